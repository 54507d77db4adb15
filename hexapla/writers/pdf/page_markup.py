"""The pages of an edition as HTML for the PDF engine: masthead, title, text, notes at their calls."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from hexapla import catalogue
from hexapla.present.masthead import bold_lines
from hexapla.present.presentation import Column, Masthead, Presentation
from hexapla.writers.markup.by_hand import set_by_hand
from hexapla.writers.markup.composer import Composer, Flavour, room_on_paper
from hexapla.writers.markup.elements import Fragment, element
from hexapla.writers.markup.frames import with_boxes, with_frame
from hexapla.writers.markup.front_notes import with_front_notes
from hexapla.writers.markup.held_words import hold
from hexapla.writers.markup.isolates import isolate_passages
from hexapla.writers.markup.pronunciation import mark_pronunciation, with_firsts_raised, with_pronunciation
from hexapla.writers.markup.table_notes import move_table_notes, with_lines_below
from hexapla.writers.markup.templates import render
from hexapla.writers.pdf.barcodes import barcode, barcode_text, qr_code
from hexapla.writers.pdf.closer_letters import close_parts
from hexapla.writers.pdf.complex_scripts import mark_complex_scripts
from hexapla.writers.pdf.contents import with_contents
from hexapla.writers.pdf.figures_from_right import mark_figures
from hexapla.writers.pdf.joined_lists import joined_lists
from hexapla.writers.pdf.last_page import hold_blocks, hold_rows
from hexapla.writers.pdf.line_breaks import keep_whole, lay_out_heading, unbroken
from hexapla.writers.pdf.long_notes import LONG, cut
from hexapla.writers.pdf.parallel import rows, split
from hexapla.writers.pdf.running_heads import words_of
from hexapla.writers.pdf.turned_pages import turn_pages_of_pictures, turn_pages_of_texts
from hexapla.writers.pdf.whole_words import draw_words_whole

BULLETS = frozenset("•●◦▪–—-*·")
"""Labels that hang before their text; any other label of an item is a letter or figure."""

NUMBERINGS = {
    "Disc": "[•●·]", "Circle": "◦", "Square": "▪", "Decimal": r"\W*\d+\W*", "LowerRoman": r"\W*[ivx]+\W*",
    "UpperRoman": r"\W*[IVX]+\W*", "LowerAlpha": r"\W*[a-z]\W*", "UpperAlpha": r"\W*[A-Z]\W*",
}  # fmt: skip
"""How a list says in PDF that its labels count (ISO 32000-1, table 347), and the labels that begin such lists."""


@dataclass(frozen=True)
class SpokenLines:
    """Lines of the masthead with what a voice must be told of them; None where the masthead has none."""

    distribution: Fragment | str | None
    date: Fragment | str | None
    original: Fragment | str | None
    limitation: Fragment | str | None


@dataclass(frozen=True)
class FrontMatter:
    """One language of the edition, as the templates of page one print it."""

    language: str
    direction: str
    masthead_language: str
    masthead_direction: str
    masthead: Masthead
    standing: Fragment
    lines: Fragment
    spoken: SpokenLines


def page(presentation: Presentation) -> str:
    """Return the edition as one HTML page."""
    composers = _composers(presentation)
    parallel = presentation.edition.is_parallel
    # In reading order: the title's note is the first of the edition.
    fronts = tuple(front_matter_of(composer) for composer in composers)
    body = rows(presentation, composers) if parallel else _body(composers[0])
    _finish(body, presentation.first)
    if not parallel:
        turn_pages_of_pictures(body, presentation.media, composers[0].room)
        turn_pages_of_texts(body)
    (hold_rows if parallel else hold_blocks)(body.elements)
    body = body if parallel else with_contents(body, presentation)
    masthead, language = presentation.first.masthead, presentation.first.language
    qr_words = language.label("qr_code").format(url=masthead.url)
    return render(
        "pdf/parallel.html" if parallel else "pdf/document.html",
        title=f"{presentation.symbol} – {presentation.first.title}",
        fronts=fronts,
        first=fronts[0],
        layout=_layout(presentation),
        body=body,
        split=split(presentation),
        heads=json.dumps([_head(column) for column in presentation.columns], ensure_ascii=False),
        emblem=language.label("emblem"),
        qr=Fragment((qr_code(masthead.url, qr_words),)),
        recycle=language.phrase("please_recycle").text if presentation.status == "issued" else None,
        job_number=masthead.job_number,
        job=(masthead.job_number or "").partition(" ")[0],
        barcode=barcode_of(presentation.first),
        bars=f"*{barcode_text(masthead.job_number)}*" if masthead.job_number else None,
    )


def _body(composer: Composer) -> Fragment:
    column = composer.column
    body = with_front_notes(composer.body(), column)
    set_by_hand(body, column)
    close_parts(body)
    return with_boxes(with_frame(joined_lists(with_lines_below(body, column.language)), column))


def _composers(presentation: Presentation) -> tuple[Composer, ...]:
    columns, media = presentation.columns, presentation.media
    if not presentation.edition.is_parallel:
        room = room_on_paper(presentation, 0, turns_pages=True)
        return (Composer(presentation.first, Flavour.PDF, media=media, room=room),)
    room = room_on_paper(presentation, len(columns), turns_pages=False)
    return tuple(
        Composer(column, Flavour.PDF, f"-{column.language.code}", edition_columns=columns, media=media, room=room)
        for column in columns
    )


def capitalised(name: str) -> str:
    """Return a name as it begins a line."""
    return name[:1].upper() + name[1:]


def _head(column: Column) -> dict[str, str]:
    return {"name": capitalised(column.language.native_name), **words_of(column)}


def _layout(presentation: Presentation) -> str:
    names = {"parallel": presentation.edition.is_parallel, "issued": presentation.first.masthead.job_number}
    return " ".join(name for name, holds in names.items() if holds)


def barcode_of(column: Column) -> Fragment:
    """Return the bars of a language's job number, nothing where it has none."""
    number = column.masthead.job_number
    if number is None:
        return Fragment(())
    return Fragment((barcode(number, column.language.label("barcode").format(number=number)),))


def front_matter_of(composer: Composer, longest_note: int = LONG) -> FrontMatter:
    """Return what the templates of page one print of a language, its title a heading of the page."""
    column = composer.column
    masthead_language = catalogue.language(str(column.language.facts["masthead_language"]))
    return FrontMatter(
        language=column.language.code,
        direction=column.language.direction,
        masthead_language=masthead_language.code,
        masthead_direction=masthead_language.direction,
        masthead=column.masthead,
        standing=Fragment((unbroken(column.standing, column.official_url),) if column.standing else ()),
        lines=Fragment(tuple(_front_lines(composer, longest_note))),
        spoken=_spoken_lines(column.masthead, masthead_language.code),
    )


def _front_lines(composer: Composer, longest_note: int) -> Iterator[etree._Element]:
    """Yield the lines under the masthead with the notes that they call."""
    masthead, language = composer.column.masthead, composer.column.language
    bold = bold_lines(masthead.session, language)
    named = [
        ("p", "committee", masthead.committee),
        *(("p", f"session{' bold' * is_bold}", line) for line, is_bold in zip(masthead.session, bold, strict=True)),
        ("h1", "title", masthead.title),
        *(("p", "subtitle", line) for line in masthead.subtitle),
        ("p", "received", masthead.received),
    ]
    for name, kind, line in named:
        if not line:
            continue
        made = element(name, {"class": kind})
        composer.inline(made, line if kind == "title" else with_firsts_raised(line, language.code))
        prepare_for_paper(made, composer.column, longest_note)
        yield made


def _spoken_lines(head: Masthead, language: str) -> SpokenLines:
    lines = (head.distribution, head.date, head.original, head.limitation)
    return SpokenLines(*(with_pronunciation(text, language) if text else None for text in lines))


def _finish(body: Fragment, column: Column) -> None:
    """Add what only paper needs, and the bookmarks."""
    bookmarks = {entry.eid: entry for entry in column.contents}
    for root in body.elements:
        prepare_for_paper(root, column)
        for heading in root.iter("h2", "h3", "h4", "h5", "h6"):
            entry = bookmarks.get(_eid_of(heading))
            if entry is not None:
                heading.set("data-bookmark", _bookmark(entry.num, entry.text, entry.paragraphs))


def prepare_for_paper(root: etree._Element, column: Column, longest_note: int = LONG) -> None:
    """Give an element what only paper needs: voices, tables, numbers that hold their blank, notes that may go on."""
    mark_pronunciation(root, column.language.code)
    mark_complex_scripts(root)
    hold(root, column.language.code)
    isolate_passages(root, column.language.code)
    move_table_notes(root)
    cut(root, longest_note)
    for number in root.iter("span"):
        if number.get("class") == "num":
            _prepare_number(number)
    for paragraph in root.iter("p"):
        _mark_picture(paragraph)
    keep_whole(root)
    for heading in root.iter("h2", "h3", "h4", "h5", "h6"):
        lay_out_heading(heading)
    draw_words_whole(root, column.language.code)
    mark_figures(root, column.language.code)


def _mark_picture(paragraph: etree._Element) -> None:
    """Call a paragraph that holds nothing but a picture one: it may be as wide as the page; one of narrow pictures is not.

    All notes below it are as wide as it (`of-picture`).
    """
    shown = [each.get("class", "").split() for each in paragraph.iter("img")]
    if shown and not "".join(map(str, paragraph.itertext())).strip():
        kind = "picture narrow" if all("narrow" in each for each in shown) else "picture"
        paragraph.set("class", f"{paragraph.get('class', '')} {kind}".strip())
        notes = takewhile(lambda each: "table-note" in each.get("class", "").split(), paragraph.itersiblings())
        for note in notes if kind == "picture" else ():
            note.set("class", f"{note.get('class')} of-picture")


def _prepare_number(number: etree._Element) -> None:
    """Take the blank after a number into its box, or justification would stretch it."""
    if number.tail and number.tail.startswith(" "):
        number.tail = number.tail[1:]
        number.text = f"{number.text or ''} "
    item = number.getparent()
    if item is not None and "item" in item.get("class", "").split():
        label = (number.text or "").strip()
        number.set(
            "data-numbering", next((name for name, form in NUMBERINGS.items() if re.fullmatch(form, label)), "None")
        )
        item.set("class", f"{item.get('class')} {'bullet' if label in BULLETS else 'lettered'}")


def _eid_of(heading: etree._Element) -> str:
    """Return the eId of a heading: its own id, or in a side-by-side edition that of its row."""
    holder = heading if heading.get("id") else next(heading.iterancestors("div"), heading)
    row = holder.getparent() if holder.get("class") == "cell" else holder
    return (row if row is not None else holder).get("id", "")


def _bookmark(number: str | None, text: str, paragraphs: str) -> str:
    label = " ".join(part for part in (number, text) if part)
    return f"{label} ({paragraphs})" if paragraphs else label
