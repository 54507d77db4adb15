"""Pages that the author of a text began by hand, as paper has them."""

from hexapla.present.presentation import Column
from hexapla.writers.markup.elements import Fragment


def begin_pages(body: Fragment, column: Column) -> None:
    """Mark the elements of the blocks that begin a page, in place."""
    beginnings = {block.eid for block in column.blocks if block.begins_page}
    for root in body.elements if beginnings else ():
        for each in root.iter():
            if each.get("id") in beginnings:
                each.set("class", f"{each.get('class', '')} begins-page".strip())
