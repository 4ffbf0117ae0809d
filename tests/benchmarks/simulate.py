"""What 100,000 and 1,000,000 documents would cost, computed from the parts of one, which are measured here::

    python tests/benchmarks/simulate.py                       # measures, and prints the table for docs/performance.md
    python tests/benchmarks/simulate.py --parts parts.json    # computes from what `--write parts.json` kept

Assumed: documents are alike and independent, so that work grows with their number and spreads without loss up to
one process for each document; a scheduler adds what it adds to a call that does nothing; a store takes as many
bytes for a statement as one of a thousand essays; a node reads a document from a file system that all share.
Nothing here is measured at that size.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import corpus
import spread

from diplograph.checks.many import check_one
from diplograph.data.atomic import write_folder
from diplograph.data.deriving import derive_one
from diplograph.data.turtle import parse
from diplograph.export import parquet
from diplograph.opening import load
from diplograph.sparql.disk import load_store
from diplograph.text.many import anchor, cover

SIZES = (100_000, 1_000_000)
# Bytes for a statement in a store of 1,000 essays with its index: see the first table of docs/performance.md.
STORE = (3.3e9 + 0.7e9) / 13.7e6
CALLS = 500, 5000  # that do nothing, on a cluster: the difference is free of its start
MEASURED = 5  # documents; the first of them warms up


class Parts(NamedTuple):
    """What one document costs: processor seconds, bytes, statements, rows, and the MiB of a process that checks it."""

    kind: str
    seconds: dict[str, float]
    statements: int
    turtle: int
    parquet: int
    rows: int
    memory: float


def median(work: Callable[[Path], object], documents: Iterable[Path]) -> float:
    """Return the median of the processor seconds of a work."""
    first, *others = documents
    work(first)
    times = []
    for document in others:
        begin = time.process_time()
        work(document)
        times.append(time.process_time() - begin)
    return statistics.median(times)


def parts(kind: str, documents: list[Path], texts: Path | None) -> Parts:
    """Measure one kind of document."""
    seconds = {"check": median(check_one, documents), "derive": median(derive_one, documents)}
    if texts is not None:
        seconds["anchors"] = median(lambda document: anchor(texts, document), documents)
        seconds["coverage"] = median(lambda document: cover(texts, document), documents)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()
        load_store(documents[:1], Path(folder) / "one")
        shared = time.process_time() - begin
        begin = time.process_time()
        load_store(documents, Path(folder) / "all")
        seconds["load"] = (time.process_time() - begin - shared) / (len(documents) - 1)
        tables = Path(folder) / "tables"
        for _ in parquet.stream(load(documents[0])):  # warms up
            pass
        begin = time.process_time()
        write_folder(tables, parquet.stream(load(documents[-1])))
        seconds["parquet"] = time.process_time() - begin
        files = list(tables.rglob("*.parquet"))
        described = json.loads((tables / "datapackage.json").read_text("utf-8"))
        return Parts(
            kind,
            seconds,
            statements=sum(1 for file in documents[-1].glob("*.ttl") for _ in parse(file)),
            turtle=sum(file.stat().st_size for file in documents[-1].glob("*.ttl")),
            parquet=sum(file.stat().st_size for file in files),
            rows=sum(one["rows"] for one in described["resources"]),
            memory=memory,
        )


def measured() -> list[Parts]:
    """Measure an essay like the bundled one, and the small document of the tutorial, each in a process of its own."""
    found = []
    for kind in ("essay", "small"):
        done = subprocess.run([sys.executable, __file__, "--one", kind], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{kind} failed:\n{done.stderr}")
        found.append(Parts(**json.loads(done.stdout)))
    return found


def one(kind: str) -> Parts:
    """Measure one kind of document."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if kind == "essay":  # of no text
            return parts("essays", list(corpus.write(home, MEASURED)), None)
        return parts("small documents", list(corpus.write_small(home, MEASURED)), home / "texts")


def call() -> float:
    """Return the processor seconds that scheduler, client and worker take for a call that does nothing."""
    few, many = (spread.measure("dask", Path(), calls)["cpu"] for calls in CALLS)
    return (many - few) / (CALLS[1] - CALLS[0])


def table(found: Iterable[Parts], call: float) -> list[str]:
    """Return the costs of many documents, as the lines of a table in Markdown; ``call`` as `call` returns it."""
    lines = [
        "| Documents | Processor hours: "
        "`check`, `derive`, `anchors`, `coverage`, `load`, Parquet | with a scheduler | on 64 processors | Statements "
        "| Turtle | Store | Parquet | Rows | Memory of a process |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for each in found:
        for size in SIZES:
            hours = {name: size * seconds / 3600 for name, seconds in each.seconds.items()}
            work = [f"{hours[name]:,.0f}" if name in hours else "–" for name in WORK]
            shared = sum(hours[name] for name in hours if name != "load") + size * call * (len(hours) - 1) / 3600
            lines.append(
                f"| {size:,} {each.kind} of {each.statements:,} statements | {', '.join(work)} "
                f"| {shared:,.0f} | {shared / 64:,.1f} h "
                f"| {size * each.statements / 1e6:,.0f} million | {_bytes(size * each.turtle)} "
                f"| {_bytes(size * each.statements * STORE)} | {_bytes(size * each.parquet)} "
                f"| {size * each.rows / 1e6:,.0f} million | {each.memory:,.0f} MiB |"
            )
    return lines


WORK = ("check", "derive", "anchors", "coverage", "load", "parquet")


def _bytes(number: float) -> str:
    return f"{number / 1e12:,.1f} TB" if number >= 1e12 else f"{number / 1e9:,.0f} GB"


def main() -> None:
    """Measure or read the parts, and print the table."""
    parser = argparse.ArgumentParser(description="Compute what very many documents would cost, from measured parts.")
    parser.add_argument("--parts", type=Path, help="read them, and do not measure")
    parser.add_argument("--write", type=Path, help="keep what was measured")
    parser.add_argument("--one", choices=("essay", "small"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(args.one)._asdict()))
        return
    if args.parts:
        kept = json.loads(args.parts.read_text("utf-8"))
        found, each_call = [Parts(**each) for each in kept["parts"]], kept["call"]
    else:
        found, each_call = measured(), call()
    if args.write:
        kept = {"call": each_call, "parts": [each._asdict() for each in found]}
        args.write.write_text(json.dumps(kept, indent=2), "utf-8")
    print("\n".join((*table(found, each_call), "", f"Each call costs {1000 * each_call:.2f} ms more on a scheduler.")))


if __name__ == "__main__":
    main()
