"""The help: every command is in a group, every example runs."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import examples
import pytest

from diplograph import cli
from diplograph.cli import main
from diplograph.cli.commands import COMMANDS, GROUPS, module_of
from diplograph.cli.parsing import fitted
from diplograph.cli.run import parser

PACKAGE = Path(cli.__file__).parent


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


def test_every_module_is_a_command() -> None:
    modules = {path for group in GROUPS for path in (PACKAGE / group).glob("*.py") if not path.name.startswith("_")}
    assert {PACKAGE.parent.parent / f"{module_of(name).replace('.', '/')}.py" for name in COMMANDS} == modules


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples(command: str) -> None:
    assert any(f"diplograph {command}" in example for example in of(command))


@pytest.mark.parametrize("example", examples.cases((example, example) for example in EXAMPLES))
def test_every_example_runs(
    example: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = examples.run(example, desk, tmp_path / "desk", monkeypatch)
    captured = capsys.readouterr()
    assert code == 0, captured.err or captured.out
    assert "error:" not in captured.err


def helps(declared: argparse.ArgumentParser, name: str = "diplograph") -> Iterator[tuple[str, str]]:
    """Yield the help of a parser, and those of its commands, each with its name."""
    yield name, declared.format_help()
    for action in declared._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command, one in action.choices.items():
                yield from helps(one, f"{name} {command}")


def test_help_fits_a_terminal_of_80_columns() -> None:
    wide = {(name, line) for name, text in helps(parser()) for line in text.splitlines() if len(line) > 80}
    assert not wide


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_what_help_says_is_the_same_in_any_width(width: int) -> None:
    declared = next(action for action in parser()._actions if action.dest == "command").choices
    for command, one in dict(declared or {}).items():
        text = one.epilog or ""
        assert fitted(text, width).split() == text.split(), command
