"""One IRI for another in all Turtle files of a folder, with comments and layout kept.

In come a folder and two names; out come the files that change.  Names are exchanged
where they are written, as CURIE or as IRI; comments stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from diplograph.data.positions import tokens
from diplograph.data.turtle import read
from diplograph.errors import DataError
from diplograph.namespaces import PREFIXES

_PREFIX = re.compile(r"^[ \t]*+@?prefix\s+([\w-]*):\s*<([^>]+)>", re.I | re.M)


def renamed(files: Iterable[Path], names: dict[str, str]) -> dict[Path, bytes]:
    """Return the files in which some IRIs are exchanged for others, with their new bytes.

    Args:
        files: Turtle files.
        names: the new IRI of each old one.

    Raises:
        SyntaxFault: a file is no Turtle.
        DataError: a file would not say the same under the new names.

    """
    changed = {}
    for path in files:
        text = read(path).decode("utf-8")
        new = _exchanged(text, names)
        if new != text:
            _sure(path, text, new, names)
            changed[path] = new.encode("utf-8")
    return changed


def _exchanged(text: str, names: dict[str, str]) -> str:
    prefixes = dict(_PREFIX.findall(text))
    edits = []
    for kind, token, start in tokens(text):
        iri = _iri(kind, token, prefixes)
        if iri in names:
            edits.append((start, start + len(token), _written(names[iri], prefixes)))
    for start, end, put in reversed(edits):
        text = text[:start] + put + text[end:]
    needed = {prefix for _, _, put in edits if not put.startswith("<") for prefix in [put.partition(":")[0]]}
    for prefix in sorted(needed - set(prefixes)):
        text = f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" + text
    return text


def _iri(kind: str, token: str, prefixes: dict[str, str]) -> str:
    if kind == "iri":
        return token[1:-1]
    if kind == "name":
        prefix, colon, local = token.partition(":")
        if colon and prefix in prefixes:
            return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
    return ""


def _written(iri: str, prefixes: dict[str, str]) -> str:
    known = {**PREFIXES, **prefixes}
    for prefix, namespace in known.items():
        if iri.startswith(namespace) and re.fullmatch(r"[\w-]+", iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _sure(path: Path, before: str, after: str, names: dict[str, str]) -> None:
    """Raise DataError unless the new text says what the old one did, under the new names."""

    def term(each: object) -> str:
        return f"<{names[each.value]}>" if isinstance(each, ox.NamedNode) and each.value in names else str(each)

    def triples(text: str) -> list[ox.Triple]:
        return [quad.triple for quad in ox.parse(text.encode("utf-8"), format=ox.RdfFormat.TURTLE)]

    def plain(each: ox.Triple) -> bool:
        return not isinstance(each.subject, ox.BlankNode) and not isinstance(each.object, ox.BlankNode)

    meant = {(term(t.subject), term(t.predicate), term(t.object)) for t in triples(before) if plain(t)}
    found = {(str(t.subject), str(t.predicate), str(t.object)) for t in triples(after) if plain(t)}
    if meant != found:
        raise DataError(str(path), "renaming would change what the file says", "Rename it there by hand.")
