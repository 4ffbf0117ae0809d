"""Apache Jena's SHACL engine as a referee: the same results, where Java and its jars are there.

``DIPLOGRAPH_JENA`` names the folder of the jars of ``org.apache.jena:jena-cmds``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
from defects import CASES, CONTEXT, VALID, broken, constraint

from diplograph.checks import shacl
from diplograph.checks.results import Result
from diplograph.data import bundled
from diplograph.data.turtle import parse

JARS = os.environ.get("DIPLOGRAPH_JENA", "")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (JARS and shutil.which("java")), reason="Jena: needs Java and DIPLOGRAPH_JENA, the folder of its jars"
    ),
]

# Java takes two seconds to start; these stand for each kind of constraint.
KINDS = {
    *("Claim-stance-scheme", "Claim-stance-count", "Claim-hedge-exclusive", "Claim-reporter-needed"),
    *("Inference-premise-acyclic", "Passage-offsets-ordered", "Situation-describes-needed", "Situation-when-edtf"),
    *("Inference-arguer-holds-conclusion", "Passage-position-unique", "Claim-holder-reporter-disjoint"),
}


def judged(data: list[ox.Triple], folder: Path) -> set[Result]:
    """Return what Jena finds, in the form of the other engines."""
    shapes = [triple for path in bundled.shape_files() for triple in parse(path)]
    for name, triples in (("shapes", shapes), ("data", data)):
        (folder / f"{name}.nt").write_bytes(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    command = ["java", "-cp", f"{JARS}/*", "shacl.shacl", "validate", "--shapes=shapes.nt", "--data=data.nt"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.stdout, done.stderr.decode()
    return shacl.results(done.stdout)


def test_it_finds_nothing_in_the_sound_graph(tmp_path: Path) -> None:
    assert judged([*parse(VALID), *CONTEXT], tmp_path) == set()


@pytest.mark.parametrize("case", [case for case in CASES if constraint(case) in KINDS], ids=lambda case: case.stem)
def test_it_finds_what_the_native_engine_finds(case: Path, tmp_path: Path) -> None:
    data = [*broken(case), *CONTEXT]
    assert judged(data, tmp_path) == shacl.validate(bundled.shape_files(), data)
