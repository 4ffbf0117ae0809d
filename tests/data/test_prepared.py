"""The prepared form says what the Turtle says; whenever it may not, the Turtle is read."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.data import bundled, dataset, prepared
from diplograph.data.canonical import canonical
from diplograph.data.discovery import graph_files
from diplograph.data.turtle import parse

FILE = bundled.authority_files()[0]


def statements(store: ox.Store) -> list[ox.Quad]:
    return canonical(store)


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the forms, as an installed wheel has one, and the form of each bundled file in it."""
    monkeypatch.setattr(bundled, "_PREPARED", tmp_path)
    for file in bundled.bundled_files():
        at = bundled.prepared(file)
        assert at is not None
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_bytes(prepared.write(file))
    return tmp_path


@pytest.mark.parametrize("file", bundled.bundled_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_form_of_a_file_says_what_the_file_says(file: Path) -> None:
    form = prepared.write(file)
    said = canonical(ox.Quad(*triple) for triple in parse(file))
    assert canonical(ox.parse(form, format=ox.RdfFormat.N_TRIPLES)) == said
    assert prepared.write(file) == form


def test_a_checkout_has_no_forms() -> None:
    assert bundled.prepared(FILE) is None and prepared.form_of(FILE, FILE.read_bytes()) is None


def test_what_is_loaded_from_forms_is_what_is_loaded_from_turtle(monkeypatch: pytest.MonkeyPatch, forms: Path) -> None:
    files = graph_files(bundled.bundled_files())
    assert all(prepared.form_of(file.path, file.path.read_bytes()) for file in files)
    loaded = dataset.load(files)
    monkeypatch.setattr(bundled, "_PREPARED", Path("nowhere"))
    assert statements(loaded) == statements(dataset.load(files))


def test_a_form_is_what_is_loaded(forms: Path) -> None:
    at = bundled.prepared(FILE)
    assert at is not None
    body = b"<x:a> <x:b> <x:c> .\n"
    at.write_bytes(prepared._head(FILE.read_bytes(), body) + body)
    assert [str(quad.subject) for quad in dataset.load(graph_files([FILE]))] == ["<x:a>"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda form: form[: form.rindex(b"\n", 0, -1) + 1],  # without its last statement
        lambda form: form[:10],
        lambda form: b"",
        lambda form: b"\xff" + form,
        lambda form: form.replace(b"# ", b"# 0", 1),
        lambda form: None,
    ],
    ids=["short", "torn", "empty", "not a form", "of other Turtle", "not there"],
)
def test_without_a_whole_form_the_turtle_is_read(forms: Path, damage: object) -> None:
    at = bundled.prepared(FILE)
    assert at is not None and callable(damage)
    damaged = damage(at.read_bytes())
    if damaged is None:
        at.unlink()
    else:
        at.write_bytes(damaged)
    graph = graph_files([FILE])[0]
    assert statements(dataset.load([graph])) == canonical(dataset.in_graph(graph.graph, parse(FILE)))


def test_turtle_that_was_changed_is_read(forms: Path) -> None:
    assert prepared.form_of(FILE, FILE.read_bytes()) and prepared.form_of(FILE, FILE.read_bytes() + b"\n") is None


def test_files_of_others_have_no_form(forms: Path, tmp_path: Path) -> None:
    assert bundled.prepared(tmp_path / "claims.ttl") is None
