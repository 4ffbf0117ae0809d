"""``diplograph explore``: the pages in a browser, written anew when a file changes."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add, add_data, data_of

EXAMPLES = """\
  diplograph explore                       the bundled essay in your browser
  diplograph explore --data my-essay/      updated whenever one of its files changes
  diplograph explore --port 8000 --no-browser

Only this machine can reach the page. Ctrl-C stops it.
Requires pip install 'diplograph[site]'."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "explore", "Look at the graph in a browser.", EXAMPLES)
    parser.add_argument("--port", type=int, default=0, help="default: any that is free")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    add_data(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    import webbrowser

    from diplograph.site.explore import exploring

    with exploring(data_of(args), args.port) as explorer:
        print(f"{explorer.url} (Ctrl-C stops it)", flush=True)
        if not args.no_browser:
            webbrowser.open(explorer.url)
        try:
            for line in explorer.watch():
                print(line, flush=True)
        except KeyboardInterrupt:
            return 0
    return 0
