"""The normal form in JavaScript is that in Python, on texts that differ in all that it levels."""

from __future__ import annotations

import json
import random
import shutil
import subprocess

import pytest

from diplograph.site.pages import asset
from diplograph.text.normal import normalise

SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2005\u200a\u2028\u2029\u202f\u205f\u3000"
CASES = [
    "",
    " ",
    "An\u00a0\u201codd\u201d  copy \u2014 re-\nwrapped.",
    "''both'' ``ways`` \u2018single\u2019 \u201aeach\u201b `one\u00b4 \u2032prime\u2033",
    "\u00abFrench\u00bb \u2039and\u203a \u301dCJK\u301e\u301f",
    "a - b \u2013 c\u2014d \u2212 e \ufe58\ufe63\uff0d f --- g",
    "soft\u00adhyphen zero\u200bwidth\u200e\u200f joined\u2060 bom\ufeff end",
    f"{SPACES}in{SPACES}between{SPACES}",
    f"dash{SPACES}-{SPACES}dash",
    "\ufb01ne \u2460 \uff21\uff22\uff23 \u00bd \u2026 \u1e9b\u0323",
    "cafe\u0301 caf\u00e9 \u0130stanbul",
    "\u0645\u062d\u0645\u062f \u05d0\u05d1\u05d2",
    "\U0001f600 pair \U0001d400",
    "line\r\nline\rline\n\nline",
    "\u180e\u0000 odd \u007f",
]


# What either might take for something: drawn at random, since what goes may bring together what then joins.
ALPHABET = (
    SPACES + "aZ9'\"`-.\u00ad\u200b\u2060\ufeff\u061c\ufe0f\u2018\u201c"
    "\u2032\u2033\u00b4\u02bc\u2013\u2014\u2212\u30fc\u301c\u0301\u0308\ufb01\u00bd\uff0d\uff02"
)


def in_javascript(texts: list[str]) -> list[str]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("normal form in JavaScript: needs node on the path")
    program = asset("normal.js") + (
        "let asked = ''; process.stdin.on('data', part => asked += part);"
        "process.stdin.on('end', () => process.stdout.write(JSON.stringify(JSON.parse(asked).map(normalise))));"
    )
    done = subprocess.run([node, "-e", program], input=json.dumps(texts), capture_output=True, text=True, check=True)
    made: list[str] = json.loads(done.stdout)
    return made


def test_one_normal_form() -> None:
    for text, made in zip(CASES, in_javascript(CASES), strict=True):
        assert (text, made) == (text, normalise(text))


def test_one_normal_form_of_whatever_is_typed() -> None:
    rng = random.Random(1)
    texts = ["".join(rng.choices(ALPHABET, k=rng.randrange(1, 24))) for _ in range(3000)]
    for text, made in zip(texts, in_javascript(texts), strict=True):
        assert (text, made) == (text, normalise(text))
