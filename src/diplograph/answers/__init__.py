"""Saved questions and their parameters in; typed rows out."""
