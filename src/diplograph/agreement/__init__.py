"""Two encodings of the same text in; figures of agreement and a list of disagreements out."""
