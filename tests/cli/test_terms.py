"""``terms``, ``term`` and ``completion``."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from diplograph.cli import main


def test_terms_and_term(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "valence"]) == 0
    assert capsys.readouterr().out.startswith("cooperative  They help")
    assert main(["term", "likely"]) == 0
    assert "for example: It is probably so." in capsys.readouterr().out
    assert main(["term", "likly"]) == 2
    assert "likelihood:likely" in capsys.readouterr().err
    assert main(["term", "ships"]) == 2
    assert "in the definition of eventtype:blockade" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["causal-link-type", "causal-type", "causetype", "causetype:", "Causal link type"])
def test_a_scheme_by_any_of_its_names(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["terms", name]) == 0
    assert capsys.readouterr().out.startswith("causes ")


def test_words_of_several_schemes_list_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "type"]) == 0
    out = capsys.readouterr().out
    assert "event-type " in out and "status-type " in out and "military-withdrawal" not in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_for_the_shell(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    assert main(["completion", shell]) == 0
    assert "diplograph" in capsys.readouterr().out


def test_the_shell_is_given_the_names_of_the_moment() -> None:
    line = "diplograph term likelihood:l"
    env = os.environ | {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_IFS": "\n"}
    script = "import os, sys; os.dup2(1, 8); from diplograph.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False)
    assert "likely" in done.stdout
