"""Where in a Turtle file a statement stands.

Parsers do not tell lines, and lines are only wanted once something is wrong; so
this module reads the text again, as tokens of the Turtle grammar (W3C RDF 1.1
Turtle, §6.5), and follows subjects, predicates and objects through ``;``, ``,``,
``[ ]`` and ``( )``.  It takes for granted that the file has been parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from diplograph.namespaces import RDF, curie

TOKEN = re.compile(
    r"""
    (?P<skip>\s+|\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*(?:\\[uU][0-9A-Fa-f]+[^<>"{}|^`\\\x00-\x20]*)*>)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<directive>@prefix\b|@base\b|(?i:PREFIX\b|BASE\b)(?=\s+(?:[^\s:]*:\s*)?<))
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<type>\^\^)
  | (?P<mark>[;,.\[\]()](?![0-9])|[;,\[\]()])
  | (?P<number>[+-]?(?:[0-9]*\.[0-9]+|[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?[0-9]+\.[eE][+-]?[0-9]+)
  | (?P<name>(?:[^\s<>"'()\[\];,\\^@\#.]|\.(?=[^\s<>"'()\[\];,])|\\.)+)
    """,
    re.X | re.S,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)", re.S)
_PREFIX = re.compile(r"^\s*@?prefix\s+([\w-]*):\s*<([^>]+)>", re.I | re.M)
_CONTROL = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Statement(NamedTuple):
    """A triple as text: IRIs whole, literals by value, and where each of its terms is written.

    ``spans`` are the offsets of subject, predicate and object, end exclusive; of a
    blank node, those of its bracket.  A literal's span is that of its lexical form.
    """

    subject: str
    predicate: str
    object: str
    spans: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


class Edit(NamedTuple):
    """What to put in the place of the characters from ``start`` to ``end`` of a text, a byte order mark not counted."""

    start: int
    end: int
    text: str


class Tag(NamedTuple):
    """A language tag and where it begins."""

    tag: str
    start: int


def _unescape(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _CONTROL.get(match[3], match[3])

    return _ESCAPE.sub(one, text)


class _Frame:
    """One open ``[`` or ``(``, or the statement itself."""

    def __init__(self, subject: str = "", span: tuple[int, int] = (0, 0)) -> None:
        self.subject, self.predicate = subject, ""
        self.at, self.verb_at = span, span


def prefixes(text: str) -> dict[str, str]:
    """Return the prefixes that a Turtle text declares, with their namespaces."""
    return dict(_PREFIX.findall(text))


def tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield kind, text and offset of each token of a Turtle text, white space and comments left out."""
    position = 0
    while match := TOKEN.match(text, position):
        if match.lastgroup != "skip":
            yield match.lastgroup or "", match[0], position
        position = match.end()


def comments(text: str) -> Iterator[tuple[str, int]]:
    """Yield every comment of a Turtle text, with its number sign, and where it begins."""
    position = 0
    while match := TOKEN.match(text, position):
        if match.lastgroup == "skip" and match[0].startswith("#"):
            yield match[0], position
        position = match.end()


def tags(text: str) -> Iterator[Tag]:
    """Yield every language tag of a Turtle text."""
    for kind, token, start in tokens(text):
        if kind == "tag":
            yield Tag(token[1:], start)


def statements(text: str) -> Iterator[Statement]:
    """Yield every triple of a Turtle text, in order (members of a list as triples of the list)."""
    prefixes: dict[str, str] = {}
    base = ""
    frames = [_Frame()]
    directive: list[str] | None = None
    blank = 0
    skip_type = False
    for kind, token, start in tokens(text):
        span = (start, start + len(token))
        if kind == "tag":
            continue
        if kind == "type":
            skip_type = True
            continue
        if skip_type:
            skip_type = False
            continue
        if kind == "directive":
            directive = [token]
            continue
        if directive is not None:
            if kind == "iri":
                iri = urljoin(base, _unescape(token[1:-1]))
                if len(directive) == 1:
                    base = iri
                else:
                    prefixes[directive[1].rstrip(":")] = iri
                if not directive[0].startswith("@"):
                    directive = None
            elif token == ".":
                directive = None
            else:
                directive.append(token)
            continue
        frame = frames[-1]
        if kind == "mark":
            if token == ".":
                frames = [_Frame()]
            elif token == ";":
                frame.predicate = ""
            elif token in "[(":
                blank += 1
                node = f"_:{blank}"
                if frame.subject and frame.predicate:
                    yield Statement(frame.subject, frame.predicate, node, (frame.at, frame.verb_at, span))
                elif not frame.subject:
                    frame.subject, frame.at = node, span
                inner = _Frame(node, span)
                if token == "(":
                    inner.predicate = RDF + "first"
                frames.append(inner)
            elif token in "])" and len(frames) > 1:
                frames.pop()
            continue
        term = _term(kind, token, prefixes, base, bool(frame.subject and not frame.predicate))
        if not frame.subject:
            frame.subject, frame.at = term, span
        elif not frame.predicate:
            frame.predicate, frame.verb_at = term, span
        else:
            yield Statement(frame.subject, frame.predicate, term, (frame.at, frame.verb_at, span))


def _term(kind: str, token: str, prefixes: dict[str, str], base: str, verb: bool) -> str:
    if kind == "iri":
        return urljoin(base, _unescape(token[1:-1])) if base else _unescape(token[1:-1])
    if kind == "string":
        edge = 3 if token[:3] in ('"""', "'''") else 1
        return _unescape(token[edge:-edge])
    if kind == "name":
        if token == "a" and verb:
            return RDF + "type"
        prefix, colon, local = token.partition(":")
        if colon and prefix in prefixes:
            return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
    return token


class Place(NamedTuple):
    """A place in a file; line and column count from 1, and 0 is none."""

    line: int = 0
    column: int = 0


SUBJECT, PREDICATE, OBJECT = range(3)


class Locator:
    """Finds statements in one file; reads it once, when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = False
        self._exact: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
        self._objects: dict[tuple[str, str], Statement] = {}
        self._pairs: dict[tuple[str, str], Statement] = {}
        self._subjects: dict[str, Statement] = {}
        self._lines: list[int] = []

    def exactly(self, subject: str, predicate: str, value: str, term: int = OBJECT, nth: int = 0) -> Place | None:
        """Return where a term of the statement is written, None where the file does not make it.

        A blank node has no name to look for: of those with this predicate and value,
        it is the ``nth`` in the file.
        """
        found = self.statement(subject, predicate, value, nth)
        return self.place(found.spans[term][0]) if found else None

    def statement(self, subject: str, predicate: str, value: str, nth: int = 0) -> Statement | None:
        """Return the statement with the places of its terms; see `exactly`."""
        self._index()
        found = self._exact.get((_blank(subject), predicate, _blank(value)))
        return found[min(nth, len(found) - 1)] if found else None

    def nearest(self, subject: str, predicate: str, value: str) -> Place | None:
        """Return where the subject has that value, else that predicate, else where its description begins."""
        self._index()
        for near, term in (
            (self._objects.get((subject, value)), OBJECT),
            (self._pairs.get((subject, predicate)), PREDICATE),
            (self._subjects.get(subject), SUBJECT),
        ):
            if near:
                return self.place(near.spans[term][0])
        return None

    def shorten(self, iri: str) -> str:
        """Shorten an IRI by the prefix table, else by the prefixes of this file."""
        short = curie(iri)
        if short == iri and "/" in iri:
            for name, namespace in _PREFIX.findall(self._text):
                if iri.startswith(namespace) and re.fullmatch(r"[\w-]+", iri[len(namespace) :]):
                    return f"{name}:{iri[len(namespace) :]}"
        return short

    def place(self, offset: int) -> Place:
        """Return line and column of an offset."""
        if not self._lines:
            self._lines = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", self._text))]
        line = bisect_right(self._lines, offset)
        return Place(line, offset - self._lines[line - 1] + 1)

    def _index(self) -> None:
        if self._read:
            return
        self._read = True
        for s in statements(self._text):
            self._exact[_blank(s.subject), s.predicate, _blank(s.object)].append(s)
            self._objects.setdefault((s.subject, s.object), s)
            self._pairs.setdefault((s.subject, s.predicate), s)
            self._subjects.setdefault(s.subject, s)


def _blank(term: str) -> str:
    return "_:" if term.startswith("_:") else term
