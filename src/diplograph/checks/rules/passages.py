"""Rules on passages: their order, without gaps, their kinds, notes and links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from diplograph import vocab
from diplograph.checks.context import Context
from diplograph.checks.part import Fault
from diplograph.checks.report import WARNING
from diplograph.data.rows import IRI
from diplograph.namespaces import DCTERMS, curie

# The share of passages separated by a space, above which sentences are taken to be.
_SPACED = 0.9


class _Passage(NamedTuple):
    start: int
    end: int
    iri: str
    section: str
    paragraph: int
    sentence: int


def _by_source(context: Context) -> dict[str, list[_Passage]]:
    """Return the passages of each source in the order of the text, without those that lack a number."""
    sources: dict[str, list[_Passage]] = defaultdict(list)
    for iri in context.instances(vocab.dg.Passage):
        said = context.graph.out[iri]
        try:
            start, end, paragraph, sentence = (
                int(said[p][0][0])
                for p in (vocab.dg.startOffset, vocab.dg.endOffset, vocab.dg.paragraph, vocab.dg.sentence)
            )
            section, source = said[vocab.dg.section][0][0], said[vocab.dg.source][0][0]
        except (KeyError, ValueError):
            continue  # the shapes report these
        sources[source].append(_Passage(start, end, iri, section, paragraph, sentence))
    return {source: sorted(passages) for source, passages in sources.items()}


def order(context: Context) -> Iterator[Fault]:
    """Sentences, paragraphs and sections are numbered in the order of the text."""
    for passages in _by_source(context).values():
        closed: set[str] = set()
        for before, this in pairwise(passages):
            if this.section != before.section:
                closed.add(before.section)
                if this.section in closed:
                    message = f"the section {this.section!r} continues after {curie(before.iri)} of another section"
                    yield Fault(
                        "passage-order", message, "Correct dg:section.", this.iri, vocab.dg.section, this.section
                    )
                continue
            follows = (this.paragraph, this.sentence) == (before.paragraph, before.sentence + 1)
            starts = this.sentence == 1 and this.paragraph > before.paragraph
            if not follows and not starts:
                message = (
                    f"sentence {this.sentence} of paragraph {this.paragraph} comes after {curie(before.iri)}, "
                    f"sentence {before.sentence} of paragraph {before.paragraph}"
                )
                remedy = "Number sentences and paragraphs in the order of the text."
                yield Fault("passage-order", message, remedy, this.iri, vocab.dg.sentence, str(this.sentence))


def gaps(context: Context) -> Iterator[Fault]:
    """Each passage ends where the next begins, except for a space between them, and the last with the text."""
    is_furniture = (vocab.passage_kind.furniture, IRI)
    furniture = set(context.graph.into(vocab.dg.passageKind).get(is_furniture, ()))
    for source, passages in _by_source(context).items():
        # If spaces separate words, they separate sentences; only other text, such as a note mark, adjoins a sentence.
        spaced = sum(this.start - before.end == 1 for before, this in pairwise(passages)) >= _SPACED * len(passages)
        for before, this in pairwise(passages):
            adjoining = this.start == before.end and spaced and not {before.iri, this.iri} & furniture
            if this.start - before.end > 1 or this.start < before.end or adjoining:
                message = (
                    f"between {curie(before.iri)}, which ends at {before.end}, and this passage "
                    f"there are {this.start - before.end}"
                )
                remedy = "Compute the offsets again with `diplograph anchors TEXT --write`."
                yield _gap(message, remedy, this.iri, vocab.dg.startOffset, this.start)
        length = [value for value, _ in context.graph.objects(source, vocab.dg.textLength)]
        if length and passages and str(passages[-1].end) != length[0]:
            message = f"the last passage ends at {passages[-1].end}, but the text ends at {length[0]}"
            remedy = "Correct dg:textLength, or add the missing passages."
            yield _gap(message, remedy, passages[-1].iri, vocab.dg.endOffset, passages[-1].end)


def _gap(message: str, remedy: str, iri: str, path: str, offset: int) -> Fault:
    return Fault("passage-gap", message, remedy, iri, path, str(offset), WARNING)


def kinds(context: Context) -> Iterator[Fault]:
    """Notes, and only notes, are of kind note; nothing is anchored to headings and page furniture."""
    dg, kinds = vocab.dg, vocab.passage_kind
    anchored = context.graph.into(dg.anchor)
    for iri in context.instances(dg.Passage):
        said = context.graph.out[iri]
        kind = {value for value, _ in said.get(dg.passageKind, ())}
        silence = {value for value, _ in said.get(dg.reasonForSilence, ())}
        is_note = dg.Note in context.graph.types[iri]
        message = ""
        if is_note != (kinds.note in kind):
            message = "it is a dg:Note, but of another kind" if is_note else "it is of kind note, but not a dg:Note"
        elif kind & {kinds.heading, kinds.furniture} and not silence and (iri, IRI) in anchored:
            message = "it is a heading or page furniture, but something is anchored to it"
        elif vocab.silence.heading in silence and not kind & {kinds.heading, kinds.furniture}:
            message = "it is silent as a heading, but of another kind"
        if message:
            remedy = "Correct dg:passageKind, dg:reasonForSilence or the class."
            yield Fault("passage-kind", message, remedy, iri, dg.passageKind)


def _spoken(context: Context) -> Iterator[str]:
    """Yield the passages that cite, state something in the author's or the editor's own voice, or are silent."""
    graph = context.graph
    yield from (note for note, _ in graph.into(vocab.dg.citingNote))
    for claim in context.instances(vocab.dg.Claim):
        holders = set(graph.objects(claim, vocab.dg.holder))
        for passage, _ in graph.objects(claim, vocab.dg.anchor):
            for source, _ in graph.objects(passage, vocab.dg.source):
                own = {*graph.objects(source, DCTERMS + "creator"), *graph.objects(source, DCTERMS + "publisher")}
                if holders & own:
                    yield passage
    yield from (note for note in context.instances(vocab.dg.Note) if graph.objects(note, vocab.dg.reasonForSilence))


def notes(context: Context) -> Iterator[Fault]:
    """Notes are numbered in the order of the text, one number per paragraph, and each cites or states something.

    The numbers of an excerpt may start anywhere.
    """
    used = set(_spoken(context))
    for passages in _by_source(context).values():
        expected, place = 0, ("", -1)
        for this in passages:
            if vocab.dg.Note not in context.graph.types[this.iri]:
                continue
            if (this.section, this.paragraph) != place:
                expected, place = expected + 1, (this.section, this.paragraph)
            number = [value for value, _ in context.graph.objects(this.iri, vocab.dg.noteNumber)]
            if expected == 1 and number and number[0].isdigit():
                expected = int(number[0])
            if number and number[0] != str(expected):
                message = f"note {number[0]} is where note {expected} is expected"
                remedy = "Number the notes in the order of the text."
                yield Fault("note-number", message, remedy, this.iri, vocab.dg.noteNumber, number[0])
            if this.iri not in used:
                remedy = "Add the dg:Citation, with what it cites and backs, or the claim that it states."
                message = "nothing says what this note cites or states"
                yield Fault("note-uncited", message, remedy, this.iri, severity=WARNING)


def fragments(context: Context) -> Iterator[Fault]:
    """No two passages have the same link into the page.

    A reader who follows the link must reach the cited sentence, and no other.
    """
    for (link, _), passages in context.graph.into(vocab.dg.textFragment).items():
        for other in passages[1:]:
            message = f"{curie(passages[0])} has the same link"
            remedy = "Make the link longer until it leads to one place only."
            yield Fault("same-link", message, remedy, other, vocab.dg.textFragment, link)
