"""``diplograph fmt``: format Turtle files."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph fmt my-essay/                format every Turtle file in the folder
  diplograph fmt --check graphs/          list files that are not formatted; change nothing

Keeps comments, the spelling of literals and every statement. The format is that of
turtlefmt, which requires pip install 'diplograph[fmt]'.
exit code: 0 formatted, 1 some are not (--check) or cannot be, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "fmt", EXAMPLES)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="Turtle files or folders")
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if a file would change")
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
