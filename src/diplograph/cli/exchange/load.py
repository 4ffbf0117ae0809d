"""``diplograph load``: keep a corpus in a store on disk."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add
from diplograph.cli.progress import progress

EXAMPLES = """\
  diplograph load corpus/ --store corpus.store            make it, or bring it up to date
  diplograph query timeline --store corpus.store          answers without parsing a file
  diplograph load my-essay/ their-essay/ --store two.store
  diplograph serve --store corpus.store                   a SPARQL endpoint over it

The store holds what is named, with the ontology, the schemes and what is shared.
Loaded again, it takes in only what has changed: files are known by their digests.
A load that was interrupted is completed by the next; until then the store is not
answered from.  Any number may read it at once, while nobody writes.
exit code: 0 loaded, 1 a file is at fault, 2 the call was, or the store cannot be used"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "load", "Load a corpus into a store on disk, or bring that up to date.", EXAMPLES)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="Turtle files, or folders of them")
    parser.add_argument(
        "--store", required=True, metavar="PATH", help="the folder of the store; made where there is none"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.sparql.disk import load_store

    with progress("graphs") as advance:
        done = load_store(args.paths, args.store, advance)
    print(
        f"{args.store}: {done.statements} statements; graphs: {done.added} added, {done.replaced} replaced, "
        f"{done.removed} removed, {done.unchanged} as they were"
    )
    return 0
