"""EPUB 3.3: the e-book of an edition in one language, or of several stacked pair by pair and then each alone.

Blocks become pandoc's JSON tree (`blocks`, `parallel`), pandoc cuts the texts of a book into chapters, all in one go since
its start costs as much as ten pages, and `finish` puts our package, navigation, cover and styles around them.
"""

import json
from itertools import chain

from hexapla.present.presentation import Presentation
from hexapla.resources import template_folder
from hexapla.tools import pandoc
from hexapla.writers.epub import nodes
from hexapla.writers.epub.blocks import Body, add_blocks
from hexapla.writers.epub.composer import Composer, Register
from hexapla.writers.epub.finish import finish
from hexapla.writers.epub.front import add_front
from hexapla.writers.epub.parallel import add_rows, anchors
from hexapla.writers.epub.readings import readings

OPTIONS = ("--split-level=1", "--epub-title-page=false", "--wrap=none")


def write(presentation: Presentation) -> bytes:
    """Return the e-book of an edition.

    Raises:
        ToolMissingError: pandoc is not there.
        ToolFailedError: pandoc failed, or warned.
        TemplateError: a template or style is missing, or would bring active content into the book.
    """
    texts = readings(presentation)
    # No language here: pandoc has no words of its own for Chinese, and warns. `finish` says it.
    meta = {"title": presentation.first.title, "identifier": presentation.identifier}
    tree = nodes.document(pandoc.api_version(), meta, chain.from_iterable(map(_blocks, texts.values())))
    data = json.dumps(tree, ensure_ascii=False).encode("utf-8", "replace")
    template = template_folder() / "epub" / "chapter.xhtml"
    return finish(texts, pandoc.convert(data, "json", "epub3", (*OPTIONS, f"--template={template}")))


def _blocks(presentation: Presentation) -> list[nodes.Node]:
    """Return the pandoc tree of one text of a book: its first page, then all its blocks or rows."""
    register = Register()
    is_parallel = presentation.edition.is_parallel
    composers = tuple(_composer(presentation, place, register) for place in range(len(presentation.columns)))
    body = Body(composers, register)
    add_front(body, presentation.office)
    if is_parallel:
        add_rows(body, presentation.rows)
    else:
        add_blocks(body, composers[0])
    return body.root


def _composer(presentation: Presentation, place: int, register: Register) -> Composer:
    """Return the composer of one column, with the anchors that links in it may lead to."""
    column = presentation.columns[place]
    if presentation.edition.is_parallel:
        suffix = f"-{column.language.code}"
        targets = anchors(presentation.rows, place, suffix)
    else:
        suffix = ""
        targets = {block.eid: block.eid for block in column.blocks if block.eid}
    return Composer(column, register, targets, suffix, presentation.media)
