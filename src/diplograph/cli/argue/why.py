"""``diplograph why``: on what grounds is a claim held?"""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add, add_format, add_source, library_of, print_rows
from diplograph.cli.terminal import print_text

EXAMPLES = """\
  diplograph why c-037                     an indented tree
  diplograph why c-037 --format mermaid    a flowchart for Markdown
  diplograph why c-037 --format dot | dot -Tsvg > why.svg

exit code: 0 fine, 1 the grounds are circular, 2 the claim is unknown"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "why", EXAMPLES)
    parser.add_argument("claim", help="a claim by slug or IRI")
    add_format(parser, "tree", "mermaid", "dot")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    kg = library_of(args)
    tree = kg.why(args.claim)
    drawn = {"mermaid": tree.to_mermaid, "dot": tree.to_dot}
    if args.format == "tree":
        print_text(tree.to_text())
    elif args.format in drawn:
        print(drawn[args.format]())
    else:
        print_rows(tree.to_table(), args, kg)
    return 0
