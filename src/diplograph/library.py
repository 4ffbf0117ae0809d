"""The graph as one object: ask saved questions, look things up, run SPARQL, check it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from diplograph.answers.asker import Asker
from diplograph.answers.result import Result
from diplograph.data import bundled, dataset, turtle
from diplograph.data.composition import context_of, find_sources
from diplograph.data.discovery import graph_files
from diplograph.errors import BadValue
from diplograph.namespaces import GRAPH
from diplograph.sparql.executor import Executor
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.terms import Iri

if TYPE_CHECKING:
    import rdflib

    from diplograph.argument.acceptance import Acceptance
    from diplograph.argument.actor_network import Network
    from diplograph.argument.changes import Cruxes, WhatIf
    from diplograph.argument.graph import Anyone, Argument, Holders
    from diplograph.argument.view import Described, View
    from diplograph.argument.why import Tree
    from diplograph.browse.cards import ActorCard, Card, ClaimCard, EntityCard, SituationCard
    from diplograph.browse.search import Found
    from diplograph.checks.report import Report
    from diplograph.export.registry import Export


def load(*paths: str | Path, queries: str | Path | None = None, store: str | Path | None = None) -> Library:
    """Load the bundled graph, or the Turtle files and folders at ``paths``, as one graph.

    Your own files are joined by the ontology, the schemes and the shared
    actors, places, things and works; what follows from them is derived in
    memory where a folder brings no ``derived.ttl``.  Several documents are answered
    across, and `Result.documents` says of each row which it comes from:
    ``load(diplograph.bundled, "my-essay/")`` takes the bundled essay, too.

    Args:
        paths: Turtle files and folders of them; without any, the bundled graph.
        queries: a folder of ``.rq`` files of your own, beside the bundled ones.
        store: a store on disk, which is opened without parsing; with ``paths``, it is first
            made to hold them, see `diplograph.sparql.disk.load_store`.

    Raises:
        NotFound, NoStatements, SyntaxFault: see `diplograph.data.dataset`.
        UsageError: two files hold graphs of one name; or the store is being written, not
            whole, or of another version.

    >>> kg = load()
    >>> kg.measurements().columns
    ('measurement', 'label', 'value', 'unit', 'whom', 'when', 'source')

    """
    if store is not None:
        from diplograph.sparql import disk

        if paths:
            disk.load_store(paths, store)
        executor, loaded = disk.open_store(store)
        return Library(executor, loaded, queries)
    if not paths:
        held = dataset.load(graph_files(bundled.bundled_files()))
        return Library(OxigraphExecutor(held), (), queries)
    found = find_sources(paths)
    held = dataset.load(found.own)  # an empty or broken file must not hide behind the context
    dataset.load(found.context, held)
    for name in found.derived:
        held.extend(dataset.in_graph(name, found.follows(name)))
    return Library(OxigraphExecutor(held), tuple(Path(p) for p in paths), queries)


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
    from diplograph.data.derive import derive

    store = dataset.from_rdflib(graph)
    names = {quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else "" for quad in store}
    for file in context_of(names):
        store.extend(dataset.in_graph(file.graph, list(dataset.missing(store, turtle.parse(file.path)))))
    store.extend(dataset.in_graph(GRAPH + "derived", derive(store)))
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
            looked at, see `diplograph.sparql.http`.
        timeout: seconds that one question may take in all.
        retries: how often a question is asked again where the server is busy (502,
            503, 504) or the connection breaks.
        queries: a folder of saved questions of your own, beside the bundled ones.

    Raises:
        EndpointError: the server is not there, refuses, or does not speak SPARQL.
        NoStatements: it holds nothing of Diplograph.

    """
    from diplograph.sparql import endpoint

    return Library(endpoint.connect(url, auth, timeout, retries), queries=queries)


class Library(Asker):
    """A graph to ask, wherever it is.  Make one with `load`, `from_graph` or `connect`.

    Each saved question is a method, named as its file, with its parameters as
    keyword arguments:

    >>> kg = load()
    >>> kg.claims_by_holder(holder="Pakistan")[0].holder.curie
    'actor:pakistan'

    Args:
        executor: where queries run.
        paths: the files that `check` is about, empty for the bundled graph; None where
            the graph does not come from files.
        queries: a folder of saved questions to use beside the bundled ones; of two
            with one name, yours counts.
        graphs: where there are no files, the graphs that `check` is about, the default graph as an
            empty string; None for all.

    """

    def __init__(
        self,
        executor: Executor,
        paths: tuple[Path, ...] | None = None,
        queries: str | Path | None = None,
        graphs: Collection[str] | None = None,
    ) -> None:
        super().__init__(executor, queries)
        self._paths, self._graphs = paths, graphs
        self._argument: Argument | None = None
        self._described: Described | None = None
        self._changeable = False

    from_graph = staticmethod(from_graph)

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store, where the graph is held in this process.

        Whoever has it may change it, so from then on nothing that was read is kept.

        Raises:
            UsageError: the graph is elsewhere.

        """
        self._changeable = True
        return self.executor.held()

    def close(self) -> None:
        """Let go of a store on disk, so that it can be loaded anew; others need no closing."""
        self.executor.close()

    # Things

    def actor(self, name: str) -> ActorCard:
        """Return what there is to know of an actor, by name, slug, CURIE or IRI.

        Raises:
            UnknownEntity, BadValue: nobody is called so, or several are.

        >>> card = load().actor("Imran Khan")
        >>> card.label, card.kind.slug
        ('Imran Khan', 'Person')

        """
        from diplograph.browse import cards

        return cards.actor(self, name)

    def claim(self, name: str) -> ClaimCard:
        """Return what there is to know of a claim, such as ``c-017``; see `actor`.

        >>> load().claim("c-017").holder.curie
        'actor:ted-craig'

        """
        from diplograph.browse import cards

        return cards.claim(self, name)

    def event(self, name: str) -> SituationCard:
        """Return what there is to know of an event as described, and who says so; see `actor`.

        >>> load().event("fall-of-afghan-government").label
        'Fall of the Afghan government'

        """
        from diplograph.browse import cards

        return cards.situation(self, name, "event")

    def situation(self, name: str) -> SituationCard:
        """Return the same of any event, relation, status, causal link or measurement; see `actor`.

        >>> load().situation("pakistan-india-rivalry").kind.slug
        'Relation'

        """
        from diplograph.browse import cards

        return cards.situation(self, name, "situation")

    def place(self, name: str) -> EntityCard:
        """Return what there is to know of a place; see `actor`.

        >>> load().place("Kabul").iri.curie
        'place:kabul'

        """
        from diplograph.browse import cards

        return cards.entity(self, name, "place")

    def thing(self, name: str) -> EntityCard:
        """Return what there is to know of a thing; see `actor`."""
        from diplograph.browse import cards

        return cards.entity(self, name, "thing")

    def work(self, name: str) -> EntityCard:
        """Return what there is to know of a work; see `actor`."""
        from diplograph.browse import cards

        return cards.entity(self, name, "work")

    def show(self, name: str) -> Card:
        """Return the card of whatever is called ``name``, of any kind; see `actor`.

        >>> load().show("TTP").to_text().splitlines()[0]
        'Tehrik-e-Taliban Pakistan'

        """
        from diplograph.browse import cards

        return cards.show(self, name)

    def find(self, words: str, kind: str | None = None, limit: int | None = 20) -> list[Found]:
        """Find things by label, other name or fragment, and claims by words of their paraphrase.

        Args:
            words: what to look for; case and accents make no difference.
            kind: one of ``actor place thing work situation claim``, to find only those.
            limit: how many to return at most; None for all.

        Returns:
            The best first: exact, then the beginning, then all words, then some.

        Raises:
            BadValue: there is no such kind, or there are no words.

        >>> load().find("imran khan")[0].iri.curie
        'actor:imran-khan'

        """
        from diplograph.browse.search import find

        return find(self, words, kind, limit)

    # rdflib, formats, checks

    def dataset(self) -> rdflib.Dataset:
        """Return an rdflib Dataset with a copy of every named graph.

        >>> kg = load()
        >>> len(kg.dataset()) == len(kg.store)
        True

        """
        return dataset.to_rdflib(self.executor.held())

    def export(self, form: str) -> Export:
        """Write the graph in another form.

        Args:
            form: ``turtle``, ``jsonld``, ``aif``, ``argdown`` …; see `diplograph.export.registry.FORMS`.

        Returns:
            The files, and the losses: what the form could not say.

        Raises:
            Unknown, UsageError, DataError: see `diplograph.export.registry.export`.

        """
        from diplograph.export.registry import export

        return export(self, form)

    def check(self, engine: str = "native", strict: bool = False) -> Report:
        """Check the files that this graph was loaded from, or the graph that it was made from.

        What is checked is in `diplograph.checks.run.check`; findings in a graph without files have no line.

        Raises:
            UsageError: the graph is on a server.

        """
        from diplograph.checks.run import check, check_store

        if self._paths is None:
            return check_store(self.executor.held(), self._graphs, engine, strict)
        return check(self._paths, engine, strict)

    # Viewpoints and argument

    @property
    def argument(self) -> Argument:
        """Who holds what, and how the claims bear on each other; read once.

        Raises:
            ArgumentCycle: a claim is among its own grounds.

        """
        if self._argument is None or self._changeable:
            from diplograph.argument.graph import read

            self._argument = read(self)
        return self._argument

    def holders(self, who: str | Iterable[str] | Anyone) -> Holders:
        """Return whose view is meant: one actor, several, or `diplograph.ANYONE`."""
        from diplograph.argument.graph import Anyone

        if isinstance(who, Anyone):
            return who
        names = [who] if isinstance(who, str) else list(who)
        if not names:
            raise BadValue("according_to", "nobody is named", "Name a holder, several, or diplograph.ANYONE.")
        return frozenset(self.identify("actor", name) for name in names)

    def according_to(self, holder: str | Iterable[str] | Anyone, *, floor: str | None = None) -> View:
        """Return what a viewpoint asserts, denies and leaves open; see `diplograph.argument.view.view`."""
        from diplograph.argument.view import read, view

        whose = self.holders(holder)
        least = None if floor is None else self.identify("concept:likelihood", floor)
        if self._described is None or self._changeable:
            self._described = read(self)
        return view(self._described, self.argument, whose, least)

    def compare(self, first: str | Iterable[str] | Anyone, second: str | Iterable[str] | Anyone) -> Result[Any]:
        """Return where two viewpoints agree, differ or one only speaks; see `diplograph.argument.view.compare`."""
        from diplograph.argument.view import compare

        return compare(self.argument, self.holders(first), self.holders(second))

    def contradictions(self) -> Result[Any]:
        """Return the pairs of claims that cannot both hold; see `diplograph.argument.why.contradictions`."""
        from diplograph.argument.why import contradictions

        return contradictions(self.argument)

    def network(
        self,
        according_to: str | Iterable[str] | Anyone,
        *,
        on: str | None = None,
        floor: str | None = None,
        events: bool = False,
    ) -> Network:
        """Return the signed relations between actors; see `diplograph.argument.actor_network.network`."""
        from diplograph.argument.actor_network import network

        return network(self.according_to(according_to, floor=floor), on, events=events)

    def why(self, claim: str) -> Tree:
        """Return the tree of grounds of a claim, down to passages; see `diplograph.argument.why.why`."""
        from diplograph.argument.why import why

        iri = self.identify("claim", claim)
        return why(self, self.argument, iri)

    def against(self, claim: str, *, deep: bool = False) -> Result[Any]:
        """Return what speaks against a claim, and what outweighs it; see `diplograph.argument.why.against`."""
        from diplograph.argument.why import against

        iri = self.identify("claim", claim)
        return against(self.argument, iri, deep=deep)

    def acceptance(
        self, according_to: str | Iterable[str] | Anyone, semantics: str = "grounded", *, time_limit: float = 10.0
    ) -> Acceptance:
        """Return which claims stand from a viewpoint; see `diplograph.argument.acceptance`."""
        from diplograph.argument.acceptance import evaluate

        return evaluate(self.argument, self._whose(according_to), semantics, time_limit)

    def what_if(
        self,
        *,
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        without_preferences: bool | Iterable[str] = False,
        according_to: str | Iterable[str] | Anyone | None = None,
    ) -> WhatIf:
        """Return what falls if claims are refused or granted; see `diplograph.argument.changes.what_if`.

        Without ``according_to`` it is asked of the argument of those who hold the claims named.
        """
        from diplograph.argument.changes import what_if

        refused = [self.identify("claim", c) for c in reject]
        granted = [self.identify("claim", c) for c in accept]
        without = without_preferences
        return what_if(
            self.argument,
            self._whose(according_to, [*refused, *granted]),
            reject=refused,
            accept=granted,
            without_preferences=without if isinstance(without, bool) else [self.identify("step", p) for p in without],
        )

    def cruxes(
        self,
        claim: str,
        *,
        first_grounds: bool = False,
        time_limit: float = 10.0,
        according_to: str | Iterable[str] | Anyone | None = None,
    ) -> Cruxes:
        """Return the smallest sets of premises on which a claim turns; see `diplograph.argument.changes.cruxes`.

        Without ``according_to`` it is asked of the argument of the claim's holder.
        """
        from diplograph.argument.changes import cruxes

        iri = self.identify("claim", claim)
        whose = self._whose(according_to, [iri])
        return cruxes(self.argument, whose, iri, first_grounds=first_grounds, time_limit=time_limit)

    def _whose(self, who: str | Iterable[str] | Anyone | None, claims: Iterable[Iri] = ()) -> Holders:
        """Return the viewpoint named, or else that of the holders of ``claims``; sure to hold something."""
        from diplograph.argument.view import speaking

        if who is None and not claims:
            raise BadValue("according_to", "no claim says whose argument is meant", "Name a holder.")
        claimed = frozenset(self.argument.claims[claim].holder for claim in claims)
        whose = claimed if who is None else self.holders(who)
        speaking(self.argument, whose)
        return whose

    def chain_strength(self, according_to: str | Iterable[str] | Anyone) -> Result[Any]:
        """Return the weakest hedge on the way to each recommendation; see `diplograph.argument.why.chain_strength`."""
        from diplograph.argument.why import chain_strength

        return chain_strength(self, self.argument, self._whose(according_to))
