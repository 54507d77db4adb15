"""The pages of an edition as HTML for the PDF engine: masthead, title, text, notes at their calls."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from lxml import etree

from hexapla import catalogue
from hexapla.akn.blocks import Block
from hexapla.akn.inlines import Run
from hexapla.present.masthead import bold_lines
from hexapla.present.presentation import Column, Masthead, Presentation, Row
from hexapla.writers.contents_page import contents
from hexapla.writers.elements import Fragment, child, element
from hexapla.writers.fitting import keep_whole, settle_heading, unbroken
from hexapla.writers.longnotes import cut
from hexapla.writers.markup import Composer, Flavour
from hexapla.writers.pictures import barcode, barcode_text, qr_code
from hexapla.writers.running import numbered, numbers_of, words_of
from hexapla.writers.speech import tell, told
from hexapla.writers.tabling import settle_tables
from hexapla.writers.templates import render

BULLETS = frozenset("•●◦▪–—-*·")
"""Labels that hang before their text; any other label of an item is a letter or figure."""

WHOLE = 2000
"""A row with so many characters in its longest cell, notes included, fits on two thirds of a page."""

NARROWEST, WIDEST = 46.0, 54.0
"""Bounds of the first of two columns, in per cent of both."""


@dataclass(frozen=True)
class Told:
    """Lines of the masthead with what a voice must be told of them; None or () where the masthead has none."""

    distribution: Fragment | str | None
    date: Fragment | str | None
    original: Fragment | str | None
    limitation: Fragment | str | None
    committee: Fragment | str | None
    subtitle: tuple[Fragment | str, ...]
    received: Fragment | str | None


@dataclass(frozen=True)
class Side:
    """One language of the edition, as the templates of page one print it."""

    language: str
    direction: str
    masthead_language: str
    masthead_direction: str
    masthead: Masthead
    standing: Fragment
    title: Fragment
    session: tuple[tuple[Fragment | str, bool], ...]
    told: Told


def page(presentation: Presentation) -> str:
    """Return the edition as one HTML page."""
    composers = _composers(presentation)
    parallel = presentation.edition.is_parallel
    # In reading order: the title's note is the first of the edition.
    sides = tuple(side_of(composer, as_heading=index == 0) for index, composer in enumerate(composers))
    body = _rows(presentation, composers) if parallel else composers[0].body()
    _finish(body, presentation.first)
    masthead, language = presentation.first.masthead, presentation.first.language
    qr_words = language.label("qr_code").format(url=masthead.url)
    return render(
        "pdf/parallel.html" if parallel else "pdf/document.html",
        title=f"{presentation.symbol} – {presentation.first.title}",
        sides=sides,
        first=sides[0],
        layout=_layout(presentation),
        body=body,
        split=_split(presentation),
        heads=json.dumps([_head(column) for column in presentation.columns], ensure_ascii=False),
        emblem=language.label("emblem"),
        qr=Fragment((qr_code(masthead.url, qr_words),)),
        contents=contents(presentation),
        recycle=language.phrase("please_recycle").text if presentation.status == "issued" else None,
        job_number=masthead.job_number,
        barcode=barcode_of(presentation.first),
        bars=f"*{barcode_text(masthead.job_number)}*" if masthead.job_number else None,
    )


def _composers(presentation: Presentation) -> tuple[Composer, ...]:
    columns, media = presentation.columns, presentation.media
    if not presentation.edition.is_parallel:
        return (Composer(presentation.first, Flavour.PDF, media=media),)
    return tuple(
        Composer(column, Flavour.PDF, suffix=f"-{column.language.code}", company=columns, media=media)
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


def side_of(composer: Composer, *, as_heading: bool) -> Side:
    """Return what the templates of page one print of a language; its title is a heading of the page, or looks like one."""
    column = composer.column
    title, session = element("h1" if as_heading else "p", {"class": "title"}), column.masthead.session
    composer.inline(title, column.masthead.title)
    tell(title, column.language.code)
    cut(title)
    lines = [told(line, column.language.code) for line in session]
    masthead_language = catalogue.language(str(column.language.facts["masthead_language"]))
    return Side(
        language=column.language.code,
        direction=column.language.direction,
        masthead_language=masthead_language.code,
        masthead_direction=masthead_language.direction,
        masthead=column.masthead,
        standing=Fragment((unbroken(column.standing, column.official_url),) if column.standing else ()),
        title=Fragment((title,) if column.masthead.title else ()),
        session=tuple(zip(lines, bold_lines(session, column.language), strict=True)),
        told=_told(column.masthead, column.language.code, masthead_language.code),
    )


def _told(head: Masthead, language: str, masthead_language: str) -> Told:
    def line(text: str | None, spoken: str = language) -> Fragment | str | None:
        return told(text, spoken) if text else None

    return Told(
        distribution=line(head.distribution, masthead_language),
        date=line(head.date, masthead_language),
        original=line(head.original, masthead_language),
        limitation=line(head.limitation, masthead_language),
        committee=line(head.committee),
        subtitle=tuple(told(text, language) for text in head.subtitle),
        received=line(head.received),
    )


def _rows(presentation: Presentation, composers: Iterable[Composer]) -> Fragment:
    known = [numbered(column) for column in presentation.columns]
    idents = [{block.eid for block in column.blocks} for column in presentation.columns]
    given: set[str] = set()
    made = []
    for row in presentation.rows:
        numbers = numbers_of(row, known)
        made.append(_row(row, tuple(composers), _anchors(row, presentation.columns, idents, given)))
        if any(numbers):
            made[-1].set("data-numbers", json.dumps(numbers, ensure_ascii=False))
    return Fragment(tuple(made))


def _anchors(
    row: Row, columns: Sequence[Column], idents: Sequence[set[str]], given: set[str]
) -> tuple[str | None, ...]:
    """Return the ids of the cells of a row: what their own language cites them by, each given once."""
    anchors: list[str | None] = []
    for column, block, own in zip(columns, row.cells, idents, strict=True):
        eid = block.eid if block is not None else row.id
        anchor = f"{eid}-{column.language.code}"
        is_free = anchor not in given and (block is not None or eid not in own)
        anchors.append(anchor if is_free else None)
        given.add(anchor)
    return tuple(anchors)


def _row(row: Row, composers: tuple[Composer, ...], anchors: Sequence[str | None]) -> etree._Element:
    heads = " is-heading" if row.kind in ("heading", "annex") else ""
    made = element("div", {"class": f"row{heads}", "id": row.id})
    for index, (composer, block) in enumerate(zip(composers, row.cells, strict=True)):
        language = composer.column.language
        cell = child(made, "div", {"class": "cell", "lang": language.code, "dir": language.direction})
        anchor = anchors[index]
        if anchor:
            cell.set("id", anchor)
        if block is None:
            child(cell, "p", {"class": "missing"}).text = row.gaps[index] if index < len(row.gaps) else None
        else:
            cell.extend(_cell(composer, block, anchor, in_outline=index == 0))
    if _calls_notes_twice(made):
        made.set("class", f"{made.get('class')} whole")
    if any("wide" in each.get("class", "").split() for each in made.iter("div")):
        made.set("class", f"{made.get('class')} stacked")
    return made


def _calls_notes_twice(row: etree._Element) -> bool:
    """Tell whether cells call notes in a row that fits on a page: it stays whole, or a call leaves its note."""
    calling = [cell for cell in row if list(cell.iterfind(".//a[@class='note-call']"))]
    return len(calling) > 1 and max(len("".join(map(str, cell.itertext()))) for cell in row) < WHOLE


def _cell(composer: Composer, block: Block, anchor: str | None, *, in_outline: bool) -> tuple[etree._Element, ...]:
    made = composer.cell(block, in_outline=in_outline).elements
    for part in made:
        if anchor is not None and part.get("id") == anchor:
            del part.attrib["id"]
    return made


def _finish(body: Fragment, column: Column) -> None:
    """Add what only paper needs: bookmarks, kinds of items, and numbers that carry their own blank."""
    bookmarks = {entry.eid: entry for entry in column.contents}
    for root in body.elements:
        tell(root, column.language.code)
        settle_tables(root)
        cut(root)
        for number in root.iter("span"):
            if number.get("class") == "num":
                settle_number(number)
        keep_whole(root)
        for heading in root.iter("h2", "h3", "h4", "h5", "h6"):
            settle_heading(heading)
            entry = bookmarks.get(_eid_of(heading))
            if entry is not None:
                heading.set("data-bookmark", _bookmark(entry.num, entry.text, entry.paragraphs))


def settle_number(number: etree._Element) -> None:
    """Take the blank after a number into its box, or justification would stretch it."""
    if number.tail and number.tail.startswith(" "):
        number.tail = number.tail[1:]
        number.text = f"{number.text or ''} "
    item = number.getparent()
    if item is not None and "item" in item.get("class", "").split():
        kind = "bullet" if (number.text or "").strip() in BULLETS else "lettered"
        item.set("class", f"{item.get('class')} {kind}")


def _eid_of(heading: etree._Element) -> str:
    """Return the eId of a heading: its own id, or in a side-by-side edition that of its row."""
    holder = heading if heading.get("id") else next(heading.iterancestors("div"), heading)
    row = holder.getparent() if holder.get("class") == "cell" else holder
    return (row if row is not None else holder).get("id", "")


def _bookmark(number: str | None, text: str, paragraphs: str) -> str:
    label = " ".join(part for part in (number, text) if part)
    return f"{label} ({paragraphs})" if paragraphs else label


def _split(presentation: Presentation) -> str:
    """Return the width of the first column, in proportion to the text, within bounds."""
    lengths = [sum(_width(run.text) for run in _column_runs(column)) for column in presentation.columns]
    if len(lengths) != 2 or not sum(lengths):
        return f"{100 / len(lengths):.2f}%"
    share = 100 * lengths[0] / sum(lengths)
    return f"{min(max(share, NARROWEST), WIDEST):.2f}%"


def _width(text: str) -> int:
    """Return how many letters wide a text is; a Chinese character is as wide as two."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def _column_runs(column: Column) -> Iterator[Run]:
    return (run for block in column.blocks for content in block.content for run in column.runs(content))
