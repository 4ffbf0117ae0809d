"""Pages and pictures for reading the graph: `build` writes a site, `figures` draws a single picture."""

from importlib.util import find_spec

from diplograph.errors import MissingPackage

if find_spec("jinja2") is None:  # checked here once, because every module of the package needs it or its dependencies
    raise MissingPackage("jinja2", "site")
