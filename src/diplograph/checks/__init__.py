"""Turtle files and shapes in; one report of findings out."""
