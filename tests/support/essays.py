"""The bundled essay in memory, to be changed and checked without a file being written."""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.checks.context import Kept
from diplograph.checks.part import Part
from diplograph.checks.report import Finding
from diplograph.checks.run import check_parts
from diplograph.data import bundled
from diplograph.data.bundled import DERIVED
from diplograph.data.discovery import graph_files
from diplograph.data.rows import Row, triple

# What every edit of a file makes stale is no credit to the rules.
STALE = {"stale-derived", "catalogue-size"}


class Essay:
    """The graphs of the essay and what it shares, each with its statements as text; `found` checks them."""

    def __init__(self) -> None:
        self._kept = Kept(remembers=True)
        self._parts = {
            # What is derived follows anew from what is there, so none of it is kept.
            file.graph: Part(file.graph, file.path, []) if file.path.name == DERIVED else self._kept.read(file.path)
            for file in graph_files(bundled.bundled_files())
        }
        self.graphs: dict[str, list[Row]] = {graph: list(part.rows) for graph, part in self._parts.items()}

    def found(self, changed: Iterable[str] = ()) -> list[Finding]:
        """Return the findings; ``changed`` are the graphs whose statements are no longer those of their file."""
        new = set(changed)
        parts = [
            Part(graph, part.path, list(map(triple, self.graphs[graph]))) if graph in new else part
            for graph, part in self._parts.items()
        ]
        findings = check_parts(parts, self._kept).findings
        return [f for f in findings if f.rule not in STALE and not (f.rule == "empty" and f.file.endswith(DERIVED))]

    def restore(self, graphs: Iterable[str]) -> None:
        """Undo what was done to graphs."""
        for graph in graphs:
            self.graphs[graph] = list(self._parts[graph].rows)
