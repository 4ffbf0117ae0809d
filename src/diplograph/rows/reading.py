"""The words of a document's sentences, from the reader's copy of its text: they are shown, and never taken in."""

from __future__ import annotations

from diplograph.rows.book import Book, sentence_of
from diplograph.rows.document import Document
from diplograph.text.anchors import anchors, verify
from diplograph.text.normal import normalise


def sentences(document: Document, text: str, where: str = "the text") -> dict[str, str]:
    """Return the words of each sentence by its number in a sheet, in the order of the text.

    Args:
        document: the document.
        text: a copy of its text.
        where: the name of the text in errors.

    Raises:
        DataError: some passages are not in the text.

    """
    verified = verify(anchors(document.store), text)
    verified.require_text_of(str(document.folder), where)
    normal, found = normalise(text), {}
    for one in verified.checked:
        start = one.places[0]
        words = normal[start : start + one.anchor.end - one.anchor.start]
        found[document.sentence(one.anchor.iri)] = " ".join(words.split())
    return found


def with_text(book: Book, document: Document, text: str, where: str) -> None:
    """Put the words of its first sentence into the column ``text`` of each row of claims; see `sentences`."""
    words = sentences(document, text, where)
    for row in book.rows("claims"):
        number = (row.get("at") or sentence_of(row.get("claim"))).split()[0]
        row.cells["text"] = words.get(number, "")
