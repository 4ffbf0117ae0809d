"""Finding things by what they are called, and claims by what they say.

One ranking, which `_steps` spells out as queries of SQLite's full-text engine, serves
every graph: one in memory is indexed when it is first searched, a store on disk keeps
its index, and of an endpoint what one saved question returns is indexed.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from diplograph.answers.labels import conditional, positions
from diplograph.answers.position import Position
from diplograph.answers.result import Result
from diplograph.errors import BadValue
from diplograph.namespaces import DG, RDF, as_iri
from diplograph.screen import visible
from diplograph.sparql.indexed import NAMES, Called, Indexed
from diplograph.sparql.texts import Graph, Text, TextIndex, phrase, tokens
from diplograph.spelling import casefold_name
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker
    from diplograph.answers.methods import TextsWithWord

KINDS = ("actor", "place", "thing", "work", "event", "situation", "claim")
# Of a long question, so many of its rarest words are looked for where not all are in one text.
_WORDS: Final = 8
# Words of a question that no text is found by alone.
_FUNCTION_WORDS: Final = frozenset(
    f'"{word}"'
    for word in (
        *("a", "about", "an", "and", "are", "as", "at", "by", "can", "did", "do", "does", "for", "from", "had", "has"),
        *("have", "how", "in", "is", "it", "its", "of", "on", "or", "s", "that", "the", "their", "they", "this", "to"),
        *("was", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would"),
    )
)
# Over an endpoint, texts are asked for by so many of the longest words.
_ASKED: Final = 4
# The limit of the question that asks for them, texts_with_word.
MOST: Final = 5_000


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
            return visible(f"{self.iri.short} ({self.kind}): {self.position.attribution()}: {self.text}")
        described = ", as described" if self.kind in ("event", "situation") else ""
        return visible(f"{self.iri.short} ({self.kind}{described}): {self.text}")


class Findings(list[Found]):
    """What is found, the best first; ``note`` says what was not looked at, and is empty where all was."""

    note: str = ""


class _Hit(NamedTuple):
    iri: str
    kind: str
    match: Match
    text: str
    called: Called = Called.PREFERRED


class _Source(NamedTuple):
    """What to look into: an index, the positions that came with it, if any, and what it leaves out."""

    texts: TextIndex
    positions: dict[Iri, Position] | None = None
    note: str = ""


def find(kg: Asker, words: str, kind: str | None = None, limit: int | None = 20) -> Findings:
    """Return what is found, the best first; see `diplograph.Library.find`."""
    if kind is not None and kind not in KINDS:
        raise BadValue(f"kind={kind}", "no such kind of thing", f"Use one of {', '.join(KINDS)}.")
    if limit is not None and limit < 1:
        raise BadValue(f"limit={limit}", "not a number of results", "Use 1 or more.")
    asked = casefold_name(words)
    if not tokens(asked):
        raise BadValue(words, "no words to look for", "Give a name, a part of one, or words of a paraphrase.")
    source = _source(kg, asked)
    hits = list(_hits(source.texts, asked, kind, limit))
    held = source.positions
    claims = [Iri(hit.iri) for hit in hits if hit.kind == "claim"]
    if held is None:
        held = positions(kg, claims)
    else:
        held = {one.claim: one for one in conditional(kg, (held[claim] for claim in claims if claim in held))}
    found = Findings(
        Found(Iri(hit.iri), hit.kind, hit.match, hit.text, held.get(Iri(hit.iri)))
        for hit in hits
        if hit.kind != "claim" or hit.iri in held  # what nobody holds is no claim
    )
    found.note = source.note
    return found


def suggestions(kg: Asker, words: str) -> list[str]:
    """Return up to three names that come near ``words``, for when nothing is found; none over an endpoint."""
    index = kg.texts()
    return list(dict.fromkeys(one.text for one in index.near(words)))[:3] if index else []


def _source(kg: Asker, asked: str) -> _Source:
    """Return what to look into: an index of everything, or of what one bounded question returns."""
    if index := kg.texts():
        return _Source(index)
    wanted = sorted(dict.fromkeys(tokens(asked)), key=len, reverse=True)
    answer = kg.select("texts_with_word", {"word": tuple(map(ox.Literal, wanted[:_ASKED]))})
    rows: Result[TextsWithWord] = Result(answer)
    index, held = TextIndex.in_memory(), {}
    quads = []
    for row in rows:
        if not isinstance(row.thing, Iri):
            continue  # a blank node has no name to be found by
        quads.append(_quad(row.thing, RDF + "type", ox.NamedNode(row.class_)))
        if row.proposition is None:
            quads.append(_quad(row.thing, NAMES[Called(row.rank)], ox.Literal(row.text)))
        elif isinstance(row.proposition, Iri) and isinstance(row.holder, Iri) and isinstance(row.stance, Iri):
            quads.append(_quad(row.thing, DG + "content", ox.NamedNode(row.proposition)))
            quads.append(_quad(row.proposition, DG + "paraphrase", ox.Literal(row.text)))
            held[row.thing] = Position(
                row.thing, row.holder, row.stance, row.text, row.likelihood, row.confidence, row.cue,
                row.reporter, row.reporter_stance, kg.drafts.get(row.thing, ""),
            )  # fmt: skip
    index.add([Graph("", "", Indexed.of(quads))])
    note = ""
    if len(rows) >= MOST:
        note = f"only the {MOST:,} shortest texts with these words were looked at; give rarer words for the others"
    elif len(wanted) > _ASKED:
        note = f"only texts with {' or '.join(wanted[:_ASKED])} were looked at"
    return _Source(index, held, note)


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def _hits(index: TextIndex, asked: str, kind: str | None, limit: int | None) -> Iterator[_Hit]:
    """Yield what is found, the best first, each thing once, by its best text."""
    seen: set[str] = set()
    for group in _groups(index, asked, kind):
        for hit in sorted(group, key=lambda hit: (hit.iri, hit.called, hit.text)):
            if hit.iri not in seen:
                seen.add(hit.iri)
                yield hit
                if len(seen) == limit:
                    return


def _groups(index: TextIndex, asked: str, kind: str | None) -> Iterator[list[_Hit]]:
    """Yield what is found in groups, the best first; within a group, all stand alike."""
    yield [hit for text in index.called(asked) for hit in _meant(index, Match.EXACT, text, kind)]
    iri = as_iri(asked)
    named = [iri] if iri else index.with_slug(asked)
    yield [
        _Hit(one, found, Match.EXACT, names[0])
        for one in named
        if (found := _kind(index, one, kind)) and (names := index.names(one))
    ]
    for match, query in _steps(index, tokens(asked)):
        length, group = -1, list[_Hit]()
        for text in index.texts(query):
            if text.length != length:
                yield group
                length, group = text.length, []
            group += _meant(index, match, text, kind)
        yield group


def _steps(index: TextIndex, words: list[str]) -> Iterator[tuple[Match, str]]:
    """Yield the queries that find texts, the best first.

    The words as they are asked come before the same words scattered, whole words before
    beginnings of words, and each query yields short texts first.  Where a text has only
    some of the words, the rarest word decides, then the next: an order by rarity, as
    that of inverse document frequency (Spärck Jones 1972), which a text of many common
    words cannot turn.
    """
    together = phrase(words)
    every = list(dict.fromkeys(map(_quoted, words)))
    yield Match.PREFIX, f"^{together}"
    yield Match.PREFIX, f"^{together} *"
    yield Match.ALL_WORDS, together
    yield Match.ALL_WORDS, f"{together} *"
    if len(every) > 1:
        yield Match.ALL_WORDS, " AND ".join(every)
        yield Match.ALL_WORDS, " AND ".join(f"{word} *" for word in every)
        telling = [word for word in every if word not in _FUNCTION_WORDS] or every
        counted = sorted((count, word) for word in telling if (count := index.count(word)))
        yield from ((Match.SOME_WORDS, query) for query in _some(index, [], [], [w for _, w in counted[:_WORDS]]))


def _some(index: TextIndex, have: list[str], lack: list[str], rest: list[str]) -> Iterator[str]:
    """Yield the queries for some of the words, from those with the first word to those with the last only."""
    query = " AND ".join(have) + "".join(f" NOT {word}" for word in lack)
    if have and not index.any(query):
        return
    if rest:
        word, *others = rest
        yield from _some(index, [*have, word], lack, others)
        yield from _some(index, have, [*lack, word], others)
    elif have:
        yield query


def _quoted(word: str) -> str:
    return phrase([word])


def _meant(index: TextIndex, match: Match, text: Text, kind: str | None) -> Iterator[_Hit]:
    """Yield the things of a kind that a text finds."""
    if text.called == Called.PARAPHRASE:
        if kind in (None, "claim"):
            for claim in index.claims_on(text.subject):
                yield _Hit(claim, "claim", match, text.text, text.called)
    elif kind != "claim" and (found := _kind(index, text.subject, kind)):
        yield _Hit(text.subject, found, match, text.text, text.called)


def _kind(index: TextIndex, iri: str, wanted: str | None) -> str | None:
    """Return the kind of a thing, where it is of the kind wanted; an event is a situation."""
    classes = index.classes(iri)
    found = next((kind for kind in KINDS if kind.capitalize() in classes), None)
    fits = wanted in (None, found) or (wanted == "situation" and found == "event")
    return found if fits else None
