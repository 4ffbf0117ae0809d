"""``diplograph export``: write the graph in another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli.options import Commands, add, add_guard, add_source, library_of
from diplograph.export.registry import FORMS

EXAMPLES = """\
  diplograph export --format jsonld > graph.jsonld
  diplograph export --format argdown --output case.argdown
  diplograph export --format csv --output tables/         several files, in a new folder
  diplograph export --format nanopub --data my-essay/
  diplograph export --format parquet --store corpus.store --output tables/

Whatever the format cannot express is listed in the file and on standard error.

formats:
""" + "\n".join(f"  {form.name:<10} {form.summary}" for form in FORMS.values())


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "export", EXAMPLES)
    parser.add_argument("--format", choices=tuple(FORMS), required=True, metavar="FORMAT", help="see below")
    parser.add_argument("--output", metavar="PATH", help="the file or new folder to write; default: standard output")
    add_guard(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.atomic import write_files, write_folder
    from diplograph.errors import NotFound, UsageError
    from diplograph.screen import guarded

    if args.guard and args.format != "csv":
        raise UsageError("--guard", "is only for CSV", "Add --format csv.")
    single = bool(FORMS[args.format].suffix)
    if not single and args.output is None:
        raise UsageError(args.format, "this format consists of several files", "Name a new folder with --output.")
    output = None if args.output is None else Path(args.output)
    if output is not None:
        if output.is_dir() or (output.exists() and not single):
            raise UsageError(args.output, "already exists", "Choose a path that does not exist yet.")
        if not output.absolute().parent.is_dir():
            raise NotFound(str(output.parent), "there is no such folder", "Create it first.")
    kg = library_of(args)
    if args.format == "parquet":
        from diplograph.export import parquet

        write_folder(Path(args.output), parquet.stream(kg))  # a corpus need not fit in memory
        print(f"wrote {output}", file=sys.stderr)
        for loss in parquet.losses(kg):
            print(f"not expressed: {loss}", file=sys.stderr)
        return 0
    export = kg.export(args.format)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(export.data)
    else:
        if single:
            write_files({output: export.data})
        else:
            files = export.files
            if args.guard:
                tables = (name for name in files if name.endswith(".csv"))
                files = files | {name: guarded(files[name].decode()).encode() for name in tables}
            write_folder(output, files.items())
        print(f"wrote {output}", file=sys.stderr)
    for loss in export.losses:
        print(f"not expressed: {loss}", file=sys.stderr)
    return 0
