"""Sentences of a text: cut on its normal form, so that copies of one text are cut alike.

The cuts are those of sentencex (Wikimedia), which knows the abbreviations and stops of some
hundred languages, corrected where texts on foreign policy need it: titles before names,
marks of notes, numbers of lists, and words that go on in lower case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from diplograph.text.normal import normalise, paragraphs

# Titles and the like, with the stop, before a name; those that sentencex lacks or takes for an end.
_TITLES = frozenset(
    """
    adm amb asst brig capt cdr cmdr col cpl cpt dep dir dr fr gen gov hon insp lt lieut maj min mr mrs ms msgr
    pres prof rep rev rt sec sen sgt sr sra st supt vice-adm ft mt
    """.split()  # noqa: SIM905
)
# Words that a number, a name or a reference follows.
_BEFORE_MORE = frozenset(
    """
    approx art arts cf ch chs cit doc ed eds est fig figs fn ibid no nos op p para paras pp pt sect ser tr trans
    v vol vols vs
    jan feb mar apr jun jul aug sep sept oct nov dec ca e.g i.e viz al
    """.split()  # noqa: SIM905
)
# Marks of a note that stand behind a stop: [4], [iv], [5][6], superscripts become digits by NFKC.
_MARKS = re.compile(r"(?:\[(?:\d{1,3}|[ivxlc]{1,6}|[a-z*])\] ?)++|[*†‡§]++(?= |$)|\d{1,3}(?= |$)")
_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)\]]+")
_LAST = re.compile(r"(?<![^\s\"'(\[])\.*+([^\s\"'(\[.]++(?:\.[^\s\"'(\[.]++)*+)\.$")
_ON_A_STOP = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{1,40})[.!?][\"')\]]{0,3}(?:\d{1,3}|(?:\[\w{1,4}\]){1,4}|[*†‡§]{1,3}) (?=[\"'(]?[A-Z])"
)
_IN_BRACKETS = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,40})[.!?][)\]]{1,3} (?=[\"'(\[]?[A-Z])")
_BEFORE_ITEM = re.compile(r"[.!?;][\"')\]]{0,3} (?=\(?[a-z0-9]{1,3}\) [A-Z])")
_ITEM = re.compile(r"(?:[ivx]{1,4}[.)]|\(?[a-z]\)) [A-Z]")
_PART = re.compile(r"(?:part|chapter|section|annex|article|appendix|book|title) (?:\d{1,3}|[ivxlc]{1,6}|[a-z])\.", re.I)
_GERMAN_DAY = re.compile(r"\b\d{1,2}\.$")
_GERMAN_MONTH = re.compile(r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")
_SCRIPTS = (  # the first script found decides: what it is written in, and a language whose rules do
    ("[\u3040-\u30ff]", "ja"), ("[\u4e00-\u9fff]", "zh"), ("[\u0900-\u097f]", "hi"), ("[\u0600-\u06ff]", "ur"),
    ("[\u0400-\u04ff]", "ru"), ("[\u0530-\u058f]", "hy"), ("[\u0370-\u03ff]", "el"), ("[\u1200-\u137f]", "am"),
    ("[\u1000-\u109f]", "my"), ("[\u0980-\u09ff]", "bn"),
)  # fmt: skip


def split(block: str, language: str = "") -> list[tuple[int, int]]:
    """Return start and end of each sentence of one paragraph in normal form.

    Args:
        block: the paragraph, in normal form.
        language: its language tag; by default the script decides.

    >>> [block[start:end] for block in ["Adm. Lund left.[4] He said no. It ended."] for start, end in split(block)]
    ['Adm. Lund left.[4]', 'He said no.', 'It ended.']

    """
    from sentencex import get_sentence_boundaries  # an extension module, needed only where texts are read

    cuts = [
        one["start_index"] for one in get_sentence_boundaries(language.partition("-")[0] or _language(block), block)
    ]
    cuts = sorted({0, *(_behind_marks(block, cut) for cut in cuts), *_further(block)} - {len(block)})
    kept = [0]
    for cut in cuts[1:]:
        if not _goes_on(block[kept[-1] : cut].rstrip(), block[cut:].lstrip()[:40], block[cut - 1 : cut]):
            kept.append(cut)
    spans = []
    for start, end in zip(kept, [*kept[1:], len(block)], strict=True):
        words = block[start:end]
        if words.strip():
            spans.append((start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return spans


def _language(block: str) -> str:
    return next((language for script, language in _SCRIPTS if re.search(script, block)), "en")


def _behind_marks(block: str, cut: int) -> int:
    """Return the cut behind the marks of notes that follow a stop: they belong to the sentence before."""
    if block[0] == "[":
        return cut  # notes themselves, each behind its number
    at = cut + (block[cut : cut + 1] == " ")
    marks = _MARKS.match(block, at)
    return marks.end() if marks and cut and (at > cut or block[cut - 1] != " " or block[at] == "[") else cut


def _further(block: str) -> Iterator[int]:
    """Yield the cuts that sentencex does not make."""
    # Behind marks that stand on a stop; a superscript is a digit in normal form.
    for mark in _ON_A_STOP.finditer(block):
        if mark[1].lower() not in _BEFORE_MORE:
            yield mark.end()
    # Behind a sentence in brackets, and before the letter or number of a list.
    for stop in _IN_BRACKETS.finditer(block):
        if stop[1].lower() not in _BEFORE_MORE:
            yield stop.end()
    for stop in _BEFORE_ITEM.finditer(block):
        yield stop.end()


def _goes_on(before: str, after: str, last: str) -> bool:
    """Whether what stands before and after a cut is one sentence after all."""
    first = after.lstrip("\"'([")[:1]
    if _ITEM.match(after):
        return False
    if _PART.fullmatch(before) or (_GERMAN_DAY.search(before) and _GERMAN_MONTH.match(after)):
        return True
    if first.islower() or after[:1] in tuple(",;:-)]"):
        return True
    if (
        last.isascii()
        and last.isalnum() is False
        and last not in tuple(" ])\"'*†‡§")
        and after[:1].isalnum()
        and before.isascii()
    ):
        # "3.5", "e.g.this": nothing but a stop between; but a whole word, a stop and a capital are a space forgotten.
        return not (re.search(r"[a-z]{3}[.!?]$", before) and re.match(r"[A-Z][a-z]", after))
    if _NUMBER.fullmatch(before):
        return True  # the number of a list
    word = _LAST.search(before)
    if not word:
        return bool(re.search(r"(?:\. ){2,}\.$", before)) and not first.isupper()
    name = word[1].lower()
    if name in _TITLES or (
        name in _BEFORE_MORE and (after[:1].isdigit() or name not in ("no", "est", "art", "fig", "ed"))
    ):
        return not (name in ("col", "fr", "st", "sec", "min", "ms") and not first.isupper())
    return len(word[1]) == 1 and word[1].isupper() and first.isupper() and word[1] != "I"


class Placed(NamedTuple):
    """A sentence of a text: the number of its paragraph, and its place in the text's normal form."""

    paragraph: int
    start: int
    end: int


def placed(text: str, language: str = "") -> list[Placed]:
    """Return every sentence of ``text``, headings and notes included, that holds a letter or digit, in order."""
    normal, position, found = normalise(text), 0, []
    for number, block in enumerate(paragraphs(text)):
        # At its ends, a dash may have been drawn together with one of the next paragraph.
        words = normalise(block).strip("-")
        begin = normal.find(words, position)
        if begin < 0:  # a character that joins with the first of the next paragraph
            continue
        position = begin + len(words)
        found += [
            Placed(number, begin + start, begin + end)
            for start, end in split(words, language)
            if any(map(str.isalnum, words[start:end]))
        ]
    return found


def sentences(text: str, language: str = "") -> Iterator[str]:
    """Yield the sentences of ``text`` in normal form, headings and notes included, in order."""
    normal = normalise(text)
    return (normal[one.start : one.end] for one in placed(text, language))


_WORD = 80  # characters that no word is longer than


def originals(text: str, normal: str, spans: list[Placed]) -> list[tuple[int, int]]:
    """Return where each span of the normal form stands in ``text`` itself, from its first to its last word.

    Normalising moves characters but keeps letters and digits in order, so the two are
    matched by counting these.
    """
    counts = list(accumulate(sum(map(_counts, unicodedata.normalize("NFKC", letter))) for letter in text))
    in_normal = [0, *accumulate(map(_counts, normal))]
    found = []
    for one in spans:
        start = bisect_left(counts, in_normal[one.start] + 1)
        end = bisect_left(counts, in_normal[one.end]) + 1
        # To the ends of the words there, which some scripts do not part.
        least, most = max(0, start - _WORD), min(len(text), end + _WORD)
        while start > least and not text[start - 1].isspace():
            start -= 1
        while end < most and not text[end].isspace():
            end += 1
        found.append((start, end))
    return found


def _counts(letter: str) -> bool:
    return letter.isalnum()
