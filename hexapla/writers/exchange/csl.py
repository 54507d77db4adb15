"""The reference to a document for citation styles: CSL-JSON, a report with its symbol as number."""

import json
from typing import Any

from hexapla.present.citation import citation
from hexapla.present.presentation import Presentation


def write(presentation: Presentation) -> bytes:
    """Return a list of the one reference."""
    cited = citation(presentation)
    item: dict[str, Any] = {
        "id": presentation.file_stem,
        "type": "report",
        "title": cited.title,
        "author": [{"literal": cited.author}],
        "number": cited.symbol,
        "publisher": cited.publisher,
        "language": cited.language,
        "URL": cited.url,
    }
    if cited.day:
        item["issued"] = {"date-parts": [[cited.day.year, cited.day.month, cited.day.day]]}
    return json.dumps([item], ensure_ascii=False, indent=1).encode() + b"\n"
