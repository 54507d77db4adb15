"""Inputs that mean harm, of every kind: each is read or refused in time, and leaves nothing that acts in an edition."""

import contextlib
import time
from pathlib import Path

import pytest

from hexapla.akn.canonical import document_bytes
from hexapla.cli import main
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.errors import HexaplaError, ToolMissingError
from hexapla.pipeline import Examined, examine
from hexapla.present import present
from hexapla.project.layout import Project, open_work
from hexapla.tools import libreoffice
from hexapla.writers import write
from samples.hostile import inputs
from samples.hostile.judging import complaints, laid_down

SECONDS = 20.0
"""Of processor time for one input: every one of them takes less than two where nothing grows without end."""

SOURCES = [name for name in inputs() if ".toml" not in name and not name.startswith("emblem")]


def editions(examined: Examined, out: Path) -> None:
    """Write the canonical files and an edition of two formats of a document that was read."""
    out.mkdir()
    media = {name: data for reading in examined.readings for name, data in reading.media.items()}
    for code, document in examined.documents.items():
        (out / f"{code}.xml").write_bytes(document_bytes(document))
        presentation = present(examined.documents, Edition.parse(code), Office(), media=media)
        for suffix in ("html", "docx"):
            (out / f"{code}.{suffix}").write_bytes(write(presentation, suffix))


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_that_means_harm_is_read_or_refused_and_acts_nowhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> Path:
        raise ToolMissingError("LibreOffice is left out here.", "See benchmarks/hostile.py.")

    monkeypatch.setattr(libreoffice, "find", missing)
    sources = laid_down(inputs()[name], tmp_path)
    start = time.process_time()
    with contextlib.suppress(HexaplaError):  # refused, in words
        project = Project.open(sources, tmp_path / "out")
        editions(examine(open_work(next(project.folders())), project.office), tmp_path / "out")
    assert time.process_time() - start < SECONDS
    assert complaints(tmp_path / "out") == []


@pytest.mark.parametrize("name", [name for name in inputs() if name not in SOURCES])
def test_settings_and_emblems_that_mean_harm_are_a_clear_fault_or_none(name: str, tmp_path: Path) -> None:
    sources = laid_down(inputs()[name], tmp_path)
    words = ["build", "-q", "-j", "1", "-l", "en", "-f", "html"] if name.startswith("emblem") else ["check", "-q"]
    code = main([*words, "--sources", str(sources), "--out", str(tmp_path / "out")])
    assert code in (0, 1, 2, 3, 4)
    assert complaints(tmp_path / "out") == []


def test_there_are_inputs_of_every_kind_of_file_in_number() -> None:
    kinds = {name.partition(":")[0] for name in inputs()}
    assert {
        "txt",
        "docx",
        "doc",
        "odt",
        "rtf",
        "html",
        "md",
        "xml",
        "svg",
        "picture",
        "emblem",
        "document.toml",
    } <= kinds
    assert len(inputs()) > 300
