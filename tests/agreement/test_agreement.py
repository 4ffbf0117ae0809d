"""Agreement: known differences give known figures, and the measures are those of the reference packages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import DOCS

import diplograph
from diplograph.agreement.matching import match
from diplograph.agreement.measures import Overlap, alpha, kappa, segmentation_similarity
from diplograph.agreement.report import Agreement, agreement
from diplograph.cli import main

HARBOUR = DOCS / "deep-harbour"
CODES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30)


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A copy of an encoding, without its comments."""
    copy = Path(shutil.copytree(HARBOUR, tmp_path / "deep-harbour"))
    for file in copy.glob("*.ttl"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith("#")), encoding="utf-8")
    return copy


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def compared(theirs: Path) -> Agreement:
    return agreement(diplograph.load(HARBOUR), diplograph.load(theirs))


def test_an_encoding_agrees_with_itself(theirs: Path) -> None:
    found = compared(theirs)
    assert not found.disagreements and found.unshared == 0
    assert found.passages.value == found.codes["stance"].value == 1.0
    assert (found.claims.precision, found.claims.recall, found.claims.f1) == (1.0, 1.0, 1.0)
    assert found.cass.kappa == found.cass.f1 == 1.0
    assert found.recommendations[0] == found.recommendations[1] > 0


def test_a_code_changed_is_one_disagreement_beside_its_passage(theirs: Path) -> None:
    edit(theirs / "claims.ttl", "stance:denies", "stance:asserts")
    found = compared(theirs)
    (one,) = [d for d in found.disagreements if d.level == "stance"]
    assert one.first.endswith("denies") and one.second.endswith("asserts") and one.passage.slug == "s-006"
    assert found.codes["stance"].observed == 0.9 and found.codes["holder"].value == 1.0
    value = found.codes["stance"].value
    assert value is not None and 0 < value < 1


def test_a_claim_left_out_lowers_recall_and_not_precision(theirs: Path) -> None:
    claims = theirs / "claims.ttl"
    text = claims.read_text(encoding="utf-8")
    start = text.index("doc:c-001 a dg:Claim")
    claims.write_text(text[:start] + text[text.index("doc:c-002 a dg:Claim") :], encoding="utf-8")
    argument = theirs / "argument.ttl"
    kept = [b for b in argument.read_text(encoding="utf-8").split("\n\n") if "doc:c-001" not in b]
    argument.write_text("\n\n".join(kept), encoding="utf-8")
    (theirs / "derived.ttl").unlink()
    found = compared(theirs)
    assert found.claims == Overlap(9, 10, 9)
    assert (found.claims.precision, found.claims.recall) == (1.0, 0.9)
    assert [d.level for d in found.disagreements if d.second == ""].count("claim") == 1


def test_a_step_left_out_lowers_cass(theirs: Path) -> None:
    argument = theirs / "argument.ttl"
    blocks = argument.read_text(encoding="utf-8").split("\n\n")
    step = next(b for b in blocks if "a dg:Inference" in b)
    argument.write_text("\n\n".join(b for b in blocks if b is not step), encoding="utf-8")
    found = compared(theirs)
    assert found.cass.segmentation == 1.0 and found.cass.relations_f1 < 1.0 and found.cass.kappa < 1.0
    assert any(d.level == "step" and not d.second for d in found.disagreements)


def test_claims_of_different_passages_are_never_paired(theirs: Path) -> None:
    claims = theirs / "claims.ttl"
    text = claims.read_text(encoding="utf-8")
    first = text[text.index("doc:c-001 a dg:Claim") :].split("\n\n")[0]
    moved = first.replace("dg:anchor doc:s-003", "dg:anchor doc:s-015")
    assert moved != first
    claims.write_text(text.replace(first, moved), encoding="utf-8")
    found = compared(theirs)
    assert {d.level for d in found.disagreements} >= {"claim", "passage"}


def test_another_text_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(HARBOUR), str(diplograph.bundled / "modest-geopolitical-case")]) == 1
    assert "share no passage" in capsys.readouterr().err


def test_it_is_printed_in_words_and_as_json(theirs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(theirs / "claims.ttl", "likelihood:likely", "likelihood:very-likely")
    assert main(["agreement", str(HARBOUR), str(theirs)]) == 0
    out = capsys.readouterr().out
    assert "deep-harbour/c-009 likely" in out and "1 disagreements" in out
    assert max(map(len, out.splitlines())) <= 100
    assert main(["agreement", str(HARBOUR), str(theirs), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["codes"]["likelihood"]["observed"] == 0.9


@settings(max_examples=40)
@given(CODES)
def test_alpha_and_kappa_are_those_of_nltk(pairs: list[tuple[str, str]]) -> None:
    from nltk.metrics.agreement import AnnotationTask

    task = AnnotationTask([(coder, str(n), code) for n, pair in enumerate(pairs) for coder, code in enumerate(pair)])
    ours = alpha([a for a, _ in pairs], [b for _, b in pairs])
    if ours.value is not None:
        assert ours.value == pytest.approx(task.alpha())
        assert ours.low is not None and ours.high is not None and ours.low <= ours.value + 1e-9
    if len({code for pair in pairs for code in pair}) > 1:
        assert kappa(pairs) == pytest.approx(task.kappa())


def test_ordinal_alpha_minds_how_far_codes_are_apart() -> None:
    order = ["remote", "unlikely", "even", "likely", "certain"]
    first = ["remote", "likely", "certain", "even", "unlikely", "likely"]
    near = ["unlikely", *first[1:]]
    far = ["certain", *first[1:]]
    values = [alpha(first, other, "ordinal", order).value for other in (near, far)]
    assert values[0] is not None and values[1] is not None and values[0] > values[1]
    nominal = [alpha(first, other).value for other in (near, far)]
    assert nominal[0] is not None and abs(nominal[0] - (nominal[1] or 0)) < 0.1


@settings(max_examples=40)
@given(st.sets(st.integers(1, 60), min_size=1), st.sets(st.integers(1, 60), min_size=1))
def test_segments_are_compared_as_segeval_counts_boundaries(first: set[int], second: set[int]) -> None:
    import segeval

    ends = [sorted(each | {61}) for each in (first, second)]
    boundaries = [segeval.boundary_string_from_masses(_masses(each)) for each in ends]
    differing = sum(a != b for a, b in zip(*boundaries, strict=True))
    union = {e for each in ends for e in each}
    assert segmentation_similarity(*ends) == pytest.approx(1 - differing / len(union))


def _masses(ends: list[int]) -> tuple[int, ...]:
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


def test_the_best_pairs_are_found_together(theirs: Path) -> None:
    from diplograph.agreement.encoding import read

    one, other = read(diplograph.load(HARBOUR), "one"), read(diplograph.load(theirs), "other")
    assert all(pair.first.claim == pair.second.claim for pair in match(one, other).pairs)
