"""Rules on texts in a graph: tidy, in the right language, not repeated."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context, of_each_part
from diplograph.checks.part import Fault, Part
from diplograph.checks.report import VIOLATION, WARNING
from diplograph.data.positions import Edit
from diplograph.data.rows import Row
from diplograph.namespaces import DCTERMS, PREFIXES, SKOS, curie

_UNTIDY = re.compile(r"^\s|\s$|\s{2}|[\t\n\r]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_IN_SOURCE = frozenset({vocab.dg.hedgeCue, vocab.dg.timeCue, vocab.dg.name})
_IN_GRAPH = frozenset(
    {SKOS + "prefLabel", SKOS + "definition", SKOS + "scopeNote", vocab.dg.paraphrase, vocab.dg.encoderNote}
)
_ONCE = frozenset(
    {SKOS + "definition", SKOS + "scopeNote", DCTERMS + "title", vocab.dg.hedgeCue, vocab.dg.timeCue}
    | {vocab.dg.encoderNote, vocab.dg.name}
)
# The least number and share of texts in a language from which the language of a predicate is inferred.
_ENOUGH, _SHARE = 12, 0.9
# Within a relative clause, "may" often gives a permission and "could" an ability: "a berth that all ships may use".
_HEDGE = re.compile(
    r"^(?:(?!\b(?:that|which|who|whom|where)\b).)*?\b(may|might|could)\b|\b((?i:possibly|probably|perhaps|maybe|"
    r"likely|unlikely|certainly|presumably|potentially|apparently|seemingly))\b"
)
_NEGATION = re.compile(r"\b(?:not|no|never|nor|cannot|\w+n['’]t)\b", re.I)


def _texts(context: Context) -> Iterator[tuple[Part, Row]]:
    return ((part, each) for part in context.own for each in part.texts)


@of_each_part
def tidy(part: Part) -> Iterator[Fault]:
    """A text is not empty, is on one line, and has no spaces at its ends nor two in a row."""
    for each in part.texts:
        text = each[2]
        if not text.strip():
            yield Fault("text-blank", f"{curie(each[1])} is empty", "Write it, or delete it.", *each[:3], part=part)
        elif _UNTIDY.search(text):
            message = "the text has spaces at its ends, two in a row, or several lines"
            found = part.locator.statement(*each[:3], part.nth(each))
            written = part.text[slice(*found.spans[2])] if found else ""
            tidied = f'"{" ".join(text.split())}"'
            plain = written[1:-1] == text and '"' not in text and "\\" not in text
            edits = (Edit(*found.spans[2], tidied),) if found and plain else ()
            remedy = "Write it on one line, with single spaces."
            yield Fault("text-untidy", message, remedy, *each[:3], part=part, edits=edits)


@of_each_part
def capitals(part: Part) -> Iterator[Fault]:
    """No text of several words is all in capitals."""
    for each in part.texts:
        if each[2].isupper() and len(_WORD.findall(each[2])) > 1:
            remedy = "Write it as a sentence or a name."
            yield Fault("text-capitals", "the text is all in capitals", remedy, *each[:3], part=part)


def languages(context: Context) -> Iterator[Fault]:
    """Cues and names are in the language of the text, and the encoder's texts in that of the graph."""
    tags: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part, (subject, predicate, _, kind) in _texts(context):
        tags[part.graph.rpartition("/")[0], predicate][kind] += 1
        said[subject, predicate].add(kind)
    usual = {
        key: kind
        for key, kinds in tags.items()
        for kind, number in kinds.most_common(1)
        if kinds.total() >= _ENOUGH and number >= _SHARE * kinds.total()
    }
    for part, each in _texts(context):
        subject, predicate, _, kind = each
        language = usual.get((part.graph.rpartition("/")[0], predicate), kind)
        lacking = language not in said[subject, predicate]
        if kind != language and (predicate in _IN_SOURCE or (predicate in _IN_GRAPH and lacking)):
            message = f"{curie(predicate)} is in {kind}, but in {language} in the rest of the document"
            remedy = f"Tag it {language}, or add one in that language."
            yield Fault("text-language", message, remedy, *each[:3], part=part)


def once(context: Context) -> Iterator[Fault]:
    """A thing has at most one definition, note, title or cue in each language."""
    first: dict[tuple[str, str, str], str] = {}
    for part, each in _texts(context):
        subject, predicate, text, kind = each
        if predicate in _ONCE and first.setdefault((subject, predicate, kind), text) != text:
            message = f"a second {curie(predicate)} in {kind}"
            yield Fault("text-twice", message, "Keep one in each language.", *each[:3], part=part)


def definitions(context: Context) -> Iterator[Fault]:
    """No two things have the same definition, and no two works the same title or page."""
    page = PREFIXES["foaf"] + "page"
    severities = {SKOS + "definition": WARNING, DCTERMS + "title": VIOLATION, page: VIOLATION}
    first: dict[tuple[str, str, str], str] = {}
    works = vocab.dg.Work
    for part in context.authored:
        for subject, predicate, value, _ in part.by(*severities):
            if predicate != SKOS + "definition" and part.catalogue:
                continue
            is_work = works in context.graph.types.get(subject, ())
            if predicate == DCTERMS + "title" and not is_work:
                continue
            # Two documents may each describe an event with the same page.
            document = part.graph.rpartition("/")[0] if predicate == page and not is_work else ""
            other = first.setdefault((predicate, value, document), subject)
            if other != subject:
                message = f"{curie(other)} has the same {curie(predicate)}"
                remedy = "Write how the two differ, or merge them."
                yield Fault("same-text", message, remedy, subject, predicate, value, severities[predicate], part)


@of_each_part
def paraphrases(part: Part) -> Iterator[Fault]:
    """A paraphrase is a sentence of three words or more, without negations and hedges, which belong to claims.

    Denial is a stance, and a hedge is coded as likelihood or confidence: in a paraphrase, it would be lost to every
    question about hedges, and be taken for the view of each holder who shares the proposition.
    """
    for each in part.by(vocab.dg.paraphrase):
        text = each[2].strip()
        if not text or not each[3].startswith("@"):
            continue
        if len(text.split()) < 3 or not (text[0].isupper() or not text[0].isalpha()) or text[-1] not in ".?!”\"'’)":
            message = "a paraphrase must be a sentence of three words or more, with a capital and a full stop"
            edits: tuple[Edit, ...] = ()
            yield Fault("paraphrase-sentence", message, "Complete it.", *each[:3], part=part, edits=edits)
        if each[3].startswith("@en") and (negation := _NEGATION.search(text)):
            message = f"the paraphrase contains {negation[0]!r}, but a proposition has no polarity"
            remedy = "State it positively, and give the claim the stance of denial."
            yield Fault("paraphrase-negated", message, remedy, *each[:3], WARNING, part)
        if each[3].startswith("@en") and (hedge := _HEDGE.search(text)):
            message = f"the paraphrase contains {hedge[1] or hedge[2]!r}, but a hedge belongs to a claim"
            remedy = (
                "State it plainly, and code the hedge on the claim, with its cue; for an ability, write 'is able to'."
            )
            yield Fault("paraphrase-hedged", message, remedy, *each[:3], WARNING, part)
