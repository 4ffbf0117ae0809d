"""Query a graph in a remote triple store through SPARQLWrapper (SPARQL 1.1 Protocol).

SPARQLWrapper makes the requests, `diplograph.sparql.http` carries them, and
pyoxigraph parses the answers as they come in.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import IO

import pyoxigraph as ox
from SPARQLWrapper import CONSTRUCT, GET, POST, SELECT, SPARQLWrapper
from urllib3 import BaseHTTPResponse

from diplograph.data import bundled
from diplograph.errors import AnswerBroken, EndpointError, NoStatements, UsageError
from diplograph.queries.catalogue import Catalogue
from diplograph.queries.guard import names_graphs
from diplograph.sparql.executor import Answer, Executor, QueryKind, Solutions, query_kind, query_variables
from diplograph.sparql.http import Client, address, body, media_type
from diplograph.terms import Term

JSON = ("application/sparql-results+json", "application/json")
GRAPH_FORMATS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
# A longer query is sent by POST.  Some servers and proxies only accept URLs of up to 2,000
# characters, and encoding makes a query half as long again.
_LONGEST_BY_GET = 1000

# The paths at which servers take queries, below the base URL; the URL as given is tried first.
_PLACES = ("", "/query", "/sparql")
_NO_ENDPOINT = frozenset({400, 404, 405, 406, 415})


class RemoteExecutor(Executor):
    """Runs queries on a SPARQL endpoint.

    Args:
        endpoint: the URL that takes queries.
        client: the HTTP client of its server.
        parameters: sent with each query, for example to ask for the union of all
            named graphs as the default graph.

    """

    large = True

    def __init__(self, endpoint: str, client: Client, parameters: Mapping[str, Sequence[str]] | None = None) -> None:
        self.endpoint, self.client, self.parameters = endpoint, client, dict(parameters or {})

    def __repr__(self) -> str:
        return f"<RemoteExecutor of {self.endpoint}>"

    def run(self, text: str, where: str = "query", allow: Collection[str] = ()) -> Answer:
        """See `Executor.run`; the answer is complete, or there is an error.

        Raises:
            EndpointError: the server refuses or fails; `Unreachable` and `AnswerBroken` are subclasses.

        """
        asked = query_kind(text, where, tuple(allow))

        def ask(deadline: float) -> Answer:
            if asked == QueryKind.TRIPLES:
                return list(dict.fromkeys(self._triples(text, deadline)))
            answer = self._answer(text, deadline, kept=[])
            if (asked == QueryKind.YES_OR_NO) != isinstance(answer, bool):
                raise AnswerBroken(self.endpoint, f"the answer is not {asked}", "Check that this is a SPARQL endpoint.")
            return answer if isinstance(answer, bool) else self._asked_for(text, Solutions(answer[0], list(answer[1])))

        return self.client.reading(ask)

    def _asked_for(self, text: str, answer: Solutions) -> Solutions:
        """Return an answer with its columns in the order of the query, after checking that they are the same.

        Raises:
            AnswerBroken: the columns differ.

        """
        wanted = query_variables(text)
        if wanted is None or answer.variables == wanted:
            return answer
        if set(wanted) != set(answer.variables) or len(wanted) != len(answer.variables):
            shown = ", ".join(answer.variables[:10]) or "none"
            what = f"the answer has different columns ({shown}) from those of the query ({', '.join(wanted)})"
            raise AnswerBroken(self.endpoint, what, "Check that this is a SPARQL endpoint.")
        order = [answer.variables.index(name) for name in wanted]
        return Solutions(wanted, [tuple(row[i] for i in order) for row in answer.rows])

    def stream(self, text: str, where: str = "query") -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
        """Yield the rows of a SELECT one by one, in bounded memory.

        The answer is complete only if the rows end without an error.  For a server that
        adds members of its own after the rows (Comunica), use `run`.

        Raises:
            QuerySyntax, QueryRefused, UsageError: the query is at fault.
            EndpointError: the server is at fault; this may also happen between rows.

        """
        if query_kind(text, where) != QueryKind.ROWS:
            raise UsageError(where, "only a SELECT returns rows", "Use run() instead.")
        answer = self.client.reading(lambda deadline: self._answer(text, deadline))
        if isinstance(answer, bool):
            raise AnswerBroken(self.endpoint, "the answer is not rows", "Check that this is a SPARQL endpoint.")
        return answer

    def _open(self, text: str, accept: str, kind: str, deadline: float) -> BaseHTTPResponse:
        wrapper = SPARQLWrapper(self.endpoint)
        # Instead of setQuery, which guesses the form of the query; it has been parsed here.
        wrapper.queryString, wrapper.queryType = text, kind
        wrapper.setOnlyConneg(True)
        wrapper.addCustomHttpHeader("Accept", accept)
        parameters = {} if names_graphs(text) else self.parameters  # FROM itself gives the default graph
        for name, values in parameters.items():
            for value in values:
                wrapper.addParameter(name, value)
        size = len(text) + sum(map(len, chain.from_iterable(parameters.values())))
        wrapper.setMethod(POST if size > _LONGEST_BY_GET else GET)
        # Not query(), which sends through urllib's global opener.
        return self.client.open(wrapper._createRequest(), deadline)

    def _answer(
        self, text: str, deadline: float, kept: list[bytes] | None = None
    ) -> bool | tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
        response = self._open(text, JSON[0], SELECT, deadline)
        media_type(response, JSON)
        file = body(response, self.client, delimited=True, kept=kept)
        try:
            result = ox.parse_query_results(file, format=ox.QueryResultsFormat.JSON)
        except SyntaxError as error:
            file.close()
            raise _broken(self.endpoint, error) from None
        if isinstance(result, ox.QueryBoolean):
            file.close()
            return bool(result)
        names = tuple(variable.value for variable in result.variables)
        return names, self._rows(result, len(names), file, kept)

    def _rows(
        self, result: ox.QuerySolutions, width: int, file: IO[bytes], kept: list[bytes] | None
    ) -> Iterator[tuple[Term | None, ...]]:
        columns, count = range(width), 0
        try:
            for solution in result:
                count += 1
                yield tuple(solution[i] for i in columns)
        except SyntaxError as error:
            if kept is None or not _is_whole(file, kept, count):
                raise _broken(self.endpoint, error) from None
        finally:
            file.close()
            del result  # belongs to this thread only; a traceback may carry the frame to another

    def _triples(self, text: str, deadline: float) -> Iterator[ox.Triple]:
        response = self._open(text, "application/n-triples", CONSTRUCT, deadline)
        return read_graph(response, self.client)


def _is_whole(file: IO[bytes], kept: list[bytes], count: int) -> bool:
    """Tell whether an answer that the parser rejects is well-formed JSON with as many rows as were read.

    Comunica adds a member after the rows, which pyoxigraph (0.5) does not expect.
    """
    file.read()
    try:
        answer = json.loads(b"".join(kept))
        return len(answer["results"]["bindings"]) == count
    except (ValueError, LookupError, TypeError, RecursionError):
        return False


def _broken(url: str, error: SyntaxError) -> AnswerBroken:
    said = " ".join((error.msg or str(error)).split())[:120]
    what = f"the answer is not well formed, and nothing of it was used ({said})"
    return AnswerBroken(url, what, "The server may have reached its time limit: narrow the query, or raise the limit.")


def read_graph(response: BaseHTTPResponse, client: Client) -> Iterator[ox.Triple]:
    """Yield the triples of an answer in N-Triples or Turtle.

    Raises:
        AnswerBroken: it is in neither format, not well formed, or incomplete.

    """
    kind, url = media_type(response, tuple(GRAPH_FORMATS)), address(response)
    with body(response, client) as file:
        try:
            for quad in ox.parse(file, format=GRAPH_FORMATS[kind]):
                yield quad.triple
        except SyntaxError as error:
            raise _broken(url, error) from None


def connect(
    url: str, auth: tuple[str, str] | str | None = None, timeout: float = 60.0, retries: int = 3
) -> RemoteExecutor:
    """Return an executor for the endpoint at or below the URL of the client, with the union as default graph.

    If the default graph of a server is not the union, each query requests the union:
    with Oxigraph's parameter, else with those of the protocol, which list all graphs.

    Raises:
        EndpointError, NoStatements: see `diplograph.connect`.

    """
    client = Client(url, auth, timeout, retries)
    questions = Catalogue(bundled.queries())
    probe, names = questions.find("scheme_graphs").text, questions.find("named_graphs").text
    executor, seen = _endpoint(client, probe)
    if not seen:
        if not _rows(executor, questions.find("likelihood_scale").text):
            raise NoStatements(
                client.url, "there are no statements of Diplograph", f"Load them: diplograph push {client.url}"
            )
        return executor
    if all(row[1] for row in seen):
        return executor
    graphs = [row[0] for row in _rows(executor, names)]
    for parameters in ({"union-default-graph": ["true"]}, {"default-graph-uri": graphs, "named-graph-uri": graphs}):
        united = RemoteExecutor(executor.endpoint, client, parameters)
        try:
            seen = _rows(united, probe)
        except EndpointError as error:
            if error.status is None:
                raise
            continue  # a server may reject an unknown parameter
        if seen and all(row[1] for row in seen):
            return united
    what = "the default graph leaves out the named graphs, and the server does not unite them on demand"
    raise EndpointError(executor.endpoint, what, "Configure its default graph as the union of the named graphs.")


def _endpoint(client: Client, probe: str) -> tuple[RemoteExecutor, list[tuple[str, bool]]]:
    first: EndpointError | None = None
    for place in _PLACES:
        executor = RemoteExecutor(client.url.rstrip("/") + place if place else client.url, client)
        try:
            return executor, _rows(executor, probe)
        except EndpointError as error:
            if not isinstance(error, AnswerBroken) and error.status not in _NO_ENDPOINT:
                raise
            first = first or error
    assert first is not None
    raise first


def _rows(executor: RemoteExecutor, text: str) -> list[tuple[str, bool]]:
    """Return the first cell of each row, and whether there is a second cell."""
    return [(getattr(row[0], "value", ""), len(row) > 1 and row[1] is not None) for row in executor.select(text).rows]
