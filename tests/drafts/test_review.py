"""Decisions on a draft: recorded at once, by whom and when; and what is undecided counts as nobody's reading."""

from __future__ import annotations

import io
import json
import re
import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import played
import pytest
from played import MODEL, TEXT, Player, made

import diplograph
from diplograph.agreement.report import agreement
from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.data.atomic import write_files
from diplograph.drafts.review import Review
from diplograph.drafts.statements import Statement
from diplograph.errors import BadValue, DataError
from diplograph.site.explore import exploring

pytestmark = pytest.mark.slow  # each reviews a draft that is made first

WORDS = TEXT.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafted") / "strait-tolls"
    done = played.played(made(folder), Player())
    write_files(done.files)
    main(["derive", str(folder)])
    return folder


@pytest.fixture
def folder(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted, tmp_path / "strait-tolls"))


@pytest.fixture
def review(folder: Path) -> Review:
    return Review(folder, "Jane Doe", WORDS)


def named(review: Review, name: str) -> Statement:
    return next(one for one in review.statements() if one.name == name)


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


# What there is to decide on


def test_everything_drafted_is_a_statement_once(review: Review) -> None:
    statements = review.statements()
    things = [iri for one in statements for iri in one.things]
    assert len(things) == len(set(things)) == len(diplograph.load(review.folder).undecided_drafts())
    assert {one.model for one in statements} == {MODEL}
    assert {one.table for one in statements} >= {"claims", "steps", "entities", "names", "concepts", "citations"}


def test_a_statement_shows_its_sentence_and_attribution(review: Review) -> None:
    one = named(review, "c-005b")
    assert one.sentences == ("5",) and "Kystbladet" in review.sentences["5"]
    assert one.words[0].startswith(
        "c-005b: danish-transport-ministry asserts (moderate confidence, “believes”; reported"
    )
    assert one.cells["situation"] == "hiding = exploits: Swedish shippers, re pilot service"
    assert "strait-tolls-hiding" in {iri.rpartition("/")[2] for iri in one.things}
    step = named(review, "i-008a-1")
    assert [words.partition(":")[0] for words in step.words] == ["c-009a", "c-009b", "c-008a"]


# Decisions


def test_accepting_is_recorded_with_name_and_time(review: Review) -> None:
    one = named(review, "c-009a")
    review.accept(one)
    kg = diplograph.load(review.folder)
    rows = [row for row in kg.drafts_decided() if row.thing.slug == "c-009a"]
    assert [(row.verdict.slug, row.encoder, row.model) for row in rows] == [("accepted", "Jane Doe", MODEL)]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", rows[0].when)
    assert not set(one.things) & {row.thing for row in kg.undecided_drafts()}
    assert check([review.folder]).conforms
    assert one.name not in {each.name for each in review.statements()}


def test_editing_goes_through_the_rows(review: Review) -> None:
    faults, found = review.edit(named(review, "c-011a"), {"cue": "hard to see", "hedge": "low"})
    assert (faults, found) == ([], [])
    kg = diplograph.load(review.folder)
    (row,) = kg.claim_positions(claim="c-011a")
    assert (row.cue, row.confidence.slug if row.confidence else "") == ("hard to see", "low")
    assert {r.verdict.slug for r in kg.drafts_decided() if r.thing.slug == "c-011a"} == {"edited"}


def test_an_edit_that_cannot_be_read_changes_nothing(review: Review) -> None:
    before = {path: path.read_bytes() for path in review.folder.iterdir()}
    faults, _ = review.edit(named(review, "c-011a"), {"who": "Nobody Known"})
    assert "there is no actor" in str(faults[0])
    with pytest.raises(DataError, match="own words"):
        review.edit(named(review, "c-011a"), {"says": WORDS.split("\n\n")[2]})
    assert before == {path: path.read_bytes() for path in review.folder.iterdir()}


def test_rejecting_takes_along_what_rests_on_it_and_nothing_else(review: Review) -> None:
    one = named(review, "c-009a")
    assert review.falls_with(one) == ["i-008a-1"]
    assert review.reject(one) == ["i-008a-1"]
    review.settle()
    kg = diplograph.load(review.folder)
    claims = {row.claim.slug for row in kg.claim_positions()}
    assert "c-009a" not in claims and {"c-009b", "c-008a"} <= claims
    assert 'dg:rejectedName "c-009a"' in (review.folder / "drafting.ttl").read_text(encoding="utf-8")
    report = check([review.folder])
    assert report.conforms, report.to_text()


def test_rejecting_what_another_claim_shares_leaves_that_one_whole(review: Review) -> None:
    review.reject(named(review, "c-005b"))
    kg = diplograph.load(review.folder)
    assert [row.paraphrase for row in kg.claim_positions(claim="c-006a")] == [
        "Swedish shippers conceal a third of their passages."
    ]


def test_a_silence_can_be_rejected(review: Review) -> None:
    review.reject(named(review, "s-001"))
    assert [row.passage.slug for row in diplograph.load(review.folder).unaccounted_passages()] == ["s-001"]


def test_somebody_decides(folder: Path) -> None:
    with pytest.raises(BadValue, match="--by"):
        Review(folder, "  ")


# In the terminal


def test_decisions_in_the_terminal_are_resumed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["review", str(folder), str(TEXT), "--by", "Jane Doe"]
    typed(monkeypatch, "a", "what?", "s", "q")
    assert main(call) == 1
    first = capsys.readouterr().out
    assert "1 accepted, 1 skipped" in first
    typed(monkeypatch, "q")
    assert main(call) == 1
    again = capsys.readouterr().out
    assert "nothing decided" in again and "strait-passages (concepts" not in again


def test_what_is_decided_before_an_interruption_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        lines = ["a\n", "a\n", "a\n"]  # noqa: RUF012

        def readline(self) -> str:
            if not self.lines:
                raise KeyboardInterrupt
            return self.lines.pop()

    before = len(Review(folder, "x").statements())
    monkeypatch.setattr("sys.stdin", Interrupted())
    assert main(["review", str(folder), "--by", "Jane Doe"]) == 130
    assert len(Review(folder, "x").statements()) == before - 3
    assert check([folder]).conforms


def test_edit_and_reject_in_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    order = [one.name for one in Review(folder, "x").statements()]
    until = order.index("c-003a")
    edit = ["e", "no such: x", "says: Two neighbours signed a pact on fees in June 2019.", ""]
    typed(monkeypatch, *["s"] * until, *edit, "r", "n", "s", "q")
    main(["review", str(folder), str(TEXT), "--by", "Jane Doe"])
    out = capsys.readouterr().out
    assert "[3] In June 2019" in out and "write a column" in out and "1 edited" in out
    kg = diplograph.load(folder)
    assert [row.paraphrase for row in kg.claim_positions(claim="c-003a")] == [
        "Two neighbours signed a pact on fees in June 2019."
    ]


def test_the_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(folder), "--list"]) == 1
    assert "statements are undecided" in capsys.readouterr().out.splitlines()[-1]


# Nobody's reading


def test_agreement_refuses_what_is_undecided(folder: Path) -> None:
    kg = diplograph.load(folder)
    with pytest.raises(DataError, match=r"\d+ undecided drafts of a model"):
        agreement(kg, kg)


def test_agreement_says_what_was_drafted(folder: Path) -> None:
    review = Review(folder, "Jane Doe")
    for one in review.statements():
        review.accept(one)
    found = agreement(diplograph.load(folder), diplograph.load(folder))
    assert found.drafted == (33, 33)
    assert "not blind: a model drafted 33 claims of the first encoding" in found.to_text()
    assert json.loads(found.to_json())["drafted"] == [33, 33]
    review.settle()
    assert not check([folder], strict=True).findings


def test_a_release_with_undecided_drafts_is_not_sound(folder: Path) -> None:
    catalogue = folder / "catalog.ttl"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("0.1.0-draft", "0.1.0"), encoding="utf-8")
    report = check([folder])
    assert {f.rule for f in report.findings if f.severity == "violation"} == {"undecided-draft"}


@pytest.mark.parametrize(
    "shown",
    [
        lambda kg: str(kg.claim("c-005b")),
        lambda kg: kg.find("conceal")[0].position.text(),
        lambda kg: str(kg.actor("danish-transport-ministry")),
        lambda kg: kg.export("argdown").files["argument.argdown"].decode(),
        lambda kg: kg.export("prov").files["provenance.ttl"].decode(),
        lambda kg: str(kg.viewpoint("marta-oyelaran").what_if(reject=["c-010a"]).to_text()),
    ],
    ids=["card", "find", "actor", "argdown", "prov", "what-if"],
)
def test_views_mark_an_undecided_draft(folder: Path, shown: Callable[[diplograph.Library], str]) -> None:
    assert f"undecided draft by {MODEL}" in shown(diplograph.load(folder))


def test_pages_mark_an_undecided_draft(folder: Path, tmp_path: Path) -> None:
    assert main(["site", str(tmp_path / "page.html"), "--data", str(folder)]) == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count(f"Undecided draft by {MODEL}") > 30


def test_a_decided_claim_is_no_longer_marked(review: Review) -> None:
    review.accept(named(review, "c-005b"))
    assert "undecided" not in diplograph.load(review.folder).claim("c-005b").position.text()


# In the browser


def post(url: str, form: dict[str, str], **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(url, urllib.parse.urlencode(form).encode(), headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.mark.http
def test_decisions_in_the_browser(folder: Path) -> None:
    review = Review(folder, "Jane Doe", WORDS)
    with exploring([folder], review=review) as explorer:
        url = explorer.url + "review"
        with urllib.request.urlopen(url) as answer:
            page, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "Stockholm rejects the charge." in page and "c-006a" in page
        token = re.search(r'name="token" value="([^"]+)"', page)
        assert token
        form = {"token": token[1], "table": "claims", "name": "c-006a", "verdict": "accept"}
        assert "c-006a is accepted" in post(url, form)[1]
        assert "c-006a is already decided" in post(url, form)[1]
        held = named(review, "c-004a").cells["situation"]
        cells = f"claim: 4a\nsays: The pact ends in March 2026.\ntype: predictive\nsituation: {held}"
        edit = form | {"name": "c-004a", "verdict": "edit", "cells": cells}
        assert "c-004a is edited" in post(url, edit)[1]
        assert (
            "there is no column who?" in post(url, form | {"name": "c-007a", "verdict": "edit", "cells": "who?: x"})[1]
        )
        assert (
            "c-009a is rejected, and with it i-008a-1" in post(url, form | {"name": "c-009a", "verdict": "reject"})[1]
        )
        for wrong in ({"token": "x"}, {"token": ""}):
            assert post(url, form | wrong)[0] == 403
        for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}):
            assert post(url, form, **headers)[0] == 403
        assert post(url, form, Origin=explorer.url.rstrip("/"))[0] == 200
        assert post(url, form | {"cells": "x" * 70_000})[0] == 413
        request = urllib.request.Request(url, headers={"Host": "evil.example:80"})
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(request)
    decided = {row.thing.slug: row.verdict.slug for row in diplograph.load(folder).drafts_decided()}
    assert decided["c-006a"] == "accepted" and decided["c-004a"] == "edited"
    assert check([folder]).conforms


def test_the_explorer_wants_one_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explore", "--review", str(TEXT), "--by", "Jane Doe", "--no-browser"]) == 2
    assert "one folder" in capsys.readouterr().err
