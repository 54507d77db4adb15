"""What is told about a document's languages: the table, the concordances, the summary for the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from hexapla.catalogue import organ_of
from hexapla.codes import finding
from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import load_glossary
from hexapla.concordance.pairs import pairs_of
from hexapla.concordance.result import Concordance, Item, census, disagreements
from hexapla.engine.request import default_editions
from hexapla.findings import Finding, Severity
from hexapla.pipeline import Examined
from hexapla.present import present
from hexapla.present.presentation import Office
from hexapla.project.accepted import Acceptance, text_hash


def census_rows(examined: Examined) -> list[dict[str, Any]]:
    """Return the table of languages: a row each, `differs` naming the columns that disagree."""
    rows = tuple(census(document, code) for code, document in examined.documents.items())
    differs = list(disagreements(rows))
    return [asdict(row) | {"differs": differs} for row in rows]


def concordances_of(examined: Examined, sources: Path, accepted: Sequence[Acceptance]) -> dict[str, Concordance]:
    """Return the concordance of every pair of languages that is set side by side by default."""
    found = {}
    for edition in default_editions(list(examined.documents)):
        if not edition.is_parallel:
            continue
        languages = (edition.languages[0], edition.languages[1])
        presentation = present(examined.documents, edition, Office())
        glossary = load_glossary(sources / "glossary.toml", languages)
        concordance = compare(pairs_of(presentation), languages, glossary)
        items = tuple(_settled(item, accepted) for item in concordance.items)
        found[str(edition)] = replace(concordance, items=items)
    return found


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
    organ = organ_of(metadata.symbol)
    committee = organ.committee.get("en") or organ.masthead.get("en") if organ else None
    titles = [
        {"language": code, "text": document.title} for code, document in examined.documents.items() if document.title
    ]
    counts = {str(severity): sum(1 for f in findings if f.severity is severity and f.is_open) for severity in Severity}
    return {
        "symbol": metadata.symbol.identifier,
        "status": metadata.status,
        "titles": titles,
        "organ": committee.text.replace("|", " ") if committee else None,
        "state": _state(metadata.submitter),
        "date": metadata.date.day.isoformat() if metadata.date.is_printable else None,
        "languages": list(examined.documents),
        "issues": {code: each.issue for code, each in metadata.expressions.items()},
        "findings": {**counts, "accepted": sum(1 for each in findings if not each.is_open)},
        "census": census_rows(examined),
        "concordance": {name: each.summary for name, each in sorted(concordances.items())},
    }


def _state(alpha3: str | None) -> str | None:
    """Return the English name of a State."""
    if alpha3 is None:
        return None
    import pycountry

    country = pycountry.countries.get(alpha_3=alpha3)
    return str(getattr(country, "common_name", country.name)) if country else alpha3
