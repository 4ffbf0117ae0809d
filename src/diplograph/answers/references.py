"""From what a reader writes to what is meant: a slug, a label, another name, a CURIE or an IRI."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.errors import BadValue, UnknownEntity, UsageError
from diplograph.namespaces import DG, ID, SCHEME, as_iri, curie, short, slug
from diplograph.queries.catalogue import Terms
from diplograph.sparql.executor import Solutions
from diplograph.spelling import casefold_name, nearest

if TYPE_CHECKING:
    from diplograph.sparql.texts import TextIndex

Asked = dict[str, Terms]
Ask = Callable[[str, Asked], Solutions]

# The classes that each kind of parameter may name.
KINDS: dict[str, tuple[str, ...]] = {
    "actor": ("Actor",),
    "place": ("Place",),
    "thing": ("Thing",),
    "work": ("Work",),
    "event": ("Event",),
    "situation": ("Situation",),
    "claim": ("Claim",),
    "passage": ("Passage",),
    "step": ("Inference", "Conflict", "Preference"),
    "entity": ("Actor", "Place", "Thing", "Work"),
    "named": ("Actor", "Place", "Thing", "Work", "Situation"),
    "any": ("Actor", "Place", "Thing", "Work", "Situation", "Claim"),
}


# What essays share stays few; of all else, what comes near is looked for among so many things at most.
_SHARED = KINDS["entity"]
# Of several things with one name that a parameter admits, the first of these kinds is meant.
_LIKELIEST = ("actor", "place", "thing", "work", "situation", "claim")
_FEW = 100_000
_USED = 3  # `diplograph.sparql.indexed.Called.USED`, of which only an index tells


class References:
    """The names of everything in one graph.

    A thing is looked up alone, and once, by its IRI, slug or name: in an index, where one is
    kept, else by a question. Only if nothing has that name, and there is no index, are names
    listed: those of all things of the kind, or, in a large corpus, of what essays share. What
    no thing is named may still be what passages call one.

    Args:
        ask: answers one of the saved questions ``instances_…``, ``concepts_named``, ``name_uses`` and
            ``graph_in_numbers``.
        kept: returns the index of names that is kept with the graph, if any.

    Attributes:
        on_choice: called with the name, the thing that was taken and the others, where a name
            could mean things of several kinds.

    """

    def __init__(self, ask: Ask, kept: Callable[[], TextIndex | None] = lambda: None) -> None:
        self._ask, self._kept = ask, kept
        self._known: dict[str, dict[str, list[str]]] = {}
        self._resolved: dict[tuple[str, str], str] = {}
        self.on_choice: Callable[[str, str, list[str]], object] | None = None

    def of(self, kind: str) -> dict[str, list[str]]:
        """Return IRI to names, the preferred one first, of all things of a kind that have names.

        Args:
            kind: one of `KINDS`, or ``concept:<scheme>``.

        Raises:
            UsageError: there is no such kind.

        """
        if kind.startswith("concept:"):
            return self._names("concepts_named", "scheme", SCHEME + kind.removeprefix("concept:"))
        found: dict[str, list[str]] = {}
        for name in _classes(kind):
            found |= self._names("instances_named", "class", DG + name)
        return found

    def _names(self, question: str, parameter: str, iri: str) -> dict[str, list[str]]:
        if iri not in self._known:
            found: dict[str, list[str]] = {}
            for _, thing, name, _ in self._ask(question, {parameter: ox.NamedNode(iri)}).rows:
                if isinstance(thing, ox.NamedNode) and isinstance(name, ox.Literal):
                    found.setdefault(thing.value, []).append(name.value)
            self._known[iri] = found
        return self._known[iri]

    def _candidates(self, kind: str) -> dict[str, list[str]]:
        """Return IRI to names, if any, of all things of a kind; of a large corpus only what essays share."""
        if kind.startswith("concept:"):
            return self.of(kind)
        found: dict[str, list[str]] = {}
        for name in _classes(kind):
            if name in _SHARED or self._few:
                things = self._ask("instances_of", {"class": ox.NamedNode(DG + name)})
                found |= {iri: [] for iri in _things(things) if iri not in found}
                found |= self._names("instances_named", "class", DG + name)
        return found

    @cached_property
    def index(self) -> TextIndex | None:
        """The index of names; None if no index can be used, so that names are looked up by questions."""
        try:
            return self._kept()
        except UsageError:
            return None

    @cached_property
    def _few(self) -> bool:
        counted = self._ask("graph_in_numbers", {}).rows
        return sum(int(row[2].value) for row in counted if isinstance(row[2], ox.Literal)) <= _FEW

    def hits(self, kind: str, text: str) -> list[str]:
        """Return the IRIs of the kind that are called ``text``: by slug, else by label, else by another name.

        Capital letters make no difference in names; accents and spaces make none where nothing is written so.
        A name that nothing has may still be one that a passage uses for something.
        """
        if iri := as_iri(text):
            return self._here(kind, iri)
        if kind.startswith("concept:"):
            return self._listed(kind, text)
        if self.index:
            return self._indexed(self.index, kind, text)
        classes: Asked = {"class": _nodes(kind)}
        below = self._here(kind, ID + text) if "/" in text else []
        by_slug = below or _things(self._ask("instances_by_slug", classes | {"slug": ox.Literal(text)}))
        if by_slug:
            return by_slug
        named = self._ask("instances_by_name", classes | {"called": ox.Literal(text)})
        preferred = [row for row in named.rows if row[2] == named.rows[0][2]]  # the best rank comes first
        return _things(named._replace(rows=preferred)) or self._listed(kind, text) or self._used(kind, text)

    def _used(self, kind: str, text: str) -> list[str]:
        """Return the things of the kind that a passage calls ``text``."""
        uses = self._ask("name_uses", {"name": ox.Literal(text, language="en")}).rows
        things = dict.fromkeys(row[2].value for row in uses if isinstance(row[2], ox.NamedNode))
        return [thing for thing in things if self._here(kind, thing)]

    def _indexed(self, index: TextIndex, kind: str, text: str) -> list[str]:
        """Return the same as `hits` from an index: the best of what has that name."""
        below = self._here(kind, ID + text) if "/" in text else []
        if by_slug := below or [one for one in index.with_slug(text) if slug(one) == text and self._here(kind, one)]:
            return by_slug
        # As it is written comes before what only accents or spaces make another.
        named: dict[tuple[bool, int], list[str]] = {}
        for one in index.called(text):
            if self._here(kind, one.subject):
                different = one.text.lower() != text.lower()
                named.setdefault((different or one.called == _USED, one.called), []).append(one.subject)
        return sorted(set(named[min(named)])) if named else []

    def _here(self, kind: str, iri: str) -> list[str]:
        """Return the IRI where it is of the kind."""
        if kind.startswith("concept:"):
            return [iri] if iri in self.of(kind) else []
        if self.index:
            return [iri] if not self.index.classes(iri).isdisjoint(_classes(kind)) else []
        try:
            thing = ox.NamedNode(iri)
        except ValueError:
            return []
        return _things(self._ask("instances_of", {"class": _nodes(kind), "thing": thing}))

    def _listed(self, kind: str, text: str) -> list[str]:
        """Return the same as `hits` from the list of all names, compared without case, accents and surplus space."""
        candidates, folded = self._candidates(kind), casefold_name(text)
        by_slug = [c for c in candidates if slug(c) == text]
        by_label = by_slug or [c for c, names in candidates.items() if names and casefold_name(names[0]) == folded]
        return by_label or [
            c for c, names in candidates.items() if any(casefold_name(name) == folded for name in names)
        ]

    def resolve(self, kind: str, text: str, where: str = "") -> str:
        """Return the IRI of the thing of a kind that is called ``text``.

        Of things of several kinds an actor is taken before a place, a thing, a work, a situation
        and a claim; `on_choice` hears of the others, which their CURIEs reach.

        Args:
            kind: one of `KINDS`, or ``concept:<scheme>``.
            text: a slug, label, other name, CURIE or IRI, or what follows the base of all IRIs
                (``deep-harbour/c-001``), which tells the claims of several documents apart.
            where: what errors call it.

        Raises:
            UnknownEntity: nothing has that name; with the closest names.
            BadValue: several of the likeliest kind have it.
            UsageError: there is no such kind.

        """
        if known := self._resolved.get((kind, text)):
            return known
        hits = self.hits(kind, text)
        if hits:
            chosen, others = self.likeliest(hits, where or text)
            if others and self.on_choice:
                self.on_choice(where or text, chosen, others)
            return self._resolved.setdefault((kind, text), chosen)
        raise UnknownEntity(kind, text, self.near(kind, text))

    def likeliest(self, hits: list[str], where: str) -> tuple[str, list[str]]:
        """Return which of several things with one name is taken, and the others, sorted.

        Raises:
            BadValue: several of the likeliest kind have it.

        """
        if len(hits) == 1:
            return hits[0], []
        for kind in _LIKELIEST:
            if likely := [hit for hit in hits if self._here(kind, hit)]:
                if len(likely) > 1:
                    break
                return likely[0], sorted(hit for hit in hits if hit != likely[0])
        raise several(where, hits)

    def near(self, kind: str, text: str) -> list[str]:
        """Return up to three slugs of the kind whose names come near ``text``; CURIEs where it is an IRI."""
        if self.index and not kind.startswith("concept:"):
            iri = as_iri(text)
            named = self.index.near(slug(iri) if iri else text)
            things = dict.fromkeys(one.subject for one in named if self._here(kind, one.subject))
            return [curie(thing) if iri else slug(thing) for thing in islice(things, 3)]
        candidates = self._candidates(kind)
        if iri := as_iri(text):
            return nearest(iri, {known: curie(known) for known in candidates})
        words = {casefold_name(name): slug(c) for c, names in candidates.items() for name in (*names, slug(c))}
        return nearest(casefold_name(text), words)


def _classes(kind: str) -> tuple[str, ...]:
    if kind not in KINDS:
        raise UsageError(f"kind={kind}", "no such kind of parameter", f"Use one of {', '.join(KINDS)}.")
    return KINDS[kind]


def _nodes(kind: str) -> tuple[ox.NamedNode, ...]:
    return tuple(ox.NamedNode(DG + name) for name in _classes(kind))


def _things(answer: Solutions) -> list[str]:
    """Return the IRIs in the second column, each once."""
    return list(dict.fromkeys(row[1].value for row in answer.rows if isinstance(row[1], ox.NamedNode)))


# How many of the things that a name could mean are listed.
_LISTED = 5


def several(where: str, hits: list[str]) -> BadValue:
    """Return the error for a name that could be any of ``hits``."""
    named = ", ".join(sorted(map(short, hits))[:_LISTED])
    more = f" … ({len(hits) - _LISTED} more)" if len(hits) > _LISTED else ""
    return BadValue(where, "the name is ambiguous", f"Say which: {named}{more}.")
