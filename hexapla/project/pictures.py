"""Pictures that a page names: files in its own folder or in folders below it, reached by no link."""

import html
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath
from urllib.parse import unquote

from hexapla.errors import ConfigurationError
from hexapla.storage.reading import printable, read_plain

ILLUSTRATED = (".html", ".htm", ".md")
"""Endings of sources that name pictures beside them."""

_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff")
_NAMED = re.compile(
    r"\bsrc\s*=\s*(?:\"(?P<double>[^\"]{1,1000})\"|'(?P<single>[^']{1,1000})'|(?P<bare>[^\s\"'>]{1,1000}))"
    r"|\]\(\s*(?:<(?P<angled>[^<>\n]{1,1000})>|(?P<inline>[^\s()<>]{1,1000}))"
    r"|(?m:^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?(?P<defined>[^\s<>]{1,1000}))",
    re.IGNORECASE,
)


def named_pictures(page: bytes, name: str, folder: Path) -> dict[str, bytes]:
    """Return the pictures that a page names and that lie in its folder or below it, by their paths from there."""
    found = {}
    for path in dict.fromkeys(_names(page)) if PurePath(name).suffix.lower() in ILLUSTRATED else ():
        parents = [folder / above for above in PurePath(path).parents]
        try:
            if not any(above.is_symlink() for above in parents[:-1]):
                found[path] = read_plain(folder / path)
        except OSError:  # not there, a link, no plain file: the reader says that the picture is missing
            continue
    return found


def picture_path(address: str) -> str:
    """Return the path that an address names, from the folder of its page on; "" for what does not lie there."""
    path = posixpath.normpath(unquote(html.unescape(address)).replace("\\", "/").partition("?")[0])
    is_outside = path.startswith(("/", "../")) or ":" in path or "\0" in path
    return "" if is_outside or not path.lower().endswith(_ENDINGS) else path


def check_places(
    page: Path, pictures: Mapping[str, bytes], folder: str, there: Callable[[str], bytes | None], *, replaces: bool
) -> None:
    """Make sure that the pictures of a page that is taken into a folder lie over no others, unless these are replaced.

    Raises:
        ConfigurationError: there is another picture of the same name.
    """
    for path, data in pictures.items():
        if there(f"{folder}/{path}") not in (None, data) and not replaces:
            message = f"{printable(page.name)} names the picture {path}, and {folder} has another of this name."
            raise ConfigurationError(message, "Rename one of them, or take the new one with --replace.")


def _names(page: bytes) -> Iterator[str]:
    text = page.replace(b"\0", b"").decode("utf-8", "replace")  # names of files are found in UTF-16 too
    yield from filter(None, (picture_path(next(filter(None, match.groups()))) for match in _NAMED.finditer(text)))
