"""Citations: of a claim with its holder, hedge and reporter, in forms that other programs read."""

from __future__ import annotations

import json
import re

import pytest
from paths import DOCS

import diplograph
from diplograph.browse.citation import cite
from diplograph.cli import main
from diplograph.errors import UnknownEntity


def test_a_claim_is_cited_with_all_that_qualifies_it(kg: diplograph.Library) -> None:
    text = cite(kg, "c-061").plain()
    assert "Pakistan asserts (reported by Ted Craig, who qualifies it):" in text
    assert "https://w3id.org/diplograph/id/modest-geopolitical-case/c-061" in text
    assert "Ted Craig, “The Modest Geopolitical Case for Pakistan”, American Diplomacy, 2024-05" in text
    assert diplograph.__version__ in text


def test_hedges_come_along(kg: diplograph.Library) -> None:
    row = next(row for row in kg.hedged_claims() if row.cue)
    assert f"“{row.cue}”" in cite(kg, row.claim).plain()


def test_bibtex_has_balanced_braces_and_escapes(kg: diplograph.Library) -> None:
    entry = cite(kg, "c-276").bibtex()
    assert re.match(r"@misc\{diplograph-modest-geopolitical-case-c-276,\n", entry) and entry.endswith("\n}")
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"(?<!\\)[%&#$_]", re.sub(r"(url|version) = \{[^}]*\}|@misc\{[^,]*", "", entry))


def test_csl_json_is_an_item_of_type_dataset(kg: diplograph.Library) -> None:
    (item,) = json.loads(cite(kg, "c-276").csl())
    assert item["type"] == "dataset" and item["issued"] == {"date-parts": [[2026]]}
    assert item["URL"].endswith("/c-276") and "Ted Craig" in item["note"]


def test_a_document_and_the_whole_graph_can_be_cited() -> None:
    kg = diplograph.load(diplograph.bundled, DOCS / "deep-harbour")
    one = cite(kg, "deep-harbour")
    assert len(one.documents) == 1 and one.url.endswith("/id/work/deep-harbour")
    assert len(cite(kg).documents) == 2
    claim = cite(kg, "deep-harbour/c-001")
    assert claim.documents[0].iri.slug == "deep-harbour" and claim.key == "diplograph-deep-harbour-c-001"


def test_what_is_not_there_is_said(kg: diplograph.Library, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnknownEntity, match="c-9999"):
        cite(kg, "c-9999")
    assert main(["cite", "satp-statistics"]) == 2
    assert "satp-statistics" in capsys.readouterr().err


def test_the_command_line_writes_an_entry(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "c-155", "--style", "bibtex"]) == 0
    assert capsys.readouterr().out.endswith("}\n")
