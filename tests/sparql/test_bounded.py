"""Queries within limits of time and memory: the answer is the same, or an error says which limit was passed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import diplograph
from diplograph.errors import QueryFailed, QueryRefused, QuerySyntax
from diplograph.sparql.bounded import BoundedExecutor, Limits

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HOARDING = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o LIMIT 500",
        "ASK { ?s ?p ?o }",
        "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } ORDER BY ?s LIMIT 5",
    ],
)
def test_the_answer_is_the_same(kg: diplograph.Library, text: str) -> None:
    assert kg.sparql(text, limits=Limits(30)) == kg.sparql(text)


def test_errors_come_through(kg: diplograph.Library) -> None:
    for text, kind in (("SELEC", QuerySyntax), ("DROP ALL", QueryRefused)):
        with pytest.raises(kind):
            kg.sparql(text, limits=Limits(30))


def test_a_query_ends_with_its_time(kg: diplograph.Library) -> None:
    with pytest.raises(QueryFailed, match=r"within 0\.3 s"):
        kg.sparql(ENDLESS, limits=Limits(0.3))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_a_query_ends_with_its_memory(kg: diplograph.Library) -> None:
    with pytest.raises(QueryFailed, match="more than 100 MB of memory"):
        kg.sparql(HOARDING, limits=Limits(60, 100 * 1024**2))


def test_a_restricted_graph_keeps_the_limits(kg: diplograph.Library) -> None:
    bounded = BoundedExecutor(kg.executor, Limits(30))
    inside = bounded.restricted_to(["x:nowhere"])
    assert isinstance(inside, BoundedExecutor) and not inside.select("SELECT *\nWHERE { ?s ?p ?o }").rows
    assert bounded.held() is kg.store


def children(of: int) -> list[str]:
    return Path(f"/proc/{of}/task/{of}/children").read_text().split()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_ctrl_c_ends_a_query_at_once() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "diplograph", "sparql", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdin and process.stderr
    process.stdin.write(ENDLESS)
    process.stdin.close()
    until = time.monotonic() + 30
    while not children(process.pid):
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.02)
    (child,) = children(process.pid)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(20) == 130
    assert "Traceback" not in process.stderr.read() and not Path(f"/proc/{child}").exists()
