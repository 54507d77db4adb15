"""Gap 38: tables that begin a page without their head.

Where the head of a table leaves no room for its first row on an empty page, WeasyPrint 70.0 gives up the head, and the row
takes the page.  A row whose cells call notes as long as a page always finds too little room, since notes go on to later
pages only when nothing else stands above them.  Here such a table is set once more as if its rows held together, which
lets the engine set the first of them below the head, whatever room is left.  No issue found upstream.
"""

from typing import Any

import weasyprint.layout.block as block_layout


def install() -> None:
    """Mend the setting of tables, once."""
    original = block_layout.table_layout
    if getattr(original, "keeps_heads", False):
        return

    def table_layout(context: Any, table: Any, bottom: float, skip: Any, *arguments: Any) -> Any:
        on_page = _notes_on_page(context)
        found = original(context, table, bottom, skip, *arguments)
        is_page_empty = arguments[1]
        if not is_page_empty or not _has_lost_head(table, found[0]):
            return found
        for note in _notes_on_page(context):
            if note not in on_page:
                context.unlayout_footnote(note)
        group = table.children[max(skip)] if skip else table.children[1]
        style, held = group.style, group.style.copy()
        held["break_inside"] = "avoid"
        group.style = held
        found = original(context, table, bottom, skip, *arguments)
        for each in (group, *(found[0].children if found[0] is not None else ())):
            each.style = style if each.style is held else each.style
        return found

    table_layout.__dict__.update(original.__dict__, keeps_heads=True)
    block_layout.table_layout = table_layout


def _notes_on_page(context: Any) -> list[Any]:
    """Return the notes that stand on the page, and those that go on to the next."""
    return [*context.current_page_footnotes, *context.reported_footnotes]


def _has_lost_head(table: Any, made: Any) -> bool:
    """Tell whether a table has a head, and what of it stands on a page has none; `made` is None where nothing does."""
    has_rows = len(table.children) > 1 and table.children[0].is_header
    return bool(has_rows and made is not None and made.children and not made.children[0].is_header)
