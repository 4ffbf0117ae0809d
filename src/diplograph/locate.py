"""Where in a Turtle file a statement stands.

Parsers do not tell lines, and lines are only wanted once something is wrong; so
this module reads the text again, as tokens of the Turtle grammar (W3C RDF 1.1
Turtle, §6.5), and follows subjects, predicates and objects through ``;``, ``,``,
``[ ]`` and ``( )``.  It takes for granted that the file has been parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from diplograph.namespaces import RDF

_TOKEN = re.compile(
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
_CONTROL = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Statement(NamedTuple):
    """A triple as text: IRIs whole, literals by value, and the line of its object."""

    subject: str
    predicate: str
    object: str
    line: int


def _unescape(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _CONTROL.get(match[3], match[3])

    return _ESCAPE.sub(one, text)


class _Frame:
    """One open ``[`` or ``(``, or the statement itself."""

    def __init__(self, subject: str = "", closes: str = ".") -> None:
        self.subject, self.predicate, self.closes = subject, "", closes


def statements(text: str) -> Iterator[Statement]:
    """Yield every triple of a Turtle text with its line (members of a list as its subject's)."""
    prefixes: dict[str, str] = {}
    base = ""
    frames = [_Frame()]
    directive: list[str] | None = None
    blank = 0
    position = 0
    skip_type = False
    while match := _TOKEN.match(text, position):
        start, position = position, match.end()
        kind, token = match.lastgroup or "", match[0]
        if kind == "skip" or kind == "tag":
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
                    yield Statement(frame.subject, frame.predicate, node, _line(text, start))
                elif not frame.subject:
                    frame.subject = node
                inner = _Frame(node, "]" if token == "[" else ")")
                if token == "(":
                    inner.predicate = RDF + "first"
                frames.append(inner)
            elif token in "])" and len(frames) > 1:
                frames.pop()
            continue
        term = _term(kind, token, prefixes, base, bool(frame.subject and not frame.predicate))
        if not frame.subject:
            frame.subject = term
        elif not frame.predicate:
            frame.predicate = term
        else:
            yield Statement(frame.subject, frame.predicate, term, _line(text, start))


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


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


class Locator:
    """Finds lines in one file; reads it once, when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._exact: dict[tuple[str, str, str], int] | None = None
        self._pairs: dict[tuple[str, str], int] = {}
        self._subjects: dict[str, int] = {}

    def line(self, subject: str, predicate: str = "", value: str = "") -> int:
        """Return the line of the statement, else of its subject's first, else 0.

        A blank node has no name to look for: there, predicate and value must do.
        """
        if self._exact is None:
            self._exact = {}
            for s in statements(self._text):
                self._exact.setdefault((s.subject, s.predicate, s.object), s.line)
                self._pairs.setdefault((s.subject, s.predicate), s.line)
                self._subjects.setdefault(s.subject, s.line)
                if s.subject.startswith("_:"):
                    self._exact.setdefault(("_:", s.predicate, s.object), s.line)
                    self._pairs.setdefault(("_:", s.predicate), s.line)
        if subject.startswith("_:"):
            subject = "_:"
        return (
            self._exact.get((subject, predicate, value))
            or self._pairs.get((subject, predicate))
            or self._subjects.get(subject, 0)
        )
