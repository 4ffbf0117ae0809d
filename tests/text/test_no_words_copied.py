"""No file of the project holds eight words of the essay in a row, titles and names apart."""

from __future__ import annotations

import re
import subprocess

import pytest
from essay import TEXT
from paths import ROOT

import diplograph
from diplograph.sparql.executor import Solutions

RUN = 8

pytestmark = pytest.mark.skipif(not TEXT.exists(), reason="the text of the essay is not at hand")


def words(text: str) -> list[str]:
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return set(zip(*(found[i:] for i in range(RUN)), strict=False))


def names(kg: diplograph.Library) -> set[tuple[str, ...]]:
    """Runs within titles of works and names of actors, which carry over."""
    literals = kg.sparql(
        "SELECT ?name { { ?x <http://purl.org/dc/terms/title> ?name } UNION"
        " { ?x a/<http://www.w3.org/2000/01/rdf-schema#subClassOf> <https://w3id.org/diplograph/ns#Actor> ;"
        " <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } }"
    )
    assert isinstance(literals, Solutions)
    return set().union(*(runs(str(row[0])) for row in literals.rows))


def test_no_words_of_the_essay_are_copied(kg: diplograph.Library) -> None:
    essay = runs(TEXT.read_text(encoding="utf-8")) - names(kg)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout: which files are the project's is not known")
    copied: dict[str, set[tuple[str, ...]]] = {}
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            found = runs((ROOT / name).read_text(encoding="utf-8", errors="replace")) & essay
            if found:
                copied[name] = found
    assert not copied


def test_the_check_can_fail() -> None:
    assert len(runs("one two three four five six seven eight nine")) == 2
