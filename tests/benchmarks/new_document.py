"""How long `diplograph new` takes on a text of a megabyte, beside reading it and hashing its sentences.

    python tests/benchmarks/new_document.py [--repeat 5]

Both are whole processes; the text is made of invented sentences, all different.  Printed
are the best of the repeats, in seconds, and their ratio.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HASHING = """
import sys
from pathlib import Path
from diplograph.text.normal import digest, read_text
from diplograph.text.sentences import sentences
print(sum(1 for sentence in sentences(read_text(Path(sys.argv[1]))) if digest(sentence)))
"""


def text_of(size: int) -> str:
    """Return a text of about ``size`` bytes: paragraphs of six sentences, a heading every fifty."""
    blocks: list[str] = []
    length = number = 0
    while length < size:
        sentences = []
        for _ in range(6):
            number += 1
            sentences.append(
                f"Harbour number {number} pays {number % 97} crowns for every ship that puts in at its quay."
            )
        block = " ".join(sentences) if len(blocks) % 50 else f"Part {number}"
        blocks.append(block)
        length += len(block) + 2
    return "\n\n".join(blocks)


def best(repeat: int, argv: list[str]) -> float:
    """Return the shortest time that a process takes, in seconds."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        subprocess.run([sys.executable, *argv], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes; default: a million")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        text.write_text(text_of(args.size), encoding="utf-8")
        hashing = best(args.repeat, ["-c", HASHING, str(text)])
        new = []
        for number in range(args.repeat):
            about = ["--title", "Harbours", "--author", "A. Writer", "--url", "https://example.org/"]
            new.append(best(1, ["-m", "diplograph", "new", f"{folder}/d{number}", str(text), *about]))
        print(f"{text.stat().st_size} bytes: reading and hashing {hashing:.2f} s, new {min(new):.2f} s, "
              f"{min(new) / hashing:.1f} times")  # fmt: skip


if __name__ == "__main__":
    main()
