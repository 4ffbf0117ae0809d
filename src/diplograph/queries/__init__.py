"""Saved `.rq` files in; bound SPARQL text with typed columns and parameters out."""
