"""The cover of the print edition: organization, symbol, organ, title and date, in the type of the first page."""

from hexapla.akn.inlines import words_of
from hexapla.present.presentation import Presentation
from hexapla.writers.markup.composer import Composer, Flavour
from hexapla.writers.markup.templates import render
from hexapla.writers.pdf.page_markup import capitalised, front_matter_of
from hexapla.writers.pdf.parallel import letters_wide
from hexapla.writers.pdf.rendering import Typesetter

SIZES = ((1400, "longest"), (700, "longer"), (140, "long"), (-1, "short"))
"""A title of more letters than this (a Chinese one is as wide as two) is set in the size of this name (`styles/print/cover.css`)."""


def cover(presentation: Presentation) -> bytes:
    """Return a PDF of one page, without tags: every word of it stands on the first page too.

    Raises:
        ToolMissingError: the native libraries of the engine are missing.
        TemplateError: a style, font or picture is wanting.
    """
    column = presentation.first
    front = front_matter_of(Composer(column, Flavour.PDF, media=presentation.media))
    html = render(
        "pdf/cover.html",
        front=front,
        committee=words_of(column.masthead.committee),
        title=column.title,
        subtitle=tuple(map(words_of, column.masthead.subtitle)),
        size=next(name for length, name in SIZES if letters_wide(column.title) > length),
        emblem=column.language.label("emblem"),
        language=capitalised(column.language.native_name),
    )
    typesetter = Typesetter(presentation, ("print/cover.css",), None)
    data: bytes = typesetter.lay_out(html).write_pdf(pdf_tags=False)
    typesetter.fetcher.raise_failures()
    return data
