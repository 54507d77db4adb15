"""The facts of an office that reach a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Office:
    """Facts of this office that reach a page (`sources/office.toml`); absent prints nothing.

    `emblem` is an SVG; `signature` the number of pages that one sheet of the print edition makes, `crop_marks` whether
    it says where to cut, `cover` whether it has one, `verso` the language of the left-hand pages of facing-page editions, `station` the duty
    station whose pages its documents have, `page_size` the paper where it is not that of the station, `pdf_profile` what its PDF files are
    for archives: `3a`, the canonical files attached, or `2a`, those beside it; `word_template` is the office's own Word template, in base 64.
    """

    emblem: str | None = None
    base_url: str | None = None
    publisher: str | None = None
    contact: str | None = None
    rights: str | None = None
    page_size: str | None = None
    memory: str = "agreed"
    signature: int = 4
    crop_marks: bool = False
    cover: bool = False
    verso: str | None = None
    station: str | None = None
    pdf_profile: str = "3a"
    word_template: str | None = None
