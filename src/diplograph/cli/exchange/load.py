"""``diplograph load``: keep a corpus in a store on disk."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add
from diplograph.cli.progress import progress

EXAMPLES = """\
  diplograph load corpus/ --store corpus.store            create or update the store
  diplograph query timeline --store corpus.store          answer without parsing files
  diplograph load my-essay/ their-essay/ --store two.store
  diplograph serve --store corpus.store                   a SPARQL endpoint over it

The store holds the given files plus the ontology, the concept schemes and the shared
entities. Loading again takes in only what has changed: files are recognised by their
digests. If a load is interrupted, the next one completes it; until then, queries are
refused. Many processes may read the store at once, while none writes to it.
exit code: 0 loaded, 1 a file is at fault, 2 the call is, or the store cannot be used"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "load", "Load a corpus into a store on disk, or update the store.", EXAMPLES)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="Turtle files, or folders of them")
    parser.add_argument(
        "--store", required=True, metavar="PATH", help="the folder of the store; created if it does not exist"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.sparql.disk import load_store

    with progress("graphs") as advance:
        done = load_store(args.paths, args.store, advance)
    print(
        f"{args.store}: {done.statements} statements; graphs: {done.added} added, {done.replaced} replaced, "
        f"{done.removed} removed, {done.unchanged} unchanged"
    )
    return 0
