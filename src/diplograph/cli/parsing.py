"""The parser of the command line, and the layout of its help."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from diplograph.cli.terminal import terminal_width
from diplograph.screen import discreet, visible

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

# The column at which the remarks beside examples begin at the latest.
_REMARKS = 48


class Formatter(argparse.HelpFormatter):
    """Help with lines that fit the terminal; a given width spares argparse the import of shutil for every argument."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() or 80)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return fitted(text, width)


def fitted(text: str, width: int) -> str:
    r"""Return text in lines of at most ``width`` characters, as far as its words allow.

    Lines without an indent are prose and are filled; an empty line and ``exit code:`` begin a paragraph.
    An indented line is an example, with a remark behind two or more spaces, which gets a column of its own.

    >>> print(fitted("One, two,\nthree.\n  four --five  a remark that is long\n  six    two", 34))
    One, two, three.
      four --five  a remark that is
                   long
      six          two
    """
    lines: list[str] = []
    for indented, block in groupby(text.splitlines(), lambda line: line.startswith(" ")):
        lines += (_examples if indented else _prose)(list(block), width)
    return "\n".join(lines)


def _prose(block: list[str], width: int) -> Iterator[str]:
    paragraphs: list[str] = []
    for line in block:
        if paragraphs and paragraphs[-1] and line and not line.startswith("exit code:"):
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
    for paragraph in paragraphs:
        yield from _wrapped(paragraph, width) or [""]


def _examples(block: list[str], width: int) -> Iterator[str]:
    if max(map(len, block)) <= width:
        yield from block
        return
    parts = [re.split(r"(?<=\S) {2,}", line, maxsplit=1) for line in block]
    column = max((len(each[0]) for each in parts if len(each) > 1 and len(each[0]) + 2 <= _REMARKS), default=4) + 2
    for example, *remark in parts:
        beside = bool(remark) and len(example) + 2 <= column
        below = _wrapped(remark[0], max(width - column, 20)) if remark else []
        yield example.ljust(column) + below.pop(0) if beside else example
        yield from (" " * column + line for line in below)


def _wrapped(text: str, width: int) -> list[str]:
    from textwrap import wrap  # for help only

    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


class Parser(argparse.ArgumentParser):
    """An argument parser that prints help and errors through `screen`.

    Attributes:
        rest: declares the arguments that take long to declare; called when the parser is used.

    """

    rest: Callable[[], None] | None = None

    def complete(self) -> None:
        """Declare the rest of the arguments."""
        rest, self.rest = self.rest, None
        if rest:
            rest()

    def parse_known_args(self, *args: Any, **keywords: Any) -> Any:
        """See `argparse.ArgumentParser.parse_known_args`."""
        self.complete()
        return super().parse_known_args(*args, **keywords)

    def format_help(self) -> str:
        """See `argparse.ArgumentParser.format_help`."""
        self.complete()
        return super().format_help()

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if message:  # argparse itself ignores a full disk
            (file or sys.stderr).write(visible(discreet(message), layout=True))
