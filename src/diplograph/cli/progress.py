"""Show one line of progress on a terminal and remove it afterwards; elsewhere, show nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[..., None]


@contextmanager
def progress(what: str) -> Iterator[Advance | None]:
    """Show the progress of a long task.

    Args:
        what: the name of the things counted.

    Yields:
        A function of the number done, the total and, optionally, the name of the
        current one; None if standard error is not a terminal.

    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # imported only for a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def advance(done: int, count: int, current: str = "") -> None:
            bar.update(task, completed=done, total=count, description=f"{what} {current}".rstrip())

        yield advance
