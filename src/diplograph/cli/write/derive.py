"""``diplograph derive``: write the statements that follow from the authored ones, and the sizes of graphs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli.many import add_many, add_report, count, gathered, is_many, needed, show
from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph derive my-essay/               writes my-essay/derived.ttl
  diplograph derive graphs/                 the same for every document below it
  diplograph derive corpus/ --jobs 8        each document separately, in eight processes
  diplograph derive corpus/ --shard 2/8 --format json > 2.json
  diplograph derive --merge *.json          merge the reports of all shards

Derives time bounds, dg:supports and dg:concerns (see the ontology), and updates the
sizes of graphs in the catalog.ttl of each document, of the folder and of its parent. A
shard does not update catalogs of several documents.
With --jobs, --shard or --cluster, a document at fault is reported and the others are
processed; without these options, nothing is written.
exit code: 0 derived, 1 a document is at fault, 2 the call is"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "derive", EXAMPLES)
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the folder of a document, or of several")
    add_many(parser)
    add_report(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.deriving import Derived, derive_folder, derive_many
    from diplograph.data.discovery import located
    from diplograph.data.gathered import Entry, Gathered
    from diplograph.errors import NotFound

    folder = located(args.folder or "")
    if not args.merge:
        needed(args, "folder")
        if not folder.is_dir():
            raise NotFound(args.folder, "no such folder", "Name the folder that holds the document's graphs.")
    if args.merge or is_many(args):
        report = gathered(args, Derived, lambda where: derive_many(folder, **where))
        counted = [] if args.merge else _shared(folder, args.shard)
    else:
        written, counted = derive_folder(folder)
        report = Gathered([Entry(str(path.parent), Derived((str(path),))) for path in written])
    files = [derived for _, derived in report.results]
    lines = [f"wrote {path}" for derived in files for path in derived.written]
    own = [path for derived in files for path in derived.counted]
    lines += [f"counted for {path}" for path in dict.fromkeys([*own, *map(str, counted)])]
    if args.merge or is_many(args):
        failed = f", {len(report.failed)} not" * bool(report.failed)
        lines.append(f"{count(len(files), 'document')} derived{failed}")
    return show(report, args, lines, True)


def _shared(folder: Path, shard: str | None) -> list[Path]:
    """Recount the catalogues of several documents, or report that a shard does not."""
    from diplograph.data.deriving import recount, shared_catalogues

    catalogues = shared_catalogues(folder)
    if not shard:
        return recount(catalogues)
    for path in catalogues:
        print(f"{path}: not counted, because it lists documents of all shards", file=sys.stderr)
    return []
