"""From what a reader writes to what is meant: a slug, a label, another name, a CURIE or an IRI."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from diplograph.errors import BadValue, UnknownEntity, UsageError
from diplograph.executors import Solutions
from diplograph.namespaces import DG, SCHEME, curie, expand, slug

# The classes that each kind of parameter may name.
KINDS: dict[str, tuple[str, ...]] = {
    "actor": ("Actor",),
    "place": ("Place",),
    "thing": ("Thing",),
    "work": ("Source",),
    "event": ("Event",),
    "situation": ("Situation",),
    "claim": ("Claim",),
    "passage": ("Passage",),
    "step": ("Inference", "Conflict", "Preference"),
    "entity": ("Actor", "Place", "Thing", "Source"),
    "named": ("Actor", "Place", "Thing", "Source", "Situation"),
    "any": ("Actor", "Place", "Thing", "Source", "Situation", "Claim"),
}


def fold(text: str) -> str:
    """Return ``text`` without case, accents and surplus space, to compare names by.

    >>> fold("  Tehrík-i-Taliban  PAKISTAN ")
    'tehrik-i-taliban pakistan'
    """
    if not text.isascii():
        from unicodedata import combining, normalize

        text = "".join(c for c in normalize("NFKD", text) if not combining(c))
    return " ".join(text.casefold().split())


class Names:
    """The names of everything in one graph, asked for when first needed.

    Args:
        ask: answers one of the two questions ``instances_named`` and ``concepts_named``,
            given its parameter and the IRI of a class or scheme.

    """

    def __init__(self, ask: Callable[[str, str, ox.NamedNode], Solutions]) -> None:
        self._ask = ask
        self._known: dict[str, dict[str, list[str]]] = {}

    def of(self, kind: str) -> dict[str, list[str]]:
        """Return IRI to names, the preferred one first, of all things of a kind.

        Args:
            kind: one of `KINDS`, or ``concept:<scheme>``.

        Raises:
            UsageError: there is no such kind.

        """
        if kind.startswith("concept:"):
            return self._names("concepts_named", "scheme", SCHEME + kind.removeprefix("concept:"))
        if kind not in KINDS:
            raise UsageError(f"kind={kind}", "no such kind of parameter", f"Use one of {', '.join(KINDS)}.")
        found: dict[str, list[str]] = {}
        for name in KINDS[kind]:
            found |= self._names("instances_named", "class", DG + name)
        return found

    def _names(self, question: str, parameter: str, iri: str) -> dict[str, list[str]]:
        if iri not in self._known:
            found: dict[str, list[str]] = {}
            for row in self._ask(question, parameter, ox.NamedNode(iri)).rows:
                thing, name = row[1], row[2]
                if isinstance(thing, ox.NamedNode):
                    names = found.setdefault(thing.value, [])
                    if isinstance(name, ox.Literal):
                        names.append(name.value)
            self._known[iri] = found
        return self._known[iri]

    def hits(self, kind: str, text: str) -> list[str]:
        """Return the IRIs of the kind that are called ``text``: by slug, else by label, else by another name."""
        candidates = self.of(kind)
        iri = text.strip("<>") if "://" in text else expand(text) or ""
        if iri in candidates:
            return [iri]
        if iri:
            return []
        by_slug = [c for c in candidates if slug(c) == text]
        if by_slug:
            return by_slug
        folded = fold(text)
        by_label = [c for c, names in candidates.items() if names and fold(names[0]) == folded]
        return by_label or [c for c, names in candidates.items() if any(fold(name) == folded for name in names)]

    def resolve(self, kind: str, text: str, where: str = "") -> str:
        """Return the IRI of the one thing of a kind that is called ``text``.

        Raises:
            UnknownEntity: nothing is called so; with the nearest names.
            BadValue: several are.

        """
        hits = self.hits(kind, text)
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise several(where or text, hits)
        raise UnknownEntity(kind, text, self.near(kind, text))

    def near(self, kind: str, text: str) -> list[str]:
        """Return up to three slugs of the kind whose names come near ``text``; CURIEs where it is an IRI."""
        from difflib import get_close_matches

        candidates = self.of(kind)
        iri = text.strip("<>") if "://" in text else expand(text) or ""
        if iri:
            return list(map(curie, get_close_matches(iri, candidates, n=3)))
        words = {fold(name): slug(c) for c, names in candidates.items() for name in (*names, slug(c))}
        return near(fold(text), words)


def near(folded: str, words: dict[str, str]) -> list[str]:
    """Return what up to three of the ``words`` (folded) that come near or contain ``folded`` stand for."""
    from difflib import get_close_matches

    found = get_close_matches(folded, words, n=3)
    found += [word for word in words if folded and folded in word and word not in found][: 3 - len(found)]
    return list(dict.fromkeys(words[word] for word in found))


def several(where: str, hits: list[str]) -> BadValue:
    """Return the error for a name that could be any of ``hits``."""
    return BadValue(where, "more than one is called so", "Say which: " + ", ".join(sorted(map(curie, hits))) + ".")
