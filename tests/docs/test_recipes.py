"""The recipes of queries/README.md: each block is run as it stands and gives the rows that we give."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import servers

import diplograph
from diplograph.data import bundled

RECIPES = dict(
    re.findall(
        r"^## (.+?)\n\n```sh\n(.*?)^```$", (bundled.queries() / "README.md").read_text(encoding="utf-8"), re.M | re.S
    )
)
TOOLS = {"curl": "curl", "Apache Jena": "arq", "grlc": "grlc-server", "Comunica": "comunica-sparql-file"}


def tool(name: str, folder: Path) -> None:
    """Make sure that what a recipe calls is there, or skip it; arq is also in Fuseki's jar."""
    command = TOOLS.get(name)
    if command == "arq" and shutil.which("arq") is None:
        shim = folder / "bin" / "arq"
        shim.write_text(f'#!/bin/sh\nexec java -cp "{servers.fuseki_jar()}" arq.arq "$@"\n')
        shim.chmod(0o755)
    elif command and shutil.which(command) is None:
        pytest.skip(f"{name}: needs the {command} command")


@pytest.mark.parametrize("name", RECIPES)
def test_recipe(kg: diplograph.Library, served: str, tmp_path: Path, name: str) -> None:
    (tmp_path / "bin").mkdir()
    for folder in ("ontology", "graphs", "queries"):
        (tmp_path / folder).symlink_to(bundled.root() / folder)
    tool(name, tmp_path)
    script = RECIPES[name].replace("http://localhost:7878", served).replace("8088", str(servers.free_port()))
    path = os.pathsep.join([str(tmp_path / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-ec", script], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    ours = kg.query("measurements").to_csv()
    assert list(csv.reader(done.stdout.splitlines())) == list(csv.reader(ours.splitlines()))


def test_there_is_a_recipe_for_each_way() -> None:
    assert set(TOOLS) | {"SPARQLWrapper", "rdflib", "Oxigraph"} == set(RECIPES)
