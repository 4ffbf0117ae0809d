"""Rules on alignments: each joins two documents, occurs once, points the right way and has its own folder."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context
from diplograph.checks.part import Fault
from diplograph.checks.report import WARNING
from diplograph.data.rows import IRI
from diplograph.namespaces import SEM, curie

dg = vocab.dg


def documents(context: Context) -> Iterator[Fault]:
    """An alignment joins propositions of two documents, and an update comes from the later one.

    The rule applies where both documents are checked together with the alignments.
    """
    for iri, first, second in _pairs(context):
        ours, theirs = _works(context, first), _works(context, second)
        if both := ours & theirs:
            message = f"both propositions belong to {curie(min(both))}"
            remedy = "Within a document, let the claims share one proposition, or connect them by a step."
            yield Fault("alignment-within", message, remedy, iri, dg.alignedTo, second)
        kinds = context.graph.objects(iri, dg.alignmentKind)
        ended = [day for work in ours for day, _ in context.graph.objects(work, SEM + "hasLatestEndTimeStamp")]
        began = [day for work in theirs for day, _ in context.graph.objects(work, SEM + "hasEarliestBeginTimeStamp")]
        if (vocab.alignment_kind.updates, IRI) in kinds and ended and began and max(ended) < min(began):
            message = "the updating proposition belongs to the earlier document"
            yield Fault("alignment-order", message, "Swap the two ends.", iri, dg.alignedFrom, first)


def repeated(context: Context) -> Iterator[Fault]:
    """Two propositions are aligned only once, in one direction or the other."""
    seen: dict[frozenset[str], str] = {}
    for iri, first, second in _pairs(context):
        other = seen.setdefault(frozenset((first, second)), iri)
        if other != iri:
            message = f"{curie(other)} aligns the same two propositions"
            yield Fault(
                "alignment-twice", message, "Keep the alignment with the right relation.", iri, dg.alignedFrom, first
            )


def apart(context: Context) -> Iterator[Fault]:
    """Alignments have a folder of their own, since they belong to neither document."""
    folders = {part.folder for part in context.own if part.by(dg.source)}
    for iri in context.instances(dg.Alignment):
        home = context.home(iri)
        if home and home.folder and home.folder in folders:
            message = "an alignment is among the files of a document, but it belongs to neither of its two documents"
            remedy = "Move it to an alignments.ttl in a folder of its own."
            yield Fault("alignment-place", message, remedy, iri, severity=WARNING)


def _pairs(context: Context) -> Iterator[tuple[str, str, str]]:
    """Yield each alignment that has exactly two ends, with these; a shape reports the others."""
    for iri in context.instances(dg.Alignment):
        ends = [value for end in (dg.alignedFrom, dg.alignedTo) for value, _ in context.graph.objects(iri, end)]
        if len(ends) == 2 and ends[0] != ends[1]:
            yield iri, ends[0], ends[1]


def _works(context: Context, proposition: str) -> set[str]:
    """Return the documents that make claims on a proposition."""
    graph = context.graph
    claims = graph.into(dg.content).get((proposition, IRI), ())
    passages = [passage for claim in claims for passage, _ in graph.objects(claim, dg.anchor)]
    return {work for passage in passages for work, _ in graph.objects(passage, dg.source)}
