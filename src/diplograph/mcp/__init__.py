"""Calls of a language model in; answers out in which no claim stands without holder, stance, hedge and reporter."""
