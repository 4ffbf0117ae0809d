"""The version of the library, the ontology and the bundled graphs, and when it was released."""

__version__ = "0.1.0"
RELEASED = "2026-11-24"
