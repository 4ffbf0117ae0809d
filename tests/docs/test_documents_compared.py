"""The how-to on several documents: each of its commands runs, and shows what it shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from paths import DOCS

BLOCK = re.compile(r"^```(sh|text|python)\n(.*?)^```$", re.M | re.S)


def run(here: Path, command: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-ec", command], cwd=here, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def test_the_page_is_as_it_says(tmp_path: Path) -> None:
    for name in ("deep-harbour", "harbour-again"):
        shutil.copytree(DOCS / name, tmp_path / "docs" / name)
    blocks = BLOCK.findall((DOCS / "how-to" / "several-documents.md").read_text(encoding="utf-8"))
    assert {kind for kind, _ in blocks} == {"sh", "text", "python"}
    shown = ""
    for kind, body in blocks:
        match kind:
            case "sh":
                shown = run(tmp_path, body)
            case "text":
                assert shown == body
            case _:
                exec(compile(body, "several-documents.md", "exec"), {})
