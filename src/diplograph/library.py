"""The graph as one object: ask saved questions, look things up, run SPARQL, check it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph._late import late
from diplograph.answers.asker import Asker
from diplograph.answers.result import HasIri, Result
from diplograph.data import dataset
from diplograph.errors import BadValue
from diplograph.namespaces import GRAPH
from diplograph.sparql.executor import Executor
from diplograph.terms import Iri

if TYPE_CHECKING:
    import rdflib

    from diplograph.argument import graph as arguments
    from diplograph.argument import objections, reading
    from diplograph.argument import view as views
    from diplograph.argument import viewpoint as viewpoints
    from diplograph.argument import why as grounds
    from diplograph.argument.graph import Argument
    from diplograph.argument.objections import Contradiction, Objection
    from diplograph.argument.view import Described
    from diplograph.argument.viewpoint import Viewpoint
    from diplograph.argument.why import Tree
    from diplograph.browse import look, search
    from diplograph.browse.cards import ActorCard, Card, ClaimCard, EntityCard, SituationCard
    from diplograph.browse.search import Findings
    from diplograph.checks import run as checks
    from diplograph.checks.report import Report
    from diplograph.data import companions, composition
    from diplograph.export import registry
    from diplograph.export.registry import Export
    from diplograph.sparql.texts import TextIndex
else:
    # A saved question is answered without them, and most commands need one of them.
    arguments = late("diplograph.argument.graph")
    objections = late("diplograph.argument.objections")
    reading = late("diplograph.argument.reading")
    views = late("diplograph.argument.view")
    viewpoints = late("diplograph.argument.viewpoint")
    grounds = late("diplograph.argument.why")
    look = late("diplograph.browse.look")
    search = late("diplograph.browse.search")
    checks = late("diplograph.checks.run")
    companions = late("diplograph.data.companions")
    composition = late("diplograph.data.composition")
    registry = late("diplograph.export.registry")


# More documents than this are not copied into a graph of their own.
_MANY = 20


class Library(Asker):
    """A graph to ask, wherever it is.  Make one with `load`, `from_graph` or `connect`.

    Each saved question is a method, named as its file, with its parameters as
    keyword arguments:

    >>> from diplograph import load
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
        self._texts: TextIndex | None = None
        self._changeable = False
        self._excerpts: dict[frozenset[Iri], Library] = {}

    def __repr__(self) -> str:
        if self._paths is None:
            where = repr(self.executor)
        else:
            named = ", ".join(map(str, self._paths[:3])) + ", …" * (len(self._paths) > 3)
            where = named or "the bundled graph"
        return f"<{type(self).__name__} of {where}>"

    @property
    def is_bundled(self) -> bool:
        """Whether this is the bundled graph and nothing else."""
        return self._paths == ()

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
        self._texts = None
        self.executor.close()

    # Things

    def actor(self, name: str) -> ActorCard:
        """Return what there is to know of an actor, by name, slug, CURIE or IRI.

        Raises:
            UnknownEntity, BadValue: nobody has that name, or several do.

        >>> from diplograph import load
        >>> card = load().actor("Imran Khan")
        >>> card.label, card.kind.slug
        ('Imran Khan', 'Person')

        """
        return look.actor(self, name)

    def claim(self, name: str) -> ClaimCard:
        """Return what there is to know of a claim, such as ``c-017``; see `actor`.

        >>> from diplograph import load
        >>> load().claim("c-017").holder.curie
        'actor:ted-craig'

        """
        return look.claim(self, name)

    def event(self, name: str) -> SituationCard:
        """Return what there is to know of an event as described, and who says so; see `actor`.

        >>> from diplograph import load
        >>> load().event("fall-of-afghan-government").label
        'Fall of the Afghan government'

        """
        return look.situation(self, name, "event")

    def situation(self, name: str) -> SituationCard:
        """Return the same of any event, relation, status, causal link or measurement; see `actor`.

        >>> from diplograph import load
        >>> load().situation("pakistan-india-rivalry").kind.slug
        'Relation'

        """
        return look.situation(self, name, "situation")

    def place(self, name: str) -> EntityCard:
        """Return what there is to know of a place; see `actor`.

        >>> from diplograph import load
        >>> load().place("Kabul").iri.curie
        'place:kabul'

        """
        return look.entity(self, name, "place")

    def thing(self, name: str) -> EntityCard:
        """Return what there is to know of a thing; see `actor`."""
        return look.entity(self, name, "thing")

    def work(self, name: str) -> EntityCard:
        """Return what there is to know of a work; see `actor`."""
        return look.entity(self, name, "work")

    def show(self, name: str) -> Card:
        """Return the card of whatever is called ``name``, of any kind; see `actor`.

        In a large graph, what very many documents name is shown by the first of them, with its
        numbers; `actor`, `place`, `thing` and `work` return all.

        >>> from diplograph import load
        >>> load().show("TTP").to_text().splitlines()[0]
        'Tehrik-e-Taliban Pakistan'

        """
        return look.show(self, name, self.within)

    def find(self, words: str, kind: str | None = None, limit: int | None = 20) -> Findings:
        """Find things by label, other name or fragment, and claims by words of their paraphrase.

        Args:
            words: what to look for; case and accents make no difference.
            kind: one of ``actor place thing work situation claim``, to find only those.
            limit: how many to return at most; None for all.

        Returns:
            The best first: exact, then the beginning, then all words, then some. Over an endpoint
            one bounded question is asked, accents count, and ``note`` says what was not looked at.

        Raises:
            BadValue: there is no such kind, or there are no words.

        >>> from diplograph import load
        >>> load().find("imran khan")[0].iri.curie
        'actor:imran-khan'

        """
        return search.find(self, words, kind, limit)

    def texts(self) -> TextIndex | None:
        """See `Asker.texts`; an index in memory is made once, as long as nobody can change the graph."""
        if self._texts is None or self._changeable:
            self._texts = super().texts()
        return self._texts

    # rdflib, formats, checks

    def dataset(self) -> rdflib.Dataset:
        """Return an rdflib Dataset with a copy of every named graph.

        >>> from diplograph import load
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
        return registry.export(self, form)

    def check(self, engine: str = "native", strict: bool = False) -> Report:
        """Check the files that this graph was loaded from, or the graph that it was made from.

        What is checked is in `diplograph.checks.run.check`; findings in a graph without files have no line.

        Raises:
            UsageError: the graph is on a server.

        """
        if self._paths is None:
            return checks.check_store(self.executor.held(), self._graphs, engine, strict)
        return checks.check(companions.spelled_out(self._paths), engine, strict)

    # Viewpoints and argument

    @property
    def argument(self) -> Argument:
        """Who holds what, and how the claims bear on each other; read once.

        Raises:
            ArgumentCycle: a claim is among its own grounds.

        """
        if self._argument is None or self._changeable:
            self._argument = reading.read(self)
        return self._argument

    def viewpoint(self, *holders: str | HasIri, floor: str | None = None) -> Viewpoint:
        """Return the view of one holder, or of several together.

        Args:
            holders: actors, by name, slug, CURIE, IRI or card.
            floor: a likelihood; what is held as less likely counts as below the floor.

        Raises:
            BadValue: nobody is named, or the floor has no place in the order.
            UnknownEntity: there is no such actor or likelihood.
            NotHeld: none of them holds any claim.

        >>> from diplograph import load
        >>> view = load().viewpoint("ted-craig")
        >>> view.asserted[0].holder.curie
        'actor:ted-craig'

        """
        if not holders:
            raise BadValue("viewpoint", "no holder is named", "Name one, or ask `anyone`.")
        meant = arguments.Holders.of(*(self.identify("actor", holder) for holder in holders))
        if not self.executor.large:
            return self._viewpoint(meant, floor)
        voiced = reading.read_voiced(self, meant)

        def described() -> Described:
            return views.read(self, voiced.claims)

        return viewpoints.Viewpoint(voiced, described, lambda: self._argued(meant), meant, self._likelihood(floor))

    def anyone(self, *, floor: str | None = None) -> Viewpoint:
        """Return the view of all holders together; see `viewpoint`."""
        return self._viewpoint(arguments.ANYONE, floor)

    def viewpoint_of(self, *claims: str | HasIri) -> Viewpoint:
        """Return the view of those who hold the claims named, in the documents that make them; see `viewpoint`."""
        if not claims:
            raise BadValue("viewpoint_of", "no claim is named", "Name a claim, or ask `viewpoint`.")
        named = [self.identify("claim", claim) for claim in claims]
        part = self.around(*named)
        return part._viewpoint(arguments.Holders.of(*(part.argument.claims[claim].holder for claim in named)))

    def _viewpoint(self, holders: arguments.Holders, floor: str | None = None) -> Viewpoint:
        whole = self.argument
        likelihood = self._likelihood(floor)
        return viewpoints.Viewpoint(whole, self._all_described, lambda: [(self, whole)], holders, likelihood)

    def _likelihood(self, name: str | None) -> Iri | None:
        return None if name is None else self.identify("concept:likelihood", name)

    def _all_described(self) -> Described:
        if self._described is None or self._changeable:
            self._described = views.read(self)
        return self._described

    def around(self, *claims: Iri) -> Library:
        """Return the documents in which claims are made, as a graph of its own; a small graph as it is.

        Steps join claims of one document, so what is asked of an argument here costs what
        the document costs, however many others there are.
        """
        if not self.executor.large:
            return self
        return self.within(row.document for claim in claims for row in self.bundled.document_of(claim=claim))

    def _argued(self, holders: arguments.Holders) -> Iterable[tuple[Library, Argument]]:
        """Return the argument of the documents in which holders speak, of many documents in parts."""
        documents = reading.documents_of(self, holders)
        if len(documents) > _MANY:
            return ((self, argument) for argument in reading.read_in_parts(self, documents, _MANY))
        part = self.within(documents)
        return [(part, part.argument)]

    def shown(self, name: str) -> Iterator[str]:
        """Yield the whole card of whatever is called ``name`` as text, document by document where there are many.

        >>> from diplograph import load
        >>> next(load().shown("TTP")).splitlines()[0]
        'Tehrik-e-Taliban Pakistan'

        """
        return look.shown(self, name, lambda documents: self._excerpt(frozenset(documents)) or self)

    def within(self, documents: Iterable[Iri]) -> Library:
        """Return some documents with what is shared; the whole graph where there are no documents or very many."""
        wanted = frozenset(documents)
        if not wanted or len(wanted) > _MANY:
            return self
        if wanted not in self._excerpts or self._changeable:
            part = self._excerpt(wanted)
            if part is None:
                return self
            self._excerpts[wanted] = part
        return self._excerpts[wanted]

    def _excerpt(self, documents: frozenset[Iri]) -> Library | None:
        """Return some documents with what is shared, None where no catalogue says what they are made of."""
        graphs = [row.graph for work in sorted(documents) for row in self.bundled.graphs_of_document(document=work)]
        if not graphs:
            return None
        folders = dict.fromkeys(graph.rpartition("/")[0] for graph in graphs)
        derived = [f"{folder}/derived" for folder in folders]
        shared = [file.graph for file in composition.context_of(())]
        joining = [*companions.brought_graphs(), *(row.graph for row in self.bundled.alignment_graphs())]
        every = dict.fromkeys([*shared, GRAPH + "authority/derived", *joining, *graphs, *derived])
        return Library(self.executor.excerpt(every))

    def contradictions(self) -> Result[Contradiction]:
        """Return the pairs of claims that cannot both hold; see `diplograph.argument.objections.contradictions`."""
        return objections.contradictions(self.argument)

    def why(self, claim: str | HasIri) -> Tree:
        """Return the tree of grounds of a claim, down to passages; see `diplograph.argument.why.why`."""
        iri = self.identify("claim", claim)
        part = self.around(iri)
        return grounds.why(part, part.argument, iri)

    def against(self, claim: str | HasIri, *, deep: bool = False) -> Result[Objection]:
        """Return what speaks against a claim, and what outweighs it; see `diplograph.argument.objections.against`."""
        iri = self.identify("claim", claim)
        return objections.against(self.around(iri).argument, iri, deep=deep)
