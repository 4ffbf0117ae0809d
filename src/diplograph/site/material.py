"""Read the material of pages and pictures: a document's claims, passages, actors and steps, as plain records.

This module and the two that it builds on are the only ones of the site that query the graph
and its argument, so that pages and pictures only use plain records.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Final

from diplograph import vocab
from diplograph.export.material import ROLES, Statements, one, texts
from diplograph.namespaces import DCTERMS, DG, SKOS
from diplograph.site.argued import Argued
from diplograph.site.document import kinds_of
from diplograph.site.records import Citation, NameUse, Passage, Situation, Thing
from diplograph.terms import Iri

GEO: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"
SITUATIONS: Final = ("Event", "Relation", "Status", "CausalLink", "Measurement")
ENTITIES: Final = ("Actor", "Place", "Thing", "Work")
# What only a document says, and no shared file.
OWN: Final = (
    *("Claim", "Proposition", "Passage", "NameUse", "Citation", "Inference", "Conflict", "Preference"),
    *SITUATIONS,
)
# The roles of a situation for another.
TIES: Final = ("about", "cause", "effect", "partOf")
PAGE: Final = "http://xmlns.com/foaf/0.1/page"


class Essay(Argued):
    """One document of a graph with everything that it mentions.

    Args:
        kg: the graph.
        document: the IRI of the document, if the graph holds several.

    Raises:
        NoStatements: the graph holds no claim.

    """

    # The text

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages in order, without their words."""
        claims: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims.values():
            for passage in claim.passages:
                claims[passage].append(claim.id)
        made = [self._passage(iri, held, claims) for iri, held in self.material.of("Passage").items()]
        return {passage.id: passage for passage in sorted(made, key=lambda p: (p.start, p.stop, p.id))}

    def _passage(self, iri: str, held: Statements, claims: dict[str, list[str]]) -> Passage:
        slug = Iri(iri).slug
        silence = one(held, vocab.dg.reasonForSilence)
        return Passage(
            iri,
            slug,
            Iri(one(held, vocab.dg.passageKind)).slug,
            one(held, vocab.dg.section),
            int(one(held, vocab.dg.paragraph) or 0),
            int(one(held, vocab.dg.startOffset) or 0),
            int(one(held, vocab.dg.endOffset) or 0),
            one(held, vocab.dg.quoteDigest).rpartition(":")[2],
            one(held, vocab.dg.textFragment),
            self.material.label(silence) if silence else "",
            tuple(claims[slug]),
        )

    # Things and situations

    @cached_property
    def situations(self) -> dict[str, Situation]:
        """Events, relations, statuses, causal links and measurements, by address."""
        said: dict[str, list[str]] = defaultdict(list)
        described: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims.values():
            described[claim.proposition].append(claim.id)
        for proposition, held in self.material.of("Proposition").items():
            for situation in texts(held, vocab.dg.describes):
                said[situation] += described[proposition]
        bounds = self._bounds
        found = {}
        for kind in SITUATIONS:
            for iri, held in self.material.of(kind).items():
                found[self.id(iri)] = Situation(
                    iri,
                    self.id(iri),
                    one(held, SKOS + "prefLabel") or Iri(iri).slug,
                    kind,
                    self.material.label(one(held, vocab.dg.situationType)) if one(held, vocab.dg.situationType) else "",
                    one(held, vocab.dg.when),
                    bounds.get(iri),
                    " · ".join(sorted(texts(held, vocab.dg.timeCue))),
                    Iri(one(held, vocab.dg.valence)).slug,
                    tuple(
                        (role, end) for role in (*ROLES, "place", "cause", "effect") for end in texts(held, DG + role)
                    ),
                    tuple(sorted(dict.fromkeys(said[iri]))),
                )
        return dict(sorted(found.items()))

    @cached_property
    def _bounds(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for row in self.kg.bundled.claim_situations():
            days = (row.begin, row.begin_latest or row.begin, row.end_earliest, row.end)
            if any(days):
                found[str(row.situation)] = tuple(str(day or "") for day in days)
        return found

    def things(self, kind: str) -> dict[str, Thing]:
        """Return the actors, places, things or works, by address."""
        found = self.material.of(kind).items()
        made = (self._thing(iri, held) for iri, held in found if self._named is None or iri in self._named)
        return {thing.id: thing for thing in sorted(made, key=lambda t: (t.label.casefold(), t.id))}

    @cached_property
    def _named(self) -> frozenset[str] | None:
        """What the document names, and what that names in turn; None for the essay, whose own the shared files are."""
        if self.kg.is_bundled:
            return None
        entities = {iri: held for kind in ENTITIES for iri, held in self.material.of(kind).items()}
        todo = {self.iri, *self.held}
        for kind in OWN:
            for held in self.material.of(kind).values():
                todo.update(value for predicate in held for value in texts(held, predicate))
        named: set[str] = set()
        while todo:
            iri = todo.pop()
            if iri in entities and iri not in named:
                named.add(iri)
                todo.update(value for predicate in entities[iri] for value in texts(entities[iri], predicate))
        return frozenset(named)

    def _thing(self, iri: str, held: Statements) -> Thing:
        kinds = sorted(kinds_of(held) - {"Agent"})
        return Thing(
            iri,
            self.id(iri),
            kinds[-1] if kinds else "",
            self.material.label(iri),
            one(held, SKOS + "definition"),
            tuple(sorted(texts(held, SKOS + "altLabel"))),
            tuple(sorted(texts(held, SKOS + "exactMatch"))),
            tuple(sorted(texts(held, PAGE))),
        )

    @cached_property
    def shown(self) -> frozenset[str]:
        """The addresses of the actors, places, things, works and situations that have a place on the page."""
        return frozenset(self.situations).union(*(self.things(kind) for kind in ("Actor", "Place", "Thing", "Work")))

    @cached_property
    def mentions(self) -> dict[str, tuple[str, ...]]:
        """The claims that concern each actor, place, thing or work, by IRI."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.kg.bundled.claims_about():
            found[str(row.entity)][self.id(row.claim)] = None
        return {iri: tuple(sorted(claims)) for iri, claims in found.items()}

    @cached_property
    def held(self) -> dict[str, tuple[str, ...]]:
        """The claims that each actor holds, by IRI."""
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.holder.iri].append(claim.id)
        return {iri: tuple(claims) for iri, claims in found.items()}

    @cached_property
    def points(self) -> dict[str, tuple[float, float, str]]:
        """Latitude, longitude and their source, for the places that have them, by IRI."""
        found = {}
        for iri, held in self.material.of("Place").items():
            lat, long = one(held, GEO + "lat"), one(held, GEO + "long")
            if lat and long:
                found[iri] = (float(lat), float(long), one(held, DCTERMS + "source"))
        return found

    @cached_property
    def citations(self) -> dict[str, list[Citation]]:
        """The citations of each cited work, by its IRI."""
        found: dict[str, list[Citation]] = defaultdict(list)
        for iri, held in self.material.of("Citation").items():
            intent = one(held, vocab.dg.citationIntent)
            found[one(held, vocab.dg.citedWork)].append(
                Citation(
                    Iri(iri).slug,
                    Iri(one(held, vocab.dg.citingNote)).slug,
                    tuple(sorted(Iri(c).slug for c in texts(held, vocab.dg.backedClaim))),
                    tuple(sorted(Iri(p).slug for p in texts(held, vocab.dg.backedPassage))),
                    self.material.label(intent) if intent else "",
                )
            )
        return found

    @cached_property
    def name_uses(self) -> dict[str, list[NameUse]]:
        """The names that the text uses for each thing, with their passages, by its IRI."""
        found: dict[str, list[NameUse]] = defaultdict(list)
        for iri, held in sorted(self.material.of("NameUse").items()):
            places = tuple(sorted(Iri(p).slug for p in texts(held, vocab.dg.anchor)))
            found[one(held, vocab.dg.denotes)].append(NameUse(Iri(iri).slug, one(held, vocab.dg.name), places))
        return found

    @cached_property
    def within(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The role of each situation for others (cause, effect, matter or whole), and the address of the other."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for kind in SITUATIONS:
            for iri, held in self.material.of(kind).items():
                for tie in TIES:
                    for end in texts(held, DG + tie):
                        found[self.id(end)].append((tie, self.id(iri)))
        return {address: tuple(sorted(ties)) for address, ties in found.items()}
