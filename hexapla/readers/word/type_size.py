"""How large a Word file sets the letters of a table, where that is not what such a table has: of words, as text is; else smaller."""

from collections import Counter

from lxml import etree

from hexapla.akn.grid import grid
from hexapla.akn.names import SIZE
from hexapla.akn.table_cells import kinds, with_styled_head
from hexapla.akn.table_kinds import is_box, is_of_words
from hexapla.akn.table_type import AS_TEXT_FROM
from hexapla.readers.word.names import child_val, is_on, w, whole
from hexapla.readers.word.styles import Styles


def type_size(table: etree._Element, styles: Styles) -> float:
    """Return the size of most letters below the head of a table, in points: as their run says, else the nearest of its styles; 0 for unknown."""
    letters: Counter[int] = Counter()
    for row in table.iterchildren(w("tr")):
        if is_on(row.find(f"{w('trPr')}/{w('tblHeader')}")):
            continue
        for run in row.iter(w("r")):
            paragraph = next(run.iterancestors(w("p")))
            named = (child_val(run, "rPr", "rStyle"), child_val(paragraph, "pPr", "pStyle") or styles.standard)
            inherited = next((style.size for name in named for style in styles.chain(name) if style.size), 0)
            words = "".join(text.text or "" for text in run.iterchildren(w("t")))
            letters[whole(child_val(run, "rPr", "sz")) or inherited] += len(words.strip())
    return max(letters, key=lambda size: letters[size], default=0) / 2


def set_size(table: etree._Element, size: float) -> None:
    """Say in a table how large its letters are, in points, where a table of its kind has others."""
    made = with_styled_head(grid(table))
    is_as_text = is_box(made) or is_of_words(made, kinds(made))
    if size and is_as_text != (size >= AS_TEXT_FROM):
        table.set(SIZE, f"{size:g}")
