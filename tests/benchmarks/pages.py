"""How long pages take: to build, a document of a corpus at a time, and to open.

Run it with the Python of an environment that has Diplograph, from the root of the repository::

    PYTHONPATH=src:tests/support:tests/benchmarks python tests/benchmarks/pages.py build 10   # documents
    PYTHONPATH=src:tests/support:tests/benchmarks python tests/benchmarks/pages.py open       # needs Chromium

``build`` prints processor seconds for each document, without and with the rows of the saved questions; ``open``
the median time from the beginning of the navigation until the page of the essay is laid out for the first time
(first contentful paint) and until its script is done and everything on it can be used.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus
from browser import browser, opened

from diplograph.site.build import site

TIMES = 9


def processor() -> float:
    """Return the processor seconds of this process and of those that it started and that ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def build(documents: int) -> None:
    """Print the cost of the pages of a corpus."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        subprocess.run([sys.executable, corpus.__file__, str(folder / "corpus"), str(documents)], check=True)
        for rows in (False, True):
            before = processor()
            files = site(folder / f"pages-{rows}", [folder / "corpus" / "graphs"], rows=rows)
            used, size = processor() - before, sum(file.stat().st_size for file in files)
            print(
                f"{'with' if rows else 'without'} rows: {used:.1f} s of processor time, {used / documents:.2f} s "
                f"and {size / documents / 1e6:.2f} MB for each document"
            )
    print(f"memory of the largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MiB")


def open_page() -> None:
    """Print how soon the page of the essay can be read, and used."""
    with tempfile.TemporaryDirectory() as made, browser() as chromium:
        (path,) = site(Path(made) / "essay.html")
        painted, usable = [], []
        for _ in range(TIMES):
            with opened(chromium, path) as one:
                one.page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
                painted.append(one.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                usable.append(one.page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive"))
        print(f"painted after {statistics.median(painted):.0f} ms, usable after {statistics.median(usable):.0f} ms")


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["build", "open"])
    parser.add_argument("documents", type=int, nargs="?", default=10)
    args = parser.parse_args()
    build(args.documents) if args.what == "build" else open_page()


if __name__ == "__main__":
    main()
