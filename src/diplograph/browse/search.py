"""Finding things by what they are called, and claims by what they say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from diplograph.errors import BadValue
from diplograph.spelling import casefold_name, nearest
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

KINDS = ("actor", "place", "thing", "work", "event", "situation", "claim")

# How a text can match, from the best.
MATCHES = ("exact", "prefix", "all words", "some words")
_WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """One thing found, by its best text.

    ``text`` is a name of the thing, or the paraphrase of a claim, which has no
    polarity: read it with ``holder``, ``stance`` and hedge, which only claims have.
    """

    iri: Iri
    kind: str
    match: str
    text: str
    holder: Iri | None = None
    stance: Iri | None = None
    likelihood: Iri | None = None
    confidence: Iri | None = None
    cue: str | None = None

    def __str__(self) -> str:
        if self.holder is None or self.stance is None:
            described = ", as described" if self.kind in ("event", "situation") else ""
            return f"{self.iri.curie} ({self.kind}{described}): {self.text}"
        from diplograph.browse.cards import hedge

        hedged = hedge(self.likelihood, self.confidence, self.cue)
        said = f"{self.holder.curie} {self.stance.slug}{hedged and f' ({hedged})'}"
        return f"{self.iri.curie} ({self.kind}): {said}: {self.text}"


def find(kg: Asker, words: str, kind: str | None = None, limit: int | None = 20) -> list[Found]:
    """Return what is found, the best first; see `diplograph.Library.find`.

    Within "some words", rare words count for more: each by the logarithm of the share
    of texts that have it (inverse document frequency, Spärck Jones 1972).
    """
    if kind is not None and kind not in KINDS:
        raise BadValue(f"kind={kind}", "no such kind of thing", f"Use one of {', '.join(KINDS)}.")
    if limit is not None and limit < 1:
        raise BadValue(f"limit={limit}", "not a number of results", "Use 1 or more.")
    asked = casefold_name(words)
    wanted = list(dict.fromkeys(_WORD.findall(asked)))
    if not wanted:
        raise BadValue(words, "no words to look for", "Give a name, a part of one, or words of a paraphrase.")
    candidates = _texts(kg, kind)
    folded = [casefold_name(one.text) for one in candidates]
    weight = _weights(wanted, folded)
    best: dict[Iri, tuple[tuple[object, ...], Found]] = {}
    for one, text in zip(candidates, folded, strict=True):
        hits = [word for word in wanted if word in text]
        whole = set(_WORD.findall(text))
        if text == asked or casefold_name(one.iri.slug) == asked or casefold_name(one.iri.curie) == asked:
            match = 0
        elif text.startswith(asked):
            match = 1
        elif len(hits) == len(wanted):
            match = 2
        elif any(word in whole for word in hits):
            match = 3
        else:
            continue
        # In one rank: the words as they are asked, whole words, rare words, short texts.
        key = (
            match, asked not in text, -sum(word in whole for word in hits) if match < 3 else 0,
            -sum(weight[word] for word in hits if word in whole or match < 3), len(text), one.iri,
        )  # fmt: skip
        if one.iri not in best or key < best[one.iri][0]:
            best[one.iri] = key, one._replace(match=MATCHES[match])
    return [found for _, found in sorted(best.values())][:limit]


def suggestions(kg: Asker, words: str) -> list[str]:
    """Return up to three names that come near ``words``, for when nothing is found."""
    return nearest(
        casefold_name(words), {casefold_name(one.text): one.text for one in _texts(kg, None) if one.kind != "claim"}
    )


def _texts(kg: Asker, kind: str | None) -> list[Found]:
    """Return every text that something can be found by; an event is told as such, other situations together."""
    texts: list[Found] = []
    events = kg.names.of("event") if kind in (None, "event", "situation") else {}
    for one in KINDS[:-1]:
        if kind in (None, one):
            for iri, names in kg.names.of(one).items():
                if kind is None and one == "situation" and iri in events:
                    continue
                texts += [Found(Iri(iri), "event" if iri in events else one, "", name) for name in names]
    if kind in (None, "claim"):
        for row in kg.bundled.claims_by_holder():
            texts.append(
                Found(
                    row.claim, "claim", "", row.paraphrase, row.holder, row.stance,
                    row.likelihood, row.confidence, row.cue,
                )
            )  # fmt: skip
    return texts


def _weights(wanted: list[str], texts: list[str]) -> dict[str, float]:
    from math import log

    counts = Counter(word for text in texts for word in wanted if word in text)
    return {word: log((1 + len(texts)) / (1 + counts[word])) for word in wanted}
