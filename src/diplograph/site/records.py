"""The records that pages and pictures are made of."""

from __future__ import annotations

from dataclasses import dataclass

from diplograph.site.wording import Said
from diplograph.terms import Iri


@dataclass(frozen=True, slots=True)
class Claim(Said):
    """A claim as a page shows it: besides what makes its sentence, how and where it is said.

    Attributes:
        proposition: what it takes a position on, and others may, too.
        types: the slugs of its claim types.
        explicitness: the slug of how it is said.
        passages: where it stands.
        doubt: how sure the encoder is of the reading, as a slug, or nothing.
        note: why the encoder reads it so.

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
    """A described state of affairs, with the claims that describe it; it need not be so.

    ``bounds`` are its earliest and latest begin and its earliest and latest end, each empty where it is open.
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
    """An actor, place, thing or work: its names, and what ties it to others."""

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
    """A work cited in a note, with the claims and passages that it backs, and to which end."""

    id: str
    note: str
    claims: tuple[str, ...]
    passages: tuple[str, ...]
    intent: str


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name that the text uses for something, and the passages where it does."""

    id: str
    name: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What refusing a claim brings about, by the authors' argument or its holder's own; claims by their short names."""

    fallen: tuple[tuple[str, tuple[str, ...]], ...]
    standing: tuple[str, ...]
    risen: tuple[str, ...]
    thesis: tuple[str, str, str] | None
    authors: bool


@dataclass(frozen=True, slots=True)
class Weakest:
    """The weakest hedge on the way to a claim: of how many lines of reasoning, and which claim bears it."""

    lines: int
    hedged: int
    claim: str
