"""One canonical form: equal for what says the same, and refused before it takes for ever."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pyoxigraph as ox
import pytest

from diplograph.data.canonical import canonical, digest, lines, same
from diplograph.errors import DataError

HEAD = "@prefix : <http://e/> .\n"


def graph(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse((HEAD + text).encode(), format=ox.RdfFormat.TURTLE)]


def all_know_all(count: int) -> Iterator[str]:
    return (f"_:n{one} :knows _:n{other} ." for one, other in permutations(range(count), 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (":a :p :b , :c .", ":a :p :c . :a :p :b ."),
        ("_:x :p 1 . _:y :p 2 .", "_:y :p 1 . _:x :p 2 ."),
        (":a :p ( 1 1 ) .", ":a :p [ <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ; "
         "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> ( 1 ) ] ."),
        ("_:x :p _:y . _:y :p _:x .", "_:b :p _:a . _:a :p _:b ."),
    ],
)  # fmt: skip
def test_what_says_the_same_is_the_same(one: str, other: str) -> None:
    assert same(graph(one), graph(other))
    assert lines(graph(one)) == lines(graph(other)) and digest(lines(graph(one))) == digest(lines(graph(other)))


@pytest.mark.parametrize(
    ("one", "other"), [("_:x :p _:y .", "_:x :p _:x ."), (":a :p 1 .", ":a :p 01 ."), ("_:x :p 1 .", ":x :p 1 .")]
)
def test_what_differs_is_told_apart(one: str, other: str) -> None:
    assert not same(graph(one), graph(other))
    assert digest(lines(graph(one))) != digest(lines(graph(other)))


def test_statements_are_sorted_and_stand_once() -> None:
    quads = [ox.Quad(t.subject, t.predicate, t.object) for t in graph(":b :p 1 . :a :p _:x , _:y .")]
    found = canonical([*quads, *quads])
    assert [str(q.subject) for q in found] == ["<http://e/a>", "<http://e/a>", "<http://e/b>"]


@pytest.mark.parametrize(
    "text",
    [
        f":a :p ( {' '.join('1' * 300)} ) .",
        f":a :p ( {' '.join('1' * 5000)} ) .",
        " ".join(all_know_all(10)),
        " ".join(f"_:n{one} :knows _:n{one ^ (1 << bit)} ." for one in range(64) for bit in range(6)),
    ],
    ids=["a list", "a long list", "all know all", "a cube"],
)
def test_what_would_take_for_ever_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="Give them IRIs"):
        lines(graph(text))


@pytest.mark.parametrize(
    "text",
    [
        f":a :p ( {' '.join('1' * 100)} ) .",
        f":a :p ( {' '.join(map(str, range(1000)))} ) .",
        " ".join(f":a{n} :p [ :q ( :b :c :d ) ] ." for n in range(500)),
        " ".join(f":a :p [ :q {n % 3} ] ." for n in range(3000)),
    ],
    ids=["equal members", "different members", "the same list again and again", "many that look alike"],
)
def test_what_people_write_is_not(text: str) -> None:
    assert lines(graph(text)) == lines(reversed(graph(text)))
