"""`diplograph serve`: read-only for everybody, whoever asks, however many, and whether or not they stay."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph as ox
import pytest
import servers

from diplograph.sparql.service import ROWS, TRIPLES

pytestmark = pytest.mark.http

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HOARDING = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    options = ("--timeout", "3", "--memory", "300")
    with servers.diplograph_serve(*options, tmpdir=tmp_path_factory.mktemp("tmp")) as (at, _):
        yield at


def ask(url: str, method: str, path: str, body: str | bytes | None = None, **headers: str) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    try:
        return answer.status, answer.headers.get_content_type(), answer.read()
    finally:
        connection.close()


def get(url: str, query: str, **headers: str) -> tuple[int, str, bytes]:
    return ask(url, "GET", "/query?" + urlencode({"query": query}), **headers)


def statements(url: str) -> int:
    status, _, body = get(url, COUNT)
    assert status == 200, body
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


FORM = {"Content_Type": "application/x-www-form-urlencoded"}
REFUSED: dict[str, tuple[str, str, str | bytes | None, dict[str, str], int]] = {
    "a service": ("GET", "/query?query=" + quote("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"), None, {}, 400),
    "a service in a form": ("POST", "/query", "query=" + quote("ASK { SERVICE SILENT <x:a> { } }"), FORM, 400),
    "a service in a body": (
        "POST", "/query", "ASK { SERVICE <x:a> { } }", {"Content_Type": "application/sparql-query"}, 400,
    ),
    "an update": ("GET", "/query?query=" + quote("DROP ALL"), None, {}, 400),
    "an update as such": ("POST", "/update", "update=DROP+ALL", FORM, 403),
    "an update to the query": ("POST", "/query", "update=DROP+ALL", FORM, 403),
    "an update in a body": ("POST", "/query", "DROP ALL", {"Content_Type": "application/sparql-update"}, 415),
    "a graph to write": ("PUT", "/store?default", "<x:a> <x:b> 1 .", {"Content_Type": "text/turtle"}, 403),
    "a graph to drop": ("DELETE", "/store?default", None, {}, 403),
    "another host": ("GET", "/query?query=ASK%7B%7D", None, {"Host": "evil.example"}, 421),
    "another host with a port": ("GET", "/query?query=ASK%7B%7D", None, {"Host": "evil.example:7878"}, 421),
    "no host": ("GET", "/query?query=ASK%7B%7D", None, {"Host": ""}, 421),
    "a host like this one": ("GET", "/query?query=ASK%7B%7D", None, {"Host": "localhost.evil.example"}, 421),
    "two queries": ("GET", "/query?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400),
    "a query in the URL and the body": ("POST", "/query?query=ASK%7B%7D", "query=ASK%7B%7D", FORM, 400),
    "no query": ("GET", "/query", None, {}, 400),
    "a syntax error": ("GET", "/query?query=SELEC", None, {}, 400),
    "no UTF-8": ("POST", "/query", b"\xff\xfe", {"Content_Type": "application/sparql-query"}, 400),
    "no UTF-8 in the URL": ("GET", "/query?query=%FF", None, {}, 400),
    "a form that is none": ("GET", "/query?query=ASK%7B%7D", None, {"Accept": "image/png"}, 406),
    "a graph that is no IRI": ("GET", "/store?graph=a%20b", None, {}, 400),
    "too deep": ("GET", "/query?query=SELECT*" + "%7B" * 9000, None, {}, 400),
    "nothing there": ("GET", "/etc/passwd", None, {}, 404),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(url: str, what: str) -> None:
    method, path, body, headers, status = REFUSED[what]
    found = ask(url, method, path, body, **headers)
    assert (found[0], found[1]) == (status, "text/plain") and found[2]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:80", "192.0.2.7:7878"])
def test_hosts_that_no_page_elsewhere_can_pretend_to_be(url: str, host: str) -> None:
    assert get(url, "ASK {}", Host=host)[0] == 200


@pytest.mark.parametrize("form", ROWS)
def test_rows_in_every_form(url: str, form: str) -> None:
    status, kind, body = get(url, "SELECT ?s { ?s a ?o } LIMIT 3", Accept=f"image/png, {form};q=0.5, */*;q=0.1")
    assert (status, kind) == (200, form)
    if form.startswith("text/"):
        assert len(body.splitlines()) == 4
    else:
        solutions = ox.parse_query_results(body, format=ox.QueryResultsFormat.from_media_type(form))
        assert isinstance(solutions, ox.QuerySolutions) and len(list(solutions)) == 3


@pytest.mark.parametrize("form", TRIPLES)
def test_triples_in_every_form(url: str, form: str) -> None:
    status, kind, body = get(url, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 3", Accept=form)
    assert (status, kind) == (200, form)
    assert len(list(ox.parse(body, format=ox.RdfFormat.from_media_type(form)))) == 3


def test_a_query_names_its_graphs(url: str) -> None:
    graph = "https://w3id.org/diplograph/graph/catalog"
    whole = statements(url)
    path = "/query?" + urlencode({"query": COUNT, "default-graph-uri": graph})
    part = int(json.loads(ask(url, "GET", path)[2])["results"]["bindings"][0]["n"]["value"])
    assert 0 < part < whole
    _, _, body = ask(url, "GET", f"/store?graph={quote(graph, safe='')}")
    assert body.count(b"\n") == part


def test_there_is_a_page(url: str) -> None:
    status, kind, body = ask(url, "GET", "/")
    assert (status, kind) == (200, "text/html") and b"<textarea" in body


def test_a_query_ends_with_its_time_and_its_memory(url: str) -> None:
    status, _, body = get(url, ENDLESS)
    assert status == 503 and b"within 3 s" in body
    status, _, body = get(url, HOARDING)
    assert status in (500, 503) and body  # whichever limit comes first
    assert statements(url) > 10_000


def test_an_answer_that_breaks_off_is_seen_to(url: str) -> None:
    with pytest.raises(http.client.IncompleteRead):
        get(url, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", Accept="text/csv")


def children(of: int) -> set[int]:
    return set(map(int, Path(f"/proc/{of}/task/{of}/children").read_text().split()))


def seconds_of_work(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_it_stays_up_when_most_leave(tmp_path: Path) -> None:
    """Three hundred ask at once for what never ends, 250 of them leave, and the rest are answered."""
    with servers.diplograph_serve("--timeout", "120", tmpdir=tmp_path) as (url, process):
        address = (urlsplit(url).hostname, urlsplit(url).port)
        request = f"GET /query?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        leaving = []
        for _ in range(250):
            one = socket.create_connection(address, timeout=30)
            one.sendall(request)
            leaving.append(one)
        with ThreadPoolExecutor(50) as pool:
            staying = [pool.submit(statements, url) for _ in range(50)]
            time.sleep(0.5)
            for one in leaving:
                one.close()
            assert len({answer.result(60) for answer in staying}) == 1
        # Nobody is left to work for.
        workers = children(process.pid)
        before = sum(map(seconds_of_work, workers))
        time.sleep(1)
        assert workers == children(process.pid) and sum(map(seconds_of_work, workers)) - before < 0.5


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGHUP])
def test_nothing_is_left_of_it(tmp_path: Path, number: signal.Signals) -> None:
    with servers.diplograph_serve(tmpdir=tmp_path) as (url, process):
        workers = children(process.pid)
        busy = socket.create_connection((urlsplit(url).hostname, urlsplit(url).port))
        busy.sendall(f"GET /query?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.3)
        os.kill(process.pid, number)
        code = process.wait(20)
        assert code == (0 if number in (signal.SIGTERM, signal.SIGINT) else -number)
        until = time.monotonic() + 20
        while any(Path(f"/proc/{worker}").exists() for worker in workers):
            assert time.monotonic() < until
            time.sleep(0.05)
        busy.close()
    assert not list(tmp_path.iterdir())


def test_half_a_request_keeps_nobody_waiting(url: str) -> None:
    held = []
    for _ in range(200):
        one = socket.create_connection((urlsplit(url).hostname, urlsplit(url).port))
        one.sendall(b"GET /query?query=ASK")
        held.append(one)
    assert statements(url) > 10_000
    for one in held:
        one.close()
