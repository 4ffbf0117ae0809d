"""What several documents answer is what each answers alone: no question mixes them.

The essay stands beside another document of its shape: the same note numbers, sections
and positions, the same words for names, figures for the same years, and the same actors,
half of them in the same parts.  Whatever joins, groups or pairs by these shows.
"""

from __future__ import annotations

from pathlib import Path

import corpus
import pytest

import diplograph
from diplograph.answers.by_document import graphs_by_document
from diplograph.data import bundled
from diplograph.queries.catalogue import Catalogue, SavedQuery
from diplograph.sparql.executor import Executor, Row

QUESTIONS = list(Catalogue(bundled.queries()))
# What they tell is told of the whole graph.
OF_THE_WHOLE = {
    "graph_in_numbers": "it counts the things in the graph",
    "actors_acted_upon": "who acts in one document is not one who never acts",
    "unused_actors": "what one document refers to is not unused",
    "roles_in_numbers": "it counts over all documents",
    "relations_between": "a part that one document names has relations in another",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> diplograph.Library:
    folder = tmp_path_factory.mktemp("another")
    another: Path = next(corpus.write(folder, 1, seed=4))
    # This seed leaves some whose deaths are counted in their part, so that figures could be compared across.
    assert "actor:pakistan-security-forces" in (another / "measurements.ttl").read_text(encoding="utf-8")
    return diplograph.load(diplograph.bundled, another)


def rows(executor: Executor, text: str) -> list[Row]:
    return executor.select(text).rows


@pytest.fixture(scope="module")
def alone(both: diplograph.Library) -> list[list[str]]:
    """The graphs that each document is seen with when it is alone, in the order of the documents."""
    documents, shared = graphs_by_document(rows(both.executor, both.queries.find("graphs_of_documents").text))
    assert len(documents) == 2
    return [[*shared, *documents[document]] for document in sorted(documents)]


@pytest.mark.parametrize("saved", QUESTIONS, ids=lambda q: q.name)
def test_it_answers_for_each_document(both: diplograph.Library, alone: list[list[str]], saved: SavedQuery) -> None:
    together = rows(both.executor, saved.text)
    apart = [rows(both.executor.restricted_to(graphs), saved.text) for graphs in alone]
    assert len(together) == len(set(together))
    assert (set(together) == set().union(*apart)) is (saved.name not in OF_THE_WHOLE)
    if saved.columns[0].name == "document":
        assert together == [*apart[0], *apart[1]], "one document after the other"
