"""What a query may do: read, and nothing else unless it is asked for by name.

Read as tokens of the SPARQL grammar (W3C SPARQL 1.1, §19.8), not by its parser:
parsers differ, and what one of them would run must be refused for all.  Oxigraph's
parser recurses without a limit (0.5.13), and a query that is nested deeply, or long
enough, ends the process; hence the bounds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from diplograph.errors import BadValue, QueryRefused, QuerySyntax

SERVICE, UPDATE = "service", "update"
ALLOWABLE = (SERVICE,)

# Oxigraph 0.5.13 overflows a stack of 8 MB at 4,000 braces, or a chain of 20,000 operators.
DEPTH = 100
TOKENS = 5_000  # within braces; those of VALUES blocks are read in a loop, and do not count
CHARACTERS = 2_000_000

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_LETTER = (  # PN_CHARS_BASE and the underscore
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = _LETTER + "0-9\u00b7\u0300-\u036f\u203f\u2040"  # of a variable; prefixes and labels may hold "-" and "." too
# Possessive throughout, so that each character is read once.
_GRAMMAR = rf"""
    (?P<skip>\s++|\#[^\n\r]*+)
  | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*+>)
  | (?P<string>\"{{3}}(?:[^"\\]|\\.|\"{{1,2}}(?!"))*+\"{{3}}|'{{3}}(?:[^'\\]|\\.|'{{1,2}}(?!'))*+'{{3}}
      |\"(?!\"\")(?:[^"\\\n\r]|\\.)*+"|'(?!'')(?:[^'\\\n\r]|\\.)*+')
  | (?P<open>["'])
  | (?P<tag>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
  | (?P<variable>[?$][{_NAME}]++)
  | (?P<name>[{_NAME}.-]*+:(?:[{_NAME}.:-]|%[0-9A-Fa-f]{{2}}|\\[_~.!$&'()*+,;=/?\#@%-])*+)
  | (?P<word>[{_NAME}.-]++)
  | (?P<mark>.)
    """
_ESCAPE = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


class _Reading(NamedTuple):
    """What a text would do, as some parser may read it; ``fault`` is where a bound is passed or a string stays open."""

    writes: bool
    asks: bool
    names_graphs: bool
    fault: tuple[int, str] | None


def refuse_side_effects(text: str, where: str, allow: Collection[str] = ()) -> None:
    """Raise where ``text`` is an update, asks a SERVICE that is not allowed, or may end the process.

    Args:
        text: a SPARQL query.
        where: what errors call it.
        allow: side effects to let through; ``"service"`` is the only one.

    Raises:
        QueryRefused: the query would have a side effect, or is nested too deeply or too long.
        QuerySyntax: a string is not closed.
        BadValue: ``allow`` names something else.

    """
    for name in allow:
        if name not in ALLOWABLE:
            raise BadValue(f"allow={name}", "cannot be allowed", f"Use one of {', '.join(ALLOWABLE)}.")
    if len(text) > CHARACTERS:
        what = f"the query has {len(text):,} characters, and {CHARACTERS:,} are the most"
        raise QueryRefused(where, what, "Ask in several queries.")
    for reading in _readings(text):
        if reading.fault:
            at, what = reading.fault
            if what:
                raise QueryRefused(where, what, "Ask in several queries, or give values in a VALUES block.")
            before = text[:at]
            column = at - (before.rfind("\n") + 1) + 1
            raise QuerySyntax(where, before.count("\n") + 1, column, "a string begins here and is not closed")
    effect = side_effect(text)
    if effect == UPDATE:
        raise QueryRefused(
            where,
            "this is an update, but the graph is read-only",
            "Use SELECT, ASK, CONSTRUCT or DESCRIBE; to change a graph in memory, use `Library.store.update`.",
        )
    if effect == SERVICE and SERVICE not in allow:
        raise QueryRefused(
            where,
            "this query would ask another server",
            'Remove SERVICE, or allow it: allow=("service",), or --allow-service on the command line.',
        )


def side_effect(text: str) -> str:
    """Return what a SPARQL text would do but read: ``"update"``, ``"service"`` or nothing (``""``).

    >>> side_effect("SELECT ?service { ?s ?p ?service }")
    ''
    >>> side_effect("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    'service'
    """
    readings = _readings(text)
    if any(reading.writes for reading in readings):
        return UPDATE
    return SERVICE if any(reading.asks for reading in readings) else ""


def names_graphs(text: str) -> bool:
    """Whether a query says with FROM which graphs it is about.

    >>> names_graphs("SELECT * FROM NAMED <x:g> { GRAPH ?from { ?s ?p ?o } }")
    True
    >>> names_graphs("SELECT ?from { ?from ?p ?o } # FROM <x:g>")
    False
    """
    return any(reading.names_graphs for reading in _readings(text))


# Of plain queries, as the saved ones are, a look at the letters says that they only read; see `_plain`.
_PLAIN = r"(?:#[^\n\r]*\n)*(?:(?:PREFIX [a-z]+: <[^<>\n\r]*>)?\n)*(?:SELECT|ASK) "
# Strings on one line.  Where no other quotation mark is in a text, each begins and ends as every parser reads it:
# none is longer than its line, and what begins a comment or a string in it, or stands in a comment itself, changes
# nothing else.
_STRING = r'"[^"\\\n\r]+"|""(?!")'
# Variables and properties of ours; no parser finds a keyword in them.
_FROM = r"(?:\?|\bDG:)[A-Z_]*FROM[A-Z_]*"


def _plain(text: str) -> bool:
    """Whether a text reads by its letters alone: short, flat, without escapes, SERVICE and FROM, strings plain.

    The grammar's tokens need not be read then, whose expression alone takes longer to
    compile than most questions to answer.
    """
    head = re.match(_PLAIN, text)
    if head is None:
        return False
    body = text[head.end() :]
    if '"' in body:
        body = re.sub(_STRING, " x ", body)
    letters = body.upper()
    if "FROM" in letters:
        letters = re.sub(_FROM, "", letters)
    return (
        sum(map(len, body.split())) <= TOKENS
        and sum(map(body.count, "{([")) <= DEPTH
        and not any(mark in body for mark in "\\\"'")
        and not any(word in letters for word in ("SERVICE", "FROM"))
    )


@lru_cache(maxsize=1024)  # saved questions come again and again, and some are answered faster than read
def _readings(text: str) -> tuple[_Reading, ...]:
    """Return how a text may be read: codepoint escapes count everywhere for some parsers, in names only for others."""
    if _plain(text):
        return (_Reading(writes=False, asks=False, names_graphs=False, fault=None),)
    expanded = re.sub(_ESCAPE, _character, text)
    # What is no string once its escapes are expanded is no fault: a parser that does not expand them first reads it.
    return (_read(text, strict=True), *([_read(expanded, strict=False)] if expanded != text else []))


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]


def _read(text: str, strict: bool) -> _Reading:
    tokens: list[_Token] = []
    fault = None
    for token in _tokens(text):
        if token.kind == "open" and strict:
            fault = (token.start, "")
            break
        if token.kind == "open":
            tokens.append(_Token("word", text[token.start :], token.start))  # whoever reads on may find anything in it
            break
        tokens.append(token)
    return _Reading(_writes(tokens), _asks_service(tokens), _says_from(tokens), fault or _beyond(tokens))


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_GRAMMAR, re.X | re.S)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _token().finditer(text):
        if match.lastgroup != "skip":
            yield _Token(match.lastgroup or "", match[0], match.start())


def _beyond(tokens: list[_Token]) -> tuple[int, str] | None:
    """Return where a bound is passed, and which."""
    depth = counted = 0
    values = ""  # "head" behind VALUES, "data" in its block
    for kind, text, start in tokens:
        if kind == "mark":
            depth += (text in "{([") - (text in "})]")
        if kind == "word" and text.upper() == "VALUES":
            values = "head"
        elif text in "{}" and kind == "mark":
            values = "data" if text == "{" and values == "head" else ""
        counted += depth > 0 and values != "data"
        if depth > DEPTH:
            return start, f"the query is nested more than {DEPTH} deep"
        if counted > TOKENS:
            return start, f"the query has more than {TOKENS:,} words and signs"
    return None


def _writes(tokens: list[_Token]) -> bool:
    """Whether the first word behind the prologue begins an update: no query holds one further on."""
    for kind, text, _ in tokens:
        if kind == "word" and text.upper() not in ("PREFIX", "BASE", "VERSION"):
            return text.upper().startswith(_UPDATES)
    return False


def _says_from(tokens: list[_Token]) -> bool:
    return any(kind == "word" and "FROM" in text.upper() for kind, text, _ in tokens)


def _asks_service(tokens: list[_Token]) -> bool:
    """Whether a parser might read the keyword SERVICE.

    Oxigraph's does so inside ``SERVICESILENT`` and ``1SERVICE``, and even in a
    prefixed name such as ``SERVICE:x``, where a group follows.
    """
    following = [*tokens[1:], _Token("", "", 0)]
    before = _Token("", "", 0)
    for token, after in zip(tokens, following, strict=False):
        if "SERVICE" in token.text.partition(":")[0].upper():
            names_a_graph = before.kind == "word" and before.text.upper() == "GRAPH"
            if token.kind == "word" or (token.kind == "name" and after.text == "{" and not names_a_graph):
                return True
        before = token
    return False
