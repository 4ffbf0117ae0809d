"""``diplograph anchors``: do the passages stand where the graph says?"""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add, add_data

EXAMPLES = """\
  diplograph anchors essay.txt              the bundled graph against your copy of the essay
  diplograph anchors letter.txt --data my-letter/
  diplograph anchors letter.txt --data my-letter/ --write    update the positions of moved anchors

Differences in quotation marks, dashes, line ends and wrapping are ignored. An anchor is
exact, moved (its words are at one other place), ambiguous (at several) or lost. Time
cues must occur in the text, hedge cues and names in a passage of their claim or use;
the words on either side of "…" need not be adjacent.
--write updates the positions of moved anchors and the digest and length of the source.
Ambiguous and lost anchors are listed and left unchanged.
exit code: 0 all exact or moved, 1 some ambiguous, lost or misquoted, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "anchors", "Check every anchor against a copy of the text.", EXAMPLES)
    parser.add_argument("text", metavar="TEXTFILE", help="a copy of the text, UTF-8")
    parser.add_argument("--write", action="store_true", help="update the positions of moved anchors, in --data only")
    add_data(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.atomic import write_files
    from diplograph.data.discovery import find_files
    from diplograph.errors import NoStatements, UsageError
    from diplograph.library import load
    from diplograph.namespaces import curie
    from diplograph.text import anchors
    from diplograph.text.normal import read_text

    if args.write and not args.data:
        raise UsageError("--write", "the bundled graph is not rewritten", "Name the folder of your own with --data.")
    text = read_text(Path(args.text))
    kg = load(*args.data)
    wanted = anchors.anchors(kg.store)
    if not wanted:
        raise NoStatements(", ".join(args.data), "no passage with a digest", "Name the folder that holds anchors.ttl.")
    verified = anchors.verify(wanted, text)
    states = (anchors.EXACT, anchors.MOVED, anchors.AMBIGUOUS, anchors.LOST)
    print(f"{'section':<40}" + "".join(f"{state:>11}" for state in states))
    for section, counts in verified.by_section().items():
        print(f"{section:<40}" + "".join(f"{counts[state]:>11}" for state in states))
    for one in verified.checked:
        if one.state != anchors.EXACT:
            places = ", ".join(map(str, one.places))
            print(f"{curie(one.anchor.iri)}: {one.state}" + (f", now at {places}" if places else ""))
    for start, end in verified.uncovered:
        print(f"no passage covers the sentence at {start}-{end}")
    misquoted = anchors.misquoted(kg.store, verified, text)
    for each in misquoted:
        where, mend = "the text", "Give the words as they stand there."
        if each.term != "timeCue":
            where = f"its passage ({', '.join(map(curie, each.passages))})"
            mend = "Give the words as they stand there, or anchor it where they do."
        print(f"{curie(each.subject)}: dg:{each.term} “{each.words}” does not stand in {where}. {mend}")
    counts = verified.counts
    told = ", ".join(f"{counts[state]} {state}" for state in states if counts[state])
    covered = verified.sentences - len(verified.uncovered)
    print(f"{told}; {covered} of {verified.sentences} sentences covered")
    if args.write:
        changed = anchors.moved([file.path for file in find_files(args.data)], verified, text)
        write_files(changed)
        for path in changed:
            print(f"rewrote {path}")
    return 1 if misquoted or counts[anchors.AMBIGUOUS] + counts[anchors.LOST] else 0
