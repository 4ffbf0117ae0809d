"""A copy of the essay, where somebody holds one: named by ``DIPLOGRAPH_TEXT``, or in a folder beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "modest-geopolitical-case.txt"
_BESIDE = Path(__file__).resolve().parent.parent.parent.parent.glob(f"*/source/{NAME}")
TEXT = Path(os.environ.get("DIPLOGRAPH_TEXT") or next(_BESIDE, NAME))
