"""``diplograph ingest``: claims and steps back from another form."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from diplograph.cli.options import add
from diplograph.export.registry import FORMS

_BACK = [form for form in FORMS.values() if form.returns]

EXAMPLES = """\
  diplograph ingest case.json --format aif-json --output case.ttl
  diplograph ingest case.trig --format nanopub > case.ttl

Writes Turtle, which the other commands take by --data.  A claim without a holder and
a stance is refused, and so is a nanopublication that was changed.

formats, and what comes back:
""" + "\n".join(f"  {form.name:<10} {form.returns}" for form in _BACK)


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser = add(commands, "ingest", "Read claims and steps back from another form.", EXAMPLES)
    parser.add_argument("file", metavar="FILE", help="a file of that form")
    parser.add_argument(
        "--format", choices=[form.name for form in _BACK], required=True, metavar="FORMAT", help="see below"
    )
    parser.add_argument("--output", metavar="PATH", help="the file to write; else standard output")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.atomic import write_files
    from diplograph.data.dataset import read as read_file
    from diplograph.errors import NoStatements, NotFound
    from diplograph.export.material import turtle
    from diplograph.export.registry import read
    from diplograph.namespaces import PREFIXES

    if args.output is not None and (Path(args.output).is_dir() or not Path(args.output).absolute().parent.is_dir()):
        raise NotFound(args.output, "no file can be written there", "Name a file in a folder that is there.")
    quads = read(read_file(Path(args.file)), args.format)
    if not quads:
        raise NoStatements(args.file, "nothing that could be taken over", f"Is it {args.format}?")
    triples = {quad.triple for quad in quads}
    data = turtle(triples, PREFIXES)
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        write_files({Path(args.output): data})
    print(f"{len(triples)} statements: {FORMS[args.format].returns}", file=sys.stderr)
    return 0
