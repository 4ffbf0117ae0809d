"""A graph in; a folder that a web server can publish as it is, out: pages, data, redirects and metadata."""
