"""A folder to its rows, in the flat spelling or the short one.

Flat: each situation and each step is a row of its own, one value a column.  Short: a
situation stands in the cell of the first claim that describes it, a step in a column
of its claim, where the notation has room for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

import pyoxigraph as ox

from diplograph.namespaces import DCTERMS, ID, RDF, SKOS, curie, slug
from diplograph.rows import claims, entities, situations
from diplograph.rows.book import Book, Row
from diplograph.rows.compile import Compiled, compile_book
from diplograph.rows.cues import band
from diplograph.rows.document import ACTOR_CLASSES, PATHS, Document, listed
from diplograph.vocab import claim_type, dg, explicitness, likelihood, stance


class Spelling(StrEnum):
    """How situations and steps are written."""

    FLAT = "flat"
    SHORT = "short"


def sheet(document: Document, spelling: Spelling = Spelling.FLAT) -> Book:
    """Return the rows of a folder, each with a digest of what it holds."""
    book = _Sheet(document, spelling).book()
    compiled = compile_book(document, book)
    for row, statements in compiled.rows:
        row.cells["_"] = digest(statements, spelling)
    return book


def digest(statements: Iterable[ox.Triple], spelling: Spelling) -> str:
    """Return what the statements of a row are told by: the spelling's letter and twelve hexadecimal digits."""
    text = "\n".join(sorted(map(str, set(statements))))
    return spelling[0] + sha256(text.encode("utf-8")).hexdigest()[:12]


def before(document: Document, spelling: Spelling) -> Compiled:
    """Return the rows of the folder as it is, compiled: what a sheet is compared with."""
    return compile_book(document, _Sheet(document, spelling).book())


class _Sheet:
    """The rows of a folder while they are written."""

    def __init__(self, document: Document, spelling: Spelling) -> None:
        self.document, self.spelling = document, spelling
        self.author = document.authors[0] if len(document.authors) == 1 else ""
        self.keys = {iri: self._key(iri) for iri in document.subjects(dg.Claim)}
        self.names = self._situation_names()
        self.first_claim: dict[str, str] = {}
        self.in_cells: set[str] = set()
        self.rows = Book()

    def book(self) -> Book:
        """Return the rows of every table."""
        self._concepts()
        self._entities()
        self._names()
        self._passages()
        self._claims()
        if self.spelling is Spelling.SHORT:
            self._situation_cells()
        self._situations()
        self._steps()
        self._citations()
        return self.rows

    # Values

    def _all(self, subject: str, predicate: str) -> list[str]:
        return sorted(term.value for term in self.document.values(subject, predicate))

    def _one(self, subject: str, predicate: str) -> str:
        return self.document.value(subject, predicate)

    def _words(self, subject: str, predicate: str) -> list[str]:
        """Return the words of a predicate in the language of the folder, else in any."""
        terms = [term for term in self.document.values(subject, predicate) if isinstance(term, ox.Literal)]
        languages = (self.document.language, self.document.text_language)
        mine = [term.value for term in terms if term.language in languages]
        return sorted(mine or [term.value for term in terms])

    def _slugs(self, subject: str, predicate: str) -> list[str]:
        return [slug(iri) for iri in self._all(subject, predicate)]

    def _said(self, subject: str, predicate: str, *families: str) -> str:
        return listed(self.document.spoken(iri, *families) for iri in self._all(subject, predicate))

    def _sentences(self, subject: str, predicate: str) -> str:
        return " ".join(sorted((self.document.sentence(iri) for iri in self._all(subject, predicate)), key=_number))

    def _claim_keys(self, subject: str, predicate: str) -> str:
        return " ".join(self.keys.get(iri, slug(iri)) for iri in self._all(subject, predicate))

    def _key(self, claim: str) -> str:
        found = re.fullmatch(r"c-0*(\d+(?:-\d+)?)([a-z]+)", slug(claim))
        return found[1] + found[2] if found and found[1] in self.document.passages else slug(claim)

    def _local(self, key: str) -> str:
        """Return the proposition that a key gives by itself."""
        found = re.fullmatch(r"(\d+(?:-\d+)?)([a-z]+)", key)
        return f"p-{self.document.padded(found[1])}{found[2]}" if found else "p" + key[1:]

    def _situation_names(self) -> dict[str, str]:
        """Return how other cells refer to each situation."""
        count: dict[str, int] = defaultdict(int)
        iris = self.document.subjects(*PATHS)
        for iri in iris:
            count[slug(iri)] += 1
        return {iri: slug(iri) if count[slug(iri)] == 1 else curie(iri) for iri in iris}

    def _situation(self, iri: str) -> str:
        return self.names.get(iri, curie(iri))

    def _doubt(self, subject: str) -> dict[str, str]:
        sure, why = "".join(self._slugs(subject, dg.encoderConfidence)), " ".join(self._words(subject, dg.encoderNote))
        if self.spelling is Spelling.SHORT and sure and why:
            return {"why": f"{sure}: {why}"}
        return {"sure": sure, "why": why}

    # Tables

    def _claims(self) -> None:
        told: dict[str, str] = {}
        rows: list[tuple[tuple[object, ...], dict[str, str]]] = []
        for claim in self.document.subjects(dg.Claim):
            first = min((_number(self.document.sentence(p)) for p in self._all(claim, dg.anchor)), default=(0, ""))
            rows.append(((first, claim), {"claim": claim}))
        for passage in self.document.passages.values():
            number = self.document.sentence(passage)
            silence = "".join(self._slugs(passage, dg.reasonForSilence))
            silent = silence or not any(self.document.store.quads_for_pattern(None, ox.NamedNode(dg.anchor), ox.NamedNode(passage)))
            if silent and not self._one(passage, dg.noteNumber):
                rows.append(((_number(number), ""), {"silence": silence, "number": number}))
        for _, cells in sorted(rows, key=lambda row: row[0]):
            if "number" in cells:
                self.rows.add("claims", {"claim": cells["number"], "silence": cells["silence"]})
            else:
                self.rows.add("claims", self._claim(cells["claim"], told))

    def _claim(self, claim: str, told: dict[str, str]) -> dict[str, str]:
        key = self.keys[claim]
        cells = {"claim": key} | self._content(claim, key, told)
        number = key.rstrip("abcdefghijklmnopqrstuvwxyz")
        anchors = self._sentences(claim, dg.anchor)
        cells["at"] = "" if anchors == number else anchors
        holder = self._one(claim, dg.holder)
        cells["who"] = "" if holder == self.author else self.document.spoken(holder, "actor")
        cells["stance"] = _unless(stance.asserts.slug, self._slugs(claim, dg.stance))
        causal = any("/causal-link/" in iri for iri in self._all(self._one(claim, dg.content), dg.describes))
        made = claim_type.causal if causal and "situation" in cells else claim_type.descriptive
        cells["type"] = _unless(made.slug, self._slugs(claim, dg.claimType))
        cells["said"] = _unless(explicitness.explicit.slug, self._slugs(claim, dg.explicitness))
        cells |= self._hedge(claim) | self._doubt(claim)
        cells["told"] = "".join(self._slugs(claim, dg.reporterStance))
        reporter = self._one(claim, dg.reporter)
        cells["reporter"] = self.document.spoken(reporter, "actor") if reporter not in ("", self.author) else ""
        for column, predicate in claims.CONDITIONS.items():
            cells[column] = self._claim_keys(claim, predicate)
        return cells

    def _content(self, claim: str, key: str, told: dict[str, str]) -> dict[str, str]:
        content = self._one(claim, dg.content)
        if content in told:
            return {"says": f"same as {told[content]}"}
        told[content] = key
        cells = {"says": " ".join(self._words(content, dg.paraphrase))}
        if slug(content) != self._local(key):
            cells["p"] = slug(content)
        described = self._all(content, dg.describes)
        if described:
            cells["situation"] = "; ".join(map(self._situation, described))
        for iri in described:
            self.first_claim.setdefault(iri, key)
        return cells

    def _hedge(self, claim: str) -> dict[str, str]:
        code = "".join(self._slugs(claim, dg.likelihood) or self._slugs(claim, dg.confidence))
        cue = "".join(self._words(claim, dg.hedgeCue))
        if not cue:
            return {"hedge": _unless(likelihood.unmodalised.slug, [code])}
        if self.spelling is Spelling.FLAT:
            return {"hedge": code, "cue": cue}
        return {"hedge": cue if band(cue) == code else f"{cue} = {code}"}

    def _situations(self) -> None:
        for iri in self.document.subjects(*PATHS):
            if iri not in self.in_cells:
                self.rows.add("situations", self._situation_row(iri))

    def _situation_row(self, iri: str) -> dict[str, str]:
        document = self.document
        concept = self._one(iri, dg.situationType)
        cells = {"name": slug(iri), "id": slug(iri), "type": slug(concept)}
        cells["label"] = " ".join(self._words(iri, SKOS + "prefLabel"))
        who = document.first_role(concept)
        for column, predicate in situations.ROLES.items():
            families = {"in": ("place",), "from": ("work",)}.get(column, ())
            cells["who" if predicate == who else column] = self._said(iri, predicate, *families)
        for column, predicate in situations.ABOUT.items():
            cells[column] = listed(map(self._situation, self._all(iri, predicate)))
        for column, predicate in (("value", dg.value), ("when", dg.when)):
            cells[column] = self._one(iri, predicate)
        for column, predicate in (("unit", dg.unit), ("valence", dg.valence)):
            cells[column] = "".join(self._slugs(iri, predicate))
        for column, predicate in (("cue", dg.timeCue), ("note", dg.encoderNote)):
            cells[column] = " ".join(self._words(iri, predicate))
        for column, predicate in situations.LINKS.items():
            cells[column] = " ".join(map(curie, self._all(iri, predicate)))
        return cells

    def _steps(self) -> None:
        for iri in self.document.subjects(dg.Inference):
            conclusion = self._one(iri, dg.conclusion)
            cells = {"step": "because", "from": self._claim_keys(iri, dg.premise), "to": self.keys.get(conclusion, slug(conclusion))}
            cells["as"] = " ".join(self._slugs(iri, dg.scheme))
            cells["said"] = _unless("explicit", self._slugs(iri, dg.explicitness))
            self._step(iri, cells, self._one(conclusion, dg.holder))
        for iri in self.document.subjects(dg.Conflict):
            attacked = self._one(iri, dg.attacked)
            cells = {"step": "against", "from": self._claim_keys(iri, dg.attacker), "to": self.keys.get(attacked, slug(attacked))}
            cells["as"] = " ".join(self._slugs(iri, dg.conflictType))
            self._step(iri, cells, self.author)
        for iri in self.document.subjects(dg.Preference):
            cells = {"step": "prefers", "from": self._claim_keys(iri, dg.preferred)}
            cells["to"] = self._claim_keys(iri, dg.preferredOver)
            self._step(iri, cells, self.author)

    def _step(self, iri: str, cells: dict[str, str], arguer: str) -> None:
        told = self._one(iri, dg.arguer)
        cells = {"id": slug(iri)} | cells | {"at": self._sentences(iri, dg.anchor)} | self._doubt(iri)
        cells["by"] = "" if told == arguer else self.document.spoken(told, "actor")
        self.rows.add("steps", cells)

    def _entities(self) -> None:
        kinds = {kind: name for name, (kind, _) in entities.KINDS.items()}
        for iri in self.document.subjects(*ACTOR_CLASSES, dg.Place, dg.Thing, dg.Work):
            if iri == self.document.work and self.document.base:
                continue
            kind = next(kinds[k] for k in self._all(iri, RDF + "type") if k in kinds)
            cells = {"name": "".join(self._words(iri, SKOS + "prefLabel")), "id": slug(iri), "kind": kind}
            cells["aka"] = "; ".join(self._words(iri, SKOS + "altLabel"))
            for column, predicate in (("what", SKOS + "definition"), ("note", SKOS + "scopeNote")):
                cells[column] = " ".join(self._words(iri, predicate))
            title = " ".join(self._words(iri, DCTERMS + "title"))
            cells["title"] = "" if title == cells["name"] else title
            for column, predicate in entities.MAKERS.items():
                cells[column] = self._said(iri, predicate, "work" if column == "part of" else "actor")
            cells["date"] = self._one(iri, DCTERMS + "issued")
            cells["identifier"] = "; ".join(self._all(iri, DCTERMS + "identifier"))
            for column, predicate in entities.LINKS.items():
                cells[column] = " ".join(map(curie, self._all(iri, predicate)))
            self.rows.add("entities", cells)

    def _names(self) -> None:
        for iri in self.document.subjects(dg.NameUse):
            cells = {"id": slug(iri), "name": "".join(self._words(iri, dg.name)), "for": self._said(iri, dg.denotes)}
            self.rows.add("names", cells | {"at": self._sentences(iri, dg.anchor)})

    def _passages(self) -> None:
        for iri in self.document.subjects(dg.Note):
            self.rows.add("passages", {"at": self.document.sentence(iri), "note": self._one(iri, dg.noteNumber)})

    def _concepts(self) -> None:
        for iri in self.document.subjects(SKOS + "Concept"):
            if curie(iri) == iri:
                continue
            cells = {"term": curie(iri), "means": " ".join(self._words(iri, SKOS + "definition"))}
            label = " ".join(self._words(iri, SKOS + "prefLabel"))
            cells["label"] = "" if label == slug(iri).replace("-", " ") else label
            cells["example"] = " ".join(self._words(iri, SKOS + "example"))
            cells["directed"] = self._one(iri, dg.directed)
            self.rows.add("concepts", cells)

    def _citations(self) -> None:
        for iri in self.document.subjects(dg.Citation):
            cells = {"id": slug(iri), "note": self._sentences(iri, dg.citingNote), "work": self._said(iri, dg.citedWork, "work")}
            cells["backs"] = self._claim_keys(iri, dg.backedClaim)
            cells["at"] = self._sentences(iri, dg.backedPassage)
            cells["intent"] = "".join(self._slugs(iri, dg.citationIntent))
            self.rows.add("citations", cells | self._doubt(iri))

    # The short spelling

    def _situation_cells(self) -> None:
        """Move each situation that a cell can say into the cell of the first claim that describes it."""
        rows = {row.get("claim"): row for row in self.rows.rows("claims")}
        for iri, key in self.first_claim.items():
            written = self._written(iri)
            if written and key in rows:
                self.in_cells.add(iri)
        for row in rows.values():
            content = self._one(self._claim_iri(row), dg.content)
            if row.get("situation"):
                told = [
                    self._written(iri) if iri in self.in_cells and self.first_claim[iri] == row.get("claim") else self._situation(iri)
                    for iri in self._all(content, dg.describes)
                ]
                row.cells["situation"] = "; ".join(told)

    def _claim_iri(self, row: Row) -> str:
        return next((iri for iri, key in self.keys.items() if key == row.get("claim")), "")

    def _written(self, iri: str) -> str:
        """Return a situation in the notation of a cell, empty where a cell cannot say it."""
        if not iri.startswith(ID) or any(self._all(iri, predicate) for predicate in situations.LINKS.values()):
            return ""
        row = self._situation_row(iri)
        label = row.pop("label")
        parts = [row["who"]] * bool(row["who"])
        parts += [f"{role} {row[role]}" for role in situations.ROLES if row.get(role)]
        parts += [f"{role} {row[role]}" for role in ("about", "part of") if row[role]]
        parts += [row["when"]] * bool(row["when"]) + [row["valence"]] * bool(row["valence"])
        if row["value"]:
            parts.append(f"{row['value']} {row['unit']}")
        parts += [f"'{row['cue']}'"] * bool(row["cue"]) + [f"({row['note']})"] * bool(row["note"])
        if '"' in label + row["note"] or "'" in row["cue"] or " where " in row["note"] or not _balanced(row["note"]):
            return ""
        if row["cause"] or row["effect"]:
            body = ", ".join([f"{row['cause']} {row['type']} {row['effect']}", *parts])
        else:
            body = f"{row['type']}: {', '.join(parts)}"
        return f'{curie(iri)} "{label}" = {body}'


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def _unless(default: str, slugs: list[str]) -> str:
    return "" if slugs == [default] else " ".join(slugs)


def _number(sentence: str) -> tuple[int, str]:
    found = re.match(r"(\d+)(.*)", sentence)
    return (int(found[1]), found[2]) if found else (0, sentence)
