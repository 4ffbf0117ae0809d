"""Faults of syntax: each with its cause, where it is, all of a file, and none that only follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.data.syntax import mentioned, read_all

HEAD = "@prefix a: <http://a/> .\n"

# What is written behind the head, and each fault as line, column and words of its message.
FAULTS: dict[str, tuple[str, list[tuple[int, int, str]]]] = {
    "string": ('a:b a:c "x ;\n  a:d "y" .\na:e a:f a:g .', [(2, 9, "not closed on its line")]),
    "long string": ('a:b a:c """x ;\n  a:d "y" .\n\na:e a a:F .', [(2, 9, "not closed")]),
    "long string among others": (
        'a:b a:c """x ;\n a:d a:e .\n\na:e a a:F .\na:g a:h """y""" .',
        [(2, 9, "not closed")],
    ),
    "IRI": ("a:b a:c <http://x ;\n  a:d a:e .\n\na:e a a:F .", [(2, 9, "never closed")]),
    "space in an IRI": ("a:b a:c <http://x/y z> .", [(2, 20, "a space cannot be in an IRI")]),
    "curly quotes": ("a:b a:c “x y”@en .\na:e a:f a:g .", [(2, 9, "curly quotation mark")]),
    "apostrophe": ("a:b a:c 'it's'@en .\na:e a:f a:g .", [(2, 12, "an apostrophe ends")]),
    "quotation mark": ('a:b a:c "a "b" c"@en .', [(2, 12, "a quotation mark inside")]),
    "slash": ("a:b a:c a:s/1 .\na:e a:f a:g .", [(2, 12, "cannot hold '/'")]),
    "relative IRI": ("a:b a:c <x> .\na:e a:f a:g .", [(2, 9, "is relative")]),
    "semicolon": (
        "a:b a:c a:d\n   a:e a:f .\na:e a:f a:g .",
        [(3, 4, "a ; is missing in front of this")],
    ),
    "full stop": ("a:b a:c a:d\n\na:e a a:F .\n", [(2, 9, "no full stop")]),
    "full stop at the end": ('a:b a:c "d"@en', [(2, 12, "no full stop")]),
    "comma": ("a:b a:c a:d ,\n   a:e a:f .\na:e a:f a:g .", [(3, 8, "or the one before is wrong")]),
    "glued comment": ("a:b a:c a:d# so ;\n   a:e a:f .\na:e a:f a:g .", [(2, 12, "the comment begins right after")]),
    "prefix": ("b:c a:d b:e ;\n  c:d b:e .\nb:e a:f a:g .", [(2, 1, "prefix b: is not"), (3, 3, "prefix c: is not")]),
    "conflict": ("<<<<<<< ours\na:b a:c a:d .\n=======\na:b a:c a:e .\n>>>>>>> theirs\n", [(2, 1, "conflict markers")]),
    "date": ("a:b a:c 2024-01-02 .", [(2, 9, "a date is a string")]),
    "bare word": ("a:b a:c yes .", [(2, 9, "yes is not a value")]),
    "no value": ("a:b a:c .\na:e a:f a:g .", [(2, 9, "a value is missing")]),
    "two stops": ("a:b a:c a:d . .\na:e a:f a:g .", [(2, 15, "a subject is missing")]),
    "bracket": ("a:b a:c [ a:d a:e .\na:e a:f a:g .", [(2, 19, "should end with a ']'")]),
    "triple term": ("a:b a:c <<( a:d a:e a:f )>> .", [(2, 9, "RDF 1.2")]),
    "several": (
        "a:b a:c yes .\na:b a:c a:s/1 .\na:b a:c a:d .\na:b a:c “x” .",
        [(2, 9, "yes"), (3, 12, "/"), (5, 9, "“")],
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("what", FAULTS)
def test_each_is_found_where_it_is_and_nothing_else(what: str, end: str) -> None:
    text, expected = FAULTS[what]
    _, faults = read_all(Path("x.ttl"), (HEAD + text).replace("\n", end))
    assert [(fault.line, fault.column) for fault in faults] == [place[:2] for place in expected]
    for fault, (_, _, words) in zip(faults, expected, strict=True):
        assert words in fault.what and fault.remedy


def test_what_parses_has_no_faults() -> None:
    triples, faults = read_all(Path("x.ttl"), HEAD + 'a:b a:c """x\n\na:y a yes""" ; a:d [ a:e 1.5 ] .\n')
    assert len(triples) == 3 and not faults


def test_the_statements_beside_a_fault_are_read() -> None:
    triples, _ = read_all(Path("x.ttl"), HEAD + "a:b a:c a:d .\na:b a:c yes .\na:e a:f a:g .\n")
    assert len(triples) == 2


def test_what_is_mentioned_is_known_whatever_is_wrong() -> None:
    assert set(mentioned("a:b actor:india <http://x/y> .")) == {
        "https://w3id.org/diplograph/id/actor/india",
        "http://x/y",
    }
