"""``diplograph compare``: where do two viewpoints agree or differ, and where does only one speak?"""

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
  diplograph compare ted-craig india           where they agree, where they differ, where only one speaks
  diplograph compare ted-craig pakistan --both --format csv
  diplograph compare pakistan anyone           with everyone else

exit code: 0 fine, 2 one of them is unknown or holds nothing, or the two are the same"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "compare", EXAMPLES)
    parser.add_argument("first", metavar="HOLDER", help=HOLDER_HELP)
    parser.add_argument("second", metavar="HOLDER", help="another holder, or `anyone` for everyone else")
    parser.add_argument("--both", action="store_true", help="only propositions on which both have a view")
    add_format(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    kg = library_of(args)
    result = viewpoint_of(kg, [args.first]).compare(viewpoint_of(kg, [args.second]))
    if args.both:
        result = result.where(lambda row: bool(row.first_claim and row.second_claim))
    print_rows(result, args, kg)
    return 0
