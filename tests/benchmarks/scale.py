"""How the cost grows with the size of a corpus, beside the tools underneath.

The corpora (see ``corpus.py``) are made in DIR where they are not there, and kept::

    python tests/benchmarks/scale.py /tmp/corpora                        # all parts at 1, 10 and 100 documents
    python tests/benchmarks/scale.py /tmp/corpora load check --sizes 1 10 100 1000
    python tests/benchmarks/scale.py /tmp/corpora push --servers oxigraph fuseki

Each measurement runs in a process of its own, in turn with what it is compared with;
printed are medians, their ratio (of loading, also that of the processor seconds, which other
work on the machine disturbs less), the peak of memory, and the exponent of the cost
against the number of documents (least squares of the logarithms).
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import corpus
import oxigraph_server
import pyoxigraph as ox

import diplograph
from diplograph.checks.run import check
from diplograph.data.composition import find_sources
from diplograph.data.discovery import GraphFile
from diplograph.sparql import disk
from diplograph.sparql.graph_store import GraphStoreClient
from diplograph.sparql.http import Client
from diplograph.sparql.transfer import Files, push

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
import servers

# One question of each kind: a card, a filter, a join, a path, a count, a list; what is slowest comes on top.
QUESTIONS: dict[str, dict[str, str]] = {
    "claims_by_holder": {"holder": "pakistan"},
    "claims_about": {"entity": "actor:china"},
    "reported_claims": {},
    "hedged_claims": {},
    "timeline": {},
    "relations_between": {"actor": "pakistan", "other": "india"},
    "premises_of": {},
    "recommendations": {},
    "graph_in_numbers": {},
}
SLOWEST = 3
_LOADED_WHOLE = ("statements_of",)  # the graph itself: no question of it


class Spent(NamedTuple):
    """What something took, in seconds: by the clock, and of the processor in all threads."""

    seconds: float
    processor: float


Task = Callable[..., Spent]


def timed(call: Callable[[], object]) -> Spent:
    """Return what a call takes."""
    gc.collect()
    begin, processor = time.perf_counter(), time.process_time()
    call()
    return Spent(time.perf_counter() - begin, time.process_time() - processor)


def best(*calls: Callable[[], object]) -> list[float]:
    """Return the shortest time of each call, run in turn, three times or for a second each: what disturbs only adds."""
    times: list[list[float]] = [[timed(call).seconds for call in calls]]
    while sum(times[0]) < 60 and (len(times) < 3 or sum(map(sum, times)) < len(calls)):
        times.append([timed(call).seconds for call in calls])
    return [min(column) for column in zip(*times, strict=True)]


def files_of(folder: Path) -> tuple[GraphFile, ...]:
    """Return the files that a corpus is loaded from, with those that are shared."""
    found = find_sources([folder])
    return found.own + found.context


def bulk(folder: Path, store: ox.Store) -> None:
    """Load the files of a corpus by pyoxigraph alone."""
    for file in files_of(folder):
        store.bulk_load(path=str(file.path), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(file.graph))
    store.flush()


# What a process of its own measures; each returns seconds.


def in_memory(folder: Path) -> Spent:
    """Load a corpus into memory."""
    return timed(lambda: diplograph.load(folder))


def in_memory_alone(folder: Path) -> Spent:
    """The same by pyoxigraph alone."""
    return timed(lambda: bulk(folder, ox.Store()))


def on_disk(folder: Path) -> Spent:
    """Load a corpus into a new store on disk, which is compacted at the end."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as at:
        return timed(lambda: disk.load_store([folder], Path(at) / "store"))


def on_disk_alone(folder: Path) -> Spent:
    """The same by pyoxigraph alone, without compaction."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as at:
        return timed(lambda: bulk(folder, ox.Store(at)))


def on_disk_in_one(folder: Path) -> Spent:
    """The same statements as N-Quads, by one ``bulk_load`` of pyoxigraph alone."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as at:
        quads = Path(at) / "all.nq"
        with quads.open("wb") as out:
            for file in files_of(folder):
                parsed = ox.parse(path=str(file.path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
                graph = ox.NamedNode(file.graph)
                lines = (ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed)
                ox.serialize(lines, out, format=ox.RdfFormat.N_QUADS)

        def at_once() -> None:
            store = ox.Store(str(Path(at) / "store"))
            store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
            store.flush()

        return timed(at_once)


def one_checked(folder: Path) -> Spent:
    """Check one document that has changed."""
    with changed(folder) as document:
        return timed(lambda: check([document]))


def one_updated(folder: Path) -> Spent:
    """Bring the store on disk up to date with one document that has changed."""
    with changed(folder):
        taken = timed(lambda: disk.load_store([folder], _store(folder)))
    disk.load_store([folder], _store(folder))
    return taken


@contextmanager
def changed(folder: Path) -> Iterator[Path]:
    """Give the first document's first claim another wording, for a while."""
    file = folder / "doc-0001" / "propositions.ttl"
    text = file.read_bytes()
    file.write_bytes(text.replace(b' (1)"', b' (changed)"', 1))
    try:
        yield file.parent
    finally:
        file.write_bytes(text)


TASKS: dict[str, Task] = {
    task.__name__: task
    for task in (in_memory, in_memory_alone, on_disk, on_disk_alone, on_disk_in_one, one_checked, one_updated)
}


def apart(task: Task, folder: Path) -> tuple[Spent, float]:
    """Run a task in a process of its own; return what it took, and its peak of memory in MiB."""
    command = [sys.executable, __file__, str(folder), "--task", task.__name__]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{task.__name__} of {folder} failed:\n{done.stderr}")
    spent, memory = json.loads(done.stdout)
    return Spent(*spent), memory


# What people type, on one claim, one actor, one document; what is compared with a saved question names it.
_CLAIM = "doc-0001/c-276"
COMMANDS: dict[str, tuple[str, ...]] = {
    "find": ("find", "deep", "state"),
    "find, a beginning": ("find", "pakis", "--kind", "actor"),
    "find, misspelt": ("find", "Imrn Khann"),
    "show an actor": ("show", "actor:pakistan"),
    "show by name": ("show", "Imran Khan"),
    "show a claim": ("show", _CLAIM),
    "cite": ("cite", _CLAIM),
    "why": ("why", _CLAIM),
    "against": ("against", _CLAIM),
    "cruxes": ("cruxes", _CLAIM),
    "what-if": ("what-if", "--reject", _CLAIM),
    "claims_by_holder": ("query", "claims_by_holder", "holder=pakistan"),
    "events_of": ("query", "events_of", "actor=pakistan"),
    "relations_of": ("query", "relations_of", "actor=pakistan"),
    "actor_statuses": ("query", "actor_statuses", "actor=pakistan"),
    "actor_roles": ("query", "actor_roles", "actor=pakistan"),
    "according-to": ("according-to", "pakistan"),
    "compare": ("compare", "pakistan", "india"),
    "network": ("network", "pakistan"),
    "acceptance": ("acceptance", "pakistan"),
    "strength": ("strength", "pakistan"),
    "claims_with_word": ("query", "claims_with_word", "word=refuge"),
    "disagreements": ("query", "disagreements"),
    "own_experience": ("query", "own_experience"),
    "causes_of": ("query", "causes_of", "effect=event:d0001-afghan-taliban-victory"),
    "passage_at": ("query", "passage_at", "position=1000"),
    "changes": ("changes",),
}


def typed(arguments: Iterable[str], store: Path) -> tuple[float, float, float]:
    """Run a command as it is typed; return seconds, seconds of processor, and its peak of memory in MiB."""
    command = [sys.executable, "-m", "diplograph", *arguments, "--store", str(store), "--timeout", "3600"]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, used = os.wait4(process.pid, 0)
    taken = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        assert process.stderr
        raise SystemExit(f"{' '.join(command)} failed:\n{process.stderr.read().decode()}")
    return taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def commands(home: Path, sizes: list[int], runs: int, limit: int) -> None:
    """Commands on a store as whole processes: the size is the inner loop, so that what disturbs disturbs all alike."""
    stores = {size: store_of(folder_of(home, size)) for size in sizes}
    for name, arguments in COMMANDS.items():
        measured: dict[int, list[tuple[float, float, float]]] = {size: [] for size in sizes}
        for _ in range(runs):
            for size, store in stores.items():
                measured[size].append(typed(arguments, store))
        table = Table(name, "seconds", "processor", "MiB")
        for size, results in measured.items():
            seconds, processor, memory = zip(*results, strict=True)
            table.add(size, statistics.median(seconds), statistics.median(processor), max(memory))
        table.end()


def exponent(sizes: Iterable[int], values: Iterable[float]) -> float:
    """Return the exponent that fits values to sizes, of which there are two or more."""
    points = [(math.log(size), math.log(value)) for size, value in zip(sizes, values, strict=True)]
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def folder_of(home: Path, size: int) -> Path:
    """Return the folder of a corpus, made where it is not there."""
    folder = home / str(size) / "graphs"
    if not folder.is_dir():
        half = home / f"{size}.half"
        shutil.rmtree(half, ignore_errors=True)
        for _ in corpus.write(half, size):
            pass
        half.rename(folder.parent)
    return folder


def store_of(folder: Path) -> Path:
    """Return the store on disk of a corpus, made or brought up to date.

    Another process does so: the memory that this one had would count as that of the commands that it starts.
    """
    command = [sys.executable, "-m", "diplograph", "load", str(folder), "--store", str(_store(folder))]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return _store(folder)


def _store(folder: Path) -> Path:
    return folder.parent / "store"


class Table:
    """Medians by size of the corpus, printed as they come, with exponents at the end."""

    def __init__(self, title: str, *columns: str) -> None:
        self.columns = columns
        self.lines: list[tuple[int, tuple[float, ...]]] = []
        print(f"\n{title}\n{'N':>6}" + "".join(f"{name:>18}" for name in columns), flush=True)

    def add(self, size: int, *values: float, note: str = "") -> None:
        """Print one line."""
        self.lines.append((size, values))
        print(f"{size:>6}" + "".join(f"{value:>18.4g}" for value in values) + f"  {note}".rstrip(), flush=True)

    def end(self) -> None:
        """Print the exponents, where there are several sizes."""
        if len(self.lines) < 2:
            return
        sizes = [size for size, _ in self.lines]
        fitted = (exponent(sizes, column) for column in zip(*(values for _, values in self.lines), strict=True))
        print(f"{'N^':>6}" + "".join(f"{value:>18.2f}" for value in fitted), flush=True)


def beside(task: Task, other: Task, folder: Path, runs: int) -> tuple[Spent, Spent, float, float]:
    """Return the medians of what two tasks take, and the higher peak of memory of each, run in turn."""
    ours, theirs = zip(*((apart(task, folder), apart(other, folder)) for _ in range(runs)), strict=True)
    middle = (
        Spent(*map(statistics.median, zip(*(spent for spent, _ in results), strict=True))) for results in (ours, theirs)
    )
    return (*middle, max(memory for _, memory in ours), max(memory for _, memory in theirs))


def load(home: Path, sizes: list[int], runs: int, limit: int) -> None:
    """Loading, beside ``bulk_load`` of the same files."""
    for title, task, other, most in (
        ("load in memory", in_memory, in_memory_alone, limit),
        ("load to disk", on_disk, on_disk_alone, max(sizes)),
        ("load to disk, beside one bulk_load as N-Quads", on_disk, on_disk_in_one, max(sizes)),
    ):
        if min(sizes) > most:
            continue
        table = Table(title, "seconds", "bulk_load", "rate to bulk_load", "processor", "MiB", "bulk_load MiB")
        for size in (size for size in sizes if size <= most):
            folder = folder_of(home, size)
            ours, alone, memory, memory_alone = beside(task, other, folder, runs)
            rate, processor = (theirs / our for our, theirs in zip(ours, alone, strict=True))
            table.add(size, ours.seconds, alone.seconds, rate, processor, memory, memory_alone)
        table.end()


def checking(home: Path, sizes: list[int], runs: int, limit: int) -> None:
    """One changed document of a corpus: checked, and taken over into the store."""
    table = Table("one changed document", "check, seconds", "MiB", "load, seconds", "MiB ")
    for size in sizes:
        folder = folder_of(home, size)
        store_of(folder)
        checked, loaded, memory, more = beside(one_checked, one_updated, folder, runs)
        table.add(size, checked.seconds, memory, loaded.seconds, more)
    table.end()


def slowest(kg: diplograph.Library) -> list[str]:
    """Return the questions that take longest without parameters."""
    names = [saved.name for saved in kg.queries if saved.name not in (*_LOADED_WHOLE, *QUESTIONS)]
    times = {name: timed(lambda name=name: kg.query(name)).seconds for name in names}  # type: ignore[misc]
    return sorted(times, key=lambda name: times[name])[-SLOWEST:]


def asked(kg: diplograph.Library, more: Iterable[str]) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the questions, their parameters and their text with those in place."""
    for name, parameters in {**QUESTIONS, **{name: {} for name in more}}.items():
        saved = kg.queries.find(name)
        yield name, parameters, saved.bind(kg.terms(saved, dict(parameters)))


def questions(home: Path, sizes: list[int], runs: int, limit: int) -> None:
    """Saved questions in process, beside pyoxigraph with the same text; and over HTTP, beside a bare request."""
    kg = diplograph.load(store=store_of(folder_of(home, 10)))
    more = slowest(kg)
    kg.close()
    print(f"\nslowest at 10: {', '.join(more)}")
    table = Table("questions", "pyoxigraph ms", "in process", "urllib ms", "over HTTP", "rows")
    measured: dict[str, list[tuple[float, float]]] = {}
    for size in sizes:
        kg = diplograph.load(store=store_of(folder_of(home, size)))
        assert isinstance(kg.executor, disk.DiskExecutor)
        with oxigraph_server.serving(kg.executor.data, port=0, lock=kg.executor.lock) as (url, _):
            there = diplograph.connect(url, timeout=3600)
            for name, parameters, text in asked(kg, more):
                rows: list[int] = []
                direct, ours, request, over = best(
                    partial(alone, kg.store, text),
                    partial(counted, rows, kg, name, parameters),
                    partial(bare, url, text),
                    partial(there.query, name, **parameters),
                )
                table.add(size, 1000 * direct, ours / direct, 1000 * request, over / request, rows[0], note=name)
                measured.setdefault(name, []).append((ours, over))
        kg.close()
    if len(sizes) > 1:
        for name, times in measured.items():
            within, over_http = (exponent(sizes, column) for column in zip(*times, strict=True))
            print(f"{name}: N^{within:.2f} in process, N^{over_http:.2f} over HTTP")
    in_process, http = ([values[column] for _, values in table.lines] for column in (1, 3))
    print(
        f"\ngeometric means: in process {statistics.geometric_mean(in_process):.2f}, "
        f"over HTTP {statistics.geometric_mean(http):.2f}"
    )
    print(f"highest: in process {max(in_process):.2f}, over HTTP {max(http):.2f}")


def counted(rows: list[int], kg: diplograph.Library, name: str, parameters: dict[str, str]) -> None:
    """Ask a saved question; add the number of its rows."""
    rows.append(len(kg.query(name, **parameters)))


def alone(store: ox.Store, text: str) -> list[tuple[object, ...]]:
    """Ask a store by pyoxigraph alone, and read every cell."""
    return list(map(tuple, store.query(text, use_default_graph_as_union=True)))  # type: ignore[arg-type]


def bare(url: str, text: str) -> bytes:
    """Ask an endpoint by urllib alone; return the answer as it comes."""
    request = urllib.request.Request(
        f"{url}/query", urllib.parse.urlencode({"query": text}).encode(), {"Accept": "application/sparql-results+json"}
    )
    with urllib.request.urlopen(request) as answer:
        return bytes(answer.read())


def pushing(home: Path, sizes: list[int], runs: int, limit: int, which: Iterable[str] = ("oxigraph",)) -> None:
    """Push a corpus to an empty server, each graph fetched again and compared; beside one bare request a graph."""
    for name in which:
        table = Table(f"push to {name}", "seconds", "statements/s", "bare PUTs, seconds", "MiB here")
        for size in (size for size in sizes if size <= limit):
            folder = folder_of(home, size)
            times: dict[Callable[[Path, str], None], list[float]] = {push_all: [], put_all: []}
            for call in list(times) * runs:
                with tempfile.TemporaryDirectory() as base, empty(name, Path(base)) as url:
                    times[call].append(timed(partial(call, folder, url)).seconds)
            ours, theirs = map(statistics.median, times.values())
            table.add(size, ours, size * sum(corpus.sizes().values()) / ours, theirs, peak())
        table.end()


@contextmanager
def empty(name: str, base: Path) -> Iterator[str]:
    """Start an empty server that keeps its data on disk."""
    if name == "fuseki":
        (base / "run").mkdir()
        with servers.fuseki(base / "run", "--tdb2", "--update", f"--loc={base}") as url:
            yield url
    else:
        with servers.oxigraph("--location", str(base), "--union-default-graph") as url:
            yield url


def push_all(folder: Path, url: str) -> None:
    """Push a corpus."""
    for one in push(Files([folder], context=True), GraphStoreClient(Client(url))):
        assert one.same, one.graph


def put_all(folder: Path, url: str) -> None:
    """Put each file as it is, and do not look at what arrived."""
    place = url + ("/store" if "/ds" not in url else "/data")
    for file in files_of(folder):
        request = urllib.request.Request(
            f"{place}?graph={urllib.parse.quote(file.graph, safe='')}",
            file.path.read_bytes(), {"Content-Type": "text/turtle"}, method="PUT",
        )  # fmt: skip
        urllib.request.urlopen(request).close()


def peak() -> float:
    """Return the peak of this process's memory in MiB; getrusage would tell of the parent's, too."""
    (told,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(told.split()[1]) / 1024


PARTS = {"load": load, "commands": commands, "check": checking, "questions": questions, "push": pushing}


def main() -> None:
    """Run the parts that are asked for."""
    parser = argparse.ArgumentParser(description="Measure how the cost grows with the size of a corpus.")
    parser.add_argument("folder", type=Path, help="where the corpora are kept; not inside the repository")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; without any, all")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1, 10, 100], metavar="N", help="1 10 100 by default")
    parser.add_argument("--runs", type=int, default=3, help="runs of each; 3 by default")
    parser.add_argument("--most", type=int, default=100, help="the largest corpus in memory, or pushed; 100 by default")
    parser.add_argument("--servers", nargs="+", default=["oxigraph"], choices=("oxigraph", "fuseki"))
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.task:
        print(json.dumps([TASKS[args.task](args.folder), peak()]))
        return
    for name in args.parts or PARTS:
        if name not in PARTS:
            parser.error(f"no part is called {name!r}")
        more = {"which": args.servers} if name == "push" else {}
        PARTS[name](args.folder, sorted(args.sizes), args.runs, args.most, **more)


if __name__ == "__main__":
    main()
