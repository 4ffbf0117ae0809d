"""Compare two encodings of a text: figures of agreement by level, and every disagreement with its passage."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import NamedTuple

from diplograph import vocab
from diplograph.agreement.encoding import Coded, Encoding, PassageKey, read
from diplograph.agreement.matching import Matched, match
from diplograph.agreement.measures import Alpha, Overlap, alpha, harmonic, kappa, segmentation_similarity
from diplograph.answers.asker import Asker
from diplograph.argument.acceptance import evaluate
from diplograph.argument.graph import Argument, Holders
from diplograph.argument.reading import read as read_argument
from diplograph.errors import DataError
from diplograph.terms import Iri


class Disagreement(NamedTuple):
    """One difference between the encodings.

    Attributes:
        passage: the passage in the first encoding, else in the second.
        level: passage, claim, holder, stance, reporter, reporter's stance, type, likelihood, confidence, step or
            recommendation.
        first: what the first encoding has; empty if it has nothing.
        second: what the second has.

    """

    passage: Iri
    level: str
    first: str
    second: str


@dataclass(frozen=True)
class Cass:
    """Agreement on the argument, combined with that on the segmentation; see `diplograph.agreement.measures`."""

    segmentation: float
    relations_kappa: float
    relations_f1: float

    @property
    def kappa(self) -> float:
        """CASS with kappa for the relations."""
        return harmonic(self.segmentation, self.relations_kappa)

    @property
    def f1(self) -> float:
        """CASS with F1 for the relations."""
        return harmonic(self.segmentation, self.relations_f1)


@dataclass(frozen=True)
class Agreement:
    """The agreement of two encodings of the same text; made by `agreement`.

    Attributes:
        passages: agreement on whether each passage states something, over the passages in both.
        unshared: the number of passages that only one of them has.
        claims: claims paired, with the first encoding as the reference.
        codes: alpha for each code of the paired claims.
        cass: agreement on the argument among the paired claims.
        recommendations: the number of paired recommendations with the same status of acceptance
            in both arguments, and the number of all pairs.
        disagreements: all of them, in text order.
        drafted: the numbers of claims that a model drafted and a person reviewed, in each encoding.

    """

    passages: Alpha
    unshared: int
    claims: Overlap
    codes: dict[str, Alpha]
    cass: Cass
    recommendations: tuple[int, int]
    disagreements: tuple[Disagreement, ...]
    drafted: tuple[int, int]

    def to_text(self) -> str:
        """Return the figures and the list of disagreements in words."""
        same, of = self.recommendations
        claims = self.claims
        lines = [
            "passages that state something (Krippendorff's alpha, 95 % interval)",
            f"  {self.passages}" + (f"; {self.unshared} passages are in one encoding only" if self.unshared else ""),
            "claims (the first encoding as the reference)",
            f"  precision {claims.precision:.2f}, recall {claims.recall:.2f}, F1 {claims.f1:.2f}: "
            f"{claims.both} paired, of {claims.first} and {claims.second}",
            "codes of the paired claims (Krippendorff's alpha, 95 % interval)",
            *(f"  {name:<17} {value}" for name, value in self.codes.items()),
            "argument among the paired claims",
            f"  CASS-kappa {self.cass.kappa:.2f}, CASS-F1 {self.cass.f1:.2f}",
            f"recommendations with the same status of acceptance\n  {same} of {of}"
            if of
            else "no paired recommendation",
            *([_NOT_BLIND.format(*self.drafted)] if any(self.drafted) else []),
            f"{len(self.disagreements)} disagreements",
        ]
        for one in self.disagreements:
            lines += [f"  {one.passage.short} {one.level}", f"    < {one.first or '-'}", f"    > {one.second or '-'}"]
        return "\n".join(lines)

    def to_json(self) -> str:
        """Return the report as JSON."""
        same, of = self.recommendations
        return json.dumps(
            {
                "passages": self.passages._asdict() | {"unshared": self.unshared},
                "claims": self.claims._asdict()
                | {"precision": self.claims.precision, "recall": self.claims.recall, "f1": self.claims.f1},
                "codes": {name: value._asdict() for name, value in self.codes.items()},
                "cass": asdict(self.cass) | {"kappa": self.cass.kappa, "f1": self.cass.f1},
                "recommendations": {"same": same, "of": of},
                "drafted": self.drafted,
                "disagreements": [one._asdict() for one in self.disagreements],
            },
            ensure_ascii=False,
            indent=2,
        )


_NOT_BLIND = (
    "not blind: a model drafted {0} claims of the first encoding and {1} of the second, and people who review a draft "
    "tend to agree with it"
)
# Each code to compare, and how it is read from a claim.
CODES: dict[str, Callable[[Coded], str]] = {
    "holder": lambda claim: claim.holder,
    "stance": lambda claim: claim.stance,
    "reporter": lambda claim: claim.reporter,
    "reporter's stance": lambda claim: claim.reporter_stance,
    "type": lambda claim: claim.types,
}
# Hedges are compared if both coders use the same scale.
HEDGES: dict[str, Callable[[Coded], str]] = {
    "likelihood": lambda claim: claim.likelihood,
    "confidence": lambda claim: claim.confidence,
}


def agreement(first: Asker, second: Asker) -> Agreement:
    """Compare two encodings of the same text.

    Args:
        first: a graph of one document; the reference for figures that need one.
        second: another encoding of the same text.

    Raises:
        DataError: one of them does not encode exactly one document or holds undecided drafts, or they share no passage.
        UsageError: the packages of the extra ``agreement`` are not installed.

    """
    one, other = read(first, "the first encoding"), read(second, "the second encoding")
    shared = [key for key in one.passages if key in other.passages]
    if not shared:
        what = "the two encodings share no passage, so they are not of the same text"
        raise DataError("agreement", what, "Make both from the same text with `diplograph new`.")
    matched = match(one, other)
    voiced = [{key for claim in each.claims for key in claim.passages} for each in (one, other)]
    codes = {
        name: alpha([code(p.first) for p in matched.pairs], [code(p.second) for p in matched.pairs])
        for name, code in CODES.items()
    }
    for name, code in HEDGES.items():
        both = [(a, b) for p in matched.pairs if (a := code(p.first)) and (b := code(p.second))]
        codes[name] = alpha([a for a, _ in both], [b for _, b in both], "ordinal", _order(first, name, both))
    arguments = read_argument(first), read_argument(second)
    cass, steps = _cass(one, other, matched, arguments)
    found = [
        *_of_passages(one, other, shared, voiced),
        *_of_claims(one, other, matched),
        *(_placed(one, claim, "step", a, b) for claim, a, b in steps),
    ]
    same, of, differing = _recommendations(one, matched, arguments)
    place = {iri: number for each in (other, one) for number, iri in enumerate(each.passages.values())}
    return Agreement(
        alpha([key in voiced[0] for key in shared], [key in voiced[1] for key in shared]),
        len(one.passages.keys() ^ other.passages.keys()),
        Overlap(len(matched.pairs), len(one.claims), len(other.claims)),
        codes,
        cass,
        (same, of),
        tuple(sorted([*found, *differing], key=lambda d: (place[d.passage], d))),
        (one.drafted, other.drafted),
    )


def _order(kg: Asker, scheme: str, both: list[tuple[str, str]]) -> list[str]:
    """Return the codes of a scale from the lowest up; an unhedged assertion is above every likelihood.

    A code without a rank, such as an unquantified possibility, is not on the scale of
    likelihoods and comes below it.
    """
    ranks = {r.hedge.slug: r.rank for r in kg.bundled.hedge_ranks() if r.scheme.slug == scheme}
    flat = vocab.likelihood.unmodalised.slug
    used = {code for pair in both for code in pair} | ranks.keys()
    return sorted(used, key=lambda code: (code == flat, ranks.get(code) or 0, code))


def _placed(one: Encoding, claim: Coded, level: str, first: str, second: str) -> Disagreement:
    passage = next(iri for key, iri in one.passages.items() if key in claim.passages)
    return Disagreement(passage, level, first, second)


def _of_passages(
    one: Encoding, other: Encoding, shared: list[PassageKey], voiced: list[set[PassageKey]]
) -> Iterator[Disagreement]:
    words = "states nothing", "states something"
    for key in shared:
        if (key in voiced[0]) != (key in voiced[1]):
            yield Disagreement(one.passages[key], "passage", words[key in voiced[0]], words[key in voiced[1]])
    for key in one.passages.keys() - other.passages.keys():
        yield Disagreement(one.passages[key], "passage", "a passage", "")
    for key in other.passages.keys() - one.passages.keys():
        yield Disagreement(other.passages[key], "passage", "", "a passage")


def _of_claims(one: Encoding, other: Encoding, matched: Matched) -> Iterator[Disagreement]:
    for claim in matched.only_first:
        if claim.passages:
            yield _placed(one, claim, "claim", claim.text, "")
    for claim in matched.only_second:
        if claim.passages:
            yield _placed(other, claim, "claim", "", claim.text)
    for pair in matched.pairs:
        for name, code in (CODES | HEDGES).items():
            if code(pair.first) != code(pair.second):
                first, second = (f"{each.claim.short} {code(each) or 'none'}" for each in pair[:2])
                yield _placed(one, pair.first, name, first, second)


def _relations(argument: Argument) -> dict[tuple[Iri, Iri], str]:
    """Return the role of one claim for another: a ground or an objection."""
    found = {(premise, step.conclusion): "supports" for step in argument.inferences for premise in step.premises}
    for conflict in argument.conflicts:
        undercut = argument.inference.get(conflict.attacked)
        found[conflict.attacker, undercut.conclusion if undercut else conflict.attacked] = "attacks"
    return found


def _cass(
    one: Encoding, other: Encoding, matched: Matched, arguments: tuple[Argument, Argument]
) -> tuple[Cass, list[tuple[Coded, str, str]]]:
    relations = tuple(map(_relations, arguments))
    pairs = matched.pairs
    steps: list[tuple[Coded, str, str]] = []
    labels: list[tuple[str, str]] = []
    for source in pairs:
        for target in pairs:
            if source is not target:
                a = relations[0].get((source.first.claim, target.first.claim), "")
                b = relations[1].get((source.second.claim, target.second.claim), "")
                labels.append((a, b))
                if a != b:
                    ours = f"{source.first.claim.short} {a} {target.first.claim.short}" if a else ""
                    theirs = f"{source.second.claim.short} {b} {target.second.claim.short}" if b else ""
                    steps.append((source.first, ours, theirs))
    same = sum(a == b and a != "" for a, b in labels)
    overlap = Overlap(same, sum(a != "" for a, _ in labels), sum(b != "" for _, b in labels))
    ends = [[row.stop for row in each.kg.bundled.passages_all()] for each in (one, other)]
    return Cass(segmentation_similarity(*ends), kappa(labels), overlap.f1), steps


def _recommendations(
    one: Encoding, matched: Matched, arguments: tuple[Argument, Argument]
) -> tuple[int, int, list[Disagreement]]:
    """Return how many shared recommendations have the same status, the number of all, and the others."""
    asked = [p for p in matched.pairs if all("prescriptive" in each.types for each in (p.first, p.second))]
    differing = []
    for pair in asked:
        a, b = (_status(argument, each.claim) for argument, each in zip(arguments, pair[:2], strict=True))
        if a != b:
            ours, theirs = f"{pair.first.claim.short} {a}", f"{pair.second.claim.short} {b}"
            differing.append(_placed(one, pair.first, "recommendation", ours, theirs))
    return len(asked) - len(differing), len(asked), differing


def _status(argument: Argument, claim: Iri) -> str:
    """Tell whether a claim is accepted in the argument of its holder (grounded semantics)."""
    return evaluate(argument, Holders.of(argument.claims[claim].holder)).status(claim)
