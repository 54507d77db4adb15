"""What an output must not hold, whatever its source held."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from samples.hostile import SECRET, Files
from samples.project import NAME, SYMBOL

_PAGES = (".html", ".xhtml", ".svg", ".xml", ".opf", ".rels")
_ACTIVE = (
    re.compile(rb"<(?:\w+:)?(?:iframe|object|embed|foreignObject|base)\b", re.IGNORECASE),
    re.compile(rb"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE),
    re.compile(
        rb"""\b(?:href|src|Target)\s*=\s*["']?[\s\x00-\x20]*(?:javascript|vbscript|file|data:text|blob|jar|filesystem|ms-\w+)\b""",
        re.IGNORECASE,
    ),
    re.compile(rb"""(?:src|url\(|image-set\()\s*=?\s*["']?(?:https?:|//)""", re.IGNORECASE),
    re.compile(rb"root:x:0:0"),
    re.compile(rb"""127\.0\.0\.1:9(?![^<>]*</)"""),
    re.compile(SECRET.encode()),
)
_SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>", re.IGNORECASE)


def laid_down(files: Files, folder: Path) -> Path:
    """Lay an input down as a project, and return its folder of sources."""
    document = folder / "sources" / NAME
    document.mkdir(parents=True)
    for name, data in {"document.toml": f'symbol = "{SYMBOL}"\n'.encode(), **files}.items():
        (document / name).resolve().write_bytes(data)
    return folder / "sources"


def complaints(out: Path) -> list[str]:
    """Return what is wrong in the files of a build: active content, words of elsewhere."""
    found = []
    for path in (path for path in sorted(out.rglob("*")) if path.is_file() and "reports" not in path.parts):
        for name, data in _members(path):
            found += [f"{name}: {said}" for said in _said(name, data)]
    return found


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from ((f"{path.name}/{name}", package.read(name)) for name in package.namelist())
    elif path.suffix in _PAGES:
        yield path.name, data


def _said(name: str, data: bytes) -> Iterator[str]:
    if name.endswith(".html"):  # our own scripts stand under a policy that names them
        data = re.sub(rb"<script[^>]*>.*?</script>", b"", data, flags=re.DOTALL)
    for pattern in (*_ACTIVE, re.compile(rb"<(?:\w+:)?script\b")):
        match = pattern.search(data)
        if match is not None:
            yield data[max(match.start() - 20, 0) : match.end() + 40].decode("utf-8", "replace")
