"""The rule on duplicates: things whose names suggest that they are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from diplograph.checks import names
from diplograph.checks.context import Context
from diplograph.checks.part import Fault
from diplograph.checks.report import WARNING
from diplograph.data import bundled
from diplograph.data.discovery import graph_iri
from diplograph.namespaces import DG, ID, PREFIXES, SKOS, curie

_DIFFERENT = PREFIXES["owl"] + "differentFrom"
_LABELS = (SKOS + "prefLabel", SKOS + "altLabel")
_ACTORS = ("Actor", "Person", "Organization", "State", "Collective")
# Families in which a close spelling suggests the same thing; situations often differ by a single word.
_FUZZY = (ID + "actor/", ID + "place/", ID + "thing/")


def duplicates(context: Context) -> Iterator[Fault]:
    """No two things of a family have the same or almost the same name, unless declared different."""
    families: dict[str, set[str]] = defaultdict(set)
    for iri, kinds in context.kinds.items():
        for kind in kinds:
            family = kind.removeprefix(DG)
            families[iri].add("actor" if family in _ACTORS else family.lower())
    apart: set[frozenset[str]] = set()
    every: list[names.Name] = []
    for part in context.every:
        for subject, predicate, value, _ in part.by(*_LABELS):
            preferred = predicate == _LABELS[0]
            every += [names.Name(subject, family, value, preferred) for family in families.get(subject, ())]
        apart |= {frozenset((subject, value)) for subject, _, value, _ in part.by(_DIFFERENT)}
    # The shared files have been checked for this already.
    authority = {graph_iri(path) for path in bundled.authority_files()}
    shared = {iri for part in context.every if part.graph in authority for iri in part.described}
    new = {iri for iri in context.homes if iri.startswith(_FUZZY) and iri not in shared}
    for found in names.likely(every, context.homes, new, apart):
        name, other = found.name, found.other
        alike = "also a name of" if found.equal else f"close to {other.text!r}, a name of"
        remedy = (
            f"If they are the same, use {curie(other.iri)}; if not, distinguish them by their labels, "
            "or add owl:differentFrom."
        )
        path = _LABELS[0] if name.preferred else _LABELS[1]
        message = f"{name.text!r} is {alike} {curie(other.iri)}"
        yield Fault("duplicate-label", message, remedy, name.iri, path, name.text, WARNING)
