"""``diplograph diff``: in which statements do two graphs differ?"""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add, add_server

if TYPE_CHECKING:
    from diplograph.sparql.transfer import GraphContainer

EXAMPLES = """\
  diplograph diff old.ttl new.ttl
  diplograph diff my-essay/ copy/
  diplograph diff graphs/ http://localhost:7878
  diplograph diff http://localhost:7878           the bundled graph against a triple store

"-" marks statements only in the first, "+" those only in the second. If the two share
names of graphs, graphs with the same name are compared, otherwise everything is compared
as a whole. Blank nodes are compared in canonical form, literals as written.
exit code: 0 no difference, 1 some, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "diff", EXAMPLES)
    parser.add_argument("first", metavar="A", help="a Turtle file, a folder of them, or the URL of a triple store")
    parser.add_argument(
        "second", metavar="B", nargs="?", help="the same; if left out, the bundled graph is compared with A"
    )
    add_server(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.namespaces import curie
    from diplograph.sparql.transfer import Files, differences

    first = _holder(args.first, args) if args.second else Files()
    second = _holder(args.second or args.first, args)
    changes = differences(first, second, args.graph)
    for graph, in_graph in groupby(changes, key=lambda change: change.graph):
        if graph:
            print(curie(graph))
        for subject, of_subject in groupby(in_graph, key=lambda change: change.subject):
            print(f"  {_short(subject)}")
            for change in of_subject:
                print(f"    {change.sign} {_short(change.predicate)} {_short(change.object)}")
    lost = sum(change.sign == "-" for change in changes)
    subjects = len({(change.graph, change.subject) for change in changes})
    if changes:
        sides = f"{lost} only in the first, {len(changes) - lost} only in the second"
        print(
            f"{len(changes)} difference{'s' * (len(changes) > 1)} on {subjects} subject{'s' * (subjects > 1)}: {sides}"
        )
    else:
        print("no difference")
    return 1 if changes else 0


def _holder(where: str, args: argparse.Namespace) -> GraphContainer:
    from diplograph.sparql.graph_store import GraphStoreClient
    from diplograph.sparql.http import Client
    from diplograph.sparql.transfer import Files

    if where.startswith(("http://", "https://")):
        return GraphStoreClient(Client(where, timeout=args.timeout), args.query_url, args.graph_store)
    return Files([where])


def _short(term: str) -> str:
    from diplograph.namespaces import curie

    return curie(term[1:-1]) if term.startswith("<") else term
