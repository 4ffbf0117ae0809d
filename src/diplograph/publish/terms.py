"""Make the pages of the ontology: each class, property, concept, shape and decision with its definition and uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
from markupsafe import Markup

from diplograph.data import bundled
from diplograph.data.glossary import Kind, Term, ontology
from diplograph.data.turtle import parse
from diplograph.namespaces import DG, RDFS, SCHEME, SH, SHAPES
from diplograph.queries.catalogue import Catalogue
from diplograph.site.pages import css, template


class Shape(NamedTuple):
    """A constraint: its name, its message, and the decision behind it."""

    name: str
    message: str
    why: str
    decision: str


class Entry(NamedTuple):
    """A term or shape as shown on a page."""

    id: str
    name: str
    label: str
    definition: str
    examples: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    decision: str = ""


def pages() -> Iterator[tuple[str, str]]:
    """Yield each page by its path in the published folder."""
    terms = list(ontology().terms.values())
    uses = _uses()
    own = [term for term in terms if term.iri.startswith(DG)]
    groups = [("Classes", Kind.CLASS), ("Properties", Kind.PROPERTY)]
    sections = [(head, [_shown(term, uses) for term in own if term.kind is kind]) for head, kind in groups]
    yield "ns/index.html", _page("The ontology", "Classes and properties of Diplograph.", sections, depth=1)
    for scheme in ontology().schemes():
        concepts = [_shown(term, uses) for term in ontology().concepts(scheme.iri)]
        path = f"scheme/{scheme.slug}/index.html"
        yield path, _page(scheme.label, scheme.definition, [("Concepts", concepts)], depth=2)
    shapes = [_shape(one) for one in _shapes()]
    yield "shapes/index.html", _page("The shapes", "What `diplograph check` holds a graph to.", [("", shapes)], depth=1)
    for number, title, body in decisions():
        yield f"decision/{number}/index.html", _document(title, body, depth=2)


def _shape(one: Shape) -> Entry:
    notes = (one.why,) if one.why else ()
    return Entry(one.name, f"dgsh:{one.name}", "", one.message, notes=notes, decision=one.decision)


def _shown(term: Term, uses: dict[str, list[str]]) -> Entry:
    return Entry(
        term.slug,
        term.curie,
        term.label,
        term.definition,
        term.examples,
        term.negative_examples,
        term.notes,
        tuple(uses.get(term.curie, ())),
    )


def _uses() -> dict[str, list[str]]:
    """Return the saved questions that name each term."""
    found: dict[str, list[str]] = defaultdict(list)
    for saved in Catalogue(bundled.queries()):
        for name in sorted(set(re.findall(r"\b[a-z]+:[\w-]+", saved.text))):
            found[name].append(saved.name)
    return found


def _shapes() -> list[Shape]:
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for file in bundled.shape_files():
        for triple in parse(file):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                said[triple.subject.value].setdefault(triple.predicate.value, triple.object.value)
    return [
        Shape(
            iri.removeprefix(SHAPES),
            facts[SH + "message"],
            facts.get(RDFS + "comment", ""),
            facts.get(RDFS + "seeAlso", "").rpartition("/")[2],
        )
        for iri, facts in sorted(said.items())
        if iri.startswith(SHAPES) and SH + "message" in facts
    ]


def decisions() -> Iterator[tuple[str, str, Markup]]:
    """Yield each decision: its number, its title and its text as HTML."""
    from markdown_it import MarkdownIt  # comes with rich; imported only to publish decisions

    reader = MarkdownIt("commonmark", {"html": False})
    for path in sorted((bundled.ontology() / "decisions").glob("[0-9]*.md")):
        text = path.read_text(encoding="utf-8")
        title = text.partition("\n")[0].removeprefix("# ")
        yield path.name[:4], title, Markup(reader.render(text))


def _page(title: str, lead: str, sections: list[tuple[str, list[Entry]]], depth: int) -> str:
    home = "../" * depth
    return str(template("terms.j2").render(title=title, lead=lead, sections=sections, css=Markup(css()), home=home))


def _document(title: str, body: Markup, depth: int) -> str:
    home = "../" * depth
    return str(template("document.j2").render(title=title, body=body, css=Markup(css()), home=home))


def scheme_of(iri: str) -> str:
    """Return the path of the scheme that a concept is in.

    >>> scheme_of(SCHEME + "stance/denies")
    'scheme/stance'
    """
    return "scheme/" + iri.removeprefix(SCHEME).partition("/")[0]


def files() -> list[Path]:
    """Return the Turtle files of the ontology, in order."""
    return [*bundled.context_files(), *bundled.shape_files(), bundled.style()]
