"""Make the table of who says what: points at issue in rows, holders in columns, disagreements first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from markupsafe import Markup

DISAGREE, SIDES, NEUTRAL, AGREE = (
    "They disagree", "One takes a side, another takes none", "Nobody takes a side", "They agree",
)  # fmt: skip
UPDATES, BROADER = "One document updates another", "One says more than another"
GROUPS: Final = (DISAGREE, SIDES, UPDATES, BROADER, NEUTRAL, AGREE)
SAYS, AGAINST = frozenset({"asserts", "concedes"}), frozenset({"denies", "doubts"})
COLUMNS: Final = 5  # with a column for the others, what fits a page without scrolling


class Voice(NamedTuple):
    """A holder's position on a point: address and name of the holder, and position, hedge and reporter as markup."""

    iri: str
    label: str
    said: Markup


class Point(NamedTuple):
    """A point on which two or more speak: its group, each voice, and the document if there are several."""

    group: str
    paraphrase: str
    voices: tuple[Voice, ...]
    link: str = ""
    title: str = ""


class Row(NamedTuple):
    """A point as a row: its cells, and the voices without a column of their own."""

    point: Point
    cells: tuple[tuple[Markup, ...], ...]
    others: tuple[Markup, ...]


@dataclass(frozen=True)
class Grid:
    """The table: the names of the columns, the rows of each group, and how many points of each are left out."""

    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    left_out: Mapping[str, int]

    @property
    def others(self) -> bool:
        """Whether some voices have no column of their own."""
        return any(row.others for _, rows in self.groups for row in rows)


def agreement(stances: Collection[str]) -> str:
    """Return the group of a point for the stances on it, given as slugs.

    >>> agreement(["asserts", "denies"])
    'They disagree'
    """
    says, against = not SAYS.isdisjoint(stances), not AGAINST.isdisjoint(stances)
    if says and against:
        return DISAGREE
    if not says and not against:
        return NEUTRAL
    return AGREE if set(stances) <= SAYS | AGAINST else SIDES


def grid(points: Iterable[Point], first: Sequence[str] = (), *, most: int | None = None) -> Grid:
    """Return points as a table.

    Args:
        points: the points at issue.
        first: the IRIs of the holders in the first columns; then come those who speak on most points.
        most: the greatest number of points; disagreements are kept first.

    """
    by_group: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_group[point.group].append(point)
    ordered = [point for group in GROUPS for point in by_group[group]]
    kept = ordered[:most]
    spoken: Counter[str] = Counter()
    names: dict[str, str] = {}
    for point in kept:
        names |= {voice.iri: voice.label for voice in point.voices}
        spoken.update({voice.iri for voice in point.voices})
    ranked = sorted(spoken, key=lambda iri: (iri not in first, -spoken[iri], names[iri].casefold(), iri))[:COLUMNS]
    rows: dict[str, list[Row]] = defaultdict(list)
    for point in kept:
        rows[point.group].append(_row(point, ranked))
    groups = tuple((group, tuple(rows[group])) for group in GROUPS if rows[group])
    left_out = Counter(point.group for point in ordered[len(kept) :])
    return Grid(tuple(names[iri] for iri in ranked), groups, left_out)


def _row(point: Point, columns: Sequence[str]) -> Row:
    cells = tuple(tuple(voice.said for voice in point.voices if voice.iri == iri) for iri in columns)
    return Row(point, cells, tuple(voice.said for voice in point.voices if voice.iri not in columns))
