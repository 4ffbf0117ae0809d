"""What people read: articles that fit, and none of the turns of phrase that only we would use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from paths import DOCS, ROOT

from diplograph.data import bundled

# A vowel that is not one to the ear, and the reverse; abbreviations are read letter by letter, or as a word.
ARTICLES = re.compile(
    r"(?:\ba|(?:^|(?<=\. ))A) (?!(?:one|once|uni|us[aeu]|eu|Eu)\w*|U[NKSR]\w*|UTF)[aeiouAEIOU]\w*"
    r"|\b[Aa] (?:RDF|HTTP|XML|SVG|hour|honest)\w*"
    r"|\b[Aa]n (?!hour|hono|heir|[A-Z]{2}|xsd:|rdf|[FHLMNRSX]\b)[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z]\w*"
)
WEEDS = re.compile(
    r"\b(?:(?<!--)told(?! apart)|mend(?:s|ed)?|(?:is|are) none|called so|at hand|such as where|wants|he|his|him"
    r"|likewise)\b"
)


def spoken(path: Path) -> Iterator[str]:
    """Yield the strings of a module that people may read: not docstrings, not names."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            # A word alone is a name, and a list of words no sentence.
            yield from [node.value] if " " in node.value and " a an " not in node.value else []


def messages() -> Iterator[str]:
    """Yield what the shapes say."""
    for file in [*bundled.shape_files(), bundled.style()]:
        for triple in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            if triple.predicate.value == "http://www.w3.org/ns/shacl#message" and isinstance(triple.object, ox.Literal):
                yield triple.object.value


def pages() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]


MODULES = sorted((ROOT / "src" / "diplograph").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src" / "diplograph")))
def test_what_a_module_says(path: Path) -> None:
    for text in spoken(path):
        for pattern in (ARTICLES, WEEDS):
            assert not pattern.search(re.sub(r"`[^`]*`", "", text)), text


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_what_a_page_says(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.S)
    for pattern in (ARTICLES, WEEDS):
        assert not (found := pattern.search(text)), text[found.start() - 60 : found.end() + 40]


def test_what_a_shape_says() -> None:
    for text in messages():
        for pattern in (ARTICLES, WEEDS):
            assert not pattern.search(text), text
