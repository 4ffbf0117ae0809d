"""What is checked, with what, and what is left out."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

import diplograph
from diplograph.checks.context import Kept
from diplograph.checks.report import WARNING, Finding
from diplograph.checks.run import check
from diplograph.data import bundled

HEAD = """@prefix actor: <https://w3id.org/diplograph/id/actor/> .
@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
ESSAY = "modest-geopolitical-case"


def found(*paths: Path) -> set[tuple[str, str]]:
    return {(finding.rule, finding.subject) for finding in check(paths).findings}


def written(path: Path, text: str) -> Path:
    path.write_text(HEAD + text, encoding="utf-8")
    return path


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled.graphs() / ESSAY, tmp_path / ESSAY))


def test_a_copy_of_the_essay_is_sound(copied: Path) -> None:
    assert found(copied) == set()


def test_a_copy_borrows_nothing_from_what_it_is_a_copy_of(copied: Path) -> None:
    propositions = copied / "propositions.ttl"
    kept = [block for block in propositions.read_text().split("\n\n") if not block.startswith("mgc:p-010 ")]
    propositions.write_text("\n\n".join(kept))
    assert ("dangling-reference", "mgc:c-010") in found(copied)


def test_a_graph_of_rdflib_is_looked_at() -> None:
    text = HEAD + 'actor:nobody a dg:Person ; skos:prefLabel "Nobody"@en ; dg:hodler actor:india .'
    kg = diplograph.from_graph(rdflib.Graph().parse(format="turtle", data=text))
    rules = {finding.rule for finding in kg.check().findings}
    assert {"unknown-term", "Actor-definition-count"} <= rules
    sound = 'actor:nobody a dg:Person ; skos:prefLabel "Nobody"@en ; skos:definition "Invented for this test."@en .'
    assert diplograph.from_graph(rdflib.Graph().parse(format="turtle", data=HEAD + sound)).check().conforms


def test_a_circle_of_classes_is_reported(tmp_path: Path) -> None:
    circle = written(tmp_path / "circle.ttl", "dg:Actor rdfs:subClassOf dg:Person .\n")
    assert found(circle) == {("class-circle", "dg:Actor"), ("term-redefined", "dg:Actor")}


def test_line_ends_do_not_make_what_is_derived_stale(copied: Path) -> None:
    derived = copied / "derived.ttl"
    derived.write_bytes(derived.read_bytes().replace(b"\n", b"\r\n"))
    assert found(copied) == set()
    derived.write_text(derived.read_text().replace("concerns", "supports", 1))
    assert ("stale-derived", "") in found(copied)


@pytest.mark.parametrize("broken", ["events.ttl", "claims.ttl", "propositions.ttl"])
def test_nothing_is_reported_that_follows_from_a_file_that_does_not_parse(copied: Path, broken: str) -> None:
    path = copied / broken
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("@prefix dg:")))
    (finding,) = check([copied]).findings
    assert (finding.rule, finding.message) == ("syntax", "the prefix dg: is not declared")


def test_what_is_wrong_elsewhere_is_reported_all_the_same(copied: Path) -> None:
    events, claims = copied / "events.ttl", copied / "claims.ttl"
    events.write_text(events.read_text() + "event:broken a dg:Event ; .. .\n")
    claims.write_text(claims.read_text().replace("stance:asserts", "stance:assertz", 1))
    assert {rule for rule, _ in found(copied)} == {"syntax", "unknown-term", "Claim-stance-scheme"}


def test_a_renamed_folder_is_one_finding(tmp_path: Path) -> None:
    folder = tmp_path / "renamed"
    shutil.copytree(bundled.graphs() / ESSAY, folder)
    shutil.copy(bundled.graphs() / "catalog.ttl", folder)
    (finding,) = check([folder]).findings
    assert finding.rule == "folder-renamed" and "check --fix" in finding.remedy


def draft(folder: Path) -> list[Finding]:
    catalogue = folder / "catalog.ttl"
    catalogue.write_text(catalogue.read_text().replace('versionInfo "0.1.0"', 'versionInfo "0.1.0-draft"'))
    return check([folder]).findings


def test_a_draft_counts_what_it_has_not_come_to(copied: Path) -> None:
    shutil.copy(bundled.graphs() / "catalog.ttl", copied)
    (copied / "propositions.ttl").write_text(HEAD)
    (copied / "claims.ttl").write_text(HEAD)
    (copied / "derived.ttl").unlink()
    findings = draft(copied)
    (unheld,) = [finding for finding in findings if finding.rule == "Situation-describes-needed"]
    assert unheld.severity == WARNING and "times" in unheld.message


def test_checking_again_finds_what_a_first_check_finds(copied: Path) -> None:
    kept = Kept(remembers=True)
    assert not check([copied], kept=kept).findings
    sound = {path: path.read_text(encoding="utf-8") for path in sorted(copied.glob("*.ttl"))}
    changes = [
        ("claims.ttl", "stance:asserts", "stance:leaves"),
        ("claims.ttl", "mgc:c-001 a dg:Claim", "mgc:c-0010 a dg:Claim"),
        ("claims.ttl", "dg:Claim ;", "dg:Claim"),
        ("passages.ttl", "dg:sentence 2", "dg:sentence 1"),
        ("events.ttl", "a dg:Event", "a dg:Status"),
        ("propositions.ttl", "dg:describes", "dg:content"),
        ("argument.ttl", "dg:attacker", "dg:attacked"),
    ]
    for name, old, new in changes:
        path = copied / name
        path.write_text(sound[path].replace(old, new, 1), encoding="utf-8")
        again = check([copied], kept=kept).findings
        assert again and again == check([copied]).findings, (name, old)
        path.write_text(sound[path], encoding="utf-8")
    assert not check([copied], kept=kept).findings


def test_watching_reports_after_each_save(copied: Path) -> None:
    command = [sys.executable, "-m", "diplograph", "check", str(copied), "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("sound")
        claims = copied / "claims.ttl"
        claims.write_text(claims.read_text().replace("stance:asserts", "stance:assertz", 1))
        lines = iter(process.stdout.readline, "")
        assert next(line for line in lines if "sound" in line).startswith("not sound")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 1
