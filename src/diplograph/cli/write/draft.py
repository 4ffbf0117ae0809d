"""``diplograph draft``: a first draft of a document by a language model."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add, seconds

if TYPE_CHECKING:
    from diplograph.drafts.rounds import Asked, Draft
    from diplograph.drafts.source import Source

EXAMPLES = """\
  diplograph draft my-essay/ essay.txt --model NAME --record answers.jsonl
  diplograph draft my-essay/ essay.txt --model NAME \\
      --endpoint http://localhost:8000/v1
  diplograph draft my-essay/ essay.txt --model NAME --endpoint URL \\
      --key-env MY_KEY --price 2.5,10
  diplograph draft my-essay/ essay.txt --replay answers.jsonl

`diplograph new` makes the folder. Your text is sent to the model, and nowhere else. The
model answers with sentence numbers, codes and cues, never with quotations. The findings
of `check` and `coverage`, and cues that do not occur, are sent back to it. Everything that
it drafts is marked as an undecided draft until you decide with `diplograph review`.
Sentences that are accounted for are left alone, so a draft can be continued.
The key comes from OPENAI_API_KEY or ANTHROPIC_API_KEY and is sent only to that company's
server; for any other server, name the variable with --key-env. A recording holds no words
of the text except cues; answers that it holds are not requested again.
exit code: 0 drafted and sound, 1 problems are left open, 2 the call or the server is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "draft", EXAMPLES)
    parser.add_argument("folder", metavar="DIR", help="the folder of the document, made by `diplograph new`")
    parser.add_argument("text", metavar="TEXT", help="the text from which the folder was made")
    parser.add_argument("--model", default="", metavar="NAME", help="the name of the model on its server")
    parser.add_argument(
        "--endpoint", default="", metavar="URL", help="the server; default: that of OpenAI or Anthropic"
    )
    parser.add_argument("--api", choices=("openai", "anthropic"), default="", help="the server's interface, if unclear")
    parser.add_argument("--key-env", default="", metavar="VARIABLE", help="the environment variable that holds the key")
    parser.add_argument("--rounds", type=_count, default=3, metavar="N", help="most rounds; default: 3")
    parser.add_argument("--window", type=_count, default=40, metavar="N", help="sentences in one prompt")
    parser.add_argument("--record", metavar="FILE", help="keep the answers in this file, and reuse those in it")
    parser.add_argument("--replay", metavar="FILE", help="take the answers from a recording; needs no network")
    parser.add_argument("--price", type=_price, metavar="IN,OUT", help="price per million tokens, to show the cost")
    parser.add_argument("--max-tokens", type=_count, default=16_000, metavar="N", help="size limit of one answer")
    parser.add_argument("--schema-in-prompt", action="store_true", help="for servers that do not accept a JSON Schema")
    parser.add_argument(
        "--timeout", type=seconds, default=300.0, metavar="SECONDS", help="time limit for one answer; default: 300"
    )
    parser.set_defaults(run=run)


def _count(text: str) -> int:
    number = int(text[:9])
    if not 0 < number < 1_000_000:
        raise ValueError
    return number


def _price(text: str) -> tuple[float, float]:
    read, _, written = text.partition(",")
    found = float(read), float(written)
    if not all(0 <= each < 1e6 for each in found):
        raise ValueError
    return found


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.atomic import write_files
    from diplograph.data.deriving import derive_folder
    from diplograph.drafts.rounds import draft
    from diplograph.drafts.source import Source
    from diplograph.text.normal import read_text

    source = Source(Path(args.folder), read_text(Path(args.text)), args.text)
    done = draft(source, _model(args, source), args.rounds, args.window, lambda line: print(line, file=sys.stderr))
    write_files(done.files)
    derive_folder(source.folder)
    _show(done, args)
    if done.broken is not None:
        print(f"error: {done.broken}", file=sys.stderr)
        print("the draft so far is written; run the same command to continue", file=sys.stderr)
        return done.broken.exit_code
    return 0 if done.sound else 1


def _model(args: argparse.Namespace, source: Source) -> Asked:
    from diplograph.drafts.models import connected
    from diplograph.drafts.recording import Recorder, Replay, Taken
    from diplograph.errors import UsageError

    if args.replay:
        if args.record:
            raise UsageError("--record", "a replay cannot be recorded", "Give one of the two.")
        replay = Replay(Taken(Path(args.replay)))
        if args.model and args.model != replay.name:
            raise UsageError("--model", f"the recording is of {replay.name}", "Leave --model out.")
        return Recorder(replay, source.runs)
    if not args.model:
        raise UsageError("--model", "is not given", "Name the model, or a recording with --replay.")
    server = connected(
        args.model, args.endpoint, args.api, args.key_env, args.timeout, args.max_tokens, args.schema_in_prompt
    )
    return Recorder(server, source.runs, Path(args.record) if args.record else None)


def _show(done: Draft, args: argparse.Namespace) -> None:
    for problem in done.problems:
        print(f"{'warning' if problem.warning else 'left open'}: {problem}")
    for finding in done.general:
        print(f"{finding.severity}: {finding.subject}: {finding.message} [{finding.rule}]")
    rows = ", ".join(f"{count} {table}" for table, count in sorted(done.rows.items()))
    print(f"drafted {rows or 'nothing'} in {done.rounds} round{'s' * (done.rounds != 1)}")
    usage = done.usage
    cost = f"; cost {usage.cost(args.price):.4f}" if args.price else ""
    print(f"{len(done.exchanges)} answers: {usage.read:,} tokens read, {usage.written:,} written{cost}")
    left = len(done.problems)
    print(
        "sound" if done.sound else f"not sound: {left} finding{'s' * (left != 1)} left open, each marked in the draft"
    )
    print(f"next: diplograph review {args.folder} {args.text}")
