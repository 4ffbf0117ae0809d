"""``diplograph query``: list the saved questions, or answer one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add, add_format, add_source, library_of, print_rows
from diplograph.cli.terminal import print_text
from diplograph.errors import BadValue
from diplograph.screen import visible

if TYPE_CHECKING:
    from diplograph.queries.catalogue import Catalogue

EXAMPLES = """\
  diplograph query                                        list the questions by family
  diplograph query claims_by_holder holder=pakistan       what Pakistan claims
  diplograph query claims_about "entity=Imran Khan"       a label, a slug or an IRI
  diplograph query timeline --format csv                  for a spreadsheet
  diplograph query claim_card --describe                  its parameters and columns
  diplograph query timeline --endpoint http://localhost:7878
  diplograph query claims_about entity=actor:china --data my-essay/ \\
      --bundled --documents                       across two essays, with the document of each row"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "query", EXAMPLES)
    name = parser.add_argument("name", nargs="?", help="the question; without it, list them all")
    name.completer = _names  # type: ignore[attr-defined]  # argcomplete reads it
    parser.add_argument("parameters", nargs="*", metavar="param=value", help="a parameter of the question")
    add_format(parser)
    parser.add_argument("--describe", action="store_true", help="describe the question instead of answering it")
    parser.add_argument("--queries", metavar="DIR", help="also use the saved questions in this folder")
    parser.add_argument(
        "--documents", action="store_true", help="add a column with the documents of each row (empty: shared data)"
    )
    add_source(parser)
    parser.set_defaults(run=run)


def _names(**_: object) -> list[str]:
    from diplograph.data import bundled

    return sorted(path.stem for path in bundled.queries().rglob("*.rq"))


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data import bundled
    from diplograph.queries.catalogue import Catalogue

    catalogue = Catalogue(bundled.queries(), *([Path(args.queries)] if args.queries else []))
    if args.name is None or args.describe:
        print_text(
            visible(_listing(catalogue) if args.name is None else _description(catalogue, args.name), layout=True)
        )
        return 0

    parameters: dict[str, str] = {}
    for given in args.parameters:
        name, equals, value = given.partition("=")
        if not equals or not name:
            raise BadValue(given, "not of the form param=value", "For example holder=pakistan.")
        if name in parameters:
            raise BadValue(given, f"{name} is given twice", "Give it once.")
        parameters[name] = value
    catalogue.find(args.name)  # a wrong name is reported before the graph is loaded
    kg = library_of(args, args.queries)
    result = kg.query(args.name, **parameters)
    if args.documents:
        result = result.with_documents()
    print_rows(result, args, kg)
    if not result and args.format == "table" and (see := kg.elsewhere(args.name, dict(parameters))):
        print(visible(f"see: {'; '.join(see)}"), file=sys.stderr)
    return 0


def _listing(catalogue: Catalogue) -> str:
    lines: list[str] = []
    family = ""
    for saved in catalogue:
        if saved.family != family:
            family = saved.family
            lines += ["", family]
        takes = " ".join(f"{p.name}=…" for p in saved.parameters)
        lines.append(f"  {saved.name + (' ' + takes if takes else ''):<44} {saved.summary}")
    return "\n".join(lines[1:])


def _description(catalogue: Catalogue, name: str) -> str:
    saved = catalogue.find(name)
    lines = [f"{saved.name}: {saved.summary}", saved.description]
    if saved.parameters:
        lines += ["", "parameters (all optional: without one, the answer covers every value)"]
        lines += [f"  {p.name:<18} {p.kind}: {p.description}; for example {p.example}" for p in saved.parameters]
    lines += ["", "columns", *(f"  {c.name:<18} {c.type}: {c.description}" for c in saved.columns)]
    return "\n".join(lines)
