"""The catalogue of everything in `out/`: `catalogue.json`, and `index.html` that a person clicks through."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.manifest import NAME as RECORD
from hexapla.engine.manifest import Manifest
from hexapla.engine.report import Report
from hexapla.engine.request import FORMATS
from hexapla.engine.versions import RELEASES, versions
from hexapla.errors import TemplateError
from hexapla.storage.reading import sha256
from hexapla.storage.records import has_shape, json_bytes, record
from hexapla.storage.tree import Tree, is_own_name

FORMAT = "hexapla-catalogue/1"
NAME, PAGE = "catalogue.json", "index.html"
_OWN_FILES = [{"message": str, "advice": str}]
_HELD_BACK = [{"folder": str, "symbol": (str, None), "reasons": [str]}]


def write(tree: Tree, report: Report, sources: Path) -> None:
    """Write the catalogue of all documents that have a manifest; files that are right already are left alone.

    The catalogue says which page was made from it, of which records and by which code, so that a page, or a catalogue,
    that somebody changed is seen without reading the records.
    """
    folders = sorted(path.name for path in tree.root.iterdir() if path.is_dir() and not path.is_symlink())
    records = {name: digest for name in folders if is_own_name(name) and (digest := tree.digest(f"{name}/{RECORD}"))}
    held_back = sorted(_held_back(tree, report, sources), key=lambda each: str(each["folder"]))
    before = record(tree.read(NAME) or b"", object)
    packages = sorted(path.name for path in (tree.root / RELEASES).glob("*.zip"))
    made_of = records | dict.fromkeys(packages, "")
    own = [
        {"message": fault.message, "advice": fault.advice}
        for fault in report.faults
        if isinstance(fault, TemplateError)
    ]
    is_ours = isinstance(before, dict) and before.get("made_of") == _made_of(before, made_of)
    if (
        is_ours
        and before["held_back"] == held_back
        and before["own_files"] == own
        and before["page"] == tree.digest(PAGE)
    ):
        return
    documents = _entries(tree, records, packages)
    # Late: most builds find the catalogue as it should be, and need no templates.
    from hexapla.writers.web.catalogue import write_catalogue

    page = write_catalogue(documents, held_back)
    content = {
        "format": FORMAT, "documents": documents, "held_back": held_back, "own_files": own, "fingerprint": fingerprint(),
        "page": sha256(page),
    }  # fmt: skip
    tree.put(PAGE, page)
    tree.put(NAME, json_bytes({**content, "made_of": _made_of(content, made_of)}))


def _made_of(content: Mapping[str, Any], records: Mapping[str, str]) -> str:
    """Return the hash of what a catalogue says and of what it says it of: our code, the records, the packages by name."""
    said = {
        name: content.get(name) for name in ("format", "documents", "held_back", "own_files", "fingerprint", "page")
    }
    return sha256(json_bytes({**said, "code": fingerprint(), "records": records}))


def held_back_before(tree: Tree, sources: Path) -> list[dict[str, Any]]:
    """Return the documents whose sources are there and were not built when they last should be: folder, symbol, reasons."""
    content = record(tree.read(NAME) or b"", object)
    before = content.get("held_back") if isinstance(content, dict) else []
    if not before or not has_shape(before, _HELD_BACK):
        return []
    return [each for each in before if is_own_name(each["folder"]) and (sources / each["folder"]).is_dir()]


def own_files_before(tree: Tree) -> list[dict[str, str]] | None:
    """Return what the last build found wrong with our own files, by message and advice; None where they were others."""
    content = record(tree.read(NAME) or b"", object)
    is_same = isinstance(content, dict) and content.get("fingerprint") == fingerprint()
    found = content.get("own_files") if is_same else None
    return found if has_shape(found, _OWN_FILES) else None


def _held_back(tree: Tree, report: Report, sources: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents whose sources of today are not in `out/`, and why: those of this run, and of runs before."""
    seen = {document.folder for document in report.documents}
    yield from (each for each in held_back_before(tree, sources) if each["folder"] not in seen)
    for document in report.documents:
        reasons = [fault.message.replace(f"{sources}/", "") for fault in document.faults]
        reasons += ["A fault of Hexapla stopped it."] if document.bugs else []
        if reasons:
            yield {"folder": document.folder, "symbol": document.symbol or None, "reasons": reasons}


def _entries(tree: Tree, folders: Iterable[str], packages: Collection[str]) -> list[dict[str, Any]]:
    """Return the entries of the documents in `out/`, each with the versions that it is linked to."""
    manifests = {each: manifest for each in folders if (manifest := Manifest.load(tree, each)).symbol}
    editions = {
        folder: sorted({str(each["edition"]) for each in one.outputs.values()}) for folder, one in manifests.items()
    }
    known = [{**one.summary, "folder": folder, "editions": editions[folder]} for folder, one in manifests.items()]
    links = list(versions(known, packages))
    return [
        {**_entry(one, folder), "versions": [link for of, link in links if of == folder]}
        for folder, one in manifests.items()
    ]


def _entry(manifest: Manifest, folder: str) -> dict[str, Any]:
    summary = manifest.summary
    keys = ("symbol", "status", "titles", "organ", "state", "date", "languages", "findings")
    return {
        **{key: summary[key] for key in keys},
        "folder": folder,
        "editions": _editions(manifest, folder),
        "reports": _reports(manifest, folder),
    }


def _editions(manifest: Manifest, folder: str) -> list[dict[str, Any]]:
    editions: dict[str, list[dict[str, Any]]] = {}
    for name, entry in sorted(manifest.outputs.items(), key=lambda item: FORMATS.index(item[1]["format"])):
        file = {"format": entry["format"], "href": f"{folder}/{name}", "size": entry["bytes"]}
        editions.setdefault(entry["edition"], []).append(file)
    ordered = sorted(editions, key=lambda name: ("-" in name, name))
    return [{"edition": name, "files": editions[name]} for name in ordered]


def _reports(manifest: Manifest, folder: str) -> list[dict[str, str]]:
    pages = sorted(
        (name for name in manifest.reports if name.endswith(".html")), key=lambda name: "concordance" in name
    )
    titles = {"findings": "Findings", "concordance": "Concordance"}
    found = []
    for page in pages:
        kind, *pair = page.removeprefix("reports/").removesuffix(".html").split(".")
        found.append({"name": " ".join([titles[kind], *pair]), "href": f"{folder}/{page}"})
    return found
