"""``diplograph find``: look for things by name, and for claims by words."""

from __future__ import annotations

import argparse
import sys

from diplograph.cli.options import Commands, add, add_source, library_of

EXAMPLES = """\
  diplograph find khan                     whoever and whatever is called so, or claimed with that word
  diplograph find "deep state" --kind actor
  diplograph find refuge --kind claim --limit 5

The best first: exact, the beginning, all words, some words. Case and accents make
no difference. A claim is shown with its holder, stance and hedge: the words behind
the colon are what the stance is towards.
exit code: 0 whether or not something is found, 2 the call was at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    from diplograph.browse.search import KINDS

    parser = add(commands, "find", "Find things by name, and claims by words of their paraphrase.", EXAMPLES)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="a name, a part of one, or words of a paraphrase")
    parser.add_argument("--kind", choices=KINDS, help="find only these")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="show at most N; default: 20")
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
    if not found:
        near = suggestions(kg, words)
        print("nothing found." + (f" Did you mean {' or '.join(near)}?" if near else ""), file=sys.stderr)
    return 0
