"""What a named viewpoint asserts, denies and leaves open, and how two viewpoints compare.

A viewpoint is one holder, several, or `diplograph.argument.graph.ANYONE`; there is no default.
What is reported belongs to its holder: a reporter shares it only where he agrees
with it or concedes it, and then it is marked as taken over.  What he qualifies he
accepts in part only, and no one can say which part, so it is not counted as his.
A concession is an assertion: its holder grants that it is so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from diplograph import vocab
from diplograph.answers.asker import Asker
from diplograph.answers.result import Result, table
from diplograph.argument.graph import (
    ASSERTS,
    COMMITTED,
    CONCEDES,
    DENIES,
    TAKEN_OVER,
    UNMODALISED,
    Anyone,
    Argument,
    Claim,
    Holders,
    told,
)
from diplograph.errors import BadValue, NotHeld
from diplograph.namespaces import BASE, DCTERMS, DG, RDF, SKOS
from diplograph.terms import Iri

if TYPE_CHECKING:
    import rdflib

ASSERTED: Final = "asserted"
DENIED: Final = "denied"
LEFT_OPEN: Final = "left open"
RECOMMENDED: Final = "recommended"
ADVISED_AGAINST: Final = "advised against"
SUPPOSED: Final = "supposed"
BELOW_FLOOR: Final = "below the floor"
DENIED_TOGETHER: Final = "denied together"
APPRAISED: Final = "appraised"
ORDER: Final = (
    *(ASSERTED, DENIED, DENIED_TOGETHER, LEFT_OPEN, RECOMMENDED, ADVISED_AGAINST, APPRAISED, SUPPOSED),
    BELOW_FLOOR,
)
SUPPOSES: Final = vocab.stance.supposes
PROV: Final = "http://www.w3.org/ns/prov#"

COLUMNS = (
    *("position", "situation", "label", "kind", "type", "claim", "holder", "stance", "paraphrase"),
    *("likelihood", "confidence", "predicted", "taken_over_by", "valence", "begin", "begin_latest", "end_earliest"),
    "end",
)


@dataclass(frozen=True)
class View:
    """What a viewpoint takes a position on; made by `view`.

    Attributes:
        holders: whose view.
        floor: the likelihood below which nothing counts as asserted or denied, or None.
        rows: one row for each situation and claim on it: ``position`` (see `position`; or
            below the floor), the ``situation`` with ``label``, ``kind`` (class) and ``type``, the ``claim`` with
            ``holder``, ``stance``, ``paraphrase`` and hedge, whether it is ``predicted``,
            by whom it is ``taken_over_by`` (a reporter in the viewpoint who shares it),
            ``valence``, and the four dates that bound it.
        participants: (role, participant, whether it is an actor) of each situation.

    """

    holders: Holders
    floor: Iri | None
    rows: Result[Any]
    participants: dict[Iri, list[tuple[Iri, Iri, bool]]]

    def _of(self, position: str) -> tuple[Any, ...]:
        return tuple(row for row in self.rows if row.position == position)

    @property
    def asserted(self) -> tuple[Any, ...]:
        """The rows of what is held to be so, conceded and predicted things included."""
        return self._of(ASSERTED)

    @property
    def denied(self) -> tuple[Any, ...]:
        """The rows of what is held not to be so, by itself or together with others."""
        return self._of(DENIED) + self._of(DENIED_TOGETHER)

    @property
    def left_open(self) -> tuple[Any, ...]:
        """The rows of what is raised without a yes or no, declined recommendations included."""
        return self._of(LEFT_OPEN)

    @cached_property
    def iri(self) -> Iri:
        """The IRI of the view: who, and from which likelihood on."""
        who = "anyone" if isinstance(self.holders, Anyone) else "+".join(sorted(h.slug for h in self.holders))
        return Iri(f"{BASE}view/{who}" + (f"/{self.floor.slug}" if self.floor else ""))

    def to_graph(self, *, hedged: bool = False) -> rdflib.Graph:
        """Return the asserted events, relations and causal links as plain triples, in a graph of their own.

        The predicate is the type of the situation; subject and object are its initiator
        and its recipient (else who is affected, benefits, or what it deals with), each end
        of a symmetric relation, or the cause and effect of a causal link.  Statuses,
        figures and what has one participant are not binary and stay out, and so does
        whatever is predicted, recommended, supposed or denied.

        The graph says whose view it is (a ``prov:Bundle``), and each triple is described
        by an ``rdf:Statement`` that leads to its situation, its claims and their holders,
        with the hedge as a note.  Only what is said without a hedge is a plain triple.

        Args:
            hedged: let hedged statements be plain triples, too.

        """
        import rdflib

        graph = rdflib.Graph(identifier=rdflib.URIRef(self.iri))
        for prefix, namespace in (("prov", PROV), ("dcterms", DCTERMS), ("skos", SKOS), ("dg", DG)):
            graph.bind(prefix, namespace)

        def add(subject: str, predicate: str, value: str, *, literal: bool = False) -> None:
            term = rdflib.Literal(value, lang="en") if literal else rdflib.URIRef(value)
            graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))

        add(self.iri, RDF + "type", PROV + "Bundle")
        title = f"What {self.told()} asserts"
        add(self.iri, DCTERMS + "title", title, literal=True)
        for holder in () if isinstance(self.holders, Anyone) else sorted(self.holders):
            add(self.iri, PROV + "wasAttributedTo", holder)
        numbers: dict[tuple[str, str, str], str] = {}
        for row in self.asserted:
            if row.predicted or row.type is None:
                continue
            note = _hedge(row)
            for subject, value in self.ends(row.situation):
                triple = (subject, row.type, value)
                statement = numbers.setdefault(triple, f"{self.iri}#s-{len(numbers) + 1:03}")
                add(statement, RDF + "type", RDF + "Statement")
                for role, end in zip(("subject", "predicate", "object"), triple, strict=True):
                    add(statement, RDF + role, end)
                add(statement, DCTERMS + "isPartOf", self.iri)
                add(statement, DCTERMS + "subject", row.situation)
                add(statement, PROV + "wasDerivedFrom", row.claim)
                add(statement, PROV + "wasAttributedTo", row.holder)
                if note:
                    add(statement, SKOS + "note", f"{row.claim.curie}: {note}", literal=True)
                if hedged or not note:
                    add(*triple)
        return graph

    def told(self) -> str:
        """Return whose view it is, in words."""
        return told(self.holders) + (f" (from {self.floor.slug} on)" if self.floor else "")

    def ends(self, situation: Iri) -> list[tuple[Iri, Iri]]:
        """Return the pairs that a situation joins, as `to_graph` writes them."""
        roles = defaultdict(list)
        for role, participant, _ in self.participants.get(situation, ()):
            roles[role.slug.partition("#")[2] or role.slug].append(participant)
        if roles["cause"] or roles["effect"]:
            return [(a, b) for a in roles["cause"] for b in roles["effect"]]
        if len(roles["participant"]) > 1:
            return [(a, b) for a in roles["participant"] for b in roles["participant"] if a != b]
        receivers = next((roles[r] for r in ("recipient", "affected", "beneficiary", "theme") if roles[r]), [])
        return [(a, b) for a in roles["initiator"] for b in receivers if a != b]


def _hedge(row: Any) -> str:
    if row.confidence:
        return f"confidence {row.confidence.slug}"
    return f"likelihood {row.likelihood.slug}" if row.likelihood and row.likelihood != UNMODALISED else ""


def position(claim: Claim, types: frozenset[str], *, event: bool, alone: bool) -> str:
    """Return what a claim says of a situation that its content describes.

    Args:
        claim: the claim.
        types: the slugs of its claim types.
        event: whether the situation is an event.
        alone: whether it is the only one that the content describes.

    Returns:
        asserted; denied, or denied together with others, where the denial does not say
        which of them is not so; left open, declined recommendations included; recommended
        or advised against, of an action, which is none the more real for it; appraised,
        of an event that is only valued or compared, which need not happen; supposed, of
        what is put forward for the argument, or would be the case if something else were.

    """
    if "counterfactual" in types or claim.stance == SUPPOSES:
        return SUPPOSED
    if claim.stance in (ASSERTS, CONCEDES):
        if "prescriptive" in types:
            return RECOMMENDED
        return APPRAISED if event and types <= {"evaluative", "comparative"} else ASSERTED
    if claim.stance == DENIES:
        if "prescriptive" in types:
            return ADVISED_AGAINST
        return DENIED if alone else DENIED_TOGETHER
    return LEFT_OPEN


class Described(NamedTuple):
    """What all claims speak of; read once by `read`.

    ``situations`` are the rows of the saved question ``claim_situations``, ``types`` the
    slugs of the types of each claim, ``participants`` as in `View`, and ``rank`` the
    place of each likelihood in its order.
    """

    situations: Result[Any]
    types: dict[Iri, frozenset[str]]
    participants: dict[Iri, list[tuple[Iri, Iri, bool]]]
    rank: dict[Iri, int | None]


def read(asker: Asker) -> Described:
    """Read by saved questions what all claims speak of."""
    types = defaultdict(set)
    for row in asker.bundled.claims_by_type():
        types[row.claim].add(row.type.slug)
    participants = defaultdict(list)
    for filled in asker.bundled.situation_participants():
        participants[filled.situation].append((filled.role, filled.participant, filled.kind == vocab.dg.Actor))
    rank = {row.hedge: row.rank for row in asker.bundled.hedge_ranks() if row.scheme.slug == "likelihood"}
    kinds = {claim: frozenset(found) for claim, found in types.items()}
    return Described(asker.bundled.claim_situations(), kinds, dict(participants), rank)


def view(all_of_it: Described, argument: Argument, holders: Holders, floor: Iri | None = None) -> View:
    """Return the view of ``holders``.

    Args:
        all_of_it: what all claims speak of.
        argument: the claims.
        holders: whose view.
        floor: a likelihood; what is held as less likely, as a possibility without a band,
            or with a confidence instead of a likelihood, is put below it.  What is said
            without a hedge is above any floor.

    Raises:
        NotHeld: nobody of ``holders`` holds or takes over any claim.
        BadValue: the floor has no place in the order of likelihoods.

    """
    spoken = speaking(argument, holders)
    rank = all_of_it.rank
    if floor is not None and rank.get(floor) is None:
        raise BadValue(f"floor={floor.slug}", "has no place in the order of likelihoods", "For example floor=likely.")
    described = [row for row in all_of_it.situations if row.claim in spoken]
    together = Counter(row.claim for row in described)
    rows = []
    for row in described:
        claim, kinds = spoken[row.claim], all_of_it.types.get(row.claim, frozenset())
        where = position(claim, kinds, event=row.kind == vocab.dg.Event, alone=together[row.claim] == 1)
        if floor is not None and where in (ASSERTED, DENIED, DENIED_TOGETHER) and _below(claim, rank, floor):
            where = BELOW_FLOOR
        own = isinstance(holders, Anyone) or claim.holder in holders
        base = (where, row.situation, row.label, row.kind, row.type, claim.iri, claim.holder, claim.stance)
        hedge = (claim.paraphrase, claim.likelihood, claim.confidence, "predictive" in kinds)
        dates = (row.begin, row.begin_latest, row.end_earliest, row.end)
        rows.append((*base, *hedge, None if own else claim.reporter, row.valence, *dates))
    rows.sort(key=lambda r: (ORDER.index(r[0]), r[1], r[5]))
    return View(holders, floor, table(COLUMNS, rows, "Situation"), all_of_it.participants)


def _below(claim: Claim, rank: dict[Iri, int | None], floor: Iri) -> bool:
    if claim.likelihood == UNMODALISED and not claim.confidence:
        return False
    place = rank.get(claim.likelihood) if claim.likelihood else None
    least = rank[floor]
    return place is None or least is None or place < least


def speaking(argument: Argument, holders: Holders) -> dict[Iri, Claim]:
    """Return the claims in which ``holders`` speak: their own, whatever the stance, and those taken over.

    Raises:
        NotHeld: there are none.

    """

    def speaks(claim: Claim) -> bool:
        if isinstance(holders, Anyone) or claim.holder in holders:
            return True
        shared = claim.reporter in holders and claim.reporter_stance in TAKEN_OVER
        return shared and claim.stance in COMMITTED

    found = {iri: claim for iri, claim in argument.claims.items() if speaks(claim)}
    if not found:
        raise NotHeld(
            told(holders), "holds no claim in this graph", "`diplograph query actors_who_hold_claims` lists who does."
        )
    return found


COMPARED = (
    *("kind", "proposition", "paraphrase"),
    *("first_claim", "first_holder", "first_stance", "first_hedge", "first_taken_over_by"),
    *("second_claim", "second_holder", "second_stance", "second_hedge", "second_taken_over_by"),
)


def compare(argument: Argument, first: Holders, second: Holders) -> Result[Any]:
    """Return the propositions on which two viewpoints agree, differ, or only one speaks.

    Propositions are compared wherever they stand, so that documents are, too.

    Nobody is compared with himself: where one viewpoint is within the other, as in
    ``compare("pakistan", ANYONE)``, the wider one stands for whoever else is in it.  So
    a claim meets itself only where one side holds it and a reporter on the other takes
    it over, who then agrees with it.

    Returns:
        One row for each proposition and pair of claims on it, or each claim where only
        one side speaks: ``kind`` (agree; differ, where one denies what the other asserts;
        open, where both speak and at least one takes no side; first only; second only),
        the ``proposition`` with its ``paraphrase``, and claim, holder, stance and hedge of
        either side, with the reporter of that side by whom the claim is ``taken_over_by``
        where its holder is not of it.

    Raises:
        NotHeld: one of the two holds no claim.
        BadValue: the two are the same, or share some holders, but neither is within the other.

    """
    viewpoints = _apart(argument, first, second)
    sides: list[dict[Iri, list[Claim]]] = []
    for holders in viewpoints:
        found = defaultdict(list)
        for claim in speaking(argument, holders).values():
            found[claim.proposition].append(claim)
        sides.append(dict(found))
    kinds = ("agree", "differ", "open", "first only", "second only")
    rows: list[tuple[Any, ...]] = []
    for proposition in sides[0].keys() | sides[1].keys():
        ours, theirs = sides[0].get(proposition, []), sides[1].get(proposition, [])
        paraphrase = (ours or theirs)[0].paraphrase
        pairs: list[tuple[str, Claim | None, Claim | None]]
        pairs = [(_kind(one, two), one, two) for one in ours for two in theirs]
        pairs = pairs or [("first only", one, None) for one in ours]
        pairs = pairs or [("second only", None, two) for two in theirs]
        rows += [
            (kind, proposition, paraphrase, *_side(one, viewpoints[0]), *_side(two, viewpoints[1]))
            for kind, one, two in pairs
        ]
    claims = (COMPARED.index("first_claim"), COMPARED.index("second_claim"))
    rows.sort(key=lambda r: (kinds.index(r[0]), r[1], *(str(r[i]) for i in claims)))
    return table(COMPARED, rows, "Compared")


def _apart(argument: Argument, first: Holders, second: Holders) -> tuple[frozenset[Iri], frozenset[Iri]]:
    """Return two viewpoints without anybody in both: of the wider, whoever is not in the other."""
    named = [holders for holders in (first, second) if not isinstance(holders, Anyone)]
    voices = {voice for claim in argument.claims.values() for voice in (claim.holder, claim.reporter) if voice}
    one, two = (voices.union(*named) if isinstance(holders, Anyone) else holders for holders in (first, second))
    if one < two:
        return frozenset(one), frozenset(two - one)
    if two < one:
        return frozenset(one - two), frozenset(two)
    if one & two:
        shared = "the two are the same" if one == two else f"{told(frozenset(one & two))} is in both"
        raise BadValue(
            "compare", shared, "Name each holder on one side only; beside another viewpoint, `anyone` is anyone else."
        )
    return frozenset(one), frozenset(two)


def _kind(one: Claim, two: Claim) -> str:
    if one.sign == 0 or two.sign == 0:
        return "open"
    return "agree" if one.sign == two.sign else "differ"


def _side(claim: Claim | None, holders: frozenset[Iri]) -> tuple[object, ...]:
    if claim is None:
        return (None,) * 5
    return (claim.iri, claim.holder, claim.stance, claim.hedge, None if claim.holder in holders else claim.reporter)
