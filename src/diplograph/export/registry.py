"""The graph in others' forms: each says what it can, and lists what it could not.

A form is one entry of `FORMS` and one module, which has ``write`` (a library to an
`Export`) and, where the form can carry claims or steps back, ``read`` (bytes to quads).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from diplograph.errors import DataError, Unknown, UsageError
from diplograph.spelling import nearest

if TYPE_CHECKING:
    import pyoxigraph as ox

    from diplograph.answers.asker import Asker


class Form(NamedTuple):
    """A form: its name, the module that knows it, how its files end, what it is.

    ``returns`` says what `read` gives back, and is empty where there is no way back;
    ``suffix`` is empty where the form is a folder of several files.
    """

    name: str
    module: str
    suffix: str
    summary: str
    returns: str = ""


_ALL = "every statement"
_GRAPHS = "every statement and its graph"
_ARGUED = "claims, paraphrases and steps"
_WHOLE = "claims, propositions, situations described, and steps"

FORMS = {
    form.name: form
    for form in (
        Form("turtle", "rdf", ".ttl", "RDF: all statements in one graph, canonical", _ALL),
        Form("trig", "rdf", ".trig", "RDF with the named graphs, canonical", _GRAPHS),
        Form("nquads", "rdf", ".nq", "RDF with the named graphs, a line for each statement, canonical", _GRAPHS),
        Form("ntriples", "rdf", ".nt", "RDF, a line for each statement, canonical", _ALL),
        Form("rdfxml", "rdf", ".rdf", "RDF/XML: all statements in one graph, canonical", _ALL),
        Form("jsonld", "jsonld", ".jsonld", "JSON-LD under the Diplograph context, canonical", _GRAPHS),
        Form("context", "context", ".jsonld", "the JSON-LD context itself, from the ontology"),
        Form("aif", "aif", ".ttl", "Argument Interchange Format, in RDF", _ARGUED),
        Form("aif-json", "aif_json", ".json", "Argument Interchange Format, in JSON", _ARGUED),
        Form("argdown", "argdown", ".argdown", "Argdown: statements and arguments as marked-up text"),
        Form("nanopub", "nanopub", ".trig", "nanopublications of claims and steps, with trusty URIs", _WHOLE),
        Form("graphml", "graphml", ".graphml", "GraphML: actors joined by relations and events, edge by claim"),
        Form("gexf", "graphml", ".gexf", "GEXF, for Gephi: actors joined by relations and events, edge by claim"),
        Form("prov", "prov", ".ttl", "PROV-O: who holds and reports what, from which passage and premise"),
        Form("csv", "tables", "", "CSV tables with a data dictionary (Frictionless Data Package)"),
        Form("parquet", "parquet", "", "Parquet tables for SQL over many essays, a folder a table"),
    )
}


class Loss(NamedTuple):
    """Something that an export does not say: how much of what, and why."""

    number: int
    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.number} {self.what}: {self.why}"


class Export(NamedTuple):
    """The files of an export by name, and what they do not say."""

    files: dict[str, bytes]
    losses: list[Loss]

    @property
    def data(self) -> bytes:
        """The bytes of the one file.

        Raises:
            UsageError: there are several.

        """
        if len(self.files) != 1:
            raise UsageError("export", f"this export has {len(self.files)} files", "Use `files`, by name.")
        return next(iter(self.files.values()))

    @property
    def text(self) -> str:
        """The text of the one file; see `data`."""
        return self.data.decode("utf-8")


def find(name: str) -> Form:
    """Return the form called ``name``.

    Raises:
        Unknown: with the nearest names.

    """
    if name not in FORMS:
        raise Unknown("form", name, nearest(name, list(FORMS)), f"There are {', '.join(FORMS)}.")
    return FORMS[name]


def export(kg: Asker, name: str) -> Export:
    """Write the graph in the form called ``name``; the same graph gives the same bytes.

    Raises:
        Unknown: there is no such form.
        UsageError: the form needs a graph in this process, or a package that is not installed.
        DataError: a claim is nobody's, a step leads nowhere, or the form has no way to write a character.

    """
    form = find(name)
    write = cast("Callable[[Asker, Form], Export]", import_module(f"diplograph.export.{form.module}").write)
    return write(kg, form)


def read(data: bytes, name: str) -> list[ox.Quad]:
    """Return the statements that an export in the form called ``name`` carries, in our own terms.

    Raises:
        Unknown: there is no such form.
        UsageError: the form cannot give claims back.
        DataError: the bytes are not what the form asks for, or name no holder for a claim.

    """
    form = find(name)
    if not form.returns:
        ways = ", ".join(f.name for f in FORMS.values() if f.returns)
        raise UsageError(name, "claims cannot be read back from this format", f"Read one of {ways}.")
    back = cast("Callable[[bytes, Form], Iterable[ox.Quad]]", import_module(f"diplograph.export.{form.module}").read)
    try:
        return sorted(set(back(data, form)), key=str)
    except (RecursionError, TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        what = f"the file is not of the form {name} ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        raise DataError(name, what, "Fix: export it again, and name the form that it is in.") from error
