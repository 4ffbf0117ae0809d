"""``diplograph anchors``: do the passages stand where the graph says?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from diplograph.commands import add, add_data

EXAMPLES = """\
  diplograph anchors essay.txt              the bundled graph against your copy of the essay
  diplograph anchors letter.txt --data my-letter/

Other quotation marks, dashes, line ends and wrapping make no difference.  An anchor
is exact, moved (its words stand at one other place), ambiguous (at several) or lost.
exit code: 0 all exact or moved, 1 some ambiguous or lost, 2 the call was at fault"""


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser = add(commands, "anchors", "Check every anchor against a copy of the text.", EXAMPLES)
    parser.add_argument("text", metavar="TEXTFILE", help="a copy of the text, UTF-8")
    add_data(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph import passages
    from diplograph.dataset import read
    from diplograph.errors import NoStatements
    from diplograph.library import load
    from diplograph.namespaces import curie

    text = read(Path(args.text)).decode("utf-8")
    wanted = passages.anchors(load(*args.data).store)
    if not wanted:
        raise NoStatements(", ".join(args.data), "no passage with a digest", "Name the folder that holds passages.ttl.")
    verified = passages.verify(wanted, text)
    states = (passages.EXACT, passages.MOVED, passages.AMBIGUOUS, passages.LOST)
    print(f"{'section':<40}" + "".join(f"{state:>11}" for state in states))
    for section, counts in verified.by_section().items():
        print(f"{section:<40}" + "".join(f"{counts[state]:>11}" for state in states))
    for one in verified.checked:
        if one.state != passages.EXACT:
            places = ", ".join(map(str, one.places))
            print(f"{curie(one.anchor.iri)}: {one.state}" + (f", now at {places}" if places else ""))
    for start, end in verified.uncovered:
        print(f"no passage covers the sentence at {start}-{end}")
    counts = verified.counts
    told = ", ".join(f"{counts[state]} {state}" for state in states if counts[state])
    covered = verified.sentences - len(verified.uncovered)
    print(f"{told}; {covered} of {verified.sentences} sentences covered")
    return 1 if counts[passages.AMBIGUOUS] + counts[passages.LOST] else 0
