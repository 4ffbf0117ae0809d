"""Sentences of the kinds of text that this is for: cut where a reader would, and copies cut alike."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.text.normal import normalise
from diplograph.text.sentences import placed, sentences, split

CASES = [
    (line.partition(": ")[0], line.partition(": ")[2])
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
# What no rule here gets right, and a reader does.
KNOWN_TO_FAIL = {
    "“Yes. | No. | Perhaps,” she said.",  # a quotation of several sentences counts as one
    "- Will it hold? | - It will.",  # the dash of a speaker joins what it stands between
    "[1] Holt, Ports, 1990. | [2] Lund, Ships, 1991.",  # notes one behind the other, on one line
}


def text_of(case: str) -> str:
    return case.replace(" | ", " ").replace("‖", "")


def wanted(case: str) -> list[str]:
    return [normalise(part).strip("-") for part in re.split(r" \| |‖", case)]


def found(case: str) -> list[str]:
    return [each.strip("-") for each in sentences(text_of(case))]


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 200 and len(dict(CASES)) >= 30


def test_accuracy(capsys: pytest.CaptureFixture[str]) -> None:
    """Nine in ten at least of every text, printed by kind."""
    right, whole = Counter[str](), Counter(kind for kind, _ in CASES)
    failed = [case for kind, case in CASES if found(case) != wanted(case)]
    for kind, case in CASES:
        right[kind] += case not in failed
    with capsys.disabled():
        print(f"\nsentences: {right.total()} of {whole.total()} texts cut as a reader would")
        for kind in whole:
            if right[kind] < whole[kind]:
                print(f"  {kind}: {right[kind]} of {whole[kind]}")
    assert set(failed) == KNOWN_TO_FAIL
    assert right.total() >= 0.95 * whole.total()


COPIES = [
    lambda t: t.replace("...", "…").replace(". . .", "…"),
    lambda t: t.replace('"', "”").replace("'", "’"),
    lambda t: t.replace(". ", ".\u200b \u200e"),
    lambda t: t.replace(" ", "\u00a0"),
    lambda t: t.replace(" ", "\n"),
    lambda t: t.replace("-", "\u2014").replace("\u2013", "\u2014"),
]


@pytest.mark.parametrize("copy", range(len(COPIES)))
def test_copies_are_cut_alike(copy: int) -> None:
    for _, case in CASES:
        text = text_of(case)
        changed = COPIES[copy](text)
        if normalise(changed) == normalise(text):
            assert found(changed) == found(text) == [s.strip("-") for s in sentences(changed)]


@settings(max_examples=200)
@given(st.text(st.sampled_from("aB.!?…\"'([)]1 \n-—¹*।。؟א\u0301\u200f")))
def test_every_letter_is_in_one_sentence_and_in_order(text: str) -> None:
    normal, end = normalise(text), 0
    for one in placed(text):
        assert end <= one.start < one.end <= len(normal)
        assert not any(map(str.isalnum, normal[end : one.start]))
        end = one.end
    assert not any(map(str.isalnum, normal[end:]))


@pytest.mark.parametrize("unit", ["a. ", "Mr. ", ". ", "[4]", "A.", "… ", "(", '"', "1) ", ".1 ", "*", "¹", "x"])
def test_the_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        block = normalise(unit * (size // len(unit)))
        start = time.process_time()
        split(block)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(200_000) < 20 * max(seconds(50_000), 0.02)
