"""Spellings compared: when two names count as one, and what somebody may have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

# Letters that Arabic and Urdu keyboards write by different code points.
_LETTERS = str.maketrans("\u0643\u064a\u0649\u0647\u06d5\u0629", "\u06a9\u06cc\u06cc\u06c1\u06c1\u06c1", "\u0640")
NEAR = 70.0  # of 100


def casefold_name(text: str) -> str:
    """Return ``text`` without case, accents and surplus space, to look names up by.

    >>> casefold_name("  Tehrík-i-Taliban  PAKISTAN ")
    'tehrik-i-taliban pakistan'
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def compare_key(name: str) -> str:
    """Return what is left of a name when case, accents, vowel signs, marks and word joiners do not count either.

    >>> compare_key("Tehrík-i-Taliban  Pakistan")
    'tehrik i taliban pakistan'
    >>> compare_key("پاكستان") == compare_key("پاکِستان")
    True
    """
    bare = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in bare if unicodedata.category(c) not in ("Mn", "Cf")).translate(_LETTERS)
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))


def slug_of(name: str) -> str:
    """Return a slug of lower-case ASCII letters, digits and dashes; empty where the name has none.

    >>> slug_of("Čas / The Harbour, again")
    'cas-the-harbour-again'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def nearest(word: str, known: Iterable[str] | Mapping[str, str], limit: int = 3) -> list[str]:
    """Return what somebody who wrote ``word`` may have meant, the likeliest first.

    Near are those whose longest common subsequence is long (normalised indel similarity,
    as rapidfuzz counts it, of `NEAR` or more), then those that contain ``word``.

    Args:
        word: what was written.
        known: what could be meant; of a mapping the values are returned for the keys that come near.
        limit: how many to return at most.

    >>> nearest("reciever", ["sender", "receiver"])
    ['receiver']

    """
    from rapidfuzz import fuzz, process  # only where something is misspelt

    # Sorted, so that of equally near ones the same come first whatever order they were found in.
    meant = known if isinstance(known, Mapping) else {each: each for each in sorted(known)}
    found = [n for n, _, _ in process.extract(word, list(meant), scorer=fuzz.ratio, limit=limit, score_cutoff=NEAR)]
    found += [each for each in meant if word and word in each and each not in found][: limit - len(found)]
    return list(dict.fromkeys(meant[each] for each in found))
