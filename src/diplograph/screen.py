"""Words of others made safe to show: no control character in them reaches a terminal."""

from __future__ import annotations

import re

# C0, DEL and C1 controls, line and paragraph separators, and what turns the direction of writing (Unicode UAX #9).
_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ANY = re.compile(f"[{_CONTROLS}]")
_BUT_LAYOUT = re.compile(f"(?![\n\t])[{_CONTROLS}]")


def visible(text: str, layout: bool = False) -> str:
    r"""Return ``text`` with each control, bidi and line-separating character written as its escape.

    Args:
        text: what came from data, a file or a server.
        layout: whether line ends and tabs are ours, and stay.

    >>> print(visible("red \x1b[31m\u202e and a\nline"))
    red \x1b[31m\u202e and a\nline

    """
    return (_BUT_LAYOUT if layout else _ANY).sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
