"""Draft a document: stage by stage, window by window, sending findings back to the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from diplograph.checks.report import Finding
from diplograph.drafts import prompts, provenance
from diplograph.drafts.answers import Given, Problem, read
from diplograph.drafts.judging import Judge, Judged, places_of
from diplograph.drafts.models import Model, Prompt, Stop, Usage
from diplograph.drafts.provenance import Exchange
from diplograph.drafts.source import Source, local
from diplograph.drafts.stages import ACTORS, CLAIMS_STAGE, IDENTITY, SITUATIONS, STAGES, STEPS, Stage
from diplograph.errors import DiplographError, UsageError
from diplograph.rows.book import sentence_of
from diplograph.rows.catalogue import with_entries
from diplograph.rows.document import Document
from diplograph.vocab import dg

WINDOW = 40  # sentences in one prompt
_LONGEST_NOTE = 300  # length of a finding in the graph
_SITUATION_NEEDED = "Proposition-describes-count"  # a shape


class Asked(Model, Protocol):
    """A model that gives the time of its answers; see `diplograph.drafts.recording`."""

    at: str


@dataclass(eq=False)
class Task:
    """A stage applied to a window of sentences.

    ``refused`` are findings about an answer, or rows of one, that could not be used.
    """

    stage: Stage
    window: tuple[str, ...]
    answered: bool = False
    refused: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Draft:
    """A model's draft; made by `draft`.

    Attributes:
        judged: its problems, and the part that is written.
        files: the files of the folder that change, with their new bytes.
        unanswered: the problems of answers that could not be used at all.
        rounds: the number of rounds.
        exchanges: the answers.
        rows: the number of rows of each table that were kept.
        broken: the error that ended it early, or None.

    """

    judged: Judged
    files: Mapping[Path, bytes]
    unanswered: tuple[Problem, ...]
    rounds: int
    exchanges: tuple[Exchange, ...]
    rows: Mapping[str, int]
    broken: DiplographError | None

    @property
    def problems(self) -> list[Problem]:
        """All problems that the last round left open."""
        return [*self.unanswered, *(problem for _, problem in self.judged.problems)]

    @property
    def general(self) -> list[Finding]:
        """The findings of `check` that are not about a row."""
        return self.judged.general

    @property
    def sound(self) -> bool:
        """Whether there are no problems except warnings."""
        grave = any(not problem.warning for problem in self.problems)
        return not grave and self.broken is None and all(f.severity != "violation" for f in self.general)

    @property
    def usage(self) -> Usage:
        """The tokens of all answers."""
        return Usage(sum(e.read for e in self.exchanges), sum(e.written for e in self.exchanges))


def draft(
    source: Source,
    model: Asked,
    rounds: int = 3,
    window: int = WINDOW,
    progress: Callable[[str], None] = lambda _: None,
) -> Draft:
    """Draft the claims of all sentences that are not accounted for yet; nothing is written.

    Args:
        source: the document and its text.
        model: the model or recording.
        rounds: the greatest number of rounds of each stage.
        window: the number of sentences in one prompt.
        progress: called with a line after each answer.

    Raises:
        UsageError: every sentence is accounted for.
        DiplographError: there is no answer at all.

    """
    if not source.open:
        remedy = "Change the draft with `diplograph review` or by hand; `draft` only fills in what is missing."
        raise UsageError(str(source.folder), "every sentence is already accounted for", remedy)
    return _Drafting(source, model, window, progress).run(rounds)


class _Drafting:
    """A draft in progress: the rows by their identifying cells, and the answer from which each comes."""

    def __init__(self, source: Source, model: Asked, window: int, progress: Callable[[str], None]) -> None:
        self.source, self.model, self.progress = source, model, progress
        self.judge = Judge(source)
        parts = [tuple(source.open[i : i + window]) for i in range(0, len(source.open), window)]
        self.tasks = [Task(stage, part) for stage in STAGES for part in parts]
        self.rows: dict[tuple[str, ...], Given] = {}
        self.origin: dict[int, int] = {}  # the answer of a row, by the row's id
        self.exchanges: list[Exchange] = []
        self.broken: DiplographError | None = None
        self.round = 0
        self._judged: Judged | None = None

    def run(self, rounds: int) -> Draft:
        try:
            for self.round in range(1, rounds + 1):
                self._once()
                judged = self._judge()
                self.progress(f"round {self.round}: {_count(len(self._open(judged)), 'finding')} left")
                if not any(not p.warning for p in self._open(judged)):
                    break
        except DiplographError as error:
            if not self.rows:
                raise
            self.broken = error
        return self._done()

    def _given(self) -> list[Given]:
        return list(self.rows.values())

    def _judge(self) -> Judged:
        """Return the problems of the current rows."""
        if self._judged is None:
            refused = {p.row for task in self.tasks for p in task.refused if p.table == "claims"}
            self._judged = self.judge(self._given(), refused)
        return self._judged

    def _open(self, judged: Judged) -> list[Problem]:
        return [*(p for task in self.tasks for p in task.refused), *(p for _, p in judged.problems)]

    def _once(self) -> None:
        """Request the missing answers, and send back the problems of the others."""
        for task in list(self.tasks):
            if not task.answered:
                if task.stage in (STEPS, SITUATIONS) and not any(r.table == "claims" for r in self._given()):
                    continue  # there is nothing to connect yet
                self._ask(task, prompts.first(task.stage, self.source, task.window, self._given(), task.refused), ())
            elif self.round > 1:
                # Problems that an earlier stage fixed in this round are not sent back.
                self._again(task, self._judge())

    def _again(self, task: Task, judged: Judged) -> None:
        rows, problems = [], list(task.refused)
        for row, problem in judged.problems:
            if row is None and task.stage is CLAIMS_STAGE and problem.row in task.window:
                problems.append(problem)
            elif row is not None and _lacks_situation(row, problem):
                if task.stage is SITUATIONS and self._home(row) == task.window:
                    problems.append(problem)
            elif row is not None and self._concerns(task, row):
                rows.append(row)
                problems.append(problem)
            elif row is not None and task.stage is ACTORS and self._names_nobody(task, row, problem):
                problems.append(problem)
        if not problems:
            return
        rows = list({id(row): row for row in rows}.values())
        places = {n for row in rows for n in places_of(row)} | {sentence_of(p.row.split(" ")[0]) for p in problems}
        window = [n for n in self.source.sentences if n in places] or list(task.window)
        prompt = prompts.again(task.stage, self.source, window, self._given(), rows, problems)
        self._ask(task, prompt, rows)

    def _names_nobody(self, task: Task, row: Given, problem: Problem) -> bool:
        nobody = problem.missing is not None and problem.missing.kind == "entity"
        return nobody and self._home(row) == task.window

    def _concerns(self, task: Task, row: Given) -> bool:
        return row.table in task.stage.columns and self._home(row) == task.window

    def _home(self, row: Given) -> tuple[str, ...]:
        """Return the window to which a row belongs: that of its first sentence, else the first."""
        windows = [task.window for task in self.tasks if row.table in task.stage.columns]
        first = next((n for n in places_of(row) if any(n in window for window in windows)), "")
        return next((window for window in windows if first in window), windows[0])

    def _ask(self, task: Task, prompt: Prompt, rows: Sequence[Given]) -> None:
        """Send a prompt, and replace the rows to correct with those of the answer."""
        answer, self._judged = self.model.ask(prompt), None
        exchange = Exchange(self.model.at, prompt.digest(self.model.name), *answer.usage)
        self.exchanges.append(exchange)
        taken, task.refused = read(answer.text, prompt.schema), []
        if answer.stop is Stop.DECLINED:
            task.refused = [Problem("", "", f"the model declined to answer ({task.stage.name})", "Use another model.")]
        elif answer.stop is Stop.CUT:
            self._halve(task)
        elif taken.whole:
            task.refused = taken.problems
        else:
            task.answered, task.refused = True, taken.problems
            for row in rows:
                self.rows.pop(_key(row), None)
            for row in taken.rows:
                self.rows[_key(row)] = row
                self.origin[id(row)] = len(self.exchanges) - 1
        span = f"sentences {task.window[0]} to {task.window[-1]}"
        tokens = f"{answer.usage.read:,} tokens read, {answer.usage.written:,} written"
        self.progress(f"round {self.round}, {task.stage.name}, {span}: {_count(len(taken.rows), 'row')}; {tokens}")

    def _halve(self, task: Task) -> None:
        """Split a task whose answer was cut off in two."""
        task.refused = [Problem("", "", f"the answer was cut off ({task.stage.name})", "Give fewer words in each row.")]
        if not task.answered and len(task.window) > 1:
            middle, place = len(task.window) // 2, self.tasks.index(task)
            halves = [Task(task.stage, task.window[:middle]), Task(task.stage, task.window[middle:])]
            self.tasks[place : place + 1] = halves
            halves[0].refused = task.refused

    # The output

    def _done(self) -> Draft:
        unanswered = tuple(p for task in self.tasks for p in task.refused)
        unanswered += tuple(
            Problem("", "", f"nothing was drafted ({task.stage.name})", "Draft again.")
            for task in self.tasks
            if not task.answered and not task.refused
        )
        judged = self.judge(self._given(), last=True)
        files = {**judged.ingest.files, **self._provenance(judged, unanswered)}
        counts: dict[str, int] = {}
        for row in judged.ingest.compiled.rows:
            counts[row[0].table] = counts.get(row[0].table, 0) + 1
        return Draft(judged, files, unanswered, self.round, tuple(self.exchanges), counts, self.broken)

    def _provenance(self, judged: Judged, unanswered: Sequence[Problem]) -> dict[Path, bytes]:
        """Return the file that records who drafted what, and the catalogue with its entry."""
        document = Document(self.source.folder)
        things: dict[int, dict[str, None]] = {}
        for row, said in judged.ingest.compiled.rows:
            at = self.origin[id(judged.rows[row.table, row.number])]
            for triple in said:
                subject = getattr(triple.subject, "value", "")
                is_new = not document.describes(subject) or triple.predicate.value == dg.reasonForSilence
                if is_new and not any(subject in held for held in things.values()):
                    things.setdefault(at, {})[subject] = None
        said_open: dict[int, list[str]] = {}
        for given, problem in judged.problems:
            at = self.origin[id(given)] if given is not None else len(self.exchanges) - 1
            said_open.setdefault(at, []).append(self._note(document, problem))
        for problem in unanswered:
            said_open.setdefault(len(self.exchanges) - 1, []).append(self._note(document, problem))
        model, statements = provenance.agent(document, dg.Model, self.model.name)
        iris = provenance.free(document, "drafting")
        for at, exchange in enumerate(self.exchanges):
            if at in things or at in said_open:
                of = things.get(at, {}), said_open.get(at, [])
                statements += provenance.drafting(next(iris), model, exchange, *of)
        made = provenance.changed(document, (), statements)
        return made | with_entries(document, [*judged.ingest.files, *made])

    def _note(self, document: Document, problem: Problem) -> str:
        """Return a finding in the form kept in the graph: the short name first, and no words of the text."""
        name = local(document, problem.table, problem.row)
        said = f"{name or 'draft'}: {problem.message}"[:_LONGEST_NOTE]
        return said if not self.source.runs.within(said) else f"{name or 'draft'}: it repeats the text"


def _lacks_situation(row: Given, problem: Problem) -> bool:
    """Tell whether a claim only lacks a situation, which another stage provides."""
    return row.table == "claims" and problem.rule == _SITUATION_NEEDED


def _key(row: Given) -> tuple[str, ...]:
    return row.table, *(row.cells.get(name, "") for name in IDENTITY[row.table])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
