"""``diplograph find``: look for things by name, and for claims by words."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from diplograph.cli.options import Commands, add, add_source, library_of
from diplograph.cli.terminal import print_text
from diplograph.screen import visible

EXAMPLES = """\
  diplograph find khan                     things with that name, and claims with that word
  diplograph find "deep state" --kind actor
  diplograph find refuge --kind claim --limit 5

Best matches come first: the exact name, its beginning, all the words, some of them.
Case and accents are ignored (accents count over an endpoint). A claim is shown with its holder, reporter, stance and
hedge; the stance is towards the words after the colon.
exit code: 0 whether or not anything is found, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "find", EXAMPLES)
    parser.rest = partial(_add_arguments, parser)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    from diplograph.browse.search import KINDS  # imports much

    parser.add_argument("words", nargs="+", metavar="WORDS", help="a name, a part of one, or words of a paraphrase")
    parser.add_argument("--kind", choices=KINDS, help="find only things of this kind")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="show at most N matches; default: 20")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.browse.search import suggestions

    words = " ".join(args.words)
    kg = library_of(args)
    found = kg.find(words, args.kind, args.limit)
    for one in found:
        print_text(str(one))
    if found.note:
        print(found.note, file=sys.stderr)
    if not found:
        near = suggestions(kg, words)
        print("nothing found." + (f" Did you mean {' or '.join(near)}?" if near else ""), file=sys.stderr)
        print("Names and paraphrases are searched, since the graph holds no words of the text;", file=sys.stderr)
        print("`diplograph passage TEXTFILE WORDS` finds the passage of words in a copy of it.", file=sys.stderr)
        if not (args.store or args.endpoint):
            _look_beside(words, args.kind)
    return 0


def _look_beside(words: str, kind: str | None, limit: int = 3) -> None:
    """Say on standard error what is bundled beside this graph and would have been found."""
    from diplograph.data import bundled
    from diplograph.opening import load

    places = {"shared, and taken in by a document that names it": bundled.shared_companion_files()}
    places |= {f"in a companion: add --with {name}": [path] for name, path in bundled.companion_folders().items()}
    seen: set[str] = set()
    for place, paths in places.items():
        new = [one for one in load(*paths).find(words, kind) if one.iri not in seen]
        seen |= {one.iri for one in new}
        if new:
            print(f"{place}:", *(f"  {visible(str(one))}" for one in new[:limit]), sep="\n", file=sys.stderr)
