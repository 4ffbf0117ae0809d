"""The content of each view of a page, prepared for the templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from diplograph.site.material import Essay
from diplograph.site.questions import Asked
from diplograph.site.views.claims import ClaimViews
from diplograph.site.views.who import WhoViews
from diplograph.site.views.world import WorldViews

VIEWS: Final = (
    ("start", "Start"),
    ("read", "Read"),
    ("claims", "Claims"),
    ("who", "Who says what"),
    ("time", "Time"),
    ("relations", "Actors"),
    ("places", "Places"),
    ("data", "Data"),
)
HEDGES: Final = (
    ("lik", "weak", "possible", "square: how likely the thing is"),
    ("lik", "mid", "likely", "the word of the scale, then the essay’s own"),
    ("conf", "weak", "low confidence", "round: how sure the speaker is"),
    ("conf", "mid", "moderate confidence", "surer, but not said outright"),
)


class Views(ClaimViews, WhoViews, WorldViews):
    """The views of one document; see `diplograph.site.views.base.Base`."""

    def __init__(self, essay: Essay, data: str = "") -> None:
        super().__init__(essay, data)
        self.views, self.hedges = VIEWS, HEDGES
        self.questions: Iterable[tuple[str, list[Asked]]] = ()
        self.prefixes: list[str] = []
        self.files: list[tuple[str, str]] = []
