"""Find the credentials for a remote graph, and decide where they may be sent.

They are looked up in this order, and never shown: the ``auth`` argument, the URL, the
environment (``DIPLOGRAPH_TOKEN``, or ``DIPLOGRAPH_USER`` with ``DIPLOGRAPH_PASSWORD``;
if ``DIPLOGRAPH_HOST`` is set, only for that host), the netrc file
(``NETRC``, else ``~/.netrc``).
"""

from __future__ import annotations

import ipaddress
import netrc
import os
import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

import urllib3

from diplograph.errors import UsageError


class Credentials:
    """A user with a password (basic or digest, as the server asks), or a bearer token; the repr hides both.

    Raises:
        UsageError: they contain a character that HTTP cannot carry.

    """

    def __init__(self, user: str = "", password: str = "", token: str = "") -> None:
        self.user, self.password, self.token = user, password, token
        if not (user + password).isprintable() or not token.isascii() or not token.isprintable():
            raise UsageError(
                "credentials", "they contain a character that cannot be sent", "Check them for a line break."
            )

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def __repr__(self) -> str:
        return f"<Credentials: {'a token' if self.token else 'a user' if self.user else 'none'}>"

    def basic(self) -> str:
        """Return the user and password in the form of basic authentication."""
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()

    def hide(self, text: str) -> str:
        """Return ``text`` without the secrets, in case a server sends them back."""
        for secret in (self.password, self.token):
            text = text.replace(secret, "…") if secret else text
        return text


def split(url: str) -> tuple[str, Credentials]:
    """Split a URL into the URL without user and password, and the credentials.

    Raises:
        UsageError: not the URL of a server.

    """
    try:
        parts = urlsplit(url)
        netloc = parts.netloc.rpartition("@")[2].encode("idna").decode()
        place = urllib3.util.parse_url(f"{parts.scheme}://{netloc}").netloc
    except ValueError:
        parts, place = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or not place or re.search(r"[\x00-\x20]", url):
        shown = url.rpartition("@")[2] if "@" in url else url
        raise UsageError(shown, "not the URL of a server", "Write it as http://localhost:7878.")
    clean = urlunsplit((parts.scheme, place, parts.path, parts.query, ""))
    return clean, Credentials(unquote(parts.username or ""), unquote(parts.password or ""))


def credentials(url: str, auth: tuple[str, str] | str | None = None) -> Credentials:
    """Return the credentials for the server at ``url``: a user and password, or a bearer token."""
    if auth is not None:
        return Credentials(token=auth) if isinstance(auth, str) else Credentials(*auth)
    clean, given = split(url)
    if given:
        return given
    host = urlsplit(clean).hostname or ""
    if os.environ.get("DIPLOGRAPH_HOST", host).casefold() == host:
        if token := os.environ.get("DIPLOGRAPH_TOKEN"):
            return Credentials(token=token)
        if user := os.environ.get("DIPLOGRAPH_USER"):
            return Credentials(user, os.environ.get("DIPLOGRAPH_PASSWORD", ""))
    return _from_netrc(host)


def _from_netrc(host: str) -> Credentials:
    path = os.environ.get("NETRC") or str(Path.home() / ".netrc")
    if not Path(path).is_file():
        return Credentials()
    try:
        found = netrc.netrc(path).authenticators(host)
    except netrc.NetrcParseError as error:  # its message may contain a password
        raise UsageError(path, f"the netrc file is not well formed at line {error.lineno}", "Correct it.") from None
    except (OSError, UnicodeDecodeError):
        raise UsageError(path, "the netrc file cannot be read", "Check its permissions.") from None
    return Credentials(found[0], found[2] or "") if found else Credentials()


def sure_of_privacy(url: str, given: Credentials) -> None:
    """Raise UsageError if credentials would be sent over a network without encryption."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost" or host.endswith(".localhost")
    if given and parts.scheme == "http" and not local and not os.environ.get("DIPLOGRAPH_PLAIN_HTTP"):
        what = "the credentials for this host would be sent over plain HTTP, where others can read them"
        raise UsageError(host, what, "Use HTTPS. To send them anyway, set DIPLOGRAPH_PLAIN_HTTP=1.")
