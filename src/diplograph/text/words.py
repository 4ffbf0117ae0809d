"""Words of a text in a graph: those that should stand in it and do not, and those that should not and do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox

from diplograph import vocab
from diplograph.namespaces import DCTERMS, DG, SKOS, curie, short
from diplograph.text.normal import normalise

if TYPE_CHECKING:
    from diplograph.text.anchors import Checked

RUN = 8  # words in a row that count as copied
_WORD = re.compile(r"[^\W_]++")
# Titles and names carry over.
_NAMES = frozenset(
    {DCTERMS + "title", DCTERMS + "bibliographicCitation", SKOS + "prefLabel", SKOS + "altLabel", DG + "name"}
)
# What joins a situation to others, in both directions.
_JOINTS = (vocab.dg.about, vocab.dg.cause, vocab.dg.effect, vocab.dg.partOf)


class Misquoted(NamedTuple):
    """Words that the graph gives as the text's, and that do not stand where they should."""

    subject: str
    term: str
    words: str
    passages: tuple[str, ...]

    def __str__(self) -> str:
        return f"{short(self.subject)}: {self.message}. Fix: {self.remedy}"

    @property
    def message(self) -> str:
        """What is wrong."""
        if self.term == "textFragment":
            return f"the link of dg:textFragment shows “{self.words}”, which does not begin and end the passage"
        named = ", ".join(map(short, self.passages))
        where = f"its passage ({named})"
        if self.term == "timeCue":
            where = f"the passages of the claims on it ({named})" if named else "the text"
        return f"dg:{self.term} “{self.words}” does not occur in {where}"

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.term == "textFragment":
            return "Link the first and the last words of the passage."
        if self.term == "timeCue":
            return "Give words of the text."
        return "Give words of the passage, or anchor it where they occur."


class Copied(NamedTuple):
    """A run of the text's words in a literal of the graph, and its length in words."""

    subject: str
    predicate: str
    words: str
    length: int

    def __str__(self) -> str:
        return f"{short(self.subject)}: {self.message}. Fix: {self.remedy}"

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Put it in your own words."

    @property
    def message(self) -> str:
        """What is wrong."""
        ends = self.words.split()
        shown = f"{' '.join(ends[:3])} … {' '.join(ends[-3:])}"
        return f"{curie(self.predicate)} repeats {self.length} words of the text in a row (“{shown}”)"


def misquoted(store: ox.Store, checked: Iterable[Checked], text: str) -> list[Misquoted]:
    """Return the cues, names and links whose words do not stand in the passages where they should.

    Hedge cues and names stand in a passage of theirs, time cues in one of a claim on the situation or on one
    that it is joined to (anywhere in the text where no claim is), and the words of a link at the ends of its
    passage. Case makes no difference, words count whole, and what stands on both sides of "…" may stand apart,
    in that order.

    Args:
        store: the graph.
        checked: its anchors as found in ``text``.
        text: a copy of the text.

    """
    normal = normalise(text)
    words_of = {
        one.anchor.iri: [normal[at : at + one.anchor.end - one.anchor.start].casefold() for at in one.places]
        for one in checked
    }
    found = [each for iri, texts in words_of.items() if texts for each in _mislinked(store, iri, texts)]
    for term in ("hedgeCue", "name", "timeCue"):
        for quad in store.quads_for_pattern(None, ox.NamedNode(DG + term), None):
            subject, words = quad.subject, quad.object
            if not isinstance(subject, ox.NamedNode) or not isinstance(words, ox.Literal):
                continue
            speaking = _claims_on(store, subject) if term == "timeCue" else {subject}
            places = sorted(place.value for place in _objects(store, speaking, vocab.dg.anchor))
            within = [each for place in places for each in words_of.get(place, ())]
            if term == "timeCue" and not places:
                within = [normal.casefold()]
            # A passage that is lost, and reported as such, says nothing of its cues.
            if within and not any(_holds(each, words.value) for each in within):
                found.append(Misquoted(subject.value, term, words.value, tuple(places)))
    return sorted(found)


def _claims_on(store: ox.Store, situation: ox.NamedNode) -> set[ox.NamedNode]:
    """Return the claims on a situation, or on one that it is joined to by cause, effect, part or subject."""
    joined, todo = {situation}, {situation}
    while todo:
        near = {other for p in _JOINTS for other in _objects(store, todo, p) | _subjects(store, todo, p)}
        todo = near - joined
        joined |= todo
    return _subjects(store, _subjects(store, joined, vocab.dg.describes), vocab.dg.content)


def _objects(store: ox.Store, subjects: Iterable[ox.NamedNode], predicate: str) -> set[ox.NamedNode]:
    verb = ox.NamedNode(predicate)
    found = (quad.object for each in subjects for quad in store.quads_for_pattern(each, verb, None))
    return {each for each in found if isinstance(each, ox.NamedNode)}


def _subjects(store: ox.Store, objects: Iterable[ox.NamedNode], predicate: str) -> set[ox.NamedNode]:
    verb = ox.NamedNode(predicate)
    found = (quad.subject for each in objects for quad in store.quads_for_pattern(None, verb, each))
    return {each for each in found if isinstance(each, ox.NamedNode)}


def _mislinked(store: ox.Store, passage: str, texts: list[str]) -> Iterator[Misquoted]:
    """Yield the links into the page that do not begin, or that do not end, with words of the passage.

    A link is ``#:~:text=[prefix-,]start[,end][,-suffix]`` (WICG, URL Fragment Text Directives, §3.4).
    """
    for link in _objects(store, [ox.NamedNode(passage)], vocab.dg.textFragment):
        parts = link.value.partition(":~:text=")[2].split(",")
        ends = [_words(unquote(part)) for part in parts if not part.endswith("-") and not part.startswith("-")]
        if ends and not any(_enclosed(_words(text), ends) for text in texts):
            shown = " … ".join(" ".join(end) for end in ends)
            yield Misquoted(passage, "textFragment", shown, (passage,))


def _enclosed(words: list[str], ends: list[list[str]]) -> bool:
    first, last = ends[0], ends[-1]
    return words[: len(first)] == first and (len(ends) == 1 or words[-len(last) :] == last)


def _holds(text: str, cue: str) -> bool:
    """Whether the parts of a cue stand in a text, each behind the one before, as whole words."""
    at = 0
    for part in cue.split("…"):
        match = re.compile(rf"(?<!\w){re.escape(normalise(part).casefold())}(?!\w)").search(text, at)
        if not match:
            return False
        at = match.end()
    return True


def copied(store: ox.Store, own: Iterable[ox.Quad], text: str) -> list[Copied]:
    """Return the runs of `RUN` words or more that literals of ``own`` share with ``text``.

    Titles, names and what cites a work carry over, wherever they stand.

    Args:
        store: the graph, for the titles and names in it.
        own: the statements to look through.
        text: a copy of the text.

    """
    runs = set(_runs(_words(text)))
    runs -= {run for name in _NAMES for quad in store.quads_for_pattern(None, ox.NamedNode(name), None)
             if isinstance(quad.object, ox.Literal) for run in _runs(_words(quad.object.value))}  # fmt: skip
    found: dict[tuple[str, str], list[Copied]] = defaultdict(list)
    for quad in own:
        if isinstance(quad.object, ox.Literal) and quad.predicate.value not in _NAMES:
            words = _words(quad.object.value)
            subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)
            for start, end in _stretches(words, runs):
                run = Copied(subject, quad.predicate.value, " ".join(words[start:end]), end - start)
                found[subject, quad.predicate.value].append(run)
    return sorted({each for several in found.values() for each in several})


class Runs:
    """The runs of `RUN` words of a text, to find them again elsewhere; titles and names do not count.

    Args:
        text: a copy of the text.
        names: titles and names in it.

    """

    def __init__(self, text: str, names: Iterable[str] = ()) -> None:
        self._runs = set(_runs(_words(text))) - {run for name in names for run in _runs(_words(name))}

    def within(self, said: str) -> int:
        """Return how many words in a row of the text stand in what is said: 0, or `RUN` and more."""
        return max((end - start for start, end in _stretches(_words(said), self._runs)), default=0)


def stands_in(cue: str, text: str) -> bool:
    """Return whether a cue stands in a text, as whole words; its parts around "…" may stand apart.

    >>> stands_in("hard … see", "It is hard, I find, to see.")
    True
    """
    return bool(cue.strip()) and _holds(normalise(text).casefold(), cue)


def _words(text: str) -> list[str]:
    return _WORD.findall(normalise(text).replace("'", "").casefold())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _stretches(words: list[str], runs: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each longest stretch whose runs are all among ``runs``."""
    start = end = -1
    for at, run in enumerate(_runs(words)):
        if run not in runs:
            continue
        if at > end - RUN + 1 or start < 0:
            if start >= 0:
                yield start, end
            start = at
        end = at + RUN
    if start >= 0:
        yield start, end
