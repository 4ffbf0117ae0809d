"""The text of a document: one normal form, digests, links and sentences.

Nothing here keeps or prints words of a text; a passage is known by its
position and digest in the *normalised* text.  Profile ``n1``:

1. Unicode NFKC; soft hyphens, zero-width characters and byte order marks go.
2. Every double quotation mark becomes ``"``, every single one and apostrophe ``'``.
3. A run of dashes of any kind, with white space around it, becomes one ``-``.
4. A run of white space becomes one space; none stands at either end.

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

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DOUBLE = re.compile("[\u201c-\u201f\u00ab\u00bb\u2033\u2036\u301d-\u301f]|''|``")
_SINGLE = re.compile("[\u2018-\u201b\u2039\u203a\u2032\u2035`\u00b4]")
_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]+\s*")
_SPACE = re.compile(r"\s+")

# Abbreviations whose full stop does not end a sentence (lower case).
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st gen col lt sgt capt sen rep gov no nos vol pp p ed eds fig cf e.g i.e etc vs jan feb
    mar apr jun jul aug sep sept oct nov dec u.s u.k u.n inc ltd co
    """.split()  # noqa: SIM905
)
_STOP = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)")


def normalise(text: str) -> str:
    r"""Return ``text`` in normal form ``n1``.

    >>> normalise("An\u00a0\u201codd\u201d  copy \u2014 re-\nwrapped.")
    'An "odd" copy-re-wrapped.'
    """
    text = unicodedata.normalize("NFKC", text)
    text = _INVISIBLE.sub("", text)
    text = _SINGLE.sub("'", _DOUBLE.sub('"', text))
    return _SPACE.sub(" ", _DASHES.sub("-", text)).strip()


def digest(span: str) -> str:
    """Return the digest of a span: ``n1:sha256:`` and 64 hexadecimal digits.

    The span may be in normal form already; normalising is idempotent.
    """
    return digest_normalised(normalise(span))


def digest_normalised(span: str) -> str:
    """Return the digest of a span that is known to be in normal form."""
    return _DIGEST_PREFIX + hashlib.sha256(span.encode("utf-8")).hexdigest()


def text_fragment(url: str, span: str, words: int = 3) -> str:
    """Return a link to ``span`` in the page at ``url``.

    The link shows at most ``words`` words of each end, in the characters of the
    original.  Source: WICG, URL Fragment Text Directives, §3.4 (in a text directive
    the characters ``&``, ``-`` and ``,`` are percent-encoded).
    """
    parts = span.split()
    ends = [" ".join(parts)] if len(parts) <= 2 * words else [" ".join(parts[:words]), " ".join(parts[-words:])]
    return f"{url}#:~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)


def read_text(path: Path) -> str:
    """Return the text of a document: UTF-8, with or without a byte order mark, any line ends.

    Raises:
        NotFound: the file cannot be read.
        DataError: it is in another encoding, or no text at all.

    """
    try:
        data = path.read_bytes().removeprefix(BOM_UTF8)
    except OSError as error:
        raise NotFound(str(path), f"cannot be read ({error.strerror})", "Check the path and its rights.") from None
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
        raise DataError(str(path), "no text: it holds NUL bytes", "Name a plain text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


_CONVERT = "Save it as UTF-8, or convert it: iconv -f {} -t UTF-8 {} > copy.txt"
# Lines longer than this, on the average, are paragraphs that nobody has wrapped.
_LONG_LINE = 120


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of ``text``, headings and notes included.

    A blank line ends one; where there is none, and the lines are long, each line is one.
    """
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    if len(blocks) == 1 and len(text) > _LONG_LINE * (blocks[0].count("\n") + 1):
        blocks = blocks[0].split("\n")
    return (block.strip() for block in blocks if block.strip())


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of ``text``, headings and notes included, in order."""
    for paragraph in paragraphs(text):
        yield from split(paragraph)


def split(block: str) -> Iterator[str]:
    """Yield the sentences of one paragraph.

    A full stop after a known abbreviation, an initial or inside a number ends none.
    """
    start = 0
    for stop in _STOP.finditer(_SINGLE.sub("'", _DOUBLE.sub('"', block))):
        words = block[start : stop.start()].split()
        last = words[-1].lstrip("\"'([").lower() if words else ""
        after = block[stop.end() :].lstrip()
        if stop.group()[0] == "." and (last in _ABBREVIATIONS or re.fullmatch(r"[a-z]", last)):
            continue
        if after[:1].islower():
            continue
        yield block[start : stop.end()].strip()
        start = stop.end()
    if block[start:].strip():
        yield block[start:].strip()
