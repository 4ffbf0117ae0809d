"""The reading interface: no update, no other service, whatever a query looks like.

A local listener stands for the service. What an engine would send there, unguarded,
must be refused; what only looks like it must be answered.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

import diplograph
from diplograph.data import bundled
from diplograph.errors import BadValue, QueryFailed, QueryRefused, QuerySyntax
from diplograph.queries import guard
from diplograph.queries.catalogue import Catalogue
from diplograph.queries.guard import refuse_side_effects
from diplograph.sparql.executor import Solutions
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.sparql.rdflib import RdflibExecutor

# URL stands for the listener; the data are <x:a> <x:b> 1.
ASKS = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p 1.SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o ;SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { BIND(1AS?x)SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { FILTER EXISTS{ SERVICE<URL>{ ?s ?p ?o } } ?s ?p ?o }",
    "SELECT * { FILTER(?o<3)?s ?p ?o SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { #\nSERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { #\rSERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { # it's\n SERVICE <URL> { ?s ?p ?o } } # '",
    "#\rSELECT * { SERVICE <URL> { ?s ?p ?o } {\nSELECT * {} } }",
    '#"\nSELECT * { FILTER(1="") SERVICE <URL> { ?s ?p ?o } } #"',
    'SELECT * { # "\n SERVICE <URL> { ?s ?p ?o } # "\n}',
    "PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX SERVICE: <x:> PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICESILENT:x{ ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:x # aside\n { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { ?s ?p ?oGRAPH SERVICE:x { ?a ?b ?c } }",
    "PREFIX : <URL> SELECT ?s { ?s ?p ?x\u00b7GRAPH SERVICE:x { ?s ?b ?c } }",
    "PREFIX : <URL> SELECT ?s { ?s ?p ?x\u0301GRAPH SERVICE:x { ?s ?b ?c } }",
    "PREFIX : <URL> SELECT ?s { ?s ?p ?x\u203fGRAPH SERVICE:x { ?s ?b ?c } }",
    "PREFIX : <URL> SELECT ?s { ?s ?p _:x\u00b7GRAPH SERVICE:x { ?s ?b ?c } }",
    "PREFIX : <URL> SELECT ?s { ?s ?p ?x\u200dGRAPH SERVICE:x { ?s ?b ?c } }",
    "ASK { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
)
# Not every engine would ask here, but some parser may read it so.
MIGHT_ASK = (
    r"SELECT * { \u0053ERVICE <x:s> { ?s ?p ?o } }",
    r"SELECT * { VALUES ?x { \u0022\u0022\u0022 } SERVICE <x:s> { ?s ?p ?o } # '' }",
    r"SELECT * { # \u000A SERVICE <x:s> { ?s ?p ?o }" + "\n}",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { ?s ?p true SERVICE <x:s> { ?a ?b ?c } }",
)
HARMLESS = (
    "SELECT ?service { ?s ?p ?service }",
    "SELECT $insert { ?s ?p $insert } # SERVICE <x:s> {} and DROP ALL",
    'SELECT * { ?s ?p ?o FILTER(?o != "SERVICE <x:s> { }") }',
    "SELECT * { ?s ?p ?o FILTER(?o != '''it's a\nSERVICE <x:s> { }''') }",
    'SELECT * { ?s ?p ?o FILTER(?o != """a \\""" SERVICE <x:s> { }""") }',
    "PREFIX ex: <x:> SELECT * { ?s ex:service|ex:b ?o }",
    "PREFIX service: <x:> SELECT * { ?s service:b ?o }",
    "PREFIX service: <x:> SELECT * { GRAPH ?g { ?s ?p ?o } OPTIONAL { GRAPH service:x { ?s ?p ?o } } }",
    "PREFIX load: <x:> PREFIX clear: <y:> SELECT * { ?s load:b ?o }",
    "PREFIX insert: <x:> SELECT * { ?s insert:b ?o }",
    "SELECT * { ?s <x:b>|<x:service#SERVICE> ?o }",
    "BASE <http://with.example/insert#> SELECT * { ?s ?p ?o }",
    'SELECT * { ?s ?p ?o FILTER(LANG(?o) != "x" || ?o = "y"@service) }',
    "SELECT * { ?s ?p ?o OPTIONAL { _:service ?p ?x } }",
    "SELECT * { ?s ?p ?o FILTER(?o<2&&?o>0) }",
)
UPDATES = (
    "INSERT DATA { <x:a> <x:b> 2 }",
    "insertdata{ <x:a> <x:b> 2 }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "PREFIX select: <x:> BASE <x:ask> # SELECT\n WITH <x:g> INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "LOAD <http://localhost/x>",
    "LOAD SILENT <http://localhost/x> INTO GRAPH <x:g>",
    "CLEAR ALL",
    "CLEAR DEFAULT",
    "CREATE GRAPH <x:g>",
    "DROP SILENT NAMED",
    "COPY DEFAULT TO <x:g>",
    "MOVE <x:a> TO <x:b>",
    "ADD <x:a> TO DEFAULT",
    r"\u0049NSERT DATA { <x:a> <x:b> 2 }",
)


class Listener:
    """Counts who connects, and answers nobody."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.calls = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.socket.close()


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal(1), ox.NamedNode("x:g")))
    return store


@pytest.mark.parametrize("text", ASKS)
def test_what_would_reach_a_service_is_refused(store: ox.Store, listener: Listener, text: str) -> None:
    text = text.replace("URL", listener.url)
    before = listener.calls
    try:
        answer = store.query(text, use_default_graph_as_union=True)
        if not isinstance(answer, ox.QueryBoolean):
            list(answer)
    except (OSError, RuntimeError):
        pass
    assert listener.calls > before, "the case proves nothing: unguarded, the engine asks nobody"
    before = listener.calls
    for executor in (OxigraphExecutor(store), RdflibExecutor(rdflib.Dataset())):
        with pytest.raises(QueryRefused, match="another server"):
            executor.run(text)
    assert listener.calls == before


@pytest.mark.parametrize("text", MIGHT_ASK)
def test_what_might_reach_a_service_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="another server"):
        refuse_side_effects(text, "query")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_is_answered(store: ox.Store, text: str) -> None:
    answer = OxigraphExecutor(store).run(text)
    assert isinstance(answer, Solutions) and len(answer.rows) == 1


@pytest.mark.parametrize("text", UPDATES)
def test_an_update_is_refused(store: ox.Store, text: str) -> None:
    for executor in (OxigraphExecutor(store), RdflibExecutor(rdflib.Dataset())):
        with pytest.raises(QueryRefused, match="update"):
            executor.run(text, allow=("service",))
    assert len(store) == 1


def test_a_service_is_asked_by_name(store: ox.Store, listener: Listener) -> None:
    kg = diplograph.Library(OxigraphExecutor(store))
    before = listener.calls
    kg.sparql(f"SELECT * {{ SERVICE SILENT <{listener.url}> {{ ?s ?p ?o }} }}", allow=("service",))
    assert listener.calls > before
    with pytest.raises(BadValue, match="cannot be allowed"):
        kg.sparql("ASK {}", allow=("update",))


FETCHES = (
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    r"SELECT * \u0046ROM <URL> { ?s ?p ?o }",
    r"SELECT * \U00000046ROM\u0020NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?x\u00b7FROM <URL> { ?s ?p ?o }",
    "DESCRIBE <x:a>FROM<URL>",
)


@pytest.mark.parametrize("text", FETCHES)
def test_rdflib_fetches_no_graph(listener: Listener, tmp_path: Path, text: str) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<x:s> <x:p> 'secret' .")
    for url in (listener.url, secret.as_uri()):
        before = listener.calls
        with pytest.raises((QueryRefused, QuerySyntax, QueryFailed)):
            RdflibExecutor(rdflib.Dataset(default_union=True)).run(text.replace("URL", url))
        assert listener.calls == before


def test_rdflib_is_kept_from_fetching_even_where_the_guard_overlooks_it(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diplograph.sparql.rdflib.names_graphs", lambda _: False)
    before = listener.calls
    with suppress(QueryFailed):
        RdflibExecutor(rdflib.Dataset(default_union=True)).run(FETCHES[0].replace("URL", listener.url))
    assert listener.calls == before


# Each ends the process that parses it unguarded: a stack overflows.
TOO_DEEP: dict[str, Callable[[int], str]] = {
    "groups": lambda n: "SELECT * { " + "{" * n + "}" * n + " }",
    "brackets": lambda n: "SELECT * { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "lists": lambda n: "SELECT * { ?s ?p " + "(" * n + "1" + ")" * n + " }",
    "blank nodes": lambda n: "SELECT * { ?s ?p " + "[ ?p " * n + "1" + "]" * n + " }",
    "subselects": lambda n: "SELECT * { " + "{ SELECT * { " * n + "} }" * n + " }",
    "not": lambda n: "SELECT * { FILTER(" + "!" * n + "true) }",
    "a sum": lambda n: "SELECT * { FILTER(" + "1+" * n + "1) }",
    "a sum of signed numbers": lambda n: "SELECT * { FILTER(1" + " +1" * n + ") }",
    "a disjunction": lambda n: "SELECT * { FILTER(" + "?x||" * n + "1) }",
    "a union": lambda n: "SELECT * { {?s ?p ?o}" + " UNION {?s ?p ?o}" * n + " }",
    "alternatives": lambda n: "SELECT * { ?s " + "<x:a>|" * n + "<x:a> ?o }",
    "a list": lambda n: "SELECT * { ?s ?p (" + "1 " * n + ") }",
    "triples": lambda n: "SELECT * { " + "?s ?p 1." * n + " }",
    "escaped braces": lambda n: "SELECT * { " + r"\u007B" * n + r"\u007D" * n + " }",
    "a list that begins like values": lambda n: "SELECT * { VALUES ?x { { " + "1+" * n + "} } }",
}


@pytest.mark.parametrize("what", TOO_DEEP)
def test_what_would_overflow_the_stack_is_refused(store: ox.Store, what: str) -> None:
    text = TOO_DEEP[what](20_000)
    for executor in (OxigraphExecutor(store), RdflibExecutor(rdflib.Dataset())):
        with pytest.raises(QueryRefused, match=r"nested|words and signs"):
            executor.run(text)


def test_many_values_are_not_too_much(store: ox.Store) -> None:
    many = " ".join(f"<x:{number}>" for number in range(20_000))
    answer = OxigraphExecutor(store).run(f"SELECT * {{ VALUES ?s {{ <x:a> {many} }} ?s ?p ?o }}")
    assert isinstance(answer, Solutions) and len(answer.rows) == 1
    graphs = "".join(f"FROM <x:{number}> FROM NAMED <x:{number}> " for number in range(5_000))
    assert OxigraphExecutor(store).run(f"ASK {graphs} {{ }}") is True


@pytest.mark.parametrize(
    "text", ["SELECT * { ?s ?p 'open }", 'SELECT * { ?s ?p """open" }', 'ASK { "a\\" }', 'VALUES ?x {"""abc"}']
)
def test_a_string_that_is_not_closed_is_found(store: ox.Store, text: str) -> None:
    with pytest.raises(QuerySyntax, match="not closed") as caught:
        OxigraphExecutor(store).run(text)
    assert caught.value.line == 1 and text[caught.value.column - 1] in "'\""


def test_nothing_is_nothing_to_ask(store: ox.Store) -> None:
    for text in ("", "  ", "# only a comment"):
        with pytest.raises(QuerySyntax):
            OxigraphExecutor(store).run(text)


def test_a_query_that_names_its_graphs_means_those(store: ox.Store) -> None:
    store.add(ox.Quad(ox.NamedNode("x:c"), ox.NamedNode("x:b"), ox.Literal(2), ox.NamedNode("x:h")))
    executor = OxigraphExecutor(store)
    for text, count in (("{ ?s ?p ?o }", 2), ("FROM <x:g> { ?s ?p ?o }", 1), ("{ ?s ?p ?o } # FROM <x:g>", 2)):
        answer = executor.run(f"SELECT * {text}")
        assert isinstance(answer, Solutions) and len(answer.rows) == count, text


def test_nonsense_is_left_to_the_parser(store: ox.Store) -> None:
    with pytest.raises(QuerySyntax):
        OxigraphExecutor(store).run("FROBNICATE ALL")


PIECES = (*"\"#\n\r {}a'\\", '""', "SERVICE <x:s> {}", "FROM <x:g>", "?from ", "dg:alignedFrom", "<x:a>", "?s ?p ")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example('"a" # "b"\nSERVICE <x:s> {}')
@example('""" SERVICE <x:s> {} """')
@example('"it\'s" FROM <x:g> "it\'s"')
@example("?from FROM <x:g>")
def test_what_reads_by_its_letters_alone_reads_so_by_the_grammar(body: str) -> None:
    text = "PREFIX dg: <x:>\nSELECT * { " + body
    if guard._plain(text):
        assert guard._read(text, strict=True) == guard._Reading(False, False, False, None)


def test_saved_questions_read_by_their_letters_alone() -> None:
    long = {"changes"}  # has more characters than a plain one may have words
    assert {saved.name for saved in Catalogue(bundled.queries()) if not guard._plain(saved.text)} == long
