"""Work on many documents, each by itself: in processes of this machine, or on a cluster.

Documents are independent, since what they share is bundled.  So work on them spreads over any
`concurrent.futures.Executor`, and its results come in the order of the documents,
whatever was finished first.  A document that crashes its worker is named and does not
stop the others.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from diplograph.data.bundled import CATALOGUE
from diplograph.data.discovery import find_files
from diplograph.errors import BadValue, DiplographError, UsageError

T = TypeVar("T")
Progress = Callable[[int, int], None]
# How many documents are under way at once, for each process: enough to keep it busy, few enough to name a culprit.
_AHEAD = 2
WAIT = 10.0
_INSTALL = "Install the same version of diplograph on the scheduler and on every worker."


class Done(NamedTuple, Generic[T]):
    """What became of one document: what was made of it, or why nothing was."""

    document: Path
    result: T | None
    error: DiplographError | None


class Shard(NamedTuple):
    """One part of a whole, by its number from 1."""

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Read ``i/n``.

        Raises:
            BadValue: it is not of that form, or out of range.

        >>> Shard.parse("2/8")
        Shard(number=2, of=8)

        """
        match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            raise BadValue(f"--shard {text}", "not a part of a whole", "Write i/n with i from 1 to n, such as 2/8.")
        return cls(int(match[1]), int(match[2]))

    def has(self, document: Path) -> bool:
        """Say whether a document is in this part: by a digest of its name, so that no list has to be shared."""
        digest = hashlib.sha256(document.name.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1


def documents(paths: Iterable[str | Path], shard: Shard | None = None) -> list[Path]:
    """Return the documents at ``paths``, sorted: each folder with Turtle files of its own, and each file named.

    Raises:
        NotFound, NoStatements: see `diplograph.data.discovery.find_files`.

    """
    found: set[Path] = set()
    for given in map(Path, paths):
        files = [file.path for file in find_files([given])]
        if given.is_dir():
            found |= {path.parent for path in files if path.name != CATALOGUE}
        else:
            found |= set(files)
    return sorted(document for document in found if shard is None or shard.has(document))


def over(
    work: Callable[[Path], T],
    listed: Iterable[Path],
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Iterator[Done[T]]:
    """Do one work on each document, and yield what became of it in the order of the list.

    Args:
        work: what to do; where it goes to other processes, a function of a module, or a `functools.partial` of one.
        listed: the documents.
        executor: where to do it; in this process by default.
        progress: called with the number of documents done and that of all.

    """
    todo = list(listed)
    outcomes = map(partial(_here, work), todo) if executor is None else _there(work, todo, executor)
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        if progress:
            progress(number, len(todo))


def _here(work: Callable[[Path], T], document: Path) -> Done[T]:
    try:
        return Done(document, work(document), None)
    except DiplographError as error:
        return Done(document, None, error)


def _there(work: Callable[[Path], T], todo: list[Path], executor: Executor) -> Iterator[Done[T]]:
    width: int = getattr(executor, "_max_workers", 0) or 64  # a cluster does not say how many it has
    under_way: dict[int, Future[T]] = {}
    fresh: ProcessPoolExecutor | None = None
    following = 0
    try:
        for number, document in enumerate(todo):
            while following < min(len(todo), number + _AHEAD * width):
                try:
                    under_way[following] = (fresh or executor).submit(work, todo[following])
                except BrokenExecutor:
                    # One of those under way broke the pool; each of them is tried alone, and the rest goes on.
                    if under_way:
                        break
                    if fresh:
                        fresh.shutdown(wait=False)
                    fresh = ProcessPoolExecutor(width)
                    continue
                following += 1
            yield _outcome(under_way.pop(number), document) or _alone(work, document)
    finally:
        if fresh:
            fresh.shutdown(cancel_futures=True)


def _outcome(future: Future[T], document: Path) -> Done[T] | None:
    """Return what became of a document, or None where its pool broke."""
    try:
        return Done(document, future.result(), None)
    except DiplographError as error:
        return Done(document, None, error)
    except BrokenExecutor:
        return None
    except ModuleNotFoundError as error:
        raise UsageError("--cluster", f"a worker has no module {error.name}", _INSTALL) from None
    except Exception as error:
        if type(error).__name__ == "KilledWorker":  # worker after worker of a cluster died at it
            return _crashed(document)
        if "deserialization of the task graph" in str(error):
            raise UsageError("--cluster", "the scheduler cannot read the work", _INSTALL) from None
        raise


def _alone(work: Callable[[Path], T], document: Path) -> Done[T]:
    with ProcessPoolExecutor(1) as pool:
        return _outcome(pool.submit(work, document), document) or _crashed(document)


def _crashed(document: Path) -> Done[Any]:
    what = "the process that worked on it died"
    error = DiplographError(str(document), what, "Run it alone to see why; the other documents are done.")
    return Done(document, None, error)


@contextmanager
def workers(jobs: int | None = None, cluster: str = "") -> Iterator[Executor | None]:
    """Give the executor for a number of processes or the address of a cluster; None for this process.

    Raises:
        UsageError: the cluster's package is not installed, its scheduler cannot be reached, or
            it runs another version.

    """
    if cluster:
        with _cluster(cluster) as executor:
            yield executor
    elif jobs and jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            yield pool
    else:
        yield None


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client  # 0.5 s, and only for a cluster
    except ImportError:
        what = "dask.distributed is not installed"
        raise UsageError("--cluster", what, "Run pip install 'diplograph[cluster]'.") from None
    try:
        client: Any = Client(address, timeout=WAIT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        what = f"no scheduler answers at {address} within {WAIT:g} s ({type(error).__name__})"
        raise UsageError("--cluster", what, "Start one with `dask scheduler`, and give its address.") from None
    with client:
        try:
            client.get_versions(check=True)
        except ValueError as error:
            what = "scheduler, workers and this machine run different versions: " + " ".join(str(error).split())[:200]
            raise UsageError("--cluster", what, "Install the same versions of Python and dask everywhere.") from None
        executor: Executor = client.get_executor(pure=False)
        yield executor
