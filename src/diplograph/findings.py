"""Findings and the report they make up: the one source of verdict, counts and exit code."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

VIOLATION, WARNING = "violation", "warning"


class Finding(NamedTuple):
    """One thing that is wrong: where, with what, and how to mend it.

    ``line`` and ``column`` count from 1, 0 where there is none; ``subject`` and
    ``path`` are CURIEs, ``value`` the offending value as it would be written.
    """

    file: str
    line: int
    column: int
    severity: str
    rule: str
    message: str
    remedy: str
    subject: str = ""
    path: str = ""
    value: str = ""


class Report:
    """All findings of one check, sorted by file and line."""

    def __init__(self, findings: list[Finding], files: int, statements: int) -> None:
        self.findings = sorted(set(findings))
        self.files, self.statements = files, statements
        self.counts = Counter(finding.severity for finding in self.findings)

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings alone do not count."""
        return not self.counts[VIOLATION]

    @property
    def exit_code(self) -> int:
        """0 where the data conform, else 1."""
        return 0 if self.conforms else 1

    @property
    def verdict(self) -> str:
        """One line: sound or not, and how much was looked at."""
        seen = f"{self.files} file{'s' * (self.files != 1)}, {self.statements} statements"
        if not self.findings:
            return f"sound: {seen}, nothing found"
        told = ", ".join(f"{count} {severity}{'s' * (count != 1)}" for severity, count in sorted(self.counts.items()))
        return f"{'sound' if self.conforms else 'not sound'}: {told} in {seen}"

    def __len__(self) -> int:
        return len(self.findings)

    def to_text(self) -> str:
        """Return the findings file by file, two lines each, and the verdict."""
        lines: list[str] = []
        for f in self.findings:
            place = ":".join(map(str, filter(None, (f.file, f.line, f.column))))
            lines.append(f"{place}: {f.severity}: {f.subject + ': ' if f.subject else ''}{f.message} [{f.rule}]")
            if f.remedy:
                lines.append(f"    mend: {f.remedy}")
        return "\n".join([*lines, self.verdict])
