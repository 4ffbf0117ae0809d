"""``diplograph network``: who is with or against whom, according to whom, and when?"""

from __future__ import annotations

import argparse

from diplograph.cli.options import (
    HOLDER_HELP,
    Commands,
    add,
    add_format,
    add_source,
    library_of,
    print_rows,
    viewpoint_of,
)

EXAMPLES = """\
  diplograph network ted-craig                          every relation they assert, dated or not
  diplograph network ted-craig --on 2018                relations that can have held then; counts the undated
  diplograph network ted-craig --on 2018 --events       with events between actors
  diplograph network ted-craig --show triads            balanced and unbalanced triads
  diplograph network ted-craig --show central           the most connected actors; requires networkx
  diplograph network ted-craig --on 2018 --until 2024   how signs change between two dates

Signs, triads and centrality count only outright assertions, nothing hedged, conditional or
merely implied.
exit code: 0 fine, 1 the data are at fault, 2 the holder or the date is"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "network", EXAMPLES)
    parser.add_argument("holder", nargs="+", metavar="HOLDER", help=HOLDER_HELP)
    parser.add_argument("--on", metavar="DATE", help="an EDTF date or interval: 2019, 2019-02, 2018/2019")
    parser.add_argument("--until", metavar="DATE", help="compare with this date instead of listing relations")
    parser.add_argument("--floor", metavar="LIKELIHOOD", help="leave out what is held to be less likely than this")
    parser.add_argument("--events", action="store_true", help="also count events between actors")
    parser.add_argument(
        "--show", choices=("relations", "triads", "central"), default="relations", help="default: relations"
    )
    add_format(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    import sys

    from diplograph.argument.actor_network import changes
    from diplograph.errors import BadValue

    if args.until and not args.on:
        raise BadValue("--until", "needs a first date to compare with", "Add --on.")
    kg = library_of(args)
    view = viewpoint_of(kg, args.holder, args.floor)
    network = view.network(args.on, events=args.events)
    if args.until:
        print_rows(changes(network, view.network(args.until, events=args.events)), args, kg)
    elif args.show == "relations":
        print_rows(network.rows, args, kg)
    else:
        print_rows(network.triads() if args.show == "triads" else network.central(), args, kg)
    if args.on:
        apart = len({row.situation for row in network.undated})
        print(f"left out because they have no date: {apart}", file=sys.stderr)
    return 0
