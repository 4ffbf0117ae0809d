"""Everything that a server elsewhere can do wrong: a clear error, and never a part given for the whole."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import oxigraph_server
import pyoxigraph as ox
import pytest
import servers
from servers import Scripted, reply, scripted

import diplograph
from diplograph.cli import main
from diplograph.errors import AnswerBroken, DiplographError, EndpointError, PushBroken, Unreachable
from diplograph.sparql import http, transfer
from diplograph.sparql.endpoint import RemoteExecutor
from diplograph.sparql.executor import Solutions
from diplograph.sparql.graph_store import GraphStoreClient
from diplograph.sparql.http import Client

pytestmark = pytest.mark.http

SECRET = "not-to-be-seen"
JSON = "application/sparql-results+json"
TWO_ROWS = (
    b'{"head":{"vars":["x"]},"results":{"bindings":['
    b'{"x":{"type":"literal","value":"one"}},{"x":{"type":"literal","value":"two"}}]}}'
)
TRIPLES = b"<http://example.org/a> <http://example.org/p> <http://example.org/b> .\n"
SELECT, CONSTRUCT = "SELECT ?x { ?x ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"


def executor(url: str, timeout: float = 5.0, retries: int = 0) -> RemoteExecutor:
    """Return an executor with credentials that no error may show."""
    return RemoteExecutor(f"{url}/sparql", Client(url, ("me", SECRET), timeout, retries))


def fails(url: str, text: str = SELECT, **limits: float) -> EndpointError:
    with pytest.raises(EndpointError) as caught:
        executor(url, **limits).run(text)  # type: ignore[arg-type]
    error = caught.value
    assert SECRET not in f"{error} {error!r} {error.__cause__!r}"
    assert error.where == f"{url}/sparql" and error.what and error.remedy and error.exit_code == 2
    return error


def raw(handler: BaseHTTPRequestHandler, *lines: str, body: bytes = b"") -> None:
    servers.received(handler)
    handler.wfile.write("\r\n".join([*lines, "", ""]).encode() + body)


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def dripping(handler: BaseHTTPRequestHandler) -> None:
    raw(handler, "HTTP/1.1 200 OK", f"Content-Type: {JSON}", f"Content-Length: {len(TWO_ROWS)}")
    for byte in TWO_ROWS:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.05)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-Much: " + b"x" * 1000:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.05)


OK_JSON = ("HTTP/1.1 200 OK", f"Content-Type: {JSON}")
OK_TRIPLES = ("HTTP/1.1 200 OK", "Content-Type: application/n-triples")
LENGTH = "Content-Length: 1000"
CHUNKED = "Transfer-Encoding: chunked"
FAULTS: dict[str, tuple[Callable[[BaseHTTPRequestHandler], None], str, type[EndpointError], str]] = {
    "401": (lambda h: reply(h, 401), SELECT, EndpointError, "refuses the credentials"),
    "401 with a scheme nobody knows": (
        lambda h: reply(h, 401, WWW_Authenticate="Negotiate"), SELECT, EndpointError, "another kind of credentials",
    ),
    "403": (lambda h: reply(h, 403, "text/plain", b"read-only"), SELECT, EndpointError, "403: read-only"),
    "404": (lambda h: reply(h, 404), SELECT, EndpointError, "there is nothing at this URL (404)"),
    "413": (lambda h: reply(h, 413), SELECT, EndpointError, "too large"),
    "500": (lambda h: reply(h, 500, "text/plain", f"bad {SECRET}".encode()), SELECT, EndpointError, "500: bad …"),
    "503": (lambda h: reply(h, 503), SELECT, EndpointError, "the server failed (503)"),
    "drips": (dripping, SELECT, Unreachable, "no complete answer within 0.3 s"),
    "drips before it answers": (dripping_headers, SELECT, Unreachable, "no complete answer within 0.3 s"),
    "says nothing": (lambda h: time.sleep(1), SELECT, Unreachable, "no complete answer within 0.3 s"),
    "hangs up": (lambda h: None, SELECT, Unreachable, "broke off the connection"),
    "stops in its rows": (lambda h: raw(h, *OK_JSON, LENGTH, body=TWO_ROWS[:-40]), SELECT, AnswerBroken, "cut off"),
    "stops in a chunk": (
        lambda h: raw(h, *OK_JSON, CHUNKED, body=chunk(TWO_ROWS)[:-40]), SELECT, AnswerBroken, "cut off",
    ),
    "stops before the last chunk": (
        lambda h: raw(h, *OK_TRIPLES, CHUNKED, body=chunk(TRIPLES)), CONSTRUCT, AnswerBroken, "cut off",
    ),
    "stops at the end of a line": (
        lambda h: raw(h, *OK_TRIPLES, LENGTH, body=TRIPLES), CONSTRUCT, AnswerBroken, "cut off",
    ),
    "does not say where it ends": (
        lambda h: raw(h, *OK_TRIPLES, body=TRIPLES), CONSTRUCT, AnswerBroken, "does not say where it ends",
    ),
    "ends in the rows and says that this was all": (
        lambda h: reply(h, 200, JSON, TWO_ROWS[:-40]), SELECT, AnswerBroken, "not well formed",
    ),
    "an error among the rows": (
        lambda h: reply(h, 200, JSON, TWO_ROWS[:-42] + b" The query timed out"), SELECT, AnswerBroken,
        "not well formed",
    ),
    "an error after the rows": (
        lambda h: reply(h, 200, JSON, TWO_ROWS + b"The query timed out"), SELECT, AnswerBroken, "not well formed",
    ),
    "an error in the members behind the rows": (
        lambda h: reply(h, 200, JSON, TWO_ROWS[:-1] + b',"metadata":{"n":[1]} The query timed out'), SELECT,
        AnswerBroken, "not well formed",
    ),
    "an error among the triples": (
        lambda h: reply(h, 200, "text/turtle", TRIPLES + b"The query timed out"), CONSTRUCT, AnswerBroken,
        "not well formed",
    ),
    "a page": (lambda h: reply(h, 200, "text/html", b"<html>"), SELECT, AnswerBroken, "the answer is text/html"),
    "no media type": (lambda h: reply(h, 200, "", TWO_ROWS), SELECT, AnswerBroken, "the answer is no media type"),
    "a page that is called JSON": (lambda h: reply(h, 200, JSON, b"<html>"), SELECT, AnswerBroken, "not well formed"),
    "rows for triples": (lambda h: reply(h, 200, JSON, TWO_ROWS), CONSTRUCT, AnswerBroken, f"the answer is {JSON}"),
    "a yes for rows": (
        lambda h: reply(h, 200, JSON, b'{"head":{},"boolean":true}'), SELECT, AnswerBroken,
        "the answer is not rows",
    ),
    "no HTTP": (lambda h: raw(h, "SSH-2.0"), SELECT, AnswerBroken, "the answer is not HTTP"),
    "a redirect without end": (
        lambda h: reply(h, 302, Location=f"/sparql?again={time.monotonic_ns()}"), SELECT, EndpointError, "302",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTS)
def test_a_server_that(what: str) -> None:
    script, text, kind, said = FAULTS[what]
    with scripted(script) as at:
        error = fails(at.url, text, timeout=0.3 if "0.3 s" in said else 5)
    assert type(error) is kind and said in str(error)


def test_an_unframed_answer_is_taken_where_its_format_has_an_end() -> None:
    with scripted(lambda h: raw(h, *OK_JSON, body=TWO_ROWS)) as at:
        answer = executor(at.url).run(SELECT)
    assert isinstance(answer, Solutions) and len(answer.rows) == 2


def test_members_behind_the_rows_are_no_fault() -> None:
    with scripted(lambda h: reply(h, 200, JSON, TWO_ROWS[:-1] + b',"metadata":{"n":[1]}}')) as at:
        answer = executor(at.url).run(SELECT)
    assert isinstance(answer, Solutions) and len(answer.rows) == 2


def test_nobody_listens() -> None:
    error = fails(f"http://127.0.0.1:{servers.free_port()}")
    assert isinstance(error, Unreachable) and "no server is listening there" in str(error)


def test_there_is_no_such_host() -> None:
    assert "there is no such host" in str(fails("https://nowhere.invalid"))


def busy_at_first(times: int, fault: Callable[[BaseHTTPRequestHandler], None]) -> Callable[..., None]:
    left = iter(range(times))

    def script(handler: BaseHTTPRequestHandler) -> None:
        if next(left, None) is None:
            reply(handler, 200, JSON, TWO_ROWS)
        else:
            fault(handler)

    return script


@pytest.mark.parametrize("status", [502, 503, 504, None])
def test_a_question_is_asked_again(status: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_FIRST_PAUSE", 0.01)
    fault = (lambda h: reply(h, status)) if status else (lambda h: None)
    with scripted(busy_at_first(2, fault)) as at:
        answer = executor(at.url, retries=2).run(SELECT)
        assert isinstance(answer, Solutions) and len(answer.rows) == 2 and len(at.seen) == 3
    with scripted(busy_at_first(3, fault)) as at:
        fails(at.url, retries=2)
        assert len(at.seen) == 3


def test_what_will_not_change_is_asked_once() -> None:
    with scripted(busy_at_first(1, lambda h: reply(h, 500))) as at:
        fails(at.url, retries=3)
        assert len(at.seen) == 1


def test_trying_again_ends_with_the_time_limit() -> None:
    with scripted(lambda h: reply(h, 503)) as at:
        fails(at.url, timeout=0.5, retries=1000)
        assert len(at.seen) < 5


def test_loading_is_not_tried_again() -> None:
    with scripted(lambda h: reply(h, 503) if h.command == "PUT" else reply(h, 200, "application/n-triples")) as at:
        with pytest.raises(EndpointError):
            GraphStoreClient(Client(at.url, retries=3)).put("http://example.org/g", [])
        assert [method for method, *_ in at.seen].count("PUT") == 1


@pytest.mark.parametrize("auth", [SECRET, ("me", SECRET)], ids=["bearer", "basic"])
def test_credentials_do_not_follow_to_another_host(auth: str | tuple[str, str]) -> None:
    def ask_then_answer(handler: BaseHTTPRequestHandler) -> None:
        if "Authorization" in handler.headers:
            reply(handler, 302, Location=f"{elsewhere.url.replace('127.0.0.1', 'localhost')}/sparql")
        else:
            reply(handler, 401, WWW_Authenticate='Basic realm="here"')

    def wants_them(handler: BaseHTTPRequestHandler) -> None:
        reply(handler, 401, WWW_Authenticate='Basic realm="here"')

    with scripted(wants_them) as elsewhere, scripted(ask_then_answer) as at:
        with pytest.raises(EndpointError) as caught:
            RemoteExecutor(f"{at.url}/sparql", Client(at.url, auth)).run(SELECT)
        assert at.seen[-1][2]["Authorization"] and SECRET not in str(caught.value)
        assert elsewhere.seen and all("Authorization" not in headers for _, _, headers in elsewhere.seen)


def test_a_token_follows_to_another_place_of_the_same_host() -> None:
    def script(handler: BaseHTTPRequestHandler) -> None:
        if handler.path.startswith("/sparql"):
            reply(handler, 302, Location="/there")
        else:
            reply(handler, 200, JSON, TWO_ROWS)

    with scripted(script) as at:
        RemoteExecutor(f"{at.url}/sparql", Client(at.url, "token")).run(SELECT)
        assert at.seen[-1][1] == "/there" and at.seen[-1][2]["Authorization"] == "Bearer token"


def test_a_long_question_is_not_lost_in_a_redirect() -> None:
    with scripted(lambda h: reply(h, 302, Location="http://me:pw@example.org/new")) as at:
        error = fails(at.url, SELECT + " # " + "long " * 1000)
    assert "the server has moved to http://example.org/new" in str(error)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that nobody vouches for, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("a certificate: needs the openssl command")
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "cert.pem", folder / "key.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
    )
    subprocess.run([*command.split(), "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    return certificate, key


def test_tls(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(lambda h: reply(h, 200, JSON, TWO_ROWS), tls=certificate) as at:
        error = fails(at.url)
        assert "certificate is not trusted (self-signed certificate)" in str(error) and "SSL_CERT_FILE" in str(error)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        assert isinstance(executor(at.url).run(SELECT), Solutions)


def test_tls_is_not_spoken() -> None:
    with scripted(lambda h: reply(h, 200, JSON, TWO_ROWS)) as at:
        error = fails(at.url.replace("http:", "https:"))
    assert "no TLS connection" in str(error)


def test_oxigraphs_time_limit_is_no_short_answer(kg: diplograph.Library) -> None:
    with servers.oxigraph("--timeout-s", "1", "--union-default-graph") as url:
        store = GraphStoreClient(Client(url))
        assert all(one.same for one in transfer.push(transfer.Files(), store))
        ask = RemoteExecutor(store.endpoints.query, store.client)
        for text in ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "CONSTRUCT { ?a ?e ?c } { ?a ?b ?c . ?d ?e ?f }"):
            with pytest.raises(AnswerBroken) as caught:
                ask.run(text)
            assert "time limit" in caught.value.remedy


def test_a_read_only_server(served: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["push", served]) == 2
    out, err = capsys.readouterr()
    assert "does not allow it (403" in err and "0 of" in err and out == ""


def test_a_dataset_that_does_not_exist(fuseki: str, capsys: pytest.CaptureFixture[str]) -> None:
    missing = fuseki.replace("/ds", "/none")
    assert main(["query", "measurements", "--endpoint", missing]) == 2
    assert f"{missing}: there is nothing at this URL (404)" in capsys.readouterr().err
    assert main(["push", missing]) == 2
    assert f"{missing}: there is no graph store" in capsys.readouterr().err


def test_an_empty_store_is_not_queried(capsys: pytest.CaptureFixture[str]) -> None:
    with servers.oxigraph() as url:
        assert main(["query", "measurements", "--endpoint", url]) == 1
    assert f"diplograph push {url}" in capsys.readouterr().err


def test_a_server_that_dies_between_graphs(tmp_path: Path) -> None:
    port = servers.free_port()
    url = f"http://127.0.0.1:{port}"
    command = [oxigraph_server.program(), "serve", "--bind", f"127.0.0.1:{port}", "--location", str(tmp_path / "db")]
    ready = f"{url}/query?query=ASK%7B%7D"
    with servers.started(command, ready) as process:
        loading = transfer.push(transfer.Files(), GraphStoreClient(Client(url)))
        done = [next(loading).graph for _ in range(3)]
        process.kill()
        process.wait()
        with pytest.raises(PushBroken) as caught:
            next(loading)
    assert caught.value.loaded == tuple(done) and "3 of" in str(caught.value) and "push again" in str(caught.value)
    with servers.started(command, ready):
        store = GraphStoreClient(Client(url))
        assert store.graphs() == done
        assert all(one.same for one in transfer.push(transfer.Files(), store))
        assert transfer.differences(transfer.Files(), store) == []


def test_a_server_that_dies_in_the_middle_of_a_graph() -> None:
    with servers.oxigraph() as url:
        upstream = urlsplit(url)

        def script(handler: BaseHTTPRequestHandler) -> None:
            if handler.command != "PUT" or not handler.path.endswith("actors"):
                servers.forward(handler, url, servers.received(handler))
                return
            size = int(handler.headers["Content-Length"])
            half = handler.rfile.read(size // 2)
            with socket.create_connection((upstream.hostname or "", upstream.port or 0)) as there:
                head = f"PUT {handler.path} HTTP/1.1\r\nHost: here\r\nContent-Type: application/n-triples\r\n"
                there.sendall(f"{head}Content-Length: {size}\r\n\r\n".encode() + half)

        with scripted(script) as at, pytest.raises(PushBroken) as caught:
            list(transfer.push(transfer.Files(), GraphStoreClient(Client(at.url))))
        assert caught.value.loaded == () and "broke off the connection" in str(caught.value)
        store = GraphStoreClient(Client(url))
        assert store.graphs() == []  # nothing of the half
        assert all(one.same for one in transfer.push(transfer.Files(), store))


def test_too_much_is_told_while_still_sending() -> None:
    """A server may answer 413 and hang up before it has read the body."""

    def script(handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "PUT":
            handler.wfile.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            handler.connection.shutdown(socket.SHUT_WR)
            time.sleep(0.1)
        else:
            reply(handler, 200, "application/n-triples")

    with scripted(script) as at, pytest.raises(PushBroken) as caught:
        list(transfer.push(transfer.Files(), GraphStoreClient(Client(at.url))))
    assert caught.value.status == 413


def test_the_time_limit_is_for_sending_too() -> None:
    taken: list[int] = []

    def slow(handler: BaseHTTPRequestHandler) -> None:
        while block := handler.rfile.read(1 << 14):
            taken.append(len(block))
            time.sleep(0.02)

    size = 40_000_000
    name = ox.NamedNode("http://example.org/a")
    triples = [ox.Triple(name, name, ox.Literal(f"{i}{'x' * (size // 40)}")) for i in range(40)]
    with scripted(slow) as at:
        store = GraphStoreClient(Client(at.url, timeout=0.3), at.url, at.url)
        with pytest.raises(Unreachable, match=r"within 0\.3 s"):
            store.put("http://example.org/g", triples)
        assert 0 < sum(taken) < size


def test_what_a_server_changes_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    prefixes = "@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    file.write_text(prefixes + ':a :p "01"^^xsd:integer , "kept" , "colour"@en-GB .')
    with servers.oxigraph() as url:
        name = transfer.Files([file]).graphs()[0]
        assert main(["push", url, "--data", str(file), "--graph", name]) == 1
        out = capsys.readouterr().out
        assert '- <http://example.org/a> <http://example.org/p> "01"^^<http://www.w3.org/2001/XMLSchema#integer>' in out
        assert '+ <http://example.org/a> <http://example.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer>' in out
        assert "kept" not in out and "CHANGED" in out


@pytest.fixture
def silent() -> Iterator[Scripted]:
    with scripted(lambda h: reply(h, 404)) as at:
        yield at


@pytest.mark.parametrize("command", [("query", "measurements", "--endpoint"), ("push",), ("pull",), ("diff",)])
def test_the_command_line_shows_no_credentials(
    command: tuple[str, ...], silent: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    url = silent.url.replace("http://", f"http://me:{SECRET}@")
    more = ["nowhere"] if command == ("pull",) else []
    assert main([*command, url, *more]) == 2
    out, err = capsys.readouterr()
    assert SECRET not in out + err and silent.url in err and "me" not in err.split()[1]


BAD_URLS = ["localhost:7878", "ftp://localhost", "http://", "http://local host", "http://localhost:port", "file:///x"]


@pytest.mark.parametrize("url", BAD_URLS)
def test_no_url_of_a_server(url: str) -> None:
    with pytest.raises(DiplographError, match="not the URL of a server"):
        diplograph.connect(url)
