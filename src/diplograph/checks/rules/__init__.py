"""The rules of `check`: each a function from what is looked at to what is wrong with it.

A new rule is a function, here or in a file of its own, and its name in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from diplograph.checks.context import Context, Fault
from diplograph.checks.rules import catalogue, classes, definitions, derived, duplicates, literals, shapes, vocabulary

Rule = Callable[[Context], Iterator[Fault]]

# What a draft may still lack; it is counted there, not listed.
UNFINISHED = frozenset(
    {"Situation-describes-needed", "Proposition-content-needed", "catalogue-size", "stale-derived", "empty"}
)

RULES: tuple[Rule, ...] = (
    catalogue.empty,
    catalogue.graph_names,
    catalogue.catalogue,
    vocabulary.unknown_terms,
    vocabulary.untyped,
    vocabulary.nameless,
    literals.bad_literals,
    literals.rewritten_tags,
    literals.long_literals,
    literals.dates,
    classes.two_classes,
    classes.wrong_subjects,
    classes.redefined,
    classes.circles,
    shapes.shapes,
    shapes.style,
    derived.by_hand,
    derived.stale,
    definitions.defined_twice,
    definitions.said_twice,
    duplicates.duplicates,
)
