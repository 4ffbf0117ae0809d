"""Which document a row comes from, where a graph holds several.

A row comes from a document when the same question, asked of that document and the
shared graphs alone, gives it, too.  So nothing is guessed from the cells: counts and
absences are given as honestly as names.  A row that the shared graphs give by
themselves comes from all of them and so from none: it is *shared*; one that only the
documents together give is of several.  Restricting a question to some graphs is plain
SPARQL (FROM, FROM NAMED), so it works wherever the question can be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from diplograph.namespaces import ALIGNMENTS, GRAPH, SHARED
from diplograph.sparql.executor import Executor, Row, Solutions


def graphs_by_document(rows: Iterable[Row]) -> tuple[dict[str, list[str]], list[str]]:
    """Return the graphs of each document, and the graphs that are shared.

    Args:
        rows: of the saved question ``graphs_of_documents``: graph, and document where
            the catalogue names its source.  Without a catalogue the folder stands for the document.

    """
    documents: dict[str, list[str]] = {}
    shared: list[str] = []
    listed = [(graph.value, work) for graph, work in rows if isinstance(graph, ox.NamedNode)]
    folders = {name.rpartition("/")[0]: work.value for name, work in listed if isinstance(work, ox.NamedNode)}
    joining = {name.removesuffix(ALIGNMENTS) for name, _ in listed if name.endswith(ALIGNMENTS)} - folders.keys()
    for name, _ in listed:
        folder = name.rpartition("/")[0]
        if name.startswith(SHARED) or name.endswith(ALIGNMENTS) or folder in joining or folder + "/" == GRAPH:
            shared.append(name)
        else:
            documents.setdefault(folders.get(folder, folder), []).append(name)
    return documents, shared


def documents_of(
    executor: Executor, text: str, answer: Solutions, documents: Mapping[str, Iterable[str]], shared: Iterable[str]
) -> list[tuple[str, ...]]:
    """Return, for each row, the IRIs of the documents that it comes from.

    Empty: the shared graphs give the row by themselves.  Several: each of them gives it,
    or, where none does alone, only together.
    """
    shared = list(shared)
    given = {name: _rows(executor, text, [*shared, *graphs]) for name, graphs in documents.items()}
    common = _rows(executor, text, shared)
    found = []
    for row in answer.rows:
        alone = tuple(name for name, rows in given.items() if row in rows)
        found.append(() if row in common else alone or tuple(given))
    return found


def _rows(executor: Executor, text: str, graphs: list[str]) -> set[Row]:
    return set(executor.restricted_to(graphs).select(text).rows)
