"""Pages and pictures to read the graph by: `build` writes a site, `figures` draws one picture."""
