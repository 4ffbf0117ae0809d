"""``diplograph anchors``: do the passages stand where the graph says?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli.options import Commands, add, add_data, data_of

EXAMPLES = """\
  diplograph anchors essay.txt              the bundled graph against your copy of the essay
  diplograph anchors letter.txt --data my-letter/
  diplograph anchors letter.txt --data my-letter/ --write    update the positions of moved anchors

Differences in quotation marks, dashes, line ends and wrapping are ignored. An anchor is
exact, moved (its words are at another place), ambiguous (at several, and the order of the
passages does not decide) or lost. Hedge cues and names must occur in a passage of their claim
or use, time cues in one of a claim on that situation, and the words of a link into the page
at both ends of its passage; the words on either side of "…" need not be adjacent. Where every
anchor is exact, digest and length of the source must be those of the text.
Eight words of the text in a row, anywhere in the document's graphs, are reported.
--write updates the positions of moved anchors and the digest and length of the source.
Ambiguous and lost anchors are listed and left unchanged.
exit code: 0 all exact or moved, 1 some ambiguous, lost, misquoted, copied or another text's, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "anchors", "Check every anchor against a copy of the text.", EXAMPLES)
    parser.add_argument("text", metavar="TEXTFILE", help="a copy of the text, UTF-8")
    parser.add_argument("--write", action="store_true", help="update the positions of moved anchors, in --data only")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_data(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from dataclasses import replace

    import pyoxigraph as ox

    from diplograph.data import bundled
    from diplograph.data.atomic import write_files
    from diplograph.data.companions import spelled_out
    from diplograph.data.discovery import find_files
    from diplograph.errors import NoStatements, UsageError
    from diplograph.library import load
    from diplograph.text import anchors
    from diplograph.text.normal import read_text

    if args.write and (args.companions or not args.data):
        raise UsageError("--write", "the bundled graph cannot be changed", "Name your own folder with --data.")
    text = read_text(Path(args.text))
    data = data_of(args)
    kg = load(*data)
    files = find_files(spelled_out(data or [bundled.graphs()]))
    if not anchors.anchors(kg.store):
        raise NoStatements(", ".join(data), "no passage with a digest", "Name the folder that holds the passages.")
    own = (quad for file in files for quad in kg.store.quads_for_pattern(None, None, None, ox.NamedNode(file.graph)))
    verified = anchors.examine(kg.store, own, text)
    print(verified.to_json() if args.format == "json" else verified.to_text())
    if args.write:
        changed = anchors.moved([file.path for file in files], verified, text)
        write_files(changed)
        for path in changed:
            print(f"rewrote {path}", file=sys.stderr if args.format == "json" else sys.stdout)
        verified = replace(verified, mismatched=())  # what was written just now
    return verified.exit_code
