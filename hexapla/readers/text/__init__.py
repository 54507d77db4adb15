"""Plain text: bytes become lines, page furniture goes, what was wrapped or set in columns is joined."""
