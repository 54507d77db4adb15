"""Word files on the UN's own styles: one language on the Geneva page, or several side by side.

docxtpl fills the template of `templates/docx/`; everything with an id of its own (notes,
bookmarks, links, lists) is made here, in reading order, so that the same presentation
gives the same bytes.
"""

import io

import segno

from hexapla.catalogue import language
from hexapla.domain.language import Language
from hexapla.present.presentation import Masthead, Presentation
from hexapla.writers.docx import package
from hexapla.writers.docx.body import body, end_rule
from hexapla.writers.docx.frames import PAGE
from hexapla.writers.docx.parallel import side_by_side
from hexapla.writers.docx.pen import Draft, Pen
from hexapla.writers.docx.properties import describe
from hexapla.writers.docx.wml import Slot, plain

__all__ = ["write"]

_PAPER = {"A4": (11907, 16840), "Letter": (12240, 15840)}
_QR_RISE = 1340  # the QR code begins this far above the lower edge of the paper
_EMU = 635  # a twentieth of a point in the units of drawings
_NAME = {"organ": (40, 420), "treaty": (34, 380)}  # half-points, and the exact line in twentieths


def write(presentation: Presentation) -> bytes:
    """Return the Word file of an edition."""
    draft = Draft(presentation)
    _allot_bookmarks(draft)
    if presentation.edition.is_parallel:
        text = side_by_side(draft)
    else:
        pen = Pen(draft, presentation.first, 0)
        text = [*PAGE.front(pen), *body(presentation.first.blocks, pen)]
    context = {**_context(presentation), "body": Slot.of([*text, end_rule()]), "notes": draft.notes.footnotes}
    members = package.rendered(context, {"word/media/qr.png": _qr_code(presentation.first.masthead.url)})
    package.number(members, draft.numbers.definitions())
    package.link(members, "word/document.xml", draft.links)
    package.link(members, "word/footnotes.xml", draft.note_links)
    pictures = {ident: part for part, ident in draft.pictures.ids.items()}
    package.relate(members, "word/document.xml", pictures, "image", is_outside=False)
    package.illustrate(members, draft.pictures.members)
    package.speak(members, presentation.first.language.word_tag)
    describe(members, presentation, draft.bookmarks.shortened)
    return package.zipped(members)


def _allot_bookmarks(draft: Draft) -> None:
    """Give every id its bookmark name before the first link asks for one."""
    units = draft.presentation.rows if draft.presentation.edition.is_parallel else ()
    idents = [row.id for row in units] or [block.eid for block in draft.presentation.first.blocks]
    for ident in filter(None, idents):
        draft.bookmarks.allot(ident)


def _context(presentation: Presentation) -> dict[str, object]:
    """Return the single values of the template; the template decides nothing."""
    column = presentation.first
    masthead = column.masthead
    size, line = _NAME[masthead.style]
    width, height = _PAPER[presentation.office.page_size]
    values: dict[str, object] = {
        "authority": Slot.words(plain(masthead.authority)),
        "symbol": Slot.words(plain(presentation.symbol)),
        "symbol_head": Slot.words(plain(masthead.symbol_head)),
        "symbol_tail": Slot.words(plain(masthead.symbol_tail)),
        "name": Slot.words("\n".join(plain(words) for words in masthead.name)),
        "distribution": [Slot.words(plain(words)) for words in _distribution(masthead)],
        "job_number": Slot.words(plain(masthead.job_number)),
        "qr_words": Slot.words(plain(column.language.label("qr_code").format(url=masthead.url))),
    }
    measures = {"name_size": size, "name_line": line, "page_width": width, "page_height": height}
    measures["qr_down"] = (height - _QR_RISE) * _EMU
    # In side-by-side editions the text is as wide as the page: it must end above the QR code.
    measures["foot_space"] = 640 if presentation.edition.is_parallel else 0
    block = language(str(column.language.facts["masthead_language"]))
    return {
        **values,
        **measures,
        "lang": column.language.word_tag,
        "rtl": _on_off(column.language),
        "block_lang": block.word_tag,
        "block_rtl": _on_off(block),
    }


def _on_off(spoken: Language) -> str:
    """Return how a schema of on and off says that a language is written right to left."""
    return "on" if spoken.direction == "rtl" else "off"


def _distribution(masthead: Masthead) -> list[str]:
    """Return the lines of the distribution block; the language keeps its line where it is the original."""
    lines = [words for words in (masthead.distribution, masthead.date) if words]
    if masthead.language or masthead.original:
        lines.append(masthead.language or "")
    if masthead.original:
        lines.append(masthead.original)
    if masthead.limitation:
        lines += ["", masthead.limitation] if lines else [masthead.limitation]
    return lines


def _qr_code(url: str) -> bytes:
    """Return the QR code of an address as a PNG, eight dots a module."""
    held = io.BytesIO()
    segno.make(url, error="m", micro=False).save(held, kind="png", scale=8, border=1)
    return held.getvalue()
