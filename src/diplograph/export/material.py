"""What every form is made of: the statements of the graph, asked for by saved questions, and its words for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph import vocab
from diplograph._version import __version__
from diplograph.answers.position import CONDITIONS as WORDS
from diplograph.answers.position import Position
from diplograph.errors import DataError
from diplograph.export.registry import Form, Loss
from diplograph.namespaces import DCTERMS, DG, ID, RDF, SCHEME, SEM, SKOS, curie
from diplograph.terms import Iri, Term

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

Statements = dict[str, list[Term]]  # the values of each property
Things = dict[str, Statements]

TYPE = RDF + "type"
# What follows from other statements is left for the reader's `derive`.
DERIVED = frozenset({vocab.dg.supports, vocab.dg.concerns})

# The properties of each kind of step that join it to claims: from which, and to which.
ENDS = {
    "Inference": ("premise", "conclusion"),
    "Conflict": ("attacker", "attacked"),
    "Preference": ("preferred", "preferredOver"),
}
# What a claim depends on, in words.
CONDITIONS = {word: kind for kind, word in WORDS.items()}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REMEDY = "Give the files of the document together; `diplograph check` tells what is missing."
ROLES = tuple(role.slug for role in vocab.ROLES.values())
CLASSES = {
    "Claim": "claims",
    "Proposition": "propositions",
    "Inference": "inferences",
    "Conflict": "conflicts",
    "Preference": "preferences",
    "Event": "events",
    "Relation": "relations",
    "Status": "statuses",
    "CausalLink": "causal links",
    "Measurement": "measurements",
    "Actor": "actors",
    "Place": "places",
    "Thing": "things",
    "Work": "works",
    "Passage": "passages",
    "NameUse": "name uses",
    "Citation": "citations",
    "Alignment": "alignments",
}


class Material:
    """The graph as the forms need it; each class of things is asked for once."""

    def __init__(self, kg: Asker) -> None:
        self.kg = kg
        self._things: dict[str, Things] = {}
        self._schemes: dict[str, dict[str, str]] = {}
        self._derived: set[tuple[str, str, str]] = set()

    def of(self, name: str) -> Things:
        """Return the authored statements of each thing of the class called ``name``, kinds of it included.

        Raises:
            DataError: one of them is a blank node, which no other form could name.

        """
        if name not in self._things:
            answer = self.kg.select("statements_of", {"class": ox.NamedNode(DG + name)})
            things: Things = {}
            for thing, key, value in answer.rows:
                if not isinstance(thing, ox.NamedNode):
                    raise DataError(f"dg:{name}", "one of this class has no IRI", "Name it by one.")
                assert isinstance(key, ox.NamedNode) and value is not None, "the pattern of the question"
                if key.value in DERIVED or key.value.startswith(SEM):
                    self._derived.add((thing.value, key.value, str(value)))
                else:
                    things.setdefault(thing.value, {}).setdefault(key.value, []).append(value)
            if name == "Relation":
                things = {iri: held for iri, held in things.items() if iri not in self.of("CausalLink")}
            self._things[name] = things
        return self._things[name]

    @cached_property
    def claims(self) -> Things:
        """The claims, each with holder, stance and paraphrase.

        Raises:
            DataError: one of them has not.

        """
        claims, propositions = self.of("Claim"), self.of("Proposition")
        for claim, held in claims.items():
            lacks = [key for key in ("holder", "stance", "content") if not one(held, DG + key)]
            if not lacks and not one(propositions.get(one(held, vocab.dg.content), {}), vocab.dg.paraphrase):
                lacks = ["paraphrase"]
            if lacks:
                raise DataError(curie(claim), f"the claim has no dg:{lacks[0]}", _REMEDY)
        return claims

    @cached_property
    def steps(self) -> Things:
        """Inferences, conflicts and preferences, each with both ends.

        Raises:
            DataError: one of them has not.

        """
        steps: Things = {}
        joined = {*self.claims, *self.of("Inference")}
        for name, ends in ENDS.items():
            for step, held in self.of(name).items():
                for key in (*ends, "arguer"):
                    named = texts(held, DG + key)
                    if not named or (key in ends and not joined.issuperset(named)):
                        raise DataError(curie(step), f"the step has no dg:{key} in this graph", _REMEDY)
                steps[step] = held
        return steps

    def steps_of(self, name: str) -> Things:
        """Return the steps of one class; see `steps`."""
        return {step: self.steps[step] for step in self.of(name)}

    @cached_property
    def situations(self) -> Things:
        """Events, relations, statuses, causal links and measurements."""
        return self.of("Situation")

    @cached_property
    def _labels(self) -> dict[str, str]:
        labels: dict[str, str] = {}
        for name in ("Actor", "Place", "Thing", "Work", "Situation"):
            for iri, held in self.of(name).items():
                labels[iri] = one(held, SKOS + "prefLabel") or curie(iri)
        return labels

    def label(self, iri: str) -> str:
        """Return the preferred name of an actor, place, thing, work, situation or concept, else its CURIE."""
        labels = self._concepts(iri.rpartition("/")[0]) if iri.startswith(SCHEME) else self._labels
        return labels.get(iri, curie(iri))

    def _concepts(self, scheme: str) -> dict[str, str]:
        """Return the names of the concepts of one scheme; all schemes at once take rdflib 20 seconds."""
        if scheme not in self._schemes:
            rows = self.kg.query("concepts_named", scheme=scheme)
            self._schemes[scheme] = {row.concept: row.name for row in rows if row.rank == 1}
        return self._schemes[scheme]

    def paraphrase(self, claim: str) -> str:
        """Return what a claim is about, without polarity."""
        content = one(self.claims[claim], vocab.dg.content)
        return one(self.of("Proposition").get(content, {}), vocab.dg.paraphrase)

    def attribution(self, claim: str) -> str:
        """Return who takes which position how firmly, and who reports it: all but the paraphrase.

        No form shows a paraphrase without it, so that what is denied or only
        reported never reads as asserted.
        """
        held, drafts = self.claims[claim], self.kg.drafts
        position = Position.stated(
            Iri(claim), self.paraphrase(claim), lambda key: one(held, key), drafts.get(Iri(claim), "")
        )
        return position.attribution(self.label, self.label)

    def sentence(self, claim: str) -> str:
        """Return a claim as one sentence: attribution, paraphrase, and on what it depends."""
        depends = [
            f"({words} {self._alone(other)})"
            for words, key in CONDITIONS.items()
            for other in texts(self.claims[claim], key)
        ]
        return " ".join([self._alone(claim), *depends])

    def _alone(self, claim: str) -> str:
        return f"{self.attribution(claim)}: {self.paraphrase(claim)}" if claim in self.claims else curie(claim)

    def conditions(self, why: str) -> list[Loss]:
        """Return how many conditions of each kind a form has no statement of its own for."""
        counts = {
            words: sum(len(held.get(key, ())) for held in self.claims.values()) for words, key in CONDITIONS.items()
        }
        return [Loss(count, f"conditions ({words})", why) for words, count in counts.items() if count]

    @cached_property
    def names(self) -> dict[str, str]:
        """A short name for each claim and step: its slug, or its path where several share the slug."""
        every = [*self.claims, *self.steps]
        shared = Counter(Iri(iri).slug for iri in every)
        return {iri: slug if shared[slug := Iri(iri).slug] == 1 else iri.removeprefix(ID) for iri in every}

    @cached_property
    def documents(self) -> list[str]:
        """The works whose passages the graph holds."""
        return sorted({value for held in self.of("Passage").values() if (value := one(held, vocab.dg.source))})

    def citation(self, work: str) -> str:
        """Return author, title, publisher, date and page of a work, as far as the graph says them."""
        held = self.of("Work").get(work, {})
        authors = " and ".join(self.label(_text(value)) for value in held.get(DCTERMS + "creator", []))
        parts = [authors, f'"{one(held, DCTERMS + "title") or self.label(work)}"']
        parts += [self.label(_text(value)) for value in held.get(DCTERMS + "publisher", [])]
        parts += [one(held, DCTERMS + "issued"), self.page(work)]
        return ", ".join(filter(None, parts))

    def page(self, work: str) -> str:
        """Return the address of the published text of a work, or nothing."""
        held = self.of("Work").get(work, {})
        return one(held, vocab.dg.publishedAt) or one(held, "http://xmlns.com/foaf/0.1/page")

    @cached_property
    def licences(self) -> list[str]:
        """The licences that the catalogue states."""
        return sorted({row.licence for row in self.kg.query("catalogue")})

    def head(self, form: Form, losses: Iterable[Loss]) -> list[str]:
        """Return the lines that every export opens with: origin, source, licence, and what is not said."""
        lines = [
            f"{form.summary}. Written by Diplograph {__version__}; every paraphrase is read with its holder and stance."
        ]
        # One line each, whatever a title holds: these lines become comments.
        lines += ["Source: " + " ".join(self.citation(work).split()) for work in self.documents]
        lines.append(f"Licence: {', '.join(self.licences) or 'the graph states none'}")
        drafts = sum(claim in self.kg.drafts for claim in map(Iri, self.of("Claim")))
        lines += [f"Of the claims, {drafts} are undecided drafts by a model, and nobody's reading."] if drafts else []
        listed = [f"  {loss}" for loss in losses]
        return [*lines, "Not said here:" if listed else "Nothing is left out.", *listed]

    def left_out(self, written: set[str], why: str, but: Iterable[str] = ()) -> list[Loss]:
        """Return, class by class, how many things of the graph are not among those ``written``, and what is derived."""
        losses = [
            Loss(count, plural, why)
            for name, plural in CLASSES.items()
            if name not in but and (count := len(set(self.of(name)) - written))
        ]
        return losses + self.derived()

    def derived(self) -> list[Loss]:
        """Return how many statements follow from authored ones, which no form but RDF repeats."""
        for name in CLASSES:
            self.of(name)
        count = len(self._derived)
        return [Loss(count, "derived statements", "they follow from the authored ones")] if count else []


def one(held: Mapping[str, list[Term]], key: str) -> str:
    """Return the text of the first value of a property, or nothing."""
    return _text(held[key][0]) if held.get(key) else ""


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def texts(held: Mapping[str, list[Term]], key: str) -> list[str]:
    """Return the texts of all values of a property."""
    return [_text(value) for value in held.get(key, [])]


def triples(things: Things, keys: Iterable[str] | None = None) -> Iterator[ox.Triple]:
    """Yield the statements of ``things``, of the properties ``keys`` only where given."""
    wanted = None if keys is None else set(keys)
    for iri, held in things.items():
        for key, values in held.items():
            if wanted is None or key in wanted:
                for value in values:
                    yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(key), value)


def unsaid(things: Things, noun: str, carried: Iterable[str], why: str) -> list[Loss]:
    """Return, property by property, how many statements of ``things`` are of none of the properties ``carried``.

    Args:
        things: what the export speaks of.
        noun: what such things are called, in the plural.
        carried: properties, ours by their local names; types and labels are carried anyway.
        why: the reason to give.

    """
    counts = Counter(key for held in things.values() for key, values in held.items() for _ in values)
    kept = {TYPE, SKOS + "prefLabel", *(name if ":" in name else DG + name for name in carried)}
    return [Loss(count, f"{curie(key)} of {noun}", why) for key, count in sorted(counts.items()) if key not in kept]


def comment(lines: Iterable[str], mark: str = "# ") -> str:
    """Return ``lines`` as a comment, each after ``mark``."""
    return "".join(f"{mark}{line}".rstrip() + "\n" for line in lines)


def xml(data: bytes, form: Form) -> bytes:
    """Return ``data``, once it is sure that XML 1.0 can hold it.

    Raises:
        DataError: it holds a character that XML has no way to write.

    """
    if bad := _NOT_XML.search(data.decode("utf-8")):
        raise DataError(
            form.name,
            f"a label or paraphrase holds U+{ord(bad[0]):04X}, which XML cannot write",
            "Remove the character, or choose another format.",
        )
    return data


def serialise(statements: list[ox.Triple] | list[ox.Quad], kind: ox.RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    """Return statements in the order given, with those of ``prefixes`` that are used."""
    bare = ox.serialize(statements, format=kind) or b""
    used = {name: iri for name, iri in prefixes.items() if f"<{iri}".encode() in bare}
    return ox.serialize(statements, format=kind, prefixes=used) or b""
