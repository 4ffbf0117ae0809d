"""``diplograph site``: write pages for reading a graph."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli.options import Commands, add, add_data, data_of

EXAMPLES = """\
  diplograph site essay.html                          the bundled essay as one page
  diplograph site pages/ --data my-essay/
  diplograph site pages/ --data corpus/ --jobs 2      a page for each document
  diplograph site essay.html --data my-essay/ --with-text copy.txt --private

A page needs no network and no server: open it with a double click. It contains no
sentence of the essay. --with-text shows the text beside its claims if the work has an
open licence; add --private for a copy that you will not publish.
Requires pip install 'diplograph[site]'."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "site", EXAMPLES)
    parser.add_argument("out", metavar="OUT", help="the page (.html) or the folder to write")
    parser.add_argument("--with-text", metavar="FILE", help="the text of the document, to show beside its claims")
    parser.add_argument("--private", action="store_true", help="mark the page as a copy that is not published")
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="processes for several documents; default: one for each processor"
    )
    parser.add_argument(
        "--rows",
        action=argparse.BooleanOptionalAction,
        help="for several documents: show the rows of each saved question, or not; default: for up to 20",
    )
    add_data(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.site.build import site

    text = Path(args.with_text) if args.with_text else None
    written = site(Path(args.out), data_of(args), text=text, private=args.private, jobs=args.jobs, rows=args.rows)
    start = next((path for path in written if path.name == "index.html"), written[0])
    print(f"wrote {len(written)} file{'s' * (len(written) != 1)}; open {start}", file=sys.stderr)
    return 0
