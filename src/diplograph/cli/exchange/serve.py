"""``diplograph serve``: the graph as a SPARQL endpoint on this machine."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from contextlib import closing
from importlib.util import find_spec
from typing import Any

from diplograph.cli.options import Commands, add, add_held, add_memory, add_timeout, library_of, limits_of

EXAMPLES = """\
  diplograph serve                                  at http://127.0.0.1:7878
  diplograph serve --port 8000 --data my-essay/
  diplograph serve --store corpus.store             serve the store that `diplograph load` made
  diplograph query --endpoint http://127.0.0.1:7878           list the saved questions
  diplograph query timeline --endpoint http://127.0.0.1:7878

The endpoint is read-only: SERVICE, updates and requests for another host are refused. A
query ends when its time (--timeout) or memory (--memory) runs out, or its client leaves.
/query takes queries, /store returns graphs, and / is a page for writing queries. The
default graph is the union of all graphs. There are no accounts: --host 0.0.0.0 opens the
endpoint to anyone who can reach this machine. Ctrl-C or SIGTERM stops the server. A store
on disk cannot be loaded while it is served.
Requires POSIX and pip install 'diplograph[server]'."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "serve", EXAMPLES)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on; default: 127.0.0.1")
    parser.add_argument("--port", type=port, default=7878, help="default: 7878; 0 picks a free port")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="accept requests for this host name"
    )
    add_held(parser)
    add_timeout(parser, what="a query")
    add_memory(parser)
    parser.set_defaults(run=run)


def port(text: str) -> int:
    """Return a port number; argparse shows the name of this function in errors."""
    number = int(text)
    if not 0 <= number < 65536:
        raise ValueError
    return number


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.errors import MissingPackage, UsageError
    from diplograph.sparql.service import Service, listening, serve

    if find_spec("uvicorn") is None:
        raise MissingPackage("uvicorn", "server")
    before: dict[int, Any] = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        listener = listening(args.host, args.port)
        kg = library_of(args)
        url = f"http://{f'[{args.host}]' if ':' in args.host else args.host}:{listener.getsockname()[1]}"

        def ready() -> None:
            print(f"{len(store)} statements at {url}/query, read-only; Ctrl-C stops it", flush=True)
            print(f"saved questions: diplograph query --endpoint {url}", file=sys.stderr, flush=True)

        store = kg.executor.held()
        with closing(kg), closing(Service(store, limits_of(args), [args.host, *args.allow_host])) as service:
            serve(service, listener, ready)
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else str(error)
        what = f"cannot listen there ({why})"
        raise UsageError(f"{args.host}:{args.port}", what, "Try another --port, or 0 for any free one.") from None
    except _Stop:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0


def _stop(number: int, frame: object) -> None:
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)  # a second signal must not interrupt the cleaning up
    raise _Stop


class _Stop(Exception):
    """Raised on Ctrl-C or SIGTERM."""
