"""The README's commands answer as it says."""

from __future__ import annotations

import re
import shlex

import pytest
from paths import ROOT

from diplograph.cli import main

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = [
    (command, answer)
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.M | re.S)
    for command, answer in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
]


def test_there_is_something_to_run() -> None:
    assert len(SHOWN) >= 5


@pytest.mark.parametrize(("command", "answer"), SHOWN, ids=[command for command, _ in SHOWN])
def test_it_prints_what_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, answer: str
) -> None:
    monkeypatch.chdir(ROOT)
    program, *argv = shlex.split(command)
    assert program == "diplograph"
    main(argv)
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == answer.splitlines()


def test_the_size_of_the_essay_is_as_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    main(["query", "graph_in_numbers", "--format", "csv"])
    rows = dict(line.split(",")[1:] for line in capsys.readouterr().out.splitlines()[1:])
    told = re.search(r"^The essay: (.*) \(`diplograph query graph_in_numbers`\)\.$", README, re.M)
    assert told
    plural = {"status": "statuses"}
    expected = {plural.get(name.lower(), name.lower() + "s"): count for name, count in rows.items()}
    expected["passages"] = str(int(expected["passages"]) + int(expected["notes"]))
    for part in told[1].split(", "):
        count, name = re.fullmatch(r"(\d+) (.*?)", re.sub(r" on \d+ propositions", "", part)).groups()  # type: ignore[union-attr]
        assert expected[name] == count, name
