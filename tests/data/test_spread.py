"""Work on many documents: the same results wherever it is done, and nobody's crash stops the rest."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import corpus
import pytest

from diplograph.checks.many import check_many, merged
from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.data.cluster import Cluster
from diplograph.data.spread import Shard, documents, over
from diplograph.errors import BadValue, NotFound, UsageError


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    written = list(corpus.write(folder, 4))
    claims = written[2] / "claims.ttl"
    claims.write_text(claims.read_text("utf-8").replace("dg:holder ", "dg:hodler ", 1), "utf-8")
    (written[3] / "events.ttl").write_text("not Turtle", "utf-8")
    return folder


def name_of(document: Path) -> str:
    return document.name


def fails_at(bad: str, how: str, document: Path) -> str:
    if document.name == bad:
        if how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        raise NotFound(str(document), "cannot be read", "Check its permissions.")
    return document.name


def slowly(document: Path) -> str:
    time.sleep(0.1)
    return document.name


FOLDERS = [Path(f"doc-{number:04}") for number in range(30)]


@pytest.fixture(params=["here", "threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor | None]:
    if request.param == "here":
        yield None
        return
    with {"threads": ThreadPoolExecutor, "processes": ProcessPoolExecutor}[request.param](2) as pool:
        yield pool


def test_results_come_in_the_order_of_the_documents(executor: Executor | None) -> None:
    seen: list[tuple[int, int]] = []
    done = list(over(name_of, FOLDERS, executor, lambda *at: seen.append(at)))
    assert [one.result for one in done] == [folder.name for folder in FOLDERS]
    assert seen == [(number, 30) for number in range(1, 31)]


def test_an_error_of_one_document_is_its_own(executor: Executor | None) -> None:
    done = list(over(partial(fails_at, "doc-0007", "error"), FOLDERS, executor))
    assert [one.document.name for one in done if one.error] == ["doc-0007"]
    assert sum(one.result is not None for one in done) == 29


def test_a_document_that_kills_its_process_is_named_and_the_rest_is_done() -> None:
    with ProcessPoolExecutor(2) as pool:
        done = list(over(partial(fails_at, "doc-0007", "killed"), FOLDERS, pool))
    assert [(one.document.name, one.error.what) for one in done if one.error] == [
        ("doc-0007", "the process that worked on it died")
    ]
    assert sum(one.result is not None for one in done) == 29


def test_shards_make_up_the_whole_and_share_nothing(four: Path) -> None:
    parts = [documents([four], Shard(i, 3)) for i in (1, 2, 3)]
    assert sorted(document for part in parts for document in part) == documents([four]) and len(documents([four])) == 4


@pytest.mark.parametrize("text", ["0/3", "4/3", "1/0", "-1/2", "half", "1/2/3", "1"])
def test_a_shard_out_of_range_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadValue):
        Shard.parse(text)
    assert main(["check", f"--shard={text}"]) == 2
    assert "such as 2/8" in capsys.readouterr().err


@pytest.mark.slow
def test_the_report_is_the_same_in_processes_and_in_shards(four: Path) -> None:
    here = check_many([four])
    assert not here.conforms and {"syntax", "unknown-term"} <= {finding.rule for finding in here.findings}
    with ProcessPoolExecutor(2) as pool:
        assert check_many([four], pool).to_json() == here.to_json()
    parts = [check_many([four], shard=Shard(i, 2)) for i in (2, 1)]
    assert merged(parts).to_json() == here.to_json()


def test_one_document_is_checked_as_by_itself(four: Path) -> None:
    first = documents([four])[0]
    assert check_many([first]).to_json() == check([first]).to_json()


@pytest.mark.slow
def test_reports_of_shards_are_merged_by_the_command_line(
    four: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = check_many([four])
    for i in (1, 2):
        main(["check", str(four), "--shard", f"{i}/2", "--format", "json"])
        (tmp_path / f"{i}.json").write_text(capsys.readouterr().out, "utf-8")
    assert main(["check", "--merge", str(tmp_path / "2.json"), str(tmp_path / "1.json"), "--format", "json"]) == 1
    assert capsys.readouterr().out.strip() == whole.to_json()
    (tmp_path / "3.json").write_text("[]", "utf-8")
    assert main(["check", "--merge", str(tmp_path / "3.json")]) == 1
    assert "not a report" in capsys.readouterr().err


def test_jobs_and_cluster_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--jobs", "2", "--cluster", "tcp://localhost:1"]) == 2
    assert main(["check", "--jobs", "0"]) == 2
    assert "not a number of processes" in capsys.readouterr().err


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from diplograph.data.spread import workers

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"diplograph\[cluster\]"), workers(cluster="tcp://localhost:1"):
        pass


class Client:
    """Stands for that of dask.distributed: work is done by a thread, and there are as many workers as is said."""

    def __init__(self, threads: dict[str, int]) -> None:
        self.threads = threads

    def get_executor(self, pure: bool) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1)

    def nthreads(self) -> dict[str, int]:
        return self.threads


class KilledWorker(Exception):
    """Called as that of dask.distributed."""


def raises(error: Exception, document: Path) -> str:
    raise error


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (ModuleNotFoundError("no", name="diplograph"), "a worker has no module diplograph"),
        (RuntimeError("Error during deserialization of the task graph"), "the scheduler cannot read the work"),
    ],
)
def test_a_cluster_that_cannot_do_the_work_is_said(error: Exception, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        list(over(partial(raises, error), FOLDERS, Cluster(Client({"one": 1}))))


def test_work_that_kills_whoever_does_it_is_named_once_and_all() -> None:
    done = list(over(partial(raises, KilledWorker()), FOLDERS[:3], Cluster(Client({"one": 1}))))
    assert [one.error.what for one in done if one.error] == ["the process that worked on it died"] * 3


def test_an_error_of_the_work_itself_is_not_hidden() -> None:
    with pytest.raises(TimeoutError, match="its own"):
        list(over(partial(raises, TimeoutError("its own")), FOLDERS, Cluster(Client({"one": 1}))))


def test_a_cluster_without_workers_is_waited_for_and_then_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplograph.data.cluster.PAUSE", 0.01)
    monkeypatch.setattr("diplograph.data.cluster.PATIENCE", 0.05)
    with pytest.raises(UsageError, match=r"no worker has been connected for 0\.05 s"):
        list(over(slowly, FOLDERS, Cluster(Client({}))))
    assert len(list(over(slowly, FOLDERS[:3], Cluster(Client({"one": 2}))))) == 3
