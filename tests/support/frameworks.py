"""Small random argument graphs, and ASPIC+ by its definitions: every argument built, every set tried.

An oracle for `diplograph.argument.acceptance`, which builds no argument.  Slow and plain on purpose.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations, product
from typing import NamedTuple

import pyoxigraph as ox
from hypothesis import strategies as st

from diplograph.argument.graph import (
    ASSERTS,
    CONCEDES,
    DECLINES,
    DENIES,
    DOUBTS,
    SUPPOSES,
    SUPPOSES_NOT,
    UNDERCUT,
    UNMODALISED,
    Argument,
    Claim,
    Condition,
    ConditionKind,
    Conflict,
    Holders,
    Inference,
    Preference,
)
from diplograph.namespaces import DG, ID, RDF, SCHEME
from diplograph.terms import Iri

ANN, BOB = Iri(ID + "actor/ann"), Iri(ID + "actor/bob")
REBUT = Iri(SCHEME + "conflict-type/rebut")
STANCES = [
    ASSERTS,
    ASSERTS,
    CONCEDES,
    DENIES,
    DENIES,
    DECLINES,
    DOUBTS,
    SUPPOSES,
    SUPPOSES_NOT,
    SCHEME + "stance/leaves-open",
]
VERDICTS = [SCHEME + f"reporter-stance/{name}" for name in ("agrees", "rejects", "leaves-open")]


def mine(kind: str, number: int) -> Iri:
    return Iri(f"{ID}test/{kind}-{number:03}")


def claim(number: int, proposition: int, holder: Iri = ANN, stance: str = ASSERTS, verdict: str = "") -> Claim:
    reporter = (BOB if holder == ANN else ANN, Iri(verdict)) if verdict else (None, None)
    return Claim(
        claim=mine("c", number),
        proposition=mine("p", proposition),
        holder=holder,
        stance=Iri(stance),
        paraphrase=f"Content {proposition}.",
        likelihood=Iri(UNMODALISED),
        reporter=reporter[0],
        reporter_stance=reporter[1],
    )


@st.composite
def arguments(draw: st.DrawFn, most: int = 5) -> Argument:
    """Draw an argument graph; a premise always comes before its conclusion, so that no ground rests on itself."""
    count = draw(st.integers(2, most))
    claims = [
        claim(
            n,
            draw(st.integers(0, count - 1)),
            draw(st.sampled_from([ANN, ANN, BOB])),
            draw(st.sampled_from(STANCES)),
            draw(st.sampled_from(["", *VERDICTS])),
        )
        for n in range(count)
    ]
    who = st.sampled_from([ANN, ANN, BOB])
    inferences = []
    for n in range(draw(st.integers(0, 4))):
        conclusion = draw(st.integers(1, count - 1))
        premises = draw(st.sets(st.integers(0, conclusion - 1), min_size=1, max_size=2))
        held = tuple(claims[p].iri for p in sorted(premises))
        inferences.append(Inference(mine("i", n), claims[conclusion].iri, held, (), draw(who)))
    conflicts = []
    for n in range(draw(st.integers(0, 4))):
        undercut = draw(st.booleans()) and inferences
        attacked = draw(st.sampled_from([i.iri for i in inferences] if undercut else [c.iri for c in claims]))
        attacker = draw(st.sampled_from([c.iri for c in claims if c.iri != attacked]))
        conflicts.append(Conflict(mine("x", n), Iri(UNDERCUT) if undercut else REBUT, attacker, attacked, draw(who)))
    pairs = [(a.iri, b.iri) for a in claims for b in claims if a is not b]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True))
    preferences = tuple(Preference(mine("w", n), *pair, draw(who)) for n, pair in enumerate(chosen))
    conditions = {}
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(ConditionKind))
        # What a claim needs comes before it, as its premises do.
        one, on = draw(st.sampled_from([p for p in pairs if p[1] < p[0] or kind != ConditionKind.ONLY_IF]))
        conditions[one, on] = Condition(one, kind, on)
    return Argument(
        {c.iri: c for c in claims},
        tuple(inferences),
        tuple(conflicts),
        preferences,
        conditions=tuple(conditions.values()),
    )


Literal = tuple[str, Iri]


class Rule(NamedTuple):
    """A defeasible rule; ``conflict`` is the conflict that it comes from, as (attacker, attacked)."""

    name: Iri
    premises: tuple[Literal, ...]
    conclusion: Literal
    conflict: tuple[Iri, Iri] | None = None


class Built(NamedTuple):
    """An argument: its top rule and the arguments for the premises."""

    rule: Rule
    below: tuple[Built, ...]

    def parts(self) -> list[Built]:
        return [self, *chain.from_iterable(b.parts() for b in self.below)]


def rules(argument: Argument, holders: Holders) -> tuple[list[Rule], set[tuple[Iri, Iri]], set[Iri]]:
    """Return the rules, the preferences that count and the claims held, as the module's docstring defines them."""
    held = {c for c in argument.claims if argument.holds(holders, c)}
    prefers = {(p.preferred, p.over) for p in argument.preferences if p.arguer in holders}
    prefers = {(a, b) for a, b in prefers if (b, a) not in prefers}
    made = tests(argument, prefers, held)
    needs = {iri: conditions(argument, iri, ConditionKind.ONLY_IF) for iri in argument.claims}
    for step in argument.inferences:
        needed = (*needs[step.conclusion], *(("claim", p) for p in step.premises))
        made.append(Rule(step.iri, needed, ("claim", step.conclusion)))
        made += exceptions(argument, step.conclusion, step.iri)
    for iri in argument.claims:
        legs = [i for i in argument.inferences if i.conclusion == iri]
        if iri not in held or not any(i.arguer in holders or set(i.premises) <= held for i in legs):
            made.append(Rule(Iri(iri + "-said"), needs[iri], ("claim", iri)))
            made += exceptions(argument, iri, Iri(iri + "-said"))
        if iri not in held:
            made.append(Rule(Iri(iri + "-doubt"), (), ("against", iri)))
    by_iri = {i.iri: i for i in argument.inferences}
    for x in argument.conflicts:
        if x.attacked in by_iri:
            step = by_iri[x.attacked]
            if not any((winner, x.attacker) in prefers for winner in (*step.premises, step.conclusion)):
                made.append(Rule(x.iri, (("claim", x.attacker),), ("undercut", x.attacked)))
        elif not opposite(argument, x.attacker, x.attacked):
            made.append(Rule(x.iri, (("claim", x.attacker),), ("against", x.attacked), (x.attacker, x.attacked)))
    for doubt, iri in product(argument.claims, argument.claims):
        if argument.claims[doubt].doubts(argument.claims[iri]) and not outranks(prefers, held, iri, doubt):
            name = Iri(iri + "-doubted-by-" + doubt.slug)
            made.append(Rule(name, (("claim", doubt),), ("against", iri)))
            made.append(Rule(Iri(name + "-not"), (("claim", iri),), ("undercut", name)))
    return made, prefers, held


def outranks(prefers: set[tuple[Iri, Iri]], held: set[Iri], one: Iri, other: Iri) -> bool:
    """Say whether the viewpoint lets ``one`` win over ``other``."""
    if (one, other) in prefers or (other, one) in prefers:
        return (one, other) in prefers
    return one in held and other not in held


def conditions(argument: Argument, iri: Iri, kind: ConditionKind) -> tuple[Literal, ...]:
    """Return the literals that test the conditions of a claim of one kind."""
    test = {ConditionKind.IF: "fails", ConditionKind.ONLY_IF: "stands", ConditionKind.UNLESS: "shown"}[kind]
    return tuple((test, c.on) for c in argument.conditions if c.claim == iri and c.kind == kind)


def exceptions(argument: Argument, iri: Iri, rule: Iri) -> list[Rule]:
    """Return the undercutters that the conditions of a claim give against a rule for it."""
    found = [
        *conditions(argument, iri, ConditionKind.IF),
        *conditions(argument, iri, ConditionKind.UNLESS),
    ]
    return [Rule(Iri(f"{rule}-{test}-{on.slug}"), ((test, on),), ("undercut", rule)) for test, on in found]


def tests(argument: Argument, prefers: set[tuple[Iri, Iri]], held: set[Iri]) -> list[Rule]:
    """Return the rules by which the content of a condition stands, is shown, or fails."""
    made: list[Rule] = []

    def rule(premises: tuple[Literal, ...], conclusion: Literal) -> None:
        made.append(Rule(Iri(f"{conclusion[1]}-{conclusion[0]}-{len(made)}"), premises, conclusion))

    for on in sorted({c.on for c in argument.conditions}):
        one = argument.claims[on]
        like = [c.iri for c in argument.about[one.proposition] if c.iri in held and one.polarity * c.sign > 0]
        unlike = [c.iri for c in argument.about[one.proposition] if c.iri in held and one.polarity * c.sign < 0]
        for other in {on, *like}:
            rule((("claim", other),), ("stands", on))
        for other in {*like, *({on} & held)}:
            rule((("claim", other),), ("shown", on))
        if on in held:
            rule((), ("fails", on))
            made.append(Rule(Iri(on + "-held"), (("claim", on),), ("undercut", made[-1].name)))
        else:
            strong = [x.attacker for x in argument.conflicts if x.attacked == on and x.attacker in held]
            for other in [*unlike, *(a for a in strong if (on, a) not in prefers)]:
                rule((("claim", other),), ("fails", on))
            rule((("fails", on),), ("against", on))
    return made


def not_applicable(argument: Argument, accepted: set[Literal], out: set[Literal], said: set[Iri]) -> set[Iri]:
    """Return the claims that are out for a condition only, given the literals that are accepted and out."""
    found: set[Iri] = set()
    for _ in argument.claims:  # as many rounds as a chain of claims may be long
        for iri in argument.claims:
            unmet = [
                *(c for c in argument.conditions if c.claim == iri and c.kind == "only if" and ("stands", c.on) in out),
                *(c for c in argument.conditions if c.claim == iri and c.kind == "if" and ("fails", c.on) in accepted),
                *(
                    c
                    for c in argument.conditions
                    if c.claim == iri and c.kind == "unless" and ("shown", c.on) in accepted
                ),
            ]
            lapsed = []
            for leg in (step for step in argument.inferences if step.conclusion == iri and iri not in said):
                lost = {p for p in leg.premises if ("claim", p) in out}
                if lost and lost <= found and ("undercut", leg.iri) not in accepted:
                    lapsed.append(leg)
            if ("claim", iri) in out and (unmet or lapsed):
                found.add(iri)
    return found


def opposite(argument: Argument, one: Iri, two: Iri) -> bool:
    a, b = argument.claims[one], argument.claims[two]
    return a.proposition == b.proposition and a.sign * b.sign < 0


def build(made: list[Rule]) -> list[Built] | None:
    """Return every argument; None where one could contain an argument for its own conclusion, without end."""
    found: dict[Literal, list[Built]] = {}
    grown = True
    while grown:
        grown = False
        for rule in made:
            for below in product(*(found.get(p, []) for p in rule.premises)):
                one = Built(rule, below)
                if any(part.rule.conclusion == rule.conclusion for b in below for part in b.parts()):
                    return None
                if one not in found.setdefault(rule.conclusion, []):
                    found[rule.conclusion].append(one)
                    grown = True
    return list(chain.from_iterable(found.values()))


def defeats(
    argument: Argument, prefers: set[tuple[Iri, Iri]], held: set[Iri], built: list[Built]
) -> set[tuple[int, int]]:
    """Return the pairs of arguments (by number) of which the first defeats the second."""

    def weaker(r: Rule, s: Rule) -> bool:
        if s.premises[:1] == (("fails", r.conclusion[1]),):
            return True  # a supposition against what is held
        if r.conflict and s.conclusion == ("claim", r.conflict[1]):
            return (r.conflict[1], r.conflict[0]) in prefers
        if s.conflict and r.conclusion == ("claim", s.conflict[1]):
            return s.conflict in prefers
        a, b = r.conclusion[1], s.conclusion[1]
        if r.conclusion[0] == s.conclusion[0] == "claim":
            if (a, b) in prefers or (b, a) in prefers:
                return (b, a) in prefers
            return b in held and a not in held
        return False

    def beats(r: Rule, s: Rule) -> bool:
        (kind, at), (other, target) = r.conclusion, s.conclusion
        if kind == "undercut":
            return s.name == at
        both = {kind, other}
        rebuts = (both == {"claim", "against"} and at == target) or (
            both == {"claim"} and opposite(argument, at, target)
        )
        return rebuts and not weaker(r, s)

    return {
        (i, j)
        for i, a in enumerate(built)
        for j, b in enumerate(built)
        if any(beats(a.rule, part.rule) for part in b.parts())
    }


def grounded(count: int, attacks: set[tuple[int, int]]) -> set[int]:
    """Return the least fixpoint of the characteristic function (Dung 1995)."""
    inside: set[int] = set()
    while True:
        fresh = {a for a in range(count) if defended(a, inside, attacks)}
        if fresh == inside:
            return inside
        inside = fresh


def defended(one: int, by: set[int], attacks: set[tuple[int, int]]) -> bool:
    return all(any((d, a) in attacks for d in by) for a, b in attacks if b == one)


def preferred(count: int, attacks: set[tuple[int, int]]) -> list[set[int]]:
    """Return the maximal admissible sets, by trying every set that can hold the grounded one."""
    base = grounded(count, attacks)
    out = {b for a, b in attacks if a in base}
    open_ones = [a for a in range(count) if a not in base and a not in out]
    admissible: list[set[int]] = []
    for some in chain.from_iterable(combinations(open_ones, n) for n in range(len(open_ones), -1, -1)):
        inside = base | set(some)
        if any(inside < larger for larger in admissible):
            continue
        free = not any((a, b) in attacks for a in inside for b in inside)
        if free and all(defended(a, inside, attacks) for a in inside):
            admissible.append(inside)
    return [a for a in admissible if not any(a < other for other in admissible)]


def renamed(argument: Argument, name: dict[Iri, Iri]) -> Argument:
    """Return the same graph under other names, everything in the opposite order."""
    to = name.__getitem__
    claims = [replace(c, claim=to(c.iri), proposition=to(c.proposition)) for c in argument.claims.values()]
    return replace(
        argument,
        claims={c.iri: c for c in reversed(claims)},
        inferences=tuple(
            i._replace(iri=to(i.iri), conclusion=to(i.conclusion), premises=tuple(map(to, reversed(i.premises))))
            for i in reversed(argument.inferences)
        ),
        conflicts=tuple(
            x._replace(iri=to(x.iri), attacker=to(x.attacker), attacked=to(x.attacked))
            for x in reversed(argument.conflicts)
        ),
        preferences=tuple(
            p._replace(iri=to(p.iri), preferred=to(p.preferred), over=to(p.over))
            for p in reversed(argument.preferences)
        ),
        conditions=tuple(c._replace(claim=to(c.claim), on=to(c.on)) for c in reversed(argument.conditions)),
    )


def quads(argument: Argument) -> list[ox.Quad]:
    """Return the statements that the same graph is read from, each claim and step in a named graph of its own."""
    made: list[ox.Quad] = []

    def say(subject: Iri, **objects: object) -> None:
        graph = ox.NamedNode(subject + "-graph")
        for name, values in objects.items():
            for value in values if isinstance(values, tuple) else (values,):
                if value is not None:
                    term = ox.NamedNode(value) if isinstance(value, Iri) else ox.Literal(str(value), language="en")
                    predicate = ox.NamedNode(RDF + "type" if name == "a" else DG + name)
                    made.append(ox.Quad(ox.NamedNode(subject), predicate, term, graph))

    for c in argument.claims.values():
        head = {"a": Iri(DG + "Claim"), "content": c.proposition, "holder": c.holder, "stance": c.stance}
        say(c.iri, **head, likelihood=c.likelihood, reporter=c.reporter, reporterStance=c.reporter_stance)
        say(c.proposition, paraphrase=c.paraphrase)
    for i in argument.inferences:
        scheme = Iri(SCHEME + "argument-scheme/sign")
        say(i.iri, premise=i.premises, conclusion=i.conclusion, scheme=scheme, arguer=i.arguer)
    for x in argument.conflicts:
        say(x.iri, attacker=x.attacker, attacked=x.attacked, conflictType=x.kind, arguer=x.arguer)
    for p in argument.preferences:
        say(p.iri, preferred=p.preferred, preferredOver=p.over, arguer=p.arguer)
    names = {ConditionKind.IF: "condition", ConditionKind.ONLY_IF: "onlyIf", ConditionKind.UNLESS: "unless"}
    for condition in argument.conditions:
        say(condition.claim, **{names[condition.kind]: condition.on})
    return made
