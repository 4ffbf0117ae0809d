"""The records that pages and pictures are made of."""

from __future__ import annotations

from dataclasses import dataclass

from diplograph.site.wording import Said
from diplograph.terms import Iri


@dataclass(frozen=True, slots=True)
class Claim(Said):
    """A claim as a page shows it: its sentence, its explicitness and its passages.

    Attributes:
        proposition: the proposition, on which others may also take a position.
        types: the slugs of its claim types.
        explicitness: the slug of its explicitness.
        passages: its passages.
        doubt: the encoder's confidence in the reading, as a slug, or empty.
        note: the encoder's reason for the reading.

    """

    proposition: Iri
    types: tuple[str, ...]
    explicitness: str
    passages: tuple[str, ...]
    doubt: str
    note: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the text without its words: offsets in code points of the text in normal form."""

    iri: str
    id: str
    kind: str
    section: str
    paragraph: int
    start: int
    stop: int
    digest: str
    link: str
    silence: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """A described situation, with the claims that describe it; it need not be the case.

    ``bounds`` are its earliest and latest begin and its earliest and latest end, each empty if it is open.
    """

    iri: str
    id: str
    label: str
    kind: str
    type: str
    when: str
    bounds: tuple[str, ...] | None
    cue: str
    valence: str
    roles: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor, place, thing or work: its names, and its relations to others."""

    iri: str
    id: str
    kind: str
    label: str
    definition: str
    names: tuple[str, ...]
    same: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A work cited in a note, with the claims and passages that it backs, and the purpose."""

    id: str
    note: str
    claims: tuple[str, ...]
    passages: tuple[str, ...]
    intent: str


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name that the text uses for something, with its passages."""

    id: str
    name: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The effect of refusing a claim, in the authors' argument or its holder's own, with short names of claims."""

    fallen: tuple[tuple[str, tuple[str, ...]], ...]
    standing: tuple[str, ...]
    risen: tuple[str, ...]
    thesis: tuple[str, str, str] | None
    authors: bool


@dataclass(frozen=True, slots=True)
class Weakest:
    """The weakest hedge in the argument for a claim: the number of lines of reasoning, and the hedged claim."""

    lines: int
    hedged: int
    claim: str
