"""What an editor gets to show while somebody writes Turtle: completions, hovers and findings.

In come the text of a file and the folder that it stands in; out come terms, names and
findings by place.  The package stands above `checks` and `rows`, whose answers it gives
on, and below the command line; `server` alone knows the Language Server Protocol.
"""
