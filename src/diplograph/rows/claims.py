"""Compile rows of claims to statements: the claim, its proposition, and the situations that it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplograph.namespaces import RDF, curie, slug
from diplograph.rows import notation, situations, steps
from diplograph.rows.book import Fault, Row
from diplograph.rows.columns import HEDGES, UNSAID
from diplograph.rows.document import Unresolved
from diplograph.rows.draft import KEY, LOCAL, SAME, Draft
from diplograph.rows.notation import Word
from diplograph.text import cues
from diplograph.vocab import claim_type, confidence, dg, explicitness, likelihood, stance

if TYPE_CHECKING:
    from diplograph.rows.book import Place

CONDITIONS = {"if": dg.condition, "only if": dg.onlyIf, "unless": dg.unless, "within": dg.boundedBy}
GOVERNED = (
    RDF + "type", dg.content, dg.holder, dg.stance, dg.claimType, dg.likelihood, dg.confidence, dg.hedgeCue,
    dg.explicitness, dg.anchor, dg.encoderConfidence, dg.encoderNote, dg.reporter, dg.reporterStance,
    *CONDITIONS.values(),
)  # fmt: skip
# The columns of a row that stands for a sentence without a claim.
_SILENT = {"claim", "silence", *UNSAID}


def is_silent(row: Row) -> bool:
    """Tell whether a row stands for a sentence and makes no claim."""
    return row.get("claim").replace("-", "").isdigit() and set(row.cells) <= _SILENT


def learn(draft: Draft) -> None:
    """Register the keys of the claims, and the situations that their cells describe."""
    written: list[tuple[Row, notation.Described]] = []
    for row in draft.book.rows("claims"):
        key = row.get("claim")
        if is_silent(row) or not key:
            continue
        if not KEY.fullmatch(key) and not (key.startswith("c-") and LOCAL.fullmatch(key)):
            remedy = "Write sentence and letter, as 9c; a claim of the folder has its name, as c-061."
            draft.faults.append(Fault(row.place("claim"), 0, f"{key!r} is not a valid key of a claim", remedy))
            continue
        iri = draft.claim_iri(key)
        if iri in draft.claims:
            message = f"the key {key} is also in row {draft.claims[iri].number}"
            draft.faults.append(Fault(row.place("claim"), 0, message, "Give one of the two another letter."))
            continue
        draft.claims[iri] = row
        if cell := situations.read(draft, row):
            written.append((row, cell))
    for row, cell in written:
        key = row.get("claim")
        for number, item in enumerate((*cell.items, *cell.defined), 1):
            if item.type is None and item.link is None:
                continue
            with draft.cell(row, "situation"):
                iri = situations.iri_of_cell(draft, key, item, number)
                if item.name:
                    draft.learn_situation(item.name.rpartition(":")[2], iri)
                draft.learn_situation(curie(iri), iri)
                draft.learn_situation(slug(iri), iri)
    for row, cell in written:
        with draft.cell(row, "situation"):
            items = [_iri(draft, row, item, number) for number, item in enumerate(cell.items, 1)]
            draft.of_key[draft.claim_iri(row.get("claim"))] = items


def _iri(draft: Draft, row: Row, item: notation.Situation, number: int) -> str:
    return situations.iri_of_cell(draft, row.get("claim"), item, number)


def compile_rows(draft: Draft) -> None:
    """Compile the table of claims."""
    for row in draft.book.rows("claims"):
        with draft.row(row):
            if is_silent(row):
                _silence(draft, row)
            elif draft.claims.get(draft.claim_iri(row.get("claim"))) is row:
                _claim(draft, row)


def _silence(draft: Draft, row: Row) -> None:
    with draft.cell(row, "claim"):
        passage = draft.passage(Word(row.get("claim"), 0))
        draft.govern(passage, [dg.reasonForSilence])
        if row.get("silence"):
            with draft.cell(row, "silence") as place:
                concept = draft.document.concept(row.get("silence"), "silence")
                draft.say(passage, dg.reasonForSilence, concept, place)


def _claim(draft: Draft, row: Row) -> None:
    key = row.get("claim")
    subject = draft.claim_iri(key)
    draft.govern(subject, GOVERNED)
    draft.is_a(subject, dg.Claim, row.place("claim"))
    _content(draft, row, subject)
    _position(draft, row, subject)
    _hedge(draft, row, subject)
    _concepts(draft, row, subject, "said", dg.explicitness, explicitness.explicit)
    doubt(draft, row, subject)
    _report(draft, row, subject)
    with draft.cell(row, "at") as place:
        if row.get("at"):
            for word in notation.keys(row.get("at")):
                draft.say(subject, dg.anchor, draft.passage(word), place)
        elif found := KEY.fullmatch(key):
            draft.say(subject, dg.anchor, draft.passage(Word(found[1], 0)), row.place("claim"))
        else:
            raise Unresolved(f"the key {key} does not give the sentence", "Give the sentences, as 3 5.")
    for column, predicate in CONDITIONS.items():
        with draft.cell(row, column) as place:
            for word in notation.keys(row.get(column)):
                draft.say(subject, predicate, draft.claim(word), place)
    steps.compile_columns(draft, row, subject)
    if row.get("silence"):
        message = "a row that makes a claim has a reason for silence"
        draft.faults.append(Fault(row.place("silence"), 0, message, "Keep one of the two."))


def _content(draft: Draft, row: Row, subject: str) -> None:
    key, says = row.get("claim"), row.get("says")
    if says.startswith(SAME):
        with draft.cell(row, "says") as place:
            draft.claim(Word(says.removeprefix(SAME).strip(), len(SAME)))
            draft.say(subject, dg.content, _proposition(draft, subject), place)
        return
    proposition = draft.document.base + (row.get("p") or draft.local(key, "p"))
    draft.say(subject, dg.content, proposition, row.place("p" if row.get("p") else "claim"))
    if not says and not row.get("situation") and draft.document.describes(proposition):
        return  # the content of another row or file
    draft.govern(proposition, [RDF + "type", dg.paraphrase, dg.describes])
    draft.is_a(proposition, dg.Proposition, row.place("claim"))
    if says:
        draft.words(proposition, dg.paraphrase, says, row.place("says"))
    cell = situations.read(draft, row) if row.get("situation") else None
    if cell is None:
        return
    for number, item in enumerate((*cell.items, *cell.defined), 1):
        with draft.cell(row, "situation") as place:
            described = situations.iri_of_cell(draft, key, item, number)
            if number <= len(cell.items):
                draft.say(proposition, dg.describes, described, place)
            if item.type is not None or item.link is not None:
                situations.describe(draft, described, item, place)


def _proposition(draft: Draft, claim: str) -> str:
    """Return the content of a claim."""
    first = draft.first(claim)
    if first not in draft.claims:
        return draft.document.value(first, dg.content)
    row = draft.claims[first]
    return draft.document.base + (row.get("p") or draft.local(row.get("claim"), "p"))


def _position(draft: Draft, row: Row, subject: str) -> None:
    with draft.cell(row, "who") as place:
        who = row.get("who")
        draft.say(subject, dg.holder, draft.document.entity(who, "actor") if who else draft.author(), place)
    _concepts(draft, row, subject, "stance", dg.stance, stance.asserts)
    with draft.cell(row, "says"):
        causal = any("/causal-link/" in iri for iri in draft.described(row.get("claim")))
        _concepts(draft, row, subject, "type", dg.claimType, claim_type.causal if causal else claim_type.descriptive)


def _concepts(draft: Draft, row: Row, subject: str, column: str, predicate: str, default: str) -> None:
    scheme = {"said": "explicitness", "stance": "stance", "type": "claim-type"}[column]
    with draft.cell(row, column) as place:
        words = (
            notation.keys(row.get(column)) if column == "type" else [Word(row.get(column), 0)] * bool(row.get(column))
        )
        for word in words:
            draft.say(subject, predicate, draft.concept(word, scheme), place)
        if not words:
            draft.say(subject, predicate, default, place)


def _hedge(draft: Draft, row: Row, subject: str) -> None:
    hedge, cue = row.get("hedge"), row.get("cue")
    with draft.cell(row, "hedge") as place:
        if not hedge and not cue:
            draft.say(subject, dg.likelihood, likelihood.unmodalised, place)
            return
        if not cue and hedge != "unmodalised":
            cue, equals, given = (part.strip() for part in hedge.rpartition("="))
            hedge = given if equals else _band(draft, row, given)
            cue = cue if equals else given
            if not hedge and given in {term.slug for each in HEDGES for term in draft.document.glossary.concepts(each)}:
                raise Unresolved(f"the band {given} has no cue", f"Write the words that hedge: `may = {given}`.")
            if not hedge:
                remedy = (
                    f"Say how likely or sure it makes the claim: `{given} = likely` (`diplograph terms likelihood`)."
                )
                raise Unresolved(f"the cue {given!r} is unknown, or was read in several ways", remedy)
        elif not hedge:
            hedge = _band(draft, row, cue)
            if not hedge:
                raise Unresolved(f"the cue {cue!r} has no band", "Give the band in the column hedge.")
        concept = draft.document.concept(hedge, *HEDGES)
        predicate = dg.likelihood if "/likelihood/" in concept else dg.confidence
        draft.say(subject, predicate, concept, place)
        if cue:
            where = row.place("cue" if row.get("cue") else "hedge")
            draft.words(subject, dg.hedgeCue, cue, where, draft.document.text_language)


def _band(draft: Draft, row: Row, cue: str) -> str:
    """Return the band of a cue for which the row gives none; empty if it is unknown.

    Raises:
        Unresolved: the cue is negative, but the stance is positive.

    """
    needed, given = cues.stances(cue), row.get("stance")
    taken = slug(draft.document.concept(given, "stance")) if needed and given else stance.asserts.slug
    if not needed or taken in needed:
        return cues.band(cue) or _learnt(draft, cue)
    what = f"{cue!r} is negative, but the stance is {taken}"
    if taken == stance.concedes.slug:
        remedy = f"Concede the opposite: put what is not so into `says`, and write `{cue} = {cues.band(cue)}`."
        raise Unresolved(what, remedy)
    remedy = f"Write {' or '.join(needed)} in the column stance; the band says how sure that is ({cues.band(cue)})."
    raise Unresolved(what, remedy)


def _learnt(draft: Draft, cue: str) -> str:
    """Return the band that the claims of the folder give a cue; empty if they give none or several."""
    found = {
        term.value.rpartition("/")[2]
        for subject, value in draft.document.pairs(dg.hedgeCue)
        if getattr(value, "value", "").casefold() == cue.casefold()
        for predicate in (dg.likelihood, dg.confidence)
        for term in draft.document.values(getattr(subject, "value", ""), predicate)
    }
    return found.pop() if len(found) == 1 else ""


def _report(draft: Draft, row: Row, subject: str) -> None:
    verdict, reporter = row.get("told"), row.get("reporter")
    with draft.cell(row, "told") as place:
        if verdict:
            draft.say(subject, dg.reporterStance, draft.document.concept(verdict, "reporter-stance"), place)
    with draft.cell(row, "reporter") as place:
        if reporter:
            draft.say(subject, dg.reporter, draft.document.entity(reporter, "actor"), place)
        elif verdict:
            draft.say(subject, dg.reporter, draft.author(), place)


def doubt(draft: Draft, row: Row, subject: str) -> None:
    """Add the encoder's confidence and note, from the columns ``sure`` and ``why``."""
    why, sure = row.get("why"), row.get("sure")
    if not sure:
        sure, why = split_doubt(why)
    say_doubt(draft, subject, sure, why, row.place("sure" if row.get("sure") else "why"), row.place("why"))


def say_doubt(draft: Draft, subject: str, sure: str, why: str, at_sure: Place, at_why: Place) -> None:
    """Add the encoder's confidence and note."""
    if sure:
        draft.say(subject, dg.encoderConfidence, draft.document.concept(sure, "confidence"), at_sure)
    if why:
        draft.words(subject, dg.encoderNote, why, at_why)


def split_doubt(text: str) -> tuple[str, str]:
    """Split a text such as ``high: The note follows.`` into confidence and note.

    >>> split_doubt("high: The note follows.")
    ('high', 'The note follows.')
    >>> split_doubt("The note follows.")
    ('', 'The note follows.')
    """
    head, colon, rest = text.partition(":")
    known = [confidence.low, confidence.moderate, confidence.high]
    if colon and head.strip() in [each.slug for each in known]:
        return head.strip(), rest.strip()
    return "", text.strip()
