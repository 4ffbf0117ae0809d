"""A graph that can be asked: saved questions with values in, typed rows out.

Everything that works on answers (arguments, cards, exports) takes an `Asker`; the
`Library` is one, with those things added.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from diplograph.answers.methods import Questions
from diplograph.answers.references import References
from diplograph.answers.result import Result
from diplograph.data import bundled
from diplograph.errors import BadValue, UnknownEntity, UsageError
from diplograph.namespaces import XSD, as_iri
from diplograph.queries.catalogue import Catalogue, Parameter, SavedQuery, Terms, unknown_parameter
from diplograph.sparql.executor import Answer, Executor, Solutions
from diplograph.spelling import casefold_name, nearest
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.sparql.bounded import Limits
    from diplograph.sparql.texts import TextIndex


# The question that reads every paraphrase, unless an index tells which claims have a word.
_BY_WORD = "claims_with_word"


class Asker(Questions):
    """Saved questions asked of one graph, wherever it is.

    Args:
        executor: where queries run.
        queries: a folder of saved questions to use beside the bundled ones; of two
            with one name, yours counts.

    """

    def __init__(self, executor: Executor, queries: str | Path | None = None) -> None:
        self.executor = executor
        self._own = queries
        self._catalogue = Catalogue(bundled.queries())
        self.queries = self._catalogue if queries is None else Catalogue(bundled.queries(), Path(queries))
        self.names = References(self.select, executor.kept)

    @cached_property
    def bundled(self) -> Questions:
        """The bundled questions, typed: they answer even where a question of yours has the same name."""
        return self if self._own is None else _Bundled(self)

    @cached_property
    def drafts(self) -> dict[Iri, str]:
        """What a model has drafted and nobody has decided on, each with the name of the model."""
        return {row.thing: row.model for row in self.bundled.undecided_drafts()}

    def query(self, name: str, /, **parameters: object) -> Result[Any]:
        """Answer the saved question called ``name``.

        Args:
            name: a file of ``queries/``, without ``.rq``.
            parameters: as the question's header lists them; an entity by slug,
                label, CURIE or IRI, or as a card. One that is None is not asked about.

        Returns:
            Typed rows, in the order that the question fixes.

        Raises:
            UnknownQuery, UnknownParameter, UnknownEntity, BadValue.

        """
        return self.answer(self.queries.find(name), parameters)

    def answer(self, saved: SavedQuery, parameters: dict[str, object]) -> Result[Any]:
        """Answer a saved question; see `query`."""
        text = saved.bind(self._narrowed(saved, self.terms(saved, parameters)))
        answer = self.executor.select(text, saved.name)
        types = {column.name: column.type for column in saved.columns}
        return Result(answer, saved.name, types, lambda: self._origins(text, answer))

    def _narrowed(self, saved: SavedQuery, terms: Mapping[str, Terms]) -> Mapping[str, Terms]:
        """Name the claims among which the answer is, where an index that is kept knows them: the rows stay the same."""
        if saved.name != _BY_WORD or "claim" in terms or "word" not in terms or saved != self._catalogue.find(_BY_WORD):
            return terms
        index, word = self.names.index, terms["word"]
        claims = index.claims_with(word.value) if index and isinstance(word, ox.Literal) else None
        return terms if claims is None else {**terms, "claim": tuple(map(ox.NamedNode, claims))}

    def select(self, question: str, values: dict[str, Terms] | None = None) -> Solutions:
        """Answer a bundled question as terms: for statements, whose values must not be turned into Python's."""
        return self.executor.select(self._catalogue.find(question).bind(values or {}), question)

    def texts(self) -> TextIndex | None:
        """Return the index of names and words: the one that is kept, or one in memory; None of a graph elsewhere.

        Raises:
            UsageError: the one that is kept cannot be used.

        """
        if (kept := self.executor.kept()) is not None:
            return kept
        try:
            held = self.executor.held()
        except UsageError:
            return None
        from diplograph.sparql.texts import TextIndex  # only where something is looked for

        return TextIndex.in_memory(held)

    def _origins(self, text: str, answer: Solutions) -> list[tuple[Iri, ...]]:
        from diplograph.answers import by_document  # only where somebody asks which document a row is from

        listed = self.select("graphs_of_documents")
        found = by_document.documents_of(self.executor, text, answer, *by_document.graphs_by_document(listed.rows))
        return [tuple(map(Iri, names)) for names in found]

    def terms(self, saved: SavedQuery, parameters: dict[str, object]) -> dict[str, ox.NamedNode | ox.Literal]:
        """Turn the caller's values into terms, each by the kind of its parameter.

        Raises:
            UnknownParameter, UnknownEntity, BadValue.

        """
        known = {p.name: p for p in saved.parameters}
        given = {
            name if name in known else name.removesuffix("_"): value
            for name, value in parameters.items()
            if value is not None
        }
        for name in given:
            if name not in known:
                raise unknown_parameter(saved, name)
        missing = [p.name for p in saved.parameters if p.required and p.name not in given]
        if missing:
            example = f"For example {missing[0]}={known[missing[0]].example}."
            raise BadValue(saved.name, f"needs a value for {', '.join(missing)}", example)
        return {name: self._term(known[name], value) for name, value in given.items()}

    def _term(self, parameter: Parameter, value: object) -> ox.NamedNode | ox.Literal:
        text = str(getattr(value, "iri", value)).strip()
        where = f"{parameter.name}={text}"
        if parameter.kind == "section":
            return self._section(text)
        read = _READERS.get(parameter.kind)
        return read(parameter, text, where) if read else ox.NamedNode(self.names.resolve(parameter.kind, text, where))

    def _section(self, text: str) -> ox.Literal:
        """Return a section's name, once some passage has it.

        Raises:
            UnknownEntity: no passage has; with the closest names, or all.

        """
        if not self.select("sections", {"section": ox.Literal(text)}).rows:
            known = sorted({row[1].value for row in self.select("sections").rows if isinstance(row[1], ox.Literal)})
            near = nearest(casefold_name(text), {casefold_name(name): name for name in known})
            raise UnknownEntity("section", text, near, "" if near else f"There are {', '.join(known) or 'none'}.")
        return ox.Literal(text)

    def elsewhere(self, name: str, parameters: dict[str, object], limit: int = 3) -> list[str]:
        """Return other questions that have rows for one of the values that a question had none for.

        Args:
            name: the question that had no rows.
            parameters: what it was asked with.
            limit: how many to return at most.

        Returns:
            Questions with their parameter, ``relations_of actor=ttp``; those of the same family first.

        """
        asked = self.queries.find(name)
        given = {p.name: p for p in asked.parameters if parameters.get(p.name) is not None}
        found: list[str] = []
        for saved in sorted(self.queries, key=lambda q: (q.family != asked.family, q.family, q.name)):
            shared = [p.name for p in saved.parameters if p.name in given and p.kind == given[p.name].kind]
            if (
                saved.name == asked.name
                or not shared
                or any(p.required and p.name != shared[0] for p in saved.parameters)
            ):
                continue
            if len(found) < limit and self.query(saved.name, **{shared[0]: parameters[shared[0]]}):
                found.append(f"{saved.name} {shared[0]}={parameters[shared[0]]}")
        return found

    def identify(self, kind: str, name: object) -> Iri:
        """Return the IRI of what ``name`` (slug, label, CURIE, IRI or card) means among things of a kind.

        Raises:
            UnknownEntity: nothing has that name.
            BadValue: several things have it.

        """
        return Iri(self.names.resolve(kind, str(getattr(name, "iri", name)).strip()))

    def sparql(
        self, text: str, where: str = "query", allow: Collection[str] = (), limits: Limits | None = None
    ) -> Answer:
        """Answer any SPARQL 1.1 query: rows, a yes or no, or triples.

        Args:
            text: the query; it reads, and asks this graph only.
            where: what errors call it.
            allow: ``("service",)`` lets SERVICE ask elsewhere.
            limits: seconds and bytes that the query may take, for a query that others wrote;
                see `diplograph.sparql.bounded`.

        Raises:
            QuerySyntax, QueryRefused, BadValue; QueryFailed where a limit is passed or a service does not answer.

        """
        if limits is not None:
            from diplograph.sparql.bounded import BoundedExecutor  # only where a query has limits

            return BoundedExecutor(self.executor, limits).run(text, where, allow)
        return self.executor.run(text, where, allow) if allow else self.executor.run(text, where)


class _Bundled(Questions):
    """The bundled questions of an `Asker` that has others beside them."""

    def __init__(self, asker: Asker) -> None:
        self.queries = asker._catalogue
        self._asker = asker

    def query(self, name: str, /, **parameters: object) -> Result[Any]:
        """Answer the bundled question called ``name``."""
        return self._asker.answer(self.queries.find(name), parameters)


def _string(parameter: Parameter, text: str, where: str) -> ox.Literal:
    return ox.Literal(text)


def _english(parameter: Parameter, text: str, where: str) -> ox.Literal:
    return ox.Literal(text, language="en")


def _integer(parameter: Parameter, text: str, where: str) -> ox.Literal:
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 18:
        raise BadValue(where, "not a whole number", f"For example {parameter.example}.")
    return ox.Literal(int(text))


def _date(parameter: Parameter, text: str, where: str) -> ox.Literal:
    from datetime import date  # its import costs more than most questions

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadValue(where, "not a date", "Write it as 2024-02-08.") from None
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))


def _iri(parameter: Parameter, text: str, where: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(as_iri(text) or "")
    except ValueError:
        raise BadValue(where, "not an IRI", f"For example {parameter.example}.") from None


# The kinds of parameter that are read as they stand; any other names a thing of the graph.
_READERS: dict[str, Callable[[Parameter, str, str], ox.NamedNode | ox.Literal]] = {
    "string": _string,
    "english": _english,
    "integer": _integer,
    "date": _date,
    "iri": _iri,
}
