"""Write everything anew that is made from something else: ``python tests/regenerate.py``.

It prints the files that have changed.  Read the difference before you commit it: it is what
your change does to names, shapes, answers, findings, help and documentation.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# In this order, since each may read what those before it write.
STEPS = (
    ("-m", "diplograph.data.vocabulary"),
    ("-m", "diplograph.checks.uniform"),
    ("-m", "diplograph", "fmt", "ontology", "graphs", "docs"),
    ("-m", "diplograph", "derive", "graphs"),
    ("-m", "diplograph", "export", "--format", "context", "--output", "ontology/context.jsonld"),
    ("-m", "diplograph.answers.stubs"),
    ("tests/support/golden.py",),
    ("tests/support/defects.py",),
    ("docs/reference.py",),
)
WRITTEN = ("docs", "graphs", "ontology", "src", "tests")


def files() -> dict[Path, bytes]:
    """Return the files that the steps may write."""
    found = (ROOT / "README.md", *(path for folder in WRITTEN for path in (ROOT / folder).rglob("*.*")))
    return {path: path.read_bytes() for path in found if path.is_file() and path.suffix != ".pyc"}


def main() -> int:
    """Run the steps, and return the exit code."""
    before = files()
    for step in STEPS:
        done = subprocess.run(
            [sys.executable, *step], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode:
            print(done.stdout, end="", file=sys.stderr)
            print(f"error: `python {' '.join(step)}` failed", file=sys.stderr)
            return 1
    after = files()
    changed = sorted(path for path in {**before, **after} if before.get(path) != after.get(path))
    print("\n".join(str(path.relative_to(ROOT)) for path in changed) or "everything is in step")
    return 0


if __name__ == "__main__":
    sys.exit(main())
