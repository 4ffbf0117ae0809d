"""The version of the library, the ontology and the bundled graphs."""

__version__ = "0.1.0"
