"""Without the extra, the commands that draw say what to install."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("call", [["site", "page.html"], ["figure", "matrix"], ["publish", "folder"]], ids=" ".join)
def test_it_says_what_to_install(call: list[str]) -> None:
    missing = "sys.modules['jinja2'] = sys.modules['markupsafe'] = None"
    code = f"import sys; {missing}; from diplograph.cli import main; sys.exit(main({call!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "pip install 'diplograph[site]'" in done.stderr and "Traceback" not in done.stderr
