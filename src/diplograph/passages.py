"""Anchors checked against a copy of the text that the user holds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.namespaces import DG
from diplograph.text import digest_normalised, normalise, sentences

EXACT, MOVED, AMBIGUOUS, LOST = "exact", "moved", "ambiguous", "lost"


class Anchor(NamedTuple):
    """Where a passage stands: code points of the normalised text, end exclusive."""

    iri: str
    section: str
    start: int
    end: int
    digest: str


class Checked(NamedTuple):
    """One anchor and what became of it; ``places`` are the starts where its words stand."""

    anchor: Anchor
    state: str
    places: tuple[int, ...]


class Verification(NamedTuple):
    """All anchors checked against one text, and the sentences that no passage covers."""

    checked: list[Checked]
    sentences: int
    uncovered: list[tuple[int, int]]

    def by_section(self) -> dict[str, Counter[str]]:
        """Return the number of anchors in each state, section by section, in text order."""
        table: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.checked:
            table[one.anchor.section][one.state] += 1
        return dict(table)

    @property
    def counts(self) -> Counter[str]:
        """The number of anchors in each state."""
        return Counter(one.state for one in self.checked)


def anchors(store: ox.Store) -> list[Anchor]:
    """Return the anchors of all passages in ``store``, in text order."""

    def value(subject: ox.NamedNode, name: str) -> str:
        for quad in store.quads_for_pattern(subject, ox.NamedNode(DG + name), None):
            if isinstance(quad.object, ox.Literal):
                return quad.object.value
        return ""

    found = []
    for quad in store.quads_for_pattern(None, ox.NamedNode(DG + "quoteDigest"), None):
        passage = quad.subject
        if isinstance(passage, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            start, end = int(value(passage, "start") or 0), int(value(passage, "end") or 0)
            found.append(Anchor(passage.value, value(passage, "section"), start, end, quad.object.value))
    return sorted(found, key=lambda anchor: (anchor.start, anchor.iri))


def verify(wanted: Iterable[Anchor], text: str) -> Verification:
    """Check anchors against ``text``.

    An anchor is *exact* where its words stand at its place, *moved* where they stand
    at exactly one other, *ambiguous* at several, else *lost*.  Words are known by
    their digest only, so every place where a word can begin is tried: the cost is
    the length of the text times the number of different lengths among the passages
    that are not exact.
    """
    normal = normalise(text)
    checked: dict[Anchor, Checked] = {}
    astray: dict[int, dict[str, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    wanted = list(wanted)
    for anchor in wanted:
        if anchor.end <= len(normal) and digest_normalised(normal[anchor.start : anchor.end]) == anchor.digest:
            checked[anchor] = Checked(anchor, EXACT, (anchor.start,))
        else:
            astray[anchor.end - anchor.start][anchor.digest].append(anchor)
    starts = [m.start() for m in re.finditer(r"(?<![^\W_])[^\W_]|(?<=\s)\S|^\S", normal)] if astray else []
    for length, by_digest in astray.items():
        places: dict[str, list[int]] = defaultdict(list)
        for start in starts:
            # A passage ends where a word or a mark ends: cheap to ask before hashing.
            if start + length > len(normal) or (
                start + length < len(normal) and normal[start + length - 1 : start + length + 1].isalnum()
            ):
                continue
            found = digest_normalised(normal[start : start + length])
            if found in by_digest:
                places[found].append(start)
        for digest, group in by_digest.items():
            state = LOST if not places[digest] else MOVED if len(places[digest]) == 1 else AMBIGUOUS
            for anchor in group:
                checked[anchor] = Checked(anchor, state, tuple(places[digest]))
    result = [checked[anchor] for anchor in wanted]
    count, uncovered = _coverage(text, normal, result)
    return Verification(result, count, uncovered)


def _coverage(text: str, normal: str, checked: list[Checked]) -> tuple[int, list[tuple[int, int]]]:
    covered = bytearray(len(normal))
    for one in checked:
        for start in one.places:
            length = one.anchor.end - one.anchor.start
            covered[start : start + length] = b"\1" * length
    count, uncovered, position = 0, [], 0
    for sentence in sentences(text):
        words = normalise(sentence)
        start = normal.find(words, position)
        if not words or start < 0:
            continue
        position = start + len(words)
        count += 1
        if any(character.isalnum() and not covered[start + i] for i, character in enumerate(words)):
            uncovered.append((start, position))
    return count, uncovered
