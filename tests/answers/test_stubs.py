"""Code that is written from headers: names that are names, and texts that stay texts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from diplograph.answers import stubs

BODY = "SELECT ?claim { ?claim ?p ?o }\n"


def question(folder: Path, name: str = "mine", summary: str = "Mine", column: str = "claim", body: str = BODY) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.rq").write_text(f"#+ summary: {summary}\n#+ columns:\n#+   - name: {column}\n{body}")
    return folder


@pytest.mark.parametrize(
    ("folder", "summary"),
    [
        ("plain", "What is claimed?"),
        ('a"""b', 'a """ + __import__("os").system("touch pwned") + """'),
        ("back\\slash'", "ends in a backslash \\\\"),
    ],
)
def test_texts_stay_texts(tmp_path: Path, folder: str, summary: str) -> None:
    quoted = '"' + summary.replace("\\", "\\\\").replace('"', '\\"') + '"'
    made = ast.parse(stubs.module(question(tmp_path / folder, summary=quoted)))
    assert ast.get_docstring(made, clean=False) == (
        f"The saved questions of {folder}, typed; written by `python -m diplograph.answers.stubs`."
    )
    (method,) = [node for node in ast.walk(made) if isinstance(node, ast.FunctionDef)]
    assert ast.get_docstring(method, clean=False) == summary and len(method.body) == 2


@pytest.mark.parametrize("name", ["my-question", "1st", "a b", "class", "_hidden", "x(y): pass; def z"])
def test_a_name_that_python_cannot_write_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    question(tmp_path / "q", name=name)
    written: list[str] = []
    assert stubs.main([str(tmp_path / "q")], written.append) == 1
    assert not written and "cannot be a name in Python" in capsys.readouterr().err


@pytest.mark.parametrize("column", ['"z = open(1); s"', "a-b", '"1"'])
def test_a_column_that_python_cannot_write_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], column: str
) -> None:
    assert stubs.main([str(question(tmp_path / "q", column=column))]) == 1
    assert "cannot name a parameter or column" in capsys.readouterr().err


def test_faults_are_messages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stubs.main([str(question(tmp_path / "syntax", body="SELEC"))]) == 2
    assert stubs.main([str(tmp_path / "nowhere")]) == 2
    err = capsys.readouterr().err
    assert err.count("error: ") == 2
