"""Where a graph comes from: files, a store on disk, a triple store or an rdflib graph in; a `Library` out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph._late import late
from diplograph.data import dataset, turtle
from diplograph.library import Library
from diplograph.namespaces import GRAPH
from diplograph.sparql.memory import OxigraphExecutor

if TYPE_CHECKING:
    import rdflib

    from diplograph.data import companions, composition, derive
    from diplograph.sparql import disk, endpoint
else:
    # The bundled graph is loaded without them.
    companions = late("diplograph.data.companions")
    composition = late("diplograph.data.composition")
    derive = late("diplograph.data.derive")
    disk = late("diplograph.sparql.disk")
    endpoint = late("diplograph.sparql.endpoint")

# More files than a few essays have.
_LARGE = 60


def load(*paths: str | Path, queries: str | Path | None = None, store: str | Path | None = None) -> Library:
    """Load the bundled graph, or the Turtle files and folders at ``paths``, as one graph.

    Your own files are joined by the ontology, the schemes and the shared
    actors, places, things and works; what follows from them is derived in
    memory where a folder brings no ``derived.ttl``.  Several documents are answered
    across, and `Result.documents` says of each row which it comes from:
    ``load(diplograph.bundled, "my-essay/")`` takes the bundled essay, too.

    A companion, a document that is bundled beside the essay, is named as a path is:
    ``load(diplograph.bundled, "nie-52-55")`` takes both.  `companions` lists them.

    Args:
        paths: Turtle files and folders of them, and names of companions; without any, the bundled graph.
        queries: a folder of ``.rq`` files of your own, beside the bundled ones.
        store: a store on disk, which is opened without parsing; with ``paths``, it is first
            made to hold them, see `diplograph.sparql.disk.load_store`.

    Raises:
        NotFound, NoStatements, SyntaxFault: see `diplograph.data.dataset`.
        UsageError: two files hold graphs of one name; or the store is being written, not
            whole, or of another version.

    >>> kg = load()
    >>> kg.measurements().columns[:4]
    ('measurement', 'label', 'value', 'unit')

    """
    if store is not None:
        if paths:
            disk.load_store(paths, store)
        executor, loaded = disk.open_store(store)
        return Library(executor, loaded, queries)
    if not paths:
        return Library(OxigraphExecutor(dataset.load_bundled()), (), queries)
    held, own = composition.compose(paths)
    memory = OxigraphExecutor(held)
    memory.large = own > _LARGE
    return Library(memory, tuple(Path(p) for p in paths), queries)


def _bring(store: ox.Store) -> None:
    for name, triples in companions.brought(store).items():
        store.extend(dataset.in_graph(name, triples))


def from_graph(graph: rdflib.Graph, queries: str | Path | None = None) -> Library:
    """Take in an rdflib Graph or Dataset that you hold.

    The library answers from a copy: your graph is left as it is, and what you
    change in it later is not seen. Named graphs keep their names, and queries see
    the union of all. As in `load`, the ontology, the schemes, the shared actors,
    places, things and works, and what follows are added where they are not in it.

    Raises:
        NoStatements: the graph is empty.
        DataError: a date in it is no EDTF.

    >>> import rdflib
    >>> mine = rdflib.Graph().parse(format="turtle", data='''
    ...     @prefix dg: <https://w3id.org/diplograph/ns#> .
    ...     @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    ...     <https://example.org/mediator> a dg:Person ; skos:prefLabel "The mediator"@en .''')
    >>> from_graph(mine).find("mediator")[0].iri.slug
    'mediator'

    """
    store = dataset.from_rdflib(graph)
    names = {quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else "" for quad in store}
    for file in composition.context_of(names):
        store.extend(dataset.in_graph(file.graph, list(dataset.missing(store, turtle.parse(file.path)))))
    store.extend(dataset.in_graph(GRAPH + "derived", derive.derive(store)))
    _bring(store)
    return Library(OxigraphExecutor(store), queries=queries, graphs=names)


def connect(
    url: str,
    auth: tuple[str, str] | str | None = None,
    timeout: float = 60.0,
    retries: int = 3,
    queries: str | Path | None = None,
) -> Library:
    """Return the graph that a triple store holds: the same questions, the same rows.

    Args:
        url: the SPARQL endpoint, or the base URL of a common server.
        auth: a pair of user and password (basic or digest, as the server asks), or a
            bearer token; without it, the URL, the environment and the netrc file are
            looked at, see `diplograph.sparql.credentials`.
        timeout: seconds that one question may take in all.
        retries: how often a question is asked again where the server is busy (502,
            503, 504) or the connection breaks.
        queries: a folder of saved questions of your own, beside the bundled ones.

    Raises:
        EndpointError: the server is not there, refuses, or does not speak SPARQL.
        NoStatements: it holds nothing of Diplograph.

    """
    return Library(endpoint.connect(url, auth, timeout, retries), queries=queries)
