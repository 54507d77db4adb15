"""What is told about a document's languages: the table, the concordances, the summary for the catalogue."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from hexapla.catalogue import language
from hexapla.codes import finding
from hexapla.concordance.census import census, disagreements
from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import load_glossary
from hexapla.concordance.pairs import pairs_of
from hexapla.concordance.result import Concordance, Item
from hexapla.domain.edition import Edition
from hexapla.domain.states import english_name
from hexapla.engine.request import default_editions
from hexapla.errors import ConfigurationError
from hexapla.findings import Finding, Severity
from hexapla.pipeline import Examined
from hexapla.present import present
from hexapla.present.flags import Remark
from hexapla.present.parallel import Exceptions
from hexapla.present.presentation import Office
from hexapla.project.accepted import Acceptance, text_hash
from hexapla.project.config import DocumentConfig


def census_rows(examined: Examined) -> list[dict[str, Any]]:
    """Return the table of languages: a row each, `differs` naming the columns that disagree."""
    rows = tuple(census(document, code) for code, document in examined.documents.items())
    differs = list(disagreements(rows))
    return [asdict(row) | {"differs": differs} for row in rows]


def concordances_of(
    examined: Examined,
    sources: Path,
    accepted: Sequence[Acceptance],
    exceptions: Exceptions = (),
    asked: Sequence[Edition] = (),
) -> dict[str, Concordance]:
    """Return the concordance of every pair of languages that is set side by side by default, or that was asked for."""
    found = {}
    for edition in dict.fromkeys(pairs_in([*default_editions(list(examined.documents)), *asked])):
        languages = (edition.languages[0], edition.languages[1])
        presentation = present(examined.documents, edition, Office(), exceptions=exceptions)
        glossary = load_glossary(sources / "glossary.toml", languages)
        concordance = compare(pairs_of(presentation), languages, glossary)
        items = tuple(_settled(item, accepted) for item in concordance.items)
        found[str(edition)] = replace(concordance, items=items)
    return found


def pairs_in(editions: Sequence[Edition]) -> list[Edition]:
    """Return the pairs of languages that editions set side by side: the first language with each other one."""
    return [Edition((edition.languages[0], other)) for edition in editions for other in edition.languages[1:]]


def remarks_of(concordances: Mapping[str, Concordance], edition: Edition) -> tuple[Remark, ...]:
    """Return what the concordances of an edition's languages ask to look at, as plain data."""
    pairs = [(str(pair), concordances[str(pair)]) for pair in pairs_in([edition]) if str(pair) in concordances]
    return tuple(
        (name, row, item.kind, _said(item, concordance), *spans)
        for name, concordance in pairs
        for item in concordance.to_look_at
        for row, spans in concordance.shown(item)
    )


def _said(item: Item, concordance: Concordance) -> str:
    """Return a remark in one line: its rule, and what each language has."""
    sides = zip(concordance.languages, item.texts, strict=True)
    words = "; ".join(f"{language(code).english_name}: {text}" for code, text in sides if text)
    return f"{item.rule}. {words}" if words else item.rule


def check_exceptions(examined: Examined, config: DocumentConfig) -> None:
    """Make sure that what `[align]` names is there.

    Raises:
        ConfigurationError: a unit is in no text; file, line and the nearest unit are named.
    """
    known = {code: {block.eid for block in document.blocks()} for code, document in examined.documents.items()}
    anywhere = set().union(*known.values())
    for code, unit, targets in config.align:
        for eid, units in ((unit, known.get(code)), *((each, anywhere) for each in targets)):
            if units is not None and eid not in units:
                near = difflib.get_close_matches(eid, units, n=1)
                place = f"{config.path}:{config.lines.get(f'{code}:{unit}', 1)}"
                message = f"{place} names {eid!r} in [align], which no text has."
                raise ConfigurationError(
                    message, f"Did you mean {near[0]!r}?" if near else "Look at the ids in the XML."
                )


def _settled(item: Item, accepted: Sequence[Acceptance]) -> Item:
    entry = next((each for each in accepted if each.fits(item.kind, item.pair, item_text(item))), None)
    return item.settled(entry.reason) if entry else item


def item_text(item: Item) -> str:
    """Return the words of a concordance item that an acceptance is made for."""
    return "\n".join(text or "" for text in item.texts)


def is_settled_by(concordance: Concordance, kind: str, pair: str, digest: str) -> bool:
    """Tell whether an acceptance was made for an item of this concordance."""
    return any((item.kind, item.pair, text_hash(item_text(item))) == (kind, pair, digest) for item in concordance.items)


def language_findings(concordance: Concordance) -> list[Finding]:
    """Return one finding for what a concordance has to look at; its report has the items themselves."""
    count = len(concordance.to_look_at)
    if not count:
        return []
    pair = "-".join(concordance.languages)
    return [finding("L-001", count=count, pair=pair, file=f"reports/concordance.{pair}.html")]


def summary_of(
    examined: Examined, findings: Sequence[Finding], concordances: Mapping[str, Concordance]
) -> dict[str, Any]:
    """Return what the catalogue and the terminal show of a document."""
    metadata = examined.metadata
    organ = metadata.organ
    committee = organ.committee.get("en") or organ.masthead.get("en") if organ else None
    titles = [
        {"language": code, "text": document.title} for code, document in examined.documents.items() if document.title
    ]
    counts = {str(severity): sum(1 for f in findings if f.severity is severity and f.is_open) for severity in Severity}
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
        "findings": {**counts, "accepted": sum(1 for each in findings if not each.is_open)},
        "census": census_rows(examined),
        "concordance": {name: each.summary for name, each in sorted(concordances.items())},
    }
