"""Map hedging words of English to the band as which they are read unless the encoder gives another.

The likelihoods follow the synonyms that Intelligence Community Directive 203 (2015), §D.6.e.2.a,
lists for its bands; words of belief and appearance express a confidence.  What is unlikely is
denied (decision 32): such a cue requires the stance denies, and its band is mirrored, since
it says how likely or sure the denial is.

`uncoded` finds the hedging words of a text that no claim has as its cue.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from diplograph import vocab
from diplograph.namespaces import short
from diplograph.text.normal import normalise

if TYPE_CHECKING:
    from diplograph.text.anchors import Checked

CUES = {
    "roughly even chance": "roughly-even",
    "roughly even odds": "roughly-even",
    "likely": "likely",
    "probable": "likely",
    "probably": "likely",
    "very likely": "very-likely",
    "highly probable": "very-likely",
    "most probably": "very-likely",
    "almost certain": "almost-certain",
    "almost certainly": "almost-certain",
    "nearly certain": "almost-certain",
    "could": "unquantified-possibility",
    "may": "unquantified-possibility",
    "might": "unquantified-possibility",
    "perhaps": "unquantified-possibility",
    "possibly": "unquantified-possibility",
    "appears": "moderate",
    "believe": "moderate",
    "believes": "moderate",
    "expect": "moderate",
    "expected": "moderate",
    "expects": "moderate",
    "i believe": "moderate",
    "it appears": "moderate",
    "it seems": "moderate",
    "seems": "moderate",
    "we believe": "moderate",
    "we expect": "moderate",
}
DENIALS = {
    "almost no chance": "almost-certain",
    "remote": "almost-certain",
    "very unlikely": "very-likely",
    "highly unlikely": "very-likely",
    "highly improbable": "very-likely",
    "unlikely": "likely",
    "improbable": "likely",
    "not likely": "likely",
    "probably not": "likely",
    "do not believe": "moderate",
    "does not believe": "moderate",
    "i do not believe": "moderate",
    "we do not believe": "moderate",
    "not expected": "moderate",
}
# "Doubtful" leans against something, but may be weaker than a denial.
DOUBTS = {"doubtful": "moderate"}
# Words that hedge, but in no one band.
OTHERS = (
    "apparently", "appear", "appeared", "arguably", "certainly", "conceivably", "doubtless", "hard to see",
    "i suspect", "i think", "in all likelihood", "in my view", "in our view", "it is possible", "maybe", "no doubt",
    "not necessarily", "possible", "potentially", "presumably", "seem", "seemed", "seemingly", "supposedly", "surely",
    "undoubtedly", "we estimate", "we judge", "we think",
)  # fmt: skip


def band(cue: str) -> str:
    """Return the band of a cue; empty if it is unknown.

    >>> band("Probably"), band("unlikely")
    ('likely', 'likely')
    """
    return (CUES | DENIALS | DOUBTS).get(cue.casefold(), "")


def stances(cue: str) -> tuple[str, ...]:
    """Return the stances that a cue requires; empty if it allows any stance.

    >>> stances("unlikely"), stances("doubtful"), stances("likely")
    (('denies',), ('denies', 'doubts'), ())
    """
    known = cue.casefold()
    return ("denies",) if known in DENIALS else ("denies", "doubts") if known in DOUBTS else ()


class Uncoded(NamedTuple):
    """A hedging word of a passage that none of its claims has as its cue, and the first of these claims."""

    passage: str
    words: str
    claim: str

    def __str__(self) -> str:
        return f"{short(self.passage)}: {self.message}. Look at it."

    @property
    def message(self) -> str:
        """What deserves a look."""
        return f"“{self.words}” is a usual hedge, but no claim of this sentence has it as its cue"


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)", re.I)


# A known cue governs a hedge that it overlaps or that soon follows: "hard to see how the service could".
_GOVERNED = re.compile(r"(?:\s+[\w'-]+){0,3}\s+")
_USUAL = _any_of((*CUES, *DENIALS, *DOUBTS, *OTHERS))


def hedges(text: str, cues: Iterable[str] = ()) -> Iterator[str]:
    """Yield the usual hedging words in a sentence that neither overlap nor closely follow a known cue of it.

    A capital within the sentence begins a name or title: May, Probable Developments.

    >>> list(hedges("It may rain in May, and perhaps snow.", ["perhaps"]))
    ['may']
    """
    parts = [part for cue in cues for part in map(normalise, cue.split("…")) if part]
    known = [found.span() for found in _any_of(parts).finditer(text)] if parts else []
    for found in _USUAL.finditer(text):
        start, end = found.span()
        opens = not any(map(str.isalnum, text[:start])) and not text[end:].lstrip()[:1].isdigit()
        named = found[0][0].isupper() and not found[0].startswith("I ") and not opens
        coded = any(a < end and (start < b or _GOVERNED.fullmatch(text, b, start)) for a, b in known)
        if not named and not coded:
            yield found[0]


def uncoded(store: ox.Store, checked: Iterable[Checked], text: str) -> list[Uncoded]:
    """Return the hedging words of the passages with claims that none of these claims has as its cue.

    Args:
        store: the graph.
        checked: its anchors as found in ``text``.
        text: a copy of the text.

    """
    cues: dict[str, list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(vocab.dg.content), None):
        said = [q.object for q in store.quads_for_pattern(quad.subject, ox.NamedNode(vocab.dg.hedgeCue), None)]
        for anchor in store.quads_for_pattern(quad.subject, ox.NamedNode(vocab.dg.anchor), None):
            passage = getattr(anchor.object, "value", "")
            claim = str(quad.subject).strip("<>")
            first[passage] = min(first.get(passage, claim), claim)
            cues[passage] += [cue.value for cue in said if isinstance(cue, ox.Literal)]
    normal, found = normalise(text), []
    for one in checked:
        if one.anchor.iri in first and one.places:
            words = normal[one.places[0] : one.places[0] + one.anchor.end - one.anchor.start]
            iri = one.anchor.iri
            found += [Uncoded(iri, hedge, first[iri]) for hedge in hedges(words, cues[iri])]
    return list(dict.fromkeys(found))
