"""The catalogue of the named graphs: the size of each, counted."""

from __future__ import annotations

import re
from pathlib import Path

from diplograph.data import bundled
from diplograph.data.discovery import graph_iri, turtle_files
from diplograph.data.turtle import parse, read
from diplograph.namespaces import expand


def recounted(catalogue: Path) -> bytes:
    """Return the text of a ``catalog.ttl`` with the size of each graph as it is; nothing else changes."""
    files = [*bundled.context_files(), *turtle_files(catalogue.parent, deep=True)]
    sizes = {graph_iri(path): sum(1 for _ in parse(path)) for path in files}
    lines = read(catalogue).decode("utf-8").splitlines(keepends=True)
    size: int | None = None
    for number, line in enumerate(lines):
        if entry := re.match(r"<([^>]+)>|(\w+:\S+) ", line):
            size = sizes.get(entry[1] or expand(entry[2]) or "")
        if size is not None:
            lines[number] = re.sub(r"(void:triples )\d+", rf"\g<1>{size}", line)
    return "".join(lines).encode("utf-8")
