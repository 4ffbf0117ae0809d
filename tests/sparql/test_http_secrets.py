"""Credentials go where they were given for, in no other way, and into no message."""

from __future__ import annotations

import hashlib
import re
from http.server import BaseHTTPRequestHandler

import pytest
from servers import reply, scripted

from diplograph.cli import main
from diplograph.errors import AnswerBroken, EndpointError, UsageError
from diplograph.sparql import http
from diplograph.sparql.endpoint import RemoteExecutor
from diplograph.sparql.executor import Solutions
from diplograph.sparql.graph_store import GraphStoreClient
from diplograph.sparql.http import Client

pytestmark = pytest.mark.http

SECRET = "not-to-be-seen"


@pytest.mark.parametrize(
    "url",
    [f"http://me:{SECRET}@example.org/", "http://example.org/", "http://192.0.2.1:7878/x", "http://127.evil.example/"],
)
def test_nothing_secret_goes_over_plain_http(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DIPLOGRAPH_TOKEN", SECRET)
    with pytest.raises(UsageError, match="plain HTTP") as caught:
        Client(url)
    assert SECRET not in str(caught.value)
    monkeypatch.setenv("DIPLOGRAPH_PLAIN_HTTP", "1")
    assert Client(url).credentials


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "https://example.org/"]
)
def test_this_machine_and_https_are_safe(url: str) -> None:
    assert Client(url, SECRET).credentials.token == SECRET


def test_what_is_in_the_environment_is_for_one_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_TOKEN", SECRET)
    monkeypatch.setenv("DIPLOGRAPH_HOST", "graph.example.org")
    monkeypatch.setenv("NETRC", "/nowhere")
    assert Client("https://graph.example.org/sparql").credentials.token == SECRET
    assert not Client("https://other.example.org/sparql").credentials and not Client("http://localhost:1/").credentials


def digest_only(handler: BaseHTTPRequestHandler) -> None:
    """Answer who can prove the password; RFC 7616 with MD5."""
    given = dict(re.findall(r'(\w+)="?([^",]+)', handler.headers.get("Authorization", "")))

    def of(*parts: str) -> str:
        return hashlib.md5(":".join(parts).encode()).hexdigest()

    proof = of(of("me", "r", SECRET), "n", given.get("nc", ""), given.get("cnonce", ""), "auth",
               of(handler.command, handler.path))  # fmt: skip
    if given.get("response") == proof:
        reply(handler, 200, "application/n-triples")
    else:
        reply(handler, 401, WWW_Authenticate='Digest realm="r", nonce="n", qop="auth", algorithm=MD5, opaque="o"')


def test_a_password_is_proved_by_digest_and_not_sent() -> None:
    with scripted(digest_only) as at:
        store = GraphStoreClient(Client(at.url, ("me", SECRET)), at.url, at.url)
        store.put("http://example.org/g", [])
        assert store.triples("http://example.org/g") == [] and len(at.seen) == 4
        assert all(SECRET not in str(headers) for _, _, headers in at.seen)
        with pytest.raises(EndpointError, match="refuses the credentials"):
            GraphStoreClient(Client(at.url, ("me", "wrong")), at.url, at.url).put("http://example.org/g", [])


def test_credentials_do_not_come_back_from_another_host() -> None:
    """Else it could choose what of ours is asked in our name."""

    def away(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/other":
            reply(handler, 401)
        else:
            reply(handler, 302, Location=f"{elsewhere.url}/")

    with scripted(away) as at, scripted(lambda h: reply(h, 302, Location=f"{at.url}/other")) as elsewhere:
        with pytest.raises(EndpointError, match="401"):
            RemoteExecutor(f"{at.url}/sparql", Client(at.url, SECRET)).run("ASK {}")
        assert [headers.get("Authorization") for _, _, headers in at.seen] == [f"Bearer {SECRET}", None]


def test_the_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(lambda h: reply(h, 200, "application/n-triples")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.replace("//", f"//me:{SECRET}@"))
        monkeypatch.setenv("no_proxy", "")
        place = "http://graph.invalid/store"
        assert GraphStoreClient(Client(place), place, place).triples("http://example.org/g") == []
        assert proxy.seen[0][1].startswith(place) and proxy.seen[0][2]["Proxy-Authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    "argv",
    [
        ["push", f"http://127.0.0.1:1/?apikey={SECRET}"],
        ["pull", f"http://me:{SECRET}@127.0.0.1:1/", "copy"],
        ["diff", f"me:{SECRET}@localhost", "x"],
        ["diff", "http://127.0.0.1:1/", "--graph-store", f"http://me:{SECRET}/x@localhost:1/"],
        ["diff", "http://127.0.0.1:1/", "--query-url", f"http://[x:{SECRET}@"],
        ["query", "timeline", "--endpoint", f"http://me:{SECRET}/@127.0.0.1:1/"],
        ["sparql", f"https://me:{SECRET}@localhost/x.rq"],
    ],
)
def test_no_message_shows_them(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert SECRET not in out + err and err.startswith("error: ")


ROWS = '{{"head":{{"vars":[{vars}]}},"results":{{"bindings":[{{{row}}}]}}}}'


@pytest.mark.parametrize("columns", [(), ("y",), ("x", "z"), ("x", "y", "z"), ("x",)])
def test_other_columns_than_those_of_the_query_are_refused(columns: tuple[str, ...]) -> None:
    row = ",".join(f'"{name}":{{"type":"literal","value":"1"}}' for name in columns)
    answer = ROWS.format(vars=",".join(f'"{name}"' for name in columns), row=row).encode()
    with (
        scripted(lambda h: reply(h, 200, "application/sparql-results+json", answer)) as at,
        pytest.raises(AnswerBroken, match="different columns"),
    ):
        RemoteExecutor(at.url, Client(at.url)).run("SELECT ?x ?y { ?x ?p ?y }")


def test_columns_in_another_order_are_put_right() -> None:
    row = '"y":{"type":"literal","value":"2"},"x":{"type":"literal","value":"1"}'
    answer = ROWS.format(vars='"y","x"', row=row).encode()
    with scripted(lambda h: reply(h, 200, "application/sparql-results+json", answer)) as at:
        found = RemoteExecutor(at.url, Client(at.url)).run("SELECT ?x ?y { ?x ?p ?y }")
    assert isinstance(found, Solutions) and found.variables == ("x", "y")
    assert [str(term) for term in found.rows[0]] == ['"1"', '"2"']


def test_an_answer_without_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "LARGEST", 100_000)
    triples = b"<http://example.org/a> <http://example.org/p> <http://example.org/b> .\n" * 5_000
    with (
        scripted(lambda h: reply(h, 200, "application/n-triples", triples)) as at,
        pytest.raises(AnswerBroken, match="more than"),
    ):
        RemoteExecutor(at.url, Client(at.url)).run("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")


def test_an_answer_that_is_nested_without_end_is_refused() -> None:
    deep = b'{"head":{"vars":["x"]},"results":{"bindings":[]},"more":' + b"[" * 200_000
    with (
        scripted(lambda h: reply(h, 200, "application/sparql-results+json", deep)) as at,
        pytest.raises(AnswerBroken, match="not well formed"),
    ):
        RemoteExecutor(at.url, Client(at.url)).run("SELECT ?x { ?x ?p ?y }")
