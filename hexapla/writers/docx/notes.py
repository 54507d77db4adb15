"""Real Word footnotes: which notes of the columns share one, its number, what stands before its text."""

from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.inlines import Run
from hexapla.present.presentation import Note
from hexapla.writers.docx.wml import Slot, for_word, make, run, text_parts, words_of_field

MARK_END, TEXT, LETTER = 1021, 1134, 55
"""Where the marks of notes end and their text begins (the style `FootnoteText`), and how wide a raised letter is, in twentieths of a point."""

Key = tuple[int, str]
"""A note of one column: the column's place and the note's eId."""


@dataclass
class Footnote:
    """One footnote as the template's loop wants it: `is_automatic` where Word's own counting gives its mark."""

    id: int
    is_automatic: bool
    paragraphs: Slot = field(default_factory=lambda: Slot(""))

    @property
    def bookmark(self) -> str:
        """The name of the bookmark around its call, for the fields that repeat its number."""
        return f"_Note{self.id}"


@dataclass
class Notes:
    """The footnotes of a file, in the order of their calls.

    `texts` are the notes whose text is known; `join` makes one footnote of the notes that stand for
    each other in the columns, whose later calls then repeat its number by a field.
    """

    texts: dict[Key, Note] = field(default_factory=dict)
    footnotes: list[Footnote] = field(default_factory=list)
    called: dict[Key, Footnote] = field(default_factory=dict)
    _leaders: dict[Key, Key] = field(default_factory=dict)
    _members: dict[Key, list[Key]] = field(default_factory=dict)
    _count: int = 0

    def join(self, note: Key, leader: Key) -> None:
        """Let a note stand in the footnote of another, its leader."""
        self._leaders[note] = leader
        self._members.setdefault(leader, [leader]).append(note)

    def leader(self, note: Key) -> Key:
        """Return the note whose footnote a note stands in: often itself."""
        return self._leaders.get(note, note)

    def members(self, leader: Key) -> list[Key]:
        """Return the notes that stand in the footnote of their leader, itself among them."""
        return self._members.get(leader, [leader])

    def open(self, leader: Key, marker: str) -> Footnote:
        """Return a new footnote; it has its place in the row before notes that its own text calls."""
        footnote = Footnote(len(self.footnotes) + 1, marker == str(self._count + 1))
        self._count += footnote.is_automatic
        self.footnotes.append(footnote)
        self.called[leader] = footnote
        return footnote


def lead(mark: etree._Element, custom: Run | None) -> list[etree._Element]:
    """Return what stands before a note's text: tab, mark, tab (a star is followed by two).

    A mark that Word does not count stands first, where LibreOffice sets it itself, and is a choice for Word alone: LibreOffice
    would print it a second time.
    """
    if custom is None:
        return [make("r", make("tab")), run(mark, make("footnoteRef")), make("r", make("tab"))]
    after = [make("tab"), make("tab")] if is_star(custom) else [make("tab")]
    return [run(mark, for_word(custom.text)), make("r", *after)]


def letters(words: str) -> list[etree._Element]:
    """Return the mark behind the place of a call, each letter by itself: LibreOffice prints a text of several twice."""
    return [part for letter in words for part in text_parts(letter)]


def setting(custom: Run | None) -> list[etree._Element]:
    """Return the properties of the first paragraph of a note, by which a mark that stands first ends where those behind a tab do."""
    if custom is None:
        return []
    hanging = min(TEXT, TEXT - MARK_END + LETTER * len(custom.text))
    return [make("tabs", make("tab", val="clear", pos=MARK_END)), make("ind", hanging=hanging)]


def is_star(custom: Run | None) -> bool:
    """Tell whether a mark is made of stars."""
    return custom is not None and not custom.text.strip("*")


def repeat(mark: etree._Element, bookmark: str, words: str) -> list[etree._Element]:
    """Return a field that prints the number of a footnote called elsewhere."""
    return words_of_field(mark, f"NOTEREF {bookmark} \\f \\h", words)
