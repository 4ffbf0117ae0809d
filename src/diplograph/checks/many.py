"""Check many documents one by one, in any number of processes: folders in, one report out."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from functools import cache, partial
from pathlib import Path

from diplograph.checks.context import KeptShared
from diplograph.checks.report import VIOLATION, Finding, Report
from diplograph.checks.run import check
from diplograph.data.spread import Progress, Shard, documents, over


def check_many(
    paths: Iterable[str | Path],
    executor: Executor | None = None,
    *,
    shard: Shard | None = None,
    engine: str = "native",
    strict: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Check each document at ``paths`` on its own, together with the shared files.

    Faults that only show between two documents (a name that both declare, say) are not
    found here; `diplograph.checks.run.check` finds them.

    Args:
        paths: folders, each a document or a folder of documents.
        executor: where to check: any `concurrent.futures.Executor` whose processes see the same files.
        shard: the part of the documents to check; all by default.
        engine: SHACL engine; see `check`.
        strict: whether warnings count for verdict and exit code.
        progress: called with the number of documents done and the total.

    Returns:
        One report, the same for any executor and any order.  A document that could not be
        checked is reported as a finding of the rule ``not-checked``.

    Raises:
        NotFound: the call is at fault.
        NoStatements: a folder holds no ``.ttl`` file.

    """
    work = partial(check_one, engine=engine)
    reports = []
    for done in over(work, documents(paths, shard), executor, progress):
        if done.error is not None:
            finding = Finding(str(done.document), 0, 0, VIOLATION, "not-checked", done.error.what, done.error.remedy)
            reports.append(Report([finding], 0, 0))
        elif done.result is not None:
            reports.append(done.result)
    return merged(reports, strict)


def check_one(document: Path, engine: str = "native") -> Report:
    """Check one document and return its report; the shared files are read once per process."""
    return check([document], engine=engine, kept=_kept())


@cache
def _kept() -> KeptShared:
    return KeptShared()


def merged(reports: Iterable[Report], strict: bool = False) -> Report:
    """Merge several reports into one, which does not depend on their order."""
    every = list(reports)
    return Report(
        [finding for report in every for finding in report.findings],
        sum(report.files for report in every),
        sum(report.statements for report in every),
        strict,
    )
