"""The commands that help, README and docs show, run in a folder that has the files they name."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from collections.abc import Iterable
from pathlib import Path

import companions
import pytest
from _pytest.mark import ParameterSet
from paths import DOCS, ROOT

from diplograph.cli import main
from diplograph.cli.run import parser

# What stands for the user's own server, model or files, or runs until it is stopped; the call must still parse.
ONLY_PARSED = re.compile(r"https?://|\bURL\b|\*|--watch|--cluster|diplograph (serve|explore|mcp|draft)\b")
# Commands that compare or verify, and so may well find something; and what a command makes anew.
JUDGES = {"add", "diff", "anchors", "check", "ingest"}
MADE = {"new": "my-essay", "sheet": "rows*", "rename": "her-essay", "export": "tables"}
# What takes seconds, and has tests of its own for what it writes or finds.
HEAVY = re.compile(
    r"diplograph (publish|site (?!pages/ --data my-essay)|check --engine pyshacl|export --format parquet)"
)
QUESTION = re.compile(r"^```sparql\n(.*?)^```$", re.M | re.S)


# Rows that `diplograph align` wrote, the first of them decided.
PAIRS = """\
from,kind,to,sure,why
their-essay/p-001,broader,my-essay/p-004,low,Only an example.
their-essay/p-003,,my-essay/p-003,,
"""


def cases(commands: Iterable[tuple[str, str]]) -> list[ParameterSet]:
    """Return commands, each with its id, as parameters of a test; the heavy ones are slow."""
    return [
        pytest.param(command, id=name, marks=[pytest.mark.slow] if HEAVY.search(command) else [])
        for command, name in commands
    ]


def desk(here: Path) -> Path:
    """Fill a folder with the files that examples name."""
    for name in ("my-essay", "my-letter", "mine", "theirs", "their-essay", "corpus/my-essay", "corpus/their-essay"):
        slug = Path(name).name
        folder = shutil.copytree(DOCS / "deep-harbour", here / name)
        for path in folder.iterdir():
            path.write_text(path.read_text("utf-8").replace("deep-harbour", slug), "utf-8")
    shutil.copytree(here / "my-essay", here / "copy")
    (here / "texts").mkdir()
    for name in ("essay.txt", "letter.txt", "copy.txt", "texts/my-essay.txt", "texts/their-essay.txt"):
        shutil.copy(DOCS / "op-ed.txt", here / name)
    shutil.copytree(ROOT / "graphs", here / "graphs")
    for name in ("old.ttl", "new.ttl", "claims.ttl"):
        shutil.copy(here / "my-essay" / "claims.ttl", here / name)
    (here / "question.rq").write_text("SELECT * { ?claim a <https://w3id.org/diplograph/ns#Claim> } LIMIT 3")
    (here / "my-questions").mkdir()
    page = (DOCS / "how-to" / "your-own-questions.md").read_text("utf-8")
    for text in QUESTION.findall(page):
        (here / "my-questions" / "states_known.rq").write_text(text)
    for path in companions.write_alignments(here).iterdir():
        text = path.read_text("utf-8").replace("id/deep-harbour/", "id/my-essay/")
        text = text.replace("id/harbour-again/", "id/their-essay/")
        path.write_text(re.sub(r"again:p-(\d+)a", r"again:p-\1", text), "utf-8")
    (here / "pairs.csv").write_text(PAIRS, "utf-8")
    for name, form in (("case.json", "aif-json"), ("case.trig", "nanopub")):
        assert main(["export", "--format", form, "--data", str(here / "my-essay"), "--output", str(here / name)]) == 0
    for options in (("--output", str(here / "rows")), ("--format", "xlsx", "--output", str(here / "rows.xlsx"))):
        assert main(["sheet", str(here / "my-essay"), *options]) == 0
    assert main(["export", "--format", "parquet", "--output", str(here / "tables")]) == 0
    assert main(["load", str(here / "corpus"), "--store", str(here / "corpus.store")]) == 0
    return here


def arguments(example: str) -> list[str]:
    """Return the arguments of an example: without what it is piped to, or what it is evaluated by."""
    call = re.search(r"diplograph (.*)", example)
    assert call
    return shlex.split(re.split(r' (?:\||>>?) |\)"', call[1])[0], comments=True)


def run(example: str, made: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run an example in a copy, ``here``, of the folder that `desk` ``made``; return its exit code."""
    command, *_ = argv = arguments(example)
    if ONLY_PARSED.search(example):
        assert parser(argv).parse_args(argv).command == command
        return 0
    shutil.copytree(made, here, ignore=shutil.ignore_patterns(MADE.get(command, "")))
    monkeypatch.chdir(here)
    piped = re.match(r"echo '(.*)' \|", example)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped[1].encode() if piped else b"")))
    code = main(argv)
    return 0 if code == 1 and command in JUDGES else code
