"""Write a static site: one self-contained page for one document, or a folder of pages for several."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from diplograph import opening
from diplograph.data import bundled
from diplograph.data.atomic import write_files
from diplograph.data.companions import spelled_out
from diplograph.data.discovery import find_files
from diplograph.errors import DataError, UsageError
from diplograph.library import Library
from diplograph.namespaces import SHARED
from diplograph.site.aligned import FILE, alignments
from diplograph.site.folder import write_pages
from diplograph.site.material import Essay
from diplograph.site.pages import page
from diplograph.site.questions import Questions
from diplograph.site.views import Views
from diplograph.terms import Iri
from diplograph.text.normal import digest, normalise, read_text

OPEN: Final = re.compile(r"creativecommons\.org/(?:licenses/by(?:-sa)?/|publicdomain/)|opendatacommons\.org")

# Documents, beyond which the rows of saved questions are shown only if asked for.
MANY: Final = 20


def site(
    out: Path,
    data: Iterable[str | Path] = (),
    *,
    text: Path | None = None,
    private: bool = False,
    jobs: int | None = None,
    rows: bool | None = None,
) -> list[Path]:
    """Write a site and return its files.

    Args:
        out: the page (``.html``) or folder to write; a single document may also go into a folder,
            as ``index.html``. Existing files of the site are replaced.
        data: Turtle files and folders; without any, the bundled essay.
        text: the text of the single document, to show beside its claims.
        private: allow a text without an open licence, and mark the page as private.
        jobs: the number of processes for several documents; by default one for each processor.
        rows: ask each of several documents every saved question, and show the rows on its page, as the page
            of a single document always does; by default for at most `MANY` documents, as it takes most of the time.

    Raises:
        UsageError: a text is given for several documents, or its licence is not open and the
            page is not private; or ``out`` is a page, but there are several documents.
        DataError: the text does not belong to the document.
        NotFound, NoStatements: see `diplograph.opening.load`.

    """
    paths = [Path(p) for p in data]
    documents = _documents(paths)
    if len(documents) <= 1:
        target = out if out.suffix == ".html" else out / "index.html"
        return [_single(target, opening.load(*paths), paths, text, private)]
    if text is not None:
        raise UsageError("--with-text", "there are several documents", "Name the document of the text with --data.")
    if out.suffix == ".html":
        raise UsageError(str(out), f"{len(documents)} documents do not fit into one page", "Name a folder.")
    shown = len(documents) <= MANY if rows is None else rows
    joined = alignments(file.path for file in find_files(spelled_out(paths)) if file.path.name == FILE)
    return write_pages(out, documents, jobs or len(os.sched_getaffinity(0)), joined, rows=shown)


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
    made = page(Views(essay, data), questions=Questions(essay), text=words, private=private)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_files({target: made.encode("utf-8")})
    return target


def _text(essay: Essay, path: Path, private: bool) -> str:
    """Return the text of a document in normal form, after checking that it matches and may be shown."""
    words = normalise(read_text(path))
    wanted = essay.text_digest
    if not wanted or digest(words) != wanted:
        remedy = "Name a copy that passes `diplograph anchors`."
        raise DataError(str(path), f"not the text of {Iri(essay.iri).curie}", remedy)
    licences = essay.text_licences
    if not private and not (licences and all(OPEN.search(licence) for licence in licences)):
        said = (
            f"is under {', '.join(licences)}" if licences else "has no licence on record (dcterms:license of the work)"
        )
        remedy = "Add --private for a copy that you do not publish."
        raise UsageError(str(path), f"the text {said}, which is not an open one", remedy)
    return words
