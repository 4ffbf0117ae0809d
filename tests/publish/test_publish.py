"""The published folder: every IRI resolves to a page and to data in it, by the rules as they are written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import diplograph
from diplograph.cli import main
from diplograph.data import bundled
from diplograph.data.discovery import graph_files
from diplograph.data.glossary import ontology
from diplograph.namespaces import BASE, DG, ID, SCHEME, SHAPES
from diplograph.publish.build import BASE as SERVED

pytest.importorskip("jinja2", reason="pages: need jinja2")
HTML, TURTLE, JSON_LD = "text/html,application/xhtml+xml;q=0.9", "text/turtle", "application/ld+json"


class Redirects:
    """What Apache's mod_rewrite makes of the rules: those of its directives that the file uses."""

    def __init__(self, text: str) -> None:
        self.rules: list[tuple[re.Pattern[str] | None, re.Pattern[str], str, str]] = []
        accept: re.Pattern[str] | None = None
        for line in text.splitlines():
            match line.split():
                case ["RewriteCond", "%{HTTP_ACCEPT}", pattern]:
                    accept = re.compile(pattern)
                case ["RewriteRule", pattern, target, flags]:
                    self.rules.append((accept, re.compile(pattern), target, flags))
                    accept = None
                case [] | ["#", *_] | ["Options", "-MultiViews"] | ["RewriteEngine", "on"]:
                    pass
                case _:
                    raise AssertionError(f"a line that the test does not know: {line}")

    def leads(self, iri: str, accept: str) -> str:
        """Return where an IRI leads; a browser sends no fragment, and keeps its own unless it is given one."""
        assert iri.startswith(BASE)
        path, _, fragment = iri.removeprefix(BASE).partition("#")
        for wanted, pattern, target, flags in self.rules:
            found = pattern.search(path)
            if found and (wanted is None or wanted.search(accept)):
                assert "R=303" in flags and ("#" not in target or "NE" in flags)
                to = found.expand(re.sub(r"\$(\d)", r"\\\1", target))
                return to if "#" in to or not fragment else f"{to}#{fragment}"
        raise AssertionError(f"{iri} leads nowhere")


@pytest.fixture(scope="module")
def redirects(published: Path) -> Redirects:
    return Redirects((published / ".htaccess").read_text("utf-8"))


def parts(published: Path, url: str) -> tuple[Path, str]:
    assert url.startswith(SERVED)
    path, _, fragment = url.removeprefix(SERVED).partition("#")
    file = published / path
    return (file / "index.html" if not path or path.endswith("/") else file), fragment


def ids(file: Path) -> set[str]:
    return set(re.findall(r'\sid="?([^"\s>]+)', file.read_text("utf-8")))


def test_every_term_has_its_place_on_a_page_and_stands_in_the_turtle(published: Path, redirects: Redirects) -> None:
    pages: dict[Path, set[str]] = {}
    terms = [term for term in ontology().terms.values() if term.iri.startswith((DG, SCHEME))]
    assert len(terms) > 300
    for term in terms:
        file, fragment = parts(published, redirects.leads(term.iri, HTML))
        assert file.is_file(), term.iri
        if fragment:
            assert fragment in pages.setdefault(file, ids(file)), term.iri
        data, _ = parts(published, redirects.leads(term.iri, TURTLE))
        assert data.is_file(), term.iri


def test_every_shape_and_decision_resolves(published: Path, redirects: Redirects) -> None:
    shapes = ids(parts(published, redirects.leads(SHAPES + "Claim-hedge-cued", HTML))[0])
    named = re.findall(r"^dgsh:([\w-]+) a sh:", "".join(f.read_text("utf-8") for f in bundled.shape_files()), re.M)
    assert len(shapes & set(named)) > 100
    for path in (bundled.ontology() / "decisions").glob("[0-9]*.md"):
        file, _ = parts(published, redirects.leads(f"{BASE}decision/{path.name[:4]}", HTML))
        assert path.read_text("utf-8").partition("\n")[0].removeprefix("# ") in file.read_text("utf-8")


def test_every_individual_resolves_to_the_explorer_and_to_the_data(
    kg: diplograph.Library, published: Path, redirects: Redirects
) -> None:
    known = ids(published / "index.html")
    data = (published / "data" / "graph.nq").read_text("utf-8")
    individuals = sorted(_subjects(kg))
    assert len(individuals) > 1_500
    for iri in individuals:
        file, fragment = parts(published, redirects.leads(iri, HTML))
        assert file == published / "index.html"
        if re.search(r"/(actor|place|c-\d+$|s-\d+$)", iri):
            assert fragment in known, f"{iri} has no place of its own"
        assert parts(published, redirects.leads(iri, JSON_LD))[0].is_file() and f"<{iri}>" in data


def _subjects(kg: diplograph.Library) -> set[str]:
    named = (quad.subject for quad in kg.executor.quads() if isinstance(quad.subject, ox.NamedNode))
    return {subject.value for subject in named if subject.value.startswith(ID)}


def test_every_graph_resolves_to_its_file(published: Path, redirects: Redirects) -> None:
    for file in graph_files(bundled.bundled_files()):
        data, _ = parts(published, redirects.leads(file.graph, TURTLE))
        assert data.read_bytes() == file.path.read_bytes(), file.graph


def test_pages_keep_to_themselves(published: Path) -> None:
    for page in published.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "Content-Security-Policy" in text
        for link in re.findall(r'href="((?:\.\./)+[^"#]*)"', text):
            target = (page.parent / link).resolve()
            assert (target / "index.html").is_file() or target.is_file(), f"{page}: {link}"


def test_the_crate_lists_what_is_there(published: Path) -> None:
    crate = json.loads((published / "ro-crate-metadata.json").read_text("utf-8"))
    nodes = {node["@id"]: node for node in crate["@graph"]}
    assert nodes["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    listed = {part["@id"] for part in nodes["./"]["hasPart"]}
    there = {str(path.relative_to(published)) for path in published.rglob("*") if path.is_file()}
    assert listed == {path for path in there if Path(path).suffix in (".ttl", ".jsonld", ".nq", ".html")}
    assert nodes["./"]["license"]["@id"] in nodes and "Ted Craig" in json.dumps(crate)


def test_the_record_for_a_doi_has_what_is_mandatory(published: Path) -> None:
    record = json.loads((published / "datacite.json").read_text("utf-8"))
    assert all(record[name] for name in ("titles", "creators", "publisher", "publicationYear", "types"))
    assert record["version"] == diplograph.__version__
    assert record["relatedIdentifiers"][0]["relationType"] == "IsDerivedFrom"


def test_data_in_every_format_is_the_same_graph(published: Path) -> None:
    quads = list(ox.parse((published / "data" / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    again = list(ox.parse((published / "data" / "graph.jsonld").read_bytes(), format=ox.RdfFormat.JSON_LD))
    assert len(quads) == len(again) and {str(q) for q in quads} == {str(q) for q in again}


@pytest.mark.parametrize("base", ["ftp://x/", "https://x/\nRewriteRule", "https://x y/"])
def test_an_address_that_would_break_the_rules_is_refused(tmp_path: Path, base: str) -> None:
    assert main(["publish", str(tmp_path / "out"), "--base", base]) == 2
    assert not (tmp_path / "out").exists()


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert main(["publish", str(tmp_path / "out")]) == 2
