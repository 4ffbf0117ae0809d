"""Rules on literals: ill-typed, not canonical, or with content that does not belong in a graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from diplograph import vocab
from diplograph.checks.constraints import is_valid
from diplograph.checks.context import Context, of_each_part
from diplograph.checks.part import Fault, Part
from diplograph.data.positions import Edit, tags
from diplograph.data.rows import BLANK, IRI, Row, term
from diplograph.namespaces import DCTERMS, DG, PREFIXES, SKOS, XSD, curie

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Datatypes whose literals all stores keep as written.
_KEPT = {
    XSD + "integer": re.compile(r"0|-?[1-9]\d{0,17}"),
    XSD + "date": re.compile(r"\d{4}-\d\d-\d\d"),
    XSD + "boolean": re.compile(r"true|false"),
    XSD + "string": re.compile(r"", re.S),
}
_CAPITAL_TAG = re.compile(r"""["']@[a-zA-Z0-9-]*[A-Z]""")
_TAGGED = "@"
_NUMBERS = (XSD + "decimal", XSD + "integer", XSD + "double")
_KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((vocab.dg.normalisation, vocab.dg.quoteDigest, vocab.dg.textDigest), (XSD + "string",)),
    vocab.dg.textLength: (XSD + "integer",),
    DCTERMS + "identifier": (XSD + "string",),
    **dict.fromkeys((vocab.dg.publishedAt, PREFIXES["foaf"] + "page"), (IRI,)),
    SKOS + "scopeNote": (_TAGGED,),
    **dict.fromkeys((PREFIXES["geo"] + "lat", PREFIXES["geo"] + "long"), _NUMBERS),
}
# The longest literal of the bundled graphs has 36 words; a quotation soon has more.
MOST_WORDS, MOST_CHARACTERS = 60, 400


@of_each_part
def bad_literals(part: Part) -> Iterator[Fault]:
    """Each literal is a valid value of its datatype, in canonical form, without control characters."""
    for each in part.rows:
        yield from _literal(part, each) if each[3] not in (IRI, BLANK) else ()


def _literal(part: Part, each: Row) -> Iterator[Fault]:
    _, _, value, kind = each
    if control := _CONTROL.search(value):
        message = f"there is a control character, U+{ord(control[0]):04X}, in a literal"
        yield Fault("control-character", message, "Delete it.", *each[:3], part=part, nth=part.nth(each), shown="")
    if not kind.startswith(XSD):
        return
    shown = f'"{value}"^^{curie(kind)}'
    if not is_valid(value, kind):
        message = f"{shown} is not a value of its datatype"
        remedy = "Write a value of that datatype; a date less exact than a day is an EDTF literal (edtf:EDTF)."
        yield Fault("ill-typed-literal", message, remedy, *each[:3], part=part, nth=part.nth(each), shown=shown)
    elif remedy := lasting(value, kind):
        message = f"{shown} is not canonical, so stores will rewrite it"
        found = part.locator.statement(*each[:3], part.nth(each))
        edits: tuple[Edit, ...] = ()
        if found and remedy.startswith('Write "') and part.text[slice(*found.spans[2])][:1] in "\"'":
            edits = (Edit(*found.spans[2], f'"{as_stored(value, kind).value}"'),)
        yield Fault(
            "literal-rewritten", message, remedy, *each[:3], part=part, nth=part.nth(each), shown=shown, edits=edits
        )


def lasting(value: str, kind: str) -> str:
    """Return the form of a literal that every store keeps, or nothing if it has that form already.

    Tried with Oxigraph 0.5 and Jena TDB2 5.6: both keep the value of a number or a time
    rather than its form.  They agree on the form, except for floating-point numbers
    (``"1"`` here, ``"1.0e0"`` there) and whole decimals (``"1"`` here, ``"1.0"`` there).
    """
    kept_as_is = _KEPT.get(kind)
    if kept_as_is and (kind == XSD + "string" or kept_as_is.fullmatch(value)):
        return ""
    if kind in (XSD + "double", XSD + "float"):
        return "Write an xsd:decimal."
    if kind == XSD + "decimal" and re.fullmatch(r"[+-]?\d*(?:\.0*)?", value):
        return "Write an xsd:integer."
    kept = as_stored(value, kind)
    return f'Write "{kept.value}"^^{curie(kept.datatype.value)}.' if kept != term(value, kind) else ""


@cache
def as_stored(value: str, kind: str) -> ox.Literal:
    """Return the literal as a store returns it: Oxigraph keeps values, not their lexical forms."""
    store = ox.Store()
    node = ox.NamedNode(DG)
    store.add(ox.Quad(node, node, term(value, kind)))
    kept = next(iter(store)).object
    assert isinstance(kept, ox.Literal)
    return kept


@of_each_part
def rewritten_tags(part: Part) -> Iterator[Fault]:
    """Each language tag is in lower case, since stores convert it."""
    for tag in tags(part.text) if _CAPITAL_TAG.search(part.text) else ():
        if tag.tag != tag.tag.lower():
            message = f"the language tag @{tag.tag} is not in lower case, so stores will rewrite it"
            yield Fault(
                "literal-rewritten", message, f"Write @{tag.tag.lower()}.", value=f"@{tag.tag}", part=part,
                place=part.locator.place(tag.start),
                edits=(Edit(tag.start + 1, tag.start + 1 + len(tag.tag), tag.tag.lower()),),
            )  # fmt: skip


@of_each_part
def value_kinds(part: Part) -> Iterator[Fault]:
    """Digests, codes and lengths are plain literals, scope notes have a language tag, and pages are IRIs.

    Values of different kinds are never equal, so a query, merge or digest would miss the one that differs.
    """
    for subject, predicate, value, kind in part.by(*_KINDS) if part.authored else ():
        wanted = _KINDS[predicate]
        if not subject.startswith("_:") and kind not in wanted and kind[:1] not in wanted:
            message = f"{curie(predicate)} must be {_shown_kind(wanted[0])}, and this is {_shown_kind(kind)}"
            yield Fault("value-kind", message, "Write it in that form.", subject, predicate, value, part=part)


def _shown_kind(kind: str) -> str:
    if kind in (IRI, BLANK):
        return "an IRI" if kind == IRI else "a blank node"
    if kind.startswith(_TAGGED):
        return "a text with a language tag"
    return "a plain string" if kind == XSD + "string" else f"an {curie(kind)}"


@of_each_part
def long_literals(part: Part) -> Iterator[Fault]:
    """No literal is so long that it might be copied from the text."""
    for each in part.rows if not part.ontology else ():
        _, _, value, kind = each
        if kind in (IRI, BLANK) or len(value) <= MOST_WORDS:
            continue
        words = len(value.split())
        if len(value) > MOST_CHARACTERS or words > MOST_WORDS:
            message = f"the literal has {words} words, and a graph must not copy the text"
            remedy = f"Write at most {MOST_WORDS} words, in your own words, or delete it."
            yield Fault("text-in-graph", message, remedy, *each[:3], part=part, nth=part.nth(each), shown="")


def dates(context: Context) -> Iterator[Fault]:
    """Each EDTF literal is valid at level 0 or 1."""
    for part, each, wrong in context.bad_dates:
        if part in context.own:
            yield Fault("edtf", wrong, "Correct the literal.", *each[:3], part=part)
