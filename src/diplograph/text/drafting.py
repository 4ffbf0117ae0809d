"""From a text to the folder of a new document: its sentences as passages, and an empty graph of each kind.

No words of the text are kept: a passage is position and digest, a section a number,
and a link, made only where the text is published, shows at most three words at each end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template
from typing import NamedTuple

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data import bundled, turtle
from diplograph.data.atomic import write_folder
from diplograph.data.dataset import in_graph, load
from diplograph.data.dates import bounds, in_edtf
from diplograph.data.derive import derive, to_turtle
from diplograph.data.discovery import graph_files, graph_iri
from diplograph.errors import BadValue, DataError, UsageError
from diplograph.namespaces import DCTERMS, EDTF, GRAPH, ID, PREFIXES, RDF, SKOS, VOID, curie
from diplograph.spelling import compare_key, slug_of
from diplograph.text.normal import PROFILE, digest_normalised, normalise, paragraphs, text_fragment
from diplograph.text.notes import marks, notes
from diplograph.text.sentences import Placed, originals, placed

DRAFT_VERSION = "0.1.0-draft"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_HEADING_WORDS, _HEADING_CHARACTERS = 12, 120
_LINK_WORDS = 3  # as the shape Passage-textFragment-words has it


class Drafted(NamedTuple):
    """A sentence as a passage: its serial, place in the structure, place in the normalised text, digest and link.

    ``note`` is the number of the note that it belongs to (0: none), ``marked`` are the
    numbers of the notes whose marks stand in it.
    """

    serial: str
    kind: str
    section: str
    paragraph: int
    sentence: int
    start: int
    end: int
    digest: str
    link: str
    note: int = 0
    marked: tuple[str, ...] = ()

    def triples(self, slug: str) -> Iterator[ox.Triple]:
        """Yield what is known of the passage, of the document of that slug."""
        said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
            (RDF + "type", ox.NamedNode(vocab.dg.Note if self.note else vocab.dg.Passage)),
            (vocab.dg.source, ox.NamedNode(f"{ID}work/{slug}")),
            (vocab.dg.passageKind, ox.NamedNode(PREFIXES["passagekind"] + self.kind)),
            *([(vocab.dg.noteNumber, ox.Literal(self.note))] if self.note else []),
            (vocab.dg.section, ox.Literal(self.section)),
            (vocab.dg.paragraph, ox.Literal(self.paragraph)),
            (vocab.dg.sentence, ox.Literal(self.sentence)),
            (vocab.dg.startOffset, ox.Literal(self.start)),
            (vocab.dg.endOffset, ox.Literal(self.end)),
            (vocab.dg.quoteDigest, ox.Literal(self.digest)),
        ]
        if self.link:
            said.append((vocab.dg.textFragment, ox.NamedNode(self.link)))
        return _triples(f"{ID}{slug}/{self.serial}", said)


def _triples(subject: str, said: Iterable[tuple[str, ox.NamedNode | ox.Literal]]) -> Iterator[ox.Triple]:
    return (ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value) for predicate, value in said)


def own_prefixes(slug: str) -> dict[str, str]:
    """Return the common prefixes, and ``doc:`` for what belongs to a document."""
    return {**PREFIXES, "doc": f"{ID}{slug}/"}


def draft_passages(text: str, url: str = "", language: str = "") -> list[Drafted]:
    """Return every sentence of ``text`` as a passage, in order, with links where a ``url`` is given.

    A line of few words without closing punctuation is a heading; what stands before
    the first full paragraph is the section ``front``, then each heading opens ``section-1``,
    ``section-2`` …  A unit without a letter or digit is none.

    Raises:
        DataError: the text holds no sentence.

    """
    normal, blocks = normalise(text), list(paragraphs(text))
    every = placed(text, language)
    of_block: dict[int, list[Placed]] = defaultdict(list)
    for one in every:
        of_block[one.paragraph].append(one)
    numbers = notes(blocks)
    links = _links(text, normal, every, url) if url else {}
    found: list[Drafted] = []
    section, sections, paragraph, begun = "front", 0, 0, False
    for number, block in enumerate(blocks):
        note = numbers.get(number, 0)
        heading = not note and _is_heading(block)
        if note:
            section, paragraph, begun = "notes", paragraph if section == "notes" else 0, True
        elif (heading and begun) or (not heading and not begun):
            sections += 1
            section, paragraph, begun = f"section-{sections}", 0, True
        paragraph += 0 if heading and begun else 1
        kind = "note" if note else "heading" if heading else "sentence"
        for serial, one in enumerate(of_block[number], 1):
            words = normal[one.start : one.end]
            place = (section, paragraph, serial, one.start, one.end)
            marked = () if note else marks(words)
            if heading:  # a digit at its end may be any number
                marked = tuple(mark for mark in marked if int(mark) in numbers.values())
            found.append(Drafted("", kind, *place, digest_normalised(words), links.get(one.start, ""), note, marked))
    if not any(one.kind == "sentence" for one in found):
        raise DataError("text", "it contains no sentence", "Use a text with at least one full sentence.")
    width = max(3, len(str(len(found))))
    return [one._replace(serial=f"s-{i:0{width}}") for i, one in enumerate(found, 1)]


def _links(text: str, normal: str, every: list[Placed], url: str) -> dict[int, str]:
    """Return a link to each sentence by its start, where one can be made that marks this sentence only."""
    found: dict[int, str] = {}
    flat, at = " ".join(text.split()), 0
    for one, (start, end) in zip(every, originals(text, normal, every), strict=True):
        span = " ".join(text[start:end].split())
        at = max(flat.find(span, at), at)
        before = " ".join(flat[max(0, at - 200) : at].split()[-_LINK_WORDS:])
        for lead in ("", before):
            link = text_fragment(url, span, _LINK_WORDS, before=lead)
            opening = span if len(span.split()) <= 2 * _LINK_WORDS else " ".join(span.split()[:_LINK_WORDS])
            # A browser marks from the first place that fits.
            if link and flat.find(f"{lead} {opening}".strip()) == at - (len(lead) + 1 if lead else 0):
                found[one.start] = link
                break
        at += len(span)
    return found


def _is_heading(block: str) -> bool:
    block = re.sub(r"(?:\[\d{1,3}\])++$", "", block)
    return (
        "\n" not in block
        and len(block.split()) <= _HEADING_WORDS
        and len(block) <= _HEADING_CHARACTERS
        and not re.search(r"[.!?:;,…。！？।۔؟।][\"'”’»)\]」』]*+$", block)
    )


def find_passages(text: str, words: str, url: str = "") -> list[Drafted]:
    """Return the passages that hold the span ``first words … last words``, or the words where there is no ellipsis.

    A passage is a whole sentence, because the digest of less could be guessed; the
    numbers are those that `draft_passages` gives.  Case, quotation marks and dashes do not count.

    Raises:
        BadValue: the words are not in the text, or stand in several places.

    """
    normal = normalise(text)
    ends = [normalise(end) for end in re.split(r"(?<!\s)\s*+(?:…|\.\.\.)\s*", words.strip()) if end.strip()]
    if not ends:
        raise BadValue(repr(words), "no words to look for", "Give the first and the last words of the sentence.")

    def places(end: str) -> list[re.Match[str]]:
        return list(re.finditer(rf"(?<!\w){re.escape(end)}(?!\w)", normal, re.I))

    firsts, lasts = places(ends[0]), places(ends[-1])
    for end, found in ((ends[0], firsts), (ends[-1], lasts)):
        if not found:
            remedy = "Copy them from the text; quotation marks, dashes, case and line ends do not count."
            raise BadValue(repr(end), "these words are not in the text", remedy)
    spans: dict[int, tuple[int, int]] = {}
    starts = [last.start() for last in lasts]
    for first in firsts:
        at = bisect_left(starts, first.start())
        if at < len(lasts):
            # Of several beginnings before one end, the nearest is meant.
            spans[lasts[at].end()] = (first.start(), lasts[at].end())
    if not spans:
        raise BadValue(repr(words), "the last words do not follow the first", "Give them in the order of the text.")
    drafted = draft_passages(text, url)
    begins, ends_ = [one.start for one in drafted], [one.end for one in drafted]
    sets = {tuple(drafted[bisect_right(ends_, start) : bisect_left(begins, end)]) for start, end in spans.values()}
    sets.discard(())
    if len(sets) > 1:
        where = sorted(f"{one[0].serial} ({one[0].section}, paragraph {one[0].paragraph})" for one in sets)
        shown = ", ".join([*where[:5], *["…"] * (len(where) > 5)])
        raise BadValue(repr(words), f"these words occur in {len(sets)} places: {shown}", "Give more words.")
    return list(sets.pop())


class Document(NamedTuple):
    """What is known of a new document besides its text."""

    title: str
    author: str
    slug: str = ""
    url: str = ""
    date: str = ""
    publisher: str = ""
    language: str = "en"
    licence: str = LICENCE


def new_document(folder: Path, text: str, document: Document) -> list[Drafted]:
    """Make the folder of a new document, and return its passages.

    The folder holds the source with the digest of the text, every sentence as a passage,
    an empty graph of each kind with an example in comments, what is derived, and a
    catalogue, which calls it a draft.  Author and publisher are shared actors where
    the authority file has the name, else new ones.

    Raises:
        UsageError: the folder is there already, or a value cannot be used.
        DataError: the text holds no sentence.

    """
    slug = document.slug or slug_of(folder.name)
    if slug != slug_of(slug) or not slug:
        remedy = "Give --slug with lower-case letters, digits and dashes."
        raise BadValue(document.slug or folder.name, "gives no slug", remedy)
    document = document._replace(
        slug=slug, title=" ".join(document.title.split()), author=" ".join(document.author.split())
    )
    if folder.exists():
        raise UsageError(str(folder), "already exists; nothing was written", "Choose a path that does not exist yet.")
    _sure(document)
    passages = draft_passages(text, document.url, document.language)
    actors, author, publisher = _actors(document)
    first = next(one.serial for one in passages if one.kind == "sentence")
    files = {"actors.ttl": actors, "source.ttl": _source(text, document, author, publisher)}
    files["passages.ttl"] = turtle.write(
        (triple for one in passages for triple in one.triples(slug)),
        own_prefixes(slug),
        f"# {document.title}: every sentence by position and digest.\n"
        + "".join(f"# {one.serial} has the mark of note {number}.\n" for one in passages for number in one.marked),
        in_order=True,
        declare=("silence",),
    )
    for template in sorted(bundled.templates().glob("*.ttl")):
        head = Template(template.read_text(encoding="utf-8"))
        filled = head.substitute(title=document.title, slug=slug, author=curie(author), first=first)
        files[template.name] = filled.encode("utf-8")
    store = load(graph_files(bundled.authority_files()))
    for name, data in files.items():
        store.extend(in_graph(GRAPH + name, turtle.triples(data, folder / name)))
    files[bundled.DERIVED] = to_turtle(derive(store))
    files[bundled.CATALOGUE] = _catalogue(folder, files, document)
    write_folder(folder, files.items())
    return passages


def _sure(document: Document) -> None:
    """Raise BadValue where a value could not stand in a graph."""
    for name in ("title", "author"):
        if not getattr(document, name):
            raise BadValue(f"--{name}", "is empty", f"Say what the {name} is.")
    if document.url and not re.fullmatch(r"https?://[^\s<>\"{}|^`\\#]+", document.url):
        raise BadValue(document.url, "not a web address", "Give the address of the published text, without a fragment.")
    for name, value in document._asdict().items():
        if any(0xD800 <= ord(letter) < 0xE000 for letter in value):
            raise BadValue(f"--{name}", "not UTF-8 text", "Write it in UTF-8.")
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", document.language):
        raise BadValue(document.language, "not a language tag in lower case", "For example en, ur or pt-br.")
    for iri in filter(None, (document.licence, document.url)):
        try:
            ox.NamedNode(iri)
        except ValueError:
            raise BadValue(iri, "is not an IRI", f"For example {LICENCE}.") from None
    try:
        bounds(document.date, "9999-12-31") if document.date else None
    except ValueError as error:
        meant = in_edtf(document.date)
        remedy = f"Write it as {meant}." if meant else "For example 2024-05-14, 2024-05 or 2024."
        raise BadValue(document.date, str(error), remedy) from None


def _actors(document: Document) -> tuple[bytes, str, str]:
    """Return ``actors.ttl``, and the IRIs of author and publisher: shared where the name is, else new."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    shared = [*bundled.authority_files(), *bundled.shared_companion_files()]
    for triple in (triple for path in shared for triple in turtle.parse(path)):
        if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(ID + "actor/"):
            taken.add(triple.subject.value)
            if triple.predicate.value == SKOS + "prefLabel" and isinstance(triple.object, ox.Literal):
                names[compare_key(triple.object.value)] = triple.subject.value
    new: list[ox.Triple] = []
    found = []
    wanted = [
        (document.author, vocab.dg.Person, "Author"),
        (document.publisher, vocab.dg.Organization, "Publisher"),
    ]
    for name, kind, role in wanted:
        iri = names.get(compare_key(name), "")
        if name and not iri:
            stem = slug_of(name) or f"{document.slug}-{role.lower()}"
            iri = ID + "actor/" + (stem if ID + "actor/" + stem not in taken else f"{stem}-{document.slug}")
            names[compare_key(name)] = iri
            definition = ox.Literal(f'{role} of "{document.title}".', language="en")
            label = ox.Literal(name, language=document.language)
            said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
                (RDF + "type", ox.NamedNode(kind)),
                (SKOS + "prefLabel", label),
                (SKOS + "definition", definition),
            ]
            new += _triples(iri, said)
        found.append(iri)
    head = f"# {document.title}: actors that the shared files do not hold yet.\n"
    return turtle.write(new, head=head, in_order=True, declare=("actor", "dg", "skos")), found[0], found[1]


def _source(text: str, document: Document, author: str, publisher: str) -> bytes:
    title = ox.Literal(document.title, language=document.language)
    normal = normalise(text)
    said: list[tuple[str, ox.NamedNode | ox.Literal | None]] = [
        (RDF + "type", ox.NamedNode(vocab.dg.Work)),
        (SKOS + "prefLabel", title),
        (DCTERMS + "title", title),
        (DCTERMS + "creator", ox.NamedNode(author)),
        (DCTERMS + "publisher", ox.NamedNode(publisher) if publisher else None),
        (DCTERMS + "issued", ox.Literal(document.date, datatype=ox.NamedNode(EDTF)) if document.date else None),
        (DCTERMS + "language", ox.Literal(document.language)),
        (vocab.dg.normalisation, ox.Literal(PROFILE)),
        (vocab.dg.publishedAt, ox.NamedNode(document.url) if document.url else None),
        (vocab.dg.textDigest, ox.Literal(digest_normalised(normal))),
        (vocab.dg.textLength, ox.Literal(len(normal))),
    ]
    known = [(predicate, value) for predicate, value in said if value is not None]
    head = f"# {document.title}: the work, and its text as digest and length, never the words.\n"
    return turtle.write(_triples(f"{ID}work/{document.slug}", known), head=head, in_order=True)


def _catalogue(folder: Path, files: dict[str, bytes], document: Document) -> bytes:
    def entry(graph: str, kinds: tuple[str, ...], title: str, version: str, size: int | None) -> Iterator[ox.Triple]:
        yield from _triples(graph, ((RDF + "type", ox.NamedNode(kind)) for kind in kinds))
        said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
            (DCTERMS + "title", ox.Literal(f'{title} of "{document.title}"', language="en")),
            (DCTERMS + "source", ox.NamedNode(f"{ID}work/{document.slug}")),
            (DCTERMS + "license", ox.NamedNode(document.licence)),
        ]
        said += [(VOID + "triples", ox.Literal(size))] if size is not None else []
        yield from _triples(graph, [*said, (PREFIXES["owl"] + "versionInfo", ox.Literal(version))])

    dcat = PREFIXES["dcat"]
    said = list(entry(graph_iri(folder / bundled.CATALOGUE), (dcat + "Catalog",), "The graphs", DRAFT_VERSION, None))
    for name, data in sorted(files.items()):
        size = sum(1 for _ in turtle.triples(data, folder / name))
        kind = name.removesuffix(".ttl").replace("-", " ").capitalize()
        said += entry(graph_iri(folder / name), (VOID + "Dataset", dcat + "Dataset"), kind, "0.1.0", size)
    head = (
        f"# {document.title}: the named graphs.  The version of the whole calls it a draft until every passage is\n"
        "# accounted for; `diplograph derive` keeps the sizes.\n"
    )
    return turtle.write(said, head=head, in_order=True)
