"""Pair the claims of two encodings: those of the same passage with the most similar content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from diplograph.agreement.encoding import Coded, Encoding
from diplograph.errors import MissingPackage

# Claims with a lower similarity (of 1) are not paired.  This is a judgement, not a measurement.
LEAST = 0.45


class Pair(NamedTuple):
    """Two claims taken to be the same, and their similarity, at most 1."""

    first: Coded
    second: Coded
    alike: float


class Matched(NamedTuple):
    """The pairs, and the claims that only one of the encodings has."""

    pairs: list[Pair]
    only_first: list[Coded]
    only_second: list[Coded]


def alike(one: Coded, other: Coded) -> float:
    """Return the similarity of two claims, from 0 to 1.

    It is the mean of the similarity of their paraphrases (words in any order, normalised indel
    similarity) and, if both describe situations, of the overlap of the types and
    participants described (Jaccard).  Holder, stance and hedge play no part, since
    agreement on those is measured over the pairs.
    """
    from rapidfuzz import fuzz  # imported only to compare claims

    words = fuzz.token_set_ratio(one.paraphrase.casefold(), other.paraphrase.casefold()) / 100
    words = (words + fuzz.token_sort_ratio(one.paraphrase.casefold(), other.paraphrase.casefold()) / 100) / 2
    if not one.described or not other.described:
        return words
    return (words + len(one.described & other.described) / len(one.described | other.described)) / 2


def match(first: Encoding, second: Encoding) -> Matched:
    """Pair the claims so that the total similarity of the pairs is greatest.

    This is an assignment problem (H. W. Kuhn, "The Hungarian method for the assignment problem",
    Naval Research Logistics Quarterly 2, 1955, 83-97), solved by scipy.  Claims that share no
    passage are never paired.

    Raises:
        MissingPackage: the packages of the extra ``agreement`` are not installed.

    """
    pairs = [
        Pair(first.claims[i], second.claims[j], score)
        for i, j, score in _assigned(first.claims, second.claims)
        if score >= LEAST
    ]
    pairs.sort(key=lambda pair: pair.first.claim)
    return Matched(
        pairs,
        _rest(first.claims, (pair.first for pair in pairs)),
        _rest(second.claims, (pair.second for pair in pairs)),
    )


def _rest(claims: Iterable[Coded], paired: Iterable[Coded]) -> list[Coded]:
    taken = {claim.claim for claim in paired}
    return [claim for claim in claims if claim.claim not in taken]


def _assigned(first: tuple[Coded, ...], second: tuple[Coded, ...]) -> list[tuple[int, int, float]]:
    if not first or not second:
        return []
    try:
        import numpy
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        raise MissingPackage("scipy", "agreement") from None
    scores = numpy.zeros((len(first), len(second)))
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            if one.passages & other.passages:
                scores[i, j] = alike(one, other)
    # Pairs below the least must not displace better ones.
    scores[scores < LEAST] = 0.0
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return [(int(i), int(j), float(scores[i, j])) for i, j in zip(rows, columns, strict=True)]
