"""Write the published folder: explorer, pages of the ontology, data in several formats, redirects and metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from diplograph import opening
from diplograph.browse.citation import cite
from diplograph.data import bundled, turtle
from diplograph.data.atomic import refuse_existing, write_folder
from diplograph.data.discovery import graph_files
from diplograph.errors import DataError, UsageError
from diplograph.namespaces import GRAPH, PREFIXES
from diplograph.publish import dcat, fair, metadata, redirects, terms
from diplograph.site.material import Essay
from diplograph.site.pages import page
from diplograph.site.questions import Questions
from diplograph.site.views import Views

BASE = "https://diplograph.github.io/diplograph/"


def publish(out: Path, base: str = BASE) -> list[str]:
    """Write the bundled graph as a folder that a web server can publish, and return the paths in it.

    Args:
        out: the folder to create.
        base: the address at which it will be served.

    Raises:
        UsageError: the folder exists already, or the extra ``site`` is not installed.
        DataError: the folder would not be FAIR; see `diplograph.publish.fair`.

    """
    if not base.startswith(("https://", "http://")) or any(c in base for c in "\"' \n<>"):
        raise UsageError(f"--base {base}", "not an address", "Write it as https://example.org/diplograph/.")
    refuse_existing(out)  # before the pages are made
    files = dict(_files(base))
    if lack := next(fair.lacks(files, base), None):
        what = f"{lack.what} ({lack.principle} of the FAIR principles)"
        raise DataError(lack.of, what, "Complete the entry in graphs/catalog.ttl.")
    write_folder(out, files.items())
    return sorted(files)


def _files(base: str) -> Iterator[tuple[str, bytes]]:
    kg = opening.load()
    essay = Essay(kg)
    made: dict[str, str | bytes] = {"index.html": page(Views(essay), questions=Questions(essay))}
    made |= terms.pages()
    for path in terms.files():
        made[f"data/ontology/{path.relative_to(bundled.ontology())}"] = path.read_bytes()
    made["data/ontology/core.jsonld"] = _json_ld([bundled.ontology() / "core.ttl"])
    made["data/ontology/shapes.ttl"] = _merged(bundled.shape_files())
    for file in graph_files(bundled.bundled_files()):
        if file.path.is_relative_to(bundled.graphs()):
            made[f"data/graphs/{file.graph.removeprefix(GRAPH)}.ttl"] = file.path.read_bytes()
    for file_name, form in (("graph.ttl", "turtle"), ("graph.jsonld", "jsonld"), ("graph.nq", "nquads")):
        made[f"data/{file_name}"] = kg.export(form).data
    citation = cite(kg)
    data = {name: content for name, content in made.items() if isinstance(content, bytes)}
    catalogue = dcat.describe(citation, data, base)
    made["data/catalog.ttl"], made["data/catalog.jsonld"] = dcat.to_turtle(catalogue), dcat.to_json_ld(catalogue)
    made[".htaccess"] = redirects.htaccess(essay.iri.rpartition("/")[2], base)
    made["datacite.json"] = metadata.datacite(citation)
    made["ro-crate-metadata.json"] = metadata.ro_crate(citation, made)
    for name, content in made.items():
        yield name, content.encode("utf-8") if isinstance(content, str) else content


def _merged(files: Iterable[Path]) -> bytes:
    triples = [triple for file in files for triple in turtle.parse(file)]
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _json_ld(files: Iterable[Path]) -> bytes:
    triples = [triple for file in files for triple in turtle.parse(file)]
    return ox.serialize(triples, format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES) or b""
