"""Anchors checked against a copy of the text that the user holds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data.positions import statements
from diplograph.data.turtle import read
from diplograph.errors import DataError, UsageError
from diplograph.namespaces import DG, curie
from diplograph.screen import visible
from diplograph.text.cues import Uncoded, uncoded
from diplograph.text.normal import digest_normalised, normalise
from diplograph.text.sentences import placed
from diplograph.text.words import Copied, Misquoted, copied, misquoted


class State(StrEnum):
    """What became of an anchor: exact at its place, moved to one other, at several others, or at none."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


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
    state: State
    places: tuple[int, ...]


class Mismatched(NamedTuple):
    """What the source says of its text by ``term``, and what the text has."""

    source: str
    term: str
    said: str
    found: str

    def __str__(self) -> str:
        what = f"dg:{self.term} is {self.said}, that of the text {self.found}"
        return f"{curie(self.source)}: {what}. Fix: `diplograph anchors TEXT --write` corrects it."


@dataclass(frozen=True)
class Verification:
    """All anchors checked against one text, the sentences without a passage, and words that are out of place.

    Attributes:
        checked: each anchor, in text order.
        sentences: how many the text has.
        uncovered: start and end of those that no passage covers.
        misquoted: words that the graph gives as the text's, and that do not stand where they should.
        copied: longer runs of the text's words that stand in the graph.
        mismatched: what the source says of the whole text and what is not so, where every passage is.
        uncoded: hedging words that no claim has as its cue; to look at, and no fault.

    """

    checked: list[Checked]
    sentences: int
    uncovered: list[tuple[int, int]]
    misquoted: tuple[Misquoted, ...] = ()
    copied: tuple[Copied, ...] = ()
    mismatched: tuple[Mismatched, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()

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

    @property
    def exit_code(self) -> int:
        """0 where every anchor has its place, no word is misquoted or copied and the text is the source's, else 1."""
        return 1 if self.misquoted or self.copied or self.mismatched or self.misplaced else 0

    @property
    def misplaced(self) -> int:
        """The number of anchors that have no one place in the text."""
        return self.counts[State.AMBIGUOUS] + self.counts[State.LOST]

    def require_text_of(self, document: str, where: str) -> None:
        """Raise DataError, naming the text ``where``, if some passages of the document are not in it."""
        if self.misplaced:
            what = f"{self.misplaced} of the {len(self.checked)} passages of {document} are not in it"
            raise DataError(where, what, "Name the text of this document, or run `diplograph new --update`.")

    @property
    def verdict(self) -> str:
        """One line: how many anchors are in each state, and how many sentences are covered."""
        states = ", ".join(f"{self.counts[state]} {state}" for state in State if self.counts[state])
        return f"{states}; {self.sentences - len(self.uncovered)} of {self.sentences} sentences covered"

    def to_text(self) -> str:
        """Return a table of the sections, a line for each thing that is not as it should be, and the verdict."""
        lines = [f"{'section':<40}" + "".join(f"{state:>11}" for state in State)]
        for section, counts in self.by_section().items():
            lines.append(f"{visible(section):<40}" + "".join(f"{counts[state]:>11}" for state in State))
        return "\n".join([*lines, *self.astray(), *self.doubtful(), self.verdict])

    def astray(self) -> list[str]:
        """Return a line for each thing that is not as it should be."""
        lines = []
        for one in self.checked:
            if one.state != State.EXACT:
                places = ", ".join(map(str, one.places[:20])) + ", …" * (len(one.places) > 20)
                lines.append(
                    f"{visible(curie(one.anchor.iri))}: {one.state}" + (f", now at {places}" if places else "")
                )
        lines += [f"no passage covers the sentence at {start}-{end}" for start, end in self.uncovered]
        return lines + [visible(str(one)) for one in (*self.misquoted, *self.copied, *self.mismatched)]

    def doubtful(self) -> list[str]:
        """Return a line for each thing that may be as it should, and deserves a look."""
        return [visible(str(one)) for one in self.uncoded]

    def to_json(self) -> str:
        """Return the same as one JSON object; no words of the text but those that the graph has."""
        import json

        return json.dumps(
            {
                "verdict": self.verdict,
                "counts": {state: self.counts[state] for state in State},
                "sentences": self.sentences,
                "uncovered": self.uncovered,
                "anchors": [one.anchor._asdict() | {"state": one.state, "places": one.places} for one in self.checked],
                "misquoted": [one._asdict() for one in self.misquoted],
                "copied": [one._asdict() for one in self.copied],
                "mismatched": [one._asdict() for one in self.mismatched],
                "uncoded": [one._asdict() for one in self.uncoded],
            },
            ensure_ascii=False,
            indent=2,
        )


def anchors(store: ox.Store) -> list[Anchor]:
    """Return the anchors of all passages in ``store``, in text order."""

    def value(subject: ox.NamedNode, name: str) -> str:
        for quad in store.quads_for_pattern(subject, ox.NamedNode(DG + name), None):
            if isinstance(quad.object, ox.Literal):
                return quad.object.value
        return ""

    found = []
    for quad in store.quads_for_pattern(None, ox.NamedNode(vocab.dg.quoteDigest), None):
        passage = quad.subject
        if isinstance(passage, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            start, end = (_offset(passage, value(passage, name)) for name in ("startOffset", "endOffset"))
            found.append(Anchor(passage.value, value(passage, "section"), start, end, quad.object.value))
    return sorted(found, key=lambda anchor: (anchor.start, anchor.iri))


def _offset(passage: ox.NamedNode, digits: str) -> int:
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        what = f"its place in the text is no whole number ({digits[:40]!r})"
        raise DataError(curie(passage.value), what, "Run `diplograph check`, which says where.")
    return int(digits or 0)


def examine(store: ox.Store, own: Iterable[ox.Quad], text: str) -> Verification:
    """Check anchors, quoted words, copied words, and digest and length of the source of a graph against ``text``.

    Args:
        store: the graph, with what is shared.
        own: the statements in which no words of the text may stand.
        text: a copy of the text.

    Raises:
        DataError: an anchor has no place.

    """
    verified = verify(anchors(store), text)
    found = tuple(misquoted(store, verified.checked, text))
    return replace(
        verified,
        misquoted=found,
        copied=tuple(copied(store, own, text)),
        mismatched=tuple(_mismatched(store, verified, text)),
        uncoded=tuple(uncoded(store, verified.checked, text)),
    )


def _mismatched(store: ox.Store, verified: Verification, text: str) -> Iterator[Mismatched]:
    """Yield what the source says of its text and is not so, where every passage is in place and nothing else there."""
    if verified.uncovered or set(verified.counts) != {State.EXACT}:
        return
    passages = (ox.NamedNode(one.anchor.iri) for one in verified.checked)
    verb = ox.NamedNode(vocab.dg.source)
    sources = {quad.object for each in passages for quad in store.quads_for_pattern(each, verb, None)}
    normal = normalise(text)
    wanted = {vocab.dg.textDigest: digest_normalised(normal), vocab.dg.textLength: str(len(normal))}
    for source in sources if len(sources) == 1 else ():
        for predicate, value in wanted.items():
            for quad in store.quads_for_pattern(source, ox.NamedNode(predicate), None):  # type: ignore[arg-type]
                said = quad.object.value if isinstance(quad.object, ox.Literal) else str(quad.object)
                if said != value:
                    yield Mismatched(str(source)[1:-1], predicate.removeprefix(DG), said, value)


def verify(wanted: Iterable[Anchor], text: str) -> Verification:
    """Check anchors against ``text``.

    An anchor is *exact* where its words stand at its place, *moved* where they stand at one
    other, *lost* where at none.  Where they stand at several, the order of the passages
    decides: between its neighbours, or among as many of the same words; else it is
    *ambiguous*.  Words are known by their digest only, so every place where a word can
    begin is tried: the cost is the length of the text times the number of different
    lengths among the passages that are not exact.
    """
    normal = normalise(text)
    wanted = list(wanted)
    places = _places(wanted, normal)
    settled = {
        anchor: anchor.start if anchor.start in places[anchor] else places[anchor][0]
        for anchor in wanted
        if anchor.start in places[anchor] or len(places[anchor]) == 1
    }
    _settle_by_count(wanted, places, settled)
    _settle_by_order(wanted, places, settled)
    checked = []
    for anchor in wanted:
        if anchor in settled:
            state = State.EXACT if settled[anchor] == anchor.start else State.MOVED
            checked.append(Checked(anchor, state, (settled[anchor],)))
        else:
            state = State.AMBIGUOUS if places[anchor] else State.LOST
            checked.append(Checked(anchor, state, tuple(places[anchor])))
    count, uncovered = _coverage(text, normal, checked)
    return Verification(checked, count, uncovered)


def _places(wanted: list[Anchor], normal: str) -> dict[Anchor, list[int]]:
    """Return where the words of each anchor stand: at its own place only, where they do, else wherever they do."""
    found: dict[Anchor, list[int]] = {}
    astray: dict[int, dict[str, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for anchor in wanted:
        length = anchor.end - anchor.start
        if (
            length > 0
            and anchor.end <= len(normal)
            and digest_normalised(normal[anchor.start : anchor.end]) == anchor.digest
        ):
            found[anchor] = [anchor.start]
        else:
            found[anchor] = []
            astray[length][anchor.digest].append(anchor)
    starts = [m.start() for m in re.finditer(r"(?<![^\W_])[^\W_]|(?<=\s)\S|^\S", normal)] if astray else []
    for length, by_digest in astray.items():
        for start in starts if length > 0 else ():
            # A passage ends where a word or a mark ends: cheap to ask before hashing.
            if start + length > len(normal) or (
                start + length < len(normal) and normal[start + length - 1 : start + length + 1].isalnum()
            ):
                continue
            for anchor in by_digest.get(digest_normalised(normal[start : start + length]), ()):
                found[anchor].append(start)
    return found


def _settle_by_count(wanted: list[Anchor], places: dict[Anchor, list[int]], settled: dict[Anchor, int]) -> None:
    """Where words are anchored as often as they stand, the first is the first."""
    alike: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in wanted:
        alike[anchor.digest].append(anchor)
    for group in alike.values():
        open_ones = [anchor for anchor in group if anchor not in settled and places[anchor]]
        taken = {settled[anchor] for anchor in group if anchor in settled}
        if open_ones:
            free = [place for place in places[open_ones[0]] if place not in taken]
            if len(free) == len(open_ones):
                settled |= dict(
                    zip(sorted(open_ones, key=lambda anchor: (anchor.start, anchor.iri)), free, strict=True)
                )


def _settle_by_order(wanted: list[Anchor], places: dict[Anchor, list[int]], settled: dict[Anchor, int]) -> None:
    """Where one place only lies between those of the passages before and behind, that is it."""
    taken: dict[str, set[int]] = defaultdict(set)
    for anchor, place in settled.items():
        taken[anchor.digest].add(place)
    again = True
    while again:
        again, behind, before = False, _next_settled(wanted, settled), -1
        for anchor in wanted:
            if anchor in settled:
                before = max(before, settled[anchor])
                continue
            free = (place for place in places[anchor] if place not in taken[anchor.digest])
            fitting = [place for place in free if before < place < behind[anchor]]
            if len(fitting) == 1:
                settled[anchor] = before = fitting[0]
                taken[anchor.digest].add(before)
                again = True


def _next_settled(wanted: list[Anchor], settled: dict[Anchor, int]) -> dict[Anchor, float]:
    found: dict[Anchor, float] = {}
    least = inf
    for anchor in reversed(wanted):
        found[anchor] = least
        least = min(least, settled.get(anchor, inf))
    return found


def _coverage(text: str, normal: str, checked: list[Checked]) -> tuple[int, list[tuple[int, int]]]:
    covered = bytearray(len(normal))
    for one in checked:
        for start in one.places:
            length = one.anchor.end - one.anchor.start
            covered[start : start + length] = b"\1" * length
    spans = [(one.start, one.end) for one in placed(text)]
    uncovered = [
        (start, end) for start, end in spans if any(normal[i].isalnum() and not covered[i] for i in range(start, end))
    ]
    return len(spans), uncovered


def moved(paths: Iterable[Path], verified: Verification, text: str) -> dict[Path, bytes]:
    """Return the files whose positions must change to fit ``text``, with their new content.

    Only anchors that moved get new positions, and the source its digest and length;
    nothing else in a file changes, comments included.

    Raises:
        UsageError: the passages belong to several sources.

    """
    normal = normalise(text)
    wanted: dict[tuple[str, str], str] = {}
    for one in verified.checked:
        if one.state == State.MOVED:
            (start,) = one.places
            wanted[one.anchor.iri, vocab.dg.startOffset] = str(start)
            wanted[one.anchor.iri, vocab.dg.endOffset] = str(start + one.anchor.end - one.anchor.start)
    known = {one.anchor.iri for one in verified.checked}
    raw = {path: read(path).decode("utf-8") for path in paths}
    said = {path: list(statements(turtle)) for path, turtle in raw.items()}
    sources = {
        s.object for each in said.values() for s in each if s.subject in known and s.predicate == vocab.dg.source
    }
    if len(sources) > 1:
        raise UsageError("--data", "the passages belong to several documents", "Name the folder of one document.")
    for source in sources:
        wanted[source, vocab.dg.textDigest] = digest_normalised(normal)
        wanted[source, vocab.dg.textLength] = str(len(normal))
    changed: dict[Path, bytes] = {}
    for path, each in said.items():
        new = raw[path]
        for s in sorted(each, key=lambda s: s.spans[2], reverse=True):
            value = wanted.get((s.subject, s.predicate), s.object)
            if value != s.object:
                start, end = s.spans[2]
                new = new[:start] + (f'"{value}"' if new[start] in "\"'" else value) + new[end:]
        if new != raw[path]:
            changed[path] = new.encode("utf-8")
    return changed
