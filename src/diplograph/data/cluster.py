"""A dask.distributed cluster as an executor, whose workers may join, leave and die.

The scheduler gives the work of a lost worker to another one.  This module reports what the scheduler
does not: that no worker is left, that one lacks the package or runs another version, or that some
work kills every worker.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, TypeVar

from diplograph._version import __version__
from diplograph.errors import MissingPackage, UsageError

T = TypeVar("T")
# Seconds: for a scheduler to answer, for a first worker to connect, and between two checks of a cluster.
WAIT, PATIENCE, PAUSE = 10.0, 60.0, 2.0
# Evaluated on the worker; a function of ours could not even be unpickled without the package.
_VERSION = "__import__('diplograph').__version__"
_INSTALL = "Install the same version of diplograph on the scheduler and on every worker."


class Cluster(Executor):
    """Work submitted to a scheduler; see `connected`.

    Args:
        client: a ``distributed.Client``.

    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor: Executor = client.get_executor(pure=False)
        self._seen, self._threads = 0.0, 0
        self._alive = time.monotonic()

    def submit(self, fn: Callable[..., T], /, *args: object, **kwargs: object) -> Future[T]:
        """Submit one call to the scheduler."""
        return self._executor.submit(fn, *args, **kwargs)

    @property
    def width(self) -> int:
        """The number of calls that the current workers can run at once, which may be zero.

        Raises:
            UsageError: there has been no worker for a minute, or the scheduler is gone.

        """
        now = time.monotonic()
        if now - self._seen > PAUSE:
            try:
                self._threads = sum(self._client.nthreads().values())
            except (OSError, TimeoutError, RuntimeError):
                raise _gone() from None
            self._seen = now
        if self._threads:
            self._alive = now
        elif now - self._alive > PATIENCE:
            what = f"no worker has been connected for {PATIENCE:g} s"
            raise UsageError("--cluster", what, "Start some with `dask worker`, then run the command again.")
        return self._threads

    def result(self, future: Future[T]) -> T:
        """Return the result of a call, or raise its exception.

        Raises:
            BrokenExecutor: several workers died while running it, or something beside it.
            UsageError: the cluster cannot do any work.

        """
        while True:
            try:
                return future.result(PAUSE)
            except CancelledError:
                raise _gone() from None
            except TimeoutError:
                if future.done():
                    raise
                _ = self.width  # raises if no worker is left
            except ModuleNotFoundError as error:
                raise UsageError("--cluster", f"a worker has no module {error.name}", _INSTALL) from None
            except Exception as error:
                if type(error).__name__ == "KilledWorker":
                    raise BrokenExecutor(str(error)) from None
                if "deserialization of the task graph" in str(error):
                    raise UsageError("--cluster", "the scheduler cannot read the work", _INSTALL) from None
                raise

    def settle(self, futures: Iterable[Future[T]]) -> None:
        """Wait until calls have ended, in whatever way; raises the same errors as `width`."""
        while wait(futures, PAUSE).not_done:
            _ = self.width


def _gone() -> UsageError:
    return UsageError("--cluster", "the scheduler is gone", "Start it again, then run the command again.")


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """Yield the cluster whose scheduler is at an address, such as ``tcp://host:8786``.

    Raises:
        UsageError: dask.distributed is not installed, no scheduler answers, there is no worker, or
            one of them runs another version of Python, dask or this package.

    """
    try:
        from distributed import Client  # 0.5 s, and only for a cluster
    except ImportError:
        raise MissingPackage("distributed", "cluster") from None
    try:
        # A client that cannot connect would wait for its own end, and print a traceback of it.
        with ThreadPoolExecutor(1) as beside:  # this thread may have an event loop, as in a notebook
            beside.submit(asyncio.run, _reach(address)).result()
        client: Any = Client(address, timeout=WAIT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, MemoryError) as error:  # MemoryError: from the bytes of a foreign server
        what = f"no scheduler answered at {address} within {WAIT:g} s ({type(error).__name__})"
        raise UsageError("--cluster", what, "Start one with `dask scheduler`, and give its address.") from None
    except Exception:  # each transport has errors of its own
        what = f"{address} is not an address at which this machine can reach a dask scheduler"
        raise UsageError("--cluster", what, "It looks like tcp://host:8786.") from None
    with client:
        _same_versions(client, address)
        yield Cluster(client)


async def _reach(address: str) -> None:
    from distributed import Security
    from distributed.comm.core import connect

    arguments = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
    connection = await connect(address, timeout=WAIT, **arguments)  # type: ignore[no-untyped-call]
    await connection.close()


def _same_versions(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=WAIT)
    except TimeoutError:
        what = f"the scheduler at {address} has no worker"
        raise UsageError("--cluster", what, f"Start some: dask worker {address}") from None
    seen = client.get_versions()
    here = _versions(seen["client"])
    for where, machine in [("the scheduler", seen["scheduler"]), *sorted(seen["workers"].items())]:
        for name, theirs in _versions(machine).items():
            if theirs != here[name]:
                what = f"{where} runs {name} {theirs}, and this machine {here[name]}"
                raise UsageError("--cluster", what, "Install the same versions of Python and dask everywhere.")
    on_workers: dict[str, object] = client.run(eval, _VERSION, on_error="return")
    try:
        on_scheduler = client.run_on_scheduler(eval, _VERSION)
    except ImportError as error:
        on_scheduler = error
    for where, theirs in [("the scheduler", on_scheduler), *sorted(on_workers.items())]:
        if theirs != __version__:
            what = f"diplograph {theirs}" if isinstance(theirs, str) else "no diplograph"
            raise UsageError("--cluster", f"{where} has {what}, and this is {__version__}", _INSTALL)


def _versions(machine: Any) -> dict[str, str]:
    """Return the versions that must be equal; for Python, the first two numbers."""
    packages: dict[str, str | None] = machine["packages"]
    python = ".".join(str(packages["python"]).split(".")[:2])
    return {"Python": python} | {name: str(packages.get(name)) for name in ("dask", "distributed")}
