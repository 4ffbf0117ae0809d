"""``diplograph what-if``: what falls if a claim is not granted?"""

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
from diplograph.cli.terminal import print_text

EXAMPLES = """\
  diplograph what-if --reject c-274                            what falls with it, and why
  diplograph what-if --reject c-224 --reject c-304             both at once
  diplograph what-if --accept c-235 --according-to ted-craig   accept India's objection
  diplograph what-if --without-preferences --according-to ted-craig
  diplograph what-if --without w-001 --according-to ted-craig  ignore one preference

Rejecting a claim rejects its content, whoever else claims the same.
exit code: 0 fine, 1 the data are at fault, 2 a claim is unknown, or both rejected and accepted"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "what-if", EXAMPLES)
    parser.add_argument(
        "--reject", action="append", default=[], metavar="CLAIM", help="reject a claim; may be repeated"
    )
    parser.add_argument(
        "--accept", action="append", default=[], metavar="CLAIM", help="accept a claim; may be repeated"
    )
    parser.add_argument(
        "--without", action="append", default=[], metavar="PREFERENCE", help="ignore a preference; may be repeated"
    )
    parser.add_argument("--without-preferences", action="store_true", help="ignore all preferences")
    parser.add_argument(
        "--according-to",
        action="append",
        metavar="HOLDER",
        help=f"{HOLDER_HELP}; default: the holders of the named claims",
    )
    add_format(parser, "text")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    kg = library_of(args)
    view = viewpoint_of(kg, args.according_to) if args.according_to else kg.viewpoint_of(*args.reject, *args.accept)
    found = view.what_if(
        reject=args.reject, accept=args.accept, without_preferences=args.without_preferences or args.without
    )
    if args.format == "text":
        print_text(found.to_text())
    else:
        print_rows(found.rows, args, kg)
    return 0
