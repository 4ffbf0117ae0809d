"""Write derived files, for one document or for many, in any number of processes."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

from diplograph.data.atomic import write_files
from diplograph.data.bundled import CATALOGUE, DERIVED
from diplograph.data.catalogue import recounted
from diplograph.data.derive import derived_file, derived_for, to_turtle
from diplograph.data.discovery import find_files, graph_iri, turtle_files
from diplograph.data.gathered import Gathered, gather
from diplograph.data.spread import Progress, Shard
from diplograph.namespaces import SHARED


class Derived(NamedTuple):
    """The files that were written for a document, and the catalogues that were recounted."""

    written: tuple[str, ...]
    counted: tuple[str, ...] = ()


def derive_folder(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write the derived statements of each document in a folder; return the files and catalogues written.

    If one document is at fault, nothing is written.

    Raises:
        NoStatements: the folder holds no Turtle.

    """
    listed = documents_in(folder)
    written = {path: data for one in listed for path, data in _derived(one).items()}
    write_files(written)
    below = [path for path in turtle_files(folder, deep=True) if path.name == CATALOGUE]
    return list(written), recount(list(dict.fromkeys([*below, *shared_catalogues(folder)])))


def derive_many(
    folder: Path, executor: Executor | None = None, *, shard: Shard | None = None, progress: Progress | None = None
) -> Gathered[Derived]:
    """Write the derived statements of each document in a folder separately, and its catalogue.

    A catalogue of several documents is not counted here; see `shared_catalogues`.

    Args:
        folder: a document, or a folder of documents.
        executor: where to do it: any `concurrent.futures.Executor` whose processes see the same files.
        shard: the part of the documents to process; all by default.
        progress: called with the number of documents done and the total.

    Raises:
        NoStatements: the folder holds no Turtle.

    """
    listed = [one for one in documents_in(folder) if shard is None or shard.has(one)]
    return gather(derive_one, listed, executor, progress)


def derive_one(document: Path) -> Derived:
    """Write the derived statements of one document, and the sizes in its own catalogue."""
    written = _derived(document)
    write_files(written)
    return Derived(tuple(map(str, written)), tuple(map(str, recount([document / CATALOGUE]))))


def _derived(document: Path) -> dict[Path, bytes]:
    """Return the file to write; None if nothing follows and no file exists, as for alignments."""
    file, data = derived_file(document), derived_for(document)
    return {file: data} if data != to_turtle(()) or file.exists() else {}


def documents_in(folder: Path) -> list[Path]:
    """Return the folder if it is a document, else the documents below it, sorted.

    Shared folders without derived statements are left out.

    Raises:
        NoStatements: the folder holds no Turtle.

    """
    find_files([folder])
    if any(path.name != CATALOGUE for path in turtle_files(folder)):
        return [folder]
    below: dict[Path, bool] = {}
    for path in turtle_files(folder, deep=True):
        if path.name != CATALOGUE:
            mine = path.name == DERIVED or not graph_iri(path).startswith(SHARED)
            below[path.parent] = below.get(path.parent, False) or mine
    return sorted(document for document, mine in below.items() if mine)


def shared_catalogues(folder: Path) -> list[Path]:
    """Return the catalogues of a folder and of its parent, which may list several documents."""
    return [path for path in (folder / CATALOGUE, folder.parent / CATALOGUE) if path.is_file()]


def recount(catalogues: list[Path]) -> list[Path]:
    """Recount the graphs of the catalogues; return those catalogues that exist."""
    found = [path for path in catalogues if path.is_file()]
    for catalogue in found:
        write_files({catalogue: recounted(catalogue)})
    return found
