"""Generate ``known.py`` from rdflib's closed vocabularies: ``python -m diplograph.checks.vocabularies``.

`check` needs the terms of twelve vocabularies.  rdflib has the lists but takes longer to import than
a whole check, so they are written to a file, and a test compares the two.
"""

from __future__ import annotations

from pathlib import Path

from diplograph.namespaces import PREFIXES

_OF_RDFLIB = ("RDF", "RDFS", "OWL", "XSD", "SH", "SKOS", "DCTERMS", "PROV", "FOAF", "ORG", "DCAT", "VOID")
# Terms of vocabularies for which rdflib has no closed list, as far as we use or expect them.
_SEM = """
    Core Event Place Actor Time Type EventType ActorType PlaceType TimeType Constraint Role RoleType Temporary
    View Authority Object eventProperty accordingTo eventType hasActor hasPlace hasTime hasSubEvent subEventOf
    actorType placeType timeType roleType hasTimeStamp hasBeginTimeStamp hasEndTimeStamp
    hasEarliestBeginTimeStamp hasLatestBeginTimeStamp hasEarliestEndTimeStamp hasLatestEndTimeStamp subTypeOf
    type hasSubType
"""
_OA = """
    Annotation Choice CssSelector DataPositionSelector Direction FragmentSelector HttpRequestState Motivation
    PreferContainedDescriptions RangeSelector ResourceSelection Selector SpecificResource State Style
    SvgSelector TextPositionSelector TextQuoteSelector TextualBody TimeState XPathSelector annotationService
    bodyValue cachedSource canonical end exact hasBody hasEndSelector hasPurpose hasScope hasSelector hasSource
    hasStartSelector hasState hasTarget motivatedBy prefix processingLanguage refinedBy renderedVia sourceDate
    sourceDateEnd sourceDateStart start styleClass styledBy suffix textDirection via
"""
_EDTF = "EDTF EDTF-level0 EDTF-level1 EDTF-level2"


def terms() -> dict[str, list[str]]:
    """Return the terms of each vocabulary, by its namespace."""
    import rdflib.namespace as known

    found = {PREFIXES[prefix]: sorted(names.split()) for prefix, names in (("sem", _SEM), ("oa", _OA), ("edtf", _EDTF))}
    for name in _OF_RDFLIB:
        vocabulary = getattr(known, name)
        # `_extras` are the terms that are keywords in Python: sh:class, sh:or …
        found[str(vocabulary)] = sorted({*getattr(vocabulary, "__annotations__", {}), *vocabulary._extras})
    return found


def source() -> str:
    """Return the text of ``known.py``."""
    lines = [
        '"""The terms of the vocabularies that graphs use, by namespace.',
        "",
        "Written by `python -m diplograph.checks.vocabularies`; do not edit.",
        '"""',
        "",
        "KNOWN: dict[str, frozenset[str]] = {",
    ]
    for namespace, names in sorted(terms().items()):
        lines += [f'    "{namespace}": frozenset(', f'        "{" ".join(names)}".split()', "    ),"]
    return "\n".join([*lines, "}"]) + "\n"


def main() -> None:
    """Write ``known.py``."""
    (Path(__file__).parent / "known.py").write_text(source(), encoding="utf-8")


if __name__ == "__main__":
    main()
