"""``diplograph cite``: how to cite a claim, or the graph of a document."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add, add_source, emit, library_of

EXAMPLES = """\
  diplograph cite c-276                             a claim, in a sentence
  diplograph cite c-276 --style bibtex >> refs.bib
  diplograph cite modest-geopolitical-case --style csl
  diplograph cite                                   the whole graph"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "cite", EXAMPLES)
    parser.add_argument("name", nargs="?", default="", help="a claim or a document, by slug, title or IRI")
    parser.add_argument("--style", choices=("plain", "bibtex", "csl"), default="plain", help="default: plain")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.browse.citation import cite

    emit(cite(library_of(args), args.name).to(args.style) + "\n")
    return 0
