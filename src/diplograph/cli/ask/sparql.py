"""``diplograph sparql``: run any SPARQL query over the graph."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli.options import (
    Commands,
    add,
    add_format,
    add_memory,
    add_source,
    emit,
    library_of,
    limits_of,
    print_rows,
)
from diplograph.errors import UsageError

EXAMPLES = """\
  diplograph sparql question.rq
  echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | diplograph sparql -
  diplograph sparql question.rq --format json             SPARQL 1.1 results JSON
  diplograph sparql question.rq --endpoint http://localhost:7878

The default graph is the union of all named graphs, ontology and schemes included.
CONSTRUCT and DESCRIBE print Turtle; ASK prints true or false."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "sparql", EXAMPLES)
    parser.add_argument("file", help="a file with the query, or - for standard input")
    add_format(parser)
    parser.add_argument("--allow-service", action="store_true", help="allow SERVICE in the query to call other servers")
    add_source(parser)
    add_memory(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.answers.result import Result
    from diplograph.data import turtle
    from diplograph.data.turtle import read
    from diplograph.sparql.executor import Solutions

    where = "standard input" if args.file == "-" else args.file
    text = _standard_input() if args.file == "-" else read(Path(args.file)).decode("utf-8")
    # A remote server applies its own limits, and the client the time limit.
    limits = None if args.endpoint else limits_of(args)
    kg = library_of(args)
    answer = kg.sparql(text, where, ("service",) if args.allow_service else (), limits)
    if isinstance(answer, bool):
        print('{"head": {}, "boolean": ' + str(answer).lower() + "}" if args.format == "json" else str(answer).lower())
    elif isinstance(answer, Solutions):
        print_rows(Result(answer), args, kg)
    else:
        emit(turtle.write(answer).decode("utf-8"))
    return 0


def _standard_input() -> str:
    """Return the input as text, decoded from UTF-8 without a byte order mark.

    Raises:
        UsageError: it is not UTF-8.

    """
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("standard input", "not UTF-8 text", "Save the query as UTF-8.") from None
