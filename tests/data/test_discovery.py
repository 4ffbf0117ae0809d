"""Which files a path means, and what is read of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.cli import main
from diplograph.data.discovery import find_files, turtle_files
from diplograph.data.turtle import parse
from diplograph.errors import NoStatements, NotFound, SyntaxFault

ONE = "_:a <http://e/p> <http://e/b> .\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.ttl", "a.ttl", "sub/c.ttl", ".git/d.ttl", "._a.ttl", "note.txt"):
        (tmp_path / name).write_text(ONE)
    (tmp_path / ".#a.ttl").symlink_to("somebody@nowhere.1234")  # as Emacs locks a file
    return tmp_path


def test_hidden_files_are_passed_over(folder: Path) -> None:
    assert [p.name for p in turtle_files(folder)] == ["a.ttl", "b.ttl"]
    assert [file.path.name for file in find_files([folder])] == ["a.ttl", "b.ttl", "c.ttl"]
    (folder / "._a.ttl").write_bytes(b"\x00\x05\x16\x07 of no concern to anybody")
    assert main(["fmt", "--check", str(folder)]) == 0


def test_a_hidden_file_can_be_named(folder: Path) -> None:
    assert [file.path.name for file in find_files([folder / "._a.ttl"])] == ["._a.ttl"]


def test_a_folder_of_hidden_files_alone_holds_nothing(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty" / "._x.ttl").write_text(ONE)
    with pytest.raises(NoStatements):
        find_files([folder / "empty"])


@pytest.mark.parametrize("name", ["none.ttl", "note.txt"])
def test_what_is_no_turtle_file_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(NotFound):
        find_files([folder / name])


def test_no_two_readings_share_a_blank_node(folder: Path) -> None:
    (one,), (other,) = parse(folder / "a.ttl"), parse(folder / "b.ttl")
    assert one.subject != other.subject


@pytest.mark.parametrize(("data", "line"), [(b"\xef\xbb\xbf<http://e/a> <http://e/p>", 1), (b"\n\xff", 2)])
def test_a_fault_says_where_it_is(tmp_path: Path, data: bytes, line: int) -> None:
    (tmp_path / "x.ttl").write_bytes(data)
    with pytest.raises(SyntaxFault) as caught:
        list(parse(tmp_path / "x.ttl"))
    assert caught.value.line == line and caught.value.where.endswith(f"x.ttl:{line}:{caught.value.column}")


def test_blank_nodes_of_two_files_are_compared_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two files of a folder that both say ``_:a``: two nodes, as in the file that says both."""
    (tmp_path / "both").mkdir()
    for name, value in (("x", 1), ("y", 2)):
        (tmp_path / "both" / f"{name}.ttl").write_text(f"_:a <http://e/p> {value} .\n")
    (tmp_path / "two.ttl").write_text("_:a <http://e/p> 1 . _:b <http://e/p> 2 .\n")
    (tmp_path / "one.ttl").write_text("_:a <http://e/p> 1 , 2 .\n")
    assert main(["diff", str(tmp_path / "both"), str(tmp_path / "two.ttl")]) == 0
    assert main(["diff", str(tmp_path / "both"), str(tmp_path / "one.ttl")]) == 1
    capsys.readouterr()
