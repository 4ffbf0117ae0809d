"""Bad input and size: a clear answer or a clear error, never a hang."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from frameworks import ANN, REBUT, claim, mine

import diplograph
from diplograph.argument.acceptance import evaluate
from diplograph.argument.cruxes import cruxes
from diplograph.argument.graph import Argument, Conflict, Holders, Inference
from diplograph.argument.objections import contradictions
from diplograph.argument.strength import strength
from diplograph.argument.what_if import what_if
from diplograph.argument.why import why
from diplograph.cli import main
from diplograph.cli.commands import COMMANDS
from diplograph.errors import (
    ArgumentCycle,
    BadValue,
    DataError,
    DiplographError,
    NotHeld,
    Unknown,
    UnknownEntity,
    UsageError,
)
from diplograph.library import Library
from diplograph.terms import Iri

Cli = pytest.CaptureFixture[str]
MANY = 10_000
ANNS = Holders.of(ANN)

CIRCLE = """@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix m: <https://w3id.org/diplograph/id/mine/> .
@prefix actor: <https://w3id.org/diplograph/id/actor/> .
@prefix stance: <https://w3id.org/diplograph/scheme/stance/> .
@prefix likelihood: <https://w3id.org/diplograph/scheme/likelihood/> .
@prefix argscheme: <https://w3id.org/diplograph/scheme/argument-scheme/> .
m:p-1 dg:paraphrase "One."@en . m:p-2 dg:paraphrase "Two."@en . m:p-3 dg:paraphrase "Three."@en .
m:c-1 a dg:Claim ; dg:content m:p-1 ; dg:holder actor:india ; dg:stance stance:asserts .
m:c-2 a dg:Claim ; dg:content m:p-2 ; dg:holder actor:india ; dg:stance stance:asserts .
m:c-3 a dg:Claim ; dg:content m:p-3 ; dg:holder actor:india ; dg:stance stance:denies .
m:i-1 a dg:Inference ; dg:premise m:c-1 ; dg:conclusion m:c-2 ; dg:scheme argscheme:sign ; dg:arguer actor:india .
m:i-2 a dg:Inference ; dg:premise m:c-2 ; dg:conclusion m:c-3 ; dg:scheme argscheme:sign ; dg:arguer actor:india .
m:i-3 a dg:Inference ; dg:premise m:c-3 ; dg:conclusion m:c-1 ; dg:scheme argscheme:sign ; dg:arguer actor:india .
"""


def test_a_circle_of_grounds_is_told_with_the_circle(tmp_path: Path, capsys: Cli) -> None:
    (tmp_path / "circle.ttl").write_text(CIRCLE)
    kg = diplograph.load(tmp_path)
    with pytest.raises(ArgumentCycle) as told:
        kg.why("c-1")
    assert {Iri(iri).slug for iri in told.value.cycle} == {"c-1", "c-2", "c-3"}
    after = dict(zip(told.value.cycle, (*told.value.cycle[1:], told.value.cycle[0]), strict=True))
    assert [Iri(after[iri]).slug for iri in sorted(after)] == ["c-2", "c-3", "c-1"]
    assert main(["why", "c-1", "--data", str(tmp_path)]) == 1
    assert "c-2" in capsys.readouterr().err


CALLS_AT_FAULT: dict[str, tuple[Callable[[Library], object], type[DiplographError]]] = {
    "an unknown claim": (lambda kg: kg.why("c-9999"), UnknownEntity),
    "an unknown claim to refuse": (lambda kg: kg.viewpoint("ted-craig").what_if(reject=["c-9999"]), UnknownEntity),
    "an unknown holder": (lambda kg: kg.viewpoint("nobody-here"), UnknownEntity),
    "a holder who holds nothing": (lambda kg: kg.viewpoint("lashkar-e-taiba"), NotHeld),
    "one and the same": (lambda kg: kg.viewpoint("india").compare(kg.viewpoint("India")), BadValue),
    "anyone and anyone": (lambda kg: kg.anyone().compare(kg.anyone()), BadValue),
    "one on both sides": (
        lambda kg: kg.viewpoint("india", "pakistan").compare(kg.viewpoint("india", "ted-craig")),
        BadValue,
    ),
    "nobody": (lambda kg: kg.viewpoint(), BadValue),
    "the holders of nothing": (lambda kg: kg.viewpoint_of(), BadValue),
    "a floor that is no likelihood": (lambda kg: kg.viewpoint("ted-craig", floor="surely"), UnknownEntity),
    "a floor without a place in the order": (lambda kg: kg.viewpoint("ted-craig", floor="unmodalised").rows, BadValue),
    "no date": (lambda kg: kg.viewpoint("ted-craig").network(on="lately"), BadValue),
    "an open end": (lambda kg: kg.viewpoint("ted-craig").network(on="2019/.."), BadValue),
    "no such semantics": (lambda kg: kg.viewpoint("ted-craig").acceptance("stable"), UsageError),
    "refused and granted": (lambda kg: kg.anyone().what_if(reject=["c-275"], accept=["c-275"]), BadValue),
    "the same refused and granted by another": (
        lambda kg: kg.anyone().what_if(reject=["c-235"], accept=["c-241"]),
        BadValue,
    ),
    "opposites granted": (lambda kg: kg.anyone().what_if(accept=["c-235", "c-236"]), BadValue),
    "nothing changed": (lambda kg: kg.viewpoint("ted-craig").what_if(), BadValue),
    "no preference": (lambda kg: kg.anyone().what_if(without_preferences=["x-001"]), BadValue),
}


@pytest.mark.parametrize("what", CALLS_AT_FAULT)
def test_a_call_at_fault_is_told(kg: Library, what: str) -> None:
    call, error = CALLS_AT_FAULT[what]
    with pytest.raises(error) as told:
        call(kg)
    assert isinstance(told.value, DiplographError) and told.value.exit_code == 2
    assert told.value.what and (told.value.remedy or isinstance(told.value, Unknown))


def test_a_step_that_joins_no_claim_is_told() -> None:
    with pytest.raises(DataError, match="c-001"):
        Argument({mine("c", 0): claim(0, 0)}, (Inference(mine("i", 0), mine("c", 1), (mine("c", 0),), (), ANN),))


def chain(length: int) -> Argument:
    """Return claims of which each is the only ground of the next, with an objection to the first."""
    claims = [claim(n, n) for n in range(length)]
    legs = [Inference(mine("i", n), claims[n].iri, (claims[n - 1].iri,), (), ANN) for n in range(1, length)]
    return Argument(
        {c.iri: c for c in claims}, tuple(legs), (Conflict(mine("x", 0), REBUT, claims[5].iri, claims[0].iri, ANN),)
    )


def test_ten_thousand_claims_in_one_chain(kg: Library) -> None:
    argument = chain(MANY)
    last = mine("c", MANY - 1)
    assert evaluate(argument, ANNS).status(last) == "undecided"
    argument = Argument(argument.claims, argument.inferences)
    found = what_if(argument, ANNS, reject=[mine("c", 0)])
    assert len(found.fallen) == MANY - 1
    assert len(found.explain(last)) == MANY
    assert found.to_text().count("\n") < 4 * MANY
    assert len(why(kg, argument, last)) == 2 * MANY - 1
    turning = cruxes(argument, ANNS, last, first_grounds=True)
    assert turning.exact and [c.premises for c in turning.found] == [(mine("c", 0),)]
    assert len(strength(kg, argument, ANNS)) == 0
    assert not contradictions(argument)


def test_ten_thousand_grounds_of_one_claim() -> None:
    claims = [claim(n, n) for n in range(MANY)]
    legs = [Inference(mine("i", n), claims[0].iri, (claims[n].iri,), (), ANN) for n in range(1, MANY)]
    argument = Argument({c.iri: c for c in claims}, tuple(legs))
    assert evaluate(argument, ANNS).status(claims[0].iri) == "accepted"
    found = what_if(argument, ANNS, reject=[claims[1].iri])
    assert not found.fallen and [c.claim for c in found.standing] == [claims[0].iri]
    limited = cruxes(argument, ANNS, claims[0].iri, time_limit=0.2)
    assert not limited.exact and limited.note.startswith("stopped early, since the time limit passed: ")


def test_a_search_for_cruxes_that_grows_too_large_says_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplograph.argument.cruxes.MOST_SETS", 10)
    claims = [claim(n, n) for n in range(41)]
    legs = [Inference(mine("i", n), claims[0].iri, (claims[n].iri, claims[n + 20].iri), (), ANN) for n in range(1, 21)]
    found = cruxes(Argument({c.iri: c for c in claims}, tuple(legs)), ANNS, claims[0].iri)
    assert not found.exact and found.note == (
        "stopped early, since there are more than 10 sets of 4 premises to try: "
        "some sets of 3 premises, and all larger ones, were not tried"
    )


def test_ten_thousand_claims_on_one_proposition() -> None:
    from diplograph.argument.graph import ASSERTS, DENIES

    claims = [claim(n, 0, stance=DENIES if n % 2 else ASSERTS) for n in range(MANY)]
    found = evaluate(Argument({c.iri: c for c in claims}), ANNS)
    assert {found.status(c.iri) for c in claims} == {"undecided"}
    assert found.framework.edges < 10 * MANY


def test_a_limit_says_what_was_not_computed(kg: Library) -> None:
    found = kg.viewpoint("ted-craig").acceptance("preferred", time_limit=0)
    assert found.not_computed
    rows = {row.claim: row for row in found.rows}
    for iri in found.not_computed:
        assert rows[iri].sceptical is None and rows[iri].credulous is None
        assert rows[iri].status == "undecided"
    assert not kg.viewpoint_of("c-037").cruxes("c-037", time_limit=0).exact


# The command line

FINE = [
    "according-to pakistan",
    "according-to anyone --floor likely",
    "according-to ted-craig --format turtle",
    "compare ted-craig india --both",
    "contradictions",
    "why c-093",
    "why c-093 --format mermaid",
    "why c-093 --format dot",
    "against c-037 --deep",
    "acceptance ted-craig",
    "acceptance anyone --semantics preferred",
    "what-if --reject c-275",
    "what-if --accept c-235 --according-to ted-craig",
    "what-if --without w-001 --according-to ted-craig",
    "cruxes c-267",
    "cruxes c-267 --first-grounds",
    "strength ted-craig",
    "network ted-craig",
    "network ted-craig --on 2018 --events",
    "network ted-craig --on 2018 --until 2024 --events",
    "network ted-craig --show central",
]


@pytest.mark.parametrize("line", FINE)
def test_a_command_answers(capsys: Cli, line: str) -> None:
    assert line.split()[0] in COMMANDS
    assert main(line.split()) == 0
    out = capsys.readouterr().out
    assert out.strip() and "\x1b" not in out


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("line", [line for line in FINE if "--format" not in line])
def test_a_command_answers_in_every_form(capsys: Cli, line: str, form: str) -> None:
    import json

    assert main([*line.split(), "--format", form]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["head"]["vars"] if form == "json" else out.splitlines()[0].count(",")


BAD = [
    "according-to nobody-here",
    "according-to lashkar-e-taiba",
    "compare ted-craig nobody-here",
    "why c-9999",
    "against c-9999",
    "what-if --reject c-275 --accept c-275",
    "what-if",
    "cruxes c-9999",
    "network ted-craig --on lately",
    "network ted-craig --until 2024",
]


@pytest.mark.parametrize("line", BAD)
def test_a_command_at_fault_says_so(capsys: Cli, line: str) -> None:
    assert main(line.split()) == 2
    out = capsys.readouterr()
    assert out.err.startswith("error: ") and not out.out


def test_without_the_extras_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, kg: Library) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "clingo", None)
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(UsageError, match=r"diplograph\[argument\]"):
        kg.viewpoint("ted-craig").acceptance("preferred")
    with pytest.raises(UsageError, match=r"diplograph\[networkx\]"):
        kg.viewpoint("ted-craig").network().graph()
    assert len(kg.viewpoint("ted-craig").network().triads().columns) == 5
