"""Headers of saved questions: read as YAML reads them, or refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import ROOT

from diplograph.errors import DataError
from diplograph.queries.catalogue import read_query
from diplograph.queries.header import read_header

QUESTIONS = sorted((ROOT / "queries").rglob("*.rq"))


def header(lines: str) -> str:
    return "".join(f"#+ {line}\n" for line in lines.splitlines()) + "SELECT * { }\n"


def by_yaml(text: str) -> object:
    lines = "\n".join(line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+"))
    return yaml.load(lines, yaml.BaseLoader)  # every scalar as text, as the header is read


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_every_bundled_header_is_read_as_yaml_reads_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_header(text, str(path)) == by_yaml(text)


REFUSED = {
    "a truth value": "summary: a\nparams:\n  - name: x\n    required: True",
    "single quotes": "summary: 'a'",
    "a comment": "summary: a # b",
    "a mapping in braces": "summary: a\ncolumns:\n  - {name: a, type: iri}",
    "a list in brackets": "summary: a\ncolumns: [a]",
    "an anchor": "summary: &a b",
    "an alias": "summary: *a",
    "a tag": "summary: !!str a",
    "literal text": "description: |\n  a",
    "folded text with line end": "description: >\n  a",
    "two values": "summary: a: b",
    "a value on two lines": "summary: a\n  b",
    "a key twice": "summary: a\nsummary: b",
    "a key of a column twice": "columns:\n  - name: a\n    name: b",
    "an unknown key": "title: a",
    "an unknown key of a column": "columns:\n  - names: a",
    "a document end": "summary: a\n---",
    "no colon": "summary",
    "no space": "summary:a",
    "a tab": "summary:\ta",
    "an open quote": 'summary: "a',
    "text behind the quotes": 'summary: "a" b',
    "an escape": 'summary: "\\x41"',
    "a percent sign": "summary: %a",
    "a wrong indent": "columns:\n  - name: a\n     type: iri",
    "an indented start": "  summary: a",
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_rest_of_yaml_is_refused_with_file_and_line(what: str) -> None:
    with pytest.raises(DataError, match=r"^q\.rq:\d+: the header ") as caught:
        read_header(header(REFUSED[what]), "q.rq")
    assert caught.value.remedy


scalars = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["a b", '"a b"', "'a'", "a # b", "a: b", "- a", "true", "1", "~", '"a \\" b"', "?a", "-1", "a:b", "#a", ":a", "é"]
)


@settings(max_examples=300)
@given(
    st.sampled_from(["summary", "description"]), scalars, st.sampled_from(["", "\n  more", "\ncolumns:\n  - name: a"])
)
def test_what_is_read_is_what_yaml_reads(key: str, value: str, more: str) -> None:
    text = header(f"{key}: {value}{more}")
    try:
        found = read_header(text, "q.rq")
    except DataError:
        return
    assert found == by_yaml(text)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("summary: a\ncolumns:\n  - name: a b", "cannot name"),
        ('summary: a\ncolumns:\n  - name: "z = open(1); s"', "cannot name"),
        ("summary: a\ncolumns:\n  - name: a\n    type: number", "no column is of type 'number'"),
        ("summary: a", "no summary or no columns"),
    ],
)
def test_a_header_that_says_too_little(tmp_path: Path, lines: str, said: str) -> None:
    file = tmp_path / "q.rq"
    file.write_text(header(lines))
    with pytest.raises(DataError, match=said):
        read_query(file)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_bytes(b"\xef\xbb\xbf" + header("summary: a\ncolumns:\n  - name: a").encode())
    assert read_query(file).text.startswith("#+ summary")
