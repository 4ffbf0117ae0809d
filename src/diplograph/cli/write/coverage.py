"""``diplograph coverage``: which sentences of the text are not yet accounted for?"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from diplograph.cli.many import add_many, add_report, count, gathered, is_many, needed, show
from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph coverage my-essay/ essay.txt
  diplograph coverage corpus/ texts/ --jobs 8      texts/NAME.txt for each document NAME
  diplograph coverage corpus/ texts/ --shard 2/8 --format json > 2.json
  diplograph coverage --merge *.json               merge the reports of all shards

Lists, in the order of the text, each sentence that anchors no claim and has no
dg:reasonForSilence, with its passage. Your text is only displayed, never stored. For many
documents, and in JSON, a sentence is given by its start and end in the normalised text.
exit code: 0 every sentence is accounted for, 1 some are not, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "coverage", EXAMPLES)
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the folder of the document, or of several")
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the text, a UTF-8 file, or the folder of the texts")
    add_many(parser)
    add_report(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    if not args.merge:
        needed(args, "folder", "text")
    return _many(args) if args.merge or is_many(args) else _one(args)


def _many(args: argparse.Namespace) -> int:
    from diplograph.text.many import Covered, cover_many

    report = gathered(args, Covered, lambda where: cover_many([args.folder], Path(args.text), **where))
    lines = [
        f"{document}: {passage or 'no passage'}  {where}{'  ' * bool(where)}{start}-{end}"
        for document, covered in report.results
        for passage, where, start, end in covered.unaccounted
    ]
    total = sum(covered.sentences for _, covered in report.results)
    documents = count(len(report.results), "document")
    lines.append(f"{total - len(lines)} of {total} sentences accounted for, in {documents}")
    return show(report, args, lines, len(lines) == 1)


def _one(args: argparse.Namespace) -> int:
    from diplograph.data.gathered import Entry, Gathered
    from diplograph.opening import load
    from diplograph.text.coverage import unaccounted
    from diplograph.text.many import Covered, silent_passages
    from diplograph.text.normal import read_text

    text = read_text(Path(args.text))
    kg = load(args.folder)
    total, left = unaccounted(kg.store, silent_passages(kg), text)
    covered = Covered(total, tuple((gap.passage, gap.where, gap.start, gap.end) for gap in left))
    tty = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if tty else None
    lines = [f"{gap.passage or 'no passage'}  {gap.where}{'  ' * bool(gap.where)}{gap.words}" for gap in left]
    lines = [line if width is None or len(line) <= width else line[: width - 1] + "…" for line in lines]
    done = total - len(left)
    share = f"{done} of {total} sentences accounted for"
    if tty and total:
        filled = 30 * done // total
        share = f"[{'█' * filled}{'·' * (30 - filled)}] {share}"
    return show(Gathered([Entry(str(args.folder), covered)]), args, [*lines, share], not left)
