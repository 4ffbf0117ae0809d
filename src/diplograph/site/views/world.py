"""The views of the things that claims are about: Time, Actors and relations, Places, Works and things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from markupsafe import Markup

from diplograph.site import html, relations, time
from diplograph.site.places import Land, Point, land_maps
from diplograph.site.records import Claim, Situation, Thing
from diplograph.site.relations import Relations, Tie
from diplograph.site.views.base import Base
from diplograph.site.wording import count, date
from diplograph.terms import Iri

MATRIX: Final = 12  # actors in the matrix
# The role of a situation for another, before the name of the other.
WITHIN: Final = {"about": "the matter of", "cause": "the cause in", "effect": "the effect in", "partOf": "the whole of"}
HELD_NOTE: Final = "The essay says that these were so by then, and not since when."
WITHIN_NOTE: Final = (
    "No claim is about these by themselves. Each is a cause, an effect, a part or the matter of something "
    "that is claimed."
)
MARKS: Final = {1: "+", -1: "−", 0: "·"}


class WorldViews(Base):
    """The views of the things that claims are about."""

    # Time

    @cached_property
    def times(self) -> time.Times:
        """The situations of the essay, by time."""
        return time.times(self.essay)

    @cached_property
    def ticks(self) -> str:
        """The grid behind every strip."""
        places = (time.percent(x) for x, _ in self.times.scale.ticks())
        return "".join(f'<line class="tick" x1="{x}" x2="{x}" y1="-8" y2="40"/>' for x in places)

    @cached_property
    def axis(self) -> str:
        """The years over the strips."""
        out, last, wide = [], -1.0, -1.0
        for x, year in self.times.scale.ticks():
            if x - last > 0.075:
                roomy = x - wide > 0.17
                mark = "" if roomy else ' class="sm"'
                out.append(f'<text{mark} x="{time.percent(x)}" y="16">{year}</text>')
                last, wide = x, x if roomy else wide
        out += [
            f'<svg x="{time.percent(x)}" y="12" overflow="visible"><path class="brk" d="M-4 5l3 -10m2 10l3 -10"/></svg>'
            for x in self.times.scale.breaks()
        ]
        return "".join(out)

    @cached_property
    def dated(self) -> list[dict[str, object]]:
        """The rows of dated situations."""
        said = {time.SAID: "", time.DENIED: ", only denied", time.SUPPOSED: ", only supposed, proposed or left open"}
        return [
            {
                **self._row(d.situation), "when": date(d.situation.when),
                "bar": time.bar(d, self.times.scale, time.percent),
                "alt": date(d.situation.when) + said[d.how],
            }
            for d in self.times.dated
        ]  # fmt: skip

    @cached_property
    def rest(self) -> list[tuple[str, str, list[dict[str, object]], bool]]:
        """Title, note, rows and whether they are folded, for situations dated in words, undated, and so on."""
        every = self.essay.situations.values()
        groups = (
            ("At present, or up to a date", HELD_NOTE, self.times.held, True),
            ("Placed in words only", "", self.times.worded, False),
            ("Without a time", "", self.times.undated, True),
            ("What is said to lead to what", "", tuple(s for s in every if s.kind == "CausalLink" and s.claims), True),
            ("Spoken of only within something else", WITHIN_NOTE, tuple(s for s in every if not s.claims), True),
        )
        return [(title, note, [self._row(s) for s in found], folded) for title, note, found, folded in groups if found]

    def _row(self, s: Situation) -> dict[str, object]:
        who = self._who(s.claims) if s.claims else self._within(s.id)
        return {
            "id": s.id,
            "label": s.label,
            "type": s.type,
            "cue": s.cue,
            "when": date(s.when) if s.when else "",
            "who": who,
        }

    def _within(self, address: str) -> Markup:
        """Return the roles for others of a situation that no claim is about, with the claims on those."""
        parts = []
        for tie, other in self.essay.within.get(address, ()):
            whole = self.essay.situations[other]
            link = Markup('{0} <a class="p" href="#{1}">{2}</a>').format(WITHIN[tie], other, whole.label)
            parts.append(link + (": " + self._who(whole.claims) if whole.claims else ""))
        return html.joined(parts, "; ") if parts else Markup("no claim speaks of it")

    def _who(self, claims: Iterable[str]) -> Markup:
        """Return the holders and their positions, each once, with the numbers of their further claims."""
        groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.of(claims):
            hedge = claim.hedge.text if claim.hedge else ""
            kind = "" if not set(claim.types) & {"prescriptive", "predictive"} else claim.types[0]
            groups[claim.lead, f"{hedge}{kind}", claim.reported].append(claim)
        return html.joined((self._brief(found) for found in groups.values()), "; ")

    def _brief(self, found: list[Claim]) -> Markup:
        first, *more = found
        as_what = {
            "prescriptive": " (a recommendation)",
            "predictive": " (a prediction)",
            "counterfactual": " (what would have been)",
        }
        note = next((as_what[kind] for kind in first.types if kind in as_what), "")
        rest = Markup("").join(Markup(', <a href="#{0}">{1}</a>').format(c.id, c.number) for c in more)
        return html.brief(first) + note + rest

    # Actors and relations

    @cached_property
    def relations(self) -> Relations | None:
        """The relations according to the authors."""
        return relations.relations(self.essay)

    @cached_property
    def names(self) -> dict[str, str]:
        """The labels of the actors by address."""
        return {self.essay.id(iri): holder.label for iri, holder in self.essay.holders.items()}

    @cached_property
    def matrices(self) -> list[dict[str, object]]:
        """The signed matrices of the most related actors: of any time, then of each stretch of years with a date."""
        if self.relations is None:
            return []
        return [self._matrix(held) for held in (self.relations, *relations.by_date(self.essay))]

    def _matrix(self, held: Relations) -> dict[str, object]:
        shown = held.actors[:MATRIX]
        rows = [{"label": self.names[a], "cells": [self._cell(held, a, b) for b in shown]} for a in shown]
        return {
            "on": held.on, "actors": [self.names[a] for a in shown], "rows": rows, "all": len(held.actors),
            "count": count(held.number, "relation"), "undated": held.undated,
            "possible": any(tie.possible for tie in held.ties),
        }  # fmt: skip

    def _cell(self, held: Relations, a: str, b: str) -> dict[str, object]:
        ties = held.between(a, b)
        found = relations.counts(ties)
        css = ("w" if found[0] else "") + ("v" if found[1] else "")
        doubt = "?" if ties and all(tie.possible for tie in ties) else ""
        return {"same": a == b, "words": relations.words(found) + doubt, "css": css, "pair": _pair(a, b)}

    @cached_property
    def ties(self) -> list[dict[str, object]]:
        """All relations, by who asserts them and by pair."""
        groups = [(self.author, "rel", self.relations)]
        for iri in self.essay.held:
            if Iri(iri) not in self.essay.authors:
                groups.append(
                    (self.essay.holder(iri).name, f"rel-{Iri(iri).slug}", relations.relations(self.essay, iri))
                )
        return [
            {"id": f"{name}-all", "who": who, "pairs": [self._tied(name, *pair) for pair in held.pairs()]}
            for who, name, held in groups
            if held
        ]

    def _tied(self, name: str, a: str, b: str, ties: list[Tie]) -> dict[str, object]:
        by: dict[str, list[Tie]] = defaultdict(list)
        for tie in {(t.situation, t.claim): t for t in ties}.values():
            by[tie.situation].append(tie)
        lines = [
            {
                "mark": MARKS[t.sign], "label": t.label, "who": self._who(s.claim for s in found), "id": t.situation,
                "note": _note(t),
            }
            for t, *_ in by.values() for found in [by[t.situation]]
        ]  # fmt: skip
        return {
            "id": _pair(a, b, name), "first": {"id": a, "label": self.names[a]},
            "second": {"id": b, "label": self.names[b]},
            "words": relations.words(relations.counts(ties)), "ties": lines,
        }  # fmt: skip

    @cached_property
    def actors(self) -> list[dict[str, object]]:
        """The cards of the actors."""
        return [self._actor(thing) for thing in self.essay.things("Actor").values()]

    def _actor(self, thing: Thing) -> dict[str, object]:
        drawn = relations.ego(self.essay, self.relations, thing.id, self.names) if self.relations else None
        return {
            **_fields(thing),
            "curie": Iri(thing.iri).curie,
            "many": self.essay.holder(thing.iri).many,
            "ego": {"wide": drawn[0], "high": drawn[1], "body": drawn[2]} if drawn else None,
            "called": self._called(thing.iri),
            "holds": self.of(self.essay.held.get(thing.iri, ())),
            "about": self.of(self.essay.mentions.get(thing.iri, ())),
        }

    # Places

    @cached_property
    def places(self) -> list[dict[str, object]]:
        """The places with the claims on them, those with the most claims first."""
        at: dict[str, list[Situation]] = defaultdict(list)
        for situation in self.essay.situations.values():
            for role, end in situation.roles:
                if role == "place" and situation.claims:
                    at[end].append(situation)
        rows = [
            {
                **_fields(thing), "events": at[thing.iri], "about": self.of(about), "count": count(len(about), "claim"),
                "point": self._point(thing.iri), "called": self._called(thing.iri),
            }
            for thing in self.essay.things("Place").values()
            for about in [self.essay.mentions.get(thing.iri, ())]
        ]  # fmt: skip
        return sorted(rows, key=lambda row: -len(row["about"]))  # type: ignore[arg-type]

    def _point(self, iri: str) -> str:
        if iri not in self.essay.points:
            return ""
        lat, long, _ = self.essay.points[iri]
        return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(long):.2f}° {'E' if long >= 0 else 'W'}"

    @cached_property
    def lands(self) -> list[Land]:
        """The maps of the towns, one for each part of the world that has any."""
        spoken = {row["iri"] for row in self.places}
        label = self.essay.material.label
        return land_maps(
            [
                Point(self.essay.id(iri), label(iri), lat, long)
                for iri, (lat, long, _) in sorted(self.essay.points.items())
                if iri in spoken
            ]
        )

    @cached_property
    def sources(self) -> list[str]:
        """The sources of the coordinates."""
        return sorted({source for *_, source in self.essay.points.values() if source})

    # Works and things

    @cached_property
    def works(self) -> list[dict[str, object]]:
        """The works cited, with the purposes of the citations."""
        label = self.essay.material.citation
        return [
            {
                **_fields(work),
                "line": _line(label(work.iri)),
                "called": self._called(work.iri),
                "page": self.essay.material.page(work.iri),
                "cited": self._cited(work.iri),
                "about": self.of(self.essay.mentions.get(work.iri, ())),
                "own": work.iri == self.essay.iri,
            }
            for work in self.essay.things("Work").values()
        ]

    def _cited(self, iri: str) -> list[dict[str, object]]:
        return [
            {
                "id": citation.id,
                "note": citation.note if citation.note in self.essay.passages else "",
                "intent": f"Cited as {citation.intent}" if citation.intent else "Cited",
                "claims": self.of(c for c in citation.claims if c in self.essay.claims),
                "passages": self._places(citation.passages),
            }
            for citation in self.essay.citations.get(iri, ())
        ]

    def _places(self, passages: Iterable[str]) -> list[dict[str, object]]:
        return [self.place(self.essay.passages[p]) for p in passages if p in self.essay.passages]

    def _called(self, iri: str) -> list[dict[str, object]]:
        """Return the names that the text uses for a thing, each with its passages."""
        uses = self.essay.name_uses.get(iri, ())
        return [{"id": use.id, "name": use.name, "passages": self._places(use.passages)} for use in uses]

    @cached_property
    def things(self) -> list[dict[str, object]]:
        """The things that the essay mentions."""
        return [
            {
                **_fields(thing), "about": self.of(about), "count": count(len(about), "claim"),
                "called": self._called(thing.iri),
            }
            for thing in self.essay.things("Thing").values()
            for about in [self.essay.mentions.get(thing.iri, ())]
        ]  # fmt: skip

    @cached_property
    def version(self) -> str:
        """The version of the document's graphs."""
        return ", ".join(self.essay.versions) or "unknown"

    @cached_property
    def cite(self) -> str:
        """The citation of the graph."""
        e = self.essay
        who = " and ".join(e.holder(a).label for a in e.authors)
        origin = ", ".join(filter(None, (who, e.publisher, date(e.issued) if e.issued else "")))
        return f"Diplograph, “{e.title}” as a graph of claims, version {self.version}" + (
            f", after {origin}." if origin else "."
        )


def _fields(thing: Thing) -> dict[str, object]:
    return {name: getattr(thing, name) for name in Thing.__dataclass_fields__}


def _note(tie: Tie) -> str:
    return ", ".join(filter(None, ("" if tie.sign else tie.valence, f"from {tie.begin[:4]}" if tie.begin else "")))


def _pair(a: str, b: str, name: str = "rel") -> str:
    return "-".join((name, *sorted((a.removeprefix("a-"), b.removeprefix("a-")))))


def _line(citation: str) -> str:
    return citation.rpartition(", http")[0] or citation
