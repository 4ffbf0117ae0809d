"""``diplograph terms``: list the schemes, or the terms of one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add

if TYPE_CHECKING:
    from diplograph.data.glossary import Glossary

EXAMPLES = """\
  diplograph terms                         the schemes, with their numbers of concepts
  diplograph terms event-type              the concepts of one, with their definitions
  diplograph terms eventtype               the same, by the prefix of its concepts
  diplograph terms property                the properties; also `class`
  diplograph terms unit --data my-essay/   with the concepts that your document adds

`diplograph term NAME` shows one term with its examples."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "terms", EXAMPLES)
    scheme = parser.add_argument(
        "scheme", nargs="?", metavar="SCHEME", help="a scheme by slug, label or prefix, `class` or `property`"
    )
    scheme.completer = _schemes  # type: ignore[attr-defined]  # argcomplete reads it
    parser.add_argument("--data", metavar="DIR", help="the folder of a document, for the concepts that it adds")
    parser.set_defaults(run=run)


def _schemes(**_: object) -> list[str]:
    from diplograph.data.glossary import ontology

    return ["class", "property", *(scheme.slug for scheme in ontology().schemes())]


def _of_scheme(glossary: Glossary, name: str) -> list[tuple[str, str]]:
    """Return the concepts of the named scheme; if the name is ambiguous, the schemes; else the terms of that name."""
    found = glossary.named_schemes(name)
    if len(found) == 1:
        return [(each.slug, each.definition) for each in glossary.concepts(found[0].iri)]
    return [(term.slug if term in found else term.curie, term.definition) for term in found or glossary.find(name)]


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
        rows = _of_scheme(glossary, args.scheme)
    width = max((len(name) for name, _ in rows), default=0)
    for name, text in rows:
        print(f"{name:<{width}}  {text}")
    return 0
