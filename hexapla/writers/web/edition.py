"""The web edition: one file that needs nothing else, for one language or for several side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hexapla.akn.inlines import Run
from hexapla.catalogue import languages
from hexapla.domain.language import Language
from hexapla.present.presentation import Column, Flag, Masthead, Presentation, Row
from hexapla.resources import emblem
from hexapla.writers.markup.abbreviations import mark_spoken_forms
from hexapla.writers.markup.by_hand import set_by_hand
from hexapla.writers.markup.composer import Composer
from hexapla.writers.markup.elements import Fragment, child, data_address, element
from hexapla.writers.markup.enumerations import mark_enumerations, units
from hexapla.writers.markup.isolates import isolate_passages
from hexapla.writers.markup.sentence_spans import SentenceSpan
from hexapla.writers.markup.templates import render
from hexapla.writers.web.head import head
from hexapla.xml_tree import append_text


@dataclass(frozen=True)
class MastheadMarkup:
    """The masthead of one column as the template prints it."""

    words: Masthead
    language: Language
    place: int
    distribution: tuple[str, ...]
    distribution_language: str
    front: Fragment
    standing: Fragment


@dataclass(frozen=True)
class ColumnPart:
    """A part of the page of which every column has its own: its contents list, its notes."""

    language: Language
    place: int
    content: object


@dataclass(frozen=True)
class CellMarkup:
    """One language of one row; `missing` are the words of an empty cell."""

    id: str | None
    place: int
    language: Language
    content: Fragment
    missing: str | None


@dataclass(frozen=True)
class RowMarkup:
    """A row of cells, `id` None where it was given out already; `unit` is its id in the report of its flags."""

    id: str | None
    kind: str
    cells: tuple[CellMarkup, ...]
    unit: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class ToggleButton:
    """A button of the language toggle: the code it shows, its name, and the language of the name."""

    code: str
    name: str
    short: str
    language: str | None


@dataclass(frozen=True)
class OtherEdition:
    """Another edition of the document; `code` is empty for one with several languages."""

    href: str
    code: str
    name: str


def write(presentation: Presentation) -> bytes:
    """Return the web page of an edition."""
    composers = tuple(_composer(presentation, column) for column in presentation.columns)
    values = _common(presentation, composers)
    if presentation.edition.is_parallel:
        rows = tuple(_rows(presentation, composers))
        notes = tuple(
            ColumnPart(composer.column.language, place, _finished(composer.notes(), composer))
            for place, composer in enumerate(composers)
        )
        values |= {"columns": len(composers), "rows": rows, "has_flags": any(row.flags for row in rows)}
        values |= {"notes": notes if any(each.content for each in notes) else ()}
        return render("html/parallel.html", **values).encode()
    blocks = composers[0].body()
    set_by_hand(blocks, composers[0].column)
    for unit in list(units(blocks.elements)):
        mark_enumerations(unit, unit.get("id", ""), presentation.first.language, composers[0].identify)
    values |= {"blocks": _finished(blocks, composers[0]), "notes": _finished(composers[0].notes(), composers[0])}
    return render("html/document.html", **values).encode()


def _finished(fragment: Fragment, composer: Composer) -> Fragment:
    """Tell voices what the words of a fragment cannot, and isolate what runs the other way."""
    for each in fragment.elements:
        mark_spoken_forms(each, composer.column.language.code)
        isolate_passages(each, composer.column.language.code)
    return fragment


def _composer(presentation: Presentation, column: Column) -> Composer:
    suffix = f"-{column.language.code}" if presentation.edition.is_parallel else ""
    return Composer(column, suffix=suffix, media=presentation.media)


def _common(presentation: Presentation, composers: tuple[Composer, ...]) -> dict[str, object]:
    """Return what both templates print."""
    first = presentation.first
    imprint = (presentation.office.publisher, presentation.office.rights, presentation.office.contact)
    return {
        "language": first.language,
        "labels": first.language.labels,
        "symbol": presentation.symbol,
        "official_url": first.official_url,
        "emblem": data_address(emblem(presentation.office.emblem), "image/svg+xml"),
        "head": head(presentation),
        "mastheads": tuple(_masthead(presentation, each, place) for place, each in enumerate(composers)),
        "contents": _contents(presentation),
        "toggle": _toggle(presentation),
        "others": tuple(_others(presentation)),
        "imprint": tuple(line for line in (*imprint, first.masthead.job_number) if line),
    }


def _masthead(presentation: Presentation, composer: Composer, place: int) -> MastheadMarkup:
    column = composer.column
    words = column.masthead
    lines = (words.distribution, words.date, words.language, words.original)
    spoken = str(column.language.facts["masthead_language"])
    shown = tuple(filter(None, lines))
    return MastheadMarkup(
        words,
        column.language,
        place,
        shown,
        spoken,
        Fragment(tuple(_front(composer, place))),
        _standing(presentation, column),
    )


def _front(composer: Composer, place: int) -> Iterator[etree._Element]:
    """Yield the lines under the masthead with the notes that they call; the title of the first column is the page's."""
    words, code = composer.column.masthead, composer.column.language.code
    title = words.title or (Run(composer.column.title),)
    named = [
        ("committee", words.committee),
        *(("session", line) for line in words.session),
        ("title", title),
        *(("subtitle", line) for line in words.subtitle),
        ("received", words.received),
    ]
    for kind, line in named:
        is_title = kind == "title"
        made = element("h1" if is_title and not place else "p", {"class": kind})
        composer.inline(made, line)
        if is_title:
            made.set("data-level", "1") if place else None
            mark_spoken_forms(made, code)
            isolate_passages(made, code)
        yield from [made] if line else []


def _standing(presentation: Presentation, column: Column) -> Fragment:
    """Return the lines that say what the edition is: derived, and from which original."""
    lines = [_linked(column)] if column.standing else []
    original = _foreign_original(presentation)
    if original and len(presentation.columns) == 2:
        words = column.language.label("translation_note").format(language=column.language.names[original].text)
        lines.append(element("p", text=words))
    return Fragment(tuple(lines))


def _foreign_original(presentation: Presentation) -> str | None:
    """Return the language of the original where this edition does not hold it."""
    found = (each.code for each in languages() if presentation.original in (each.code, each.alpha3))
    code = next(found, None)
    return None if code in presentation.edition.languages else code


def _linked(column: Column) -> etree._Element:
    """Return the standing line, the address in it made a link."""
    line = element("p")
    before, found, after = (column.standing or "").partition(column.official_url)
    append_text(line, before)
    if found:
        link = child(line, "a", {"class": "address", "dir": "ltr"})
        link.attrib.update({"href": column.official_url, "rel": "external"})
        for part in re.findall("[^/]*/*", found):
            child(link, "span").text = part
        append_text(line, after)
    return line


def _contents(presentation: Presentation) -> tuple[ColumnPart, ...]:
    lists = enumerate(presentation.columns)
    return tuple(ColumnPart(each.language, place, each.contents) for place, each in lists if each.contents)


def _rows(presentation: Presentation, composers: tuple[Composer, ...]) -> Iterator[RowMarkup]:
    used: set[str] = set()
    for row in presentation.rows:
        is_new = bool(row.id) and row.id not in used
        used.add(row.id)
        cells = tuple(_cell(row, composer, place, is_new=is_new) for place, composer in enumerate(composers))
        level = f" level-{row.level}" if row.kind not in ("heading", "annex") else ""
        yield RowMarkup(row.id if is_new else None, f"row-{row.kind}{level}", cells, row.id, row.flags)


def _cell(row: Row, composer: Composer, place: int, *, is_new: bool) -> CellMarkup:
    language = composer.column.language
    block = row.cells[place]
    own = block.eid if block is not None else row.id
    anchor = f"{own}{composer.suffix}" if is_new else None
    if block is None:
        if any(each.eid == own for each in composer.column.blocks):
            anchor = None
        gap = row.gaps[place] if place < len(row.gaps) else None
        return CellMarkup(anchor, place, language, Fragment(()), gap or language.label("missing_text"))
    content = composer.cell(block, in_outline=not place, sentence_spans=tuple(_sentence_spans(row, place)))
    if anchor:
        for unit in content.elements:
            mark_enumerations(unit, own, language, composer.identify)
    return CellMarkup(anchor, place, language, _finished(content, composer), None)


def _sentence_spans(row: Row, place: int) -> Iterator[SentenceSpan]:
    """Yield the parts of a cell that have a counterpart; none where that is the whole cell."""
    text = row.texts[place] or "" if row.texts else ""
    if len(row.beads) < 2 or row.kind in ("table", "figure"):
        return
    end = 0
    for number, bead in enumerate(row.beads, 1):
        span = bead.spans[place]
        if span is None:
            continue
        name = f"{row.id}.s{number}"
        is_first = not any(bead.spans[:place])
        yield SentenceSpan(span, name, name if is_first else None)
        end = span[1]
    if end < len(text):
        yield SentenceSpan((end, len(text)))


def _toggle(presentation: Presentation) -> tuple[ToggleButton, ...]:
    if not presentation.edition.is_parallel:
        return ()
    shown = [column.language for column in presentation.columns]
    together = shown[0].label("both_languages" if len(shown) == 2 else "all_languages")
    single = (ToggleButton(each.code, each.native_name, each.code.upper(), each.code) for each in shown)
    short = " + ".join(each.code.upper() for each in shown)
    if len(shown) > 2:  # three codes find no room on a telephone
        short = f"{shown[0].code.upper()}+{len(shown) - 1}"
    return (*single, ToggleButton("all", together, short, None))


def _others(presentation: Presentation) -> Iterator[OtherEdition]:
    names = presentation.first.language.names
    for edition, href in presentation.alternates:
        codes = edition.split("-")
        name = " – ".join(names[code].text for code in codes)
        yield OtherEdition(href, codes[0] if len(codes) == 1 else "", name)
