"""Figures stand alone: caption, legend, version, and nothing over anything else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

import diplograph
from diplograph.cli import main
from diplograph.errors import BadValue, UsageError
from diplograph.site import figures
from diplograph.site.argmap import argument_map, claims_in
from diplograph.site.figures import Figure
from diplograph.site.material import Essay
from diplograph.site.relations import ego, relations
from diplograph.site.svg import width
from diplograph.site.views import Views

DRAWN: dict[str, Callable[[diplograph.Library], Figure]] = {
    "argument": lambda kg: figures.argument(kg, "c-276"),
    "timeline": figures.timeline,
    "network": figures.network,
    "actor": lambda kg: figures.network(kg, actor="pakistan"),
    "matrix": figures.matrix,
    "recommendations": figures.recommendations,
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", DRAWN)
def test_every_mark_of_a_figure_has_its_style(kg: diplograph.Library, name: str) -> None:
    """Without one a box is black, and a line is not there."""
    svg = DRAWN[name](kg).to_svg()
    style, _, body = svg.partition("</style>")
    styled = set(re.findall(r"\.([a-z]\w*)", style))
    used = {css for names in re.findall(r'<(?:rect|path)[^>]* class="([^"]+)"', body) for css in names.split()}
    assert used and used <= styled
    boxes = re.findall(r"\.bx\{([^}]*)\}", style)
    assert any("fill:#" in rules for rules in boxes)


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_says_according_to_whom_and_from_which_version(kg: diplograph.Library, name: str) -> None:
    figure = DRAWN[name](kg)
    svg = figure.to_svg()
    root = ET.fromstring(svg)
    text = " ".join("".join(root.itertext()).split())
    assert "According to" in figure.caption
    assert f"version {', '.join(Essay(kg).versions)}" in figure.caption
    for word in figure.caption.split()[-6:]:
        assert word in text
    assert "var(" not in svg
    assert svg == DRAWN[name](kg).to_svg()
    assert figure._repr_svg_() == svg and svg in figure._repr_html_()


@pytest.mark.parametrize("name", DRAWN)
def test_whatever_a_figure_uses_is_in_it(kg: diplograph.Library, name: str) -> None:
    root = ET.fromstring(DRAWN[name](kg).to_svg())
    ids = {element.get("id") for element in root.iter()}
    used = {element.get("href", "").removeprefix("#") for element in root.iter(f"{SVG}use")}
    assert used <= ids


def boxes(body: str) -> list[tuple[float, float, float, float]]:
    outer = r'<rect class="bx[^"]*"(?: x="0" y="0")? width="([\d.]+)" height="([\d.]+)"'
    found = re.findall(rf'<g class="b" transform="translate\(([\d.]+) ([\d.]+)\)">{outer}', body)
    return [(x, y, x + w, y + h) for x, y, w, h in (map(float, numbers) for numbers in found)]


def test_no_box_of_any_map_covers_another(kg: diplograph.Library) -> None:
    essay = Essay(kg)
    drawn = [found for claim in essay.claims if (found := argument_map(essay, claim))]
    assert drawn
    for one in drawn:
        placed = boxes(one.body)
        assert len(placed) == len(list(claims_in(one)))
        for i, a in enumerate(placed):
            assert a[2] <= one.wide and a[3] <= one.high
            for b in placed[i + 1 :]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_maps_of_one_page_share_their_boxes(kg: diplograph.Library) -> None:
    """A shared box is the one that a figure draws, and every use of one is of a box that is there."""
    essay = Essay(kg)
    shared: dict[str, str] = {}
    for claim in essay.claims:
        own, drawn = argument_map(essay, claim), argument_map(essay, claim, shared)
        if own and drawn:
            assert (own.wide, own.high) == (drawn.wide, drawn.high)
            used = re.findall(r'href="#(bw?-[^"]+)"', drawn.body)
            assert len(used) == len(boxes(own.body))
            for name in used:
                assert re.sub(r'(class="bx[^"]*?) o"', r'\1"', shared[name]) in re.sub(r" me\b", "", own.body)
    assert len(shared) < len(essay.claims)


def test_no_name_in_the_picture_of_an_actor_covers_its_counts(kg: diplograph.Library) -> None:
    essay = Essay(kg)
    held, names = relations(essay), Views(essay).names
    assert held
    seen = 0
    for actor in held.actors:
        drawn = ego(essay, held, actor, names)
        texts = re.findall(
            r'<text x="([\d.]+)" y="([\d.]+)">([^<]*)(.*?)</text><text class="tp e" x="([\d.]+)" [^>]*>([^<]*)<',
            drawn[2] if drawn else "",
        )
        seen += len(texts)
        for x, _, first, more, end, note in texts:
            lines = [first, *re.findall(r">([^<]+)</tspan>", more)]
            assert float(x) + max(width(line, 12.5) for line in lines) <= float(end) - width(note, 12, bold=True)
    assert seen > len(held.actors)


def test_a_denial_is_worded_in_its_box(kg: diplograph.Library) -> None:
    essay = Essay(kg)
    for claim in essay.claims:
        drawn = argument_map(essay, claim)
        if drawn:
            shown = re.findall(r'<text class="th s(\w)"[^>]*>(.*?)</text>', drawn.body)
            assert shown
            for sign, words in shown:
                text = " ".join(re.sub("<[^>]*>", " ", words).split())
                assert (sign == "n") == text.removesuffix(" on a condition").endswith((" denies", " deny"))


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_figure_is_saved_as_its_ending_says(
    kg: diplograph.Library, tmp_path: Path, ending: str, start: bytes
) -> None:
    if ending != "svg":
        pytest.importorskip("cairosvg")
    assert figures.network(kg).save(tmp_path / f"figure.{ending}").read_bytes().startswith(start)


def test_an_unknown_ending_is_refused(kg: diplograph.Library, tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="svg"):
        figures.network(kg).save(tmp_path / "figure.jpeg")


def test_what_cannot_be_drawn_is_said(kg: diplograph.Library) -> None:
    essay = Essay(kg)
    alone = next(claim for claim in essay.claims if argument_map(essay, claim) is None)
    with pytest.raises(UsageError, match="no map"):
        figures.argument(kg, alone)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["matrix"], 0),
        (["network", "--actor", "pakistan"], 0),
        (["argument"], 2),
        (["timeline", "c-276"], 2),
        (["matrix", "--actor", "pakistan"], 2),
    ],
)
def test_the_command(args: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", *args]) == code
    out = capsys.readouterr()
    assert out.out.startswith("<svg") if code == 0 else out.err.startswith("error:")
