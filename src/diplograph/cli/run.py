"""Arguments of the command line in; printed answers and an exit code out.

Exit codes: 0 fine, 1 the data are at fault, 2 the call is.
"""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from typing import IO, cast

from diplograph._version import __version__
from diplograph.cli.commands import COMMANDS, listing, module_of
from diplograph.cli.parsing import Formatter, Parser
from diplograph.errors import DiplographError, UsageError
from diplograph.screen import Screen, discreet, visible

REPORT = "the section on reporting in SECURITY.md and CONTRIBUTING.md says where"


def parser(asked: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line, for the one command that is ``asked`` for or for all."""
    top = Parser(
        prog="diplograph",
        description="A foreign-policy essay as a graph to check, query, argue with and cite.",
        formatter_class=Formatter,
        usage="diplograph [-h] [--version] [--debug] COMMAND ...",
        epilog=listing(),
    )
    top.add_argument("--version", action="version", version=f"diplograph {__version__}")
    top.add_argument("--debug", action="store_true", help="show the traceback of an error")
    commands = top.add_subparsers(
        prog="diplograph", dest="command", metavar="COMMAND", required=True, help=argparse.SUPPRESS
    )
    used = [name for name in COMMANDS if asked is None or name in asked[:1]]
    if not used and asked and asked[0] in ("--help", "-h", "--version"):
        return top
    for name in used or COMMANDS:  # an unknown name is answered with all of them
        import_module(module_of(name)).add_parser(commands)
    for name in used:
        commands.choices[name].complete()
    return top


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit code; every error becomes a message here."""
    if sys.stdout is None:  # it was closed by the calling program
        return _failed("standard output is closed", "Open it, or send it to a file.")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(parser())
    shown, told = (cast("IO[str]", Screen(stream)) for stream in (sys.stdout, sys.stderr))
    debug = "--debug" in argv
    argv = [argument for argument in argv if argument != "--debug"]
    try:
        _sure_of(argv)
        with _interruptible(), redirect_stdout(shown), redirect_stderr(told):
            try:
                args = parser(argv).parse_args(argv)
            except SystemExit:  # help, or a faulty argument
                sys.stdout.flush()
                raise
            code: int = args.run(args)
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if debug and not isinstance(error, BrokenPipeError):
            raise
        return _told(error)


def _sure_of(argv: Sequence[str]) -> None:
    """Raise UsageError if an argument contains characters that no name, path or value can."""
    for argument in argv:
        if "\0" in argument or any(0xD800 <= ord(letter) < 0xE000 for letter in argument):
            raise UsageError(argument[:60], "this argument is not UTF-8 text", "Write it in UTF-8.")


def _told(error: Exception) -> int:
    """Print an error on one line, and return the exit code."""
    match error:
        case DiplographError():
            _print(f"error: {error}")
            return error.exit_code
        case BrokenPipeError():
            _let_go_of_stdout()  # the reader is gone
            return 0
        case OSError(errno=errno.ENOSPC | errno.EBADF | errno.EIO | errno.EFBIG | errno.EDQUOT):
            _let_go_of_stdout()
            return _failed(f"cannot write ({error.strerror})", "Check the disk and the target of the output.")
        case OSError(errno=errno.ENAMETOOLONG):
            return _failed(f"{str(error.filename)[:60]}…: the name is too long", "Choose a shorter one.")
        case OSError(strerror=str()):
            where = f"{error.filename}: " if error.filename else ""
            return _failed(f"{where}{error.strerror}", "Check the path and its permissions.")
        case UnicodeEncodeError():
            return _failed("an argument is not UTF-8 text", "Write it in UTF-8.")
        case MemoryError():
            return _failed("there is not enough memory", "Narrow the request, or give the process more memory.")
    what = f"{type(error).__name__} ({' '.join(str(error).split())[:300]})"
    return _failed(f"Diplograph failed: {what}", f"Run it again with --debug, and report what it prints: {REPORT}.")


def _failed(what: str, remedy: str) -> int:
    _print(f"error: {what}. {remedy}")
    return 2


def _print(message: str) -> None:
    with suppress(OSError, ValueError):  # if even this cannot be written, there is still the exit code
        print(visible(discreet(message)), file=sys.stderr, flush=True)


def _let_go_of_stdout() -> None:
    """Keep Python from flushing a broken output when it exits."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _interruptible() -> Iterator[None]:
    """End this process soon after Ctrl-C, even if Oxigraph or another library does not return to Python.

    Python handles a signal between two steps of its own; a thread that is woken by the signal itself
    gives it a second for that.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    before = signal.set_wakeup_fd(theirs, warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(ours,), daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(theirs)


def _watch(pipe: int) -> None:
    while number := os.read(pipe, 1):
        if number[0] == signal.SIGINT:
            time.sleep(1)
            os._exit(130)
    os.close(pipe)
