"""The seed document, read and canonical, and as a project that is built."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from hexapla.akn.document import AknDocument
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import load_document
from hexapla.readers.text.reader import read_text
from samples.repository import SEED

STRICT = os.environ.get("HEXAPLA_STRICT_CI") == "1"


def seed_documents() -> dict[str, AknDocument]:
    """Return the seed's canonical documents by language."""
    config = load_document(SEED / "document.toml")
    readings = [read_text((SEED / f"{code}.txt").read_bytes(), f"{code}.txt", code) for code in ("en", "fr")]
    metadata = settle(readings, config).metadata
    return {reading.language: canonicalise(reading, metadata, config, "en")[0] for reading in readings}


class Built(NamedTuple):
    """The seed project, built whole: its sources, its `out/`, the exit code."""

    sources: Path
    out: Path
    code: int

    @property
    def folder(self) -> Path:
        """The seed's folder in `out/`."""
        return self.out / SEED.name

    def copy(self, folder: Path) -> "Built":
        """Return the same project in another folder, for a test that changes it."""
        shutil.copytree(self.sources, folder / "sources")
        shutil.copytree(self.out, folder / "out", ignore=shutil.ignore_patterns(".hexapla.lock"))
        return Built(folder / "sources", folder / "out", self.code)
