"""The pages of facing languages as HTML: the title leaf, then left-hand and right-hand pages in turn."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.html import fragment_fromstring

from hexapla.present.presentation import Column, Presentation
from hexapla.writers.markup.elements import Fragment, element
from hexapla.writers.markup.templates import render
from hexapla.writers.pdf.barcodes import barcode_text, qr_code
from hexapla.writers.pdf.facing.measuring import Flow
from hexapla.writers.pdf.facing.plan import Placed
from hexapla.writers.pdf.facing.units import LONG_NOTE, Unit, composers_of, for_feet_and_heads, units_of
from hexapla.writers.pdf.page_markup import FrontMatter, barcode_of, capitalised, front_matter_of
from hexapla.writers.pdf.running_heads import range_of, words_of


@dataclass(frozen=True)
class Title:
    """One language on the title leaf."""

    language: str
    direction: str
    title: str
    name: str
    statement: str


@dataclass(frozen=True)
class Opening:
    """What stands at the foot of the first page of a language."""

    recycle: str | None
    job_number: str | None
    barcode: Fragment
    bars: str | None
    qr: Fragment


@dataclass(frozen=True)
class Page:
    """One page of a spread, as the template prints it."""

    key: str
    side: FrontMatter
    kind: str
    folio: str
    range: str
    body: Fragment
    opening: Opening | None = None


def fronts_of(presentation: Presentation) -> tuple[FrontMatter, ...]:
    """Return both languages as the templates of their first pages print them."""
    return tuple(front_matter_of(composer, LONG_NOTE) for composer in composers_of(presentation))


def all_units(presentation: Presentation, fronts: Sequence[FrontMatter]) -> list[Unit]:
    """Return everything that stands on the spreads: the first page's head, the rows, the rule at the end."""
    first, second = (_opening(side, column) for side, column in zip(fronts, presentation.columns, strict=True))
    ends = element("div", {"class": "leveled end"}), element("div", {"class": "leveled end"})
    return [Unit("opening", (first, second)), *units_of(presentation), Unit("end", ends)]


def _opening(side: FrontMatter, column: Column) -> etree._Element:
    text = render("pdf/facing-opening.html", fronts=(side,), first=side, emblem=column.language.label("emblem"))
    made: etree._Element = fragment_fromstring(text)
    return made


def probe(presentation: Presentation) -> str:
    """Return a page of each kind with a note, to see how much room there is."""
    language = presentation.first.language
    return render(
        "pdf/facing-probe.html", language=language.code, direction=language.direction, issued=is_issued(presentation)
    )


def is_issued(presentation: Presentation) -> bool:
    """Tell whether a job number stands at the foot of a first page."""
    return any(column.masthead.job_number for column in presentation.columns)


def measuring(flows: Sequence[Flow]) -> str:
    """Return an endless page with all that is to be measured."""
    return render("pdf/facing-measure.html", flows=flows)


def spreads(
    presentation: Presentation,
    fronts: Sequence[FrontMatter],
    units: Sequence[Unit],
    plan: Sequence[Sequence[Placed]],
    *,
    is_set: bool,
) -> str:
    """Return the edition as HTML, every page in a box of its own; with notes alone where what was measured is to be set."""
    bodies = _feet_and_heads if is_set else _texts
    pages = [
        _page(presentation, number, side, rows, front=fronts[side], units=units, body=bodies(units, side, rows))
        for number, rows in enumerate(plan)
        for side in (0, 1)
    ]  # fmt: skip
    return render(
        "pdf/facing.html",
        title=f"{presentation.symbol} – {presentation.first.title}",
        symbol=presentation.first.masthead.symbol,
        first=fronts[0],
        titles=tuple(map(_title, presentation.columns)),
        issued=is_issued(presentation),
        pages=pages,
    )


def _title(column: Column) -> Title:
    language = column.language
    words = (language.label("facing_pages"), column.standing)
    title = "" if column.title == column.masthead.symbol.rstrip("*") else column.title
    return Title(
        language.code, language.direction, title, capitalised(language.native_name),
        " ".join(each for each in words if each),
    )  # fmt: skip


def _page(
    presentation: Presentation,
    number: int,
    side: int,
    rows: Sequence[Placed],
    *,
    front: FrontMatter,
    units: Sequence[Unit],
    body: Iterable[etree._Element],
) -> Page:
    column = presentation.columns[side]
    kinds = {"opening": number == 0, "rtl": column.language.direction == "rtl"}
    return Page(
        key=f"{number}.{side}",
        side=front,
        kind=" ".join(name for name, holds in kinds.items() if holds),
        folio=str(number + 1),
        range=range_of([units[each.part.unit].numbers[side] for each in rows], words_of(column)),
        body=Fragment(tuple(body)),
        opening=_foot(column, presentation.status) if number == 0 else None,
    )


def _texts(units: Sequence[Unit], side: int, rows: Sequence[Placed]) -> Iterator[etree._Element]:
    for row in rows:
        yield _placed(deepcopy(units[row.part.unit].part(side, row.part.first, row.part.last)), side, row)


def _feet_and_heads(units: Sequence[Unit], side: int, rows: Sequence[Placed]) -> Iterator[etree._Element]:
    for row in rows:
        yield _placed(for_feet_and_heads(units[row.part.unit].part(side, row.part.first, row.part.last)), side, row)


def _placed(root: etree._Element, side: int, row: Placed) -> etree._Element:
    look = {"margin-top": row.gap, "padding-top": row.pads[side], "height": row.height - row.pads[side]}
    root.set("style", "; ".join(f"{name}: {value:.3f}px" for name, value in look.items()))
    root.set("data-part", "yes")
    return root


def _foot(column: Column, status: str) -> Opening:
    masthead, language = column.masthead, column.language
    words: Any = language.label("qr_code").format(url=masthead.url)
    return Opening(
        recycle=language.phrase("please_recycle").text if status == "issued" else None,
        job_number=masthead.job_number,
        barcode=barcode_of(column),
        bars=f"*{barcode_text(masthead.job_number)}*" if masthead.job_number else None,
        qr=Fragment((qr_code(masthead.url, words),)),
    )
