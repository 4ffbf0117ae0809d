"""What an engine of SHACL says, whichever it is, and what the shapes say of it."""

from __future__ import annotations

from typing import NamedTuple

from diplograph.namespaces import curie


class Result(NamedTuple):
    """One validation result: focus node, path (an IRI, or empty), value, and named shape."""

    focus: str
    path: str
    value: str
    shape: str
    severity: str


class Constraint(NamedTuple):
    """A named shape: its message, where ``{?value}`` stands for the offending value, and what it is about.

    ``predicates`` is the path, or where a path starts: its first step, or each of its alternatives.
    A ``local`` constraint looks at the statements of the node only.
    """

    message: str
    predicates: tuple[str, ...]
    local: bool


def sentence(template: str, value: str) -> tuple[str, str]:
    """Fill in the value and split what is wrong from how to put it right."""
    wrong, _, fix = template.replace("{?value}", curie(value)).partition(" Fix: ")
    return wrong.rstrip("."), fix[:1].upper() + fix[1:]
