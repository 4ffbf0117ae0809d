"""Diplograph: a foreign-policy essay as a graph to check, query, argue with and cite.

>>> import diplograph
>>> kg = diplograph.load()
>>> rows = kg.query("claims_by_holder", holder="pakistan")

Names are loaded when first used, so that importing the package is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["DiplographError", "Finding", "Iri", "Library", "Report", "Result", "__version__", "bundled", "load"]

if TYPE_CHECKING:
    from pathlib import Path

    from diplograph.errors import DiplographError
    from diplograph.findings import Finding, Report
    from diplograph.library import Library, load
    from diplograph.rows import Iri, Result

    bundled: Path

_HOME = {
    "DiplographError": "errors",
    "Finding": "findings",
    "Iri": "rows",
    "Library": "library",
    "Report": "findings",
    "Result": "rows",
    "load": "library",
}


def __getattr__(name: str) -> object:
    if name == "bundled":
        from diplograph.resources import graphs

        return graphs()
    if name not in _HOME:
        raise AttributeError(f"module 'diplograph' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"diplograph.{_HOME[name]}"), name)
