"""A SPARQL endpoint of one's own: the `oxigraph` server over a store on disk, or over a copy of one in memory."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import processes
import pyoxigraph as ox

from diplograph.errors import DiplographError, UsageError

_READY = 10.0  # seconds to wait for the server; it takes some tens of milliseconds


def program() -> str:
    """Return the path of the `oxigraph` server, beside this Python or on the path.

    Raises:
        UsageError: it is not installed.

    """
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        raise UsageError("oxigraph", "the server is not installed", "Install it: pip install 'diplograph[server]'.")
    return found


@contextmanager
def serving(
    store: ox.Store | Path, host: str = "127.0.0.1", port: int = 7878, lock: IO[bytes] | None = None
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve ``store``, read-only, its default graph the union; yield the base URL and the process.

    The server ends and the copy goes when the context is left, and, on a POSIX system,
    when this process is killed.

    Args:
        store: a store, of which a copy is served, or the folder of one on disk, which is
            served as it is and must not be written meanwhile.
        host: the address to listen on.
        port: 0 for any that is free.
        lock: an open file whose lock the server is to hold, too.

    Raises:
        UsageError: the server is not installed, or the port is taken.
        DiplographError: the server does not start.

    """
    command = program()
    port = _bound(host, port)
    with ExitStack() as stack:
        folder = str(store) if isinstance(store, Path) else stack.enter_context(_copy(store))
        log = stack.enter_context(tempfile.TemporaryFile())
        shown = f"[{host}]" if ":" in host else host
        url = f"http://{shown}:{port}"
        process = subprocess.Popen(
            [command, "serve-read-only", "--location", folder, "--bind", f"{shown}:{port}", "--union-default-graph"],
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,  # Ctrl-C reaches us alone, and we end it
            pass_fds=() if lock is None else (lock.fileno(),),
        )
        try:
            with _if_killed("kill", str(process.pid)):
                _wait(url, process, log)
                yield url, process
        finally:
            processes.end(process, 5)


@contextmanager
def _copy(store: ox.Store) -> Iterator[str]:
    """Copy a store to disk; yield the folder, which goes when the context is left."""
    with tempfile.TemporaryDirectory(prefix="diplograph-") as folder, _if_killed("rm", "-rf", folder):
        copy = ox.Store(folder)
        copy.bulk_extend(store)
        copy.flush()
        del copy  # releases the lock
        yield folder


@contextmanager
def _if_killed(*command: str) -> Iterator[None]:
    """Run ``command`` should this process be killed within the context; without a POSIX shell, do nothing."""
    # A pipe that nobody else writes to ends with us; PR_SET_PDEATHSIG is Linux's alone, and takes a thread for us.
    try:
        watch = subprocess.Popen(
            ["/bin/sh", "-c", 'read -r _; "$@"', "sh", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # whoever kills our group is not to kill the watch
        )
    except OSError:
        yield
        return
    with watch:
        try:
            yield
        finally:
            watch.kill()  # before its pipe is closed


def _bound(host: str, port: int) -> int:
    """Return the port, or one that is free for 0, sure that nobody else listens there."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            free: int = probe.getsockname()[1]
            return free
    except OSError as error:
        what = f"cannot listen there ({(error.strerror or str(error)).lower()})"
        raise UsageError(f"{host}:{port}", what, "Try another --port, or 0 for any free one.") from None


def _wait(url: str, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    until = time.monotonic() + _READY
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until:
        if process.poll() is not None:
            log.seek(0)
            said = log.read().decode("utf-8", "replace").strip()
            last = said.splitlines()[-1] if said else f"it ended with {process.returncode}"
            raise DiplographError(url, f"the server does not start ({last})", "Try another --port.")
        try:
            with opener.open(f"{url}/query?query=ASK%7B%7D", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise DiplographError(url, f"the server is not ready after {_READY:g} s", "Look for what keeps it.")
