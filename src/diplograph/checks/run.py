"""Everything that can be wrong with a graph, found in one go."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph import vocab
from diplograph.checks import duplicates, shacl, vocabulary
from diplograph.checks.report import VIOLATION, WARNING, Finding, Report
from diplograph.data import bundled
from diplograph.data.composition import context_of
from diplograph.data.dataset import GraphFile, find_files, graph_files, graph_iri, in_graph, load, parse, read
from diplograph.data.derive import BOUNDS, bounds, derive, to_turtle
from diplograph.data.positions import Locator, Place
from diplograph.errors import DataError, SyntaxFault
from diplograph.namespaces import (
    DCTERMS,
    DG,
    EDTF,
    GRAPH,
    ID,
    PREFIXES,
    RDF,
    RDFS,
    SCHEME,
    SEM,
    SH,
    SKOS,
    VOID,
    curie,
    expand,
)

_TYPE = ox.NamedNode(RDF + "type")
_FUNCTIONAL = ox.NamedNode(PREFIXES["owl"] + "FunctionalProperty")
_SIZE = VOID + "triples"
_DIFFERENT = PREFIXES["owl"] + "differentFrom"
# What `diplograph derive` writes.
_DERIVED = {vocab.dg.supports, vocab.dg.concerns, *(SEM + bound for bound in BOUNDS)}
_ACTORS = ("Actor", "Person", "Organization", "State", "Collective")
# Where a close spelling suggests one thing; situations of one kind are often told apart by a word.
_FUZZY = (ID + "actor/", ID + "place/", ID + "thing/")


def check(paths: Iterable[str | Path] = (), engine: str = "shifty", strict: bool = False) -> Report:
    """Check the files at ``paths``, or the bundled graph and its ontology.

    Looked at are syntax, terms that nobody defines, literals, the shapes, coverage
    of the passages, names, definitions that differ, what is derived, and the catalogue.
    Files of your own are checked together with the ontology, the schemes and the shared
    actors, places, things and works, whose own faults are not told again.

    Args:
        paths: Turtle files or folders; none for the bundled graph.
        engine: SHACL engine, ``shifty`` or ``pyshacl``.
        strict: whether warnings count for verdict and exit code.

    Raises:
        NotFound, NoStatements, UsageError: the call is at fault.

    """
    paths = list(paths)
    files = find_files(paths) if paths else _bundled()
    findings: list[Finding] = []
    triples: dict[Path, list[ox.Triple]] = {}
    for file in files:
        try:
            triples[file.path] = list(parse(file.path))
        except SyntaxFault as fault:
            place = (_shown(file.path), fault.line, fault.column)
            findings.append(Finding(*place, VIOLATION, "syntax", fault.what, fault.remedy))
    if not findings or any(triples.values()):
        findings += _Check(triples, engine).findings()
    return Report(findings, len(files), sum(map(len, triples.values())), strict)


def _bundled() -> list[GraphFile]:
    paths = [*bundled.bundled_files(), *bundled.shape_files(), bundled.style()]
    return graph_files(paths)


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


class _Fault(NamedTuple):
    """What is wrong with a statement or a file, before anybody has looked where it stands."""

    rule: str
    message: str
    remedy: str
    subject: str = ""
    path: str = ""
    value: str = ""
    severity: str = VIOLATION


class _Check:
    """The files at hand, what they may refer to, and where their statements stand."""

    def __init__(self, triples: dict[Path, list[ox.Triple]], engine: str) -> None:
        self.triples, self.engine = triples, engine
        self.context = {file.path: list(parse(file.path)) for file in context_of(set(map(graph_iri, triples)))}
        self.locators = {path: Locator(read(path).decode("utf-8")) for path in triples}
        self.homes: dict[str, list[Path]] = {}
        for path, statements in triples.items():
            for iri in vocabulary.described(statements):
                self.homes.setdefault(iri, []).append(path)

    def findings(self) -> list[Finding]:
        """Return all findings but those of syntax."""
        found = list(self._empty())
        found += self._vocabulary()
        found += self._domains()
        found += self._shapes()
        found += self._definitions()
        found += self._repeated()
        found += self._duplicates()
        found += self._catalogue()
        return found

    @cached_property
    def _said(self) -> dict[tuple[str, str], Path]:
        """The files that say something by a predicate of a subject."""
        return {_text(t)[:2]: path for path, statements in self.triples.items() for t in statements}

    def _home(self, iri: str) -> Path | None:
        """Return the file that says what the thing is, else one that says something of it."""
        return self._said.get((iri, RDF + "type")) or next(iter(self.homes.get(iri, ())), None)

    def _found(self, fault: _Fault, file: Path | None = None, place: Place | None = None) -> Finding:
        """Return the finding for a fault, with its place where none is given: of the statement, else of its subject."""
        if place is None and fault.subject:
            asked = (fault.subject, fault.path, fault.value)
            files = [file] if file else self.homes.get(fault.subject, [])
            exact = ((path, self.locators[path].exactly(*asked)) for path in files)
            file, place = next(((p, at) for p, at in exact if at), (file or self._home(fault.subject), None))
            if place is None and file:
                place = self.locators[file].nearest(*asked)
        subject = "" if fault.subject.startswith("_:") else self._short(fault.subject, file)
        line, column = place or Place()
        return Finding(
            _shown(file) if file else "", line, column, fault.severity, fault.rule, fault.message, fault.remedy,
            subject, curie(fault.path), self._short(fault.value, file),
        )  # fmt: skip

    def _short(self, iri: str, file: Path | None) -> str:
        return self.locators[file].shorten(iri) if file in self.locators else curie(iri)

    def _empty(self) -> Iterator[Finding]:
        meant = {s for path, at in self._catalogues() for s, p, o in map(_text, at) if p == _SIZE and o == "0"}
        for path, statements in self.triples.items():
            if not statements and graph_iri(path) not in meant:
                fault = _Fault("empty", "the file holds no statements", "Fill it in, or delete it.", severity=WARNING)
                yield self._found(fault, path)

    def _vocabulary(self) -> Iterator[Finding]:
        defined = {iri for statements in self.context.values() for iri in vocabulary.described(statements)}
        individuals = defined | set(self.homes) | set(self._elsewhere)
        for path in (*bundled.context_files(), *bundled.shape_files(), bundled.style()):
            if path not in self.context:
                defined |= vocabulary.described(parse(path))
        # A document may add concepts of its own to the schemes.
        defined |= {iri for iri in self.homes if iri.startswith(SCHEME)}
        yield from self._untyped()
        for path, statements in self.triples.items():
            ontology = path.is_relative_to(bundled.ontology())
            faults = [*vocabulary.unknown_terms(statements, defined, individuals), *vocabulary.bad_literals(statements)]
            faults += [] if ontology else vocabulary.nameless(statements)
            faults += [] if ontology else vocabulary.long_literals(statements)
            for fault in faults:
                place = self.locators[path].exactly(*_text(fault.triple), fault.term, self._nth(path, fault.triple))
                subject, predicate, _ = _text(fault.triple)
                told = _Fault(fault.rule, fault.message, fault.remedy, subject, predicate, fault.value)
                yield self._found(told, path, place)
            for tag in vocabulary.rewritten_tags(read(path).decode("utf-8")):
                message = f"the language tag @{tag.tag} is not in lower case, and stores rewrite it"
                told = _Fault("literal-rewritten", message, f"Write @{tag.tag.lower()}.", value=f"@{tag.tag}")
                yield self._found(told, path, self.locators[path].place(tag.start))

    def _untyped(self) -> Iterator[Finding]:
        """Find what is described without a class: no shape looks at it."""
        every = [*self.triples.values(), *self.context.values()]
        typed = {_text(t)[0] for statements in every for t in statements if t.predicate == _TYPE}
        for iri in sorted(set(self.homes) - typed - set(self._elsewhere)):
            if iri.startswith(ID):
                remedy = "Say with `a` what it is, or correct its name."
                yield self._found(_Fault("untyped", "it is described, but not said to be anything", remedy, iri))

    def _subjects(self, path: Path) -> set[str]:
        return vocabulary.described(self.context.get(path) or self.triples.get(path) or parse(path))

    def _nth(self, path: Path, triple: ox.Triple) -> int:
        """Return which of the blank nodes with this predicate and object the subject is, in the order of the file."""
        if isinstance(triple.subject, ox.NamedNode):
            return 0
        bare = _text(triple)[1:]
        alike = (t for t in self.triples[path] if isinstance(t.subject, ox.BlankNode) and _text(t)[1:] == bare)
        return list(alike).index(triple)

    @cached_property
    def _elsewhere(self) -> dict[str, ox.Triple]:
        """The types of what only the bundled essays describe: a second essay may speak of it."""
        if any(path.is_relative_to(bundled.graphs()) for path in self.triples):
            return {}
        files = [path for path in bundled.graphs().rglob("*.ttl") if path not in self.context]
        return {
            triple.subject.value: triple
            for path in files
            for triple in parse(path)
            if triple.predicate == _TYPE and isinstance(triple.subject, ox.NamedNode)
        }

    def _shapes(self) -> Iterator[Finding]:
        kept = [p for p in self.triples if not p.is_relative_to(bundled.ontology()) or p in bundled.context_files()]
        data = [read(path) for path in [*kept, *self.context]]
        referred = {term for statements in self.triples.values() for t in statements for term in _text(t)}
        data.append(to_turtle([t for iri, t in self._elsewhere.items() if iri in referred - set(self.homes)]))
        store = load(graph_files([*self.triples, *self.context]))
        for path, triple, wrong in self._dates():
            yield self._found(_Fault("edtf", wrong, "Correct the literal.", *_text(triple)), path)
            # The others shall have their bounds all the same.
            store.remove(ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph_iri(path))))
        derived = derive(store)
        folders = {path.parent for path in self.triples}
        yield from self._derived(folders)
        data.append(to_turtle(derived))
        yield from self._validated(bundled.shape_files(), data)
        if bundled.ontology() in folders:
            yield from self._validated([bundled.style()], [read(path) for path in bundled.context_files()])

    def _dates(self) -> Iterator[tuple[Path, ox.Triple, str]]:
        """Find the EDTF literals that are none, and say why."""
        for path, statements in self.triples.items():
            for triple in statements:
                value = triple.object
                if isinstance(value, ox.Literal) and value.datatype.value == EDTF:
                    try:
                        bounds(value.value)
                    except ValueError as error:
                        yield path, triple, str(error)

    def _domains(self) -> Iterator[Finding]:
        """Find properties of ours on things that cannot have them."""
        every = [*self.triples.values(), *self.context.values()]
        domains: dict[str, str] = {}
        above: dict[str, set[str]] = defaultdict(set)
        kinds: dict[str, set[str]] = defaultdict(set)
        for subject, predicate, value in (_text(triple) for listed in every for triple in listed):
            if predicate == RDFS + "domain" and value.startswith(DG):
                domains[subject] = value
            elif predicate == RDFS + "subClassOf":
                above[subject].add(value)
            elif predicate == _TYPE.value and value.startswith(DG):
                kinds[subject].add(value)

        def ancestors(kind: str) -> set[str]:
            return {kind}.union(*(ancestors(parent) for parent in above[kind]))

        allowed = {kind: ancestors(kind) for kind in set().union(*kinds.values(), domains.values())}
        for iri in sorted(iri for iri in self.homes if len(kinds.get(iri, ())) > 1):
            first, *others = sorted(kinds[iri])
            if not any(first in allowed[other] or other in allowed[first] for other in others):
                message = f"it is a {curie(first)} and a {' and a '.join(map(curie, others))}"
                remedy = "Keep the class that fits, or make two individuals."
                yield self._found(_Fault("two-classes", message, remedy, iri, RDF + "type", others[-1]))
        for path, statements in self.triples.items():
            for triple in statements:
                subject, predicate, value = _text(triple)
                domain = domains.get(predicate)
                if domain and subject in kinds and not any(domain in allowed[kind] for kind in kinds[subject]):
                    message = f"{curie(predicate)} is said of a {curie(domain)}, and this is none"
                    remedy = "Move the statement to what it is about, or correct its class."
                    yield self._found(_Fault("wrong-subject", message, remedy, subject, predicate, value), path)

    def _validated(self, shapes: list[Path], data: list[bytes]) -> Iterator[Finding]:
        constraints = shacl.constraints(shapes)
        for result in shacl.validate(shapes, data, self.engine):
            if result.focus not in self.homes:
                continue
            constraint = constraints.get(result.shape, shacl.Constraint("does not fit its shape", ()))
            value = self._short(result.value, self._home(result.focus))
            message, remedy = shacl.sentence(constraint.message, value)
            severity = VIOLATION if result.severity == SH + "Violation" else WARNING
            rule = curie(result.shape).removeprefix("dgsh:")
            path = result.path or next((p for p in constraint.predicates if (result.focus, p) in self._said), "")
            yield self._found(_Fault(rule, message, remedy, result.focus, path, result.value, severity))

    def _derived(self, folders: set[Path]) -> Iterator[Finding]:
        for path, statements in self.triples.items():
            for subject, predicate, value in map(_text, statements):
                if path.name != "derived.ttl" and predicate in _DERIVED:
                    message = f"{curie(predicate)} is derived, and written by hand here"
                    remedy = "Delete it, and run `diplograph derive`."
                    yield self._found(_Fault("derived-by-hand", message, remedy, subject, predicate, value), path)
        for folder in sorted(folders):
            kept = folder / "derived.ttl"
            if kept in self.triples:
                try:
                    stale = kept.read_bytes() != derived_for(folder)
                except DataError:  # told already
                    stale = False
                if stale:
                    message = "the derived statements do not follow from the authored ones"
                    remedy = f"Run `diplograph derive {_shown(folder)}`."
                    yield self._found(_Fault("stale-derived", message, remedy), kept)

    def _definitions(self) -> Iterator[Finding]:
        """Find what two files define differently: another type, label, or value of what has only one."""
        single = {RDF + "type", SKOS + "prefLabel", DCTERMS + "title"} | {
            triple.subject.value
            for statements in [*self.context.values(), *self.triples.values()]
            for triple in statements
            if triple.object == _FUNCTIONAL and isinstance(triple.subject, ox.NamedNode)
        }
        said: dict[tuple[str, str, str], dict[Path, set[str]]] = defaultdict(lambda: defaultdict(set))
        for path, statements in [*self.context.items(), *self.triples.items()]:
            for triple in statements:
                subject, predicate, value = _text(triple)
                if predicate in single and subject.startswith(ID):
                    language = triple.object.language or "" if isinstance(triple.object, ox.Literal) else ""
                    said[subject, predicate, language][path].add(value)
        told: set[tuple[str, Path]] = set()
        for (subject, predicate, _), by_file in said.items():
            first, *others = by_file
            for path in others:
                differing = sorted(by_file[path] - by_file[first])
                if differing and path in self.triples and (subject, path) not in told:
                    told.add((subject, path))
                    theirs = sorted(by_file[first])[0]
                    where = self._where(first, subject, predicate, theirs)
                    message = f"{curie(subject)} is defined otherwise in {where}, by {curie(theirs)}"
                    remedy = "Give one of the two another name, or say it in one file only."
                    yield self._found(_Fault("defined-twice", message, remedy, subject, predicate, differing[0]), path)

    def _repeated(self) -> Iterator[Finding]:
        """Find what another file says, too: some stores count it twice in the union of the graphs."""
        first: dict[ox.Triple, Path] = {}
        for path, statements in [*self.context.items(), *self.triples.items()]:
            for triple in statements:
                other = first.setdefault(triple, path)
                if other != path and isinstance(triple.subject, ox.NamedNode) and path in self.triples:
                    message = f"{self._where(other, *_text(triple))} says this, too, so some stores count it twice"
                    told = _Fault("said-twice", message, "Keep one of the two.", *_text(triple), WARNING)
                    yield self._found(told, path)

    def _where(self, path: Path, subject: str, predicate: str, value: str) -> str:
        """Return file and line of a statement."""
        if path not in self.locators:
            self.locators[path] = Locator(read(path).decode("utf-8"))
        return f"{_shown(path)}:{(self.locators[path].exactly(subject, predicate, value) or Place()).line}"

    def _duplicates(self) -> Iterator[Finding]:
        statements = [*self.triples.values(), *self.context.values()]
        families: dict[str, set[str]] = defaultdict(set)
        apart: set[frozenset[str]] = set()
        for subject, predicate, value in (_text(triple) for listed in statements for triple in listed):
            if predicate == _TYPE.value and value.startswith(DG):
                family = value.removeprefix(DG)
                families[subject].add("actor" if family in _ACTORS else family.lower())
            elif predicate == _DIFFERENT:
                apart.add(frozenset((subject, value)))
        names = [
            duplicates.Name(subject, family, value, predicate == SKOS + "prefLabel")
            for subject, predicate, value in (_text(triple) for listed in statements for triple in listed)
            if predicate in (SKOS + "prefLabel", SKOS + "altLabel")
            for family in families[subject]
        ]
        # The shared files have told their own things apart.
        shared = {iri for path in bundled.authority_files() for iri in self._subjects(path)}
        new = {iri for iri in self.homes if iri.startswith(_FUZZY) and iri not in shared}
        for found in duplicates.likely(names, self.homes, new, apart):
            name, other = found.name, found.other
            called = "also a name of" if found.equal else f"close to {other.text!r}, a name of"
            yield self._found(
                _Fault(
                    "duplicate-label", f"{name.text!r} is {called} {curie(other.iri)}",
                    f"If they are one, use {curie(other.iri)}; if they are two, tell them apart by their labels, "
                    "or add owl:differentFrom.",
                    name.iri, SKOS + ("prefLabel" if name.preferred else "altLabel"), name.text, WARNING,
                )
            )  # fmt: skip

    def _catalogues(self) -> Iterator[tuple[Path, list[ox.Triple]]]:
        return ((path, statements) for path, statements in self.triples.items() if path.name == bundled.CATALOGUE)

    def _catalogue(self) -> Iterator[Finding]:
        names: dict[str, Path] = {}
        for path in self.triples:
            first = names.setdefault(graph_iri(path), path)
            if first != path:
                message = f"{_shown(first)} holds a graph of the same name, {curie(graph_iri(path))}"
                yield self._found(_Fault("graph-name", message, "Rename one of the two folders."), path)
        for catalogue, statements in self._catalogues():
            listed = {iri for iri in vocabulary.described(statements) if iri.startswith(GRAPH) and iri != GRAPH}
            here = {graph_iri(p): p for p in self.triples if p.is_relative_to(catalogue.parent) and p != catalogue}
            for iri in sorted(set(here) - listed):
                message = f"the catalogue does not describe {curie(iri)}"
                yield self._found(_Fault("catalogue", message, f"Describe it in {_shown(catalogue)}."), here[iri])
            for iri in sorted(listed - set(here) - {graph_iri(catalogue)}):
                if not iri.startswith(GRAPH + "ontology/"):
                    message = f"the catalogue describes {curie(iri)}, which no file holds"
                    yield self._found(_Fault("catalogue", message, "Add the file, or drop the entry.", iri), catalogue)
            sizes = {graph_iri(path): len(held) for path, held in self.triples.items()}
            for iri, predicate, value in map(_text, statements):
                if predicate == _SIZE and iri in sizes and value != str(sizes[iri]):
                    message = f"{curie(iri)} holds {sizes[iri]} statements, not {value}"
                    remedy = f"Run `diplograph derive {_shown(catalogue.parent)}`."
                    yield self._found(_Fault("catalogue-size", message, remedy, iri, _SIZE, value), catalogue)


def recounted(catalogue: Path) -> bytes:
    """Return the text of a ``catalog.ttl`` with the size of each graph as it is; nothing else changes."""
    files = [*bundled.context_files(), *sorted(catalogue.parent.rglob("*.ttl"))]
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

    The derivation sees the folder and the shared works, whose dates close open ends;
    what follows from those alone is in their own folder.
    """
    own, shared = (
        graph_files(path for path in sorted(paths) if path.name != "derived.ttl")
        for paths in (folder.glob("*.ttl"), bundled.authority_files())
    )
    store = ox.Store()
    names = {file.graph for file in own}
    if works := [file for file in shared if file.graph not in names]:
        load(works, store)
        store.extend(in_graph(GRAPH + "derived", derive(store)))
    return to_turtle(derive(load(own, store)))


def _text(triple: ox.Triple) -> tuple[str, str, str]:
    def plain(term: object) -> str:
        return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)

    return plain(triple.subject), plain(triple.predicate), plain(triple.object)
