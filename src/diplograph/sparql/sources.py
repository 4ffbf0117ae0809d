"""Read the sources of a store: graph by graph, or document by document in other processes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph._version import __version__
from diplograph.data.dataset import in_graph, load
from diplograph.data.derive import derive
from diplograph.data.discovery import GraphFile
from diplograph.data.spread import over
from diplograph.data.turtle import quads, read
from diplograph.errors import DiplographError


class Source(NamedTuple):
    """The source of the statements of a graph: a file, or several files from which they are derived."""

    graph: str
    files: tuple[GraphFile, ...]
    derived: bool = False

    @property
    def document(self) -> Path:
        """The folder of the source."""
        return self.files[0].path.parent

    def digest(self) -> str:
        """Return the digest of its files, combined with this version if the statements are derived."""
        whole = hashlib.sha256(__version__.encode() if self.derived else b"")
        for file in self.files:
            whole.update(read(file.path))
        return whole.hexdigest()

    def quads(self) -> tuple[str, set[ox.Quad]]:
        """Read the source; return its digest and statements."""
        if self.derived:
            return self.digest(), set(in_graph(self.graph, derive(load(self.files))))
        (file,) = self.files
        data = read(file.path)
        return hashlib.sha256(data).hexdigest(), set(quads(file, data))


class Read(NamedTuple):
    """A source that was read: its digest and its statements, as N-Quads if another process read them."""

    source: Source
    digest: str
    size: int
    statements: set[ox.Quad] | bytes


class _Document(NamedTuple):
    folder: Path
    sources: tuple[Source, ...]

    def __str__(self) -> str:
        return str(self.folder)


def read_all(sources: Iterable[Source], executor: Executor | None = None) -> Iterator[Read]:
    """Read each source, in order; with an executor, the sources of each document together in its processes.

    Raises:
        NotFound, SyntaxFault, DataError: a file is at fault; with an executor, raised once all others are read.
        DiplographError: a document kills the process that reads it; raised in the same way.

    """
    if executor is None:
        for source in sources:
            digest, statements = source.quads()
            yield Read(source, digest, len(statements), statements)
        return
    ordered = sorted(sources, key=lambda source: (source.document, source.graph))
    listed = [_Document(folder, tuple(held)) for folder, held in groupby(ordered, lambda source: source.document)]
    failed: list[DiplographError] = []
    for done in over(_lines, listed, executor):
        if done.error is not None:
            failed.append(done.error)
        for source, (digest, size, lines) in zip(done.document.sources, done.result or (), strict=False):
            yield Read(source, digest, size, lines)
    if failed:
        raise _first(failed)


def _first(failed: list[DiplographError]) -> DiplographError:
    """Return the first error, with the number of further documents at fault and the names of some."""
    first, *others = failed
    if others:
        named = ", ".join(error.where for error in others[:5]) + ", …" * (len(others) > 5)
        first.what += f"; {len(others)} more at fault: {named}"
    return first


def _lines(document: _Document) -> list[tuple[str, int, bytes]]:
    """Return the digest, the number of statements, and the statements of each source of a document."""
    found = []
    for source in document.sources:
        digest, statements = source.quads()
        found.append((digest, len(statements), ox.serialize(statements, format=ox.RdfFormat.N_QUADS) or b""))
    return found
