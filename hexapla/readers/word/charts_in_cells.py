"""Charts in the cells of tables: their pictures stand in these cells, as in Word, with what they say as alternative.

A cell is made before its charts are drawn, so that each leaves an image without a file, its place, which its picture takes.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from hexapla.akn.names import E, akn
from hexapla.readers.structure.content import is_empty
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.media import Pictures
from hexapla.xml_tree import take_out

_PLACE = "chart:"
"""How the addresses of places begin; the number of the paragraph follows."""


def keep_place_of_chart(paragraph: etree._Element, number: int, pictures: Pictures) -> None:
    """Put the place of its chart into a paragraph of a cell, below its words, where one was met in it just now.

    `number` is that of the paragraph; what its charts say is kept under it (`Pictures.charts_of_cells`).
    """
    held = {table for tables in pictures.charts_of_cells.values() for table in tables}
    tables = [table for table in pictures.charts if table not in held]
    if tables and not pictures.is_ours:
        if not is_empty(paragraph):
            paragraph.append(E.br())
        paragraph.append(E.img({"src": f"{_PLACE}{number}", "alt": ""}))
        pictures.charts_of_cells[number] = tables


def with_charts_in_cells(
    lines: Sequence[Line], figures: dict[int, etree._Element], told: Mapping[int, Sequence[etree._Element]]
) -> list[Line]:
    """Return lines with the charts of cells in their places, and take these out of the figures (by number of paragraph).

    The tables of what they say (`told`) go where their alternatives say it all; a place that no picture takes goes too.
    """
    said: set[etree._Element] = set()
    for place in list(_places(lines)):
        number = int(place.get("src", "").removeprefix(_PLACE))
        figure = figures.pop(number, None)
        image = next(figure.iter(akn("img")), None) if figure is not None else None
        if image is not None:
            place.getparent().replace(place, image)  # type: ignore[union-attr]
            said |= {table for table in told.get(number, ()) if _is_said(table, image.get("alt", ""))}
        else:
            paragraph = place.getparent()
            take_out(place)
            if paragraph is not None and len(paragraph.getparent()) > 1:  # type: ignore[arg-type]
                take_out(paragraph)
    return [line for line in lines if line.block is None or line.block not in said]


def _places(lines: Sequence[Line]) -> Iterator[etree._Element]:
    for line in lines:
        if line.block is not None:
            yield from (each for each in line.block.iter(akn("img")) if each.get("src", "").startswith(_PLACE))


def _is_said(table: etree._Element, alternative: str) -> bool:
    """Tell whether an alternative has every word of a table, blanks apart."""
    said = "".join(alternative.split())
    return all("".join("".join(map(str, cell.itertext())).split()) in said for cell in table.iter(akn("p")))
