"""Real servers on loopback for the tests, each ended when its context is left."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import oxigraph_server
import processes
import pytest

FUSEKI_JAR = "DIPLOGRAPH_FUSEKI_JAR"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def listens(url: str) -> bool:
    """Return whether a server takes connections at ``url``, on loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(url.rpartition(":")[2]))) == 0


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
        assert processes.end(process)


@contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """Start an empty `oxigraph` server that may be written to; yield its base URL."""
    url = f"http://127.0.0.1:{free_port()}"
    command = [oxigraph_server.program(), "serve", "--bind", url.removeprefix("http://"), *options]
    with started(command, f"{url}/query?query=ASK%7B%7D"):
        yield url


@contextmanager
def diplograph_serve(*options: str, tmpdir: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run `diplograph serve` at a free port, its temporary files in ``tmpdir``; yield its base URL and the process."""
    command = [sys.executable, "-m", "diplograph", "serve", "--port", "0", *options]
    environment = {**os.environ, "TMPDIR": str(tmpdir)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as serve:
        assert serve.stdout and serve.stderr
        try:
            found = re.search(r"at (http://\S+)/query, read-only", serve.stdout.readline())
            assert found, serve.stderr.read()
            yield found[1], serve
        finally:
            assert processes.end(serve)


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


class Scripted(NamedTuple):
    """A server that answers as it is told: its URL, and the requests that it has seen."""

    url: str
    seen: list[tuple[str, str, Message]]


Script = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def scripted(script: Script, tls: tuple[Path, Path] | None = None) -> Iterator[Scripted]:
    """Start a server on loopback whose every answer is what ``script`` does; ``tls`` is its certificate and key."""
    seen: list[tuple[str, str, Message]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            seen.append((self.command, self.path, self.headers))
            self.close_connection = True
            script(self)

        do_POST = do_PUT = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as listening:
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            listening.socket = context.wrap_socket(listening.socket, server_side=True)
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield Scripted(f"http{'s' if tls else ''}://127.0.0.1:{listening.server_port}", seen)
        finally:
            listening.shutdown()


def reply(handler: BaseHTTPRequestHandler, status: int, kind: str = "", body: bytes = b"", **headers: str) -> None:
    """Send one whole answer."""
    received(handler)
    handler.send_response(status)
    if kind:
        handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def received(handler: BaseHTTPRequestHandler) -> bytes:
    """Read the body of a request, or what is left of it."""
    body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
    handler.headers.replace_header("Content-Length", "0") if body else None
    return body


def forward(handler: BaseHTTPRequestHandler, base: str, body: bytes) -> None:
    """Pass a request on to the server at ``base``, and its answer back."""
    kept = {n: v for n, v in handler.headers.items() if n.lower() in ("accept", "content-type", "authorization")}
    request = urllib.request.Request(base + handler.path, body or None, kept, method=handler.command)
    try:
        with urllib.request.urlopen(request) as answer:
            reply(handler, answer.status, answer.headers.get("Content-Type", ""), answer.read())
    except urllib.error.HTTPError as error:
        reply(handler, error.code, "text/plain", error.read())
