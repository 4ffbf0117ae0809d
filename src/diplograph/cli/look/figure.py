"""``diplograph figure``: draw a picture to publish."""

from __future__ import annotations

import argparse
import sys

from diplograph.cli.options import Commands, add, add_data, data_of

EXAMPLES = """\
  diplograph figure argument c-276 --output kabul.svg
  diplograph figure timeline --output when.pdf
  diplograph figure network --output relations.png
  diplograph figure network --actor pakistan \\
      --according-to ted-craig --output pakistan.svg
  diplograph figure matrix --output who-says-what.svg
  diplograph figure recommendations --output what-to-do.pdf

The caption says according to whom, and from which version of the graph. Requires
pip install 'diplograph[site]', and 'diplograph[figures]' for PNG and PDF."""

KINDS = ("argument", "timeline", "network", "matrix", "recommendations")


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "figure", EXAMPLES)
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("claim", nargs="?", metavar="CLAIM", help="the claim around which to draw, for argument")
    parser.add_argument(
        "--output", metavar="FILE", help="what to write: .svg, .png or .pdf; else SVG to standard output"
    )
    parser.add_argument("--actor", metavar="ACTOR", help="for network: the picture around one actor")
    parser.add_argument("--according-to", metavar="HOLDER", help="for network: whose view; default: the authors’")
    add_data(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.errors import UsageError
    from diplograph.opening import load
    from diplograph.site import figures

    if (args.kind == "argument") != bool(args.claim):
        what = "needs a claim" if args.kind == "argument" else f"takes no claim, and {args.claim} is one"
        raise UsageError(args.kind, what, "For example: diplograph figure argument c-276.")
    if args.kind != "network" and (args.actor or args.according_to):
        raise UsageError(args.kind, "takes no --actor and no --according-to", "Only network does.")
    kg = load(*data_of(args))
    match args.kind:
        case "argument":
            figure = figures.argument(kg, args.claim)
        case "network":
            figure = figures.network(kg, args.actor, args.according_to)
        case kind:
            figure = getattr(figures, kind)(kg)
    if args.output:
        print(f"wrote {figure.save(args.output)}", file=sys.stderr)
    else:
        print(figure.to_svg())
    return 0
