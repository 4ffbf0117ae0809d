"""Anchors: exact on the text, and none lost on a copy that is only set otherwise."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from essay import TEXT

import diplograph
from diplograph.text import anchors
from diplograph.text.anchors import Anchor
from diplograph.text.normal import digest, normalise, text_fragment
from diplograph.text.sentences import sentences
from diplograph.text.words import Copied, copied

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
    moved = {"a paragraph in front": {"moved": 8}}.get(copy, {"exact": 8})
    assert verified.counts == moved


def test_a_changed_sentence_is_lost_and_its_place_uncovered() -> None:
    verified = anchors.verify(anchors_of(LETTER), LETTER.replace("doubts", "denies"))
    assert [c.anchor.iri for c in verified.checked if c.state == "lost"] == ["s-2"]
    assert len(verified.uncovered) == 1


def states(changed: str, original: str = LETTER) -> dict[str, str]:
    return {one.anchor.iri: f"{one.state}" for one in anchors.verify(anchors_of(original), changed).checked}


def test_repeated_sentences_that_moved_are_told_apart_by_their_order() -> None:
    assert states("New. " + LETTER)["s-6"] == states("New. " + LETTER)["s-7"] == "moved"
    three = "It fell. It fell. It fell."
    verified = anchors.verify(anchors_of(three), "Then " + three)
    assert verified.counts == {"lost": 1, "moved": 2} or verified.counts == {"moved": 3}
    assert [one.places for one in verified.checked] == sorted(one.places for one in verified.checked)


def test_a_neighbour_decides_between_places() -> None:
    text = "One came. It fell. Two came. It fell. Three came."
    without = text.replace("Two came. It fell.", "Two came.")
    assert states("New. " + text, without) == {"s-0": "moved", "s-1": "moved", "s-2": "moved", "s-3": "moved"}


def test_where_nothing_decides_an_anchor_is_ambiguous() -> None:
    assert states("New. It fell. It fell.", "It fell.") == {"s-0": "ambiguous"}


def test_an_offset_that_is_no_number_is_said_to_be(kg: diplograph.Library) -> None:
    store = ox.Store()
    store.load(
        b'@prefix dg: <https://w3id.org/diplograph/ns#> . <x:s> dg:quoteDigest "d" ; dg:startOffset "abc" .',
        format=ox.RdfFormat.TURTLE,
    )
    with pytest.raises(diplograph.DiplographError, match="no whole number"):
        anchors.anchors(store)


LONG = "The old stone harbour wall north of the town fell in the great storm of that winter. It was not built again."


@pytest.mark.parametrize(
    ("literal", "count"),
    [
        (LONG, 22),
        ("He notes: “the old STONE harbour-wall north of the town”, no less", 9),
        ("north of the town fell in the great and more", 8),
        ("north of the town fell in the sea", 0),
    ],
)
def test_copied_words_are_reported_wherever_they_stand(literal: str, count: int) -> None:
    quad = ox.Quad(ox.NamedNode("x:c"), ox.NamedNode("x:note"), ox.Literal(literal), ox.NamedNode("x:g"))
    found = copied(ox.Store(), [quad], LONG)
    assert [one.length for one in found] == ([count] if count else [])
    assert not found or ("own words" in str(found[0]) and isinstance(found[0], Copied))


def test_titles_and_names_carry_over() -> None:
    title = "The Old Stone Harbour Wall North of the Town: A History"
    quads = [
        ox.Quad(ox.NamedNode("x:w"), ox.NamedNode("http://purl.org/dc/terms/title"), ox.Literal(title)),
        ox.Quad(ox.NamedNode("x:w"), ox.NamedNode("x:note"), ox.Literal(f"See {title}.")),
    ]
    store = ox.Store()
    store.extend(quads)
    assert not copied(store, quads, f"He wrote {title}. It sold.")


def test_the_report_as_text_and_as_json() -> None:
    verified = anchors.verify(anchors_of(LETTER), LETTER.replace("doubts", "denies"))
    assert verified.exit_code == 1 and "s-2: lost" in verified.to_text()
    told = json.loads(verified.to_json())
    assert told["counts"] == {"exact": 5, "moved": 0, "ambiguous": 0, "lost": 1} | told["counts"]
    assert told["verdict"] == verified.verdict and "captain" not in verified.to_json()


def test_a_link_shows_few_words_and_escapes_what_it_must() -> None:
    link = text_fragment("https://example.org/", "one, two-three four five six seven eight nine")
    assert link == "https://example.org/#:~:text=one%2C%20two%2Dthree%20four,seven%20eight%20nine"


GRAPH = """@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix d: <https://w3id.org/diplograph/id/harbour/> .
d:harbour dg:textDigest "DIGEST" ; dg:textLength SIZE .
d:s-1 a dg:Passage ; dg:source d:harbour ; dg:section "letter" ; dg:startOffset 0 ; dg:endOffset END1 ;
    dg:quoteDigest "DIGEST1" ; dg:textFragment <https://example.org/#:~:text=LINK1> .
d:s-2 a dg:Passage ; dg:source d:harbour ; dg:section "letter" ; dg:startOffset START2 ; dg:endOffset LENGTH ;
    dg:quoteDigest "DIGEST2" .
d:c-1 dg:anchor d:s-1 ; dg:content d:p-1 . d:p-1 dg:describes d:toll .
d:rise dg:timeCue "CUE" ; dg:cause d:toll .
"""
FIRST, SECOND = "Last year the old harbour raised its toll.", "Now the ferries stay away."


def examined(changes: dict[str, str]) -> anchors.Verification:
    """Return what is found in two sentences whose graph has these changes."""
    text = f"{FIRST} {SECOND}"
    right = {
        "DIGEST1": digest(FIRST), "DIGEST2": digest(SECOND), "DIGEST": digest(text),
        "SIZE": str(len(text)), "LENGTH": str(len(text)),
        "END1": str(len(FIRST)), "START2": str(len(FIRST) + 1), "LINK1": "Last%20year%20the,raised%20its%20toll.",
        "CUE": "last year",
    }  # fmt: skip
    turtle = GRAPH
    for name, value in right.items():
        turtle = turtle.replace(name, changes.get(name, value))
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return anchors.examine(store, [], text)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CUE", "last year", ""),
        ("CUE", "now", "the passages of the claims on it"),
        ("LINK1", "Last%20year", ""),
        ("LINK1", "before-,Last%20year,its%20toll,-Now", ""),
        ("LINK1", "Last%20year%20the,stay%20away.", "begin and end the passage"),
        ("LINK1", "Now%20the%20ferries", "begin and end the passage"),
        ("DIGEST", digest("another"), "dg:textDigest is n1:"),
        ("SIZE", "9", "dg:textLength is 9, that of the text 69"),
    ],
)
def test_words_stand_where_the_graph_says(name: str, value: str, told: str) -> None:
    verified = examined({name: value})
    assert verified.counts == {"exact": 2} and verified.exit_code == bool(told)
    assert told in verified.to_text() and bool(verified.misquoted or verified.mismatched) == bool(told)


@pytest.mark.skipif(not TEXT.exists(), reason="the text of the essay is not at hand")
class TestTheEssay:
    def test_every_anchor_is_exact_and_every_sentence_covered(self, kg: diplograph.Library) -> None:
        verified = anchors.verify(anchors.anchors(kg.store), TEXT.read_text(encoding="utf-8"))
        assert set(verified.counts) == {"exact"} and not verified.uncovered

    def test_its_cues_and_names_are_its_own_words(self, kg: diplograph.Library) -> None:
        text = TEXT.read_text(encoding="utf-8")
        verified = anchors.examine(kg.store, (), text)
        assert not verified.misquoted and not verified.mismatched

    @pytest.mark.parametrize("copy", COPIES)
    def test_none_is_lost_on_a_copy(self, kg: diplograph.Library, copy: str) -> None:
        text = COPIES[copy](TEXT.read_text(encoding="utf-8"))
        assert anchors.verify(anchors.anchors(kg.store), text).counts["lost"] == 0
