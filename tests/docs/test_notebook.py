"""The notebook of figures runs from top to bottom and shows what it says."""

from __future__ import annotations

import os

import pytest
from paths import DOCS, ROOT

pytestmark = pytest.mark.slow


def test_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    nbclient = pytest.importorskip("nbclient", reason="notebook: needs nbclient and ipykernel")
    nbformat = pytest.importorskip("nbformat", reason="notebook: needs nbformat")
    paths = filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH")))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    book = nbformat.read(DOCS / "figures.ipynb", as_version=4)
    nbclient.NotebookClient(book, timeout=120, kernel_name="python3").execute()
    shown = [out for cell in book.cells if cell.cell_type == "code" for out in cell.outputs]
    assert not [out for out in shown if out.output_type == "error"]
    assert sum("<svg" in str(out.get("data", {}).get("text/html", "")) for out in shown) >= 4
