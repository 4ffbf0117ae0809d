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

from diplograph import dataset, resources
from diplograph.check import check
from diplograph.findings import Finding
from diplograph.namespaces import DG, GRAPH, ID, PREFIXES, RDF, SCHEME, XSD, curie

HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
UPDATES = sorted((Path(__file__).parent / "mutations").glob("*.ru"))
# What every edit of a file makes stale is no credit to the shapes.
STALE = {"stale-derived", "catalogue-size"}
_SHARED = ("Person", "Organization", "State", "Collective", "Place", "Thing", "Source")


class Mutation(NamedTuple):
    """One defect: its name, and an update in which ``?victim`` is what it befalls."""

    name: str
    update: str

    @property
    def where(self) -> str:
        """The pattern that victims fit."""
        return self.update[self.update.index("WHERE") + 5 :].strip()

    def victims(self, store: ox.Store) -> list[str]:
        """Return whom it could befall, in order."""
        answer = store.query(f"{HEAD}SELECT DISTINCT ?victim WHERE {self.where} ORDER BY ?victim")
        assert isinstance(answer, ox.QuerySolutions)
        return [row["victim"].value for row in answer]

    def apply(self, store: ox.Store, victim: str) -> None:
        """Do it to one victim."""
        bound = self.update.replace(self.where, f"{{ VALUES ?victim {{ <{victim}> }} {self.where[1:]}")
        before = set(store)
        store.update(HEAD + bound)
        assert set(store) != before, f"{self.name} changes nothing"


def bundled() -> ox.Store:
    """Return the bundled graphs, one named graph a file, without what is derived."""
    files = [p for p in sorted(resources.graphs().rglob("*.ttl")) if p.name != "derived.ttl"]
    return dataset.load(dataset.GraphFile(p, dataset.graph_iri(p)) for p in files)


def generated(store: ox.Store) -> Iterator[Mutation]:
    """Yield the mutations that graph and ontology suggest."""
    ontology = ox.Store()
    for path in resources.context_files():
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


HERE = resources.root()


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
    return {
        f.rule
        for f in findings
        if f.rule not in STALE and (f.subject == curie(victim) or f" {curie(victim)}" in f.message)
    }


def main() -> int:
    """Apply each mutation alone; print what is not noticed."""
    store = bundled()
    every = mutations(store)
    asked = sys.argv[1:]
    missed = 0
    for mutation in every:
        if asked and not any(word in mutation.name for word in asked):
            continue
        victim = next(iter(mutation.victims(store)), None)
        if victim is None:
            print(f"no victim    {mutation.name}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            copy(root)
            mutated = ox.Store()
            mutated.extend(store)
            mutation.apply(mutated, victim)
            write(mutated, root)
            resources.root = partial(Path, root)
            rules = told(check().findings, victim)
        if not rules:
            missed += 1
            print(f"not noticed  {mutation.name}  ({curie(victim)})")
        elif asked:
            print(f"noticed      {mutation.name}  ({curie(victim)}) by {', '.join(sorted(rules))}")
    print(f"{missed} of {len(every)} not noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
