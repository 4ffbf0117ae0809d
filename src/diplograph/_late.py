"""Modules that are imported when something of theirs is first used.

Type checkers read an ordinary import beside each call; see `diplograph.library`.
"""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


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
