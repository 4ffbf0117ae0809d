"""The header of a saved question: ``#+`` lines in a small part of YAML, as grlc reads them.

PyYAML would take a quarter of the time of a whole answer, so this reads the part that
headers need, exactly as YAML does, and refuses the rest: plain and double-quoted values
on one line, folded text (``>-``), and lists of mappings, one key a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from diplograph._late import pattern
from diplograph.errors import DataError

Value = str | list[dict[str, str]]

_KEYS = {"summary": (), "description": (), "params": ("name", "kind", "description", "required", "example"),
         "columns": ("name", "type", "description")}  # fmt: skip
_PAIR = pattern(r"([a-z]++):(?: ++(.*+))?")
# What begins something else in YAML than a plain value.
_SPECIAL = tuple("!&*?|>%@`'\"#{}[],-:")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t"}


class _Line(NamedTuple):
    number: int
    indent: int
    text: str


def read_header(text: str, where: str) -> dict[str, Value]:
    """Return what the header of a query says: text by key, and for params and columns a mapping each.

    Raises:
        DataError: something in it is not of the part of YAML that is read; file and line.

    """
    fields: dict[str, Value] = {}
    lines = list(_lines(text, where))
    at = 0
    while at < len(lines):
        line = lines[at]
        key, value = _pair(line, where, tuple(_KEYS))
        if line.indent:
            raise _fault(where, line, "an indented line belongs to nothing")
        if key in fields:
            raise _fault(where, line, f"{key} is given twice")
        end = at + 1
        while end < len(lines) and (lines[end].indent or lines[end].text.startswith("- ")):
            end += 1
        below = lines[at + 1 : end]
        if _KEYS[key]:
            fields[key] = _mappings(below, where, key) if value is None else _empty(line, value, where)
        elif value == ">-":
            fields[key] = _folded(below, where)
        elif below:
            raise _fault(where, below[0], "a value over several lines needs >-")
        else:
            fields[key] = _scalar(line, value, where)
        at = end
    return fields


def _lines(text: str, where: str) -> Iterator[_Line]:
    for number, raw in enumerate(text.splitlines(), 1):
        if not raw.startswith("#+"):
            continue
        line = raw[2:].removeprefix(" ").rstrip(" ")
        bare = line.lstrip(" ")
        if "\t" in line or not bare.isprintable():
            raise DataError(f"{where}:{number}", "the header holds a tab or control character", "Use spaces.")
        if bare:
            yield _Line(number, len(line) - len(bare), bare)


def _pair(line: _Line, where: str, keys: tuple[str, ...]) -> tuple[str, str | None]:
    pair = _PAIR.fullmatch(line.text)
    if not pair:
        raise _fault(where, line, "not of the form key: value")
    if pair[1] not in keys:
        raise _fault(where, line, f"no key {pair[1]!r} is known here (known are {', '.join(keys)})")
    return pair[1], pair[2]


def _mappings(lines: list[_Line], where: str, key: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    indent = lines[0].indent if lines else 0
    for line in lines:
        if line.text.startswith("- ") and line.indent == indent:
            found.append({})
            line = _Line(line.number, indent + 2, line.text[2:].lstrip(" "))
        elif not found or line.indent != indent + 2:
            raise _fault(where, line, "a list needs one dash for each item, and its keys two spaces further in")
        name, value = _pair(line, where, _KEYS[key])
        if name in found[-1]:
            raise _fault(where, line, f"{name} is given twice")
        found[-1][name] = _scalar(line, value, where)
        if name == "required" and found[-1][name] not in ("true", "false"):
            raise _fault(where, line, "required is true or false")
    return found


def _empty(line: _Line, value: str, where: str) -> list[dict[str, str]]:
    if value != "[]":
        raise _fault(where, line, "a list has its items on lines of their own")
    return []


def _folded(lines: list[_Line], where: str) -> str:
    for line in lines:
        if line.indent != lines[0].indent:
            raise _fault(where, line, "folded text needs the same indent throughout")
    return " ".join(line.text for line in lines)


def _scalar(line: _Line, value: str | None, where: str) -> str:
    if value is None:
        return ""
    if value.startswith('"'):
        return _quoted(line, value, where)
    special = value.startswith(_SPECIAL) and not re.match(r"[-:?][^\s]", value)
    if special or " #" in value or ": " in value or value.endswith(":"):
        raise _fault(where, line, f"YAML reads {value[:40]!r} as something else than text; put it in double quotes")
    return value


def _quoted(line: _Line, value: str, where: str) -> str:
    inner = re.fullmatch(r'"((?:[^"\\]|\\["\\/nt])*+)"', value)
    if not inner:
        raise _fault(where, line, 'a double-quoted value ends on its line, and knows the escapes \\" \\\\ \\/ \\n \\t')
    return re.sub(r"\\(.)", lambda escape: _ESCAPES[escape[1]], inner[1])


def _fault(where: str, line: _Line, what: str) -> DataError:
    return DataError(
        f"{where}:{line.number}",
        f"the header cannot be read: {what}",
        "Fix: write the line as the bundled questions do.",
    )
