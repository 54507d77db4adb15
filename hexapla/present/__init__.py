"""Stage four: canonical documents become the presentation of one edition, every fact derived once."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.heading_styles import heading_styles
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import SUPPLIED, akn
from hexapla.catalogue import languages
from hexapla.domain.edition import Edition
from hexapla.domain.language import Language
from hexapla.domain.office import Office
from hexapla.domain.symbol import Symbol
from hexapla.present.contents import contents_of
from hexapla.present.flags import Remark, with_flags
from hexapla.present.masthead import masthead_of
from hexapla.present.matching import note_rows, with_beads
from hexapla.present.notes import notes_of
from hexapla.present.outline import with_outline_levels
from hexapla.present.parallel import Exceptions, align, joined_rows
from hexapla.present.presentation import Column, Presentation, Row
from hexapla.timing import stage

__all__ = ["language_of", "present", "with_remarks"]

EARLIEST_DAY = datetime.date(1980, 1, 1)
"""Archives cannot date a member earlier; an older or unknown day stands as this one in file metadata."""


@stage("present")
def present(
    documents: Mapping[str, AknDocument],
    edition: Edition,
    office: Office,
    alternates: Sequence[tuple[str, str]] = (),
    media: Mapping[str, bytes] | None = None,
    *,
    exceptions: Exceptions = (),
) -> Presentation:
    """Return the presentation of an edition; `documents` holds its languages by two-letter code.

    `exceptions` are those to pairing by number (`[align]` of `document.toml`).
    """
    chosen = [documents[code] for code in edition.languages]
    columns = _marked([_column(document) for document in chosen])
    first = chosen[0]
    rows, notes = _rows(columns, exceptions) if edition.is_parallel else ((), ())
    facts, issue = first.facts, max(int(document.facts.get("issue", 1)) for document in chosen)
    return Presentation(
        symbol=first.symbol,
        edition=edition,
        file_stem=f"{_folder(first)}.{edition}",
        columns=columns,
        rows=rows,
        note_rows=notes,
        office=office,
        day=max(EARLIEST_DAY, *(document.day for document in chosen)),
        identifier=first.expression_iri,
        status=facts.get("status", "derived"),
        submitter=facts.get("submitter"),
        original=next((each.code for each in languages() if each.alpha3 == facts.get("originalLanguage")), None),
        alternates=tuple(alternates),
        media=media or {},
        corrects=facts.get("corrects"),
        supersedes=f"{_folder(first)}-{edition}-{issue - 1}" if issue > 1 else None,
    )


@stage("present")
def with_remarks(presentation: Presentation, remarks: Sequence[Remark]) -> Presentation:
    """Return a presentation whose rows show what the concordance asks to look at."""
    codes = presentation.edition.languages
    rows, notes = (with_flags(each, codes, remarks) for each in (presentation.rows, presentation.note_rows))
    return replace(presentation, rows=rows, note_rows=notes)


def _marked(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return columns, the first symbol with the longest row of asterisks of all: side by side it stands for them."""
    first, *others = columns
    mark = max((each.masthead.symbol[len(each.masthead.symbol.rstrip("*")) :] for each in columns), key=len)
    bare = first.masthead.symbol.rstrip("*")
    masthead = replace(
        first.masthead, symbol=bare + mark, symbol_tail=bare.removeprefix(first.masthead.symbol_head) + mark
    )
    return (replace(first, masthead=masthead), *others)


def _rows(columns: Sequence[Column], exceptions: Exceptions) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows of a side-by-side edition, and those of its notes."""
    languages = [column.language for column in columns]
    blocks = [column.blocks for column in columns]
    rows = with_beads(align(blocks, languages, exceptions), languages, joined_rows(blocks, languages, exceptions))
    return rows, note_rows([column.notes for column in columns], languages)


def language_of(document: AknDocument) -> Language:
    """Return the language of a document."""
    return next(language for language in languages() if language.alpha3 == document.language)


def _column(document: AknDocument) -> Column:
    language = language_of(document)
    blocks = with_outline_levels(document.blocks())
    styles = heading_styles(blocks)
    official = _official_url(document, language)
    return Column(
        language=language,
        masthead=masthead_of(document, language),
        title=document.title or document.symbol,
        blocks=blocks,
        notes=notes_of(document),
        contents=contents_of(blocks, styles, language),
        styles=styles,
        standing=_standing(document, language, official),
        official_url=official,
        xml=document_bytes(document),
        supplied=tuple(_supplied(document)),
        job_number=document.facts.get("jobNumber"),
        subjects=document.subjects,
        source_contents=tuple(_source_contents(document, {block.eid for block in blocks})),
    )


def _source_contents(document: AknDocument, idents: AbstractSet[str]) -> Iterator[str]:
    """Yield the id of the block that follows the source's contents list, then the list's heading and lines."""
    found = (each for each in document.body.iter(akn("hcontainer")) if each.get("name") == CONTENTS)
    kept = next(found, None)
    if kept is None:
        return
    every = list(document.body.iter())
    following = every[every.index(kept) + sum(1 for _ in kept.iter()) :]
    yield next((eid for each in following if (eid := each.get("eId", "")) in idents), "")
    yield from (plain_text(line) for line in kept.iter(akn("heading"), akn("p")))


def _supplied(document: AknDocument) -> Iterator[str]:
    """Yield the lines that data or document.toml supplied: marked as a whole, or the one element in them; those of lists are of a drawing, and stay."""
    for line in document.main.iter(akn("p")):
        if next(line.iterancestors(akn("item")), None) is not None:
            continue
        marked = line if line.get(SUPPLIED) else next((each for each in line if each.get(SUPPLIED)), None)
        if marked is not None and (text := plain_text(marked)):
            yield text


def _standing(document: AknDocument, language: Language, official: str) -> str | None:
    """Return the lines that say what an edition is: a reissue, derived or what else, and read from the pages of a PDF."""
    key = f"standing_{document.facts.get('status', 'derived').replace('-', '_')}"
    reissue = document.slot("reissue")
    words = language.labels.get(key, "").format(symbol=document.symbol, url=official)
    read = language.label("read_from_pages") if document.is_read_from_pages else ""
    return " ".join(filter(None, (plain_text(reissue) if reissue is not None else "", words, read))) or None


def _official_url(document: AknDocument, language: Language) -> str:
    try:
        return Symbol.parse(document.symbol).docs_url(language.code)
    except ValueError:
        return f"https://docs.un.org/{language.code}"


def _folder(document: AknDocument) -> str:
    return document.work_iri.rpartition("/")[2]
