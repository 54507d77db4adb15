"""Notes of a Word file: each call is joined to its text, with the mark that is printed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.names import BOOKMARKS, MARKED, E
from hexapla.readers.word.characters import Characters
from hexapla.readers.word.names import child_val, is_on_attribute, val, w, whole
from hexapla.readers.word.numbering import formatted
from hexapla.readers.word.pandoc_input import MARK, NAME
from hexapla.readers.word.units import Gatherer, Paragraph
from hexapla.typography.marks import called_again

_KINDS = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_MARKS = (w("footnoteRef"), w("endnoteRef"))
Render = Callable[[Paragraph, str], etree._Element]  # noqa: SLF001 - the type has no public name
"""Gives the `p` of a note's paragraph, the mark at its beginning, if there is one, taken off."""


@dataclass(frozen=True)
class Call:
    """A call of a note: the mark as printed and the paragraphs of its text, none where the text is lost.

    `marked` is the place of the paragraph that the mark stands before, `name` is the bookmark around it; `is_repeat` says that its note was called before.
    """

    mark: str
    paragraphs: tuple[Paragraph, ...] = ()
    name: str = ""
    is_repeat: bool = False
    marked: int = 0


@dataclass
class Notes:
    """The notes of a file by the number of the object that calls them."""

    calls: dict[int, Call] = field(default_factory=dict)
    called: dict[tuple[str, str], str] = field(default_factory=dict)

    def gather(
        self,
        objects: Sequence[tuple[etree._Element, int]],
        parts: Mapping[str, etree._Element | None],
        settings: Sequence[etree._Element | None],
        gatherer: Gatherer,
    ) -> None:
        """Join every reference (with the section it stands in) to its note, and number those that have no mark."""
        texts = {
            (kind, str(val(note, "id"))): note
            for kind, root in parts.items()
            for note in (root.iter(w(kind)) if root is not None else ())
            if val(note, "type") in (None, "normal")
        }
        counts: dict[tuple[str, int], int] = {}
        for index, (reference, section) in enumerate(objects):
            kind = _KINDS.get(reference.tag)
            if kind is None or kind not in parts:
                continue
            key = (kind, str(val(reference, "id")))
            if key in self.called:
                self.calls[index] = Call(self.called[key], is_repeat=True)
                continue
            mark = reference.get(MARK)
            if mark is None and not is_on_attribute(reference, "customMarkFollows"):
                mark = _number(kind, section, counts, settings)
            note = texts.get(key)
            paragraphs = tuple(gatherer.units(note)) if note is not None else ()
            self.called[key] = mark or "*"
            flat = tuple(
                one for each in paragraphs for one in ((each,) if isinstance(each, Paragraph) else each.paragraphs())
            )
            marked = next((place for place, each in enumerate(flat) if _is_marked(each.element, mark or "*")), 0)
            self.calls[index] = Call(mark or "*", flat, reference.get(NAME, ""), marked=marked)

    def element(self, index: int, render: Render) -> etree._Element | None:
        """Return the element of a call; None for an object that is no call."""
        call = self.calls.get(index)
        if call is None or call.is_repeat:
            return called_again(call.mark) if call else None
        places = enumerate(call.paragraphs)
        content = [render(each, call.mark if place == call.marked else "") for place, each in places]
        if call.marked:
            content[call.marked].set(MARKED, "true")
        note = note_element(call.mark, content)
        if call.name:
            note[0].set(BOOKMARKS, call.name)
        return note


def note_element(mark: str, content: Sequence[etree._Element]) -> etree._Element:
    """Return a note at its call; one without a text is AKN's honest `incomplete`."""
    kept = [each for each in content if len(each) or (each.text or "").strip()]
    if kept:
        kept[0].attrib.pop(MARKED, "")  # there it stands anyhow
    facts = {"marker": mark, "placement": "bottom"}
    if not kept:
        facts["status"] = "incomplete"
    return E.sup({"class": "footnote"}, E.authorialNote(facts, *(kept or [E.p()])))


def _is_marked(paragraph: etree._Element, mark: str) -> bool:
    """Tell whether the mark of a note stands before a paragraph: Word's own, or one that is typed in a run of its own."""
    if has_own_mark(paragraph):
        return True
    runs = ("".join(text.text or "" for text in run.iter(w("t"))).strip() for run in paragraph.iter(w("r")))
    return next(filter(None, runs), "") == mark


def has_own_mark(paragraph: etree._Element) -> bool:
    """Tell whether Word itself sets the mark of a note in a paragraph."""
    return next(paragraph.iter(*_MARKS), None) is not None


def without_mark(content: Characters, mark: str, *, is_typed: bool = True) -> Characters:
    """Return the text of a note without the mark and the tabulators that stand before it.

    LibreOffice sets a mark of its own before the one that is typed: between tabulators, the same mark goes twice.  Where
    Word sets the mark (not `is_typed`), `1 January` has none, and a year or a word that begins like the mark never is one.
    """
    start = _blanks(content, 0)
    for _ in range(2):
        end = start + len(mark)
        is_mark = "".join(each.text for each in content[start:end]) == mark
        is_first = is_typed and start == _first(content)
        if not is_mark or _goes_on(content, end) or not (is_first or _is_tab(content, end)):
            break
        start = _blanks(content, end)
    return content[start:]


def _first(content: Characters) -> int:
    """Return where the first mark stands."""
    return _blanks(content, 0)


def _is_tab(content: Characters, place: int) -> bool:
    return place < len(content) and content[place].text == "\t"


def _goes_on(content: Characters, end: int) -> bool:
    """Tell whether a word or a number goes on in the same look."""
    if not 0 < end < len(content):
        return False
    before, after = content[end - 1 : end + 1]
    return before.text.isalnum() and after.text.isalnum() and before.marks == after.marks


def _blanks(content: Characters, start: int) -> int:
    while start < len(content) and content[start].kind == "text" and not content[start].text.strip():
        start += 1
    return start


def _number(
    kind: str, section: int, counts: dict[tuple[str, int], int], settings: Sequence[etree._Element | None]
) -> str:
    """Count a note and return its number: through the document, or anew in each section where the file says so."""
    properties = f"{kind}Pr"
    restart = next((found for root in settings if (found := child_val(root, properties, "numRestart"))), None)
    form = next((found for root in settings if (found := child_val(root, properties, "numFmt"))), None)
    start = next((found for root in settings if (found := child_val(root, properties, "numStart"))), None)
    place = (kind, section if restart == "eachSect" else 0)
    counts[place] = counts[place] + 1 if place in counts else whole(start, 1)
    return formatted(counts[place], form or ("decimal" if kind == "footnote" else "lowerRoman"))
