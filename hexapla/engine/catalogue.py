"""The catalogue of everything in `out/`: `catalogue.json`, and `index.html` that a person clicks through."""

from pathlib import Path
from typing import Any

from hexapla.engine import publish
from hexapla.engine.manifest import Manifest, json_bytes
from hexapla.engine.request import FORMATS

FORMAT = "hexapla-catalogue/1"
REPORTS = (("Findings", "findings.html"), ("Concordance", "concordance.*.html"))


def write(out: Path) -> None:
    """Write the catalogue of all documents that have a manifest; files that are right already are left alone."""
    documents = [entry for folder in sorted(out.iterdir()) if (entry := _entry(folder)) is not None]
    catalogue = json_bytes({"format": FORMAT, "documents": documents})
    if publish.digest(out / "catalogue.json") == publish.sha256(catalogue) and (out / "index.html").is_file():
        return
    # Late: most builds find the catalogue as it should be, and need no templates.
    from hexapla.writers.web.catalogue import write_catalogue

    publish.put(out / "index.html", write_catalogue(documents))
    publish.put(out / "catalogue.json", catalogue)


def _entry(folder: Path) -> dict[str, Any] | None:
    if not folder.is_dir():
        return None
    manifest = Manifest.load(folder)
    if not manifest.symbol:
        return None
    summary = manifest.summary
    keys = ("symbol", "status", "titles", "organ", "state", "date", "languages", "findings")
    return {
        **{key: summary[key] for key in keys},
        "folder": folder.name,
        "editions": _editions(manifest, folder.name),
        "reports": _reports(folder),
    }


def _editions(manifest: Manifest, folder: str) -> list[dict[str, Any]]:
    editions: dict[str, list[dict[str, Any]]] = {}
    for name, record in sorted(manifest.outputs.items(), key=lambda item: FORMATS.index(item[1]["format"])):
        file = {"format": record["format"], "href": f"{folder}/{name}", "size": record["bytes"]}
        editions.setdefault(record["edition"], []).append(file)
    ordered = sorted(editions, key=lambda name: ("-" in name, name))
    return [{"edition": name, "files": editions[name]} for name in ordered]


def _reports(folder: Path) -> list[dict[str, str]]:
    found = []
    for title, pattern in REPORTS:
        for path in sorted((folder / "reports").glob(pattern)):
            pair = path.name.split(".")[1] if title == "Concordance" else ""
            found.append({"name": f"{title} {pair}".strip(), "href": f"{folder.name}/reports/{path.name}"})
    return found
