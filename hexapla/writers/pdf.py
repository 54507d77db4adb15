"""The PDF of an edition: a Geneva page that is PDF/A-3a and PDF/UA-1, its canonical XML attached."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.names import akn
from hexapla.present.presentation import Column, Presentation
from hexapla.resources import style_folder
from hexapla.tools.pdfgate import Expected, Passage
from hexapla.writers import faces
from hexapla.writers.fetcher import BASE, Fetcher
from hexapla.writers.paper import page
from hexapla.writers.weasy import engine

SHEETS = ("print/body.css", "print/masthead.css", "print/page.css")
"""The style sheets of every printed page, general before special."""


def write(presentation: Presentation) -> bytes:
    """Return the edition as a PDF file.

    Raises:
        ToolMissingError: the native libraries of the engine are missing.
        TemplateError: a style, face, picture or glyph is wanting.
    """
    weasyprint = engine.load()
    families = needed_faces(presentation)
    fetcher = Fetcher(_resources(presentation, families))
    html = weasyprint.HTML(string=page(presentation), base_url=BASE, url_fetcher=fetcher)
    font_config = _font_configuration()
    sheet = weasyprint.CSS(
        string=_styles(presentation, families), base_url=BASE, url_fetcher=fetcher, font_config=font_config
    )
    fetcher.raise_failures()
    with engine.holes() as holes:
        document = html.render(stylesheets=[sheet], font_config=font_config, pdf_variant="pdf/a-3a", cache={})
        data: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a",
            attachments=_attachments(presentation, weasyprint),
            finisher=lambda _, pdf: _finish(pdf, presentation),
        )
    fetcher.raise_failures(holes)
    return data


def needed_faces(presentation: Presentation) -> tuple[faces.Family, ...]:
    """Return the families of faces that the edition declares."""
    return faces.needed(_texts(presentation), presentation.edition.languages)


def _texts(presentation: Presentation) -> Iterator[tuple[str, str]]:
    for column in presentation.columns:
        yield "masthead", "".join(_masthead_texts(column))
        for block in column.blocks:
            yield block.eid, (block.num or "") + "".join(_content_texts(column, block.content))
        for note in column.notes:
            yield note.eid, note.marker + "".join(_content_texts(column, note.content))


def _masthead_texts(column: Column) -> Iterator[str]:
    head = column.masthead
    yield from (run.text for run in head.title)
    yield from head.name
    yield from head.session
    single = (head.authority, head.symbol, head.distribution, head.date, head.language, head.original)
    yield from (text for text in (*single, head.limitation, head.committee, head.received) if text)
    yield from (text for text in (head.subtitle, head.job_number, column.standing) if text)
    yield column.language.native_name


def _content_texts(column: Column, content: tuple[etree._Element, ...]) -> Iterator[str]:
    for part in content:
        for run in column.runs(part):
            yield run.text


def _resources(presentation: Presentation, families: tuple[faces.Family, ...]) -> dict[str, bytes | Path]:
    """Return everything a page may fetch."""
    emblem = presentation.office.emblem
    styles = style_folder()
    resources: dict[str, bytes | Path] = {
        "emblem.svg": emblem or styles / "emblem.svg",
        "rule.svg": styles / "print/rule.svg",
    }
    for family in families:
        resources.update(family.paths())
    return {**resources, **presentation.media}


def _styles(presentation: Presentation, families: tuple[faces.Family, ...]) -> str:
    """Return the style sheets of an edition as one: faces, measures, languages, page, exceptions."""
    names = [f"languages/{family.sheet}" for family in families]
    names += ["tokens.css", *(f"languages/{code}.css" for code in presentation.edition.languages), *SHEETS]
    special = {
        "print/parallel.css": presentation.edition.is_parallel,
        "print/rtl.css": presentation.first.language.direction == "rtl",
        "print/letter.css": presentation.office.page_size == "Letter",
    }
    names += [name for name, holds in special.items() if holds]
    folder = style_folder()
    paths = [folder / name for name in names]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if path.is_file())


def _font_configuration() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _attachments(presentation: Presentation, weasyprint: Any) -> list[Any]:
    moment = _moment(presentation)
    stem = presentation.file_stem.rpartition(".")[0] or presentation.file_stem
    return [
        weasyprint.Attachment(
            string=column.xml,
            name=f"{stem}.{column.language.code}.xml",
            description=column.language.label("source_xml"),
            relationship="Source",
            created=moment,
            modified=moment,
            url_fetcher=Fetcher({}),
        )
        for column in presentation.columns
        if column.xml
    ]


def _moment(presentation: Presentation) -> datetime.datetime:
    """Return the day of the edition as a moment: midnight, Greenwich; never a clock."""
    return datetime.datetime.combine(presentation.day, datetime.time(), tzinfo=datetime.UTC)


def _finish(pdf: Any, presentation: Presentation) -> None:
    """Complete the file before it is written: tree of notes, metadata, dates."""
    import pydyf

    from hexapla.writers.weasy import metadata, tags

    tags.finish(pdf)
    first, office = presentation.first, presentation.office
    moment = _moment(presentation)
    facts = metadata.Facts(
        title=f"{presentation.symbol} – {first.title}",
        languages=presentation.edition.languages,
        identifiers=(presentation.symbol, presentation.identifier),
        day=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        publisher=office.publisher,
        rights=office.rights,
        standing=first.standing,
    )
    producer = f"WeasyPrint {engine.VERSION}"
    metadata.write(pdf, facts, producer)
    stamp = pydyf.String(moment.strftime("D:%Y%m%d%H%M%SZ"))
    pdf.info.update({"Creator": pydyf.String("Hexapla"), "CreationDate": stamp, "ModDate": stamp})
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog.get("AF", ())))


def expected(presentation: Presentation) -> Expected:
    """Return what the finished file must hold, for the gate."""
    return Expected(
        passages=tuple(_passages(presentation)),
        notes=tuple(_note_passages(presentation)),
        fonts=frozenset(name for family in needed_faces(presentation) for name in family.names),
    )


def _passages(presentation: Presentation) -> Iterator[Passage]:
    columns = presentation.columns
    mixed = _is_mixed(presentation)
    rows: Iterator[tuple[Block | None, ...]] = ((block,) for block in columns[0].blocks)
    if presentation.edition.is_parallel:
        rows = (row.cells for row in presentation.rows)
    for column in columns:
        title = "".join(run.text for run in column.masthead.title)
        yield Passage("title", column.language.code, title, is_any_order=mixed)
    for cells in rows:
        for column, block in zip(columns, cells, strict=True):
            if block is not None:
                for text in _printed(column, block, presentation):
                    yield Passage(block.eid, column.language.code, text, is_any_order=mixed)


def _printed(column: Column, block: Block, presentation: Presentation) -> Iterator[str]:
    """Yield the texts of a block as its page has them: pictures are seen, not read.

    A table is taken row by row, since its head is repeated on every page.
    """
    parts = [block.content]
    if block.kind == "table":
        parts = [(row,) for content in block.content for row in content.iter(akn("tr"))]
    for index, part in enumerate(parts):
        runs = [
            run for content in part for run in column.runs(content) if run.image not in presentation.media
        ]
        number = (block.num or "") if index == 0 else ""
        yield number + "".join(run.text for run in runs)


def _note_passages(presentation: Presentation) -> Iterator[Passage]:
    mixed = _is_mixed(presentation)
    for column in presentation.columns:
        for note in column.notes:
            if not note.is_lost:
                text = "".join(_content_texts(column, note.content))
                yield Passage(note.eid, column.language.code, text, is_any_order=mixed)


def _is_mixed(presentation: Presentation) -> bool:
    """Tell whether lines may run right to left: pypdfium2 then gives a line's words in any order."""
    return any(column.language.direction == "rtl" for column in presentation.columns)
