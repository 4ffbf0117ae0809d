"""How the cost of each saved question grows with the corpus: ``python tests/benchmarks/growth.py SMALL LARGE``.

SMALL and LARGE are stores that ``diplograph load`` made of corpora by ``corpus.py``.
For each question, without parameters, it prints the exponents with which its rows, the
intermediate results of its plan and its time grow with the number of documents (1 is
linear).  The intermediate results are counted by ``oxigraph query --explain --stats``:
they are the same in each run, where the time also tells of caches and of whatever else
runs.  What is tried inside EXISTS is not among them; it is in the time.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from oxigraph_server import program

import diplograph

TIMEOUT = 120  # seconds for one question


class Cost(NamedTuple):
    """What a question cost: rows, intermediate results, seconds."""

    rows: int
    results: int
    seconds: float


def results(node: dict[str, Any]) -> int:
    """Return how many results a plan had at all its nodes."""
    return (node.get("number of results") or 0) + sum(map(results, node["children"]))


def cost(store: Path, text: str, times: int) -> Cost:
    """Ask a question of a store, and return what it cost; the least time of some runs.

    Raises:
        subprocess.TimeoutExpired: no answer in time.

    """
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.json")
        command = [
            *(program(), "query", "--location", str(store / "data"), "--query", text, "--union-default-graph"),
            *("--results-format", "csv", "--explain-file", str(plan), "--stats"),
        ]
        seconds = []
        for _ in range(times):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=TIMEOUT)
            tree = json.loads(plan.read_bytes())["plan"]
            seconds.append(float(tree["duration in seconds"]))
    return Cost(tree["number of results"] or 0, results(tree), min(seconds))


def documents(store: Path) -> int:
    """Return how many documents a store holds."""
    kg = diplograph.load(store=store)
    held = {row.document for row in kg.query("graphs_of_documents")} - {None}
    kg.close()
    return len(held)


def main() -> None:
    """Print the exponents of each question, those that grow most beyond their rows first."""
    parser = argparse.ArgumentParser(description="How the cost of each saved question grows with the corpus.")
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("names", nargs="*", help="saved questions (all)")
    parser.add_argument("--times", type=int, default=3, help="runs of each question")
    args = parser.parse_args()
    growth = math.log(documents(args.large) / documents(args.small))
    found = []
    for saved in diplograph.load().queries:
        if args.names and saved.name not in args.names:
            continue
        small, large = (cost(store, saved.text, args.times) for store in (args.small, args.large))
        rows, work, time = (math.log(max(b, 1e-9) / max(a, 1e-9)) / growth for a, b in zip(small, large, strict=True))
        found.append((work - max(rows, 1), saved.name, rows, work, time, large))
    print(f"{'question':30} {'rows':>6} {'results':>8} {'time':>6}   at the larger")
    for _, name, rows, work, time, large in sorted(found, reverse=True):
        print(
            f"{name:30} {rows:6.2f} {work:8.2f} {time:6.2f}   "
            f"{large.rows} rows, {large.results} results, {large.seconds * 1000:.0f} ms"
        )
    middle = statistics.median(one[3] for one in found), statistics.median(one[4] for one in found)
    print(f"median: results {middle[0]:.2f}, time {middle[1]:.2f}")
    print(f"results more than linear in documents and rows: {sum(f[0] > 0.02 for f in found)} of {len(found)}")


if __name__ == "__main__":
    main()
