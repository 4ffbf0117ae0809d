"""``diplograph explore``: show the pages in a browser, and update them when a file changes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add, add_data, data_of

if TYPE_CHECKING:
    from diplograph.drafts.review import Review

EXAMPLES = """\
  diplograph explore                       the bundled essay in your browser
  diplograph explore --data my-essay/      updated whenever one of its files changes
  diplograph explore --port 8000 --no-browser
  diplograph explore --data my-essay/ --review essay.txt --by "Jane Doe"    decide on a draft

Only this machine can reach the page. Ctrl-C stops it. With --review, the page shows a
model's draft beside your text, to accept, edit or reject; see `diplograph review`.
Requires pip install 'diplograph[site]'."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "explore", EXAMPLES)
    parser.add_argument("--port", type=int, default=0, help="default: any free port")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument(
        "--review", metavar="TEXT", help="decide on the draft of the one folder in --data, whose text this is"
    )
    parser.add_argument("--by", default="", metavar="NAME", help="with --review: who decides")
    add_data(parser)
    parser.set_defaults(run=run)


def _review(args: argparse.Namespace) -> Review | None:
    from pathlib import Path

    from diplograph.drafts.review import Review
    from diplograph.errors import UsageError
    from diplograph.text.normal import read_text

    if not args.review:
        return None
    if len(args.data) != 1 or not Path(args.data[0]).is_dir():
        raise UsageError("--review", "requires exactly one folder", "Name the folder of the draft with --data.")
    return Review(Path(args.data[0]), args.by, read_text(Path(args.review)), args.review)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    import webbrowser

    from diplograph.site.explore import exploring

    with exploring(data_of(args), args.port, _review(args)) as explorer:
        url = explorer.url + "review" * bool(args.review)
        print(f"{url} (Ctrl-C stops it)", flush=True)
        if not args.no_browser:
            webbrowser.open(url)
        try:
            for line in explorer.watch():
                print(line, flush=True)
        except KeyboardInterrupt:
            return 0
    return 0
