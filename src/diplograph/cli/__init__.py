"""Arguments of the command line in; printed answers and an exit code out.

Exit codes: 0 fine, 1 the data are at fault, 2 the call is.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from diplograph._version import __version__
from diplograph.cli.options import Formatter
from diplograph.errors import DiplographError

# What a user wants to do, and the folder of the commands that do it.
GROUPS = {"ask": "ask", "argue": "argue from a viewpoint", "write": "encode a document", "exchange": "exchange"}


def _commands() -> dict[str, str]:
    """Return the module of each command: its name, with an underscore for each dash."""
    here = os.path.dirname(__file__)  # asking pkgutil for the modules takes as long as a query
    return {
        name.removesuffix(".py").replace("_", "-"): f"diplograph.cli.{group}.{name.removesuffix('.py')}"
        for group in GROUPS
        for name in sorted(os.listdir(os.path.join(here, group)))
        if name.endswith(".py") and not name.startswith("_")
    }


COMMANDS = _commands()


def parser(asked: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the command line: of the one command that is ``asked`` for, or of all."""
    top = argparse.ArgumentParser(
        prog="diplograph",
        description="A foreign-policy essay as a graph to check, query, argue with and cite.",
        formatter_class=Formatter,
        epilog="`diplograph COMMAND --help` shows examples.",
    )
    top.add_argument("--version", action="version", version=f"diplograph {__version__}")
    commands = top.add_subparsers(prog="diplograph", dest="command", metavar="COMMAND", required=True)
    for name in [name for name in COMMANDS if name in asked[:1]] or COMMANDS:
        import_module(COMMANDS[name]).add_parser(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    argv = sys.argv[1:] if argv is None else argv
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(parser())
    try:
        args = parser(argv).parse_args(argv)
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except DiplographError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader has gone; keep Python from flushing into the void at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
