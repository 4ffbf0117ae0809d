"""``diplograph fmt``: canonical Turtle."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph fmt my-essay/                lay out every Turtle file below
  diplograph fmt --check graphs/          say which are not laid out so, and change none

Comments and the way literals are written are kept, and no file is changed in what it
says.  The layout is turtlefmt's: pip install 'diplograph[fmt]'.
exit code: 0 laid out, 1 some are not (--check) or cannot be, 2 the call was at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "fmt", "Lay out Turtle files, comments kept.", EXAMPLES)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="Turtle files or folders")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where a file would change")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.atomic import write_files
    from diplograph.data.discovery import find_files
    from diplograph.data.layout import formatted
    from diplograph.data.turtle import read

    files = [file.path for file in find_files(args.paths)]
    changed = {path: text for path in files if (text := formatted(path)) != read(path)}
    if not args.check:
        write_files(changed)
    for path in changed:
        print(f"{'would lay out' if args.check else 'laid out'} {path}")
    print(f"{len(changed)} of {len(files)} files {'would change' if args.check else 'changed'}")
    return 1 if args.check and changed else 0
