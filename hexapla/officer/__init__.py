"""What an officer does with the sources: take files in, begin a document, settle findings, compare versions."""
