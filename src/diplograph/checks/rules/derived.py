"""Rules on derived statements: only `diplograph derive` writes them, and they are up to date."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context, of_each_part
from diplograph.checks.part import Fault, Part
from diplograph.data import bundled
from diplograph.data.derive import BOUNDS, to_turtle
from diplograph.data.discovery import graph_iri, shown
from diplograph.data.positions import Edit
from diplograph.data.rows import Row, triple
from diplograph.namespaces import SEM, curie

# What `diplograph derive` writes.
_DERIVED = {vocab.dg.supports, vocab.dg.concerns, *(SEM + bound for bound in BOUNDS)}


@of_each_part
def by_hand(part: Part) -> Iterator[Fault]:
    """Derived statements are never written by hand."""
    for subject, predicate, value, _ in part.by(*_DERIVED) if not part.derived else ():
        message = f"{curie(predicate)} is derived, but here it is written by hand"
        remedy = "Delete it, and run `diplograph derive`."
        yield Fault("derived-by-hand", message, remedy, subject, predicate, value, part=part)


def stale(context: Context) -> Iterator[Fault]:
    """The derived graph holds exactly the statements that follow from the authored ones."""
    spoilt = {part.folder for part, _, _ in context.bad_dates} | {part.folder for part in context.broken}
    for part in context.own:
        if part.derived and part.path and part.folder not in spoilt:
            expected = _expected(context, part)
            if expected != set(part.rows):
                lacking, surplus = len(expected - set(part.rows)), len(set(part.rows) - expected)
                message = f"derived statements are out of date: {lacking} missing, {surplus} that no longer follow"
                remedy = f"Run `diplograph derive {shown(part.path.parent)}`."
                text = to_turtle(sorted(map(triple, expected), key=str)).decode("utf-8")
                yield Fault("stale-derived", message, remedy, part=part, edits=(Edit(0, len(part.text), text),))


def _expected(context: Context, part: Part) -> set[Row]:
    """Return the statements that follow from the folder and the shared works, without those from the works alone."""
    own = [other for other in context.own if other.folder == part.folder and not other.derived]
    names = {other.graph for other in context.own if other.folder == part.folder}
    authority = {graph_iri(path) for path in bundled.authority_files()} - names
    works = [other for other in context.every if other.graph in authority and not other.derived]
    by_hand = (each for other in (*own, *works) for each in other.by(*_DERIVED))
    return set(context.kept.followed([*own, *works])).difference(context.kept.followed(works), by_hand)
