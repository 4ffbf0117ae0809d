"""``diplograph anchors``: are the passages where the graph says?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli.many import add_many, add_report, count, gathered, is_many, needed, show
from diplograph.cli.options import Commands, add, add_data, data_of

EXAMPLES = """\
  diplograph anchors essay.txt              the bundled graph against your copy of the essay
  diplograph anchors letter.txt --data my-letter/
  diplograph anchors letter.txt --data my-letter/ --write    update the positions of moved anchors
  diplograph anchors texts/ --data corpus/ --jobs 8          texts/NAME.txt for each document NAME
  diplograph anchors texts/ --data corpus/ --shard 2/8 --format json > 2.json
  diplograph anchors --merge *.json                          merge the reports of all shards

Differences in quotation marks, dashes, line ends and wrapping are ignored. An anchor is
exact, moved (its words are elsewhere), ambiguous (in several places, and the order of the
passages does not decide) or lost. Hedge cues and names must occur in a passage of their claim
or use, time cues in one of a claim on that situation, and the words of a link into the page
at both ends of its passage; the words on either side of "…" need not be adjacent. If every
anchor is exact, digest and length of the source must also match the text.
Eight words of the text in a row, anywhere in the document's graphs, are reported.
Words that usually hedge (may, probably, we believe), in a passage with claims none of which
has them as its cue, are listed to look at; they do not change the exit code.
--write updates the positions of moved anchors and the digest and length of the source.
Ambiguous and lost anchors are listed and left unchanged.
exit code: 0 all exact or moved, 1 some ambiguous, lost, misquoted, copied or of another text, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "anchors", EXAMPLES)
    parser.add_argument(
        "text", nargs="?", metavar="TEXTFILE", help="a copy of the text, UTF-8, or the folder of the texts"
    )
    parser.add_argument("--write", action="store_true", help="update the positions of moved anchors, in --data only")
    add_report(parser)
    add_many(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.errors import UsageError

    if not args.merge:
        needed(args, "text")
    if args.write and (args.companions or not args.data):
        raise UsageError("--write", "the bundled graph cannot be changed", "Name your own folder with --data.")
    if args.merge or is_many(args):
        return _many(args)
    return _one(args)


def _many(args: argparse.Namespace) -> int:
    from diplograph.errors import UsageError
    from diplograph.text.many import Anchored, anchor_many

    if args.write:
        raise UsageError("--write", "many documents can only be checked", "Run it for one document at a time.")
    data = data_of(args)
    if not args.merge and not data:
        raise UsageError("--data", "is not given", "Name the folder of the documents.")
    report = gathered(args, Anchored, lambda where: anchor_many(data, Path(args.text), **where))
    results = [anchored for _, anchored in report.results]
    lines = [
        f"{document}: {line}"
        for document, anchored in report.results
        for line in (*anchored.astray, *anchored.doubtful)
    ]
    states = dict.fromkeys(state for one in results for state in one.counts)
    totals = {state: sum(one.counts.get(state, 0) for one in results) for state in states}
    said = ", ".join(f"{total} {state}" for state, total in totals.items() if total) or "0 anchors"
    covered, sentences = sum(one.covered for one in results), sum(one.sentences for one in results)
    lines.append(f"{said}; {covered} of {sentences} sentences covered, in {count(len(results), 'document')}")
    return show(report, args, lines, all(one.sound for one in results))


def _one(args: argparse.Namespace) -> int:
    from dataclasses import replace

    from diplograph.data import bundled
    from diplograph.data.atomic import write_files
    from diplograph.data.companions import spelled_out
    from diplograph.data.discovery import find_files
    from diplograph.opening import load
    from diplograph.text import anchors
    from diplograph.text.many import examine
    from diplograph.text.normal import read_text

    text = read_text(Path(args.text))
    data = data_of(args)
    kg = load(*data)
    paths = spelled_out(data or [bundled.graphs()])
    verified = examine(paths, kg.store, text)
    print(verified.to_json() if args.format == "json" else verified.to_text())
    if args.write:
        changed = anchors.moved([file.path for file in find_files(paths)], verified, text)
        write_files(changed)
        for path in changed:
            print(f"rewrote {path}", file=sys.stderr if args.format == "json" else sys.stdout)
        verified = replace(verified, mismatched=())  # as just written
    return verified.exit_code
