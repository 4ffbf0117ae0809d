"""The bundled graph from its prepared form, which a thread may load while all else is imported and read.

Oxigraph loads without Python's lock, so both go on at once; so that it can begin early, as little as
possible is imported here.  Whether the form is that of the Turtle is for `diplograph.data.prepared` to say.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pyoxigraph as ox

# Written while a wheel is built (hatch_build.py); a checkout has none.
FORM = os.path.join(os.path.dirname(os.path.dirname(__file__)), "bundle", "prepared.trig")


def _loaded() -> ox.Store | None:
    store = ox.Store()
    try:
        store.load(path=FORM, format=ox.RdfFormat.TRIG, lenient=True)
    except Exception:  # whatever is wrong with it, there is the Turtle
        return None
    return store


_begun: list[Callable[[], ox.Store | None]] = []


@contextmanager
def begun() -> Iterator[None]:
    """Begin to load the form; the first call of `store` within takes it."""
    from threading import Thread  # a library does without

    done: list[ox.Store | None] = [None]
    thread = Thread(target=lambda: done.append(_loaded()))

    def awaited() -> ox.Store | None:
        thread.join()
        return done.pop()

    with suppress(RuntimeError):  # no more threads are allowed, so it is loaded when it is wanted
        thread.start()
        _begun.append(awaited)
    try:
        yield
    finally:
        _begun.clear()


def store() -> ox.Store | None:
    """Return what the form holds, in a store of its own, or None if there is no form that can be read."""
    return (_begun.pop() if _begun else _loaded)()
