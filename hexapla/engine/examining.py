"""Examining a document: the first three stages, in whatever process this is."""

import difflib
from dataclasses import asdict
from typing import Any

from hexapla.akn.canonical import document_bytes
from hexapla.concordance.census import census, disagreements
from hexapla.domain.states import english_name
from hexapla.engine.completeness import letters_of
from hexapla.engine.examination import Examination
from hexapla.errors import ConfigurationError
from hexapla.pipeline import Examined, examine
from hexapla.project.config import DocumentConfig, OfficeConfig
from hexapla.project.layout import Work
from hexapla.remembered import Remembered
from hexapla.storage.reading import placed

_REISSUED = {"technical": "technical reasons", "corrected": "the text was corrected", "other": None}
"""What a package and the catalogue say of a reissue of which nobody has written the reason."""


def examination(work: Work, office: OfficeConfig) -> Examination:
    """Read, canonicalise and check a document.

    Raises:
        HexaplaError: a source or `document.toml` is at fault.
    """
    examined = examine(work, office)
    symbol = examined.metadata.symbol
    _check_exceptions(examined, work.config)
    return Examination(
        symbol=symbol.identifier,
        folder=symbol.folder,
        canonical={code: _bytes(document) for code, document in examined.documents.items()},
        media={source.removeprefix("../"): data for each in examined.readings for source, data in each.media.items()},
        findings=examined.findings,
        facts=_facts(examined, work.config),
        letters={code: _letters(document) for code, document in examined.documents.items()},
        unreadable=examined.unreadable,
    )


_bytes, _letters, _census = Remembered(document_bytes), Remembered(letters_of), Remembered(census)


def _check_exceptions(examined: Examined, config: DocumentConfig) -> None:
    """Make sure that what `[align]` names is there, as far as every language can be read.

    Raises:
        ConfigurationError: a unit is in no text; file, line and the nearest unit are named.
    """
    known = {code: {block.eid for block in document.blocks()} for code, document in examined.documents.items()}
    anywhere = None if examined.unreadable else set[str]().union(*known.values())
    for code, unit, targets in config.align:
        for eid, units in ((unit, known.get(code)), *((each, anywhere) for each in targets)):
            if units is not None and eid not in units:
                near = difflib.get_close_matches(eid, units, n=1)
                place = f"{placed(config.path)}:{config.lines.get(f'{code}:{unit}', 1)}"
                message = f"{place} names {eid!r} in [align], which no text has."
                raise ConfigurationError(
                    message, f"Did you mean {near[0]!r}?" if near else "Look at the ids in the XML."
                )


def _facts(examined: Examined, config: DocumentConfig) -> dict[str, Any]:
    """Return what the catalogue and the terminal show of a document, but for its findings and concordances."""
    metadata = examined.metadata
    organ = metadata.organ
    committee = organ.committee.get("en") or organ.masthead.get("en") if organ else None
    titles = [
        {"language": code, "text": document.title} for code, document in examined.documents.items() if document.title
    ]
    return {
        "symbol": metadata.symbol.identifier,
        "status": metadata.status,
        "distribution": metadata.distribution,
        "titles": titles,
        "organ": committee.text.replace("|", " ") if committee else None,
        "state": metadata.submitter and english_name(metadata.submitter),
        "date": metadata.date.day.isoformat() if metadata.date.is_printable else None,
        "languages": list(examined.documents),
        "issues": {code: each.issue for code, each in metadata.expressions.items()},
        "reissues": [
            {"language": code, "number": each.number, "reason": each.reason or _REISSUED.get(each.kind)}
            for code in metadata.expressions
            for each in config.expression(code).issues
        ],
        "corrects": metadata.corrects,
        "census": _census_rows(examined),
    }


def _census_rows(examined: Examined) -> list[dict[str, Any]]:
    """Return the table of languages: a row each, `differs` naming the columns that disagree."""
    rows = tuple(_census(document, code) for code, document in examined.documents.items())
    differs = list(disagreements(rows))
    return [asdict(row) | {"differs": differs} for row in rows]
