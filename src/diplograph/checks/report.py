"""Findings and their report: the one source of verdict, counts, exit code and every output format."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from diplograph.data.positions import Edit
from diplograph.errors import DataError
from diplograph.screen import visible

VIOLATION, WARNING = "violation", "warning"


class Finding(NamedTuple):
    """One fault: where it is, what it concerns, and what to do.

    ``line`` and ``column`` count from 1 (0: unknown); ``subject`` and
    ``path`` are CURIEs, ``value`` is the offending value as it would be written.
    ``edits`` fix the fault, if there is only one way to do so.
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
    edits: tuple[Edit, ...] = ()


class Report:
    """All findings of one check, sorted by file and line.

    Args:
        findings: the findings; repeats count once.
        files: the number of files checked.
        statements: the number of statements in them.
        strict: whether warnings count for verdict and exit code.

    """

    def __init__(self, findings: Iterable[Finding], files: int, statements: int, strict: bool = False) -> None:
        self.findings = sorted(set(findings))
        self.files, self.statements, self.strict = files, statements, strict
        self.counts = Counter(finding.severity for finding in self.findings)

    @property
    def conforms(self) -> bool:
        """Whether there is no violation and, in a strict check, no warning."""
        return not (self.counts[VIOLATION] or (self.strict and self.counts[WARNING]))

    @property
    def exit_code(self) -> int:
        """0 if the data conform, else 1."""
        return 0 if self.conforms else 1

    @property
    def verdict(self) -> str:
        """One line: sound or not, and how much was checked."""
        seen = f"{_many(self.files, 'file')}, {_many(self.statements, 'statement')}"
        if not self.findings:
            return f"sound: {seen}, nothing found"
        counted = ", ".join(_many(count, severity) for severity, count in sorted(self.counts.items()))
        return f"{'sound' if self.conforms else 'not sound'}: {counted} in {seen}"

    def __len__(self) -> int:
        return len(self.findings)

    def to_text(self, colour: bool = False) -> str:
        """Return the findings, two lines each, grouped by file, and the verdict.

        ``colour`` adds ANSI escapes (ECMA-48 SGR), for a terminal.
        """
        bold, red, yellow, green = (_sgr(code, colour) for code in (1, 31, 33, 32))
        lines: list[str] = []
        for file, found in groupby(self.findings, key=lambda finding: finding.file):
            lines.append(bold(visible(file) or "(no file)"))
            for f in found:
                place = f"{f.line}:{f.column}" if f.line else "-"
                severity = (red if f.severity == VIOLATION else yellow)(f.severity)
                said = visible(f.subject + ": " if f.subject else "") + visible(f.message)
                lines.append(f"  {place:<8}{severity}: {said} [{f.rule}]")
                lines += [f"          fix: {f.remedy}"] * bool(f.remedy)
            lines.append("")
        return "\n".join([*lines, (green if self.conforms else red)(self.verdict)])

    def to_json(self) -> str:
        """Return verdict, counts and findings as one JSON object; each finding has the fields of `Finding`."""
        return json.dumps(
            {
                "conforms": self.conforms,
                "verdict": self.verdict,
                "files": self.files,
                "statements": self.statements,
                "violations": self.counts[VIOLATION],
                "warnings": self.counts[WARNING],
                "findings": [
                    finding._asdict() | {"edits": [edit._asdict() for edit in finding.edits]}
                    for finding in self.findings
                ],
            },
            ensure_ascii=False,
            indent=2,
        )

    @classmethod
    def from_json(cls, text: str, where: str = "report") -> Report:
        """Read a report that `to_json` wrote.

        Raises:
            DataError: the text is not such a report.

        """
        try:
            read = json.loads(text)
            edits = [tuple(Edit(**edit) for edit in one.pop("edits")) for one in read["findings"]]
            findings = [Finding(**one, edits=kept) for one, kept in zip(read["findings"], edits, strict=True)]
            return cls(findings, int(read["files"]), int(read["statements"]))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            what = "not a report of `diplograph check --format json`"
            raise DataError(where, what, "Write it with --format json.") from None

    def to_sarif(self) -> str:
        """Return the report as a SARIF 2.1.0 log (OASIS, 2020): one run, with one result per finding."""
        from diplograph._version import __version__

        rules = sorted({finding.rule for finding in self.findings})
        driver = {
            "name": "diplograph",
            "version": __version__,
            "rules": [{"id": rule} for rule in rules],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": [_sarif_result(finding, rules.index(finding.rule)) for finding in self.findings],
        }
        schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
        return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)

    def to_github(self) -> str:
        """Return one workflow command of GitHub Actions per finding (``::error file=…``), and the verdict."""
        lines = []
        for f in self.findings:
            level = "error" if f.severity == VIOLATION else "warning"
            place = [f"file={_property(f.file)}"]
            place += [f"line={f.line}", f"col={f.column}"] if f.line else []
            said = f"{f.subject + ': ' if f.subject else ''}{f.message}. {f.remedy}".strip()
            lines.append(f"::{level} {','.join([*place, f'title={_property(f.rule)}'])}::{_data(said)}")
        return "\n".join([*lines, self.verdict])


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _sgr(code: int, colour: bool) -> Callable[[str], str]:
    return (lambda text: f"\x1b[{code}m{text}\x1b[0m") if colour else (lambda text: text)


def _sarif_result(finding: Finding, index: int) -> dict[str, object]:
    path = Path(finding.file)
    location: dict[str, object] = {
        "artifactLocation": {"uri": path.as_uri() if path.is_absolute() else path.as_posix()}
    }
    if finding.line:
        location["region"] = {"startLine": finding.line} | ({"startColumn": finding.column} if finding.column else {})
    subject = f"{finding.subject}: " if finding.subject else ""
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": "error" if finding.severity == VIOLATION else "warning",
        "message": {"text": f"{subject}{finding.message}. {finding.remedy}".strip()},
        "locations": [{"physicalLocation": location}],
    }
    if finding.edits:
        replacements = [
            {
                "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
                "insertedContent": {"text": edit.text},
            }
            for edit in finding.edits
        ]
        changes = [{"artifactLocation": location["artifactLocation"], "replacements": replacements}]
        result["fixes"] = [{"description": {"text": finding.remedy}, "artifactChanges": changes}]
    if finding.subject:
        logical = {"fullyQualifiedName": finding.subject, "kind": "object"}
        result["locations"] = [{"physicalLocation": location, "logicalLocations": [logical]}]
    return result


def _data(text: str) -> str:
    """Escape the message of a workflow command (actions/toolkit, ``escapeData``)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command (actions/toolkit, ``escapeProperty``)."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
