"""Fixtures: the bundled graph, and every executor over it; and the tiers of the tests.

A test belongs to the tiers that its markers name, or to ``quick`` where there is none:
``pytest -m quick`` runs in minutes, ``pytest -m "not quick"`` runs the rest.
``DIPLOGRAPH_ENDPOINT`` names one more triple store, already loaded by `diplograph push`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import companions
import examples
import pytest
import servers
from _pytest.doctest import DoctestModule
from hypothesis import HealthCheck, settings

import diplograph
from diplograph.cli import main
from diplograph.data import bundled
from diplograph.sparql import transfer
from diplograph.sparql.executor import Executor
from diplograph.sparql.graph_store import GraphStoreClient
from diplograph.sparql.http import Client
from diplograph.sparql.rdflib import RdflibExecutor

# The same examples each time, so that a change is to blame where a test fails; HYPOTHESIS_PROFILE=search for others.
# None fails because a machine is slow.
UNTIMED: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("repeatable", derandomize=True, **UNTIMED)
settings.register_profile("search", derandomize=False, **UNTIMED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

TIERS = {"browser", "http", "fuseki", "rdflib", "mutations", "reasoner", "slow"}
TIER_OF_FIXTURE = {"chromium": "browser", "served": "http", "fuseki": "fuseki", "rdflib_executor": "rdflib"}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without the search for cycles, which would take a tenth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Leave the tests out of the search for doctests, which are those of the package."""
    collectors = yield
    return [one for one in collectors if not isinstance(one, DoctestModule)]


@pytest.hookimpl(tryfirst=True)  # before pytest selects by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture, tier in TIER_OF_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(tier)
        if not any(marker.name in TIERS for marker in item.iter_markers()):
            item.add_marker("quick")


@pytest.fixture(scope="session")
def kg() -> diplograph.Library:
    return diplograph.load()


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a document on the matter of docs/deep-harbour, two years later."""
    return companions.write_again(tmp_path_factory.mktemp("again"))


@pytest.fixture(scope="session")
def tolls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the op-ed of docs/strait-tolls; not to be changed."""
    return companions.write_tolls(tmp_path_factory.mktemp("tolls"))


@pytest.fixture(scope="session")
def shelf_root(tmp_path_factory: pytest.TempPathFactory, again: Path) -> Path:
    return companions.bundle(tmp_path_factory.mktemp("root"), again)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `publish` writes."""
    folder = tmp_path_factory.mktemp("published") / "out"
    assert main(["publish", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that examples name; each test gets a copy."""
    return examples.desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def shelf(shelf_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a bundle whose companions are deep-harbour and harbour-again, aligned."""
    monkeypatch.setattr(bundled, "_ROOT", shelf_root)
    return bundled.companions()


@pytest.fixture(scope="session")
def rdflib_executor(kg: diplograph.Library) -> RdflibExecutor:
    return RdflibExecutor(kg.dataset())


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the bundled graph on `diplograph serve`."""
    with servers.diplograph_serve(tmpdir=tmp_path_factory.mktemp("served")) as (url, _):
        yield url


@pytest.fixture(scope="session")
def fuseki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Fuseki dataset that holds the bundled graph."""
    options = ("--memTDB", "--update", "--set", "tdb2:unionDefaultGraph=true")
    with servers.fuseki(tmp_path_factory.mktemp("fuseki"), *options) as url:
        assert all(one.same for one in transfer.push(transfer.Files(), GraphStoreClient(Client(url))))
        yield url


EXECUTORS = [
    "oxigraph",
    pytest.param("rdflib", marks=pytest.mark.rdflib),
    pytest.param("http-oxigraph", marks=pytest.mark.http),
    pytest.param("http-fuseki", marks=pytest.mark.fuseki),
    pytest.param("http-endpoint", marks=pytest.mark.http),
]


def _executor(request: pytest.FixtureRequest, kg: diplograph.Library) -> Executor:
    match request.param:
        case "oxigraph":
            return kg.executor
        case "rdflib":
            rdflib_executor: Executor = request.getfixturevalue("rdflib_executor")
            return rdflib_executor
        case "http-endpoint":
            url = os.environ.get("DIPLOGRAPH_ENDPOINT", "")
            if not url:
                pytest.skip("another triple store: needs its URL in DIPLOGRAPH_ENDPOINT")
        case other:
            url = request.getfixturevalue({"http-oxigraph": "served", "http-fuseki": "fuseki"}[other])
    return diplograph.connect(url).executor


executor = pytest.fixture(_executor, scope="session", params=EXECUTORS)
other_executor = pytest.fixture(_executor, scope="session", params=EXECUTORS[1:])  # than that of `kg`
