"""Diplograph: a foreign-policy essay as a graph to check, query, argue with and cite.

>>> import diplograph
>>> kg = diplograph.load()
>>> {row.holder.slug for row in kg.claims_by_holder(holder="Pakistan")}
{'pakistan'}

Names are loaded when first used, so that importing the package is cheap.
"""

from __future__ import annotations

from diplograph._version import __version__

__all__ = [
    "ActorCard",
    "Card",
    "ClaimCard",
    "Companion",
    "DiplographError",
    "EntityCard",
    "Finding",
    "Found",
    "HasIri",
    "Iri",
    "Library",
    "Report",
    "Result",
    "SituationCard",
    "Viewpoint",
    "__version__",
    "bundled",
    "companions",
    "connect",
    "errors",
    "from_graph",
    "load",
]

# As `typing.TYPE_CHECKING`, which type checkers know by its name; importing typing takes longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from diplograph import errors
    from diplograph.answers.result import HasIri, Result
    from diplograph.argument.viewpoint import Viewpoint
    from diplograph.browse.cards import ActorCard, Card, ClaimCard, EntityCard, SituationCard
    from diplograph.browse.search import Found
    from diplograph.checks.report import Finding, Report
    from diplograph.data.companions import Companion, companions
    from diplograph.errors import DiplographError
    from diplograph.library import Library
    from diplograph.opening import connect, from_graph, load
    from diplograph.terms import Iri

    bundled: Path

_HOME = {
    "ActorCard": "browse.cards",
    "Card": "browse.cards",
    "ClaimCard": "browse.cards",
    "Companion": "data.companions",
    "DiplographError": "errors",
    "EntityCard": "browse.cards",
    "Finding": "checks.report",
    "Found": "browse.search",
    "HasIri": "answers.result",
    "Iri": "answers.result",
    "Library": "library",
    "Report": "checks.report",
    "Result": "answers.result",
    "SituationCard": "browse.cards",
    "Viewpoint": "argument.viewpoint",
    "companions": "data.companions",
    "connect": "opening",
    "from_graph": "opening",
    "load": "opening",
}


def __getattr__(name: str) -> object:
    if name == "bundled":
        from diplograph.data.bundled import graphs

        return graphs()
    from importlib import import_module

    if name == "errors":
        return import_module("diplograph.errors")
    if name not in _HOME:
        raise AttributeError(f"module 'diplograph' has no attribute {name!r}")
    value = getattr(import_module(f"diplograph.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
