"""Read one document of a graph: its description, its holders, and its claims in the form for sentences."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from diplograph import vocab
from diplograph.answers.position import CONDITIONS
from diplograph.argument.graph import Argument
from diplograph.errors import NoStatements
from diplograph.export.material import Material, Statements, one, texts
from diplograph.library import Library
from diplograph.namespaces import DCTERMS, DG, RDF, SKOS
from diplograph.site.records import Claim
from diplograph.site.wording import Hedge, Holder, Report, Said
from diplograph.terms import Iri

# The prefixes of the kinds of things in addresses: `#a-pakistan` is the actor.
LETTERS: Final = {
    "Actor": "a",
    "Place": "pl",
    "Thing": "t",
    "Work": "w",
    "Event": "e",
    "Relation": "r",
    "Status": "st",
    "CausalLink": "k",
    "Measurement": "m",
}


class Document:
    """One document of a graph, for pages and pictures; see `diplograph.site.material.Essay`.

    Args:
        kg: the graph.
        document: the IRI of the document, if the graph holds several.

    Raises:
        NoStatements: the graph holds no claim.

    """

    def __init__(self, kg: Library, document: str | None = None) -> None:
        self.kg = kg
        self.material = Material(kg)
        if not self.material.of("Claim"):
            raise NoStatements("site", "the graph holds no claim to show", "Name a folder with claims with --data.")
        documents = self.material.documents
        self.iri = document or (documents[0] if documents else "")
        self.work = self.material.of("Work").get(self.iri, {})
        self.argument: Argument = kg.argument

    # The document

    @cached_property
    def title(self) -> str:
        """The title of the document."""
        return one(self.work, DCTERMS + "title") or one(self.work, SKOS + "prefLabel") or "An essay"

    @cached_property
    def authors(self) -> tuple[Iri, ...]:
        """The authors of the document."""
        return tuple(map(Iri, texts(self.work, DCTERMS + "creator")))

    @cached_property
    def publisher(self) -> str:
        """The name of the publisher."""
        return ", ".join(self.material.label(iri) for iri in texts(self.work, DCTERMS + "publisher"))

    @property
    def issued(self) -> str:
        """The date of publication, in EDTF."""
        return one(self.work, DCTERMS + "issued")

    @property
    def page(self) -> str:
        """The address of publication."""
        return self.material.page(self.iri)

    @property
    def text_digest(self) -> str:
        """The digest of its text; empty if not recorded."""
        return one(self.work, vocab.dg.textDigest)

    @property
    def text_licences(self) -> tuple[str, ...]:
        """The licences of the text itself."""
        return tuple(sorted(texts(self.work, DCTERMS + "license")))

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """The versions of its graphs."""
        return tuple(sorted({row.version for row in self.kg.bundled.catalogue() if row.version}))

    @cached_property
    def licences(self) -> tuple[str, ...]:
        """The licences of its graphs."""
        return tuple(self.material.licences)

    # Actors

    @cached_property
    def holders(self) -> dict[str, Holder]:
        """The actors, each in the form of a subject of a sentence."""
        kinds = {iri: kinds_of(held) for iri, held in self.material.of("Actor").items()}
        found = {}
        for iri, held in self.material.of("Actor").items():
            label = one(held, SKOS + "prefLabel") or Iri(iri).slug
            found[iri] = Holder.of(iri, label, kinds[iri], author=iri in self.authors)
        return found

    def holder(self, iri: str) -> Holder:
        """Return an actor in the form of a subject of a sentence."""
        return self.holders.get(iri) or Holder.of(iri, self.material.label(iri), frozenset())

    # Claims

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by their short names, and in the order of these."""
        made = (self._claim(iri, held) for iri, held in self.material.claims.items())
        return {claim.id: claim for claim in sorted(made, key=lambda c: c.id)}

    def _claim(self, iri: str, held: Statements) -> Claim:
        said = self._said(iri, held)
        return Claim(
            said.id, said.holder, said.stance, said.paraphrase, said.hedge, said.reports, said.draft,
            said.conditional,
            Iri(one(held, vocab.dg.content)),
            tuple(sorted(Iri(kind).slug for kind in texts(held, vocab.dg.claimType))),
            Iri(one(held, vocab.dg.explicitness)).slug,
            tuple(sorted(Iri(p).slug for p in texts(held, vocab.dg.anchor))),
            Iri(one(held, vocab.dg.encoderConfidence)).slug,
            " ".join(sorted(texts(held, vocab.dg.encoderNote))),
        )  # fmt: skip

    def _said(self, iri: str, held: Statements) -> Said:
        return Said(
            self.id(iri),
            self.holder(one(held, vocab.dg.holder)),
            Iri(one(held, vocab.dg.stance)).slug,
            self.material.paraphrase(iri),
            self._hedge(held),
            self._reports(iri, held),
            self.kg.drafts.get(Iri(iri), ""),
            any(texts(held, kind) for kind in CONDITIONS),
        )

    def _hedge(self, held: Statements) -> Hedge | None:
        cues = sorted(texts(held, vocab.dg.hedgeCue))
        likelihood, confidence = (Iri(one(held, key)) or None for key in (vocab.dg.likelihood, vocab.dg.confidence))
        return Hedge.of(likelihood, confidence, cues, denied=one(held, vocab.dg.stance) == vocab.stance.denies)

    def _reports(self, iri: str, held: Statements) -> tuple[Report, ...]:
        reporter = one(held, vocab.dg.reporter)
        own = (Report(self.holder(reporter), Iri(one(held, vocab.dg.reporterStance)).slug),) if reporter else ()
        return (*self._outer.get(iri, ()), *own)

    @cached_property
    def _outer(self) -> dict[str, tuple[Report, ...]]:
        """The reporters of reports that are themselves reported."""
        claims = self.material.of("Claim")
        found: dict[str, tuple[Report, ...]] = {}
        for row in self.kg.bundled.reporting_chains():
            verdict = Iri(one(claims.get(row.outer_claim, {}), vocab.dg.reporterStance)).slug
            found[row.claim] = (Report(self.holder(row.outer_reporter), verdict),)
        return found

    def id(self, iri: str) -> str:
        """Return the short name of a claim or step, or the address of any other thing."""
        if iri in self._addresses:
            return self._addresses[iri]
        return Iri(iri).slug

    @cached_property
    def _addresses(self) -> dict[str, str]:
        found = {}
        for kind, letter in LETTERS.items():
            for iri in self.material.of(kind):
                found[iri] = f"{letter}-{Iri(iri).slug}"
        return found


def kinds_of(held: Statements) -> frozenset[str]:
    """Return the local names of the ontology's classes of a thing."""
    return frozenset(Iri(kind).slug for kind in texts(held, RDF + "type") if kind.startswith(DG))
