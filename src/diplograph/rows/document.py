"""Read a folder of Turtle for its rows: its statements, the meaning of names, and the author of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.dataset import load
from diplograph.data.discovery import GraphFile, find_files, graph_files
from diplograph.data.glossary import Glossary, with_concepts_of
from diplograph.errors import DataError
from diplograph.namespaces import DCTERMS, ID, RDF, SCHEME, SKOS, curie, expand, slug
from diplograph.rows.book import Missing
from diplograph.rows.columns import SITUATION_TYPES
from diplograph.rows.notation import is_plain
from diplograph.spelling import compare_key, nearest, slug_of
from diplograph.terms import Term, text_of
from diplograph.vocab import dg

TYPE = ox.NamedNode(RDF + "type")
FAMILIES = ("actor", "thing", "work", "place")
ACTOR_CLASSES = (dg.Person, dg.Organization, dg.State, dg.Collective)
# For each class of situation, the path segment of its IRIs and the scheme of its types.
PATHS: dict[str, str] = {
    dg.Event: "event",
    dg.Relation: "relation",
    dg.Status: "status",
    dg.Measurement: "measurement",
    dg.CausalLink: "causal-link",
}
CLASS_OF_SCHEME: dict[str, str] = dict(zip(SITUATION_TYPES, PATHS, strict=True))
_TOOL_MADE = (bundled.DERIVED, bundled.CATALOGUE)


class Unresolved(ValueError):
    """A name that is unknown or ambiguous."""

    def __init__(self, message: str, remedy: str, missing: Missing | None = None) -> None:
        super().__init__(message)
        self.message, self.remedy, self.missing = message, remedy, missing


class Document:
    """The authored statements of a folder, together with the shared ones.

    Args:
        folder: the folder of one document, or of shared actors and places.
        language: the language of labels and paraphrases; else that of most paraphrases, else English.

    """

    def __init__(self, folder: Path, language: str = "") -> None:
        self.folder = folder
        self.files: list[GraphFile] = [f for f in find_files([folder]) if f.path.name not in _TOOL_MADE]
        self.store = load(self.files)
        own = {file.graph for file in self.files}
        shared = graph_files([*bundled.authority_files(), *bundled.shared_companion_files()])
        self.shared = load([file for file in shared if file.graph not in own], ox.Store())
        self.glossary: Glossary = with_concepts_of(folder)
        self.work, self.base = self._identity()
        self.authors = sorted(self._creators())
        languages = Counter(term.language for _, term in self.pairs(dg.paraphrase) if isinstance(term, ox.Literal))
        self.language = language or (languages.most_common(1)[0][0] if languages else None) or "en"
        named = [t.value for t in self.values(self.work, DCTERMS + "language")] if self.work else []
        self.text_language = named[0] if named else self.language
        self._index()

    def _identity(self) -> tuple[str, str]:
        """Return the IRI of the work of the passages, and the common beginning of their IRIs."""
        works = sorted({text_of(term) for _, term in self.pairs(dg.source)})
        passages = sorted({text_of(s) for s, _ in self.pairs(dg.source)})
        if len(works) > 1:
            what = f"the passages belong to {len(works)} works: {', '.join(map(curie, works))}"
            raise DataError(str(self.folder), what, "Name the folder of one document.")
        if not works:
            return "", ""
        return works[0], passages[0][: passages[0].rfind("/") + 1]

    @property
    def slug(self) -> str:
        """The short name of the document in IRIs; empty if the folder holds no document."""
        return self.base.removeprefix(ID).rstrip("/")

    def _creators(self) -> Iterator[str]:
        for store in (self.store, self.shared):
            for quad in store.quads_for_pattern(
                ox.NamedNode(self.work) if self.work else None, ox.NamedNode(DCTERMS + "creator"), None
            ):
                if self.work:
                    yield text_of(quad.object)

    def pairs(self, predicate: str) -> Iterator[tuple[Term, Term]]:
        """Yield the subject and object of each authored statement with a predicate."""
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(predicate), None):
            yield quad.subject, quad.object

    def values(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        """Return the values of a predicate for a subject in the folder, else in the shared files."""
        for store in (self.store, self.shared) if subject else ():
            found = [q.object for q in store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)]
            if found:
                return [term for term in found if isinstance(term, ox.NamedNode | ox.Literal)]
        return []

    def value(self, subject: str, predicate: str) -> str:
        """Return the first value of a predicate as text; empty if there is none."""
        return min((term.value for term in self.values(subject, predicate)), default="")

    def statements(self, subject: str) -> list[ox.Triple]:
        """Return the authored statements about a subject."""
        return [quad.triple for quad in self.store.quads_for_pattern(ox.NamedNode(subject), None, None)]

    def subjects(self, *classes: str) -> list[str]:
        """Return the instances of some classes that the folder describes, sorted."""
        found = {
            quad.subject.value
            for each in classes
            for quad in self.store.quads_for_pattern(None, TYPE, ox.NamedNode(each))
            if isinstance(quad.subject, ox.NamedNode)
        }
        return sorted(found)

    def describes(self, subject: str) -> bool:
        """Tell whether the folder gives the type of a subject."""
        return bool(subject) and any(self.store.quads_for_pattern(ox.NamedNode(subject), TYPE, None))

    # Passages

    @cached_property
    def passages(self) -> dict[str, str]:
        """The passages by their number in a sheet: ``3`` for ``s-003``."""
        found = {}
        for iri in self.subjects(dg.Passage, dg.Note):
            if match := re.fullmatch(r"s-0*(\d+)(.*)", slug(iri)):
                found[match[1] + match[2]] = iri
        return found

    def sentence(self, passage: str) -> str:
        """Return the number of a passage in a sheet."""
        match = re.fullmatch(r"s-0*(\d+)(.*)", slug(passage))
        return match[1] + match[2] if match else slug(passage)

    def padded(self, number: str) -> str:
        """Return the number of a sentence in the form of serials: ``003`` for ``3``."""
        iri = self.passages.get(number)
        return slug(iri).removeprefix("s-") if iri else number.zfill(3)

    # Terms

    @cached_property
    def _types(self) -> dict[str, str]:
        return {
            term.iri: scheme for scheme in SITUATION_TYPES for term in self.glossary.concepts(scheme)
        }  # fmt: skip

    def concept(self, name: str, *schemes: str) -> str:
        """Return the concept in some schemes that a slug, label or CURIE names.

        Raises:
            Unresolved: there is no such concept.

        """
        wanted = compare_key(name)
        terms = [term for scheme in schemes for term in self.glossary.concepts(scheme)]
        for term in terms:
            if name in (term.slug, term.curie, term.iri):
                return term.iri
        for term in terms:
            if wanted in (compare_key(term.label), compare_key(term.slug)):
                return term.iri
        near = nearest(name, [term.slug for term in terms])
        remedy = f"Did you mean {' or '.join(near)}?" if near else f"`diplograph terms {schemes[0]}` lists them."
        raise Unresolved(f"there is no {' or '.join(s.replace('-', ' ') for s in schemes)} {name!r}", remedy)

    def class_of_type(self, concept: str) -> str:
        """Return the class of the situations of a type."""
        return CLASS_OF_SCHEME[concept.removeprefix(SCHEME).split("/")[0]]

    def is_symmetric(self, concept: str) -> bool:
        """Tell whether a relation type is symmetric."""
        term = self.glossary.terms.get(concept)
        return term is not None and ("dg:directed", "false") in term.facts

    def first_role(self, concept: str) -> str:
        """Return the property of the first part if it has no role, for a type of situation."""
        kind = self.class_of_type(concept)
        if kind == dg.Status:
            return dg.bearer
        if kind == dg.Measurement:
            return dg.affected
        return dg.participant if self.is_symmetric(concept) else dg.initiator

    # Names of actors, places, things and works

    def _index(self) -> None:
        self.families: dict[str, str] = {}
        self.by_name: dict[str, dict[str, None]] = defaultdict(dict)
        for preferred in (SKOS + "prefLabel", SKOS + "altLabel"):
            for store in (self.store, self.shared):
                for quad in store.quads_for_pattern(None, ox.NamedNode(preferred), None):
                    if isinstance(quad.subject, ox.NamedNode):
                        self.learn(quad.subject.value, text_of(quad.object))

    def learn(self, iri: str, name: str) -> None:
        """Register a name of an actor, place, thing or work."""
        family = iri.removeprefix(ID).split("/")[0]
        if family in FAMILIES:
            self.families[iri] = family
            self.by_name[compare_key(name)][iri] = None

    def entity(self, name: str, *families: str) -> str:
        """Return the thing that a slug, CURIE, IRI, name or alias means, in the given families, in their order.

        An exact slug takes precedence over a name; a name in two families means the thing
        of the first one.

        Raises:
            Unresolved: the name is unknown, or ambiguous within a family.

        """
        families = families or FAMILIES
        full = expand(name) or (name if name.startswith(ID) else "")
        if full:
            if full in self.families and self.families[full] in families:
                return full
            full = ""
        for family in families:
            if (iri := f"{ID}{family}/{name}") in self.families:
                return iri
        found = list(self.by_name.get(compare_key(name), ()))
        for family in families:
            meant = [iri for iri in found if self.families[iri] == family]
            if len(meant) == 1:
                return meant[0]
            if meant:
                which = ", ".join(sorted(map(curie, meant)))
                raise Unresolved(f"{name!r} is a name of {len(meant)}: {which}", "Write the one that you mean.")
        for family in families:  # a name that equals the slug except for case and spaces
            if (iri := f"{ID}{family}/{slug_of(name)}") in self.families:
                return iri
        known = {compare_key(n): next(iter(iris)) for n, iris in self.by_name.items()}
        known |= {slug(iri): iri for iri in self.families}
        near = nearest(compare_key(name), {n: slug(i) for n, i in known.items() if self.families[i] in families})
        remedy = f"Did you mean {' or '.join(near)}? Else add it" if near else "Add it"
        kinds = " or ".join(families) if len(families) < len(FAMILIES) else "actor, place, thing or work"
        what = f"there is no {kinds} named {name!r}"
        raise Unresolved(what, f"{remedy} as a row of entities.", Missing("entity", name))

    def spoken(self, iri: str, *families: str) -> str:
        """Return the shortest name that `entity` resolves to an IRI: its label, else its slug, else its CURIE."""
        labels = [t.value for t in self.values(iri, SKOS + "prefLabel") if isinstance(t, ox.Literal)]
        for name in (*labels[:1], slug(iri)):
            if not is_plain(name):
                continue
            try:
                if self.entity(name, *families) == iri:
                    return name
            except Unresolved:
                continue
        return curie(iri)


def iri_of(name: str) -> str:
    """Return the IRI for a text that is a full IRI or a CURIE.

    Raises:
        Unresolved: the text is neither.

    """
    bare = name.strip("<>")
    found = bare if re.fullmatch(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|^`\\]+", bare) else expand(name)
    if not found:
        raise Unresolved(f"{name!r} is not an IRI", "Write it in full, or with a prefix, such as wd:Q20.")
    return found


def listed(values: Iterable[str]) -> str:
    """Return names as one cell."""
    return " & ".join(values)
