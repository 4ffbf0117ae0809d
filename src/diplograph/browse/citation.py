"""A claim, or the graph of a document, in; how to cite it, out: plain, BibTeX or CSL-JSON.

What is cited is the reading in the graph, not the document: the document is named in it,
and so is who holds the claim, how surely and through whom.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from diplograph import vocab
from diplograph._version import RELEASED, __version__
from diplograph.answers.asker import Asker
from diplograph.answers.labels import labels, positions
from diplograph.answers.methods import DocumentsAll
from diplograph.errors import DataError, UnknownEntity
from diplograph.namespaces import BASE, GRAPH
from diplograph.terms import Iri

YEAR = RELEASED[:4]
EDITORS = "The Diplograph authors"


class Style(StrEnum):
    """A way to write a citation."""

    PLAIN = "plain"
    BIBTEX = "bibtex"
    CSL = "csl"


@dataclass(frozen=True)
class Document:
    """A document as it is cited; ``authors`` are names as readers write them, with whether each is a person's."""

    iri: Iri
    title: str
    authors: tuple[tuple[str, bool], ...]
    publisher: str
    issued: str
    page: str

    def text(self) -> str:
        """Return author, title, publisher, date and page."""
        who = " and ".join(name for name, _ in self.authors)
        parts = (who, f"“{self.title}”", self.publisher, self.issued, self.page)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Citation:
    """What is cited: a claim, or the graph of a document.

    Attributes:
        key: a name for it in a bibliography.
        title: what it is.
        url: its IRI, which resolves.
        said: of a claim, who holds it, how surely and through whom, and the paraphrase; else empty.
        documents: the documents that it encodes.

    """

    key: str
    title: str
    url: str
    said: str
    documents: tuple[Document, ...]

    def to(self, style: Style | str) -> str:
        """Return the citation in a style.

        Raises:
            ValueError: there is no such style.

        """
        return {Style.PLAIN: self.plain, Style.BIBTEX: self.bibtex, Style.CSL: self.csl}[Style(style)]()

    @property
    def note(self) -> str:
        """What a reader has to know beside the title: the claim with its holder, and the document it is read in."""
        read = "Encodes " + "; ".join(document.text() for document in self.documents)
        return f"{self.said} {read}." if self.said else f"{read}."

    def plain(self) -> str:
        """Return it as a sentence of a bibliography."""
        return f"{EDITORS} ({YEAR}). {self.title}. Diplograph, version {__version__}. {self.url}. {self.note}"

    def bibtex(self) -> str:
        """Return an entry for BibTeX or biblatex, in UTF-8."""
        fields = {
            "author": "{" + _tex(EDITORS) + "}",
            "title": "{" + _tex(self.title) + "}",
            "year": YEAR,
            "version": __version__,
            "howpublished": "Diplograph",
            "url": self.url,
            "note": _tex(self.note),
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}\n}}"

    def csl(self) -> str:
        """Return an array of one item of CSL-JSON (Citation Style Language 1.0.2)."""
        item = {
            "id": self.key,
            "type": "dataset",
            "title": self.title,
            "author": [{"literal": EDITORS}],
            "issued": {"date-parts": [[int(YEAR)]]},
            "publisher": "Diplograph",
            "version": __version__,
            "URL": self.url,
            "note": self.note,
            "references": "; ".join(document.text() for document in self.documents),
        }
        return json.dumps([item], ensure_ascii=False, indent=2)


def cite(asker: Asker, name: str = "") -> Citation:
    """Return how to cite a claim or the graph of a document; without a name, the whole graph.

    Args:
        asker: the graph.
        name: a claim or a document, by slug, title or IRI.

    Raises:
        UnknownEntity: there is neither a claim nor a document of that name.
        DataError: the graph says too little of a document.

    """
    if not name:
        return _graph(_documents(asker.bundled.documents_all()), GRAPH)
    if asker.names.hits("claim", name):
        return _claim(asker, asker.identify("claim", name))
    if asker.names.hits("work", name):
        work = asker.identify("work", name)
        if rows := asker.bundled.documents_all(document=work):
            return _graph(_documents(rows), work)
    near = [*asker.names.near("claim", name), *asker.names.near("work", name)]
    raise UnknownEntity("claim or encoded document", name, near)


def _claim(asker: Asker, claim: Iri) -> Citation:
    said = positions(asker, [claim])[claim]
    called = labels(asker, [iri for iri in (said.holder, said.reporter) if iri])
    works = (row.document for row in asker.bundled.document_of(claim=claim))
    made_in = _documents(row for work in works for row in asker.bundled.documents_all(document=work))
    title = f"Claim {claim.slug} of “{made_in[0].title}”"
    text = f"{said.attribution(lambda iri: called.get(iri, iri.slug))}: {said.paraphrase}"
    return Citation(f"diplograph-{_key(claim)}", title, claim, text, made_in)


def _graph(documents: tuple[Document, ...], url: str) -> Citation:
    titles = "; ".join(f"“{document.title}”" for document in documents)
    key = _key(documents[0].iri) if len(documents) == 1 else "graph"
    return Citation(f"diplograph-{key}", f"A knowledge graph of {titles}", url, "", documents)


def _documents(rows: Iterable[DocumentsAll]) -> tuple[Document, ...]:
    found: dict[Iri, list[DocumentsAll]] = {}
    for row in rows:
        found.setdefault(row.document, []).append(row)
    if not found:
        raise DataError("cite", "the graph encodes no document with a title", "Give the work a dcterms:title.")
    return tuple(
        Document(
            iri,
            rows[0].title,
            tuple(dict.fromkeys((r.author, r.author_kind == vocab.dg.Person) for r in rows if r.author)),
            rows[0].publisher or "",
            rows[0].issued or "",
            rows[0].page or "",
        )
        for iri, rows in found.items()
    )


def _key(iri: str) -> str:
    return re.sub(r"[^\w-]+", "-", iri.removeprefix(BASE + "id/").removeprefix("work/"))


# What TeX reads as a command; the letters themselves may stay UTF-8 (biber, and BibTeX since 2010).
_SPECIAL = str.maketrans(
    {
        **{c: "\\" + c for c in "#$%&_{}"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\\": r"\textbackslash{}",
        "\n": " ",
    }
)


def _tex(text: str) -> str:
    return text.translate(_SPECIAL)
