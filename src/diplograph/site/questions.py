"""Prepare the saved questions with their rows for a page: cells are indexes into one table of terms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from diplograph.answers.result import Result
from diplograph.errors import DiplographError
from diplograph.queries.catalogue import SavedQuery
from diplograph.site.material import Essay
from diplograph.site.wording import count
from diplograph.sparql.executor import Solutions
from diplograph.terms import Iri

# Above this number of cells, a question is asked with its example, or its answer cut after a row, with a note.
MOST: Final = 90
# The same limit for families that serve programs rather than readers.
PLUMBING: Final = {"names": 40, "quality": 60}


_INDENT: Final = re.compile(r"^(?: {4})+", re.M)
_PREFIX: Final = re.compile(r"^PREFIX .*$", re.M)


class Asked(NamedTuple):
    """A saved question as a page shows it; ``note`` gives the parameters used and the number of rows."""

    name: str
    summary: str
    description: str
    note: str
    sparql: str


def declared(saved: Iterable[SavedQuery]) -> list[str]:
    """Return the declarations of all prefixes of questions."""
    return sorted({line for one in saved for line in _PREFIX.findall(one.text)})


def families(saved: Iterable[SavedQuery]) -> dict[str, list[Asked]]:
    """Return questions by family, for a page that shows none of their rows."""
    found: dict[str, list[Asked]] = {}
    for one in saved:
        found.setdefault(one.family, []).append(Asked(one.name, one.summary, one.description, "", _body(one.text)))
    return found


class Questions:
    """All saved questions of a graph, asked once.

    Args:
        essay: the document.
        whole: first ask questions with parameters without them, which is too slow for the pages of a corpus.

    Attributes:
        families: the questions by family, their SPARQL without the prefixes.
        prefixes: the declarations of all prefixes.
        columns: the names of the columns of all questions, each once.
        rows: columns and rows of each, as indexes into ``columns`` and ``terms`` (-1 if empty), and its SPARQL as
            indexes into ``lines``.
        lines: the lines of all questions, each once, since many share theirs.
        terms: a literal; [a claim] for its paraphrase; [rest of an IRI, which base, letter of its address on
            the page], for which its name is shown; or [rest, base, 0, name] and [rest, base] if there is no address.
        bases: the beginnings of IRIs.

    """

    def __init__(self, essay: Essay, *, whole: bool = True) -> None:
        self.essay, self._whole = essay, whole
        self.families: dict[str, list[Asked]] = {}
        self.columns: dict[str, int] = {}
        self.rows: dict[str, tuple[list[int], list[list[int]], list[int]]] = {}
        self.lines: dict[str, int] = {}
        self.terms: list[object] = []
        self.bases: list[str] = []
        self.prefixes = declared(essay.kg.queries)
        self._places: dict[str, int] = {}
        self._known: dict[tuple[type, object], int] = {}
        for saved in essay.kg.queries:
            self._ask(saved)

    def _ask(self, saved: SavedQuery) -> None:
        result, note = self._answered(saved)
        kept = max(1, PLUMBING.get(saved.family, MOST) // max(1, len(result.columns)))
        shown = result[:kept]
        if len(shown) < len(result):
            note += f" The first {len(shown):,} of {count(len(result), 'row')} are shown; the command gives all."
        else:
            note += f" {count(len(result), 'row')}."
        body = _body(saved.text)
        lines = [self.lines.setdefault(line, len(self.lines)) for line in body.splitlines()]
        columns = [self.columns.setdefault(name, len(self.columns)) for name in result.columns]
        self.rows[saved.name] = (columns, [[self._term(cell) for cell in row] for row in shown], lines)
        self.families.setdefault(saved.family, []).append(
            Asked(saved.name, saved.summary, saved.description, note.strip(), body)
        )

    def _answered(self, saved: SavedQuery) -> tuple[Result[tuple[object, ...]], str]:
        required = {p.name: p.example for p in saved.parameters if p.required}
        if saved.parameters and (saved.family in PLUMBING or not self._whole):
            narrow, note = self._example(saved)
            if narrow or saved.family in PLUMBING:
                return narrow, note
        result = self.essay.kg.query(saved.name, **required)
        example = {p.name: p.example for p in saved.parameters if p.example}
        if example and len(result) * len(result.columns) > MOST:
            try:
                narrow = self.essay.kg.query(saved.name, **example)
            except DiplographError:  # its example belongs to another document
                narrow = result[:0]
            if narrow:
                return narrow, f"Asked with {_given(example)}; without it there are {count(len(result), 'row')}."
        return result, f"Asked with {_given(required)}." if required else ""

    def _example(self, saved: SavedQuery) -> tuple[Result[tuple[object, ...]], str]:
        """Ask a question only with its example, or with the document's main topic; else it would list the graph."""
        example = {p.name: p.example for p in saved.parameters if p.example}
        most = self._most
        own = {p.name: most.get(p.name) or most.get(p.kind, p.example) for p in saved.parameters if p.example}
        for given in (example,) if self._whole else (own, example):
            try:
                result = self.essay.kg.query(saved.name, **given)
            except DiplographError:  # it belongs to another document
                continue
            if result or self._whole:
                return result, f"Asked with {_given(given)}."
        columns = tuple(column.name for column in saved.columns)
        return Result(Solutions(columns, []), saved.name), "Its example is not in this document."

    @cached_property
    def _most(self) -> dict[str, str]:
        """The main topics of the document, by the name of a parameter or its kind."""
        e = self.essay
        about = {iri: len(claims) for iri, claims in e.mentions.items()}
        said: dict[str, dict[str, int]] = defaultdict(dict)
        for s in e.situations.values():
            said["situation"][s.iri] = said[s.kind][s.iri] = len(s.claims)
        ends: dict[str, Counter[str]] = {"cause": Counter(), "effect": Counter()}
        ties = ((tie, s.iri) for s in e.situations.values() for tie, _ in e.within.get(s.id, ()))
        for tie, iri in ties:
            if tie in ends:
                ends[tie][iri] += 1
        kinds: dict[str, Mapping[str, int]] = {
            "actor": {a.iri: about.get(a.iri, 0) for a in e.things("Actor").values()},
            "place": {p.iri: about.get(p.iri, 0) for p in e.things("Place").values()},
            "work": {iri: len(found) for iri, found in e.citations.items()},
            "claim": {e.iris[c]: len(found.fallen) for c, found in e.changes.items()},
            "situation": said["situation"],
            "event": said["Event"],
            "relation": said["Relation"],
            "measurement": said["Measurement"],
            **ends,
            "passage": {p.iri: len(p.claims) for p in e.passages.values()},
        }
        kinds["entity"] = kinds["actor"]
        return {kind: max(sorted(found), key=found.__getitem__) for kind, found in kinds.items() if found}

    def _term(self, value: object) -> int:
        if value is None:
            return -1
        key = type(value), value
        if key not in self._known:
            self._known[key] = len(self.terms)
            self.terms.append(self._cell(value))
        return self._known[key]

    def _cell(self, value: object) -> object:
        if not isinstance(value, Iri):
            if str(value) in self._paraphrases:
                return [self._paraphrases[str(value)]]
            return value if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
        rest = value.slug
        base = value[: len(value) - len(rest)]
        at = self._places.setdefault(base, len(self.bases))
        if at == len(self.bases):
            self.bases.append(base)
        address = self.essay.id(value)
        if address in self.essay.claims or address in self.essay.passages or address in self.essay.shown:
            return [rest, at, address.removesuffix(rest)]
        shown = self._shown(value)
        return [rest, at, 0, shown] if shown != rest else [rest, at]

    @cached_property
    def _paraphrases(self) -> dict[str, str]:
        """The claims by those paraphrases that the page's script can find in their sentences."""
        found = {}
        for claim in self.essay.claims.values():
            text = claim.clause.removeprefix("this: ").removeprefix(f"{claim.verb.joint} ")
            if text[:1].upper() + text[1:] == claim.paraphrase:
                found[claim.paraphrase] = claim.id
        return found

    def _shown(self, iri: Iri) -> str:
        label = self.essay.material.label(iri)
        return iri.slug if label in (iri.curie, iri) else label


def _given(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={Iri(value).slug if '://' in value else value}" for name, value in values.items())


def _body(text: str) -> str:
    """Return a question without its header and its prefixes, indented by tabs."""
    lines = (line for line in text.splitlines() if not line.startswith(("#+", "PREFIX ")))
    return _INDENT.sub(lambda found: "\t" * (len(found[0]) // 4), "\n".join(lines).strip())
