# ruff: noqa: E501 - lists of tokens
"""Random input for every parser and for the guard: an answer, or an error of ours, within a time.

A seed corpus stands in ``corpus/``; what was found is there, too.  Each target runs for
``DIPLOGRAPH_FUZZ_SECONDS`` (default: 2), an hour by hand::

    DIPLOGRAPH_FUZZ_SECONDS=400 pytest tests/fuzz -s
"""

from __future__ import annotations

import os
import random
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.data import turtle
from diplograph.data.dates import bounds
from diplograph.errors import DiplographError
from diplograph.export.registry import read
from diplograph.queries.guard import names_graphs, refuse_side_effects
from diplograph.queries.header import read_header
from diplograph.screen import discreet, visible
from diplograph.text.drafting import draft_passages
from diplograph.text.normal import normalise

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("DIPLOGRAPH_FUZZ_SECONDS", "2"))
SLOW = 10.0  # seconds that no single input may take
CORPUS = Path(__file__).parent / "corpus"
SEED = int(os.environ.get("DIPLOGRAPH_FUZZ_SEED", str(time.time_ns())))

QUERY = [
    *("SELECT", "ASK", "CONSTRUCT", "WHERE", "GRAPH", "SERVICE", "SILENT", "FROM", "NAMED", "BIND", "AS", "FILTER", "VALUES"),
    *("UNION", "OPTIONAL", "MINUS", "EXISTS", "PREFIX", "BASE", "INSERT", "DELETE", "UNDEF", "a", "true", "1", "1.", ".5"),
    *("{", "}", "(", ")", "[", "]", "<", ">", ",", ";", ".", "*", "+", "/", "|", "^", "!", "?", "$", "@", "@en", "^^", "_:"),
    *("?x", "?x\u00b7", "?x\u0301", "$y", "_:b", "_:b\u203f", ":", "x:", "x:a", "SERVICE:x", "GRAPH:x", "URL", "<x:a>"),
    *('"', "'", '"""', "'''", '"s"', "'''t'''", "\\", "\\u0022", "\\U00000027", "\\'", "#", "# c\n", "\n", "\r", "\t", " "),
    *("\u00b7", "\u0300", "\u200d", "\u2040", "\u00aa", "\ufeff", "\u00a0", "-", "&&", "||", "=", "<<(", ")>>", "%41", "~"),
]  # fmt: skip
TURTLE = ["@prefix", "PREFIX", "x:", "x:a", "<x:a>", '"s"', '"""', "'", "[", "]", "(", ")", ";", ",", ".", "a", "1", "1e9", "true",
          "@en", "^^", "_:b", "#", "\n", " ", "\\u0041", "<<", ">>", "{", "}", "\x00", "é", "<", ">"]  # fmt: skip
TEXT = ["a", "B", ". ", "! ", "… ", "...", "“", "”", "'", "''", "[1]", "¹", "*", "\n", "\n\n", "Mr. ", "1. ", "-", " — ", "\u00ad", "\u200f",
        "。", "।", "۔", "(", ")", "word ", "\u0301", "2019 "]  # fmt: skip
DATES = [
    "2019",
    "-",
    "/",
    "..",
    "~",
    "?",
    "%",
    "X",
    "Y",
    "-01",
    "-13",
    "-31",
    "[",
    "]",
    "{",
    "}",
    ",",
    "0000",
    "1",
    "S2",
    "T",
    "Z",
    " ",
]
HEADER = ["#+ ", "summary", "params", "columns", "name", "type", ":", ": ", " ", "  ", "- ", ">-", "|", '"', "'", "#", "{", "}", "&", "\n",
          "\n#+ ", "\n#+   - ", "iri", "x", "true", "\t", "\\"]  # fmt: skip
JSON = ["{", "}", "[", "]", ":", ",", '"nodes"', '"edges"', '"nodeID"', '"text"', '"type"', '"fromID"', '"toID"', '"I"', '"RA"', "1", "null",
        "NaN", '"x"', "true", '"@context"', '"@id"', '"@graph"', '"@type"']  # fmt: skip
XML = ["<rdf:RDF", ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"', ">", "</rdf:RDF>", "<rdf:Description", "/>", "<!DOCTYPE",
       "<!ENTITY", "&a;", ' rdf:about="x:a"', "<x:a", ' xmlns:x="x:"', "</x:a>", "text", "<![CDATA[", "]]>", "<?xml?>"]  # fmt: skip


def guard(text: str) -> None:
    refuse_side_effects(text, "query")
    names_graphs(text)


def form(name: str) -> Callable[[str], object]:
    return lambda text: read(text.encode("utf-8", "replace"), name)


TARGETS: dict[str, tuple[list[str], Callable[[str], object]]] = {
    "guard": (QUERY, guard),
    "header": (HEADER, lambda text: read_header(text, "q.rq")),
    "turtle": (TURTLE, lambda text: list(turtle.triples(text.encode("utf-8", "replace"), Path("x.ttl")))),
    "trig": (TURTLE, form("trig")),
    "jsonld": (JSON, form("jsonld")),
    "rdfxml": (XML, form("rdfxml")),
    "aif-json": (JSON, form("aif-json")),
    "nanopub": (TURTLE, form("nanopub")),
    "dates": (DATES, lambda text: bounds(text, "2024-01-01")),
    "text": (TEXT, lambda text: draft_passages(text, "https://example.org/")),
    "normal form": (TEXT, normalise),
    "screen": (TEXT + QUERY, lambda text: (visible(text), discreet(text))),
}
NO_ERRORS = {"normal form", "screen"}


def inputs(words: list[str], name: str, chance: random.Random) -> Callable[[], str]:
    seeds = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob(f"{name}.*"))]

    def one() -> str:
        if seeds and chance.random() < 0.5:
            text = chance.choice(seeds)
            for _ in range(chance.randint(1, 4)):
                at, length = chance.randint(0, len(text)), chance.choice([0, 0, 1, 5, 40])
                text = text[:at] + chance.choice(words) + text[at + length :]
            return text
        return chance.choice(["", " "]).join(chance.choices(words, k=chance.choice([3, 10, 40, 200])))

    return one


@pytest.mark.parametrize("name", TARGETS)
def test_an_answer_or_an_error_of_ours(name: str) -> None:
    words, target = TARGETS[name]
    make = inputs(words, name, random.Random(SEED))
    until, count, worst = time.monotonic() + SECONDS, 0, 0.0
    while time.monotonic() < until:
        text, start = make(), time.process_time()
        try:
            target(text)
        except (DiplographError, ValueError) as error:
            # A date that is none is a ValueError by contract; everything else is ours.
            assert isinstance(error, DiplographError) or name == "dates", (SEED, text, error)
            assert name not in NO_ERRORS, (SEED, text)
        except Exception as error:
            pytest.fail(f"seed {SEED}: {text!r}: {error!r}")
        worst = max(worst, time.process_time() - start)
        assert worst < SLOW, (SEED, text)
        count += 1
    print(f"{name}: {count} inputs, the slowest {worst * 1000:.0f} ms")


def test_what_passes_the_guard_reaches_nobody() -> None:
    """What the guard lets through is run where a SERVICE would be heard."""
    listener = socket.create_server(("127.0.0.1", 0))
    heard: list[str] = []
    asked = ""

    def listen() -> None:
        while True:
            try:
                listener.accept()[0].close()
            except OSError:
                return
            heard.append(asked)

    threading.Thread(target=listen, daemon=True).start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal(1), ox.NamedNode("x:g")))
    make = inputs(QUERY, "guard", random.Random(SEED))
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        asked = f"PREFIX : <{url}> PREFIX x: <{url}> SELECT * {{ ?s ?p {make()} {{ ?a ?b ?c }} }}".replace(
            "URL", f"<{url}>"
        )
        try:
            refuse_side_effects(asked, "query")
            answer = store.query(asked, use_default_graph_as_union=True)
            for count, _ in enumerate(answer if not isinstance(answer, ox.QueryBoolean) else ()):
                if count > 10:
                    break
        except (DiplographError, SyntaxError, OSError, RuntimeError, ValueError):
            pass
    listener.close()
    assert not heard, (SEED, heard[:3])
