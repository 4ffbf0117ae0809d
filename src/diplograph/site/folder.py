"""Write a folder of pages: one for each document, and common ones of documents, actors, points and questions.

Documents are processed one by one, each with the shared files.  So a corpus of any size needs the
memory of one document for each process, and a few lines for each document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from markupsafe import Markup

from diplograph import opening
from diplograph.data import bundled
from diplograph.data.atomic import write_files
from diplograph.errors import NoStatements
from diplograph.queries.catalogue import Catalogue
from diplograph.site import html
from diplograph.site.aligned import Alignment, Position, across, positions
from diplograph.site.grid import Point, grid
from diplograph.site.material import Essay
from diplograph.site.pages import css, page, policy, script, slim, template
from diplograph.site.questions import Questions, declared, families
from diplograph.site.views import Views

SHARED_FOLDER: Final = "assets/"
COMMON: Final = ("index", "actors", "who", "questions")
TEMPLATES: Final = {"who": "holders.j2"}
# The most documents listed for an actor or a question, and the most points under "Who says what".
NAMED, LISTED, POINTS = 40, 12, 600


class Actor(NamedTuple):
    """An actor in one document: the numbers of claims that it holds there and that concern it."""

    id: str
    iri: str
    label: str
    kind: str
    holds: int
    about: int


@dataclass(frozen=True)
class Summary:
    """A document on the common pages: its address, its thesis, and who holds what in it."""

    address: str
    title: str
    byline: str
    thesis: Markup
    actors: tuple[Actor, ...]
    points: tuple[Point, ...]
    aligned: tuple[Position, ...]


class Task(NamedTuple):
    """A document whose page is to be written, with the rows of the saved questions or without.

    ``wanted`` are its propositions that are aligned with those of other documents.
    """

    target: Path
    files: tuple[Path, ...]
    wanted: frozenset[str]
    rows: bool


def write_pages(
    out: Path,
    documents: Sequence[tuple[Path, ...]],
    jobs: int,
    joined: Sequence[Alignment] = (),
    *,
    rows: bool = False,
) -> list[Path]:
    """Write the pages of several documents into a folder and return them.

    Args:
        out: the folder, which is created.
        documents: the files of each document.
        jobs: the number of processes.
        joined: the alignments between documents.
        rows: ask each document every saved question, and show the rows on its page.

    Raises:
        NotFound, NoStatements, DataError: see `diplograph.opening.load`.

    """
    (out / SHARED_FOLDER).mkdir(parents=True, exist_ok=True)
    names = _addresses(documents)
    wanted = frozenset(end for one in joined for end in (one.first, one.second))
    tasks = [Task(out / name, files, wanted, rows) for name, files in zip(names, documents, strict=True)]
    summaries = _told_apart(list(_summaries(tasks, jobs)))
    written = [out / name for name in names]
    for name, made in _common(summaries, joined, rows=rows).items():
        write_files({out / name: made.encode("utf-8")})
        written.append(out / name)
    return written


def _addresses(documents: Sequence[tuple[Path, ...]]) -> list[str]:
    taken: dict[str, int] = {}
    names = []
    for files in documents:
        name = re.sub(r"[^a-z0-9-]+", "-", files[0].parent.name.lower()).strip("-") or "document"
        if name in COMMON:
            name += "-document"
        taken[name] = taken.get(name, 0) + 1
        names.append(f"{name}.html" if taken[name] == 1 else f"{name}-{taken[name]}.html")
    return names


def _told_apart(summaries: list[Summary]) -> list[Summary]:
    """Add its file's name to a title that several documents share."""
    titles = Counter(one.title for one in summaries)
    return [_renamed(one) if titles[one.title] > 1 else one for one in summaries]


def _renamed(one: Summary) -> Summary:
    title = f"{one.title} ({one.address.removesuffix('.html')})"
    points = tuple(point._replace(title=title) for point in one.points)
    aligned = tuple(position._replace(title=title) for position in one.aligned)
    return replace(one, title=title, points=points, aligned=aligned)


def _summaries(tasks: list[Task], jobs: int) -> Iterator[Summary]:
    if min(jobs, len(tasks)) < 2:
        yield from map(_document, tasks)
        return
    with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
        yield from pool.map(_document, tasks, chunksize=1)


def _document(task: Task) -> Summary:
    """Write the page of one document, and return its entry for the common pages."""
    folder = task.files[0].parent
    try:
        essay = Essay(opening.load(folder))
    except NoStatements:
        raise NoStatements(str(folder), "no claim to show", "Leave the folder out, or add claims.") from None
    questions = Questions(essay, whole=False) if task.rows else None
    views = Views(essay, f" --data {folder}")
    made = page(views, shared=SHARED_FOLDER, questions=questions)
    write_files({task.target: made.encode("utf-8")})
    address = task.target.name
    return Summary(
        address, essay.title, views.byline,
        html.sentence(essay.claims[essay.thesis], f"{address}#") if essay.thesis else Markup(""),
        tuple(_actors(essay)),
        tuple(views.at_issue(f"{address}#", essay.title)),
        tuple(positions(essay, task.wanted, address)),
    )  # fmt: skip


def _actors(essay: Essay) -> Iterator[Actor]:
    held, about = essay.held, essay.mentions
    for thing in essay.things("Actor").values():
        if thing.iri in held or thing.iri in about:
            numbers = (len(claims.get(thing.iri, ())) for claims in (held, about))
            yield Actor(thing.id, thing.iri, thing.label, thing.kind, *numbers)


def _common(summaries: list[Summary], joined: Sequence[Alignment], *, rows: bool) -> Mapping[str, str]:
    """Return the common pages, and the files that all pages share."""
    actors: dict[str, list[tuple[Summary, Actor]]] = defaultdict(list)
    for summary in summaries:
        for actor in summary.actors:
            actors[actor.iri].append((summary, actor))
    ranked = sorted(actors.values(), key=lambda found: (-len(found), found[0][1].label.casefold(), found[0][1].iri))
    for found in ranked:
        found.sort(key=lambda one: -(one[1].holds + one[1].about))
    held: dict[str, list[Position]] = defaultdict(list)
    for position in (position for summary in summaries for position in summary.aligned):
        held[position.proposition].append(position)
    points = [*across(joined, held), *(point for summary in summaries for point in summary.points)]
    shown = {"shared": SHARED_FOLDER, "csp": policy(SHARED_FOLDER), "documents": summaries}
    saved = list(Catalogue(bundled.queries()))
    parts: dict[str, dict[str, object]] = {
        "index": {},
        "actors": {"actors": ranked, "most": NAMED},
        "who": {"grid": grid(points, most=POINTS), "points": len(points)},
        "questions": {
            "questions": families(saved).items(), "prefixes": declared(saved), "most": LISTED if rows else 0,
        },
    }  # fmt: skip
    made = {
        name: template(TEMPLATES.get(name, f"{name}.j2")).render(shown, here=name, **part)
        for name, part in parts.items()
    }
    pages = {f"{name}.html": slim(text) for name, text in made.items()}
    return pages | {SHARED_FOLDER + "site.css": css(), SHARED_FOLDER + "site.js": script()}
