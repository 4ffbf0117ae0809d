"""The sentences of a text that nothing in a graph accounts for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.text.anchors import anchors, verify
from diplograph.text.normal import normalise
from diplograph.text.sentences import placed


class Gap(NamedTuple):
    """A sentence that nothing accounts for: its passage (a slug, empty where none covers it), place and words.

    ``start`` and ``end`` count code points of the normalised text, end exclusive.
    """

    passage: str
    where: str
    words: str
    start: int
    end: int


def unaccounted(store: ox.Store, silent: Iterable[str], text: str) -> tuple[int, list[Gap]]:
    """Return the number of sentences of ``text``, and those that nothing accounts for, in order.

    Args:
        store: the graph with the passages.
        silent: IRIs of the passages in which nothing is anchored and that give no reason.
        text: the text, whose words are returned for display only.

    """
    verified = verify(anchors(store), text)
    open_ends = set(silent)
    at = {start: one.anchor for one in verified.checked if one.anchor.iri in open_ends for start in one.places[:1]}
    bare = set(verified.uncovered)
    normal = normalise(text)
    spans = [(one.start, one.end) for one in placed(text)]
    gaps = []
    for start, end in spans:
        within = [anchor for place, anchor in at.items() if place < end and place + anchor.end - anchor.start > start]
        if within or (start, end) in bare:
            name = within[0].iri.rpartition("/")[2] if within else ""
            gaps.append(Gap(name, within[0].section if within else "", normal[start:end], start, end))
    return len(spans), gaps
