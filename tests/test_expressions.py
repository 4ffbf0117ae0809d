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

from diplograph._late import _Pattern as Pattern

SOURCE = Path(__file__).parents[1] / "src" / "diplograph"
SIZE = 100_000
LIMIT = 5.0  # seconds of processor time: a thousand times what a linear one takes
METHODS = {"match", "search", "fullmatch", "sub", "split", "findall", "finditer"}
# One of each class that expressions name.
CLASSES = "a1_ \n.-"


class Use(NamedTuple):
    """An expression, how it is asked, and where."""

    pattern: re.Pattern[Any]
    method: str
    where: str


# The package's own style sheet and queries are no input of others.
OWN = ("site/figures.py", "checks/native.py")
MODULES = [
    inside
    for path in sorted(SOURCE.rglob("*.py"))
    if path.name != "__main__.py" and (inside := str(path.relative_to(SOURCE))) not in OWN
]


def uses(inside: str) -> Iterator[Use]:
    """Yield every expression of a module with each method that is called on it."""
    calls: dict[str, set[str]] = defaultdict(set)
    for call in ast.walk(ast.parse((SOURCE / inside).read_text())):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in METHODS:
            on, method = call.func.value, call.func.attr
            if ast.unparse(on) == "re":
                yield from _written(call, method, f"{inside}:{call.lineno}", {"sub": 4, "split": 3}.get(method, 2))
            elif isinstance(on, ast.Call) and ast.unparse(on.func) in ("re.compile", "pattern"):
                yield from _written(on, method, f"{inside}:{call.lineno}", 1)
            else:
                calls[ast.unparse(on).partition("[")[0].rpartition(".")[2]].add(method)
    name = ".".join(["diplograph", *Path(inside).with_suffix("").parts]).removesuffix(".__init__")
    for bound, value in list(vars(importlib.import_module(name)).items()):
        several = value if isinstance(value, tuple) else value.values() if type(value) is dict else None
        for one in [value] if several is None else several:
            found = re.compile(*one.__dict__["made_of"]) if isinstance(one, Pattern) else one
            if isinstance(found, re.Pattern):
                # Those of a table are asked whole, by another name.
                for method in sorted(calls[bound] or {"search" if several is None else "fullmatch"}):
                    yield Use(found, method, f"{name}.{bound}")


def _written(call: ast.Call, method: str, where: str, flags: int) -> Iterator[Use]:
    """Yield the expression that stands in a call of `re`, where it is a literal."""
    given = [*call.args[flags:], *(word.value for word in call.keywords if word.arg == "flags")]
    if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str | bytes):
        yield Use(
            re.compile(call.args[0].value, eval(ast.unparse(given[0]), {"re": re}) if given else 0), method, where
        )


def inputs(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Yield 100 kB of each character that the expression names, and of two of the first in turn."""
    named = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    letters = sorted(set(CLASSES) | set(re.sub(r"\\[a-zA-Z]", "", named)))
    units = [*letters, *("".join(pair) for pair in product(letters[:5], repeat=2))]
    for unit in units:
        yield (unit * SIZE)[:SIZE] + "\x00"


class TooLong(Exception):
    """The limit of processor time is over."""


def over(number: int, frame: FrameType | None) -> None:
    """Stop what runs."""
    raise TooLong


@pytest.mark.slow
@pytest.mark.parametrize("module", MODULES)
def test_every_expression_is_linear(module: str) -> None:
    for use in {(use.pattern.pattern, use.pattern.flags, use.method): use for use in uses(module)}.values():
        was = signal.signal(signal.SIGVTALRM, over)
        try:
            for text in inputs(use.pattern):
                signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
                ask(use, text if isinstance(use.pattern.pattern, str) else text.encode("latin-1", "replace"))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, was)


def ask(use: Use, subject: str | bytes) -> None:
    """Ask an expression, to the end of its answer; fail if the limit is over."""
    try:
        answer = getattr(use.pattern, use.method)(*(("", subject) if use.method == "sub" else (subject,)))
        if use.method == "finditer":
            for _ in answer:
                pass
    except TooLong:
        pytest.fail(f"{use.where}: {use.pattern.pattern!r} takes over {LIMIT:g} s over {subject[:4]!r} repeated")
