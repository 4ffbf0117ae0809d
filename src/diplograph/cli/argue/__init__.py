"""Commands that reason from a viewpoint."""
