"""HTTP for remote graphs: one time limit per exchange, and credentials that only their own host receives.

Requests are sent by urllib3.  This module adds a time limit for a whole exchange (which a
server that sends a byte now and then cannot evade), credentials that never follow a
redirect to another host, and errors that say what to do.
"""

from __future__ import annotations

import http.client
import io
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import IO, TYPE_CHECKING, TypeVar
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationValueError

from diplograph._version import __version__
from diplograph.errors import AnswerBroken, EndpointError, Unreachable
from diplograph.sparql.credentials import Credentials, credentials, split, sure_of_privacy

AGENT = f"diplograph/{__version__}"
LARGEST = 1024**3  # bytes of one answer
TRANSIENT = frozenset({502, 503, 504})
_FIRST_PAUSE = 0.2  # seconds; doubled before each further try
_MOST_REDIRECTS = 10

T = TypeVar("T")

if TYPE_CHECKING:
    from http.client import _DataType

    from _typeshed import WriteableBuffer


class _Within(io.RawIOBase):
    """A socket reader that enforces the overall deadline."""

    def __init__(self, raw: io.RawIOBase, connection: socket.socket, deadline: float) -> None:
        self._raw, self._socket, self._deadline = raw, connection, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
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


class _Connection(HTTPConnection):
    """A connection for one exchange.  A time limit of urllib3 is for a single read or send; this one is for all."""

    def connect(self) -> None:
        self._deadline = deadline = time.monotonic() + (self.timeout or 0)

        class Response(http.client.HTTPResponse):
            def __init__(self, sock: socket.socket, debuglevel: int = 0, method: str | None = None) -> None:
                super().__init__(sock, debuglevel, method)
                self.fp = io.BufferedReader(_Within(self.fp.detach(), sock, deadline))

        self.response_class = Response
        super().connect()

    def send(self, data: _DataType | str) -> None:
        if self.sock is not None:
            self.sock.settimeout(_left(self._deadline))
        super().send(data)


class _SecureConnection(_Connection, HTTPSConnection):
    pass


def _connections(url: str, timeout: urllib3.Timeout) -> urllib3.PoolManager:
    """Return a connection manager for ``url``, which uses the proxy of the environment, if any."""
    parts = urlsplit(url)
    proxy = urllib.request.getproxies().get(parts.scheme)
    if not proxy or urllib.request.proxy_bypass(parts.netloc):
        return urllib3.PoolManager(timeout=timeout)
    proxy, given = split(proxy if "//" in proxy else f"http://{proxy}")
    return urllib3.ProxyManager(
        proxy, timeout=timeout, proxy_headers={"Proxy-Authorization": given.basic()} if given else None
    )


def _send(
    request: urllib.request.Request, authorization: str, deadline: float, header: str = "Authorization"
) -> BaseHTTPResponse:
    """Return the answer to ``request``, over a connection of its own."""
    url = request.full_url
    headers = dict(request.header_items()) | ({header: authorization} if authorization else {})
    if request.data is not None and hasattr(request.data, "seek"):
        request.data.seek(0)  # it may have been sent before and refused
    manager = _connections(url, urllib3.Timeout(total=_left(deadline)))
    with manager.connection_from_url(url) as pool:  # when closed, it releases the connection with the answer
        pool.ConnectionCls = _SecureConnection if pool.scheme == "https" else _Connection
        response = manager.urlopen(
            request.get_method(), url, body=request.data, headers=headers,
            redirect=False, retries=False, preload_content=False, decode_content=False,
        )  # fmt: skip
    response.url = url
    return response


class Client:
    """The HTTP client for one server.

    Args:
        url: any URL of the server, which may contain user and password.
        auth: a pair of user and password, or a bearer token; see the module.
        timeout: seconds that one exchange may take in total.
        retries: how often reading is tried again if the server is busy
            (502, 503, 504) or the connection breaks.
        header: the header that a token is sent in, for servers with one of their own.

    """

    def __init__(
        self,
        url: str,
        auth: tuple[str, str] | str | None = None,
        timeout: float = 60.0,
        retries: int = 3,
        header: str = "Authorization",
    ) -> None:
        self.url = split(url)[0]
        self.credentials = credentials(url, auth)
        sure_of_privacy(self.url, self.credentials)
        self.timeout, self.retries, self._header = timeout, max(0, retries), header
        # Sent unasked: a token, and a user and password once the server has taken them.
        scheme = "Bearer " if header == "Authorization" else ""
        self._unasked = scheme + self.credentials.token if self.credentials.token else ""
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, urljoin(self.url, "/"), self.credentials.user, self.credentials.password)
        # urllib3 does not support digest; in the standard library it is separate from sending.
        self._digest = urllib.request.AbstractDigestAuthHandler(passwords)

    def __repr__(self) -> str:
        return f"<Client of {self.url}>"

    def open(self, request: urllib.request.Request, deadline: float) -> BaseHTTPResponse:
        """Return the answer to ``request``, with its body still unread.

        Only read requests follow redirects, and credentials are not sent to another origin, nor back from there.

        Raises:
            EndpointError: the server refuses or fails.
            Unreachable: there is no answer, or not in time.

        """
        request.add_header("User-agent", AGENT)
        home, at_home = urllib3.connection_from_url(self.url), True
        for _ in range(_MOST_REDIRECTS + 1):
            url = request.full_url
            with self.explained(url):
                at_home = at_home and home.is_same_host(url)
                response = self._ask(request, deadline) if at_home else _send(request, "", deadline)
            place = response.get_redirect_location()
            if not place:
                break
            response.close()
            place = split(urljoin(url, place))[0]
            if request.get_method() != "GET":
                what = f"answered {response.status}: the server has moved to {place}"
                raise EndpointError(url, what, "Use that URL.", response.status)
            request = urllib.request.Request(place, headers=dict(request.header_items()))
        if not 200 <= response.status < 300:
            raise _refusal(response, self.credentials)
        return response

    def _ask(self, request: urllib.request.Request, deadline: float) -> BaseHTTPResponse:
        """Return the answer of the server, which may be asked again with the credentials that it requires."""
        response = _send(request, self._unasked, deadline, self._header)
        if response.status != 401 or not self.credentials.user:
            return response
        given = self._answer_to(response, request)
        if given in ("", self._unasked):
            return response
        response.close()
        response = _send(request, given, deadline)
        if response.status != 401 and given.startswith("Basic "):
            self._unasked = given
        return response

    def _answer_to(self, refusal: BaseHTTPResponse, request: urllib.request.Request) -> str:
        """Return the credentials in the form that a server asks for; ValueError if the form is unknown."""
        challenge = ", ".join(refusal.headers.getlist("WWW-Authenticate"))
        if digest := re.search(r"(?:^|,)\s*Digest\s+(.+)", challenge, re.IGNORECASE):
            values = [value for value in urllib.request.parse_http_list(digest[1]) if "=" in value]
            given = self._digest.get_authorization(request, urllib.request.parse_keqv_list(values))
            return f"Digest {given}" if given else ""
        if re.search(r"(?:^|,)\s*Basic\b", challenge, re.IGNORECASE):
            return self.credentials.basic()
        if challenge:
            refusal.close()
            raise ValueError
        return ""

    @contextmanager
    def explained(self, url: str) -> Iterator[None]:
        """Turn exceptions for ``url`` into an error that says what to do."""
        try:
            yield
        except (HTTPError, OSError, http.client.HTTPException, ValueError) as error:
            raise _fault(split(url.partition("?")[0])[0], _root(error), self.timeout) from None

    def reading(self, ask: Callable[[float], T]) -> T:
        """Return the result of ``ask``, which gets a deadline, after as many retries as may help."""
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


def _root(error: BaseException) -> BaseException:
    """Return the original error, which urllib3 wraps in others."""
    inner = error.__cause__ or next((arg for arg in error.args if isinstance(arg, Exception)), None)
    return _root(inner) if inner and isinstance(error, HTTPError) else error


def _fault(url: str, error: BaseException, timeout: float) -> EndpointError:
    match error:
        case TimeoutError():
            limit = f"no complete answer within {timeout:g} s"
            return Unreachable(url, limit, "Raise the time limit (timeout), or narrow the query.")
        case ConnectionRefusedError():
            return Unreachable(url, "no server is listening there", "Start it, or check host and port.")
        case socket.gaierror() | LocationValueError():
            return Unreachable(url, "there is no such host", "Check the name.")
        case ssl.SSLCertVerificationError():
            what = f"the server's certificate is not trusted ({error.verify_message})"
            return Unreachable(url, what, "Set SSL_CERT_FILE to the certificate of the authority that signed it.")
        case ssl.SSLError():
            what = f"there is no TLS connection ({(error.reason or 'unknown reason').lower().replace('_', ' ')})"
            return Unreachable(url, what, "Check whether the server uses HTTPS on this port.")
        case http.client.RemoteDisconnected() | ConnectionResetError() | BrokenPipeError():
            return Unreachable(url, "the server broke off the connection", "See its log.", transient=True)
        case http.client.IncompleteRead():
            return AnswerBroken(url, "the answer was cut off; none of it was used", "Ask again.")
        case http.client.HTTPException() | HTTPError():
            return AnswerBroken(url, "the answer is not HTTP", "Check host and port.")
        case ValueError() | urllib.error.URLError():  # also if it is a digest with an unknown algorithm
            return EndpointError(url, "the server asks for another kind of credentials", "Pass a bearer token.", 401)
    return Unreachable(url, f"cannot be reached ({getattr(error, 'strerror', None) or error})", "Check the URL.")


_PASS = (
    "Pass auth, set DIPLOGRAPH_USER and DIPLOGRAPH_PASSWORD or DIPLOGRAPH_TOKEN, or name the host in the netrc file."
)


_REFUSALS = {
    400: ("the server does not accept the request", "See the server's message."),
    401: ("the server requires credentials", _PASS),
    403: ("the server does not allow it", "Use an account with the permission, or a server that is not read-only."),
    404: ("there is nothing at this URL", "Check the path, and that the dataset exists."),
    405: (
        "the server does not support this request at this URL",
        "Check the path, and that the server is not read-only.",
    ),
    406: ("the server does not support the required format", "Check that this is a SPARQL endpoint."),
    413: ("the request is too large for the server", "Raise its limit."),
    429: ("the server has received too many requests", "Wait a while."),
}


def _refusal(response: BaseHTTPResponse, credentials: Credentials) -> EndpointError:
    with closing(response):
        try:
            said = response.read(2000).decode("utf-8", "replace")
        except (HTTPError, OSError):
            said = ""
    readable = kind(response) in ("", "text/plain", "application/json")
    said = " ".join(credentials.hide(said).split())[:200] if readable else ""
    what, remedy = _REFUSALS.get(response.status, ("the server failed", "See its log."))
    if response.status == 401 and credentials:
        what, remedy = "the server refuses the credentials", "Check them."
    what = f"{what} ({response.status}{f': {said}' if said else ''})"
    error = EndpointError(address(response), what, remedy, response.status, response.status in TRANSIENT)
    asked = response.headers.get("Retry-After", "")
    error.wait = float(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0.0
    return error


def address(response: BaseHTTPResponse) -> str:
    """Return the URL of an answer, without credentials and query."""
    return split((response.url or "").partition("?")[0])[0]


def kind(response: BaseHTTPResponse) -> str:
    """Return the media type of an answer, or an empty string."""
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


class _Body(io.RawIOBase):
    """The body of an answer, which is complete or raises an error.

    Reading raises `AnswerBroken` if the connection ends before the answer does.  An answer
    with neither length nor chunks is rejected, unless its format marks its own end, since
    it might be incomplete.
    """

    def __init__(self, response: BaseHTTPResponse, client: Client, delimited: bool, kept: list[bytes] | None) -> None:
        self._response, self._client, self._kept = response, client, kept
        self.url, self._taken = address(response), 0
        if response.length_remaining is None and not response.chunked and not delimited:
            response.close()
            what = "the answer does not say where it ends, so it may be incomplete"
            raise AnswerBroken(self.url, what, "Put an HTTP/1.1 server in front of it.")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        buffer = memoryview(buffer)
        with self._client.explained(self.url):
            chunk = self._response.read(len(buffer))
        self._taken += len(chunk)
        if self._taken > LARGEST:
            what = f"the answer has more than {LARGEST // 1024**2:,} MB; none of it was used"
            raise AnswerBroken(self.url, what, "Narrow the query.")
        buffer[: len(chunk)] = chunk
        if self._kept is not None:
            self._kept.append(chunk)
        return len(chunk)

    def close(self) -> None:
        self._response.close()
        super().close()


def body(
    response: BaseHTTPResponse, client: Client, delimited: bool = False, kept: list[bytes] | None = None
) -> IO[bytes]:
    """Return the body of an answer as a file.

    Args:
        response: the answer.
        client: the client that sent the request.
        delimited: whether its format marks its own end.
        kept: if given, receives a copy of what is read.

    """
    return io.BufferedReader(_Body(response, client, delimited, kept), 1 << 16)


def media_type(response: BaseHTTPResponse, wanted: tuple[str, ...]) -> str:
    """Return the media type of an answer, which must be one of ``wanted``.

    Raises:
        AnswerBroken: it is another one.

    """
    found = kind(response)
    if found not in wanted:
        response.close()
        what = f"the answer is {found or 'no media type'}, not {wanted[0]}"
        raise AnswerBroken(address(response), what, "Check that this is the URL of a SPARQL endpoint, not of a page.")
    return found
