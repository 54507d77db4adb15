"""The drawn parts of page one, as vectors: the QR code of the address, the bars of the job number."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.errors import ConfigurationError

SVG = "http://www.w3.org/2000/svg"
_S = ElementMaker(namespace=SVG, nsmap={None: SVG})

JOB_NUMBER = re.compile(r"[A-Z]*\.?\s?(\d{2})-(\d{5})")
"""A job number such as `GE.21-17632 (E)`: year and running number are what the bars say."""


def qr_code(address: str, alternative: str) -> etree._Element:
    """Return the QR code of an address, level M, without a border of its own."""
    import segno

    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    return _drawing(rows, 1, alternative, "qr")


def barcode(job_number: str, alternative: str) -> etree._Element:
    """Return the bars of a job number: Code 39 of year and number.

    Raises:
        ConfigurationError: it does not read like a job number.
    """
    from barcode.codex import Code39

    bars = [int(module) for module in Code39(barcode_text(job_number), add_checksum=False).build()[0]]
    return _drawing([bars], 16, alternative, "barcode")


def barcode_text(job_number: str) -> str:
    """Return what the bars of a job number say: its year and its running number.

    Raises:
        ConfigurationError: it does not read like a job number.
    """
    found = JOB_NUMBER.match(job_number)
    if found is None:
        raise ConfigurationError(
            f"{job_number!r} does not read like a job number.",
            "Write it like GE.21-17632 (E) in document.toml.",
        )
    return "".join(found.groups())


def _drawing(rows: Sequence[Sequence[int]], row_height: int, alternative: str, name: str) -> etree._Element:
    width, height = len(rows[0]), len(rows)
    path = " ".join(part for y, row in enumerate(rows) for part in _strokes(row, y, row_height))
    attributes = {
        "class": name,
        "viewBox": f"0 0 {width} {height * row_height}",
        "preserveAspectRatio": "none",
    }
    made: etree._Element = _S.svg(attributes, _S.title(alternative), _S.path(d=path, fill="#000"))
    return made


def _strokes(row: Iterable[int], y: int, height: int) -> Iterable[str]:
    """Yield a rectangle for every run of dark modules of a row."""
    x = 0
    for dark, group in groupby(row, key=bool):
        length = len(list(group))
        if dark:
            yield f"M{x} {y * height}h{length}v{height}h-{length}z"
        x += length
