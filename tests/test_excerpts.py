"""Local questions of a large graph are asked of the documents that they touch, and answered alike."""

from __future__ import annotations

from pathlib import Path

import corpus
import pytest

import diplograph
from diplograph import library
from diplograph.answers.result import Result
from diplograph.sparql.executor import Executor

CLAIMS = ("doc-0002/c-276", "doc-0001/c-037", "doc-0003/c-155", "doc-0002/c-162")


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> tuple[diplograph.Library, diplograph.Library]:
    """The same three documents, as a graph that is taken for small and as one that is taken for large."""
    folder = tmp_path_factory.mktemp("corpus")
    list(corpus.write(folder, 3))
    small, large = diplograph.load(folder), diplograph.load(folder)
    assert not small.executor.large
    large.executor.large = True
    return small, large


@pytest.mark.parametrize("claim", CLAIMS)
def test_grounds_objections_and_cruxes_are_the_same(
    corpora: tuple[diplograph.Library, diplograph.Library], claim: str
) -> None:
    small, large = corpora
    assert large.why(claim).to_text() == small.why(claim).to_text()
    assert large.against(claim, deep=True) == small.against(claim, deep=True)
    views = [kg.viewpoint_of(claim) for kg in corpora]
    assert views[0].cruxes(claim).rows == views[1].cruxes(claim).rows


@pytest.mark.parametrize("claim", CLAIMS)
def test_what_falls_is_the_same(corpora: tuple[diplograph.Library, diplograph.Library], claim: str) -> None:
    changed = [{(c.claim, c.after) for c in kg.viewpoint_of(claim).what_if(reject=[claim]).fallen} for kg in corpora]
    assert changed[0] == changed[1]


@pytest.mark.parametrize("holder", ["ted-craig", "pakistan", "india"])
def test_a_view_is_the_same(corpora: tuple[diplograph.Library, diplograph.Library], holder: str) -> None:
    small, large = (kg.viewpoint(holder) for kg in corpora)
    assert large.rows == small.rows
    others = [kg.viewpoint("indian-diplomats") for kg in corpora]
    assert large.compare(others[1]) == small.compare(others[0])


@pytest.mark.parametrize("holder", ["ted-craig", "pakistan"])
def test_acceptance_and_strength_are_the_same_some_documents_at_a_time(
    corpora: tuple[diplograph.Library, diplograph.Library], holder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_MANY", 1)
    small, large = (kg.viewpoint(holder) for kg in corpora)
    found = large.evaluated()
    assert found == large.acceptance().rows
    claims = {row.claim for row in found}
    assert found == small.acceptance().rows.where(lambda row: row.claim in claims)
    assert holder in {row.holder.slug for row in found}
    assert large.strength() == small.strength()


def test_only_the_documents_touched_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(corpus.write(tmp_path, 3))
    kg = diplograph.load(tmp_path)
    kg.executor.large = True
    taken: list[str] = []
    copy = kg.executor.excerpt

    def excerpt(graphs: list[str]) -> Executor:
        taken.extend(graphs)
        return copy(graphs)

    monkeypatch.setattr(kg.executor, "excerpt", excerpt)
    kg.why("doc-0002/c-276")
    kg.why("doc-0002/c-155")
    assert any("/doc-0002/" in graph for graph in taken) and not any("/doc-0001/" in graph for graph in taken)
    assert len(taken) == len(set(taken)), "a second question reads nothing again"


def test_a_graph_without_a_catalogue_is_read_whole() -> None:
    kg = diplograph.load()
    bare = diplograph.from_graph(
        kg.dataset().graph("https://w3id.org/diplograph/graph/modest-geopolitical-case/claims")
    )
    bare.executor.large = True
    assert bare.around() is bare
    assert isinstance(bare.claims_all(), Result)
