"""The saved questions as methods, each named as its file.

What type checkers read is ``methods.pyi``, which `diplograph.answers.stubs` writes from
the headers; at run time the questions are looked up, so that a folder of one's
own works the same way. A row's class is named for its question: ``ClaimsAll``.

>>> from diplograph.answers.methods import ClaimsAll
>>> ClaimsAll._fields[:3]
('claim', 'holder', 'stance')
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from diplograph.answers import result as _rows
from diplograph.queries import catalogue as _query  # as modules: a question may be called catalogue

if TYPE_CHECKING:
    from inspect import Signature


class Question:
    """One saved question of one graph: call it with its parameters to have its rows."""

    def __init__(self, library: Any, saved: _query.SavedQuery) -> None:
        self._library, self.saved = library, saved
        self.__name__ = self.__qualname__ = saved.name
        asked = "".join(
            f"\n    {_rows.field(p.name)}: {p.description}; for example {p.example!r}." for p in saved.parameters
        )
        self.__doc__ = f"{saved.summary}\n\n{saved.description}\n" + (f"\nArgs:{asked}\n" if asked else "")

    @cached_property
    def __signature__(self) -> Signature:
        from inspect import Parameter, Signature

        return Signature(
            [
                Parameter(_rows.field(p.name), Parameter.KEYWORD_ONLY, default=Parameter.empty if p.required else None)
                for p in self.saved.parameters
            ]
        )

    def __call__(self, **parameters: object) -> _rows.Result[Any]:
        """Answer the question; see `diplograph.Library.query`."""
        answer: _rows.Result[Any] = self._library.query(self.saved.name, **parameters)
        return answer

    def __repr__(self) -> str:
        return f"<Question {self.saved.name}: {self.saved.summary}>"


class Questions:
    """Gives whoever inherits it, and has ``queries`` and ``query``, a method for each saved question."""

    queries: _query.Catalogue

    def __getattr__(self, name: str) -> Question:
        # Not yet made (copying, unpickling): there is nothing to look up in.
        if name.startswith("_") or name == "queries" or name not in self.queries:
            raise AttributeError(f"{type(self).__name__!r} has no attribute and no saved question {name!r}")
        return Question(self, self.queries.find(name))

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.queries.names()})


def __getattr__(name: str) -> Any:
    """Return the class of the rows of the bundled question that has this name in CamelCase."""
    from diplograph.data import bundled

    if not name.startswith("_"):
        catalogue = _query.Catalogue(bundled.queries())
        for saved in catalogue.names():
            if class_name(saved) == name:
                return _rows.row_type(saved, tuple(column.name for column in catalogue.find(saved).columns))
    raise AttributeError(f"module 'diplograph.answers.methods' has no attribute {name!r}")


def class_name(question: str) -> str:
    """Return the name of the class of a question's rows.

    >>> class_name("claims_by_holder")
    'ClaimsByHolder'
    """
    return "".join(part.capitalize() for part in question.split("_"))
