"""Two essays as one graph: they join on shared actors, and each row knows whose it is."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT

import diplograph
from diplograph.answers.result import Result
from diplograph.cli import main
from diplograph.errors import UsageError
from diplograph.sparql.executor import Answer, Executor, Solutions
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.sparql.rdflib import RdflibExecutor

HARBOUR = ROOT / "docs" / "deep-harbour"
ESSAYS = {"deep-harbour", "modest-geopolitical-case"}


class Elsewhere(Executor):
    """An executor that only takes text, as one over HTTP does."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def run(self, text: str, where: str = "query", allow: Collection[str] = ()) -> Answer:
        return self.executor.run(text, where, allow)


@pytest.fixture(scope="module")
def both() -> diplograph.Library:
    return diplograph.load(diplograph.bundled, HARBOUR)


def slugs(result: Result[Any]) -> list[tuple[str, ...]]:
    return [tuple(document.slug for document in documents) for documents in result.documents]


def test_they_join_on_an_actor(both: diplograph.Library) -> None:
    about = both.query("claims_about", entity="actor:china")
    assert {slug for documents in slugs(about) for slug in documents} == ESSAYS
    for row, (document,) in zip(about, slugs(about), strict=True):
        assert f"/{document}/" in row.claim


@pytest.mark.parametrize("name", ["claims_all", "hedged_claims", "measurements", "premises_of", "timeline"])
def test_every_row_of_the_union_is_of_one_essay(both: diplograph.Library, name: str) -> None:
    rows = both.query(name)
    alone = [diplograph.load().query(name), diplograph.load(HARBOUR).query(name)]
    assert len(rows) == sum(map(len, alone)) and {len(documents) for documents in slugs(rows)} == {1}
    assert {documents[0] for documents in slugs(rows)} == ESSAYS


def test_what_the_shared_files_say_is_of_no_essay(both: diplograph.Library) -> None:
    names = both.query("actor_names", actor="china")
    assert set(slugs(names)) == {()}


def test_a_count_over_both_is_of_both(both: diplograph.Library) -> None:
    numbers = both.query("graph_in_numbers")
    assert ("deep-harbour", "modest-geopolitical-case") in {tuple(sorted(documents)) for documents in slugs(numbers)}


def test_it_is_the_same_wherever_the_question_is_asked(both: diplograph.Library) -> None:
    expected = slugs(both.query("claims_about", entity="actor:china"))
    for executor in (Elsewhere(OxigraphExecutor(both.store)), RdflibExecutor(both.dataset())):
        assert slugs(diplograph.Library(executor).query("claims_about", entity="actor:china")) == expected


def test_without_a_catalogue_the_folder_stands_for_the_document(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for path in HARBOUR.iterdir():
        if path.name not in ("catalog.ttl", "derived.ttl"):
            (folder / path.name).write_bytes(path.read_bytes())
    kg = diplograph.load(folder)
    assert set(slugs(kg.query("claims_all"))) == {("mine",)}
    assert len(kg.query("timeline")) == len(diplograph.load(HARBOUR).query("timeline"))


def test_free_sparql_does_not_pretend_to_know(both: diplograph.Library) -> None:
    answer = both.sparql("SELECT ?s { ?s a <https://w3id.org/diplograph/ns#Claim> }")
    assert isinstance(answer, Solutions)
    with pytest.raises(UsageError, match="only a saved question"):
        _ = Result(answer).documents


def test_a_query_that_names_its_graphs_means_those(both: diplograph.Library) -> None:
    counted = "SELECT (COUNT(*) AS ?n) {}WHERE {{ ?s a <https://w3id.org/diplograph/ns#Claim> }}"
    one = both.sparql(counted.format("FROM <https://w3id.org/diplograph/graph/deep-harbour/claims> "))
    assert isinstance(one, Solutions) and str(one.rows[0][0]).startswith('"10"')


def test_the_command_shows_whose_a_row_is(capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["query", "claims_about", "entity=actor:china", "--data", str(HARBOUR), "--bundled", "--documents"]
    assert main([*argv, "--format", "csv"]) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.endswith(",documents") and {row.rpartition(",")[2] for row in rows} == ESSAYS
