"""Draw time: bars that are as vague as their dates, on a scale that is broken where nothing happens."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from diplograph.site.material import Essay
from diplograph.site.records import Claim, Situation
from diplograph.site.svg import n

BREAK: Final = 0.4  # the width of a broken stretch, in years
LONG: Final = 3  # the least number of empty years that are broken
DENIED, SUPPOSED, SAID = "denied", "supposed", "said"


@dataclass(frozen=True)
class Scale:
    """A scale that maps days to positions from 0 to 1: years in use have equal widths, empty periods a small one."""

    stretches: tuple[tuple[int, int, float], ...]  # first year, year after the last, width

    @classmethod
    def of(cls, years: Iterable[int]) -> Scale:
        """Return the scale for the given years in use."""
        used = sorted(set(years))
        stretches: list[tuple[int, int, float]] = []
        for year in used:
            if stretches:
                gap = year - stretches[-1][1]
                if gap:
                    stretches.append((stretches[-1][1], year, BREAK if gap >= LONG else gap))
            stretches.append((year, year + 1, 1.0))
        return cls(tuple(stretches))

    @cached_property
    def total(self) -> float:
        """The total width."""
        return sum(width for *_, width in self.stretches) or 1.0

    def at(self, day: datetime.date) -> float:
        """Return the position of a day, from 0 to 1."""
        year = day.year + (day.timetuple().tm_yday - 1) / 366
        before = 0.0
        for start, stop, width in self.stretches:
            if year < stop:
                return (before + max(0.0, (year - start) / (stop - start)) * width) / self.total
            before += width
        return 1.0

    def ticks(self) -> list[tuple[float, str]]:
        """Return the positions at which the years in use begin, with their numbers if there is space."""
        found: list[tuple[float, str]] = []
        for start, _, width in self.stretches:
            if width == 1.0:
                found.append((self.at(datetime.date(start, 1, 1)), str(start)))
        return found

    def breaks(self) -> list[float]:
        """Return the middles of the broken periods."""
        found, before = [], 0.0
        for start, stop, width in self.stretches:
            if width != stop - start:
                found.append((before + width / 2) / self.total)
            before += width
        return found


@dataclass(frozen=True)
class Dated:
    """A situation with a date, and the positions of its holders."""

    situation: Situation
    begin: datetime.date
    begin_latest: datetime.date
    end_earliest: datetime.date | None
    end: datetime.date | None
    how: str

    @property
    def day(self) -> bool:
        """Whether it is a single day."""
        return self.begin == self.begin_latest == self.end_earliest == self.end


@dataclass(frozen=True)
class Times:
    """The situations of an essay by time: dated, without a beginning, dated only in words, and undated."""

    dated: tuple[Dated, ...]
    held: tuple[Situation, ...]
    worded: tuple[Situation, ...]
    undated: tuple[Situation, ...]
    scale: Scale


def how(claims: Iterable[Claim]) -> str:
    """Return whether a situation is asserted, or only denied, or only supposed, left open or proposed."""
    stances = {("proposed" if "prescriptive" in c.types or "counterfactual" in c.types else c.stance) for c in claims}
    if stances & {"asserts", "concedes"} or not stances:
        return SAID if stances else SUPPOSED
    return DENIED if stances == {"denies"} else SUPPOSED


def times(essay: Essay) -> Times:
    """Return the situations of an essay by time, without causal links and situations that nobody claims."""
    dated, held, worded, undated = [], [], [], []
    for situation in essay.situations.values():
        if situation.kind == "CausalLink" or not situation.claims:
            continue
        if situation.bounds and (situation.bounds[0] or _named(situation)):
            dated.append(_dated(essay, situation))
        elif situation.when:
            held.append(situation)
        elif situation.cue:
            worded.append(situation)
        else:
            undated.append(situation)
    dated.sort(key=lambda d: (d.begin, d.end or datetime.date.max, d.situation.label))
    years = {day.year for d in dated for day in (d.begin, d.begin_latest, d.end_earliest, d.end) if day}
    if essay.issued[:4].isdigit():
        years.add(int(essay.issued[:4]))
    return Times(tuple(dated), tuple(held), tuple(worded), tuple(undated), Scale.of(years))


def _named(situation: Situation) -> bool:
    """Tell whether a situation holds at a named time, within which it may begin and end on any day."""
    return "/" not in situation.when and any(map(str.isdigit, situation.when))


def _dated(essay: Essay, situation: Situation) -> Dated:
    assert situation.bounds, "only what has a date comes here"
    begin, latest, earliest, end = (datetime.date.fromisoformat(d) if d else None for d in situation.bounds)
    if begin is None:  # it holds at that time; the text does not say that it began or ended then
        begin, latest, earliest, end = earliest, latest, earliest, latest
    assert begin, "a date has a beginning"
    spoken = how(essay.claims[c] for c in situation.claims)
    return Dated(situation, begin, latest or begin, earliest, end, spoken)


def bar(dated: Dated, scale: Scale, put: Callable[[float], str], middle: float = 10, high: float = 12) -> str:
    """Draw the bar of one situation.

    Args:
        dated: the situation.
        scale: the scale of its days.
        put: converts a position from 0 to 1 into a coordinate in pixels or per cent.
        middle: the height of the middle of the bar.
        high: the height of the bar.

    """
    start = scale.at(dated.begin)
    if dated.how == SAID and dated.day:
        return (
            f'<svg x="{put(start)}" y="{n(middle)}" overflow="visible"><path class="dia" d="M0 -6l6 6-6 6-6-6z"/></svg>'
        )
    open_end = dated.end is None
    stop = 1.0 if dated.end is None else scale.at(dated.end)
    inner = scale.at(dated.begin_latest), stop if open_end else scale.at(dated.end_earliest or dated.begin)
    if dated.how != SAID:
        return _box(start, stop, put, middle, high, "den" if dated.how == DENIED else "sup")
    if inner[0] > inner[1]:
        return _box(start, stop, put, middle, high, "bnd fb")
    out = [_box(start, stop, put, middle, high, "bnd")]
    out.append(_box(start, inner[0], put, middle, high, "fi") if inner[0] > start else "")
    out.append(_box(inner[0], inner[1], put, middle, high, "sl"))
    out.append(_box(inner[1], stop, put, middle, high, "fo") if stop > inner[1] else "")
    if open_end:
        out.append(
            f'<svg x="{put(stop)}" y="{n(middle)}" overflow="visible"><path class="ar" d="M2 -5l6 5-6 5"/></svg>'
        )
    return "".join(out)


def _box(start: float, stop: float, put: Callable[[float], str], middle: float, high: float, css: str) -> str:
    least = max(stop - start, 0.006)  # a month must be visible
    top = middle - high / 2
    # A width is a distance: the coordinate of the end minus that of the start.
    return (
        f'<rect class="{css}" x="{put(start)}" y="{n(top)}" width="{_less(put(start + least), put(start))}" '
        f'height="{n(high)}"/>'
    )


def _less(end: str, start: str) -> str:
    unit = "%" if end.endswith("%") else ""
    return f"{float(end.rstrip('%')) - float(start.rstrip('%')):.2f}{unit}"


def percent(place: float) -> str:
    """Return a position as a percentage, for a strip as wide as its row."""
    return f"{place * 100:.2f}%"
