"""How many notes of real documents stand complete on the page of their mark, as the gate of every build counts them.

``.venv/bin/python -m benchmarks.notes`` builds the PDFs of `sources/` and of the corpus (HEXAPLA_CORPUS, else
../shared/corpus) in a temporary project.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus_projects import folders, office
from hexapla.cli import main as hexapla

ROOT = Path(__file__).resolve().parent.parent


def notes(out: Path) -> Iterator[tuple[str, int, int, str]]:
    """Yield file, notes placed right, notes, and marks beside their notes, of every PDF below a folder."""
    for manifest in sorted(out.glob("*/manifest.json")):
        for name, each in json.loads(manifest.read_text(encoding="utf-8"))["outputs"].items():
            facts = each.get("checks", {})
            if name.endswith(".pdf") and "notes" in facts:
                placed, _, whole = facts["notes"].partition(" of ")
                yield f"{manifest.parent.name}/{name}", int(placed), int(whole), facts["marks"]


def place_notes() -> None:
    """Build what there is and print where its notes stand."""
    corpus = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
    with tempfile.TemporaryDirectory(prefix="hexapla-notes-") as folder:
        sources, out = Path(folder, "sources"), Path(folder, "out")
        for document in folders(ROOT / "sources", corpus if corpus.is_dir() else None):
            languages = sorted(Path(name).stem for name in document.write(sources).iterdir() if name.suffix != ".toml")
            office(ROOT / "sources", sources)
            edition = ",".join(languages)
            hexapla(
                ["build", "-q", document.name, "--sources", str(sources), "--out", str(out), "-f", "pdf", "-e", edition]
            )
        right = total = 0
        for name, placed, whole, marks in notes(out):
            right, total = right + placed, total + whole
            print(f"{name:60} {placed:4} of {whole:4} notes, {marks}")
        print(f"{right} of {total} notes complete and on the page of their mark")


if __name__ == "__main__":
    place_notes()
