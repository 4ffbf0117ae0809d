"""``diplograph term``: show one term, with its definition and examples."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph term likelihood:likely
  diplograph term dg:holder
  diplograph term likely                 by slug or label; if two schemes have it, both are shown
  diplograph term ships --data my-essay/

exit code: 0 shown, 2 no term has that name"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "term", EXAMPLES)
    name = parser.add_argument("name", metavar="NAME", help="a class, property or concept: CURIE, IRI, slug or label")
    name.completer = _names  # type: ignore[attr-defined]  # argcomplete reads it
    parser.add_argument("--data", metavar="DIR", help="the folder of a document, for the concepts that it adds")
    parser.set_defaults(run=run)


def _names(**_: object) -> list[str]:
    from diplograph.data.glossary import ontology

    return sorted({name for term in ontology().terms.values() for name in (term.curie, term.slug)})


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.glossary import with_concepts_of

    glossary = with_concepts_of(Path(args.data) if args.data else None)
    print("\n\n".join(term.to_text() for term in glossary.find(args.name)))
    return 0
