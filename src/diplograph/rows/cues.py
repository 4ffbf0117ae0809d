"""Map hedging words of English to the band as which they are read unless the encoder gives another.

The likelihoods follow the synonyms that Intelligence Community Directive 203 (2015), §D.6.e.2.a,
lists for its bands; words of belief and appearance express a confidence.  What is unlikely is
denied (decision 32): such a cue requires the stance denies, and its band is mirrored, since
it says how likely or sure the denial is.
"""

from __future__ import annotations

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
