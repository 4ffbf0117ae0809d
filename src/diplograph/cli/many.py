"""Options, execution and reports of commands that work document by document."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict, TypeVar

from diplograph.cli.progress import progress

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from diplograph.data.gathered import Gathered
    from diplograph.data.spread import Progress, Shard

    class Where(TypedDict):
        """Where to do the work, and on which part; keyword arguments of the functions for many documents."""

        executor: Executor | None
        shard: Shard | None
        progress: Progress | None


T = TypeVar("T")
R = TypeVar("R", bound=NamedTuple)


def add_many(parser: argparse.ArgumentParser) -> None:
    """Add the options for work on many documents at once; see `diplograph.data.spread`."""
    parser.add_argument("--jobs", type=int, metavar="N", help="process each document separately, in N processes")
    parser.add_argument("--shard", metavar="i/n", help="only the i-th of n parts of the documents; implies --jobs 1")
    parser.add_argument(
        "--cluster", default="", metavar="URL", help="on the workers of a dask scheduler, tcp://host:8786"
    )
    parser.add_argument("--merge", nargs="+", default=[], metavar="REPORT", help="merge several JSON reports into one")


def add_report(parser: argparse.ArgumentParser) -> None:
    """Add the option of a JSON report to a command that works on many documents."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def is_many(args: argparse.Namespace) -> bool:
    """Tell whether the options ask for work document by document."""
    return bool(args.jobs is not None or args.shard or args.cluster)


def spread(args: argparse.Namespace, work: Callable[[Where], T], what: str = "documents") -> T:
    """Do the work of a command as the options of `add_many` say.

    Args:
        args: the options.
        work: a function of an executor, a shard and a progress function.
        what: the name of the things that the progress counts.

    Raises:
        BadValue, UsageError: the options exclude each other, or the cluster cannot be used.

    """
    from diplograph.data.spread import Shard, workers
    from diplograph.errors import BadValue, UsageError

    if args.jobs is not None and not 1 <= args.jobs <= 1024:
        raise BadValue(f"--jobs {args.jobs}", "is not a number of processes", "Give a number from 1 to 1024.")
    if args.jobs and args.cluster:
        raise UsageError("--jobs", "a cluster is already given", "Give --jobs or --cluster, not both.")
    shard = Shard.parse(args.shard) if args.shard else None
    with workers(args.jobs, args.cluster) as executor, progress(what) as advance:
        return work({"executor": executor, "shard": shard, "progress": advance})


def reports(args: argparse.Namespace) -> list[tuple[str, str]]:
    """Return the name and text of each report that ``--merge`` names.

    Raises:
        NotFound, SyntaxFault: a report cannot be read, or is not UTF-8.

    """
    from diplograph.data.turtle import read

    return [(path, read(Path(path)).decode("utf-8")) for path in args.merge]


def gathered(args: argparse.Namespace, kind: type[R], work: Callable[[Where], Gathered[R]]) -> Gathered[R]:
    """Return the report of work on many documents, or the merged report of ``--merge``."""
    from diplograph.data.gathered import merged

    return merged(kind, reports(args)) if args.merge else spread(args, work)


def needed(args: argparse.Namespace, *names: str) -> None:
    """Raise UsageError if an argument is missing that only ``--merge`` can do without."""
    from diplograph.errors import UsageError

    for name in names:
        if not getattr(args, name):
            raise UsageError(name.upper(), "is not given", f"`diplograph {args.command} --help` shows how to call it.")


def show(report: Gathered[R], args: argparse.Namespace, lines: Iterable[str], sound: bool) -> int:
    """Print a report as JSON, or as the given lines and one for each document that failed; return the exit code."""
    if args.format == "json":
        print(report.to_json())
    else:
        for line in (*lines, *report.failed):
            print(line)
    return 0 if sound and not report.failed else 1


def count(number: int, what: str) -> str:
    """Return a number of things in words, ``1 document`` or ``2 documents``."""
    return f"{number} {what}{'' if number == 1 else 's'}"
