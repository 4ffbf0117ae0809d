"""Where the statements of a store come from, read graph by graph, or document by document wherever there is room."""

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
    """Where the statements of a graph come from: a file, or what follows from several."""

    graph: str
    files: tuple[GraphFile, ...]
    derived: bool = False

    @property
    def document(self) -> Path:
        """The folder that it is in."""
        return self.files[0].path.parent

    def digest(self) -> str:
        """Return the digest of its files, and of this version where the statements are derived from them."""
        whole = hashlib.sha256(__version__.encode() if self.derived else b"")
        for file in self.files:
            whole.update(read(file.path))
        return whole.hexdigest()

    def quads(self) -> tuple[str, set[ox.Quad]]:
        """Return the digest of what is read, and its statements."""
        if self.derived:
            return self.digest(), set(in_graph(self.graph, derive(load(self.files))))
        (file,) = self.files
        data = read(file.path)
        return hashlib.sha256(data).hexdigest(), set(quads(file, data))


class Read(NamedTuple):
    """A source that was read: its digest, and its statements, as N-Quads where another process read them."""

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
    """Read each source, in order; with an executor, those of a document together, where that says.

    Raises:
        NotFound, SyntaxFault, DataError: a file is at fault; with an executor, once all others are read.
        DiplographError: a document kills the process that reads it; the same.

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
    """Return the first error, which says how many more documents are at fault, and some of them."""
    first, *others = failed
    if others:
        named = ", ".join(error.where for error in others[:5]) + ", …" * (len(others) > 5)
        first.what += f"; {len(others)} more at fault: {named}"
    return first


def _lines(document: _Document) -> list[tuple[str, int, bytes]]:
    """Return digest, number and statements of each source of a document."""
    found = []
    for source in document.sources:
        digest, statements = source.quads()
        found.append((digest, len(statements), ox.serialize(statements, format=ox.RdfFormat.N_QUADS) or b""))
    return found
