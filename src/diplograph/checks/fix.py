"""Automatic fixes: the edits of findings go in; new texts of files and a diff come out."""

from __future__ import annotations

import difflib
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from diplograph.checks.report import Finding
from diplograph.data.positions import Edit
from diplograph.data.turtle import read


class Fix(NamedTuple):
    """A file before and after its edits, and the number of findings that they fix."""

    path: Path
    before: str
    after: str
    findings: int

    @property
    def diff(self) -> str:
        """The difference as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, str(self.path), str(self.path)))

    @property
    def data(self) -> bytes:
        """The bytes to write; a byte order mark is kept."""
        mark = BOM_UTF8 if self.path.read_bytes().startswith(BOM_UTF8) else b""
        return mark + self.after.encode("utf-8")


def fixes(findings: Iterable[Finding]) -> list[Fix]:
    """Return the fix of each file.  Of edits that overlap, the first is applied; the next check finds the others."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.edits and finding.file:
            by_file[finding.file].append(finding)
    return [_fix(Path(file), found) for file, found in sorted(by_file.items())]


def _fix(path: Path, findings: list[Finding]) -> Fix:
    text = after = read(path).decode("utf-8")
    taken: list[Edit] = []
    done = 0
    for finding in findings:
        new = [edit for edit in finding.edits if edit not in taken]
        if not any(edit.start < other.end and other.start < edit.end for edit in new for other in taken):
            taken += new
            done += 1
    for edit in sorted(taken, reverse=True):
        after = after[: edit.start] + edit.text + after[edit.end :]
    return Fix(path, text, after, done)
