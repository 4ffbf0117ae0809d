"""The graph as one object: ask saved questions, run SPARQL, check it."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph import dataset, resources
from diplograph.errors import BadValue, UnknownEntity, UsageError
from diplograph.executors import Answer, Executor, OxigraphExecutor, Solutions
from diplograph.namespaces import DG, SCHEME, XSD, curie, expand
from diplograph.query import Catalogue, Parameter, SavedQuery, unknown_parameter
from diplograph.rows import Iri, Result

if TYPE_CHECKING:
    import rdflib

    from diplograph.findings import Report

# The class that a parameter of each kind may name; an entity is of any of four.
KINDS: dict[str, tuple[str, ...]] = {
    "actor": ("Actor",),
    "place": ("Place",),
    "thing": ("Thing",),
    "work": ("Source",),
    "event": ("Event",),
    "situation": ("Situation",),
    "claim": ("Claim",),
    "passage": ("Passage",),
    "entity": ("Actor", "Place", "Thing", "Source"),
}


def load(*paths: str | Path) -> Library:
    """Load the bundled graph, or the Turtle files and folders at ``paths``, as one graph.

    Your own files are joined by the ontology, the schemes and the shared
    actors, places, things and works; what follows from them is derived in
    memory where a folder brings no ``derived.ttl``.  Several documents are answered
    across, and `Result.documents` says of each row which it comes from:
    ``load(diplograph.bundled, "my-essay/")`` takes the bundled essay, too.

    Raises:
        NotFound, NoStatements, SyntaxFault: see `diplograph.dataset`.

    """
    if not paths:
        bundled = [dataset.GraphFile(p, dataset.graph_iri(p)) for p in resources.bundled_files()]
        return Library(OxigraphExecutor(dataset.load(bundled)))
    own = dataset.find_files(paths)
    dataset.load(own)  # an empty or broken file must not hide behind the context
    context = [
        dataset.GraphFile(p, dataset.graph_iri(p)) for p in resources.context_files() + resources.authority_files()
    ]
    known = {file.path.resolve() for file in own}
    store = dataset.load(own + [file for file in context if file.path.resolve() not in known])
    for files in _documents(paths):
        if not any(file.path.name == "derived.ttl" for file in files):
            from diplograph.derive import derive

            graph = ox.NamedNode(dataset.graph_iri(files[0].path.with_name("derived.ttl")))
            derived = derive(dataset.load([*files, *context]))
            store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in derived)
    return Library(OxigraphExecutor(store), tuple(Path(p) for p in paths))


def _documents(paths: Iterable[str | Path]) -> list[list[dataset.GraphFile]]:
    """Return the files of each folder among ``paths``, and together those that are named one by one."""
    folders = [dataset.find_files([path]) for path in paths if Path(path).is_dir()]
    loose = [file for path in paths if not Path(path).is_dir() for file in dataset.find_files([path])]
    return [files for files in (*folders, loose) if files]


class Library:
    """A graph to ask, wherever it is.  Make one with `load`.

    Args:
        executor: where queries run.
        paths: the files that `check` is about; none for the bundled graph.
        queries: a folder of saved questions to use instead of the bundled ones.

    """

    def __init__(self, executor: Executor, paths: tuple[Path, ...] = (), queries: Path | None = None) -> None:
        self.executor = executor
        self.queries = Catalogue(queries or resources.queries())
        self._bundled = self.queries if queries is None else Catalogue(resources.queries())
        self._paths = paths
        self._named: dict[str, dict[str, list[str]]] = {}

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store, where the graph is held in this process.

        Raises:
            UsageError: the graph is elsewhere.

        """
        if not isinstance(self.executor, OxigraphExecutor):
            raise UsageError("store", "this graph is not held in this process", "Load it from files.")
        return self.executor.store

    def query(self, name: str, /, **parameters: object) -> Result:
        """Answer the saved question called ``name``.

        Args:
            name: a file of ``queries/``, without ``.rq``.
            parameters: as the question's header lists them; an entity by slug,
                label, CURIE or IRI.

        Returns:
            Typed rows, in the order that the question fixes.

        Raises:
            UnknownQuery, UnknownParameter, UnknownEntity, BadValue.

        """
        saved = self.queries.find(name)
        text = saved.bind(self.terms(saved, parameters))
        answer = self.executor.run(text, saved.name)
        assert isinstance(answer, Solutions), "a saved question is a SELECT"
        return Result(answer, saved.name, origins=lambda: self._origins(text, answer))

    def _origins(self, text: str, answer: Solutions) -> list[tuple[Iri, ...]]:
        from diplograph import documents

        listed = self.executor.run(self._bundled.find("graphs_of_documents").text)
        assert isinstance(listed, Solutions), "a saved question is a SELECT"
        found = documents.documents_of(self.executor, text, answer, *documents.graphs_by_document(listed.rows))
        return [tuple(map(Iri, names)) for names in found]

    def terms(self, saved: SavedQuery, parameters: dict[str, object]) -> dict[str, ox.NamedNode | ox.Literal]:
        """Turn the caller's values into terms, each by the kind of its parameter."""
        known = {p.name: p for p in saved.parameters}
        for name in parameters:
            if name not in known:
                raise unknown_parameter(saved, name)
        missing = [p.name for p in saved.parameters if p.required and p.name not in parameters]
        if missing:
            raise BadValue(
                saved.name,
                f"needs a value for {', '.join(missing)}",
                f"For example {missing[0]}={known[missing[0]].example}.",
            )
        return {name: self._term(known[name], value) for name, value in parameters.items()}

    def _term(self, parameter: Parameter, value: object) -> ox.NamedNode | ox.Literal:
        text = str(value).strip()
        where = f"{parameter.name}={text}"
        match parameter.kind:
            case "string":
                return ox.Literal(text, language="en") if parameter.name == "name" else ox.Literal(text)
            case "integer":
                if not text.removeprefix("-").isascii() or not text.removeprefix("-").isdigit():
                    raise BadValue(where, "not a whole number", f"For example {parameter.example}.")
                return ox.Literal(int(text))
            case "date":
                try:
                    date = datetime.date.fromisoformat(text)
                except ValueError:
                    raise BadValue(where, "not a date", "Write it as 2024-02-08.") from None
                return ox.Literal(date.isoformat(), datatype=ox.NamedNode(XSD + "date"))
            case "iri":
                iri = text.strip("<>") if "://" in text else expand(text)
                if iri is None:
                    raise BadValue(where, "not an IRI", f"For example {parameter.example}.")
                return ox.NamedNode(iri)
        return self._entity(parameter, text)

    def _entity(self, parameter: Parameter, text: str) -> ox.NamedNode:
        scheme = parameter.kind.removeprefix("concept:")
        candidates = self._concepts(scheme) if scheme != parameter.kind else self._instances(parameter.kind)
        iri = text.strip("<>") if "://" in text else expand(text) or ""
        if iri:
            if iri in candidates:
                return ox.NamedNode(iri)
            near = difflib.get_close_matches(iri, candidates, n=3)
            raise UnknownEntity(parameter.kind, text, map(curie, near))
        folded = text.casefold()
        hits = [c for c in candidates if Iri(c).slug == text]
        hits = hits or [c for c, names in candidates.items() if folded in names[:1]]
        hits = hits or [c for c, names in candidates.items() if folded in names]
        if len(hits) == 1:
            return ox.NamedNode(hits[0])
        if hits:
            raise BadValue(
                f"{parameter.name}={text}",
                "more than one is called so",
                "Say which: " + ", ".join(sorted(map(curie, hits))) + ".",
            )
        words = {name: c for c, names in candidates.items() for name in (*names, Iri(c).slug)}
        near = difflib.get_close_matches(folded, words, n=3, cutoff=0.6)
        near += [name for name in words if folded and folded in name and name not in near][: 3 - len(near)]
        raise UnknownEntity(parameter.kind, text, dict.fromkeys(Iri(words[n]).slug for n in near))

    def _instances(self, kind: str) -> dict[str, list[str]]:
        if kind not in KINDS:
            raise UsageError("", f"no kind of parameter is called {kind!r}", f"Use one of {', '.join(KINDS)}.")
        found: dict[str, list[str]] = {}
        for name in KINDS[kind]:
            found |= self._names("instances_named", "class", DG + name)
        return found

    def _concepts(self, scheme: str) -> dict[str, list[str]]:
        return self._names("concepts_named", "scheme", SCHEME + scheme)

    def _names(self, question: str, parameter: str, iri: str) -> dict[str, list[str]]:
        """Return the names of each thing of a class or scheme, preferred ones first, asked for once."""
        if iri not in self._named:
            answer = self.executor.run(self._bundled.find(question).bind({parameter: ox.NamedNode(iri)}), question)
            assert isinstance(answer, Solutions), "a saved question is a SELECT"
            found: dict[str, list[str]] = {}
            self._named[iri] = found
            for row in answer.rows:
                thing, name = row[1], row[2]
                if isinstance(thing, ox.NamedNode):
                    names = found.setdefault(thing.value, [])
                    if isinstance(name, ox.Literal):
                        names.append(name.value.casefold())
        return self._named[iri]

    def sparql(self, text: str, where: str = "query") -> Answer:
        """Answer any SPARQL 1.1 query: rows, a yes or no, or triples.

        Raises:
            QuerySyntax, QueryRefused.

        """
        return self.executor.run(text, where)

    def dataset(self) -> rdflib.Dataset:
        """Return an rdflib Dataset with a copy of every named graph."""
        return dataset.to_rdflib(self.store)

    def check(self, engine: str = "shifty", strict: bool = False) -> Report:
        """Check the files that this graph was loaded from; see `diplograph.check.check`."""
        from diplograph.check import check

        return check(self._paths, engine=engine, strict=strict)
