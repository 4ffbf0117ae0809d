"""Add statements to a Turtle file and remove others, leaving everything else as written.

The file is read as blocks: a subject, its predicates and their objects, each with its
position.  Comments and layout are kept.  The result is parsed again and compared with
the expected statements.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from diplograph.data.positions import statements, tokens
from diplograph.data.turtle import Names
from diplograph.errors import DataError
from diplograph.namespaces import PREFIXES, RDF
from diplograph.terms import text_of

_PREFIX_LINE = re.compile(r"^@prefix\s+([\w-]*):\s*<([^>]*)>\s*\.[^\n]*\n?", re.M)


@dataclass
class _Group:
    """A predicate of a block and its objects, each as the text of its term and its position."""

    predicate: str
    start: int
    objects: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.objects[-1][2]


@dataclass
class _Block:
    """The statements of one subject up to a full stop."""

    subject: str
    start: int
    end: int
    groups: list[_Group]


class TurtleText:
    """The text of a Turtle file, to be edited."""

    def __init__(self, text: str, name: str = "") -> None:
        self.text, self.name = text, name
        self.prefixes: dict[str, str] = dict(_PREFIX_LINE.findall(text))
        self.triples = {
            quad.triple for quad in ox.parse(text.encode("utf-8"), format=ox.RdfFormat.TURTLE, rename_blank_nodes=False)
        }

    def changed(
        self,
        removed: Iterable[ox.Triple],
        added: Iterable[ox.Triple],
        order: Mapping[str, int],
        prefixes: Mapping[str, str],
    ) -> str:
        """Return the text without some statements and with others.

        Args:
            removed: statements of the file with a named subject.
            added: statements with a named subject.
            order: the rank of each predicate in a block.
            prefixes: prefixes to declare if needed, in addition to the common ones.

        Raises:
            DataError: the file is written in a way that cannot be edited here.

        """
        gone, new = set(removed) & self.triples, set(added) - self.triples
        if not gone and not new:
            return self.text
        self._known = {**PREFIXES, **prefixes, **self.prefixes}
        self._names = Names(self._known)
        blocks = self._blocks()
        homes: dict[str, list[_Block]] = defaultdict(list)
        for block in blocks:
            homes[block.subject].append(block)
        edits: list[tuple[int, int, str]] = []
        fresh: dict[str, list[ox.Triple]] = defaultdict(list)
        by_subject: dict[str, tuple[list[ox.Triple], list[ox.Triple]]] = defaultdict(lambda: ([], []))
        for triple in gone:
            by_subject[text_of(triple.subject)][0].append(triple)
        for triple in new:
            by_subject[text_of(triple.subject)][1].append(triple)
        for subject, (out, in_) in by_subject.items():
            if not homes[subject]:
                fresh[subject] = in_
            else:
                edits += self._edits(homes[subject], out, in_, order)
        text = self.text
        edits += self._insertions(blocks, fresh, order)
        for start, end, put in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
            text = text[:start] + put + text[end:]
        text = self._declared(_tidy(text))
        self._verify(text, (self.triples - gone) | new)
        return text

    def _verify(self, text: str, wanted: set[ox.Triple]) -> None:
        try:
            found = {q.triple for q in ox.parse(text.encode("utf-8"), format=ox.RdfFormat.TURTLE)}
        except SyntaxError:
            found = set()
        plain = {t for t in found if not isinstance(t.subject, ox.BlankNode) and not isinstance(t.object, ox.BlankNode)}
        if plain != {
            t for t in wanted if not isinstance(t.subject, ox.BlankNode) and not isinstance(t.object, ox.BlankNode)
        }:
            remedy = "Format it with `diplograph fmt`, or change it by hand."
            raise DataError(self.name, "the file is written in a way that cannot be changed safely", remedy)

    def _blocks(self) -> list[_Block]:
        """Return the blocks with a named subject, in the order of the file."""
        ends = self._stops()
        found: list[_Block] = []
        block: _Block | None = None
        for one in statements(self.text):
            start = one.spans[0][0]
            if block is None or block.start != start:
                if one.subject.startswith("_:"):
                    continue
                end = next(stop for stop in ends if stop >= start)
                block = _Block(one.subject, start, end + 1, [])
                found.append(block)
            if not block.start <= one.spans[2][0] < block.end or one.subject != block.subject:
                continue
            verb = one.spans[1][0]
            if not block.groups or block.groups[-1].start != verb:
                block.groups.append(_Group(one.predicate, verb))
            block.groups[-1].objects.append((one.object, one.spans[2][0], self._end(one.spans[2][1])))
        return found

    def _stops(self) -> list[int]:
        """Return the positions of the full stops that end a block."""
        depth, found = 0, []
        for kind, token, start in tokens(self.text):
            if kind == "mark":
                depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(token, 0)
                if token == "." and not depth:
                    found.append(start)
        return found

    def _end(self, end: int) -> int:
        """Return the end of an object, including its language tag or datatype."""
        tail = re.compile(r"\s*(@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^\s*(?:<[^>]*>|[\w-]*:[\w-]+))").match(self.text, end)
        return tail.end() if tail and self.text[end - 1] in "\"'" else end

    def _edits(
        self, blocks: list[_Block], removed: list[ox.Triple], added: list[ox.Triple], order: Mapping[str, int]
    ) -> list[tuple[int, int, str]]:
        edits: list[tuple[int, int, str]] = []
        out: dict[str, set[str]] = defaultdict(set)
        for triple in removed:
            out[triple.predicate.value].add(text_of(triple.object))
        todo: dict[str, list[str]] = defaultdict(list)
        for triple in sorted(added, key=str):
            todo[triple.predicate.value].append(self._term(triple.object))
        home = next((b for b in blocks if any(g.predicate == RDF + "type" for g in b.groups)), blocks[0])
        for block in blocks:
            dropped = []
            for group in block.groups:
                going = [o for o in group.objects if o[0] in out[group.predicate]]
                put = todo.pop(group.predicate, [])
                for old in going[: len(put)]:
                    edits.append((old[1], old[2], put.pop(0)))
                rest = [o for o in going if not any(edit[0] == o[1] for edit in edits)]
                if put:
                    edits.append((group.end, group.end, "".join(f" ,\n        {text}" for text in put)))
                if rest and len(rest) == len(group.objects):
                    dropped.append(group)
                else:
                    edits += self._without(group, rest)
            if len(dropped) == len(block.groups) and not (todo and block is home):
                edits.append((block.start, block.end, ""))
            else:
                edits += self._without_groups(block, dropped)
        for predicate, put in sorted(todo.items(), key=lambda item: order.get(item[0], 99)):
            before = [g for g in home.groups if order.get(g.predicate, 99) <= order.get(predicate, 99)] or home.groups[
                :1
            ]
            text = f" ;\n    {self._names.verb(predicate)} " + " ,\n        ".join(put)
            edits.append((before[-1].end, before[-1].end, text))
        return _merged(edits)

    def _without(self, group: _Group, objects: list[tuple[str, int, int]]) -> list[tuple[int, int, str]]:
        edits = []
        for one in objects:
            i = group.objects.index(one)
            if i:
                edits.append((group.objects[i - 1][2], one[2], ""))
            else:
                following = next(o for o in group.objects[1:] if o not in objects)
                edits.append((one[1], following[1], ""))
        return edits

    def _without_groups(self, block: _Block, groups: list[_Group]) -> list[tuple[int, int, str]]:
        edits = []
        for group in groups:
            i = block.groups.index(group)
            kept_before = [g for g in block.groups[:i] if g not in groups]
            if kept_before:
                edits.append((block.groups[i - 1].end, group.end, ""))
            else:
                following = next(g for g in block.groups[i + 1 :] if g not in groups)
                edits.append((group.start, following.start, ""))
        return edits

    def _insertions(
        self, blocks: list[_Block], fresh: Mapping[str, list[ox.Triple]], order: Mapping[str, int]
    ) -> list[tuple[int, int, str]]:
        """Put new subjects where they belong in a sorted file, else at its end."""
        places: dict[int, list[str]] = defaultdict(list)
        for subject in sorted(fresh):
            before = [block for block in blocks if block.subject < subject]
            last = max(before, key=lambda block: block.subject).end if before else 0
            place = max((b.end for b in before), default=0) if not before or last == before[-1].end else last
            if not before:
                place = blocks[0].start if blocks else len(self.text)
                place = self._above(place) if blocks else place
            places[place].append(self._written(subject, fresh[subject], order))
        edits = []
        for place, texts in places.items():
            leading = "\n\n" if place and not self.text[:place].endswith("\n\n") else ""
            ending = "\n" if place >= len(self.text.rstrip()) else ("\n\n" if leading == "" else "")
            edits.append((place, place, leading + "\n\n".join(texts) + ending))
        return edits

    def _above(self, place: int) -> int:
        """Return the start of the comment right above a block, or else of the block."""
        lines = self.text[:place].splitlines(keepends=True)
        while lines and lines[-1].startswith("#") and not _PREFIX_LINE.match(lines[-1]):
            place -= len(lines.pop())
        return place

    def _written(self, subject: str, triples: Iterable[ox.Triple], order: Mapping[str, int]) -> str:
        by_predicate: dict[str, list[str]] = defaultdict(list)
        for triple in sorted(triples, key=str):
            by_predicate[triple.predicate.value].append(self._term(triple.object))
        kinds = by_predicate.pop(RDF + "type", [])
        lines = [f"a {' , '.join(kinds)}"] if kinds else []
        for predicate in sorted(by_predicate, key=lambda p: (order.get(p, 99), p)):
            lines.append(f"{self._names.verb(predicate)} " + " ,\n        ".join(by_predicate[predicate]))
        return f"{self._names.iri(subject)} " + " ;\n    ".join(lines) + " ."

    def _term(self, term: object) -> str:
        if not isinstance(term, ox.NamedNode | ox.Literal):
            raise DataError(self.name, f"{term} cannot be written here", "Write it by hand.")
        return self._names.term(term)

    def _declared(self, text: str) -> str:
        """Declare the required prefixes that are missing, in their order."""
        missing = sorted(self._names.used - set(self.prefixes))
        for prefix in missing:
            line = f"@prefix {prefix}: <{self._known[prefix]}> .\n"
            lines = list(_PREFIX_LINE.finditer(text))
            after = next((m for m in lines if m[1] > prefix), None)
            place = after.start() if after else (lines[-1].end() if lines else _head(text))
            text = text[:place] + line + text[place:]
        return text


def _head(text: str) -> int:
    """Return the end of the comments at the top of a file."""
    lines = text.splitlines(keepends=True)
    place = 0
    while lines and lines[0].startswith("#"):
        place += len(lines.pop(0))
    return place


def _merged(edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Combine insertions at the same position, in their order."""
    joined: dict[tuple[int, int], str] = {}
    for start, end, text in edits:
        joined[start, end] = joined.get((start, end), "") + text
    return [(start, end, text) for (start, end), text in joined.items()]


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"
