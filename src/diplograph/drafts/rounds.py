"""The draft itself: stage by stage, window by window, and back to the model with what is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from diplograph.checks.report import Finding
from diplograph.drafts import prompts, provenance
from diplograph.drafts.answers import Given, Problem, read
from diplograph.drafts.judging import Judge, Judged, places_of, sentence_of
from diplograph.drafts.models import Model, Prompt, Stop, Usage
from diplograph.drafts.provenance import Exchange
from diplograph.drafts.source import Source, local
from diplograph.drafts.stages import ACTORS, CLAIMS_STAGE, IDENTITY, SITUATIONS, STAGES, STEPS, Stage
from diplograph.errors import DiplographError, UsageError
from diplograph.rows.document import Document
from diplograph.rows.merge import listed_in_catalogue
from diplograph.vocab import dg

WINDOW = 40  # sentences asked about at once
_MOST_TOLD = 300  # characters of a finding that is kept in the graph


class Asked(Model, Protocol):
    """A model that says when it answered; see `diplograph.drafts.recording`."""

    at: str


@dataclass(eq=False)
class Task:
    """A stage asked about a window of sentences.

    ``refused`` are findings about an answer, or rows of one, that could not be used.
    """

    stage: Stage
    window: tuple[str, ...]
    answered: bool = False
    refused: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Draft:
    """What a model drafted, made by `draft`.

    Attributes:
        judged: what is wrong with it, and what of it is written.
        files: the files of the folder that change, with their new bytes.
        unanswered: what is wrong with answers of which nothing could be used.
        rounds: how many rounds it took.
        exchanges: the answers.
        rows: how many rows of each table were kept.
        broken: what ended it before its time, or None.

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
        """All that the last round has left open."""
        return [*self.unanswered, *(problem for _, problem in self.judged.problems)]

    @property
    def general(self) -> list[Finding]:
        """What `check` finds that is not about a row."""
        return self.judged.general

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong but for warnings."""
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
    """Draft what a text claims, as far as nothing accounts for it yet; nothing is written.

    Args:
        source: the document and its text.
        model: what is asked.
        rounds: how often each stage is asked at most.
        window: how many sentences are asked about at once.
        progress: takes a line after each answer.

    Raises:
        UsageError: every sentence is accounted for.
        DiplographError: there is no answer at all.

    """
    if not source.open:
        remedy = "Change it by `diplograph review` or by hand; `draft` fills in what is open."
        raise UsageError(str(source.folder), "every sentence is accounted for already", remedy)
    return _Drafting(source, model, window, progress).run(rounds)


class _Drafting:
    """A draft while it is made: the rows by what tells them apart, and the answer that each comes from."""

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
        """Return what is wrong with the rows as they are."""
        if self._judged is None:
            refused = {p.row for task in self.tasks for p in task.refused if p.table == "claims"}
            self._judged = self.judge(self._given(), refused)
        return self._judged

    def _open(self, judged: Judged) -> list[Problem]:
        return [*(p for task in self.tasks for p in task.refused), *(p for _, p in judged.problems)]

    def _once(self) -> None:
        """Ask whatever has not been answered, and send back what is wrong with the rest."""
        for task in list(self.tasks):
            if not task.answered:
                if task.stage in (STEPS, SITUATIONS) and not any(r.table == "claims" for r in self._given()):
                    continue  # there is nothing yet to join
                self._ask(task, prompts.first(task.stage, self.source, task.window, self._given(), task.refused), ())
            elif self.round > 1:
                # What an earlier stage has put right in this round is not sent back.
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
        return "is the name of no" in problem.message and self._home(row) == task.window

    def _concerns(self, task: Task, row: Given) -> bool:
        return row.table in task.stage.columns and self._home(row) == task.window

    def _home(self, row: Given) -> tuple[str, ...]:
        """Return the window that a row belongs to: that of its first sentence, else the first."""
        windows = [task.window for task in self.tasks if row.table in task.stage.columns]
        first = next((n for n in places_of(row) if any(n in window for window in windows)), "")
        return next((window for window in windows if first in window), windows[0])

    def _ask(self, task: Task, prompt: Prompt, rows: Sequence[Given]) -> None:
        """Ask, and take the rows of the answer in place of those that it was to correct."""
        answer, self._judged = self.model.ask(prompt), None
        exchange = Exchange(self.model.at, prompt.digest(self.model.name), *answer.usage)
        self.exchanges.append(exchange)
        taken, task.refused = read(answer.text, prompt.schema), []
        if answer.stop is Stop.DECLINED:
            task.refused = [Problem("", "", f"the model declined to answer ({task.stage.name})", "Ask another model.")]
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
        """Ask about half as much at once where an answer was cut off."""
        task.refused = [Problem("", "", f"the answer was cut off ({task.stage.name})", "Give fewer words in each row.")]
        if not task.answered and len(task.window) > 1:
            middle, place = len(task.window) // 2, self.tasks.index(task)
            halves = [Task(task.stage, task.window[:middle]), Task(task.stage, task.window[middle:])]
            self.tasks[place : place + 1] = halves
            halves[0].refused = task.refused

    # What is written

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
        """Return the file that says who drafted what, and the catalogue with it."""
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
            said_open.setdefault(at, []).append(self._told(document, problem))
        for problem in unanswered:
            said_open.setdefault(len(self.exchanges) - 1, []).append(self._told(document, problem))
        model, statements = provenance.agent(document, dg.Model, self.model.name)
        iris = provenance.free(document, "drafting")
        for at, exchange in enumerate(self.exchanges):
            if at in things or at in said_open:
                of = things.get(at, {}), said_open.get(at, [])
                statements += provenance.drafting(next(iris), model, exchange, *of)
        made = provenance.changed(document, (), statements)
        listed = listed_in_catalogue(document, [*judged.ingest.files, *made])
        return made | {path: data for path, data in listed.items() if data != path.read_bytes()}

    def _told(self, document: Document, problem: Problem) -> str:
        """Return a finding as the graph keeps it: the short name first, and no words of the text."""
        name = local(document, problem.table, problem.row)
        said = f"{name or 'draft'}: {problem.message}"[:_MOST_TOLD]
        return said if not self.source.runs.within(said) else f"{name or 'draft'}: it repeats the text"


def _lacks_situation(row: Given, problem: Problem) -> bool:
    """Return whether a claim is only in want of a situation, which is another stage's to give."""
    return row.table == "claims" and "needs at least one dg:describes" in problem.message


def _key(row: Given) -> tuple[str, ...]:
    return row.table, *(row.cells.get(name, "") for name in IDENTITY[row.table])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
