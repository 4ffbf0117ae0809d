"""``diplograph passage``: print the passage that contains some words, to paste."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph passage essay.txt "and a power to close" --split --data my-essay/
  diplograph passage essay.txt "nothing of the kind" --join --data my-essay/
  diplograph passage essay.txt "Beijing says … neither will rule."
  diplograph passage essay.txt "neither will rule" \\
      --slug my-essay --url https://example.org/harbour

Give the first and last words of the sentence with an ellipsis (or three full stops)
between them. A passage is one whole sentence or several, numbered as in
`diplograph new`.
exit code: 0 printed, 1 the text is at fault, 2 the words are not in it, or in several places"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "passage", EXAMPLES)
    parser.add_argument("text", metavar="TEXT", help="the text, a UTF-8 file")
    parser.add_argument("words", metavar="WORDS", help='words of the passage: "first words … last words"')
    parser.add_argument("--data", metavar="DIR", help="the folder of the document, with --split or --join")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--split", action="store_true", help="divide the passage: its second part begins with WORDS")
    how.add_argument("--join", action="store_true", help="join the passage that contains WORDS to the next one")
    parser.add_argument("--slug", default="", help="the document's slug; default: the file's name")
    parser.add_argument("--url", default="", help="where the text is published, to link to the passage")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data import turtle
    from diplograph.spelling import slug_of
    from diplograph.text.drafting import find_passages, own_prefixes
    from diplograph.text.normal import read_text

    if args.split or args.join:
        return _divide(args)
    path = Path(args.text)
    slug = args.slug or slug_of(path.stem)
    found = find_passages(read_text(path), args.words, args.url)
    triples = (triple for passage in found for triple in passage.triples(slug))
    print(turtle.body(triples, turtle.Names(own_prefixes(slug)), in_order=True), end="")
    return 0


def _divide(args: argparse.Namespace) -> int:
    from diplograph.data.atomic import write_files
    from diplograph.data.deriving import derive_folder
    from diplograph.errors import BadValue, UsageError
    from diplograph.rows.passages import at_words, join, split
    from diplograph.text.normal import read_text

    if not args.data:
        raise UsageError("--data", "is not given", "Name the folder of the document.")
    folder, text = Path(args.data), read_text(Path(args.text))
    found = at_words(folder, text, args.words)
    if found is None:
        raise BadValue(
            repr(args.words), "not in the text exactly once", "Copy some words of the passage, and enough of them."
        )
    passage, offset = found
    done = split(folder, text, passage, offset) if args.split else join(folder, text, passage)
    write_files(done.files)
    derive_folder(folder)
    print(*done.lines, sep="\n")
    return 0
