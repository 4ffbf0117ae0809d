"""Worker processes that answer queries for the service: forks with the store that can be ended with a query.

Oxigraph cannot be stopped in the middle of a query.  So if the client has disconnected or
the time is over, the process of the query is ended, and another one replaces it.
"""

from __future__ import annotations

import asyncio
import io
import os
import pickle
import signal
import socket
import stat
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import IO, Any, NamedTuple, NoReturn, cast

import pyoxigraph as ox

from diplograph.errors import DiplographError
from diplograph.queries.guard import names_graphs, refuse_side_effects
from diplograph.sparql.bounded import Limits, bind_this_process
from diplograph.sparql.executor import syntax_error

_LENGTH = 8
_BLOCK = 1 << 16
_ASKED_AT_MOST = 5_000  # queries that one process answers before a fresh one replaces it, as memory fragments


class Asked(NamedTuple):
    """A query, its graphs (if empty: those that the query names, else the union), and the accepted formats."""

    text: str
    rows: str
    triples: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Head(NamedTuple):
    """The head of an answer: the HTTP status and the media type of the body."""

    status: int
    media_type: str


class Worker:
    """One process that answers one query at a time."""

    def __init__(self, store: ox.Store, limits: Limits) -> None:
        self._ours, theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._left = _ASKED_AT_MOST
        self._process = os.fork()
        if not self._process:
            _serve(theirs, store, limits)
        theirs.close()

    @property
    def spent(self) -> bool:
        """Whether a fresh process should take its place."""
        return self._left <= 0

    async def ask(self, asked: Asked) -> AsyncGenerator[Head | bytes]:
        """Yield the head of the answer, then its bytes; ConnectionError if the process ends before they do."""
        self._left -= 1
        loop = asyncio.get_running_loop()
        data = pickle.dumps(asked)
        await loop.sock_sendall(self._ours, len(data).to_bytes(_LENGTH) + data)
        yield pickle.loads(await self._frame(loop))
        while block := await self._frame(loop):
            yield block

    async def _frame(self, loop: asyncio.AbstractEventLoop) -> bytes:
        size = int.from_bytes(await self._exactly(loop, _LENGTH))
        return await self._exactly(loop, size)

    async def _exactly(self, loop: asyncio.AbstractEventLoop, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            part = await loop.sock_recv(self._ours, size - len(parts))
            if not part:
                raise ConnectionError("the process ended")
            parts += part
        return bytes(parts)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._ours.close()
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def _serve(pipe: socket.socket, store: ox.Store, limits: Limits) -> NoReturn:
    try:
        bind_this_process(limits.memory)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the service ends this
        for name in os.listdir("/dev/fd"):
            with suppress(OSError, ValueError):
                if int(name) != pipe.fileno() and stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                    os.close(int(name))  # the service may close the connection at any time
        while request := _read(pipe):
            _answer(pickle.loads(request), _Pipe(pipe), store)
    finally:
        os._exit(0)


def _read(pipe: socket.socket) -> bytes:
    head = pipe.recv(_LENGTH, socket.MSG_WAITALL)
    return pipe.recv(int.from_bytes(head), socket.MSG_WAITALL) if len(head) == _LENGTH else b""


class _Pipe(io.RawIOBase):
    """A file to which an answer is written in frames; the head is sent with the first."""

    def __init__(self, pipe: socket.socket) -> None:
        self.pipe, self._held, self._begun = pipe, bytearray(), False

    def begin(self, head: Head) -> None:
        self._begun = True
        self._frame(pickle.dumps(head))

    def write(self, data: Any) -> int:
        self._held += data
        if len(self._held) >= _BLOCK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._held:
            self._frame(bytes(self._held))
            self._held.clear()

    def end(self) -> None:
        self.flush()
        self._frame(b"")

    def _frame(self, data: bytes) -> None:
        self.pipe.sendall(len(data).to_bytes(_LENGTH) + data)


def _answer(asked: Asked, pipe: _Pipe, store: ox.Store) -> None:
    """Write the answer to a query, or a message about the fault in it."""
    try:
        refuse_side_effects(asked.text, "query")
        union = not (asked.default or asked.named or names_graphs(asked.text))
        result = store.query(
            asked.text,
            use_default_graph_as_union=union,
            default_graph=[ox.NamedNode(name) for name in asked.default] if asked.default or asked.named else None,
            named_graphs=[ox.NamedNode(name) for name in asked.named] if asked.default or asked.named else None,
        )
    except SyntaxError as error:
        return _refuse(pipe, 400, str(syntax_error(error.msg or str(error), "query")))
    except (DiplographError, ValueError) as error:
        return _refuse(pipe, 400, str(error))
    if isinstance(result, ox.QueryTriples):
        pipe.begin(Head(200, asked.triples))
        result.serialize(cast(IO[bytes], pipe), format=ox.RdfFormat.from_media_type(asked.triples))
    else:
        pipe.begin(Head(200, asked.rows))
        result.serialize(cast(IO[bytes], pipe), format=ox.QueryResultsFormat.from_media_type(asked.rows))
    return pipe.end()


def _refuse(pipe: _Pipe, status: int, what: str) -> None:
    pipe.begin(Head(status, "text/plain; charset=utf-8"))
    pipe.write(what.encode("utf-8", "replace"))
    pipe.end()
