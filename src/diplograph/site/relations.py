"""Who is with and against whom, according to somebody: a signed matrix, and a picture for each actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from diplograph.site.material import Essay
from diplograph.site.svg import lines, n, wrap


@dataclass(frozen=True)
class Tie:
    """One relation between two actors as one claim describes it; the sign is 1, -1 or 0."""

    source: str
    target: str
    sign: int
    situation: str
    label: str
    claim: str
    valence: str
    begin: str


@dataclass(frozen=True)
class Relations:
    """The relations that a viewpoint asserts, and the actors with most of them first."""

    whose: str
    ties: tuple[Tie, ...]
    actors: tuple[str, ...]

    def between(self, one: str, other: str) -> tuple[Tie, ...]:
        """Return the ties from one actor to another."""
        return tuple(tie for tie in self.ties if (tie.source, tie.target) == (one, other))

    def pairs(self) -> list[tuple[str, str, list[Tie]]]:
        """Return the pairs of actors, either way round, with what joins them, the most joined first."""
        found: dict[tuple[str, str], list[Tie]] = defaultdict(list)
        for tie in self.ties:
            first, second = sorted((tie.source, tie.target))
            found[first, second].append(tie)
        return sorted(((a, b, ties) for (a, b), ties in found.items()), key=lambda p: (-len(p[2]), p[0], p[1]))


def relations(essay: Essay, holder: str | None = None) -> Relations | None:
    """Return the relations that the authors, or else a holder, assert; None where there are none."""
    rows = essay.network(holder)
    ties = {}
    for row in rows:
        valence = essay.situations[essay.id(row.situation)].valence
        tie = Tie(
            essay.id(row.source), essay.id(row.target), row.sign or 0, essay.id(row.situation), row.label,
            essay.id(row.claim), valence, str(row.begin or ""),
        )  # fmt: skip
        ties[tie.source, tie.target, tie.situation, tie.claim] = tie
    if not ties:
        return None
    degree = Counter(actor for tie in ties.values() for actor in (tie.source, tie.target))
    actors = tuple(actor for actor, _ in sorted(degree.items(), key=lambda d: (-d[1], d[0])))
    return Relations(holder or "", tuple(ties.values()), actors)


def counts(ties: Iterable[Tie]) -> tuple[int, int, int]:
    """Return how many relations are with, against, and neither; each relation counts once."""
    signs = {tie.situation: tie.sign for tie in ties}
    return sum(s > 0 for s in signs.values()), sum(s < 0 for s in signs.values()), sum(s == 0 for s in signs.values())


def words(found: tuple[int, int, int]) -> str:
    """Return counts as signs: +2 −1 ·1."""
    return " ".join(f"{mark}{number}" for mark, number in zip("+−·", found, strict=True) if number)


WIDE, GAP, HIGH, MOST = 190, 56, 16, 7


def ego(
    essay: Essay, held: Relations, actor: str, names: dict[str, str], link: str = "#"
) -> tuple[float, float, str] | None:
    """Return width, height and elements of the picture around an actor: against at the left, with at the right.

    What is both stands at the right with two lines. None where nothing signed touches the actor.
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
    text = wrap(name, WIDE - 20 - (44 if note else 0), 12.5)
    high = HIGH * len(text) + 18
    shape = f'<rect class="{css}" x="{n(x)}" y="{n(y)}" width="{WIDE}" height="{n(high)}" rx="3"/>'
    shape += lines(text, x + 10, y + 21, HIGH, "th0" if css == "bx me" else "")
    if note:
        shape += lines([note], x + WIDE - 9, y + 21, HIGH, "tp e")
    out.append(f'<a href="{escape(link)}">{shape}</a>' if link else shape)
    return y + high
