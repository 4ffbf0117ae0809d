"""Everything that can be wrong with a graph, found in one go."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from diplograph import resources, shacl, vocabulary
from diplograph.dataset import GraphFile, find_files, graph_iri, load, parse, read
from diplograph.derive import derive, to_turtle
from diplograph.errors import DataError, SyntaxFault
from diplograph.findings import VIOLATION, WARNING, Finding, Report
from diplograph.locate import Locator
from diplograph.namespaces import GRAPH, RDF, SH, SKOS, VOID, curie, expand

_TYPE = ox.NamedNode(RDF + "type")
_SIZE = ox.NamedNode(VOID + "triples")


def check(paths: Iterable[str | Path] = (), engine: str = "shifty") -> Report:
    """Check the files at ``paths``, or the bundled graph and its ontology.

    Looked at are syntax, terms that nobody defines, literals, the shapes, coverage
    of the passages, labels, what is derived, and the catalogue.  Files of your own
    are checked together with the ontology, the schemes and the shared actors,
    places, things and works, whose own faults are not told again.

    Raises:
        NotFound, NoStatements, UsageError: the call is at fault.

    """
    paths = list(paths)
    files = find_files(paths) if paths else _bundled()
    findings: list[Finding] = []
    triples: dict[Path, list[ox.Triple]] = {}
    for file in files:
        shown = _shown(file.path)
        try:
            triples[file.path] = list(parse(file.path))
        except SyntaxFault as fault:
            findings.append(Finding(shown, fault.line, fault.column, VIOLATION, "syntax", fault.what, fault.remedy))
            continue
        if not triples[file.path]:
            findings.append(
                Finding(shown, 0, 0, WARNING, "empty", "the file holds no statements", "Fill it in, or delete it.")
            )
    report = _Check(triples, engine)
    if not findings or any(triples.values()):
        findings += report.findings()
    return Report(findings, len(files), sum(map(len, triples.values())))


def _bundled() -> list[GraphFile]:
    paths = [*resources.bundled_files(), resources.shapes(), resources.style()]
    return [GraphFile(path, graph_iri(path)) for path in paths]


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


class _Check:
    """The files at hand, what they may refer to, and where their statements stand."""

    def __init__(self, triples: dict[Path, list[ox.Triple]], engine: str) -> None:
        self.triples, self.engine = triples, engine
        own = {path.resolve() for path in triples}
        self.context = [p for p in resources.context_files() + resources.authority_files() if p.resolve() not in own]
        self._locators = {path: Locator(read(path).decode("utf-8")) for path in triples}
        self._homes: dict[str, Path] = {}
        for path, statements in triples.items():
            for iri in vocabulary.described(statements):
                self._homes.setdefault(iri, path)

    def findings(self) -> list[Finding]:
        """Return all findings but those of syntax."""
        found = list(self._vocabulary())
        found += self._shapes()
        found += self._labels()
        found += self._catalogue()
        return found

    def _at(
        self, path: Path, rule: str, severity: str, triple: tuple[str, str, str], value: str, message: str, remedy: str
    ) -> Finding:
        line = self._locators[path].line(*triple)
        subject = "" if triple[0].startswith("_:") else curie(triple[0])
        return Finding(_shown(path), line, 0, severity, rule, message, remedy, subject, curie(triple[1]), value)

    def _vocabulary(self) -> Iterator[Finding]:
        context = [triple for path in self.context for triple in parse(path)]
        defined = vocabulary.described(context)
        individuals = defined | set(self._homes)
        for path in (*resources.context_files(), resources.shapes(), resources.style()):
            if path not in self.context:
                defined |= vocabulary.described(parse(path))
        if not any(
            path.parent == resources.graphs() or path.is_relative_to(resources.graphs()) for path in self.triples
        ):
            # A second essay may speak of what the first describes.
            for path in resources.graphs().rglob("*.ttl"):
                individuals |= vocabulary.described(parse(path))
        for path, statements in self.triples.items():
            faults = [*vocabulary.unknown_terms(statements, defined, individuals), *vocabulary.bad_literals(statements)]
            for fault in faults:
                yield self._at(
                    path, fault.rule, VIOLATION, _text(fault.triple), fault.value, fault.message, fault.remedy
                )
            for line, tag in vocabulary.rewritten_tags(read(path).decode("utf-8")):
                message = f"the language tag @{tag} is not in lower case, and stores rewrite it"
                remedy = f"Write @{tag.lower()}."
                yield Finding(_shown(path), line, 0, VIOLATION, "literal-rewritten", message, remedy, value=f"@{tag}")

    def _shapes(self) -> Iterator[Finding]:
        data = [
            read(path)
            for path in [*self.triples, *self.context]
            if path.parent != resources.ontology() or path in resources.context_files()
        ]
        folders = {path.parent for path in self.triples}
        store = load(GraphFile(p, graph_iri(p)) for p in [*self.triples, *self.context])
        try:
            derived = derive(store)
        except DataError as error:
            home = self._homes.get(error.where, next(iter(self.triples)))
            yield Finding(_shown(home), 0, 0, VIOLATION, "edtf", error.what, error.remedy, error.where)
            derived = []
        yield from self._derived(folders)
        data.append(to_turtle(derived))
        yield from self._validated(resources.shapes(), data)
        if resources.ontology() in folders:
            yield from self._validated(resources.style(), [read(path) for path in resources.context_files()])

    def _validated(self, shapes: Path, data: list[bytes]) -> Iterator[Finding]:
        templates = shacl.messages(shapes)
        for result in shacl.validate(shapes, data, self.engine):
            path = self._homes.get(result.focus)
            if path is None:
                continue
            severity = VIOLATION if result.severity == SH + "Violation" else WARNING
            message, remedy = shacl.sentence(templates.get(result.shape, "does not fit its shape"), result.value)
            rule = curie(result.shape).removeprefix("dgsh:")
            place = (result.focus, result.path, result.value)
            yield self._at(path, rule, severity, place, curie(result.value), message, remedy)

    def _derived(self, folders: set[Path]) -> Iterator[Finding]:
        for folder in sorted(folders):
            kept = folder / "derived.ttl"
            if kept in self.triples and kept.read_bytes() != derived_for(folder):
                message = "the derived statements do not follow from the authored ones"
                remedy = f"Run `diplograph derive {_shown(folder)}`."
                yield Finding(_shown(kept), 0, 0, VIOLATION, "stale-derived", message, remedy)

    def _labels(self) -> Iterator[Finding]:
        labels: dict[tuple[str, str], set[str]] = defaultdict(set)
        kinds: dict[str, set[str]] = defaultdict(set)
        every = [*self.triples.values(), *([*parse(p)] for p in self.context)]
        for statements in every:
            for triple in statements:
                if triple.predicate == _TYPE and isinstance(triple.subject, ox.NamedNode):
                    kinds[triple.subject.value].add(str(triple.object))
        for statements in every:
            for triple in statements:
                if (
                    triple.predicate.value == SKOS + "prefLabel"
                    and isinstance(triple.subject, ox.NamedNode)
                    and isinstance(triple.object, ox.Literal)
                ):
                    for kind in kinds[triple.subject.value]:
                        labels[kind, triple.object.value.casefold()].add(triple.subject.value)
        for (kind, label), subjects in labels.items():
            if len(subjects) > 1 and "skos/core#" not in kind:
                for iri in sorted(subjects & set(self._homes)):
                    others = ", ".join(curie(other) for other in sorted(subjects - {iri}))
                    yield self._at(
                        self._homes[iri], "duplicate-label", WARNING, (iri, SKOS + "prefLabel", ""), label,
                        f"the label is also that of {others}", "Merge the two, or tell them apart by their labels.",
                    )  # fmt: skip

    def _catalogue(self) -> Iterator[Finding]:
        catalogues = [path for path in self.triples if path.name == "catalog.ttl"]
        for catalogue in catalogues:
            listed = {
                iri for iri in vocabulary.described(self.triples[catalogue]) if iri.startswith(GRAPH) and iri != GRAPH
            }
            here = {graph_iri(p): p for p in self.triples if p.is_relative_to(catalogue.parent) and p != catalogue}
            for iri in sorted(set(here) - listed):
                message = f"the catalogue does not describe {curie(iri)}"
                remedy = f"Describe it in {_shown(catalogue)}."
                yield Finding(_shown(here[iri]), 0, 0, VIOLATION, "catalogue", message, remedy, curie(iri))
            for iri in sorted(listed - set(here)):
                if iri.startswith(GRAPH + "ontology/") or iri == graph_iri(catalogue):
                    continue
                message = f"the catalogue describes {curie(iri)}, which no file holds"
                remedy = "Add the file, or drop the entry."
                yield self._at(catalogue, "catalogue", VIOLATION, (iri, "", ""), "", message, remedy)
            sizes = {graph_iri(path): len(statements) for path, statements in self.triples.items()}
            for statement in self.triples[catalogue]:
                iri, value = _text(statement)[0], _text(statement)[2]
                if statement.predicate == _SIZE and iri in sizes and int(value) != sizes[iri]:
                    message = f"{curie(iri)} holds {sizes[iri]} statements, not {value}"
                    remedy = f"Run `diplograph derive {_shown(catalogue.parent)}`."
                    yield self._at(
                        catalogue, "catalogue-size", VIOLATION, (iri, VOID + "triples", value), value, message, remedy
                    )


def recounted(catalogue: Path) -> bytes:
    """Return the text of a ``catalog.ttl`` with the size of each graph as it is; nothing else changes."""
    files = [*resources.context_files(), *sorted(catalogue.parent.rglob("*.ttl"))]
    sizes = {graph_iri(path): sum(1 for _ in parse(path)) for path in files}
    lines = read(catalogue).decode("utf-8").splitlines(keepends=True)
    size: int | None = None
    for number, line in enumerate(lines):
        if entry := re.match(r"<([^>]+)>|(\w+:\S+) ", line):
            size = sizes.get(entry[1] or expand(entry[2]) or "")
        if size is not None:
            lines[number] = re.sub(r"(void:triples )\d+", rf"\g<1>{size}", line)
    return "".join(lines).encode("utf-8")


def derived_for(folder: Path) -> bytes:
    """Return what ``derived.ttl`` of a document's folder should hold, as Turtle.

    The derivation sees the folder and the shared works, whose dates close open ends.
    """
    own = [GraphFile(p, graph_iri(p)) for p in sorted(folder.glob("*.ttl")) if p.name != "derived.ttl"]
    works = [GraphFile(p, graph_iri(p)) for p in resources.authority_files() if p.parent != folder]
    return to_turtle(derive(load(own + works)))


def _text(triple: ox.Triple) -> tuple[str, str, str]:
    def plain(term: object) -> str:
        return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)

    return plain(triple.subject), plain(triple.predicate), plain(triple.object)
