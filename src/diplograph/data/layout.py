"""Canonical Turtle: one layout for every file, with its comments and the lexical forms of its literals.

The layout is that of turtlefmt, a program of its own, with one object a line, and one
member of a ``[ ]`` or ``( )`` a line where the whole is long.  What comes out is compared
with what went in, triple by triple and comment by comment, so that a file is never
changed in what it says.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from diplograph.data.canonical import same
from diplograph.data.positions import comments, tokens
from diplograph.data.turtle import parse, read, triples
from diplograph.errors import DataError, MissingPackage

_WIDTH = 120


def formatted(path: Path) -> bytes:
    """Return the canonical text of a Turtle file.

    Raises:
        MissingPackage: turtlefmt is not installed.
        SyntaxFault: the file is not valid Turtle.
        DataError: the layout would change what the file says, or nobody can tell (see `canonical`).

    """
    before, text = list(parse(path)), read(path).decode("utf-8")
    new = _spread(_listed(_commented(text, lambda bare: _turtlefmt(path, bare))))
    after = list(triples(new.encode("utf-8"), path))
    if not same(before, after, str(path)) or Counter(_remarks(text)) != Counter(_remarks(new)):
        remedy = "Format it by hand; its comments may be where the formatter cannot keep them."
        raise DataError(str(path), "formatting would change what the file says, so it is left alone", remedy)
    return new.encode("utf-8")


def _commented(text: str, layout: Callable[[str], str]) -> str:
    """Lay out a text with a mark for each comment, and put the comments back as they were written.

    Left to itself, turtlefmt joins comments into one and loses how they are indented.
    """
    kept = [(comment.rstrip(), start, start + len(comment)) for comment, start in comments(text)]
    for number, (_, start, end) in reversed(list(enumerate(kept))):
        text = f"{text[:start]}#c{number}{text[end:]}"
    text = re.sub(r"\A +(?=#)", "", layout(text))
    for mark, start in reversed(list(comments(text))):
        theirs = [kept[int(word)][0] for word in re.findall(r"c(\d+)", mark)]
        text = text[:start] + "\n    ".join(theirs) + text[start + len(mark) :]
    return text


def _turtlefmt(path: Path, text: str) -> str:
    beside = Path(sys.executable).with_name("turtlefmt")
    program = str(beside) if beside.is_file() else shutil.which("turtlefmt")
    if program is None:
        raise MissingPackage("turtlefmt", "fmt")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.ttl"
        copy.write_text(text, encoding="utf-8", newline="\n")
        done = subprocess.run([program, str(copy)], capture_output=True, text=True, check=False)
        if done.returncode:
            why = done.stderr.strip().splitlines()[:1] or ["no reason given"]
            raise DataError(str(path), f"turtlefmt gave up: {why[0].removeprefix('Error: ')}", "Format it by hand.")
        return copy.read_text(encoding="utf-8")


def _listed(text: str) -> str:
    """Give every object of a list its line, but for the classes of a thing."""
    breaks, depth, verb = [], 0, ""
    for kind, token, start in tokens(text):
        if kind == "mark":
            depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(token, 0)
            if token == "," and not depth and verb != "a" and text[start + 1 : start + 2] == " ":
                breaks.append(start + 1)
        # In turtlefmt's layout a predicate of a subject follows it, or four spaces at the start of a line.
        elif not depth and (text[max(start - 5, 0) : start] == "\n    " or token == "a"):
            verb = token
        elif not depth and text[max(start - 1, 0) : start] in ("", "\n"):
            verb = ""
    for place in reversed(breaks):
        text = f"{text[:place]}\n        {text[place + 1 :]}"
    return text.rstrip() + "\n"


def _spread(text: str) -> str:
    """Give every member of a ``[ ]`` or ``( )`` its line where the whole has no room on one."""
    strings = [(start, start + len(token)) for kind, token, start in tokens(text) if kind == "string" and "\n" in token]
    lines, begin = [], 0
    for end in [match.start() for match in re.finditer(r"\n|\Z", text)]:
        if not any(start < end < stop for start, stop in strings):
            lines += _members(text[begin:end])
            begin = end + 1
    return "\n".join(lines).rstrip() + "\n"


def _members(line: str) -> list[str]:
    """Return a line, or its parts, each on a line, where it is too long or holds a string of several lines."""
    if len(line) <= _WIDTH and "\n" not in line:
        return [line]
    indent = len(line) - len(line.lstrip(" ")) or 4
    cuts, depth, opening = [], 0, ""  # where a part begins, and how far it is indented
    for kind, token, start in tokens(line):
        mark = token if kind == "mark" else ""
        if mark in ("]", ")"):
            depth -= 1
            if not depth:
                cuts.append((start, indent))
        elif depth == 1 and line[start - 1] == " " and (opening == "(" or line[start - 2] in "[;"):
            cuts.append((start, indent + 4))
        if mark in ("[", "("):
            opening = opening if depth else mark
            depth += 1
    if not cuts or depth:
        return [line]
    ends = [start for start, _ in cuts[1:]] + [len(line)]
    parts = [" " * margin + line[start:end].strip() for (start, margin), end in zip(cuts, ends, strict=True)]
    return [line[: cuts[0][0]].rstrip(), *(each for part in parts for each in _members(part))]


def _remarks(text: str) -> list[str]:
    return [comment.rstrip() for comment, _ in comments(text)]
