"""Word files on the UN's own styles: one language on the Geneva page, or several side by side.

docxtpl fills the template of `templates/docx/`; everything with an id of its own (notes,
bookmarks, links, lists) is made here, in reading order, so that the same presentation
gives the same bytes.
"""

import io

import segno

from hexapla.present.presentation import Presentation
from hexapla.writers.docx import masthead, package
from hexapla.writers.docx.body import end_rule, in_sections
from hexapla.writers.docx.column import ColumnWriter, WordFile
from hexapla.writers.docx.margins import set_margins
from hexapla.writers.docx.parallel import side_by_side
from hexapla.writers.docx.properties import add_properties
from hexapla.writers.docx.sections import PAPER, settle_sections
from hexapla.writers.docx.text_area import PAGE, WIDEST
from hexapla.writers.docx.wml import Slot, plain

__all__ = ["write"]

_QR_RISE = 1340  # the QR code begins this far above the lower edge of the paper
_EMU = 635  # a twentieth of a point in the units of drawings


def write(presentation: Presentation) -> bytes:
    """Return the Word file of an edition."""
    file = WordFile(presentation)
    _allot_bookmarks(file)
    if presentation.edition.is_parallel:
        text = [*side_by_side(file), end_rule()]
    else:
        writer = ColumnWriter(file, presentation.first, 0)
        text = in_sections(PAGE.front(writer), presentation.first.blocks, writer)
    context = {**_context(presentation), "body": Slot.of(text), "notes": file.notes.footnotes}
    members = package.rendered(
        context, {"word/media/qr.png": _qr_code(presentation.first.masthead.url)}, presentation.office.word_template
    )
    settle_sections(members, presentation)
    set_margins(members, presentation)
    package.add_lists(members, file.numbers.definitions())
    package.add_links(members, "word/document.xml", file.links)
    package.add_links(members, "word/footnotes.xml", file.note_links)
    pictures = {ident: part for part, ident in file.pictures.ids.items()}
    package.add_relationships(members, "word/document.xml", pictures, "image", is_outside=False)
    package.add_pictures(members, file.pictures.members)
    masthead.add_emblem(members, presentation)
    package.set_language(members, presentation.first.language.word_tag)
    add_properties(members, presentation, file.bookmarks.shortened, file.parts)
    return package.zipped(members)


def _allot_bookmarks(file: WordFile) -> None:
    """Give every id its bookmark name before the first link asks for one."""
    units = file.presentation.rows if file.presentation.edition.is_parallel else ()
    idents = [row.id for row in units] or [block.eid for block in file.presentation.first.blocks]
    for ident in filter(None, idents):
        file.bookmarks.allot(ident)


def _context(presentation: Presentation) -> dict[str, object]:
    """Return the single values of the template; the template decides nothing."""
    column = presentation.first
    width, height = PAPER[presentation.page_size]
    url = column.masthead.url
    return {
        **masthead.context(presentation),
        "symbol": Slot.words(plain(presentation.symbol)),
        "job_number": Slot.words(plain(column.masthead.job_number)),
        "qr_words": Slot.words(plain(column.language.label("qr_code").format(url=url))),
        "page_width": width,
        "page_height": height,
        "page_margin": (width - WIDEST) // 2,
        "qr_down": (height - _QR_RISE) * _EMU,
        # In side-by-side editions the text is as wide as the page: it must end above the QR code.
        "foot_space": 640 if presentation.edition.is_parallel else 0,
        "lang": column.language.word_tag,
        "rtl": masthead.on_off(column.language),
    }


def _qr_code(url: str) -> bytes:
    """Return the QR code of an address as a PNG, eight dots a module."""
    held = io.BytesIO()
    segno.make(url, error="m", micro=False).save(held, kind="png", scale=8, border=1)
    return held.getvalue()
