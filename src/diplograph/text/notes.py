"""Notes of a text, and the marks that stand where they belong."""

from __future__ import annotations

import re

from diplograph.text.normal import normalise

_NUMBERED = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)]?)\s(?=\S)")
_HEADING = re.compile(r"(?:end|foot)?notes?|references|anmerkungen|anm\.|fußnoten|حواشی|注[释釋]?", re.I)
# What a note cites: a year, an address, or the words that scholars use.
_CITES = re.compile(r"\b(?:1[5-9]|20)\d\d\b|https?://|\bwww\.|\bibid\b|\bop\. cit\b|\bpp?\. \d|\bsee\b", re.I)
# A number at the very beginning is that of a note, not the mark of one.
_BRACKETED = re.compile(r"(?<!^)\[(\d{1,3})\]")
_OWN = re.compile(r"\[(\d{1,3})\]\s")
_GLUED = re.compile(r"(?<=[^\W\d_][.!?\"')])(\d{1,3})(?= |$)|(?<=[^\W\d_]{4})(\d{1,2})$")


def notes(blocks: list[str]) -> dict[int, int]:
    """Return the number of the note that a paragraph is, for each that is one.

    Notes are paragraphs numbered 1, 2, 3 …, in the last part of a text: behind a heading that
    says so, with marks in brackets, or most of them citing something.  A numbered list in the
    text has none of these.  Notes in brackets whose marks stand ahead, in sentences or in
    headings, may begin with any number: the text is an excerpt.

    >>> notes(["It rained.[1]", "It stopped.", "Notes", "[1] The Gazette, 2024."])
    {3: 1}
    >>> notes(["THE RAIN[2]", "1. It rained.", "2. It stopped.", "[2] Read by all members."])
    {3: 2}
    """
    run: dict[int, int] = {}
    best: dict[int, int] = {}
    last = 0
    for place, block in enumerate(blocks):
        number = _number(block)
        if number == 1 or (run and number == last + 1):
            if number == 1:
                run = {}
            run[place] = last = number
            if len(run) >= len(best):
                best = run
    found = best if best and _are_notes(blocks, best) else {}
    return max(found, _marked(blocks), key=len)


def _marked(blocks: list[str]) -> dict[int, int]:
    """Return the longest run of paragraphs behind numbers in brackets, each of which stands as a mark further ahead."""
    seen: set[int] = set()
    run: dict[int, int] = {}
    best: dict[int, int] = {}
    for place, block in enumerate(blocks):
        own = _OWN.match(normalise(block[:40]))
        number = int(own[1]) if own else 0
        if number in seen:
            run = {**run, place: number} if run and number == max(run.values()) + 1 else {place: number}
            best = max(best, run, key=len)
        seen.update(map(int, _BRACKETED.findall(block)))
    return best


def _are_notes(blocks: list[str], run: dict[int, int]) -> bool:
    first = min(run)
    if first and _HEADING.fullmatch(blocks[first - 1].strip(" :.#*")):
        return True
    ahead = "\n".join(blocks[:first])
    if first and all(f"[{number}]" in ahead for number in run.values()) and blocks[first].startswith("["):
        return True
    before, whole = sum(map(len, blocks[:first])), sum(map(len, blocks))
    citing = sum(bool(_CITES.search(blocks[place])) for place in run)
    return before >= whole / 2 and citing * 2 > len(run)


def _number(block: str) -> int:
    match = _NUMBERED.match(normalise(block[:40]))
    return int(match[1] or match[2]) if match else 0


def marks(sentence: str) -> tuple[str, ...]:
    """Return the numbers of the notes that a sentence in normal form marks.

    >>> marks("The port grew fast.[4]"), marks("Trade followed.12"), marks("It cost 3.5")
    (('4',), ('12',), ())
    """
    found = _BRACKETED.findall(sentence) or [one or other for one, other in _GLUED.findall(sentence)]
    return tuple(dict.fromkeys(found))
