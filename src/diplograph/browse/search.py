"""Finding things by what they are called, and claims by what they say."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from math import log
from typing import TYPE_CHECKING, NamedTuple

from diplograph.answers.position import Position
from diplograph.errors import BadValue
from diplograph.screen import visible
from diplograph.spelling import casefold_name, nearest
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

KINDS = ("actor", "place", "thing", "work", "event", "situation", "claim")
_WORD = re.compile(r"\w+")


class Match(IntEnum):
    """How a text can match, from the best."""

    EXACT = 0
    PREFIX = 1
    ALL_WORDS = 2
    SOME_WORDS = 3


class Found(NamedTuple):
    """One thing found, by its best text.

    ``text`` is a name of the thing, or the paraphrase of a claim, which has no
    polarity: read it with the ``position``, which only claims have.
    """

    iri: Iri
    kind: str
    match: Match
    text: str
    position: Position | None = None

    def __str__(self) -> str:
        if self.position:
            return visible(f"{self.iri.curie} ({self.kind}): {self.position.attribution()}: {self.text}")
        described = ", as described" if self.kind in ("event", "situation") else ""
        return visible(f"{self.iri.curie} ({self.kind}{described}): {self.text}")


class _Text(NamedTuple):
    """A text by which something can be found."""

    iri: Iri
    kind: str
    text: str
    position: Position | None = None

    @property
    def folded(self) -> str:
        return casefold_name(self.text)


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """Where a text stands among those found, the least first.

    Within one kind of match count the words as they are asked, whole words, rare
    words and short texts; numbers are negative where more is better.
    """

    match: Match
    scattered: bool
    whole_words: int
    rarity: float
    length: int
    iri: Iri


@dataclass(frozen=True)
class _Question:
    """Words to look for, and how much each counts."""

    asked: str
    words: tuple[str, ...]
    weight: dict[str, float]

    def rank(self, one: _Text) -> Rank | None:
        """Return how well a text answers; None where it does not."""
        text = one.folded
        tokens = set(_WORD.findall(text))
        begun = [word for word in self.words if any(token.startswith(word) for token in tokens)]
        whole = [word for word in begun if word in tokens]
        if self.asked in (text, casefold_name(one.iri.slug), casefold_name(one.iri.curie)):
            match = Match.EXACT
        elif text.startswith(self.asked):
            match = Match.PREFIX
        elif len(begun) == len(self.words):
            match = Match.ALL_WORDS
        elif whole:
            match = Match.SOME_WORDS
        else:
            return None
        counted = whole if match == Match.SOME_WORDS else begun
        return Rank(
            match=match,
            scattered=self.asked not in text,
            whole_words=0 if match == Match.SOME_WORDS else -len(whole),
            rarity=-sum(self.weight[word] for word in counted),
            length=len(text),
            iri=one.iri,
        )


def find(kg: Asker, words: str, kind: str | None = None, limit: int | None = 20) -> list[Found]:
    """Return what is found, the best first; see `diplograph.Library.find`.

    A word matches where a word of the text begins with it.  Within "some words", rare
    words count for more: each by the logarithm of the share of texts that have it
    (inverse document frequency, Spärck Jones 1972).
    """
    if kind is not None and kind not in KINDS:
        raise BadValue(f"kind={kind}", "no such kind of thing", f"Use one of {', '.join(KINDS)}.")
    if limit is not None and limit < 1:
        raise BadValue(f"limit={limit}", "not a number of results", "Use 1 or more.")
    asked = casefold_name(words)
    wanted = tuple(dict.fromkeys(_WORD.findall(asked)))
    if not wanted:
        raise BadValue(words, "no words to look for", "Give a name, a part of one, or words of a paraphrase.")
    texts = list(_texts(kg, kind))
    question = _Question(asked, wanted, _weights(wanted, texts))
    best: dict[Iri, tuple[Rank, _Text]] = {}
    for one in texts:
        rank = question.rank(one)
        if rank and (one.iri not in best or rank < best[one.iri][0]):
            best[one.iri] = rank, one
    ordered = heapq.nsmallest(len(best) if limit is None else limit, best.values(), key=lambda found: found[0])
    return [Found(one.iri, one.kind, rank.match, one.text, one.position) for rank, one in ordered]


def suggestions(kg: Asker, words: str) -> list[str]:
    """Return up to three names that come near ``words``, for when nothing is found."""
    return nearest(casefold_name(words), {one.folded: one.text for one in _texts(kg, None) if one.kind != "claim"})


def _texts(kg: Asker, kind: str | None) -> Iterator[_Text]:
    """Yield every text that something can be found by; an event is listed as such, other situations together."""
    events = kg.names.of("event") if kind in (None, "event", "situation") else {}
    for one in KINDS[:-1]:
        for iri, names in kg.names.of(one).items() if kind in (None, one) else ():
            if kind is not None or one != "situation" or iri not in events:
                yield from (_Text(Iri(iri), "event" if iri in events else one, name) for name in names)
    if kind in (None, "claim"):
        for row in kg.bundled.claims_by_holder():
            if not all(isinstance(one, Iri) for one in (row.claim, row.holder, row.stance)):
                continue  # a blank node has no name to be found by
            yield _Text(row.claim, "claim", row.paraphrase, Position.of(row, kg.drafts))


def _weights(wanted: tuple[str, ...], texts: list[_Text]) -> dict[str, float]:
    counts = Counter(word for one in texts for word in wanted if word in one.folded)
    return {word: log((1 + len(texts)) / (1 + counts[word])) for word in wanted}
