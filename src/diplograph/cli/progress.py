"""One line of progress on a terminal, which leaves nothing behind; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[..., None]


@contextmanager
def progress(what: str) -> Iterator[Advance | None]:
    """Show how far a long work is while it lasts.

    Args:
        what: what is counted.

    Yields:
        A function of the number done, the number of all and, optionally, the name of the
        current one; None where standard error is not a terminal.

    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # only where somebody looks
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def advance(done: int, count: int, current: str = "") -> None:
            bar.update(task, completed=done, total=count, description=f"{what} {current}".rstrip())

        yield advance
