"""A dask cluster on loopback: a scheduler and workers, each a process of its own, as on machines of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import processes


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Cluster:
    """The address of the scheduler, and the processes."""

    address: str = field(default_factory=lambda: f"tcp://127.0.0.1:{free_port()}")
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def scheduler(self, first: str = "") -> None:
        """Start the scheduler; ``first`` is Python that it runs before."""
        self._start(first, "distributed.cli.dask_scheduler", "--host", self.address, "--no-show")

    def worker(self, first: str = "", nanny: bool = False) -> subprocess.Popen[bytes]:
        """Start a worker, with a nanny that starts it again where it dies, or without."""
        options = ("--nanny",) if nanny else ("--no-nanny",)
        return self._start(first, "distributed.cli.dask_worker", self.address, "--nthreads", "1", *options)

    def _start(self, first: str, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        run = f"{first}\nimport runpy, sys\nsys.argv[0] = {module!r}\nrunpy.run_module({module!r}, run_name='__main__')"
        command = [sys.executable, "-c", run, *arguments, "--no-dashboard"]
        env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet)
        self.processes.append(process)
        return process

    def stop(self) -> None:
        """End every process, the nannies first, which end their workers."""
        for process in reversed(self.processes):
            process.terminate()
        for process in reversed(self.processes):
            processes.end(process, 10)


@contextmanager
def cluster(workers: int, nanny: bool = False) -> Iterator[Cluster]:
    """Start a scheduler and workers, and stop them at the end."""
    started = Cluster()
    try:
        started.scheduler()
        for _ in range(workers):
            started.worker(nanny=nanny)
        yield started
    finally:
        started.stop()
