"""The state of compiling rows: the statements so far, each with its cell, and the faults."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from diplograph.namespaces import EDTF, ID, RDF, SKOS, XSD, curie, expand, slug
from diplograph.rows.book import Book, Fault, Missing, Place, Row
from diplograph.rows.document import PATHS, Document, Unresolved
from diplograph.rows.notation import BadCell, Word
from diplograph.spelling import nearest
from diplograph.vocab import dg

KEY = re.compile(r"(\d+(?:-\d+)?)([a-z]+)")
LOCAL = re.compile(r"[\w.-]+")  # characters allowed in an IRI
SAME = "same as "  # before the key of the claim with the same content
_DECIMAL = re.compile(r"[+-]?\d+(\.\d+)?")


class Draft:
    """The statements of a book compiled so far.

    ``said`` maps each statement to its cell, ``rows`` each row to its statements, and
    ``governed`` each subject to the properties that the rows govern.
    """

    def __init__(self, document: Document, book: Book) -> None:
        self.document, self.book = document, book
        self.said: dict[ox.Triple, Place] = {}
        self.rows: list[tuple[Row, list[ox.Triple]]] = []
        self.governed: dict[str, set[str]] = defaultdict(set)
        self.faults: list[Fault] = []
        self.claims: dict[str, Row] = {}
        self.situations: dict[str, list[str]] = defaultdict(list)
        self.of_key: dict[str, list[str]] = {}
        self._current: list[ox.Triple] = []
        for iri in document.subjects(*PATHS):
            self.learn_names(iri)

    # Statements

    @contextmanager
    def row(self, row: Row) -> Iterator[None]:
        """Record the statements added meanwhile as those of a row."""
        self._current = []
        self.rows.append((row, self._current))
        yield

    @contextmanager
    def cell(self, row: Row, column: str, at: int = 0) -> Iterator[Place]:
        """Turn an error about a cell into a fault, and continue."""
        place = row.place(column)
        try:
            yield place
        except Unresolved as wrong:
            self.faults.append(Fault(place, at, wrong.message, wrong.remedy, wrong.missing))
        except BadCell as wrong:
            self.faults.append(Fault(place, wrong.at + 1, wrong.message, wrong.remedy, wrong.missing))

    def say(self, subject: str, predicate: str, value: str | ox.Literal, place: Place) -> None:
        """Add a statement about a subject; strings are taken as IRIs."""
        term = value if isinstance(value, ox.Literal) else ox.NamedNode(value)
        triple = ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term)
        self.said.setdefault(triple, place)
        self._current.append(triple)

    def govern(self, subject: str, properties: Iterable[str]) -> None:
        """Govern some properties of a subject: their values that are no longer in the rows are removed."""
        self.governed[subject].update(properties)

    def is_a(self, subject: str, kind: str, place: Place) -> None:
        """Add the type of a subject."""
        self.say(subject, RDF + "type", kind, place)

    def words(self, subject: str, predicate: str, text: str, place: Place, language: str = "") -> None:
        """Add a text, in the language that the folder has for the same text, else in the given one."""
        text = " ".join(text.split())
        for term in self.document.values(subject, predicate):
            if isinstance(term, ox.Literal) and term.value == text and term.language:
                language = term.language
        self.say(subject, predicate, ox.Literal(text, language=language or self.document.language), place)

    def date(self, subject: str, predicate: str, text: str, place: Place) -> None:
        """Add a date.

        Raises:
            Unresolved: the text is not valid EDTF.

        """
        from diplograph.data.dates import bounds, in_edtf

        try:
            bounds(text)
        except ValueError as error:
            meant = in_edtf(text)
            remedy = f"Write it as {meant}." if meant else "For example 2024-05-14, 2024-05, 2024 or 2018/2020."
            raise Unresolved(str(error), remedy) from None
        self.say(subject, predicate, ox.Literal(text, datatype=ox.NamedNode(EDTF)), place)

    def number(self, subject: str, predicate: str, text: str, place: Place) -> None:
        """Add a number.

        Raises:
            Unresolved: the text is not a number.

        """
        found = _DECIMAL.fullmatch(text)
        if not found:
            raise Unresolved(f"{text!r} is not a number", "Write only digits and at most one point: 910000 or 12.5.")
        kind = XSD + ("decimal" if found[1] else "integer")
        self.say(subject, predicate, ox.Literal(text.lstrip("+"), datatype=ox.NamedNode(kind)), place)

    # Names

    def concept(self, word: Word, *schemes: str) -> str:
        """Return the concept that a word names; see `Document.concept`."""
        try:
            return self.document.concept(word.text, *schemes)
        except Unresolved as wrong:
            raise BadCell(word.at, wrong.message, wrong.remedy, wrong.missing) from None

    def entity(self, word: Word, *families: str) -> str:
        """Return the actor, place, thing or work that a word names; see `Document.entity`."""
        try:
            return self.document.entity(word.text, *families)
        except Unresolved as wrong:
            remedy = wrong.remedy
            _, bracket, note = word.text.partition(" (")
            if bracket and note.endswith(")"):
                remedy = f"Put a comma before ({note}, if it is your note. {remedy}"
            raise BadCell(word.at, wrong.message, remedy, wrong.missing) from None

    def passage(self, word: Word) -> str:
        """Return the passage of a sentence number.

        Raises:
            BadCell: the text has no such sentence.

        """
        found = self.document.passages.get(word.text.lstrip("@").lstrip("0"))
        if not found:
            raise BadCell(word.at, f"the text has no sentence {word.text}", "`diplograph passage` shows the number.")
        return found

    def local(self, key: str, letter: str) -> str:
        """Return the local name for a key: ``c-009c`` for ``9c``; other keys are local names already."""
        if found := KEY.fullmatch(key):
            return f"{letter}-{self.document.padded(found[1])}{found[2]}"
        return letter + key[1:] if key.startswith("c-") else key

    def claim_iri(self, key: str) -> str:
        """Return the IRI of the claim of a key, whether or not the claim exists."""
        return self.document.base + self.local(key, "c")

    def claim(self, word: Word) -> str:
        """Return the IRI of a claim that is in the sheet or in the folder.

        Raises:
            BadCell: there is no such claim.

        """
        iri = self.claim_iri(word.text)
        if iri not in self.claims and not (LOCAL.fullmatch(word.text) and self.document.describes(iri)):
            near = nearest(word.text, [row.get("claim") for row in self.claims.values()])
            remedy = f"Did you mean {' or '.join(near)}?" if near else "Write the key of a row of claims."
            raise BadCell(word.at, f"there is no claim {word.text}", remedy, Missing("claim", word.text))
        return iri

    def learn_situation(self, name: str, iri: str) -> None:
        """Register a name of a situation."""
        if iri not in self.situations[name]:
            self.situations[name].append(iri)

    def learn_names(self, iri: str) -> None:
        """Register the slug of a situation, also without the short name of the document before it."""
        self.learn_situation(slug(iri), iri)
        if self.document.slug and slug(iri).startswith(self.document.slug + "-"):
            self.learn_situation(slug(iri).removeprefix(self.document.slug + "-"), iri)

    def situation(self, word: Word) -> str:
        """Return the situation that a name, a CURIE or the key of a claim means.

        Raises:
            BadCell: there is none, or several.

        """
        name, found = word.text, self.meant(word.text)
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(map(curie, found))
            raise BadCell(word.at, f"{name!r} may mean {listed}", "Write the one that you mean.")
        if LOCAL.fullmatch(name) and self.claim_iri(name) in self.claims:
            what, remedy = (
                f"the claim {name} describes no situation",
                f"Fill in the situation of {name}, or name another.",
            )
            raise BadCell(word.at, what, remedy)
        near = nearest(name, [known for known, iris in self.situations.items() if iris])
        remedy = f"Did you mean {' or '.join(near)}?" if near else "Define it: `name = type: …`."
        raise BadCell(word.at, f"there is no situation {name!r}", remedy)

    def meant(self, name: str) -> list[str]:
        """Return the situations that a name, a CURIE or the key of a claim may mean."""
        full = expand(name)
        if full and any(full in iris for iris in self.situations.values()):
            return [full]
        return self.situations.get(name) or self.described(name)

    def described(self, key: str) -> list[str]:
        """Return the situations that the content of a claim describes; empty if the text is not a key."""
        if not LOCAL.fullmatch(key):
            return []
        iri = self.first(self.claim_iri(key))
        if iri in self.of_key:
            return self.of_key[iri]
        contents = self.document.values(iri, dg.content)
        return [term.value for each in contents for term in self.document.values(each.value, dg.describes)]

    def first(self, claim: str) -> str:
        """Return the claim in whose row the content of a claim is written: itself, unless its row says `same as`.

        Raises:
            Unresolved: the rows refer to one another.

        """
        passed = [claim]
        while passed[-1] in self.claims and (says := self.claims[passed[-1]].get("says")).startswith(SAME):
            passed.append(self.claim_iri(says.removeprefix(SAME).strip()))
            if passed[-1] in passed[:-1]:
                what = f"{self.claims[claim].get('says')!r} leads round in a circle"
                raise Unresolved(what, "Write the paraphrase in one of the rows.")
        return passed[-1]

    # Known facts about a claim, from the sheet or the folder

    def holder(self, claim: str) -> str:
        """Return the holder of a claim.

        Raises:
            Unresolved: the holder is unknown.

        """
        if claim in self.claims:
            who = self.claims[claim].get("who")
            return self.document.entity(who, "actor") if who else self.author()
        return self.document.value(claim, dg.holder)

    def anchors(self, claim: str) -> list[str]:
        """Return the passages of a claim."""
        if claim in self.claims:
            row = self.claims[claim]
            numbers = row.get("at") or (found[1] if (found := KEY.fullmatch(row.get("claim"))) else "")
            listed = [self.document.passages.get(n.lstrip("@").lstrip("0")) for n in re.split(r"[\s,;&]+", numbers)]
            return [iri for iri in listed if iri]
        return [term.value for term in self.document.values(claim, dg.anchor)]

    def author(self) -> str:
        """Return the author of the document.

        Raises:
            Unresolved: there is none, or several.

        """
        if len(self.document.authors) == 1:
            return self.document.authors[0]
        several = (
            f"the document has {len(self.document.authors)} authors"
            if self.document.authors
            else "the document names no author"
        )
        raise Unresolved(several, "Name the holder or, for a step, the arguer.")

    def label(self, subject: str, made: str, given: str, place: Place) -> None:
        """Add the label of a situation: the given one, else its present one, else a generated one."""
        if given or not self.document.values(subject, SKOS + "prefLabel"):
            self.words(subject, SKOS + "prefLabel", given or made, place)
            self.govern(subject, [SKOS + "prefLabel"])


def minted(document: Document, name: str, kind: str) -> str:
    """Return the IRI of a situation of that class by its name; a new name begins with that of the document."""
    path = ID + PATHS[kind] + "/"
    if full := expand(name):
        return full
    if document.describes(path + name) or name.startswith(document.slug + "-"):
        return path + name
    return f"{path}{document.slug}-{name}"
