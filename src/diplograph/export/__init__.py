"""A graph in; files of another format out, with what they cannot say."""
