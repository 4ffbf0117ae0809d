"""Commands that take graphs to and from files and stores."""
