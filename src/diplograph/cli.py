"""The command line.  Exit codes: 0 fine, 1 the data are at fault, 2 the call is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from diplograph import __version__
from diplograph.errors import DiplographError

# A module's name, with a dash for each underscore, is its command's.
COMMANDS = sorted(module.name.replace("_", "-") for module in iter_modules([str(Path(__file__).with_name("commands"))]))


def parser(asked: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the command line: of the one command that is ``asked`` for, or of all."""
    top = argparse.ArgumentParser(
        prog="diplograph",
        description="A foreign-policy essay as a graph to check, query, argue with and cite.",
        epilog="`diplograph COMMAND --help` shows examples.",
    )
    top.add_argument("--version", action="version", version=f"diplograph {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in [name for name in COMMANDS if name in asked[:1]] or COMMANDS:
        import_module(f"diplograph.commands.{name.replace('-', '_')}").add_parser(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    argv = sys.argv[1:] if argv is None else argv
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
