"""Notes that a styled source has as paragraphs: joined to the marks that call them, by links or by the marks alone.

`*` behind a word, a raised `a` or `1`, a link to the paragraph that begins with the same mark: each is a call of the
first paragraph below it that begins so.  A mark that no paragraph has stays what it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from lxml import etree

from hexapla.akn.names import BOOKMARKS, MARKED, local
from hexapla.akn.reading import Repair
from hexapla.readers.structure.content import content_of
from hexapla.readers.structure.labels import split_label
from hexapla.readers.structure.lines import CONTINUATION, PLAIN, RANKS, Line
from hexapla.readers.structure.note_letters import IN_BRACKETS, LETTERS, begins, follows, letter_before
from hexapla.readers.structure.notes import MOVED, STARS
from hexapla.typography.marks import called_again, lost_note, note_of

_MARK = rf"\*{{1,3}}|†{{1,2}}|‡|[a-z]|\d{{1,3}}|{IN_BRACKETS}"
_BLANKS = r"[\t \u00a0\u202f]*"
_TEXT = re.compile(rf"{_BLANKS}[\[(]?(?P<mark>{_MARK})(?P<sign>[\])/.]?)(?P<gap>{_BLANKS})(?=\S)")
_CALL = re.compile(rf"\s*[\[(]?(?P<mark>{_MARK})[\])/]?\s*")
_STYLES = (None, "paragraph", PLAIN, CONTINUATION, "item")
_HOLDERS = ("p", "heading", "caption", "docTitle", "td", "th")
_LENGTH = re.compile(r"(?:^|[\d\s(/])(?:[kcmdксмд]?[mм]|公里|千米|米|ك?م)$")

Heads = tuple[Sequence[etree._Element], Sequence[etree._Element]]  # noqa: SLF001 - the type has no public name
"""The contents of the titles above some lines, and of the other lines of the first page that may call notes."""


@dataclass
class _Call:
    """A place that may call a note: an element, or characters of the text within (`text`) or behind (`tail`) one."""

    line: int
    mark: str
    element: etree._Element
    target: str = ""
    within: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass
class _Text:
    """A paragraph that may be a note: `calls` are those of it, the first where its words will stand, `lead` its paragraph before the mark."""

    line: int
    mark: str
    cut: int
    content: etree._Element
    is_raised: bool
    is_counted: bool
    calls: list[_Call] = field(default_factory=list)
    is_uncalled: bool = False
    lead: etree._Element | None = None

    @property
    def is_star(self) -> bool:
        return self.mark[0] in "*†‡"

    @property
    def names(self) -> list[str]:
        return str(self.content.get(BOOKMARKS) or "").split()


def with_typed_notes(
    lines: Sequence[Line], language: str, heads: Heads = ((), ())
) -> tuple[list[Line], list[Repair], list[tuple[int, str]]]:
    """Return the lines without those that are notes, whose words stand at their calls now, and the log of what moved.

    Behind them stand the line and the mark of each note that nothing calls; it stays a paragraph.  `heads` stand above
    the lines: a title calls notes too, and the lines around it those that no asterisks call.
    """
    leads = {index + 1: line.content for index, line in enumerate(lines) if _is_lead(line)}
    texts = [replace(text, lead=leads.get(text.line)) for text in _texts(lines)]
    held = {text.line for text in texts if text.is_raised or text.is_star}
    if not texts or any(line.eid for line in lines):
        return list(lines), [], []
    stars = {text.mark for text in texts if text.is_star}
    titles, others = (enumerate(each, -len(each)) for each in heads)
    calls = [call for place, title in titles for call in _calls(place, title, stars)]
    calls += [call for place, line in others for call in _calls(place, line, set()) if call.mark.isalnum()]
    for index, line in enumerate(lines):
        if index not in held:
            for holder in (line.content, line.block):
                is_drawn = holder is not None and local(holder) == "blockList"  # its marks stand in the picture
                calls += _calls(index, holder, stars) if holder is not None and not is_drawn else ()
    candidates = held | {text.line for text in texts if LETTERS.fullmatch(text.mark)}
    dividers = [index for index, line in enumerate(lines) if index not in candidates and _divides(line, language)]
    _match(texts, calls, dividers, [index for index, line in enumerate(lines) if line.style in RANKS])
    joined = [text for text in texts if text.calls]
    lost = list(_lost(joined, calls))
    _place(joined)
    for call in lost:
        made = lost_note(call.mark)
        made.tail = call.element.tail
        _parent(call.element).replace(call.element, made)
    taken = {text.line - back for text in joined for back in range(1 if text.lead is None else 2)}
    log = [Repair(MOVED, lines[text.line].number, 0, lines[text.line].text, "", is_markup=True) for text in joined]
    uncalled = [
        (lines[text.line].number, text.mark)
        for text in texts
        if text.is_uncalled and not _is_drawn(lines[: text.line], text.mark)
    ]
    return [line for index, line in enumerate(lines) if index not in taken], log, uncalled


def _is_lead(line: Line) -> bool:
    """Tell whether a line is a paragraph of the note in the next one, and take that word off it."""
    return line.content is not None and line.content.attrib.pop(MARKED, "") == "false"


def _texts(lines: Sequence[Line]) -> Iterator[_Text]:
    for index, line in enumerate(lines):
        if line.content is None or line.style not in _STYLES:
            continue
        match = _CALL.fullmatch(line.label.rstrip(".")) if line.label else _TEXT.match(line.text)
        raised = next(line.content.iter("{*}sup", "{*}ref"), None)
        is_raised = raised is not None and _is_first(raised) and match is not None and _is_mark(raised, match["mark"])
        if match and (line.label or is_raised or _is_apart(match)):
            cut = 0 if line.label else match.end()
            yield _Text(index, match["mark"], cut, line.content, is_raised, is_counted=bool(line.label))


def _is_drawn(before: Sequence[Line], mark: str) -> bool:
    """Tell whether the boxes of a drawing above a note call it, or a picture may: nothing can be put there."""
    held = list(takewhile(lambda line: line.style not in RANKS, reversed(before)))
    boxes = [line.block for line in held if line.block is not None and local(line.block) == "blockList"]
    if boxes:
        return any(_is_mark(each, mark) for box in boxes for each in box.iter())
    holders = [each for line in held for each in (line.content, line.block) if each is not None]
    return mark[0] not in "*†‡" and any(next(each.iter("{*}img"), None) is not None for each in holders)


def _divides(line: Line, language: str) -> bool:
    """Tell whether a line begins a part of the text, in which letters call notes of its own."""
    return line.style in RANKS or bool(line.label or split_label(line.text, language).label)


def _is_first(element: etree._Element) -> bool:
    """Tell whether no words stand before an element in its paragraph."""
    while local(element) not in _HOLDERS:
        above = element.getparent()
        if above is None:
            return True
        if element.getprevious() is not None or (above.text or "").strip():
            return False
        element = above
    return True


def _is_apart(match: re.Match[str]) -> bool:
    """Tell whether a mark stands apart from the words behind it: a letter is none where it could be a word."""
    if LETTERS.fullmatch(match["mark"]):
        is_bracketed = match["mark"][0] == "(" or match.string[: match.start("mark")].endswith(("[", "("))
        return not is_bracketed and (
            "\t" in match["gap"] or (bool(match["gap"]) and not match.string[match.end()].islower())
        )
    return bool(match["gap"]) or match["mark"][0] in "*†‡" or match["sign"] in ("]", ")")


def _is_mark(element: etree._Element, mark: str) -> bool:
    match = _CALL.fullmatch("".join(map(str, element.itertext())))
    return local(element) in ("sup", "ref") and match is not None and match["mark"] == mark


def _calls(line: int, holder: etree._Element, stars: set[str]) -> Iterator[_Call]:
    """Yield the places of a paragraph or a table that may call a note, in order."""
    for element in holder.iter():
        if any(local(above) in ("authorialNote", "subFlow") for above in (element, *element.iterancestors())):
            continue
        lost = element.find("{*}authorialNote[@status='incomplete']")
        if lost is not None:
            yield _Call(line, lost.get("marker", ""), element)
        elif local(element) in ("sup", "ref") and local(_parent(element)) not in ("sup", "ref"):
            words = "".join(map(str, element.itertext())).strip()
            match = _CALL.fullmatch(words)
            link = next(element.iter("{*}ref"), None)
            target = str(link.get("href", "")) if link is not None else ""
            is_apart = (
                local(element) == "sup" or element.find("{*}sup") is not None or words[-1:] in ("]", "*", "†", "‡")
            )
            is_call = is_apart and not _is_first(element) and not _is_power(element, words)
            if match and is_call and (link is None or target.startswith("#")):
                yield _Call(line, match["mark"], element, target.removeprefix("#"))
        for within in ("text", "tail") if element is not holder else ("text",):
            before = (
                "".join(map(str, element.itertext()))[-1:] if within == "tail" else ""
            )  # the mark is light behind bold words
            for match in STARS.finditer(before + (getattr(element, within) or "")):
                start, end = (place - len(before) for place in match.span("mark"))
                if match["mark"] in stars and start >= 0:
                    yield _Call(line, match["mark"], element, "", within, (start, end))


def _is_power(element: etree._Element, mark: str) -> bool:
    """Tell whether a raised figure is the power of a unit of length: 2 million m²."""
    above = element.getprevious()
    before = (above.tail if above is not None else _parent(element).text) or ""
    return mark in ("2", "3") and _LENGTH.search(before) is not None


def _parent(element: etree._Element) -> etree._Element:
    above = element.getparent()
    return element if above is None else above


def _match(texts: Sequence[_Text], calls: Sequence[_Call], dividers: Sequence[int], headings: Sequence[int]) -> None:
    """Give each text its calls: by link, else those of its mark above it, and below it up to the next text of this mark.

    A letter calls a note of the same part of the text alone: of the table right above, else of the last of the headings.
    """
    linked = {call.target: call for call in calls if call.target}
    start: dict[str, int] = {}
    above_it, last = "", -1
    for text in texts:
        by_link = [call for name in text.names if (call := linked.get(name)) and call.mark == text.mark]
        by_link = [call for call in by_link if call.line < text.line]
        row = [call for call in calls if call.mark == text.mark and not call.target]
        if LETTERS.fullmatch(text.mark):
            part = bisect_right(dividers, text.line)
            heading = max((each for each in headings if each < text.line), default=-1)
            of_heading = [call for call in row if call.line == heading]
            row = [call for call in row if bisect_right(dividers, call.line) == part] or of_heading
        above = [call for call in row if start.get(text.mark, call.line) <= call.line < text.line]
        if by_link:
            text.calls = [call for call in calls if call.target == by_link[0].target]
        elif above and not text.is_counted and (text.is_raised or text.is_star or follows(text.mark, above_it)):
            end = next((each.line for each in texts if each.line > text.line and each.mark == text.mark), text.line)
            text.calls = [*above, *(call for call in row if end == text.line < call.line)]
        is_in_row = last == text.line - 1 and follows(text.mark, above_it) and not begins(text.mark)
        text.is_uncalled = not text.calls and not text.is_counted and (text.is_raised or is_in_row)
        if text.calls or text.is_uncalled:
            start[text.mark], above_it, last = text.line, text.mark, text.line


def _lost(joined: Sequence[_Text], calls: Sequence[_Call]) -> Iterator[_Call]:
    """Yield the raised letters that go on in the row of those that call notes in their table, and call none."""
    known = {(call.line, text.mark) for text in joined for call in text.calls}
    for call in calls:
        is_letter = LETTERS.fullmatch(call.mark) is not None and local(call.element) == "sup" and not call.within
        if is_letter and (call.line, call.mark) not in known and (call.line, letter_before(call.mark)) in known:
            yield call


def _without_return(paragraph: etree._Element) -> etree._Element:
    """Take the link back to the call, an arrow, off the end of a note."""
    last = paragraph[-1] if len(paragraph) else paragraph
    if (
        local(last) == "ref"
        and not re.search(r"[\w.,;:!?)\]”»]", "".join(map(str, last.itertext())))
        and not (last.tail or "").strip()
    ):
        paragraph.remove(last)
        end = paragraph[-1] if len(paragraph) else paragraph
        within = "tail" if len(paragraph) else "text"
        setattr(end, within, (getattr(end, within) or "").rstrip() or None)
    return paragraph


def _place(texts: Sequence[_Text]) -> None:
    """Put the texts where their first calls stand; what stands later in a text is changed first."""
    made = []
    for text in texts:
        content = _without_return(content_of("p", text.content, text.cut))
        if text.lead is not None:
            content.set(MARKED, "true")
        note = note_of(text.mark, *(each for each in (text.lead, content) if each is not None))
        note[0].set(BOOKMARKS, " ".join(text.names))
        made += [(call, called_again(text.mark) if place else note) for place, call in enumerate(text.calls)]
    for call, element in sorted(made, key=lambda each: each[0].span, reverse=True):
        if not call.within:
            element.tail = call.element.tail
            _parent(call.element).replace(call.element, element)
            continue
        words, (start, end) = str(getattr(call.element, call.within)), call.span
        element.tail = words[end:] or None
        setattr(call.element, call.within, words[:start] or None)
        if call.within == "text":
            call.element.insert(0, element)
        else:
            parent = _parent(call.element)
            parent.insert(parent.index(call.element) + 1, element)
