"""Turtle laid out: it says the same, keeps its comments, and a second run changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from paths import ROOT

from diplograph.cli import main
from diplograph.data import bundled, layout
from diplograph.data.canonical import same
from diplograph.data.layout import formatted
from diplograph.data.positions import comments
from diplograph.data.turtle import parse
from diplograph.errors import DataError, UsageError
from diplograph.text.drafting import Document, new_document

# What is odd, or at fault, on purpose.
ODD = {"odd.ttl", "planted.ttl", "turtle.1.ttl"}
EVERY = [
    path
    for folder in (bundled.ontology(), bundled.graphs(), bundled.templates(), ROOT / "docs", ROOT / "tests")
    for path in sorted(folder.rglob("*.ttl"))
    if path.name not in ODD
]

AWKWARD = """# head, "quoted
PREFIX ex: <http://e/>
@prefix ey: <http://f/> . # behind a prefix

# of a
ex:a a ex:B , ex:C ; # behind
    #     indented,   on purpose
    #
    ex:p "x"@en-gb ,
      '''long "string" # no comment
''' ; ex:n 01 , 1.50 , 1e0 , true ;
    ex:q [ ex:r ( 1 2 "a , b ;" ) ; ex:s [] ] .
ex:c ey:d ex:e\\,f , 'single' . [] ex:p _:b . _:b ex:p ex:a .
[ ex:only 1 ] .
# tail"""


@pytest.fixture
def awkward(tmp_path: Path) -> Path:
    (tmp_path / "a.ttl").write_text(AWKWARD)
    return tmp_path / "a.ttl"


def test_it_says_the_same_and_keeps_comments_and_lexical_forms(awkward: Path) -> None:
    before = list(parse(awkward))
    assert main(["fmt", str(awkward)]) == 0
    text = awkward.read_text()
    assert text != AWKWARD and same(before, list(parse(awkward)))
    assert sorted(c for c, _ in comments(text)) == sorted(c for c, _ in comments(AWKWARD))
    assert all(form in text for form in ("01", "1.50", "1e0", "@en-gb", "ex:e\\,f"))


def test_a_second_run_changes_nothing(awkward: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--check", str(awkward)]) == 1
    assert awkward.read_text() == AWKWARD
    main(["fmt", str(awkward)])
    assert main(["fmt", "--check", str(awkward.parent)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 of 1 files would change"


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_turtle_file_is_laid_out(path: Path) -> None:
    assert formatted(path) == path.read_bytes()


def test_what_is_long_has_a_line_for_each_member(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    members = " ".join(f'[ ex:q {n} ; ex:r "{"x" * 20}" ]' for n in range(3))
    file.write_text(
        f'@prefix ex: <http://e/> .\nex:a ex:p ( {members} "b c"@en ) ; ex:s [ ex:t """one\ntwo""" ; ex:u () ] .\n'
    )
    text = formatted(file).decode()
    assert text.endswith(
        '''ex:a ex:p (
        [ ex:q 0 ; ex:r "xxxxxxxxxxxxxxxxxxxx" ]
        [ ex:q 1 ; ex:r "xxxxxxxxxxxxxxxxxxxx" ]
        [ ex:q 2 ; ex:r "xxxxxxxxxxxxxxxxxxxx" ]
        "b c"@en
    ) ;
    ex:s [
        ex:t """one
two""" ;
        ex:u ( )
    ] .
'''
    ), text
    file.write_text(text)
    assert formatted(file).decode() == text


def test_a_new_folder_is_laid_out(tmp_path: Path) -> None:
    new_document(tmp_path / "d", "One sentence. Another.", Document("T", "A. Writer", date="2020"))
    assert main(["fmt", "--check", str(tmp_path / "d")]) == 0


def test_what_would_change_is_left_alone(awkward: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = layout._turtlefmt
    monkeypatch.setattr(layout, "_turtlefmt", lambda path, text: honest(path, text).replace("1.50", "1.5"))
    with pytest.raises(DataError, match="would change what the file says"):
        formatted(awkward)
    monkeypatch.setattr(layout, "_turtlefmt", lambda path, text: honest(path, text).replace("c6", ""))
    assert main(["fmt", str(awkward)]) == 1 and awkward.read_text() == AWKWARD


def test_a_syntax_error_is_told_with_its_place(awkward: Path, capsys: pytest.CaptureFixture[str]) -> None:
    awkward.write_text("@prefix ex: <http://e/> .\nex:a ex:b .\n")
    assert main(["fmt", str(awkward)]) == 1
    assert "a.ttl:2:" in capsys.readouterr().err


def test_without_the_program_it_says_how_to_get_it(awkward: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match=r"diplograph\[fmt\]"):
        formatted(awkward)
