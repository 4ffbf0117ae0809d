"""A static site: one self-contained page for one document, a folder of pages for several.

Documents are taken one by one, each with what it shares with the others, so that a corpus
of any size needs the memory of one document for each process.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markupsafe import Markup

from diplograph import library
from diplograph.data import bundled
from diplograph.data.atomic import write_files
from diplograph.data.companions import spelled_out
from diplograph.data.discovery import find_files
from diplograph.errors import DataError, UsageError
from diplograph.library import Library
from diplograph.namespaces import SHARED
from diplograph.site import html
from diplograph.site.material import Essay
from diplograph.site.pages import css, page, policy, script, template
from diplograph.site.questions import Asked, Questions
from diplograph.site.views import Views
from diplograph.terms import Iri
from diplograph.text.normal import digest, normalise, read_text

SHARED_FOLDER: Final = "assets/"
OPEN: Final = re.compile(r"creativecommons\.org/(?:licenses/by(?:-sa)?/|publicdomain/)|opendatacommons\.org")


@dataclass(frozen=True)
class Summary:
    """What the pages about all documents say of one: its address, its thesis, and who holds how much in it."""

    address: str
    title: str
    byline: str
    thesis: Markup
    actors: tuple[tuple[str, str, str, str, int, int], ...]  # address, IRI, label, kind, claims held, claims about
    questions: tuple[tuple[str, tuple[Asked, ...]], ...]


def site(
    out: Path, data: Iterable[str | Path] = (), *, text: Path | None = None, private: bool = False, jobs: int = 1
) -> list[Path]:
    """Write a site and return its files.

    Args:
        out: the page (``.html``) or folder to write; one document may go into a folder, too,
            and is ``index.html`` in it. What is there of the site is written anew.
        data: Turtle files and folders; without any, the bundled essay.
        text: the text of the one document, to stand beside its claims.
        private: let the text be one whose licence is not open, and mark the page.
        jobs: how many processes may work at a time on several documents.

    Raises:
        UsageError: a text is given for several documents, or its licence is not open and the
            page not private; or ``out`` is a page, and there are several documents.
        DataError: the text is not that of the document.
        NotFound, NoStatements: see `diplograph.library.load`.

    """
    paths = [Path(p) for p in data]
    documents = _documents(paths)
    if len(documents) <= 1:
        target = out if out.suffix == ".html" else out / "index.html"
        return [_single(target, library.load(*paths), paths, text, private)]
    if text is not None:
        raise UsageError("--with-text", "there are several documents", "Name the one whose text it is by --data.")
    if out.suffix == ".html":
        raise UsageError(str(out), f"{len(documents)} documents do not go into one page", "Name a folder.")
    return _folder(out, documents, jobs)


def _documents(paths: list[Path]) -> list[tuple[Path, ...]]:
    """Return the files of each document that is not shared: a folder is a document."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for file in find_files(spelled_out(paths)) if paths else ():
        if not file.graph.startswith(SHARED) and file.path.name != bundled.CATALOGUE:
            folders[file.path.parent].append(file.path)
    return [tuple(files) for files in folders.values() if any(f.name == "claims.ttl" for f in files)] or [
        tuple(files) for files in folders.values()
    ]


def _single(target: Path, kg: Library, paths: list[Path], text: Path | None, private: bool) -> Path:
    essay = Essay(kg)
    data = "".join(f" --data {path}" for path in paths)
    words = None if text is None else _text(essay, text, private)
    made = page(essay, data=data, text=words, private=private)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_files({target: made.encode("utf-8")})
    return target


def _text(essay: Essay, path: Path, private: bool) -> str:
    """Return the text of a document in normal form, once it is sure that it is the one, and may be shown."""
    words = normalise(read_text(path))
    wanted = essay.text_digest
    if not wanted or digest(words) != wanted:
        remedy = "Name the copy that `diplograph anchors` finds whole."
        raise DataError(str(path), f"not the text of {Iri(essay.iri).curie}", remedy)
    licences = essay.text_licences
    if not private and not (licences and all(OPEN.search(licence) for licence in licences)):
        said = (
            f"is under {', '.join(licences)}" if licences else "has no licence on record (dcterms:license of the work)"
        )
        remedy = "Add --private for a copy that you do not publish."
        raise UsageError(str(path), f"the text {said}, which is not an open one", remedy)
    return words


# Several documents


def _folder(out: Path, documents: list[tuple[Path, ...]], jobs: int) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    (out / SHARED_FOLDER).mkdir(exist_ok=True)
    names = _addresses(documents)
    tasks = [(out / name, files) for name, files in zip(names, documents, strict=True)]
    summaries = list(_summaries(tasks, jobs))
    written = [out / name for name in names]
    for name, made in _common(summaries).items():
        write_files({out / name: made.encode("utf-8")})
        written.append(out / name)
    return written


def _addresses(documents: list[tuple[Path, ...]]) -> list[str]:
    taken: dict[str, int] = {}
    names = []
    for files in documents:
        name = re.sub(r"[^a-z0-9-]+", "-", files[0].parent.name.lower()).strip("-") or "document"
        if name in ("index", "actors", "questions"):
            name += "-document"
        taken[name] = taken.get(name, 0) + 1
        names.append(f"{name}.html" if taken[name] == 1 else f"{name}-{taken[name]}.html")
    return names


def _summaries(tasks: list[tuple[Path, tuple[Path, ...]]], jobs: int) -> Iterator[Summary]:
    if jobs < 2:
        yield from map(_document, tasks)
        return
    with ProcessPoolExecutor(min(jobs, len(tasks)), max_tasks_per_child=None) as pool:
        yield from pool.map(_document, tasks, chunksize=1)


def _document(task: tuple[Path, tuple[Path, ...]]) -> Summary:
    """Write the page of one document and return what the common pages say of it."""
    target, files = task
    essay = Essay(library.load(files[0].parent))
    questions = Questions(essay, whole=False)
    data = f" --data {files[0].parent}"
    target.write_text(page(essay, shared=SHARED_FOLDER, data=data, questions=questions), encoding="utf-8")
    views = Views(essay)
    held, about = essay.held, essay.mentions
    actors = tuple(
        (thing.id, thing.iri, thing.label, thing.kind, len(held.get(thing.iri, ())), len(about.get(thing.iri, ())))
        for thing in essay.things("Actor").values()
        if thing.iri in held or thing.iri in about
    )
    thesis = html.sentence(essay.claims[essay.thesis], f"{target.name}#") if essay.thesis else Markup("")
    asked = tuple((family, tuple(found)) for family, found in questions.families.items())
    return Summary(target.name, essay.title, views.byline, thesis, actors, asked)


def _common(summaries: list[Summary]) -> Mapping[str, str]:
    """Return the pages about all documents, and what all pages share."""
    actors: dict[str, list[tuple[Summary, tuple[str, str, str, str, int, int]]]] = defaultdict(list)
    for summary in summaries:
        for actor in summary.actors:
            actors[actor[1]].append((summary, actor))
    ranked = sorted(actors.items(), key=lambda item: (-len(item[1]), item[1][0][1][2].casefold(), item[0]))
    shown = {"shared": SHARED_FOLDER, "csp": policy(SHARED_FOLDER), "documents": summaries}
    return {
        "index.html": str(template("index.j2").render(shown, actors=None, questions=None)),
        "actors.html": str(template("index.j2").render(shown, actors=ranked, questions=None)),
        "questions.html": str(template("index.j2").render(shown, actors=None, questions=summaries[0].questions)),
        SHARED_FOLDER + "site.css": css(),
        SHARED_FOLDER + "site.js": script(),
    }
