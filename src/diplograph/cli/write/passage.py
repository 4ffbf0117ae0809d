"""``diplograph passage``: the passage that holds some words, to paste."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph passage essay.txt "The ferries … at noon."
  diplograph passage essay.txt "sail at noon" --slug my-essay --url https://example.org/harbour

Give the first and the last words of the sentence, with an ellipsis (or three full stops)
between.  A passage is a whole sentence, or several; its number is the one that
`diplograph new` gives it.
exit code: 0 printed, 1 the text was at fault, 2 the words are not in it or in several places"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "passage", "Print the passage that holds some words, as Turtle.", EXAMPLES)
    parser.add_argument("text", metavar="TEXT", help="the text, a UTF-8 file")
    parser.add_argument("words", metavar="WORDS", help='its words: "first words … last words"')
    parser.add_argument("--slug", default="", help="the slug of the document; default: the name of the file")
    parser.add_argument("--url", default="", help="where the text is published, for a link")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.spelling import slug_of
    from diplograph.text.drafting import find_passages
    from diplograph.text.normal import read_text

    path = Path(args.text)
    slug = args.slug or slug_of(path.stem)
    found = find_passages(read_text(path), args.words, args.url)
    print("\n".join(passage.to_turtle(slug) for passage in found), end="")
    return 0
