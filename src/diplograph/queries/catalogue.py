"""Saved questions: one file each, with a header that says what it asks and answers.

A header is a block of ``#+`` lines: ``summary``, ``description``, ``params`` and
``columns``; see `diplograph.queries.header`.  A parameter is a line
``VALUES ?name { UNDEF }``, and may stand again in a subquery; giving it a value
replaces each UNDEF by the term as SPARQL writes it, so nothing that a caller passes
is ever pasted in as text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph._late import pattern
from diplograph.data.turtle import read
from diplograph.errors import BadValue, DataError, NotFound, UnknownParameter, UnknownQuery
from diplograph.queries.header import read_header
from diplograph.spelling import nearest

COLUMN_TYPES = ("iri", "string", "date", "integer", "decimal", "boolean", "term")
_PLACE = pattern(r"\bVALUES\s*+\?(?P<name>\w++)\s*+\{\s*+UNDEF\s*+\}", re.I)
_CODE = pattern(r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}")

# What a parameter is given: one term, or several of which each is asked about.
Terms = ox.NamedNode | ox.Literal | tuple[ox.NamedNode | ox.Literal, ...]


class Parameter(NamedTuple):
    """What a saved question can be asked about."""

    name: str
    kind: str
    description: str
    required: bool
    example: str


class Column(NamedTuple):
    """One column of the answer; ``type`` is iri, string, date, integer, decimal, boolean, or term for any of them."""

    name: str
    type: str
    description: str


class SavedQuery(NamedTuple):
    """A saved question: its family and name, what its header says, and its SPARQL text."""

    family: str
    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    def bind(self, values: Mapping[str, Terms]) -> str:
        """Return the SPARQL text with ``values`` in the place of UNDEF.

        Raises:
            UnknownParameter: a name that the question does not have.
            BadValue: a value that SPARQL would read as another.
            DataError: the query has no place for a parameter of its header.

        """
        for name in values:
            if name not in {p.name for p in self.parameters}:
                raise unknown_parameter(self, name)
        written = {name: _written(name, given) for name, given in values.items()}
        bound: set[str] = set()

        def fill(match: re.Match[str]) -> str:
            if match["name"] not in written:
                return match[0]
            bound.add(match["name"])
            return f"VALUES ?{match['name']} {{ {written[match['name']]} }}"

        # One pass, so that a value is never looked through for another's place.
        text = _PLACE.sub(fill, self.text)
        for name in written.keys() - bound:
            what = f"the query has no place for {name}, so it would answer for everything"
            raise DataError(self.name, what, f"Fix: write VALUES ?{name} {{ UNDEF }} in it.")
        return text


def _written(name: str, given: Terms) -> str:
    """Return terms as SPARQL writes them.

    Raises:
        BadValue: a value holds a codepoint escape, which some parsers expand before anything else.

    """
    text = " ".join(map(str, given if isinstance(given, tuple) else (given,)))
    if _CODE.search(text):
        raise BadValue(
            name, "the value holds an escape such as \\u0022, which SPARQL would expand", "Write the character."
        )
    return text


def unknown_parameter(query: SavedQuery, name: str) -> UnknownParameter:
    """Return the error for a parameter that ``query`` does not have."""
    names = [p.name for p in query.parameters]
    listing = f"{query.name} takes {', '.join(names)}." if names else f"{query.name} takes no parameter."
    return UnknownParameter("parameter", name, nearest(name, names), listing)


def read_query(path: Path) -> SavedQuery:
    """Read one ``.rq`` file.

    Raises:
        NotFound: the file cannot be read.
        SyntaxFault: it is not UTF-8.
        DataError: the header is not complete or not well formed.

    """
    text = read(path).decode("utf-8")
    fields = read_header(text, str(path))
    summary, description, columns = fields.get("summary"), fields.get("description", ""), fields.get("columns")
    if not isinstance(summary, str) or not isinstance(columns, list) or not isinstance(description, str):
        raise DataError(
            str(path), "the header has no summary or no columns", "Write them as `#+` lines above the query."
        )
    params = fields.get("params", [])
    assert isinstance(params, list)
    for one in (*params, *columns):
        if not one.get("name", "").isidentifier():
            what = f"{one.get('name', '')!r} cannot name a parameter or column"
            raise DataError(str(path), what, "Fix: name each by letters, digits and underscores.")
    for one in columns:
        if one.get("type", "string") not in COLUMN_TYPES:
            remedy = f"Fix: use one of {', '.join(COLUMN_TYPES)}."
            raise DataError(str(path), f"no column is of type {one['type']!r} ({one['name']})", remedy)
    return SavedQuery(path.parent.name, path.stem, summary, description, _parameters(params), _columns(columns), text)


def _parameters(params: list[dict[str, str]]) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(
            p["name"],
            p.get("kind", "string"),
            p.get("description", ""),
            p.get("required") == "true",
            p.get("example", ""),
        )
        for p in params
    )


def _columns(columns: list[dict[str, str]]) -> tuple[Column, ...]:
    return tuple(Column(c["name"], c.get("type", "string"), c.get("description", "")) for c in columns)


class Catalogue:
    """The saved questions of some folders, each read once, when first asked for.

    Args:
        folders: where the ``.rq`` files are; of two with one name, that of the later folder counts.

    Raises:
        NotFound: a folder has no saved question.

    """

    def __init__(self, *folders: Path) -> None:
        self._paths: dict[str, str] = {}
        self._read: dict[str, SavedQuery] = {}
        for folder in folders:
            paths = {
                name.removesuffix(".rq"): os.path.join(where, name)
                for where, _, names in sorted(os.walk(folder))
                for name in sorted(names)
                if name.endswith(".rq") and not name.startswith(".")
            }
            if not paths:
                raise NotFound(
                    str(folder), "no saved question (*.rq) in this folder", "Name the folder that holds them."
                )
            self._paths |= paths

    def __iter__(self) -> Iterator[SavedQuery]:
        return iter(sorted(map(self.find, self._paths)))

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, name: object) -> bool:
        return name in self._paths

    def names(self) -> list[str]:
        """Return the names of all saved questions, sorted."""
        return sorted(self._paths)

    def find(self, name: str) -> SavedQuery:
        """Return the question called ``name`` (dashes are read as underscores).

        Raises:
            UnknownQuery: with the nearest names.

        """
        if name in self._read:
            return self._read[name]
        asked = name.replace("-", "_").lower()
        if name in self._paths:
            asked = name
        if asked not in self._paths:
            near = nearest(asked, list(self._paths))
            near += [n for n in self._paths if asked in n and n not in near][:3]
            raise UnknownQuery("saved question", name, near, "`diplograph query` lists them all.")
        self._read[asked] = read_query(Path(self._paths[asked]))
        return self._read[asked]
