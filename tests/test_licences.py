"""What an office ships is named with its licence: every locked package, as its own metadata says."""

import runpy

from samples.repository import ROOT


def test_the_table_of_licences_is_that_of_the_lock_file() -> None:
    maker = runpy.run_path(str(ROOT / "docs" / "make_licences.py"))
    assert len(maker["packages"]()) > 40
    text = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert text == maker["page"](), "run: python -m docs.make_licences"
    assert "| `pypandoc-binary` | MIT |" in text
    assert "GPL-2.0-or-later" in text
    assert not [line for line in text.splitlines() if line.endswith("|  |")]
