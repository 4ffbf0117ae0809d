"""Modules that are imported, and patterns that are compiled, when something of theirs is first used.

Type checkers read an ordinary import beside each call of `late`; see `diplograph.library`.
"""

from __future__ import annotations

import re
import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import Any, AnyStr, cast


def late(name: str) -> ModuleType:
    """Return the module called ``name``, which is run only when one of its names is asked for.

    >>> late("diplograph.errors").NotFound.__name__
    'NotFound'
    """
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    package, _, child = name.rpartition(".")
    setattr(sys.modules[package], child, module)
    return module


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
