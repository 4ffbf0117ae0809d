"""``diplograph pull``: write the graphs of a triple store to files."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add, add_server

EXAMPLES = """\
  diplograph pull http://localhost:7878 copy/
  diplograph pull http://localhost:3030/DATASET copy/ --graph graph:catalog
  diplograph diff copy/ http://localhost:7878

Each named graph of Diplograph becomes one Turtle file with the name of the graph. Use
--graph to pull any other graph. See `diplograph push` for servers and credentials."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "pull", EXAMPLES)
    parser.add_argument("url", metavar="URL", help="the server, including its dataset or repository if it has several")
    parser.add_argument("folder", metavar="DIR", help="where to write the files; replaces files of the same name")
    add_server(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.sparql.graph_store import GraphStoreClient
    from diplograph.sparql.http import Client
    from diplograph.sparql.transfer import pull

    store = GraphStoreClient(Client(args.url, timeout=args.timeout), args.query_url, args.graph_store)
    graphs = statements = 0
    for _, path, count in pull(store, Path(args.folder), args.graph):
        print(f"wrote {path} ({count} statements)")
        graphs, statements = graphs + 1, statements + count
    print(f"{graphs} graphs with {statements} statements")
    return 0
