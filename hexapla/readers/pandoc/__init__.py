"""Sources that pandoc reads: HTML, Markdown, and what we wrote as HTML ourselves."""
