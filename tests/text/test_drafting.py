"""A new document: its folder, its passages, what is left, and what is refused."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import diplograph
from diplograph.checks.report import WARNING
from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.data import atomic
from diplograph.errors import BadValue, DataError, UsageError
from diplograph.text import anchors
from diplograph.text.drafting import Document, draft_passages, find_passages, new_document
from diplograph.text.normal import normalise

LETTER = """On the Harbour

By A. Writer

The ferries of Arland sail at noon. Dr. Lund doubts that they do; "never," he says.

The toll

Arland raised the toll in 2019. It may lower it.
Nobody knows. Nobody knows.
"""
AS_GIVEN = Document("On the Harbour", "A. Writer", url="https://example.org/harbour", date="2020-05")


def new(folder: Path, text: str = LETTER, document: Document = AS_GIVEN) -> Path:
    new_document(folder, text, document)
    return folder


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{6,}", text.lower()))


def test_it_can_be_checked_at_once(tmp_path: Path) -> None:
    report = check([new(tmp_path / "harbour")])
    assert report.conforms and [(f.rule, f.severity) for f in report.findings] == [("Work-version-draft", WARNING)]
    assert "9 of its passages" in report.findings[0].message
    assert not check([tmp_path / "harbour"], strict=True).conforms


def test_every_sentence_is_an_exact_passage(tmp_path: Path) -> None:
    kg = diplograph.load(new(tmp_path / "harbour"))
    verified = anchors.verify(anchors.anchors(kg.store), LETTER)
    assert set(verified.counts) == {"exact"} and not verified.uncovered and verified.sentences == 9
    assert list(verified.by_section()) == ["front", "section-1", "section-2"]


def test_no_words_are_kept_and_links_show_three_at_each_end(tmp_path: Path) -> None:
    new(tmp_path / "bare", document=AS_GIVEN._replace(url=""))
    kept = words("".join(path.read_text() for path in (tmp_path / "bare").iterdir()))
    assert words(LETTER) & kept <= words(" ".join(AS_GIVEN))
    links = [one.link.partition("text=")[2] for one in draft_passages(LETTER, "https://example.org/")]
    assert all(len(end.split("%20")) <= 6 for link in links for end in link.split(",")) and all(links)


@pytest.mark.parametrize(
    ("author", "expected"), [("Ted Craig", "ted-craig"), ("ted  CRAIG", "ted-craig"), ("X Y", "x-y")]
)
def test_a_shared_author_is_used_and_a_new_one_made(tmp_path: Path, author: str, expected: str) -> None:
    new(tmp_path / "d", document=AS_GIVEN._replace(author=author))
    assert f"dcterms:creator actor:{expected} " in (tmp_path / "d" / "source.ttl").read_text()
    assert ("actor:x-y a dg:Person" in (tmp_path / "d" / "actors.ttl").read_text()) == (expected == "x-y")
    assert check([tmp_path / "d"]).conforms


def test_the_examples_in_comments_make_a_sound_graph(tmp_path: Path) -> None:
    folder = new(tmp_path / "harbour")
    note = "doc:s-012 a dg:Note ; dg:noteNumber 1 ; dg:source work:harbour ; dg:passageKind passagekind:note ;\n" + (
        ' dg:section "notes" ; dg:paragraph 1 ; dg:sentence 1 ; dg:startOffset 230 ; dg:endOffset 231 ;\n'
        f' dg:quoteDigest "n1:sha256:{"0" * 64}" .\n'
    )
    for path in folder.glob("*.ttl"):
        path.write_text(re.sub(r"^#(?:   (.*)|)$", r"\1", path.read_text(), flags=re.M))
    source = folder / "source.ttl"
    source.write_text(re.sub(r"dg:textLength \d+", "dg:textLength 231", source.read_text()))
    passage_file = folder / "passages.ttl"
    passage_file.write_text(passage_file.read_text() + note)
    assert main(["derive", str(folder)]) == 0
    report = check([folder])
    # The examples stand each for itself, so nothing refers to some, and the note is further down than the text goes.
    apart = {"Work-version-draft", "orphan", "passage-gap", "work-publisher"}
    assert {finding.rule for finding in report.findings} == apart and report.conforms, report.to_text()
    kg = diplograph.load(folder)
    assert len(kg.query("claims_all")) == 5 and len(kg.query("reported_claims")) == 1


HARD: dict[str, str] = {
    "Windows line ends": LETTER.replace("\n", "\r\n"),
    "old Macintosh line ends": LETTER.replace("\n", "\r"),
    "a byte order mark": "\ufeff" + LETTER,
    "lines that nobody wrapped": "\n".join(f"{'Harbours matter much to states. ' * 8}" for _ in range(4)),
    "Urdu and Arabic": "پاکستان ایک ملک ہے۔ بندرگاہ کھلی ہے!\n\nالميناء مفتوح. هل هو كذلك؟",
    "emoji": "The port is open 🚢. Nobody minds 👨‍👩‍👧‍👦! Really?",
    "dashes and quotes at the seams": '“It holds.” — So they say. ‘Well’ – maybe…\n\n''Yes.''',
}  # fmt: skip


@pytest.mark.parametrize("what", HARD)
def test_hard_texts_are_covered_exactly(tmp_path: Path, what: str) -> None:
    file = tmp_path / "text.txt"
    file.write_bytes(HARD[what].encode())
    folder = tmp_path / "d"
    assert (
        main(["new", str(folder), "--title", "بندرگاہ 🚢", "--author", "عمران خان", "--language", "ur", str(file)]) == 0
    )
    kg = diplograph.load(folder)
    verified = anchors.verify(anchors.anchors(kg.store), HARD[what])
    assert set(verified.counts) == {"exact"} and not verified.uncovered and verified.sentences >= 2
    assert check([folder]).conforms


REFUSED: dict[str, tuple[bytes, list[str], int, str]] = {
    "UTF-16": (LETTER.encode("utf-16"), [], 1, "iconv -f UTF-16"),
    "Windows-1252": ("Caf\u00e9 \u201copen\u201d.".encode("cp1252"), [], 1, "iconv -f WINDOWS-1252"),
    "NUL bytes": (b"One.\0Two.", [], 1, "NUL"),
    "no sentence": (b"Contents\n\n***\n", [], 1, "no sentence"),
    "nothing": (b"", [], 1, "no sentence"),
    "no title": (LETTER.encode(), ["--title", " "], 2, "--title: is empty"),
    "no date": (LETTER.encode(), ["--date", "May 2020"], 2, "May 2020"),
    "no address": (LETTER.encode(), ["--url", "example.org/x y"], 2, "not a web address"),
    "no slug": (LETTER.encode(), ["--slug", "Über uns"], 2, "gives no slug"),
    "no tag": (LETTER.encode(), ["--language", "en_GB"], 2, "not a language tag"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str) -> None:
    data, more, code, expected = REFUSED[what]
    (tmp_path / "text.txt").write_bytes(data)
    argv = ["new", str(tmp_path / "d"), "--title", "T", "--author", "A", *more, str(tmp_path / "text.txt")]
    assert main(argv) == code
    assert expected in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="already exists"):
        new(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing was written"):
        atomic.write_folder(tmp_path / "d", [("one.ttl", b"1"), ("one.ttl/below.ttl", b"2")])
    assert not list(tmp_path.iterdir())


KILLED = """
import os, signal, sys
from pathlib import Path
from diplograph.data import atomic
replaced = os.replace
def kill(*args):
    os.kill(os.getpid(), signal.SIGKILL)
os.{when} = kill
atomic.write_files({{Path(sys.argv[1]): b"new", Path(sys.argv[2]): b"new"}})
"""


@pytest.mark.parametrize("when", ["fsync", "chmod", "replace"])
def test_an_interrupted_write_leaves_the_old_files_whole(tmp_path: Path, when: str) -> None:
    old = [tmp_path / "a.ttl", tmp_path / "b.ttl"]
    for path in old:
        path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED.format(when=when), *map(str, old)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert {path.read_bytes() for path in old} == {b"old"}
    # What is left over is hidden, and no Turtle file that a later run would read.
    assert set(tmp_path.glob("*.ttl")) == set(old)


def test_a_failing_write_touches_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.ttl").write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        atomic.write_files({tmp_path / "a.ttl": b"new"})
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.ttl", b"old")]


def test_an_unreadable_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = new(tmp_path / "d")
    honest = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "claims.ttl":
            raise PermissionError(13, "Permission denied")
        return honest(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    for argv in (["check", str(folder)], ["query", "claims_all", "--data", str(folder)]):
        assert main(argv) == 2
        err = capsys.readouterr().err
        assert "claims.ttl: cannot be read (Permission denied)" in err and "permissions" in err


def test_a_passage_is_found_by_its_ends() -> None:
    (found,) = find_passages(LETTER, "dr. lund … he says", "https://example.org/")
    assert (found.serial, found.section, found.paragraph, found.sentence) == ("s-004", "section-1", 1, 2)
    assert found == next(one for one in draft_passages(LETTER, "https://example.org/") if one.serial == "s-004")
    assert normalise(LETTER)[found.start : found.end].endswith("he says.")
    assert [one.serial for one in find_passages(LETTER, "Arland raised ... lower it.")] == ["s-006", "s-007"]
    assert [one.serial for one in find_passages(LETTER, "LOWER")] == ["s-007"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Borland … noon", "'Borland': these words are not in the text"),
        ("noon … ferries", "the last words do not follow the first"),
        ("Nobody knows", "occur in 2 places: s-008 .*, s-009"),
        ("…", "no words to look for"),
    ],
)
def test_words_that_give_no_passage(asked: str, expected: str) -> None:
    with pytest.raises(BadValue, match=expected):
        find_passages(LETTER, asked)


def test_the_passage_command_prints_what_new_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = new(tmp_path / "harbour")
    text = tmp_path / "text.txt"
    text.write_text(LETTER)
    assert main(["passage", str(text), "The ferries … noon.", "--slug", "harbour", "--url", AS_GIVEN.url]) == 0
    assert capsys.readouterr().out in (folder / "passages.ttl").read_text()


def test_coverage_tells_what_is_left_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = new(tmp_path / "harbour")
    text = tmp_path / "text.txt"
    text.write_text(LETTER + "\nOne more sentence.")
    listed = (folder / "passages.ttl").read_text()
    silent = listed.replace(
        '\n    dg:section "front"', '\n    dg:reasonForSilence silence:heading ;\n    dg:section "front"'
    )
    (folder / "passages.ttl").write_text(silent)
    assert main(["coverage", str(folder), str(text)]) == 1
    *left, last = capsys.readouterr().out.splitlines()
    assert [line[:5] for line in left] == [*(f"s-00{i}" for i in range(3, 10)), "no pa"]
    assert "sail at noon" in left[0] and last == "2 of 10 sentences accounted for"


def anchored(folder: Path) -> anchors.Verification:
    return anchors.verify(anchors.anchors(diplograph.load(folder).store), LETTER)


def test_anchors_are_rewritten_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = new(tmp_path / "harbour")
    changed = tmp_path / "changed.txt"
    changed.write_text("A new beginning.\n\n" + LETTER.replace("may lower", "will lower"))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["anchors", str(changed), "--data", str(folder)]) == 1
    out = capsys.readouterr().out
    assert out.count(": moved, now at") == 8 and out.count(": lost") == 1 and ": ambiguous" not in out
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert main(["anchors", str(changed), "--data", str(folder), "--write"]) == 1
    out = capsys.readouterr().out
    assert f"rewrote {folder / 'passages.ttl'}" in out and f"rewrote {folder / 'source.ttl'}" in out
    after = {path: path.read_bytes() for path in folder.iterdir()}
    assert {path.name for path in after if after[path] != before[path]} == {"passages.ttl", "source.ttl"}
    verified = anchors.verify(anchors.anchors(diplograph.load(folder).store), changed.read_text())
    assert verified.counts["exact"] == 8 and verified.counts["lost"] == 1
    kept = [line for line in (folder / "passages.ttl").read_text().splitlines() if "dg:startOffset" not in line]
    old = [line for line in before[folder / "passages.ttl"].decode().splitlines() if "dg:startOffset" not in line]
    assert [line for line in kept if "dg:endOffset" not in line] == [line for line in old if "dg:endOffset" not in line]


def test_the_bundled_graph_is_never_rewritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.txt").write_text(LETTER)
    assert main(["anchors", str(tmp_path / "t.txt"), "--write"]) == 2
    assert "the bundled graph cannot be changed" in capsys.readouterr().err


def test_what_has_an_open_end_went_on_until_the_documents_own_date(tmp_path: Path) -> None:
    folder = new(tmp_path / "harbour")
    (folder / "events.ttl").write_text(
        "@prefix dg: <https://w3id.org/diplograph/ns#> .\n<https://w3id.org/diplograph/id/event/e> a dg:Event ;"
        ' dg:when "1991/.."^^<http://id.loc.gov/datatypes/edtf/EDTF> .\n'
    )
    (folder / "derived.ttl").unlink()
    answer = diplograph.load(folder).sparql(
        "SELECT ?end { <https://w3id.org/diplograph/id/event/e>"
        " <http://semanticweb.cs.vu.nl/2009/11/sem/hasEarliestEndTimeStamp> ?end }"
    )
    assert "2020-05-31" in str(answer)


def test_a_text_without_a_letter_has_no_passage() -> None:
    with pytest.raises(DataError):
        draft_passages("… — !")


@pytest.mark.parametrize("licence", ["not an iri", "http://x> ; <http://evil> <http://y", "x y"])
def test_a_licence_that_is_no_iri_is_refused(licence: str, tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="is not an IRI"):
        new_document(tmp_path / "d", "One sentence.", Document("T", "A", licence=licence))
    assert not (tmp_path / "d").exists()


def test_a_title_with_quotes_and_an_early_date_are_written_as_they_are(tmp_path: Path) -> None:
    new_document(tmp_path / "d", "One sentence.", Document('On "No" \\ Yes', "A", date="0476"))
    text = (tmp_path / "d" / "source.ttl").read_text(encoding="utf-8")
    assert 'dcterms:title "On \\"No\\" \\\\ Yes"@en' in text and '"0476"^^edtf:EDTF' in text
    assert '"0476-12-31"^^xsd:date' in (tmp_path / "d" / "derived.ttl").read_text(encoding="utf-8")


EXCERPT = """THE HARBOUR[2]

The Problem[3]

1. The ferries sail at noon. The toll was raised.

2. Nobody knows why.

[The rest is left out.]

[2] Read by all members. They agreed to it.
[3] Not printed.
"""


def test_notes_of_an_excerpt_keep_their_numbers_and_their_marks_stand_in_headings(tmp_path: Path) -> None:
    drafted = draft_passages(EXCERPT)
    assert [(one.serial, one.note) for one in drafted if one.note] == [("s-007", 2), ("s-008", 2), ("s-009", 3)]
    assert [(one.kind, one.marked) for one in drafted if one.marked] == [("heading", ("2",)), ("heading", ("3",))]
    folder = new(tmp_path / "harbour", EXCERPT)
    text = (folder / "passages.ttl").read_text()
    assert "# s-001 has the mark of note 2.\n# s-002 has the mark of note 3.\n@prefix" in text.replace("#\n", "")
    assert check([folder]).conforms


def test_a_number_that_begins_a_paragraph_is_no_mark() -> None:
    drafted = draft_passages("[4] The ferries sail at noon.\n\nThey sail.[5]\n\nSection 7\n\nNobody knows.")
    assert [one.marked for one in drafted] == [(), ("5",), (), ()]
    assert [one.kind for one in drafted] == ["sentence", "sentence", "heading", "sentence"]
    assert not any(one.note for one in drafted)
