"""Arguments of the command line in; printed answers and an exit code out.

If the bundled graph is asked, its loading begins here; all else goes on beside it, in `diplograph.cli.run`.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from diplograph.cli.commands import COMMANDS

# Options that name another graph, or ask nothing of any.
_NOT_BUNDLED = ("--data", "--with", "--store", "--endpoint", "--describe", "--help", "-h")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; see `diplograph.cli.run.run`."""
    atexit.register(gc.freeze)  # what is left then ends with the process, and need not be taken apart
    argv = sys.argv[1:] if argv is None else argv
    with _loading(argv):
        from diplograph.cli.run import run

        return run(argv)


def _loading(argv: Sequence[str]) -> AbstractContextManager[None]:
    """Begin to load the bundled graph if it looks as if it were asked; a wrong guess costs time, and nothing else."""
    command, *arguments = argv or ("",)
    asks = COMMANDS.get(command) in ("ask", "argue") and arguments
    if not asks or any(argument.startswith(_NOT_BUNDLED) for argument in arguments):
        return nullcontext()
    from diplograph.data import ahead

    return ahead.begun()
