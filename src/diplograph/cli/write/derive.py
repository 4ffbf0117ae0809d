"""``diplograph derive``: write down what follows from the authored statements, and how many there are."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add
from diplograph.data.bundled import CATALOGUE, DERIVED

EXAMPLES = """\
  diplograph derive my-essay/        writes my-essay/derived.ttl
  diplograph derive graphs/          the same for every document below it

Derives time bounds, dg:supports and dg:concerns (see the ontology), and updates the
sizes of graphs in the catalog.ttl of the folder or of its parent."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "derive", "Derive time bounds and links, and update the catalogue.", EXAMPLES)
    parser.add_argument("folder", metavar="DIR", help="the folder with the document's graphs")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.discovery import located
    from diplograph.errors import NotFound

    folder = located(args.folder)
    if not folder.is_dir():
        raise NotFound(args.folder, "no such folder", "Name the folder that holds the document's graphs.")
    written, counted = derive_folder(folder)
    for path in written:
        print(f"wrote {path}")
    for path in counted:
        print(f"counted for {path}")
    return 0


def derive_folder(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write what follows from each document in a folder; return the files written and the catalogues counted anew.

    Raises:
        NoStatements: the folder holds no Turtle.

    """
    from diplograph.data.atomic import write_files
    from diplograph.data.catalogue import recounted
    from diplograph.data.derive import derived_file, derived_for, to_turtle
    from diplograph.data.discovery import find_files, turtle_files

    find_files([folder])
    is_document = any(path.name != CATALOGUE for path in turtle_files(folder))
    documents = [folder] if is_document else [p.parent for p in turtle_files(folder, deep=True) if p.name == DERIVED]
    written = {derived_file(document): derived_for(document) for document in documents}
    # Nothing follows from alignments, and a file that says so would be one more to list.
    written = {path: data for path, data in written.items() if data != to_turtle(()) or path.exists()}
    write_files(written)
    below = {path for path in turtle_files(folder, deep=True) if path.name == CATALOGUE}
    catalogues = [*sorted(below), *([folder.parent / CATALOGUE] if (folder.parent / CATALOGUE).is_file() else [])]
    for catalogue in catalogues:
        write_files({catalogue: recounted(catalogue)})
    return list(written), catalogues
