"""What is published holds the package, its data and their form; ``DIPLOGRAPH_DISTS`` is the folder of both files."""

from __future__ import annotations

import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest
from paths import ROOT

from diplograph.data import bundled, prepared
from diplograph.data.discovery import graph_files

DISTS = Path(os.environ.get("DIPLOGRAPH_DISTS", "nowhere"))
FORM = "diplograph/bundle/prepared.trig"
DATA = ("ontology/", "graphs/", "queries/")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DISTS.is_dir(), reason="nothing was built: DIPLOGRAPH_DISTS names no folder"),
]


@pytest.fixture(scope="module")
def tracked() -> set[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return set(filter(None, listed.stdout.decode().split("\0")))


def test_the_wheel_holds_the_package_and_its_data(tracked: set[str]) -> None:
    (wheel,) = DISTS.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {name.removeprefix("src/") for name in tracked if name.startswith("src/diplograph/")}
    data = {f"diplograph/bundle/{name}" for name in tracked if name.startswith(DATA)}
    assert names == package | data | {FORM}


def test_the_form_in_the_wheel_is_that_of_the_turtle() -> None:
    (wheel,) = DISTS.glob("*.whl")
    with zipfile.ZipFile(wheel) as members:
        assert members.read(FORM) == prepared.write(graph_files(bundled.bundled_files()))


def test_the_source_archive_holds_what_is_tracked(tracked: set[str]) -> None:
    (archive,) = DISTS.glob("*.tar.gz")
    with tarfile.open(archive) as members:
        names = {name.partition("/")[2] for name in members.getnames() if members.getmember(name).isfile()}
        assert not any(member.issym() or member.islnk() or member.name.startswith(("/", "..")) for member in members)
    assert names - {"PKG-INFO"} <= tracked
    assert {"pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", "SECURITY.md"} <= names
