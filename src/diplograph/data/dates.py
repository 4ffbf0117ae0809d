"""EDTF to calendar dates: the bounds of a date, an interval or an open end.

Read are levels 0 and 1 of EDTF (Library of Congress 2019; ISO 8601-2) from year 1 to
9999, which Python, rdflib and every store can compare (decision 30).  The library ``edtf`` is not used:
version 5.0.2 lets 29 February 2018 pass, stops with a TypeError at two open ends and
prints on standard output.  It referees the tests.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

Bounds = tuple[str | None, str, str, str | None]

_DATE = re.compile(
    r"""(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|Y-?[0-9]{5,})
        (?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?
        [?~%]?""",
    re.X,
)
# First and last month; winter goes on into the next year.
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


def bounds(edtf: str, latest: str = "", *, state: bool = True) -> Bounds | None:
    """Return the bounds of an EDTF literal as four ISO dates.

    Args:
        edtf: level 0 or 1, an interval or a single date; ``..`` is an open begin or
            end, and nothing before or behind the slash one that nobody gives.
        latest: ISO date by which the text was written, usually that of publication:
            what has an open end went on until then at least, and an end that nobody
            gives came before.
        state: whether a state is dated: one whose begin is open had begun by
            ``latest``, while an event may still have been to come.

    Returns:
        Earliest begin (None where the begin is open), latest begin, earliest end,
        latest end (None where the end is open); None where nothing bounds it.  Strict
        bounds: ``~`` and ``?`` do not widen them.  Seasons are those of the north.

    Raises:
        ValueError: the literal is not EDTF of level 0 or 1, or its year is out of range.

    >>> bounds("2018/2019")
    ('2018-01-01', '2018-12-31', '2019-01-01', '2019-12-31')
    >>> bounds("1991/", latest="2024-05-31")
    ('1991-01-01', '1991-12-31', '1991-01-01', '2024-05-31')
    >>> bounds("../0476")
    (None, '0476-12-31', '0476-01-01', '0476-12-31')
    >>> bounds("../..", latest="2024-05-31")
    (None, '2024-05-31', '2024-05-31', None)
    >>> bounds("1959/..", latest="1956-11-13")
    ('1959-01-01', '1959-12-31', '1959-01-01', None)

    """
    first, slash, last = edtf.partition("/")
    if not (first or last) or (not slash and first == "..") or "/" in last:
        raise _not_edtf(edtf)
    begin = _span(first)
    end = _span(last) if slash else begin
    if end is None and not latest:
        return None
    if begin is None:
        if end is None:
            return None, latest, latest, None
        return None, min(end[1], latest) if state and latest else end[1], *end
    if end is None:
        return *begin, max(begin[0], latest) if last else begin[0], None if last else max(begin[1], latest)
    return *begin, *end


def _not_edtf(text: str) -> ValueError:
    return ValueError(f"not an EDTF date of level 0 or 1: {text!r}")


@cache
def _span(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of a date, None where it is open."""
    if text in ("..", ""):
        return None
    if not (read := _DATE.fullmatch(text)):
        raise _not_edtf(text)
    year, month, day = read.groups()
    if ("X" in year and month) or (month == "XX" and day not in (None, "XX")) or (month in _SEASONS and day):
        raise _not_edtf(text)
    if not year[0].isdigit() or year in ("0000", "000X", "00XX"):
        raise ValueError(f"the year of {text!r} is not from 0001 to 9999; keep it in words, in dg:timeCue")
    try:
        low, high = _days(int(year.replace("X", "0")), int(year.replace("X", "9")), month, day)
    except ValueError:
        raise _not_edtf(text) from None
    return low.isoformat(), high.isoformat()


def _days(first: int, last: int, month: str | None, day: str | None) -> tuple[date, date]:
    """Return first and last day; raises ValueError where the calendar has no such date."""
    if month in _SEASONS:
        begin, end = _SEASONS[month]
        last += end < begin
    else:
        begin, end = (1, 12) if month in (None, "XX") else (int(month), int(month))
    if day in (None, "XX"):
        return date(first, begin, 1), date(last, end, monthrange(last, end)[1])
    return date(first, begin, int(day)), date(last, end, int(day))
