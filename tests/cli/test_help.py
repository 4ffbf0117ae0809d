"""The help: every command is in a group, every example runs."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
from paths import DOCS, ROOT

from diplograph.cli import COMMANDS, GROUPS, main, parser

FINISHED = DOCS / "deep-harbour"
# What stands for the user's own server or files, or runs until it is stopped; the rest of the call must still parse.
ONLY_PARSED = re.compile(r"https?://|\bURL\b|\*|--watch|--cluster|diplograph (serve|explore)\b")
# Commands that compare or verify, and so may well find something; and what a command makes anew.
JUDGES = {"diff", "anchors", "check", "ingest"}
MADE = {"new": "my-essay", "sheet": "rows*"}


def examples(command: str) -> list[str]:
    """Return the commands in a command's help, without the remarks beside them."""
    declared = next(a for a in parser([command])._actions if a.dest == "command").choices
    shown = (dict(declared or {})[command].epilog or "").partition("\n\n")[0]
    lines = re.sub(r" *\\\n +", " ", shown).splitlines()[1:]
    return [re.split(r" {2,}", line.strip())[0] for line in lines if "diplograph " in line]


EXAMPLES = [example for command in COMMANDS for example in examples(command)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that examples name."""
    here = tmp_path_factory.mktemp("desk")
    for name in ("my-essay", "my-letter", "mine", "theirs", "their-essay", "corpus/my-essay", "corpus/their-essay"):
        slug = Path(name).name
        folder = shutil.copytree(FINISHED, here / name)
        for path in folder.iterdir():
            path.write_text(path.read_text("utf-8").replace("deep-harbour", slug), "utf-8")
    shutil.copytree(here / "my-essay", here / "copy")
    for name in ("essay.txt", "letter.txt", "copy.txt"):
        shutil.copy(DOCS / "op-ed.txt", here / name)
    shutil.copytree(ROOT / "graphs", here / "graphs")
    for name in ("old.ttl", "new.ttl", "claims.ttl"):
        shutil.copy(FINISHED / "claims.ttl", here / name)
    (here / "question.rq").write_text("SELECT * { ?claim a <https://w3id.org/diplograph/ns#Claim> } LIMIT 3")
    for name, form in (("case.json", "aif-json"), ("case.trig", "nanopub")):
        assert main(["export", "--format", form, "--data", str(FINISHED), "--output", str(here / name)]) == 0
    for options in (("--output", str(here / "rows")), ("--format", "xlsx", "--output", str(here / "rows.xlsx"))):
        assert main(["sheet", str(here / "my-essay"), *options]) == 0
    assert main(["load", str(here / "corpus"), "--store", str(here / "corpus.store")]) == 0
    return here


def test_every_command_is_in_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert [line[:-1] for line in out.splitlines() if line[:-1] in GROUPS.values()] == list(GROUPS.values())
    assert all(re.search(rf"^  {name} +[A-Z].*\.$", out, re.M) for name in COMMANDS)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples(command: str) -> None:
    assert any(f"diplograph {command}" in example for example in examples(command))


def arguments(example: str) -> list[str]:
    """Return the arguments of an example: without what it is piped to, or what it is evaluated by."""
    call = re.search(r"diplograph (.*)", example)
    assert call
    return shlex.split(re.split(r' [|>] |\)"', call[1])[0])


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(
    example: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *_ = argv = arguments(example)
    if ONLY_PARSED.search(example):
        assert parser(argv).parse_args(argv).command == command
        return
    shutil.copytree(desk, tmp_path / "desk", ignore=shutil.ignore_patterns(MADE.get(command, "")))
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    if piped := re.match(r"echo '(.*)' \|", example):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped[1].encode())))
    code = main(argv)
    captured = capsys.readouterr()
    assert code == 0 or (code == 1 and command in JUDGES), captured.err or captured.out
    assert "error:" not in captured.err
