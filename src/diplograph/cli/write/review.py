"""``diplograph review``: decide on a draft, statement by statement."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add

if TYPE_CHECKING:
    from diplograph.drafts.review import Review
    from diplograph.drafts.statements import Statement

EXAMPLES = """\
  diplograph review my-essay/ essay.txt --by "Jane Doe"
  diplograph review my-essay/ --list           only list what is undecided
  diplograph explore --data my-essay/ --review essay.txt --by "Jane Doe"    the same in a browser

Each claim is shown under its sentence, which comes from your copy and is never stored.
  a  accept it as it is
  e  edit it: `column: value` on each line, an empty line ends; `column:` empties it
  r  reject it: it leaves the graph, with the steps that rest on it
  s  skip it for now
  q  quit
A decision is recorded in the graph at once, with your name and the time, so nothing is
lost on Ctrl-C, and the next call continues where this one ended. Undecided statements
remain marked as drafts: `agreement` refuses them, and `check` reports them as a
violation in a release.
exit code: 0 all is decided, 1 something is left, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "review", EXAMPLES)
    parser.add_argument("folder", metavar="DIR", help="the folder of the document")
    parser.add_argument("text", metavar="TEXT", nargs="?", default="", help="the text, to show each sentence")
    parser.add_argument("--by", default="", metavar="NAME", help="who decides")
    parser.add_argument("--list", action="store_true", help="list what is undecided")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.drafts.review import Review
    from diplograph.text.normal import read_text

    folder = Path(args.folder)
    by = args.by or ("nobody" if args.list else _asked("your name: "))
    review = Review(folder, by, read_text(Path(args.text)) if args.text else "", args.text)
    if args.list:
        found = review.statements()
        for one in found:
            print(f"{one.name}  {one.table}  {', '.join(one.sentences)}  {_gist(one)}")
        print(f"{len(found)} statements are undecided")
        return 1 if found else 0
    session = _Session(review)
    try:
        session.run()
    finally:
        if session.changed:
            review.settle()
    left = len(review.statements())
    counted = ", ".join(f"{count} {word}" for word, count in session.counts.items() if count)
    print(f"{counted or 'nothing decided'}; {left} left")
    return 1 if left else 0


def _gist(one: Statement) -> str:
    cells = one.cells
    return cells.get("says") or cells.get("silence") or cells.get("name") or cells.get("term") or ""


def _asked(question: str) -> str:
    """Return a line of standard input, or ``q`` at its end."""
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else "q"


class _Session:
    """The dialogue on the terminal."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.counts = {"accepted": 0, "edited": 0, "rejected": 0, "skipped": 0}
        self.changed = False

    def run(self) -> None:
        """Ask about each statement; after a change, read the others again."""
        seen: set[tuple[str, str]] = set()
        todo = self.review.statements()
        while todo:
            one = todo.pop(0)
            seen.add((one.table, one.name))
            self._show(one, len(todo) + 1)
            match self._decision(one):
                case "quit":
                    return
                case "edited" | "rejected" as word:
                    self.counts[word] += 1
                    self.changed = True
                    todo = [each for each in self.review.statements() if (each.table, each.name) not in seen]
                case word:
                    self.counts[word] += 1
                    self.changed |= word == "accepted"

    def _show(self, one: Statement, left: int) -> None:
        from diplograph.rows.columns import TABLES

        print(f"\n{one.name} ({one.table}, drafted by {one.model}; {left} to decide)")
        for number in one.sentences:
            if number in self.review.sentences:
                print(f"  [{number}] {self.review.sentences[number]}")
        for words in one.words:
            print(f"  {words}")
        for column in TABLES[one.table].columns:
            if column.name in one.cells:
                print(f"    {column.name:<10} {one.cells[column.name]}")
        for said in one.open:
            print(f"  left open: {said}")

    def _decision(self, one: Statement) -> str:
        while True:
            match _asked("accept, edit, reject, skip, quit [a/e/r/s/q]: ").casefold():
                case "a" | "accept":
                    self.review.accept(one)
                    return "accepted"
                case "e" | "edit":
                    if self._edited(one):
                        return "edited"
                case "r" | "reject":
                    if self._rejected(one):
                        return "rejected"
                case "s" | "skip":
                    return "skipped"
                case "q" | "quit":
                    return "quit"

    def _edited(self, one: Statement) -> bool:
        from diplograph.errors import DataError
        from diplograph.rows.columns import TABLES, UNSAID

        columns = [column.name for column in TABLES[one.table].columns if column.name not in UNSAID]
        cells: dict[str, str] = {}
        while (line := _asked("  column: value (empty to end): ")) not in ("", "q"):
            column, colon, value = (part.strip() for part in line.partition(":"))
            if not colon or column not in columns:
                print(f"  write a column, a colon and a value; columns are {', '.join(columns)}")
                continue
            cells[column] = value
        if not cells:
            print("  nothing was changed")
            return False
        try:
            faults, found = self.review.edit(one, cells)
        except DataError as error:
            print(f"  {error}")
            return False
        for each in faults:
            print(f"  {each}")
        for finding in found:
            print(f"  {finding.severity}: {finding.message} [{finding.rule}]. Fix: {finding.remedy}")
        if faults:
            print("  nothing was changed")
        return not faults

    def _rejected(self, one: Statement) -> bool:
        others = self.review.falls_with(one)
        if others:
            print(f"  this also rejects {', '.join(others)}")
            if _asked("  reject them all? [y/N]: ").casefold() not in ("y", "yes"):
                return False
        self.review.reject(one)
        return True
