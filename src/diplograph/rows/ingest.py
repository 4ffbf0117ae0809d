"""Ingest a sheet into a folder: the sheet is read completely, merged and checked, and only then written.

`prepare` returns the changes and the faults, by sheet, row and column; the caller writes
`Ingest.files`.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from diplograph.checks.report import VIOLATION, WARNING, Finding
from diplograph.checks.run import check
from diplograph.data.bundled import CATALOGUE
from diplograph.data.catalogue import recounted
from diplograph.data.composition import compose
from diplograph.data.derive import derived_file, derived_for
from diplograph.namespaces import curie, expand, short, slug
from diplograph.rows.book import Book, Fault, Place
from diplograph.rows.catalogue import with_entries
from diplograph.rows.columns import TABLES
from diplograph.rows.compile import Compiled, compile_book
from diplograph.rows.document import Document
from diplograph.rows.merge import Merge, counted, merge, written
from diplograph.terms import text_of
from diplograph.text.many import examine


@dataclass
class Ingest:
    """The effect of a book on a folder.

    ``faults`` are cells that cannot be read, ``merge`` has the changes, and ``files`` the new
    bytes of each changed file.  If there are faults or conflicts, nothing may be written
    and ``files`` is empty.
    """

    document: Document
    compiled: Compiled
    merge: Merge
    files: dict[Path, bytes]

    @property
    def faults(self) -> list[Fault]:
        """The faults in the cells."""
        return self.compiled.faults

    def difference(self) -> str:
        """Return the changes, row by row, as text."""
        prefix = {self.document.base: "doc"} if self.document.base else {}
        return self.merge.to_text(prefix)

    def summary(self) -> str:
        """Return the numbers of added and removed statements, file by file, as text."""
        lines = [f"{name}: {come} added, {go} removed" for name, come, go in counted(self.document, self.merge)]
        return "\n".join(lines)


def prepare(folder: Path, book: Book, delete: bool = False, language: str = "") -> Ingest:
    """Return the effect of a book on a folder; nothing is written.

    Args:
        folder: the folder of a document.
        book: the rows.
        delete: whether to delete things that the book's tables no longer have.
        language: the language of labels and paraphrases; by default that of the folder.

    Raises:
        DataError, NotFound, SyntaxFault: the folder cannot be read.

    """
    document = Document(folder, language)
    compiled = compile_book(document, book)
    if compiled.faults:
        return Ingest(document, compiled, Merge(), {})
    change = merge(document, book, compiled, delete)
    if change.conflicts:
        return Ingest(document, compiled, change, {})
    files = written(document, change)
    return Ingest(document, compiled, change, files | with_entries(document, files))


def findings(prepared: Ingest, text: str = "", where: str = "the text") -> list[tuple[Place | None, Finding]]:
    """Return the findings of `check` in the changed folder, each with the cell from which it comes, if any.

    Args:
        prepared: the effect of a book on the folder.
        text: the text of the document; if it is given, what `diplograph anchors` finds is added.
        where: the name of the text in errors.

    Raises:
        DataError: some passages are not in the text.

    """
    folder = prepared.document.folder.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / folder.name
        shutil.copytree(folder, copy, ignore=lambda _, names: [n for n in names if not n.endswith(".ttl")])
        for path, data in prepared.files.items():
            (copy / path.name).write_bytes(data)
        derived_file(copy).write_bytes(derived_for(copy))
        if (copy / CATALOGUE).is_file():
            (copy / CATALOGUE).write_bytes(recounted(copy / CATALOGUE))
        report = check([copy])
        found = [
            f._replace(
                file=str(prepared.document.folder / Path(f.file).name) if f.file else "",
                remedy=f.remedy.replace(str(copy), str(prepared.document.folder)),
            )
            for f in report.findings
        ]
        found += _in_text(copy, text, str(prepared.document.folder), where) if text else []
    cells = _Cells(prepared.compiled)
    return [(cells.of(finding), finding) for finding in found]


def _in_text(folder: Path, text: str, document: str, where: str) -> list[Finding]:
    """Return the words that do not stand in the text where the folder has them, copied ones, and hedges not coded.

    Raises:
        DataError: it is another text.

    """
    verified = examine([folder], compose([folder])[0], text)
    verified.require_text_of(document, where)

    def found(severity: str, rule: str, subject: str, path: str, message: str, remedy: str) -> Finding:
        return Finding(folder.name, 0, 0, severity, rule, message, remedy, short(subject), path)

    return [
        *(found(VIOLATION, "misquoted", m.subject, f"dg:{m.term}", m.message, m.remedy) for m in verified.misquoted),
        *(found(VIOLATION, "copied", c.subject, curie(c.predicate), c.message, c.remedy) for c in verified.copied),
        *(
            found(
                WARNING,
                "uncoded",
                u.claim,
                "dg:likelihood",
                u.message,
                "Make it the cue of a claim, if it qualifies one.",
            )
            for u in verified.uncoded
        ),
    ]


class _Cells:
    """The cells of the sheet from which statements come."""

    def __init__(self, compiled: Compiled) -> None:
        self._exact: dict[tuple[str, str, str], Place] = {}
        self._pairs: dict[tuple[str, str], Place] = {}
        self._subjects: dict[str, Place] = {}
        for triple, place in compiled.said.items():
            subject, predicate = slug(text_of(triple.subject)), curie(triple.predicate.value)
            self._exact.setdefault((subject, predicate, slug(text_of(triple.object))), place)
            self._pairs.setdefault((subject, predicate), place)
            self._subjects.setdefault(subject, place)

    def of(self, finding: Finding) -> Place | None:
        """Return the cell of a finding: that of its value, else of its property, else of its row and column."""
        subject = slug(finding.subject.rpartition(":")[2])
        value = (
            slug(finding.value.rpartition(":")[2])
            if ":" in finding.value and " " not in finding.value
            else finding.value
        )
        exact = self._exact.get((subject, finding.path, value)) or self._pairs.get((subject, finding.path))
        home = self._subjects.get(subject)
        if exact or home is None:
            return exact
        # Something is missing: the property of the finding, else that in the name of the shape, as
        # Claim-stance-declines, else the first that its remedy names.
        shape = finding.rule.split("-")
        named = [finding.path, *(f"dg:{part}" for part in shape[1:2]), *re.findall(r"\bdg:\w+", finding.remedy)]
        if place := self._pairs.get((subject, named[1] if len(shape) > 1 else "")):
            return place
        columns = {c.property: c.name for c in reversed(TABLES[home.table].columns) if c.property}
        known = (columns.get(expand(name) or "") for name in named)
        return home._replace(column=next(filter(None, known), home.column))
