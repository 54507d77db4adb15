"""The reference to a document for reference managers: RIS, a report with its symbol as number."""

from collections.abc import Iterator

from hexapla.present.citation import Citation, citation
from hexapla.present.presentation import Presentation


def write(presentation: Presentation) -> bytes:
    """Return the reference in UTF-8, lines ended as RIS ends them."""
    lines = (f"{tag}  - {value}\r\n" for tag, value in _fields(citation(presentation)))
    return "".join(lines).encode()


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT"
    yield "AU", cited.author
    yield "TI", cited.title
    yield "SN", cited.symbol  # of a report, its number
    yield "PB", cited.publisher
    if cited.day:
        yield "PY", f"{cited.day:%Y}"
        yield "DA", f"{cited.day:%Y/%m/%d}"
    yield "LA", cited.language
    yield "UR", cited.url
    yield "ER", ""
