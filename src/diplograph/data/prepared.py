"""Prepare bundled Turtle in a form that loads faster: N-Triples, written while a wheel is built.

The Turtle remains the source.  The first line of a prepared file has the CRC-32 of the Turtle
and of its own remaining lines.  If the prepared file is stale, damaged or missing, the Turtle is
read.  This detects accidents, not attacks: anybody who could forge the prepared file could also
change the Turtle beside it.
"""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.turtle import read, triples


def write(file: Path) -> bytes:
    """Return the form of a Turtle file: the same bytes each time.

    Raises:
        NotFound, SyntaxFault: see `diplograph.data.turtle.read` and `triples`.

    """
    from diplograph.data.canonical import canonical  # for a build only

    turtle = read(file)
    quads = (ox.Quad(*triple) for triple in triples(turtle, file))
    body = "".join(f"{quad.triple} .\n" for quad in canonical(quads, str(file))).encode("utf-8")
    return _head(turtle, body) + body


def form_of(file: Path, turtle: bytes) -> bytes | None:
    """Return the prepared form of a bundled Turtle file with these bytes, or None if there is none."""
    at = bundled.prepared(file)
    if at is None:
        return None
    try:
        form = at.read_bytes()
    except OSError:
        return None
    body = form.find(b"\n") + 1
    return form if form[:body] == _head(turtle, memoryview(form)[body:]) else None


def _head(turtle: bytes, body: bytes | memoryview) -> bytes:
    return b"# %08x %08x\n" % (crc32(turtle), crc32(body))
