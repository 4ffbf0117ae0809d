"""``diplograph find``: look for things by name, and for claims by words."""

from __future__ import annotations

import argparse
import sys

from diplograph.cli.options import Commands, add, add_source, library_of

EXAMPLES = """\
  diplograph find khan                     what has that name, and claims with that word
  diplograph find "deep state" --kind actor
  diplograph find refuge --kind claim --limit 5

Best matches come first: the exact name, its beginning, all the words, some of them.
Case and accents are ignored (accents count over an endpoint). A claim is shown with its holder, reporter, stance and
hedge; the stance is towards the words after the colon.
exit code: 0 whether or not anything is found, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    from diplograph.browse.search import KINDS

    parser = add(commands, "find", "Find things by name, and claims by their words.", EXAMPLES)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="a name, a part of one, or words of a paraphrase")
    parser.add_argument("--kind", choices=KINDS, help="find only things of this kind")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="show at most N matches; default: 20")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.browse.search import suggestions

    words = " ".join(args.words)
    kg = library_of(args)
    found = kg.find(words, args.kind, args.limit)
    for one in found:
        print(one)
    if found.note:
        print(found.note, file=sys.stderr)
    if not found:
        near = suggestions(kg, words)
        print("nothing found." + (f" Did you mean {' or '.join(near)}?" if near else ""), file=sys.stderr)
    return 0
