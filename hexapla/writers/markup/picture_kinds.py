"""The kinds of pictures that web pages and books show; words stand in the place of others."""

from pathlib import PurePosixPath

PICTURES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""The picture formats that every reading system must show (EPUB 3.3, core media types), and browsers do."""


def kind_of(source: str) -> str | None:
    """Return the media type of a picture by its address, None for a kind that not every reader shows."""
    return PICTURES.get(PurePosixPath(source).suffix.lower())
