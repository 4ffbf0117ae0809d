"""Recordings: the answers of a model by the digests of its prompts, with no words of the text except cues.

A recording is a file of JSON lines.  The first names the model; each of the others has the
digest of a prompt, its answer, why it ended, the tokens and the time.  Words that an answer
copies from the text are removed (see `answers.without_copies`).
"""

from __future__ import annotations

import json
import os
from collections import defaultdict, deque
from datetime import UTC, datetime
from pathlib import Path

from diplograph.data.turtle import read as read_file
from diplograph.drafts.answers import without_copies
from diplograph.drafts.models import Answer, Json, Model, Prompt, Stop, Usage
from diplograph.errors import DataError, UsageError
from diplograph.text.words import Runs

FORMAT = "diplograph-draft/1"


def now() -> str:
    """Return the current time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Taken:
    """Recorded answers by the digest of the prompt, in the order in which they came."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: dict[str, deque[tuple[Answer, str]]] = defaultdict(deque)
        lines = read_file(path).decode("utf-8").splitlines()
        try:
            head = json.loads(lines[0])
            self.model = str(head["model"])
            if head["format"] != FORMAT:
                raise ValueError
            for line in lines[1:]:
                self._take(json.loads(line))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            what = "not a recording of `diplograph draft`"
            raise DataError(str(path), what, "Name a file that --record wrote.") from None

    def _take(self, said: Json) -> None:
        usage = Usage(int(said["read"]), int(said["written"]))
        self._held[said["prompt"]].append((Answer(str(said["answer"]), Stop(said["stop"]), usage), str(said["at"])))

    def next(self, digest: str) -> tuple[Answer, str] | None:
        """Return the next answer to a prompt, with its time, or None."""
        held = self._held.get(digest)
        return held.popleft() if held else None


class Replay:
    """A model that answers from a recording, and nothing else."""

    def __init__(self, taken: Taken) -> None:
        self._taken, self.at = taken, ""

    @property
    def name(self) -> str:
        """The name of the model that was recorded."""
        return self._taken.model

    def ask(self, prompt: Prompt) -> Answer:
        """Return the recorded answer.

        Raises:
            DataError: there is no answer to this prompt.

        """
        found = self._taken.next(prompt.digest(self.name))
        if found is None:
            what = f"it has no answer to the prompt {prompt.digest(self.name)[:19]}… ({prompt.name})"
            remedy = "It was recorded for another text or document, or by another version; record it again."
            raise DataError(str(self._taken.path), what, remedy)
        answer, self.at = found
        return answer


class Recorder:
    """A model whose answers lose copied words, and are kept in a file if one is named.

    Answers that the file already holds are not requested again, so an interrupted draft can continue.
    """

    def __init__(self, model: Model, runs: Runs, path: Path | None = None) -> None:
        self._model, self._runs, self._path, self.at = model, runs, path, ""
        self._taken: Taken | None = None
        if path is not None and os.path.lexists(path):
            if not path.is_file() or path.is_symlink():
                raise UsageError(str(path), "not a plain file", "Name a regular file for the recording.")
            self._taken = Taken(path)
            if self._taken.model != model.name:
                what = f"it holds answers of {self._taken.model}"
                raise UsageError(str(path), what, "Name another file, or that model.")
        elif path is not None:
            self._write({"format": FORMAT, "model": model.name})

    @property
    def name(self) -> str:
        """The name of the model."""
        return self._model.name

    def ask(self, prompt: Prompt) -> Answer:
        """Return the answer to a prompt, from the file or from the model."""
        digest = prompt.digest(self.name)
        if self._taken is not None and (found := self._taken.next(digest)):
            answer, self.at = found
            return answer
        answer = self._model.ask(prompt)
        answer = answer._replace(text=without_copies(answer.text, self._runs))
        self.at = getattr(self._model, "at", "") or now()
        usage = {"read": answer.usage.read, "written": answer.usage.written, "at": self.at}
        said = {"prompt": digest, "name": prompt.name, "answer": answer.text, "stop": answer.stop} | usage
        if self._path is not None:
            self._write(said)
        return answer

    def _write(self, line: Json) -> None:
        """Append a line at once, so that nothing is lost if the draft is interrupted."""
        assert self._path is not None
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            raise UsageError(str(self._path), f"cannot be written ({error.strerror})", "Name another file.") from None
