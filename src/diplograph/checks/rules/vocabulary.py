"""Rules on the vocabulary: undefined terms and undescribed things, which shapes cannot find.

A misspelt class or property of a known vocabulary conforms to every shape, so each
IRI in a known namespace is looked up, in every position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from diplograph.checks.context import Context, of_each_part
from diplograph.checks.known import KNOWN
from diplograph.checks.part import Fault, Part, terms
from diplograph.data import bundled
from diplograph.data.discovery import graph_iri
from diplograph.data.positions import OBJECT, Edit
from diplograph.data.rows import IRI, Row
from diplograph.namespaces import DG, ID, SCHEME, SHAPES, curie
from diplograph.spelling import nearest

# The least similarity, of 100, of a misspelling to the term meant, and its least lead over any other.
_SURE, _APART = 85.0, 10.0


def unknown_terms(context: Context) -> Iterator[Fault]:
    """Each term is defined by its vocabulary, and each thing referred to is described."""
    described = frozenset().union(*(part.described for part in context.every if not part.derived))
    individuals = described | set(context.foreign)
    used = frozenset().union(*(part.things - individuals | part.terms for part in context.own))
    defined = _defined(context, used)
    verdicts = {iri: verdict for iri in used if (verdict := _verdict(iri, defined, individuals))}
    for part in context.own if verdicts else ():
        for each in part.rows:
            for position, iri in enumerate(terms(each)):
                if iri in verdicts:
                    rule, message, remedy, meant = verdicts[iri]
                    edits = _respelt(part, each, position, iri, meant)
                    yield Fault(
                        rule, message, remedy, *each[:3], part=part, term=position, shown=curie(iri),
                        nth=part.nth(each), edits=edits,
                    )  # fmt: skip


def _respelt(part: Part, each: Row, position: int, iri: str, meant: list[str]) -> tuple[Edit, ...]:
    """Return the edit, if only one term can be meant and the wrong one is written as a prefixed name."""
    found = part.locator.statement(*each[:3], part.nth(each)) if _is_plain(iri, meant) else None
    if found is None or (position == OBJECT and each[3] != IRI):
        return ()
    start, end = found.spans[position]
    local, correct = (name[max(name.rfind("#"), name.rfind("/")) + 1 :] for name in (iri, meant[0]))
    written = part.text[start:end]
    return (Edit(start, end, written.removesuffix(local) + correct),) if written.endswith(":" + local) else ()


def _is_plain(iri: str, meant: list[str]) -> bool:
    """Tell whether a misspelt term can only mean the first of the similar ones."""
    from rapidfuzz import fuzz  # imported only if something is misspelt

    local = iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]
    likeness = [fuzz.ratio(local, near[-len(local) - 2 :].rpartition("/")[2].rpartition("#")[2]) for near in meant]
    first, second, *_ = [*likeness, 0.0, 0.0]
    return first >= _SURE and first - second >= _APART


def _defined(context: Context, used: Set[str]) -> set[str]:
    """Return the terms of the ontology, the schemes and the shapes, and concepts that a document adds."""
    defined = set().union(*(part.described for part in context.shared))
    for part in context.own:
        defined |= {iri for iri in part.described if part.ontology or iri.startswith(SCHEME)}
    if any(iri.startswith((DG, SCHEME, SHAPES)) and iri not in defined for iri in used):
        here = {part.graph for part in context.every}
        for path in (*bundled.context_files(), *bundled.shape_files(), bundled.style()):
            defined |= context.kept.read(path).described if graph_iri(path) not in here else frozenset()
    return defined


def untyped(context: Context) -> Iterator[Fault]:
    """Everything described has a type, since no shape applies without one."""
    typed = {each[0] for part in context.every for each in part.typed} | set(context.foreign)
    for iri in sorted(set(context.homes) - typed):
        if iri.startswith(ID) and not all(part.derived for part in context.homes[iri]):
            remedy = "Give it a type with `a`, or correct its name."
            yield Fault("untyped", "it is described, but has no type", remedy, iri)


@of_each_part
def nameless(part: Part) -> Iterator[Fault]:
    """Things that others may refer to have an IRI, not a blank node."""
    for each in part.typed if not part.ontology else ():
        subject, _, value, _ = each
        if subject.startswith("_:") and value.startswith(DG):
            message = f"a {curie(value)} without an IRI, to which nothing can refer"
            remedy = "Give it an IRI instead of a blank node."
            yield Fault("nameless", message, remedy, *each[:3], part=part, nth=part.nth(each), shown="")


Verdict = tuple[str, str, str, list[str]]


def _verdict(iri: str, defined: Set[str], individuals: Set[str]) -> Verdict | None:
    if iri.startswith(ID):
        if iri in individuals:
            return None
        hint, near = _near(iri, individuals)
        message = f"{curie(iri)} is not described anywhere"
        return "dangling-reference", message, f"{hint}Describe it, or correct the reference.", near
    if iri.startswith((DG, SCHEME, SHAPES)):
        if iri in defined:
            return None
        hint, near = _near(iri, defined)
        listing = "`diplograph terms` lists them." if not hint else ""
        return "unknown-term", f"{curie(iri)} is not a term of Diplograph", f"{hint}{listing}".strip(), near
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    terms = KNOWN.get(iri[:cut]) if iri[cut:] else None
    if terms is None or iri[cut:] in terms or re.fullmatch(r"_\d+", iri[cut:]):
        return None
    near = [iri[:cut] + name for name in nearest(iri[cut:], terms, 2)]
    hint = "Did you mean " + " or ".join(map(curie, near)) + "? " if near else ""
    return "unknown-term", f"{curie(iri)} is not a term of its vocabulary", f"{hint}Correct the spelling.", near


def _near(iri: str, among: Set[str]) -> tuple[str, list[str]]:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    near = nearest(iri, [other for other in among if other.startswith(iri[:cut])], 2)
    return "Did you mean " + " or ".join(map(curie, near)) + "? " if near else "", near
