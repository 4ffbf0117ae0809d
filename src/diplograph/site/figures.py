"""Pictures to publish: the argument around a claim, when, who is with whom, who says what, what is recommended.

Each is drawn by the code that draws the site. A `Figure` is SVG; in a notebook it shows itself::

    from diplograph.site import figures
    figures.argument(diplograph.load(), "c-276").save("kabul.pdf")
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from diplograph._version import __version__
from diplograph.data.atomic import write_files
from diplograph.errors import BadValue, MissingPackage, UsageError
from diplograph.library import Library
from diplograph.site import relations, time
from diplograph.site.argmap import argument_map, claims_in
from diplograph.site.boxes import pills
from diplograph.site.material import Essay
from diplograph.site.pages import asset
from diplograph.site.svg import lines, n, symbols, width, wrap
from diplograph.site.views import Views
from diplograph.site.wording import STANCES, Said, date

WIDE: Final = 960.0
SMALL, LINE, MARGIN = 11.5, 15, 10
GRADIENTS: Final = (
    '<linearGradient id="fb"><stop class="gs" offset="0" stop-opacity="0"/><stop class="gs" offset=".3"/>'
    '<stop class="gs" offset=".7"/><stop class="gs" offset="1" stop-opacity="0"/></linearGradient>'
    '<linearGradient id="fi"><stop class="gs" offset="0" stop-opacity="0"/><stop class="gs" offset="1"/>'
    '</linearGradient><linearGradient id="fo"><stop class="gs" offset="0"/>'
    '<stop class="gs" offset="1" stop-opacity="0"/></linearGradient>'
)


class Form(StrEnum):
    """The formats in which a figure can be saved."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


@dataclass(frozen=True)
class Figure:
    """A picture with its caption and legend.

    Attributes:
        caption: the content, the viewpoint, the document and its version.
        wide: the width of the drawing, in pixels.
        high: its height.
        body: its SVG elements.
        stances: the slugs of the stances in it, for the legend.

    """

    caption: str
    wide: float
    high: float
    body: str
    stances: tuple[str, ...] = ()

    def to_svg(self) -> str:
        """Return the figure as a complete SVG document, with its own style, legend and caption."""
        wide = max(self.wide, 520.0)
        under = self.high + 24
        key, after = _legend(self.stances, wide, under)
        caption = wrap(self.caption, wide - 8, SMALL)
        total = after + LINE * len(caption) + 10
        sides = f"{n(wide + 2 * MARGIN)} {n(total + 2 * MARGIN)}"
        across, down = sides.split()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" width="{across}" height="{down}" '
            f'viewBox="-{MARGIN} -{MARGIN} {sides}" role="img" aria-label="{escape(self.caption)}">'
            f"<style>{_style()}</style><defs>{symbols()}{pills()}{GRADIENTS}</defs>"
            f'<rect class="paper" x="-{MARGIN}" y="-{MARGIN}" width="{across}" height="{down}"/>{self.body}{key}'
            f"{lines(caption, 4, after + 14, LINE, 'tr')}</svg>"
        )

    _repr_svg_ = to_svg

    def _repr_html_(self) -> str:
        """Return the figure for a notebook, in a box that scrolls if the figure is wide."""
        return f'<div style="overflow-x:auto">{self.to_svg()}</div>'

    def to_bytes(self, form: Form) -> bytes:
        """Return the figure as a file; PNG has twice the resolution of a screen.

        Raises:
            MissingPackage: CairoSVG, which PNG and PDF need, is not installed.
            UsageError: Cairo, a library below it, is not.

        """
        svg = self.to_svg()
        if form is Form.SVG:
            return svg.encode("utf-8")
        try:
            import cairosvg
        except ImportError:
            raise MissingPackage("cairosvg", "figures") from None
        except OSError:
            what = f"{form.value.upper()} needs the library Cairo, which is not installed"
            raise UsageError("figure", what, "Install it (libcairo2), or save the figure as .svg.") from None
        write = cairosvg.svg2png if form is Form.PNG else cairosvg.svg2pdf
        made: bytes = write(bytestring=svg.encode("utf-8"), scale=2 if form is Form.PNG else 1)
        return made

    def save(self, path: str | Path) -> Path:
        """Write the figure in the format of the file's ending: .svg, .png or .pdf.

        Raises:
            BadValue: the file has another ending.
            UsageError: see `to_bytes`; or the file cannot be written.

        """
        target = Path(path)
        try:
            form = Form(target.suffix.removeprefix(".").lower())
        except ValueError:
            raise BadValue(
                str(path), "is not a figure format", "Name a file that ends in .svg, .png or .pdf."
            ) from None
        write_files({target: self.to_bytes(form)})
        return target


@cache
def _style() -> str:
    """Return the style rules of the site's pictures with light colours inserted, since converters lack variables."""
    css = asset("site.css")
    tokens = dict(re.findall(r"--([\w-]+):([^;}]+)", css.partition("@media")[0]))
    rules = re.findall(r"/\* (?:pictures|marks) \*/(.*?)\n\n/\* ", css, re.S)
    text = re.sub(r"/\*.*?\*/", "", "".join(rules)) + ".paper{fill:#fff}"
    text = re.sub(r"[^{}]*(?::hover|:focus|ul\.)[^{}]*\{[^}]*\}", "", text)
    # A converter looks at the first face only, and widths are those of this one.
    tokens["sans"] = "'Liberation Sans',Arial,Helvetica,sans-serif"
    text = re.sub(r"var\(--([\w-]+)\)", lambda token: tokens[token[1]], text)
    return re.sub(r"\s*\n\s*", "", text)


def _legend(stances: Sequence[str], wide: float, y: float) -> tuple[str, float]:
    """Return the legend of the stances from ``y`` on, and its lower end."""
    out, x = [], 0.0
    for slug in stances:
        verb = STANCES[slug]
        text = f"{verb.one}: {verb.meaning}"
        step = 30 + len(text) * 5.7
        if x and x + step > wide:
            x, y = 0.0, y + 18
        out.append(
            f'<g transform="translate({n(x - 5)} {n(y - 4)})"><use class="s{verb.sign}" href="#g{verb.sign}"/></g>'
        )
        out.append(lines([text], x + 20, y + 13, LINE, "tr"))
        x += step
    return "".join(out), y + (22 if out else 0)


def _sign(said: Said, x: float, y: float) -> str:
    sign = said.verb.sign
    return f'<g transform="translate({n(x)} {n(y)})"><use class="s{sign}" href="#g{sign}"/></g>'


def _caption(essay: Essay, what: str, whose: str = "") -> str:
    who = " and ".join(essay.holder(a).label for a in essay.authors)
    parts = (who, f"“{essay.title}”", essay.publisher, date(essay.issued) if essay.issued else "")
    origin = ", ".join(filter(None, parts))
    version = ", ".join(essay.versions) or "unknown"
    according = f" According to {whose}." if whose else ""
    return f"{what}{according} Source: {origin}; graph of claims, version {version}, drawn by Diplograph {__version__}."


def _stances(claims: Iterable[Said]) -> tuple[str, ...]:
    found = {claim.stance for claim in claims}
    return tuple(slug for slug in STANCES if slug in found)


def argument(kg: Library, claim: str) -> Figure:
    """Return the map of the argument around a claim.

    Raises:
        UnknownEntity, BadValue: see `Library.claim`.
        UsageError: the claim has fewer than two steps.

    """
    essay = Essay(kg)
    name = essay.id(kg.identify("claim", claim))
    drawn = argument_map(essay, name)
    if drawn is None:
        what = "it has fewer than two steps, so there is no map to draw"
        raise UsageError(name, what, f"`diplograph why {name}` and `diplograph against {name}` show them.")
    one = essay.claims[name]
    caption = _caption(essay, f"The argument around claim {one.number}: {one.text}", "the holder named in each box")
    return Figure(caption, drawn.wide, drawn.high, drawn.body, _stances(claims_in(drawn)))


def timeline(kg: Library) -> Figure:
    """Return the dated situations of the document, as bars that are as vague as their dates."""
    essay = Essay(kg)
    found = time.times(essay)
    left, right = 560.0, WIDE - 16

    def put(place: float) -> str:
        return f"{left + place * (right - left):.1f}"

    out, y = [], 28.0
    last = -1.0
    for place, year in found.scale.ticks():
        if place - last > 0.08:
            out.append(lines([year], float(put(place)), 14, LINE, "tn"))
            last = place
    for place in found.scale.breaks():
        out.append(f'<path class="brk" transform="translate({put(place)} 11)" d="M-4 5l3 -10m2 10l3 -10"/>')
    top = y
    rows = []
    for one in found.dated:
        said = essay.claims[one.situation.claims[0]]
        lead = said.lead + (f" ({said.hedge.text})" if said.hedge else "")
        who = wrap(lead + (f" ({said.reported})" if said.reports else ""), 175, SMALL)
        label = wrap(one.situation.label, 230, 12.5)
        when = wrap(date(one.situation.when), 100, SMALL)
        high = LINE * max(len(label), len(who), len(when)) + 9
        rows.append(f'<path class="tick" d="M0 {n(y)}H{n(WIDE)}"/>')
        rows.append(lines(label, 2, y + 15, LINE))
        rows.append(lines(when, 245, y + 15, LINE, "tr"))
        rows.append(_sign(said, 354, y - 2))
        rows.append(lines(who, 379, y + 15, LINE, "tr"))
        rows.append(f'<g transform="translate(0 {n(y)})">{time.bar(one, found.scale, put, 11)}</g>')
        y += high
    grid = "".join(f'<path class="tick" d="M{put(place)} {n(top)}V{n(y)}"/>' for place, _ in found.scale.ticks())
    spoken = [essay.claims[one.situation.claims[0]] for one in found.dated]
    what = (
        "What is dated. A bar fades where its start or end is not known; dashed boxes are only denied, dotted ones "
        f"only supposed, proposed or left open. {len(found.held)} more were so at the "
        f"time or up to a date, {len(found.worded)} are placed in words, {len(found.undated)} "
        "not at all."
    )
    caption = _caption(essay, what, "the holder named in the row")
    return Figure(caption, WIDE, y, grid + "".join(out) + "".join(rows), _stances(spoken))


def network(kg: Library, actor: str | None = None, holder: str | None = None) -> Figure:
    """Return who is with and against whom: a signed matrix, or the picture around one actor.

    Args:
        kg: the graph.
        actor: draw the picture around this actor.
        holder: the viewpoint; by default the authors of the document.

    Raises:
        UsageError: the viewpoint asserts no relation, or none of the actor.
        Other errors: see `Library.actor`.

    """
    essay = Essay(kg)
    views = Views(essay)
    whose = kg.identify("actor", holder) if holder else None
    held = relations.relations(essay, whose)
    name = essay.holder(whose).name if whose else views.author
    if held is None:
        raise UsageError(name, "asserts no relation between actors", "`diplograph query relations_all` lists them.")
    if actor is None:
        return _matrix(essay, views, held, name)
    one = essay.id(kg.identify("actor", actor))
    drawn = relations.ego(essay, held, one, views.names)
    if drawn is None:
        raise UsageError(actor, f"no relation with a sign according to {name}", "Draw the matrix without --actor.")
    what = (
        f"With (right, solid) and against (left, dashed) {views.names[one]}; both lines: some of either. "
        "The numbers count relations of working together (+), of conflict (−) and of neither (·)."
    )
    return Figure(_caption(essay, what, name), *drawn)


def _matrix(essay: Essay, views: Views, held: relations.Relations, whose: str) -> Figure:
    actors = held.actors[:12]
    first, high = 190.0, 30.0
    cell = max(64.0, 8 + max(width(word, 11) for a in actors for word in views.names[a].split()))
    heads = [wrap(views.names[a], cell - 6, 11) for a in actors]
    top = 12.0 * max(map(len, heads)) + 8
    out = [lines(h, first + cell * i + 3, top - 12 * len(h) + 6, 12, "tn") for i, h in enumerate(heads)]
    for row, a in enumerate(actors):
        y = top + high * row
        label = wrap(views.names[a], first - 10, SMALL)
        out.append(lines(label[:2], first - 8, y + (19 if len(label) < 2 else 13), 13, "tr e"))
        for column, b in enumerate(actors):
            x = first + cell * column
            found = relations.counts(held.between(a, b))
            css = "same" if a == b else f"c{'w' * bool(found[0])}{'v' * bool(found[1])}"
            out.append(f'<rect class="{css}" x="{n(x)}" y="{n(y)}" width="{n(cell)}" height="{n(high)}"/>')
            if found[1]:
                out.append(f'<path class="ht" d="{_hatch(x, y, cell, high)}"/>')
            if words := relations.words(found):
                room = width(words, 12, bold=True) + 4
                out.append(
                    f'<rect class="hb" x="{n(x + (cell - room) / 2)}" y="{n(y + 7)}" width="{n(room)}" height="16"/>'
                )
                out.append(lines([words], x + cell / 2, y + 19, 12, "tp m"))
    what = (
        f"Relations from the actor of the row to that of the column: + with (tinted), − against (hatched), · neither. "
        f"The {len(actors)} actors with most relations, of {len(held.actors)}."
    )
    wide = first + cell * len(actors) + 2
    return Figure(_caption(essay, what, whose), wide, top + high * len(actors) + 2, "".join(out))


def _hatch(x: float, y: float, wide: float, high: float) -> str:
    """Return the strokes of a hatched cell, from its lower left to its upper right."""
    steps = range(8, int(wide + high), 8)
    ends = ((max(0.0, s - high), min(high, float(s)), min(wide, float(s)), max(0.0, s - wide)) for s in steps)
    return "".join(f"M{n(x + a)} {n(y + b)}L{n(x + c)} {n(y + d)}" for a, b, c, d in ends)


def matrix(kg: Library) -> Figure:
    """Return who says what: the points on which two or more speak, disagreements first, by holder."""
    essay = Essay(kg)
    views = Views(essay)
    heads = ("Point at issue", "Say so", "Deny or doubt it", "Take no side")
    out = [lines([head], 346 + 212 * (i - 1) if i else 2, 14, LINE, "th0") for i, head in enumerate(heads)]
    spoken, y = [], 30.0
    for group, points in views.points:
        out.append(lines([group], 2, y + 14, LINE, "th0"))
        y += 24
        for point in points:
            sides: list[list[Said]] = point["sides"]  # type: ignore[assignment]
            label = wrap(str(point["paraphrase"]), 300, 12.5)
            used = max([LINE * len(label)] + [_column(out, 330 + 212 * i, y, side) for i, side in enumerate(sides)])
            out.append(lines(label, 2, y + 14, LINE))
            spoken += [claim for side in sides for claim in side]
            y += used + 10
            out.append(f'<path class="tick" d="M0 {n(y - 3)}H{n(WIDE)}"/>')
        y += 10
    what = "Points on which two or more speak: who says so, who denies or doubts it, and who takes no side."
    return Figure(_caption(essay, what, "the holders named"), WIDE, y, "".join(out), _stances(spoken))


def _column(out: list[str], x: float, y: float, claims: list[Said]) -> float:
    used = 0.0
    for claim in claims:
        reports = f" ({claim.reported})" if claim.reports else ""
        text = wrap(claim.lead + (f", {claim.hedge.text}" if claim.hedge else "") + reports, 180, SMALL)
        out.append(_sign(claim, x - 9, y + used - 3))
        out.append(lines(text, x + 16, y + used + 14, 14, "tr"))
        used += 14 * len(text) + 4
    return used


def recommendations(kg: Library) -> Figure:
    """Return the recommendations of the authors, each with the weakest hedge in the argument for it."""
    essay = Essay(kg)
    views = Views(essay)
    out, spoken, y = [], [], 4.0
    for name in essay.recommendations:
        claim = essay.claims[name]
        link = views.weakest(name)
        if link is None:
            weak = "no reason is given"
        elif link.bearer is None or link.bearer.hedge is None:
            weak = f"no hedge on the way: {link.words}"
        else:
            weak = f"weakest link: {link.bearer.hedge.text} in claim {link.bearer.number}, {link.words}"
        text = wrap(claim.text, 540, 12.5)
        note = wrap(weak, 330, SMALL)
        out.append(_sign(claim, -7, y - 2))
        out.append(lines(text, 20, y + 15, LINE))
        out.append(lines(note, 600, y + 15, 14, "tr"))
        y += LINE * max(len(text), len(note)) + 10
        out.append(f'<path class="tick" d="M0 {n(y - 3)}H{n(WIDE)}"/>')
        spoken.append(claim)
    what = "What is recommended and advised against, with the weakest hedge on the way to it."
    return Figure(_caption(essay, what, views.author), WIDE, y, "".join(out), _stances(spoken))
