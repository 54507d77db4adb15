"""From an edition to laid-out pages and to the bytes of a PDF: what screen and print editions have in common."""

import atexit
import datetime
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from hexapla.present.citation import citation
from hexapla.present.presentation import Presentation
from hexapla.resources import emblem, style_folder
from hexapla.typography import fonts
from hexapla.writers.markup.style_structure import sheet
from hexapla.writers.pdf import bookmarks
from hexapla.writers.pdf.box_font import box_font
from hexapla.writers.pdf.expectations import boxed_characters, needed_fonts
from hexapla.writers.pdf.fetcher import BASE, Fetcher
from hexapla.writers.pdf.page_markup import page
from hexapla.writers.pdf.weasyprint import engine
from hexapla.writers.pdf.weasyprint.soft_hyphens import tell_hyphens

STANDARDS = {"3a": ("pdf/a-3a", "pdf/ua-1"), "2a": ("pdf/a-2a", "pdf/ua-1")}
"""What a file says of itself, and the gate asks of it, by the profile that the office chose."""

BOX_FILE = "box.ttf"
"""The file of the font that draws boxes."""

SHEETS = ("print/body.css", "print/masthead.css", "print/page.css")
"""The style sheets of every printed page, general before special."""


def make_pdf(
    presentation: Presentation,
    standards: tuple[str, ...] = (),
    *,
    sheets: Sequence[str] = (),
    attachments: Sequence[dict[str, Any]] = (),
) -> bytes:
    """Return an edition as a tagged PDF.

    `standards` are those that the file claims to follow, the first of them the one that the engine knows of;
    `sheets` are the style sheets of this kind of page.

    Raises:
        ToolMissingError: the native libraries of the engine are missing.
        TemplateError: a style, font or picture is wanting.
    """
    typesetter = Typesetter(presentation, sheets, variant=next(iter(standards), None))
    with engine.undrawn() as undrawn:
        html = page(presentation)
        document = typesetter.lay_out(html)

        def complete(_: Any, pdf: Any) -> None:
            finish(pdf, presentation, standards)
            if presentation.edition.is_parallel:
                bookmarks.write(pdf, presentation.columns, (0,) * len(presentation.columns))
                tell_hyphens(pdf, html)

        data: bytes = document.write_pdf(
            **typesetter.options,
            attachments=[typesetter.weasyprint.Attachment(url_fetcher=Fetcher({}), **each) for each in attachments],
            finisher=complete,
        )
    typesetter.fetcher.raise_failures(undrawn)
    return data


class Typesetter:
    """The layout table of an edition: its engine, its style sheet, its fonts, all that its pages may fetch."""

    def __init__(
        self,
        presentation: Presentation,
        sheets: Sequence[str],
        variant: str | None,
        *,
        in_rows: bool = True,
        extra: str = "",
    ) -> None:
        """Set up the table; `extra` is a style sheet of the moment, `in_rows` how languages stand that are several."""
        self.weasyprint = engine.load()
        families, boxed = needed_fonts(presentation), boxed_characters(presentation)
        self.options = {"pdf_variant": variant, "pdf_tags": True}
        self.fetcher = Fetcher(resources(presentation))
        faces, self.fonts = _faces(families, boxed)
        self.sheets = [faces, _sheet(f"{styles(presentation, sheets, in_rows=in_rows)}\n{extra}")]

    def lay_out(self, html: str) -> Any:
        """Return the pages of some HTML, laid out and not yet drawn."""
        source = self.weasyprint.HTML(string=fonts.printable(html), base_url=BASE, url_fetcher=self.fetcher)
        return source.render(stylesheets=self.sheets, font_config=self.fonts, cache={}, **self.options)


def standards_of(presentation: Presentation) -> tuple[str, ...]:
    """Return the standards that the PDF of an edition follows."""
    return STANDARDS[presentation.office.pdf_profile]


def moment(presentation: Presentation) -> datetime.datetime:
    """Return the day of the edition as a moment: midnight, Greenwich; never a clock."""
    return datetime.datetime.combine(presentation.day, datetime.time(), tzinfo=datetime.UTC)


def sources(presentation: Presentation) -> list[dict[str, Any]]:
    """Return the canonical files of an edition as attachments of its PDF; PDF/A-2 has no room for any."""
    day = moment(presentation)
    stem = presentation.file_stem.rpartition(".")[0] or presentation.file_stem
    return [
        {
            "string": column.xml,
            "name": f"{stem}.{column.language.code}.xml",
            "description": column.language.label("source_xml"),
            "relationship": "Source",
            "created": day,
            "modified": day,
        }
        for column in presentation.columns
        if column.xml and presentation.office.pdf_profile == "3a"
    ]


def finish(pdf: Any, presentation: Presentation, standards: tuple[str, ...]) -> None:
    """Complete a file before it is written: tree of notes, metadata, dates; `standards` are those it claims."""
    import pydyf

    from hexapla.writers.pdf.weasyprint import metadata, tags  # they import WeasyPrint

    tags.finish(pdf)
    first, office, cited = presentation.first, presentation.office, citation(presentation)
    day = moment(presentation)
    facts = metadata.Facts(
        title=f"{presentation.symbol} – {first.title}",
        languages=presentation.edition.languages,
        identifiers=(presentation.symbol, presentation.identifier),
        day=day.strftime("%Y-%m-%dT%H:%M:%SZ"),
        publisher=office.publisher,
        rights=office.rights,
        standing=first.standing,
        creator=cited.author,
        subjects=first.subjects,
        relations=tuple(filter(None, (presentation.corrects, presentation.supersedes))),
        standards=standards,
    )
    metadata.write(pdf, facts, f"WeasyPrint {engine.VERSION}")
    stamp = pydyf.String(day.strftime("D:%Y%m%d%H%M%SZ"))
    pdf.info.update({"Creator": pydyf.String("Hexapla"), "CreationDate": stamp, "ModDate": stamp})
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


@lru_cache(maxsize=8)
def _faces(families: tuple[fonts.Family, ...], boxed: str) -> tuple[Any, Any]:
    """Return the style sheet that declares some fonts, and the engine's configuration that has loaded them."""
    fetcher, configuration = Fetcher(font_files(families, boxed)), engine.font_configuration()
    rules = {"string": font_rules(families), "base_url": BASE, "url_fetcher": fetcher}
    sheet = engine.load().CSS(**rules, font_config=configuration)
    fetcher.raise_failures()
    return sheet, configuration


atexit.register(_faces.cache_clear)  # a configuration removes the copies of its fonts while it still can


@lru_cache(maxsize=24)
def _sheet(text: str) -> Any:
    """Return a style sheet as the engine has read it, which is the same for every edition of its kind."""
    return engine.load().CSS(string=text, base_url=BASE, url_fetcher=Fetcher({}))


def resources(presentation: Presentation) -> dict[str, bytes | Path]:
    """Return the pictures that a page may fetch."""
    folder = style_folder()
    own: dict[str, bytes | Path] = {
        "emblem.svg": emblem(presentation.office.emblem),
        "rule.svg": folder / "print/rule.svg",
        "brace-before.svg": folder / "print/brace-before.svg",
        "brace-behind.svg": folder / "print/brace-behind.svg",
        "recycle.svg": folder / "print/recycle.svg",
    }
    return {**own, **presentation.media}


def font_files(families: tuple[fonts.Family, ...], boxed: str) -> dict[str, bytes | Path]:
    """Return the files of the fonts of an edition; `boxed` are the characters that a box stands for."""
    files: dict[str, bytes | Path] = {f"fonts/{BOX_FILE}": box_font(boxed)}
    for family in families:
        files.update(family.paths())
    return files


def font_rules(families: tuple[fonts.Family, ...]) -> str:
    """Return the style sheet that declares the fonts of an edition, and what helps out behind those of its languages."""
    box = fonts.Family(fonts.BOX, (BOX_FILE,))
    names = ", ".join(f'"{family.name}"' for family in (*families, box) if not family.characters)
    rules = [family.style_sheet() for family in (*families, box)]
    return "\n".join([*rules, f":root {{ --fallback: {names}; }}"])


def styles(presentation: Presentation, sheets: Sequence[str], *, in_rows: bool = True) -> str:
    """Return the style sheets of an edition as one: measures, languages, page, exceptions."""
    names = ["tokens.css", *(f"languages/{code}.css" for code in presentation.edition.languages), *SHEETS]
    is_parallel = presentation.edition.is_parallel and in_rows
    is_rtl = presentation.first.language.direction == "rtl"
    station = presentation.station
    special = (
        ("print/issued.css", bool(presentation.first.masthead.job_number)),
        ("print/parallel.css", is_parallel),
        *(
            (sheet, True)
            for sheet in (station.paper[presentation.page_size].sheet, *station.sheets(presentation.symbol))
        ),
        ("print/rtl.css", is_rtl),
        ("print/rtl-parallel.css", is_rtl and is_parallel),
    )
    names += [*(name for name, holds in special if name and holds), *sheets]
    folder = style_folder()
    return "\n".join(sheet(name) for name in names if (folder / name).is_file())
