"""``diplograph ingest``: merge rows into a folder, or read claims and steps back from another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add
from diplograph.export.registry import FORMS

if TYPE_CHECKING:
    from diplograph.checks.report import Finding
    from diplograph.rows.ingest import Ingest

_BACK = [form for form in FORMS.values() if form.returns]

EXAMPLES = """\
  diplograph ingest rows/ --into my-essay/             rows of `diplograph sheet`, or of your own
  diplograph ingest rows.xlsx --into my-essay/ --dry-run   show what would change, and write nothing
  diplograph ingest rows/ --into my-essay/ --text essay.txt    look for the cues in the text, too
  diplograph ingest rows/ --into my-essay/ --delete    also delete what the sheets no longer have
  diplograph ingest case.json --format aif-json --output case.ttl
  diplograph ingest case.trig --format nanopub > case.ttl

With --into, the rows (CSV, .xlsx or .json) are merged into the Turtle of the folder:
missing numbers and short names are added, and comments and anything the rows do not
mention are kept. A long difference is counted by file; --verbose and --dry-run show
every statement. If a row and its statements in the folder have both changed, that is a
conflict and nothing is written. The findings of `check` are shown last, by sheet, row and
column; they do not prevent writing. With --text, they include what `anchors` finds: cues
and names that are not in their sentences, words copied from the text, and usual hedges that
no claim codes. The last line says whether the result is sound.
With --format, it writes Turtle, which the other commands read with --data. A claim
without a holder and a stance is refused, and so is a nanopublication that was changed.
exit code: 0 written and sound (with --dry-run: it would be), 1 written, but not sound;
or a row or the folder is at fault and nothing was written, 2 the call is

formats, and what comes back:
""" + "\n".join(f"  {form.name:<10} {form.returns}" for form in _BACK)


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "ingest", EXAMPLES)
    parser.add_argument(
        "file", metavar="FILE", help="a sheet (.csv, .xlsx, .json or a folder of CSV), or a file of FORMAT"
    )
    parser.add_argument("--into", metavar="DIR", help="the folder of the document into which the rows are merged")
    parser.add_argument("--dry-run", action="store_true", help="with --into: show what would change, and write nothing")
    parser.add_argument("--verbose", action="store_true", help="with --into: show each statement added or removed")
    parser.add_argument("--delete", action="store_true", help="with --into: delete what the rows no longer have")
    parser.add_argument(
        "--language", default="", help="with --into: language of labels and paraphrases; default: the folder's"
    )
    parser.add_argument("--text", metavar="TEXTFILE", help="with --into: a copy of the text; its words are compared")
    parser.add_argument("--format", choices=[form.name for form in _BACK], metavar="FORMAT", help="see below")
    parser.add_argument("--output", metavar="PATH", help="with --format: the file to write; default: standard output")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.errors import UsageError

    if bool(args.into) == bool(args.format):
        remedy = "Use --into DIR for rows, or --format FORMAT for another format."
        raise UsageError(args.file, "the kind of file is not given", remedy)
    return _rows(args) if args.into else _form(args)


def _rows(args: argparse.Namespace) -> int:
    from diplograph.rows import formats
    from diplograph.rows.ingest import prepare

    prepared = prepare(Path(args.into), formats.read(Path(args.file)), args.delete, args.language)
    return apply(prepared, args.dry_run, args.verbose, args.text)


# The longest difference, in lines, that is shown in full by default.
_SHOWN = 40


def apply(prepared: Ingest, dry_run: bool = False, verbose: bool = False, text: str | None = None) -> int:
    """Show changes and faults, write the files unless prevented, and return the exit code; ``text`` is a path."""
    from diplograph.data.atomic import write_files
    from diplograph.data.deriving import derive_folder
    from diplograph.rows.ingest import findings
    from diplograph.rows.spoken import spoken
    from diplograph.text.normal import read_text

    words = read_text(Path(text)) if text else ""
    for fault in prepared.faults:
        print(fault, file=sys.stderr)
    for row in prepared.merge.conflicts:
        what = "this row was changed here and in the folder"
        remedy = "Write a new sheet with `diplograph sheet`, and make the change again."
        print(f"{row.place()}: {what}. Fix: {remedy}", file=sys.stderr)
    if prepared.faults or prepared.merge.conflicts:
        count = len(prepared.faults) + len(prepared.merge.conflicts)
        print(f"{count} row{'s' * (count != 1)} at fault; nothing was written", file=sys.stderr)
        return 1
    _show(prepared, whole=dry_run or verbose)
    found = findings(prepared, words, text or "")
    if not dry_run and prepared.files:
        write_files(prepared.files)
        derive_folder(prepared.document.folder)
        print(f"wrote {', '.join(sorted(path.name for path in prepared.files))}")
    sys.stdout.flush()  # so that the findings come last wherever the two streams go
    for said in spoken(prepared.document, [(place, finding) for place, finding in found if place]):
        print(said, file=sys.stderr)
    for finding in (finding for place, finding in found if place is None):
        print(_line(finding), file=sys.stderr)
    violations = sum(finding.severity == "violation" for _, finding in found)
    print(_verdict(prepared, dry_run, violations, len(found) - violations))
    return 1 if violations else 0


def _show(prepared: Ingest, whole: bool) -> None:
    """Print the changes: each statement if they are few or --verbose is given, else their number by file."""
    change = prepared.merge
    if change.changes:
        difference = prepared.difference()
        print(difference if whole or difference.count("\n") < _SHOWN else prepared.summary())
    rows = f"in {len(change.changes)} row{'s' * (len(change.changes) != 1)}"
    summary = f"{len(change.added)} statements added, {len(change.removed)} removed, {rows}"
    print(summary + f"; {len(change.kept)} rows changed only in the folder were skipped" * bool(change.kept))
    if change.missing:
        keys = ", ".join(f"{table} {key}" for table, key in change.missing[:5]) + ", …" * (len(change.missing) > 5)
        print(f"not in the sheet: {keys}; --delete removes them")


def _verdict(prepared: Ingest, dry_run: bool, violations: int, warnings: int) -> str:
    """Return a line that says whether anything was written, and what `check` finds."""
    sound = "not sound" if violations else "sound"
    if dry_run:
        done = f"nothing was written (--dry-run); the document would be {sound}"
    elif prepared.files:
        done = "written, but not sound" if violations else "written and sound"
    else:
        done = f"there was nothing to write; the document is {sound}"
    counted = ((violations, "violation"), (warnings, "warning"))
    found = ", ".join(f"{number} {what}{'s' * (number != 1)}" for number, what in counted if number)
    return f"{done}: `check` finds {found or 'nothing'}"


def _line(finding: Finding) -> str:
    where = f"{finding.file}:{finding.line}" if finding.line else finding.file
    subject = f"{finding.subject}: " if finding.subject else ""
    remedy = f" Fix: {finding.remedy}" if finding.remedy else ""
    return f"{where}: {finding.severity}: {subject}{finding.message} [{finding.rule}].{remedy}"


def _form(args: argparse.Namespace) -> int:
    from diplograph.data import turtle
    from diplograph.data.atomic import write_files
    from diplograph.data.turtle import read as read_file
    from diplograph.errors import NoStatements, NotFound
    from diplograph.export.registry import read

    if args.output is not None and (Path(args.output).is_dir() or not Path(args.output).absolute().parent.is_dir()):
        raise NotFound(args.output, "no file can be written there", "Name a file in an existing folder.")
    quads = read(read_file(Path(args.file)), args.format)
    if not quads:
        raise NoStatements(args.file, "it contains nothing that can be read back", f"Is it {args.format}?")
    triples = {quad.triple for quad in quads}
    data = turtle.write(triples)
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        write_files({Path(args.output): data})
    print(f"{len(triples)} statements: {FORMS[args.format].returns}", file=sys.stderr)
    return 0
