"""The normal form: the same for copies that are only set otherwise, and of itself."""

from __future__ import annotations

import re
import time
import unicodedata
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import ROOT

from diplograph.text.normal import digest, normalise, paragraphs, text_fragment


# Called by the tests that need them: there are over a million.
@cache
def every() -> list[str]:
    return [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]


@cache
def seams() -> list[str]:
    return [
        letter
        for letter in every()
        if unicodedata.category(letter) in ("Pi", "Pf", "Pd", "Zs", "Zl", "Zp", "Cf", "Cc")
        or letter in "'\"`´′″‴ʼ…¨\u0301\u0338e1"
    ]


@pytest.mark.slow
def test_normalising_is_idempotent_for_every_character() -> None:
    for letter in every():
        for text in (letter, f"a{letter}b", f"a {letter} b", letter * 2):
            once = normalise(text)
            assert normalise(once) == once, ascii(text)


def test_it_is_for_every_pair_of_those_that_change() -> None:
    for pair in product(seams(), repeat=2):
        for text in ("".join(pair), f"e{''.join(pair)}\u0301"):
            once = normalise(text)
            assert normalise(once) == once, ascii(text)


@settings(max_examples=1000)
@given(st.text(st.deferred(lambda: st.sampled_from(seams())), max_size=12) | st.text(max_size=20))
def test_it_is_for_any_text(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once and digest(text) == digest(once)


@pytest.mark.parametrize(
    "copies",
    [
        ("“No”", '"No"', "‘‘No’’", "``No''", "«No»", "＂No＂", "″No″"),
        ("didn't", "didn’t", "didn´t", "didn`t", "didnʼt", "didn＇t", "didn′t"),
        ("a-b", "a - b", "a — b", "a–b", "a--b", "a - - b", "a\u2011b", "a\n—\nb", "a〜b", "a－b"),
        ("a b", "a\u00a0b", "a \u200b b", "a\u2003b", "a\u3000b", "a\r\nb", "a\u2028b", "a\x85b", "\ta  b "),
        (
            "over",
            "o\u00ad\nver",
            "o\u00ad \r\n  ver",
            "o\u00adver",
            "\u200eover\u200f",
            "\u2067over\u2069",
            "\ufeffover",
            "o\u200bver",
            "\u202aover\u202c",
        ),
        ("a...", "a…", "a．．．"),
        ("é", "e\u0301", "e\u00ad\u0301", "e\u200b\u0301"),
    ],
)
def test_copies_have_one_normal_form(copies: tuple[str, ...]) -> None:
    assert len({normalise(copy) for copy in copies}) == 1


@pytest.mark.parametrize("unit", [" ", "- ", "-", "'", "\u00ad", "\n", "\u0301", "e\u0301", "\u00a0", "…", "1 "])
def test_the_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        normalise("a" + unit * (size // len(unit)) + "b")
        list(paragraphs("a" + unit * (size // len(unit)) + "b"))
        return time.process_time() - start

    seconds(1_000)
    assert seconds(400_000) < 20 * max(seconds(100_000), 0.02)


@pytest.mark.slow
def test_the_page_has_the_same_normal_form() -> None:
    """The script repeats what this module says, for pages that check a text in the reader's browser."""
    script = (ROOT / "src/diplograph/site/assets/normal.js").read_text(encoding="utf-8")
    from diplograph.text import normal

    for name in ("_INVISIBLE", "_DOUBLE", "_SINGLE", "_DASH"):
        members = {letter for letter in every() if re.fullmatch(f"[{getattr(normal, name)}]", letter)}
        theirs = re.search(rf"{name.strip('_').lower()} = \"(.*)\";", script)
        assert theirs, name
        pattern = re.sub(r"\\u\{(\w+)\}", lambda m: chr(int(m[1], 16)), theirs[1].replace("\\\\", "\\"))
        assert {letter for letter in every() if re.fullmatch(f"[{pattern}]", letter)} == members, name


def test_a_link_never_shows_a_whole_paragraph() -> None:
    chinese = "港口很繁忙贸易增长了谁知道租约结束了没有人付款他们走了我们走什么时候"
    assert text_fragment("https://example.org/", chinese) == ""
    assert text_fragment("https://example.org/", "x" * 61) == ""
    assert (
        text_fragment("https://example.org/", "a b c", before="x y") == "https://example.org/#:~:text=x%20y-,a%20b%20c"
    )
    assert Path(text_fragment("", "one two")).name == "#:~:text=one%20two"
