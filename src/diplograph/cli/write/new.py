"""``diplograph new``: make the folder of a new document from its text."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph new my-letter letter.txt --update    the text has changed: claims are kept
  diplograph new my-essay --title "On the Harbour" --author "Jane Doe" essay.txt
  diplograph new my-essay --title "On the Harbour" --author "Jane Doe" \\
      --date 2024-05 --publisher "The Gazette" \\
      --url https://example.org/harbour essay.txt

The new folder passes `check` at once. It holds the source with the digest of the text,
every sentence as a passage, an empty graph of each kind with an example in comments,
and a catalogue. No words of the text are stored; with --url, the link to a sentence
shows at most three words at each end. An author or publisher that the shared
authority files know by name becomes that actor.
exit code: 0 made, 1 the text is at fault, 2 the call is (and nothing is written)"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "new", EXAMPLES)
    parser.add_argument("folder", metavar="DIR", help="the folder to create; it also names the graphs")
    parser.add_argument(
        "text", metavar="TEXT", help="the text: UTF-8 with blank lines between paragraphs, HTML, or TEI"
    )
    parser.add_argument("--update", action="store_true", help="update DIR to a changed text, keeping the claims")
    parser.add_argument("--title", default="", help="the title of the text; required without --update")
    parser.add_argument(
        "--author", default="", help="who wrote it: a shared actor by name, or a new one; required without --update"
    )
    parser.add_argument("--publisher", default="", help="who published it")
    parser.add_argument("--date", default="", help="when, as EDTF: 2024-05-14, 2024-05 or 2024")
    parser.add_argument("--url", default="", help="where it is published, to link to each sentence")
    parser.add_argument("--slug", default="", help="its short name in IRIs; default: the folder's name")
    parser.add_argument("--language", default="en", help="its language tag; default: en")
    parser.add_argument("--licence", default="", help="the IRI of your graph's licence; default: CC BY 4.0")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.errors import UsageError
    from diplograph.text.drafting import LICENCE, Document, new_document
    from diplograph.text.normal import read_text

    if args.update:
        return _update(args)
    for name in ("title", "author"):
        if not getattr(args, name):
            raise UsageError(f"--{name}", "is not given", f"Give the {name}, or --update for an existing folder.")
    document = Document(
        args.title, args.author, args.slug, args.url, args.date, args.publisher, args.language, args.licence or LICENCE
    )
    passages = new_document(Path(args.folder), read_text(Path(args.text)), document)
    sections = len({passage.section for passage in passages})
    print(f"made {args.folder}: {len(passages)} passages in {sections} section{'s' * (sections != 1)}")
    print(f"next: write rows (`diplograph sheet {args.folder}`), or fill in its files and check them;")
    print(f"`diplograph coverage {args.folder} {args.text}` lists what is left")
    return 0


def _update(args: argparse.Namespace) -> int:
    from diplograph.data.atomic import write_files
    from diplograph.data.deriving import derive_folder
    from diplograph.rows.passages import updated
    from diplograph.text.normal import read_text

    folder = Path(args.folder)
    done = updated(folder, read_text(Path(args.text)))
    write_files(done.files)
    for line in done.lines:
        print(line)
    if done.files:
        derive_folder(folder)
    print(f"{len(done.files)} files changed" if done.files else "the passages already match the text")
    return 0
