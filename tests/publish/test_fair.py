"""DCAT and the FAIR principles: complete as published; each rule fires on one change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

pytest.importorskip("jinja2", reason="pages: need jinja2")

from diplograph.cli import main
from diplograph.publish import build, fair
from diplograph.publish.dcat import DCAT, SPDX

BASE, CATALOGUE = build.BASE, "data/catalog.ttl"
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(published: Path) -> Files:
    return {str(path.relative_to(published)): path.read_bytes() for path in published.rglob("*") if path.is_file()}


def test_the_published_folder_is_fair(files: Files) -> None:
    assert list(fair.lacks(files, BASE)) == []


def test_sizes_and_checksums_are_those_of_the_files(files: Files) -> None:
    store = ox.Store()
    store.load(files[CATALOGUE], format=ox.RdfFormat.TURTLE)
    rows = store.query(
        f"SELECT ?url ?size ?sum WHERE {{ ?file <{DCAT}downloadURL> ?url ; <{DCAT}byteSize> ?size ; "
        f"<{SPDX}checksum>/<{SPDX}checksumValue> ?sum }}"
    )
    found = {row[0].value: (int(row[1].value), row[2].value) for row in rows}  # type: ignore[union-attr]
    assert len(found) > 15
    for url, (size, checksum) in found.items():
        content = files[url.removeprefix(BASE)]
        assert (size, checksum) == (len(content), hashlib.sha256(content).hexdigest())


def test_turtle_and_json_ld_say_the_same(files: Files) -> None:
    turtle = list(ox.parse(files[CATALOGUE], format=ox.RdfFormat.TURTLE))
    linked = list(ox.parse(files["data/catalog.jsonld"], format=ox.RdfFormat.JSON_LD))
    assert len(turtle) == len(linked) > 300


def told(pattern: str, other: str) -> Callable[[Files], None]:
    """Return what changes the catalogue in one place."""

    def change(files: Files) -> None:
        text = files[CATALOGUE].decode("utf-8")
        changed = re.sub(pattern, other, text, count=1)
        assert changed != text, pattern
        files[CATALOGUE] = changed.encode("utf-8")

    return change


def without(path: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        del files[path]

    return change


CASES: dict[str, tuple[str, Callable[[Files], None]]] = {
    "no-contact": ("F2", told(r"\n\tdcat:contactPoint [^;]*;", "")),
    "no-media-type": ("F2", told(r"\n\tdcat:mediaType [^;]*;", "")),
    "no-licence": ("R1", told(r"(a dcat:Dataset ;(?:\n\t.*)*?)\n\tdcterms:license [^;]*;", r"\1")),
    "no-catalogue": ("F2", without(CATALOGUE)),
    "identifier-of-another": ("F3", told(r'dcterms:identifier "[^"]*"', 'dcterms:identifier "another"')),
    "not-listed": ("F4", told(r"dcat:dataset <[^>]*> ,", "dcat:dataset")),
    "no-record": ("F4", without("datacite.json")),
    "size": ("A1", told(r"dcat:byteSize \d+|dcat:byteSize \"\d+\"", 'dcat:byteSize "1"')),
    "checksum": ("A1", told(r'spdx:checksumValue "\w{8}', 'spdx:checksumValue "00000000')),
    "no-file": ("A1", without("data/graph.nq")),
    "no-ontology": ("I2", without("data/ontology/core.jsonld")),
    "broken-json": ("I1", lambda files: files.update({"datacite.json": b"{"})),
    "licence-of-a-file": (
        "R1.1", told(r"(a dcat:Distribution ;(?:\n\t.*)*?dcterms:license )<[^>]*>", r"\1<http://example.org/l>")
    ),
    "no-origin": ("R1.2", told(r"\n\tprov:wasDerivedFrom [^;]*;", "")),
    "elsewhere": ("F1", told(r"<[^>]*data/graph> a dcat:Dataset", "<http://example.org/graph> a dcat:Dataset")),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_rule_fires_on_one_change(files: Files, name: str) -> None:
    principle, change = CASES[name]
    changed = dict(files)
    change(changed)
    assert principle in {lack.principle for lack in fair.lacks(changed, BASE)}


def test_what_is_not_fair_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], files: Files
) -> None:
    poor = {path: content for path, content in files.items() if path != "datacite.json"}
    monkeypatch.setattr(build, "_files", lambda base: poor.items())
    assert main(["publish", str(tmp_path / "out")]) == 1
    assert "F4 of the FAIR principles" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
