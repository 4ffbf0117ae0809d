"""``diplograph load``: keep a corpus in a store on disk."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from diplograph.cli.many import add_many, add_report, gathered, needed, show, spread
from diplograph.cli.options import Commands, add

if TYPE_CHECKING:
    from diplograph.cli.many import Where
    from diplograph.sparql.disk import Loaded

EXAMPLES = """\
  diplograph load corpus/ --store corpus.store            create or update the store
  diplograph query timeline --store corpus.store          answer without parsing files
  diplograph load my-essay/ their-essay/ --store two.store
  diplograph serve --store corpus.store                   a SPARQL endpoint over it
  diplograph load corpus/ --store corpus.store --jobs 8   read in eight processes; one writes
  diplograph load corpus/ --store 2.store --shard 2/8     a store of one eighth of the documents
  diplograph load --merge *.json                          merge the reports of all shards

The store holds the given files plus the ontology, the concept schemes and the shared
entities. Loading again only reads files that have changed, which are recognised by their
digests. If a load is interrupted, the next one completes it; until then, queries are
refused. Many processes may read the store at once, as long as none writes to it.
exit code: 0 loaded, 1 a file is at fault, 2 the call is, or the store cannot be used"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "load", EXAMPLES)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="Turtle files, or folders of them")
    parser.add_argument("--store", metavar="PATH", help="the folder of the store; created if it does not exist")
    add_many(parser)
    add_report(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.gathered import Entry, Gathered
    from diplograph.sparql.disk import Loaded

    if args.merge:
        report = gathered(args, Loaded, lambda where: Gathered([]))
    else:
        needed(args, "paths", "store")
        report = Gathered([Entry(args.store, spread(args, lambda where: _loaded(args, where), "graphs"))])
    lines = [
        f"{store}: {done.statements} statements; graphs: {done.added} added, {done.replaced} replaced, "
        f"{done.removed} removed, {done.unchanged} unchanged"
        for store, done in report.results
    ]
    return show(report, args, lines, True)


def _loaded(args: argparse.Namespace, where: Where) -> Loaded:
    from diplograph.data.spread import documents
    from diplograph.sparql.disk import load_store

    paths = documents(args.paths, where["shard"]) if where["shard"] else args.paths
    return load_store(paths, args.store, where["progress"], where["executor"])
