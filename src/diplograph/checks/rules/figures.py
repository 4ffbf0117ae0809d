"""Rules on figures and dates that cannot be right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.constraints import is_valid
from diplograph.checks.context import Context, of_each_part
from diplograph.checks.part import Fault, Part
from diplograph.checks.report import VIOLATION, WARNING
from diplograph.data.dates import bounds
from diplograph.data.rows import IRI
from diplograph.namespaces import DCTERMS, EDTF, SEM, SKOS, XSD, curie

dg = vocab.dg
_LAST, _ISSUED = SEM + "hasLatestEndTimeStamp", DCTERMS + "issued"
_FIRST_YEAR, _AHEAD = 1500, 10
_NO_END = "9999-12-31"
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# Units that count whole people or things.
_WHOLE = {vocab.unit.deaths}
_NUMBERS = {XSD + "integer", XSD + "decimal"}


def counts(context: Context) -> Iterator[Fault]:
    """A count of people or things is a whole number and not negative."""
    for iri in context.instances(dg.Measurement):
        said = context.graph.out[iri]
        units = {value for value, _ in said.get(dg.unit, ())}
        for value, kind in said.get(dg.value, ()):
            if not units & _WHOLE or kind not in _NUMBERS or not is_valid(value, kind):
                continue
            if float(value) < 0 or float(value) % 1:
                message = f"{value} {curie(min(units))}: a count must be a whole number and not negative"
                yield Fault("figure-count", message, "Correct dg:value or dg:unit.", iri, dg.value, value)


def years(context: Context) -> Iterator[Fault]:
    """A year in the label or time cue of a situation falls within its time.

    A label may also name the year of something else, as in "renewal of the treaty of 1960", so this is an
    error for a figure only.
    """
    for iri in context.instances(dg.Situation):
        said = context.graph.out[iri]
        spans = [span for when, _ in said.get(dg.when, ()) if (span := _span(when))]
        for predicate in (SKOS + "prefLabel", dg.timeCue):
            for text, _ in said.get(predicate, ()) if spans else ():
                named = _YEAR.findall(text)
                if named and not any(first[:4] <= year <= last[:4] for first, last in spans for year in named):
                    what = "label" if predicate != dg.timeCue else "time cue"
                    when = said[dg.when][0][0]
                    message = f"the {what} says {', '.join(sorted(set(named)))}, dg:when {when}"
                    severity = VIOLATION if dg.Measurement in context.graph.types[iri] else WARNING
                    yield Fault("year-outside", message, "Correct one of the two.", iri, dg.when, when, severity)


def _span(when: str) -> tuple[str, str] | None:
    """Return the first and last year of a date; an open end has none, and an invalid date is reported elsewhere."""
    try:
        found = bounds(when, latest=_NO_END)
    except ValueError:
        return None
    return (found[0] or "", found[3] or _NO_END) if found else None


@of_each_part
def plausible(part: Part) -> Iterator[Fault]:
    """Dates are between 1500 and ten years from now, and no interval begins and ends with the same date."""
    latest = datetime.date.today().year + _AHEAD
    for subject, predicate, value, kind in part.rows if part.authored else ():
        if kind not in (EDTF, XSD + "date"):
            continue
        odd = [year for year in re.findall(r"(?<!\d)\d{4}(?!\d)", value) if not _FIRST_YEAR <= int(year) <= latest]
        first, slash, last = value.partition("/")
        backwards = slash and first[:4].isdigit() and last[:4].isdigit() and last < first[: len(last)]
        if odd or backwards or (slash and first == last and first[:1].isdigit()):
            message = f"the date {value} is not plausible"
            yield Fault("date-plausible", message, "Correct it.", subject, predicate, value, part=part)


def cited_later(context: Context) -> Iterator[Fault]:
    """A document cites only works issued before it or on the same day."""
    graph = context.graph
    for citation in context.instances(dg.Citation):
        for work, kind in graph.objects(citation, dg.citedWork):
            notes = [value for value in graph.objects(citation, dg.citingNote) if kind == IRI]
            sources = {source for note, _ in notes for source, _ in graph.objects(note, dg.source)}
            issued = [date for source in sources for date, _ in graph.objects(source, _LAST)]
            begun = [date for date, _ in graph.objects(work, SEM + "hasEarliestBeginTimeStamp")]
            if issued and begun and min(begun) > max(issued):
                message = f"{curie(work)} was issued after the document that cites it"
                yield Fault("cited-later", message, "Correct a date or the work.", citation, dg.citedWork, work)
