"""Loaded once by the server that processes are forked from: what making every edition needs, the engine of pages too."""

import contextlib

import page
import pikepdf
import pypdfium2

import hexapla.writers.docx
import hexapla.writers.epub
import hexapla.writers.pdf.facing
from hexapla.engine.preload import PRELOADED
from hexapla.errors import HexaplaError
from hexapla.writers.pdf.weasyprint import engine

with contextlib.suppress(HexaplaError):  # the job that needs it will say what is missing
    engine.load()

PAGES = (
    *PRELOADED, page, pikepdf, pypdfium2, hexapla.writers.docx, hexapla.writers.epub, hexapla.writers.pdf.facing
)  # fmt: skip
