"""Golden rows: ``python tests/support/golden.py`` writes each file anew, and one for each new question.

Read the difference before you commit it: it is what the change does to the answers.
A golden file is ``tests/answers/questions/<family>/<name>[.<case>].csv``: the columns, then the
rows, IRIs by their CURIEs; a first line ``# param=value …`` asks with parameters.
"""

from __future__ import annotations

import csv
import io
import shlex
import sys
from pathlib import Path
from typing import Any

from paths import TESTS

import diplograph
from diplograph.answers.result import Result
from diplograph.terms import Iri

FOLDER = TESTS / "answers" / "questions"
GOLDEN = sorted(FOLDER.rglob("*.csv"))


def golden(path: Path) -> tuple[dict[str, str], list[list[str]]]:
    """Return the parameters and the rows, columns first, of a golden file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return _parameters(lines.pop(0)) if lines[0].startswith("# ") else {}, list(csv.reader(lines))


def _parameters(line: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in shlex.split(line[2:]))


def shown(result: Result[Any]) -> list[list[str]]:
    """Return the rows of an answer as a golden file has them."""
    cells = [["" if v is None else v.curie if isinstance(v, Iri) else str(v) for v in row] for row in result]
    return [list(result.columns), *cells]


def main() -> None:
    """Write the golden files anew."""
    kg = diplograph.load()
    kept = {path.name.split(".")[0] for path in GOLDEN}
    new = [FOLDER / saved.family / f"{saved.name}.csv" for saved in kg.queries if saved.name not in kept]
    for path in (*GOLDEN, *new):
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        first, _, _ = before.partition("\n")
        parameters = _parameters(first) if first.startswith("# ") else {}
        out = io.StringIO(f"{first}\n" if parameters else "", newline="")
        out.seek(0, io.SEEK_END)
        csv.writer(out, lineterminator="\n").writerows(shown(kg.query(path.name.split(".")[0], **parameters)))
        if out.getvalue() != before:
            path.parent.mkdir(exist_ok=True)
            path.write_text(out.getvalue(), encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(TESTS)}\n")


if __name__ == "__main__":
    main()
