"""Commands that work document by document: the same in processes and shards, and no fault stops the rest."""

from __future__ import annotations

import gc
import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import corpus
import pytest

from diplograph.cli import main
from diplograph.data.bundled import CATALOGUE, DERIVED
from diplograph.data.deriving import derive_many, documents_in
from diplograph.data.gathered import Entry, Gathered, merged
from diplograph.errors import DataError
from diplograph.text.many import Anchored, Covered, anchor_many, cover_many

Capture = pytest.CaptureFixture[str]
CALLS = {
    "check": ["check", "graphs"],
    "derive": ["derive", "graphs"],
    "coverage": ["coverage", "graphs", "texts"],
    "anchors": ["anchors", "texts", "--data", "graphs"],
}


@pytest.fixture
def four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four documents in ./graphs: one without its text, one that does not parse, one with a text of another."""
    written = list(corpus.write_small(tmp_path, 4))
    (tmp_path / "texts" / f"{written[1].name}.txt").unlink()
    (written[2] / "claims.ttl").write_text("not Turtle", "utf-8")
    text = tmp_path / "texts" / f"{written[3].name}.txt"
    said = text.read_text("utf-8").replace(" the ", " thee ", 1)
    text.write_text(said + "\n\nOne more sentence that nobody has seen.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def called(capsys: Capture, *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(list(arguments))
    gc.collect()  # a store is let go of
    return code, capsys.readouterr().out


def claims(capsys: Capture, store: str) -> list[str]:
    return called(capsys, "query", "claims_all", "--store", store, "--format", "csv")[1].splitlines()[1:]


@pytest.mark.parametrize("command", CALLS)
def test_a_report_is_the_same_in_processes_in_shards_and_merged(command: str, four: Path, capsys: Capture) -> None:
    call = CALLS[command]
    whole = called(capsys, *call, "--jobs", "1")
    assert whole[0] == 1 and "small-000003/claims.ttl:1:1" in whole[1].replace("claims.ttl\n  1:1", "claims.ttl:1:1")
    assert called(capsys, *call, "--jobs", "2") == whole
    for part in (1, 2, 3):
        _, text = called(capsys, *call, "--shard", f"{part}/3", "--format", "json")
        (four / f"{part}.json").write_text(text, "utf-8")
    assert called(capsys, command, "--merge", "3.json", "1.json", "2.json") == whole


def test_derive_writes_each_document_and_leaves_none_for_anothers_fault(four: Path, capsys: Capture) -> None:
    expected = {path: path.read_bytes() for path in (four / "graphs").glob(f"*/{DERIVED}")}
    for path in expected:
        path.unlink()
    code, text = called(capsys, "derive", "graphs", "--jobs", "2")
    assert code == 1 and "3 documents derived, 1 not" in text
    broken = four / "graphs" / "small-000003" / DERIVED
    assert {path: path.read_bytes() for path in expected if path != broken} == {
        path: data for path, data in expected.items() if path != broken
    }
    assert not broken.exists()


def test_derive_counts_the_catalogue_of_all_but_in_a_shard(four: Path, capsys: Capture) -> None:
    first = four / "graphs" / "small-000001"
    for name in ("small-000002", "small-000003", "small-000004"):
        for path in (four / "graphs" / name).iterdir():
            path.unlink()
    catalogue = four / "graphs" / CATALOGUE
    text = (first / CATALOGUE).read_text("utf-8")
    catalogue.write_text(text.replace("void:triples ", "void:triples 9"), "utf-8")
    main(["derive", "graphs", "--shard", "1/1"])
    assert "not counted" in capsys.readouterr().err and "void:triples 9" in catalogue.read_text("utf-8")
    assert "counted for graphs/catalog.ttl" in called(capsys, "derive", "graphs", "--jobs", "1")[1]
    assert catalogue.read_text("utf-8") == text


def test_what_is_shared_is_derived_only_where_it_was(tmp_path: Path) -> None:
    from diplograph.data.bundled import graphs

    names = {path.name for path in documents_in(graphs())}
    assert {"authority", "modest-geopolitical-case"} <= names and "states" not in names


def test_no_report_holds_words_of_a_text(four: Path, capsys: Capture) -> None:
    for call in (CALLS["coverage"], CALLS["anchors"]):
        _, text = called(capsys, *call, "--jobs", "1", "--format", "json")
        assert "nobody has seen" not in text and "small-000004" in text
    _, text = called(capsys, "coverage", "graphs/small-000004", "texts/small-000004.txt", "--format", "json")
    entry = json.loads(text)["documents"][0]
    assert entry["result"]["sentences"] == 17 and entry["result"]["unaccounted"]
    assert "nobody has seen" not in text


def test_in_python_any_executor_does(four: Path) -> None:
    graphs, texts = four / "graphs", four / "texts"
    with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(2) as processes:
        for executor in (None, threads, processes):
            assert [name.rpartition("/")[2] for name, _ in cover_many([graphs], texts, executor).results] == [
                "small-000001", "small-000004",
            ]  # fmt: skip
            assert [one.sound for _, one in anchor_many([graphs], texts, executor).results] == [True, False]
            assert len(derive_many(graphs, executor).failed) == 1


@pytest.mark.parametrize("jobs", [["--jobs", "2"], []])
def test_load_takes_the_others_and_is_completed(jobs: list[str], four: Path, capsys: Capture) -> None:
    broken = four / "graphs" / "small-000003" / "claims.ttl"
    assert main(["load", "graphs", "--store", "s", *jobs]) == 1
    assert "claims.ttl:1:1" in capsys.readouterr().err
    assert main(["query", "timeline", "--store", "s"]) == 2
    assert "loading was interrupted" in capsys.readouterr().err
    broken.write_bytes((four / "graphs" / "small-000001" / "claims.ttl").read_bytes().replace(b"00001", b"00003"))
    code, text = called(capsys, "load", "graphs", "--store", "s", *jobs)
    assert code == 0 and not text.startswith("s: 0") and "0 replaced" in text
    assert called(capsys, "load", "graphs", "--store", "t")[0] == 0
    assert called(capsys, "query", "graph_in_numbers", "--store", "s") == called(
        capsys, "query", "graph_in_numbers", "--store", "t"
    )
    before = claims(capsys, "s")
    broken.write_text("not Turtle", "utf-8")
    assert main(["load", "graphs", "--store", "s", *jobs]) == 1
    assert claims(capsys, "s") == before


def test_shards_are_stores_of_their_own_whose_reports_merge(four: Path, capsys: Capture) -> None:
    for path in (four / "graphs" / "small-000003").iterdir():
        path.unlink()
    for part in (1, 2):
        code, text = called(
            capsys, "load", "graphs", "--store", f"{part}.store", "--shard", f"{part}/2", "--format", "json"
        )
        assert code == 0
        (four / f"{part}.json").write_text(text, "utf-8")
    code, text = called(capsys, "load", "--merge", "2.json", "1.json")
    assert code == 0 and [line.split(":")[0] for line in text.splitlines()] == ["1.store", "2.store"]
    called(capsys, "load", "graphs", "--store", "whole")
    assert sorted(claims(capsys, "1.store") + claims(capsys, "2.store")) == sorted(claims(capsys, "whole"))


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["derive"], "FOLDER: is not given"),
        (["coverage", "graphs"], "TEXT: is not given"),
        (["anchors", "--jobs", "2"], "TEXT: is not given"),
        (["anchors", "texts", "--jobs", "2"], "--data: is not given"),
        (["anchors", "texts", "--data", "graphs", "--write", "--jobs", "2"], "many documents can only be checked"),
        (["load", "graphs"], "STORE: is not given"),
        (["coverage", "graphs", "nowhere", "--jobs", "2"], "no folder of texts"),
        (["coverage", "nowhere", "texts", "--jobs", "2"], "no such file or folder"),
        (["coverage", "graphs", "texts", "--jobs", "0"], "not a number of processes"),
        (["derive", "graphs", "--shard", "3/2"], "is not a valid shard"),
        (["load", "graphs", "--store", "s", "--jobs", "2", "--cluster", "tcp://host:1"], "Give --jobs or --cluster"),
        (["derive", "--merge", "nowhere.json"], "cannot be read"),
    ],
)  # fmt: skip
def test_a_call_that_does_not_fit(arguments: list[str], what: str, four: Path, capsys: Capture) -> None:
    assert main(arguments) == 2
    assert what in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"documents": 1}', '{"documents": [1]}', '{"documents": [{"document": "a"}]}',
        '{"documents": [{"document": "a", "result": null, "error": null}]}',
        '{"documents": [{"document": 1, "result": null, "error": {"where": "", "what": "", "remedy": ""}}]}',
        '{"documents": [{"document": "a", "result": {"sentences": "3", "unaccounted": []}, "error": null}]}',
        '{"documents": [{"document": "a", "result": {"sentences": 3, "unaccounted": [[1]]}, "error": null}]}',
        '{"documents": [{"document": "a", "result": {"counts": {}}, "error": null}]}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(DataError, match=r"1\.json: not a report of this command"):
        merged(Covered, [("1.json", text)])


def test_two_reports_that_differ_about_a_document_are_refused() -> None:
    one, other = (Gathered([Entry("a", Covered(number, ()))]).to_json() for number in (1, 2))
    assert len(merged(Covered, [("1", one), ("2", one)]).entries) == 1
    with pytest.raises(DataError, match="two reports differ"):
        merged(Covered, [("1", one), ("2", other)])


def test_reports_come_back_as_they_were() -> None:
    said = Gathered([
        Entry("b", Anchored({"exact": 3}, 4, 4, ("a line",), True)),
        Entry("a", None, ("a/claims.ttl", "is broken", "Correct it.")),
    ])  # fmt: skip
    again = merged(Anchored, [("1", said.to_json())])
    assert again.entries == said.entries and again.failed == ["a/claims.ttl: is broken. Correct it."]
