"""Single mutations of the bundled graph, to see whether `check` notices each.

Most are generated from the graph and the ontology: whatever every instance of a class
has is dropped, what may be had once is had twice, and an object becomes one of another
class, of another scheme, of another datatype, or one that nobody describes.  The rest
are the SPARQL updates in ``mutations/``, one defect each.

Run as a program, it applies each alone and tells what is not noticed.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
from paths import TESTS

from diplograph.checks.report import Finding
from diplograph.checks.run import check
from diplograph.data import bundled, dataset
from diplograph.data.discovery import graph_files
from diplograph.namespaces import DG, GRAPH, ID, PREFIXES, RDF, SCHEME, XSD, curie

HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
UPDATES = sorted((TESTS / "checks" / "mutations").glob("*.ru"))
# What every edit of a file makes stale is no credit to the shapes.
STALE = {"stale-derived", "catalogue-size"}


class Mutation(NamedTuple):
    """One defect: its name, and an update in which ``?victim`` is what it befalls."""

    name: str
    update: str

    @property
    def where(self) -> str:
        """The pattern that victims fit."""
        return self.update[self.update.index("WHERE") + 5 :].strip()

    def solutions(self, store: ox.Store, victim: str = "") -> list[dict[str, str]]:
        """Return what the pattern matches, for one victim or all, in order."""
        bound = f"{{ VALUES ?victim {{ <{victim}> }} {self.where[1:]}" if victim else self.where
        answer = store.query(f"{HEAD}SELECT DISTINCT * WHERE {bound}", use_default_graph_as_union=True)
        assert isinstance(answer, ox.QuerySolutions)
        names = [variable.value for variable in answer.variables]
        found = [{name: str(row[name]) for name in names if row[name] is not None} for row in answer]
        return sorted(found, key=lambda solution: sorted(solution.items()))

    def victims(self, store: ox.Store) -> list[str]:
        """Return whom it could befall, in order."""
        return sorted({solution["victim"][1:-1] for solution in self.solutions(store)})

    def apply(self, store: ox.Store, victim: str, sound: ox.Store) -> None:
        """Do it to one victim: all that is to be dropped, or the first of what could be changed in the sound graph."""
        templates = self.update[: self.update.index("WHERE")]
        found = self.solutions(sound, victim)
        assert found, f"{self.name} befalls nobody"
        for solution in found if "INSERT" not in templates else found[:1]:
            data = _filled(templates, solution)
            store.update(HEAD + re.sub(r"\b(DELETE|INSERT) \{", r"; \1 DATA {", data).lstrip("; "))


def _filled(template: str, solution: dict[str, str]) -> str:
    return re.sub(r"\?(\w+)", lambda name: solution[name[1]], template)


def bundled_store() -> ox.Store:
    """Return the bundled graphs and the ontology, one named graph a file, without what is derived."""
    files = [path for path in bundled.bundled_files() if path.name != "derived.ttl"]
    return dataset.load(graph_files(files))


def generated(store: ox.Store) -> Iterator[Mutation]:
    """Yield the mutations that graph and ontology suggest."""
    ontology = ox.Store()
    for path in bundled.context_files():
        ontology.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    owl = PREFIXES["owl"]
    single = {q.subject for q in ontology.quads_for_pattern(None, None, ox.NamedNode(owl + "FunctionalProperty"))}
    instances: dict[str, set[ox.NamedNode]] = defaultdict(set)
    objects: dict[tuple[str, str], dict[ox.NamedNode, object]] = defaultdict(dict)
    for typed in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), None):
        kind, subject = typed.object, typed.subject
        if not (isinstance(kind, ox.NamedNode) and kind.value.startswith(DG) and isinstance(subject, ox.NamedNode)):
            continue
        instances[kind.value].add(subject)
        for quad in store.quads_for_pattern(subject, None, None):
            objects[kind.value, quad.predicate.value][subject] = quad.object
    for (name, predicate), found in sorted(objects.items()):
        a, p = curie(name), curie(predicate)
        some = f"GRAPH ?g {{ ?victim a {a} ; {p} ?old }}"
        if len(found) == len(instances[name]):
            alone = " FILTER NOT EXISTS { ?victim " + p + " ?other . FILTER ( ?other != ?old ) }"
            yield Mutation(f"drop {a} {p}", f"DELETE {{ GRAPH ?g {{ ?victim {p} ?old }} }} WHERE {{ {some}{alone} }}")
        if predicate == RDF + "type":
            continue
        example = next(iter(found.values()))
        for what, term in _wrong(example, predicate):
            update = f"DELETE {{ GRAPH ?g {{ ?victim {p} ?old }} }} INSERT {{ GRAPH ?g {{ ?victim {p} {term} }} }}"
            yield Mutation(f"{what} {a} {p}", f"{update} WHERE {{ {some} }}")
        if ox.NamedNode(predicate) in single:
            other = f"GRAPH ?h {{ ?another a {a} ; {p} ?new }} FILTER ( ?new != ?old )"
            update = f"INSERT {{ GRAPH ?g {{ ?victim {p} ?new }} }}"
            limited = f"{{ SELECT ?g ?victim ( MIN(?new) AS ?new ) WHERE {{ {some} {other} }} GROUP BY ?g ?victim }}"
            if len({str(o) for o in found.values()}) > 1 and isinstance(example, ox.NamedNode):
                yield Mutation(f"twice {a} {p}", f"{update} WHERE {{ {some} {other} }}")
            elif isinstance(example, ox.Literal) and len({str(o) for o in found.values()}) > 1:
                yield Mutation(f"twice {a} {p}", f"{update} WHERE {{ {limited} }}")


def _wrong(example: object, predicate: str) -> Iterator[tuple[str, str]]:
    if isinstance(example, ox.NamedNode):
        if example.value.startswith(SCHEME):
            yield "foreign concept", "unit:deaths" if "/unit/" not in example.value else "valence:mixed"
        elif example.value.startswith(ID):
            yield "wrong class", "place:kabul" if "/modest-geopolitical-case/" in example.value else "mgc:i-001"
            yield "dangling", "actor:nobody-at-all"
    elif isinstance(example, ox.Literal):
        if example.language:
            yield "untagged", '"x"'
            yield "words of the text", '"""' + "word " * 70 + '"""@en'
        elif example.datatype.value != XSD + "string" or predicate.startswith(DG):
            yield "wrong literal", '"never"@en'


def mutations(store: ox.Store) -> list[Mutation]:
    """Return all mutations, generated and written."""
    written = [Mutation(p.stem, re.sub(r"(?m)^#.*\n", "", p.read_text(encoding="utf-8")).strip()) for p in UPDATES]
    return [*generated(store), *written]


HERE = bundled.root()


def copy(root: Path) -> None:
    """Make a copy of what is bundled at ``root``."""
    for name in ("ontology", "graphs"):
        shutil.copytree(HERE / name, root / name)


def write(store: ox.Store, root: Path) -> None:
    """Write every named graph back to the file it belongs to."""
    for path in (root / "graphs").rglob("*.ttl"):
        if path.name != "derived.ttl":
            name = GRAPH + path.relative_to(root / "graphs").with_suffix("").as_posix()
            path.write_bytes(store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.NamedNode(name)) or b"")


def told(findings: Iterable[Finding], victim: str) -> set[str]:
    """Return the rules by which the victim is told of, as subject or by name."""
    near = (curie(victim), victim)
    return {
        f.rule
        for f in findings
        if f.rule not in STALE and (f.subject in near or any(name in re.split(r"[\s,]", f.message) for name in near))
    }


def rounds(store: ox.Store, every: Iterable[Mutation]) -> tuple[list[list[tuple[Mutation, str]]], list[Mutation]]:
    """Share the mutations out to rounds in which each victim is met once; also return those without a victim."""
    shared: list[tuple[set[str], list[tuple[Mutation, str]]]] = []
    without: list[Mutation] = []
    for mutation in every:
        victims = mutation.victims(store)
        if not victims:
            without.append(mutation)
            continue
        for taken, members in shared:  # noqa: B007
            free = next((victim for victim in victims if victim not in taken), None)
            if free:
                break
        else:
            taken, members, free = set(), [], victims[0]
            shared.append((taken, members))
        taken.add(free)
        members.append((mutation, free))
    return [members for _, members in shared], without


def noticed(store: ox.Store, members: Iterable[tuple[Mutation, str]], root: Path) -> dict[str, set[str]]:
    """Apply mutations to a copy at ``root``, and return the rules by which each is told."""
    copy(root)
    mutated = ox.Store()
    mutated.extend(store)
    for mutation, victim in members:
        mutation.apply(mutated, victim, store)
    write(mutated, root)
    honest = bundled.root
    bundled.root = partial(Path, root)
    try:
        findings = check().findings
    finally:
        bundled.root = honest
    return {mutation.name: told(findings, victim) for mutation, victim in members}


def main() -> int:
    """Apply each mutation alone, or those with one of the given words in their names; print what is not noticed."""
    store = bundled_store()
    every = [m for m in mutations(store) if not sys.argv[1:] or any(word in m.name for word in sys.argv[1:])]
    missed = 0
    for mutation in every:
        victim = next(iter(mutation.victims(store)), None)
        if victim is None:
            print(f"no victim    {mutation.name}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            rules = noticed(store, [(mutation, victim)], Path(folder))[mutation.name]
        missed += not rules
        told_by = f" by {', '.join(sorted(rules))}" if rules else ""
        print(f"{'noticed' if rules else 'not noticed':<12} {mutation.name}  ({curie(victim)}){told_by}", flush=True)
    print(f"{missed} of {len(every)} not noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
