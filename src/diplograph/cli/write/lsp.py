"""``diplograph lsp``: a language server for Turtle with the terms of Diplograph."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph lsp     started by your editor, which uses its standard input and output

In VS Code, use any client for stdio servers; in Helix, add to languages.toml:
  [language-server.diplograph]
  command = "diplograph"
  args = ["lsp"]
It completes prefixes, terms, actors and claims, shows definitions, and reports the findings
of `diplograph check` while you type.  Requires pip install 'diplograph[lsp]'."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "lsp", EXAMPLES)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.errors import MissingPackage

    try:
        from diplograph.editor.server import server
    except ImportError:
        raise MissingPackage("pygls", "lsp") from None
    server().start_io()
    return 0
