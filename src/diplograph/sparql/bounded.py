"""Run queries in a process of their own, with limits of time and memory.

Oxigraph cannot be stopped in the middle of a query (pyoxigraph 0.5.13 has no cancellation),
continues after Ctrl-C, and ends its process if it cannot allocate memory.  So a query written by
somebody else runs in a fork of this process, which has the store as it is at that moment.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import pyoxigraph as ox

from diplograph.errors import DiplographError, QueryFailed
from diplograph.sparql.executor import Answer, Executor

if TYPE_CHECKING:
    from diplograph.sparql.texts import TextIndex

_Handler = Callable[[int, FrameType | None], object] | int | None


class Limits(NamedTuple):
    """The limits of one query: seconds, and bytes of memory beyond those of the process (enforced on Linux)."""

    seconds: float = 60.0
    memory: int = 2 * 1024**3


class BoundedExecutor(Executor):
    """Runs the queries of another executor within limits; on systems without POSIX, there are no limits."""

    def __init__(self, whole: Executor, limits: Limits = Limits()) -> None:  # noqa: B008 - immutable
        self.whole, self.limits = whole, limits
        self.large = whole.large

    def run(self, text: str, where: str = "query", allow: Collection[str] = ()) -> Answer:
        """See `Executor.run`.

        Raises:
            QueryFailed: also if a limit is exceeded.

        """
        if not hasattr(os, "fork"):
            return self.whole.run(text, where, allow)
        ours, theirs = os.pipe()
        late: list[int] = []
        before = _on_interrupt(lambda number, frame: late.append(number))  # otherwise it could leave the fork behind
        child = os.fork()
        if not child:
            os.close(ours)
            _answer(theirs, self.whole, text, where, allow, self.limits)
        try:
            _on_interrupt(before)
            if late:
                raise KeyboardInterrupt
            os.close(theirs)
            data = _read(ours, time.monotonic() + self.limits.seconds)
        except TimeoutError:
            what = f"it was not answered within {self.limits.seconds:g} s"
            raise QueryFailed(where, what, "Narrow the query, or allow more time.") from None
        finally:
            os.close(ours)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
        if len(data) < 8 or len(data) - 8 != int.from_bytes(data[:8]):
            raise self._ended(os.waitstatus_to_exitcode(status), where)
        answer = pickle.loads(data[8:])  # of our own fork
        if isinstance(answer, DiplographError):
            raise answer
        return answer  # type: ignore[no-any-return]

    def _ended(self, code: int, where: str) -> QueryFailed:
        if code in (-signal.SIGABRT, -signal.SIGKILL, _NO_MEMORY):
            what = f"it needs more than {self.limits.memory / 1024**2:,.0f} MB of memory"
            return QueryFailed(where, what, "Narrow the query, or allow more memory.")
        what = f"the engine ended without an answer ({code})"
        return QueryFailed(where, what, "Simplify the query; if it is simple, please report it.")

    def quads(self) -> Iterable[ox.Quad]:
        """See `Executor.quads`."""
        return self.whole.quads()

    def held(self) -> ox.Store:
        """See `Executor.held`."""
        return self.whole.held()

    def kept(self) -> TextIndex | None:
        """See `Executor.kept`."""
        return self.whole.kept()

    def excerpt(self, graphs: Iterable[str]) -> Executor:
        """See `Executor.excerpt`; saved questions on a few documents in memory need no limits."""
        return self.whole.excerpt(graphs)

    def restricted_to(self, graphs: Iterable[str]) -> BoundedExecutor:
        """See `Executor.restricted_to`."""
        return BoundedExecutor(self.whole.restricted_to(graphs), self.limits)

    def close(self) -> None:
        """See `Executor.close`."""
        self.whole.close()


def _on_interrupt(handler: _Handler) -> _Handler:
    """Set the handler of Ctrl-C and return the previous one; only the main thread can, and only it is interrupted."""
    if handler is not None and threading.current_thread() is threading.main_thread():
        return signal.signal(signal.SIGINT, handler)
    return None


_NO_MEMORY = 117  # exit code of a fork that could not even report its error


def _answer(to: int, whole: Executor, text: str, where: str, allow: Collection[str], limits: Limits) -> NoReturn:
    """Answer in the fork, write the answer or the error to the descriptor, and end."""
    try:
        bind_this_process(limits.memory)
        try:
            answer: Answer | DiplographError = whole.run(text, where, allow)
        except DiplographError as error:
            answer = error
        data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        with os.fdopen(to, "wb") as pipe:
            pipe.write(len(data).to_bytes(8))
            pipe.write(data)
        os._exit(0)
    except MemoryError:
        os._exit(_NO_MEMORY)
    finally:
        os._exit(1)


def bind_this_process(memory: int) -> None:
    """Make this fork end quietly on Ctrl-C or with its parent, and limit its memory."""
    import faulthandler
    import resource

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    faulthandler.disable()
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)  # the engine prints a line of its own if it cannot allocate memory
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parent = os.getppid()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as status:
            taken = int(status.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, resource.RLIM_INFINITY))


def _end_with(parent: int) -> None:
    """End this process once its parent has ended, even by SIGKILL, since nothing else would end its query."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _read(pipe: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            raise TimeoutError
        part = os.read(pipe, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
