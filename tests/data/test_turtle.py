"""The one writer of Turtle: it says what it was given, in the layout of `fmt`, the same each time."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.data import bundled, turtle
from diplograph.data.canonical import same
from diplograph.data.layout import formatted

FILES = [*bundled.bundled_files(), *bundled.shape_files()]
ODD = r"""
@prefix : <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix actor: <https://w3id.org/diplograph/id/actor/> .
:a a :B , :C ; :p "x"@en , "say \"so\"\\" , "two\nlines" , "'" , "tab\t" , "\u0007" , "" ;
    :q 01 , 1.50 , 1e0 , true , "1"^^xsd:boolean , "x"^^xsd:integer , "1."^^xsd:decimal , "2024-01-01"^^xsd:date ,
        "x"^^:kind .
actor:a\(b\) :p actor:a\. , actor:b\.  , actor:\-c , <https://w3id.org/diplograph/id/actor/> ,
    <https://w3id.org/diplograph/id/actor/%20> ,
    <https://w3id.org/diplograph/id/actor/Ünal> , actor:0x , <http://e/a#> , [ :q [] ] , ( 1 "a" ) .
[] :p _:b . _:b :p :a .
"""


def triples(data: bytes) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]


@pytest.mark.parametrize("in_order", [True, False])
@pytest.mark.parametrize("prefixes", [{}, {"actor": "https://w3id.org/diplograph/id/actor/", "e": "http://e/"}])
def test_it_says_the_same(prefixes: dict[str, str], in_order: bool) -> None:
    given = triples(ODD.encode())
    written = turtle.write(given, prefixes, "# head\n", in_order)
    assert same(given, triples(written))
    assert written == turtle.write(reversed(given), prefixes, "# head\n") or in_order


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_it_is_laid_out_as_fmt_does(path: Path, tmp_path: Path) -> None:
    given = triples(path.read_bytes())
    file = tmp_path / "a.ttl"
    file.write_bytes(turtle.write(given, head="# head\n"))
    assert same(given, triples(file.read_bytes()))
    if not any(isinstance(t.subject, ox.BlankNode) for t in given) and path.parent != bundled.shapes():
        assert formatted(file) == file.read_bytes()


def test_the_order_can_be_kept() -> None:
    given = triples(b"@prefix : <http://e/> . :z a :B ; :q 2 , 1 ; :p 3 . :a :p :z .")
    assert turtle.write(given, {"e": "http://e/"}, in_order=True).decode() == (
        "@prefix e: <http://e/> .\n\ne:z a e:B ;\n    e:q 2 ,\n        1 ;\n    e:p 3 .\n\ne:a e:p e:z .\n"
    )


def test_nothing_is_nothing() -> None:
    assert turtle.write([]) == b""
