"""The page in a real browser: it works alone, by keyboard, on a phone, in the dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import played
import pytest
from browser import Opened, browser, opened
from essay import TEXT
from paths import DOCS

import diplograph
from diplograph.data.atomic import write_files
from diplograph.drafts.review import Review
from diplograph.site.build import site
from diplograph.site.explore import exploring
from diplograph.site.views import VIEWS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PLACES = [*(name for name, _ in VIEWS), "c-037", "c-061", "c-275", "a-pakistan", "q-disagreements"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (made,) = site(tmp_path_factory.mktemp("site") / "essay.html")
    return made


@pytest.fixture(scope="module")
def page(chromium: Browser, path: Path) -> Iterator[Opened]:
    with opened(chromium, path) as one:
        yield one


def test_it_asks_for_nothing_and_no_script_fails(page: Opened) -> None:
    for place in PLACES:
        page.go(place)
    assert page.faults == []
    assert {url.partition("#")[0] for url in page.requests if not url.startswith(("data:", "about:"))} == {
        page.path.as_uri()
    }


def test_one_view_shows_at_a_time_and_the_title_says_which(page: Opened) -> None:
    for name, _ in VIEWS:
        page.go(name)
        shown = page.page.eval_on_selector_all(".view", "v => v.filter(x => x.offsetParent).map(x => x.id)")
        assert shown == [name]
    page.go("c-061")
    assert "61" in page.page.eval_on_selector(".card.on .eyebrow", "e => e.textContent")
    assert "Pakistan says" in page.page.title()


def test_an_unknown_place_opens_start(page: Opened) -> None:
    page.go("c-99999")
    assert page.page.is_visible("#start")


def test_every_link_within_the_page_leads_somewhere(page: Opened) -> None:
    page.go("start")
    page.page.evaluate("""() => document.querySelectorAll("details").forEach(d => { d.open = true; })""")
    page.page.wait_for_timeout(500)
    dead = page.page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute("href").slice(1))
        .filter(h => !document.getElementById(decodeURIComponent(h)))"""
    )
    assert dead == []
    ids = page.page.evaluate("() => [...document.querySelectorAll('[id]')].map(x => x.id)")
    assert len(ids) == len(set(ids))


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small document: what holds of its views holds of large ones, and axe is done with it sooner."""
    (made,) = site(tmp_path_factory.mktemp("second") / "second.html", [DOCS / "deep-harbour"])
    return made


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_rule_of_wcag_is_broken(chromium: Browser, second: Path, width: int, dark: bool) -> None:
    with opened(chromium, second, width=width, dark=dark) as one:
        for place in [*(name for name, _ in VIEWS), "a-nadia-farrow", "q-disagreements"]:
            one.go(place)
            if place == "start":
                one.page.fill("#find", "harbour")
            assert (place, one.axe()) == (place, [])


@pytest.mark.parametrize("place", ["start", "c-061", "who", "relations"])
def test_no_rule_of_wcag_is_broken_in_the_essay(page: Opened, place: str) -> None:
    page.go(place)
    assert page.axe() == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_scrolls_sideways_but_pictures(chromium: Browser, path: Path, width: int) -> None:
    with opened(chromium, path, width=width) as one:
        for place in PLACES:
            one.go(place)
            assert one.page.evaluate("document.documentElement.scrollWidth") <= width, place


def test_the_search_finds_claims_actors_and_questions_as_one_types(page: Opened) -> None:
    page.go("start")
    page.page.fill("#find", "")
    page.page.type("#find", "imran khan")
    assert page.page.inner_text("#hitl li >> nth=0").startswith("Imran Khan")
    page.page.fill("#find", "disagreements")
    page.page.click("#hitl a[href='#q-disagreements']")
    page.page.wait_for_selector("#q-disagreements .tb td")
    page.page.fill("#find", "zzzz")
    assert page.page.inner_text("#hitn") == "Nothing here has these words."


def test_claims_are_filtered_by_words_and_stance(page: Opened) -> None:
    page.go("claims")
    page.page.fill("#q", "kabul")
    page.page.select_option("#qs", "n")
    shown = page.page.eval_on_selector_all("#cl li", "l => l.filter(x => !x.hidden).map(x => x.textContent)")
    assert shown
    assert all("denies" in text or "deny" in text for text in shown)
    assert page.page.inner_text("#qn").startswith(f"{len(shown)} claim")


def test_the_whole_walk_by_keyboard(page: Opened) -> None:
    """From the top: skip link, search, a view, a claim in a list, its map, its premise; each place shows its focus."""
    page.page.goto(page.path.as_uri())
    page.page.wait_for_selector("html[data-ready]")
    keys, focused = page.page.keyboard, "() => document.activeElement"
    keys.press("Tab")
    assert page.page.evaluate(f"({focused})().className") == "skip"
    for _ in range(40):
        if page.page.evaluate(f"({focused})().getAttribute('href')") == "#claims":
            break
        keys.press("Tab")
        ring = page.page.evaluate(f"getComputedStyle(({focused})()).outlineStyle")
        assert ring != "none"
    keys.press("Enter")
    page.page.wait_for_selector("#claims.on #cl li")
    page.page.focus("#q")
    keys.type("276")
    keys.press("Tab")
    keys.press("Tab")
    if page.page.evaluate(f"({focused})().tagName") != "A":  # the list itself scrolls
        keys.press("Tab")
    keys.press("Enter")
    page.page.wait_for_url("**#c-*")
    assert page.page.evaluate(f"({focused})().className") == "card on"
    for _ in range(60):
        keys.press("Tab")
        if page.page.evaluate(f"!!({focused})().closest('svg')"):
            break
    before = page.page.evaluate("location.hash")
    keys.press("Enter")
    page.page.wait_for_selector(f"#claims .card.on:not({before})")


def test_a_sentence_opens_its_claims(page: Opened) -> None:
    page.go("read")
    page.page.click(".bar:not(.b0) >> nth=3")
    number = page.page.inner_text(".bar[aria-current] .nr").split()[-1]
    assert f"Sentence {number}" in page.page.inner_text("#panel")
    assert page.page.locator("#panel .cl").count() == int(
        page.page.eval_on_selector(".bar[aria-current] > span:last-child", "s => s.firstChild.textContent")
    )


@pytest.mark.skipif(not TEXT.exists(), reason="the text of the essay is not at hand")
def test_a_copy_is_compared_on_the_page(page: Opened, tmp_path: Path) -> None:
    page.go("read")
    page.page.set_input_files("#file", str(TEXT))
    page.page.wait_for_selector("#copyst:has-text('match your copy')", timeout=60_000)
    found, of = re.findall(r"\d+", page.page.inner_text("#copyst"))[:2]
    assert found == of
    changed = tmp_path / "copy.txt"
    text = TEXT.read_text(encoding="utf-8")
    changed.write_text("A line before it all.\r\n\r\n" + text.replace("Kabul", "KABUL", 1), encoding="utf-8")
    page.page.set_input_files("#file", str(changed))
    page.page.wait_for_selector(f"#copyst:has-text('{int(of) - 1} of {of} sentences')", timeout=60_000)
    assert page.page.locator(".tx.no").count() == 1
    other = tmp_path / "other.txt"
    other.write_text("Another text. It has nothing to do with this one.", encoding="utf-8")
    page.page.set_input_files("#file", str(other))
    page.page.wait_for_selector("#copyst:has-text('None')", timeout=60_000)
    assert page.page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_it_prints(page: Opened) -> None:
    page.go("c-276")
    paper = page.page.pdf()
    assert paper.startswith(b"%PDF") and len(paper) > 10_000
    page.page.emulate_media(media="print")
    assert not page.page.is_visible("nav.main")
    assert page.page.is_visible("#c-276")
    page.page.emulate_media(media="screen")


def test_a_question_shows_its_rows_and_saves_them(page: Opened) -> None:
    page.go("q-disagreements")
    page.page.wait_for_selector("#q-disagreements .tb td")
    with page.page.expect_download() as saved:
        page.page.click("#q-disagreements button")
    text = Path(saved.value.path()).read_bytes()
    assert text.startswith(b"proposition,stance,paraphrase,claim,holder")
    assert b"https://w3id.org/diplograph/scheme/stance/asserts" in text


ODD = "\u0645\u062d\u0645\u062f \u0639\u0644\u064a"
LONG = "A very long name " * 120


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second essay with a name from right to left, one that is markup, and one of 2,000 characters."""
    folder = tmp_path_factory.mktemp("odd") / "deep-harbour"
    folder.mkdir()
    for file in (DOCS / "deep-harbour").glob("*.ttl"):
        text = file.read_text(encoding="utf-8")
        if file.name == "actors.ttl":
            labels = re.findall(r'skos:prefLabel "([^"]*)"@en', text)
            for label, other in zip(labels, ("<script>alert(1)</script>", ODD, LONG.strip()), strict=False):
                text = text.replace(f'skos:prefLabel "{label}"', f'skos:prefLabel "{other}"')
        if file.name == "propositions.ttl":
            markup = "<img src=x onerror=alert(1)> & 'more'."
            text = re.sub(r'(\n +dg:paraphrase) "[^"]*"', rf'\1 "{markup}"', text, count=1)
            text = re.sub(r'(\n +dg:paraphrase) "(?!<img)[^"]*"', rf'\1 "{LONG.strip()}."', text, count=1)
        (folder / file.name).write_text(text, encoding="utf-8")
    (made,) = site(folder.parent / "odd.html", [folder])
    return made


@pytest.mark.parametrize("width", [360, 1280])
def test_odd_names_are_shown_as_text(chromium: Browser, odd: Path, width: int) -> None:
    with opened(chromium, odd, width=width) as one:
        for name, _ in VIEWS:
            one.go(name)
            assert one.page.evaluate("document.documentElement.scrollWidth") <= width, name
        one.go("claims")
        for card in one.page.eval_on_selector_all("#claims .card", "c => c.map(x => x.id)"):
            one.go(card)
        one.page.fill("#find", "script")
        assert one.faults == []
        assert one.page.locator("img").count() == 0
        everything = one.page.evaluate("document.body.textContent")
        assert "<script>alert(1)</script>" in everything
        assert ODD in everything
        assert "<img src=x onerror=alert(1)> & 'more'." in everything


def test_several_documents_share_a_folder(chromium: Browser, tmp_path: Path) -> None:
    from diplograph.data.bundled import graphs

    files = site(tmp_path / "pages", [DOCS / "deep-harbour", graphs()])
    assert {"index.html", "actors.html", "who.html", "questions.html", "deep-harbour.html"} <= {f.name for f in files}
    for file in files:
        text = file.read_text(encoding="utf-8")
        for target in re.findall(r'href="?((?!http)[^"#>\s]+\.html)', text):
            assert (file.parent / target).exists(), (file.name, target)
    for file in files:
        common = file.name in ("index.html", "actors.html", "who.html", "questions.html")
        for width in (360, 1280) if common else ():
            with opened(chromium, file, width=width, plain=True) as one:
                assert one.page.evaluate("document.documentElement.scrollWidth") <= width, file.name
                assert (file.name, one.axe("main")) == (file.name, [])
    page = tmp_path / "pages" / "deep-harbour.html"
    with opened(chromium, page) as one:
        one.go("claims")
        assert one.faults == []
        assert one.page.is_visible("#cl li")
        outside = [u for u in one.requests if not u.startswith((f"file://{tmp_path}", "about:", "data:"))]
        assert outside == []


def test_relations_are_chosen_by_date_with_and_without_a_script(chromium: Browser, page: Opened) -> None:
    page.go("relations")
    shown = "() => [...document.querySelectorAll('.when')].filter(m => m.offsetParent).map(m => m.id)"
    assert page.page.evaluate(shown) == ["m-1"]
    page.page.focus("#when-1")
    page.page.keyboard.press("ArrowRight")
    assert page.page.evaluate(shown) == ["m-2"]
    context = chromium.new_context(java_script_enabled=False, offline=True)
    bare = context.new_page()
    bare.goto(f"{page.path.as_uri()}#relations")
    bare.check("#when-3")
    assert [bare.is_visible(f"#m-{i}") for i in (1, 2, 3)] == [False, False, True]
    context.close()


def test_a_question_that_is_opened_is_whole(page: Opened, kg: diplograph.Library) -> None:
    page.go("q-disagreements")
    page.page.wait_for_selector("#q-disagreements .tb td")
    text = page.page.eval_on_selector("#q-disagreements pre", "e => e.textContent")
    assert len(kg.executor.select(text).rows) == len(kg.disagreements())


def test_the_address_of_a_step_opens_its_card(page: Opened) -> None:
    page.go("i-116")
    assert page.page.eval_on_selector(".card.on", "c => !!c.querySelector('#i-116')")


def test_the_page_is_small(page: Opened) -> None:
    import zlib

    data = page.path.read_bytes()
    assert len(data) < 1_420_000
    assert len(zlib.compress(data, 9)) < 250_000


def test_the_whole_text_is_parsed_before_the_script_that_runs(page: Opened) -> None:
    """Nothing holds up the first view: no script before it, none from elsewhere; lists and tables are made later."""
    text = page.path.read_text(encoding="utf-8")
    first, last = re.finditer(r"<script(?! type)[^>]*>(.*?)</script>", text, re.S)
    assert len(first[1]) < 100, "it only says that there are scripts, so that hidden views are not laid out"
    assert last.start() > text.index("</footer>")
    page.go("start")
    assert page.page.evaluate("document.querySelectorAll('#cl li, #hitl li, .tb').length") == 0, "made when needed"


def test_boxes_of_maps_are_named_for_those_who_do_not_see_them(page: Opened) -> None:
    page.go("c-276")
    named = page.page.eval_on_selector_all("#c-276-map .pic a", "l => l.map(a => a.ariaLabel || '')")
    assert named and all(re.search(r" (say|grant|den|leave|suppose|doubt|stop)", name) for name in named)


def test_without_a_script_the_maps_are_drawn_all_the_same(chromium: Browser, path: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, offline=True)
    bare = context.new_page()
    bare.goto(f"{path.as_uri()}#c-276")
    for css in ("#c-276-map svg", "#a-pakistan svg", "#start", "#who"):
        assert bare.is_visible(css), css
    assert bare.locator("#c-276-map svg use").first.bounding_box()
    context.close()


@pytest.mark.parametrize("key", [False, True], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_scholar_gets_from_start_to_why_kabul_matters_and_what_falls(
    chromium: Browser, path: Path, width: int, key: bool
) -> None:
    with opened(chromium, path, width=width) as one:
        page, keys = one.page, one.page.keyboard

        def follow(css: str) -> None:
            if not key:
                page.click(css)
                return
            for _ in range(40):
                keys.press("Tab")
                if page.evaluate("css => document.activeElement.matches(css)", css):
                    break
            keys.press("Enter")

        assert "Craig denies" in page.inner_text("#start h1"), "the thesis is what one sees first"
        page.fill("#find", "kabul")
        follow("#hitl a[href='#c-276']")
        page.wait_for_selector("#c-276.on")
        assert "separate grounds" in page.inner_text("#c-276 h3 >> nth=0")
        assert "Sentence 85" in page.inner_text("#c-276 .facts")
        page.fill("#find", "275")
        follow("#hitl a[href='#c-275']")
        page.wait_for_selector("#c-275.on")
        follow("#c-275 .facts a[href='#c-275-if']")
        page.wait_for_timeout(100)
        top = page.evaluate("document.getElementById('c-275-if').getBoundingClientRect().top")
        assert 0 <= top < 900


def test_what_is_printed_is_what_is_shown(page: Opened) -> None:
    page.go("data")
    page.page.emulate_media(media="print")
    assert page.page.is_visible("#q-disagreements > summary"), "a closed question is still named"
    page.go("read")
    page.page.emulate_media(media="print")
    assert page.page.eval_on_selector(".bar.b3 i", "i => getComputedStyle(i).printColorAdjust") == "exact"
    page.page.emulate_media(media="screen")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A document that a model drafted, and nobody has decided on."""
    folder = tmp_path / "strait-tolls"
    write_files(played.played(played.made(folder), played.Player()).files)
    return folder


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_rule_of_wcag_is_broken_in_a_review(chromium: Browser, draft: Path, width: int, dark: bool) -> None:
    with exploring([draft], review=Review(draft, "Jane Doe", played.TEXT.read_text(encoding="utf-8"))) as explorer:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        one = Opened(context.new_page(), draft)
        one.page.on("console", lambda said: one.faults.append(said.text) if said.type == "error" else None)
        one.page.goto(explorer.url + "review")
        one.page.evaluate("""() => document.querySelectorAll("details").forEach(d => { d.open = true; })""")
        assert one.page.locator("article").count() > 10
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width
        assert one.axe("main") == []
        one.page.click("article button[value=accept] >> nth=0")
        assert "is accepted" in one.page.inner_text("[role=status]")
        assert one.faults == []
        context.close()
