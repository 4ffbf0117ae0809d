"""Graphs in triple stores: loaded, fetched, compared and served, on real servers."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pyoxigraph as ox
import pytest
import servers
from paths import TESTS
from servers import reply, scripted

import diplograph
from diplograph.checks.constraints import is_valid
from diplograph.checks.rules.literals import lasting
from diplograph.cli import main
from diplograph.data import canonical
from diplograph.data.turtle import parse
from diplograph.errors import EndpointError, NotFound, PushBroken, QueryRefused, QuerySyntax, UsageError
from diplograph.namespaces import GRAPH, XSD
from diplograph.sparql.endpoint import RemoteExecutor
from diplograph.sparql.executor import Solutions
from diplograph.sparql.graph_store import GraphStoreClient, find_endpoints
from diplograph.sparql.http import Client
from diplograph.sparql.transfer import Files, differences, pull, push

pytestmark = pytest.mark.http

Cli = pytest.CaptureFixture[str]
JSON = "application/sparql-results+json"
PREFIXES = "@prefix : <http://example.org/> .\n"
LONG = "SELECT ?x { ?x ?p ?o } # " + "a long question " * 200


@pytest.fixture(scope="module", params=["oxigraph", "fuseki"])
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a store that may be written to, and whose default graph is not the union."""
    if request.param == "oxigraph":
        with servers.oxigraph() as url:
            yield url
    else:
        with servers.fuseki(tmp_path_factory.mktemp("fuseki"), "--mem") as url:
            yield url


def test_what_is_pushed_is_what_is_pulled(empty: str, tmp_path: Path, capsys: Cli) -> None:
    """Twice the same; then back in files that are sound, and no difference anywhere."""
    assert main(["push", empty]) == 0
    first = list(push(Files(), GraphStoreClient(Client(empty))))
    assert all(one.same for one in first)
    assert f"{len(first)} graphs" in capsys.readouterr().out
    for one in first:
        lines = canonical.lines(Files().triples(one.graph))
        assert one.digest == canonical.digest(lines) and one.sent == len(lines)

    folder = tmp_path / "copy"
    assert main(["pull", empty, str(folder)]) == 0
    assert Files([folder]).graphs() == Files().graphs()
    capsys.readouterr()
    for sides in ([str(folder), empty], [empty], [str(folder)]):
        assert main(["diff", *sides]) == 0
        assert capsys.readouterr().out == "no difference\n"
    assert main(["check", str(folder)]) == 0


def test_a_default_graph_that_is_not_the_union_is_made_so(empty: str, kg: diplograph.Library) -> None:
    assert all(one.same for one in push(Files(), GraphStoreClient(Client(empty))))
    there = diplograph.connect(empty)
    assert isinstance(there.executor, RemoteExecutor) and there.executor.parameters
    for name in ("measurements", "graphs_miscounted", "named_graphs"):
        assert there.query(name) == kg.query(name)


def test_only_some_graphs(empty: str, tmp_path: Path, capsys: Cli) -> None:
    store = GraphStoreClient(Client(empty))
    before = {graph: store.triples(graph) for graph in store.graphs()}
    assert [one.graph for one in push(Files(), store, ["graph:catalog"])] == [f"{GRAPH}catalog"]
    assert {g: store.triples(g) for g in before} == before
    with pytest.raises(NotFound, match=r"no graph of that name.*graph:catalog"):
        list(push(Files(), store, ["graph:catalogue"]))
    assert main(["pull", empty, str(tmp_path), "--graph", "graph:nothing"]) == 2
    assert "holds no graph of that name" in capsys.readouterr().err and not list(tmp_path.iterdir())


def test_a_difference_is_told_by_graph_and_subject_in_both_directions(empty: str, tmp_path: Path, capsys: Cli) -> None:
    store = GraphStoreClient(Client(empty))
    list(push(Files(), store))
    graph = "https://w3id.org/diplograph/graph/authority/places"
    held = store.triples(graph)
    other = ox.Triple(held[0].subject, held[0].predicate, ox.Literal("elsewhere"))
    store.put(graph, [*held[1:], other])
    assert main(["diff", empty]) == 1
    out = capsys.readouterr().out
    assert out.startswith("https://w3id.org/diplograph/graph/authority/places\n  place:")
    assert "    + " in out and '"elsewhere"' in out and "    - " in out
    assert out.endswith("2 differences on 1 subject: 1 only in the first, 1 only in the second\n")
    assert main(["diff", empty, "--graph", "graph:catalog"]) == 0
    store.put(graph, held)
    assert main(["diff", empty]) == 0


def test_files_are_compared_as_a_whole(tmp_path: Path, capsys: Cli) -> None:
    old, new = tmp_path / "old.ttl", tmp_path / "new.ttl"
    old.write_text(PREFIXES + ':a :p [ :q "1" ; :r :b ] ; :s :c .')
    new.write_text(PREFIXES + ':a :s :c ; :p _:x . _:x :r :b ; :q "1" .')
    assert main(["diff", str(old), str(new)]) == 0
    new.write_text(PREFIXES + ":a :s :d .")
    capsys.readouterr()
    old.write_text(PREFIXES + ":a :s :c .")
    assert main(["diff", str(old), str(new)]) == 1
    assert capsys.readouterr().out == (
        "  http://example.org/a\n    + http://example.org/s http://example.org/d\n"
        "    - http://example.org/s http://example.org/c\n"
        "2 differences on 1 subject: 1 only in the first, 1 only in the second\n"
    )
    assert main(["diff", str(old), "nowhere.ttl"]) == 2


FORMS = {
    "integer": "1 01 +1 -0", "decimal": "1.5 1.50 1.0 .5 1", "boolean": "true false 1 0", "int": "1 01", "long": "5",
    "double": "1 1.0 1.0E0 INF NaN 1.5E-7", "float": "1.5 1E0", "nonNegativeInteger": "1", "byte": "007",
    "date": "2024-02-08", "dateTime": "2024-02-08T00:00:00 2024-02-08T00:00:00.000Z 2024-02-08T24:00:00",
    "time": "12:00:00 12:00:00.0", "gYear": "2024", "gYearMonth": "2024-02", "gMonthDay": "--02-08", "string": "01",
    "duration": "P1Y P12M PT60S", "anyURI": "http://example.org/", "hexBinary": "0a 0A", "base64Binary": "aGk=",
}  # fmt: skip


@pytest.mark.parametrize("url", ["oxigraph", "fuseki"])
def test_no_store_rewrites_a_literal_that_the_check_lets_pass(url: str, request: pytest.FixtureRequest) -> None:
    node = ox.NamedNode("http://example.org/a")
    literals = [
        ox.Literal(form, datatype=ox.NamedNode(XSD + name)) for name, forms in FORMS.items() for form in forms.split()
    ]
    triples = [ox.Triple(node, node, literal) for literal in literals]
    written = {
        triple: (literal.value, literal.datatype.value) for triple, literal in zip(triples, literals, strict=True)
    }
    kept = {triple for triple, literal in written.items() if is_valid(*literal) and not lasting(*literal)}
    assert 10 < len(kept) < len(triples) / 2
    with servers.oxigraph() if url == "oxigraph" else contextlib.nullcontext(request.getfixturevalue(url)) as base:
        store = GraphStoreClient(Client(base))
        store.put(node.value, triples)
        held = set(store.triples(node.value))
        store.put(node.value, [])
    assert kept <= held and not set(triples) <= held


def test_own_files_bring_what_they_rest_on(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "claims.ttl").write_text((TESTS / "checks" / "shapes" / "valid.ttl").read_text())
    with servers.oxigraph() as url:
        assert all(one.same for one in push(Files([mine], context=True), GraphStoreClient(Client(url))))
        there, here = diplograph.connect(url), diplograph.load(mine)
        for name in ("claims_all", "timeline", "actors_all", "likelihood_scale"):
            assert there.query(name) == here.query(name)


def test_the_same_library_over_http(served: str, kg: diplograph.Library, capsys: Cli) -> None:
    there = diplograph.connect(served)
    assert there.query("claims_by_holder", holder="Pakistan") == kg.query("claims_by_holder", holder="pakistan")
    with pytest.raises(diplograph.DiplographError, match="Did you mean pakistan"):
        there.query("claims_by_holder", holder="pakistn")
    construct = "CONSTRUCT { ?s a ?o } WHERE { ?s a <https://w3id.org/diplograph/ns#State> ; a ?o }"
    ours, theirs = kg.sparql(construct), there.sparql(construct)
    assert isinstance(ours, list) and isinstance(theirs, list) and theirs and set(theirs) == set(ours)
    assert there.sparql("ASK { ?s a <https://w3id.org/diplograph/ns#State> }") is True
    assert there.sparql("ASK { ?s a <https://w3id.org/diplograph/ns#Nothing> }") is False
    for question in ("SELECT ?s WHERE { ?s ?p }", LONG + "\n}"):
        with pytest.raises(QuerySyntax):
            there.sparql(question)
    with pytest.raises(QueryRefused):
        there.sparql("INSERT DATA { <x:a> <x:b> <x:c> }")
    for method in (there.check, there.dataset):
        with pytest.raises(UsageError, match="diplograph pull"):
            method()
    query = ["query", "claims_by_holder", "holder=pakistan"]
    answers = [(main([*query, *more]), capsys.readouterr()) for more in ([], ["--endpoint", served])]
    assert answers[0] == answers[1] and answers[0][0] == 0
    assert main([*query, "--endpoint", served, "--data", "graphs"]) == 2


def test_rows_come_one_by_one(served: str, kg: diplograph.Library) -> None:
    executor = diplograph.connect(served).executor
    assert isinstance(executor, RemoteExecutor)
    text = kg.queries.find("claims_all").text
    names, rows = executor.stream(text)
    whole = kg.sparql(text)
    assert isinstance(whole, Solutions) and names == whole.variables and next(rows) == whole.rows[0]
    assert list(rows) == whole.rows[1:]
    with pytest.raises(UsageError):
        executor.stream("ASK {}")


def answer_nothing(handler: BaseHTTPRequestHandler) -> None:
    reply(handler, 200, JSON, b'{"head":{"vars":["x"]},"results":{"bindings":[]}}')


def test_a_request_says_only_what_it_needs() -> None:
    with scripted(answer_nothing) as at:
        executor = RemoteExecutor(f"{at.url}/sparql", Client(at.url))
        executor.run("SELECT ?x { ?x ?p ?o }")
        executor.run(LONG)
    (get, path, headers), (post, long_path, _) = at.seen
    assert get == "GET" and path.startswith("/sparql?query=SELECT") and "format" not in path
    assert post == "POST" and long_path.rstrip("?") == "/sparql"
    assert headers["Accept"] == JSON and "Authorization" not in headers


Arrange = Callable[[pytest.MonkeyPatch, Path], tuple[str, str] | str | None]


def in_netrc(patch: pytest.MonkeyPatch, folder: Path) -> None:
    file = folder / "netrc"
    file.write_text("machine 127.0.0.1 login me password secret\n")
    patch.setenv("NETRC", str(file))


def in_environment(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setenv("DIPLOGRAPH_USER", "me")
    patch.setenv("DIPLOGRAPH_PASSWORD", "secret")


WAYS: dict[str, Arrange] = {
    "argument": lambda *_: ("me", "secret"),
    "environment": in_environment,
    "netrc": in_netrc,
}


@pytest.fixture(scope="module", params=["basic", "digest"])
def guarded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "passwd").write_text("me: secret\n")
    with servers.fuseki(folder, "--mem", "--passwd", str(folder / "passwd"), "--auth", request.param) as url:
        yield url


@pytest.mark.parametrize("way", WAYS)
def test_credentials(guarded: str, way: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    auth = WAYS[way](monkeypatch, tmp_path)
    store = GraphStoreClient(Client(guarded, auth))
    assert all(one.same for one in push(Files(), store, ["graph:ontology/schemes", "graph:catalog"]))
    assert diplograph.connect(guarded, auth).query("likelihood_scale")


def test_no_or_wrong_credentials(guarded: str, capsys: Cli) -> None:
    with pytest.raises(EndpointError, match="requires credentials") as without:
        diplograph.connect(guarded)
    with pytest.raises(EndpointError, match="refuses the credentials"):
        diplograph.connect(guarded, ("me", "wrong"))
    assert without.value.status == 401
    with pytest.raises(PushBroken, match="refuses the credentials"):
        list(push(Files(), GraphStoreClient(Client(guarded, ("me", "wrong")))))
    assert main(["push", guarded.replace("http://", "http://me:secret@"), "--graph", "graph:catalog"]) == 0
    assert "secret" not in capsys.readouterr().out


def test_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_TOKEN", "abc")
    with scripted(answer_nothing) as at:
        client = Client(at.url)
        RemoteExecutor(f"{at.url}/sparql", client).run("SELECT ?x { ?x ?p ?o }")
    assert at.seen[0][2]["Authorization"] == "Bearer abc"
    assert "abc" not in f"{client!r} {client.credentials!r}"


@pytest.mark.parametrize("auth", ["a-token\n", "tökén", ("me", "secret\r\nX-More: 1")])
def test_credentials_that_cannot_be_sent(auth: str | tuple[str, str]) -> None:
    with pytest.raises(UsageError, match="cannot be sent") as caught:
        Client("http://example.org", auth)
    assert "token" not in str(caught.value) and "secret" not in str(caught.value)


def test_a_bad_netrc_is_not_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "netrc"
    file.write_text("machine example.org login me passwort hidden\n")
    monkeypatch.setenv("NETRC", str(file))
    with pytest.raises(UsageError, match="not well formed at line") as caught:
        Client("http://example.org")
    assert "hidden" not in str(caught.value)


LAYOUTS = {
    "/store": ("/query", "/store"),
    "/ds/data": ("/ds/query", "/ds/data"),
    "/sparql-graph-crud-auth": ("/sparql", "/sparql-graph-crud-auth"),
    "/": ("", ""),
}


@pytest.mark.parametrize("there", LAYOUTS)
def test_the_places_of_a_server_are_found(there: str) -> None:
    def script(handler: BaseHTTPRequestHandler) -> None:
        found = handler.path == f"{there}?default"
        reply(handler, 200, "application/n-triples") if found else reply(handler, 404)

    query, graphs = LAYOUTS[there]
    with scripted(script) as at:
        base = at.url + ("/ds" if there.startswith("/ds/") else "")
        for url in (base, f"{base}/", f"{base}/query"):
            assert find_endpoints(Client(url)) == (at.url + query, at.url + graphs)
        assert find_endpoints(Client(base), graphs=f"{at.url}/there", query=f"{at.url}/here") == (
            f"{at.url}/here", f"{at.url}/there",
        )  # fmt: skip


def test_the_places_of_a_repository() -> None:
    url = "http://localhost:1/rdf4j-server/repositories/essay"
    assert find_endpoints(Client(f"{url}/statements")) == (url, f"{url}/rdf-graphs/service")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_stops_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    """No server is left behind, and no file."""
    with servers.diplograph_serve(tmpdir=tmp_path) as (url, serve):
        assert diplograph.connect(url).query("measurements") == diplograph.load().query("measurements")
        assert not list(tmp_path.iterdir())
        serve.send_signal(number)
        assert serve.wait(20) == 0
        assert serve.stderr and "Traceback" not in serve.stderr.read()
    assert not list(tmp_path.iterdir())
    with pytest.raises(EndpointError, match="no server is listening there"):
        diplograph.connect(url)


def test_serve_leaves_nothing_behind_even_where_it_is_killed(tmp_path: Path) -> None:
    with servers.diplograph_serve(tmpdir=tmp_path) as (url, serve):
        assert diplograph.connect(url).measurements()
        serve.kill()
        serve.wait(20)
    until = time.monotonic() + 10
    while (servers.listens(url) or list(tmp_path.iterdir())) and time.monotonic() < until:
        time.sleep(0.05)
    assert not servers.listens(url) and not list(tmp_path.iterdir())


def test_a_port_that_is_taken(served: str, capsys: Cli) -> None:
    assert main(["serve", "--port", served.rpartition(":")[2]]) == 2
    assert "cannot listen there (address already in use)" in capsys.readouterr().err


def test_nothing_to_pull(tmp_path: Path, capsys: Cli) -> None:
    with servers.oxigraph() as url:
        assert main(["pull", url, str(tmp_path)]) == 1
        assert differences(Files([]), GraphStoreClient(Client(url)))
    assert "holds no graph of Diplograph" in capsys.readouterr().err and not list(tmp_path.iterdir())


MEETING = [
    ["https://w3id.org/diplograph/graph/x~y", "https://w3id.org/diplograph/graph/x!y"],
    ["https://w3id.org/diplograph/graph/", "https://w3id.org/diplograph/graph//"],
    ["http://x/a/b", "http://x/a-b", "http://x/a%2Fb"],
    ["https://w3id.org/diplograph/graph/Case", "https://w3id.org/diplograph/graph/case"],
    ["https://w3id.org/diplograph/graph/x", "https://w3id.org/diplograph/graph/x.ttl/y"],
    ["http://x/" + "a" * 300, "http://x/" + "a" * 301, "https://w3id.org/diplograph/graph/" + "b" * 300],
    ["https://w3id.org/diplograph/graph/../../etc/passwd", "https://w3id.org/diplograph/graph/..", "urn:x:.."],
]


@pytest.mark.parametrize("graphs", MEETING, ids=range(len(MEETING)))
def test_two_graphs_never_go_into_one_file(tmp_path: Path, graphs: list[str]) -> None:
    class Held:
        client = Client("http://127.0.0.1:1")

        def graphs(self) -> list[str]:
            return graphs

        def triples(self, graph: str) -> list[ox.Triple]:
            return [ox.Triple(ox.NamedNode(graph), ox.NamedNode("x:p"), ox.Literal(graph))]

    pulled = list(pull(Held(), tmp_path / "copy", ()))  # type: ignore[arg-type]
    assert len(list((tmp_path / "copy").rglob("*.ttl"))) == len({path for _, path, _ in pulled}) == len(graphs)
    for graph, path, _ in pulled:
        assert path.resolve().is_relative_to(tmp_path / "copy")
        assert [triple.object for triple in parse(path)] == [ox.Literal(graph)]


def test_pull_says_where_it_cannot_write(tmp_path: Path, served: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "over" / "catalog.ttl").mkdir(parents=True)
    for folder in ("file", "file/below", "over", "x" * 300):
        assert main(["pull", served, str(tmp_path / folder), "--graph", "graph:catalog"]) == 2
        assert "error: " in capsys.readouterr().err
