"""Saved questions: one file each, with a header that says what it asks and answers.

A header is a block of ``#+`` lines, as grlc reads them, in a small part of YAML:
``summary``, ``description``, ``params`` and ``columns``.  A parameter is a line
``VALUES ?name { UNDEF }``, and may stand again in a subquery; giving it a value
replaces each UNDEF by the term as SPARQL writes it, so nothing that a caller passes
is ever pasted in as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.errors import DataError, NotFound, UnknownParameter, UnknownQuery
from diplograph.spelling import nearest

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

        """
        text = self.text
        for name, given in values.items():
            if name not in {p.name for p in self.parameters}:
                raise unknown_parameter(self, name)
            terms = " ".join(map(str, given if isinstance(given, tuple) else (given,)))
            text = text.replace(f"VALUES ?{name} {{ UNDEF }}", f"VALUES ?{name} {{ {terms} }}")
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
        DataError: the header is not complete.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NotFound(str(path), f"cannot be read ({error})", "Check the path.") from None
    header = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    fields = _header(header)
    summary, columns = fields.get("summary"), fields.get("columns")
    if not isinstance(summary, str) or not isinstance(columns, list):
        raise DataError(
            str(path), "the header has no summary or no columns", "Write them as `#+` lines above the query."
        )
    parameters = fields.get("params") or []
    description = fields.get("description")
    return SavedQuery(
        path.parent.name,
        path.stem,
        summary,
        description if isinstance(description, str) else "",
        tuple(
            Parameter(
                p["name"],
                p.get("kind", "string"),
                p.get("description", ""),
                p.get("required") == "true",
                p.get("example", ""),
            )
            for p in parameters
            if isinstance(p, dict) and "name" in p
        ),
        tuple(
            Column(c["name"], c.get("type", "string"), c.get("description", ""))
            for c in columns
            if isinstance(c, dict) and "name" in c
        ),
        text,
    )


def _header(lines: Iterable[str]) -> dict[str, str | list[dict[str, str]]]:
    fields: dict[str, str | list[dict[str, str]]] = {}
    current = ""
    for line in lines:
        stripped = line.strip()
        if not stripped:
            continue
        if not line.startswith((" ", "-")):
            current, _, value = stripped.partition(":")
            value = value.strip()
            fields[current] = _plain(value) if value not in ("", ">-", "|") else ([] if not value else "")
            continue
        held = fields.get(current)
        if isinstance(held, str):
            fields[current] = f"{held} {stripped}".strip()
        elif isinstance(held, list):
            if stripped.startswith("- "):
                held.append({})
                stripped = stripped[2:]
            key, _, value = stripped.partition(":")
            if held:
                held[-1][key.strip()] = _plain(value.strip())
    return fields


def _plain(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


class Catalogue:
    """The saved questions of some folders, each read once, when first asked for.

    Args:
        folders: where the ``.rq`` files are; of two with one name, that of the later folder counts.

    Raises:
        NotFound: a folder has no saved question.

    """

    def __init__(self, *folders: Path) -> None:
        self._paths: dict[str, Path] = {}
        self._read: dict[str, SavedQuery] = {}
        for folder in folders:
            paths = sorted(folder.rglob("*.rq"))
            if not paths:
                raise NotFound(
                    str(folder), "no saved question (*.rq) in this folder", "Name the folder that holds them."
                )
            self._paths |= {path.stem: path for path in paths}

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
        self._read[asked] = read_query(self._paths[asked])
        return self._read[asked]
