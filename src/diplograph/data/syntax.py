"""What is wrong with a Turtle file that does not parse: every fault, each with its cause.

The file is cut into its statements, each of which is parsed alone, so that a fault in one
does not hide those of the next nor make any.  Cuts are made at full stops and where a new
statement clearly begins, at the start of a line behind an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.data.positions import TOKEN, Edit, Locator, prefixes
from diplograph.errors import SyntaxFault
from diplograph.namespaces import PREFIXES

_MARK = r"^(?:%s)(?:[ \r][^\n]*)?$"
_MARKER = re.compile(_MARK % r"<{7}|={7}|>{7}|\|{7}", re.M)
_CONFLICT = re.compile(f"{_MARK % '<{7}'}(?s:.*?){_MARK % '>{7}'}|{_MARKER.pattern}", re.M)
_CURLY = "“”„‟‘’‚‛«»"
# A string of three quotes that swallows the beginning of another description was not closed where it should be.
_SWALLOWED = re.compile(r"\n(?:<[^<>\s]*>|[\w-]*:\S+)\s+a\s+[\w-]*:\w+\s*[;.]|\n@prefix ")
_SPAN = re.compile(r"^Parser error (?:at|between) line \d+ [^:]*: ")
_UNDECLARED = re.compile(r"The prefix ([^\s:]*): has not been declared")


class Token(NamedTuple):
    """A piece of a Turtle text; of kind ``open`` is what is not closed, of kind ``odd`` what is no token at all."""

    kind: str
    text: str
    start: int
    end: int


class _Wrong(NamedTuple):
    start: int
    what: str
    remedy: str
    edits: tuple[Edit, ...] = ()


def read_all(path: Path, text: str) -> tuple[list[ox.Triple], list[SyntaxFault]]:
    """Return the statements of a Turtle text, and its faults in the order of the text."""
    try:
        triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]
    except SyntaxError:
        triples, wrong = _recovered(text)
    else:
        wrong = [_wrong_triple(text)] if any(isinstance(t.object, ox.Triple) for t in triples) else []
    place = Locator(text).place
    return triples, [SyntaxFault(str(path), *place(w.start), w.what, w.remedy, w.edits) for w in sorted(wrong)]


def mentioned(text: str) -> Iterator[str]:
    """Yield every IRI that a text writes, well or not, by its own prefixes and those of the common table."""
    known = PREFIXES | prefixes(text)
    for kind, token, *_ in _tokens(text):
        prefix, colon, local = token.partition(":")
        if kind == "iri":
            yield token[1:-1]
        elif kind == "name" and colon and prefix in known:
            yield known[prefix] + re.sub(r"\\(.)", r"\1", local)


def _wrong_triple(text: str) -> _Wrong:
    what = "a statement about a statement (RDF 1.2), which RDF 1.1 stores cannot read"
    return _Wrong(max(text.find("<<"), 0), what, "Say it with a claim, or leave it out.")


def _recovered(text: str) -> tuple[list[ox.Triple], list[_Wrong]]:
    wrong = []
    for conflict in _CONFLICT.finditer(text):
        what = "the conflict markers of a merge (<<<<<<<, =======, >>>>>>>)"
        wrong.append(_Wrong(conflict.start(), what, "Keep what is right of the two versions, and delete the markers."))
    text = _MARKER.sub(lambda marker: " " * len(marker[0]), text)
    known = prefixes(text)
    triples: list[ox.Triple] = []
    for block in _blocks(text):
        # A prefix that is missing is reported once, and then taken to be known.
        for _ in range(9):
            found, error = _parsed(text, block, known)
            if error is None:
                break
            fault = _fault(text, block, error)
            undeclared = _UNDECLARED.search(error.msg)
            if not undeclared:
                wrong.append(fault)
                break
            prefix = undeclared[1]
            known[prefix] = PREFIXES.get(prefix, f"urn:x-undeclared:{prefix}#")
            wrong.append(_undeclared(text, fault, prefix))
        triples += found
    return triples, wrong or [_Wrong(0, "not Turtle", "Correct the file.")]


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match and match.lastgroup == "skip":
            position = match.end()
            continue
        kind = match.lastgroup or "" if match else "odd"
        end = match.end() if match else position + 1
        line = text.find("\n", position)
        line = len(text) if line < 0 else line
        if match and match[0] == text[position] * 2 == text[position + 1 : position + 3]:
            kind, end = "open", _next_description(text, position)
        elif match and kind == "string" and text[position : position + 3] in ('"""', "'''"):
            if swallowed := _SWALLOWED.search(match[0]):
                kind, end = "open", position + swallowed.start()
        elif not match and text[position] in "\"'":
            kind, end = "open", line
        elif not match and text[position] == "<":
            space = re.compile(r"[\s<>]").search(text, position + 1)
            closed = text.find(">", position, line)
            kind, end = ("iri", closed + 1) if closed > 0 else ("open", space.start() if space else len(text))
        yield Token(kind, text[position:end], position, end)
        position = end


def _next_description(text: str, position: int) -> int:
    swallowed = _SWALLOWED.search(text, position)
    return swallowed.start() if swallowed else len(text)


def _blocks(text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each statement."""
    block: list[Token] = []
    for token in _tokens(text):
        at_margin = token.start == 0 or text[token.start - 1] == "\n"
        gap = text[block[-1].end : token.start] if block else ""
        if (
            block
            and at_margin
            and (token.kind == "directive" or (re.search(r"\n[ \t\r]*\n|\A\n*\Z", gap) and "\n" in gap))
        ):
            starts_anew = token.kind == "directive" or block[-1].text not in (";", ",") or _is_head(text, token)
            if starts_anew:
                yield block
                block = []
        block.append(token)
        if token.kind == "mark" and token.text == ".":
            yield block
            block = []
    if block:
        yield block


def _is_head(text: str, token: Token) -> bool:
    """Tell whether a description begins here: a name, ``a``, a class."""
    return re.compile(r"\S+\s+a\s").match(text, token.start) is not None


def _parsed(text: str, block: list[Token], known: dict[str, str]) -> tuple[list[ox.Triple], SyntaxError | None]:
    """Return what a statement says, and the first thing that is wrong with it; places count from its own start."""
    head = "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in known.items()) + "\n"
    triples = []
    try:
        for quad in ox.parse(head + text[block[0].start : block[-1].end], format=ox.RdfFormat.TURTLE):
            triples.append(quad.triple)
    except SyntaxError as error:
        return triples, error
    return triples, None


def _offset(text: str, block: list[Token], error: SyntaxError) -> int:
    """Return where an error of `_parsed` is in the whole text."""
    line, column = (error.lineno or 2) - 1, error.offset or 1
    start = block[0].start
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, block[-1].end)


def _fault(text: str, block: list[Token], error: SyntaxError) -> _Wrong:
    """Return the cause of an error, as far as it can be known."""
    for number, token in enumerate(block):
        if token.kind == "open":
            earlier = next((t for t in block[:number] if _ends_in_apostrophe(text, t, token)), None)
            broken = earlier and _apostrophe(text, earlier.end, earlier, None, "")
            return broken or _unclosed(text, token)
    message = " ".join(_SPAN.sub("", error.msg or str(error)).split()).rstrip(".")
    at = block[-1].end if "Unexpected end" in message else _offset(text, block, error)
    before = [token for token in block if token.end <= at]
    rest = [token for token in block if token.end > at]
    last, this = (before[-1] if before else None), (rest[0] if rest else None)
    for guess in (_curly, _apostrophe, _inner_quote, _date, _slash, _relative, _space, _separator, _unfinished):
        if found := guess(text, at, last, this, message):
            return found
    return _plainly(at, message)


def _plainly(at: int, message: str) -> _Wrong:
    """Return the parser's own message, in plainer words where it is one of those that say what stands in a place."""
    said = re.fullmatch(r"(.+) is not a valid (RDF object|predicate|subject or graph name)", message)
    if not said:
        return _Wrong(at, message, "Correct the file at this place.")
    role = {"RDF object": "value", "predicate": "property"}.get(said[2], "subject")
    if said[1] in (".", ";", ",", "]", ")"):
        return _Wrong(at, f"a {role} is missing in front of {said[1]}", "Add it, or delete the mark.")
    forms = "a short name (actor:pakistan), an IRI in < >" + (
        ", a number or a string in quotes" if role == "value" else ""
    )
    return _Wrong(at, f"{said[1]} is not a {role}", f"Write {forms}.")


def _ends_in_apostrophe(text: str, string: Token, opened: Token) -> bool:
    """Tell whether a quotation mark that is not closed only follows from an apostrophe on its line."""
    quoted = string.kind == "string" and string.text[0] == "'" and opened.text[0] == "'"
    return quoted and "\n" not in text[string.end : opened.start]


def _unclosed(text: str, token: Token) -> _Wrong:
    if token.text[0] == "<":
        return _Wrong(token.start, "the IRI that opens here is never closed", "Close it with >.")
    quote = token.text[:3] if token.text[:3] in ('"""', "'''") else token.text[0]
    where = "" if len(quote) == 3 else " on its line"
    return _Wrong(token.start, f"the string that opens here is not closed{where}", f"Close it with {quote}.")


def _curly(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    if this is None or not set(_CURLY) & set(this.text):
        return None
    start = next(i for i in range(this.start, this.end) if text[i] in _CURLY)
    line = text.find("\n", start)
    marks = [i for i in range(start, line if line > 0 else len(text)) if text[i] in "“”„‟«»"]
    edits = (
        tuple(Edit(i, i + 1, '"') for i in marks) if len(marks) == 2 and '"' not in text[marks[0] : marks[1]] else ()
    )
    what = f"a curly quotation mark ({text[start]}) where a string should begin"
    return _Wrong(start, what, 'Write straight quotes: "…".', edits)


def _apostrophe(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    if (
        last is None
        or last.kind != "string"
        or last.text[0] != "'"
        or last.end != at
        or not text[at : at + 1].isalpha()
    ):
        return None
    line = text.find("\n", at)
    end = text.rfind("'", at, line if line > 0 else len(text))
    edits: tuple[Edit, ...] = ()
    if end > 0 and '"' not in text[last.start : end]:
        edits = (Edit(last.start, last.start + 1, '"'), Edit(end, end + 1, '"'))
    return _Wrong(
        at - 1, "an apostrophe ends the string that began with '", 'Write the string in double quotes: "…".', edits
    )


def _inner_quote(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    if (
        last is None
        or last.kind != "string"
        or last.text[0] != '"'
        or last.end != at
        or not text[at : at + 1].isalnum()
    ):
        return None
    return _Wrong(at - 1, "a quotation mark inside the string ends it", 'Write \\" inside a string.')


def _date(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    if last is None or this is None or not (last.kind == "number" and re.fullmatch(r"-\d\d", this.text)):
        return None
    what = f"{last.text}{this.text} is no number; a date is a string with its datatype"
    return _Wrong(last.start, what, 'Write "2024-02-08"^^edtf:EDTF.')


def _slash(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    word = this if this and this.start < at < this.end else None
    if word is None or text[at] not in "/&=+$!*~" or ":" not in word.text:
        return None
    prefix, _, local = word.text.partition(":")
    namespace = prefixes(text).get(prefix)
    written = re.match(r"[\w./&=+$!*~-]*[\w]", local)
    edits: tuple[Edit, ...] = ()
    if namespace and written and written[0] == local:
        edits = (Edit(word.start, word.end, f"<{namespace}{local}>"),)
    what = f"{word.text}: a short name cannot hold {text[at]!r}"
    return _Wrong(at, what, "Write the IRI in full, in < >.", edits)


def _relative(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    if "No scheme found" not in message or this is None:
        return None
    return _Wrong(this.start, f"the IRI {this.text} is relative, and the file has no @base", "Write it in full.")


def _space(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    if this is None or this.kind != "iri" or not (odd := re.search(r'[\s"{}|^`\\]', this.text)):
        return None
    shown = "a space" if odd[0].isspace() else repr(odd[0])
    return _Wrong(
        this.start + odd.start(),
        f"{shown} cannot be in an IRI",
        f"Write %{ord(odd[0]):02X} instead, or delete it.",
    )


def _separator(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    """Tell where a ``;``, ``,`` or ``.`` is missing, or another stands in its place."""
    if "dot is expected" not in message and not (last and this and "not a valid subject" in message):
        return None
    if last is None or this is None or this.text in ".;,":
        return None
    gap = text[last.end : this.start]
    if gap.startswith("#") and gap.splitlines()[0].rstrip()[-1:] in ";,.":
        what = "the comment begins right after a name and takes in the mark that ends the statement"
        return _Wrong(last.end, what, "Put the ; , or . in front of the comment.")
    line = text.count("\n", 0, last.end) + 1
    if "\n" not in gap:
        what = f"{this.text[:40]} follows without a ; or , or . in front of it, or the one before is wrong"
        remedy = "A new property follows on a semicolon, a further value on a comma, a new subject on a full stop."
        return _Wrong(this.start, what, remedy)
    at_margin = text[this.start - 1] == "\n"
    mark = "." if at_margin or this.kind == "directive" else ";"
    what = f"a {mark} is missing in front of this, at the end of line {line}"
    edits = (Edit(last.end, last.end, f" {mark}"),)
    return _Wrong(this.start, what, f"Add it after {last.text[-40:]}.", edits)


def _unfinished(text: str, at: int, last: Token | None, this: Token | None, message: str) -> _Wrong | None:
    if "Unexpected end" not in message or last is None:
        return None
    edits = () if last.text in ";," else (Edit(last.end, last.end, " ."),)
    return _Wrong(last.start, "the statement has no full stop at its end", "End it with a full stop.", edits)


def _undeclared(text: str, fault: _Wrong, prefix: str) -> _Wrong:
    edits: tuple[Edit, ...] = ()
    remedy = "Declare the prefix with @prefix at the top of the file."
    if prefix in PREFIXES:
        first = re.search(r"^@?prefix\b", text, re.I | re.M)
        start = first.start() if first else 0
        line = f"@prefix {prefix}: <{PREFIXES[prefix]}> ."
        remedy = f"Add this line at the top: {line}"
        edits = (Edit(start, start, line + "\n"),)
    return fault._replace(what=f"the prefix {prefix}: is not declared", remedy=remedy, edits=edits)
