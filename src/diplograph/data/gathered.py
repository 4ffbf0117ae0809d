"""Gather the results of a command on many documents into one report, however the work was spread.

A report is the same for any executor and any order; the reports of shards merge into the
complete report.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from diplograph.data.spread import Progress, over
from diplograph.errors import DataError, DiplographError

D = TypeVar("D")
R = TypeVar("R", bound=NamedTuple)


class Entry(NamedTuple, Generic[R]):
    """One document: its result, or the reason why it has no result: where, what is wrong, what to do."""

    document: str
    result: R | None
    error: tuple[str, str, str] | None = None


class Gathered(Generic[R]):
    """The results of all documents.

    Args:
        entries: the documents, in any order; repeats count once.

    Attributes:
        entries: sorted by document.

    Raises:
        DataError: one document has two results.

    """

    def __init__(self, entries: Iterable[Entry[R]]) -> None:
        found: dict[str, Entry[R]] = {}
        for entry in entries:
            if found.setdefault(entry.document, entry) != entry:
                what = "two reports differ on this document"
                raise DataError(entry.document, what, "Merge only reports on the same state of the documents.")
        self.entries = [found[name] for name in sorted(found)]

    @property
    def results(self) -> list[tuple[str, R]]:
        """The documents with a result, each with that result."""
        return [(entry.document, entry.result) for entry in self.entries if entry.result is not None]

    @property
    def failed(self) -> list[str]:
        """A line for each document without a result: where, what is wrong, what to do."""
        errors = [(entry.document, *entry.error) for entry in self.entries if entry.error is not None]
        return [
            f"{where if where.startswith(document) else f'{document}: {where}'}: {what}. {remedy}".rstrip()
            for document, where, what, remedy in errors
        ]

    def to_json(self) -> str:
        """Return the report as one JSON object."""
        documents = [
            {
                "document": entry.document,
                "result": None if entry.result is None else entry.result._asdict(),
                "error": None if entry.error is None else dict(zip(_ERROR, entry.error, strict=True)),
            }
            for entry in self.entries
        ]
        return json.dumps({"documents": documents}, ensure_ascii=False, indent=2)


_ERROR = ("where", "what", "remedy")


def gather(
    work: Callable[[D], R],
    listed: Iterable[D],
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Gathered[R]:
    """Apply a function to each document, and return the results; see `diplograph.data.spread.over`."""
    done = over(work, listed, executor, progress)
    return Gathered(Entry(str(one.document), one.result, _said(one.error) if one.error else None) for one in done)


def merged(kind: type[R], reports: Iterable[tuple[str, str]]) -> Gathered[R]:
    """Merge several reports, each given by its name and the JSON that `Gathered.to_json` wrote.

    Raises:
        DataError: one is not such a report, or two differ on a document.

    """
    return Gathered(entry for where, text in reports for entry in _read(kind, text, where))


def _read(kind: type[R], text: str, where: str) -> list[Entry[R]]:
    try:
        return [_entry(kind, **one) for one in json.loads(text)["documents"]]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise DataError(where, "not a report of this command", "Write it with --format json.") from None


def _entry(kind: type[R], document: str, result: dict[str, Any] | None, error: dict[str, str] | None) -> Entry[R]:
    make: Callable[..., R] = kind
    made = None if result is None else make(**{name: _frozen(value) for name, value in result.items()})
    hints = get_type_hints(kind)
    if made is not None and not all(map(_is, made, (hints[name] for name in kind._fields))):
        raise TypeError
    why = None if error is None else (error["where"], error["what"], error["remedy"])
    if not _is(document, str) or not _is(why or (), tuple[str, ...]) or (made is None) == (why is None):
        raise TypeError
    return Entry(document, made, why)


def _frozen(value: object) -> object:
    """Return a JSON value with its lists turned into tuples."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _is(value: object, hint: Any) -> bool:
    """Tell whether a JSON value has a type: str, int, bool, tuples of them, or a table of numbers."""
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if not isinstance(value, tuple):
            return False
        if kinds[1:] == (...,):
            return all(_is(one, kinds[0]) for one in value)
        return len(value) == len(kinds) and all(map(_is, value, kinds))
    if get_origin(hint) is dict:
        return isinstance(value, dict) and all(map(_is, value.values(), [get_args(hint)[1]] * len(value)))
    return type(value) is hint


def _said(error: DiplographError) -> tuple[str, str, str]:
    return error.where, error.what, error.remedy
