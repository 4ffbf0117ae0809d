"""Answers in words for a language model: short, and with every claim attributed where it is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diplograph.answers.asker import Asker
from diplograph.answers.labels import labels, links, positions
from diplograph.answers.result import Result
from diplograph.namespaces import DG, SCHEME
from diplograph.terms import Iri

# Rows of one answer: more would cost the model more than it reads.
MOST = 50


def written(asker: Asker, result: Result[object], limit: int = MOST) -> str:
    """Return rows as lines, and below them what each claim in them says, by whom, how surely, and where.

    Args:
        asker: the graph.
        result: the rows.
        limit: how many rows to give at most; how many there are more is said.

    """
    rows: list[Sequence[object]] = [tuple(row) for row in result[:limit]]  # type: ignore[arg-type]  # rows are tuples
    if not rows:
        return f"No rows. Columns: {', '.join(result.columns)}."
    iris = [cell for row in rows for cell in row if isinstance(cell, Iri)]
    called = labels(asker, iris)
    lines = [" | ".join(result.columns)]
    lines += [" | ".join(_cell(cell, called) for cell in row) for row in rows]
    if len(result) > limit:
        lines.append(f"… {len(result) - limit} more rows; ask more narrowly.")
    return "\n".join([*lines, *attributed(asker, iris)])


def attributed(asker: Asker, iris: Iterable[Iri]) -> list[str]:
    """Return a line for each claim among ``iris``: what it says, who holds it, how surely, who reports it, a link."""
    said = positions(asker, iris)
    if not said:
        return []
    where = links(asker, said)
    called = labels(asker, [iri for one in said.values() for iri in (one.holder, one.reporter) if iri])
    lines = ["", "What the claims say; never repeat one without its holder, stance, hedge and reporter:"]
    for claim, one in said.items():
        who = one.attribution(lambda iri: called.get(iri, iri.slug))
        lines.append(f"{claim.short}: {who}: {one.paraphrase}" + (f" <{where[claim]}>" if claim in where else ""))
    return lines


def _cell(value: object, called: dict[Iri, str]) -> str:
    if value is None:
        return ""
    if not isinstance(value, Iri):
        return str(value)
    if value in called:
        return called[value]
    return value.slug if value.startswith((SCHEME, DG)) else value.short
