"""Corpora of N documents in the shape of the bundled essay, to measure with.

Each document is the essay anew: the same kinds of things in the same numbers, each
with the same number of ties.  What belongs to the document (claims, passages,
situations, the work itself) is its own; actors, places, things and works cited are
the shared ones, of which about half change parts with others of their class, so that
each document is about them in another way.  Digests are of nothing.  The same seed
gives the same bytes::

    python tests/benchmarks/corpus.py /tmp/corpus 100
    diplograph check /tmp/corpus/graphs/doc-0001
    diplograph load /tmp/corpus/graphs --store /tmp/corpus.store
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.derive import to_turtle
from diplograph.data.turtle import parse
from diplograph.namespaces import GRAPH, ID, PREFIXES, RDF
from diplograph.terms import Term

ESSAY = "modest-geopolitical-case"
SITUATIONS = ("event", "relation", "status", "cause", "measure")

_CATALOGUE = """\
# The named graphs.
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix work: <https://w3id.org/diplograph/id/work/> .
"""
_ENTRY = """
<{graph}> a {kind} ;
    dcterms:title "{title}"@en ;
    dcterms:source work:{name} ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    {size}owl:versionInfo "0.1.0" .
"""
_WORKS = """\
@prefix actor: <https://w3id.org/diplograph/id/actor/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix work: <https://w3id.org/diplograph/id/work/> .

"""
_NAMES = re.compile(
    r"\bwork:" + ESSAY + r"\b"
    r"|\bactor:(?P<actor>[\w-]+)"
    r"|\b(?P<kind>" + "|".join(SITUATIONS) + r"):(?=[\w])"
    r'|(?P<said>skos:prefLabel|dg:paraphrase|dcterms:title) "(?P<text>(?:[^"\\]|\\.)*)"'
    r"|(?P<match>skos:exactMatch)"
    r"|n1:sha256:(?P<digest>[0-9a-f]{64})"
    r"|(?P<page><https?://[^>#]*/" + "the-" + ESSAY + r"[^>#]*/)"
    r"|<" + re.escape(ID) + ESSAY + r"/>"
)


@cache
def essay() -> dict[str, str]:
    """Return the text of each authored file of the bundled essay, and of what the shared files say of the work."""
    folder = bundled.graphs() / ESSAY
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.ttl") if path.name != "derived.ttl"}
    shared = (bundled.graphs() / "authority" / "works.ttl").read_text(encoding="utf-8")
    work = re.search(rf"^work:{ESSAY} a .*?\.\n(?=\n|\Z)", shared, re.M | re.S)
    assert work, "the shared works describe the essay"
    texts["works.ttl"] = _WORKS + work[0]
    # Comments tell of the essay, which no document here is.
    return {name: re.sub(r"^#.*\n", "", text, flags=re.M) for name, text in texts.items()}


@cache
def derived() -> list[ox.Triple]:
    """Return what follows from the essay, and its own dates; they follow from each document alike."""
    own = ox.NamedNode(f"{ID}work/{ESSAY}")
    shared = parse(bundled.graphs() / "authority" / "derived.ttl")
    return [*parse(bundled.graphs() / ESSAY / "derived.ttl"), *(t for t in shared if t.subject == own)]


@cache
def sizes() -> dict[str, int]:
    """Return how many statements each file of a document holds; new names do not change that."""
    count = {name: len(set(ox.parse(text, format=ox.RdfFormat.TURTLE))) for name, text in essay().items()}
    return count | {"derived.ttl": len(derived())}


@cache
def actors() -> dict[str, list[str]]:
    """Return the slugs of the shared actors by class."""
    found: dict[str, list[str]] = defaultdict(list)
    for triple in parse(bundled.graphs() / "authority" / "actors.ttl"):
        if triple.predicate.value == RDF + "type" and isinstance(triple.subject, ox.NamedNode):
            found[str(triple.object)].append(triple.subject.value.removeprefix(ID + "actor/"))
    return found


def parts(rng: random.Random) -> dict[str, str]:
    """Return who plays whose part in one document: a permutation within each class, about half of it at rest."""
    cast: dict[str, str] = {}
    for slugs in actors().values():
        moved = [slug for slug in slugs if rng.random() < 0.5]
        cast |= dict(zip(moved, rng.sample(moved, len(moved)), strict=True))
    return cast


def document(number: int, seed: int = 0) -> dict[str, bytes]:
    """Return the files of one document, by name."""
    name, mark = f"doc-{number:04}", f"d{number:04}-"
    cast = parts(random.Random(f"{seed}/{number}"))

    def renamed(match: re.Match[str]) -> str:
        if actor := match["actor"]:
            return f"actor:{cast.get(actor, actor)}"
        if kind := match["kind"]:
            return f"{kind}:{mark}"
        if said := match["said"]:
            return f'{said} "{match["text"]} ({number})"'
        if match["match"]:
            return "skos:closeMatch"  # two documents' events may not both be the same as one elsewhere
        if digest := match["digest"]:
            return "n1:sha256:" + hashlib.sha256(f"{seed}/{number}/{digest}".encode()).hexdigest()
        if match["page"]:
            return f"<https://example.org/{name}/"
        return f"work:{name}" if match[0].startswith("work:") else f"<{ID}{name}/>"

    files = {file: _NAMES.sub(renamed, text).encode("utf-8") for file, text in essay().items()}

    moved = {ID + "work/" + ESSAY: ID + "work/" + name} | {
        ID + "actor/" + a: ID + "actor/" + b for a, b in cast.items()
    }
    marked = tuple(PREFIXES[kind] for kind in SITUATIONS)

    def again(term: Term) -> Term:
        if not isinstance(term, ox.NamedNode):
            return term
        iri = moved.get(term.value, term.value).replace(f"{ID}{ESSAY}/", f"{ID}{name}/")
        if iri.startswith(marked):
            base, _, slug = iri.rpartition("/")
            iri = f"{base}/{mark}{slug}"
        return ox.NamedNode(iri)

    follows = [ox.Triple(again(t.subject), t.predicate, again(t.object)) for t in derived()]  # type: ignore[arg-type]
    files["derived.ttl"] = to_turtle(sorted(follows, key=str))
    files[bundled.CATALOGUE] = _catalogue(name).encode("utf-8")
    return files


def _catalogue(name: str) -> str:
    head = _ENTRY.format(
        graph=f"{GRAPH}{name}/catalog", kind="dcat:Catalog", title=f"Graphs of {name}", name=name, size=""
    )
    entries = [
        _ENTRY.format(
            graph=f"{GRAPH}{name}/{file.removesuffix('.ttl')}", kind="void:Dataset , dcat:Dataset",
            title=f"{file} of {name}", name=name, size=f"void:triples {size} ;\n    ",
        )
        for file, size in sorted(sizes().items())
    ]  # fmt: skip
    return _CATALOGUE + head + "".join(entries)


def write(folder: Path, documents: int, seed: int = 0) -> Iterator[Path]:
    """Write ``graphs/doc-0001/`` and so on below ``folder``, and yield each.

    Raises:
        ValueError: the folder is inside the repository.

    """
    if folder.resolve().is_relative_to(bundled.root()):
        raise ValueError(f"{folder} is inside the repository; a corpus is not to be kept there")
    for number in range(1, documents + 1):
        home = folder / "graphs" / f"doc-{number:04}"
        home.mkdir(parents=True, exist_ok=True)
        for name, data in document(number, seed).items():
            (home / name).write_bytes(data)
        yield home


SMALL = "deep-harbour"


def write_small(folder: Path, documents: int) -> Iterator[Path]:
    """Write small documents below ``folder/graphs``, their texts into ``folder/texts``, and yield each.

    Each is the finished graph of the tutorial's text of 312 words, by another name.
    """
    docs = bundled.root() / "docs"
    files = {file.name: file.read_text(encoding="utf-8") for file in (docs / SMALL).glob("*.ttl")}
    text = (docs / "op-ed.txt").read_bytes()
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    for number in range(1, documents + 1):
        name = f"small-{number:06}"
        home = folder / "graphs" / name
        home.mkdir(parents=True, exist_ok=True)
        for file, turtle in files.items():
            (home / file).write_text(turtle.replace(SMALL, name), encoding="utf-8")
        (folder / "texts" / f"{name}.txt").write_bytes(text)
        yield home


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description="Write a corpus of N documents in the shape of the bundled essay.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--small", action="store_true", help="in the shape of the tutorial's document, with its text")
    args = parser.parse_args()
    if args.small:
        print(f"{sum(1 for _ in write_small(args.folder, args.documents))} small documents in {args.folder}")
        return
    try:
        count = sum(1 for _ in write(args.folder, args.documents, args.seed))
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print(f"{count} documents of {sum(sizes().values())} statements each in {args.folder / 'graphs'}")


if __name__ == "__main__":
    main()
