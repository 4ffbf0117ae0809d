"""A document with the reader's copy of its text: the words of each sentence, and which are accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from diplograph.errors import DataError
from diplograph.namespaces import DCTERMS, ID, SKOS, slug
from diplograph.rows.document import FAMILIES, Document
from diplograph.rows.reading import sentences
from diplograph.spelling import compare_key
from diplograph.text.normal import normalise
from diplograph.text.words import Runs
from diplograph.vocab import dg


class Source:
    """The source of a draft: a folder made by `diplograph new`, and its text.

    Args:
        folder: the folder.
        text: the text, which is only kept in memory.
        where: the name of the text in errors.

    Raises:
        DataError: the folder holds no passages, or they do not match the text.
        NotFound, NoStatements, SyntaxFault: the folder cannot be read.

    """

    def __init__(self, folder: Path, text: str, where: str = "the text") -> None:
        self.folder = folder
        self.document = document = Document(folder)
        if not document.passages:
            what = "it holds no passages of a text"
            raise DataError(str(folder), what, "Make it with `diplograph new DIR TEXT --title … --author …`.")
        self.sentences = sentences(document, text, where)
        self.text = normalise(text)
        self.runs = Runs(text, self._carried())

    def _carried(self) -> Iterable[str]:
        """Return the titles and names, which a draft may repeat."""
        for predicate in (SKOS + "prefLabel", SKOS + "altLabel", DCTERMS + "title"):
            for store in (self.document.store, self.document.shared):
                for quad in store.quads_for_pattern(None, None, None):
                    if quad.predicate.value == predicate and hasattr(quad.object, "value"):
                        yield quad.object.value

    @cached_property
    def open(self) -> list[str]:
        """The numbers of the sentences that nothing accounts for yet, in the order of the text."""
        document = self.document
        done = {getattr(term, "value", "") for _, term in document.pairs(dg.anchor)}
        done |= {getattr(s, "value", "") for s, _ in document.pairs(dg.reasonForSilence)}
        done |= {getattr(term, "value", "") for _, term in document.pairs(dg.citingNote)}
        # A name may occur in a sentence that states nothing yet.
        named = {getattr(term, "value", "") for s, term in document.pairs(dg.anchor) if self._is_name(s)}
        claimed = {getattr(term, "value", "") for s, term in document.pairs(dg.anchor) if not self._is_name(s)}
        done -= named - claimed
        return [number for number in self.sentences if document.passages[number] not in done]

    def _is_name(self, subject: object) -> bool:
        return bool(self.document.values(getattr(subject, "value", ""), dg.denotes))

    @cached_property
    def title(self) -> str:
        """Title, author and date of the text, in one line."""
        document = self.document
        by = " and ".join(document.value(iri, SKOS + "prefLabel") for iri in document.authors)
        date = document.value(document.work, DCTERMS + "issued")
        return ", ".join(filter(None, (f'"{document.value(document.work, DCTERMS + "title")}" by {by}', date)))

    @cached_property
    def names(self) -> list[str]:
        """Return the known actors, places, things and works: the folder's, and shared ones that the text mentions."""
        document = self.document
        own = {iri for iri in document.families if document.describes(iri)} | set(document.authors)
        text = compare_key(self.text)
        found = {
            iri
            for name, iris in document.by_name.items()
            if len(name) > 1 and name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            for iri in iris
            if self._occurs(iri)
        }
        lines = []
        for iri in sorted(own | found, key=lambda iri: (FAMILIES.index(document.families.get(iri, "actor")), iri)):
            if iri != document.work and iri.startswith(ID):
                family = document.families.get(iri, "actor")
                others = [t.value for t in document.values(iri, SKOS + "altLabel") if compare_key(t.value) in text]
                also = f"; also {', '.join(sorted(others))}" if others else ""
                lines.append(f"{document.spoken(iri, family)} ({family}{also})")
        return lines

    def _occurs(self, iri: str) -> bool:
        """Tell whether the text mentions a name of a thing; abbreviations only count in capitals."""
        terms = [t for p in ("prefLabel", "altLabel") for t in self.document.values(iri, SKOS + p)]
        return any(
            re.search(rf"(?<!\w){re.escape(t.value)}(?!\w)", self.text, 0 if t.value.isupper() else re.I) for t in terms
        )


def local(document: Document, table: str, name: str) -> str:
    """Return the short name in the graph for a row or sentence in a message."""
    if table == "claims" and (found := re.fullmatch(r"(\d+(?:-\d+)?)([a-z]*)", name)):
        return ("c-" if found[2] else "s-") + document.padded(found[1]) + found[2]
    return slug(name) if ":" in name else name
