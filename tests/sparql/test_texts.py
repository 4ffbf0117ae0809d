"""The index of names and words: what is found, how it follows a store, and what becomes of a bad one."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

import diplograph
from diplograph.browse.search import Match
from diplograph.cli import main
from diplograph.errors import BadValue, DiplographError, UnknownEntity, UsageError
from diplograph.sparql import disk, texts
from diplograph.sparql.bounded import BoundedExecutor
from diplograph.sparql.executor import Executor
from diplograph.sparql.manifest import locked
from diplograph.sparql.memory import OxigraphExecutor

HEAD = """@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix me: <https://example.org/> .
"""
NAMES = f"""{HEAD}
me:keeper a dg:Person ; skos:prefLabel "The Keeper of Ærø"@en ; skos:altLabel "Zoë Müller"@en .
me:light a dg:Thing ; skos:prefLabel "The light"@en .
me:use a dg:NameUse ; dg:name "that old lamp"@en ; dg:denotes me:light ; dg:anchor me:s-1 .
me:we-1 a dg:NameUse ; dg:name "those people"@en ; dg:denotes me:keeper ; dg:anchor me:s-1 .
me:we-2 a dg:NameUse ; dg:name "those people"@en ; dg:denotes me:other ; dg:anchor me:s-1 .
me:other a dg:Person ; skos:prefLabel "Other keeper"@en .
"""
CLAIMS = f"""{HEAD}
me:c-1 a dg:Claim ; dg:content me:p-1 ; dg:holder me:keeper ;
    dg:stance <https://w3id.org/diplograph/scheme/stance/denies> ; dg:hedgeCue "perhaps" .
me:p-1 a dg:Proposition ; dg:paraphrase "The lantern went out."@en .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "mine"
    home.mkdir()
    (home / "names.ttl").write_text(NAMES, encoding="utf-8")
    (home / "claims.ttl").write_text(CLAIMS, encoding="utf-8")
    return home


@pytest.fixture
def stored(folder: Path, tmp_path: Path) -> Path:
    disk.load_store([folder], tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def opened(stored: Path) -> Iterator[diplograph.Library]:
    kg = diplograph.load(store=stored)
    yield kg
    kg.close()


class Elsewhere(Executor):
    """Answers queries, and holds nothing here."""

    large = True

    def __init__(self, inner: Executor) -> None:
        self.inner = inner
        self.asked: list[str] = []

    def run(self, text: str, where: str = "query", allow: object = ()) -> object:  # type: ignore[override]
        self.asked.append(where)
        return self.inner.run(text, where)


def found(kg: diplograph.Library, words: str, **options: str) -> list[str]:
    return [one.iri.slug for one in kg.find(words, limit=None, **options)]


# What is found


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("zoe mull", ["keeper"]),
        ("ZOË", ["keeper"]),
        ("keeper", ["keeper", "other"]),
        ("that old", ["light"]),
        ("lantern", ["c-1"]),
        ("c-1", ["c-1"]),
        ("me:nothing", []),
    ],
)
def test_a_store_finds_what_files_do(opened: diplograph.Library, folder: Path, words: str, slugs: list[str]) -> None:
    in_memory = diplograph.load(folder)
    assert opened.find(words, limit=None) == in_memory.find(words, limit=None)
    assert [slug for slug in found(opened, words) if slug in {"keeper", "other", "light", "c-1"}] == slugs


def test_the_essay_is_found_alike_in_a_store(tmp_path: Path) -> None:
    disk.load_store([diplograph.bundled], tmp_path / "store")
    kg = diplograph.load(diplograph.bundled)
    kept = diplograph.load(store=tmp_path / "store")
    for words in ("khan", "deep state", "the army in 2018", "refuge taliban", "tehr", "c-276", "PAKISTÁN", "United"):
        for kind in (None, "actor", "situation", "claim"):
            assert kept.find(words, kind, None) == kg.find(words, kind, None), (words, kind)
    for name in ("Pakistan", "TTP", "imrán khan", "c-017", "modest-geopolitical-case/c-017", "s-046"):
        for kind in ("actor", "any", "passage"):
            assert kept.names.hits(kind, name) == kg.names.hits(kind, name), (name, kind)


def test_an_index_of_what_is_read_is_that_of_the_store(folder: Path, tmp_path: Path) -> None:
    def held() -> dict[str, list[tuple[object, ...]]]:
        tables = {"thing": "iri, class", "claim": "iri, proposition", "below": "class, above", "text": "*", "word": "*"}
        with closing(sqlite3.connect(at / "texts.sqlite")) as db:
            numbered = {"text": "id >> 40, subject, called, text"}
            return {
                table: sorted(db.execute(f"SELECT {numbered.get(table, columns)} FROM {table}"))
                for table, columns in tables.items()
            }

    at = tmp_path / "store"
    odd = '[ dg:name "“she”\\n.\\t\\\\"@en ; dg:denotes me:keeper ] . _:x a dg:Thing ; skos:prefLabel "no name" .'
    (folder / "odd.ttl").write_text(HEAD + odd, encoding="utf-8")
    disk.load_store([folder, diplograph.bundled], at)
    read = held()
    no_index(at / "texts.sqlite")
    disk.load_store([folder, diplograph.bundled], at)
    assert held() == read and any("she" in str(row) for row in read["text"])


def test_best_comes_first_and_a_claim_with_its_holder(kg: diplograph.Library) -> None:
    matches = [one.match for one in kg.find("imran khan", limit=None)]
    assert matches[0] == Match.EXACT and matches == sorted(matches) and set(matches) == set(Match)
    assert all(one.position and one.position.stance for one in kg.find("khan", "claim", None))


@pytest.mark.parametrize(
    "word", ["antern", "LANTERN", "rn w", "out.", "The lantern went", "Lätern", ".", " ", "é", "xyz"]
)
def test_a_word_in_claims_is_answered_alike_by_the_index(
    opened: diplograph.Library, folder: Path, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = opened.claims_with_word(word=word)
    assert found == diplograph.load(folder).claims_with_word(word=word)
    assert bool(found) == (word not in ("Lätern", "é", "xyz"))
    monkeypatch.setattr(texts, "_WORDS", 0)  # too many to be looked up
    assert opened.claims_with_word(word=word) == found


def test_rare_words_decide_where_not_all_are_there(kg: diplograph.Library) -> None:
    some = [one.text.lower() for one in kg.find("the martyr of kabul", limit=None) if one.match == Match.SOME_WORDS]
    first = next(n for n, text in enumerate(some) if "martyr" not in text)
    assert first and not any("martyr" in text for text in some[first:])


def test_words_such_as_who_and_the_find_nothing_by_themselves(kg: diplograph.Library) -> None:
    found = kg.find("who was the martyr", limit=None)
    assert found and all("martyr" in one.text.lower() for one in found)
    assert all("the" in one.text.lower() for one in kg.find("the", limit=None))


def test_an_endpoint_is_asked_one_bounded_question_for_words(
    kg: diplograph.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Elsewhere(OxigraphExecutor(kg.store))
    far = diplograph.Library(there)
    assert far.find("refuge", limit=None) == kg.find("refuge", limit=None)
    assert there.asked == ["texts_with_word", "undecided_drafts", "conditions_of"], "the others of what was found"
    assert not far.find("refuge").note
    monkeypatch.setattr("diplograph.browse.search.MOST", 3)
    assert "only the 3 shortest texts" in far.find("refuge").note
    monkeypatch.undo()
    assert "only texts with" in far.find("one two three four five seventy").note


def test_what_passages_call_a_thing_is_its_last_name(opened: diplograph.Library, folder: Path) -> None:
    for kg in (opened, diplograph.load(folder)):
        assert kg.identify("thing", "That old lamp").slug == "light"
        with pytest.raises(BadValue, match="ambiguous"):
            kg.identify("actor", "those people")
        with pytest.raises(UnknownEntity):
            kg.identify("actor", "that old lamp")


def test_what_is_misspelt_is_suggested(opened: diplograph.Library) -> None:
    with pytest.raises(UnknownEntity, match="keeper"):
        opened.identify("actor", "Zoe Muler")


def test_an_index_in_memory_follows_what_its_owner_changes(folder: Path) -> None:
    kg = diplograph.load(folder)
    assert not kg.find("lighthouse")
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    kg.store.add(ox.Quad(ox.NamedNode("https://example.org/light"), label, ox.Literal("Lighthouse", language="en")))
    assert kg.find("lighthouse")


# How it follows the store


def test_what_has_changed_is_indexed_anew(folder: Path, stored: Path) -> None:
    (folder / "claims.ttl").write_text(CLAIMS.replace("lantern", "candle"), encoding="utf-8")
    (folder / "more.ttl").write_text(f'{HEAD} me:pier a dg:Place ; skos:prefLabel "Long pier"@en .')
    (folder / "names.ttl").unlink()
    disk.load_store([folder], stored)
    kg = diplograph.load(store=stored)
    assert not found(kg, "lantern") and not found(kg, "zoe")
    assert found(kg, "candle") == ["c-1"] and found(kg, "pier") == ["pier"]


def test_what_has_not_changed_is_left_alone(folder: Path, stored: Path) -> None:
    before = (stored / "texts.sqlite").stat().st_mtime_ns
    disk.load_store([folder], stored)
    assert (stored / "texts.sqlite").stat().st_mtime_ns == before


# Bad input


def no_index(at: Path) -> None:
    at.unlink()


def of_another_version(at: Path) -> None:
    with sqlite3.connect(at) as db:
        db.execute("UPDATE about SET value = '0' WHERE key = 'format'")
    db.close()


def of_another_state(at: Path) -> None:
    with sqlite3.connect(at) as db:
        db.execute("UPDATE about SET value = 'other' WHERE key = 'state'")
    db.close()


def interrupted(at: Path) -> None:
    Path(f"{at}-journal").write_bytes(b"left by a process that was killed")


def damaged(at: Path) -> None:
    at.write_bytes(b"SQLite format 3\0" + os.urandom(8192))


def empty(at: Path) -> None:
    at.write_bytes(b"")


@pytest.mark.parametrize(
    "spoil", [no_index, of_another_version, of_another_state, interrupted, damaged, empty], ids=lambda f: f.__name__
)
def test_a_store_without_its_index_says_so_and_is_completed(
    folder: Path, stored: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(stored / "texts.sqlite")
    assert main(["find", "lantern", "--store", str(stored)]) == 2
    told = capsys.readouterr().err
    assert "index of names and words" in told and "diplograph load" in told and "Traceback" not in told
    kg = diplograph.load(store=stored)
    assert kg.identify("actor", "Zoë Müller").slug == "keeper", "names are asked for instead"
    assert kg.claim("https://example.org/c-1").holder.slug == "keeper"
    kg.close()
    gc.collect()  # a command leaves what it opened to the end of its process
    assert main(["load", str(folder), "--store", str(stored)]) == 0
    assert "0 added, 0 replaced" in capsys.readouterr().out
    assert main(["find", "lantern", "--store", str(stored)]) == 0
    assert "c-1 (claim): keeper denies" in capsys.readouterr().out


def test_a_full_disk_while_indexing_loses_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def few_pages(index: texts.TextIndex) -> None:
        whole(index)
        index._db.execute("PRAGMA max_page_count = 24")  # SQLite then says that the disk is full

    whole, at = texts.TextIndex._set_up, tmp_path / "store"
    monkeypatch.setattr(texts.TextIndex, "_set_up", few_pages)
    with pytest.raises(DiplographError, match=r"the store is loaded, but its index .*full.*diplograph load"):
        disk.load_store([folder], at)
    kg = diplograph.load(store=at)
    assert kg.claim("https://example.org/c-1").holder.slug == "keeper"
    with pytest.raises(UsageError, match="index of names and words"):
        kg.find("lantern")
    kg.close()
    monkeypatch.undo()
    assert disk.load_store([folder], at).added == 0
    assert found(diplograph.load(store=at), "lantern") == ["c-1"]


def test_a_load_that_is_killed_while_indexing_is_completed(folder: Path, tmp_path: Path) -> None:
    at = tmp_path / "store"
    code = (
        "import os, signal, sys; from diplograph.sparql import disk, texts\n"
        "def kill(index, *more): index._db.execute('BEGIN'); index._db.execute(\"DELETE FROM thing\"); "
        "os.kill(os.getpid(), signal.SIGKILL)\n"
        "texts.TextIndex.finish = kill; disk.load_store([sys.argv[1]], sys.argv[2])"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(folder), str(at)], check=False)
    assert killed.returncode == -signal.SIGKILL
    kg = diplograph.load(store=at)
    with pytest.raises(UsageError, match="index of names and words"):
        kg.find("lantern")
    kg.close()
    assert disk.load_store([folder], at).added == 0
    assert found(diplograph.load(store=at), "lantern") == ["c-1"]


def test_two_loads_at_once_keep_apart(folder: Path, stored: Path) -> None:
    with locked(stored, exclusive=True), pytest.raises(UsageError, match="it is being read or written"):
        disk.load_store([folder], stored)
    disk.load_store([folder], stored)


def test_a_link_in_place_of_the_index_is_replaced_and_not_followed(folder: Path, stored: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"mine")
    (stored / "texts.sqlite").unlink()
    (stored / "texts.sqlite").symlink_to(other)
    disk.load_store([folder], stored)
    assert other.read_bytes() == b"mine" and found(diplograph.load(store=stored), "lantern") == ["c-1"]


def test_a_sqlite_without_full_text_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_TABLES", texts._TABLES.replace("fts5", "fts5_that_is_not_there"))
    with pytest.raises(UsageError, match="no full-text engine"):
        disk.load_store([folder], tmp_path / "store")
    assert not (tmp_path / "store").exists(), "before anything is written"
    with pytest.raises(UsageError, match="no full-text engine"):
        diplograph.load(folder).find("lantern")


def test_limits_do_not_hide_the_index(stored: Path) -> None:
    executor, _ = disk.open_store(stored)
    bounded = diplograph.Library(BoundedExecutor(executor))
    assert bounded.executor.large == executor.large and bounded.executor.kept() is executor.kept()
    assert found(bounded, "lantern") == ["c-1"]
    shutil.rmtree(stored)
