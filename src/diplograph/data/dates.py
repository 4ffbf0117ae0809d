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


_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)}|sept)\.?"
_COMMON = [
    re.compile(rf"(?:the |in )?{form}", re.I)
    for form in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        rf"{_MONTH},? (?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})",
        r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?",
        r"(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<year>\d{4})",
        r"(?P<decade>\d{3})0s",
    )
]
_SEASON_WORDS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_ENDS = re.compile(r" ?– ?| - | (?:to|until|till|and) |(?<=\d{4})-(?=\d{4})", re.I)


def in_edtf(text: str) -> str:
    """Return in EDTF a date in English or another common notation; empty if it is another text, or ambiguous.

    >>> in_edtf("April 2025"), in_edtf("14 May 2024"), in_edtf("May 14, 2024"), in_edtf("the 1990s")
    ('2025-04', '2024-05-14', '2024-05-14', '199X')
    >>> in_edtf("since 2019"), in_edtf("from 2019 to May 2021"), in_edtf("until 2019"), in_edtf("3/4/2025")
    ('2019/..', '2019/2021-05', '../2019', '')
    """
    text = " ".join(text.split())
    ends = _ENDS.split(re.sub(r"(?i)^(?:from|between) ", "", text))
    if len(ends) == 2:
        first, last = map(_point, ends)
        return f"{first}/{last}" if first and last else ""
    if since := re.fullmatch(r"(?i)(?:since|from) (.+)", text):
        return f"{start}/.." if (start := _point(since[1])) else ""
    if till := re.fullmatch(r"(?i)(?:until|till|up to|by) (.+)", text):
        return f"../{end}" if (end := _point(till[1])) else ""
    return _point(text)


def _point(text: str) -> str:
    """Return a day, month, season, year or decade in EDTF; empty if the text is anything else."""
    found = next(filter(None, (form.fullmatch(text) for form in _COMMON)), None)
    if not found:
        return ""
    part = {name: value.casefold() for name, value in found.groupdict().items() if value}
    if "decade" in part:
        return part["decade"] + "X"
    month = part.get("month", "")
    if month.isalpha():
        month = str(next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3])))
    second = _SEASON_WORDS[part["season"]] if "season" in part else month.zfill(2) if month else ""
    made = "-".join(filter(None, (part["year"], second, part["day"].zfill(2) if "day" in part else "")))
    try:
        return made if bounds(made) else ""
    except ValueError:
        return ""
