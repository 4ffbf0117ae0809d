"""The view Who says what: the points on which two or more speak, and the holders of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from diplograph.site import html
from diplograph.site.grid import AGAINST, GROUPS, SAYS, Grid, Point, Voice, agreement, grid
from diplograph.site.records import Claim
from diplograph.site.views.base import Base
from diplograph.site.wording import count
from diplograph.terms import Iri


class WhoViews(Base):
    """The view of who says what."""

    @cached_property
    def points(self) -> list[tuple[str, list[dict[str, object]]]]:
        """The propositions on which two or more speak, disagreements first."""
        groups: dict[str, list[dict[str, object]]] = {name: [] for name in GROUPS}
        for found in self._shared_points:
            groups[_agreement(found)].append({"paraphrase": found[0].paraphrase, "sides": _sides(found)})
        return [(name, points) for name, points in groups.items() if points]

    @cached_property
    def _shared_points(self) -> list[list[Claim]]:
        """The claims on each proposition on which two or more speak, the authors' first."""
        first = {a: i for i, a in enumerate(self.essay.authors)}
        points = (
            sorted(self.of(claims), key=lambda c: (first.get(Iri(c.holder.iri), len(first)), c.id))
            for claims in self.essay.about.values()
        )
        return [found for found in points if len({c.holder.iri for c in found}) > 1]

    def at_issue(self, link: str = "#", title: str = "") -> Iterator[Point]:
        """Yield these points for a table by holder; ``link`` and ``title`` refer to this page from another one."""
        for found in self._shared_points:
            voices = tuple(Voice(c.holder.iri, c.holder.label, html.brief(c, link)) for c in found)
            yield Point(_agreement(found), found[0].paraphrase, voices, f"{link}{found[0].id}", title)

    @cached_property
    def by_holder(self) -> Grid:
        """The points on which two or more speak, by holder."""
        return grid(self.at_issue(), self.essay.authors)

    @cached_property
    def holders(self) -> list[dict[str, object]]:
        """The holders of claims, those with the most claims first."""
        held = sorted(self.essay.held.items(), key=lambda item: (-len(item[1]), item[0]))
        return [
            {"id": self.essay.id(iri), "label": self.essay.holder(iri).label, "count": count(len(claims), "claim")}
            for iri, claims in held
        ]


def _sides(claims: list[Claim]) -> list[list[Claim]]:
    """Return three groups of holders: those who say so, those who deny or doubt it, and those who take no side."""
    return [
        [c for c in claims if c.stance in SAYS],
        [c for c in claims if c.stance in AGAINST],
        [c for c in claims if c.stance not in SAYS | AGAINST],
    ]


def _agreement(claims: Iterable[Claim]) -> str:
    return agreement({claim.stance for claim in claims})
