"""Commands that transfer graphs to and from files and stores."""
