"""Tables of rows in, Turtle out, and back, for documents written as a table of claims.

Rows come in as CSV, XLSX or JSON.  `compile` turns them into statements, each with the
cell from which it comes; `merge` puts these into the Turtle files of a folder and keeps
everything that the rows do not govern; `sheet` writes the rows of a folder.

The package uses `checks`, since findings are reported by cell, but not the library, since
it asks no questions.
"""
