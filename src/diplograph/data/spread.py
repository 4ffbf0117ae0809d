"""Process many documents separately, in processes of this machine or on a cluster: documents in, results out.

Documents are independent, since shared files are bundled.  So the work can be spread over any
`concurrent.futures.Executor`, and its results come in the order of the documents, not of
their completion.  A document that crashes its worker is reported and does not stop the
others.
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
from diplograph.data.cluster import Cluster, connected
from diplograph.data.discovery import find_files
from diplograph.errors import BadValue, DiplographError

D = TypeVar("D")
T = TypeVar("T")
Progress = Callable[[int, int], None]
# Documents submitted at once per process: enough to keep it busy, few enough to identify one that crashes it.
_AHEAD = 2


class Done(NamedTuple, Generic[D, T]):
    """The outcome for one document: a result, or the reason why there is none."""

    document: D
    result: T | None
    error: DiplographError | None


class Shard(NamedTuple):
    """One of several equal parts of the documents, by its number from 1."""

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Read ``i/n``.

        Raises:
            BadValue: the text does not have that form, or is out of range.

        >>> Shard.parse("2/8")
        Shard(number=2, of=8)

        """
        match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            raise BadValue(f"--shard {text}", "is not a valid shard", "Write i/n with i from 1 to n, such as 2/8.")
        return cls(int(match[1]), int(match[2]))

    def has(self, document: Path) -> bool:
        """Tell whether a document is in this part, by a digest of its name, so that no list has to be shared."""
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
    work: Callable[[D], T],
    listed: Iterable[D],
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Iterator[Done[D, T]]:
    """Apply a function to each document, and yield the outcomes in the order of the list.

    Args:
        work: the function; for other processes, a function of a module or a `functools.partial` of one.
        listed: the documents: paths, or any objects whose ``str`` is their name.
        executor: where to do the work; in this process by default.
        progress: called with the number of documents done and the total.

    Raises:
        UsageError: the cluster cannot do the work.

    """
    todo = list(listed)
    outcomes = map(partial(_here, work), todo) if executor is None else _there(work, todo, executor)
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        if progress:
            progress(number, len(todo))


def _here(work: Callable[[D], T], document: D) -> Done[D, T]:
    try:
        return Done(document, work(document), None)
    except DiplographError as error:
        return Done(document, None, error)


def _there(work: Callable[[D], T], todo: list[D], executor: Executor) -> Iterator[Done[D, T]]:
    under_way: dict[int, Future[T]] = {}
    fresh: ProcessPoolExecutor | None = None
    following = 0
    try:
        for number, document in enumerate(todo):
            while following < min(len(todo), number + _AHEAD * _width(executor)):
                try:
                    under_way[following] = (fresh or executor).submit(work, todo[following])
                except BrokenExecutor:
                    # One of the submitted documents broke the pool; each is tried alone, and the rest continues.
                    if under_way:
                        break
                    if fresh:
                        fresh.shutdown(wait=False)
                    fresh = ProcessPoolExecutor(_width(executor))
                    continue
                following += 1
            done = _outcome(under_way.pop(number), document, executor)
            yield done or _alone(work, document, executor, under_way.values())
    finally:
        for future in under_way.values():  # submitted work is left if the caller stops early
            future.cancel()
        if fresh:
            fresh.shutdown(cancel_futures=True)


def _width(executor: Executor) -> int:
    if isinstance(executor, Cluster):
        return executor.width or 1
    return getattr(executor, "_max_workers", 0) or 64  # foreign executors need not give their number of workers


def _outcome(future: Future[T], document: D, executor: Executor) -> Done[D, T] | None:
    """Return the outcome for a document, or None if its process died before or during the work."""
    try:
        return Done(document, executor.result(future) if isinstance(executor, Cluster) else future.result(), None)
    except DiplographError as error:
        if isinstance(executor, Cluster) and error.where == "--cluster":
            raise
        return Done(document, None, error)
    except BrokenExecutor:
        return None


def _alone(work: Callable[[D], T], document: D, executor: Executor, others: Iterable[Future[T]]) -> Done[D, T]:
    """Try a document alone: another document may have killed the process for which it waited."""
    if isinstance(executor, Cluster):
        executor.settle(others)
        return _outcome(executor.submit(work, document), document, executor) or _crashed(document)
    with ProcessPoolExecutor(1) as pool:
        return _outcome(pool.submit(work, document), document, pool) or _crashed(document)


def _crashed(document: D) -> Done[D, Any]:
    what = "the process that worked on it died"
    error = DiplographError(str(document), what, "Run it alone to see why; the other documents are done.")
    return Done(document, None, error)


@contextmanager
def workers(jobs: int | None = None, cluster: str = "") -> Iterator[Executor | None]:
    """Yield the executor for a number of processes or the address of a cluster; None for this process.

    Raises:
        UsageError: see `diplograph.data.cluster.connected`.

    """
    if cluster:
        with connected(cluster) as executor:
            yield executor
    elif jobs and jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            yield pool
    else:
        yield None
