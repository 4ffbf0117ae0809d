"""Sites as files: what is in them, what is never in them, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
import time
import urllib.request
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from essay import TEXT
from markupsafe import Markup
from paths import DOCS

import diplograph
from diplograph.cli import main
from diplograph.data.bundled import graphs
from diplograph.errors import DataError, NoStatements, UsageError
from diplograph.export.material import CLASSES
from diplograph.site.aligned import Alignment, Position, across
from diplograph.site.build import site
from diplograph.site.explore import exploring
from diplograph.site.grid import Voice
from diplograph.site.material import Essay
from diplograph.site.pages import asset, css
from diplograph.site.views import Views
from diplograph.text.normal import digest, normalise

HARBOUR = DOCS / "deep-harbour"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    (made,) = site(tmp_path_factory.mktemp("site") / "essay.html")
    return made.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> str:
    (made,) = site(tmp_path_factory.mktemp("site"), [HARBOUR])
    assert made.name == "index.html"
    return made.read_text(encoding="utf-8")


class _Tags(HTMLParser):
    """The elements of a page with their attributes, as a browser would take them apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("\u2019", "'"))


@pytest.mark.skipif(not TEXT.exists(), reason="the text of the essay is not at hand")
def test_no_eight_words_of_the_essay_stand_in_a_row(page: str) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        found = words(text)
        return set(zip(*(found[i:] for i in range(8)), strict=False))

    essay = runs(TEXT.read_text(encoding="utf-8"))
    names = runs(
        " | ".join(re.findall(r'"([^"]*)"', (graphs() / "authority" / "works.ttl").read_text(encoding="utf-8")))
    )
    # Piece by piece: a name that happens to stand before another is not a run of the essay's words.
    pieces = re.split(r'<[^>]*>|"', unescape(page))
    assert not set().union(*map(runs, pieces)) & essay - names


def test_the_page_loads_nothing(page: str) -> None:
    for tag, attributes in _Tags(page).found:
        assert not attributes.keys() & {"src", "srcset", "poster", "data"}, tag
        assert tag not in ("link", "iframe", "object", "img", "base"), attributes
        if tag == "script":
            assert attributes.get("type") in (None, "application/json", "application/ld+json")
    policy = next(a["content"] for _, a in _Tags(page).found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy and policy.startswith("default-src 'none';")
    assert not re.search(r"@import|url\((?!\"data:|#)", css())
    assert not re.search(r"\b(fetch|XMLHttpRequest|import|eval|localStorage|sessionStorage)\b\s*\(", asset("site.js"))


def test_every_individual_has_its_address(page: str, kg: diplograph.Library) -> None:
    found = [attributes["id"] for _, attributes in _Tags(page).found if "id" in attributes]
    assert len(found) == len(set(found))
    essay = Essay(kg)
    individuals = {iri for kind in CLASSES for iri in essay.material.of(kind)}
    assert len(individuals) > 1_900
    assert {iri for iri in individuals if essay.id(iri) not in set(found)} == set()
    assert {f"q-{query.name}" for query in kg.queries} <= set(found)


def test_a_situation_that_no_claim_is_about_says_within_what_it_is_and_who_says_that(page: str) -> None:
    row = re.search(r"<li class=\"?row nt\"? id=e-regime-change-in-pakistan>.*?(?=<li|</ul>)", page, re.S)
    assert row and "the cause in <a" in row[0]
    assert re.search(r"#k-regime-change-means-defiance>.*?Craig", row[0])


def test_relations_can_be_read_for_a_date(page: str, kg: diplograph.Library) -> None:
    """Each choice counts what the network of one of its years does; without a script, style alone chooses."""
    choices = dict(re.findall(r"<label for=(when-\d+)>(.*?)</label>", page))
    assert choices["when-1"] == "at any time" and "2018" in choices.values()
    for name, label in list(choices.items())[1:]:
        table = re.search(rf"<div class=when id=m-{name[5:]}>.*?</table>", page, re.S)
        network = kg.viewpoint("ted-craig").network(label[:4])
        assert table and f"{len({row.situation for row in network.rows})} relation" in table[0]
        assert f"#relations:has(#{name}:checked)" in page


def test_questions_are_whole_with_the_prefixes_above_them(page: str, kg: diplograph.Library) -> None:
    above = re.search(r"<pre id=prefixes>(.*?)</pre>", page, re.S)
    assert above
    prefixes = dict(re.findall(r"^PREFIX (\w+): (.*)$", unescape(above[1]), re.M))
    plain = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S)[1])  # type: ignore[index]
    for query in kg.queries:
        declared = dict(re.findall(r"^PREFIX (\w+): (.*)$", query.text, re.M))
        assert declared.items() <= prefixes.items()
        body = re.sub(r"^(#\+|PREFIX ).*\n", "", query.text, flags=re.M).strip()
        written = "\n".join(plain["lines"][line] for line in plain["questions"][query.name][2])
        assert written == body.replace("    ", "\t")


def test_its_data_are_json(page: str) -> None:
    plain = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S)[1])  # type: ignore[index]
    assert plain["passages"] and plain["questions"]["disagreements"][1]
    linked = json.loads(re.search(r'<script type="?application/ld\+json"?>(.*?)</script>', page, re.S)[1])  # type: ignore[index]
    assert linked["@type"] == "Dataset"
    assert linked["isBasedOn"]["headline"] in page
    thesis = linked["hasPart"][0]["text"]
    assert thesis.startswith("Craig "), "the thesis is attributed there, too"


def test_two_builds_are_one(harbour: str, tmp_path: Path) -> None:
    (again,) = site(tmp_path, [HARBOUR])
    assert again.read_text(encoding="utf-8") == harbour


def ratio(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_of_words_can_be_read_on_every_ground(theme: str) -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11; axe-core does not judge the text of pictures."""
    source = asset("dark.css") if theme == "dark" else asset("site.css").partition("@media")[0]
    tokens = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", source))
    for ink in ("ink", "soft", "link", "says", "denies", "grants", "open", "supposes", "declines", "doubts"):
        for ground in ("paper", "card", "wash"):
            assert ratio(tokens[ink], tokens[ground]) >= 4.5, (ink, ground)
    for line in ("edge", "focus"):
        for ground in ("paper", "card"):
            assert ratio(tokens[line], tokens[ground]) >= 3, (line, ground)


@pytest.fixture
def with_text(tmp_path: Path) -> tuple[Path, Path]:
    """A document whose text is at hand, with the digest of it; and the text."""
    folder = tmp_path / "deep-harbour"
    shutil.copytree(HARBOUR, folder)
    text = DOCS / "op-ed.txt"
    source = folder / "source.ttl"
    written = re.sub(r"n1:sha256:[0-9a-f]{64}", digest(normalise(text.read_text(encoding="utf-8"))), source.read_text())
    source.write_text(written, encoding="utf-8")
    return folder, text


def test_a_text_of_no_open_licence_is_refused(with_text: tuple[Path, Path], tmp_path: Path) -> None:
    folder, text = with_text
    source = folder / "source.ttl"
    source.write_text(re.sub(r"\n\s*dcterms:license [^;]*;", "", source.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(UsageError, match="private"):
        site(tmp_path / "page.html", [folder], text=text)
    (made,) = site(tmp_path / "page.html", [folder], text=text, private=True)
    page = made.read_text(encoding="utf-8")
    assert "noindex" in page and "Private copy" in page
    sentence = normalise(text.read_text(encoding="utf-8")).split(". ")[2]
    assert sentence in unescape(page)


def test_a_text_under_an_open_licence_stands_beside_its_claims(with_text: tuple[Path, Path], tmp_path: Path) -> None:
    folder, text = with_text
    source = folder / "source.ttl"
    licence = "dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/>"
    old = re.sub(r"\n\s*dcterms:license [^;]*;", "", source.read_text(encoding="utf-8"))
    source.write_text(old.replace("a dg:Work ;", f"a dg:Work ;\n    {licence} ;", 1), encoding="utf-8")
    (made,) = site(tmp_path / "page.html", [folder], text=text)
    page = made.read_text(encoding="utf-8")
    assert "noindex" not in page
    assert page.count("class=tx") == page.count('class="bar')


def test_another_text_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another text.", encoding="utf-8")
    with pytest.raises(DataError, match="not the text of"):
        site(tmp_path / "page.html", [HARBOUR], text=other, private=True)


def test_several_documents_do_not_go_into_a_page(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder"):
        site(tmp_path / "page.html", [HARBOUR, graphs()])


def test_what_has_no_claim_is_refused(tmp_path: Path) -> None:
    (tmp_path / "actors.ttl").write_bytes((graphs() / "authority" / "actors.ttl").read_bytes())
    with pytest.raises(NoStatements):
        site(tmp_path / "page.html", [tmp_path / "actors.ttl"])


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", str(tmp_path / "page.html"), "--data", str(HARBOUR)]) == 0
    assert "page.html" in capsys.readouterr().err
    assert main(["site", str(tmp_path / "page.html"), "--data", str(tmp_path / "nowhere")]) == 2


def test_explore_serves_and_writes_anew(tmp_path: Path) -> None:
    folder = tmp_path / "deep-harbour"
    shutil.copytree(HARBOUR, folder)
    with exploring([folder]) as explorer:
        assert explorer.url.startswith("http://127.0.0.1:")

        def served() -> str:
            with urllib.request.urlopen(explorer.url, timeout=20) as answer:
                return str(answer.read().decode("utf-8"))

        assert "The Price of a Deep Harbour" in served()
        assert explorer.refresh() is None
        source = folder / "source.ttl"
        time.sleep(0.01)
        source.write_text(
            source.read_text(encoding="utf-8").replace("The Price of a Deep Harbour", "A New Title"), encoding="utf-8"
        )
        assert explorer.refresh() == "rewritten; reload the page"
        assert "A New Title" in served()
        source.write_text("no turtle", encoding="utf-8")
        said = explorer.refresh()
        assert said and "source.ttl" in said
        assert "A New Title" in served(), "what was sound stays"


def test_points_that_are_aligned_stand_in_one_row_with_the_encoders_doubt(tmp_path: Path) -> None:
    estimates = [graphs() / "companions" / name for name in ("nie-52-55", "nie-52-56", "alignments")]
    site(tmp_path / "pages", estimates, jobs=1)
    page = unescape((tmp_path / "pages" / "who.html").read_text(encoding="utf-8"))
    rows = [row for row in re.findall(r"<tr>.*?</tr>", page, re.S) if "as the encoder reads them" in row]
    assert len(rows) > 10
    for row in rows:
        assert {"nie-52-55.html", "nie-52-56.html"} <= set(re.findall(r"href=(?:\")?([\w-]+\.html)#", row))
        assert re.search(r"as the encoder reads them, (?:quite|fairly|not) sure", row)


@pytest.mark.parametrize(
    ("kind", "first", "second", "group"),
    [
        ("same", "asserts", "denies", "They disagree"),
        ("same", "asserts", "concedes", "They agree"),
        ("contrary", "asserts", "asserts", "They disagree"),
        ("contrary", "asserts", "denies", "They agree"),
        ("updates", "asserts", "denies", "One document updates another"),
        ("broader", "denies", "asserts", "One says more than another"),
        ("same", "asserts", "leaves-open", "One takes a side, another takes none"),
    ],
)
def test_only_the_same_and_the_contrary_can_contradict(kind: str, first: str, second: str, group: str) -> None:
    voice = Voice("", "", Markup(""))
    held = {name: [Position(name, voice, stance, name, "", name)] for name, stance in (("a", first), ("b", second))}
    (point,) = across([Alignment("a", "b", kind, "high")], held)
    assert point.group == group
    assert list(across([Alignment("a", "c", kind, "high")], held)) == []


def test_what_outweighs_a_claim_or_says_the_opposite_speaks_against_it(tolls: Path) -> None:
    views = Views(Essay(diplograph.load(tolls)))
    card = {one.claim.id: one for one in views.cards}
    told = {name: [(one.claim.id, one.answer) for one in card[name].against] for name in card}
    assert told["c-012a"] == [("c-011a", "Outweighs it.")]  # which nobody says to attack it
    assert told["c-011a"] == [("c-012a", "Outweighed.")]
    assert told["c-006a"] == [("c-005b", "Outweighed."), ("c-008a", "Outweighs it.")]
    harbour = {one.claim.id: one for one in Views(Essay(diplograph.load(HARBOUR))).cards}
    (opposite,) = harbour["c-003"].against
    assert (opposite.claim.id, opposite.answer) == ("c-002", "Says the opposite.")
    assert "On the same point" not in dict(harbour["c-003"].lists)


def test_another_document_lists_what_it_names_alone(kg: diplograph.Library) -> None:
    """The shared actors and places that it does not name are not its own."""
    essay = Essay(diplograph.load(DOCS / "deep-harbour"))
    actors = {thing.label for thing in essay.things("Actor").values()}
    assert {"Port Amity Authority", "Nadia Farrow", "China", "Pakistan"} == actors
    assert {thing.label for thing in essay.things("Place").values()} == {"Port Amity"}
    assert len(Essay(kg).things("Actor")) == len(kg.actors_all())


def corpus(folder: Path, *names: str) -> Path:
    """Copies of one small document, in folders of these names."""
    for name in names:
        shutil.copytree(HARBOUR, folder / name)
    return folder


def test_pages_of_a_folder_have_the_rows_of_questions_if_asked_for(tmp_path: Path) -> None:
    data = corpus(tmp_path / "data", "one", "two")
    for rows in (False, True):
        out = tmp_path / f"rows-{rows}"
        site(out, [data], jobs=1, rows=rows)
        page, questions = ((out / f"{name}.html").read_text(encoding="utf-8") for name in ("one", "questions"))
        assert ("id=q-disagreements" in page) is rows
        assert ('"questions":' in page) is rows
        assert (f"diplograph query NAME --data {data / 'one'}" in unescape(page)) is not rows
        assert ("href=one.html#q-disagreements" in questions) is rows
        assert ("diplograph query disagreements --data FOLDER" in questions) is not rows
        assert "dg:stance" in questions


def test_documents_of_one_title_are_told_apart(tmp_path: Path) -> None:
    data = corpus(tmp_path / "data", "a/paper", "b/paper")
    files = site(tmp_path / "pages", [data], jobs=1)
    assert {"paper.html", "paper-2.html"} <= {file.name for file in files}
    index = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    assert "The Price of a Deep Harbour (paper)" in index and "The Price of a Deep Harbour (paper-2)" in index


def test_a_document_of_a_folder_without_a_claim_is_named(tmp_path: Path) -> None:
    data = corpus(tmp_path / "data", "one", "two")
    (data / "two" / "claims.ttl").write_text("@prefix dg: <https://w3id.org/diplograph/ns#> .\n", encoding="utf-8")
    with pytest.raises(NoStatements, match=r"two: no claim to show\. Leave the folder out"):
        site(tmp_path / "pages", [data], jobs=1)
    with pytest.raises(NoStatements):
        site(tmp_path / "page.html", [data / "two"])


def test_a_document_without_an_argument_says_so(tmp_path: Path) -> None:
    data = corpus(tmp_path / "data", "one")
    (data / "one" / "argument.ttl").unlink()
    (made,) = site(tmp_path / "page.html", [data / "one"])
    page = made.read_text(encoding="utf-8")
    assert "No claim of this document is argued for, so it has no thesis to show." in page
    assert "id=c-001" in page


def test_the_date_of_a_table_is_not_taken_for_that_of_the_pictures(page: str) -> None:
    assert "the pictures of the actors below show any time, too" in page
    assert page.count("With and against whom at any time, according to Craig") > 5
