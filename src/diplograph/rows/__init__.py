"""Rows in, Turtle out, and back: a document written as a table of claims.

Rows come in as CSV, XLSX or JSON; `compile` makes statements of them, each of which
knows the cell that it comes from; `merge` puts those into the Turtle files of a folder
and keeps what the rows do not govern; `sheet` writes the rows of a folder.

The package stands above `checks`, since a finding is told by its cell, and beside the
library: it asks no questions.
"""
