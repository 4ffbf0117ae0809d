"""Words of others made safe to show: no control character in them reaches a terminal."""

from __future__ import annotations

import re
from typing import IO, Any

from diplograph._late import pattern

# C0, DEL and C1 controls, line and paragraph separators, and what turns the direction of writing (Unicode UAX #9).
_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ANY = pattern(f"[{_CONTROLS}]")
_BUT_LAYOUT = pattern(f"(?![\n\t])[{_CONTROLS}]")


def visible(text: str, layout: bool = False) -> str:
    r"""Return ``text`` with each control, bidi and line-separating character written as its escape.

    Args:
        text: what came from data, a file or a server.
        layout: whether line ends and tabs are ours, and stay.

    >>> print(visible("red \x1b[31m\u202e and a\nline"))
    red \u001b[31m\u202e and a\u000aline

    """
    return (_BUT_LAYOUT if layout else _ANY).sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"  # as JSON and Turtle have it, too


# What a spreadsheet takes for a formula at the start of a cell (OWASP, CSV injection), and no number begins with alone.
_FORMULA = pattern(r"[=@+\-\t\r＝＠＋－]")
_NUMBER = pattern(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def guarded(text: str) -> str:
    r"""Return CSV in which no cell is a formula: one that would be gets an apostrophe before it.

    Args:
        text: CSV as RFC 4180 has it.

    >>> guarded("name,value\r\n=1+1,-5\r\n")
    "name,value\r\n'=1+1,-5\r\n"

    """
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(text, newline="")):
        writer.writerow("'" + cell if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell for cell in row)
    return out.getvalue()


# Colours, the end of a line, and links: what this package itself writes to a terminal.
_OURS = pattern("(\r|\x1b\\[[0-9;]{0,20}[mK]|\x1b\\]8;[\x20-\x7e]{0,2000}\x1b\\\\)")
_USER = pattern(r"(?<![^\s'\"(=<])((?:https?:/{1,2})?)[^\s'\"<>@:]{0,256}:[^\s'\"<>]{0,256}@(?=[\w\[])")
_SECRET = pattern(r"([?&](?:[\w-]*(?:key|token|secret|password|passwd|auth|signature)[\w-]*)=)[^&\s'\"<>#]+", re.I)


def discreet(text: str) -> str:
    """Return ``text`` without user, password and keys in the URLs in it.

    >>> discreet("no answer from http://me:word@localhost:1/?apikey=abc&x=1")
    'no answer from http://…@localhost:1/?apikey=…&x=1'
    """
    return _SECRET.sub(r"\1…", _USER.sub(r"\1…@", text))


class Screen:
    """Standard output or error: what is printed has its control characters escaped, but for ours on a terminal.

    ``as_it_is`` is the stream itself, for data.
    """

    def __init__(self, stream: IO[str]) -> None:
        self.as_it_is = stream

    def write(self, text: str) -> int:
        """Write text that is to be read."""
        parts = _OURS.split(text) if self.as_it_is.isatty() else [text]
        shown = (part if i % 2 else visible(part, layout=True) for i, part in enumerate(parts))
        self.as_it_is.write("".join(shown))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.as_it_is, name)
