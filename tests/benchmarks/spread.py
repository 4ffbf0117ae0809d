"""What it costs to check many small documents: in one process, in two, and on a cluster on loopback.

The corpus (see ``corpus.py --small``) is made in DIR where it is not there, and kept::

    python tests/benchmarks/spread.py /tmp/small 1000 --where jobs-1 jobs-2 cluster dask
    python tests/benchmarks/spread.py /tmp/small 10000 --where cluster

``dask`` is the same number of calls that do nothing, on the same cluster.  Printed are wall
time, the processor time of every process, both for one document, and the largest memory of one.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import corpus

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
import clusters

WORKERS = 2
NOTHING = """
import sys
from distributed import Client, as_completed
client = Client(sys.argv[1], timeout=60)
futures = client.map(abs, range(int(sys.argv[2])), pure=False)
print(sum(1 for _ in as_completed(futures)))
"""


def folder_of(home: Path, documents: int) -> Path:
    """Return the folder of the documents, made where it is not there."""
    folder = home / str(documents)
    if not (folder / "graphs").is_dir():
        half = home / f"{documents}.half"
        for _ in corpus.write_small(half, documents):
            pass
        half.rename(folder)
    return folder / "graphs"


def checked(folder: Path, *options: str) -> None:
    """Check the documents by the command line, and see that each was."""
    command = [sys.executable, "-m", "diplograph", "check", str(folder), "--format", "json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    per_document = len(list(next(folder.iterdir()).glob("*.ttl")))
    assert report["conforms"] and report["files"] == per_document * len(list(folder.iterdir()))


@contextmanager
def cluster() -> Iterator[str]:
    """Give the address of a scheduler with workers."""
    with clusters.cluster(WORKERS) as started:
        yield started.address


def on_cluster(folder: Path, documents: int) -> None:
    """Check the documents on a cluster, whose start counts."""
    with cluster() as address:
        checked(folder, "--cluster", address)


def nothing(folder: Path, documents: int) -> None:
    """Do nothing as often on a cluster."""
    with cluster() as address:
        subprocess.run([sys.executable, "-c", NOTHING, address, str(documents)], check=True, capture_output=True)


WHERE: dict[str, Callable[[Path, int], None]] = {
    "jobs-1": lambda folder, _: checked(folder, "--jobs", "1"),
    "jobs-2": lambda folder, _: checked(folder, "--jobs", "2"),
    "cluster": on_cluster,
    "dask": nothing,
}


def measure(where: str, folder: Path, documents: int) -> dict[str, float]:
    """Return the costs of one way, run in a process of its own, so that its children's are its own."""
    command = [sys.executable, __file__, str(folder), str(documents), "--one", where]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{where} failed:\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def one(where: str, folder: Path, documents: int) -> None:
    """Print the costs of one way as JSON."""
    begin = time.perf_counter()
    WHERE[where](folder, documents)
    wall = time.perf_counter() - begin
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}))


def main() -> None:
    """Measure the ways that are asked for."""
    parser = argparse.ArgumentParser(description="Measure what it costs to check many small documents.")
    parser.add_argument("home", type=Path, metavar="DIR")
    parser.add_argument("documents", type=int, metavar="N")
    parser.add_argument("--where", nargs="+", choices=WHERE, default=list(WHERE))
    parser.add_argument("--one", choices=WHERE, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args.one, args.home, args.documents)
        return
    folder = folder_of(args.home, args.documents)
    print(f"{'where':<10}{'wall s':>10}{'cpu s':>10}{'wall ms each':>14}{'cpu ms each':>14}{'peak MiB':>10}")
    for where in args.where:
        found = measure(where, folder, args.documents)
        each = [1000 * found[name] / args.documents for name in ("wall", "cpu")]
        print(
            f"{where:<10}{found['wall']:>10.1f}{found['cpu']:>10.1f}{each[0]:>14.2f}{each[1]:>14.2f}"
            f"{found['peak']:>10.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
