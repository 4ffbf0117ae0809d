"""Types of the saved questions, written from their headers.

``python -m diplograph.answers.stubs`` writes ``methods.pyi`` anew. ``python -m
diplograph.answers.stubs FOLDER`` prints a module for your own questions, whose class
``Library`` has a typed method for each::

    python -m diplograph.answers.stubs my-questions/ > my_questions.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from keyword import iskeyword
from pathlib import Path
from typing import Any

from diplograph.answers.methods import class_name
from diplograph.answers.result import field
from diplograph.data import bundled
from diplograph.errors import DataError, DiplographError, QuerySyntax
from diplograph.queries.catalogue import Catalogue, Column, Parameter, SavedQuery
from diplograph.sparql.executor import query_kind

_COLUMNS = {
    "iri": "Iri", "string": "str", "date": "datetime.date", "integer": "int", "decimal": "Decimal", "boolean": "bool",
    "term": "Iri | str | int | Decimal | bool | datetime.date",
}  # fmt: skip
_PARAMETERS = {"integer": "int", "date": "datetime.date | str", "string": "str", "english": "str",
               "section": "str"}  # fmt: skip
_HEAD = "import datetime\nfrom decimal import Decimal"


def certain(algebra: Any) -> set[str]:
    """Return the variables that are bound in every solution of an rdflib algebra.

    These are the *certainly bound variables* of Pérez, Arenas and Gutierrez
    (Semantics and Complexity of SPARQL, 2009, §3); what OPTIONAL, UNDEF or an
    expression may leave out is not among them.
    """
    from rdflib import Variable

    name = getattr(algebra, "name", "")
    match name:
        case "BGP":
            found = {str(t) for triple in algebra.triples for t in triple if isinstance(t, Variable)}
        case "Join":
            found = certain(algebra.p1) | certain(algebra.p2)
        case "LeftJoin" | "Minus":
            found = certain(algebra.p1)
        case "Union":
            found = certain(algebra.p1) & certain(algebra.p2)
        case "Extend":
            found = certain(algebra.p)
            if _has_value(algebra.expr, found):
                found |= {str(algebra.var)}
        case "values":
            rows = [{str(k) for k, v in row.items() if str(v) != "UNDEF"} for row in algebra.res]
            found = set.intersection(*rows) if rows else set()
        case "ToMultiSet":
            found = certain(algebra.p)
        case "Group":
            found = certain(algebra.p)
        case "AggregateJoin":
            grouped = certain(algebra.p)
            found = {
                str(a.res)
                for a in algebra.A
                if a.name in ("Aggregate_Count", "Aggregate_Sum")
                or (a.name == "Aggregate_Sample" and str(a.vars) in grouped)
            }
        case "Project":
            found = certain(algebra.p) & {str(v) for v in algebra.PV}
        case "Graph":
            found = certain(algebra.p) | ({str(algebra.term)} if isinstance(algebra.term, Variable) else set())
        case "SelectQuery" | "Filter" | "OrderBy" | "Distinct" | "Reduced" | "Slice" | "Having":
            found = certain(algebra.p)
        case _:
            found = set()  # sure of nothing: such columns are typed as if they might be empty
    return found


def _has_value(expression: Any, bound: set[str]) -> bool:
    """Whether an expression surely has a value: STR of what is bound, a constant, a bound variable."""
    from rdflib import Literal, URIRef, Variable

    if isinstance(expression, Variable):
        return str(expression) in bound
    if isinstance(expression, Literal | URIRef):
        return True
    return getattr(expression, "name", "") == "Builtin_STR" and _has_value(expression.arg, bound)


def always(saved: SavedQuery) -> set[str]:
    """Return the columns of a question that no row leaves empty.

    Raises:
        QuerySyntax: the question does not parse.

    """
    from rdflib.plugins.sparql import prepareQuery

    query_kind(saved.text, saved.name)  # whose errors say where
    try:
        return certain(prepareQuery(saved.text).algebra)
    except Exception as error:  # rdflib raises whatever comes up
        raise QuerySyntax(saved.name, 0, 0, f"rdflib cannot read it ({' '.join(str(error).split())[:200]})") from None


def _named(questions: Iterable[SavedQuery]) -> list[SavedQuery]:
    """Return questions by name, sure that each name, and those of columns and parameters, can stand in code.

    Raises:
        DataError: one cannot.

    """
    listed = sorted(questions, key=lambda q: q.name)
    for saved in listed:
        fields = {*(column.name for column in saved.columns), *(parameter.name for parameter in saved.parameters)}
        for name in (saved.name, *sorted(fields)):
            if not field(name).isidentifier() or name.startswith("_") or (iskeyword(name) and name not in fields):
                remedy = "Fix: rename it, to letters, digits and underscores that begin with a letter."
                raise DataError(saved.name, f"{name!r} cannot be a name in Python", remedy)
        if "self" in (p.name for p in saved.parameters):
            raise DataError(saved.name, "a parameter cannot be called self", "Fix: rename it.")
    return listed


def _row_class(saved: SavedQuery) -> list[str]:
    bound = always(saved)

    def annotated(column: Column) -> str:
        kind = _COLUMNS[column.type]
        # A tuple has methods of these names; a named tuple may use them all the same.
        ignored = "  # type: ignore[assignment]" if column.name in ("count", "index") else ""
        return f"    {field(column.name)}: {kind if column.name in bound else f'{kind} | None'}{ignored}"

    return [f"class {class_name(saved.name)}(NamedTuple):", *map(annotated, saved.columns), ""]


def _signature(saved: SavedQuery) -> str:
    def annotated(parameter: Parameter) -> str:
        kind = _PARAMETERS.get(parameter.kind, "Name")
        return f"{field(parameter.name)}: {kind}" + ("" if parameter.required else " | None = None")

    asked = "".join(f", {one}" for one in sorted(map(annotated, saved.parameters), key=lambda text: "=" in text))
    return f"    def {saved.name}(self{', *' + asked if asked else ''}) -> Result[{class_name(saved.name)}]:"


def stub(questions: Iterable[SavedQuery]) -> str:
    """Return the text of ``methods.pyi``."""
    questions = _named(questions)
    lines = [
        "# Written by `python -m diplograph.answers.stubs` from the headers of the saved questions; do not edit.",
        _HEAD,
        "from typing import Any, NamedTuple",
        "",
        "from diplograph.queries import catalogue as _query",
        "from diplograph.answers.result import HasIri, Result",
        "from diplograph.terms import Iri",
        "",
        "Name = str | HasIri",
        "",
    ]
    for saved in questions:
        lines += _row_class(saved)
    lines += [
        "class Question:",
        "    saved: _query.SavedQuery",
        "    def __init__(self, library: Any, saved: _query.SavedQuery) -> None: ...",
        "    def __call__(self, **parameters: object) -> Result[Any]: ...",
        "",
        "class Questions:",
        "    queries: _query.Catalogue",
        *(f"{_signature(saved)} ..." for saved in questions),
        "",
        "def class_name(question: str) -> str: ...",
        "",
    ]
    return "\n".join(lines)


def module(folder: Path) -> str:
    """Return the text of a module with a typed ``Library`` for a folder of one's own questions."""
    questions = _named(Catalogue(folder))
    lines = [
        repr(f"The saved questions of {folder.name}, typed; written by `python -m diplograph.answers.stubs`."),
        "",
        "from __future__ import annotations",
        "",
        _HEAD,
        "from typing import NamedTuple",
        "",
        "import diplograph",
        "from diplograph import HasIri, Iri, Result",
        "",
        "Name = str | HasIri",
        "",
    ]
    for saved in questions:
        lines += ["", *_row_class(saved)]
    lines += ["", "class Library(diplograph.Library):", '    """A library that has these questions, too."""']
    for saved in questions:
        given = "".join(f", {field(p.name)}={field(p.name)}" for p in saved.parameters)
        lines += [
            "",
            _signature(saved),
            f"        {saved.summary!r}",
            f"        return self.query({saved.name!r}{given})",
        ]
    return "\n".join([*lines, ""])


def main(argv: list[str], write: Callable[[str], object] = sys.stdout.write) -> int:
    """Write the stub of the bundled questions, or print the module of a folder's."""
    if argv:
        try:
            write(module(Path(argv[0])))
        except DiplographError as error:
            print(f"error: {error}", file=sys.stderr)
            return error.exit_code
    else:
        Path(__file__).with_name("methods.pyi").write_text(stub(Catalogue(bundled.queries())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
