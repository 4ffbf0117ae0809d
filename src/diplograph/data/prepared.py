"""Prepare the bundled Turtle in a form that loads faster: TriG without prefixes, written while a wheel is built.

The Turtle remains the source.  The form begins with a line for each Turtle file: its name, the
CRC-32 of the Turtle and of its statements in the form, and the length of these.  If it is stale,
damaged or missing, the Turtle is read.  This detects accidents, not attacks: anybody who could
forge the form could also change the Turtle beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

import pyoxigraph as ox

from diplograph.data import ahead, bundled
from diplograph.data.discovery import GraphFile
from diplograph.data.turtle import quads, read


class _Entry(NamedTuple):
    """Of one Turtle file: its checksum, that of its statements, and where in the form these are."""

    turtle: int
    statements: int
    start: int
    length: int


def write(files: Iterable[GraphFile]) -> bytes:
    """Return the form of bundled Turtle files: the same bytes each time.

    Raises:
        NotFound, SyntaxFault: see `diplograph.data.turtle.read` and `triples`.

    """
    from diplograph.data.canonical import canonical  # for a build only

    turtles = {file: read(file.path) for file in files}
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    # All at once, so that no two files share the name of a blank node.
    for quad in canonical(quad for file, turtle in turtles.items() for quad in quads(file, turtle)):
        graphs[str(quad.graph_name)].append(quad)
    statements = {file: ox.serialize(graphs[f"<{file.graph}>"], format=ox.RdfFormat.TRIG) or b"" for file in turtles}
    heads = (
        f"# {_name(file.path)} {crc32(turtles[file]):08x} {crc32(body):08x} {len(body)}\n".encode()
        for file, body in statements.items()
    )
    return b"".join((*heads, *statements.values()))


def form_of(file: Path, turtle: bytes) -> bytes | None:
    """Return the statements of a bundled Turtle file with these bytes, as the form has them, or None if it has not."""
    if not file.is_relative_to(bundled.root()):
        return None
    try:
        entry = _entries(ahead.FORM)[_name(file)]
        with open(ahead.FORM, "rb") as form:
            return _statements(form, entry, turtle)
    except (OSError, ValueError, KeyError):
        return None


def is_of(files: Collection[Path]) -> bool:
    """Whether the form is whole, and that of these bundled Turtle files as they are, and of no others."""
    try:
        entries = _entries(ahead.FORM)
        with open(ahead.FORM, "rb") as form:
            return (
                [*map(_name, files)] == [*entries]
                and all(_statements(form, entries[_name(file)], file.read_bytes()) is not None for file in files)
                and not form.read(1)
            )
    except (OSError, ValueError):
        return False


@lru_cache(maxsize=1)  # if the form changes, the checksums say so
def _entries(at: str) -> dict[str, _Entry]:
    """Return what the first lines of the form say of each file, by its name."""
    told, start = [], 0
    with open(at, "rb") as form:
        while (line := form.readline()).startswith(b"# "):
            told.append(line[2:].decode().split())
            start = form.tell()
    entries = {}
    for name, turtle, statements, length in told:
        entries[name] = _Entry(int(turtle, 16), int(statements, 16), start, int(length))
        start += int(length)
    return entries


def _statements(form: BinaryIO, entry: _Entry, turtle: bytes) -> bytes | None:
    if crc32(turtle) != entry.turtle:
        return None
    form.seek(entry.start)
    statements = form.read(entry.length)
    return statements if crc32(statements) == entry.statements else None


def _name(file: Path) -> str:
    return file.relative_to(bundled.root()).as_posix()
