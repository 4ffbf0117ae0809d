"""Alignments: how an encoder relates the propositions of two documents, without any holder's agreement."""

from __future__ import annotations

from typing import Final, NamedTuple

from diplograph import vocab
from diplograph.answers.asker import Asker
from diplograph.terms import Iri

SAME: Final = vocab.alignment_kind.same
CONTRARY: Final = vocab.alignment_kind.contrary
UPDATES: Final = vocab.alignment_kind.updates


class Alignment(NamedTuple):
    """An alignment: ``proposition`` is the same as, broader than, contrary to or an update of ``other``.

    ``encoder_confidence`` is how sure the encoder is of that.
    """

    iri: Iri
    proposition: Iri
    kind: Iri
    other: Iri
    encoder_confidence: Iri

    def excludes(self, sign: int, other_sign: int) -> bool:
        """Say whether two claims on its propositions cannot both hold, by their signs: 1 asserts, -1 denies, 0 neither.

        An update is a change, not a contradiction, and a broader proposition implies nothing about a case.
        """
        if self.kind == SAME:
            return sign * other_sign < 0
        return self.kind == CONTRARY and sign > 0 and other_sign > 0


def read(asker: Asker) -> tuple[Alignment, ...]:
    """Read the alignments with a saved question."""
    rows = asker.bundled.alignments_all()
    return tuple(Alignment(r.alignment, r.proposition, r.kind, r.other, r.encoder_confidence) for r in rows)
