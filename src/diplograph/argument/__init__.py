"""Typed rows of claims and steps in; viewpoints, acceptance, explanations and networks out."""
