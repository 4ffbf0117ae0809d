"""The width of the terminal, and lines that fit it."""

from __future__ import annotations

import os
import re
import sys


def terminal_width() -> int | None:
    """Return the width of the terminal; None if standard output is not a terminal."""
    if not sys.stdout.isatty():
        return None
    if (columns := os.environ.get("COLUMNS", "")).isdigit():
        return int(columns) or None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:  # a terminal that does not report it
        return None


def print_text(text: str, *, flush: bool = False) -> None:
    """Print lines for a reader: on a terminal wrapped between words, below where each begins; elsewhere as they are.

    Args:
        text: the lines, in which control characters are already visible.
        flush: pass the text on at once.

    """
    width = terminal_width()
    if width is not None:
        text = "\n".join(line if len(line) <= width else _wrapped(line, width) for line in text.split("\n"))
    print(text, flush=flush)


def _wrapped(line: str, width: int) -> str:
    """Return a line as several, the further ones below its second column, if it has one, or further in than it.

    >>> print(_wrapped("name   what it is for", 16))
    name   what it
           is for
    """
    import textwrap  # only for a line that is too long for a terminal

    columns = re.match(r"( *)(?:\S.*?\S {3,}(?=\S))?", line)
    indent = columns.end() if columns else 0
    if columns and (indent == columns.end(1) or indent > width * 2 // 3):
        indent = columns.end(1) + 4
    return textwrap.fill(
        line,
        width,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )
