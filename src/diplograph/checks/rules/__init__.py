"""The rules of `check`: each is a function from the context of a check to the faults that it finds.

A new rule is a function, here or in a file of its own, and its name in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from diplograph.checks.context import Context
from diplograph.checks.part import Fault
from diplograph.checks.rules import (
    alignments,
    argument,
    catalogue,
    classes,
    content,
    definitions,
    derived,
    drafts,
    duplicates,
    entities,
    figures,
    literals,
    passages,
    placement,
    shapes,
    texts,
    vocabulary,
)

Rule = Callable[[Context], Iterator[Fault]]

# What a draft may still lack: these findings are counted, not listed.
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
    literals.value_kinds,
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
    placement.other_files,
    placement.wrong_file,
    placement.foreign_properties,
    texts.tidy,
    texts.capitals,
    texts.languages,
    texts.once,
    texts.definitions,
    texts.paraphrases,
    passages.order,
    passages.gaps,
    passages.kinds,
    passages.notes,
    passages.fragments,
    content.same_content,
    content.positions,
    content.names,
    content.attributed,
    drafts.undecided,
    entities.identifiers,
    entities.matches,
    entities.orphans,
    entities.works,
    entities.publishers,
    entities.sources,
    entities.pages,
    argument.limits,
    argument.anchors,
    argument.preferences,
    argument.premises,
    argument.uncommitted,
    argument.schemes,
    argument.conflicts,
    argument.circles,
    argument.roles,
    argument.parts,
    argument.cues,
    argument.doubts,
    figures.counts,
    figures.years,
    figures.plausible,
    figures.cited_later,
    alignments.documents,
    alignments.repeated,
    alignments.apart,
)
