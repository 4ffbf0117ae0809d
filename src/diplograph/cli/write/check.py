"""``diplograph check``: is the graph sound?"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from diplograph.cli.options import add

EXAMPLES = """\
  diplograph check                     the bundled graph and its ontology
  diplograph check my-essay/           a folder of your own, with the shared actors and places
  diplograph check claims.ttl          one file
  diplograph check --engine pyshacl    by the referee, which is slower
  diplograph check --strict            warnings count, too
  diplograph check my-essay/ --format sarif > findings.sarif

exit code: 0 sound, 1 not sound, 2 the call was at fault"""


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser = add(commands, "check", "Check a graph: syntax, terms, shapes, labels, coverage, catalogue.", EXAMPLES)
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="Turtle files or folders; without any, the bundled graph"
    )
    parser.add_argument(
        "--engine", choices=("native", "shifty", "pyshacl"), default="native", help="SHACL engine; default: native"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github"),
        default="text",
        help="sarif: for code scanning (2.1.0); github: commands of GitHub Actions; default: text",
    )
    parser.add_argument("--strict", action="store_true", help="warnings count for verdict and exit code")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.checks.run import check

    report = check(args.paths, engine=args.engine, strict=args.strict)
    match args.format:
        case "json":
            print(report.to_json())
        case "sarif":
            print(report.to_sarif())
        case "github":
            print(report.to_github())
        case _:
            # https://no-color.org: set and not empty means none.
            print(report.to_text(colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")))
    return report.exit_code
