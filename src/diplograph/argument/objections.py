"""Find the objections to a claim, and the pairs of claims that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from diplograph import vocab
from diplograph.answers.result import Table
from diplograph.argument.alignments import SAME
from diplograph.argument.graph import COMMITTED, CONCEDES, TAKEN_OVER, Argument, Claim, Preference
from diplograph.terms import Iri


class How(StrEnum):
    """The kinds of objections to a claim; see `against`."""

    OPPOSED = "opposed"
    DOUBTED = "doubted"
    CONCESSION = "concession"
    REBUT = "rebut"
    UNDERMINE = "undermine"
    UNDERCUT = "undercut"
    OUTWEIGHED = "outweighed"


_HOW = {
    vocab.conflict_type.rebut: How.REBUT,
    vocab.conflict_type.undermine: How.UNDERMINE,
    vocab.conflict_type.undercut: How.UNDERCUT,
}


class Objection(NamedTuple):
    """An attack, and a preference that outweighs it, if any.

    In ``step``, the claim ``against`` attacks ``claim`` or an inference to it; ``arguer``
    makes the attack; ``by_arguer`` judges it ``outweighed_by`` another claim.
    """

    claim: Iri
    how: How
    step: Iri | None
    against: Iri
    against_holder: Iri
    against_stance: Iri
    against_hedge: str | None
    against_reporter: Iri | None
    against_paraphrase: str
    arguer: Iri | None
    outweighed_by: Iri | None
    by_arguer: Iri | None
    outweighed_paraphrase: str | None


def against(argument: Argument, claim: Iri, *, deep: bool = False) -> Table[Objection]:
    """Return the objections to ``claim`` and, with ``deep``, to anything that it rests on.

    Args:
        argument: the graph.
        claim: the claim attacked.
        deep: include its grounds.

    Returns:
        One row for each attack and each preference that outweighs it; ``how`` is opposed
        (a claim on the same content with the opposite stance), doubted (one that doubts
        it; both only where no conflict joins the two), concession (an attacker that its
        holder concedes), rebut, undermine, undercut, or outweighed (a claim that somebody
        prefers to it, without attacking it; ``step`` is the preference).

    """
    outweighed = defaultdict(list)
    for preference in argument.preferences:
        outweighed[preference.over].append(preference)
    targets = sorted({claim, *argument.grounds(claim)} if deep else {claim}, key=lambda c: (c != claim, c))
    return Table(Objection, (row for target in targets for row in _objections(argument, target, outweighed)))


def _objections(argument: Argument, target: Iri, outweighed: dict[Iri, list[Preference]]) -> Iterator[Objection]:
    attackers = {conflict.attacker for conflict in argument.attacks.get(target, ())}
    for how, others in ((How.OPPOSED, argument.opposed(target)), (How.DOUBTED, argument.doubted_by(target))):
        for attacker in others:
            if attacker not in attackers:  # else the conflict says so
                yield from _weighed(argument, outweighed, target, how, attacker, {target})
    for conflict in argument.attacks.get(target, ()):
        conceded = argument.claims[conflict.attacker].stance == CONCEDES
        how = How.CONCESSION if conceded else _HOW[conflict.kind]
        for row in _weighed(argument, outweighed, target, how, conflict.attacker, {target}):
            yield row._replace(step=conflict.iri, arguer=conflict.arguer)
    for leg in argument.legs.get(target, ()):
        for conflict in argument.attacks.get(leg.iri, ()):
            winning = {target, *leg.premises}
            for row in _weighed(argument, outweighed, target, _HOW[conflict.kind], conflict.attacker, winning):
                yield row._replace(step=conflict.iri, arguer=conflict.arguer)
    for preference in outweighed.get(target, ()):
        if preference.preferred not in attackers:
            for row in _weighed(argument, outweighed, target, How.OUTWEIGHED, preference.preferred, {target}):
                yield row._replace(step=preference.iri, arguer=preference.arguer)


def _weighed(
    argument: Argument,
    outweighed: dict[Iri, list[Preference]],
    target: Iri,
    how: How,
    attacker: Iri,
    winning: set[Iri],
) -> Iterator[Objection]:
    """Yield a row for each preference of one of ``winning`` over the attacker, or one row without a preference."""
    one = argument.claims[attacker]
    preferences: Iterable[Preference | None] = [p for p in outweighed.get(attacker, ()) if p.preferred in winning]
    for preference in preferences or [None]:
        yield Objection(
            claim=target,
            how=how,
            step=None,
            against=attacker,
            against_holder=one.holder,
            against_stance=one.stance,
            against_hedge=one.hedge or None,
            against_reporter=one.reporter,
            against_paraphrase=one.paraphrase,
            arguer=None,
            outweighed_by=preference and preference.preferred,
            by_arguer=preference and preference.arguer,
            outweighed_paraphrase=preference and argument.claims[preference.preferred].paraphrase,
        )


class Ground(StrEnum):
    """Why two claims cannot both hold.

    They are on the same proposition, somebody connects them by a conflict, or the encoder aligns
    their propositions as the same or as contrary.
    """

    PROPOSITION = "proposition"
    CONFLICT = "conflict"
    SAME = "aligned as the same"
    CONTRARY = "aligned as contrary"


class Contradiction(NamedTuple):
    """Two claims that cannot both hold, and which of them is preferred by whom; empty if that is unresolved.

    Across documents, an encoder's ``alignment`` connects them, with ``encoder_confidence``.
    """

    claim: Iri
    holder: Iri
    stance: Iri
    hedge: str | None
    reporter: Iri | None
    paraphrase: str
    other: Iri
    other_holder: Iri
    other_stance: Iri
    other_hedge: str | None
    other_reporter: Iri | None
    other_paraphrase: str
    ground: Ground
    preferred: Iri | None
    arguer: Iri | None
    alignment: Iri | None
    encoder_confidence: Iri | None


def contradictions(argument: Argument) -> Table[Contradiction]:
    """Return the pairs of claims whose contents cannot both hold, and how they are resolved.

    Two claims contradict each other if they take opposite stances on the same
    proposition, or if one rebuts or undermines the other and nobody holds both.
    (Somebody who holds an objection to their own claim weighs the two: see `against`.)
    Across documents, claims contradict each other if an encoder aligns their propositions
    as the same and their stances are opposite, or aligns them as contrary and both are
    asserted.  An update is not a contradiction but a change; see the question ``changes``.

    Returns:
        One row for each pair, each preference between the two and each alignment that joins them.

    """
    chosen = defaultdict(list)
    for p in argument.preferences:
        chosen[frozenset((p.preferred, p.over))].append(p)
    rows = []
    for (first, second), ground in sorted(_pairs(argument).items()):
        preferences: Iterable[Preference | None] = chosen[frozenset((first, second))] or [None]
        rows += [_contradiction(argument.claims[first], argument.claims[second], ground, p) for p in preferences]
    return Table(Contradiction, [*rows, *_aligned(argument)])


def _aligned(argument: Argument) -> Iterator[Contradiction]:
    """Yield the pairs of claims of two documents that cannot both hold, according to the alignments."""
    for alignment in argument.alignments:
        ground = Ground.SAME if alignment.kind == SAME else Ground.CONTRARY
        for one in argument.about.get(alignment.proposition, ()):
            for two in argument.about.get(alignment.other, ()):
                if alignment.excludes(one.sign, two.sign):
                    first, second = sorted((one, two), key=lambda claim: claim.iri)
                    row = _contradiction(first, second, ground, None)
                    yield row._replace(alignment=alignment.iri, encoder_confidence=alignment.encoder_confidence)


def _pairs(argument: Argument) -> dict[tuple[Iri, Iri], Ground]:
    pairs: dict[tuple[Iri, Iri], Ground] = {}
    for claim in argument.claims:
        for other in argument.opposed(claim):
            if claim < other:
                pairs[claim, other] = Ground.PROPOSITION
    for conflict in argument.conflicts:
        if conflict.attacked in argument.claims:
            one, two = argument.claims[conflict.attacker], argument.claims[conflict.attacked]
            if one.stance in COMMITTED and two.stance in COMMITTED and not _both(one, two):
                first, second = sorted((one.iri, two.iri))
                pairs.setdefault((first, second), Ground.CONFLICT)
    return pairs


def _contradiction(one: Claim, two: Claim, ground: Ground, preference: Preference | None) -> Contradiction:
    return Contradiction(
        claim=one.iri,
        holder=one.holder,
        stance=one.stance,
        hedge=one.hedge or None,
        reporter=one.reporter,
        paraphrase=one.paraphrase,
        other=two.iri,
        other_holder=two.holder,
        other_stance=two.stance,
        other_hedge=two.hedge or None,
        other_reporter=two.reporter,
        other_paraphrase=two.paraphrase,
        ground=ground,
        preferred=preference and preference.preferred,
        arguer=preference and preference.arguer,
        alignment=None,
        encoder_confidence=None,
    )


def _both(one: Claim, two: Claim) -> bool:
    """Tell whether one holder holds both claims, in their own words or by taking one over."""

    def holders(claim: Claim) -> set[Iri]:
        taken = claim.reporter_stance in TAKEN_OVER and claim.reporter
        return {claim.holder, claim.reporter} if taken and claim.reporter else {claim.holder}

    return not holders(one).isdisjoint(holders(two))
