"""Where statements stand: what the reader finds is what the parser finds, at the place where it is written."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.data import bundled
from diplograph.data.positions import Locator, Place, prefixes, statements, tags

ODD = r"""@prefix : <http://e/> .
PREFIX x: <http://x/>
@base <http://base/a/> .
# x:no :p 1 .
:a a :B , <b> ; :p "say \"so\" # no comment" , 'x'@en-gb , '''two
lines''' , "4"^^x:kind , 1.5 , -2e3 , true ;
   :q [ :r :c ; :s [] ] ; .
@prefix x: <http://y/> .
x:b\,c :p ( 1 [ :q 2 ] "\u00e9" ) .
[ :p x: ] :q :caf\-e .
BASE <http://other/>
<z> <#p> _:blank . _:blank :p <../up> .
"""


def plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return "_:" if isinstance(term, ox.BlankNode) else getattr(term, "value", "")


def test_it_reads_what_the_parser_reads() -> None:
    parsed = [quad.triple for quad in ox.parse(ODD.encode(), format=ox.RdfFormat.TURTLE)]
    rest = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest", "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil")
    expected = sorted(
        (plain(t.subject), t.predicate.value, plain(t.object)) for t in parsed if t.predicate.value != rest[0]
    )
    found = [
        tuple("_:" if part.startswith("_:") else part for part in (s.subject, s.predicate, s.object))
        for s in statements(ODD)
    ]
    assert sorted(found) == expected


def test_each_term_is_where_it_is_written() -> None:
    (found,) = [s for s in statements(ODD) if s.object == "two\nlines"]
    assert [ODD[start:end] for start, end in found.spans] == [":a", ":p", "'''two\nlines'''"]
    locator = Locator(ODD)
    assert locator.exactly("http://e/a", "http://e/p", "two\nlines") == Place(5, 60)
    assert locator.nearest("http://e/a", "http://e/p", "something else") == Place(5, 17)
    assert locator.nearest("http://e/a", "http://e/none", "") == Place(5, 1)
    assert locator.exactly("http://e/a", "http://e/p", "none") is None
    assert locator.shorten("http://y/n") == "x:n" and prefixes(ODD)["x"] == "http://y/"
    assert [tag.tag for tag in tags(ODD)] == ["en-gb"]


@pytest.mark.parametrize("path", bundled.bundled_files(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_it_finds_every_statement_of_ours(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    locator = Locator(text)
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode):
            value = quad.object.value if isinstance(quad.object, ox.NamedNode | ox.Literal) else "_:"
            assert locator.exactly(quad.subject.value, quad.predicate.value, value), quad
