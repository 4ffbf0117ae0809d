"""``diplograph push``: load the graphs into a triple store, and verify them."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add, add_data, add_server, data_of
from diplograph.cli.progress import progress

EXAMPLES = """\
  diplograph push http://localhost:7878                       Oxigraph
  diplograph push http://localhost:3030/DATASET               Fuseki
  diplograph push http://localhost:8080/rdf4j-server/repositories/ID
  diplograph push http://localhost:7200/repositories/ID       GraphDB
  diplograph push http://localhost:8890                       Virtuoso
  diplograph push http://localhost:7019                       QLever
  diplograph push URL --graph graph:catalog --graph graph:ontology/core
  diplograph push URL --data my-essay/                        your own, with the shared graphs

Each graph replaces the one of the same name, so pushing twice changes nothing. The
ontology, the schemes and the catalogue are included. Each graph is then fetched and
compared. Configure the server so that its default graph is the union of its named
graphs.

Credentials come from the URL (user and password), from DIPLOGRAPH_USER and
DIPLOGRAPH_PASSWORD, from DIPLOGRAPH_TOKEN, or from the netrc file.
exit code: 0 loaded as sent, 1 the server changed something, 2 it could not be loaded"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "push", EXAMPLES)
    parser.add_argument("url", metavar="URL", help="the server, including its dataset or repository if it has several")
    add_server(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.namespaces import curie
    from diplograph.sparql.graph_store import GraphStoreClient
    from diplograph.sparql.http import Client
    from diplograph.sparql.transfer import Files, push

    data = data_of(args)
    source = Files(data, context=bool(data))
    store = GraphStoreClient(Client(args.url, timeout=args.timeout), args.query_url, args.graph_store)
    width = max(len(curie(graph)) for graph in source.graphs())
    changed = graphs = statements = 0
    with progress("graphs") as advance:
        for one in push(source, store, args.graph, advance):
            graphs, statements = graphs + 1, statements + one.sent
            state = "same" if one.same else "CHANGED"
            print(f"{curie(one.graph):<{width}} {one.sent:>8}  sha256:{one.digest[:16]}  {state}")
            for sign, lines in (("-", one.lost), ("+", one.added)):
                for line in lines:
                    print(f"  {sign} {line}")
            changed += not one.same
    outcome = f"the server changed {changed} of them" if changed else "the server holds them as sent"
    print(f"{graphs} graphs with {statements} statements loaded into {store.endpoints.graphs}; {outcome}")
    return 1 if changed else 0
