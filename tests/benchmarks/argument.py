"""How long the argument takes: ``python tests/benchmarks/argument.py``.

Prints the median processor time of warm calls on the bundled graph, each beside a saved question
that reads as much in the same run, and the time of grounded semantics as the number
of steps grows, with the exponent that fits it (1 is linear).
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable

import diplograph
from diplograph.argument.framework import Framework
from diplograph.argument.graph import ASSERTS, CONCEDES, Argument, Claim, Conflict, Holders, Inference, Preference
from diplograph.namespaces import ID, SCHEME
from diplograph.terms import Iri

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ANN = Iri(ID + "actor/ann")


def median(call: Callable[[], object], times: int) -> float:
    """Return the median processor time of some calls, in seconds, after one that warms up."""
    call()
    spent = []
    for _ in range(times):
        begun = time.process_time()
        call()
        spent.append(time.process_time() - begun)
    return statistics.median(spent)


def synthetic(steps: int) -> Argument:
    """Return a graph of so many steps: in ten, seven inferences, two conflicts, one preference."""
    chance = random.Random(steps)
    count = steps
    stances = (Iri(ASSERTS), Iri(CONCEDES))
    claims = [
        Claim(Iri(f"{ID}s/c-{n}"), ANN, stances[n % 7 == 0], "", proposition=Iri(f"{ID}s/p-{n}")) for n in range(count)
    ]
    inferences = []
    for n in range(steps * 7 // 10):
        end = chance.randrange(2, count)
        premises = {claims[chance.randrange(max(0, end - 50), end)].iri for _ in range(2)}
        inferences.append(Inference(Iri(f"{ID}s/i-{n}"), claims[end].iri, tuple(premises), (), ANN))
    rebut = Iri(SCHEME + "conflict-type/rebut")
    conflicts, preferences = [], []
    for n in range(steps * 2 // 10):
        one, two = chance.sample(range(count), 2)
        conflicts.append(Conflict(Iri(f"{ID}s/x-{n}"), rebut, claims[one].iri, claims[two].iri, ANN))
        if n % 2:
            preferences.append(Preference(Iri(f"{ID}s/w-{n}"), claims[two].iri, claims[one].iri, ANN))
    return Argument({c.iri: c for c in claims}, tuple(inferences), tuple(conflicts), tuple(preferences))


def exponent(points: list[tuple[int, float]]) -> float:
    """Return the slope of the least-squares line through the logarithms."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    return statistics.linear_regression(xs, ys).slope


def main() -> None:
    """Print the figures."""
    kg = diplograph.load()
    calls: list[tuple[str, Callable[[], object], str]] = [
        ("why c-037", lambda: kg.why("c-037"), "links_of"),
        ("viewpoint ted-craig", lambda: kg.viewpoint("ted-craig").rows, "claim_situations"),
        ("what_if reject c-275", lambda: kg.viewpoint_of("c-275").what_if(reject=["c-275"]), "claim_positions"),
        ("acceptance ted-craig", lambda: kg.viewpoint("ted-craig").acceptance(), "claim_positions"),
        ("cruxes c-037", lambda: kg.viewpoint_of("c-037").cruxes("c-037"), "claim_positions"),
    ]
    for name, call, question in calls:
        took, asked = median(call, 21), median(lambda question=question: kg.query(question), 21)  # type: ignore[misc]
        print(f"{name:<24} {took * 1000:7.1f} ms  {took / asked:5.1f} × {question} ({asked * 1000:.1f} ms)")
    label, build = [], []
    for steps in SIZES:
        argument = synthetic(steps)
        holders = Holders.of(ANN)
        framework = Framework(argument, holders)
        label.append((steps, median(framework.label, 5)))
        build.append((steps, median(lambda a=argument, h=holders: Framework(a, h), 3)))  # type: ignore[misc]
        print(f"{steps:>7} steps: label {label[-1][1] * 1000:8.1f} ms, build {build[-1][1] * 1000:8.1f} ms")
    print(f"exponent: label {exponent(label):.2f}, build {exponent(build):.2f}")


if __name__ == "__main__":
    main()
