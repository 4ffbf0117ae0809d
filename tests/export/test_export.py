"""The graph in others' forms: equal bytes, nothing lost in silence, whose view it is in every one, and the way back."""

from __future__ import annotations

import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

import diplograph
from diplograph.cli import main
from diplograph.data import bundled
from diplograph.data.canonical import canonical
from diplograph.data.dataset import load
from diplograph.data.discovery import graph_files, graph_iri
from diplograph.errors import DataError, Unknown, UsageError
from diplograph.export.context import context
from diplograph.export.material import ENDS, TYPE, Material, one, triples
from diplograph.export.rdf import quads
from diplograph.export.registry import FORMS, Export, export, read
from diplograph.library import Library
from diplograph.namespaces import DG, ID, curie, expand
from diplograph.sparql.executor import Answer, Executor
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.sparql.rdflib import RdflibExecutor

ODD = Path(__file__).parent / "odd.ttl"
BACK = [form.name for form in FORMS.values() if form.returns]
DATA = [name for name in FORMS if name != "context"]  # the context is of the ontology, not of the graph
# A form is one of those that word each claim in a sentence, unless it is listed here.
TABLES, NETWORKS = ["csv", "parquet"], ["graphml", "gexf"]
STATEMENTS = [form.name for form in FORMS.values() if form.returns.startswith("every statement")]
WORDED = [name for name in DATA if name not in (*STATEMENTS, *TABLES, *NETWORKS)]
ARGUED = [*WORDED, *NETWORKS]
OWN = ID + "odd/"


@pytest.fixture(scope="session")
def exports(kg: Library) -> dict[str, Export]:
    return {name: export(kg, name) for name in FORMS}


@pytest.fixture(scope="session")
def material(kg: Library) -> Material:
    return Material(kg)


@cache
def vocabulary() -> list[ox.Quad]:
    return list(load(graph_files(bundled.context_files())))


def odd(*changes: tuple[str, str]) -> Library:
    """Return the odd graph with the ontology and the schemes, after changes to its text."""
    text = ODD.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"nothing to change: {old}"
        text = text.replace(old, new)
    store = ox.Store()
    store.extend(vocabulary())
    store.load(text.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph_iri(ODD)))
    return Library(OxigraphExecutor(store))


def whole(made: Export) -> str:
    return "\n".join(data.decode("utf-8", "replace") for data in made.files.values())


@pytest.mark.parametrize("name", FORMS)
def test_the_order_of_loading_makes_no_difference(kg: Library, exports: dict[str, Export], name: str) -> None:
    store = ox.Store()
    store.extend(sorted(kg.store, key=str, reverse=True))
    assert export(Library(OxigraphExecutor(store)), name).files == exports[name].files


@pytest.mark.parametrize("name", ["trig", "aif-json", "csv"])
def test_both_engines_write_the_same(name: str) -> None:
    kg = odd()
    assert export(Library(RdflibExecutor(kg.dataset())), name) == export(kg, name)


class Elsewhere(Executor):
    """An executor that only answers queries, as an endpoint does."""

    def __init__(self, kg: Library) -> None:
        self._executor = kg.executor

    def run(self, text: str, where: str = "query", allow: Collection[str] = ()) -> Answer:
        return self._executor.run(text, where, allow)


@pytest.mark.parametrize("name", DATA)
def test_a_graph_elsewhere_is_written_alike_or_the_call_is_refused(name: str) -> None:
    kg = odd()
    elsewhere = Library(Elsewhere(kg))
    if FORMS[name].module in ("rdf", "jsonld"):
        with pytest.raises(UsageError, match="not held in this process"):
            export(elsewhere, name)
    else:
        assert export(elsewhere, name) == export(kg, name)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_is_asked_for_where_it_is_missing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(UsageError, match=r"diplograph\[networkx\]"):
        export(odd(), name)


@pytest.mark.parametrize("name", [n for n in BACK if FORMS[n].module in ("rdf", "jsonld")])
def test_rdf_gives_every_statement_back(kg: Library, exports: dict[str, Export], name: str) -> None:
    expected, back = quads(kg), read(exports[name].data, name)
    if "graph" not in FORMS[name].returns:
        expected = canonical(ox.Quad(q.subject, q.predicate, q.object) for q in expected)
    assert canonical(back) == expected


def test_another_library_expands_the_json_ld_to_the_same_statements(kg: Library, exports: dict[str, Export]) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=exports["jsonld"].text, format="json-ld")
    assert canonical(ox.parse(dataset.serialize(format="nquads"), format=ox.RdfFormat.N_QUADS)) == quads(kg)


def test_the_context_that_is_shipped_is_that_of_the_ontology() -> None:
    shipped = bundled.ontology() / "context.jsonld"
    assert json.loads(shipped.read_text(encoding="utf-8")) == {"@context": context()}, (
        "run `python tests/regenerate.py`"
    )


def test_the_context_names_every_property_of_the_ontology() -> None:
    core = (bundled.ontology() / "core.ttl").read_text(encoding="utf-8")
    declared = re.findall(r"^(?:dg:)?(\S+) a owl:(?:Object|Datatype|Annotation)Property", core, re.M)
    assert declared and set(declared) <= set(context())


@pytest.mark.parametrize("name", BACK)
def test_claims_and_steps_come_back(material: Material, exports: dict[str, Export], name: str) -> None:
    back = {quad.triple for quad in read(exports[name].data, name)}
    expected = {*triples(material.claims), *triples(material.steps)}
    expected |= set(triples(material.of("Proposition"), (TYPE, DG + "paraphrase")))
    assert expected <= back
    if FORMS[name].module.startswith("aif"):
        assert back == expected


@pytest.mark.parametrize("name", BACK)
def test_odd_claims_and_steps_come_back(name: str) -> None:
    kg = odd()
    ours = Material(kg)
    back = {quad.triple for quad in read(export(kg, name).data, name)}
    assert {*triples(ours.claims), *triples(ours.steps)} <= back


WORDS = st.text(st.characters(codec="utf-8"), min_size=1)


@pytest.mark.parametrize("name", ["turtle", "jsonld", "aif", "aif-json", "nanopub"])
@settings(max_examples=20, database=None)
@given(words=WORDS, language=st.sampled_from(["en", "ur", "en-gb"]))
def test_any_words_come_back_as_they_were(name: str, words: str, language: str) -> None:
    kg = odd()
    key = ox.NamedNode(DG + "paraphrase")
    old = next(iter(kg.store.quads_for_pattern(ox.NamedNode(OWN + "p-2"), key, None)))
    said = ox.Literal(words, language=language)
    kg.store.remove(old)
    kg.store.add(ox.Quad(old.subject, key, said, old.graph_name))
    made = export(kg, name).data
    assert said in {quad.object for quad in read(made, name) if quad.subject == old.subject}
    if name == "nanopub":
        nquads = next(n for n in nanopublications(made) if "odd/c-2> <https://w3id.org/diplograph/ns#holder>" in n)
        assert as_nanopub(nquads).has_valid_trusty


def two_documents() -> Library:
    """Return two documents whose claims and steps have the same slugs, of one holder."""
    kg = odd()
    other = ODD.read_text(encoding="utf-8").replace("id/odd/", "id/even/").replace("stance:denies", "stance:concedes")
    kg.store.load(other.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("https://example.org/even"))
    return kg


@pytest.mark.parametrize("name", BACK)
def test_two_documents_stay_apart(name: str) -> None:
    ours = Material(kg := two_documents())
    back = {quad.triple for quad in read(export(kg, name).data, name)}
    assert len(ours.claims) == 4
    assert {*triples(ours.claims), *triples(ours.steps)} <= back


def test_two_documents_stay_apart_in_argdown() -> None:
    defined = re.findall(r"^\[([^\]]+)\]: .* #(\w+) ", export(two_documents(), "argdown").text, re.M)
    assert sorted(defined) == [
        ("even/c-1", "concedes"), ("even/c-2", "asserts"), ("odd/c-1", "denies"), ("odd/c-2", "asserts"),
    ]  # fmt: skip


def test_a_claim_without_a_name_is_told() -> None:
    with pytest.raises(DataError, match="has no IRI"):
        export(odd(("odd:c-2 a dg:Claim", "odd:c-2 a dg:Claim .\n\n[] a dg:Claim")), "aif")


# Changes after which the same words are another view: no form may say the same of both.
OTHER_VIEWS = {
    "who holds it": ("dg:holder actor:pakistan", "dg:holder actor:india"),
    "whether it is denied": ("stance:denies", "stance:asserts"),
    "who reports it": ("dg:reporter actor:odd", "dg:reporter actor:india"),
    "what the reporter makes of it": ("reporterstance:rejects", "reporterstance:agrees"),
    "how likely it is": ("likelihood:likely", "likelihood:unlikely"),
    "that it is hedged": ('    dg:likelihood likelihood:likely ;\n    dg:hedgeCue "probably"@en ;\n', ""),
    "in which words": ('"probably"', '"surely"'),
    "on what condition": ("dg:content odd:p-2 .", "dg:content odd:p-2 ; dg:condition odd:c-1 ."),
    "that it is only reported": ("    dg:reporter actor:odd ;\n    dg:reporterStance reporterstance:rejects ;\n", ""),
}


@pytest.mark.parametrize("what", OTHER_VIEWS)
@pytest.mark.parametrize("name", DATA)
def test_every_form_tells_whose_view_it_is(name: str, what: str) -> None:
    assert export(odd(), name).files != export(odd(OTHER_VIEWS[what]), name).files


@pytest.mark.parametrize("name", WORDED)
def test_no_claim_is_worded_without_its_attribution(material: Material, exports: dict[str, Export], name: str) -> None:
    text = whole(exports[name]).replace("\\", "")
    for claim, held in material.claims.items():
        sentence = material.sentence(claim)
        told = ("holder", "stance", "reporter")
        assert all(material.label(value) in sentence for key in told if (value := one(held, DG + key)))
        assert one(held, DG + "hedgeCue") in sentence
        assert sentence.replace('"', "").replace("\\", "") in text.replace('"', "")


@pytest.mark.parametrize("name", FORMS)
def test_each_file_lists_what_it_does_not_say(kg: Library, exports: dict[str, Export], name: str) -> None:
    text = whole(exports[name])
    assert all(loss.number > 0 and str(loss) in text for loss in exports[name].losses)
    if name != "context":
        work = Material(kg).documents[0]
        assert Material(kg).page(work) in text and "creativecommons.org/licenses/by/4.0" in text


@pytest.mark.parametrize("name", [*ARGUED, "csv"])
def test_what_is_not_said_is_counted(name: str) -> None:
    place = "odd:place a dg:Place .\n\nactor:odd a dg:Person"
    before, after = (
        sum(loss.number for loss in export(kg, name).losses if loss.what == "places")
        for kg in (odd(), odd(("actor:odd a dg:Person", place)))
    )
    assert after == before + 1


@pytest.mark.parametrize("name", [*ARGUED, "csv"])
def test_what_is_derived_is_counted_once(exports: dict[str, Export], name: str) -> None:
    derived = [path for path in bundled.bundled_files() if path.name == "derived.ttl"]
    expected = {quad.triple for path in derived for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)}
    assert [loss.number for loss in exports[name].losses if loss.what == "derived statements"] == [len(expected)]


def test_nothing_goes_unsaid_that_aif_does_not_say(material: Material, exports: dict[str, Export]) -> None:
    """What comes back and what is listed as lost make up the claims and propositions."""
    stated = sum(1 for _ in triples(material.of("Proposition")))
    lost = sum(loss.number for loss in exports["aif"].losses if loss.what.endswith("of propositions"))
    back = sum(
        1 for quad in read(exports["aif"].data, "aif") if str(quad.subject).strip("<>") in material.of("Proposition")
    )
    assert back + lost == stated


CONDITIONS = {"if": "condition", "only if": "onlyIf", "unless": "unless"}


@pytest.mark.parametrize("words", CONDITIONS)
@pytest.mark.parametrize("name", WORDED)
def test_a_condition_stays_with_its_claim(name: str, words: str) -> None:
    """In the words, so that nobody reads the claim without it; in our terms, which come back; and on the list."""
    key = CONDITIONS[words]
    conditional = odd(("dg:content odd:p-2 .", f"dg:content odd:p-2 ; dg:{key} odd:c-1 ."))
    material, made = Material(conditional), export(conditional, name)
    sentence = material.sentence(OWN + "c-2")
    assert sentence.endswith(f" ({words} {Material(odd()).sentence(OWN + 'c-1')})")
    assert f"({words} " in made.text and key in made.text
    lost = [1] if name in ("aif", "aif-json", "argdown") else []  # the others state it
    assert [loss.number for loss in made.losses if loss.what == f"conditions ({words})"] == lost
    if name in BACK:
        triple = ox.Triple(ox.NamedNode(OWN + "c-2"), ox.NamedNode(DG + key), ox.NamedNode(OWN + "c-1"))
        assert triple in {quad.triple for quad in read(made.data, name)}


def test_arguebuf_loads_as_many_nodes_and_edges(material: Material, exports: dict[str, Export]) -> None:
    import arguebuf

    given = json.loads(exports["aif-json"].text)
    graph = arguebuf.load.aif(given)
    assert len(graph.atom_nodes) == len(material.claims)
    assert len(graph.scheme_nodes) == len(material.steps)
    assert len(graph.edges) == len(given["edges"]) > len(material.steps)
    schemes = {str(node.scheme) for node in graph.scheme_nodes.values()}
    assert {"Support.SIGN", "Attack.DEFAULT", "Preference.DEFAULT"} <= schemes


def test_argdown_has_every_claim_inference_and_conflict(material: Material, exports: dict[str, Export]) -> None:
    text = exports["argdown"].text
    assert len(re.findall(r"^\[[^\]]+\]: ", text, re.M)) == len(material.claims)
    assert len(re.findall(r"^<[^>]+>: ", text, re.M)) == len(material.of("Inference"))
    attacked = [one(held, DG + "attacked") for held in material.of("Conflict").values()]
    undercuts = sum(target in material.of("Inference") for target in attacked)
    assert len(re.findall(r"^  - \[", text, re.M)) == len(attacked) - undercuts
    assert len(re.findall(r"^  _ \[", text, re.M)) == undercuts > 0


def test_odd_words_do_not_break_argdown() -> None:
    text = export(odd(), "argdown").text
    comment = text[text.index("\n/*\n") : text.index("*/", text.index("\n/*\n"))]
    assert all(str(loss) in comment for loss in export(odd(), "argdown").losses)
    definition = next(line for line in text.splitlines() if line.startswith("[c-1]: "))
    words, _, data = definition.partition(" #denies ")
    assert not re.search(r"(?<!\\)[\[\]<>{}#@*_|]", words.removeprefix("[c-1]: "))
    assert json.loads(data)["holder"] == "actor:odd"


def nanopublications(data: bytes) -> list[str]:
    """Return each nanopublication of a TriG file as N-Quads."""
    parts: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in ox.parse(data, format=ox.RdfFormat.TRIG):
        parts[str(quad.graph_name).strip("<>").partition("#")[0]].append(quad)
    return [(ox.serialize(held, format=ox.RdfFormat.N_QUADS) or b"").decode() for held in parts.values()]


def as_trig(nquads: str) -> bytes:
    return ox.serialize(ox.parse(nquads, format=ox.RdfFormat.N_QUADS), format=ox.RdfFormat.TRIG) or b""


def as_nanopub(nquads: str) -> Any:
    from nanopub.nanopub import Nanopub

    graph = rdflib.ConjunctiveGraph()
    graph.parse(data=nquads, format="nquads")
    return Nanopub(rdf=graph)


def test_nanopub_finds_them_valid_and_their_uris_trusty(material: Material, exports: dict[str, Export]) -> None:
    every = nanopublications(exports["nanopub"].data)
    assert len(every) == len(material.claims) + len(material.steps)
    kinds: dict[str, str] = {}
    for nquads in every:
        # One of each stance, each reporter's stance, each kind of step.
        key = " ".join(
            sorted(re.findall(r"scheme/(?:reporter-)?stance/\S+|ns#(?:Inference|Conflict|Preference)>", nquads))
        )
        kinds.setdefault(key, nquads)
    assert len(kinds) > 10
    for nquads in kinds.values():
        checked = as_nanopub(nquads)
        assert checked.is_valid and checked.has_valid_trusty


def test_what_was_tampered_with_is_refused() -> None:
    from nanopub.utils import MalformedNanopubError

    good = next(n for n in nanopublications(export(odd(), "nanopub").data) if "stance/denies" in n)
    bad = good.replace("stance/denies", "stance/asserts")
    assert read(as_trig(good), "nanopub")
    assert as_nanopub(bad).is_valid  # the package's own name for "well formed"
    with pytest.raises(MalformedNanopubError):
        assert as_nanopub(bad).has_valid_trusty
    with pytest.raises(DataError, match="has been changed"):
        read(as_trig(bad), "nanopub")


def test_a_nanopublication_names_holder_and_reporter_and_asserts_the_claim() -> None:
    text = next(
        n
        for n in nanopublications(export(odd(), "nanopub").data)
        if "odd/c-2> <https://w3id.org/diplograph/ns#holder>" in n
    )
    graphs: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS):
        row = (str(quad.subject), str(quad.predicate), str(quad.object))
        graphs[str(quad.graph_name).strip("<>").partition("#")[2]].add(row)
    roles = {(s.partition("#")[2].strip(">"), o) for s, p, o in graphs["provenance"] if p.endswith("prov#agent>")}
    assert roles == {("holder", f"<{ID}actor/pakistan>"), ("reporter", f"<{ID}actor/odd>")}
    claim = f"<{OWN}c-2>"
    assert (claim, f"<{DG}holder>", f"<{ID}actor/pakistan>") in graphs["assertion"]
    assert not [s for s, _, _ in graphs["assertion"] if "/actor/" in s], "nothing is said of an actor outright"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_the_network_and_who_says_so(material: Material, exports: dict[str, Export], name: str) -> None:
    import networkx as nx

    graph = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[name](io.BytesIO(exports[name].data))
    assert graph.number_of_edges() > 100
    for _, _, edge in graph.edges(data=True):
        held = material.claims[expand(edge["claim"]) or ""]
        for key in ("holder", "stance", "reporter", "reporterStance"):
            assert edge.get(key, "") == curie(one(held, DG + key))
        assert material.attribution(expand(edge["claim"]) or "") in edge["label"]


def test_prov_attributes_every_claim_to_holder_and_reporter(material: Material, exports: dict[str, Export]) -> None:
    prov = "http://www.w3.org/ns/prov#"
    said: dict[str, set[str]] = defaultdict(set)
    for quad in ox.parse(exports["prov"].data, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == prov + "wasAttributedTo":
            said[str(quad.subject).strip("<>")].add(str(quad.object).strip("<>"))
    expected = {
        claim: {value for role in ("holder", "reporter") if (value := one(held, DG + role))}
        for claim, held in material.claims.items()
    }
    assert said == expected


def test_frictionless_finds_the_tables_valid(exports: dict[str, Export], tmp_path: Path) -> None:
    from frictionless import Package, system

    for name, data in exports["csv"].files.items():
        (tmp_path / name).write_bytes(data)
    with system.use_context(trusted=True):
        assert Package(str(tmp_path / "datapackage.json")).validate().valid
        claims = tmp_path / "claims.csv"
        first = claims.read_text(encoding="utf-8").splitlines()[1].partition(",")[0]
        claims.write_text(claims.read_text(encoding="utf-8").replace(first, "nobody", 1), encoding="utf-8")
        assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_dictionary_describes_every_column(exports: dict[str, Export]) -> None:
    files = exports["csv"].files
    package = json.loads(files["datapackage.json"])
    assert {r["path"] for r in package["resources"]} == set(files) - {"datapackage.json"}
    for resource in package["resources"]:
        header = files[resource["path"]].decode("utf-8").splitlines()[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("name", DATA)
def test_odd_words_break_no_file(name: str) -> None:
    for file, data in export(odd(), name).files.items():
        match Path(file).suffix:
            case ".ttl" | ".trig" | ".nq" | ".nt":
                form = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS}
                parsed = list(ox.parse(data, format=form.get(Path(file).suffix, ox.RdfFormat.N_TRIPLES)))
                assert parsed and not any(str(quad.subject) == "<x:s>" for quad in parsed)
            case ".rdf" | ".graphml" | ".gexf":
                assert len(ElementTree.fromstring(data))
            case ".json" | ".jsonld":
                assert json.loads(data)
            case ".parquet":
                assert data[:4] == data[-4:] == b"PAR1"
            case _:
                assert data.decode("utf-8")


@pytest.mark.parametrize("name", ["rdfxml", "graphml", "gexf"])
def test_what_xml_cannot_hold_is_told(name: str) -> None:
    with pytest.raises(DataError, match=r"U\+0007"):
        export(odd(('"Plain."', '"Plain\\u0007"')), name)


@pytest.mark.parametrize(
    "lost", ["dg:holder actor:pakistan", "dg:stance stance:asserts", "dg:content odd:p-2", 'dg:paraphrase "Plain."@en']
)
@pytest.mark.parametrize("name", ARGUED)
def test_a_claim_that_is_nobodys_is_not_written(name: str, lost: str) -> None:
    with pytest.raises(DataError, match=r"the claim has no dg:"):
        export(odd((lost, "skos:note 0")), name)


@pytest.mark.parametrize("key", [key for ends in ENDS.values() for key in ends])
@pytest.mark.parametrize("name", WORDED)
def test_a_step_that_leads_nowhere_is_not_written(name: str, key: str) -> None:
    graph = odd((f"dg:{key} odd:", "dg:explicitness odd:"))
    with pytest.raises(DataError, match=f"the step has no dg:{key}"):
        export(graph, name)


NODE = '{"nodes": [{"nodeID": "%s", "type": "I", "text": "x"}], "edges": []}'
BAD = {
    "AIF of somebody else": ("aif", "<x:a> a <http://www.arg.dundee.ac.uk/aif#I-node> ."),
    "AIF JSON of somebody else": ("aif-json", NODE % "x:a"),
    "AIF JSON with no IRI": ("aif-json", NODE % "1"),
    "AIF JSON with a loose edge": ("aif-json", '{"nodes": [], "edges": [{"fromID": "x:a", "toID": "x:b"}]}'),
    "JSON that is no AIF": ("aif-json", "[1]"),
    "no JSON": ("aif-json", "{"),
    "no Turtle": ("turtle", "a b"),
    "no JSON-LD": ("jsonld", "{"),
    "a statement in no nanopublication": ("nanopub", "<x:g> { <x:a> <x:b> <x:c> }"),
    "a statement in no graph": ("nanopub", "<x:a> <x:b> <x:c> ."),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_not_the_form_is_refused(what: str) -> None:
    name, text = BAD[what]
    with pytest.raises(DataError) as told:
        read(text.encode(), name)
    assert told.value.remedy


def test_a_form_that_is_none_and_one_without_a_way_back() -> None:
    with pytest.raises(Unknown, match="Did you mean argdown"):
        export(odd(), "argdwn")
    with pytest.raises(UsageError, match="cannot be read back"):
        read(b"", "argdown")


Cli = pytest.CaptureFixture[str]


def test_export_writes_to_standard_output_and_tells_what_is_not_said(capsys: Cli, exports: dict[str, Export]) -> None:
    assert main(["export", "--format", "argdown"]) == 0
    out = capsys.readouterr()
    assert out.out == exports["argdown"].text
    assert out.err == "".join(f"not expressed: {loss}\n" for loss in exports["argdown"].losses)


def test_export_writes_files_whole_and_into_no_folder_that_is_there(
    capsys: Cli, tmp_path: Path, exports: dict[str, Export]
) -> None:
    tables, file = tmp_path / "tables", tmp_path / "graph.trig"
    assert main(["export", "--format", "csv", "--output", str(tables)]) == 0
    assert {p.name: p.read_bytes() for p in tables.iterdir()} == exports["csv"].files
    file.write_text("old")
    assert main(["export", "--format", "trig", "--output", str(file)]) == 0
    assert file.read_bytes() == exports["trig"].data
    capsys.readouterr()
    for refused in (
        ["--format", "csv", "--output", str(tables)],
        ["--format", "csv", "--output", str(file)],
        ["--format", "turtle", "--output", str(tables)],
        ["--format", "turtle", "--output", str(tmp_path / "no" / "where")],
        ["--format", "csv"],
    ):
        assert main(["export", *refused]) == 2
        out = capsys.readouterr()
        assert out.out == "" and out.err.startswith("error: ")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph.trig", "tables"]


def test_an_interrupted_write_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.rename", interrupt)
    monkeypatch.setattr("os.replace", interrupt)
    for name in ("csv", "argdown"):
        assert main(["export", "--format", name, "--data", str(ODD), "--output", str(tmp_path / name)]) == 130
    assert not [*tmp_path.iterdir()]


def test_a_file_is_not_touched_where_the_data_are_at_fault(capsys: Cli, tmp_path: Path) -> None:
    data, file = tmp_path / "claims.ttl", tmp_path / "case.argdown"
    data.write_text("@prefix dg: <https://w3id.org/diplograph/ns#> .\n<x:c> a dg:Claim .\n")
    file.write_text("old")
    assert main(["export", "--format", "argdown", "--data", str(data), "--output", str(file)]) == 1
    assert "the claim has no dg:holder" in capsys.readouterr().err
    assert file.read_text() == "old" and len([*tmp_path.iterdir()]) == 2


@pytest.mark.parametrize("name", BACK)
def test_ingest_writes_turtle_that_can_be_asked(capsys: Cli, tmp_path: Path, name: str) -> None:
    given, taken = tmp_path / "given", tmp_path / "taken.ttl"
    given.write_bytes(export(odd(), name).data)
    assert main(["ingest", str(given), "--format", name, "--output", str(taken)]) == 0
    assert FORMS[name].returns in capsys.readouterr().err
    rows = diplograph.load(taken).query("claims_all")
    assert [(row.claim.slug, row.holder.slug, row.stance.slug) for row in rows] == [
        ("c-1", "odd", "denies"), ("c-2", "pakistan", "asserts"),
    ]  # fmt: skip


def test_ingest_of_nothing(capsys: Cli, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    assert main(["ingest", str(tmp_path / "x"), "--format", "turtle"]) == 1
    assert main(["ingest", str(tmp_path / "nowhere"), "--format", "turtle"]) == 2
    assert "Traceback" not in capsys.readouterr().err
