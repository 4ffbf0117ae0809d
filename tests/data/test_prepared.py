"""The prepared form says what the Turtle says; whenever it may not, the Turtle is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pyoxigraph as ox
import pytest

from diplograph.data import ahead, bundled, dataset, prepared
from diplograph.data.canonical import canonical
from diplograph.data.discovery import graph_files

FILES = graph_files(bundled.bundled_files())
FILE = next(file for file in FILES if file.path == bundled.authority_files()[0])


@pytest.fixture(scope="session")
def made() -> bytes:
    return prepared.write(FILES)


@pytest.fixture
def form(made: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The form of the bundled files, where an installed wheel has it."""
    at = tmp_path / "prepared.trig"
    at.write_bytes(made)
    monkeypatch.setattr(ahead, "FORM", str(at))
    return at


def turtle() -> list[ox.Quad]:
    return canonical(dataset.load(FILES))


def test_a_checkout_has_no_form() -> None:
    assert prepared.form_of(FILE.path, FILE.path.read_bytes()) is None and ahead.store() is None
    assert canonical(dataset.load_bundled()) == turtle()


def test_the_form_says_what_the_turtle_says(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert prepared.is_of(bundled.bundled_files())
    whole, one_by_one = dataset.load_bundled(), dataset.load(FILES)
    assert all(prepared.form_of(file.path, file.path.read_bytes()) for file in FILES)
    monkeypatch.setattr(ahead, "FORM", "nowhere")
    assert canonical(whole) == canonical(one_by_one) == turtle()


def test_the_form_is_the_same_each_time(made: bytes) -> None:
    assert prepared.write(FILES) == made


def test_the_form_is_what_is_loaded(form: Path) -> None:
    body = f"<{FILE.graph}> {{ <x:a> <x:b> <x:c> }}\n".encode()
    name = FILE.path.relative_to(bundled.root()).as_posix()
    form.write_bytes(
        b"# %s %08x %08x %d\n" % (name.encode(), crc32(FILE.path.read_bytes()), crc32(body), len(body)) + body
    )
    assert [str(quad.subject) for quad in dataset.load([FILE])] == ["<x:a>"]
    assert not prepared.is_of(bundled.bundled_files()), "the other files are not in it"
    assert canonical(dataset.load_bundled()) == canonical(dataset.load(FILES))


@pytest.mark.parametrize(
    "damage",
    [
        lambda form: form[: form.rindex(b"\n", 0, -1) + 1],  # without its last line
        lambda form: form + b"<x:g> { <x:a> <x:b> <x:c> }",
        lambda form: form[:10],
        lambda form: b"",
        lambda form: b"\xff" + form,
        lambda form: form.replace(b"# ontology/core.ttl ", b"# ontology/core.ttl 1", 1),
        lambda form: form.replace(b"# ontology/core.ttl", b"# ontology/cores.ttl", 1),
        lambda form: form[form.index(b"\n") + 1 :],
        lambda form: form.replace(b"Pakistan", b"Pakistam"),
        lambda form: b"# \xff 0 0 0\n" + form,
        lambda form: b"# graphs/new.ttl 0 0 0\n" + form,
        lambda form: None,
    ],
    ids=[
        "short", "long", "torn", "empty", "not a form", "of other Turtle", "of another file", "without a file",
        "of other words", "no text", "with a file more", "not there",
    ],
)  # fmt: skip
def test_without_a_whole_form_the_turtle_is_read(form: Path, damage: Callable[[bytes], bytes | None]) -> None:
    damaged = damage(form.read_bytes())
    if damaged is None:
        form.unlink()
    else:
        form.write_bytes(damaged)
    assert not prepared.is_of(bundled.bundled_files())
    assert canonical(dataset.load_bundled()) == canonical(dataset.load(FILES))
    with ahead.begun():
        assert canonical(dataset.load_bundled()) == canonical(dataset.load(FILES))


def test_turtle_that_was_changed_is_read(form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = FILE.path.read_bytes()
    assert prepared.form_of(FILE.path, data) and prepared.form_of(FILE.path, data + b"\n") is None


def test_files_of_others_have_no_form(form: Path, tmp_path: Path) -> None:
    assert prepared.form_of(tmp_path / "claims.ttl", b"") is None


def test_what_was_begun_is_taken_once(form: Path) -> None:
    with ahead.begun():
        first, second = dataset.load_bundled(), dataset.load_bundled()
    first.clear()
    assert canonical(second) == turtle()


def test_what_was_begun_and_not_taken_is_let_go(form: Path) -> None:
    with ahead.begun():
        pass
    assert not ahead._begun
