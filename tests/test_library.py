"""The Python interface: questions as methods, results, cards, finding, graphs that a user already holds."""

from __future__ import annotations

import csv
import datetime
import inspect
import io
import json
import pickle
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import rdflib
from paths import DOCS

import diplograph
from diplograph import errors
from diplograph.answers import methods, stubs
from diplograph.answers.result import ENDS, Result, field
from diplograph.browse import search
from diplograph.data import bundled
from diplograph.queries.catalogue import Catalogue, SavedQuery
from diplograph.sparql.executor import Executor, Solutions
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.sparql.rdflib import RdflibExecutor
from diplograph.terms import Iri

QUESTIONS = list(Catalogue(bundled.queries()))
TYPES: dict[str, Any] = {
    "iri": Iri, "string": str, "date": datetime.date, "integer": int, "decimal": (int, Decimal), "boolean": bool,
    "term": object,
}  # fmt: skip
MINE = """\
#+ summary: Which states does the graph know?
#+ description: >-
#+   One row for each state.
#+ params:
#+   - name: state
#+     kind: actor
#+     description: which one
#+     required: false
#+     example: pakistan
#+ columns:
#+   - name: state
#+     type: iri
#+     description: "the state"
#+   - name: label
#+     type: string
#+     description: "its name, if it has one"
PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?state ?label
WHERE {
    VALUES ?state { UNDEF }
    ?state a dg:State .
    OPTIONAL { ?state skos:prefLabel ?label }
}
ORDER BY ?state ?label
"""


@pytest.fixture
def my_questions(tmp_path: Path) -> Path:
    folder = tmp_path / "my-questions" / "states"
    folder.mkdir(parents=True)
    (folder / "states_known.rq").write_text(MINE)
    return folder.parent


# Questions as methods


@pytest.mark.parametrize("saved", QUESTIONS, ids=lambda q: q.name)
def test_rows_are_as_the_header_and_the_stub_say(kg: diplograph.Library, saved: SavedQuery) -> None:
    """Over all rows, and over those of the examples; what the stub calls never empty is never empty."""
    bound = stubs.always(saved)
    examples = {p.name: p.example for p in saved.parameters}
    for result in (getattr(kg, saved.name)(), kg.query(saved.name, **examples)):
        assert result.columns == tuple(column.name for column in saved.columns)
        for row in result:
            for column, value in zip(saved.columns, row, strict=True):
                assert getattr(row, field(column.name)) is value
                if value is None:
                    assert column.name not in bound, column.name
                else:
                    assert isinstance(value, TYPES[column.type])
                    assert column.type == "term" or isinstance(value, Iri) == (column.type == "iri")


def test_the_stub_is_in_step() -> None:
    kept = Path(methods.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    assert kept == stubs.stub(QUESTIONS), "run `python tests/regenerate.py`"


def test_no_question_hides_behind_the_library(kg: diplograph.Library) -> None:
    assert not set(kg.queries.names()) & set(object.__dir__(kg))
    assert set(kg.queries.names()) <= set(dir(kg))


def test_a_question_says_what_it_takes(kg: diplograph.Library) -> None:
    asked = kg.situations_between
    assert list(inspect.signature(asked).parameters) == ["from_", "to"]
    assert "two days" in (asked.__doc__ or "")
    assert asked(from_="2019-01-01", to=datetime.date(2019, 12, 31)) == kg.query(
        "situations_between", **{"from": "2019-01-01", "to": "2019-12-31"}
    )
    with pytest.raises(AttributeError, match="no saved question 'claims_by_holdr'"):
        getattr(kg, "claims_by_holdr")  # noqa: B009
    with pytest.raises(errors.UnknownParameter, match="Did you mean holder"):
        kg.query("claims_by_holder", hodler="pakistan")


def test_none_is_not_asked_about(kg: diplograph.Library) -> None:
    assert kg.claims_by_holder(holder=None) == kg.claims_by_holder()


@pytest.mark.parametrize("saved", QUESTIONS[::12], ids=lambda q: q.name)
def test_the_class_of_rows_can_be_imported_and_pickled(kg: diplograph.Library, saved: SavedQuery) -> None:
    result = kg.query(saved.name)
    kind = getattr(methods, methods.class_name(saved.name))
    assert kind.__name__ == methods.class_name(saved.name) and kind.__module__ == methods.__name__
    for row in list(result)[:3]:
        again = pickle.loads(pickle.dumps(row))
        assert type(row) is kind and type(again) is kind and again == row
        assert all(isinstance(a, Iri) == isinstance(b, Iri) for a, b in zip(row, again, strict=True))


def test_questions_of_ones_own(my_questions: Path) -> None:
    kg: Any = diplograph.load(queries=my_questions)
    rows = kg.states_known()
    assert "states_known" in dir(kg) and "claims_all" in dir(kg)
    assert kg.states_known(state="Pakistan")[0].label == "Pakistan" and len(rows) > 1
    assert pickle.loads(pickle.dumps(rows[0])) == rows[0]
    assert rows == kg.query("states_known")


def test_ones_own_question_of_a_bundled_name_counts(my_questions: Path) -> None:
    file = my_questions / "states" / "states_known.rq"
    file.rename(file.with_name("instances_named.rq"))
    kg = diplograph.load(queries=my_questions)
    assert kg.query("instances_named").columns == ("state", "label")
    assert kg.actor("Imran Khan").iri.slug == "imran-khan"  # names come from the bundled one


def test_a_folder_without_questions(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFound, match="no saved question"):
        diplograph.load(queries=tmp_path)


# Results


@pytest.fixture(scope="module")
def causes(kg: diplograph.Library) -> Result[methods.CausalLinksAll]:
    return kg.causal_links_all()


def test_a_result_is_a_sequence(causes: Result[Any]) -> None:
    assert causes[0] == next(iter(causes)) and causes[-1] in causes
    part = causes[1:4]
    assert isinstance(part, Result) and list(part) == list(causes)[1:4]
    assert part == causes[1:4] and part != causes and part.to_csv().count("\r\n") == 4
    with pytest.raises(AttributeError):
        causes[0].cause = "x"
    with pytest.raises(TypeError):
        hash(causes)


def test_formats_say_the_same(causes: Result[Any]) -> None:
    rows = [["" if cell is None else str(cell) for cell in row] for row in causes]
    assert list(csv.reader(io.StringIO(causes.to_csv())))[1:] == rows
    bindings = json.loads(causes.to_json())["results"]["bindings"]
    assert [[one[name]["value"] if name in one else "" for name in causes.columns] for one in bindings] == rows
    assert [["" if term is None else str(term) for term in row] for row in causes.terms()] == rows
    assert all(isinstance(row[0], rdflib.URIRef) for row in causes.terms())


def test_terms_keep_type_and_language(kg: diplograph.Library) -> None:
    (row,) = _result(kg, 'SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) { ("x"@en 1.5 "y" UNDEF) } }').terms()
    assert row == (rdflib.Literal("x", lang="en"), rdflib.Literal(Decimal("1.5")), rdflib.Literal("y"), None)


def _result(kg: diplograph.Library, text: str) -> Result[Any]:
    answer = kg.sparql(text)
    assert isinstance(answer, Solutions)
    return Result(answer)


@pytest.mark.parametrize("saved", QUESTIONS[::10], ids=lambda q: q.name)
def test_data_frames(kg: diplograph.Library, saved: SavedQuery) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    result = kg.query(saved.name)
    frame, other = result.to_pandas(), result.to_polars()
    assert list(frame.columns) == other.columns == list(result.columns)
    assert [tuple(None if pandas.isna(c) else c for c in row) for row in frame.itertuples(index=False)] == list(result)
    assert other.rows() == [tuple(row) for row in result]
    types = {"iri": polars.String, "string": polars.String, "integer": polars.Int64, "date": polars.Date}
    assert all(other.schema[c.name] == types.get(c.type, other.schema[c.name]) for c in saved.columns)


def test_no_rows_make_an_empty_frame(kg: diplograph.Library) -> None:
    pytest.importorskip("pandas"), pytest.importorskip("polars")
    nothing = kg.measurements()[:0]
    assert nothing.to_pandas().shape == nothing.to_polars().shape == (0, len(nothing.columns))


@pytest.mark.parametrize("package", ["pandas", "polars", "networkx"])
def test_a_package_that_is_missing_is_named_with_its_extra(
    kg: diplograph.Library, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(errors.MissingPackage, match=rf"diplograph\[{package}\]"):
        getattr(kg.causes_of(), f"to_{package}")()


def test_networks(kg: diplograph.Library, causes: Result[Any]) -> None:
    pytest.importorskip("networkx")
    graph = causes.to_networkx()
    assert graph.number_of_edges() == len(causes)
    assert {(a, b) for a, b in graph.edges()} == {(row.cause, row.effect) for row in causes}
    first = next(iter(graph.get_edge_data(causes[0].cause, causes[0].effect).values()))
    assert set(first) == set(causes.columns) - {"cause", "effect"}
    held = kg.claims_by_holder().to_networkx("holder", "claim")
    assert held.number_of_edges() == len(kg.claims_by_holder())


@pytest.mark.parametrize("ends", [("cause", "nowhere"), ("cause", None), (None, None)])
def test_rows_that_are_no_edges(kg: diplograph.Library, ends: tuple[str | None, str | None]) -> None:
    result: Result[Any] = kg.timeline() if ends == (None, None) else kg.causal_links_all()
    with pytest.raises(errors.BadValue, match="Name both ends"):
        result.to_networkx(*ends)


def test_every_default_pair_of_ends_is_that_of_some_question() -> None:
    columns = [{column.name for column in saved.columns} for saved in QUESTIONS]
    assert not [pair for pair in ENDS if not any(set(pair) <= one for one in columns)]


def test_a_notebook_shows_a_table_and_runs_nothing(kg: diplograph.Library) -> None:
    shown = _result(kg, 'SELECT ?a ?b { VALUES (?a ?b) { ("<script>&\\"" <javascript:alert(1)>) } }')._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;&amp;&quot;" in shown
    assert "href" not in shown and shown.count("<tr>") == 2
    linked = kg.actors_all()._repr_html_()
    assert '<a href="https://w3id.org/diplograph/id/actor/imran-khan">actor:imran-khan</a>' in linked


# Graphs that a user holds


@pytest.mark.parametrize("default_union", [True, False])
def test_from_a_dataset(kg: diplograph.Library, default_union: bool) -> None:
    data = rdflib.Dataset(default_union=default_union)
    for file in bundled.bundled_files():
        if file.parent.name == "modest-geopolitical-case" and file.name != "derived.ttl":
            data.graph(rdflib.URIRef(f"https://example.org/{file.stem}")).parse(file)
    before = set(data.quads())
    mine = diplograph.from_graph(data)
    assert set(data.quads()) == before
    assert mine.graph_in_numbers() == kg.graph_in_numbers()
    assert mine.claims_about(entity="imran-khan") == kg.claims_about(entity="imran-khan")
    assert any("example.org/claims" in str(name) for name in mine.store.named_graphs())


def test_from_a_graph(kg: diplograph.Library) -> None:
    flat = rdflib.Graph()
    for quad in kg.dataset().quads():
        flat.add(quad[:3])
    size = len(flat)
    mine = diplograph.from_graph(flat)
    assert len(flat) == size
    for saved in ("graph_in_numbers", "actors_who_hold_claims", "claims_per_section"):  # they count: nothing twice
        assert mine.query(saved) == kg.query(saved)


def test_from_an_empty_graph() -> None:
    with pytest.raises(errors.NoStatements):
        diplograph.from_graph(rdflib.Graph())


@pytest.mark.parametrize(
    "triple",
    [
        (rdflib.URIRef("x:a b"), rdflib.RDF.type, rdflib.RDF.List),
        (rdflib.Literal("a"), rdflib.RDF.type, rdflib.RDF.List),
        (rdflib.URIRef("x:a"), rdflib.RDF.type, rdflib.Variable("v")),
    ],
)
def test_from_a_graph_that_is_no_rdf(triple: tuple[Any, Any, Any]) -> None:
    graph = rdflib.Graph()
    graph.add(triple)
    with pytest.raises(errors.DataError, match=r"RDF 1\.1"):
        diplograph.from_graph(graph)


# Cards


def claim_slugs(text: str) -> set[str]:
    return set(re.findall(r"\bc-\d+\b", text))


def test_an_actor(kg: diplograph.Library) -> None:
    card = kg.actor("Imran Khan")
    assert card == kg.actor("actor:imran-khan") == kg.actor(card.iri)
    assert set(card.names) == {row.name for row in kg.actor_names(actor=card)}
    assert list(card.relations) == list(kg.relations_of(actor=card)) and card.relations
    assert list(card.events) == list(kg.events_of(actor=card)) and card.events
    assert [p.claim for p in card.about] == [row.claim for row in kg.claims_about(entity=card)]
    assert "Q155164" in str(card)
    with pytest.raises(AttributeError):
        card.label = "x"  # type: ignore[misc]


@pytest.mark.parametrize("actor", ["pakistan", "ted-craig", "ttp"])
def test_a_card_tells_nothing_flat(kg: diplograph.Library, actor: str) -> None:
    """Every line about the world names its claim, holder and stance; a hedge or reporter stays with it."""
    card = kg.actor(actor)
    hedged = {row.claim.slug: row.cue for row in kg.hedged_claims() if row.cue}
    reported = {row.claim.slug: row.reporter.slug for row in kg.reported_claims()}
    parts = dict(list(card.sections())[1:])
    pointers = parts.pop("see also")  # other actors that might be meant: names, and nothing told of them
    assert set(pointers) == {f"{row.kin.curie}, {row.label}" for row in kg.kin_of_actor(actor=actor)}
    lines = [line for part in parts.values() for line in part]
    assert lines
    for line in lines:
        told = claim_slugs(line)
        assert told and any(
            f" {stance.slug.replace(chr(45), chr(32))}" in line
            for stance in {p.stance for p in (*card.about, *card.holds)}
        )
        for claim in told:
            assert claim not in hedged or f"“{hedged[claim]}”" in line
            assert claim not in reported or f"reported by {reported[claim]}" in line


def test_a_card_in_full_and_in_short(kg: diplograph.Library) -> None:
    card = kg.actor("pakistan")
    full, short = card.to_text(None), card.to_text(2)
    assert "more" not in {line.split(" ")[-1] for line in full.splitlines() if line.startswith("  …")}
    assert f"… and {len(card.about) - 2} more" in short and str(card) == card.to_text()
    assert len(short.splitlines()) < len(str(card).splitlines()) < len(full.splitlines())


def test_a_claim(kg: diplograph.Library) -> None:
    """One that is reported, one that is hedged, one with grounds, attackers and a conclusion, as the questions say."""
    for row in (kg.reported_claims()[0], kg.hedged_claims()[0]):
        card = kg.claim(row.claim.slug)
        assert (card.holder, card.stance, card.paraphrase) == (row.holder, row.stance, row.paraphrase)
    reported = kg.claim(kg.reported_claims()[0].claim)
    assert reported.reporter == kg.reported_claims()[0].reporter and "reporter's stance: " in str(reported)
    hedged = next(row for row in kg.hedged_claims() if row.cue)
    assert f"“{hedged.cue}”" in kg.claim(hedged.claim).hedge and "hedge: none" not in str(kg.claim(hedged.claim))
    attacked = {row.claim for row in kg.attacks_on()} & {row.conclusion for row in kg.premises_of()}
    argued = kg.claim(min(attacked & {row.premise for row in kg.conclusions_from()}))
    assert [s.position.claim for s in argued.premises] == [r.premise for r in kg.premises_of(conclusion=argued)]
    assert [s.position.claim for s in argued.attackers] == [r.attacker for r in kg.attacks_on(claim=argued)]
    assert [s.position.claim for s in argued.supports] == [r.conclusion for r in kg.conclusions_from(premise=argued)]
    assert [p.link for p in argued.passages] == [r.link for r in kg.links_of(claim=argued)]
    assert "#:~:text=" in str(argued)


def test_an_event(kg: diplograph.Library) -> None:
    card = kg.event("Fall of the Afghan government")
    assert card.kind.slug == "Event" and card.when == "2021-08" and card.begin == datetime.date(2021, 8, 1)
    assert {(r.role.slug, r.participant.slug) for r in card.participants} == {("affected", "afghan-government")}
    assert [p.claim for p in card.positions] == [row.claim for row in kg.who_says_so(situation=card)]
    assert card.effects and {row.claim for row in card.effects} <= {p.claim for p in card.causal}


def test_a_card_shows_all_that_is_known(kg: diplograph.Library) -> None:
    figure = str(kg.show("civilian-deaths-2023"))
    assert "value: 386 deaths of actor:civilians-killed-by-terrorism-in-pakistan, from work:satp-stat" in figure
    work = str(kg.show("craig-2024-book"))
    for line in ("author: actor:ted-craig", "issued: 2024-04", "publisher: actor:potomac-books,", "page: https://"):
        assert f"\n{line}" in work
    event = kg.event("pakistan-election-2024")
    assert "place: place:pakistan" in str(event) and "encoder's note: The day" in str(event)
    assert {row.part for row, _ in event.parts} == {row.part for row in kg.parts_of(situation=event)}
    majority = next(
        line for heading, part in event.sections() if "parts" in heading for line in part if "major" in line
    )
    assert claim_slugs(majority) == {row.claim.slug for row in kg.who_says_so(situation="event:pti-majority-2024")}
    implied = str(kg.claim("c-138"))
    assert "encoder's confidence: low" in implied and "encoder's note: The text states only" in implied


def test_a_card_shows_conditions_of_all_kinds() -> None:
    kinds = ("condition", "onlyIf", "unless")
    claims = "".join(
        f""":c-{n} a dg:Claim ; dg:content :p-1 ; dg:holder :me ;
            dg:stance <https://w3id.org/diplograph/scheme/stance/supposes> .\n"""
        for n in range(4)
    )
    mine = rdflib.Graph().parse(
        format="turtle",
        data=f"""@prefix dg: <https://w3id.org/diplograph/ns#> .
        @prefix : <https://example.org/> .
        {claims} :p-1 dg:paraphrase "Rain falls."@en .
        :c-0 {" ; ".join(f"dg:{kind} :c-{n}" for n, kind in enumerate(kinds, 1))} .""",
    )
    card = diplograph.from_graph(mine).claim("c-0")
    assert {(one.words, one.position.claim.slug) for one in card.conditions} == {
        ("if", "c-1"), ("only if", "c-2"), ("unless", "c-3"),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["place", "thing", "work", "situation"])
def test_other_things(kg: diplograph.Library, kind: str) -> None:
    for iri in list(kg.names.of(kind))[::40]:
        card = getattr(kg, kind)(iri)
        assert card == kg.show(iri) and card.label in str(card) and Iri(iri).curie in str(card)


def test_what_nobody_claims_is_told_as_such(kg: diplograph.Library) -> None:
    mine = rdflib.Graph().parse(
        format="turtle",
        data="""@prefix dg: <https://w3id.org/diplograph/ns#> .
        <https://example.org/flood> a dg:Event ;
            <http://www.w3.org/2004/02/skos/core#prefLabel> "A flood"@en .""",
    )
    assert "nobody in this graph" in str(diplograph.from_graph(mine).event("a flood"))


def test_a_draft_is_shown_or_said_to_lack_something() -> None:
    draft = rdflib.Graph().parse(
        format="turtle",
        data="""@prefix dg: <https://w3id.org/diplograph/ns#> .
        @prefix : <https://example.org/> .
        :c-1 a dg:Claim ; dg:content :p-1 ; dg:holder :me ;
            dg:stance <https://w3id.org/diplograph/scheme/stance/asserts> .
        :p-1 dg:paraphrase "Rain fell."@en .
        :c-2 a dg:Claim ; dg:content :p-1 .
        :rain a dg:Event .""",
    )
    kg = diplograph.from_graph(draft)
    card = kg.claim("c-1")
    assert card.passages == () and card.explicitness is None and "Rain fell." in str(card)
    for show, name in ((kg.claim, "c-2"), (kg.event, "rain"), (kg.show, "c-2")):
        with pytest.raises(errors.DataError, match="too little is said of it"):
            show(name)


_TWO_OF_A_NAME = """@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix actor: <https://w3id.org/diplograph/id/actor/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
actor:north a dg:Organization ; skos:prefLabel "Reds"@en .
actor:south a dg:Organization ; skos:prefLabel "Reds"@en .
"""


def test_show_takes_the_likeliest_and_lists_the_others(kg: diplograph.Library) -> None:
    card = kg.show("Pakistan")
    assert card.iri.curie == "actor:pakistan" and [other.curie for other in card.others] == ["place:pakistan"]
    assert "also with this name: place:pakistan" in str(card)
    with pytest.raises(errors.UnknownEntity, match="Did you mean imran-khan"):
        kg.show("Imrn Khan")
    assert isinstance(kg.show("c-017"), diplograph.ClaimCard)


def test_a_name_of_several_kinds_is_the_likeliest_in_questions_too(kg: diplograph.Library) -> None:
    assert kg.claims_about(entity="Pakistan") == kg.claims_about(entity="actor:pakistan")
    assert {row.entity.curie for row in kg.claims_about(entity="place:pakistan")} == {"place:pakistan"}


def test_a_name_of_several_actors_is_ambiguous() -> None:
    kg = diplograph.from_graph(rdflib.Graph().parse(data=_TWO_OF_A_NAME, format="turtle"))
    with pytest.raises(errors.BadValue, match=r"ambiguous.*Say which: actor:north, actor:south"):
        kg.identify("actor", "Reds")


def test_accents_make_no_difference(kg: diplograph.Library) -> None:
    assert kg.actor("ÍMRAN  khán") == kg.actor("imran-khan")


# Finding


def test_finding_ranks(kg: diplograph.Library) -> None:
    for words in ("khan", "deep state", "the army in 2018", "refuge taliban"):
        ranks = [one.match for one in kg.find(words, limit=None)]
        assert ranks == sorted(ranks) and len(set(ranks)) > 1, words
    assert kg.find("IMRÁN khan")[0].iri.slug == "imran-khan"
    assert kg.find("TTP")[0].match == search.Match.EXACT  # another name
    assert "actor:ttp" in {one.iri.curie for one in kg.find("tehr")}  # the beginning of a word
    assert not any("crisis" in one.text for one in kg.find("isis", limit=None))


def test_a_found_claim_stands_beside_its_holder(kg: diplograph.Library) -> None:
    known = {row.claim: row for row in kg.claims_by_holder()}
    found = kg.find("taliban", kind="claim", limit=None)
    assert found
    for one in found:
        row = known[one.iri]
        assert one.position and one.position.paraphrase == one.text == row.paraphrase
        assert f"{row.holder.slug} {row.stance.slug.replace('-', ' ')}" in str(one)
        assert not row.reporter or f"reported by {row.reporter.slug}" in str(one)
        assert not row.cue or f"“{row.cue}”" in str(one)


def test_finding_by_kind_and_limit(kg: diplograph.Library) -> None:
    for kind in search.KINDS:
        found = kg.find("afghan", kind=kind, limit=3)
        assert len(found) <= 3 and {one.kind for one in found} <= {kind} | ({"event"} if kind == "situation" else set())
    assert kg.find("zzzz") == [] and search.suggestions(kg, "imran kahn") == ["Imran Khan"]


@pytest.mark.parametrize(
    ("words", "options"), [("", {}), ("?!", {}), ("khan", {"kind": "person"}), ("khan", {"limit": 0})]
)
def test_finding_at_fault(kg: diplograph.Library, words: str, options: dict[str, Any]) -> None:
    with pytest.raises(errors.BadValue):
        kg.find(words, **options)


def test_all_of_it_works_without_a_store(kg: diplograph.Library) -> None:
    """A library over any executor: methods, cards and finding only ever run queries."""

    class Elsewhere(Executor):
        def __init__(self, inner: OxigraphExecutor | RdflibExecutor) -> None:
            self.inner = inner

        def run(self, text: str, where: str = "query", allow: Any = ()) -> Any:
            return self.inner.run(text, where, allow)

    far = diplograph.Library(Elsewhere(OxigraphExecutor(kg.store)))
    assert far.actor("ttp") == kg.actor("ttp") and far.claim("c-017") == kg.claim("c-017")
    assert far.find("refuge") == kg.find("refuge") and far.claims_all() == kg.claims_all()
    with pytest.raises(errors.UsageError, match="not held in this process"):
        far.store  # noqa: B018


def test_large_things_are_shown_in_one_line(kg: diplograph.Library, tmp_path: Path) -> None:
    assert repr(kg) == "<Library of the bundled graph>"
    harbour = diplograph.load(DOCS / "deep-harbour")
    assert repr(harbour) == f"<Library of {DOCS / 'deep-harbour'}>"
    assert repr(diplograph.Library(RdflibExecutor(rdflib.Dataset()))) == "<Library of <RdflibExecutor>>"
    assert repr(harbour.argument) == "<Argument: 10 claims, 7 steps>"
    view = harbour.viewpoint("nadia-farrow")
    assert re.fullmatch(r"<Network of \d+ rows, as actor:nadia-farrow has it>", str(view.network()))
