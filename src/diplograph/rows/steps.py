"""Compile steps of argument from the columns ``because``, ``against``, ``but``, ``refutes`` and the table of steps."""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.namespaces import RDF, slug
from diplograph.rows import notation
from diplograph.rows.book import Place, Row
from diplograph.rows.document import Unresolved
from diplograph.rows.draft import Draft
from diplograph.rows.notation import BadCell, Step, Word
from diplograph.vocab import conflict_type, dg, explicitness

_COMMON = (RDF + "type", dg.arguer, dg.anchor, dg.encoderConfidence, dg.encoderNote)
INFERENCE = (*_COMMON, dg.premise, dg.conclusion, dg.scheme, dg.explicitness)
CONFLICT = (*_COMMON, dg.attacker, dg.attacked, dg.conflictType)
PREFERENCE = (*_COMMON, dg.preferred, dg.preferredOver)


def compile_columns(draft: Draft, row: Row, claim: str) -> None:
    """Compile the steps in the columns of a claim."""
    with draft.cell(row, "because") as place:
        for step in notation.grounds(row.cells.get("because", "")):
            _ground(draft, claim, step, place)
    for column in ("against", "but", "refutes"):
        with draft.cell(row, column) as place:
            for step in notation.foes(row.cells.get(column, "")):
                _foe(draft, claim, step, column, place)


def _ground(draft: Draft, conclusion: str, step: Step, place: Place) -> None:
    premises = [draft.claim(word) for word in step.keys]
    schemes, said = [], explicitness.explicit
    for word in step.concepts:
        concept = draft.concept(word, "argument-scheme", "explicitness")
        if "/explicitness/" in concept:
            said = type(said)(concept)
        else:
            schemes.append(concept)
    iri = _iri(draft, step.ids[:1], "i", conclusion, {dg.conclusion: [conclusion], dg.premise: premises})
    arguer = draft.entity(step.by, "actor") if step.by else draft.holder(conclusion)
    anchors = _passages(draft, step.at_sentences) or _anchors(draft, (*premises, conclusion))
    _inference(draft, iri, premises, conclusion, schemes, said, place)
    _common(draft, iri, arguer, anchors, step.doubt, place)


def _inference(
    draft: Draft, iri: str, premises: list[str], conclusion: str, schemes: Iterable[str], said: str, place: Place
) -> None:
    draft.govern(iri, INFERENCE)
    draft.is_a(iri, dg.Inference, place)
    draft.say(iri, dg.explicitness, said, place)
    for premise in premises:
        draft.say(iri, dg.premise, premise, place)
    draft.say(iri, dg.conclusion, conclusion, place)
    for scheme in schemes:
        draft.say(iri, dg.scheme, scheme, place)


def _foe(draft: Draft, claim: str, step: Step, column: str, place: Place) -> None:
    if len(step.keys) != 1:
        raise BadCell(step.at, "a conflict is with only one claim or inference", "Separate several conflicts with `;`.")
    attacked = _target(draft, step.keys[0])
    kinds = [draft.concept(word, "conflict-type") for word in step.concepts]
    is_step = slug(attacked).startswith("i-")
    kind = kinds[0] if kinds else (conflict_type.undercut if is_step else conflict_type.rebut)
    iri = _iri(draft, step.ids[:1], "k", claim, {dg.attacker: [claim], dg.attacked: [attacked]})
    arguer = draft.entity(step.by, "actor") if step.by else draft.author()
    anchors = _passages(draft, step.at_sentences) or draft.anchors(claim)
    _conflict(draft, iri, claim, attacked, kind, place)
    _common(draft, iri, arguer, anchors, step.doubt, place)
    if column == "against":
        return
    if is_step:
        raise BadCell(step.at, "a claim cannot win over an inference", "Write it in the column against.")
    if column == "refutes" and len(step.ids) != 2:  # two ids are a conflict and a preference, as in older sheets
        back = _iri(draft, step.ids[2:3], "k", attacked, {dg.attacker: [attacked], dg.attacked: [claim]})
        _conflict(draft, back, attacked, claim, conflict_type.rebut, place)
        _common(draft, back, draft.holder(attacked) if step.by else arguer, anchors, "", place)
    winner, loser = (attacked, claim) if column == "but" else (claim, attacked)
    over = _iri(draft, step.ids[1:2], "w", claim, {dg.preferred: [winner], dg.preferredOver: [loser]})
    _preference(draft, over, winner, loser, place)
    _common(draft, over, arguer, _passages(draft, step.wins_at) or anchors, step.wins_doubt, place)


def _conflict(draft: Draft, iri: str, attacker: str, attacked: str, kind: str, place: Place) -> None:
    draft.govern(iri, CONFLICT)
    draft.is_a(iri, dg.Conflict, place)
    draft.say(iri, dg.attacker, attacker, place)
    draft.say(iri, dg.attacked, attacked, place)
    draft.say(iri, dg.conflictType, kind, place)


def _preference(draft: Draft, iri: str, winner: str, loser: str, place: Place) -> None:
    draft.govern(iri, PREFERENCE)
    draft.is_a(iri, dg.Preference, place)
    draft.say(iri, dg.preferred, winner, place)
    draft.say(iri, dg.preferredOver, loser, place)


def _common(draft: Draft, iri: str, arguer: str, anchors: Iterable[str], doubt: str, place: Place) -> None:
    from diplograph.rows.claims import say_doubt, split_doubt  # these properties need one another

    draft.say(iri, dg.arguer, arguer, place)
    for anchor in anchors:
        draft.say(iri, dg.anchor, anchor, place)
    say_doubt(draft, iri, *split_doubt(doubt), place, place)


def _passages(draft: Draft, words: Iterable[Word]) -> list[str]:
    return [draft.passage(word) for word in words]


def _anchors(draft: Draft, claims: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(anchor for claim in claims for anchor in draft.anchors(claim)))


def _target(draft: Draft, word: Word) -> str:
    """Return the target of a foe's key: a claim, an inference by its id, or ``8a.1``, the first ground of 8a."""
    key, dot, number = word.text.rpartition(".")
    if dot and number.isdigit():
        claim = draft.claim(Word(key, word.at))
        cell = draft.claims[claim].cells.get("because", "") if claim in draft.claims else ""
        grounds = notation.grounds(cell)
        if not 1 <= int(number) <= len(grounds):
            raise BadCell(word.at, f"{key} has {len(grounds)} grounds", "Count them in its column because, from 1.")
        step = grounds[int(number) - 1]
        premises = [draft.claim(w) for w in step.keys]
        return _iri(draft, step.ids[:1], "i", claim, {dg.conclusion: [claim], dg.premise: premises}, int(number))
    if word.text.startswith("i-"):
        return draft.document.base + word.text
    return draft.claim(word)


def _iri(
    draft: Draft, ids: tuple[str, ...], letter: str, claim: str, ends: dict[str, list[str]], number: int = 0
) -> str:
    """Return the IRI of a step: the given one, else that of a step with the same ends in the folder, else a new one."""
    document = draft.document
    if ids:
        return document.base + ids[0]
    first = next(iter(ends))
    for subject, value in document.pairs(first):
        iri = getattr(subject, "value", "")
        same = all({term.value for term in document.values(iri, p)} == set(values) for p, values in ends.items())
        if getattr(value, "value", "") in ends[first] and same:
            return iri
    stem = f"{document.base}{letter}-{slug(claim).removeprefix('c-')}-"
    if number:
        return f"{stem}{number}"
    taken = {triple.subject.value for triple in draft.said if hasattr(triple.subject, "value")}
    free = (f"{stem}{n}" for n in range(1, len(taken) + 2))
    return next(iri for iri in free if iri not in taken and not document.describes(iri))


def compile_rows(draft: Draft) -> None:
    """Compile the table of steps."""
    for row in draft.book.rows("steps"):
        with draft.row(row), draft.cell(row, "step"):
            _row(draft, row)


def _row(draft: Draft, row: Row) -> None:
    kind = row.get("step")
    ids = tuple(row.get("id").split())
    keys = {}
    for column in ("from", "to"):
        with draft.cell(row, column) as place:
            keys[column] = [_target(draft, word) for word in notation.keys(row.get(column))]
            if not keys[column]:
                raise Unresolved("a step must connect claims", "Give their keys.")
    if len(keys) < 2:
        return
    froms, to = keys["from"], keys["to"][0]
    place = row.place("step")
    match kind:
        case "because":
            said = draft.document.concept(row.get("said") or "explicit", "explicitness")
            schemes = [draft.concept(word, "argument-scheme") for word in notation.keys(row.get("as"))]
            iri = _iri(draft, ids, "i", to, {dg.conclusion: [to], dg.premise: froms})
            _inference(draft, iri, froms, to, schemes, said, place)
            _row_common(draft, row, iri, draft.holder(to), _anchors(draft, (*froms, to)))
        case "against" | "but" | "refutes":
            is_step = slug(to).startswith("i-")
            made = conflict_type.undercut if is_step else conflict_type.rebut
            kinds = [draft.concept(word, "conflict-type") for word in notation.keys(row.get("as"))]
            iri = _iri(draft, ids[:1], "k", froms[0], {dg.attacker: froms[:1], dg.attacked: [to]})
            _conflict(draft, iri, froms[0], to, kinds[0] if kinds else made, place)
            _row_common(draft, row, iri, "", draft.anchors(froms[0]))
            if kind == "refutes" and len(ids) != 2:
                back = _iri(draft, ids[2:3], "k", to, {dg.attacker: [to], dg.attacked: froms[:1]})
                _conflict(draft, back, to, froms[0], conflict_type.rebut, place)
                _row_common(draft, row, back, "", draft.anchors(froms[0]))
            if kind != "against":
                winner, loser = (to, froms[0]) if kind == "but" else (froms[0], to)
                _row_preference(draft, row, ids[1:2], winner, loser, draft.anchors(froms[0]))
        case "prefers":
            _row_preference(draft, row, ids, froms[0], to, draft.anchors(froms[0]))
        case _:
            raise Unresolved(f"{kind!r} is not a kind of step", "Write because, against, but, refutes or prefers.")


def _row_preference(draft: Draft, row: Row, ids: tuple[str, ...], winner: str, loser: str, anchors: list[str]) -> None:
    over = _iri(draft, ids, "w", winner, {dg.preferred: [winner], dg.preferredOver: [loser]})
    _preference(draft, over, winner, loser, row.place("step"))
    _row_common(draft, row, over, "", anchors)


def _row_common(draft: Draft, row: Row, iri: str, arguer: str, anchors: list[str]) -> None:
    from diplograph.rows.claims import doubt

    with draft.cell(row, "by") as place:
        who = row.get("by")
        draft.say(iri, dg.arguer, draft.document.entity(who, "actor") if who else arguer or draft.author(), place)
    with draft.cell(row, "at") as place:
        for anchor in [draft.passage(word) for word in notation.keys(row.get("at"))] or anchors:
            draft.say(iri, dg.anchor, anchor, place)
    with draft.cell(row, "why"):
        doubt(draft, row, iri)
