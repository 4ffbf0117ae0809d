"""The command line: answers, and what it says where the call or the data are at fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

import diplograph
from diplograph.cli import main
from diplograph.cli.commands import COMMANDS
from diplograph.data import ahead, bundled, prepared
from diplograph.data.discovery import graph_files

Cli = pytest.CaptureFixture[str]
CLAIM = """@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix mine: <https://w3id.org/diplograph/id/mine/> .
@prefix actor: <https://w3id.org/diplograph/id/actor/> .
mine:c-1 a dg:Claim ;
    dg:holder actor:pakistan .
"""


def run(capsys: Cli, *argv: str) -> tuple[int, str, str]:
    try:
        code = main(argv)
    except SystemExit as stop:  # argparse
        code = int(stop.code or 0)
    out = capsys.readouterr()
    assert "Traceback" not in out.err
    return code, out.out, out.err


def test_check_says_sound(capsys: Cli) -> None:
    code, out, _ = run(capsys, "check")
    assert code == 0
    assert out.startswith("sound: ") and out.count("\n") == 1


def test_query_lists_and_answers(capsys: Cli) -> None:
    code, out, _ = run(capsys, "query")
    assert code == 0 and "claims_by_holder holder=…" in out
    code, out, err = run(capsys, "query", "claims_by_holder", "holder=Pakistan")
    assert code == 0 and "stance:denies" in out and "\x1b" not in out
    assert err == f"({len(out.splitlines()) - 2} rows)\n"


def test_a_slug_a_label_a_curie_and_an_iri_are_one(capsys: Cli) -> None:
    names = ["imran-khan", "Imran Khan", "actor:imran-khan", "https://w3id.org/diplograph/id/actor/imran-khan"]
    assert len({run(capsys, "query", "claims_about", f"entity={name}")[1] for name in names}) == 1


def test_formats(capsys: Cli, tmp_path: Path) -> None:
    _, out, _ = run(capsys, "query", "measurements", "--format", "json")
    assert len(json.loads(out)["results"]["bindings"]) == 4
    _, out, _ = run(capsys, "query", "measurements", "--format", "csv")
    assert len(out.splitlines()) == 5
    query = tmp_path / "q.rq"
    query.write_text("CONSTRUCT { ?s a ?o } WHERE { ?s a <https://w3id.org/diplograph/ns#State> ; a ?o }")
    code, out, _ = run(capsys, "sparql", str(query))
    assert code == 0 and "a dg:State" in out
    query.write_text("ASK { ?s a <https://w3id.org/diplograph/ns#State> }")
    assert run(capsys, "sparql", str(query))[1] == "true\n"


def test_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "diplograph", "sparql", "-"],
        input="SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 and int(done.stdout.split()[-1]) > 10_000


def test_show_prints_the_card(capsys: Cli, kg: diplograph.Library) -> None:
    for name in ("Imran Khan", "c-276", "event:fall-of-afghan-government", "place:kabul"):
        code, out, _ = run(capsys, "show", name)
        assert code == 0 and out == f"{kg.show(name)}\n" and "\x1b" not in out
    assert run(capsys, "show", "actor:pakistan", "--all")[1] == kg.actor("pakistan").to_text(None) + "\n"


def test_find_prints_the_best_first(capsys: Cli, kg: diplograph.Library) -> None:
    code, out, err = run(capsys, "find", "imran", "khan", "--limit", "4")
    assert code == 0 and out.splitlines() == [str(one) for one in kg.find("imran khan", limit=4)] and err == ""
    code, out, err = run(capsys, "find", "Imrn Khann")
    assert code == 0 and out == "" and "Did you mean Imran Khan" in err
    assert "`diplograph passage TEXTFILE WORDS`" in err


def test_questions_of_ones_own(capsys: Cli, tmp_path: Path) -> None:
    text = (bundled.queries() / "actors" / "actors_all.rq").read_text(encoding="utf-8")
    (tmp_path / "my_actors.rq").write_text(text.replace("Which actors", "Which of my actors"), encoding="utf-8")
    mine = run(capsys, "query", "my_actors", "--queries", str(tmp_path))
    assert mine == run(capsys, "query", "actors_all") and mine[0] == 0
    assert "my_actors" in run(capsys, "query", "--queries", str(tmp_path))[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_examples(capsys: Cli, command: str) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0 and "examples:" in out and f"diplograph {command}" in out


DATA_AT_FAULT: dict[str, tuple[str | bytes, str]] = {
    "a syntax error": (CLAIM + "mine:c-2 a dg:Claim dg:x .\n", "mine.ttl\n  6:21"),
    "not UTF-8": (CLAIM.encode() + b"# \xff\n", "mine.ttl\n  6:3"),
    "an undeclared prefix": (CLAIM + "nobody:x a dg:Claim .\n", "Declare the prefix"),
    "our term misspelt": (CLAIM + "mine:c-1 dg:hodler actor:pakistan .\n", "Did you mean dg:holder"),
    "a class misspelt": (CLAIM + "mine:c-2 a dg:Clame .\n", "Did you mean dg:Claim"),
    "sh: misspelt": (CLAIM + "mine:s a <http://www.w3.org/ns/shacl#NodeShap> .\n", "Did you mean sh:NodeShape"),
    "a dangling reference": (CLAIM + "mine:c-1 dg:reporter actor:pakistann .\n", "Did you mean actor:pakistan"),
    "an ill-typed literal": (
        CLAIM + 'mine:c-1 dg:when "2020-13-01"^^<http://www.w3.org/2001/XMLSchema#date> .\n',
        "  6:18    violation",
    ),
    "a missing stance": (CLAIM, "  4:1     violation"),
    "a bad EDTF date": (
        CLAIM + 'mine:e a dg:Event ; dg:when "soon"^^<http://id.loc.gov/datatypes/edtf/EDTF> .',
        "EDTF",
    ),
    "only a comment": ("# nothing yet\n", "no statements"),
}


@pytest.mark.parametrize("what", DATA_AT_FAULT)
def test_check_finds(capsys: Cli, tmp_path: Path, what: str) -> None:
    text, expected = DATA_AT_FAULT[what]
    file = tmp_path / "mine.ttl"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = file.read_bytes()
    code, out, err = run(capsys, "check", str(tmp_path))
    assert expected in out + err
    assert code == (0 if what == "only a comment" else 1)
    assert [*tmp_path.iterdir()] == [file] and file.read_bytes() == before


def test_a_syntax_error_has_line_column_and_what_was_expected(capsys: Cli, tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(CLAIM + "mine:c-2 a dg:Claim dg:x .\n")
    code, _, err = run(capsys, "query", "claims_all", "--data", str(file))
    assert code == 1
    assert "mine.ttl:6:" in err and err.startswith("error: ")


CALL_AT_FAULT = {
    "no such file": (("check", "nowhere.ttl"), "no such file or folder"),
    "not Turtle": (("check", "README.md"), "not a Turtle file"),
    "an unknown question": (("query", "claims_by_holdr"), "Did you mean claims_by_holder"),
    "an unknown parameter": (("query", "claims_by_holder", "hodler=pakistan"), "Did you mean holder"),
    "a parameter without a value": (("query", "claims_by_holder", "pakistan"), "not of the form param=value"),
    "a parameter twice": (("query", "claims_by_holder", "holder=india", "holder=china"), "given twice"),
    "an unknown actor": (("query", "claims_by_holder", "holder=pakistn"), "Did you mean pakistan"),
    "an actor of the wrong kind": (("query", "claims_by_holder", "holder=kabul"), "no actor is called 'kabul'"),
    "a number that is none": (("query", "note_backs", "number=six"), "not a whole number"),
    "a date that is none": (("query", "situations_between", "from=2021"), "not a date"),
    "no query file": (("sparql", "nowhere.rq"), "cannot be read"),
    "no text": (("anchors", "nowhere.txt"), "cannot be read"),
    "no folder to derive": (("derive", "nowhere"), "no such folder"),
    "nothing to show": (("show", "imrn khan"), "Did you mean imran-khan"),
    "an unknown section": (("query", "claims_in_section", "section=Introduction"), "Did you mean introduction?"),
    "a section unlike any": (("query", "claims_in_section", "section=xyzzy"), "There are author-note, back, front"),
    "no words to find": (("find", "?"), "no words to look for"),
    "nothing to list": (("find", "khan", "--limit", "0"), "Use 1 or more"),
    "no kind to find": (("find", "khan", "--kind", "person"), "invalid choice"),
    "no folder of questions": (("query", "claims_all", "--queries", "nowhere"), "no saved question"),
    "no command": ((), "required: COMMAND"),
    "no time": (("query", "claims_all", "--timeout", "0"), "invalid seconds value"),
    "no port": (("serve", "--port", "70000"), "invalid port value"),
    "no URL": (("push", "localhost:7878"), "not the URL of a server"),
    "an unknown format": (("query", "claims_all", "--format", "xml"), "invalid choice"),
}


@pytest.mark.parametrize("what", CALL_AT_FAULT)
def test_the_call_is_at_fault(capsys: Cli, what: str) -> None:
    argv, expected = CALL_AT_FAULT[what]
    code, out, err = run(capsys, *argv)
    assert code == 2 and expected in err and out == ""


def test_no_rows_say_where_else_to_look(capsys: Cli) -> None:
    code, _, err = run(capsys, "query", "conditions_all", "claim=c-276")
    assert code == 0 and err.startswith("(0 rows)\nsee: attacks_on claim=c-276;")
    _, _, err = run(capsys, "query", "claims_in_section", "section=back")
    assert err == "(0 rows)\nsee: sections section=back\n"
    assert run(capsys, "query", "conditions_all", "claim=c-276", "--format", "csv")[2] == ""


def test_of_several_with_a_name_the_likeliest_is_taken_and_the_others_are_said(capsys: Cli) -> None:
    code, out, err = run(capsys, "query", "claims_about", "entity=pakistan")
    assert code == 0 and err.startswith("entity=pakistan: actor:pakistan; also: place:pakistan\n")
    assert out == run(capsys, "query", "claims_about", "entity=actor:pakistan")[1]
    _, out, err = run(capsys, "query", "claims_about", "entity=place:pakistan")
    assert "place:pakistan" in out and "also:" not in err


QUERIES_AT_FAULT = {
    "SELECT ?s WHERE { ?s ?p }": "q.rq:1:",
    "SELECT ?s WHERE { ?s a nobody:Claim }": "the query uses a prefix here that it does not declare",
    "DELETE WHERE { ?s ?p ?o }": "this is an update",
    "INSERT DATA { <x:a> <x:b> <x:c> }": "this is an update",
    "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }": "--allow-service",
}


@pytest.mark.parametrize("text", QUERIES_AT_FAULT)
def test_a_query_at_fault(capsys: Cli, tmp_path: Path, text: str) -> None:
    file = tmp_path / "q.rq"
    file.write_text(text)
    code, out, err = run(capsys, "sparql", str(file))
    assert code == 2 and QUERIES_AT_FAULT[text] in err and out == ""


def test_a_service_is_asked_by_name(capsys: Cli, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    code, out, err = run(capsys, "sparql", str(file), "--allow-service")
    assert code == 2 and "Check the service that the query uses" in err and out == ""


def test_a_folder_without_graphs(capsys: Cli, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("nothing")
    code, _, err = run(capsys, "check", str(tmp_path))
    assert code == 1 and "no Turtle file (*.ttl) in this folder" in err


def test_an_empty_graph_is_not_queried(capsys: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("")
    code, _, err = run(capsys, "query", "claims_all", "--data", str(tmp_path))
    assert code == 1 and "no statements" in err


def test_a_reader_that_leaves_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "diplograph", "query", "claims_all", "--format", "csv"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.fixture
def formulas(tmp_path: Path) -> Path:
    """A folder in which a label begins like a formula."""
    folder = tmp_path / "formulas"
    folder.mkdir()
    (folder / "actors.ttl").write_text(
        "@prefix actor: <https://w3id.org/diplograph/id/actor/> .\n"
        "@prefix dg: <https://w3id.org/diplograph/ns#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'actor:bad a dg:Person ; skos:prefLabel "=1+1"@en ; skos:definition "-2"@en .\n'
    )
    return folder


def test_a_spreadsheet_is_guarded_where_that_is_asked(
    formulas: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = ("query", "actors_all", "--format", "csv", "--data", str(formulas))
    assert ",=1+1," in run(capsys, *question)[1]
    guarded = run(capsys, *question, "--guard")[1]
    assert ",'=1+1," in guarded and ",=1+1," not in guarded
    assert (
        run(capsys, "export", "--format", "csv", "--guard", "--data", str(formulas), "--output", f"{tmp_path}/t")[0]
        == 0
    )
    assert "'=1+1" in (tmp_path / "t" / "actors.csv").read_text()


@pytest.mark.parametrize("call", [("query", "timeline", "--guard"), ("export", "--format", "jsonld", "--guard")])
def test_only_csv_is_guarded(call: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, *call)
    assert code == 2 and "--guard: is only for CSV" in err


def test_find_says_what_is_bundled_beside_the_essay(capsys: Cli) -> None:
    code, out, err = run(capsys, "find", "Russia")
    assert code == 0 and not out and "a document that names it:\n  actor:russia (actor): Russia" in err
    _, _, err = run(capsys, "find", "Suhrawardy")
    assert "add --with nie-52-56:\n  nie-52-56/c-" in err


def test_a_claim_on_a_condition_says_so_wherever_it_is_found(capsys: Cli) -> None:
    for call in (("find", "humanitarian help Afghans"), ("cite", "c-284"), ("show", "kabul")):
        out = run(capsys, *call)[1]
        assert "ted-craig asserts (if mgc:c-286)" in out or "Ted Craig asserts (if mgc:c-286)" in out, call


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("query claims_by_holder holder=pakistan", True),
        ("show c-276 --all", True),
        ("why c-276", True),
        ("query", False),
        ("query timeline --describe", False),
        ("query timeline --data=essay/", False),
        ("query timeline --store essays.store", False),
        ("query timeline --endpoint http://localhost:7878", False),
        ("query timeline --with nie-52-55", False),
        ("show --help", False),
        ("check graphs", False),
        ("nonsense", False),
        ("--help", False),
        ("", False),
    ],
)
def test_the_bundled_graph_is_loaded_ahead_where_it_is_asked(
    line: str, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def begin() -> AbstractContextManager[None]:
        begun.append(line)
        return nullcontext()

    monkeypatch.setattr(ahead, "begun", begin)
    monkeypatch.setattr("diplograph.cli.run.run", lambda argv: 0)
    assert main(line.split()) == 0
    assert bool(begun) is wanted


def test_what_is_loaded_ahead_is_what_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Cli) -> None:
    question = ["query", "claims_by_holder", "holder=pakistan", "--format", "csv"]
    from_turtle = run(capsys, *question)
    form = tmp_path / "prepared.trig"
    form.write_bytes(prepared.write(graph_files(bundled.bundled_files())))
    monkeypatch.setattr(ahead, "FORM", str(form))
    monkeypatch.setattr("diplograph.data.dataset.load", None)  # of the Turtle
    assert run(capsys, *question) == from_turtle
