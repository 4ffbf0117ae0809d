"""``diplograph mcp``: the graph as tools for a language model."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add, add_source, library_of

EXAMPLES = """\
  diplograph mcp                            for a program that starts it, over standard input and output
  diplograph mcp --http 8765                for several, at http://127.0.0.1:8765/mcp
  diplograph mcp --data my-essay/ --bundled
  diplograph mcp --store corpus.store --allow-sparql

There are nine read-only tools: find, show, questions, ask, according_to, compare, argue, what_if, check.
In a client's settings: {"command": "diplograph", "args": ["mcp"]}"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "mcp", EXAMPLES)
    parser.add_argument("--http", type=int, metavar="PORT", help="listen on this port of 127.0.0.1 instead of stdio")
    parser.add_argument("--allow-sparql", action="store_true", help="add a tool for read-only SPARQL queries")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.mcp.server import server

    made = server(library_of(args), allow_sparql=args.allow_sparql)
    if args.http:
        made.run("streamable-http", host="127.0.0.1", port=args.http)
    else:
        made.run("stdio")
    return 0
