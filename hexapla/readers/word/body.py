"""From the units of a Word file to lines: masthead and front taken off, captions and notes put to their tables."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from hexapla.akn.names import LOOK
from hexapla.akn.reading import Slot
from hexapla.codes import finding
from hexapla.domain.label_patterns import matches
from hexapla.findings import Finding
from hexapla.readers.masthead.front import front_slots
from hexapla.readers.masthead.recognition import has_front, read_masthead
from hexapla.readers.structure.content import is_empty
from hexapla.readers.structure.lines import CONTINUATION, PLAIN, Line
from hexapla.readers.word.caption_words import CAPTION, LABEL
from hexapla.readers.word.characters import is_formula_alone, plain
from hexapla.readers.word.contents import begins_contents, contents_line
from hexapla.readers.word.context import continues_item, frames_apart, is_bold, is_caption, opens_annex
from hexapla.readers.word.front import Front, is_masthead, key_of, stands_for_name, text_of
from hexapla.readers.word.front_bodies import FRONT, is_labelled, names_body
from hexapla.readers.word.front_notes import FrontNotes, with_front_notes
from hexapla.readers.word.heading_pictures import pictures_below
from hexapla.readers.word.names import paragraphs
from hexapla.readers.word.outlines import kind_of_outline, look_of_heading, words_of
from hexapla.readers.word.own_file import OwnFile
from hexapla.readers.word.paragraph_text import ParagraphTexts, without_format
from hexapla.readers.word.signatures import whole_signatures
from hexapla.readers.word.styles import HEADINGS, Styles
from hexapla.readers.word.tables import Tables, TextUnit
from hexapla.readers.word.units import Paragraph, Row, Table, Unit

LONGEST_TITLE = 400

_UNIT = re.compile(r"\([^()]+\)")  # what the figures below are: no heading, whatever its style
_STAR = re.compile(r"[\t \u00a0]*\*{1,6}(?=[\t \u00a0\w])")
_FIRST = 8
"""Among how many paragraphs and tables at the beginning a masthead is looked for."""

_END_MARK = re.compile(r"\*{1,3}$")


class BodyReader:
    """Makes the lines of one file."""

    def __init__(self, texts: ParagraphTexts, styles: Styles, own: OwnFile, language: str) -> None:
        self.texts, self.styles, self.own, self.language = texts, styles, own, language
        self.front = Front(language)
        self.findings: list[Finding] = []
        self.tables = Tables(texts, own)
        self.below_label = 0  # lines below the label of a caption: its title is 1, its unit 2
        self.front_notes = FrontNotes(texts.name, language, self.findings)
        self.styled: list[str] = []

    @property
    def slots(self) -> list[Slot]:
        """The lines of the masthead, in source order."""
        return self.front.slots

    @property
    def titles(self) -> list[etree._Element]:
        """The contents of the titles, with the notes that they call."""
        return [slot.content for slot in self.slots if slot.key == "title" and slot.content is not None]

    # masthead

    def take_heads(self, roots: Sequence[etree._Element]) -> None:
        """Take the masthead from the head of the first page."""
        for root in roots:
            for paragraph in paragraphs(root):
                self._take(text_of(paragraph), 0, is_name=stands_for_name(paragraph))

    def settle(self, symbol: str, job: str | None) -> None:
        """Compare with what the file's properties state; report lines that nobody understood."""
        self.findings += self.front.settle_symbol(symbol, self.texts.name)
        if job:
            self.slots.append(Slot("job_number", job, 0))

    def _take(self, text: str, line: int, *, is_name: bool = False) -> None:
        if not self.own.is_ours_to_say(text):
            self.front.take(text, line, is_name=is_name)

    # lines

    def lines(self, units: Sequence[Unit]) -> list[Line]:
        """Return the lines of the body; the slots of its masthead and front are taken on the way."""
        texts = [self.tables.words(unit) if isinstance(unit, Paragraph) else unit for unit in units]
        kept = [each for each in texts if isinstance(each, Table) or self.texts.shows(each.content)]
        rest = frames_apart(each for held in self._after_front(kept) for each in self.tables.opened(held))
        for slot in self.front.unknown:
            self._report("M-204", slot.line, before=slot.text)
        self.slots.extend(self.front.unknown)
        if not self.own.is_ours:
            rest = list(whole_signatures(pictures_below(rest, self.texts), self.language))
        lines = list(self._body(rest))
        if self.tables.hidden:
            self._report("F-203", 0, before=str(self.tables.hidden))
        self.texts.repairs += self.front.furniture
        lines, moved = with_front_notes(self._after_typed_lines(lines), self.front_notes.lines, self.slots)
        self.texts.repairs += moved
        return lines

    def _after_typed_lines(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Take a masthead, or a front below a masthead in a table, that was typed as plain paragraphs; return the rest."""
        slots: Sequence[Slot]
        if not self.front.is_there:
            slots, taken = read_masthead(lines, self.language)
        elif not self.front.has("title") and has_front(self.slots, lines, self.language):
            slots, taken = front_slots(lines, self.language, self.slots)
        else:
            return lines
        self.slots.extend(self.front_notes.of_lines(slots, lines[:taken]))
        return lines[taken:]

    def _after_front(self, kept: Sequence[TextUnit | Table]) -> Iterator[TextUnit | Table]:
        """Yield what follows the front; notes typed below it stay in the text."""
        masthead = next((each for each in kept[:_FIRST] if isinstance(each, Table) and self._is_masthead(each)), None)
        if masthead is not None:  # a frame may hold it, anchored in the line below it
            self._take_table(masthead)
            kept = [each for each in kept if each is not masthead]
        for index, each in enumerate(kept):
            if isinstance(each, Table):
                yield from kept[index:]
                return
            if _STAR.match(each.text) and self.front.is_there:
                yield each
            elif not self._take_front(each, kept[index + 1 : index + 2]):
                yield from kept[index:]
                return

    def _is_masthead(self, table: Table) -> bool:
        texts = [plain(self.texts.content(each)) for each in table.paragraphs()]
        return not self.front.is_there and is_masthead([text for text in texts if text.strip()], self.language)

    def _take_table(self, table: Table) -> None:
        for place, row in enumerate(table.rows):
            for cell in row.cells:
                for unit in Table((Row(is_head=False, cells=(cell,)),), 0).paragraphs():
                    count, content = len(self.slots), self.texts.content(unit)
                    self._take(plain(content), unit.number, is_name=place > 0 and cell is not row.cells[-1])
                    if any(character.kind == "note" for character in content):
                        called = self.texts.element("p", content, unit)
                        self.slots[count:] = self.front_notes.of_line(self.slots[count:], called, unit.number)

    def _take_front(self, each: TextUnit, below: Sequence[TextUnit | Table]) -> bool:
        """Take a line of the block under the masthead; False where the text begins."""
        calls = any(character.kind == "note" for character in each.content)
        if self.own.is_ours_to_say(each.text) and not calls:
            return True
        if not self.front.is_there and each.unit.kind not in FRONT:
            return False
        kind = self._front_kind(each, below)
        if kind is None:
            return False
        text, number = " ".join(each.text.split()), each.unit.number
        if kind == "title":
            self.slots.append(Slot(kind, text, number, self._title(each)))
        else:
            kind = "session" if kind in ("agenda", "agenda_title") else kind
            called = self.texts.element("p", each.content, each.unit)
            self.slots.extend(self.front_notes.of_line([Slot(kind, text, number)], called, number))
        return True

    def _front_kind(self, each: TextUnit, below: Sequence[TextUnit | Table]) -> str | None:
        kind, has_title = each.unit.kind, self.front.has("title")
        if not each.text.strip() or (self.own.is_ours and self.own.eid(each.unit.bookmarks)):
            return None
        if each.unit.label or len(each.text) > LONGEST_TITLE or (kind == "title" and has_title):
            return None
        if kind in FRONT:
            return "title" if kind == "subtitle" and not has_title and not self.own.is_ours else kind
        if kind in HEADINGS:
            return self._heading_of_front(each, kind, has_title=has_title)
        return self._plain_line_of_front(each, below, has_title=has_title)

    def _plain_line_of_front(self, each: TextUnit, below: Sequence[TextUnit | Table], *, has_title: bool) -> str | None:
        """Return what a line without a style of its own is in the block under the masthead."""
        known = key_of(each.text, self.language)
        if known in ("committee", "received", "session") and not self.front.has(known):
            return known
        if has_title or each.text.endswith((".", ";", ",")) or self.front.has("received"):
            return None
        if is_bold(each.content) and matches("title", each.text, self.language):
            return "title"
        is_below = self.front.has("committee") or self.front.has("session")
        if not is_below and names_body(each, below, self.language):
            return "committee"
        return "session" if self.own.is_ours else None

    def _heading_of_front(self, each: TextUnit, kind: str, *, has_title: bool) -> str | None:
        """Tell a title from the first heading: it has no number, and in our files no outline level and no id."""
        if self.own.is_ours:
            if each.unit.outline is not None or self.own.eid(each.unit.bookmarks):
                return None
            return "subtitle" if kind == "h1" else "title"
        if has_title and matches("subtitle", each.text, self.language):
            return "subtitle"
        is_title = kind in ("part", "chapter") and not has_title and not matches("contents", each.text, self.language)
        return "title" if is_title and not is_labelled(each.text) else None

    def _title(self, each: TextUnit) -> etree._Element:
        content = without_format(each.content, "b")
        mark = _END_MARK.search(each.text)
        if mark and all(character.kind == "text" for character in content[-len(mark[0]) :]):
            content = self.texts.with_lost_note(content, len(mark[0]))
        return self.texts.element("docTitle", content, each.unit)

    # body

    def _body(self, rest: Sequence[TextUnit | Table]) -> Iterator[Line]:
        captions: list[TextUnit] = []
        kinds = [each.unit.kind for each in rest if isinstance(each, TextUnit)]
        self.styled = [kind for kind in kinds if kind in HEADINGS]
        is_annex = False
        for index, each in enumerate(rest):
            following = rest[index + 1] if index + 1 < len(rest) else None
            if isinstance(each, TextUnit) and each.unit.number in self.tables.used:
                continue
            if isinstance(each, Table):
                last = max((paragraph.number for paragraph in each.paragraphs()), default=each.number)
                yield from self._with_charts(self.tables.line(each, captions, rest[index + 1 :]), last)
                captions = []
            elif begins_contents(each, following, self.tables, self.language):
                yield from self._contents(each, rest[index + 1 :])
            elif is_caption(each, self.own, captions, rest, index):
                captions.append(each)
            elif each.unit.number not in self.tables.used and not self.own.is_ours_to_say(each.text):
                is_annex = opens_annex(each, self.own, self.language, rest[index + 1 :], is_title=is_annex)
                style = "chapter" if is_annex else None
                if not self.own.is_ours and continues_item(each, self.styles, rest[:index], rest[index + 1 :]):
                    style = CONTINUATION
                yield from self._with_charts(self._line(each, style), each.unit.number)
                self.below_label = 1 if LABEL.fullmatch(each.text.strip()) else 2 * (self.below_label == 1)
                continue
            is_annex, self.below_label = False, 0

    def _with_charts(self, lines: Iterator[Line], number: int) -> Iterator[Line]:
        """Yield the lines of a unit, and behind them what its charts say."""
        yield from lines
        yield from (Line(number, "", block=table) for table in self.texts.pictures.taken_charts())

    def _contents(self, each: TextUnit, rest: Sequence[TextUnit | Table]) -> Iterator[Line]:
        """Yield the contents list of the source; that of a file of ours is ours."""
        line = contents_line(each, rest, self.tables, self.language)
        if not self.own.is_ours:
            self._report("F-206", line.number)
            yield line

    def _line(self, each: TextUnit, style: str | None = None) -> Iterator[Line]:
        unit, look = each.unit, ""
        if style is None:
            style = self._style(each)
            look = look_of_heading(each, style, self.styled)
        element = self.texts.element("p", words_of(each.content, style, look), unit)
        if is_empty(element):
            return
        if look:
            element.set(LOOK, look)
        self.own.keep_by_hand(element, unit.bookmarks)
        yield Line(
            number=unit.number,
            text=each.text,
            tabs=each.tabs,
            style=style,
            label=unit.label or None,
            content=element,
            level=self._level(unit, style),
            eid=self.own.eid(unit.bookmarks),
        )

    def _style(self, each: TextUnit) -> str | None:
        unit = each.unit
        if is_formula_alone(each.content):
            return CONTINUATION
        is_heading = unit.kind in HEADINGS or unit.outline is not None
        is_unit = (self.below_label or len(each.text.split()) > 1) and _UNIT.fullmatch(each.text)
        is_named = CAPTION.match(each.text) or ((self.below_label == 1 or is_unit) and not unit.label)
        if is_heading and not self.own.is_ours and is_named:
            return PLAIN  # a caption that stands at no table is still no heading
        if unit.kind in (*HEADINGS, "item", "quote"):
            return unit.kind
        if unit.kind in ("title", "subtitle", "agenda_title"):
            return "chapter"
        if unit.outline is not None:
            return kind_of_outline(each, unit.outline, self.styles, self.styled)
        return "paragraph"

    def _level(self, unit: Paragraph, style: str | None) -> int:
        if style in HEADINGS:
            return unit.outline + 1 if self.own.is_ours and unit.outline is not None else 0
        return self.styles.depth(unit.element) if unit.label else 0

    def _report(self, code: str, line: int, **values: object) -> None:
        self.findings.append(finding(code, file=self.texts.name, line=line or None, language=self.language, **values))
