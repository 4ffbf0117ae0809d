"""What a store on disk says of itself: which graphs it holds, and which of them may be incomplete; and its lock."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from diplograph.data.atomic import write_files
from diplograph.errors import DiplographError, UsageError

FORMAT = 1


class Manifest(NamedTuple):
    """The content of a store.

    Attributes:
        made_by: the version of Diplograph.
        paths: the files and folders that it was loaded from.
        graphs: by IRI, each with the digest of its source and its number of statements.
        loading: the graphs that may be incomplete.
        size: the number of graphs when complete.

    """

    made_by: str
    paths: list[str]
    graphs: dict[str, tuple[str, int]]
    loading: list[str]
    size: int

    @classmethod
    def read(cls, at: Path) -> Manifest:
        """Read the manifest of the store at ``at``.

        Raises:
            UsageError: it cannot be read, or is of another format.

        """
        form: object = None
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(_file(at).read_bytes())
            form = told["format"]
            if form == FORMAT:
                graphs = {name: (str(digest), int(count)) for name, (digest, count) in told["graphs"].items()}
                return cls(told["diplograph"], told["paths"], graphs, told["loading"], told["size"])
        what = "its manifest cannot be read" if form is None else f"the store is of format {form}, and this is {FORMAT}"
        raise UsageError(str(at), what, "Delete the folder and load again.")

    def write(self, at: Path) -> None:
        """Write the manifest of the store at ``at``, at once."""
        told = {
            "format": FORMAT, "diplograph": self.made_by, "paths": self.paths, "size": self.size,
            "loading": self.loading, "graphs": self.graphs,
        }  # fmt: skip
        write_files({_file(at): json.dumps(told).encode("utf-8")})

    @property
    def whole(self) -> bool:
        """Whether the store is complete."""
        return not self.loading and len(self.graphs) == self.size

    def again(self, at: Path) -> str:
        """Return a sentence that says how to load the store again."""
        return f"Load it again: diplograph load {' '.join(self.paths)} --store {at}"

    @property
    def state(self) -> str:
        """A short digest of the content."""
        told = json.dumps([self.made_by, sorted((name, digest) for name, (digest, _) in self.graphs.items())])
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def statements(self) -> int:
        """The number of statements."""
        return sum(count for _, count in self.graphs.values())


def locked(at: Path, exclusive: bool) -> IO[bytes]:
    """Return the lock file, locked until it is closed: RocksDB itself keeps only writers apart.

    Raises:
        UsageError: another process holds it.

    """
    try:
        import fcntl
    except ImportError:
        raise UsageError(str(at), "stores on disk need a POSIX system", "Use a server: `diplograph push`.") from None
    try:
        lock = (at / "lock").open("rb")
    except OSError as error:
        raise broken(at, error) from None
    try:
        fcntl.flock(lock, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        what = "it is being read or written" if exclusive else "it is being written"
        raise UsageError(str(at), what, "Wait for the other process, or close() the Library here.") from None
    return lock


def is_store(at: Path) -> bool:
    """Tell whether a folder is a store, whole or not."""
    return _file(at).is_file()


def broken(at: Path, error: Exception) -> DiplographError:
    """Return the error for a store that cannot be read or written."""
    what = f"the store cannot be used ({' '.join(str(error).split())})"
    return DiplographError(str(at), what, "Load again. If that fails too, delete the folder first.")


def _file(at: Path) -> Path:
    return at / "manifest.json"
