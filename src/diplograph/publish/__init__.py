"""A graph in; a folder that a web server can publish as it is, out: pages, data, redirects and metadata."""

import diplograph.site  # noqa: F401 - it says which extra to install if the templates are missing
