"""Notes of a Word file: each call is joined to its text, with the mark that is printed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.names import BOOKMARKS, E
from hexapla.readers.word.characters import Characters
from hexapla.readers.word.names import child_val, is_on_attribute, val, w, whole
from hexapla.readers.word.numbering import formatted
from hexapla.readers.word.pandoc_input import MARK, NAME
from hexapla.readers.word.units import Gatherer, Paragraph
from hexapla.typography.marks import called_again

_KINDS = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
Render = Callable[[Paragraph, str], etree._Element]  # noqa: SLF001 - the type has no public name
"""Gives the `p` of a note's paragraph, the mark at its beginning taken off."""


@dataclass(frozen=True)
class Call:
    """A call of a note: the mark as printed and the paragraphs of its text, none where the text is lost.

    `name` is the bookmark around it; `is_repeat` says that its note was called before.
    """

    mark: str
    paragraphs: tuple[Paragraph, ...] = ()
    name: str = ""
    is_repeat: bool = False


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
            flat = (
                one for each in paragraphs for one in ((each,) if isinstance(each, Paragraph) else each.paragraphs())
            )
            self.calls[index] = Call(mark or "*", tuple(flat), reference.get(NAME, ""))

    def element(self, index: int, render: Render) -> etree._Element | None:
        """Return the element of a call; None for an object that is no call."""
        call = self.calls.get(index)
        if call is None or call.is_repeat:
            return called_again(call.mark) if call else None
        note = note_element(call.mark, [render(each, call.mark) for each in call.paragraphs])
        if call.name:
            note[0].set(BOOKMARKS, call.name)
        return note


def note_element(mark: str, content: Sequence[etree._Element]) -> etree._Element:
    """Return a note at its call; one without a text is AKN's honest `incomplete`."""
    kept = [each for each in content if len(each) or (each.text or "").strip()]
    facts = {"marker": mark, "placement": "bottom"}
    if not kept:
        facts["status"] = "incomplete"
    return E.sup({"class": "footnote"}, E.authorialNote(facts, *(kept or [E.p()])))


def without_mark(content: Characters, mark: str) -> Characters:
    """Return the text of a note without the mark and the tabulators that stand before it.

    LibreOffice sets a mark of its own before the one that is typed: between tabulators, the same mark goes twice.
    """
    start = _blanks(content, 0)
    for _ in range(2):
        end = start + len(mark)
        is_mark = "".join(each.text for each in content[start:end]) == mark
        if not is_mark or (start > _first(content) and not _is_tab(content, end)):
            break
        start = _blanks(content, end)
    return content[start:]


def _first(content: Characters) -> int:
    """Return where the first mark stands."""
    return _blanks(content, 0)


def _is_tab(content: Characters, place: int) -> bool:
    return place < len(content) and content[place].text == "\t"


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
