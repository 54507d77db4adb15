"""The first pages of the languages set beside each other: the day and the session that each prints of its own."""

from collections.abc import Iterator, Mapping

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.catalogue import language
from hexapla.codes import finding
from hexapla.concordance.recognisers import facts_of
from hexapla.dates import format_day
from hexapla.domain.metadata import Metadata
from hexapla.findings import Finding

_NUMBERS = ("number", "ordinal")


def compare_mastheads(documents: Mapping[str, AknDocument], metadata: Metadata) -> Iterator[Finding]:
    """Yield the days and sessions of languages that are not those of the first language that has one."""
    days = {code: one.date.day for code, one in metadata.expressions.items() if one.date.name == "issued"}
    first = next(iter(days), "")
    for code, day in days.items():
        if day != days[first]:
            told = (format_day(each, language("en")) for each in (day, days[first]))
            yield _disagreement("date", code, *told)
    sessions = {code: text for code in documents if (text := _session(documents[code]))}
    first = next(iter(sessions), "")
    for code, text in sessions.items():
        if not _may_be_one(sessions[first], text, (first, code)):
            yield _disagreement("session", code, text, sessions[first])


def _disagreement(key: str, code: str, found: str, chosen: str) -> Finding:
    return finding("M-016", key=key, before=found, after=chosen, found=found, chosen=chosen, language=code)


def _session(document: AknDocument) -> str:
    return next((plain_text(each).strip("* ") for each in document.main.iter(akn("session"))), "")


def _may_be_one(one: str, other: str, codes: tuple[str, str]) -> bool:
    """Tell whether two lines have a number in common, or one of them has none that is understood."""
    facts, _ = facts_of((one, other), codes)
    values = [
        {value for each in found if each.kind in _NUMBERS for value in (each.value, *each.others)} for found in facts
    ]
    return not all(values) or not values[0].isdisjoint(values[1])
