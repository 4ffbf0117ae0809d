"""``diplograph show``: everything that is known about one thing."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add, add_source, library_of
from diplograph.cli.terminal import print_text

EXAMPLES = """\
  diplograph show "Imran Khan"             an actor: names, events, relations, claims
  diplograph show c-276                    a claim: holder, stance, hedge, grounds, passages
  diplograph show event:fall-of-afghan-government
  diplograph show actor:pakistan --all     every line of every section

NAME is a label, another name, a slug, a CURIE or an IRI. Nothing is shown as a fact:
each line names who says so, with stance and hedge, in brackets or before the colon. For a
thing named in very many documents, only the first of them are shown, with the totals;
--all continues, document by document."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "show", EXAMPLES)
    parser.add_argument("name", metavar="NAME", help="what to show")
    parser.add_argument("--all", action="store_true", help="show every line, not just ten of each section")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    import diplograph.browse.look  # noqa: F401 - while the graph is being loaded

    kg = library_of(args)
    for text in kg.shown(args.name) if args.all else (kg.show(args.name).to_text(),):
        print_text(text, flush=args.all)
    return 0
