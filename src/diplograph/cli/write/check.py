"""``diplograph check``: is the graph sound?"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.many import add_many, is_many, reports, spread
from diplograph.cli.options import Commands, add, add_with
from diplograph.errors import DiplographError, UsageError

if TYPE_CHECKING:
    from diplograph.checks.report import Report

EXAMPLES = """\
  diplograph check                     the bundled graph and its ontology
  diplograph check my-essay/           your own folder, with the shared actors and places
  diplograph check claims.ttl          one file
  diplograph check --engine pyshacl    validate with pySHACL instead (slower; to cross-check)
  diplograph check --strict            treat warnings as violations
  diplograph check my-essay/ --fix     fix what can be fixed automatically; shows it, then asks
  diplograph check my-essay/ --watch   check again whenever a file is saved, until Ctrl-C
  diplograph check my-essay/ --format sarif > findings.sarif
  diplograph check my-essay/ their-essay/ --align    also propose alignments
  diplograph check corpus/ --jobs 8    each folder separately, in eight processes
  diplograph check corpus/ --shard 2/8 --format json > 2.json
  diplograph check --merge *.json      merge the reports of all shards

exit code: 0 sound, 1 not sound, 2 the call is at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "check", EXAMPLES)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="Turtle files or folders; default: the bundled graph")
    parser.add_argument(
        "--engine",
        choices=("native", "shifty", "pyshacl"),
        default="native",
        help="SHACL engine; shifty requires pip install 'diplograph[shifty]'; default: native",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github"),
        default="text",
        help="sarif: code scanning (SARIF 2.1.0); github: GitHub Actions annotations; default: text",
    )
    parser.add_argument("--strict", action="store_true", help="treat warnings as violations")
    parser.add_argument("--fix", action="store_true", help="fix findings with only one remedy; shows the changes first")
    parser.add_argument("--yes", action="store_true", help="with --fix: change the files without asking")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file is saved, until Ctrl-C")
    parser.add_argument(
        "--align", action="store_true", help="also propose alignments of the documents, as `diplograph align` does"
    )
    add_with(parser)
    add_many(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    args.paths += _with_companions(args)
    if args.align and args.watch:
        raise UsageError("--align", "not possible with --watch", "Leave out one of them.")
    if args.watch:
        return _watch(args)
    report = _report(args)
    while args.fix and _fixed(report, args.yes):
        report = _report(args)
    _show(report, args.format)
    if args.align:
        from diplograph.cli.write.align import among

        print("\n".join(among(args.paths)), file=sys.stdout if args.format == "text" else sys.stderr)
    return report.exit_code


def _with_companions(args: argparse.Namespace) -> list[str]:
    """Return the paths to check with the requested companions; without paths, those of the essay come first."""
    from diplograph.data.bundled import graphs, ontology
    from diplograph.data.companions import companion, spelled_out

    folders = [companion(name) for name in args.companions]
    essay = [ontology(), *spelled_out([graphs()])] if folders and not args.paths else []
    return [str(path) for path in (*essay, *folders)]


def _report(args: argparse.Namespace) -> Report:
    from diplograph.checks.run import check

    if args.merge:
        return _merged(args)
    return _many(args) if is_many(args) else check(args.paths, engine=args.engine, strict=args.strict)


def _show(report: Report, form: str) -> None:
    match form:
        case "json":
            print(report.to_json())
        case "sarif":
            print(report.to_sarif())
        case "github":
            print(report.to_github())
        case _:
            # https://no-color.org: set and not empty means none.
            print(report.to_text(colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")))


def _fixed(report: Report, sure: bool) -> bool:
    """Show the automatic fixes, and apply them if the user agrees; return whether any was applied."""
    from diplograph.checks.fix import fixes
    from diplograph.data.atomic import write_files

    found = [fix for fix in fixes(report.findings) if fix.before != fix.after]
    if not found:
        return False
    for fix in found:
        sys.stderr.write(fix.diff)
    count = sum(fix.findings for fix in found)
    if not sure:
        if not sys.stdin.isatty():
            print(f"{count} of the findings can be fixed; nothing was changed. Add --yes to do it.", file=sys.stderr)
            return False
        print(f"Fix {count} of the findings, in {len(found)} files? [y/N] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            return False
    write_files({fix.path: fix.data for fix in found})
    return True


# Seconds between two checks of the files, and before a changed one is read.
_PAUSE, _SETTLE = 0.03, 0.01


def _watch(args: argparse.Namespace) -> int:
    """Report again after each change, until Ctrl-C; the exit code is that of the last report."""
    from diplograph.checks.context import Kept
    from diplograph.checks.run import check

    kept, code = Kept(remembers=True), 0
    seen: dict[str, tuple[int, int]] | None = None
    try:
        while True:
            now = _stamps(args.paths)
            if now != seen and seen is not None:
                time.sleep(_SETTLE)  # an editor may still be writing
                now = _stamps(args.paths)
            if now != seen:
                seen = now
                try:
                    report = check(args.paths, engine=args.engine, strict=args.strict, kept=kept)
                except DiplographError as error:
                    code = error.exit_code
                    print(error, file=sys.stderr, flush=True)
                else:
                    code = report.exit_code
                    _show(report, args.format)
                    sys.stdout.flush()
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return code


def _stamps(paths: list[str]) -> dict[str, tuple[int, int]]:
    """Return the time and size of each Turtle file at the paths, or of the bundled ones."""
    from diplograph.data import bundled

    stamps = {}
    for given in [Path(path) for path in paths] or [bundled.ontology(), bundled.graphs()]:
        for path in given.rglob("*.ttl") if given.is_dir() else [given]:
            with contextlib.suppress(FileNotFoundError):  # being replaced at this moment
                stat = path.stat()
                stamps[str(path)] = (stat.st_mtime_ns, stat.st_size)
    return stamps


def _many(args: argparse.Namespace) -> Report:
    from diplograph.checks.many import check_many
    from diplograph.data.bundled import graphs

    paths = args.paths or [graphs()]
    return spread(args, lambda where: check_many(paths, engine=args.engine, strict=args.strict, **where))


def _merged(args: argparse.Namespace) -> Report:
    from diplograph.checks.many import merged
    from diplograph.checks.report import Report

    return merged((Report.from_json(text, name) for name, text in reports(args)), args.strict)
