"""Fixtures: the bundled graph, and both executors over it."""

from __future__ import annotations

from pathlib import Path

import pytest

import diplograph
from diplograph.executors import Executor, OxigraphExecutor, RdflibExecutor

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"


@pytest.fixture(scope="session")
def kg() -> diplograph.Library:
    return diplograph.load()


@pytest.fixture(scope="session")
def rdflib_executor(kg: diplograph.Library) -> RdflibExecutor:
    return RdflibExecutor(kg.dataset())


@pytest.fixture(scope="session", params=["oxigraph", "rdflib"])
def executor(request: pytest.FixtureRequest, kg: diplograph.Library) -> Executor:
    if request.param == "oxigraph":
        return OxigraphExecutor(kg.store)
    executor: Executor = request.getfixturevalue("rdflib_executor")
    return executor
