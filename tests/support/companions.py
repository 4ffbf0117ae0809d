"""Two invented documents on one matter, a third, and a bundle that has the two as companions of the essay."""

from __future__ import annotations

import shutil
from pathlib import Path

from paths import DOCS

from diplograph.cli import main
from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.namespaces import GRAPH

AGAIN = DOCS / "harbour-again"
NAMED = ("--title", "Port Amity, Two Years On", "--author", "Imelda Rossi", "--date", "2027-01")

ALIGNMENTS = """\
@prefix align: <https://w3id.org/diplograph/id/alignments/> .
@prefix alignkind: <https://w3id.org/diplograph/scheme/alignment-kind/> .
@prefix again: <https://w3id.org/diplograph/id/harbour-again/> .
@prefix confidence: <https://w3id.org/diplograph/scheme/confidence/> .
@prefix deep: <https://w3id.org/diplograph/id/deep-harbour/> .
@prefix dg: <https://w3id.org/diplograph/ns#> .
"""
PAIRS = (
    ("003a", "same", "001", "high", "Both speak of the lease of March 2023."),
    ("004a", "same", "002", "high", "Trade alone, in both."),
    ("005a", "updates", "008", "moderate", "The same comparison with loans, two years later."),
    ("006a", "contrary", "007", "moderate", "A loss and a gain on balance, of one lease."),
    ("007a", "same", "009", "low", "The berth may be another one."),
)
CATALOGUE = """\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix void: <http://rdfs.org/ns/void#> .

<{base}catalog> a dcat:Catalog ;
    dcterms:title "{title}"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    owl:versionInfo "0.1.0" .

<{base}{stem}> a void:Dataset , dcat:Dataset ;
    dcterms:title "{title}"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    void:triples {size} ;
    owl:versionInfo "0.1.0" .
"""
BOARD = """\
@prefix actor: <https://w3id.org/diplograph/id/actor/> .
@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

actor:harbour-board a dg:Organization ;
    skos:prefLabel "Harbour Board"@en ;
    skos:definition "An invented body that two documents name."@en .

actor:harbour-court a dg:Organization ;
    skos:prefLabel "Harbour Court"@en ;
    skos:definition "An invented body that nobody names."@en .
"""


def alignments() -> str:
    """Return the alignments of the two documents, as Turtle."""
    blocks = (
        f"\nalign:al-{n:03} a dg:Alignment ;\n    dg:alignedFrom again:p-{one} ;\n"
        f"    dg:alignmentKind alignkind:{kind} ;\n    dg:alignedTo deep:p-{other} ;\n"
        f'    dg:encoderConfidence confidence:{sure} ;\n    dg:encoderNote "{why}"@en .\n'
        for n, (one, kind, other, sure, why) in enumerate(PAIRS, 1)
    )
    return ALIGNMENTS + "".join(blocks)


def write_again(folder: Path) -> Path:
    """Write the second document, from its rows, into ``folder/harbour-again``."""
    made = folder / "harbour-again"
    assert main(["new", str(made), str(AGAIN / "text.txt"), *NAMED]) == 0
    assert main(["ingest", str(AGAIN), "--into", str(made)]) == 0
    return made


def write_tolls(into: Path) -> Path:
    """Write the folder that the rows of docs/strait-tolls make, and return it."""
    rows, made = DOCS / "strait-tolls", into / "strait-tolls"
    named = ["--title", "Pay the Pilots, Keep the Strait", "--author", "Marta Oyelaran", "--date", "2026-01"]
    assert main(["new", str(made), str(rows / "text.txt"), *named]) == 0
    assert main(["ingest", str(rows), "--into", str(made)]) == 0
    return made


def write_alignments(folder: Path) -> Path:
    """Write the alignments, with a catalogue, into ``folder/alignments``."""
    made = folder / "alignments"
    made.mkdir(parents=True)
    (made / "alignments.ttl").write_text(alignments(), encoding="utf-8")
    _list(made, "alignments", "Alignments of two harbours")
    return made


def bundle(root: Path, again: Path) -> Path:
    """Make a bundle at ``root`` like ours whose only companions are two documents, shared things and alignments."""
    for name in ("ontology", "queries"):
        (root / name).symlink_to(bundled.root() / name)
    shutil.copytree(bundled.graphs(), root / "graphs")
    shelf = root / "graphs" / "companions"
    for real in (folder for folder in shelf.iterdir() if folder.name != "states"):
        shutil.rmtree(real)
    for folder in (DOCS / "deep-harbour", again):
        shutil.copytree(folder, shelf / folder.name)
        listing = shelf / folder.name / "catalog.ttl"
        text = listing.read_text(encoding="utf-8")
        listing.write_text(text.replace(f"{GRAPH}{folder.name}/", f"{GRAPH}companions/{folder.name}/"), "utf-8")
    write_alignments(shelf)
    (shelf / "shared").mkdir()
    (shelf / "shared" / "actors.ttl").write_text(BOARD, encoding="utf-8")
    _list(shelf / "shared", "actors", "Shared actors of companions")
    return root


def _list(folder: Path, stem: str, title: str) -> None:
    base = f"{GRAPH}companions/{folder.name}/" if folder.parent.name == "companions" else f"{GRAPH}{folder.name}/"
    size = sum(1 for _ in parse(folder / f"{stem}.ttl"))
    (folder / "catalog.ttl").write_text(CATALOGUE.format(base=base, stem=stem, title=title, size=size), "utf-8")
