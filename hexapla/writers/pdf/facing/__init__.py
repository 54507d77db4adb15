"""Facing pages for print archives: one language on the left-hand page, the other on the right-hand one.

After the reports of the International Court of Justice: both pages of a spread have the same number and hold the same
paragraphs, first lines level.  The engine lays every unit out in its real column, a dynamic programme says what stands
on which spread (`packing`), and what was laid out is set on pages that hold its notes already (`setting`); what the engine
made of these is looked at, and they are made again with more room where it was not what was planned.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from hexapla.present.presentation import Presentation
from hexapla.writers.markup.templates import render
from hexapla.writers.pdf.facing import measuring, outline, pages, plan, setting
from hexapla.writers.pdf.facing.order import in_order
from hexapla.writers.pdf.facing.units import Unit
from hexapla.writers.pdf.fetcher import Fetcher
from hexapla.writers.pdf.page_markup import FrontMatter
from hexapla.writers.pdf.pictures import for_paper
from hexapla.writers.pdf.rendering import Typesetter, finish, sources, standards_of
from hexapla.writers.pdf.weasyprint import engine

__all__ = ["in_order", "sheets_of", "write"]

MARGINS = (1.5, 8.0, 24.0, 60.0)
"""What stays free at the foot of every page, in pixels: the first, or the next where the engine made more pages."""


def write(presentation: Presentation) -> bytes:
    """Return an edition of two languages on facing pages as a PDF.

    Raises:
        ToolMissingError: the native libraries of the engine are missing.
        TemplateError: a style, font or picture is wanting.
    """
    edition = for_paper(in_order(presentation))
    office = edition.office
    standards = () if office.crop_marks else standards_of(edition)
    variant, sheets = next(iter(standards), None), sheets_of(edition)
    typesetter = Typesetter(edition, sheets, variant, in_rows=False)
    endless = Typesetter(edition, sheets, variant, in_rows=False, extra=measuring.endless(edition.page_size))
    with engine.undrawn() as undrawn:
        document, spreads = _laid_out(typesetter, endless, edition)
        lacking = -len(document.pages) % office.signature
        if lacking:
            blank = render("pdf/blank.html", language=edition.edition.languages[0], pages=range(lacking))
            document = document.copy([*document.pages, *typesetter.lay_out(blank).pages])

        def complete(_: Any, pdf: Any) -> None:
            finish(pdf, edition, standards)
            outline.write(pdf, edition, len(spreads))

        data: bytes = document.write_pdf(
            **typesetter.options,
            attachments=[
                typesetter.weasyprint.Attachment(url_fetcher=Fetcher({}), **each) for each in sources(presentation)
            ],
            finisher=complete,
        )
    for each in (typesetter, endless):
        each.fetcher.raise_failures(undrawn)
    return data


def sheets_of(presentation: Presentation) -> tuple[str, ...]:
    """Return the style sheets of facing pages besides those of every page."""
    office = presentation.office
    special = {
        "print/bound-letter.css": presentation.page_size == "Letter",
        "print/crop.css": office.crop_marks,
        "print/facing-issued.css": pages.is_issued(presentation),
    }
    return ("print/bound.css", "print/facing.css", *(name for name, holds in special.items() if holds))


def _laid_out(
    typesetter: Typesetter, endless: Typesetter, presentation: Presentation
) -> tuple[Any, list[list[plan.Placed]]]:
    """Return the pages of an edition, and what is placed on each spread."""
    fronts = pages.fronts_of(presentation)
    units = pages.all_units(presentation, fronts)
    room = measuring.room_of(typesetter.lay_out(pages.probe(presentation)).pages)
    measures = _measured(endless, fronts, _wholes(units, range(len(units))))
    changed = plan.split_high_rows(units, measures, room)
    if changed:
        measures = {**measures, **_measured(endless, fronts, _wholes(units, changed))}
    plan.let_notes_go_on(units, measures, room)
    pieces = plan.pieces_of(units, measures)
    gaps = {piece.unit: piece.gap for piece in pieces}
    for margin in MARGINS:
        spreads = plan.spreads_of(pieces, room, margin)
        parts = _part_measures(endless, fronts, units, spreads, measures)
        laid = [plan.placed(each, parts, gaps) for each in spreads]
        document = typesetter.lay_out(pages.spreads(presentation, fronts, units, laid, is_set=True))
        if setting.is_as_planned(document.pages, len(laid)):
            return setting.set_parts(document, laid), laid
    return typesetter.lay_out(pages.spreads(presentation, fronts, units, laid, is_set=False)), laid


def _wholes(units: Sequence[Unit], numbers: Iterable[int]) -> list[tuple[str, Any, int]]:
    return [(plan.whole_key(number, side), units[number].elements[side], side) for number in numbers for side in (0, 1)]


def _part_measures(
    typesetter: Typesetter, fronts: Sequence[FrontMatter], units: Sequence[Unit], spreads: Sequence[Sequence[plan.Part]],
    measures: plan.Measures,
) -> plan.Measures:  # fmt: skip
    """Return what every part measures; those of divided units are measured now, the others are known."""
    found = {}
    divided = []
    for part in (part for parts in spreads for part in parts):
        is_whole = part.first == 0 and part.last == len(units[part.unit].ends) - 1
        for side in (0, 1):
            if is_whole:
                found[part.key(side)] = measures[plan.whole_key(part.unit, side)]
            else:
                divided.append((part.key(side), units[part.unit].part(side, part.first, part.last), side))
    return {**found, **(_measured(typesetter, fronts, divided) if divided else {})}


def _measured(
    typesetter: Typesetter, fronts: Sequence[FrontMatter], elements: Sequence[tuple[str, Any, int]]
) -> plan.Measures:
    flows = [measuring.Flow(side.language, side.direction) for side in fronts]
    for key, root, side in elements:
        flows[side].add(key, root)
    (page,) = (page._page_box for page in typesetter.lay_out(pages.measuring(flows)).pages)  # noqa: SLF001
    return measuring.measures_of(page)
