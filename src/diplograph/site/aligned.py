"""Points at issue in several documents, whose propositions an encoder aligned; they are never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from diplograph import vocab
from diplograph.data.turtle import parse
from diplograph.site import html
from diplograph.site.grid import BROADER, UPDATES, Point, Voice, agreement
from diplograph.site.material import Essay
from diplograph.site.wording import SURE
from diplograph.terms import Iri

FILE: Final = "alignments.ttl"
KINDS: Final = {
    "same": "the same point",
    "contrary": "points that cannot both hold",
    "updates": "the first updates the second",
    "broader": "the first says all that the second says, and more",
}
_TURNED: Final = {"asserts": "denies", "concedes": "denies", "denies": "asserts", "doubts": "asserts"}


class Alignment(NamedTuple):
    """An encoder's judgement on two propositions: the kind and the encoder's confidence, as slugs."""

    first: str
    second: str
    kind: str
    sure: str


class Position(NamedTuple):
    """A claim on an aligned proposition, as shown on pages about all documents."""

    proposition: str
    voice: Voice
    stance: str
    paraphrase: str
    link: str
    title: str


def alignments(files: Iterable[Path]) -> list[Alignment]:
    """Return the alignments in Turtle files; those without an end or a kind are skipped, since `check` reports them."""
    found: dict[str, dict[str, str]] = {}
    for path in files:
        for triple in parse(path):
            value = getattr(triple.object, "value", "")
            found.setdefault(str(triple.subject), {})[triple.predicate.value] = value
    start, end, kind = vocab.dg.alignedFrom, vocab.dg.alignedTo, vocab.dg.alignmentKind
    return [
        Alignment(facts[start], facts[end], Iri(facts[kind]).slug, Iri(facts.get(vocab.dg.encoderConfidence, "")).slug)
        for facts in found.values()
        if facts.keys() >= {start, end, kind}
    ]


def positions(essay: Essay, wanted: frozenset[str], address: str) -> Iterator[Position]:
    """Yield the claims of a document on aligned propositions."""
    for proposition in sorted(wanted & essay.about.keys()):
        for claim in (essay.claims[name] for name in essay.about[Iri(proposition)]):
            voice = Voice(claim.holder.iri, claim.holder.label, html.brief(claim, f"{address}#"))
            link = f"{address}#{claim.id}"
            yield Position(proposition, voice, claim.stance, claim.paraphrase, link, essay.title)


def across(found: Iterable[Alignment], held: Mapping[str, Sequence[Position]]) -> Iterator[Point]:
    """Yield each alignment with positions on both ends, as a point at issue."""
    for one in found:
        first, second = held.get(one.first, ()), held.get(one.second, ())
        if not first or not second:
            continue
        sure = f", {SURE.get(one.sure, one.sure)}" if one.sure else ""
        title = f"{first[0].title}; {second[0].title}: {KINDS.get(one.kind, one.kind)}, as the encoder reads them{sure}"
        words = first[0].paraphrase
        words += f" / {second[0].paraphrase}" if second[0].paraphrase != words else ""
        voices = tuple(p.voice for p in (*first, *second))
        yield Point(_group(one.kind, first, second), words, voices, first[0].link, title)


def _group(kind: str, first: Sequence[Position], second: Sequence[Position]) -> str:
    """Return the group of an aligned point; updates and broader propositions contradict nothing."""
    if kind in ("updates", "broader"):
        return UPDATES if kind == "updates" else BROADER
    turned = _TURNED if kind == "contrary" else {}
    return agreement([*(p.stance for p in first), *(turned.get(p.stance, p.stance) for p in second)])
