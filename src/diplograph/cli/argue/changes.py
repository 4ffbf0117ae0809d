"""``diplograph changes``: how did the estimate of a matter change from one document to another?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add, add_format, add_source, library_of, print_rows
from diplograph.cli.terminal import print_text
from diplograph.screen import visible

if TYPE_CHECKING:
    from diplograph.answers.methods import Changes
    from diplograph.answers.position import Position
    from diplograph.terms import Iri

EXAMPLES = """\
  diplograph changes --data my-essay/ --data their-essay/ --data alignments/
  diplograph changes --claim my-essay/c-009 \\
      --data my-essay/ --data their-essay/ --data alignments/
  diplograph changes --entity china --kind updates \\
      --data my-essay/ --data their-essay/ --data alignments/
  diplograph changes --format csv \\
      --data my-essay/ --data their-essay/ --data alignments/

Two claims are on the same matter if an encoder has aligned their propositions; no holder has
agreed to this. The earlier document comes first. Directions: newly denied, turned round,
more, less (of figures), surer, less sure, as sure, not comparable; `diplograph query
changes --describe` explains each. `--format table` and `csv` also have the section and link of each claim.
exit code: 0 fine, 1 the data are at fault, 2 the call is"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "changes", EXAMPLES)
    parser.add_argument("--claim", help="only changes from or to this claim")
    parser.add_argument("--entity", help="only where one of the two concerns this actor, place, thing or work")
    parser.add_argument("--kind", help="only alignments of this kind: same, broader, contrary or updates")
    add_format(parser, "text")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.answers.labels import positions

    kg = library_of(args)
    rows = kg.bundled.changes(claim=args.claim, entity=args.entity, kind=args.kind)
    if args.format == "text":
        held = positions(kg, (claim for row in rows for claim in (row.before, row.after)))
        shown = "\n".join(_text(row, held) for row in rows)
        print_text(visible(shown or "no alignment joins two claims here", layout=True))
    else:
        print_rows(rows, args, kg)
    return 0


def _text(row: Changes, held: Mapping[Iri, Position]) -> str:
    sure = f"encoder's confidence in the alignment {row.alignment.short}: {row.encoder_confidence.slug}"
    sides = ((row.before_date, held[row.before]), (row.after_date, held[row.after]))
    lines = [f"  {date or 'undated'}  {position}" for date, position in sides]
    return "\n".join([f"{row.direction} ({row.kind.slug}; {sure})", *lines])
