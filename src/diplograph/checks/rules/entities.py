"""Rules on actors, places, things and works: their identifiers, and that something refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from diplograph import vocab
from diplograph.checks.context import Context
from diplograph.checks.part import Fault
from diplograph.checks.report import VIOLATION, WARNING
from diplograph.data.rows import IRI
from diplograph.namespaces import DCTERMS, GRAPH, PREFIXES, SHARED_COMPANIONS, SKOS, curie

dg = vocab.dg
_IDENTIFIER = DCTERMS + "identifier"
# Registers with a fixed form of identifier: ISO 3166-1 alpha-3, the UN's 1267 list, ISNI (ISO 27729), ISBN.
_FORMS = {
    "iso3166-1": re.compile(r"[A-Z]{3}"),
    "un1267": re.compile(r"QD[ei]\.\d{3}"),
    "isni": re.compile(r"(?:\d{4} ?){3}\d{3}[\dX]"),
    "urn": re.compile(r"isbn:[\d-]{9,16}[\dXx]"),
}
# Hosts with IRIs that identify things, and the path of such IRIs.
_HOSTS = {
    "www.wikidata.org": re.compile(r"/entity/Q[1-9]\d*"),
    "isni.org": re.compile(r"/isni/\d{15}[\dX]"),
    "viaf.org": re.compile(r"/viaf/\d+"),
    "sws.geonames.org": re.compile(r"/\d+/"),
    "id.loc.gov": re.compile(r"/authorities/\S+"),
    "d-nb.info": re.compile(r"/gnd/\S+"),
    "www.geonames.org": re.compile(r"/\d+\S*"),
    "doi.org": re.compile(r"/10\.\S+"),
}
_MATCHES = frozenset(SKOS + name for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"))
_BODIES = frozenset({dg.Organization, dg.State})
_FOUND_BY = frozenset(
    {DCTERMS + "publisher", DCTERMS + "isPartOf", _IDENTIFIER, PREFIXES["foaf"] + "page", dg.publishedAt, dg.textDigest}
)


def identifiers(context: Context) -> Iterator[Fault]:
    """An identifier is well-formed, identifies only one thing, and is the only one of its register."""
    owners: dict[tuple[str, bool], str] = {}  # a state and its territory share a code
    registers: dict[tuple[str, str], str] = {}
    for part in context.authored:
        for subject, predicate, value, _ in part.by(_IDENTIFIER) if not part.catalogue else ():
            register, _, code = value.partition(":")
            problem, place = "", dg.Place in context.graph.types.get(subject, ())
            if not re.fullmatch(r"[a-z][a-z\d-]*:.+", value):
                # A work may have a number in a series, which has no register.
                named = dg.Work in context.graph.types.get(subject, ())
                problem = "" if named else "it does not name its register, as in iso3166-1:PAK"
            elif register in _FORMS and not _FORMS[register].fullmatch(code):
                problem = f"it does not have the form of {register}"
            elif register == "isni" and not _isni(code):
                problem = "its check digit is wrong"
            elif (owner := owners.setdefault((value, place), subject)) != subject:
                problem = f"{curie(owner)} has it too"
            elif registers.setdefault((subject, register), value) != value:
                problem = f"there is another one of {register}: {registers[subject, register]}"
            elif register == "iso3166-1" and not {dg.State, dg.Place} & context.graph.types.get(subject, frozenset()):
                problem = "only states and places have codes of ISO 3166-1"
            if problem:
                message = f"the identifier {value} is doubtful: {problem}"
                yield Fault("identifier", message, "Correct it.", subject, predicate, value, part=part)


def _isni(code: str) -> bool:
    """Tell whether the last digit is the check digit by ISO 7064, MOD 11-2."""
    digits = code.replace(" ", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))


def matches(context: Context) -> Iterator[Fault]:
    """A match is an IRI that identifies a thing, not a page about it."""
    for part in context.authored:
        for subject, predicate, value, kind in part.by(*_MATCHES):
            place = urlsplit(value)
            form = _HOSTS.get(place.netloc)
            if kind != IRI or form is None or not form.fullmatch(place.path):
                message = f"{value} is not an IRI with which {place.netloc or 'a register'} identifies a thing"
                remedy = "Use one such as http://www.wikidata.org/entity/Q843; give a page about it with foaf:page."
                yield Fault("match-form", message, remedy, subject, predicate, value, part=part)


def orphans(context: Context) -> Iterator[Fault]:
    """Something refers to each actor, place, thing and work."""
    parts = [part for part in (*context.own, *context.broken) if not part.derived]
    referred = frozenset().union(*(part.referred for part in parts))
    for kind in (dg.Actor, dg.Place, dg.Thing, dg.Work):
        for iri in context.instances(kind):
            if iri not in referred and not _at_hand(context, iri):
                message, remedy = f"nothing refers to this {curie(kind)}", "Use it, or delete it."
                if other := _namesake(context, iri):
                    message += f", but {curie(other)}, which has the same name, is referred to"
                    remedy = f"Write {curie(iri)} where this one is meant, or delete it."
                yield Fault("orphan", message, remedy, iri, severity=WARNING)


def _namesake(context: Context, iri: str) -> str:
    """Return another actor, place, thing or work of the same name, or an empty string."""
    for label in context.graph.objects(iri, SKOS + "prefLabel"):
        for other in context.graph.into(SKOS + "prefLabel").get(label, ()):
            if other != iri and context.graph.types.get(other, frozenset()) & {dg.Actor, dg.Place, dg.Thing, dg.Work}:
                return other
    return ""


def _at_hand(context: Context, iri: str) -> bool:
    """Tell whether a thing may be unused: it is loaded on demand, or is shared and checked without documents."""
    alone = ("authority",) if len(context.own) == 1 else ()
    stock = tuple(f"{GRAPH}{folder}/" for folder in (*(f"companions/{name}" for name in SHARED_COMPANIONS), *alone))
    return any(part.graph.startswith(stock) for part in context.homes[iri])


def works(context: Context) -> Iterator[Fault]:
    """The authors of a work are persons or organizations, its publisher an organization, its label a title."""
    graph = context.graph
    allowed = {DCTERMS + "creator": {dg.Person, *_BODIES}, DCTERMS + "publisher": _BODIES}
    for iri in context.instances(dg.Work):
        said = graph.out[iri]
        for predicate, kinds in allowed.items():
            for value, _ in said.get(predicate, ()):
                if value in graph.types and not kinds & graph.types[value]:
                    wanted = " or a ".join(map(curie, sorted(kinds)))
                    message = f"the {curie(predicate)} of a work must be a {wanted}, which {curie(value)} is not"
                    yield Fault("work-agent", message, "Correct the reference.", iri, predicate, value)
        titles = said.get(DCTERMS + "title", ())
        for label, kind in said.get(SKOS + "prefLabel", ()):
            if titles and (label, kind) not in titles:
                remedy = "Use one of the titles, with its language; shorter forms are skos:altLabel."
                yield Fault(
                    "work-label", "the label of a work must be its title", remedy, iri, SKOS + "prefLabel", label
                )
        for whole, _ in said.get(DCTERMS + "isPartOf", ()):
            if dg.Work not in graph.types.get(whole, ()) or iri in _containers(context, whole):
                message = f"{curie(whole)} is not a work that this can be part of"
                yield Fault("work-part", message, "Name the work that contains it.", iri, DCTERMS + "isPartOf", whole)


def publishers(context: Context) -> Iterator[Fault]:
    """A work has a publisher, or something else by which it can be found.

    That is a page, an identifier, a work that it is part of, or an author that is a body and so publishes it itself.
    The document is found by its text.
    """
    graph = context.graph
    for iri in context.instances(dg.Work):
        said = graph.out[iri]
        bodies = {maker for maker, _ in said.get(DCTERMS + "creator", ()) if _BODIES & graph.types.get(maker, set())}
        if not bodies and not _FOUND_BY & said.keys():
            message = "the work has no publisher"
            remedy = "Add dcterms:publisher, or foaf:page or dcterms:identifier, so that a reader can find it."
            yield Fault("work-publisher", message, remedy, iri, severity=WARNING)


def _containers(context: Context, iri: str) -> set[str]:
    seen, todo = {iri}, [iri]
    while todo:
        new = {value for value, _ in context.graph.objects(todo.pop(), DCTERMS + "isPartOf")} - seen
        seen |= new
        todo += new
    return seen


def sources(context: Context) -> Iterator[Fault]:
    """A document with passages has a date of issue, one address, and a normalisation with its digest.

    "Now" in a text is the day it was issued; without it, the times that the text leaves open have no reference.
    """
    read = {value for value, _ in context.graph.into(dg.source)}
    for iri in context.instances(dg.Work):
        said = context.graph.out[iri]
        if (dg.textDigest in said) != (dg.normalisation in said):
            message = "dg:normalisation and dg:textDigest belong together, and one of them is missing"
            yield Fault("source-normalisation", message, 'Add dg:normalisation "n1".', iri, dg.textDigest)
        for value, _ in said.get(dg.normalisation, ()):
            if value != "n1":
                message = f"the normalisation {value!r} is unknown"
                yield Fault("source-normalisation", message, 'Write "n1".', iri, dg.normalisation, value)
        if iri in read and (DCTERMS + "issued" not in said or len(said.get(dg.publishedAt, ())) > 1):
            undated = DCTERMS + "issued" not in said  # undated is allowed for drafts and some texts
            message = "the document has no date" if undated else "the document has two addresses"
            severity = WARNING if undated else VIOLATION
            yield Fault(
                "source-issued", message, "Give it one dcterms:issued and one dg:publishedAt.", iri, severity=severity
            )


def pages(context: Context) -> Iterator[Fault]:
    """A page whose address contains a year and month was issued then."""
    for iri in context.instances(dg.Work):
        said = context.graph.out[iri]
        dates = [value for value, _ in said.get(DCTERMS + "issued", ())]
        for page, _ in (*said.get(PREFIXES["foaf"] + "page", ()), *said.get(dg.publishedAt, ())):
            dated = re.search(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/|$)", page)
            wanted = f"{dated[1]}-{dated[2]}" if dated else ""
            if dates and dated and not any(wanted.startswith(date) or date.startswith(wanted) for date in dates):
                message = f"the address of the page says {wanted}, dcterms:issued {dates[0]}"
                yield Fault("work-dated", message, "Correct one of the two.", iri, DCTERMS + "issued", dates[0])
