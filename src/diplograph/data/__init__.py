"""Turtle files in; datasets of named graphs out: found, read, written and derived."""
