"""From a text to the folder of a new document: its sentences as passages, and an empty graph of each kind.

No words of the text are kept: a passage is position and digest, a section a number,
and a link, made only where the text is published, shows at most three words at each end.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.atomic import write_folder
from diplograph.data.dataset import load
from diplograph.data.dates import bounds
from diplograph.data.derive import derive, to_turtle
from diplograph.data.discovery import graph_files, graph_iri
from diplograph.errors import BadValue, DataError, UsageError
from diplograph.namespaces import GRAPH, ID, PREFIXES, SKOS, curie
from diplograph.spelling import compare_key, slug_of
from diplograph.text.normal import PROFILE, digest_normalised, normalise, paragraphs, split, text_fragment

DRAFT_VERSION = "0.1.0-draft"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_HEADING_WORDS = 12


class Drafted(NamedTuple):
    """A sentence as a passage: its serial, place in the structure, place in the normalised text, digest and link."""

    serial: str
    kind: str
    section: str
    paragraph: int
    sentence: int
    start: int
    end: int
    digest: str
    link: str

    def to_turtle(self, slug: str) -> str:
        """Return the passage as Turtle, by the prefixes of `passages_head`."""
        lines = [
            f"doc:{self.serial} a dg:Passage",
            f"dg:source work:{slug}",
            f"dg:passageKind passagekind:{self.kind}",
            f'dg:section "{self.section}"',
            f"dg:paragraph {self.paragraph}",
            f"dg:sentence {self.sentence}",
            f"dg:startOffset {self.start}",
            f"dg:endOffset {self.end}",
            f'dg:quoteDigest "{self.digest}"',
        ]
        if self.link:
            lines.append(f"dg:textFragment <{self.link}>")
        return " ;\n    ".join(lines) + " .\n"


def draft_passages(text: str, url: str = "") -> list[Drafted]:
    """Return every sentence of ``text`` as a passage, in order, with links where a ``url`` is given.

    A line of few words without closing punctuation is a heading; what stands before
    the first full paragraph is the section ``front``, then each heading opens ``section-1``,
    ``section-2`` …  A unit without a letter or digit is none.

    Raises:
        DataError: the text holds no sentence.

    """
    found: list[Drafted] = []
    normal, position = normalise(text), 0
    section, sections, paragraph, begun = "front", 0, 0, False
    for block in paragraphs(text):
        heading = _is_heading(block)
        if (heading and begun) or (not heading and not begun):
            sections += 1
            section, paragraph, begun = f"section-{sections}", 0, True
        paragraph += 0 if heading and begun else 1
        number = 0
        for sentence in split(block):
            words = normalise(sentence)
            if not any(map(str.isalnum, words)):
                continue
            start = normal.find(words, position)
            if start < 0:
                raise DataError(
                    f"character {position}", "the sentence there cannot be placed", "Simplify its characters."
                )
            position = start + len(words)
            number += 1
            link = text_fragment(url, sentence) if url else ""
            kind = "heading" if heading else "sentence"
            place = (section, paragraph, number, start, position)
            found.append(Drafted("", kind, *place, digest_normalised(words), link))
    if not any(one.kind == "sentence" for one in found):
        raise DataError("text", "it contains no sentence", "Use a text with at least one full sentence.")
    width = max(3, len(str(len(found))))
    return [one._replace(serial=f"s-{i:0{width}}") for i, one in enumerate(found, 1)]


def _is_heading(block: str) -> bool:
    return (
        "\n" not in block
        and len(block.split()) <= _HEADING_WORDS
        and not re.search(r"[.!?:;,…。۔؟][\"'”’»)\]]*$", block)
    )


def passages_head(title: str, slug: str) -> str:
    """Return comment and prefixes of ``passages.ttl``."""
    return f"# {title}: every sentence by position and digest.\n" + _prefixes(
        "dg", "passagekind", "silence", "work", doc=slug
    )


def _prefixes(*names: str, doc: str = "") -> str:
    table = {name: PREFIXES[name] for name in names} | ({"doc": f"{ID}{doc}/"} if doc else {})
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(table.items())) + "\n"


def find_passages(text: str, words: str, url: str = "") -> list[Drafted]:
    """Return the passages that hold the span ``first words … last words``, or the words where there is no ellipsis.

    A passage is a whole sentence, because the digest of less could be guessed; the
    numbers are those that `draft_passages` gives.  Case, quotation marks and dashes do not count.

    Raises:
        BadValue: the words are not in the text, or stand in several places.

    """
    normal = normalise(text)
    ends = [normalise(end) for end in re.split(r"\s*(?:…|\.\.\.)\s*", words.strip()) if end.strip()]
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
    for first in firsts:
        after = [last.end() for last in lasts if last.start() >= first.start()]
        if after:
            # Of several beginnings before one end, the nearest is meant.
            spans[after[0]] = (first.start(), after[0])
    if not spans:
        raise BadValue(repr(words), "the last words do not follow the first", "Give them in the order of the text.")
    drafted = draft_passages(text, url)
    sets = {tuple(one for one in drafted if one.start < end and one.end > start) for start, end in spans.values()}
    if len(sets) > 1:
        where = sorted(f"{one[0].serial} ({one[0].section}, paragraph {one[0].paragraph})" for one in sets)
        shown = ", ".join([*where[:5], *["…"] * (len(where) > 5)])
        raise BadValue(repr(words), f"these words stand in {len(sets)} places: {shown}", "Give more of them.")
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
    passages = draft_passages(text, document.url)
    actors, author, publisher = _actors(document)
    first = next(one.serial for one in passages if one.kind == "sentence")
    files = {"actors.ttl": actors, "source.ttl": _source(text, document, author, publisher)}
    files["passages.ttl"] = passages_head(document.title, slug) + "\n".join(one.to_turtle(slug) for one in passages)
    for template in sorted(bundled.templates().glob("*.ttl")):
        head = Template(template.read_text(encoding="utf-8"))
        files[template.name] = head.substitute(title=document.title, slug=slug, author=author, first=first)
    store = load(graph_files(bundled.authority_files()))
    for name, turtle in files.items():
        store.load(turtle.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(GRAPH + name))
    files[bundled.DERIVED] = to_turtle(derive(store)).decode()
    files[bundled.CATALOGUE] = _catalogue(folder, files, document)
    write_folder(folder, ((name, turtle.encode()) for name, turtle in files.items()))
    return passages


def _sure(document: Document) -> None:
    """Raise BadValue where a value could not stand in a graph."""
    for name in ("title", "author"):
        if not getattr(document, name):
            raise BadValue(f"--{name}", "is empty", f"Say what the {name} is.")
    if document.url and not re.fullmatch(r"https?://[^\s<>\"{}|^`\\#]+", document.url):
        raise BadValue(document.url, "no web address", "Give the address of the published text, without a fragment.")
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", document.language):
        raise BadValue(document.language, "no language tag in lower case", "For example en, ur or pt-br.")
    try:
        bounds(document.date, "9999-12-31") if document.date else None
    except ValueError as error:
        raise BadValue(document.date, str(error), "For example 2024-05-14, 2024-05 or 2024.") from None


def _actors(document: Document) -> tuple[str, str, str]:
    """Return ``actors.ttl``, and author and publisher as CURIEs: shared where the name is, else new."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in bundled.authority_files():
        for triple in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(ID + "actor/"):
                taken.add(triple.subject.value)
                if triple.predicate.value == SKOS + "prefLabel" and isinstance(triple.object, ox.Literal):
                    names[compare_key(triple.object.value)] = triple.subject.value
    blocks, found = [], []
    wanted = [(document.author, "Person", "Author"), (document.publisher, "Organization", "Publisher")]
    for name, kind, role in wanted:
        iri = names.get(compare_key(name), "")
        if name and not iri:
            stem = slug_of(name) or f"{document.slug}-{role.lower()}"
            iri = ID + "actor/" + (stem if ID + "actor/" + stem not in taken else f"{stem}-{document.slug}")
            names[compare_key(name)] = iri
            definition = ox.Literal(f'{role} of "{document.title}".', language="en")
            label = ox.Literal(name, language=document.language)
            blocks.append(
                f"{curie(iri)} a dg:{kind} ;\n    skos:prefLabel {label} ;\n    skos:definition {definition} .\n"
            )
        found.append(curie(iri) if iri else "")
    head = f"# {document.title}: actors that the shared files do not hold yet.\n" + _prefixes("actor", "dg", "skos")
    return head + "\n".join(blocks), found[0], found[1]


def _source(text: str, document: Document, author: str, publisher: str) -> str:
    title = ox.Literal(document.title, language=document.language)
    normal = normalise(text)
    lines = [
        f"work:{document.slug} a dg:Work",
        f"skos:prefLabel {title}",
        f"dcterms:title {title}",
        f"dcterms:creator {author}",
    ]
    lines += [f"dcterms:publisher {publisher}"] * bool(publisher)
    lines += [f'dcterms:issued "{document.date}"^^edtf:EDTF'] * bool(document.date)
    lines += [f'dcterms:language "{document.language}"', f'dg:normalisation "{PROFILE}"']
    lines += [f"dg:publishedAt <{document.url}>"] * bool(document.url)
    lines += [f'dg:textDigest "{digest_normalised(normal)}"', f"dg:textLength {len(normal)}"]
    head = f"# {document.title}: the work, and its text as digest and length, never the words.\n"
    return head + _prefixes("actor", "dcterms", "dg", "edtf", "skos", "work") + " ;\n    ".join(lines) + " .\n"


def _catalogue(folder: Path, files: dict[str, str], document: Document) -> str:
    own = graph_iri(folder / bundled.CATALOGUE)
    title = ox.Literal(f'The graphs of "{document.title}"', language="en")
    blocks = [
        f"<{own}> a dcat:Catalog ;\n    dcterms:title {title} ;\n    dcterms:source work:{document.slug} ;\n"
        f'    dcterms:license <{document.licence}> ;\n    owl:versionInfo "{DRAFT_VERSION}" .\n'
    ]
    for name, turtle in sorted(files.items()):
        kind = name.removesuffix(".ttl").replace("-", " ").capitalize()
        size = sum(1 for _ in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))
        title = ox.Literal(f'{kind} of "{document.title}"', language="en")
        blocks.append(
            f"<{graph_iri(folder / name)}> a void:Dataset , dcat:Dataset ;\n    dcterms:title {title} ;\n"
            f"    dcterms:source work:{document.slug} ;\n    dcterms:license <{document.licence}> ;\n"
            f'    void:triples {size} ;\n    owl:versionInfo "0.1.0" .\n'
        )
    head = (
        f"# {document.title}: the named graphs.  The version of the whole calls it a draft until every passage is\n"
        "# accounted for; `diplograph derive` keeps the sizes.\n"
    )
    return head + _prefixes("dcat", "dcterms", "owl", "void", "work") + "\n".join(blocks)
