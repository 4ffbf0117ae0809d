"""A claim in words: who takes which position on what, how firmly, and on whose report.

Every card, tree, search result and export puts a claim into words here, so that
nothing that is denied, hedged or only reported can read as asserted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, Self

from diplograph import vocab
from diplograph.terms import Iri

# How a reporter's stance reads after "reported by …, who".
_VERDICTS: Final = {
    vocab.reporter_stance.agrees: "agrees",
    vocab.reporter_stance.concedes: "concedes it",
    vocab.reporter_stance.qualifies: "qualifies it",
    vocab.reporter_stance.rejects: "rejects it",
    vocab.reporter_stance.leaves_open: "leaves it open",
}


# What is denied is held likely, or certain, not to be so (decision 32).
_NOT: Final = {
    vocab.likelihood.likely: "likely not",
    vocab.likelihood.very_likely: "very likely not",
    vocab.likelihood.almost_certain: "almost certainly not",
    vocab.likelihood.unquantified_possibility: "possibly not",
}
_BANDS: Final = {vocab.likelihood.unquantified_possibility: "possible"}  # the others are words by themselves


# How a claim depends on a condition, by the property that says so.
CONDITIONS: Final = {vocab.dg.condition: "if", vocab.dg.onlyIf: "only if", vocab.dg.unless: "unless"}


class _Stated(Protocol):
    """A row that gives a position whole."""

    @property
    def claim(self) -> Iri: ...
    @property
    def holder(self) -> Iri: ...
    @property
    def stance(self) -> Iri: ...
    @property
    def paraphrase(self) -> str: ...
    @property
    def likelihood(self) -> Iri | None: ...
    @property
    def confidence(self) -> Iri | None: ...
    @property
    def cue(self) -> str | None: ...
    @property
    def reporter(self) -> Iri | None: ...
    @property
    def reporter_stance(self) -> Iri | None: ...


def words(concept: Iri) -> str:
    """Return a concept in words.

    >>> words(vocab.stance.leaves_open)
    'leaves open'
    """
    return concept.slug.replace("-", " ")


def _slug(iri: Iri) -> str:
    return iri.slug


@dataclass(frozen=True, slots=True)
class Position:
    """A claim with all that keeps it from being read as flat fact.

    ``paraphrase`` has no polarity: read it with ``stance``. ``reporter`` is who tells
    of it where the holder does not speak for themselves, ``reporter_stance`` what the
    reporter makes of it.  ``conditions`` say on what the claim depends, as “if
    doc:c-009”.  ``draft`` is the model that drafted it, while nobody has decided
    on that.
    """

    claim: Iri
    holder: Iri
    stance: Iri
    paraphrase: str
    likelihood: Iri | None = None
    confidence: Iri | None = None
    cue: str | None = None
    reporter: Iri | None = None
    reporter_stance: Iri | None = None
    draft: str = ""
    conditions: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: _Stated, drafts: Mapping[Iri, str], **more: Any) -> Self:
        """Return the position that a row gives.

        Args:
            row: the row.
            drafts: the undecided drafts, each with its model.
            more: the fields that a subclass adds.

        """
        return cls(
            claim=row.claim,
            holder=row.holder,
            stance=row.stance,
            paraphrase=row.paraphrase,
            likelihood=row.likelihood,
            confidence=row.confidence,
            cue=row.cue,
            reporter=row.reporter,
            reporter_stance=row.reporter_stance,
            draft=drafts.get(row.claim, ""),
            **more,
        )

    @classmethod
    def stated(cls, claim: Iri, paraphrase: str, value: Callable[[str], str], draft: str = "") -> Self:
        """Return the position that the properties of a claim give.

        Args:
            claim: the claim.
            paraphrase: that of its proposition.
            value: returns the value of a property of the claim as text, or an empty string.
            draft: the model that drafted it, while nobody has decided on that.

        """

        def optional(key: Iri) -> Iri | None:
            return Iri(value(key)) if value(key) else None

        return cls(
            claim=claim,
            holder=Iri(value(vocab.dg.holder)),
            stance=Iri(value(vocab.dg.stance)),
            paraphrase=paraphrase,
            likelihood=optional(vocab.dg.likelihood),
            confidence=optional(vocab.dg.confidence),
            cue=value(vocab.dg.hedgeCue) or None,
            reporter=optional(vocab.dg.reporter),
            reporter_stance=optional(vocab.dg.reporterStance),
            draft=draft,
        )

    @property
    def hedge(self) -> str:
        """How the holder hedges, with the words that do; empty where they do not."""
        return hedge(self.likelihood, self.confidence, self.cue, denied=self.stance == vocab.stance.denies)

    def attribution(self, name: Callable[[Iri], str] = _slug, concept: Callable[[Iri], str] = words) -> str:
        """Return who takes which position how firmly, and who reports it: all but the paraphrase.

        Args:
            name: what to call an actor; the slug by default.
            concept: what to call a stance or a band; the slug in words by default.

        """
        notes = [*self.conditions, *([self.hedge] if self.hedge else [])]
        if self.reporter:
            verdict = self.reporter_stance and _VERDICTS.get(self.reporter_stance, words(self.reporter_stance))
            notes.append(f"reported by {name(self.reporter)}" + (f", who {verdict}" if verdict else ""))
        notes += [drafted(self.draft)] if self.draft else []
        return f"{name(self.holder)} {concept(self.stance)}" + (f" ({'; '.join(notes)})" if notes else "")

    @property
    def held(self) -> str:
        """The claim and by whom it is held, without the paraphrase."""
        return f"{self.claim.short} {self.attribution()}"

    def text(self) -> str:
        """Return the claim in one line.

        >>> id = "https://w3id.org/diplograph/id/"
        >>> print(Position(Iri(id + "actor/c-001"), Iri(id + "actor/ann"), vocab.stance.denies, "It rains.").text())
        actor:c-001 ann denies: It rains.
        """
        return f"{self.held}: {self.paraphrase}"

    __str__ = text


def drafted(model: str) -> str:
    """Say that a model has drafted something, and that nobody has decided on it.

    >>> drafted("scribe-1")
    'undecided draft by scribe-1'
    """
    return f"undecided draft by {model}"


def hedge(likelihood: Iri | None, confidence: Iri | None, cue: str | None, *, denied: bool = False) -> str:
    """Say in a few words how a claim is hedged, or its denial where it is ``denied``.

    >>> hedge(Iri("https://w3id.org/diplograph/scheme/likelihood/likely"), None, "probably")
    'likely, “probably”'
    >>> hedge(vocab.likelihood.likely, None, "unlikely", denied=True)
    'likely not, “unlikely”'
    """
    parts = []
    if likelihood and likelihood != vocab.likelihood.unmodalised:
        parts.append((denied and _NOT.get(likelihood)) or _BANDS.get(likelihood) or words(likelihood))
    if confidence:
        parts.append(f"{words(confidence)} confidence")
    if cue:
        parts.append(f"“{cue}”")
    return ", ".join(parts)
