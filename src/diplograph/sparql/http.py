"""HTTP as a graph elsewhere needs it: within a time limit, with credentials that stay where they belong.

Requests are urllib's.  Added to it are one time limit over a whole exchange (a
server that sends a byte now and then does not get round it), credentials that
never follow a redirect to another host, and errors that say what to do.

Credentials are looked for in this order, and never shown: the ``auth`` argument,
the URL, the environment (``DIPLOGRAPH_TOKEN``, or ``DIPLOGRAPH_USER`` with
``DIPLOGRAPH_PASSWORD``; only for the host that ``DIPLOGRAPH_HOST`` names, where it is
set), the netrc file (``NETRC``, else ``~/.netrc``).
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import netrc
import os
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from diplograph._version import __version__
from diplograph.errors import AnswerBroken, EndpointError, Unreachable, UsageError

AGENT = f"diplograph/{__version__}"
LARGEST = 1024**3  # bytes of one answer
TRANSIENT = frozenset({502, 503, 504})
_FIRST_PAUSE = 0.2  # seconds; doubled before each further try

T = TypeVar("T")


class Credentials:
    """A user with a password (basic or digest, as the server asks), or a bearer token; shown as neither.

    Raises:
        UsageError: they hold what HTTP cannot carry.

    """

    def __init__(self, user: str = "", password: str = "", token: str = "") -> None:
        self.user, self.password, self.token = user, password, token
        if not (user + password).isprintable() or not token.isascii() or not token.isprintable():
            raise UsageError("credentials", "they hold a character that cannot be sent", "Check them for a line break.")

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def __repr__(self) -> str:
        return f"<Credentials: {'a token' if self.token else 'a user' if self.user else 'none'}>"

    def hide(self, text: str) -> str:
        """Return ``text`` without the secrets, should a server send them back."""
        for secret in (self.password, self.token):
            text = text.replace(secret, "…") if secret else text
        return text


def split(url: str) -> tuple[str, Credentials]:
    """Return the URL without user and password, and these.

    Raises:
        UsageError: not the URL of a server.

    """
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        parts, port = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\x00-\x20]", url):
        shown = url.rpartition("@")[2] if "@" in url else url
        raise UsageError(shown, "not the URL of a server", "Write it as http://localhost:7878.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    clean = urlunsplit((parts.scheme, host + port, parts.path, parts.query, ""))
    return clean, Credentials(unquote(parts.username or ""), unquote(parts.password or ""))


def credentials(url: str, auth: tuple[str, str] | str | None = None) -> Credentials:
    """Return what to show to the server at ``url``: a pair of user and password, or a bearer token."""
    if auth is not None:
        return Credentials(token=auth) if isinstance(auth, str) else Credentials(*auth)
    clean, given = split(url)
    if given:
        return given
    host = urlsplit(clean).hostname or ""
    if os.environ.get("DIPLOGRAPH_HOST", host).casefold() != host:
        return _from_netrc(host)  # those in the environment are for another
    if token := os.environ.get("DIPLOGRAPH_TOKEN"):
        return Credentials(token=token)
    if user := os.environ.get("DIPLOGRAPH_USER"):
        return Credentials(user, os.environ.get("DIPLOGRAPH_PASSWORD", ""))
    return _from_netrc(urlsplit(clean).hostname or "")


def _from_netrc(host: str) -> Credentials:
    path = os.environ.get("NETRC") or str(Path.home() / ".netrc")
    if not Path(path).is_file():
        return Credentials()
    try:
        found = netrc.netrc(path).authenticators(host)
    except netrc.NetrcParseError as error:  # its message may hold a password
        raise UsageError(path, f"the netrc file is not well formed at line {error.lineno}", "Correct it.") from None
    except (OSError, UnicodeDecodeError):
        raise UsageError(path, "the netrc file cannot be read", "Check its rights.") from None
    return Credentials(found[0], found[2] or "") if found else Credentials()


class _Within(io.RawIOBase):
    """What comes from a socket, as long as the time limit has not passed."""

    def __init__(self, raw: io.RawIOBase, connection: socket.socket, deadline: float) -> None:
        self._raw, self._socket, self._deadline = raw, connection, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._socket.settimeout(_left(self._deadline))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, deadline: float, **more: Any) -> None:
        super().__init__(sock, *args, **more)
        raw = self.fp.detach()
        self.fp = io.BufferedReader(_Within(raw, sock, deadline))


class _Timed:
    """Of a connection: sends within the time limit, and hears out a server that stops listening."""

    sock: socket.socket | None

    def __init__(self, host: str, *, deadline: float, **more: Any) -> None:
        super().__init__(host, **more)  # type: ignore[call-arg]
        self._deadline, self._unheard = deadline, False
        self.response_class: Any = partial(_Response, deadline=deadline)

    def request(self, method: str, url: str, body: Any = None, headers: Any = None, **more: Any) -> None:
        # urllib sends "Connection: close", on which Jetty does not say where an answer ends.
        kept = {name: value for name, value in (headers or {}).items() if name != "Connection"}
        super().request(method, url, body, kept, **more)  # type: ignore[misc]

    def send(self, data: Any) -> None:
        if self._unheard:
            return
        if self.sock is not None:
            self.sock.settimeout(_left(self._deadline))
        try:
            super().send(data)  # type: ignore[misc]
        except (BrokenPipeError, ConnectionResetError):
            self._unheard = True  # the answer, 413 for one, says why; without one, reading fails


class _Connection(_Timed, http.client.HTTPConnection):
    response_class: Any


class _SecureConnection(_Timed, http.client.HTTPSConnection):
    response_class: Any


class _Http(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Connection, deadline=_deadline(req)), req)


class _Https(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(
            partial(_SecureConnection, deadline=_deadline(req)), req, context=ssl.create_default_context()
        )


def _deadline(request: urllib.request.Request) -> float:
    deadline: float = request.deadline  # type: ignore[attr-defined]  # of ours, see Client.open
    return deadline


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows where only reading is asked for; a token goes along only to the same origin."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        newurl = split(urljoin(req.full_url, newurl))[0]
        if req.get_method() not in ("GET", "HEAD"):
            raise EndpointError(
                req.full_url, f"answered {code}: the server has moved to {newurl}", "Use that URL.", code
            )
        new = super().redirect_request(req, fp, code, msg, headers, newurl)
        token = req.unredirected_hdrs.get("Authorization", "")
        if new is not None:
            new.deadline = _deadline(req)  # type: ignore[attr-defined]
        if new is not None and token.startswith("Bearer ") and _origin(newurl) == _origin(req.full_url):
            new.add_unredirected_header("Authorization", token)
        return new


def _sure_of_privacy(url: str, given: Credentials) -> None:
    """Raise UsageError where credentials would be sent in the clear over a network."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost" or host.endswith(".localhost")
    if given and parts.scheme == "http" and not local and not os.environ.get("DIPLOGRAPH_PLAIN_HTTP"):
        what = "the credentials for this host would go over plain http, where others can read them"
        raise UsageError(host, what, "Use https. To send them all the same, set DIPLOGRAPH_PLAIN_HTTP=1.")


class Client:
    """One server, and how to speak to it.

    Args:
        url: any URL of the server, which may hold user and password.
        auth: a pair of user and password, or a bearer token; see the module.
        timeout: seconds that one exchange may take in all.
        retries: how often reading is tried again where the server is busy
            (502, 503, 504) or the connection breaks.

    """

    def __init__(
        self, url: str, auth: tuple[str, str] | str | None = None, timeout: float = 60.0, retries: int = 3
    ) -> None:
        self.url = split(url)[0]
        self.credentials = credentials(url, auth)
        _sure_of_privacy(self.url, self.credentials)
        self.timeout, self.retries = timeout, max(0, retries)
        scheme, host, port = _origin(self.url)
        self._basic = False  # whether the server has taken basic credentials: they then go along unasked
        handlers: list[urllib.request.BaseHandler] = [_Http(), _Https(), _Redirects()]
        if self.credentials.user:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            root = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/"
            passwords.add_password(None, root, self.credentials.user, self.credentials.password)
            handlers += [
                urllib.request.HTTPDigestAuthHandler(passwords),
                urllib.request.HTTPBasicAuthHandler(passwords),
            ]
        self._opener = urllib.request.build_opener(*handlers)

    def __repr__(self) -> str:
        return f"<Client of {self.url}>"

    def open(self, request: urllib.request.Request, deadline: float) -> http.client.HTTPResponse:
        """Return the answer to ``request``, whose body is yet to be read.

        Raises:
            EndpointError: the server refuses, or fails.
            Unreachable: there is no answer, or not in time.

        """
        request.add_header("User-agent", AGENT)
        if _origin(request.full_url) == _origin(self.url):
            if self.credentials.token:
                request.add_unredirected_header("Authorization", f"Bearer {self.credentials.token}")
            elif self._basic:
                pair = f"{self.credentials.user}:{self.credentials.password}".encode()
                request.add_unredirected_header("Authorization", f"Basic {b64encode(pair).decode()}")
        request.deadline = deadline  # type: ignore[attr-defined]
        with self.told(request.full_url):
            response: http.client.HTTPResponse = self._opener.open(request, timeout=_left(deadline))
        self._basic = self._basic or request.unredirected_hdrs.get("Authorization", "").startswith("Basic ")
        return response

    def told(self, url: str) -> _Told:
        """Return a context in which what goes wrong with ``url`` becomes an error that says what to do."""
        return _Told(split(url.partition("?")[0])[0], self)

    def reading(self, ask: Callable[[float], T]) -> T:
        """Return what ``ask`` does before the deadline that it is given, trying again where that may help."""
        deadline = time.monotonic() + self.timeout
        for tried in range(self.retries + 1):
            try:
                return ask(deadline)
            except EndpointError as error:
                pause = _FIRST_PAUSE * 2**tried
                if not error.transient or tried == self.retries or time.monotonic() + pause >= deadline:
                    raise
                time.sleep(pause)
        raise AssertionError("unreachable")


class _Told:
    def __init__(self, url: str, client: Client) -> None:
        self.url, self.client = url, client

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError | http.client.HTTPException | ValueError):
            raise _fault(self.url, error, self.client) from None


def _fault(url: str, error: Exception, client: Client) -> EndpointError:
    if isinstance(error, urllib.error.HTTPError):
        return _refusal(url, error, client)
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, Exception):
        error = error.reason
    match error:
        case TimeoutError():
            limit = f"no whole answer within {client.timeout:g} s"
            return Unreachable(url, limit, "Raise the time limit (timeout), or narrow the query.")
        case ConnectionRefusedError():
            return Unreachable(url, "no server listens there", "Start it, or check host and port.")
        case socket.gaierror() | UnicodeError():
            return Unreachable(url, "there is no such host", "Check the name.")
        case ssl.SSLCertVerificationError():
            what = f"the server's certificate is not trusted ({error.verify_message})"
            return Unreachable(url, what, "Name the file of the authority that signed it in SSL_CERT_FILE.")
        case ssl.SSLError():
            what = f"no TLS connection ({(error.reason or 'unknown reason').lower().replace('_', ' ')})"
            return Unreachable(url, what, "Check whether the server speaks https on this port.")
        case http.client.RemoteDisconnected() | ConnectionResetError() | BrokenPipeError():
            return Unreachable(url, "the server broke off the connection", "See its log.", transient=True)
        case http.client.IncompleteRead():
            return truncated(url)
        case http.client.HTTPException():
            return AnswerBroken(url, "the answer is not HTTP", "Check host and port.")
        case ValueError():  # of urllib: an authentication scheme that it does not know
            return EndpointError(url, "the server asks for another kind of credentials", "Pass a bearer token.", 401)
    return Unreachable(url, f"cannot be reached ({getattr(error, 'strerror', None) or error})", "Check the URL.")


def truncated(url: str) -> AnswerBroken:
    """Return the error for an answer that stops before its end."""
    return AnswerBroken(url, "the answer was cut off; none of it was used", "Ask again.")


_PASS = (
    "Pass auth, set DIPLOGRAPH_USER and DIPLOGRAPH_PASSWORD or DIPLOGRAPH_TOKEN, or name the host in the netrc file."
)


class _Refusal(NamedTuple):
    what: str
    remedy: str


_REFUSALS = {
    400: _Refusal("the server does not accept the request", "Compare it with what the server says."),
    401: _Refusal("the server requires credentials", _PASS),
    403: _Refusal("the server forbids it", "Use an account that may, or a server that is not read-only."),
    404: _Refusal("nothing is there", "Check the path, and that the dataset exists."),
    405: _Refusal("the server does not do that there", "Check the path, and that the server is not read-only."),
    406: _Refusal("the server does not have the format that is needed", "Check that this is a SPARQL endpoint."),
    413: _Refusal("the server does not take that much at once", "Raise its limit."),
    429: _Refusal("the server has had too many requests", "Wait a while."),
}


def _refusal(url: str, error: urllib.error.HTTPError, client: Client) -> EndpointError:
    with error:
        try:
            said = error.read(2000).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            said = ""
    kind = error.headers.get_content_type() if error.headers else ""
    said = " ".join(client.credentials.hide(said).split())[:200] if kind in ("text/plain", "application/json") else ""
    what, remedy = _REFUSALS.get(error.code, _Refusal("the server failed", "See its log."))
    if error.code == 401 and client.credentials:
        what, remedy = "the server refuses the credentials", "Check them."
    what = f"{what} ({error.code}{f': {said}' if said else ''})"
    return EndpointError(url, what, remedy, error.code, transient=error.code in TRANSIENT)


def address(response: http.client.HTTPResponse) -> str:
    """Return where an answer came from, without credentials and query."""
    return split(response.url.partition("?")[0])[0]


class _Body(io.RawIOBase):
    """The body of an answer, which is whole or an error.

    Reading raises `AnswerBroken` where the connection ends before the answer does.
    Of an answer without length and chunks nobody could tell; it is refused, unless
    its format says by itself where it ends.
    """

    def __init__(
        self, response: http.client.HTTPResponse, client: Client, delimited: bool, kept: list[bytes] | None
    ) -> None:
        self._response, self._client, self._kept = response, client, kept
        self.url, self._taken = address(response), 0
        if response.length is None and not response.chunked and not delimited:
            response.close()
            what = "the answer does not say where it ends, so that nobody can tell whether it is whole"
            raise AnswerBroken(self.url, what, "Put a server that speaks HTTP/1.1 in front of it.")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with self._client.told(self.url):
            chunk = self._response.read(len(buffer))
        if not chunk and self._response.length:
            raise truncated(self.url)
        self._taken += len(chunk)
        if self._taken > LARGEST:
            what = f"the answer has more than {LARGEST // 1024**2:,} MB, and nothing of it was used"
            raise AnswerBroken(self.url, what, "Ask for less.")
        buffer[: len(chunk)] = chunk
        if self._kept is not None:
            self._kept.append(chunk)
        return len(chunk)

    def close(self) -> None:
        self._response.close()
        super().close()


def body(
    response: http.client.HTTPResponse, client: Client, delimited: bool = False, kept: list[bytes] | None = None
) -> IO[bytes]:
    """Return the body of an answer as a file.

    Args:
        response: the answer.
        client: who asked.
        delimited: whether its format has an end of its own.
        kept: takes a copy of what is read, if given.

    """
    return io.BufferedReader(_Body(response, client, delimited, kept), 1 << 16)


def media_type(response: http.client.HTTPResponse, wanted: tuple[str, ...]) -> str:
    """Return the media type of an answer, one of those that are ``wanted``.

    Raises:
        AnswerBroken: it is another.

    """
    kind = response.headers.get_content_type() if "Content-Type" in response.headers else "no media type"
    if kind not in wanted:
        url = address(response)
        response.close()
        what = f"the answer is {kind}, not {wanted[0]}"
        raise AnswerBroken(url, what, "Check that this is the URL of a SPARQL endpoint, not of a page.")
    return kind
