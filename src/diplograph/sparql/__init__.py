"""SPARQL text in; solutions out: from memory, from disk, or from an endpoint."""
