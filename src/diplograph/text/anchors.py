"""Anchors checked against a copy of the text that the user holds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data.positions import statements
from diplograph.data.turtle import read
from diplograph.errors import UsageError
from diplograph.namespaces import DG
from diplograph.text.normal import digest_normalised, normalise
from diplograph.text.sentences import placed

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
    for quad in store.quads_for_pattern(None, ox.NamedNode(vocab.dg.quoteDigest), None):
        passage = quad.subject
        if isinstance(passage, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            start, end = int(value(passage, "startOffset") or 0), int(value(passage, "endOffset") or 0)
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


class Misquoted(NamedTuple):
    """Words that the graph gives as the text's, and that do not stand where they should."""

    subject: str
    term: str
    words: str
    passages: tuple[str, ...]


def misquoted(store: ox.Store, verified: Verification, text: str) -> list[Misquoted]:
    """Return the hedge cues and names that stand in no passage of theirs, and the time cues that are not in the text.

    Case makes no difference, words count whole, and what stands on both sides of "…" may
    stand apart, in that order.

    Args:
        store: the graph.
        verified: its anchors as found in ``text``.
        text: a copy of the text.

    """
    normal = normalise(text)
    words_of = {
        one.anchor.iri: [normal[at : at + one.anchor.end - one.anchor.start] for at in one.places]
        for one in verified.checked
    }
    found = []
    for term in ("hedgeCue", "name", "timeCue"):
        for quad in store.quads_for_pattern(None, ox.NamedNode(DG + term), None):
            subject, words = quad.subject, quad.object
            if not isinstance(subject, ox.NamedNode) or not isinstance(words, ox.Literal):
                continue
            anchored = store.quads_for_pattern(subject, ox.NamedNode(vocab.dg.anchor), None)
            places = sorted({quad.object.value for quad in anchored if isinstance(quad.object, ox.NamedNode)})
            within = [normal] if term == "timeCue" else [each for place in places for each in words_of.get(place, ())]
            whole = (rf"(?<!\w){re.escape(normalise(part).casefold())}(?!\w)" for part in words.value.split("…"))
            pattern = ".*".join(whole)
            # A passage that is lost, and told as such, says nothing of its cues.
            if within and not any(re.search(pattern, each.casefold()) for each in within):
                found.append(Misquoted(subject.value, term, words.value, tuple(places)))
    return sorted(found)


class Gap(NamedTuple):
    """A sentence that nothing accounts for: its passage (a slug, empty where none covers it), place and words."""

    passage: str
    where: str
    words: str


def unaccounted(store: ox.Store, silent: Iterable[str], text: str) -> tuple[int, list[Gap]]:
    """Return the number of sentences of ``text``, and those that nothing accounts for, in order.

    Args:
        store: the graph with the passages.
        silent: IRIs of the passages in which nothing is anchored and that give no reason.
        text: the text, whose words are returned for display only.

    """
    verified = verify(anchors(store), text)
    open_ends = set(silent)
    at = {start: one.anchor for one in verified.checked if one.anchor.iri in open_ends for start in one.places[:1]}
    bare = set(verified.uncovered)
    normal = normalise(text)
    spans = [(one.start, one.end) for one in placed(text)]
    gaps = []
    for start, end in spans:
        within = [anchor for place, anchor in at.items() if place < end and place + anchor.end - anchor.start > start]
        if within or (start, end) in bare:
            name = within[0].iri.rpartition("/")[2] if within else ""
            gaps.append(Gap(name, within[0].section if within else "", normal[start:end]))
    return len(spans), gaps


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
        if one.state == MOVED:
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
