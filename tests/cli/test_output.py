"""Rows on a terminal fit it; off a terminal they are plain and do not change."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

import diplograph
from diplograph import vocab
from diplograph.cli import main, output, terminal
from diplograph.cli.output import Shown, chosen, print_table
from diplograph.cli.terminal import print_text
from diplograph.errors import BadValue
from diplograph.terms import Iri

Show = Callable[..., list[str]]
WIDTHS = (60, 80, 120, 200)
QUESTIONS = ("timeline", "disagreements", "recommendations", "claims_all", "actors_all", "measurement_changes")


@pytest.fixture
def show(kg: diplograph.Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Show:
    def shown(question: str, width: int, layout: Shown = Shown(), **parameters: str) -> list[str]:  # noqa: B008
        monkeypatch.setattr(output, "terminal_width", lambda: width)
        print_table(kg.query(question, **parameters), layout, kg)
        return capsys.readouterr().out.splitlines()

    return shown


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_no_line_is_wider_than_the_terminal(show: Show, question: str, width: int) -> None:
    lines = show(question, width)
    assert max(map(len, lines)) <= width
    assert not any("…" in line for line in lines), "nothing is cut"


def test_a_narrow_answer_is_a_table_and_a_wide_one_cards(show: Show) -> None:
    assert "──" in show("actors_all", 120)[1]
    assert not any("──" in line for line in show("timeline", 60))


def test_wide_keeps_a_line_a_row_and_long_makes_cards(show: Show) -> None:
    wide = show("disagreements", 60, Shown(wide=True))
    assert max(map(len, wide)) > 60 and "──" in wide[1]
    long = show("actors_all", 200, Shown(long=True))
    assert not any("──" in line for line in long)


def test_what_is_unlikely_is_not_denied_as_likely() -> None:
    row = {"claim": Iri("x:c"), "stance": vocab.stance.denies, "likelihood": vocab.likelihood.likely, "cue": "unlikely"}
    first, *_ = output._Card(row, {}).drawn()
    assert "denies  likely not, “unlikely”" in str(first)


def test_people_see_labels_and_can_copy_names(show: Show) -> None:
    lines = "\n".join(show("claims_by_holder", 80, holder="pakistan"))
    assert "Pakistan" in lines and "actor:pakistan" not in lines and "mgc:c-" in lines
    assert "actor:imran-khan" in "\n".join(show("actors_all", 120)), "beside its label a thing has its name"


def test_holder_stance_and_hedge_stand_in_the_first_line(show: Show) -> None:
    lines = show("hedged_claims", 60, Shown(long=True))
    assert re.match(r"mgc:c-\d+  Ted Craig  (asserts|concedes)  .*“.*”$", lines[0])


def test_another_claim_in_the_row_is_told_with_its_stance(show: Show) -> None:
    lines = show("premises_of", 80, conclusion="c-276")
    assert any(re.match(r"    premise mgc:c-\d+  Ted Craig  asserts: ", line) for line in lines)


def test_columns_are_chosen_by_name(kg: diplograph.Library) -> None:
    rows = kg.query("claims_all")
    assert chosen(rows, ("holder", "claim")).columns == ("holder", "claim")
    with pytest.raises(BadValue, match="Did you mean holder"):
        chosen(rows, ("holdr",))


def test_off_a_terminal_it_is_the_plain_table(
    kg: diplograph.Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "terminal_width", lambda: None)
    rows = kg.query("disagreements")
    print_table(rows, Shown(), kg)
    assert capsys.readouterr().out == rows.to_table() + "\n"
    assert "rich" not in subprocess.run(
        [sys.executable, "-c", "import sys; from diplograph.cli import main; main(['query', 'actors_all']);"
         "print([m for m in sys.modules if m == 'rich'])"],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()[-1]  # fmt: skip


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_real_terminal_has_colours_unless_asked_not_to(no_color: str) -> None:
    lead, follow = pty.openpty()
    env = os.environ | {"COLUMNS": "80", "TERM": "xterm-256color"}
    env.pop("NO_COLOR", None)
    env |= {"NO_COLOR": no_color} if no_color else {}
    command = [sys.executable, "-m", "diplograph", "query", "claims_by_stance", "stance=denies"]
    done = subprocess.Popen(command, stdout=follow, env=env)
    os.close(follow)
    seen = b""
    try:
        while block := os.read(lead, 65536):
            seen += block
    except OSError:  # the end of a terminal whose other side is closed
        pass
    assert done.wait() == 0
    text = seen.decode("utf-8")
    assert ("\x1b[31m" in text) is not bool(no_color), "denies is red"
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "denies" in plain and max(map(len, plain.splitlines())) <= 80


LONG_LINE = "  in mgc:s-085 (a section) https://example.org/" + "a" * 90
LISTED = "  actor_roles actor=…        In which described situations does an actor take part, and how?"


def test_lines_are_wrapped_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n".join((LONG_LINE, LISTED, "", "short"))
    monkeypatch.setattr(terminal, "terminal_width", lambda: None)
    print_text(text)
    assert capsys.readouterr().out == text + "\n"
    monkeypatch.setattr(terminal, "terminal_width", lambda: 60)
    print_text(text)
    assert capsys.readouterr().out.splitlines() == [
        "  in mgc:s-085 (a section)",
        "      https://example.org/" + "a" * 90,  # an address is never broken
        "  actor_roles actor=…        In which described situations",
        "                             does an actor take part, and",
        "                             how?",
        "",
        "short",
    ]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    "command", [["show", "c-276"], ["find", "kabul"], ["why", "c-276"], ["what-if", "--reject", "c-283"], ["query"]]
)
def test_prose_fits_the_terminal(
    command: list[str], width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(terminal, "terminal_width", lambda: width)
    assert main(command) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if len(line) > width and "://" not in line] == []
    assert any(len(line) > width * 2 // 3 for line in lines)
