"""Anchors and coverage of many documents, each against its own text; no report holds words of a text."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.answers.asker import Asker
from diplograph.data.composition import compose
from diplograph.data.discovery import find_files
from diplograph.data.gathered import Gathered, gather
from diplograph.data.spread import Progress, Shard, documents
from diplograph.errors import NoStatements, NotFound, UsageError
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.text import anchors
from diplograph.text.coverage import unaccounted
from diplograph.text.normal import read_text


class Covered(NamedTuple):
    """How many sentences a text has, and which are not accounted for: passage, section, start and end of each."""

    sentences: int
    unaccounted: tuple[tuple[str, str, int, int], ...]


class Anchored(NamedTuple):
    """The number of anchors in each state, of sentences and of those covered, and a line for each thing astray.

    ``doubtful`` has a line for each thing to look at, which is no fault.
    """

    counts: dict[str, int]
    sentences: int
    covered: int
    astray: tuple[str, ...]
    sound: bool
    doubtful: tuple[str, ...] = ()


def cover_many(
    paths: Iterable[str | Path],
    texts: Path,
    executor: Executor | None = None,
    *,
    shard: Shard | None = None,
    progress: Progress | None = None,
) -> Gathered[Covered]:
    """Say of each document which sentences of its text are not accounted for.

    Args:
        paths: folders, each a document or above some.
        texts: the folder of the texts: that of the document ``my-essay`` is ``my-essay.txt`` in it.
        executor: where to do it; any `concurrent.futures.Executor`, whose processes see the same files.
        shard: the part of the documents to do; all by default.
        progress: called with the number of documents done and that of all.

    Raises:
        NotFound, UsageError: the call is at fault.
        NoStatements: a folder holds no ``.ttl`` file.

    """
    return gather(partial(cover, _folder(texts)), documents(paths, shard), executor, progress)


def anchor_many(
    paths: Iterable[str | Path],
    texts: Path,
    executor: Executor | None = None,
    *,
    shard: Shard | None = None,
    progress: Progress | None = None,
) -> Gathered[Anchored]:
    """Check the anchors of each document against its text; see `cover_many`."""
    return gather(partial(anchor, _folder(texts)), documents(paths, shard), executor, progress)


def _folder(texts: Path) -> Path:
    if not texts.is_dir():
        what = "no folder of texts"
        raise UsageError(str(texts), what, "Give the folder that holds NAME.txt for each document NAME.")
    return texts


def _text_of(texts: Path, document: Path) -> str:
    file = texts / f"{document.resolve().name}.txt"
    if not file.exists():
        raise NotFound(str(document), f"its text, {file}, does not exist", "Put a copy of the text there.")
    return read_text(file)


def cover(texts: Path, document: Path) -> Covered:
    """Return what of the text of one document is not accounted for."""
    text = _text_of(texts, document)
    store, _ = compose([document])
    total, gaps = unaccounted(store, silent_passages(Asker(OxigraphExecutor(store))), text)
    return Covered(total, tuple((gap.passage, gap.where, gap.start, gap.end) for gap in gaps))


def silent_passages(asker: Asker) -> list[str]:
    """Return the IRIs of the passages in which nothing is anchored and that give no reason."""
    return [str(row.passage) for row in asker.query("unaccounted_passages")]


def anchor(texts: Path, document: Path) -> Anchored:
    """Check the anchors of one document."""
    verified = examine([document], compose([document])[0], _text_of(texts, document))
    counts = {str(state): verified.counts[state] for state in anchors.State}
    covered = verified.sentences - len(verified.uncovered)
    sound = verified.exit_code == 0
    return Anchored(counts, verified.sentences, covered, tuple(verified.astray()), sound, tuple(verified.doubtful()))


def examine(paths: Iterable[str | Path], store: ox.Store, text: str) -> anchors.Verification:
    """Check the anchors of the document at ``paths``, which a store holds with what is shared.

    Raises:
        NoStatements: it has no anchor.

    """
    paths = list(paths)
    if not anchors.anchors(store):
        where = ", ".join(map(str, paths))
        raise NoStatements(where, "no passage with a digest", "Name the folder that holds the passages.")
    names = (ox.NamedNode(file.graph) for file in find_files(paths))
    own = (quad for name in names for quad in store.quads_for_pattern(None, None, None, name))
    return anchors.examine(store, own, text)
