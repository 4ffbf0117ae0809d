"""How long the interface takes, beside the tools it is built on.

Run it with the Python of an environment that has Diplograph::

    python tests/benchmarks/interface.py            # all six
    python tests/benchmarks/interface.py answer     # a first answer from the command line
    python tests/benchmarks/interface.py start      # other first answers, also in processor time
    python tests/benchmarks/interface.py again      # the check after a saved change, as --watch makes it
    python tests/benchmarks/interface.py check      # the whole check, beside pyshacl alone
    python tests/benchmarks/interface.py import     # importing the package
    python tests/benchmarks/interface.py warm       # saved questions, again and again

Whole processes are run in turn, so that whatever else the machine does strikes all
alike; printed are the median of each, and its ratio to the first of the group.  The
checks are measured in processor time, which depends less on what else runs.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import diplograph
from diplograph.checks.context import Kept
from diplograph.checks.run import check as checked
from diplograph.data import bundled

QUESTION, PARAMETER = "claims_by_holder", {"holder": "pakistan"}

# Start, parse, query, in plain rdflib: the files into one graph, the query text as it stands.
RDFLIB = """
import sys, rdflib
query, *files = sys.argv[1:]
graph = rdflib.Graph()
for file in files:
    graph.parse(file, format="turtle")
for row in graph.query(open(query, encoding="utf-8").read()):
    print(*row)
"""

# The same shapes and data as `diplograph check`, in pyshacl and nothing else.
PYSHACL = """
import sys, pathlib, pyshacl, rdflib
folder, *files = sys.argv[1:]
shapes = rdflib.Graph()
for file in pathlib.Path(folder).glob("*.ttl"):
    shapes.parse(file, format="turtle")
graph = rdflib.Graph()
for file in files:
    graph.parse(file, format="turtle")
conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
print(conforms)
"""


def processor_time() -> float:
    """Return the processor time in seconds of all processes that have been run."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def processes(
    commands: dict[str, list[str]], runs: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Run each command ``runs`` times, in turn, and return the median of each in seconds."""
    # Byte code is written once, as it is where a package is installed.
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            begin = clock()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
            taken = clock() - begin
            if done.returncode:
                raise SystemExit(f"{name} failed:\n{done.stderr.decode()}")
            if run:  # the first run warms the caches
                times[name].append(taken)
    return {name: statistics.median(taken) for name, taken in times.items()}


def show(title: str, medians: dict[str, float]) -> None:
    """Print the medians in milliseconds, and each as a multiple of the first."""
    first = next(iter(medians.values()))
    print(title)
    for name, median in medians.items():
        print(f"  {name:<46}{1000 * median:>10.1f} ms{median / first:>9.2f}")


def program() -> list[str]:
    """Return how to call diplograph: the installed command, else the module."""
    script = Path(sys.executable).with_name("diplograph")
    return [str(script)] if script.exists() else [sys.executable, "-m", "diplograph"]


def answer(runs: int) -> None:
    """Measure a first answer from the command line."""
    kg = diplograph.load()
    saved = kg.queries.find(QUESTION)
    files = list(map(str, bundled.bundled_files()))
    with tempfile.TemporaryDirectory() as folder:
        query = Path(folder) / "query.rq"
        query.write_text(saved.bind(kg.terms(saved, dict(PARAMETER))), encoding="utf-8")
        asked = [f"{name}={value}" for name, value in PARAMETER.items()]
        medians = processes(
            {
                "python -c 'import pyoxigraph'": [sys.executable, "-c", "import pyoxigraph"],
                f"diplograph query {QUESTION} {' '.join(asked)}": [*program(), "query", QUESTION, *asked],
                "the same by plain rdflib": [sys.executable, "-c", RDFLIB, str(query), *files],
            },
            runs,
        )
    show("first answer", medians)
    _, ours, theirs = medians.values()
    print(f"  rdflib takes {theirs / ours:.1f} times as long as diplograph")


def start(runs: int) -> None:
    """Measure whole processes that do one thing."""
    commands = {
        "python -c 'import pyoxigraph'": [sys.executable, "-c", "import pyoxigraph"],
        "diplograph --help": [*program(), "--help"],
        f"diplograph query {QUESTION}": [*program(), "query", QUESTION, "holder=pakistan"],
        "diplograph show c-155": [*program(), "show", "c-155"],
        "load() and timeline()": [sys.executable, "-c", "import diplograph; kg = diplograph.load(); kg.timeline()"],
    }
    show("start", processes(commands, runs))
    show("start, processor time", processes(commands, runs, processor_time))


def check(runs: int) -> None:
    """Measure the whole check of the bundled graph."""
    files = list(map(str, bundled.bundled_files()))
    medians = processes(
        {
            "diplograph check": [*program(), "check"],
            "pyshacl alone": [sys.executable, "-c", PYSHACL, str(bundled.shapes()), *files],
        },
        runs,
        processor_time,
    )
    show("check", medians)


# A file, and what is changed in it and changed back.
CHANGES = (
    ("claims.ttl", "stance:denies", "stance:doubts"),
    ("events.ttl", '"@en', ' "@en'),
    ("propositions.ttl", 'dg:paraphrase "', 'dg:paraphrase "A'),
    ("relations.ttl", "a dg:", "a dg:"),
)


def again(runs: int) -> None:
    """Measure the check after a saved change, of the essay and of a short document."""
    for source in (bundled.graphs() / "modest-geopolitical-case", bundled.graphs() / "companions" / "nie-52-55"):
        with tempfile.TemporaryDirectory() as folder:
            document = Path(folder) / source.name
            shutil.copytree(source, document)
            kept = Kept(remembers=True)
            first = _processed(lambda: checked([document], kept=kept))  # noqa: B023 - called at once
            taken = []
            for name, old, new in CHANGES * runs:
                text = (document / name).read_text(encoding="utf-8")
                for changed in (text.replace(old, new, 1), text):
                    (document / name).write_text(changed, encoding="utf-8")
                    taken.append(_processed(lambda: checked([document], kept=kept)))  # noqa: B023
        show(f"check again: {source.name}", {"a first check": first, "after a saved change": statistics.median(taken)})


def _processed(call: Callable[[], object]) -> float:
    begin = time.process_time()
    call()
    return time.process_time() - begin


def imports(runs: int) -> None:
    """Measure the import of the package, alone and with what `load` needs."""
    statements = ("import pyoxigraph", "import diplograph", "import diplograph; diplograph.load", "pass")
    show("import", processes({s: [sys.executable, "-c", s] for s in statements}, runs))


def warm(runs: int) -> None:
    """Measure every saved question in one process, beside pyoxigraph with the same text, both reading every cell.

    Of these short times the best is taken, as the documentation of timeit advises: what disturbs only adds.
    """
    kg = diplograph.load()
    store = kg.store

    def direct(text: str) -> list[tuple[object, ...]]:
        return list(map(tuple, store.query(text, use_default_graph_as_union=True)))  # type: ignore[arg-type]

    ratios: dict[str, float] = {}
    for saved in kg.queries:
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(runs + 1):
            theirs.append(_timed(lambda text=saved.text: direct(text)))  # type: ignore[misc]
            ours.append(_timed(lambda name=saved.name: kg.query(name)))  # type: ignore[misc]
        ratios[saved.name] = min(ours) / min(theirs)
    mean = math.exp(statistics.mean(map(math.log, ratios.values())))
    slowest = max(ratios, key=lambda name: ratios[name])
    print(f"saved questions\n  {len(ratios)}, geometric mean of the ratios {mean:.2f}", end="")
    print(f", highest {ratios[slowest]:.2f} ({slowest})")


def _timed(call: Callable[[], object]) -> float:
    gc.collect()
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


BENCHMARKS: dict[str, tuple[Callable[[int], None], int]] = {
    "answer": (answer, 9),
    "start": (start, 15),
    "again": (again, 3),
    "check": (check, 3),
    "import": (imports, 15),
    "warm": (warm, 9),
}


def main() -> None:
    """Run the benchmarks that are asked for."""
    parser = argparse.ArgumentParser(description="Measure the interface beside the tools it is built on.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHMARKS)}; without any, all")
    parser.add_argument("--runs", type=int, help="measured runs of each; by default 3 to 15")
    args = parser.parse_args()
    for name in args.names or BENCHMARKS:
        if name not in BENCHMARKS:
            parser.error(f"no benchmark is called {name!r}")
        measure, runs = BENCHMARKS[name]
        measure(args.runs or runs)


if __name__ == "__main__":
    main()
