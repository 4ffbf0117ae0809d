"""The help: every command is in a group, every example runs."""

from __future__ import annotations

import re
from pathlib import Path

import examples
import pytest

from diplograph.cli import COMMANDS, GROUPS, main, parser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return examples.desk(tmp_path_factory.mktemp("desk"))


def of(command: str) -> list[str]:
    """Return the commands in a command's help, without the remarks beside them."""
    declared = next(action for action in parser([command])._actions if action.dest == "command").choices
    shown = (dict(declared or {})[command].epilog or "").partition("\n\n")[0]
    lines = re.sub(r" *\\\n +", " ", shown).splitlines()[1:]
    return [re.split(r" {2,}", line.strip())[0] for line in lines if "diplograph " in line]


EXAMPLES = [example for command in COMMANDS for example in of(command)]


def test_every_command_is_in_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert [line[:-1] for line in out.splitlines() if line[:-1] in GROUPS.values()] == list(GROUPS.values())
    assert all(re.search(rf"^  {name} +[A-Z].*\.$", out, re.M) for name in COMMANDS)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples(command: str) -> None:
    assert any(f"diplograph {command}" in example for example in of(command))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(
    example: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = examples.run(example, desk, tmp_path / "desk", monkeypatch)
    captured = capsys.readouterr()
    assert code == 0, captured.err or captured.out
    assert "error:" not in captured.err
