"""Hedging words of English and the band that they are read as, unless the encoder says otherwise.

The likelihoods follow the synonyms that Intelligence Community Directive 203 (2015), §D.6.e.2.a,
lists for its bands; words of belief and appearance are a confidence.
"""

from __future__ import annotations

CUES = {
    "almost no chance": "almost-no-chance",
    "remote": "almost-no-chance",
    "very unlikely": "very-unlikely",
    "highly improbable": "very-unlikely",
    "unlikely": "unlikely",
    "improbable": "unlikely",
    "probably not": "unlikely",
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
    "i believe": "moderate",
    "it appears": "moderate",
    "it seems": "moderate",
    "seems": "moderate",
    "we believe": "moderate",
}


def band(cue: str) -> str:
    """Return the band of a cue, empty where it is not known.

    >>> band("Probably")
    'likely'
    """
    return CUES.get(cue.casefold(), "")
