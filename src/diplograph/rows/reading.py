"""The words of a document's sentences, from the reader's copy of its text: they are shown, and never taken in."""

from __future__ import annotations

from diplograph.errors import DataError
from diplograph.rows.book import Book, sentence_of
from diplograph.rows.document import Document
from diplograph.text.anchors import State, anchors, verify
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
    normal, found, astray = normalise(text), {}, 0
    for one in verify(anchors(document.store), text).checked:
        if one.state in (State.EXACT, State.MOVED):
            start = one.places[0]
            words = normal[start : start + one.anchor.end - one.anchor.start]
            found[document.sentence(one.anchor.iri)] = " ".join(words.split())
        else:
            astray += 1
    if astray:
        what = f"{astray} of the {len(document.passages)} passages of {document.folder} are not in it"
        raise DataError(where, what, "Name the text of this document, or run `diplograph new --update`.")
    return found


def with_text(book: Book, document: Document, text: str, where: str) -> None:
    """Put the words of its first sentence into the column ``text`` of each row of claims; see `sentences`."""
    words = sentences(document, text, where)
    for row in book.rows("claims"):
        number = (row.get("at") or sentence_of(row.get("claim"))).split()[0]
        row.cells["text"] = words.get(number, "")
