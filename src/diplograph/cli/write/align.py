"""``diplograph align``: which propositions of two documents may be on the same matter?"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add, add_format, emit, print_rows

if TYPE_CHECKING:
    from diplograph.answers.result import Result
    from diplograph.argument.candidates import Candidate
    from diplograph.library import Library
    from diplograph.rows.alignments import Prepared

EXAMPLES = """\
  diplograph align my-essay/ their-essay/                             the likeliest pairs first
  diplograph align my-essay/ their-essay/ --format rows > pairs.csv   to decide on, in a spreadsheet
  diplograph align my-essay/ their-essay/ --accept pairs.csv --into alignments/

Candidates have words, participants and types in common; nothing is aligned automatically. In the
rows, fill in `kind` (same, broader, contrary, updates: how `from` bears on `to`), `sure`
(your confidence: low, moderate, high) and `why`; rows without a kind are skipped, and the ends
of a row may be swapped. `from` is from the later document. With --into, pairs that the folder
already aligns are not proposed again. `diplograph add alignment` adds one at a time.
exit code: 0 fine, 1 the data are at fault, 2 the call or a row is"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "align", EXAMPLES)
    parser.add_argument("first", metavar="DOCUMENT", help="a folder, or the name of a companion")
    parser.add_argument("second", metavar="DOCUMENT", help="another")
    parser.add_argument("--least", type=int, default=50, metavar="N", help="the least score, of 100; default: 50")
    parser.add_argument("--accept", metavar="FILE", help="the decided rows (CSV); requires --into")
    parser.add_argument(
        "--into", metavar="DIR", help="the folder of the alignments; created, under CC BY 4.0, if it does not exist"
    )
    add_format(parser, "text", "rows")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.errors import UsageError
    from diplograph.opening import load
    from diplograph.rows.alignments import prepare, read_rows

    if args.accept and not args.into:
        raise UsageError("--accept", "the folder of the alignments is not given", "Name it with --into.")
    documents = sorted((load(path) for path in (args.first, args.second)), key=_date, reverse=True)
    if args.accept:
        both = load(args.first, args.second)
        prepared = prepare(Path(args.into), read_rows(Path(args.accept)), partial(proposition, both))
        return write(Path(args.into), prepared)
    return _propose(args, documents[0], documents[1])


def _date(kg: Library) -> str:
    return max((str(row.issued) for row in kg.bundled.documents_all() if row.issued), default="")


def _propose(args: argparse.Namespace, later: Library, earlier: Library) -> int:
    from diplograph.argument.candidates import candidates, contents
    from diplograph.rows.alignments import aligned
    from diplograph.terms import Iri

    known = {frozenset(map(Iri, pair)) for pair in aligned(Path(args.into))} if args.into else set()
    ours, theirs = (contents(kg, kg.argument.claims) for kg in (later, earlier))
    found = candidates(ours, theirs, known, args.least)
    if args.format == "rows":
        emit(_rows(found))
    elif args.format == "text":
        print("\n".join(map(_text, found)) or f"no pair of propositions scores {args.least} or more")
    else:
        print_rows(found, args)
    return 0


SHOWN = 3  # candidates for every two documents of several


def among(paths: Iterable[str]) -> Iterator[str]:
    """Yield, for every two of several documents, the likeliest candidates that no file of theirs aligns.

    Raises:
        UsageError: the paths have fewer than two documents.

    """
    from diplograph.argument.candidates import candidates, contents
    from diplograph.data import bundled
    from diplograph.data.discovery import find_files
    from diplograph.errors import UsageError
    from diplograph.opening import load
    from diplograph.rows.alignments import FILE, aligned
    from diplograph.terms import Iri

    files = [file.path for file in find_files(map(Path, paths))]
    folders = [path.parent for path in files if path.name == "claims.ttl"]
    if len(folders) < 2:
        raise UsageError("--align", "fewer than two documents are checked", "Name the folders of two or more.")
    given = {path.parent for path in (*files, *bundled.alignment_files()) if path.name == FILE}
    known = {frozenset(map(Iri, pair)) for folder in given for pair in aligned(folder)}
    names = {folder: name for name, folder in bundled.companion_folders().items()}
    documents = sorted(((load(folder), folder) for folder in folders), key=lambda one: _date(one[0]), reverse=True)
    prepared = [(contents(kg, kg.argument.claims), folder) for kg, folder in documents]
    for (later, one), (earlier, other) in combinations(prepared, 2):
        found = candidates(later, earlier, known)
        count = f"{len(found)} candidate{'s' * (len(found) != 1)} for alignment"
        call = f"diplograph align {names.get(one, one)} {names.get(other, other)}"
        yield f"{one.name} and {other.name}: {count}; see `{call}`"
        yield from map(_text, found[:SHOWN])


def _sides(row: Candidate) -> tuple[str, str]:
    """Return the two claims in words."""
    return f"{row.said}: {row.paraphrase}", f"{row.other_said}: {row.other_paraphrase}"


def _text(row: Candidate) -> str:
    from diplograph.namespaces import short

    first, second = _sides(row)
    return f"{row.score}\n  {short(row.proposition)}  {first}\n  {short(row.other_proposition)}  {second}"


def _rows(found: Result[Candidate]) -> str:
    from diplograph.namespaces import short
    from diplograph.rows.alignments import TABLE

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*(column.name for column in TABLE.columns), "score", "from says", "to says"])
    for row in found:
        writer.writerow([short(row.proposition), "", short(row.other_proposition), "", "", row.score, *_sides(row)])
    return out.getvalue()


def proposition(kg: Library, cell: str, where: str) -> str:
    """Return the IRI of the proposition that a cell names, directly or by a claim on it.

    Raises:
        BadValue: there is no such proposition or claim, or several.

    """
    from diplograph.errors import BadValue, Unknown
    from diplograph.namespaces import ID, as_iri
    from diplograph.terms import Iri

    every = {claim.proposition for claim in kg.argument.claims.values()}
    iri = Iri(as_iri(cell) or ID + cell)
    if iri in every:
        return iri
    named = [one for one in every if one.slug == cell]
    if len(named) == 1:
        return named[0]
    try:
        return kg.argument.claims[kg.identify("claim", cell)].proposition
    except (BadValue, Unknown) as error:
        several = f"{cell!r} is ambiguous: several propositions have this name" if named else error.what
        remedy = "Add the document, as in my-essay/p-001."
        raise BadValue(where, several, remedy if named else error.remedy) from None


def write(folder: Path, prepared: Prepared) -> int:
    """Write prepared alignments, and print what was added."""
    from diplograph.data.atomic import write_files
    from diplograph.data.deriving import derive_folder
    from diplograph.vocab import dg

    if not prepared.added:
        print("no row has a kind; nothing was added", file=sys.stderr)
        return 0
    write_files(prepared.files, parents=True)
    derive_folder(folder)
    count = sum(triple.predicate.value == dg.alignedFrom for triple in prepared.added)
    print(f"{count} alignment{'s' * (count != 1)} added to {folder}; `diplograph check` it with both documents")
    return 0
