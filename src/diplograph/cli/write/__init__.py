"""Commands for encoding a document."""
