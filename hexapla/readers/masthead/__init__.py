"""The first page of a source: language, masthead, and the lines between the masthead and the text."""
