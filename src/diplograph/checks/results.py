"""The results that every SHACL engine returns, and the messages that the shapes give them."""

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
    """A named shape: its message, in which ``{?value}`` stands for the offending value, and its predicates.

    ``predicates`` is the path, or the start of a longer one: its first step, or each of its alternatives.
    A ``local`` constraint uses only statements about the node.
    """

    message: str
    predicates: tuple[str, ...]
    local: bool


def sentence(template: str, value: str) -> tuple[str, str]:
    """Fill in the value, and split the message from the remedy."""
    wrong, _, fix = template.replace("{?value}", curie(value)).partition(" Fix: ")
    return wrong.rstrip("."), fix[:1].upper() + fix[1:]
