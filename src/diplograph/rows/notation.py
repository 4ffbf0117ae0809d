"""Parse the short notation of a cell: text in, parts with their positions out.

A situation::

    situation = item {";" item} ["where" definition {";" definition}]
    item      = [name ['"label"'] "="] body | reference
    body      = type ":" part {"," part} | references link references {"," part}
    part      = [role] filler {"&" filler} | "about" references | "part of" references
              | EDTF | number unit | valence | "'" words of time "'" | "(" encoder's note ")"

Steps, in ``because``, and in ``against``, ``but`` and ``refutes``::

    grounds = [id "="] key {"+" key} ":" scheme {"," scheme} {"," said | "by" name | "at" n {n}} [doubt]
    foes    = [id [id [id]] "="] (key | key "." n) {"," type | "by" name | "at" n {n} | "wins at" n {n}}
              [doubt ["wins" doubt]]
    doubt   = "(" sure ":" reason ")"

Several grounds or foes are separated by ``;``.  A name that contains a separator must be in
double quotes; a double quote in such a name is doubled.  Names are not looked up here.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from diplograph import vocab
from diplograph.data.dates import in_edtf
from diplograph.rows.book import Missing


class Word(NamedTuple):
    """A piece of a cell and the position of its start, counted from 0."""

    text: str
    at: int


class BadCell(ValueError):
    """A cell that cannot be read: the position in it (from 0), what is wrong, what to do, and what is missing."""

    def __init__(self, at: int, message: str, remedy: str, missing: Missing | None = None) -> None:
        super().__init__(message)
        self.at, self.message, self.remedy, self.missing = at, message, remedy, missing


class Part(NamedTuple):
    """A part of a situation: its role (empty for a first part without one) and its fillers."""

    role: str
    words: tuple[Word, ...]
    at: int


class Situation(NamedTuple):
    """A situation as written or, if ``type`` and ``link`` are empty, a reference to one."""

    name: str
    label: str
    type: Word | None
    link: Word | None
    parts: tuple[Part, ...]
    cause: tuple[Word, ...]
    effect: tuple[Word, ...]
    at: int


class Described(NamedTuple):
    """A cell of situations: those described, and those only defined (after ``where``)."""

    items: tuple[Situation, ...]
    defined: tuple[Situation, ...]


class Step(NamedTuple):
    """A ground or foe: ids (the second is the preference's), keys, concepts, and the other parts of the step."""

    ids: tuple[str, ...]
    keys: tuple[Word, ...]
    concepts: tuple[Word, ...]
    by: Word | None
    at_sentences: tuple[Word, ...]
    wins_at: tuple[Word, ...]
    doubt: str
    wins_doubt: str
    at: int


ROLES = (*vocab.ROLES, "in", "from")
# What a name in a cell would be read as something else by.
_MARKED = re.compile(rf"[\"()&,;:=+']|\bwhere\b|^({'|'.join((*ROLES, 'about', 'part of'))})\s")
_NAME = re.compile(r'([\w:-]+)(?:\s+"([^"]*)")?\s*=\s*')
_TYPE = re.compile(r"([\w-]+(?: [\w-]+)*)\s*:(?:\s+|$)")
# A text meant as a date: with two digits or a slash, and only characters of dates.
_EDTF = re.compile(r"(?=.*(?:\d{2}|/))(?:-(?=\d{4}))?[\d./][\dXuYTZ./~?%:+-]*$")
_FIGURE = re.compile(r"([+-]?\d+(?:\.\d+)?)\s+(\S.*)")
_WHERE = re.compile(r"\swhere\s")
_DOUBT = re.compile(r"(?<!\s)\s*+(wins)?\s*+\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")


def is_plain(name: str) -> bool:
    """Tell whether a name is read as a name wherever it stands in a cell.

    >>> is_plain("the King"), is_plain("to the King")
    (True, False)
    """
    return not _MARKED.search(name)


def trimmed(text: str, at: int) -> Word:
    """Return a piece without white space at its ends."""
    bare = text.lstrip()
    return Word(bare.rstrip(), at + len(text) - len(bare))


def pieces(word: Word, separators: str) -> list[Word]:
    """Split at separators outside quotes and brackets, and return the pieces.

    Raises:
        BadCell: a quote or bracket is not closed.

    """
    found, start, quote, begun = [], 0, "", False
    opened: list[int] = []
    quoted_at = 0
    for i, sign in enumerate(word.text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign == '"' or (sign == "'" and not begun):
            quote, begun, quoted_at = sign, True, i
        elif sign in separators and not opened:
            found.append(trimmed(word.text[start:i], word.at + start))
            start, begun = i + 1, False
        else:
            if sign == "(":
                opened.append(i)
            elif sign == ")" and opened:
                opened.pop()
            begun = begun or not sign.isspace()
    if quote or opened:
        sign, at = (quote, quoted_at) if quote else ("(", opened[-1])
        raise BadCell(word.at + at, f"the {sign} that opens here is not closed", f"Close it, or leave the {sign} out.")
    found.append(trimmed(word.text[start:], word.at + start))
    return [piece for piece in found if piece.text]


def unquoted(word: Word) -> Word:
    """Return a name without the double quotes around it."""
    if len(word.text) > 1 and word.text[0] == word.text[-1] == '"':
        return Word(word.text[1:-1], word.at + 1)
    return word


def keys(text: str) -> list[Word]:
    """Return the keys or sentences of a cell, separated by spaces, commas or semicolons."""
    return [Word(found[0], found.start()) for found in re.finditer(r"[^\s,;&+]+", text)]


def names(text: str) -> list[Word]:
    """Return the names of a cell, separated by ``&`` or ``;``."""
    return [unquoted(piece) for piece in pieces(Word(text, 0), "&;")]


_LISTED = re.compile(r'\s*(?:"((?:[^"]|"")*)"(?=\s*[;@]|\s*$)|([^;@]*+(?:@(?!\s*\d)[^;@]*+)*+))([^;]*);?')
_AT = re.compile(r"@\s*(\d+(?:-\d+)?)")


def listed(text: str) -> list[tuple[str, list[str]]]:
    """Return the texts of a cell that are separated by ``;``, each with the sentences given for it.

    >>> listed('EU; "Smith; Jones" @4 @16')
    [('EU', []), ('Smith; Jones', ['4', '16'])]
    """
    found = ((m[1].replace('""', '"') if m[1] is not None else m[2].strip(), m[3]) for m in _LISTED.finditer(text))
    return [(name, _AT.findall(rest)) for name, rest in found if name]


def joined(texts: Iterable[str]) -> str:
    """Return texts as a cell that `listed` reads, with double quotes where one would be misread.

    >>> joined(["EU", "Smith; Jones"])
    'EU; "Smith; Jones"'
    """
    quoted = ((text, '"' + text.replace('"', '""') + '"') for text in texts)
    return "; ".join(text if text[:1] != '"' and listed(text) == [(text, [])] else safe for text, safe in quoted)


def situations(text: str, links: Iterable[str], valences: Container[str]) -> Described:
    """Read a cell of situations.

    Args:
        text: the cell.
        links: the types of causal link.
        valences: the valences.

    Raises:
        BadCell: the cell does not follow the notation.

    """
    link = re.compile(rf"(.+?)\s+({'|'.join(sorted(links, key=len, reverse=True))})\s+(.+)$", re.S)
    blank = re.sub(r'"[^"]*"', lambda quoted: "_" * len(quoted[0]), text)
    where = _WHERE.search(blank)
    ends = (text[: where.start()], text[where.end() :]) if where else (text, "")
    starts = (0, where.end() if where else 0)
    items, defined = (
        tuple(_situation(piece, link, valences) for piece in pieces(Word(end, start), ";"))
        for end, start in zip(ends, starts, strict=True)
    )
    for one in defined:
        if not one.name or not (one.type or one.link):
            raise BadCell(one.at, "the text after `where` defines nothing", "Write `name = type: …`.")
    return Described(items, defined)


def _situation(word: Word, link: re.Pattern[str], valences: Container[str]) -> Situation:
    name = label = ""
    body = word
    if named := _NAME.match(word.text):
        name, label = named[1], named[2] or ""
        body = trimmed(word.text[named.end() :], word.at + named.end())
    if typed := _TYPE.match(body.text):
        rest = Word(body.text[typed.end() :], body.at + typed.end())
        parts = tuple(_part(piece, valences, first=not i) for i, piece in enumerate(pieces(rest, ",")))
        return Situation(name, label, Word(typed[1], body.at), None, parts, (), (), word.at)
    listed = pieces(body, ",")
    if listed and (joined := link.match(listed[0].text)):
        at = listed[0].at
        cause, effect = (tuple(pieces(Word(joined[i], at + joined.start(i)), "&")) for i in (1, 3))
        parts = tuple(_part(piece, valences, first=False) for piece in listed[1:])
        return Situation(name, label, None, Word(joined[2], at + joined.start(2)), parts, cause, effect, word.at)
    if name or len(listed) != 1:
        remedy = "Write `type: who, to whom, …`, for example `negotiation: Norway, to Russia, 2018-05`."
        raise BadCell(body.at, f"there is no type of situation in {body.text[:40]!r}", remedy)
    return Situation(body.text, "", None, None, (), (), (), word.at)


def _part(word: Word, valences: Container[str], first: bool) -> Part:
    text, at = word
    if text[0] == "(" and text[-1] == ")":
        return Part("note", (trimmed(text[1:-1], at + 1),), at)
    if text[0] == "'" == text[-1]:
        return Part("cue", (trimmed(text[1:-1], at + 1),), at)
    if text in valences:
        return Part("valence", (word,), at)
    if _EDTF.match(text):
        return Part("when", (word,), at)
    if figure := _FIGURE.match(text):
        return Part("value", (Word(figure[1], at), Word(figure[2], at + figure.start(2))), at)
    if meant := in_edtf(text):
        raise BadCell(at, f"{text!r} is not an EDTF date", f"Write it as {meant}.")
    for role in ("about", "part of", *ROLES):
        if text.startswith(role + " "):
            rest = trimmed(text[len(role) :], at + len(role))
            return Part(role, tuple(unquoted(piece) for piece in pieces(rest, "&")), at)
    if first:
        return Part("", tuple(unquoted(piece) for piece in pieces(word, "&")), at)
    remedy = (
        f"Begin it with {', '.join(ROLES[:-1])} or {ROLES[-1]}; a figure has its unit and no comma in it; "
        "a date is written as 2024-05-14, and a time that no date expresses in single quotes."
    )
    raise BadCell(at, f"in which role is {text!r}?", remedy)


def grounds(text: str) -> list[Step]:
    """Read a cell of ``because``.

    Raises:
        BadCell: the cell does not follow the notation.

    """
    return [_step(piece, grounds=True) for piece in pieces(Word(text, 0), ";")]


def foes(text: str) -> list[Step]:
    """Read a cell of ``against``, ``but`` or ``refutes``.

    Raises:
        BadCell: the cell does not follow the notation.

    """
    return [_step(piece, grounds=False) for piece in pieces(Word(text, 0), ";")]


def _step(word: Word, grounds: bool) -> Step:
    text, doubts = word.text, {"": "", "wins": ""}
    while found := _DOUBT.search(text):
        doubts[found[1] or ""] = found[2].strip()
        text = text[: found.start()]
    ids: tuple[str, ...] = ()
    body = Word(text, word.at)
    head, equals, rest = text.partition("=")
    if equals:
        ids = tuple(head.split())
        body = trimmed(rest, word.at + len(head) + 1)
    listed = pieces(body, ":" if grounds else ",")
    if not listed or (grounds and len(listed) != 2):
        remedy = "Write `9a + 9b: statistics`." if grounds else "Write the key, such as `6a`."
        raise BadCell(word.at, f"{word.text[:40]!r} is not a valid {'ground' if grounds else 'key'}", remedy)
    more = pieces(listed[1], ",") if grounds else listed[1:]
    first = listed[0]
    by: Word | None = None
    at: tuple[Word, ...] = ()
    wins: tuple[Word, ...] = ()
    concepts = []
    if not grounds:  # the first piece may continue without a comma: `5b by Russia at 6`
        split = re.match(r"(\S+)\s+(.*)$", first.text, re.S)
        if split:
            rest_words = re.split(r"(?<!\s)\s++(?=by\s|at\s|wins\s)", split[2])
            offset = first.at + split.start(2)
            first, extra = Word(split[1], first.at), []
            for one in rest_words:
                extra.append(Word(one, offset))
                offset += len(one) + 1
            more = [*extra, *more]
    for piece in more:
        role, _, rest = piece.text.partition(" ")
        if role == "by":
            by = unquoted(trimmed(rest, piece.at + 3))
        elif role == "at":
            at = tuple(keys(rest))
        elif piece.text.startswith("wins at "):
            wins = tuple(keys(piece.text[8:]))
        else:
            concepts.append(piece)
    listed_keys = tuple(Word(k.text, first.at + k.at) for k in keys(first.text))
    return Step(ids, listed_keys, tuple(concepts), by, at, wins, doubts[""], doubts["wins"], word.at)
