"""A document examined: the first three stages and what is told of its languages, as plain data of any process."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from hexapla.akn.canonical import document_bytes
from hexapla.concordance.census import census, disagreements
from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import load_glossary
from hexapla.concordance.pairs import pairs_of
from hexapla.concordance.result import Concordance, Item
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.domain.states import english_name
from hexapla.engine.completeness import letters_of, short_texts
from hexapla.engine.languages import item_text, pairs_in
from hexapla.engine.manifest import editions_of, last_record
from hexapla.engine.request import Request, default_editions
from hexapla.errors import ConfigurationError
from hexapla.findings import Finding
from hexapla.pipeline import Examined, examine
from hexapla.present import present
from hexapla.project.accepted import Acceptance
from hexapla.project.config import DocumentConfig
from hexapla.project.layout import Project, Work
from hexapla.storage.tree import Tree


@dataclass(frozen=True)
class Examination:
    """A document after the first three stages.

    `canonical` are its languages as canonical XML, `media` its pictures by their name below its folder in `out/`,
    `facts` what the catalogue shows of it, `letters` how much text each language has, annexes apart.
    """

    symbol: str
    folder: str
    canonical: Mapping[str, bytes]
    media: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    concordances: Mapping[str, Concordance]
    facts: Mapping[str, Any]
    letters: Mapping[str, int]


def examination(work: Work, project: Project, request: Request) -> Examination:
    """Read, canonicalise and check a document, and compare its languages.

    Raises:
        HexaplaError: a source or `document.toml` is at fault, or an edition is asked for that it cannot have.
    """
    examined = examine(work, project.office)
    symbol = examined.metadata.symbol
    languages = list(examined.documents)
    _check_exceptions(examined, work.config)
    record = last_record(Tree(project.out, is_ours=True), symbol.folder)
    editions = [*editions_of(record, languages), *(edition for edition, _ in request.wanted(work.languages))]
    concordances = _concordances(examined, project, work, pairs_in([*default_editions(languages), *editions]))
    letters = {code: letters_of(document) for code, document in examined.documents.items()}
    return Examination(
        symbol=symbol.identifier,
        folder=symbol.folder,
        canonical={code: document_bytes(document) for code, document in examined.documents.items()},
        media={source.removeprefix("../"): data for each in examined.readings for source, data in each.media.items()},
        findings=(*_said_once(examined.findings, concordances), *short_texts(letters, record.released, work)),
        concordances=concordances,
        facts=_facts(examined),
        letters=letters,
    )


def _concordances(examined: Examined, project: Project, work: Work, pairs: Sequence[Edition]) -> dict[str, Concordance]:
    """Return the concordance of every pair of languages."""
    found = {}
    for edition in dict.fromkeys(pairs):
        languages = (edition.languages[0], edition.languages[1])
        presentation = present(examined.documents, edition, Office(), exceptions=work.config.align)
        glossary = load_glossary(project.sources / "glossary.toml", languages, project.glossary)
        concordance = compare(pairs_of(presentation), languages, glossary)
        items = tuple(_settled(item, work.accepted) for item in concordance.items)
        found[str(edition)] = replace(concordance, items=items)
    return found


def _said_once(findings: Sequence[Finding], concordances: Mapping[str, Concordance]) -> Iterator[Finding]:
    """Yield the findings but for paragraphs in another language that a concordance asks to look at."""
    looks = {unit for concordance in concordances.values() for unit in concordance.in_another_language}
    return (each for each in findings if each.code != "L-005" or (each.language, each.eid) not in looks)


def _settled(item: Item, accepted: Sequence[Acceptance]) -> Item:
    entry = next((each for each in accepted if each.fits(item.kind, item.pair, item_text(item))), None)
    return item.settled(entry.reason) if entry else item


def _check_exceptions(examined: Examined, config: DocumentConfig) -> None:
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


def _facts(examined: Examined) -> dict[str, Any]:
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
        "census": _census_rows(examined),
    }


def _census_rows(examined: Examined) -> list[dict[str, Any]]:
    """Return the table of languages: a row each, `differs` naming the columns that disagree."""
    rows = tuple(census(document, code) for code, document in examined.documents.items())
    differs = list(disagreements(rows))
    return [asdict(row) | {"differs": differs} for row in rows]
