"""Modules that are imported, and patterns that are compiled, when something of theirs is first used.

Type checkers read an ordinary import beside each call of `late`; see `diplograph.library`.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from types import ModuleType
from typing import Any, AnyStr, cast


class _Late(ModuleType):
    """Stands for a module; `importlib.util.LazyLoader` would look for its file at once."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def late(name: str) -> ModuleType:
    """Return the module called ``name``, which is imported only when one of its names is asked for.

    >>> late("diplograph.errors").NotFound.__name__
    'NotFound'
    """
    return sys.modules.get(name) or _Late(name)


class _Pattern:
    def __init__(self, text: object, flags: int) -> None:
        self.__dict__["made_of"] = text, flags

    def __getattr__(self, name: str) -> Any:
        value = self.__dict__[name] = getattr(re.compile(*self.__dict__["made_of"]), name)
        return value


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, compiled when it is first used: few answers need most patterns.

    >>> pattern("a+").match("aab")[0]
    'aa'
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))
