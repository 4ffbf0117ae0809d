"""Two graphs that encode one text in; how far they agree, and where they do not, out."""
