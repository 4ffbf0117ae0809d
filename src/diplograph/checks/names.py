"""Find names that resemble those of another thing, so that one thing may be described twice.

There is a warning if the preferred label of a thing equals, or is spelt almost like, a name of
another thing of its family.  Two things may share an *alternative* name, since one name can
stand for different things.  ``owl:differentFrom`` says that two things are distinct on purpose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from diplograph import spelling

# Similarity of 100 (normalised indel similarity of sorted words, as rapidfuzz counts it): "Pakistan Army" and
# "Pakistani Army" have 96, "Pakistan" and "Pakistanis" 89.
ALIKE = 92
_SHORTEST = 5
compare_key = lru_cache(maxsize=1 << 14)(spelling.compare_key)  # a check under `--watch` asks again and again


class Name(NamedTuple):
    """A name of a thing; ``family`` is that of its class, and ``preferred`` is true for a prefLabel."""

    iri: str
    family: str
    text: str
    preferred: bool


class Likely(NamedTuple):
    """A likely duplicate: the thing, its label, and the other thing with its similar name."""

    name: Name
    other: Name
    equal: bool


def likely(
    names: Iterable[Name], own: Collection[str], new: Collection[str] = (), apart: Collection[frozenset[str]] = ()
) -> Iterator[Likely]:
    """Yield the likely duplicates of the things in ``own``, each pair once.

    Args:
        names: every name of every thing, yours and shared.
        own: IRIs of the things to look at.
        new: those among them for which a close spelling also counts.
        apart: pairs that are known to be distinct.

    """
    families: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        families[name.family][compare_key(name.text)].append(name)
    passed = set(apart)
    for by_text in families.values():
        for text, called in by_text.items():
            near = {text: True}
            if len(text) >= _SHORTEST and any(name.iri in new for name in called):
                from rapidfuzz import fuzz, process  # imported only if something is new

                found = process.extract(text, list(by_text), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=5)
                near |= {other: other == text for other, _, _ in found if _figures(other) == _figures(text)}
            for name in called:
                if name.iri not in own:
                    continue
                for other in (other for alike in near for other in by_text[alike]):
                    pair = frozenset((name.iri, other.iri))
                    if len(pair) == 2 and (name.preferred or other.preferred) and pair not in passed:
                        passed.add(pair)
                        yield Likely(name, other, near[compare_key(other.text)])


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+", text)
