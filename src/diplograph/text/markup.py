"""The text of an HTML page or a TEI document, as plain paragraphs with a blank line between them.

HTML is read by `html.parser`, TEI (P5) by `xml.parsers.expat`; a document type in TEI is
refused, and with it every entity that it could define.  Navigation, scripts and headers
are left out; where a page has an article or a main part, only that is read.  Notes come
last, each with its number in square brackets, as the mark in the text has it.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.parsers import expat

from diplograph.errors import DataError

_BLOCKS = set(
    """
    address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main
    ol p pre section table td th tr ul
    """.split()  # noqa: SIM905
)
_HIDDEN = {"script", "style", "nav", "template", "noscript", "head", "button", "form", "svg"}
_MAIN = {"article", "main"}
_NOTE = re.compile(r"(?:fn|foot-?note|end-?note|note|n)[-_:]?(\d{1,3})", re.I)
_TEI_BLOCKS = {
    "p",
    "head",
    "item",
    "l",
    "ab",
    "byline",
    "docAuthor",
    "titlePart",
    "salute",
    "signed",
    "trailer",
    "cell",
}


def html_text(markup: str) -> str:
    """Return the text of an HTML page."""
    reader = _Html()
    reader.feed(markup)
    reader.close()
    reader.end_block()
    main = [text for text, inside in reader.blocks if inside]
    return _joined(main or [text for text, _ in reader.blocks])


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, bool]] = []
        self._words: list[str] = []
        self._hidden = self._main = 0
        self._superscript = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.end_block()
        self._main += tag in _MAIN
        self._superscript = tag == "sup" or self._superscript
        if tag == "br":
            self._words.append(" ")
        number = _NOTE.fullmatch(dict(attrs).get("id") or "")
        if tag == "li" and number:
            self._words.append(f"[{number[1]}] ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        self._main -= tag in _MAIN and self._main > 0
        self._superscript = self._superscript and tag != "sup"

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            mark = self._superscript and data.strip().strip("[]()").isdigit()
            self._words.append(f"[{data.strip().strip('[]()')}]" if mark else data)

    def end_block(self) -> None:
        """Take what has been read as a block."""
        self.blocks.append((" ".join("".join(self._words).split()), self._main > 0))
        self._words = []


def tei_text(markup: str, where: str) -> str:
    """Return the text of a TEI document: its ``text`` element, notes last.

    Raises:
        DataError: it is no well-formed XML, has a document type, or holds no text element.

    """
    reader = _Tei(where)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    try:
        parser.Parse(markup.encode("utf-8"), True)
    except expat.ExpatError as error:
        place = f"{where}:{error.lineno}:{error.offset + 1}"
        raise DataError(place, f"no well-formed XML: {expat.ErrorString(error.code)}", "Correct it there.") from None
    if not reader.found:
        raise DataError(where, "the XML holds no TEI text element", "Name a TEI document, or a plain text.")
    return _joined([*reader.blocks, *reader.notes])


class _Tei:
    def __init__(self, where: str) -> None:
        self.where, self.found = where, False
        self.blocks: list[str] = []
        self.notes: list[str] = []
        self._open: list[str] = []
        self._words: list[list[str]] = [[]]
        self._numbers: list[str] = []

    def refuse(self, *_: object) -> None:
        raise DataError(self.where, "the XML has a document type, which may define entities", "Remove the DOCTYPE.")

    def _inside(self) -> bool:
        return "text" in self._open and not {"teiHeader", "fw", "figDesc"} & set(self._open)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        self._open.append(tag)
        self.found = self.found or tag == "text"
        if not self._inside():
            return
        if tag == "note":
            number = attributes.get("n") or str(len(self.notes) + len(self._numbers) + 1)
            self._words[-1].append(f"[{number}]")
            self._numbers.append(number)
            self._words.append([])
        elif tag == "lb":
            self._words[-1].append(" ")
        elif tag in _TEI_BLOCKS and "note" not in self._open:
            self._end_block()

    def end(self, name: str) -> None:
        tag = self._open[-1]
        if self._inside():
            if tag == "note":
                self.notes.append(f"[{self._numbers.pop()}] " + " ".join("".join(self._words.pop()).split()))
            elif tag in _TEI_BLOCKS and "note" not in self._open:
                self._end_block()
        self._open.pop()

    def data(self, text: str) -> None:
        if self._inside():
            self._words[-1].append(text)

    def _end_block(self) -> None:
        self.blocks.append(" ".join("".join(self._words[-1]).split()))
        self._words[-1] = []


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
