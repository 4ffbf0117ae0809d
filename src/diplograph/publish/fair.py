"""Check that a published folder is findable, accessible, interoperable and reusable, as far as a machine can.

The principles are those of Wilkinson et al. (Scientific Data 3:160018, 2016); each rule names its principle.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from diplograph.namespaces import DCTERMS, PREFIXES, RDF
from diplograph.publish.dcat import DCAT, FOAF, SPDX, VCARD

# The properties that DCAT-AP 3 requires (the first of each) or recommends, and those that this project adds.
WANTED: Final[dict[str, tuple[str, ...]]] = {
    "Catalog": (
        *(DCTERMS + name for name in ("title", "description", "publisher", "license", "issued", "language")),
        *(DCAT + "dataset", DCAT + "themeTaxonomy", DCAT + "contactPoint", FOAF + "homepage"),
    ),
    "Dataset": (
        *(DCTERMS + name for name in ("title", "description", "publisher", "creator", "license", "identifier")),
        *(DCTERMS + name for name in ("issued", "language", "accessRights", "conformsTo")),
        *(DCAT + name for name in ("contactPoint", "keyword", "theme", "distribution", "landingPage", "version")),
    ),
    "Distribution": (
        *(DCTERMS + name for name in ("title", "license", "issued")),
        *(DCAT + name for name in ("accessURL", "downloadURL", "mediaType", "byteSize")),
        SPDX + "checksum",
    ),
}  # fmt: skip


class Lack(NamedTuple):
    """A fault: the principle, the thing at fault, and what is wrong."""

    principle: str
    of: str
    what: str


class Published:
    """A published folder: its files, and the statements of its catalogue."""

    def __init__(self, files: Mapping[str, bytes], base: str) -> None:
        self.files, self.base = files, base.rstrip("/") + "/"
        self.said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in ox.parse(files.get("data/catalog.ttl", b""), format=ox.RdfFormat.TURTLE):
            value = triple.object.value if not isinstance(triple.object, ox.Triple) else ""
            self.said[str(triple.subject).strip("<>")][triple.predicate.value].append(value)

    def of(self, kind: str) -> list[str]:
        """Return the things of a class of DCAT."""
        return sorted(iri for iri, facts in self.said.items() if DCAT + kind in facts.get(RDF + "type", ()))


def lacks(files: Mapping[str, bytes], base: str) -> Iterator[Lack]:
    """Yield the faults that keep a published folder from being FAIR.

    Args:
        files: its files by their paths.
        base: the address at which it is served.

    """
    folder = Published(files, base)
    for rule in RULES:
        yield from rule(folder)


def described(folder: Published) -> Iterator[Lack]:
    """F2, R1: catalogue, data sets and distributions have all properties that DCAT-AP asks for."""
    for kind, wanted in WANTED.items():
        found = folder.of(kind)
        if not found:
            yield Lack("F2", "data/catalog.ttl", f"describes no dcat:{kind}")
        for iri in found:
            for key in wanted:
                if not any(folder.said[iri].get(key, ())):
                    yield Lack("R1" if key.endswith(("license", "creator")) else "F2", iri, f"has no {_short(key)}")


def identified(folder: Published) -> Iterator[Lack]:
    """F1, F3: each data set has a persistent identifier, and states it."""
    for iri in folder.of("Dataset"):
        if not iri.startswith(("https://w3id.org/", folder.base)):
            yield Lack("F1", iri, "has an IRI neither below w3id.org nor below the address of the folder")
        if iri not in folder.said[iri].get(DCTERMS + "identifier", (iri,)):
            yield Lack("F3", iri, "names another IRI as its identifier")


def indexed(folder: Published) -> Iterator[Lack]:
    """F4: the catalogue lists every data set, and the page and the records for repositories exist."""
    listed = {iri for catalogue in folder.of("Catalog") for iri in folder.said[catalogue].get(DCAT + "dataset", ())}
    for iri in folder.of("Dataset"):
        if iri not in listed:
            yield Lack("F4", iri, "is not in the catalogue")
    for path in ("index.html", "datacite.json", "ro-crate-metadata.json"):
        if path not in folder.files:
            yield Lack("F4", path, "is missing")


def accessible(folder: Published) -> Iterator[Lack]:
    """A1: each distribution is a file of the folder, with the size and the checksum of its description."""
    for iri in folder.of("Distribution"):
        facts = folder.said[iri]
        for address in facts.get(DCAT + "downloadURL", ()):
            content = folder.files.get(address.removeprefix(folder.base))
            if content is None:
                yield Lack("A1", iri, f"leads to {address}, which is not in the folder")
                continue
            if facts.get(DCAT + "byteSize") not in ([str(len(content))], None):
                yield Lack("A1", iri, f"is described with {facts[DCAT + 'byteSize'][0]} bytes, but has {len(content)}")
            sums = [v for node in facts.get(SPDX + "checksum", ()) for v in _node(folder, node)[SPDX + "checksumValue"]]
            if sums and hashlib.sha256(content).hexdigest() not in sums:
                yield Lack("A1", iri, "has a different checksum from its description")


def interoperable(folder: Published) -> Iterator[Lack]:
    """I1, I2: the ontology is available in Turtle and JSON-LD, and the data parse in the declared format."""
    for path in ("data/ontology/core.ttl", "data/ontology/core.jsonld"):
        if path not in folder.files:
            yield Lack("I2", path, "is missing")
    for path, content in folder.files.items():
        if path.endswith((".json", ".jsonld")):
            try:
                json.loads(content)
            except ValueError:
                yield Lack("I1", path, "is not JSON")


def reusable(folder: Published) -> Iterator[Lack]:
    """R1.1, R1.2: the licence of a data set is that of its files, and an encoding names its document."""
    for iri in folder.of("Dataset"):
        facts = folder.said[iri]
        for file in facts.get(DCAT + "distribution", ()):
            if folder.said[file].get(DCTERMS + "license") != facts.get(DCTERMS + "license"):
                yield Lack("R1.1", file, f"has a different licence from {iri}")
        if facts.get(DCTERMS + "temporal") and not facts.get(PREFIXES["prov"] + "wasDerivedFrom"):
            yield Lack("R1.2", iri, "does not say from which document it was made")


def _node(folder: Published, name: str) -> Mapping[str, list[str]]:
    return folder.said.get(name) or folder.said["_:" + name]


def _short(key: str) -> str:
    spaces = {**PREFIXES, "foaf": FOAF, "spdx": SPDX, "vcard": VCARD}
    return next(f"{name}:{key.removeprefix(space)}" for name, space in spaces.items() if key.startswith(space))


RULES: Final[tuple[Callable[[Published], Iterator[Lack]], ...]] = (
    described, identified, indexed, accessible, interoperable, reusable,
)  # fmt: skip
