"""Real servers on loopback for the tests, each ended when its context is left."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from diplograph import server

FUSEKI_JAR = "DIPLOGRAPH_FUSEKI_JAR"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(command: list[str], url: str, env: dict[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """Start a server, wait until ``url`` answers, whatever it says, and end it."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **(env or {})}
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(url, timeout=5).close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
                assert time.monotonic() < until, f"{command[0]} is not ready"
                time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """Start an empty `oxigraph` server that may be written to; yield its base URL."""
    url = f"http://127.0.0.1:{free_port()}"
    command = [server.program(), "serve", "--bind", url.removeprefix("http://"), *options]
    with started(command, f"{url}/query?query=ASK%7B%7D"):
        yield url


def fuseki_jar() -> str:
    """Return the path of Fuseki's jar, or skip the test."""
    jar = os.environ.get(FUSEKI_JAR, "")
    if not jar or shutil.which("java") is None:
        pytest.skip(f"Fuseki: needs Java, and {FUSEKI_JAR} naming the jena-fuseki-server jar")
    return jar


@contextmanager
def fuseki(folder: Path, *options: str) -> Iterator[str]:
    """Start Fuseki with an empty dataset; yield the dataset's URL."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/ds"
    command = ["java", "-jar", fuseki_jar(), "--localhost", "--port", str(port), *options, "/ds"]
    with started(command, f"http://127.0.0.1:{port}/$/ping", {"FUSEKI_BASE": str(folder)}):
        yield url
