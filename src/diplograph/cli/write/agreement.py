"""``diplograph agreement``: how far do two encodings of the same text agree?"""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph agreement mine/ theirs/
  diplograph agreement mine/ theirs/ --format json > agreement.json
"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "agreement", EXAMPLES)
    parser.add_argument("first", metavar="FIRST", help="the folder of one encoding, the reference for precision")
    parser.add_argument("second", metavar="SECOND", help="the folder of the other")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.agreement.report import agreement
    from diplograph.opening import load

    found = agreement(load(args.first), load(args.second))
    print(found.to_json() if args.format == "json" else found.to_text())
    return 0
