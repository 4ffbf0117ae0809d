"""A corpus kept on disk: an Oxigraph store that is opened again without parsing.

A folder holds the store itself (``data/``, which the `oxigraph` server takes as it
is), a manifest, which says of each graph which file it was loaded from and with
which digest, an index of names and words (see `diplograph.sparql.texts`), and a lock.
Loading again touches only graphs whose files have changed.  One process writes while
nobody reads; any number read.

The manifest is written before a graph is touched and after it is whole, so whatever
interrupts a load, the next one knows what to do again, and until then nobody takes
the store for whole.  The index is brought up to date last; it says itself of which
state of the store it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from diplograph._version import __version__
from diplograph.data.atomic import write_files
from diplograph.data.companions import brought, brought_graphs
from diplograph.data.composition import find_sources
from diplograph.data.dataset import in_graph
from diplograph.data.discovery import located, turtle_files
from diplograph.errors import DiplographError, NotFound, UsageError
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.sparql.sources import Read, Source, read_all

if TYPE_CHECKING:
    from diplograph.sparql.texts import TextIndex

FORMAT = 1
# Statements written at once: what an interruption costs, and nearly all the memory that loading takes.
BATCH = 500_000

Progress = Callable[[int, int], None]


class Loaded(NamedTuple):
    """What a load did: how many graphs it added, replaced, removed and left, and what there is now."""

    added: int
    replaced: int
    removed: int
    unchanged: int
    statements: int


class _Manifest(NamedTuple):
    """What the store holds: graphs by IRI, each with the digest of its source and its number of statements."""

    made_by: str
    paths: list[str]
    graphs: dict[str, tuple[str, int]]
    loading: list[str]  # may be there in part
    size: int  # graphs when whole

    @property
    def whole(self) -> bool:
        return not self.loading and len(self.graphs) == self.size

    def again(self, at: Path) -> str:
        """Say how to load the store again."""
        return f"Load it again: diplograph load {' '.join(self.paths)} --store {at}"

    @property
    def state(self) -> str:
        """What the store holds, in a few letters."""
        told = json.dumps([self.made_by, sorted((name, digest) for name, (digest, _) in self.graphs.items())])
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def statements(self) -> int:
        return sum(count for _, count in self.graphs.values())


# A store of more statements than some essays have is asked document by document where that is enough.
LARGE = 100_000


class DiskExecutor(OxigraphExecutor):
    """Runs queries on a store on disk, which nobody changes meanwhile.

    Attributes:
        data: the folder that Oxigraph opens.
        lock: a file whose lock keeps writers off; the store is held for as long as one process has it open.
        statements: how many there are, as counted when they were loaded.

    """

    def __init__(self, store: ox.Store, at: Path, lock: IO[bytes], manifest: _Manifest) -> None:
        super().__init__(store)
        self.data, self.lock, self.statements = at / "data", lock, manifest.statements
        self.large = self.statements > LARGE
        self._at, self._manifest = at, manifest
        self._kept: TextIndex | None = None

    def kept(self) -> TextIndex:
        """See `Executor.kept`."""
        if self._kept is None:
            import sqlite3

            from diplograph.sparql.texts import TextIndex  # most questions name things by IRI, or none

            try:
                self._kept = TextIndex.read_only(_index_file(self._at), self._manifest.state)
            except (OSError, sqlite3.Error):
                what = "its index of names and words is missing, damaged or out of date"
                raise UsageError(str(self._at), what, self._manifest.again(self._at)) from None
        return self._kept

    def close(self) -> None:
        """Let go of the store, so that it can be written."""
        if not self.lock.closed:
            del self.store
            if self._kept is not None:
                self._kept.close()
                self._kept = None
            self.lock.close()

    def __getattr__(self, name: str) -> ox.Store:
        if name == "store":
            raise UsageError("store", "it was closed", "Open it again: diplograph.load(store=…).")
        raise AttributeError(name)


def open_store(at: str | Path) -> tuple[DiskExecutor, tuple[Path, ...]]:
    """Open the store at ``at`` to read it; return the executor and the paths that it was loaded from.

    Raises:
        NotFound: no store is there.
        UsageError: it is being written, another version of Diplograph made it, or its loading broke off.

    """
    at = Path(at)
    if not _manifest_file(at).is_file():
        if at.is_dir() and turtle_files(at, deep=True):
            files = f"Name it with --data, or make a store of it: diplograph load {at} --store PATH"
            raise NotFound(str(at), "no store is there, but Turtle files", files)
        raise NotFound(str(at), "no store is there", f"Make one: diplograph load DIR --store {at}")
    lock = _locked(at, exclusive=False)
    try:
        manifest = _manifest(at)
        again = manifest.again(at)
        if manifest.made_by != __version__:
            raise UsageError(str(at), f"Diplograph {manifest.made_by} made it, and this is {__version__}", again)
        if not manifest.whole:
            done = f"loading broke off, {len(manifest.graphs)} of {manifest.size} graphs are whole"
            raise UsageError(str(at), done, again)
        try:
            store = ox.Store.read_only(str(at / "data"))
        except (OSError, ValueError, RuntimeError) as error:
            raise _broken(at, error) from None
    except BaseException:
        lock.close()  # or whoever keeps the error would keep the lock
        raise
    return DiskExecutor(store, at, lock, manifest), tuple(map(Path, manifest.paths))


def load_store(
    paths: Iterable[str | Path],
    at: str | Path,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Loaded:
    """Make the store at ``at`` hold the Turtle files and folders at ``paths``, and nothing else of its own.

    As in `diplograph.load`, the ontology, the schemes and what is shared join them,
    and what follows from a folder without ``derived.ttl`` is derived.  A file whose
    digest is known is not loaded again; of a changed file, its graph is replaced; a
    graph whose file is gone goes, too.

    Args:
        paths: Turtle files and folders.
        at: the folder of the store; it is made where it is not there.
        progress: called with the number of graphs loaded, and of all that are to be.
        executor: where to read and derive, document by document; any `concurrent.futures.Executor`, whose
            processes see the same files.  This process alone writes.

    Raises:
        NotFound, NoStatements, SyntaxFault: see `diplograph.data.dataset`. A store that was whole is as before.
            With an executor, the other documents are loaded before it is raised where there was no store.
        UsageError: two files hold graphs of one name, the folder holds something else, or others use the store.
        DiplographError: the store cannot be written, such as where the disk is full.

    """
    from diplograph.sparql import texts

    at, given = Path(at), [located(path) for path in paths]
    sources = _sources(given)
    texts.require_engine()  # before anything is written
    _prepare(at)
    with _locked(at, exclusive=True):
        old = _manifest(at)
        # What broke off in the middle is of no known digest.
        known = {name: held for name, held in old.graphs.items() if name in sources and name not in old.loading}
        todo = [one for one in sources.values() if one.graph not in known or known[one.graph][0] != one.digest()]
        if old.whole and old.graphs:
            for _ in read_all(todo, executor):  # a broken file is told before anything is touched
                pass
        stale = {*old.graphs, *old.loading} - (known.keys() - {one.graph for one in todo})
        kept = {name: held for name, held in known.items() if name not in stale}
        now = _Manifest(__version__, [str(path.resolve()) for path in given], dict(kept), sorted(stale), len(sources))
        _write(at, now)
        new = sum(one.graph not in old.graphs for one in todo)
        if todo or stale:
            now = _fill(at, now, todo, progress, executor)
        _index(at, now, compact=2 * new > len(sources))
    replaced = sum(one.graph in old.graphs for one in todo)
    removed = len(old.graphs.keys() - sources.keys())
    return Loaded(len(todo) - replaced, replaced, removed, len(kept), now.statements)


def _fill(
    at: Path, now: _Manifest, todo: list[Source], progress: Progress | None, executor: Executor | None
) -> _Manifest:
    """Remove what the manifest says is there in part, then load what is to be loaded; return what is there now."""
    store = None
    done = 0
    try:
        store = ox.Store(str(at / "data"))
        for name in now.loading:
            store.remove_graph(ox.NamedNode(name))
        store.flush()
        now = now._replace(loading=[])
        for batch in _batches(read_all(todo, executor)):
            _write(at, now._replace(loading=[one.source.graph for one in batch]))
            _add(store, batch)
            now.graphs.update({one.source.graph: (one.digest, one.size) for one in batch})
            _write(at, now)
            done += len(batch)
            if progress:
                progress(done, len(todo))
        # What the documents bring along now has no source of its own, so it is not in the manifest.
        for name in set(brought_graphs()) - now.graphs.keys():
            store.remove_graph(ox.NamedNode(name))
        for name, triples in brought(store).items():
            store.extend(in_graph(name, triples))
        if 10 * sum(now.graphs[one.graph][1] for one in todo) > now.statements:
            store.optimize()  # compacting takes as long as the whole store is large
        _write(at, now)
    except (OSError, ValueError, RuntimeError) as error:
        raise _broken(at, error) from None
    finally:
        del store  # a traceback may live on, and RocksDB's lock with it
    return now


def _index(at: Path, manifest: _Manifest, *, compact: bool) -> None:
    """Bring the index of names and words up to date with the store.

    Raises:
        DiplographError: it cannot be written; the next load completes it.

    """
    import sqlite3

    from diplograph.sparql import texts

    # What documents bring along has no source of its own: it follows from all the others.
    graphs = dict.fromkeys(brought_graphs(), manifest.state) | {
        name: digest for name, (digest, _) in manifest.graphs.items()
    }
    try:
        index = texts.TextIndex.create(_index_file(at))
        try:
            if index.state != manifest.state:
                texts.update(index, ox.Store.read_only(str(at / "data")), graphs)
                index.finish(manifest.state, compact)
        finally:
            index.close()
    except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:
        what = f"the store is loaded, but not its index of names and words ({' '.join(str(error).split())})"
        raise DiplographError(str(at), what, f"Check the disk. {manifest.again(at)}") from None


def _sources(paths: list[Path]) -> dict[str, Source]:
    """Return where each graph comes from."""
    found = find_sources(paths)
    files = {file.graph: Source(file.graph, (file,)) for file in found.own + found.context}
    return files | {name: Source(name, derived, derived=True) for name, derived in found.derived.items()}


def _batches(sources: Iterable[Read]) -> Iterator[list[Read]]:
    batch: list[Read] = []
    size = 0
    try:
        for one in sources:
            batch.append(one)
            size += one.size
            if size >= BATCH:
                yield batch
                batch, size = [], 0
    except DiplographError:
        if batch:
            yield batch  # a document is at fault, and the others are loaded
        raise
    if batch:
        yield batch


def _add(store: ox.Store, batch: list[Read]) -> None:
    store.bulk_extend(quad for one in batch if not isinstance(one.statements, bytes) for quad in one.statements)
    lines = b"".join(one.statements for one in batch if isinstance(one.statements, bytes))
    if lines:
        store.bulk_load(lines, format=ox.RdfFormat.N_QUADS, lenient=True)  # just written by pyoxigraph


def _prepare(at: Path) -> None:
    """Make the folder of a store, where there is none.

    Raises:
        UsageError: something else is there, or it cannot be made.

    """
    if _manifest_file(at).is_file():
        return
    try:
        at.mkdir(parents=True, exist_ok=True)
        if {path.name for path in at.iterdir()} - {"lock"}:
            raise UsageError(str(at), "the folder holds something else", "Choose one that is empty or does not exist.")
        (at / "lock").touch()
    except OSError as error:
        raise UsageError(str(at), f"cannot be made ({error.strerror})", "Check the path and its rights.") from None
    _write(at, _Manifest(__version__, [], {}, [], 0))


def _locked(at: Path, exclusive: bool) -> IO[bytes]:
    """Return the lock file, locked until it is closed: RocksDB itself keeps only writers apart.

    Raises:
        UsageError: others hold it.

    """
    try:
        import fcntl
    except ImportError:
        raise UsageError(str(at), "stores on disk need a POSIX system", "Use a server: `diplograph push`.") from None
    try:
        lock = (at / "lock").open("rb")
    except OSError as error:
        raise _broken(at, error) from None
    try:
        fcntl.flock(lock, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        what = "it is being read or written" if exclusive else "it is being written"
        raise UsageError(str(at), what, "Wait for the other process, or close() the Library here.") from None
    return lock


def _manifest_file(at: Path) -> Path:
    return at / "manifest.json"


def _index_file(at: Path) -> Path:
    return at / "texts.sqlite"


def _manifest(at: Path) -> _Manifest:
    form: object = None
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads(_manifest_file(at).read_bytes())
        form = told["format"]
        if form == FORMAT:
            graphs = {name: (str(digest), int(count)) for name, (digest, count) in told["graphs"].items()}
            return _Manifest(told["diplograph"], told["paths"], graphs, told["loading"], told["size"])
    what = "its manifest cannot be read" if form is None else f"the store is of format {form}, and this is {FORMAT}"
    raise UsageError(str(at), what, "Delete the folder and load again.")


def _write(at: Path, manifest: _Manifest) -> None:
    told = {
        "format": FORMAT, "diplograph": manifest.made_by, "paths": manifest.paths, "size": manifest.size,
        "loading": manifest.loading, "graphs": manifest.graphs,
    }  # fmt: skip
    write_files({_manifest_file(at): json.dumps(told).encode("utf-8")})


def _broken(at: Path, error: Exception) -> DiplographError:
    what = f"the store cannot be used ({' '.join(str(error).split())})"
    return DiplographError(str(at), what, "Load again. If that fails too, delete the folder first.")
