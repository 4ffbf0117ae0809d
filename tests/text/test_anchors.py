"""Anchors: exact on the text, and none lost on a copy that is only set otherwise."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from essay import TEXT

import diplograph
from diplograph.text import anchors
from diplograph.text.anchors import Anchor
from diplograph.text.normal import digest, normalise, text_fragment
from diplograph.text.sentences import sentences

# A short text of our own, which anyone may hold.
LETTER = (
    "A Letter from the Harbour\n\n"
    'The ferry\'s captain says "we sail at noon" - and he may be right. Dr. Lund doubts it.\n'
    "Prices rose by 3.5 percent. Why? Nobody knows.\n\n"
    "The old bridge holds. The old bridge holds.\n"
)

COPIES: dict[str, Callable[[str], str]] = {
    "re-wrapped": lambda t: "\n\n".join(textwrap.fill(p, 37, break_on_hyphens=False) for p in t.split("\n\n")),
    "curly quotes": lambda t: t.replace("'", "\u2019").replace(' "', " \u201c").replace('"', "\u201d"),
    "straight quotes": lambda t: t.translate(dict(zip(map(ord, "\u2018\u2019\u201c\u201d"), "''\"\"", strict=True))),
    "en dashes": lambda t: t.replace("\u2014", "\u2013").replace(" - ", " \u2013 "),
    "em dashes, closed up": lambda t: t.replace(" \u2013 ", "\u2014").replace(" - ", "\u2014"),
    "Windows line ends": lambda t: t.replace("\n", "\r\n"),
    "a paragraph in front": lambda t: "Reprinted by somebody else, with thanks to all.\n\n" + t,
    "no-break spaces": lambda t: t.replace(". ", ".\u00a0"),
}


def anchors_of(text: str) -> list[Anchor]:
    normal, found, position = normalise(text), [], 0
    for number, sentence in enumerate(sentences(text)):
        words = normalise(sentence)
        start = normal.index(words, position)
        position = start + len(words)
        found.append(Anchor(f"s-{number}", "letter", start, position, digest(words)))
    return found


def test_sentences_end_where_they_should() -> None:
    assert [s.split()[0] for s in sentences(LETTER)] == ["A", "The", "Dr.", "Prices", "Why?", "Nobody", "The", "The"]


def test_every_anchor_is_exact_on_its_own_text() -> None:
    verified = anchors.verify(anchors_of(LETTER), LETTER)
    assert verified.counts == {"exact": 8} and verified.sentences == 8 and not verified.uncovered


@pytest.mark.parametrize("copy", COPIES)
def test_none_is_lost_on_a_copy(copy: str) -> None:
    verified = anchors.verify(anchors_of(LETTER), COPIES[copy](LETTER))
    assert verified.counts["lost"] == 0
    moved = {"a paragraph in front": {"moved": 6, "ambiguous": 2}}.get(copy, {"exact": 8})
    assert verified.counts == moved


def test_a_changed_sentence_is_lost_and_its_place_uncovered() -> None:
    verified = anchors.verify(anchors_of(LETTER), LETTER.replace("doubts", "denies"))
    assert [c.anchor.iri for c in verified.checked if c.state == "lost"] == ["s-2"]
    assert len(verified.uncovered) == 1


def test_a_repeated_sentence_that_moved_is_ambiguous() -> None:
    verified = anchors.verify(anchors_of(LETTER), "New. " + LETTER)
    assert [c.state for c in verified.checked if c.anchor.iri in ("s-6", "s-7")] == ["ambiguous", "ambiguous"]


def test_a_link_shows_few_words_and_escapes_what_it_must() -> None:
    link = text_fragment("https://example.org/", "one, two-three four five six seven eight nine")
    assert link == "https://example.org/#:~:text=one%2C%20two%2Dthree%20four,seven%20eight%20nine"


@pytest.mark.skipif(not TEXT.exists(), reason="the text of the essay is not at hand")
class TestTheEssay:
    def test_every_anchor_is_exact_and_every_sentence_covered(self, kg: diplograph.Library) -> None:
        verified = anchors.verify(anchors.anchors(kg.store), TEXT.read_text(encoding="utf-8"))
        assert set(verified.counts) == {"exact"} and not verified.uncovered

    def test_its_cues_and_names_are_its_own_words(self, kg: diplograph.Library) -> None:
        text = TEXT.read_text(encoding="utf-8")
        assert not anchors.misquoted(kg.store, anchors.verify(anchors.anchors(kg.store), text), text)

    @pytest.mark.parametrize("copy", COPIES)
    def test_none_is_lost_on_a_copy(self, kg: diplograph.Library, copy: str) -> None:
        text = COPIES[copy](TEXT.read_text(encoding="utf-8"))
        assert anchors.verify(anchors.anchors(kg.store), text).counts["lost"] == 0
