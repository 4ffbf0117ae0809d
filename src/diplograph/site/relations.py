"""Draw who is with and against whom, from a viewpoint: a signed matrix, and a picture for each actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from diplograph.argument.actor_network import Dating
from diplograph.site.material import Essay
from diplograph.site.svg import lines, n, width, wrap
from diplograph.site.wording import date


@dataclass(frozen=True)
class Tie:
    """A relation between two actors as described by a claim; the sign is 1, -1 or 0.

    ``possible`` means that it may have held on the days of the query, but the text does not say so.
    """

    source: str
    target: str
    sign: int
    situation: str
    label: str
    claim: str
    valence: str
    begin: str
    possible: bool = False


@dataclass(frozen=True)
class Relations:
    """The relations that a viewpoint asserts, with the most related actors first.

    ``on`` is the time of the query in words, empty for any time; ``undated`` counts the relations left out.
    """

    whose: str
    ties: tuple[Tie, ...]
    actors: tuple[str, ...]
    on: str = ""
    undated: int = 0

    @property
    def number(self) -> int:
        """The number of relations."""
        return len({tie.situation for tie in self.ties})

    def between(self, one: str, other: str) -> tuple[Tie, ...]:
        """Return the ties from one actor to another."""
        return tuple(tie for tie in self.ties if (tie.source, tie.target) == (one, other))

    def pairs(self) -> list[tuple[str, str, list[Tie]]]:
        """Return the pairs of actors, in either order, with their relations, the most related pairs first."""
        found: dict[tuple[str, str], list[Tie]] = defaultdict(list)
        for tie in self.ties:
            first, second = sorted((tie.source, tie.target))
            found[first, second].append(tie)
        return sorted(((a, b, ties) for (a, b), ties in found.items()), key=lambda p: (-len(p[2]), p[0], p[1]))


def relations(essay: Essay, holder: str | None = None, on: str | None = None) -> Relations | None:
    """Return the relations that the authors, or a given holder, assert; None if there are none.

    Args:
        essay: the document.
        holder: the IRI of the holder; without it, the authors.
        on: an EDTF date or interval; relations without a date are left out, and counted.

    Raises:
        BadValue: ``on`` is not such a date.

    """
    network = essay.network(holder, on)
    ties = {}
    for row in network.rows:
        valence = essay.situations[essay.id(row.situation)].valence
        tie = Tie(
            essay.id(row.source), essay.id(row.target), row.sign or 0, essay.id(row.situation), row.label,
            essay.id(row.claim), valence, str(row.begin or ""), row.dating is Dating.POSSIBLE,
        )  # fmt: skip
        ties[tie.source, tie.target, tie.situation, tie.claim] = tie
    if not ties:
        return None
    degree = Counter(actor for tie in ties.values() for actor in (tie.source, tie.target))
    actors = tuple(actor for actor, _ in sorted(degree.items(), key=lambda d: (-d[1], d[0])))
    left_out = len({row.situation for row in network.undated}) if on else 0
    return Relations(holder or "", tuple(ties.values()), actors, date(on) if on else "", left_out)


def by_date(essay: Essay, holder: str | None = None) -> list[Relations]:
    """Return the relations of each period of years in which they stay the same, if there are any.

    If nothing begins or ends in between, one year represents them all, so only years that bound a relation are
    queried, and the first year after each.
    """
    bounds = (essay.situations[tie.situation].bounds for tie in getattr(relations(essay, holder), "ties", ()))
    named = sorted({int(day[:4]) for days in bounds if days for day in days if day})
    found: list[tuple[int, int, Relations]] = []
    for place, year in enumerate(named):
        after = named[place + 1] if place + 1 < len(named) else year + 1
        for first, last in ((year, year), (year + 1, after - 1)):
            held = relations(essay, holder, str(first)) if first <= last else None
            if held is None:
                continue
            if found and found[-1][1] == first - 1 and found[-1][2].ties == held.ties:
                first = found.pop()[0]
            found.append((first, last, held))
    return [replace(held, on=str(a) if a == b else f"{a} to {b}") for a, b, held in found]


def counts(ties: Iterable[Tie]) -> tuple[int, int, int]:
    """Return the numbers of relations that are with, against, and neither; each relation counts once."""
    signs = {tie.situation: tie.sign for tie in ties}
    return sum(s > 0 for s in signs.values()), sum(s < 0 for s in signs.values()), sum(s == 0 for s in signs.values())


def words(found: tuple[int, int, int]) -> str:
    """Return counts as signs: +2 −1 ·1."""
    return " ".join(f"{mark}{number}" for mark, number in zip("+−·", found, strict=True) if number)


WIDE, GAP, HIGH, MOST = 190, 56, 16, 7


def ego(
    essay: Essay, held: Relations, actor: str, names: dict[str, str], link: str = "#"
) -> tuple[float, float, str] | None:
    """Return width, height and elements of the picture around an actor: against on the left, with on the right.

    Actors that are both are on the right with two lines. None if the actor has no signed relation.
    """
    around: dict[str, list[Tie]] = defaultdict(list)
    for tie in held.ties:
        if actor in (tie.source, tie.target):
            around[tie.target if tie.source == actor else tie.source].append(tie)
    sides: tuple[list[str], list[str]] = ([], [])
    for other, ties in sorted(around.items(), key=lambda item: (-len(item[1]), item[0])):
        plus, minus, _ = counts(ties)
        if plus or minus:
            sides[0 if not plus else 1].append(other)
    if not any(sides):
        return None
    out: list[str] = []
    x = 3.0 + (WIDE + GAP if sides[0] else 0)
    bottom = _box(out, x, 3, names[actor], "", "bx me", "")
    for side, others in enumerate(sides):
        y = 3.0
        at = 3.0 if side == 0 else x + WIDE + GAP
        for place, other in enumerate(others):
            if place == MOST and len(others) > MOST + 1:
                bottom = max(bottom, _box(out, at, y, f"{len(others) - MOST} more, below", "", "bx f", ""))
                break
            plus, minus, even = counts(around[other])
            level = y + 17
            _tie(out, x if side == 0 else x + WIDE, at + WIDE if side == 0 else at, level, plus, minus)
            y = _box(out, at, y, names[other], words((plus, minus, even)), "bx", link + other) + 10
            bottom = max(bottom, y - 10)
    right = x + WIDE + (GAP + WIDE if sides[1] else 0)
    return right + 3, bottom + 3, "".join(out)


def _tie(out: list[str], start: float, stop: float, level: float, plus: int, minus: int) -> None:
    """Draw the lines from the actor's edge to another's: solid for with, dashed for against."""
    middle = (start + stop) / 2
    for place, (css, number) in enumerate((("su", plus), ("at", minus))):
        if number:
            shift = (place * 6 - 3) if plus and minus else 0
            out.append(
                f'<path class="{css}" d="M{n(start)} {n(20 + shift)}H{n(middle)}V{n(level + shift)}H{n(stop)}"/>'
            )


def _box(out: list[str], x: float, y: float, name: str, note: str, css: str, link: str) -> float:
    text = wrap(name, WIDE - 20 - (width(note, 12, bold=True) + 6 if note else 0), 12.5)
    high = HIGH * len(text) + 18
    shape = f'<rect class="{css}" x="{n(x)}" y="{n(y)}" width="{WIDE}" height="{n(high)}" rx="3"/>'
    shape += lines(text, x + 10, y + 21, HIGH, "th0" if css == "bx me" else "")
    if note:
        shape += lines([note], x + WIDE - 9, y + 21, HIGH, "tp e")
    out.append(f'<a href="{escape(link)}">{shape}</a>' if link else shape)
    return y + high
