"""``diplograph terms``: the schemes, or the terms of one."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph terms                         the schemes, and how many concepts each has
  diplograph terms event-type              the concepts of one, with their definitions
  diplograph terms property                the properties; also `class`
  diplograph terms unit --data my-essay/   with the concepts that your document adds

`diplograph term NAME` shows one term with its examples."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "terms", "List the schemes, or the terms of one.", EXAMPLES)
    scheme = parser.add_argument(
        "scheme", nargs="?", metavar="SCHEME", help="a scheme by slug or label, `class` or `property`"
    )
    scheme.completer = _schemes  # type: ignore[attr-defined]  # argcomplete reads it
    parser.add_argument("--data", metavar="DIR", help="the folder of a document, for the concepts that it adds")
    parser.set_defaults(run=run)


def _schemes(**_: object) -> list[str]:
    from diplograph.data.glossary import ontology

    return ["class", "property", *(scheme.slug for scheme in ontology().schemes())]


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.glossary import Kind, with_concepts_of

    glossary = with_concepts_of(Path(args.data) if args.data else None)
    if args.scheme is None:
        rows = [
            (scheme.slug, f"{len(glossary.concepts(scheme.iri)):>3}  {scheme.definition}")
            for scheme in glossary.schemes()
        ]
    elif args.scheme in (Kind.CLASS, Kind.PROPERTY):
        rows = [(term.curie, term.definition) for term in glossary.terms.values() if term.kind == args.scheme]
    else:
        found = [term for term in glossary.find(args.scheme) if term.kind is Kind.SCHEME]
        rows = [(each.slug, each.definition) for term in found for each in glossary.concepts(term.iri)]
        if not found:
            rows = [(term.curie, term.definition) for term in glossary.find(args.scheme)]
    width = max((len(name) for name, _ in rows), default=0)
    for name, text in rows:
        print(f"{name:<{width}}  {text}")
    return 0
