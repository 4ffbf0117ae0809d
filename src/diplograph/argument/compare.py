"""Compare two viewpoints: where they agree, where they differ, and where only one of them speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from diplograph.answers.result import Table
from diplograph.argument.alignments import SAME, UPDATES, Alignment
from diplograph.argument.graph import DOUBTS, NEUTRAL, POSITIVE, Argument, Claim, Holders
from diplograph.argument.view import speaking
from diplograph.errors import BadValue
from diplograph.terms import Iri


class Comparison(StrEnum):
    """The relation of two sides on one proposition; see `compare`."""

    AGREE = "agree"
    TAKEN_OVER = "taken over"
    DIFFER = "differ"
    DOUBT = "doubt"
    OPEN = "open"
    CHANGED = "changed"
    RELATED = "related"
    FIRST_ONLY = "first only"
    SECOND_ONLY = "second only"


_ORDER: Final = {kind: place for place, kind in enumerate(Comparison)}


class Compared(NamedTuple):
    """A proposition and each side's claim on it, with the reporter who takes it over, if any.

    If the second claim is on another document's proposition, ``second_paraphrase`` is its content, and
    ``alignment`` connects the two.  It is the act of an encoder, with a kind and ``encoder_confidence``; neither side
    has agreed to it.
    """

    kind: Comparison
    proposition: Iri
    paraphrase: str
    first_claim: Iri | None
    first_holder: Iri | None
    first_stance: Iri | None
    first_hedge: str | None
    first_taken_over_by: Iri | None
    second_claim: Iri | None
    second_holder: Iri | None
    second_stance: Iri | None
    second_hedge: str | None
    second_taken_over_by: Iri | None
    second_paraphrase: str | None
    alignment: Iri | None
    alignment_kind: Iri | None
    encoder_confidence: Iri | None


def compare(argument: Argument, first: Holders, second: Holders) -> Table[Compared]:
    """Return the propositions on which two viewpoints agree, differ, or only one speaks.

    All propositions are compared; those of different documents only as far as an encoder
    has aligned them.

    Nobody is compared with themselves.  If one viewpoint contains the other, as anyone
    contains Pakistan, the wider one stands for everybody else in it.

    Returns:
        One row for each proposition and pair of claims on it, or each claim where only
        one side speaks: ``kind`` (agree; taken over, where a claim of the one side is taken
        over by a reporter on the other; differ, where one denies what the other asserts;
        doubt, where one doubts what the other asserts; open, where both speak and at least
        one takes no side; changed, where the one updates the other; related, where one is
        broader than the other, or contrary to it and not both are asserted; first only;
        second only), the ``proposition`` with its
        ``paraphrase``, and claim, holder, stance and hedge of either side, with the
        reporter of that side by whom the claim is ``taken_over_by`` if its holder is on
        the other. Across documents, opposite stances differ if their propositions are aligned as
        the same, and assertions differ if theirs are aligned as contrary.

    Raises:
        NotHeld: one of the two holds no claim.
        BadValue: the two are the same, or share some holders, but neither is within the other.

    """
    ours, theirs = _apart(argument, first, second)
    sides = [_by_proposition(argument, holders) for holders in (ours, theirs)]
    rows = list(_aligned(argument, sides, (ours, theirs)))
    joined = {claim for row in rows for claim in (row.first_claim, row.second_claim)}
    for proposition in sides[0].keys() | sides[1].keys():
        mine, other = sides[0].get(proposition, []), sides[1].get(proposition, [])
        pairs: list[tuple[Comparison, Claim | None, Claim | None]]
        pairs = [(_kind(one, two), one, two) for one in mine for two in other]
        pairs = pairs or [(Comparison.FIRST_ONLY, one, None) for one in mine if one.iri not in joined]
        pairs = pairs or [(Comparison.SECOND_ONLY, None, two) for two in other if two.iri not in joined]
        paraphrase = (mine or other)[0].paraphrase
        rows += [_row(kind, proposition, paraphrase, (one, ours), (two, theirs)) for kind, one, two in pairs]
    rows.sort(key=lambda row: (_ORDER[row.kind], row.proposition, row.first_claim or "", row.second_claim or ""))
    return Table(Compared, rows)


def _aligned(
    argument: Argument, sides: Sequence[Mapping[Iri, list[Claim]]], holders: tuple[Holders, Holders]
) -> Iterator[Compared]:
    """Yield the pairs of claims whose propositions an encoder aligned, with the first side's claim first."""
    for alignment in argument.alignments:
        for mine, other in ((alignment.proposition, alignment.other), (alignment.other, alignment.proposition)):
            for one in sides[0].get(mine, ()):
                for two in sides[1].get(other, ()):
                    kind = _kind_aligned(alignment, one, two)
                    row = _row(kind, mine, one.paraphrase, (one, holders[0]), (two, holders[1]))
                    yield row._replace(
                        alignment=alignment.iri,
                        alignment_kind=alignment.kind,
                        encoder_confidence=alignment.encoder_confidence,
                    )


def _kind_aligned(alignment: Alignment, one: Claim, two: Claim) -> Comparison:
    if alignment.kind == UPDATES:
        return Comparison.CHANGED
    if alignment.excludes(one.sign, two.sign):
        return Comparison.DIFFER
    return _kind(one, two) if alignment.kind == SAME else Comparison.RELATED


def _by_proposition(argument: Argument, holders: Holders) -> dict[Iri, list[Claim]]:
    found = defaultdict(list)
    for claim in speaking(argument, holders).values():
        found[claim.proposition].append(claim)
    return dict(found)


def _apart(argument: Argument, first: Holders, second: Holders) -> tuple[Holders, Holders]:
    """Return two disjoint viewpoints: the wider one loses everybody who is in the other."""
    voices = {voice for claim in argument.claims.values() for voice in (claim.holder, claim.reporter) if voice}
    voices.update(first.named or (), second.named or ())
    one, two = first.among(voices), second.among(voices)
    if one < two:
        return Holders(one), Holders(two - one)
    if two < one:
        return Holders(one - two), Holders(two)
    if one & two:
        shared = "the two are the same" if one == two else f"{Holders(one & two).text()} is in both"
        raise BadValue(
            "compare",
            shared,
            "Name each holder on one side only; next to another viewpoint, `anyone` means everyone else.",
        )
    return Holders(one), Holders(two)


def _kind(one: Claim, two: Claim) -> Comparison:
    """Return the relation of two claims on the same proposition."""
    if one.iri == two.iri:
        return Comparison.TAKEN_OVER
    stances = {one.stance, two.stance}
    if stances == {DOUBTS}:
        return Comparison.AGREE
    if DOUBTS in stances and POSITIVE in (one.sign, two.sign):
        return Comparison.DOUBT
    if NEUTRAL in (one.sign, two.sign):
        return Comparison.OPEN
    return Comparison.AGREE if one.sign == two.sign else Comparison.DIFFER


def _row(
    kind: Comparison,
    proposition: Iri,
    paraphrase: str,
    first: tuple[Claim | None, Holders],
    second: tuple[Claim | None, Holders],
) -> Compared:
    (one, ours), (two, theirs) = first, second
    return Compared(
        kind=kind,
        proposition=proposition,
        paraphrase=paraphrase,
        first_claim=one.iri if one else None,
        first_holder=one.holder if one else None,
        first_stance=one.stance if one else None,
        first_hedge=(one.hedge or None) if one else None,
        first_taken_over_by=_taker(one, ours),
        second_claim=two.iri if two else None,
        second_holder=two.holder if two else None,
        second_stance=two.stance if two else None,
        second_hedge=(two.hedge or None) if two else None,
        second_taken_over_by=_taker(two, theirs),
        second_paraphrase=two.paraphrase if two else None,
        alignment=None,
        alignment_kind=None,
        encoder_confidence=None,
    )


def _taker(claim: Claim | None, holders: Holders) -> Iri | None:
    return None if claim is None or claim.holder in holders else claim.reporter
