"""Whether answers stay right and memory bounded over a long time::

    python tests/benchmarks/soak.py questions 10000
    python tests/benchmarks/soak.py requests 100000

Saved questions are asked at random, without parameters, in one process or of `diplograph serve`
by four clients; each answer is compared with the engine's own.  One request in a hundred leaves
before its answer, and one in a hundred is refused.
"""

from __future__ import annotations

import argparse
import http.client
import io
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
import servers

import diplograph

CLIENTS = 4
SLOWEST = 0.05  # seconds that a question may take here, so that many are asked


def megabytes(process: int) -> int:
    """Return the memory that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def lines(csv: bytes) -> list[bytes]:
    """Return the rows of an answer, in an order of ours."""
    return sorted(csv.splitlines())


def questions(kg: diplograph.Library) -> dict[str, list[bytes]]:
    """Return the texts of the quick questions, each with the engine's own answer."""
    found = {}
    for saved in kg.queries:
        text, began, out = saved.bind({}), time.perf_counter(), io.BytesIO()
        rows = kg.executor.held().query(text, use_default_graph_as_union=True)
        assert not isinstance(rows, ox.QueryTriples)
        rows.serialize(out, format=ox.QueryResultsFormat.CSV)
        if time.perf_counter() - began < SLOWEST:
            found[text] = lines(out.getvalue())
    return found


def report(seen: Mapping[str, int], began: float, first: str) -> None:
    """Print how many answers were right, wrong or missing, and the memory."""
    counts = ", ".join(f"{count:,} {what}" for what, count in sorted(seen.items()))
    print(f"{counts}; {time.perf_counter() - began:.0f} s; {first}", flush=True)


def in_process(count: int, seed: int) -> None:
    """Ask in this process."""
    kg = diplograph.load()
    quick = questions(kg)
    names = [saved.name for saved in kg.queries if saved.bind({}) in quick]
    whole = {name: list(kg.query(name)) for name in names}
    chosen, seen, began, early = random.Random(seed), Counter[str](), time.perf_counter(), 0
    for number in range(1, count + 1):
        name = chosen.choice(names)
        seen["right" if list(kg.query(name)) == whole[name] else "wrong"] += 1
        early = early or (megabytes(os.getpid()) if number == 200 else 0)
    report(seen, began, f"{early} MB after 200, {megabytes(os.getpid())} MB at the end")


def one_client(url: str, known: Mapping[str, list[bytes]], count: int, seed: int) -> Counter[str]:
    """Ask of the service, over connections that are kept."""
    chosen, seen = random.Random(seed), Counter[str]()
    texts = list(known)
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    for _ in range(count):
        text, luck = chosen.choice(texts), chosen.random()
        try:
            if luck < 0.01:
                connection.request("POST", "/update", "DROP ALL", {"Content-Type": "application/sparql-update"})
                answer = connection.getresponse()
                answer.read()
                seen["refused" if answer.status == 403 else "wrong"] += 1
                continue
            connection.request("GET", "/query?" + urlencode({"query": text}), headers={"Accept": "text/csv"})
            if luck < 0.02:
                connection.close()
                seen["left"] += 1
                continue
            answer = connection.getresponse()
            same = lines(answer.read()) == known[text] and answer.status == 200
            seen["right" if same else "wrong"] += 1
        except (OSError, http.client.HTTPException) as error:
            seen[f"failed ({type(error).__name__})"] += 1
            connection.close()
    connection.close()
    return seen


def of_a_service(count: int, seed: int) -> None:
    """Ask of `diplograph serve`."""
    known = questions(diplograph.load())
    with tempfile.TemporaryDirectory() as folder, servers.diplograph_serve(tmpdir=Path(folder)) as (url, serve):
        seen, began, memory = Counter[str](), time.perf_counter(), []
        parts = 20
        with ThreadPoolExecutor(CLIENTS) as pool:
            for part in range(parts):
                shares = [count // parts // CLIENTS] * CLIENTS
                for one in pool.map(
                    lambda at: one_client(url, known, at[1], seed + at[0]),
                    enumerate(shares, part * CLIENTS),
                ):
                    seen += one
                workers = Path(f"/proc/{serve.pid}/task/{serve.pid}/children").read_text().split()
                memory.append((megabytes(serve.pid), max(map(megabytes, map(int, workers)))))
                report(seen, began, f"serve {memory[-1][0]} MB, its largest worker {memory[-1][1]} MB")


def main() -> None:
    """Ask as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("questions", "requests"))
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    {"questions": in_process, "requests": of_a_service}[asked.what](asked.count, asked.seed)


if __name__ == "__main__":
    main()
