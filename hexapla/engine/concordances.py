"""Two languages of a document set side by side: their concordance, and what the rest of a build takes from it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hexapla.akn.document import AknDocument
from hexapla.catalogue import language
from hexapla.checks.places import beginning
from hexapla.codes import finding
from hexapla.concordance.census import Census
from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import load_glossary
from hexapla.concordance.pairs import pairs_of
from hexapla.concordance.report import TEMPLATE, report_values
from hexapla.concordance.result import Concordance, Item
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.engine.comparison import Compared, Comparison
from hexapla.findings import Finding
from hexapla.present import present
from hexapla.present.flags import Remark
from hexapla.project.accepted import Acceptance
from hexapla.storage.records import json_bytes
from hexapla.timing import stage
from hexapla.writers.markup.templates import render


@stage("compare")
def compared(given: Comparison) -> Compared:
    """Compare two languages and write the reports of it."""
    concordance = _concordance(given)
    if given.is_meaning_asked:
        # Late: nothing of the optional package, nor of what asks for it, is loaded without --meaning.
        from hexapla.concordance.meaning import with_least_alike

        concordance = with_least_alike(concordance)
    texts, looks = [(item, item_text(item)) for item in concordance.items], concordance.to_look_at
    starts = {pair.id: beginning(next(filter(None, pair.texts), "")) for pair in concordance.pairs}
    return Compared(
        pair=given.pair,
        remarks=tuple(_remarks(given.pair, concordance)),
        items=tuple(
            (
                item.kind,
                item.pair,
                text,
                _said(item, concordance.languages) if item in looks else "",
                starts.get(item.pair, ""),
            )
            for item, text in texts
            if item.accepted is None
        ),
        findings=tuple(_findings(given.pair, concordance, given.symbol)),
        settling=tuple(
            entry for entry in given.accepted if any(entry.fits(item.kind, item.pair, text) for item, text in texts)
        ),
        files=_files(given, concordance),
        summary=concordance.summary,
        bugs=tuple(failure.trace for failure in concordance.failures),
        in_another_language=frozenset(concordance.in_another_language),
    )


def _concordance(given: Comparison) -> Concordance:
    """Return the languages compared, what the officer settled settled."""
    edition = Edition.parse(given.pair)
    languages = (edition.languages[0], edition.languages[1])
    documents = {code: AknDocument.from_bytes(data) for code, data in given.documents}
    presentation = present(documents, edition, Office(), exceptions=given.exceptions)
    found = compare(pairs_of(presentation), languages, load_glossary(given.path, languages, given.glossary))
    return replace(found, items=tuple(_settled(item, given.accepted) for item in found.items))


def _settled(item: Item, accepted: Sequence[Acceptance]) -> Item:
    entry = next((each for each in accepted if each.fits(item.kind, item.pair, item_text(item))), None)
    return item.settled(entry.reason) if entry else item


def item_text(item: Item) -> str:
    """Return the words of a concordance item that an acceptance is made for."""
    return "\n".join(text or "" for text in item.texts)


def _remarks(pair: str, concordance: Concordance) -> Iterator[Remark]:
    for item in concordance.to_look_at:
        for row, spans in concordance.shown(item):
            yield (pair, row, item.kind, _said(item, concordance.languages), *spans)


def _said(item: Item, languages: Sequence[str]) -> str:
    """Return a remark in one line: its rule, and what each language has."""
    sides = zip(languages, item.texts, strict=True)
    words = "; ".join(f"{language(code).english_name}: {text}" for code, text in sides if text)
    return f"{item.rule}. {words}" if words else item.rule


def _findings(pair: str, concordance: Concordance, symbol: str) -> Iterator[Finding]:
    """Yield one finding for what a concordance has to look at; its report has the items themselves."""
    if count := len(concordance.to_look_at):
        yield finding("L-001", count=count, pair=pair, symbol=symbol, file=f"reports/concordance.{pair}.html")


def _files(given: Comparison, concordance: Concordance) -> dict[str, bytes]:
    rows = [Census(**{name: value for name, value in row.items() if name != "differs"}) for row in given.census]
    return {
        f"concordance.{given.pair}.json": json_bytes(concordance.as_json(given.symbol)),
        f"concordance.{given.pair}.csv": concordance.as_csv().encode("utf-8-sig"),
        f"concordance.{given.pair}.html": render(
            TEMPLATE, **report_values(concordance, given.symbol, given.folder, rows)
        ).encode(),
    }
