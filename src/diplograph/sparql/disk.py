"""A corpus on disk: Turtle files are loaded into an Oxigraph store, which opens again without parsing.

A folder holds the store itself (``data/``, which the `oxigraph` server opens as it
is), a manifest with the source file and digest of each graph, an index of names and
words (see `diplograph.sparql.texts`), and a lock.  Loading again affects only graphs
whose files have changed.  Any number of processes may read, or one may write.

The manifest is written before a graph is changed and after it is complete.  So if a load
is interrupted, the next one knows what to repeat, and until then the store counts as
incomplete.  The index takes up what is read while the store is written, and is completed
last; it records the state of the store to which it belongs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from diplograph._version import __version__
from diplograph.data.companions import brought, brought_graphs
from diplograph.data.composition import find_sources
from diplograph.data.dataset import in_graph
from diplograph.data.discovery import located, turtle_files
from diplograph.errors import DiplographError, NotFound, UsageError
from diplograph.sparql.manifest import Manifest, broken, is_store, locked
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.sparql.sources import Read, Source, read_all

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from diplograph.sparql.texts import TextIndex

# Statements written at once: the cost of an interruption, and most of the memory that loading takes.
BATCH = 250_000
FIRST = 60_000  # of the first batch, so that writing begins soon
# Batches that are written at the same time: Oxigraph sorts each in one thread, without holding up this one.
WRITERS = 2

Progress = Callable[[int, int], None]


class Loaded(NamedTuple):
    """The effect of a load: the numbers of graphs added, replaced, removed and left, and the new totals."""

    added: int
    replaced: int
    removed: int
    unchanged: int
    statements: int


# Larger stores are queried document by document if that is enough.
LARGE = 100_000


class DiskExecutor(OxigraphExecutor):
    """Runs queries on a store on disk, which must not change meanwhile.

    Attributes:
        data: the folder that Oxigraph opens.
        lock: a locked file that keeps writers out as long as any process has it open.
        statements: the number of statements, as counted at loading.

    """

    def __init__(self, store: ox.Store, at: Path, lock: IO[bytes], manifest: Manifest) -> None:
        super().__init__(store)
        self.data, self.lock, self.statements = at / "data", lock, manifest.statements
        self.large = self.statements > LARGE
        self._at, self._manifest = at, manifest
        self._kept: TextIndex | None = None

    def kept(self) -> TextIndex:
        """See `Executor.kept`."""
        if self._kept is None:
            import sqlite3

            from diplograph.sparql.texts import TextIndex  # most questions name things by IRI, or name no thing

            try:
                self._kept = TextIndex.read_only(_index_file(self._at), self._manifest.state)
            except (OSError, sqlite3.Error):
                what = "its index of names and words is missing, damaged or out of date"
                raise UsageError(str(self._at), what, self._manifest.again(self._at)) from None
        return self._kept

    def close(self) -> None:
        """Release the store, so that it can be written."""
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
        NotFound: there is no store.
        UsageError: it is being written, another version of Diplograph made it, or its loading was interrupted.

    """
    at = Path(at)
    if not is_store(at):
        if at.is_dir() and turtle_files(at, deep=True):
            files = f"Name it with --data, or make a store of it: diplograph load {at} --store PATH"
            raise NotFound(str(at), "there is no store, only Turtle files", files)
        raise NotFound(str(at), "there is no store", f"Make one: diplograph load DIR --store {at}")
    lock = locked(at, exclusive=False)
    try:
        manifest = Manifest.read(at)
        again = manifest.again(at)
        if manifest.made_by != __version__:
            raise UsageError(str(at), f"Diplograph {manifest.made_by} made it, and this is {__version__}", again)
        if not manifest.whole:
            done = f"loading was interrupted; {len(manifest.graphs)} of {manifest.size} graphs are complete"
            raise UsageError(str(at), done, again)
        try:
            store = ox.Store.read_only(str(at / "data"))
        except (OSError, ValueError, RuntimeError) as error:
            raise broken(at, error) from None
    except BaseException:
        lock.close()  # otherwise a kept error would keep the lock
        raise
    return DiskExecutor(store, at, lock, manifest), tuple(map(Path, manifest.paths))


def load_store(
    paths: Iterable[str | Path],
    at: str | Path,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Loaded:
    """Load the Turtle files and folders at ``paths`` into the store at ``at``, which then holds nothing else.

    As in `diplograph.load`, the ontology, the schemes and the shared files are added,
    and a folder without ``derived.ttl`` gets its derived statements.  A file whose
    digest is known is not loaded again, the graph of a changed file is replaced, and
    the graph of a deleted file is removed.

    Args:
        paths: Turtle files and folders.
        at: the folder of the store; it is created if it does not exist.
        progress: called with the number of graphs loaded and the total.
        executor: where to read and derive, document by document: any `concurrent.futures.Executor` whose
            processes see the same files.  Only this process writes.

    Raises:
        NotFound, NoStatements, SyntaxFault: see `diplograph.data.dataset`. A complete store stays as it was.
            With an executor and without an earlier store, the other documents are loaded before it is raised.
        UsageError: two files hold graphs of the same name, the folder holds something else, or others use the store.
        DiplographError: the store cannot be written, for example because the disk is full.

    """
    from diplograph.sparql import texts

    at, given = Path(at), [located(path) for path in paths]
    sources = _sources(given)
    texts.require_engine()  # before anything is written
    _prepare(at)
    with locked(at, exclusive=True):
        old = Manifest.read(at)
        # The digest of an interrupted graph is unknown.
        known = {name: held for name, held in old.graphs.items() if name in sources and name not in old.loading}
        todo = [one for one in sources.values() if one.graph not in known or known[one.graph][0] != one.digest()]
        if old.whole and old.graphs:
            for _ in read_all(todo, executor):  # a broken file is reported before anything is changed
                pass
        stale = {*old.graphs, *old.loading} - (known.keys() - {one.graph for one in todo})
        kept = {name: held for name, held in known.items() if name not in stale}
        now = Manifest(__version__, [str(path.resolve()) for path in given], dict(kept), sorted(stale), len(sources))
        now.write(at)
        new = sum(one.graph not in old.graphs for one in todo)
        if todo or stale:
            now = _fill(at, now, todo, progress, executor)
        _index(at, now, compact=2 * new > len(sources))
    replaced = sum(one.graph in old.graphs for one in todo)
    removed = len(old.graphs.keys() - sources.keys())
    return Loaded(len(todo) - replaced, replaced, removed, len(kept), now.statements)


def _fill(
    at: Path, now: Manifest, todo: list[Source], progress: Progress | None, executor: Executor | None
) -> Manifest:
    """Remove the incomplete graphs of the manifest, load the missing ones, and return the new content."""
    store = None
    try:
        store = ox.Store(str(at / "data"))
        for name in now.loading:
            store.remove_graph(ox.NamedNode(name))
        store.flush()
        now = now._replace(loading=[])
        with _Writer(store, at, now, len(todo), progress) as writer:
            for batch in _batches(read_all(todo, executor)):
                writer.add(batch)
                _index_batch(at, batch)
                del batch  # while the next one is read
        # What is loaded along with the documents has no source of its own, so it is not in the manifest.
        for name in set(brought_graphs()) - now.graphs.keys():
            store.remove_graph(ox.NamedNode(name))
        for name, triples in brought(store).items():
            store.extend(in_graph(name, triples))
        if 10 * sum(now.graphs[one.graph][1] for one in todo) > now.statements:
            store.optimize()  # the time for compacting grows with the size of the whole store
        now.write(at)
    except (OSError, ValueError, RuntimeError) as error:
        raise broken(at, error) from None
    finally:
        del store  # a traceback may outlive this, and RocksDB's lock with it
    return now


class _Writer:
    """Writes batches to a store, a few at the same time, and notes in the manifest what is complete.

    Leaving its context waits for what has been added.
    """

    def __init__(self, store: ox.Store, at: Path, now: Manifest, count: int, progress: Progress | None) -> None:
        from concurrent.futures import ThreadPoolExecutor  # only where something is written

        self._store, self._at, self._now = store, at, now
        self._count, self._done, self._progress = count, 0, progress
        self._threads = ThreadPoolExecutor(WRITERS)
        self._under_way: deque[tuple[dict[str, tuple[str, int]], Future[None]]] = deque()

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        if kind is not None:
            self._progress = None  # it may be what raised the error
        try:
            with self._threads:
                self._settle(0)
        finally:
            del self._store  # a traceback may outlive this
            if kind is not None or self._under_way:
                self._note(())  # what is complete, and what may not be

    def add(self, batch: list[Read]) -> None:
        """Begin to write a batch, once another one is complete if that is needed."""
        self._settle(WRITERS - 1)
        graphs = {one.source.graph: (one.digest, one.size) for one in batch}
        self._note(graphs)
        quads = b"".join(one.quads for one in batch)  # just written by pyoxigraph
        load = self._threads.submit(self._store.bulk_load, quads, format=ox.RdfFormat.N_QUADS, lenient=True)
        self._under_way.append((graphs, load))

    def _settle(self, left: int) -> None:
        """Wait until at most so many batches are being written."""
        while len(self._under_way) > left:
            graphs, load = self._under_way[0]
            load.result()
            self._under_way.popleft()
            self._now.graphs.update(graphs)
            self._done += len(graphs)
            if self._progress:
                self._progress(self._done, self._count)

    def _note(self, following: Iterable[str]) -> None:
        loading = [name for graphs, _ in self._under_way for name in graphs]
        self._now._replace(loading=[*loading, *following]).write(self._at)


def _index_batch(at: Path, batch: list[Read]) -> None:
    """Add a batch to the index while it is being written; what this cannot add, `_index` adds from the store."""
    import sqlite3

    from diplograph.sparql import texts

    with suppress(OSError, sqlite3.Error), closing(texts.TextIndex.create(_index_file(at))) as index:
        index.add(texts.Graph(one.source.graph, one.digest, one.indexed) for one in batch)


def _index(at: Path, manifest: Manifest, *, compact: bool) -> None:
    """Update the index of names and words from the store.

    Raises:
        DiplographError: the index cannot be written; the next load completes it.

    """
    import sqlite3

    from diplograph.sparql import texts

    # What is loaded along with documents has no source of its own, but follows from all the others.
    graphs = dict.fromkeys(brought_graphs(), manifest.state) | {
        name: digest for name, (digest, _) in manifest.graphs.items()
    }
    try:
        with closing(texts.TextIndex.create(_index_file(at))) as index:
            if index.state != manifest.state:
                texts.update(index, ox.Store.read_only(str(at / "data")), graphs)
                index.finish(manifest.state, compact)
    except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:
        what = f"the store is loaded, but its index of names and words is not ({' '.join(str(error).split())})"
        raise DiplographError(str(at), what, f"Check the disk. {manifest.again(at)}") from None


def _sources(paths: list[Path]) -> dict[str, Source]:
    """Return the source of each graph."""
    found = find_sources(paths)
    files = {file.graph: Source(file.graph, (file,)) for file in found.own + found.context}
    return files | {name: Source(name, derived, derived=True) for name, derived in found.derived.items()}


def _batches(sources: Iterable[Read]) -> Iterator[list[Read]]:
    batch: list[Read] = []
    size, most = 0, min(FIRST, BATCH)
    try:
        for one in sources:
            batch.append(one)
            size += one.size
            if size >= most:
                yield batch
                batch, size, most = [], 0, BATCH
    except DiplographError:
        if batch:
            yield batch  # a document is at fault, and the others are loaded
        raise
    if batch:
        yield batch


def _prepare(at: Path) -> None:
    """Create the folder of a store if it does not exist.

    Raises:
        UsageError: something else is there, or it cannot be created.

    """
    if is_store(at):
        return
    try:
        at.mkdir(parents=True, exist_ok=True)
        if {path.name for path in at.iterdir()} - {"lock"}:
            raise UsageError(str(at), "the folder holds something else", "Choose one that is empty or does not exist.")
        (at / "lock").touch()
    except OSError as error:
        raise UsageError(
            str(at), f"cannot be created ({error.strerror})", "Check the path and its permissions."
        ) from None
    Manifest(__version__, [], {}, [], 0).write(at)


def _index_file(at: Path) -> Path:
    return at / "texts.sqlite"
