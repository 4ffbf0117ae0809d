"""``diplograph serve``: the graph as a SPARQL endpoint on this machine."""

from __future__ import annotations

import argparse
import signal
import sys
from contextlib import closing
from typing import Any

from diplograph.cli.options import add, add_held, library_of

EXAMPLES = """\
  diplograph serve                                  at http://127.0.0.1:7878
  diplograph serve --port 8000 --data my-essay/
  diplograph serve --store corpus.store             what `diplograph load` made, as it lies on disk
  diplograph query --endpoint http://127.0.0.1:7878           lists the saved questions
  diplograph query timeline --endpoint http://127.0.0.1:7878

Read-only, the default graph is the union of all; queries go to /query, and / is a page
to write them in.  There are no accounts: --host 0.0.0.0 opens it to everybody who can
reach this machine.  Ctrl-C or SIGTERM stops it.  A store on disk is not loaded anew
while it is served.  Needs pip install 'diplograph[server]'."""


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser = add(commands, "serve", "Serve the graph as a SPARQL endpoint on this machine.", EXAMPLES)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on; default: 127.0.0.1")
    parser.add_argument("--port", type=port, default=7878, help="default: 7878; 0 takes any that is free")
    add_held(parser)
    parser.set_defaults(run=run)


def port(text: str) -> int:
    """Return a number of a port; argparse names this function where there is none."""
    number = int(text)
    if not 0 <= number < 65536:
        raise ValueError
    return number


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.errors import DiplographError
    from diplograph.sparql.disk import DiskExecutor
    from diplograph.sparql.serve import serving

    def stop(number: int, frame: object) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)  # cleaning up is not to be stopped, too
        raise _Stop

    before: dict[int, Any] = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, stop)
    try:
        kg = library_of(args)
        disk = kg.executor if isinstance(kg.executor, DiskExecutor) else None
        held, lock, statements = (disk.data, disk.lock, disk.statements) if disk else (kg.store, None, len(kg.store))
        with closing(kg), serving(held, args.host, args.port, lock) as (url, process):
            print(f"{statements} statements at {url}/query, read-only; Ctrl-C stops it", flush=True)
            print(f"saved questions: diplograph query --endpoint {url}", file=sys.stderr, flush=True)
            process.wait()
        raise DiplographError(url, f"the server ended by itself ({process.returncode})", "Start it again.")
    except _Stop:
        return 0
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Stop(Exception):
    """The user has had enough."""
