"""What a query may do: read, and nothing else unless it is asked for by name.

Read as tokens of the SPARQL grammar (W3C SPARQL 1.1, §19.8), not by its parser:
parsers differ, and what one of them would run must be refused for all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from diplograph.errors import BadValue, QueryRefused

SERVICE, UPDATE = "service", "update"
ALLOWABLE = (SERVICE,)

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_TOKEN = re.compile(
    r"""
    (?P<skip>\s+|\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<variable>[?$]\w+)
  | (?P<name>[\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<word>\w+)
  | (?P<mark>.)
    """,
    re.X | re.S,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_side_effects(text: str, where: str, allow: Collection[str] = ()) -> None:
    """Raise where ``text`` is an update, or asks a SERVICE that is not allowed.

    Args:
        text: a SPARQL query.
        where: what errors call it.
        allow: side effects to let through; ``"service"`` is the only one.

    Raises:
        QueryRefused: the query would have a side effect.
        BadValue: ``allow`` names something else.

    """
    for name in allow:
        if name not in ALLOWABLE:
            raise BadValue(f"allow={name}", "cannot be allowed", f"Use one of {', '.join(ALLOWABLE)}.")
    effect = side_effect(text)
    if effect == UPDATE:
        raise QueryRefused(
            where,
            "this is an update, and the graph is read-only here",
            "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; to change a graph in memory, use `Library.store.update`.",
        )
    if effect == SERVICE and SERVICE not in allow:
        raise QueryRefused(
            where,
            "this would ask another service",
            'Leave out SERVICE, or allow it by name: allow=("service",), on the command line --allow-service.',
        )


@lru_cache(maxsize=1024)  # saved questions come again and again, and some are answered faster than read
def side_effect(text: str) -> str:
    """Return what a SPARQL text would do but read: ``"update"``, ``"service"`` or nothing (``""``).

    >>> side_effect("SELECT ?service { ?s ?p ?service }")
    ''
    >>> side_effect("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    'service'
    """
    # Codepoint escapes are expanded by some parsers before anything else, by others in names only.
    readings = [list(_tokens(reading)) for reading in {text, _ESCAPE.sub(_character, text)}]
    if any(map(_writes, readings)):
        return UPDATE
    return SERVICE if any(map(_asks_service, readings)) else ""


@lru_cache(maxsize=1024)
def names_graphs(text: str) -> bool:
    """Whether a query says with FROM which graphs it is about.

    >>> names_graphs("SELECT * FROM NAMED <x:g> { GRAPH ?from { ?s ?p ?o } }")
    True
    >>> names_graphs("SELECT ?from { ?from ?p ?o } # FROM <x:g>")
    False
    """
    return any(kind == "word" and token.upper().startswith("FROM") for kind, token in _tokens(text))


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            yield match.lastgroup or "", match[0]


def _writes(tokens: list[tuple[str, str]]) -> bool:
    """Whether the first word behind the prologue begins an update: no query holds one further on."""
    for kind, token in tokens:
        if kind == "word" and token.upper() not in ("PREFIX", "BASE", "VERSION"):
            return token.upper().startswith(_UPDATES)
    return False


def _asks_service(tokens: list[tuple[str, str]]) -> bool:
    """Whether a parser might read the keyword SERVICE.

    Oxigraph's does so inside ``SERVICESILENT`` and ``1SERVICE``, and even in a
    prefixed name such as ``SERVICE:x``, where a group follows.
    """
    following = [*tokens[1:], ("", "")]
    before = ("", "")
    for (kind, token), (_, after) in zip(tokens, following, strict=True):
        if "SERVICE" in token.partition(":")[0].upper():
            names_a_graph = before[0] == "word" and before[1].upper() == "GRAPH"
            if kind == "word" or (kind == "name" and after == "{" and not names_a_graph):
                return True
        before = kind, token
    return False
