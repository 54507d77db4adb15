"""What is told of a document's languages set side by side: their pairs, remarks, findings, and the summary."""

from collections.abc import Mapping, Sequence
from typing import Any

from hexapla.catalogue import language
from hexapla.codes import finding
from hexapla.concordance.result import Concordance, Item
from hexapla.domain.edition import Edition
from hexapla.findings import Finding, Severity
from hexapla.present.flags import Remark
from hexapla.project.accepted import text_hash


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
    facts: Mapping[str, Any], findings: Sequence[Finding], concordances: Mapping[str, Concordance]
) -> dict[str, Any]:
    """Return what the catalogue and the terminal show of a document."""
    counts = {str(severity): sum(1 for f in findings if f.severity is severity and f.is_open) for severity in Severity}
    return {
        **facts,
        "findings": {**counts, "accepted": sum(1 for each in findings if not each.is_open)},
        "concordance": {name: each.summary for name, each in sorted(concordances.items())},
    }
