"""Real Word footnotes: a call where the mark stands, the text in `footnotes.xml`."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from hexapla.akn.inlines import Run
from hexapla.present.presentation import Note
from hexapla.writers.docx.wml import Slot, make, name, paragraph, run, text_parts

if TYPE_CHECKING:
    from hexapla.writers.docx.pen import Pen

Key = tuple[int, str]
"""A note of one column: the column's place and the note's eId."""


@dataclass(frozen=True)
class Footnote:
    """One footnote as the template's loop wants it."""

    id: int
    paragraphs: Slot


@dataclass
class Notes:
    """The footnotes of a file, in the order of their calls.

    `texts` are the notes whose text is known; `join` makes one footnote of the notes that stand for
    each other in the columns, whose later calls then repeat its number by a field.
    """

    texts: dict[Key, Note] = field(default_factory=dict)
    footnotes: list[Footnote] = field(default_factory=list)
    _leaders: dict[Key, Key] = field(default_factory=dict)
    _members: dict[Key, list[Key]] = field(default_factory=dict)
    _places: dict[Key, str] = field(default_factory=dict)
    _count: int = 0

    def join(self, note: Key, leader: Key) -> None:
        """Let a note stand in the footnote of another, its leader."""
        self._leaders[note] = leader
        self._members.setdefault(leader, [leader]).append(note)

    def call(self, pen: "Pen", one: Run, is_flat: bool) -> list[etree._Element]:
        """Return the elements of a note call; the note's text is kept for `footnotes.xml`."""
        key = (pen.index, one.note or "")
        leader = self._leaders.get(key, key)
        members = self._members.get(leader, [leader])
        texts = [(member[0], self.texts[member]) for member in members if member in self.texts]
        mark = _mark_properties(pen, one, is_flat)
        if not texts:
            return [run(mark, *text_parts(one.text))] if one.text else []
        if leader in self._places:
            return _repeat(mark, self._places[leader], one.text)
        return self._first(pen, one, mark, leader, texts, is_repeated=len(members) > 1)

    def _first(
        self,
        pen: "Pen",
        one: Run,
        mark: etree._Element,
        leader: Key,
        texts: list[tuple[int, Note]],
        *,
        is_repeated: bool,
    ) -> list[etree._Element]:
        ident = len(self.footnotes) + 1
        is_automatic = one.text == str(self._count + 1)
        self._count += is_automatic
        self._places[leader] = f"_Note{ident}"
        self.footnotes.append(Footnote(ident, Slot("")))  # its place in the row, before notes inside it
        text = Slot.of(_note_paragraphs(pen, texts, None if is_automatic else one))
        self.footnotes[ident - 1] = Footnote(ident, text)
        reference = make("footnoteReference", id=ident)
        if not is_automatic:
            reference.set(name("customMarkFollows"), "1")
        call = [run(mark, reference, *([] if is_automatic else text_parts(one.text)))]
        return pen.draft.bookmarks.named(self._places[leader], call) if is_repeated else call


def _mark_properties(pen: "Pen", one: Run, is_flat: bool) -> etree._Element:
    """Return the look of a mark: raised, but a star of a title is 10 pt roman on the baseline."""
    found = pen.properties(replace(one, marks=frozenset()), style="FootnoteReference")
    if is_flat and not one.text.strip("*"):
        flat = [make("b", val=0), make("bCs", val=0), make("sz", val=20), make("szCs", val=20)]
        found[1:1] = [*flat, make("vertAlign", val="baseline")]
    return found


def _note_paragraphs(pen: "Pen", texts: list[tuple[int, Note]], custom: Run | None) -> Iterator[etree._Element]:
    """Yield the paragraphs of a note: the mark before the first, every language after the other."""
    from hexapla.writers.docx.pen import Pen as Writer

    is_first = True
    for place, note in texts:
        writer = Writer(pen.draft, pen.draft.presentation.columns[place], place, in_note=True)
        for element in note.content:
            lead = _lead(writer, custom) if is_first else [make("r", make("tab"), make("tab"))]
            is_first = False
            yield paragraph("FootnoteText", writer.setting(), [*lead, *writer.content((element,))])


def _lead(pen: "Pen", custom: Run | None) -> list[etree._Element]:
    """Return what stands before a note's text: tab, mark, tab (a star is followed by two)."""
    is_star = custom is not None and not custom.text.strip("*")
    mark = _mark_properties(pen, custom or Run("1"), is_star)
    inside = [make("footnoteRef")] if custom is None else text_parts(custom.text)
    after = [make("tab"), make("tab")] if is_star else [make("tab")]
    return [make("r", make("tab")), run(mark, *inside), make("r", *after)]


def _repeat(mark: etree._Element, bookmark: str, words: str) -> list[etree._Element]:
    """Return a field that prints the number of a footnote called elsewhere."""
    instruction = make("instrText")
    instruction.text = f" NOTEREF {bookmark} \\f \\h "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        run(mark, make("fldChar", fldCharType="begin")),
        run(mark, instruction),
        run(mark, make("fldChar", fldCharType="separate")),
        run(mark, *text_parts(words)),
        run(mark, make("fldChar", fldCharType="end")),
    ]
