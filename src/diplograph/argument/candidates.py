"""Propose pairs of propositions of two documents that may be on the same matter, for a person to decide.

Three things count: the words of the paraphrases, who and what the propositions concern,
and the types of the situations they describe.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from diplograph.answers.asker import Asker
from diplograph.answers.labels import conditional
from diplograph.answers.result import Table
from diplograph.argument.graph import Claim
from diplograph.terms import Iri

# The weights, of 100 in all; words weigh most, since actors and types recur throughout a document.
_WORDS, _CONCERNS, _TYPES = 60, 25, 15
# Shorter words (the, of, its …) are in every sentence.
_SHORTEST = 4
# At most so many partners are proposed for a proposition, the likeliest first: it seldom has two on its matter.
_EACH = 2


class Candidate(NamedTuple):
    """Two propositions that may be on the same matter, each with a claim on it, and what they have in common.

    ``score`` is at most 100; ``said`` is who takes which position, how firmly, and who reports it;
    ``shared`` are the actors, places, things and works that both concern.
    """

    score: int
    proposition: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    hedge: str | None
    reporter: Iri | None
    said: str
    paraphrase: str
    other_proposition: Iri
    other_claim: Iri
    other_holder: Iri
    other_stance: Iri
    other_hedge: str | None
    other_reporter: Iri | None
    other_said: str
    other_paraphrase: str
    shared: str


@dataclass(frozen=True)
class Content:
    """A proposition prepared for comparison: a claim on it, its words, whom it concerns, and its situation types."""

    claim: Claim
    words: str
    concerns: frozenset[Iri]
    types: frozenset[Iri]


def candidates(
    ours: Mapping[Iri, Content],
    theirs: Mapping[Iri, Content],
    aligned: Collection[frozenset[Iri]] = (),
    least: int = 50,
) -> Table[Candidate]:
    """Return the pairs of propositions of two documents that have the most in common, the likeliest first.

    A proposition is in at most two pairs, with those already aligned: one of many common words is not in all.

    Args:
        ours: the contents of one document; see `contents`.
        theirs: those of the other.
        aligned: pairs of propositions that are already aligned, which are not proposed.
        least: the score from which a pair is proposed.

    """
    scored = {
        (mine, other): score
        for mine, one in ours.items()
        for other, two in theirs.items()
        if (score := _score(one, two)) >= least and frozenset((mine, other)) not in aligned
    }
    best = sorted(scored, key=lambda pair: (-scored[pair], pair))
    between = (pair for pair in aligned if pair & ours.keys() and pair & theirs.keys())
    taken = Counter(end for pair in between for end in pair)
    rows = []
    for mine, other in best:
        if max(taken[mine], taken[other]) < _EACH:
            taken[mine] += 1
            taken[other] += 1
            rows.append(_row(scored[mine, other], ours[mine], theirs[other]))
    return Table(Candidate, rows)


def contents(kg: Asker, claims: Mapping[Iri, Claim]) -> dict[Iri, Content]:
    """Return the propositions of some claims of a document, prepared for comparison."""
    concerns: dict[Iri, set[Iri]] = defaultdict(set)
    types: dict[Iri, set[Iri]] = defaultdict(set)
    for about in kg.bundled.claims_about():
        concerns[about.claim].add(about.entity)
    for described in kg.bundled.claim_situations():
        if described.type:
            types[described.claim].add(described.type)
    found: dict[Iri, Content] = {}
    for claim in conditional(kg, (claims[iri] for iri in sorted(claims))):
        words = " ".join(_words(claim.paraphrase))
        found.setdefault(
            claim.proposition, Content(claim, words, frozenset(concerns[claim.iri]), frozenset(types[claim.iri]))
        )
    return found


def _words(text: str) -> Iterator[str]:
    return (word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST or word.isdigit())


def _score(one: Content, two: Content) -> int:
    from rapidfuzz import fuzz  # only here

    words: float = fuzz.token_set_ratio(one.words, two.words)
    every = one.concerns | two.concerns
    shared = len(one.concerns & two.concerns) / len(every) if every else 0.0
    return round(words / 100 * _WORDS + shared * _CONCERNS + bool(one.types & two.types) * _TYPES)


def _row(score: int, one: Content, two: Content) -> Candidate:
    mine, other = one.claim, two.claim
    return Candidate(
        score=score,
        proposition=mine.proposition,
        claim=mine.iri,
        holder=mine.holder,
        stance=mine.stance,
        hedge=mine.hedge or None,
        reporter=mine.reporter,
        said=mine.attribution(),
        paraphrase=mine.paraphrase,
        other_proposition=other.proposition,
        other_claim=other.iri,
        other_holder=other.holder,
        other_stance=other.stance,
        other_hedge=other.hedge or None,
        other_reporter=other.reporter,
        other_said=other.attribution(),
        other_paraphrase=other.paraphrase,
        shared=" ".join(sorted(entity.slug for entity in one.concerns & two.concerns)),
    )
