"""``diplograph coverage``: what of the text is still unaccounted for?"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph coverage my-essay/ essay.txt

Lists, in the order of the text, each sentence that anchors no claim and has no
dg:reasonForSilence, with its passage. Your text is only displayed, never stored.
exit code: 0 every sentence is accounted for, 1 some are not, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "coverage", "List the sentences of a text that are not yet accounted for.", EXAMPLES)
    parser.add_argument("folder", metavar="DIR", help="the folder of the document")
    parser.add_argument("text", metavar="TEXT", help="the text, a UTF-8 file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.library import load
    from diplograph.text.anchors import unaccounted
    from diplograph.text.normal import read_text

    text = read_text(Path(args.text))
    kg = load(args.folder)
    silent = [str(row.passage) for row in kg.query("unaccounted_passages")]
    total, left = unaccounted(kg.store, silent, text)
    tty = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if tty else None
    for gap in left:
        line = f"{gap.passage or 'no passage'}  {gap.where}{'  ' * bool(gap.where)}{gap.words}"
        print(line if width is None or len(line) <= width else line[: width - 1] + "…")
    done = total - len(left)
    share = f"{done} of {total} sentences accounted for"
    if tty and total:
        filled = 30 * done // total
        share = f"[{'█' * filled}{'·' * (30 - filled)}] {share}"
    print(share)
    return 1 if left else 0
