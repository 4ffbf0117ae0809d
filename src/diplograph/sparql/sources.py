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
from diplograph.data.dataset import load
from diplograph.data.derive import derive
from diplograph.data.discovery import GraphFile
from diplograph.data.spread import over
from diplograph.data.turtle import distinct_lines, lines, read
from diplograph.errors import DiplographError
from diplograph.sparql.indexed import Indexed


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

    def read(self) -> Read:
        """Read the source.

        Raises:
            NotFound, SyntaxFault, DataError: a file is at fault.

        """
        if self.derived:
            digest, found = self.digest(), distinct_lines(derive(load(self.files)))
        else:
            (file,) = self.files
            data = read(file.path)
            digest, found = hashlib.sha256(data).hexdigest(), lines(data, file.path)
        end = f" {ox.NamedNode(self.graph)} .\n".encode()
        quads = b"".join(found).replace(b" .\n", end)  # a line break within a literal is escaped
        return Read(self, digest, len(found), quads, Indexed.of_lines(found))


class Read(NamedTuple):
    """A source that was read: its digest, the number of its statements, these as N-Quads, and what is indexed."""

    source: Source
    digest: str
    size: int
    quads: bytes
    indexed: Indexed


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
            yield source.read()
        return
    ordered = sorted(sources, key=lambda source: (source.document, source.graph))
    listed = [_Document(folder, tuple(held)) for folder, held in groupby(ordered, lambda source: source.document)]
    failed: list[DiplographError] = []
    for done in over(_read, listed, executor):
        if done.error is not None:
            failed.append(done.error)
        yield from done.result or ()
    if failed:
        raise _first(failed)


def _first(failed: list[DiplographError]) -> DiplographError:
    """Return the first error, with the number of further documents at fault and the names of some."""
    first, *others = failed
    if others:
        named = ", ".join(error.where for error in others[:5]) + ", …" * (len(others) > 5)
        first.what += f"; {len(others)} more at fault: {named}"
    return first


def _read(document: _Document) -> list[Read]:
    return [source.read() for source in document.sources]
