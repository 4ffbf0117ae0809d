"""A language model played by hand: the answers in ``tests/drafts/played``, by stage and in their order.

They are what a good but careless encoder would say of ``docs/strait-tolls/text.txt``: in the
first round a code that is none, a cue that is not there, words of the text, a report without
the reporter's stance, two sentences forgotten; in the second what was asked for again.
``python tests/support/played.py`` lets it draft and shows rounds and tokens, at four characters
a token, which is near what English takes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from paths import DOCS, TESTS

from diplograph.drafts.models import Answer, Prompt, Stop, Usage
from diplograph.drafts.recording import Recorder
from diplograph.drafts.rounds import Draft, draft
from diplograph.drafts.source import Source
from diplograph.text.drafting import Document, new_document

PLAYED = TESTS / "drafts" / "played"
TEXT = DOCS / "strait-tolls" / "text.txt"
MODEL = "played-by-hand"
AT = "2026-11-27T12:00:00Z"


class Player:
    """Answers each stage with its next file; it has the tokens of all that it was asked."""

    name = MODEL
    at = AT

    def __init__(self, changes: dict[str, str] | None = None) -> None:
        self.seen: Counter[str] = Counter()
        self.prompts: list[Prompt] = []
        self.changes = changes or {}

    def ask(self, prompt: Prompt) -> Answer:
        self.seen[prompt.name] += 1
        self.prompts.append(prompt)
        which = f"{prompt.name}-{self.seen[prompt.name]}"
        path = PLAYED / f"{which}.json"
        text = self.changes.get(which) or (path.read_text(encoding="utf-8") if path.is_file() else "{}")
        asked = len(prompt.system) + len(prompt.user) + len(json.dumps(prompt.schema))
        return Answer(text, Stop.DONE, Usage(asked // 4, len(text) // 4))


def rows_of(which: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a played answer."""
    found: dict[str, list[dict[str, Any]]] = json.loads((PLAYED / f"{which}.json").read_text(encoding="utf-8"))
    return found


def made(folder: Path) -> Source:
    """Make the folder of the text, and return it with its text."""
    text = TEXT.read_text(encoding="utf-8")
    new_document(folder, text, Document("Pay the Pilots, Keep the Strait", "Marta Oyelaran", date="2026-01"))
    return Source(folder, text, str(TEXT))


def played(source: Source, player: Player, rounds: int = 3, record: Path | None = None) -> Draft:
    """Let a player draft."""
    return draft(source, Recorder(player, source.runs, record), rounds)


def main() -> None:
    """Draft, and show rounds and tokens."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        source = made(Path(folder) / "strait-tolls")
        done = draft(source, Recorder(Player(), source.runs), progress=print)
    sys.stdout.write(f"{done.rounds} rounds, {done.usage}, {'sound' if done.sound else 'not sound'}\n")


if __name__ == "__main__":
    main()
