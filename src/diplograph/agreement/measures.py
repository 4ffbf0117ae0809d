"""Compute figures of agreement between two coders.

* Krippendorff's alpha: K. Krippendorff, "Content Analysis: An Introduction to Its
  Methodology", 4th ed., Sage 2018, ch. 12; computed by the package ``krippendorff``.
* Its interval: the percentile bootstrap over units, after A. F. Hayes and
  K. Krippendorff, "Answering the call for a standard reliability measure for coding
  data", Communication Methods and Measures 1(1), 2007, 77-89.
* Precision, recall and F1 take the first coder as the reference.
* CASS: R. Duthie, J. Lawrence, K. Budzynska and C. Reed, "The CASS technique for
  evaluating the performance of argument mining", ArgMining 2016, 40-49: the harmonic
  mean of the similarity of the segmentations (Fournier and Inkpen, "Segmentation
  similarity and agreement", NAACL 2012) and of the agreement on relations between
  propositions, as Cohen's kappa or as F1.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Sequence
from types import ModuleType
from typing import Literal, NamedTuple

from diplograph.errors import MissingPackage

Level = Literal["nominal", "ordinal"]
RESAMPLES = 1_000


class Alpha(NamedTuple):
    """Krippendorff's alpha over ``units`` with its 95 % interval; None if both coders used only one value."""

    units: int
    value: float | None
    low: float | None
    high: float | None
    observed: float

    def __str__(self) -> str:
        if self.units == 0:
            return "nothing to compare"
        if self.value is None:
            return f"undefined: only one value (n = {self.units}, {self.observed:.0%} equal)"
        between = f" [{self.low:.2f}, {self.high:.2f}]" if self.low is not None else ""
        return f"{self.value:.2f}{between} (n = {self.units}, {self.observed:.0%} equal)"


def alpha(
    first: Sequence[Hashable], second: Sequence[Hashable], level: Level = "nominal", order: Sequence[Hashable] = ()
) -> Alpha:
    """Return the agreement of two coders on the same units, in order.

    Args:
        first: the code of each unit by the first coder.
        second: the same by the second.
        level: the level of measurement; ordinal requires the ``order`` of the codes.
        order: the codes from the lowest to the highest.

    Raises:
        MissingPackage: the packages of the extra ``agreement`` are not installed.

    """
    units = list(zip(first, second, strict=True))
    alike = sum(a == b for a, b in units) / len(units) if units else 0.0
    domain = list(order) or sorted({code for unit in units for code in unit}, key=str)
    code = {value: number for number, value in enumerate(domain)}
    coded = [(code[a], code[b]) for a, b in units]
    value = _alpha(coded, level, len(domain))
    if value is None:
        return Alpha(len(units), None, None, None, alike)
    chance = random.Random(0)  # the same interval each time
    drawn = (_alpha(chance.choices(coded, k=len(coded)), level, len(domain)) for _ in range(RESAMPLES))
    # A resample with only one value has no disagreement.
    found = sorted(1.0 if each is None else each for each in drawn)
    return Alpha(len(units), value, found[int(0.025 * RESAMPLES)], found[int(0.975 * RESAMPLES) - 1], alike)


def _alpha(coded: list[tuple[int, int]], level: Level, size: int) -> float | None:
    if len({code for unit in coded for code in unit}) < 2:
        return None
    krippendorff, numpy = _packages()
    counts = numpy.zeros((len(coded), size))
    for row, (a, b) in enumerate(coded):
        counts[row, a] += 1
        counts[row, b] += 1
    return float(krippendorff.alpha(value_counts=counts, value_domain=list(range(size)), level_of_measurement=level))


def _packages() -> tuple[ModuleType, ModuleType]:
    """Import the heavy packages (numpy, 100 ms) only for a comparison."""
    try:
        import krippendorff
        import numpy
    except ImportError:
        raise MissingPackage("krippendorff", "agreement") from None
    return krippendorff, numpy


class Overlap(NamedTuple):
    """The overlap of two coders' findings: ``both`` of ``first`` and ``second``."""

    both: int
    first: int
    second: int

    @property
    def precision(self) -> float:
        """The share of the second coder's findings that the first also has; 1 if the second has none."""
        return self.both / self.second if self.second else 1.0

    @property
    def recall(self) -> float:
        """The share of the first coder's findings that the second also has; 1 if the first has none."""
        return self.both / self.first if self.first else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


def harmonic(one: float, other: float) -> float:
    """Return the harmonic mean of two figures; 0 if either is not positive.

    >>> harmonic(1.0, 0.5)
    0.6666666666666666
    """
    return 2 * one * other / (one + other) if one > 0 and other > 0 else 0.0


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return Cohen's kappa (J. Cohen, "A coefficient of agreement for nominal scales", 1960); 1 if all codes are equal.

    >>> round(kappa([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15), 2)
    0.4
    """
    if not pairs or all(a == b for a, b in pairs):
        return 1.0
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / len(pairs)
    expected = sum(first[code] * second[code] for code in first) / len(pairs) ** 2
    return (observed - expected) / (1 - expected)


def segmentation_similarity(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the similarity of two segmentations of a text, each given by the ends of its segments.

    This is S of Fournier and Inkpen (2012), the share of potential boundaries on which the two
    agree, without transpositions, which cannot occur with anchors at ends of sentences.

    >>> segmentation_similarity([10, 20], [10, 20])
    1.0
    """
    ends, others = set(first), set(second)
    both = ends | others
    return 1 - len(ends ^ others) / len(both) if both else 1.0
