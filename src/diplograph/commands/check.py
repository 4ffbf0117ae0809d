"""``diplograph check``: is the graph sound?"""

from __future__ import annotations

import argparse
from typing import Any

from diplograph.commands import add

EXAMPLES = """\
  diplograph check                     the bundled graph and its ontology
  diplograph check my-essay/           a folder of your own, with the shared actors and places
  diplograph check claims.ttl          one file
  diplograph check --engine pyshacl    by the referee, which is slower

exit code: 0 sound, 1 not sound, 2 the call was at fault"""


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser = add(commands, "check", "Check a graph: syntax, terms, shapes, labels, coverage, catalogue.", EXAMPLES)
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="Turtle files or folders; without any, the bundled graph"
    )
    parser.add_argument(
        "--engine", choices=("shifty", "pyshacl"), default="shifty", help="SHACL engine; default: shifty"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.check import check

    report = check(args.paths, engine=args.engine)
    print(report.to_text())
    return report.exit_code
