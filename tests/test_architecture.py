"""Data flow one way: the core never imports the edges, and heavy libraries wait until they are needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from paths import ROOT

SOURCE = ROOT / "src" / "diplograph"


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            found |= {f"diplograph.{alias.name}" for alias in node.names} if parts == ["diplograph"] else {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


MODULES = sorted(p for p in SOURCE.rglob("*.py") if p.name not in ("__init__.py", "__main__.py"))


def test_imports_go_one_way() -> None:
    """The contract stands in pyproject.toml; what breaks it is printed."""
    done = subprocess.run([Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_one_module_knows_pyshacl() -> None:
    users = {p.stem for p in MODULES if any(n.split(".")[0] in ("pyshacl", "shifty") for n in imports(p))}
    assert users == {"shacl"}


def test_one_module_knows_sparqlwrapper() -> None:
    users = {p.stem for p in MODULES if any(n.split(".")[0] == "SPARQLWrapper" for n in imports(p))}
    assert users == {"endpoint"}


@pytest.mark.parametrize(
    "heavy", ["rdflib", "pyshacl", "shifty", "SPARQLWrapper", "edtf", "networkx", "pandas", "polars", "clingo"]
)
def test_an_answer_needs_nothing_heavy(heavy: str) -> None:
    code = (
        "import sys; from diplograph.cli import main; main(['query', 'measurements']);"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("module", sorted(p.stem for p in (SOURCE / "export").glob("[a-z]*.py")))
def test_a_form_is_written_without_anything_heavy(module: str) -> None:
    """One that needs more (networkx) imports it when it writes."""
    code = (
        f"import sys, diplograph.export.{module};"
        "sys.exit(any(m in sys.modules for m in ('rdflib', 'networkx', 'nanopub', 'arguebuf', 'frictionless')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_package_itself_imports_nothing() -> None:
    code = "import sys, diplograph; sys.exit(any(m in sys.modules for m in ('pyoxigraph', 'rdflib')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_help_imports_neither_commands_nor_the_graph() -> None:
    code = (
        "import sys; from diplograph.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "unneeded = ('pyoxigraph', *map('diplograph.cli.{}.'.format, ('ask', 'look', 'argue', 'write', 'exchange')))\n"
        "sys.exit(any(name.startswith(unneeded) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0
