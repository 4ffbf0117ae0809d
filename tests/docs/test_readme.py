"""README and docs: short, in step with what they describe, and every command and script in them runs."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from types import ModuleType

import examples
import pytest
from paths import DOCS, ROOT

from diplograph.cli import main

README = ROOT / "README.md"
# Pages whose commands follow from one another have tests of their own; the reference is written from what it describes.
WALKED = {"tutorial.md", "several-documents.md"}
PAGES = [README, *(p for p in sorted(DOCS.rglob("*.md")) if p.name not in WALKED and p.parent.name != "reference")]
COMMANDS = examples.cases(
    (re.split(r"  +#", line)[0], f"{page.stem}: {line}")
    for page in PAGES
    for block in re.findall(r"^```sh\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    for line in block.splitlines()
    if line.startswith("diplograph ")
)
SCRIPTS = [
    pytest.param(script, id=page.stem)
    for page in PAGES
    for script in re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
]


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    pytest.importorskip("griffe")
    spec = importlib.util.spec_from_file_location("reference", DOCS / "reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_is_read_in_two_minutes() -> None:
    assert len(README.read_bytes()) <= 6000


def test_the_pages_are_in_step(reference: ModuleType) -> None:
    stale = [p.name for p, text in reference.pages().items() if p.read_text("utf-8") != text]
    assert not stale, "run `python tests/regenerate.py`"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(
    command: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examples.run(command, desk, tmp_path / "desk", monkeypatch) == 0, capsys.readouterr().err


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_runs(script: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shutil.copytree(desk, tmp_path / "desk"))
    exec(script, {})


def test_the_size_of_the_essay_is_as_the_model_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    main(["query", "graph_in_numbers", "--format", "csv"])
    rows = dict(line.split(",")[1:] for line in capsys.readouterr().out.splitlines()[1:])
    page = (DOCS / "explanation" / "model.md").read_text("utf-8")
    said = re.search(r"^The essay has (.*) \(`diplograph query graph_in_numbers`\)\.$", page, re.M)
    assert said
    plural = {"status": "statuses"}
    expected = {plural.get(name.lower(), name.lower() + "s"): count for name, count in rows.items()}
    expected["passages"] = str(int(expected["passages"]) + int(expected["notes"]))
    parts = re.findall(r"(\d+) ([a-z ]+?)(?:,|$)", re.sub(r" on \d+ propositions", "", said[1]))
    assert len(parts) >= 9 and all(expected[name] == count for count, name in parts), parts


def test_every_page_is_in_the_navigation() -> None:
    listed = (ROOT / "zensical.toml").read_text("utf-8")
    assert not [
        page.name
        for page in DOCS.rglob("*.md")
        if page.name != "README.md" and f'"{page.relative_to(DOCS).as_posix()}"' not in listed
    ]
