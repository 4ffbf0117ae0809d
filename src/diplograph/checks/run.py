"""Check a graph against every rule: files or a store in, one report out."""

from __future__ import annotations

import contextlib
import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from diplograph.checks.context import Context, Kept
from diplograph.checks.part import Fault, Part
from diplograph.checks.report import VIOLATION, WARNING, Finding, Report
from diplograph.checks.rules import RULES, UNFINISHED
from diplograph.data import bundled
from diplograph.data.discovery import GraphFile, find_files, graph_files, shown
from diplograph.data.positions import Edit, Place
from diplograph.errors import SyntaxFault
from diplograph.namespaces import GRAPH, PREFIXES, curie

_VERSION = PREFIXES["owl"] + "versionInfo"


def check(
    paths: Iterable[str | Path] = (), engine: str = "native", strict: bool = False, *, kept: Kept | None = None
) -> Report:
    """Check the files at ``paths``, or the bundled graph and its ontology.

    Every rule of `diplograph.checks.rules.RULES` is applied.  Files of your own are checked
    together with the ontology, the schemes and the shared actors, places, things and works,
    whose own faults are not reported again.  A file that does not parse is left out of the
    other rules, and findings that may merely follow from that are not reported.

    Args:
        paths: Turtle files or folders; none for the bundled graph.
        engine: SHACL engine, ``native``, ``shifty`` or ``pyshacl``.
        strict: whether warnings count for verdict and exit code.
        kept: the state of the last check, which makes the next one after a small change faster.

    Raises:
        NotFound, UsageError: the call is at fault.
        NoStatements: a folder holds no ``.ttl`` file.

    """
    paths = list(paths)
    files = find_files(paths) if paths else _bundled()
    kept = kept or Kept()
    with _collector_at_rest():
        return check_parts([kept.read(file.path) for file in files], kept, engine, strict)


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from scanning, again and again, statements that live until the check ends."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


def check_store(
    store: ox.Store, graphs: Collection[str] | None = None, engine: str = "native", strict: bool = False
) -> Report:
    """Check graphs of a store, all or the named ones: the same findings, without file and line."""
    named: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in store:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        if graphs is None or name in graphs:
            named[name].append(ox.Triple(quad.subject, quad.predicate, quad.object))
    return check_parts([Part(graph, None, held) for graph, held in sorted(named.items())], Kept(), engine, strict)


def _bundled() -> list[GraphFile]:
    return graph_files([*bundled.bundled_files(), *bundled.shape_files(), bundled.style()])


def check_parts(parts: list[Part], kept: Kept, engine: str = "native", strict: bool = False) -> Report:
    """Check parts that have already been read, and return the report."""
    own = [part for part in parts if not part.faults]
    context = Context(own, [part for part in parts if part.faults], kept, engine)
    findings = [_unparsed(part, fault) for part in context.broken for fault in part.faults]
    if any(part.rows for part in own) or not findings:
        faults = (fault for rule in RULES for fault in rule(context))
        if context.broken:
            faults = (f for f in faults if not {f.subject, f.value} & context.mentioned)
        findings += _drafted(context, (_found(context, fault) for fault in faults))
    return Report(findings, len(parts), sum(len(part.rows) for part in own), strict)


def _unparsed(part: Part, fault: SyntaxFault) -> Finding:
    assert part.path is not None
    place = (shown(part.path), fault.line, fault.column)
    return Finding(
        *place, VIOLATION, "syntax", fault.what, fault.remedy, edits=tuple(Edit(*edit) for edit in fault.edits)
    )


def _found(context: Context, fault: Fault) -> Finding:
    """Return the finding for a fault.  Its default position is that of the statement, else of the subject."""
    part, place = _located(context, fault)
    subject = "" if fault.subject.startswith("_:") else _short(part, fault.subject)
    value = _short(part, fault.value) if fault.shown is None else fault.shown
    return Finding(
        shown(part.path) if part and part.path else "", *(place or Place()),
        fault.severity, fault.rule, fault.message, fault.remedy, subject, curie(fault.path), value, fault.edits,
    )  # fmt: skip


def _located(context: Context, fault: Fault) -> tuple[Part | None, Place | None]:
    if fault.place or not fault.subject:
        return fault.part, fault.place
    asked = (fault.subject, fault.path, fault.value)
    for part in [fault.part] if fault.part else context.homes.get(fault.subject, []):
        if place := part.locator.exactly(*asked, fault.term, fault.nth):
            return part, place
    home = fault.part or context.home(fault.subject)
    return home, home.locator.nearest(*asked) if home else None


def _short(part: Part | None, iri: str) -> str:
    return part.locator.shorten(iri) if part else curie(iri)


def _drafted(context: Context, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Combine the findings about what a draft still lacks into one, with their number."""
    drafts = _drafts(context)
    unfinished: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.rule in UNFINISHED and finding.file in drafts:
            unfinished[finding.rule].append(finding)
        else:
            yield finding
    for found in unfinished.values():
        first, *others = sorted(found)
        many = f" (so far {len(found)} times)" if others else ""
        message = f"the document is a draft, and this is unfinished{many}: {first.message}"
        edits = first.edits if not others else ()
        yield first._replace(severity=WARNING, message=message, subject="" if others else first.subject, edits=edits)


def _drafts(context: Context) -> set[str]:
    """Return the files of each document whose catalogue gives a pre-release version, with that catalogue."""
    drafts = set()
    for listing in context.catalogues:
        graphs = {s for s, p, o, _ in listing.rows if p == _VERSION and "-" in o and s.startswith(GRAPH)}
        held = [part for part in context.own if part.graph in graphs]
        drafts |= {shown(part.path) for part in [*held, *([listing] if graphs else [])] if part.path}
    return drafts
