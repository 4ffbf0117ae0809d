"""Pages and pictures to read the graph by: `build` writes a site, `figures` draws one picture."""

from importlib.util import find_spec

from diplograph.errors import UsageError

if find_spec("jinja2") is None:  # said here once, because every module of the package needs it or what it brings
    raise UsageError("site", "requires jinja2, which is not installed", "Run pip install 'diplograph[site]'.")
