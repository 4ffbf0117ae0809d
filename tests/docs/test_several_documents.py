"""The how-to on several documents: each of its commands runs, and shows what it shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from paths import DOCS

BLOCK = re.compile(r"^```(sh|console|python)\n(.*?)^```$", re.M | re.S)


def run(here: Path, command: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-ec", command], cwd=here, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_page_is_as_it_says(tmp_path: Path) -> None:
    for name in ("deep-harbour", "harbour-again"):
        shutil.copytree(DOCS / name, tmp_path / "docs" / name)
    text = (DOCS / "how-to" / "several-documents.md").read_text(encoding="utf-8")
    kinds = set()
    for kind, body in BLOCK.findall(text):
        kinds.add(kind)
        if kind == "sh":
            run(tmp_path, body)
        elif kind == "console":
            command, _, expected = body.partition("\n")
            shown = [line.rstrip() for line in run(tmp_path, command.removeprefix("$ ")).splitlines()]
            assert shown == expected.splitlines(), command
        else:
            exec(compile(body, "several-documents.md", "exec"), {})
    assert kinds == {"sh", "console", "python"}
