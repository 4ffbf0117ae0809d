"""Serve the graph as a SPARQL endpoint: the read-only part of the SPARQL 1.1 Protocol, as an ASGI application.

Every query passes the guard, has limits of time and memory, and ends when its client
disconnects.  A request that names another host is refused; otherwise a foreign page
could read the graph through a name that it points here (DNS rebinding).
"""

from __future__ import annotations

import asyncio
import ipaddress
import signal
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Iterator, Mapping, MutableMapping
from contextlib import aclosing, contextmanager, suppress
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import pyoxigraph as ox

from diplograph.queries.guard import CHARACTERS
from diplograph.sparql.bounded import Limits
from diplograph.sparql.workers import Asked, Head, Worker

Message = MutableMapping[str, Any]  # as ASGI defines it
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

ROWS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
TRIPLES = ("application/n-triples", "text/turtle", "application/rdf+xml", "application/ld+json", "application/n-quads")
WORKERS = 4
WAITING = 1_000  # requests that may wait for a worker
_TEXT = "text/plain; charset=utf-8"
_BODY = 4 * CHARACTERS

_PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Diplograph</title>
<style>body{font:1rem sans-serif;max-width:60rem;margin:2rem auto}textarea{width:100%;font:1rem monospace}</style>
<h1>Diplograph</h1><form action="query" method="get"><p><label for="q">A SPARQL query over the graph:</label></p>
<textarea id="q" name="query" rows="14">SELECT ?claim ?holder ?paraphrase {
  ?claim &lt;https://w3id.org/diplograph/ns#holder&gt; ?holder ;
         &lt;https://w3id.org/diplograph/ns#content&gt;/&lt;https://w3id.org/diplograph/ns#paraphrase&gt; ?paraphrase
} LIMIT 20</textarea><p><button>Ask</button></p></form></html>
"""


class _Refused(Exception):
    """An answer of a status and a sentence, raised to end a request."""

    def __init__(self, status: int, what: str) -> None:
        self.status, self.what = status, what
        super().__init__(status, what)


class _Request(NamedTuple):
    method: str
    path: str
    headers: Mapping[str, str]
    parameters: list[tuple[str, str]]


class Service:
    """An ASGI application that answers queries on a store, which must not change meanwhile.

    Args:
        store: the store.
        limits: the limits of one query; the time starts when a process takes the query, and
            is also the longest wait for a process.
        hosts: names of this machine that requests may use, in addition to ``localhost`` and IP addresses.

    """

    def __init__(self, store: ox.Store, limits: Limits = Limits(), hosts: Collection[str] = ()) -> None:  # noqa: B008
        self._store, self._limits = store, limits
        self._hosts = {"localhost", *(host.casefold() for host in hosts)}
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._waiting = 0
        for _ in range(WORKERS):
            self._hire()

    def _hire(self) -> None:
        worker = Worker(self._store, self._limits)
        self._workers.add(worker)
        self._idle.put_nowait(worker)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request (the ASGI interface)."""
        if scope["type"] != "http":
            return
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._handle(scope, receive, sent)
        except _Refused as refused:
            if begun:
                raise ConnectionError(refused.what) from None  # the client sees that the answer is cut off
            await _reply(send, refused.status, _TEXT, refused.what.encode("utf-8", "replace"))

    async def _handle(self, scope: Message, receive: Receive, send: Send) -> None:
        request = _request(scope)
        self._check_host(request.headers.get("host", ""))
        if (
            request.method == "OPTIONS"
            or request.path == "/update"
            or (request.path == "/store" and request.method not in ("GET", "HEAD"))
        ):
            raise _Refused(403, "This endpoint is read-only.")
        if request.path == "/" and request.method in ("GET", "HEAD"):
            return await _reply(send, 200, "text/html; charset=utf-8", _PAGE.encode())
        if request.path not in ("/query", "/sparql", "/store"):
            raise _Refused(404, "Use /query for queries, or /store for graphs.")
        body = await _body(receive, request)
        asked = _graph(request) if request.path == "/store" else _query(request, body)
        answering = asyncio.ensure_future(self._answer(asked, send, request.method == "HEAD"))
        leaving = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if answering.done():
                return answering.result()
        finally:
            for task in (answering, leaving):
                task.cancel()
            await asyncio.gather(answering, leaving, return_exceptions=True)

    def _check_host(self, host: str) -> None:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if name.casefold() in self._hosts:
            return
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            raise _Refused(421, "This server does not serve that host.") from None

    async def _answer(self, asked: Asked, send: Send, head_only: bool) -> None:
        worker = await self._free()
        whole = False
        try:
            async with asyncio.timeout(self._limits.seconds), aclosing(worker.ask(asked)) as parts:
                await _pass_on(parts, send, head_only)
            whole = True
        except TimeoutError:
            raise _Refused(503, f"The query was not answered within {self._limits.seconds:g} s.") from None
        except (ConnectionError, EOFError):
            what = f"The query ended its process; it may need more than {self._limits.memory / 1024**2:,.0f} MB."
            raise _Refused(500, what) from None
        finally:
            if whole and not worker.spent:
                self._idle.put_nowait(worker)
            else:
                worker.end()
                self._workers.discard(worker)
                self._hire()

    async def _free(self) -> Worker:
        if self._waiting >= WAITING:
            raise _Refused(503, "Too many queries are waiting.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._idle.get()
        except TimeoutError:
            raise _Refused(503, "The service is busy.") from None
        finally:
            self._waiting -= 1


def _request(scope: Message) -> _Request:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return _Request(scope["method"], scope["path"].rstrip("/") or "/", headers, _decoded(scope["query_string"]))


def _decoded(data: bytes) -> list[tuple[str, str]]:
    try:
        text = data.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=10_000)
    except (UnicodeDecodeError, ValueError):
        raise _Refused(400, "The parameters are not well formed.") from None


async def _body(receive: Receive, request: _Request) -> bytes:
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Refused(400, "The client has left.")
        parts += message.get("body", b"")
        if len(parts) > _BODY:
            raise _Refused(413, f"A query may have at most {_BODY:,} bytes.")
        if not message.get("more_body"):
            return bytes(parts)


async def _gone(receive: Receive) -> None:
    """Return when the client disconnects."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _query(request: _Request, body: bytes) -> Asked:
    parameters = list(request.parameters)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and kind == "application/sparql-query":
        with suppress(UnicodeDecodeError):
            parameters.append(("query", body.decode("utf-8")))
    elif request.method == "POST" and kind == "application/x-www-form-urlencoded":
        parameters += _decoded(body)
    elif request.method == "POST":
        raise _Refused(415, "Send a query as application/sparql-query or application/x-www-form-urlencoded.")
    elif request.method not in ("GET", "HEAD"):
        raise _Refused(405, "Use GET or POST.")
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in parameters):
        raise _Refused(403, "This endpoint is read-only.")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise _Refused(400, "Send one query, in UTF-8.")
    graphs = {
        key: tuple(value for name, value in parameters if name == key)
        for key in ("default-graph-uri", "named-graph-uri")
    }
    accept = request.headers.get("accept", "")
    rows, triples = _chosen(accept, ROWS), _chosen(accept, TRIPLES)
    if not rows and not triples:
        raise _Refused(406, f"Answers are available as {', '.join(ROWS + TRIPLES)}.")
    return Asked(queries[0], rows or ROWS[0], triples or TRIPLES[0], *graphs.values())


def _graph(request: _Request) -> Asked:
    """Return the query for a request of the Graph Store Protocol, for one graph or the union."""
    named = [value for name, value in request.parameters if name == "graph"]
    accept = _chosen(request.headers.get("accept", ""), TRIPLES)
    if not accept:
        raise _Refused(406, f"Graphs are available as {', '.join(TRIPLES)}.")
    if len(named) > 1:
        raise _Refused(400, "Name one graph.")
    text = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    return Asked(text, ROWS[0], accept, tuple(named))


def _chosen(accept: str, known: tuple[str, ...]) -> str:
    """Return the media type of ``known`` that an Accept header prefers; empty if it accepts none of them."""
    likes: dict[str, float] = {}
    for part in (accept or "*/*").split(","):
        kind, *more = (each.strip().lower() for each in part.split(";"))
        quality = next((each[2:] for each in more if each.startswith("q=")), "1")
        try:
            likes[kind] = float(quality)
        except ValueError:
            likes[kind] = 0.0
    rated = [(likes.get(k, likes.get(k.partition("/")[0] + "/*", likes.get("*/*", 0.0))), k) for k in known]
    best = max(rated, key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else ""


async def _pass_on(parts: AsyncGenerator[Head | bytes], send: Send, head_only: bool) -> None:
    """Send an answer on as it arrives."""
    async for part in parts:
        if isinstance(part, Head):
            headers = [(b"content-type", part.media_type.encode()), *_SAFE]
            await send({"type": "http.response.start", "status": part.status, "headers": headers})
        elif not head_only:
            await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


_SAFE = [
    (b"x-content-type-options", b"nosniff"),
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    ),
]


async def _reply(send: Send, status: int, kind: str, body: bytes) -> None:
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode()), *_SAFE]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address; OSError if it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=1024)


def serve(service: Service, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; ``ready`` is called as soon as requests are answered."""
    import uvicorn  # of the extra "server"

    class Server(uvicorn.Server):
        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            yield  # they are ours, below

    async def main() -> None:
        config = uvicorn.Config(
            service, lifespan="off", log_config=None, access_log=False, server_header=False, date_header=False,
            interface="asgi3", ws="none", timeout_graceful_shutdown=1,
        )  # fmt: skip
        server = Server(config)
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, setattr, server, "should_exit", True)
        serving = asyncio.ensure_future(server.serve(sockets=[listener]))
        while not server.started and not serving.done():
            await asyncio.sleep(0.005)
        ready()
        await serving

    asyncio.run(main())
