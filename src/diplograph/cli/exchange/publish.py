"""``diplograph publish``: write a folder that a web server can publish."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph publish public/
  diplograph publish public/ --base https://example.org/diplograph/

The folder has the explorer, a page for each term, shape and decision, the data as
Turtle, JSON-LD and N-Quads, redirects for w3id.org (.htaccess), and metadata for
repositories (RO-Crate, DataCite). Requires pip install 'diplograph[site]'."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "publish", EXAMPLES)
    parser.add_argument("out", metavar="OUT", help="the folder to create")
    parser.add_argument("--base", metavar="URL", help="the address at which the folder will be served")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.publish.build import BASE, publish

    written = publish(Path(args.out), args.base or BASE)
    print(f"wrote {len(written)} files to {args.out}", file=sys.stderr)
    return 0
