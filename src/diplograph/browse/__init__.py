"""A name or words in; cards and search results out."""
