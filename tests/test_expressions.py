"""Every regular expression takes time in line with its input, whatever that is.

An expression that goes back and forth takes hours over 100 kB of its worst character, and one that does not takes
milliseconds; the limit of processor time only keeps the former from holding up the suite.
"""

from __future__ import annotations

import ast
import importlib
import re
import signal
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "diplograph"
SIZE = 100_000
LIMIT = 2.0  # seconds of processor time: a thousand times what a linear one takes
METHODS = {"match", "search", "fullmatch", "sub", "split", "findall", "finditer"}
# One of each class that expressions name.
CLASSES = "a1_ \n.-"


class Use(NamedTuple):
    """An expression, how it is asked, and where."""

    pattern: re.Pattern[Any]
    method: str
    where: str


def uses() -> Iterator[Use]:
    """Yield every expression of the package with each method that is called on it."""
    calls = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            on, method, where = call.func.value, call.func.attr, f"{path.relative_to(SOURCE)}:{call.lineno}"
            if isinstance(on, ast.Name) and on.id == "re" and method in METHODS | {"compile"}:
                literal = call.args[0]
                if isinstance(literal, ast.Constant):
                    flags = [*call.args[{"sub": 3, "split": 3, "compile": 1}.get(method, 2) :]]
                    flags += [word.value for word in call.keywords if word.arg == "flags"]
                    value = eval(ast.unparse(flags[0]), {"re": re}) if flags else 0
                    yield Use(re.compile(literal.value, value), "search" if method == "compile" else method, where)
            elif method in METHODS and isinstance(on, ast.Name | ast.Attribute):
                calls[ast.unparse(on).rpartition(".")[2]].add(method)
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name == "__main__.py":
            continue
        name = ".".join(["diplograph", *path.relative_to(SOURCE).with_suffix("").parts]).removesuffix(".__init__")
        for bound, value in vars(importlib.import_module(name)).items():
            for pattern in value if isinstance(value, tuple) else value.values() if type(value) is dict else [value]:
                if isinstance(pattern, re.Pattern):
                    for method in sorted(calls.get(bound, {"search"})):
                        yield Use(pattern, method, f"{name}.{bound}")


def inputs(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Yield 100 kB of each character that the expression names, and of two of the first in turn."""
    named = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    letters = sorted(set(CLASSES) | set(re.sub(r"\\[a-zA-Z]|\w", "", named)) | set(named[:1]))
    units = [*letters, *("".join(pair) for pair in product(letters[:5], repeat=2))]
    for unit in units:
        yield (unit * SIZE)[:SIZE] + "\x00"


class TooLong(Exception):
    """The limit of processor time is over."""


def over(number: int, frame: FrameType | None) -> None:
    """Stop what runs."""
    raise TooLong


EVERY = {(use.pattern.pattern, use.pattern.flags, use.method): use for use in uses()}


@pytest.mark.slow
@pytest.mark.parametrize("use", EVERY.values(), ids=lambda use: f"{use.where} {use.method}")
def test_it_is_linear(use: Use) -> None:
    was = signal.signal(signal.SIGVTALRM, over)
    try:
        for text in inputs(use.pattern):
            signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
            subject = text if isinstance(use.pattern.pattern, str) else text.encode("latin-1", "replace")
            try:
                answer = getattr(use.pattern, use.method)(*(("", subject) if use.method == "sub" else (subject,)))
                if use.method == "finditer":
                    for _ in answer:
                        pass
            except TooLong:
                pytest.fail(f"{use.pattern.pattern!r} takes over {LIMIT:g} s over {text[:4]!r} repeated")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, was)
