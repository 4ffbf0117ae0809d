"""The text of a document: one normal form, digests, links and sentences.

Nothing here keeps or prints words of a text; a passage is known by its
position and digest in the *normalised* text.  Profile ``n1``:

1. Unicode NFKC; soft hyphens, zero-width characters, marks of direction and byte order marks go.
2. Every double quotation mark, and two single ones, become ``"``, every single one and apostrophe ``'``.
3. A run of dashes of any kind and white space becomes one ``-``.
4. A run of white space becomes one space; none stands at either end.

Normalising what is in normal form changes nothing.

So a copy with other quotes, dashes, line ends or wrapping has the same digests.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from diplograph.errors import DataError, NotFound

PROFILE = "n1"
_DIGEST_PREFIX = f"{PROFILE}:sha256:"

# What is not seen: soft hyphens, joiners, marks and turns of direction (UAX #9), byte order marks, variation selectors.
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_DOUBLE = "\u201c-\u201f\u00ab\u00bb\u2033\u2036\u275d\u275e\u2e42\u301d-\u301f\uff02"
_SINGLE = "\u2018-\u201b\u2039\u203a\u2032\u2035\u02bb\u02bc\u275b\u275c\uff07`\u00b4"
# All of category Pd, the minus signs and the hyphen bullet.
_DASH = (
    "\\-\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0"
    "\ufe31\ufe32\ufe58\ufe63\uff0d\U00010ead"
)
_INVISIBLES, _DOUBLES, _SINGLES = (re.compile(f"[{each}]") for each in (_INVISIBLE, _DOUBLE, _SINGLE))
_BROKEN_WORD = re.compile(r"\u00ad[ \t]*+\r?\n[ \t]*+")  # a soft hyphen at the end of a line
_PAIRS = re.compile("''")
_GAP = re.compile(rf"[\s{_DASH}]++")
_A_DASH = re.compile(f"[{_DASH}]")


def normalise(text: str) -> str:
    r"""Return ``text`` in normal form ``n1``.

    >>> normalise("An\u00a0\u201codd\u201d  copy \u2014 re-\nwrapped.")
    'An "odd" copy-re-wrapped.'
    """
    while (new := _once(text)) != text:  # what goes may bring together what NFKC joins
        text = new
    return text


def _once(text: str) -> str:
    # Marks before NFKC, too: it takes an acute accent, which is typed for an apostrophe, for a space and an accent.
    text = unicodedata.normalize("NFKC", _marks(text))
    return _GAP.sub(lambda gap: "-" if _A_DASH.search(gap[0]) else " ", _marks(text)).strip()


def _marks(text: str) -> str:
    text = _BROKEN_WORD.sub("", text)
    return _PAIRS.sub('"', _SINGLES.sub("'", _DOUBLES.sub('"', _INVISIBLES.sub("", text))))


def digest(span: str) -> str:
    """Return the digest of a span: ``n1:sha256:`` and 64 hexadecimal digits.

    The span may be in normal form already; normalising is idempotent.
    """
    return digest_normalised(normalise(span))


def digest_normalised(span: str) -> str:
    """Return the digest of a span that is known to be in normal form."""
    return _DIGEST_PREFIX + hashlib.sha256(span.encode("utf-8")).hexdigest()


def text_fragment(url: str, span: str, words: int = 3, shown: int = 60, before: str = "") -> str:
    """Return a link to ``span`` in the page at ``url``; none where it would show too much.

    The link shows at most ``words`` words of each end, and ``shown`` characters of each, in the
    characters of the original.  Of a span that white space does not part (Chinese, say), it would
    show the whole, so there is none.  ``before`` are words that stand right before the span, to
    tell it from another that begins alike.  Source: WICG, URL Fragment Text Directives, §3.4 (in a text
    directive the characters ``&``, ``-`` and ``,`` are percent-encoded).
    """
    parts = span.split()
    ends = [" ".join(parts)] if len(parts) <= 2 * words else [" ".join(parts[:words]), " ".join(parts[-words:])]
    if any(len(end) > shown for end in ends) or any(len(part) > shown / 3 and not part.isascii() for part in parts):
        return ""
    written = [quote(end, safe="").replace("-", "%2D") for end in ([before] if before else []) + ends]
    return f"{url}#:~:text=" + ",".join([f"{written[0]}-", *written[1:]] if before else written)


def read_text(path: Path) -> str:
    """Return the text of a document: UTF-8, with or without a byte order mark, any line ends.

    What ends in .html is read as a web page, what ends in .xml or .tei as TEI; see `diplograph.text.markup`.

    Raises:
        NotFound: the file cannot be read.
        DataError: it is in another encoding, or no text at all.

    """
    try:
        data = path.read_bytes().removeprefix(BOM_UTF8)
    except OSError as error:
        raise NotFound(str(path), f"cannot be read ({error.strerror})", "Check the path and its permissions.") from None
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise DataError(str(path), "the text is in UTF-16", _CONVERT.format("UTF-16", path))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{path}:{line}", f"not UTF-8 text (byte 0x{data[error.start]:02X})", _CONVERT.format("WINDOWS-1252", path)
        ) from None
    if "\0" in text:
        raise DataError(str(path), "not a text file: it contains NUL bytes", "Name a plain text file.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if path.suffix.lower() in (".html", ".htm", ".xhtml"):
        from diplograph.text.markup import html_text

        return html_text(text)
    if path.suffix.lower() in (".xml", ".tei"):
        from diplograph.text.markup import tei_text

        return tei_text(text, str(path))
    return text


_CONVERT = "Save it as UTF-8, or convert it: iconv -f {} -t UTF-8 {} > copy.txt"
# Lines longer than this, on the average, are paragraphs that nobody has wrapped.
_LONG_LINE = 120


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of ``text``, headings and notes included.

    A blank line ends one; where there is none, and the lines are long, each line is one.
    """
    blocks = re.split(r"\n(?:[^\S\n]*+\n)++", text.replace("\r\n", "\n").strip())
    if len(blocks) == 1 and len(text) > _LONG_LINE * (blocks[0].count("\n") + 1):
        blocks = blocks[0].split("\n")
    return (each.strip() for block in blocks for each in _numbered(block) if each.strip())


_NUMBER = re.compile(r"^[ \t]*+(?:\[(\d{1,3})\]|(\d{1,3})[.)]?)[ \t]", re.M)


def _numbered(block: str) -> list[str]:
    """Part a block of notes, or of a list, before each line that has the next number."""
    cuts, number = [0], 0
    for line in _NUMBER.finditer(block):
        found = int(line[1] or line[2])
        if line.start() == 0 or (number and found == number + 1):
            number = found
            cuts.append(line.start())
    return [block[start:end] for start, end in zip(cuts, [*cuts[1:], None], strict=True)]
