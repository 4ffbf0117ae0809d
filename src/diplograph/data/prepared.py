"""Bundled Turtle in a form that loads faster: N-Triples, written while a wheel is built.

The Turtle stays the source.  The first line of a form says which Turtle it was made of and
what follows it, by their CRC-32: a form that is stale, damaged or not there is passed over,
and the Turtle is read.  That finds accidents; whoever could forge a form could as well
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
    """Return the form of a bundled Turtle file that holds these bytes, or None where there is no such form."""
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
