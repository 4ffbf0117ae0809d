"""Write a folder as rows, in the flat or the short spelling.

Flat: each situation and each step is a row of its own, with one value per column.  Short: a
situation is in the cell of the first claim that describes it, and a step is in a column
of its claim, as far as the notation can express it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

import pyoxigraph as ox

from diplograph.namespaces import DCTERMS, RDF, SKOS, curie, slug
from diplograph.rows import claims, entities, notation, situations
from diplograph.rows.book import Book, in_order, sentence_of
from diplograph.rows.compile import Compiled, compile_book
from diplograph.rows.document import ACTOR_CLASSES, PATHS, Document, listed
from diplograph.text import cues
from diplograph.vocab import claim_type, dg, explicitness, likelihood, passage_kind, stance


class Spelling(StrEnum):
    """The spelling of situations and steps."""

    FLAT = "flat"
    SHORT = "short"


def sheet(document: Document, spelling: Spelling = Spelling.FLAT) -> Book:
    """Return the rows of a folder, each with a digest of its content."""
    book = Sheet(document, spelling).book()
    compiled = compile_book(document, book)
    for row, statements in compiled.rows:
        row.cells["_"] = digest(statements, spelling)
    return book


def digest(statements: Iterable[ox.Triple], spelling: Spelling) -> str:
    """Return the digest of the statements of a row: the spelling's letter and twelve hexadecimal digits."""
    text = "\n".join(sorted(map(str, set(statements))))
    return spelling[0] + sha256(text.encode("utf-8")).hexdigest()[:12]


def before(document: Document, spelling: Spelling) -> Compiled:
    """Return the compiled rows of the present folder, with which a sheet is compared."""
    return compile_book(document, Sheet(document, spelling).book())


class Sheet:
    """The rows of a folder in the making."""

    def __init__(self, document: Document, spelling: Spelling) -> None:
        self.document, self.spelling = document, spelling
        self.author = document.authors[0] if len(document.authors) == 1 else ""
        self.keys = {iri: self._key(iri) for iri in document.subjects(dg.Claim)}
        self.names = self._situation_names()
        self.first_claim: dict[str, str] = {}
        self.in_cells: set[str] = set()
        self.in_columns: set[str] = set()
        self.rows = Book()

    def book(self) -> Book:
        """Return the rows of every table."""
        self._concepts()
        self._entities()
        self._names()
        self._passages()
        self._claims()
        if self.spelling is Spelling.SHORT:
            from diplograph.rows.short import Short  # imported here since it uses this module

            cells = Short(self)
            self.in_cells = cells.situations()
            self.in_columns = cells.steps()
        self._situations()
        self._steps()
        self._citations()
        return self.rows

    # Values

    def all(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a predicate as text, sorted."""
        return sorted(term.value for term in self.document.values(subject, predicate))

    def one(self, subject: str, predicate: str) -> str:
        """Return the first value of a predicate; empty if there is none."""
        return self.document.value(subject, predicate)

    def words(self, subject: str, predicate: str) -> list[str]:
        """Return the text of a predicate in the language of the folder, else in any language."""
        terms = [term for term in self.document.values(subject, predicate) if isinstance(term, ox.Literal)]
        languages = (self.document.language, self.document.text_language)
        mine = [term.value for term in terms if term.language in languages]
        return sorted(mine or [term.value for term in terms])

    def slugs(self, subject: str, predicate: str) -> list[str]:
        """Return the local names of the values of a predicate, sorted."""
        return [slug(iri) for iri in self.all(subject, predicate)]

    def said(self, subject: str, predicate: str, *families: str) -> str:
        """Return the values of a predicate as one cell of names."""
        return listed(self.document.spoken(iri, *families) for iri in self.all(subject, predicate))

    def sentences(self, subject: str, predicate: str) -> str:
        """Return the passages of a predicate as a cell of sentences."""
        return " ".join(sorted((self.document.sentence(iri) for iri in self.all(subject, predicate)), key=in_order))

    def claim_keys(self, subject: str, predicate: str) -> str:
        """Return the claims of a predicate as a cell of keys."""
        return " ".join(self.keys.get(iri, slug(iri)) for iri in self.all(subject, predicate))

    def _key(self, claim: str) -> str:
        found = re.fullmatch(r"c-0*(\d+(?:-\d+)?)([a-z]+)", slug(claim))
        return found[1] + found[2] if found and found[1] in self.document.passages else slug(claim)

    def _local(self, key: str) -> str:
        """Return the default proposition of a key."""
        found = re.fullmatch(r"(\d+(?:-\d+)?)([a-z]+)", key)
        return f"p-{self.document.padded(found[1])}{found[2]}" if found else "p" + key[1:]

    def _situation_names(self) -> dict[str, str]:
        """Return the name by which other cells refer to each situation."""
        count: dict[str, int] = defaultdict(int)
        iris = self.document.subjects(*PATHS)
        for iri in iris:
            count[slug(iri)] += 1
        return {iri: slug(iri) if count[slug(iri)] == 1 else curie(iri) for iri in iris}

    def situation(self, iri: str) -> str:
        """Return the name by which other cells refer to a situation."""
        return self.names.get(iri, curie(iri))

    def _doubt(self, subject: str) -> dict[str, str]:
        sure, why = "".join(self.slugs(subject, dg.encoderConfidence)), " ".join(self.words(subject, dg.encoderNote))
        if self.spelling is Spelling.SHORT and sure and why:
            return {"why": f"{sure}: {why}"}
        return {"sure": sure, "why": why}

    # Tables

    def _claims(self) -> None:
        first_key: dict[str, str] = {}
        rows: list[tuple[tuple[object, ...], dict[str, str]]] = []
        for claim in self.document.subjects(dg.Claim):
            first = min((in_order(self.document.sentence(p)) for p in self.all(claim, dg.anchor)), default=(0, ""))
            rows.append(((first, claim), {"claim": claim}))
        for passage in self.document.passages.values():
            number = self.document.sentence(passage)
            silence = "".join(self.slugs(passage, dg.reasonForSilence))
            silent = silence or not any(
                self.document.store.quads_for_pattern(None, ox.NamedNode(dg.anchor), ox.NamedNode(passage))
            )
            if silent and not self.one(passage, dg.noteNumber):
                rows.append(((in_order(number), ""), {"silence": silence, "number": number}))
        for _, cells in sorted(rows, key=lambda row: row[0]):
            if "number" in cells:
                self.rows.add("claims", {"claim": cells["number"], "silence": cells["silence"]})
            else:
                self.rows.add("claims", self._claim(cells["claim"], first_key))

    def _claim(self, claim: str, first_key: dict[str, str]) -> dict[str, str]:
        key = self.keys[claim]
        cells = {"claim": key} | self._content(claim, key, first_key)
        number = sentence_of(key)
        anchors = self.sentences(claim, dg.anchor)
        cells["at"] = "" if anchors == number else anchors
        holder = self.one(claim, dg.holder)
        cells["who"] = "" if holder == self.author else self.document.spoken(holder, "actor")
        cells["stance"] = _unless(stance.asserts.slug, self.slugs(claim, dg.stance))
        causal = any("/causal-link/" in iri for iri in self.all(self.one(claim, dg.content), dg.describes))
        made = claim_type.causal if causal else claim_type.descriptive
        cells["type"] = _unless(made.slug, self.slugs(claim, dg.claimType))
        cells["said"] = _unless(explicitness.explicit.slug, self.slugs(claim, dg.explicitness))
        cells |= self._hedge(claim) | self._doubt(claim)
        cells["told"] = "".join(self.slugs(claim, dg.reporterStance))
        reporter = self.one(claim, dg.reporter)
        cells["reporter"] = self.document.spoken(reporter, "actor") if reporter not in ("", self.author) else ""
        for column, predicate in claims.CONDITIONS.items():
            cells[column] = self.claim_keys(claim, predicate)
        return cells

    def _content(self, claim: str, key: str, first_key: dict[str, str]) -> dict[str, str]:
        content = self.one(claim, dg.content)
        if content in first_key:
            return {"says": f"same as {first_key[content]}"}
        first_key[content] = key
        cells = {"says": " ".join(self.words(content, dg.paraphrase))}
        if slug(content) != self._local(key):
            cells["p"] = slug(content)
        described = self.all(content, dg.describes)
        if described:
            cells["situation"] = "; ".join(map(self.situation, described))
        for iri in described:
            self.first_claim.setdefault(iri, key)
        return cells

    def _hedge(self, claim: str) -> dict[str, str]:
        code = "".join(self.slugs(claim, dg.likelihood) or self.slugs(claim, dg.confidence))
        cue = "".join(self.words(claim, dg.hedgeCue))
        if not cue:
            return {"hedge": _unless(likelihood.unmodalised.slug, [code])}
        if self.spelling is Spelling.FLAT:
            return {"hedge": code, "cue": cue}
        taken = self.slugs(claim, dg.stance)
        alone = cues.band(cue) == code and (not cues.stances(cue) or set(taken) <= set(cues.stances(cue)))
        return {"hedge": cue if alone else f"{cue} = {code}"}

    def _situations(self) -> None:
        for iri in self.document.subjects(*PATHS):
            if iri not in self.in_cells:
                self.rows.add("situations", self.situation_row(iri))

    def situation_row(self, iri: str) -> dict[str, str]:
        """Return a situation as the cells of a row of its own."""
        document = self.document
        concept = self.one(iri, dg.situationType)
        cells = {"name": slug(iri), "id": slug(iri), "type": slug(concept)}
        cells["label"] = " ".join(self.words(iri, SKOS + "prefLabel"))
        who = document.first_role(concept)
        for column, predicate in situations.ROLES.items():
            families = {"in": ("place",), "from": ("work",)}.get(column, ())
            cells["who" if predicate == who else column] = self.said(iri, predicate, *families)
        for column, predicate in situations.ABOUT.items():
            cells[column] = listed(map(self.situation, self.all(iri, predicate)))
        for column, predicate in (("value", dg.value), ("when", dg.when)):
            cells[column] = self.one(iri, predicate)
        for column, predicate in (("unit", dg.unit), ("valence", dg.valence)):
            cells[column] = "".join(self.slugs(iri, predicate))
        for column, predicate in (("cue", dg.timeCue), ("note", dg.encoderNote)):
            cells[column] = " ".join(self.words(iri, predicate))
        for column, predicate in situations.LINKS.items():
            cells[column] = " ".join(map(curie, self.all(iri, predicate)))
        return cells

    def _steps(self) -> None:
        for iri in self.document.subjects(dg.Inference):
            if iri in self.in_columns:
                continue
            conclusion = self.one(iri, dg.conclusion)
            cells = {
                "step": "because",
                "from": self.claim_keys(iri, dg.premise),
                "to": self.keys.get(conclusion, slug(conclusion)),
            }
            cells["as"] = " ".join(self.slugs(iri, dg.scheme))
            cells["said"] = _unless("explicit", self.slugs(iri, dg.explicitness))
            self._step(iri, cells, self.one(conclusion, dg.holder))
        for iri in self.document.subjects(dg.Conflict):
            if iri in self.in_columns:
                continue
            attacked = self.one(iri, dg.attacked)
            cells = {
                "step": "against",
                "from": self.claim_keys(iri, dg.attacker),
                "to": self.keys.get(attacked, slug(attacked)),
            }
            cells["as"] = " ".join(self.slugs(iri, dg.conflictType))
            self._step(iri, cells, self.author)
        for iri in self.document.subjects(dg.Preference):
            if iri in self.in_columns:
                continue
            cells = {"step": "prefers", "from": self.claim_keys(iri, dg.preferred)}
            cells["to"] = self.claim_keys(iri, dg.preferredOver)
            self._step(iri, cells, self.author)

    def _step(self, iri: str, cells: dict[str, str], arguer: str) -> None:
        by = self.one(iri, dg.arguer)
        cells = {"id": slug(iri)} | cells | {"at": self.sentences(iri, dg.anchor)} | self._doubt(iri)
        cells["by"] = "" if by == arguer else self.document.spoken(by, "actor")
        self.rows.add("steps", cells)

    def _entities(self) -> None:
        kinds: dict[str, str] = {kind: name for name, (kind, _) in entities.KINDS.items()}
        for iri in self.document.subjects(*ACTOR_CLASSES, dg.Place, dg.Thing, dg.Work):
            if iri == self.document.work and self.document.base:
                continue
            kind = next(kinds[k] for k in self.all(iri, RDF + "type") if k in kinds)
            cells = {"name": "".join(self.words(iri, SKOS + "prefLabel")), "id": slug(iri), "kind": kind}
            cells["aka"] = notation.joined(self.words(iri, SKOS + "altLabel"))
            for column, predicate in (("what", SKOS + "definition"), ("note", SKOS + "scopeNote")):
                cells[column] = " ".join(self.words(iri, predicate))
            title = " ".join(self.words(iri, DCTERMS + "title"))
            cells["title"] = "" if title == cells["name"] else title
            for column, predicate in entities.MAKERS.items():
                cells[column] = self.said(iri, predicate, "work" if column == "part of" else "actor")
            cells["date"] = self.one(iri, DCTERMS + "issued")
            cells["identifier"] = notation.joined(self.all(iri, DCTERMS + "identifier"))
            for column, predicate in entities.COORDINATES.items():
                cells[column] = self.one(iri, predicate)
            for column, predicate in entities.LINKS.items():
                cells[column] = " ".join(map(curie, self.all(iri, predicate)))
            self.rows.add("entities", cells)

    def _names(self) -> None:
        for iri in self.document.subjects(dg.NameUse):
            cells = {"id": slug(iri), "name": "".join(self.words(iri, dg.name)), "for": self.said(iri, dg.denotes)}
            self.rows.add("names", cells | {"at": self.sentences(iri, dg.anchor)})

    def _passages(self) -> None:
        plain = {passage_kind.sentence.slug, passage_kind.heading.slug}
        for iri in self.document.passages.values():
            number, kind = self.one(iri, dg.noteNumber), "".join(self.slugs(iri, dg.passageKind))
            if number or (kind and kind not in plain):
                cells = {"at": self.document.sentence(iri), "note": number}
                cells["kind"] = "" if number and kind == passage_kind.note.slug else kind
                self.rows.add("passages", cells)

    def _concepts(self) -> None:
        for iri in self.document.subjects(SKOS + "Concept"):
            if curie(iri) == iri:
                continue
            cells = {"term": curie(iri), "means": " ".join(self.words(iri, SKOS + "definition"))}
            label = " ".join(self.words(iri, SKOS + "prefLabel"))
            cells["label"] = "" if label == slug(iri).replace("-", " ") else label
            cells["example"] = " ".join(self.words(iri, SKOS + "example"))
            cells["directed"] = self.one(iri, dg.directed)
            self.rows.add("concepts", cells)

    def _citations(self) -> None:
        for iri in self.document.subjects(dg.Citation):
            cells = {
                "id": slug(iri),
                "note": self.sentences(iri, dg.citingNote),
                "work": self.said(iri, dg.citedWork, "work"),
            }
            cells["backs"] = self.claim_keys(iri, dg.backedClaim)
            cells["at"] = self.sentences(iri, dg.backedPassage)
            cells["intent"] = "".join(self.slugs(iri, dg.citationIntent))
            self.rows.add("citations", cells | self._doubt(iri))


def _unless(default: str, slugs: list[str]) -> str:
    return "" if slugs == [default] else " ".join(slugs)
