"""What speaks for a claim and against it, what contradicts what, and how strong the way to a recommendation is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from diplograph.answers.asker import Asker
from diplograph.answers.result import Result, table
from diplograph.argument.graph import COMMITTED, CONCEDES, TAKEN_OVER, UNMODALISED, Argument, Claim, Holders
from diplograph.terms import Iri


class Line(NamedTuple):
    """A line of a tree: what stands at which depth below what.

    ``kind`` is claim, inference or passage; ``again`` says that it has been unfolded
    further up; ``link`` leads to the words of a passage.
    """

    depth: int
    kind: str
    iri: Iri
    above: Iri | None
    text: str
    again: bool = False
    link: Iri | None = None


class Tree(tuple[Line, ...]):
    """A tree of grounds, in the order in which it is read."""

    __slots__ = ()

    def to_text(self) -> str:
        """Return the tree as indented text."""
        return "\n".join(
            "  " * line.depth
            + line.text
            + (" (see above)" if line.again else "")
            + (f" {line.link}" if line.link else "")
            for line in self
        )

    def to_table(self) -> Result[Any]:
        """Return the tree as rows: depth, kind, iri, above, text, again, link."""
        return table(Line._fields, self, "Line")

    def to_mermaid(self) -> str:
        """Return the tree as a Mermaid flowchart: claims in boxes, inferences rounded, passages as flags."""
        shapes = {"claim": '["{}"]', "inference": '("{}")', "passage": '>"{}"]'}
        nodes = {
            line.iri: f"    {_node(line.iri)}" + shapes[line.kind].format(_wrapped(line.text, "<br>").replace('"', "'"))
            for line in reversed(self)
        }
        arrows = dict.fromkeys(f"    {_node(line.iri)} --> {_node(line.above)}" for line in self if line.above)
        return "\n".join(["flowchart BT", *reversed(nodes.values()), *arrows])

    def to_dot(self) -> str:
        """Return the tree as a Graphviz digraph."""
        shapes = {"claim": "box", "inference": "ellipse", "passage": "note"}
        nodes = {
            line.iri: f'    "{line.iri.curie}" [shape={shapes[line.kind]}, label="{_wrapped(line.text, _BREAK)}"];'
            for line in reversed(self)
        }
        arrows = dict.fromkeys(f'    "{line.iri.curie}" -> "{line.above.curie}";' for line in self if line.above)
        return "\n".join(["digraph grounds {", "    rankdir=BT;", *reversed(nodes.values()), *arrows, "}"])


_BREAK = "\\n"


def _node(iri: Iri) -> str:
    return "".join(c if c.isalnum() else "_" for c in iri.curie)


def _wrapped(text: str, line_break: str) -> str:
    import textwrap

    safe = text.replace("\\", "/").replace('"', "'")
    return line_break.join(textwrap.wrap(safe, 48))


def why(asker: Asker, argument: Argument, claim: Iri) -> Tree:
    """Return the tree of grounds of ``claim``, down to the passages that state them.

    Below a claim stand its passages and the inferences to it, below an inference its
    premises.  A claim that is a ground twice is unfolded once.
    """
    passages = defaultdict(list)
    for row in asker.bundled.links_of():
        passages[row.claim].append(row)
    lines: list[Line] = []
    seen: set[Iri] = set()
    todo: list[tuple[int, Iri, Iri | None]] = [(0, claim, None)]
    while todo:
        depth, iri, above = todo.pop()
        step = argument.inference.get(iri)
        if step:
            schemes = ", ".join(s.slug for s in step.schemes)
            lines.append(Line(depth, "inference", iri, above, f"because {iri.curie} ({schemes}; {step.arguer.slug})"))
            todo += [(depth + 1, premise, iri) for premise in reversed(step.premises)]
            continue
        lines.append(Line(depth, "claim", iri, above, argument.claims[iri].text(), iri in seen))
        if iri in seen:
            continue
        seen.add(iri)
        for row in passages[iri]:
            where = f"in {row.passage.curie} ({row.section})"
            lines.append(Line(depth + 1, "passage", row.passage, iri, where, link=row.link))
        todo += [(depth + 1, leg.iri, iri) for leg in reversed(argument.legs.get(iri, []))]
    return Tree(lines)


AGAINST = (
    "claim",
    "how",
    "step",
    "against",
    "against_holder",
    "against_stance",
    "against_paraphrase",
    "arguer",
    "outweighed_by",
    "by_arguer",
    "outweighed_paraphrase",
)


def against(argument: Argument, claim: Iri, *, deep: bool = False) -> Result[Any]:
    """Return what speaks against ``claim``, or with ``deep`` against anything that it rests on.

    Args:
        argument: the graph.
        claim: the claim attacked.
        deep: ask about its grounds, too.

    Returns:
        One row for each attack and each preference that outweighs it: ``claim`` (what
        is attacked, or what is concluded by the inference attacked), ``how`` (opposed:
        a claim on the same content with the opposite stance; concession: an attacker
        that its holder concedes; else rebut, undermine or undercut), the ``step``, the
        claim ``against`` it with holder, stance and paraphrase, the ``arguer`` of the
        attack, and what it is ``outweighed_by`` according to whom.

    """
    outweighed = defaultdict(list)
    for preference in argument.preferences:
        outweighed[preference.over].append(preference)
    rows: list[tuple[object, ...]] = []

    def add(target: Iri, attacker: Iri, how: str, step: Iri | None, arguer: Iri | None, weighed: set[Iri]) -> None:
        one = argument.claims[attacker]
        base = (target, how, step, attacker, one.holder, one.stance, one.paraphrase, arguer)
        winning = [p for p in outweighed[attacker] if p.preferred in weighed]
        rows.extend((*base, p.preferred, p.arguer, argument.claims[p.preferred].paraphrase) for p in winning)
        if not winning:
            rows.append((*base, None, None, None))

    for target in sorted({claim, *argument.grounds(claim)} if deep else {claim}, key=lambda c: (c != claim, c)):
        for attacker in argument.opposed(target):
            add(target, attacker, "opposed", None, None, {target})
        for conflict in argument.attacks.get(target, ()):
            conceded = argument.claims[conflict.attacker].stance == CONCEDES
            how = "concession" if conceded else conflict.kind.slug
            add(target, conflict.attacker, how, conflict.iri, conflict.arguer, {target})
        for leg in argument.legs.get(target, ()):
            for conflict in argument.attacks.get(leg.iri, ()):
                weighed = {target, *leg.premises}
                add(target, conflict.attacker, conflict.kind.slug, conflict.iri, conflict.arguer, weighed)
    return table(AGAINST, rows, "Attack")


def contradictions(argument: Argument) -> Result[Any]:
    """Return the pairs of claims whose contents cannot both hold, and how they are resolved.

    Two claims contradict each other where they take opposite stances on one
    proposition, or where one rebuts or undermines the other and nobody holds both.
    (What somebody holds against himself, he weighs: see `against`.)

    Returns:
        One row for each pair and each preference between the two: ``claim``,
        ``holder``, ``stance``, ``paraphrase``, the same of the ``other``, ``ground``
        (proposition or conflict), and ``preferred`` according to ``arguer``, empty
        where the document leaves it unresolved.

    """
    pairs: dict[tuple[Iri, Iri], str] = {}
    for claim in argument.claims:
        for other in argument.opposed(claim):
            if claim < other:
                pairs[claim, other] = "proposition"
    for conflict in argument.conflicts:
        if conflict.attacked in argument.claims:
            one, two = argument.claims[conflict.attacker], argument.claims[conflict.attacked]
            if one.stance in COMMITTED and two.stance in COMMITTED and not _both(one, two):
                first, second = sorted((one.iri, two.iri))
                pairs.setdefault((first, second), "conflict")
    chosen = defaultdict(list)
    for p in argument.preferences:
        chosen[frozenset((p.preferred, p.over))].append((p.preferred, p.arguer))
    rows: list[tuple[object, ...]] = []
    for (first, second), ground in sorted(pairs.items()):
        a, b = argument.claims[first], argument.claims[second]
        base = (a.iri, a.holder, a.stance, a.paraphrase, b.iri, b.holder, b.stance, b.paraphrase, ground)
        ways: list[tuple[Iri | None, Iri | None]] = [*chosen[frozenset((first, second))]] or [(None, None)]
        rows += [(*base, *how) for how in ways]
    names = ("claim", "holder", "stance", "paraphrase")
    columns = (*names, *(n if n == "other" else f"other_{n}" for n in ("other", *names[1:])))
    return table((*columns, "ground", "preferred", "arguer"), rows, "Contradiction")


def _both(one: Claim, two: Claim) -> bool:
    """Say whether one person holds both claims, by his own mouth or by taking one over."""

    def holders(claim: Claim) -> set[Iri]:
        taken = claim.reporter_stance in TAKEN_OVER and claim.reporter
        return {claim.holder, claim.reporter} if taken and claim.reporter else {claim.holder}

    return not holders(one).isdisjoint(holders(two))


def chain_strength(asker: Asker, argument: Argument, holders: Holders) -> Result[Any]:
    """Return the weakest hedge on the way to each recommendation, leg by leg.

    Likelihood and confidence are two scales and are never put into one order (ICD 203);
    a possibility that is given no band counts as weaker than any band.

    Returns:
        One row for each inference to each prescriptive claim that one of ``holders``
        holds, and one without an inference where it has none: ``claim``, ``stance``,
        ``paraphrase``, its own ``hedge``, the ``leg``, then the weakest ``likelihood``
        and the claim that bears it, and the weakest ``confidence`` with its claim, over
        all that the leg rests on; empty where nothing on the way is hedged.

    """
    rank = {row.hedge: row.rank or 0 for row in asker.bundled.hedge_ranks()}

    def weakest(among: Iterable[Iri], scale: str) -> tuple[Iri | None, Iri | None]:
        hedged = []
        for iri in among:
            hedge = getattr(argument.claims[iri], scale)
            if hedge and hedge != UNMODALISED:
                hedged.append((rank.get(hedge, 0), iri, hedge))
        least = min(hedged, default=None)
        return (least[2], least[1]) if least else (None, None)

    rows: list[tuple[object, ...]] = []
    for claim in argument.recommendations(holders):
        one = argument.claims[claim]
        base = (claim, one.stance, one.paraphrase, one.hedge)
        for leg in argument.legs.get(claim, ()):
            below = set(leg.premises) | {g for p in leg.premises for g in argument.grounds(p)}
            rows.append((*base, leg.iri, *weakest(below, "likelihood"), *weakest(below, "confidence")))
        if claim not in argument.legs:
            rows.append((*base, *[None] * 5))
    columns = ("claim", "stance", "paraphrase", "hedge", "leg")
    return table((*columns, "likelihood", "likelihood_of", "confidence", "confidence_of"), rows, "Chain")
