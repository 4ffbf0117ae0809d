"""Every command with hostile arguments and files: a message and an exit code, and never a traceback."""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph.cli import main
from diplograph.cli.commands import COMMANDS
from diplograph.cli.run import parser
from diplograph.publish import build

# What a user, a script or somebody ill-disposed passes where a path, a name, a number or an IRI is asked for.
ARGUMENTS = [
    "",
    "-",
    "nowhere/at/all.ttl",
    "x" * 300,
    "a\udcffb",
    "a\x00b",
    "\x1b[31mred\u202e\x85\n",
    "http://[x",
    "class=http://a b",
    "https://me:S3CRET@localhost:1/?apikey=S3CRET",
    "http://me:S3CRET/x@localhost:1/",
    "9" * 5000,
    "1960-12/..",
]
FILES: dict[str, bytes] = {
    "empty.ttl": b"",
    "nul.ttl": b"\0" * 100,
    "binary.ttl": bytes(range(256)) * 20,
    "latin.ttl": '<x:a> <x:b> "\u00e9" .'.encode("latin-1"),
    "utf16.ttl": "<x:a> <x:b> 1 .".encode("utf-16"),
    "open.ttl": b'<x:a> <x:b> """never closed',
    "deep.ttl": b"<x:a> <x:b> " + b"[ <x:b> " * 20_000 + b"1" + b" ]" * 20_000 + b" .",
    "list.ttl": b"<x:a> <x:b> " + b"( " * 20_000 + b")" * 20_000 + b" .",
    "controls.ttl": b'<x:a> <http://www.w3.org/2004/02/skos/core#prefLabel> "\x1b]0;owned\x07 \xe2\x80\xae red" .',
    "classes.ttl": (
        b"@prefix dg: <https://w3id.org/diplograph/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        b"dg:Actor rdfs:subClassOf dg:Claim . dg:Claim rdfs:subClassOf dg:Actor . <x:a> a dg:Actor ; dg:holder <x:a> ."
    ),
    "dates.ttl": (
        b"@prefix dg: <https://w3id.org/diplograph/ns#> . @prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n"
        b'<x:e> a dg:Event ; dg:when "-0044"^^edtf:EDTF , "[..1760]"^^edtf:EDTF , "..//.."^^edtf:EDTF ,'
        b' "1960-12/.."^^edtf:EDTF , "/../2020"^^edtf:EDTF , "99999999999-12"^^edtf:EDTF .'
        b'<x:s> a dg:Passage ; dg:quoteDigest "d" ; dg:startOffset "abc" ; dg:endOffset -5 ;'
        b' dg:section "2024-99-99"^^<http://www.w3.org/2001/XMLSchema#date> .'
    ),
    "blank.ttl": (
        b"@prefix dg: <https://w3id.org/diplograph/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        b'[] a dg:Person ; skos:prefLabel "nobody" . [] a dg:Claim ; dg:content [ dg:paraphrase "nobody" ] ;'
        b" dg:holder [] ; dg:stance [] ."
    ),
    "quoted.ttl": b"<x:a> <x:b> <<( <x:a> <x:b> <x:c> )>> .",
    "text.txt": b"One sentence. Another one.",
    "nul.txt": b"a\0b",
    "windows.txt": "caf\u00e9".encode("cp1252"),
    "blanks.txt": b" " * 100_000,
    "json.json": b"[" * 100_000,
    "aif.json": b'{"nodes": [{"nodeID": 1, "text": null, "type": NaN}], "edges": [{"fromID": [], "toID": {}}]}',
    "null.json": b"null",
    "laughs.xml": (
        b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="x:"><rdf:Description>'
        b"<x:a>&b;</x:a></rdf:Description></rdf:RDF>"
    ),
    "bad.rq": b"#+ summary: 'x'\nSELECT",
    "question.rq": b"SELECT * { ?s ?p ?o } LIMIT 1",
}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    for name, data in FILES.items():
        (root / name).write_bytes(data)
    (root / "folder").mkdir()
    (root / "folder" / "x.ttl").mkdir()
    (root / "loop").symlink_to("loop")
    return root


@pytest.fixture(scope="module", autouse=True)
def quickly() -> Iterator[None]:
    """What is published is made once, and no scheduler is waited for long."""
    with pytest.MonkeyPatch.context() as patched:
        made = build._files
        patched.setattr(build, "_files", functools.cache(lambda base: list(made(base))))
        patched.setattr("diplograph.data.cluster.WAIT", 0.5)
        yield


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run(argv: list[str]) -> tuple[int, str]:
    """Run one command; return its exit code and what it printed."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    code = 0
    nothing = io.TextIOWrapper(io.BytesIO())
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setattr(sys, "stdin", nothing)
        try:
            code = main(argv)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 2
    out.flush()
    return code, out.buffer.getvalue().decode("utf-8", "replace") + err.getvalue()


def positionals(command: str) -> int:
    """Return how many arguments a command takes at most, of those that have names."""
    choices = next(iter(parser([command])._subparsers._group_actions)).choices  # type: ignore[union-attr]
    return sum(not action.option_strings for action in choices[command]._actions)  # type: ignore[index]


def options(command: str) -> list[str]:
    """Return the options of a command that take a value."""
    choices = next(iter(parser([command])._subparsers._group_actions)).choices  # type: ignore[union-attr]
    found = []
    for action in choices[command]._actions:  # type: ignore[index]
        if action.option_strings and action.nargs != 0 and not action.choices:
            found.append(action.option_strings[-1])
    return found


def fine(code: int, printed: str, argv: list[str]) -> None:
    shown = f"{argv} -> {code}: {printed[-600:]}"
    assert code in (0, 1, 2), shown
    assert "Traceback" not in printed and "Diplograph failed" not in printed, shown
    # A path that is written is named, whatever somebody has called it.
    assert "S3CRET" not in re.sub(r"^wrote .*$", "", printed.replace(str(argv), ""), flags=re.M), shown


SERVES = {"serve", "mcp", "explore"}  # would run on
ASKED = sorted(set(COMMANDS) - SERVES - {"site"})  # which takes any folder, and its time
READ = ["anchors", "check", "coverage", "derive", "diff", "fmt", "ingest", "load", "new", "sparql"]
OVER = ["export", "find", "query", "show", "according-to"]


@pytest.mark.parametrize("command", ASKED)
def test_hostile_arguments(folder: Path, command: str) -> None:
    count = max(positionals(command), 1)
    with inside(folder):
        for argument in ARGUMENTS:
            argv = [command, *[argument] * count]
            fine(*run(argv), argv)


@pytest.mark.parametrize("command", [name for name in ASKED if options(name)])
def test_hostile_values_of_options(folder: Path, command: str) -> None:
    first = ["c-001"] * positionals(command)
    with inside(folder):
        for option in options(command):
            for argument in ("", "x" * 300, "a\x00b", "9" * 5000, "http://me:S3CRET@localhost:1/?apikey=S3CRET"):
                argv = [command, *first, f"{option}={argument}"]
                fine(*run(argv), argv)


@pytest.mark.parametrize("command", READ)
def test_hostile_files(folder: Path, command: str) -> None:
    count = positionals(command)
    with inside(folder):
        for name in [*FILES, "folder", "loop"]:
            argvs = [[command, *[name] * count]]
            if command == "ingest":
                argvs = [
                    [command, name, "--format", form] for form in ("rdfxml", "aif-json", "nanopub", "jsonld", "trig")
                ]
            for argv in argvs:
                fine(*run(argv), argv)


@pytest.mark.parametrize("command", OVER)
def test_answers_over_hostile_files(folder: Path, command: str) -> None:
    asked = {"export": ["--format", "turtle"], "query": ["actors_all"], "find": ["nobody"]}.get(command, ["c-001"])
    with inside(folder):
        for name in FILES:
            if name.endswith(".ttl"):
                argv = [command, *asked, "--data", name]
                fine(*run(argv), argv)


HOSTILE = "bad\x1b]0;owned\x07\u202e\x85\u2028\nmgc:c-001 forged"


def test_no_control_character_reaches_the_terminal(tmp_path: Path) -> None:
    """Whatever stands in a label or in a header, and whoever shows it."""
    label = HOSTILE.replace("\n", "\\n")
    (tmp_path / "a.ttl").write_text(
        "@prefix dg: <https://w3id.org/diplograph/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix id: <https://w3id.org/diplograph/id/> . @prefix s: <https://w3id.org/diplograph/scheme/stance/> .\n"
        f'<https://w3id.org/diplograph/id/actor/bad> a dg:Person ; skos:prefLabel "{label}"@en .\n'
        f'<https://w3id.org/diplograph/id/d/p-1> a dg:Proposition ; dg:paraphrase "{label}"@en .\n'
        "<https://w3id.org/diplograph/id/d/c-1> a dg:Claim ; dg:content <https://w3id.org/diplograph/id/d/p-1> ;"
        f' dg:holder <https://w3id.org/diplograph/id/actor/bad> ; dg:stance s:asserts ; dg:hedgeCue "{label}"@en .\n'
    )
    queries = tmp_path / "queries"
    queries.mkdir()
    quoted = '"' + HOSTILE.replace("\n", " ").replace("\x1b", "").replace("\x07", "").replace("\x85", "") + '"'
    (queries / "own.rq").write_text(
        f"#+ summary: own\n#+ columns:\n#+   - name: x\n# {quoted}\nSELECT ?x {{ ?x ?p ?o }}\n"
    )
    data = ["--data", str(tmp_path)]
    for argv in (
        ["show", "bad"], ["show", "c-1"], ["find", "bad"], ["query", "claims_all"], ["query", "actors_all"],
        ["why", "c-1"], ["compare", "bad", "bad"], ["check", str(tmp_path)], ["according-to", "bad"],
        ["query", "own", "--queries", str(queries), "--describe"], ["show", HOSTILE], ["find", HOSTILE],
        ["query", HOSTILE], ["what-if", "--reject", "c-1"], ["why", "c-1", "--format", "mermaid"],
    ):  # fmt: skip
        _, printed = run(argv if argv[0] == "check" else [*argv, *data])
        found = re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", printed)
        assert not found, (argv, found, printed[:500])
        assert not re.search(r"^mgc:c-001 forged", printed, re.M), argv


WRITES = [["query", "timeline"], ["show", "c-001"], ["export", "--format", "turtle"], ["--help"]]


@pytest.mark.parametrize("argv", WRITES)
def test_a_disk_that_is_full(tmp_path: Path, argv: list[str]) -> None:
    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    command = [sys.executable, "-m", "diplograph", *argv]
    with open(tmp_path / "out", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, preexec_fn=fill)
    assert done.returncode == 2 and b"cannot write" in done.stderr and b"Traceback" not in done.stderr


def test_a_closed_output() -> None:
    command = f"{sys.executable} -m diplograph query timeline >&-"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 2 and b"standard output is closed" in done.stderr and b"Traceback" not in done.stderr


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import diplograph.cli.ask.find as command

    def fail(args: object) -> int:
        raise RuntimeError("a fault of ours \x1b[31m")

    monkeypatch.setattr(command, "run", fail)
    assert main(["find", "x"]) == 2
    told = capsys.readouterr().err
    assert "Diplograph failed" in told and "--debug" in told and "report" in told and "\x1b" not in told
    with pytest.raises(RuntimeError):
        main(["--debug", "find", "x"])
