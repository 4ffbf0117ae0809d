"""Work on a cluster of dask.distributed, with real workers on loopback: what joins, leaves, dies or does not fit."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import clusters
import corpus
import pytest

from diplograph.checks.many import check_many
from diplograph.cli import main
from diplograph.data.spread import over, workers
from diplograph.errors import UsageError

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600, func_only=True)]
FOLDERS = [Path(f"doc-{number:04}") for number in range(30)]


@pytest.fixture(scope="module", autouse=True)
def distributed() -> None:
    pytest.importorskip("distributed", reason="a cluster: needs dask.distributed")


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that is busy with other tests."""
    monkeypatch.setattr("diplograph.data.cluster.WAIT", 120.0)
    monkeypatch.setattr("diplograph.data.cluster.PATIENCE", 240.0)


def slowly(document: Path) -> str:
    time.sleep(0.1)
    return document.name


def kills(bad: str, document: Path) -> str:
    if document.name == bad:
        os.kill(os.getpid(), signal.SIGKILL)
    return document.name


@pytest.mark.usefixtures("patient")
def test_workers_that_die_and_join_lose_and_repeat_nothing() -> None:
    with clusters.cluster(2) as cluster, workers(cluster=cluster.address) as executor:
        seen: list[tuple[int, int]] = []
        done = []
        for one in over(slowly, FOLDERS, executor, lambda *at: seen.append(at)):
            done.append(one)
            if len(done) == 5:
                cluster.processes[1].kill()
            if len(done) == 10:
                cluster.worker()
            if len(done) == 15:
                cluster.processes[2].terminate()
    assert [one.result for one in done] == [folder.name for folder in FOLDERS]
    assert seen == [(number, 30) for number in range(1, 31)]


@pytest.mark.usefixtures("patient")
def test_a_document_that_kills_every_worker_is_named_and_those_beside_it_are_done() -> None:
    with clusters.cluster(2, nanny=True) as cluster, workers(cluster=cluster.address) as executor:
        done = list(over(partial(kills, "doc-0007"), FOLDERS, executor))
    assert [(one.document.name, one.error.what) for one in done if one.error] == [
        ("doc-0007", "the process that worked on it died")
    ]
    assert sum(one.result is not None for one in done) == 29


@pytest.mark.usefixtures("patient")
def test_every_command_gives_on_a_cluster_what_it_gives_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    *_, last = corpus.write_small(tmp_path, 3)
    (last / "events.ttl").write_text("not Turtle", "utf-8")
    monkeypatch.chdir(tmp_path)
    commands = (
        ("check", "graphs"),
        ("coverage", "graphs", "texts"),
        ("anchors", "texts", "--data", "graphs"),
        ("derive", "graphs"),
        ("load", "graphs/small-000001", "graphs/small-000002", "--store", "a.store"),
    )
    with clusters.cluster(1) as cluster:
        for command in commands:
            codes, printed = [], []
            for where in (["--cluster", cluster.address], ["--jobs", "1"]):
                codes.append(
                    main([argument.replace("a.store", f"{where[0][2:]}.store") for argument in [*command, *where]])
                )
                printed.append(capsys.readouterr().out.replace(f"{where[0][2:]}.store", "a.store"))
            assert codes[0] == codes[1] and printed[0] == printed[1], command


@pytest.mark.usefixtures("patient")
def test_a_cluster_gives_the_same_report(tmp_path: Path) -> None:
    list(corpus.write(tmp_path, 2))
    with clusters.cluster(1) as cluster, workers(cluster=cluster.address) as executor:
        assert check_many([tmp_path], executor).to_json() == check_many([tmp_path]).to_json()


def said(address: str) -> str:
    with pytest.raises(UsageError) as caught, workers(cluster=address):
        pass
    return str(caught.value)


def test_a_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplograph.data.cluster.WAIT", 1.0)
    assert "no scheduler answered" in said(f"tcp://127.0.0.1:{clusters.free_port()}")


NO_ADDRESSES = [
    "nonsense://host:1", "tcp://127.0.0.1:notaport", "tcp://", "tcp://127.0.0.1", "tcp://[::1", "inproc://x", "ucx://host:1",
    "tls://127.0.0.1:1", "tcp://me:secret@127.0.0.1:1",
]  # fmt: skip


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_an_address_that_is_none(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplograph.data.cluster.WAIT", 1.0)
    assert "is not an address at which this machine can reach a dask scheduler" in said(address)


def test_nothing_of_a_wrong_address_is_left_to_the_end_of_the_process() -> None:
    command = [sys.executable, "-m", "diplograph", "check", "graphs", "--cluster", "tcp://me:secret@127.0.0.1:1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 2 and done.stderr.startswith("error: --cluster: …@127.0.0.1:1 is not")
    assert len(done.stderr.splitlines()) == 1


@pytest.fixture
def stranger() -> Iterator[str]:
    """The address of a server that is no scheduler."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.close()

    threading.Thread(target=serve, daemon=True).start()
    yield f"tcp://127.0.0.1:{listening.getsockname()[1]}"
    listening.close()


def test_a_server_that_is_no_scheduler(stranger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplograph.data.cluster.WAIT", 3.0)
    assert "no scheduler answered" in said(stranger)


OTHER_DASK = """
import importlib.metadata
known = importlib.metadata.version
importlib.metadata.version = lambda name: "2020.1.0" if name == "distributed" else known(name)
"""
OTHER_PACKAGE = "import diplograph\ndiplograph.__version__ = '0.0.9'"
NO_PACKAGE = "import sys\nsys.modules['diplograph'] = None"


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(
    ("scheduler", "worker", "what"),
    [
        (OTHER_DASK, "", "the scheduler runs distributed 2020.1.0, and this machine"),
        ("", OTHER_PACKAGE, "has diplograph 0.0.9, and this is"),
        ("", NO_PACKAGE, "has no diplograph"),
        (NO_PACKAGE, "", "the scheduler has no diplograph"),
    ],
    ids=["another dask", "another diplograph", "a worker without", "a scheduler without"],
)
def test_a_cluster_of_other_versions(scheduler: str, worker: str, what: str) -> None:
    cluster = clusters.Cluster()
    try:
        cluster.scheduler(scheduler)
        cluster.worker(worker)
        assert what in said(cluster.address)
    finally:
        cluster.stop()


def test_a_scheduler_without_workers() -> None:
    with clusters.cluster(0) as cluster:
        assert "has no worker" in said(cluster.address)


@pytest.mark.usefixtures("patient")
def test_the_last_worker_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplograph.data.cluster.PATIENCE", 3.0)
    with clusters.cluster(1) as cluster, workers(cluster=cluster.address) as executor:
        cluster.processes[1].kill()
        with pytest.raises(UsageError, match="no worker has been connected for 3 s"):
            list(over(slowly, FOLDERS, executor))


@pytest.mark.usefixtures("patient")
def test_the_scheduler_is_lost() -> None:
    with clusters.cluster(1) as cluster, workers(cluster=cluster.address) as executor:
        outcomes = over(slowly, FOLDERS, executor)
        assert next(outcomes).result
        cluster.processes[0].kill()
        with pytest.raises(UsageError, match="the scheduler is gone"):
            list(outcomes)
