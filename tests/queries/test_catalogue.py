"""Parameters are bound where the query has a place for them, all at once, and never in silence elsewhere."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import diplograph
from diplograph.browse import search
from diplograph.data import bundled
from diplograph.errors import BadValue, DataError
from diplograph.queries.catalogue import Catalogue, SavedQuery, read_query

HEAD = """\
#+ summary: Two strings
#+ params:
#+   - name: a
#+   - name: b
#+ columns:
#+   - name: a
"""


def saved(tmp_path: Path, body: str) -> SavedQuery:
    (tmp_path / "two.rq").write_text(HEAD + body)
    return read_query(tmp_path / "two.rq")


@pytest.mark.parametrize(
    "place", ["VALUES ?a { UNDEF }", "VALUES ?a {UNDEF}", "values  ?a{ undef }", "VALUES?a\n{\nUNDEF\n}"]
)
def test_a_place_is_found_however_it_is_written(tmp_path: Path, place: str) -> None:
    one = saved(tmp_path, f"SELECT * {{ {place} ?a ?p ?o }}")
    assert '"x"' in one.bind({"a": ox.Literal("x")})


def test_what_has_no_place_is_refused_and_not_ignored(tmp_path: Path) -> None:
    one = saved(tmp_path, "SELECT * { VALUES ?a { UNDEF } ?a ?p ?b }")
    with pytest.raises(DataError, match="no place for b"):
        one.bind({"b": ox.Literal("x")})


def test_no_value_is_looked_through_for_the_place_of_another(tmp_path: Path) -> None:
    one = saved(tmp_path, "SELECT * { VALUES ?a { UNDEF } VALUES ?b { UNDEF } }")
    bound = one.bind({"a": ox.Literal("VALUES ?b { UNDEF }"), "b": ox.Literal("} ?s ?any ?thing . } LIMIT 3 #")})
    (row,) = ox.Store().query(bound)  # type: ignore[misc]
    assert [term.value for term in row] == ["VALUES ?b { UNDEF }", "} ?s ?any ?thing . } LIMIT 3 #"]


def test_a_value_that_some_parsers_would_expand_is_refused(tmp_path: Path) -> None:
    one = saved(tmp_path, "SELECT * { VALUES ?a { UNDEF } VALUES ?b { UNDEF } }")
    for value in (r"\u0022", r"ends with \U00000022"):
        with pytest.raises(BadValue, match="escape"):
            one.bind({"a": ox.Literal(value)})
    assert one.bind({"a": ox.Literal(r"C:\users")})


@pytest.mark.parametrize("name", Catalogue(Path(__file__).parents[2] / "queries").names())
def test_every_bundled_parameter_has_a_place(kg: diplograph.Library, name: str) -> None:
    one = kg.queries.find(name)
    one.bind({parameter.name: ox.NamedNode("x:a") for parameter in one.parameters})


def test_hidden_files_are_no_questions(tmp_path: Path) -> None:
    saved(tmp_path, "SELECT * { }")
    (tmp_path / "._two.rq").write_bytes(b"\x00\x05\x16\x07")
    (tmp_path / ".#two.rq").write_text("")
    assert Catalogue(tmp_path).names() == ["two"]


def test_a_question_that_answers_with_no_rows_is_refused(tmp_path: Path) -> None:
    for body in ("ASK { }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
        saved(tmp_path, body)
        with pytest.raises(diplograph.DiplographError, match="SELECT"):
            diplograph.load(queries=tmp_path).query("two")


MODE = """\
OPTIONAL { ?claim dg:claimType ?advised . FILTER ( ?advised = claimtype:prescriptive ) }
OPTIONAL { ?claim dg:claimType ?contrary . FILTER ( ?contrary = claimtype:counterfactual ) }
OPTIONAL { ?claim dg:claimType ?foretold . FILTER ( ?foretold = claimtype:predictive ) }
BIND ( COALESCE(?advised, ?contrary, ?foretold) AS ?mode )
"""


def test_mode_means_the_same_in_every_question() -> None:
    """Plain SPARQL has no way to share these lines, so they are held equal."""
    asked = [saved for saved in Catalogue(bundled.queries()) if "mode" in {column.name for column in saved.columns}]
    assert len(asked) >= 30
    for saved in asked:
        assert MODE in "".join(line.lstrip() for line in saved.text.splitlines(keepends=True)), saved.name


def test_a_search_knows_the_limit_of_the_question_that_it_asks() -> None:
    (saved,) = (saved for saved in Catalogue(bundled.queries()) if saved.name == "texts_with_word")
    assert saved.text.rstrip().endswith(f"LIMIT {search.MOST}") and f"{search.MOST:,}" in saved.description
