"""``diplograph rename``: rename an actor, a claim or a folder, in all files."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph rename actor:port-amity-authority actor:port-authority \\
      --data my-essay/
  diplograph rename c-010 c-016a --data my-essay/  a claim, proposition, step or passage
  diplograph rename my-essay/ her-essay            a folder, and its graphs in the catalogue

Every statement that names it is changed, in all files of the folder; comments and layout
are kept.  A name that is already in use is refused.  The IRIs of a renamed folder's claims stay as
they are, since others may cite them.
exit code: 0 renamed, 1 a file is at fault, 2 the call is (and nothing is written)"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "rename", EXAMPLES)
    parser.add_argument("old", metavar="OLD", help="CURIE, IRI, local name in the document, or the folder")
    parser.add_argument("new", metavar="NEW", help="the new name, of the same kind")
    parser.add_argument("--data", metavar="DIR", help="the folder of the document; without it OLD is a folder")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    if args.data is None:
        return _folder(Path(args.old), args.new)
    from diplograph.data.atomic import write_files
    from diplograph.data.deriving import derive_folder
    from diplograph.data.discovery import find_files
    from diplograph.data.rename import renamed
    from diplograph.errors import NotFound, UsageError
    from diplograph.namespaces import as_iri, curie
    from diplograph.rows.document import Document

    folder = Path(args.data)
    document = Document(folder)
    old, new = (as_iri(name) or document.base + name for name in (args.old, args.new))
    if old.rpartition("/")[0] != new.rpartition("/")[0]:
        raise UsageError(args.new, f"not of the kind of {args.old}", "Change only the part after the last `/` or `:`.")
    if document.statements(new) or new in document.families:
        raise UsageError(args.new, "is taken", "Choose another name; nothing was written.")
    files = renamed([file.path for file in find_files([folder])], {old: new})
    if not files:
        raise NotFound(args.old, f"no file of {folder} names it", "Check the name: `diplograph find`.")
    write_files(files)
    derive_folder(folder)
    print(f"{curie(old)} is now {curie(new)}, in {', '.join(sorted(path.name for path in files))}")
    return 0


def _folder(old: Path, name: str) -> int:
    from diplograph.data.atomic import write_files
    from diplograph.data.bundled import CATALOGUE
    from diplograph.data.discovery import graph_iri
    from diplograph.data.rename import renamed
    from diplograph.errors import NotFound, UsageError

    if not old.is_dir():
        raise NotFound(str(old), "no such folder", "Name a folder, or give --data to rename something in it.")
    new = old.parent / Path(name).name if "/" not in name.rstrip("/") else Path(name)
    if new.exists():
        raise UsageError(str(new), "already exists", "Choose another name; nothing was written.")
    names = {graph_iri(path): graph_iri(new / path.name) for path in old.glob("*.ttl")}
    if (old / CATALOGUE).is_file():
        write_files(renamed([old / CATALOGUE], names))
    old.rename(new)
    print(f"{old} is now {new}, and its {len(names)} graphs are named after it")
    return 0
