"""A small text and what the program makes of it: its canonical documents by language."""

from pathlib import Path

from hexapla.akn.document import AknDocument
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import load_document
from hexapla.readers.text.reader import read_text

MAST = """United Nations
CAT/C/NLD/FCO/8
Distr.: General
4 May 2020
English
Original: English
Committee against Torture
Information received from the Netherlands on follow-up to the concluding observations
"""


BODY = "I.\tIntroduction\n1.\tThe Government thanks the Committee.\n"


def made(tmp_path: Path, texts: dict[str, str], toml: str = "") -> tuple[dict[str, AknDocument], list]:
    """The canonical documents of a small document, and the findings on the way."""
    (tmp_path / "document.toml").write_text(toml, encoding="utf-8")
    config = load_document(tmp_path / "document.toml")
    readings = [read_text(text.encode(), f"{code}.txt", code) for code, text in texts.items()]
    settled = settle(readings, config)
    documents, findings = {}, list(settled.findings)
    for reading in readings:
        documents[reading.language], odd = canonicalise(reading, settled.metadata, config, next(iter(texts)))
        findings += odd
    return documents, findings
