"""Hedging words of English and the band that they are read as, unless the encoder says otherwise.

The likelihoods follow the synonyms that Intelligence Community Directive 203 (2015), §D.6.e.2.a,
lists for its bands; words of belief and appearance are a confidence.  What is unlikely is
denied (decision 32): such a cue goes with the stance denies, and its band is mirrored, for
it tells how likely or sure the denial is.
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
# To call something doubtful is to lean against it, and may be less than to deny it.
DOUBTS = {"doubtful": "moderate"}


def band(cue: str) -> str:
    """Return the band of a cue, empty where it is not known.

    >>> band("Probably"), band("unlikely")
    ('likely', 'likely')
    """
    return (CUES | DENIALS | DOUBTS).get(cue.casefold(), "")


def stances(cue: str) -> tuple[str, ...]:
    """Return the stances that a cue may go with, none where it may go with any.

    >>> stances("unlikely"), stances("doubtful"), stances("likely")
    (('denies',), ('denies', 'doubts'), ())
    """
    known = cue.casefold()
    return ("denies",) if known in DENIALS else ("denies", "doubts") if known in DOUBTS else ()
