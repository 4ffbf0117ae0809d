"""One module for each command: ``add_parser`` declares it, ``run`` does it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, TypeAlias, cast

from diplograph.cli.commands import summary_of
from diplograph.cli.output import add_layout, chosen, layout_of, print_table
from diplograph.cli.parsing import Formatter, Parser
from diplograph.data.bundled import companion_folders, graphs
from diplograph.screen import guarded, visible

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker
    from diplograph.answers.result import Result
    from diplograph.argument.viewpoint import Viewpoint
    from diplograph.library import Library
    from diplograph.sparql.bounded import Limits

# The object to which the parsers of the commands are added.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add(commands: Commands, name: str, examples: str) -> Parser:
    """Declare a command with its examples, which keep their line breaks."""
    parser = commands.add_parser(
        name,
        help=summary_of(name),
        description=summary_of(name),
        epilog="examples:\n" + examples,
        formatter_class=Formatter,
    )
    return cast("Parser", parser)


def add_held(parser: argparse.ArgumentParser) -> None:
    """Add the options for the user's files or a store on disk; see `library_of`."""
    add_data(parser)
    parser.add_argument("--store", metavar="PATH", help="use a store on disk, made by `diplograph load`")


def add_source(parser: argparse.ArgumentParser) -> None:
    """Add the options for the user's files, a store on disk or a triple store; see `library_of`."""
    add_held(parser)
    parser.add_argument(
        "--endpoint", metavar="URL", help="query a triple store instead; see `diplograph push` for credentials"
    )
    add_timeout(parser, what="a request to a server, a question of your own, or one to a store on disk")


def library_of(args: argparse.Namespace, queries: str | None = None) -> Library:
    """Return the graph that ``--data``, ``--with``, ``--store`` or ``--endpoint`` names, else the bundled one.

    Args:
        args: the options declared by `add_source` or `add_held`.
        queries: a folder of saved questions of the user's own.

    Raises:
        UsageError: more than one of them is given.

    """
    from diplograph.errors import UsageError
    from diplograph.opening import connect, load

    endpoint: str | None = getattr(args, "endpoint", None)
    data = data_of(args)
    if sum(map(bool, (data, args.store, endpoint))) > 1:
        what = f"--data or --with, --store{' and --endpoint' if endpoint else ''} exclude each other"
        raise UsageError("--endpoint" if endpoint else "--store", what, "Use one of them.")
    if endpoint:
        kg = connect(endpoint, timeout=args.timeout, queries=queries)
        kg.names.on_choice = _say_others
        return kg
    kg = load(*data, queries=queries, store=args.store)
    kg.names.on_choice = _say_others
    if hasattr(args, "endpoint") and (queries or args.store):
        from diplograph.sparql.bounded import BoundedExecutor

        # Queries written by others may never end, and sometimes nor do questions to a damaged store.
        kg.executor = BoundedExecutor(kg.executor, limits_of(args))
    return kg


def _say_others(where: str, chosen: str, others: list[str]) -> None:
    """Print on standard error the other things that a name could mean."""
    from diplograph.namespaces import curie

    print(visible(f"{where}: {curie(chosen)}; also: {', '.join(map(curie, others))}"), file=sys.stderr)


def add_timeout(
    parser: argparse.ArgumentParser, default: float = 60.0, what: str = "each exchange with a server"
) -> None:
    """Add the option that limits the time for an exchange with a server, or for a query."""
    parser.add_argument(
        "--timeout", type=seconds, default=default, metavar="SECONDS",
        help=f"time limit for {what}; default: {default:g}",
    )  # fmt: skip


def add_memory(parser: argparse.ArgumentParser) -> None:
    """Add the option that limits the memory of a query."""
    parser.add_argument(
        "--memory", type=megabytes, default=2048, metavar="MB",
        help="memory limit for a query; default: 2048",
    )  # fmt: skip


def limits_of(args: argparse.Namespace) -> Limits:
    """Return the limits that `add_timeout` and `add_memory` declared."""
    from diplograph.sparql.bounded import Limits

    return Limits(args.timeout, getattr(args, "memory", 2048) * 1024**2)


def megabytes(text: str) -> int:
    """Return a number of megabytes; argparse shows the name of this function in errors."""
    number = int(text[:9])
    if not 0 < number < 10**7:
        raise ValueError
    return number


def seconds(text: str) -> float:
    """Return a time in seconds; argparse shows the name of this function in errors."""
    number = float(text)
    if not 0 < number < 1e6:
        raise ValueError
    return number


def add_server(parser: argparse.ArgumentParser) -> None:
    """Add the options for the URLs of a triple store, and for selecting graphs."""
    parser.add_argument(
        "--graph", action="append", default=[], metavar="IRI", help="only this named graph; may be repeated"
    )
    parser.add_argument("--graph-store", default="", metavar="URL", help="the Graph Store URL, if it cannot be guessed")
    parser.add_argument("--query-url", default="", metavar="URL", help="the query URL, if it cannot be guessed")
    add_timeout(parser, 600.0)


def add_data(parser: argparse.ArgumentParser) -> None:
    """Add the options for the user's files instead of the bundled graph."""
    parser.add_argument(
        "--data",
        action="append",
        default=[],
        metavar="PATH",
        help="use this Turtle file or folder, not the bundled graph; may be repeated",
    )
    parser.add_argument(
        "--bundled",
        action="append_const",
        dest="data",
        const=str(graphs()),
        help="use the bundled graph as well as --data",
    )
    add_with(parser)


def add_with(parser: argparse.ArgumentParser) -> None:
    """Add the option for further bundled documents by name."""
    known = companion_folders()
    option = parser.add_argument(
        "--with",
        action="append",
        default=[],
        dest="companions",
        metavar="NAME",
        help="also use this companion of the essay; may be repeated; there are " + (", ".join(known) or "none"),
    )
    option.completer = lambda **_: list(known)  # type: ignore[attr-defined]  # argcomplete reads it


def data_of(args: argparse.Namespace) -> list[str]:
    """Return the files and folders from the options of `add_data`; empty for the bundled essay alone.

    Raises:
        Unknown: there is no companion of a given name.

    """
    data: list[str] = args.data
    if not args.companions:
        return data
    from diplograph.data.companions import companion

    return [*(data or [str(graphs())]), *(str(companion(name)) for name in args.companions)]


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """Add the option for the format of rows: table, CSV, JSON or one of ``more``, of which the first is the default."""
    formats = tuple(dict.fromkeys((*more, "table", "csv", "json")))
    parser.add_argument("--format", choices=formats, default=formats[0], help=f"default: {formats[0]}")
    add_guard(parser)
    add_layout(parser)


def add_guard(parser: argparse.ArgumentParser) -> None:
    """Add the option for CSV that is safe in spreadsheets; see `diplograph.screen.guarded`."""
    parser.add_argument(
        "--guard", action="store_true", help="CSV: put ' before cells that a spreadsheet would run as a formula"
    )


def emit(data: str) -> None:
    """Write data unchanged to a file or pipe, but with control characters escaped to a terminal."""
    if sys.stdout.isatty():
        print(visible(data.replace("\r\n", "\n"), layout=True), end="")
    else:
        getattr(sys.stdout, "as_it_is", sys.stdout).write(data)


def print_rows(result: Result[tuple[object, ...]], args: argparse.Namespace, asker: Asker | None = None) -> None:
    """Print rows in the format of `add_format`'s options; a table ends with the number of rows.

    Args:
        result: the rows.
        args: the options.
        asker: the graph, for labels.

    """
    from diplograph.errors import UsageError

    layout = layout_of(args)
    if args.guard and args.format != "csv":
        raise UsageError("--guard", "is only for CSV", "Add --format csv.")
    if args.format == "csv":
        text = chosen(result, layout.columns).to_csv()
        emit(guarded(text) if args.guard else text)
    elif args.format == "json":
        emit(chosen(result, layout.columns).to_json() + "\n")
    else:
        print_table(result, layout, asker)


HOLDER_HELP = "an actor by slug, label or IRI, or `anyone` for every holder"


def viewpoint_of(kg: Library, holders: list[str], floor: str | None = None) -> Viewpoint:
    """Return the viewpoint of the holders named on the command line."""
    if [name.casefold() for name in holders] == ["anyone"]:
        return kg.anyone(floor=floor)
    return kg.viewpoint(*holders, floor=floor)
