"""The views of claims: Start, Read and Claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from diplograph import vocab
from diplograph.argument.graph import Conflict
from diplograph.site import html
from diplograph.site.argmap import Map, argument_map
from diplograph.site.boxes import Node, Step
from diplograph.site.records import Claim, Passage
from diplograph.site.views.base import Base, number
from diplograph.site.wording import KINDS, SCHEMES, count, inner, spelt
from diplograph.terms import Iri

DENSITY: Final = (1.5, 2.5, 4.0)  # limits between the four shades, in claims per 100 characters
EMPTY: Final = "Nothing else changes: no other claim rests on it."


class Answered(NamedTuple):
    """An objection and its outcome, with the short names of the conflict and of the preference that answers it."""

    claim: Claim
    answer: str
    answered: str
    id: str
    by: str


class Leg(NamedTuple):
    """A line of reasoning: premises that work together, its scheme, another arguer, and its undercutters."""

    premises: list[Claim]
    scheme: str
    arguer: str
    undercuts: list[Answered]
    id: str


class Link(NamedTuple):
    """The weakest hedge in the argument for a claim, in words."""

    claim: str
    bearer: Claim | None
    words: str


class Argued(NamedTuple):
    """A claim with its reasons and objections, as Start shows the thesis and each recommendation."""

    claim: Claim
    said: str
    legs: list[Leg]
    against: list[Answered]
    others: list[Claim]
    bounds: list[Claim]
    conditions: list[tuple[str, Claim]]
    weakest: Link | None
    map: Map | None


@dataclass
class Card:
    """The content of the card of a claim."""

    claim: Claim
    kinds: list[str]
    said: str
    passages: list[dict[str, object]]
    note: str
    doubt: str
    legs: list[Leg]
    grounds: str
    weakest: Link | None
    against: list[Answered]
    lists: list[tuple[str, list[Claim]]]
    map: Map | None
    tree: str
    verdict: str
    change: dict[str, object] | None
    smallest: list[Claim]
    smallest_words: str
    command: str

    @property
    def touched(self) -> bool:
        """Whether there are reasons for the claim or objections to it."""
        return bool(self.legs or self.against)


class ClaimViews(Base):
    """The views of claims."""

    # Start

    @cached_property
    def thesis(self) -> Argued | None:
        """The thesis, with its reasons and objections."""
        return self.argued(self.essay.thesis) if self.essay.thesis else None

    @cached_property
    def recommendations(self) -> list[Argued]:
        """The recommendations with reasons, without the thesis."""
        return [self.argued(c) for c in self.essay.recommendations if self.essay.legs(c) and c != self.essay.thesis]

    @cached_property
    def plain(self) -> list[Claim]:
        """The recommendations without reasons of their own."""
        return self.of(c for c in self.essay.recommendations if not self.essay.legs(c))

    def argued(self, claim: str) -> Argued:
        """Return a claim with its reasons and objections."""
        one = self.essay.claims[claim]
        return Argued(
            one, html.how_said(one.explicitness), self.legs(claim), self.against(claim), self.same_point(claim),
            self.of(self.essay.named(claim, vocab.dg.boundedBy)), self.conditions(claim),
            self.weakest(claim), self.maps.get(claim),
        )  # fmt: skip

    def legs(self, claim: str) -> list[Leg]:
        """Return the lines of reasoning to a claim."""
        holder = self.essay.claims[claim].holder.iri
        return [
            Leg(
                self.of(self.essay.short(leg.premises)),
                "; ".join(self._scheme(s) for s in leg.schemes),
                "" if leg.arguer == holder else f"{self.essay.holder(leg.arguer).name} argues so.",
                [self._answered(x) for x in self.essay.attacks(leg.iri)],
                Iri(leg.iri).slug,
            )
            for leg in self.essay.legs(claim)
        ]

    def _scheme(self, scheme: str) -> str:
        words = SCHEMES.get(Iri(scheme).slug) or f"Argues from {self.essay.material.label(scheme)}"
        return words + "."

    def _answered(self, conflict: Conflict) -> Answered:
        attacker, slug = self.essay.claims[self.essay.id(conflict.attacker)], Iri(conflict.iri).slug
        preference = self.essay.outweighed(conflict)
        if preference is None:
            return Answered(attacker, "No answer recorded.", "", slug, "")
        arguer = self.essay.holder(preference.arguer)
        verb = "hold to it" if arguer.many else "holds to it"
        answered = f"{arguer.name} {verb} all the same."
        return Answered(attacker, "Outweighed.", answered, slug, Iri(preference.iri).slug)

    def against(self, claim: str) -> list[Answered]:
        """Return the objections to a claim, with their outcomes, what outweighs it, and what says the opposite."""
        found = [self._answered(conflict) for conflict in self.essay.attacks(self.essay.iris[claim])]
        for preference in self.essay.outweighing(claim):
            other = self.essay.claims[self.essay.id(preference.preferred)]
            arguer = self.essay.holder(preference.arguer)
            weighed = f"{arguer.name} give{'s' * (not arguer.many)} this more weight."
            known = [one for one in found if one.claim.id == other.id]
            if not any(one.by for one in known):
                conflict = found.pop(found.index(known[0])).id if known else ""
                found.append(Answered(other, "Outweighs it.", weighed, conflict, Iri(preference.iri).slug))
        opposed = set(self.essay.opposed(claim)) - {one.claim.id for one in found}
        return found + [Answered(other, "Says the opposite.", "", "", "") for other in self.of(sorted(opposed))]

    def same_point(self, claim: str) -> list[Claim]:
        """Return the other claims on the same proposition, without those listed as objections."""
        listed = {claim, *(one.claim.id for one in self.against(claim))}
        return self.of(c for c in self.essay.about[self.essay.claims[claim].proposition] if c not in listed)

    def conditions(self, claim: str) -> list[tuple[str, Claim]]:
        """Return the conditions of a claim: if, only if or unless, and the claim with the content."""
        return [(kind, self.essay.claims[on]) for kind, on in self.essay.conditions(claim)]

    def weakest(self, claim: str) -> Link | None:
        """Return the weakest hedge in the argument for a recommendation, in words."""
        found = self.essay.strength.get(claim)
        if found is None:
            return None
        lines = (
            "its one line of reasoning"
            if found.lines == 1
            else f"any of {spelt(found.lines).lower()} lines of reasoning"
        )
        if not found.claim:
            return Link("", None, f"none on {lines}.")
        rest = found.lines - found.hedged
        where = "on " + (
            "its one line of reasoning" if found.lines == 1
            else f"{spelt(found.hedged).lower()} of {spelt(found.lines).lower()} lines of reasoning"
        )  # fmt: skip
        tail = f"; nothing is hedged on the other{'' if rest == 1 else f' {spelt(rest).lower()}'}" if rest else ""
        return Link(found.claim, self.essay.claims[found.claim], f"{where}{tail}.")

    # Read

    @cached_property
    def sections(self) -> list[dict[str, object]]:
        """The passages by section, in order."""
        longest = max((p.stop - p.start for p in self.essay.passages.values()), default=1) or 1
        rows: dict[str, list[dict[str, object]]] = {}
        before: Passage | None = None
        for p in self.essay.passages.values():
            gap = before is not None and before.section == p.section and before.paragraph != p.paragraph
            rows.setdefault(p.section, []).append(
                {
                    "id": p.id, "number": number(p.id), "kind": p.kind.capitalize(), "gap": gap, "silence": p.silence,
                    "count": len(p.claims), "length": p.stop - p.start, "shade": _shade(p), "text": "",
                    "width": f"{100 * (p.stop - p.start) / longest:.1f}",
                }
            )  # fmt: skip
            before = p
        return [
            {
                "title": self.section(name),
                "rows": found,
                "count": count(sum(int(str(r["count"])) for r in found), "claim"),
            }
            for name, found in rows.items()
        ]

    # Claims

    @cached_property
    def maps(self) -> dict[str, Map]:
        """The map around each claim with at least two steps."""
        return self._drawn[0]

    @property
    def boxes(self) -> str:
        """The boxes of the maps as definitions, since most stand in several maps."""
        return "".join(f'<g class="b" id="{name}">{shape}</g>' for name, shape in self._drawn[1].items())

    @cached_property
    def _drawn(self) -> tuple[dict[str, Map], dict[str, str]]:
        boxes: dict[str, str] = {}
        drawn = ((claim, argument_map(self.essay, claim, boxes)) for claim in self.essay.claims)
        return {claim: found for claim, found in drawn if found}, boxes

    @cached_property
    def cards(self) -> list[Card]:
        """The cards of all claims, in the order of the text."""
        return [self._card(claim) for claim in self.essay.claims.values()]

    def _card(self, claim: Claim) -> Card:
        legs = self.legs(claim.id)
        drawn = self.maps.get(claim.id)
        smallest = self.of(self.essay.smallest.get(claim.id, ()))
        return Card(
            claim,
            [KINDS.get(kind, kind) for kind in claim.types if kind != "descriptive"],
            html.how_said(claim.explicitness) or "How it is said is not recorded",
            [self.place(self.essay.passages[p]) for p in claim.passages if p in self.essay.passages],
            claim.note,
            html.how_sure(claim.doubt) if claim.doubt else "",
            legs,
            f", on {spelt(len(legs)).lower()} separate grounds" if len(legs) > 1 else "",
            self.weakest(claim.id),
            self.against(claim.id),
            self._lists(claim.id),
            drawn,
            _tree(drawn) if drawn else "",
            self._verdict(claim),
            self._change(claim.id),
            smallest,
            f"these {spelt(len(smallest)).lower()} are" if len(smallest) > 1 else "this one is",
            f"diplograph what-if --reject {claim.id}{self._viewpoint(claim)}{self.data}",
        )

    def _viewpoint(self, claim: Claim) -> str:
        """Return the option that has the command judge by the viewpoint of the page, where it is not the holder's."""
        change = self.essay.changes.get(claim.id)
        if change is None or not change.authors or claim.holder.iri in self.essay.authors:
            return ""
        return "".join(f" --according-to {Iri(author).slug}" for author in self.essay.authors)

    def _lists(self, claim: str) -> list[tuple[str, list[Claim]]]:
        attacked = []
        for conflict in self.essay.attacking.get(self.essay.iris[claim], ()):
            step = self.essay.argument.inference.get(conflict.attacked)
            attacked.append(self.essay.id(step.conclusion if step else conflict.attacked))
        uses = [self.essay.id(use.conclusion) for use in self.essay.uses(claim)]
        listed = (
            ("On the same point", [c.id for c in self.same_point(claim)]),
            ("Within these bounds", self.essay.named(claim, vocab.dg.boundedBy)),
            *((f"Stands {kind}", [on]) for kind, on in self.essay.conditions(claim)),
            ("A reason for", list(dict.fromkeys(uses))),
            ("Speaks against", list(dict.fromkeys(attacked))),
        )
        return [(title, self.of(claims)) for title, claims in listed if claims]

    def _verdict(self, claim: Claim) -> str:
        change = self.essay.changes.get(claim.id)
        if change is None:
            return EMPTY if claim.id != self.essay.thesis else "It is the end of the argument: nothing rests on it."
        parts = [] if change.authors else [f"In the argument of {inner(claim.holder.name)}:"]
        parts.append(_fall(len(change.fallen)))
        if change.standing:
            parts.append(f"{spelt(len(change.standing))} survive{'s' * (len(change.standing) == 1)} on other grounds.")
        if change.risen:
            parts.append(f"{spelt(len(change.risen))} become{'s' * (len(change.risen) == 1)} accepted.")
        if change.thesis and change.thesis[0] != claim.id and change.thesis[1] == "accepted":
            parts.append("The thesis stands." if change.thesis[2] == "accepted" else "The thesis falls.")
        return " ".join(parts)

    def _change(self, claim: str) -> dict[str, object] | None:
        change = self.essay.changes.get(claim)
        if change is None:
            return None
        fallen = " ".join(":".join((c, *lost)) for c, lost in change.fallen)
        return {"fallen": fallen, "standing": self.of(change.standing), "risen": self.of(change.risen)}


def _shade(p: Passage) -> int:
    if not p.claims:
        return 0
    density = 100 * len(p.claims) / max(p.stop - p.start, 1)
    return 1 + sum(density >= bound for bound in DENSITY)


def _fall(number: int) -> str:
    if not number:
        return "No other claim falls with it."
    return f"{spelt(number)} other claim{' falls' if number == 1 else 's fall'} with it."


def _tree(drawn: Map) -> str:
    """Return a map in the notation of the script: “word=claim,claim(word=claim);word=claim”, stubs with a star."""

    def nodes(found: Iterable[Node]) -> str:
        return ",".join((node.said.id if node.said else f"*{node.stub}") + below(node.steps) for node in found)

    def below(found: list[Step]) -> str:
        return f"({steps(found)})" if found else ""

    def steps(found: Iterable[Step]) -> str:
        out = []
        for step in found:
            tied = "because, together" if len(step.nodes) > 1 and step.kind == "because" else step.kind
            out.append(f"{tied}{_beaten(step.beaten)}={nodes(step.nodes)}")
            for node, beaten in step.undercuts:
                out.append(f"but it does not follow{_beaten(beaten)}={nodes([node])}")
        return ";".join(out)

    above = [
        ("a reason for" if step.kind == "because" else "speaks against")
        + (f", {step.note}" if step.note else "")
        + f"{_beaten(step.beaten)}={nodes(step.nodes)}"
        for step in drawn.left
    ]
    return ";".join(filter(None, (steps(drawn.root.steps), *above)))


def _beaten(outweighed: bool) -> str:
    return ", outweighed" if outweighed else ""
