"""Update the passages of a document after its text has changed, or divide them differently by hand.

A folder and its new passages go in; the changed files and a report on the passages come
out.  A passage with the same words keeps its IRI, wherever it is now, as do its claims.
A passage that was rewritten, split or joined keeps the IRI of its first part and is
reported, since only a reader can decide whether its claims still hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.errors import BadValue
from diplograph.namespaces import RDF, slug
from diplograph.rows.book import Place
from diplograph.rows.document import Document
from diplograph.rows.merge import Change, Merge, written
from diplograph.text.drafting import Drafted, draft_passages
from diplograph.text.normal import digest_normalised, normalise
from diplograph.vocab import dg

_PLACED = (
    RDF + "type", dg.passageKind, dg.noteNumber, dg.section, dg.paragraph, dg.sentence, dg.startOffset, dg.endOffset,
    dg.quoteDigest, dg.textFragment, dg.source,
)  # fmt: skip


class Updated(NamedTuple):
    """The files that change, and a line for each passage that has changed."""

    files: dict[Path, bytes]
    lines: list[str]


def updated(folder: Path, text: str) -> Updated:
    """Return the effect of a changed text on a document's passages."""
    document = Document(folder)
    url = document.value(document.work, dg.publishedAt)
    return _retargeted(document, draft_passages(text, url, document.text_language), text)


def at_words(folder: Path, text: str, words: str) -> tuple[str, int] | None:
    """Return the passage with some words, and their offset in the normalised text; None unless they occur once."""
    normal, wanted = normalise(text), normalise(words)
    if not wanted or normal.count(wanted) != 1:
        return None
    offset = normal.index(wanted)
    document = Document(folder)
    return next(((document.base + o.serial, offset) for o in _held(document) if o.start <= offset < o.end), None)


def split(folder: Path, text: str, passage: str, offset: int) -> Updated:
    """Return a document with a passage divided at an offset of the normalised text."""
    document, normal = Document(folder), normalise(text)
    parts = []
    for one in _held(document):
        if one.serial == slug(passage):
            spans = [(one.start, len(normal[:offset].rstrip())), (offset, one.end)]
            if not one.start < offset < one.end or spans[0][0] >= spans[0][1]:
                raise BadValue(
                    one.serial,
                    "the words begin the passage, or are outside it",
                    "Give the first words of the second part.",
                )
            parts += [_cut(one, normal, *span) for span in spans]
        else:
            parts.append(one)
    return _retargeted(document, parts, text)


def join(folder: Path, text: str, passage: str) -> Updated:
    """Return a document with a passage joined to the next.

    Raises:
        BadValue: it is the last passage, or the next one is of another kind or paragraph.

    """
    document, normal = Document(folder), normalise(text)
    held = _held(document)
    at = next(i for i, one in enumerate(held) if one.serial == slug(passage))
    if at + 1 == len(held) or (held[at].kind, held[at].section, held[at].paragraph) != (
        held[at + 1].kind, held[at + 1].section, held[at + 1].paragraph,
    ):  # fmt: skip
        raise BadValue(held[at].serial, "no passage of the same paragraph follows it", "Name the first of the two.")
    whole = _cut(held[at], normal, held[at].start, held[at + 1].end)
    return _retargeted(document, [*held[:at], whole, *held[at + 2 :]], text)


def _cut(one: Drafted, normal: str, start: int, end: int) -> Drafted:
    return one._replace(start=start, end=end, digest=digest_normalised(normal[start:end]), link="")


def _held(document: Document) -> list[Drafted]:
    """Return the current passages of a document, in the order of the text."""

    def number(iri: str, predicate: str) -> int:
        return int(document.value(iri, predicate) or 0)

    found = [
        Drafted(
            slug(iri), slug(document.value(iri, dg.passageKind)), document.value(iri, dg.section),
            number(iri, dg.paragraph), number(iri, dg.sentence), number(iri, dg.startOffset), number(iri, dg.endOffset),
            document.value(iri, dg.quoteDigest), document.value(iri, dg.textFragment), number(iri, dg.noteNumber),
        )
        for iri in document.passages.values()
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.start)


def _retargeted(document: Document, wanted: Sequence[Drafted], text: str) -> Updated:
    old = _held(document)
    serials, lines, gone = _serials(old, wanted)
    change = Change(Place("passages", 0, ""), "")
    kept = {serial for serial in serials if serial}
    counts: dict[tuple[str, int], int] = {}
    for one, serial in zip(wanted, serials, strict=True):
        counts[one.section, one.paragraph] = number = counts.get((one.section, one.paragraph), 0) + 1
        iri = document.base + serial
        said = set(one._replace(serial=serial, sentence=number).triples(document.slug))
        here = [t for t in document.statements(iri) if t.predicate.value in _PLACED]
        change.removed += [t for t in here if t not in said]
        change.added += [t for t in said if t not in here]
    heirs = {serial: heir for serial, heir in gone.items() if serial not in kept}
    for serial, heir in heirs.items():
        iri = document.base + serial
        change.removed += document.statements(iri)
        for quad in document.store.quads_for_pattern(None, None, ox.NamedNode(iri)):
            change.removed.append(quad.triple)
            change.added.append(ox.Triple(quad.subject, quad.predicate, ox.NamedNode(document.base + heir)))
    _source(document, text, change)
    held = {quad.triple for quad in document.store}
    change.added = [triple for triple in dict.fromkeys(change.added) if triple not in held]
    return Updated(written(document, Merge([change])), lines)


def _serials(old: Sequence[Drafted], new: Sequence[Drafted]) -> tuple[list[str], list[str], dict[str, str]]:
    """Return the serial of each new passage, the report, and the successor of each old passage that is gone."""
    serials, lines, gone = [""] * len(new), [], {}
    free = {one.digest: one for one in old if sum(o.digest == one.digest for o in old) == 1}
    for i, one in enumerate(new):  # the same words, moved or not
        if one.digest in free and sum(n.digest == one.digest for n in new) == 1:
            serials[i] = free[one.digest].serial
    matcher = SequenceMatcher(None, [o.digest for o in old], [n.digest for n in new], autojunk=False)
    for tag, a, _, c, d in matcher.get_opcodes():
        if tag == "equal":
            for i in range(d - c):
                serials[c + i] = old[a + i].serial
    taken = set(serials) - {""}
    for _, a, b, c, d in matcher.get_opcodes():
        before = [one.serial for one in old[a:b] if one.serial not in taken]
        after = [i for i in range(c, d) if not serials[i]]
        for serial, i in zip(before, after, strict=False):
            serials[i] = serial
        if before and after:
            parts = f"{len(after)} passage{'s' * (len(after) != 1)}"
            lines.append(f"{', '.join(before)}: rewritten, split or joined, now {parts}; read its claims again")
        elif before:
            lines.append(f"{', '.join(before)}: no longer in the text; its claims are now with the adjacent passage")
        for serial in before[len(after) :]:
            gone[serial] = ""
    used = {one.serial for one in old} | set(serials)
    for i, serial in enumerate(serials):
        if not serial:
            stem = serials[i - 1] if i else "s-000"
            serials[i] = next(f"{stem}-{n}" for n in range(2, len(new) + 3) if f"{stem}-{n}" not in used)
            used.add(serials[i])
            lines.append(f"{serials[i]}: new")
    order = {one.serial: n for n, one in enumerate(old)}
    for serial in gone:
        earlier = [s for s in serials if order.get(s, len(old)) < order[serial]]
        gone[serial] = max(earlier, key=lambda s: order[s], default=serials[0])
    moved = [
        s
        for s, one in zip(serials, new, strict=True)
        if any(o.serial == s and o.digest == one.digest and o.start != one.start for o in old)
    ]
    if moved:
        lines.append(f"{len(moved)} passages with the same words have moved")
    return serials, lines, gone


def _source(document: Document, text: str, change: Change) -> None:
    normal = normalise(text)
    work = ox.NamedNode(document.work)
    for predicate, value in (
        (dg.textDigest, ox.Literal(digest_normalised(normal))),
        (dg.textLength, ox.Literal(len(normal))),
    ):
        triple = ox.Triple(work, ox.NamedNode(predicate), value)
        held = [t for t in document.statements(document.work) if t.predicate.value == predicate]
        change.removed += [t for t in held if t != triple]
        change.added += [triple] * (triple not in held)
