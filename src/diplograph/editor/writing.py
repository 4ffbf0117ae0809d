"""Completion, hover and findings for a Turtle file, without a protocol."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.checks.report import Finding
from diplograph.checks.run import check
from diplograph.data import bundled
from diplograph.data.glossary import Glossary, with_concepts_of
from diplograph.data.turtle import triples
from diplograph.errors import DiplographError
from diplograph.namespaces import ID, PREFIXES, SKOS

_PREFIX = re.compile(r"^[ \t]*+@?prefix\s+([\w-]*):\s*<([^>]+)>", re.I | re.M)
_NAME = re.compile(r"[\w-]*:[\w.-]*|[\w-]+")


class Proposal(NamedTuple):
    """What can be written at a place: the name, a word on what it is, and its definition."""

    name: str
    label: str
    definition: str


class Writing:
    """A Turtle file while it is written, beside the other files of its folder."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.prefixes = {**PREFIXES, **dict(_PREFIX.findall(text))}
        self.glossary: Glossary = with_concepts_of(path.parent)

    def name_at(self, line: int, column: int) -> tuple[str, int, int]:
        """Return the name around a place, and where it begins and ends in its line; all counted from 0."""
        lines = self.text.splitlines()
        here = lines[line] if line < len(lines) else ""
        for found in _NAME.finditer(here):
            if found.start() <= column <= found.end():
                return found[0], found.start(), found.end()
        return "", column, column

    def proposals(self, line: int, column: int) -> list[Proposal]:
        """Return what can stand at a place: terms and names of the prefix that is written there, else the prefixes."""
        name, start, _ = self.name_at(line, column)
        prefix, colon, begun = name[: column - start].partition(":")
        if not colon:
            return [
                Proposal(f"{known}:", "prefix", iri)
                for known, iri in sorted(self.prefixes.items())
                if known.startswith(prefix)
            ]
        namespace = self.prefixes.get(prefix, "")
        found = {
            iri: Proposal(f"{prefix}:{iri[len(namespace) :]}", term.label, term.definition)
            for iri, term in self.glossary.terms.items()
            if namespace and iri.startswith(namespace)
        }
        if namespace.startswith(ID):
            for iri, (label, definition) in self._things().items():
                if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
                    found.setdefault(iri, Proposal(f"{prefix}:{iri[len(namespace) :]}", label, definition))
        return [each for _, each in sorted(found.items()) if each.name.partition(":")[2].startswith(begun)]

    def hover(self, line: int, column: int) -> str:
        """Return what the name at a place means, empty where nobody says."""
        prefix, colon, local = self.name_at(line, column)[0].partition(":")
        iri = self.prefixes.get(prefix, "") + local if colon and prefix in self.prefixes else ""
        if iri in self.glossary.terms:
            return self.glossary.terms[iri].to_text()
        label, definition = self._things().get(iri, ("", ""))
        return f"{label}\n  {definition}".rstrip() if label else ""

    def _things(self) -> dict[str, tuple[str, str]]:
        """Return label and definition, or paraphrase, of what the folder and the shared files describe."""
        said: dict[str, dict[str, str]] = {}
        files = [*bundled.authority_files(), *bundled.shared_companion_files(), *sorted(self.path.parent.glob("*.ttl"))]
        for file in files:
            data = self.text.encode("utf-8") if file.resolve() == self.path.resolve() else file.read_bytes()
            try:
                for triple in triples(data, file):
                    if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(ID):
                        term = triple.object
                        value = term.value if isinstance(term, ox.Literal | ox.NamedNode) else ""
                        said.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, value)
            except DiplographError:
                continue  # a file that is half written has a finding of its own
        paraphrase, content = PREFIXES["dg"] + "paraphrase", PREFIXES["dg"] + "content"
        found = {}
        for iri, facts in said.items():
            words = facts.get(paraphrase) or said.get(facts.get(content, ""), {}).get(paraphrase, "")
            found[iri] = (facts.get(SKOS + "prefLabel", words), facts.get(SKOS + "definition", ""))
        return found

    def findings(self) -> list[Finding]:
        """Return what `check` finds in this file, as it would be if it were saved now."""
        folder = self.path.parent
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / folder.resolve().name
            shutil.copytree(folder, copy, ignore=lambda _, names: [n for n in names if not n.endswith(".ttl")])
            (copy / self.path.name).write_text(self.text, encoding="utf-8")
            report = check([copy])
        return [finding for finding in report.findings if Path(finding.file).name == self.path.name]
