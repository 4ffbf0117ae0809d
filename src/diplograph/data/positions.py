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
from functools import cached_property
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
_PREFIX = re.compile(r"^[ \t]*+@?prefix\s+([\w-]*):\s*<([^>]+)>", re.I | re.M)
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
    return _Reader(text).read()


class _Frame:
    """One open ``[`` or ``(``, or the statement itself: the subject and the predicate that hold there."""

    def __init__(self, subject: str = "", span: tuple[int, int] = (0, 0), predicate: str = "") -> None:
        self.subject, self.predicate = subject, predicate
        self.at, self.verb_at = span, span


class _Reader:
    """Follows the tokens of a text, with the prefixes, the base and the brackets that are open at each."""

    def __init__(self, text: str) -> None:
        self._tokens = tokens(text)
        self._prefixes: dict[str, str] = {}
        self._base = ""
        self._frames = [_Frame()]
        self._blank = 0
        self._terms = {"iri": self._iri, "string": self._string, "name": self._name}

    def read(self) -> Iterator[Statement]:
        """Yield each statement when its object is reached."""
        for kind, token, start in self._tokens:
            span = (start, start + len(token))
            found = None
            if kind == "mark":
                found = self._mark(token, span)
            elif kind == "directive":
                self._directive(token)
            elif kind == "type":
                next(self._tokens, None)  # the datatype of the literal before it
            elif kind != "tag":
                found = self._term(self._terms.get(kind, str)(token), span)
            if found:
                yield found

    def _directive(self, token: str) -> None:
        name = "" if "base" in token.lower() else next(self._tokens, ("", "", 0))[1]
        iri = self._iri(next(self._tokens, ("", "<>", 0))[1])
        if name:
            self._prefixes[name.removesuffix(":")] = iri
        else:
            self._base = iri
        if token.startswith("@"):
            next(self._tokens, None)  # the full stop

    def _mark(self, token: str, span: tuple[int, int]) -> Statement | None:
        if token in "[(":
            self._blank += 1
            node = f"_:{self._blank}"
            found = self._term(node, span)
            self._frames.append(_Frame(node, span, RDF + "first" if token == "(" else ""))
            return found
        if token in "])" and len(self._frames) > 1:
            self._frames.pop()
        elif token == ";":
            self._frames[-1].predicate = ""
        elif token == ".":
            self._frames = [_Frame()]
        return None

    def _term(self, term: str, span: tuple[int, int]) -> Statement | None:
        """Take a term as the subject, the predicate or an object, whichever is due."""
        frame = self._frames[-1]
        if not frame.subject:
            frame.subject, frame.at = term, span
        elif not frame.predicate:
            frame.predicate, frame.verb_at = term, span
        else:
            return Statement(frame.subject, frame.predicate, term, (frame.at, frame.verb_at, span))
        return None

    def _iri(self, token: str) -> str:
        iri = _unescape(token[1:-1])
        return urljoin(self._base, iri) if self._base else iri

    def _string(self, token: str) -> str:
        edge = 3 if token[:3] in ('"""', "'''") else 1
        return _unescape(token[edge:-edge])

    def _name(self, token: str) -> str:
        frame = self._frames[-1]
        if token == "a" and frame.subject and not frame.predicate:
            return RDF + "type"
        prefix, colon, local = token.partition(":")
        if colon and prefix in self._prefixes:
            return self._prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
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
            for name, namespace in self._prefixes.items():
                if iri.startswith(namespace) and re.fullmatch(r"[\w-]+", iri[len(namespace) :]):
                    return f"{name}:{iri[len(namespace) :]}"
        return short

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        return prefixes(self._text)

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
