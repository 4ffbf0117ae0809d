"""Read and replace the named graphs of a triple store with the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from typing import NamedTuple
from urllib.parse import quote
from urllib.request import Request

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.errors import EndpointError
from diplograph.queries.catalogue import Catalogue
from diplograph.sparql.credentials import split
from diplograph.sparql.endpoint import GRAPH_FORMATS, RemoteExecutor, read_graph
from diplograph.sparql.http import Client, kind

N_TRIPLES_TYPE = "application/n-triples"


class Endpoints(NamedTuple):
    """The URLs of a server for queries and for graphs."""

    query: str
    graphs: str


# Paths below the base URL of common servers; a request for the default graph shows which one applies.
_LAYOUTS = {
    "Oxigraph": Endpoints("/query", "/store"),
    "Fuseki": Endpoints("/query", "/data"),
    "Virtuoso": Endpoints("/sparql", "/sparql-graph-crud-auth"),
    "QLever": Endpoints("", ""),
}
_REPOSITORY = re.compile(r"/repositories/[^/]+$")  # RDF4J and GraphDB
_ENDS = re.compile(r"/(?:query|sparql|update|store|data|sparql-graph-crud-auth|statements|rdf-graphs/service)/*$")


def find_endpoints(client: Client, query: str = "", graphs: str = "") -> Endpoints:
    """Return the URLs at which the server of ``client`` takes queries and graphs; given ones are kept.

    Raises:
        EndpointError: no graph store was found.

    """
    query, graphs = (split(url)[0] if url else "" for url in (query, graphs))
    if query and graphs:
        return Endpoints(query, graphs)
    base = _ENDS.sub("", client.url.rstrip("/"))
    if _REPOSITORY.search(base):
        return Endpoints(query or base, graphs or f"{base}/rdf-graphs/service")
    for layout in _LAYOUTS.values():
        endpoints = Endpoints(query or base + layout.query, graphs or base + layout.graphs)
        if _is_graph_store(client, endpoints.graphs):
            return endpoints
    tried = ", ".join(layout.graphs or "/" for layout in _LAYOUTS.values())
    what = f"there is no graph store (tried {tried})"
    raise EndpointError(base, what, "Name the dataset in the URL, or give the URL with --graph-store.", 404)


def _is_graph_store(client: Client, url: str) -> bool:
    request = Request(f"{url}?default", headers={"Accept": N_TRIPLES_TYPE})
    try:
        with closing(client.reading(lambda deadline: client.open(request, deadline))) as response:
            return response.status == 204 or kind(response) in ("", *GRAPH_FORMATS)
    except EndpointError as error:
        if error.status is None:
            raise
        return error.status in (401, 403, 500)  # Virtuoso has no default graph, and answers 500


class GraphStoreClient:
    """The named graphs of a triple store.

    Args:
        client: the HTTP client of the server.
        query: the URL that takes queries; found from the client's URL by default.
        graphs: the URL of the graph store; found in the same way.

    """

    def __init__(self, client: Client, query: str = "", graphs: str = "") -> None:
        self.client = client
        self.endpoints = find_endpoints(client, query, graphs)

    def graphs(self) -> list[str]:
        """See `diplograph.sparql.transfer.GraphContainer`; graphs with foreign names are left out."""
        question = Catalogue(bundled.queries()).find("named_graphs")
        answer = RemoteExecutor(self.endpoints.query, self.client).select(question.text, question.name)
        return sorted(row[0].value for row in answer.rows if isinstance(row[0], ox.NamedNode))

    def _url(self, graph: str) -> str:
        return f"{self.endpoints.graphs}?graph={quote(graph, safe='')}"

    def triples(self, graph: str) -> list[ox.Triple]:
        """Return the statements of one graph (GET); the result is empty if there is no such graph.

        Raises:
            EndpointError: the server refuses or fails, or the answer is incomplete.

        """
        request = Request(self._url(graph), headers={"Accept": N_TRIPLES_TYPE})
        try:
            return self.client.reading(
                lambda deadline: list(read_graph(self.client.open(request, deadline), self.client))
            )
        except EndpointError as error:
            if error.status == 404:
                return []
            raise

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Replace one whole graph (PUT).

        Raises:
            EndpointError: the server refuses or fails.  There is no retry; see `push`.

        """
        with tempfile.TemporaryFile() as file:
            ox.serialize(triples, file, format=ox.RdfFormat.N_TRIPLES)
            size = file.tell()
            headers = {"Content-Type": N_TRIPLES_TYPE, "Content-Length": str(size)}
            request = Request(self._url(graph), file, headers, method="PUT")
            self.client.open(request, time.monotonic() + self.client.timeout).close()
