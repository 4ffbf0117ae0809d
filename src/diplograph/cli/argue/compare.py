"""``diplograph compare``: where do two agree, differ, or one speaks alone?"""

from __future__ import annotations

import argparse
from typing import Any

from diplograph.cli.options import HOLDER_HELP, add, add_format, add_source, library_of, print_rows, whose

EXAMPLES = """\
  diplograph compare ted-craig india           on what they agree and differ, and what only one speaks of
  diplograph compare ted-craig pakistan --both --format csv
  diplograph compare pakistan anyone           with anyone else

exit code: 0 fine, 2 one of them is unknown or holds nothing, or the two are the same"""


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser = add(commands, "compare", "Compare two viewpoints, proposition by proposition.", EXAMPLES)
    parser.add_argument("first", metavar="HOLDER", help=HOLDER_HELP)
    parser.add_argument("second", metavar="HOLDER", help="the same")
    parser.add_argument("--both", action="store_true", help="only what both speak of")
    add_format(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.answers.result import table

    kg = library_of(args)
    result = kg.compare(whose([args.first]), whose([args.second]))
    if args.both:
        result = table(result.columns, (row for row in result if row.first_claim and row.second_claim))
    print_rows(result, args, kg)
    return 0
