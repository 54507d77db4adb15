"""What is served of `out/`: the files that the record of a document lists, and packages; nothing else that lies there."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from hexapla.engine.manifest import Manifest
from hexapla.engine.request import target_of
from hexapla.engine.versions import RELEASES
from hexapla.project.layout import Project
from hexapla.storage.tree import Tree, is_own_name

KINDS = {
    ".html": "text/html; charset=utf-8", ".pdf": "application/pdf", ".xml": "application/xml", ".json": "application/json",
    ".epub": "application/epub+zip", ".zip": "application/zip", ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
"""The media types of what is served, by suffix."""

_OTHER = "application/octet-stream"
_FRAMED = "sandbox allow-same-origin; frame-ancestors 'self'"
_ALONE = "sandbox allow-scripts allow-modals allow-popups allow-downloads; frame-ancestors 'none'"
"""A page of a document reaches nothing of the desk: in a frame it has no scripts, by itself it has an origin of its own."""

_PAGES = "frame-ancestors 'self'"
"""A PDF is shown by what the browser has for it, which a sandbox would keep from working."""


@dataclass(frozen=True)
class Output:
    """A file as it is served, and its content security policy."""

    data: bytes
    kind: str
    policy: str


def output(project: Project, folder: str, name: str, *, is_framed: bool) -> Output | None:
    """Return a file of a document's folder in `out/`, None where its record does not list it."""
    if not is_own_name(f"{folder}/{name}") or "/" in folder:
        return None
    tree = Tree(project.out, is_ours=True)
    manifest = Manifest.load(tree, folder)
    if name not in {*manifest.outputs, *manifest.reports, *manifest.media}:
        return None
    data, kind = tree.read(f"{folder}/{name}"), KINDS.get(PurePosixPath(name).suffix, _OTHER)
    if data is None:
        return None
    is_active = not kind.startswith(("application/pdf", "text/csv"))
    return Output(data, kind, (_FRAMED if is_framed else _ALONE) if is_active else _PAGES)


def package(project: Project, name: str) -> Output | None:
    """Return a package, None where there is none of that name."""
    if "/" in name or not name.endswith(".zip") or not is_own_name(name):
        return None
    data = Tree(project.out, is_ours=True).read(f"{RELEASES}/{name}")
    return None if data is None else Output(data, KINDS[".zip"], _ALONE)


def web_page(tree: Tree, manifest: Manifest, edition: str) -> tuple[str, bytes] | None:
    """Return the name and the bytes of the web page of an edition, None where there is none."""
    name = target_of(manifest.folder, edition, "html")
    data = tree.read(f"{manifest.folder}/{name}") if name in manifest.outputs else None
    return None if data is None else (name, data)


def pdf_of(tree: Tree, manifest: Manifest, edition: str) -> bytes | None:
    """Return the PDF of an edition, None where there is none."""
    name = target_of(manifest.folder, edition, "pdf")
    return tree.read(f"{manifest.folder}/{name}") if name in manifest.outputs else None
