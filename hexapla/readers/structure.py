"""From lines to a body: headings nested, paragraphs numbered, items in lists; nothing is ever refused."""

import copy
import re
from collections.abc import Sequence

from lxml import etree

from hexapla.akn.names import E
from hexapla.akn.reading import Repair
from hexapla.catalogue import language as language_of
from hexapla.codes import finding
from hexapla.dates import parse_day
from hexapla.readers.flat_tables import build_table
from hexapla.readers.items import Lists
from hexapla.readers.labels import BLANKS, ends_sentence, may_be_heading
from hexapla.readers.lines import Line
from hexapla.readers.masthead import phrase_lines
from hexapla.readers.notes import Notes, find_notes
from hexapla.readers.tree import Structure, Tree
from hexapla.readers.units import HEADING_STYLES, Unit, Units, divides
from hexapla.typography.marks import Call, marked

__all__ = ["Structure", "build_structure"]

MOVED_NOTE = "N-101"
BRACKETED_MARK = "N-102"

_BRACKETS = re.compile(r"[(\[（].{1,200}[)\]）]\*{0,3}")
_LONGEST_ARTICLE_TITLE = 150
_LONGEST_TITLE = 700
_LONGEST_LINE_OF_TWO = 60
_LONGEST_PREFIX = 5
_BEFORE_TEXT = frozenset({"paragraph", "chapter", "letter", "text", "article", "part", "book_chapter", "book_section", "heading", "table", "block", "prefixed"})


def build_structure(lines: Sequence[Line], language: str, name: str, notes: Notes | None = None) -> Structure:
    """Return the structure of the lines that follow a masthead; any lines give a valid body.

    `notes` are the notes of these lines, where the caller has looked for them already.
    """
    notes = notes or find_notes(lines, language)
    kept = [line for index, line in enumerate(lines) if index not in notes.texts]
    calls = {id(line): notes.calls.get(index, []) for index, line in enumerate(lines)}
    units = Units(kept, language)
    builder = _Builder(units, language, name, calls)
    index = 0
    while index < len(units.rows):
        index += builder.take(units.rows[index])
    structure = builder.finished()
    for index in sorted(notes.texts):
        structure.repairs.append(Repair(MOVED_NOTE, lines[index].number, 0, lines[index].text, "", is_markup=True))
    for index, mark in notes.orphans:
        place = {"file": name, "line": lines[index].number, "language": language}
        structure.findings.append(finding("N-002", before=mark, **place))
    return structure


class _Builder:
    """Puts one unit after another into the tree."""

    def __init__(self, units: Units, language: str, name: str, calls: dict[int, list[Call]]) -> None:
        self.units, self.language, self.name, self.calls = units, language, name, calls
        self.tree = Tree(Structure(E.mainBody()), several=units.decisions > 1)
        self.lists = Lists()
        self.number, self.scope, self.own_tabs = 0, 0, 0
        self.numbered_heading = 0
        self.is_quoting = self.is_sentence_open = False

    @property
    def structure(self) -> Structure:
        """What has been built so far."""
        return self.tree.structure

    def finished(self) -> Structure:
        """Return the structure, every body filled."""
        self.tree.finish()
        return self.structure

    def take(self, unit: Unit) -> int:
        """Add a unit to the tree, and those that belong to the same table or list; return how many."""
        if unit.scope != self.scope:
            self.scope, self.number, self.numbered_heading = unit.scope, 0, 0
        if unit.kind in ("table", "contents"):
            return self._run(unit)
        if unit.line.style in HEADING_STYLES:
            self._take_styled(unit)
            return 1
        method = getattr(self, f"_take_{unit.kind}", self._take_text)
        method(unit)
        return 1

    def _run(self, unit: Unit) -> int:
        """Add a run of lines of one kind: a table, or the contents list."""
        rows = [unit.line]
        follower = self.units.after(unit.index)
        while follower is not None and follower.kind == unit.kind and (
            unit.kind == "contents" or follower.line.number == rows[-1].number + 1
        ):
            rows.append(follower.line)
            follower = self.units.after(follower.index)
        if unit.kind == "contents":
            self._add_contents(rows)
        else:
            table, repairs = build_table(rows, self.language)
            self.structure.repairs += repairs
            if table is not None:
                self._add_block(table)
        return len(rows)

    def _add_contents(self, rows: Sequence[Line]) -> None:
        """Keep the contents list of the source as what it is: its lines, none of them a heading."""
        entries = [E.alinea(E.content(E.p(row.text))) for row in rows[1:]]
        self.tree.place.append(E.hcontainer({"name": "contents"}, self._text("heading", rows[0]), *entries))
        self._settle()

    def _add_block(self, block: etree._Element) -> None:
        self.tree.place.append(E.alinea(E.content(block)))
        self._settle()

    def _take_block(self, unit: Unit) -> None:
        if unit.line.block is not None:
            self._add_block(unit.line.block)

    def _settle(self, holder: etree._Element | None = None, *, is_open: bool = False) -> None:
        """Note what the next lines may belong to: the holder of lists, a sentence that has no end yet."""
        self.lists = Lists(holder)
        self.is_sentence_open = is_open
        self.is_quoting = False

    def _text(self, holder: str, line: Line, text: str | None = None) -> etree._Element:
        """Return an element with the words of a line (or the last of them), links, raised letters and notes in it."""
        text = line.text if text is None else text
        if line.content is not None:
            return _copied(holder, line, text)
        start = len(line.text.rstrip(BLANKS)) - len(text)
        calls = [
            Call(call.start - start, call.end - start, call.mark, call.text, call.is_repeat)
            for call in self.calls.get(id(line), ())
            if call.start >= start
        ]
        for call in calls:
            mark = text[call.start : call.end]
            if mark != call.mark:
                self.structure.repairs.append(Repair(BRACKETED_MARK, line.number, call.start, mark, call.mark, is_markup=True))
        element, repairs = marked(holder, text, self.language, line.number, calls)
        self.structure.repairs += repairs
        return element

    # headings

    def _take_decision(self, unit: Unit) -> None:
        heading = self._text("heading", unit.line, unit.text) if unit.text else None
        self.tree.open(unit.kind, unit.label.label, heading)
        self._settle()

    _take_resolution = _take_appendix = _take_decision

    def _take_annex(self, unit: Unit) -> None:
        if self.tree.several:
            self._take_decision(unit)
            return
        if unit.text and unit.label.label[-1:] in ":—–":
            self.tree.open_annex(self._text("heading", unit.line, unit.text), E.num(unit.label.label))
        else:
            self.tree.open_annex(self._text("heading", unit.line))
        self._settle()

    def _take_part(self, unit: Unit) -> None:
        heading = self._text("heading", unit.line, unit.text) if unit.text else None
        self.tree.open(unit.kind, unit.label.label, heading)
        self.numbered_heading = 0
        self._settle()

    _take_book_chapter = _take_book_section = _take_chapter = _take_part

    def _take_letter(self, unit: Unit) -> None:
        """Add a lettered heading; `B bis.` under a paragraph that ends with a colon is one of the text it amends."""
        if self.is_quoting and self.lists.holder is not None and len(unit.label.label.split()) > 1:
            self._add_item("point", unit)
        else:
            self._take_part(unit)

    def _take_article(self, unit: Unit) -> None:
        is_title = may_be_heading(unit.text)
        self.tree.open("article", unit.label.label, self._text("heading", unit.line, unit.text) if is_title else None)
        self._settle()
        if unit.text and not is_title:
            self._add_alinea(unit)

    def _take_heading(self, unit: Unit) -> None:
        if self._is_title(unit):
            return
        self.tree.open_unnumbered(unit.text, self._text("heading", unit.line))
        self._settle()

    def _take_styled(self, unit: Unit) -> None:
        """Add a heading whose style tells its level."""
        kinds = {"part": "part", "chapter": "chapter", "h1": "letter", "h23": "numbered"}
        kind = kinds.get(unit.line.style or "", unit.line.style or "h56")
        is_labelled = unit.kind in ("chapter", "letter", "paragraph", "point", "number", "dotted", "part") and unit.text
        label, text = (unit.label.label, unit.text) if is_labelled else ("", unit.line.text)
        if unit.kind in ("decision", "resolution", "annex", "appendix", "article"):
            getattr(self, f"_take_{unit.kind}")(unit)
        elif not (not label and self._is_title(unit)):
            self.tree.open(kind, label, self._text("heading", unit.line, text))
            self._settle()

    def _is_title(self, unit: Unit) -> bool:
        """Take a line as the title of the part, annex or article above it, or as the line in brackets under a heading."""
        holder = self.tree.subtitle_holder
        if holder is not None and unit.kind == "text" and _BRACKETS.fullmatch(unit.text):
            _insert(holder, self._text("subheading", unit.line))
            return True
        holder = self.tree.title_holder
        if holder is None or not may_be_heading(unit.text, _LONGEST_TITLE) or unit.kind not in ("text", "heading", "part", "plain"):
            return False
        follower = self.units.after(unit.index)
        is_short = len(unit.text) <= _LONGEST_ARTICLE_TITLE and not divides(follower)
        if self.tree.is_inside("article") and not is_short:
            return False
        title = self._text("heading", unit.line)
        if holder is self.tree.annex:
            _rename(holder.find("{*}heading"), "num")
            self.tree.annex = None
        _insert(holder, title)
        self._settle()
        return True

    # text

    def _take_text(self, unit: Unit) -> None:
        if self._is_title(unit):
            return
        if self._looks_like_heading(unit):
            is_guess = self.tree.open_unnumbered(unit.text, self._text("heading", unit.line))
            if is_guess:
                place = {"file": self.name, "line": unit.line.number, "language": self.language}
                self.structure.findings.append(finding("S-006", before=unit.text, **place))
            self._settle()
        else:
            self._add_alinea(unit)

    def _take_plain(self, unit: Unit) -> None:
        self._add_alinea(unit)

    def _add_alinea(self, unit: Unit) -> None:
        alinea = E.alinea(E.content(self._text("p", unit.line, unit.text)))
        self.tree.place.append(alinea)
        is_date = parse_day(unit.text, language_of(self.language)) is not None
        is_whole = is_date or ends_sentence(unit.text) and not unit.text.endswith((",", "،", "，"))
        self._settle(alinea, is_open=not is_whole and bool(re.search(r"\w", unit.text)))

    def _looks_like_heading(self, unit: Unit) -> bool:
        follower = self.units.after(unit.index)
        text = unit.text
        if unit.kind != "text" or not may_be_heading(text) or follower is None or self.is_sentence_open:
            return False
        if self._is_no_heading(text) or follower.kind in ("text", "plain") and self._opens_text(follower):
            return False
        if self.tree.after_heading and divides(follower) and len(text) > _LONGEST_LINE_OF_TWO:
            return False
        if unit.line.tabs:
            return True
        starts_well = not text[0].islower() and (text[0].isalpha() or text[0].isdigit())
        return starts_well and follower.kind in _BEFORE_TEXT and not self.lists

    def _is_no_heading(self, text: str) -> bool:
        """Tell whether a line is a date, or the name of an organ that speaks in a preamble."""
        folded = re.sub(r"\s+", " ", text).casefold()
        starts = range(min(len(folded), _LONGEST_PREFIX))  # a language may glue a small word to a name
        is_organ = any(folded[start:] in phrase_lines(self.language) for start in starts)
        return is_organ or parse_day(text, language_of(self.language)) is not None

    def _opens_text(self, follower: Unit) -> bool:
        """Tell whether a line goes on with what stands above it: a clause of a preamble, or a date under a meeting."""
        is_clause = follower.text.endswith((",", "،", "，")) or follower.text[:1].islower()
        return is_clause or parse_day(follower.text, language_of(self.language)) is not None

    # paragraphs

    def _take_paragraph(self, unit: Unit) -> None:
        if self._is_numbered_heading(unit):
            self.numbered_heading = unit.label.number or 0
            self.tree.open("numbered", unit.label.label, self._text("heading", unit.line, unit.text))
            self._settle()
        elif self._is_quoted(unit):
            self._add_item("point", unit)
            self.is_quoting = True
        else:
            self._add_paragraph(unit)

    def _add_paragraph(self, unit: Unit) -> None:
        paragraph = E.paragraph(E.num(unit.label.label), E.content(self._text("p", unit.line, unit.text)))
        self.tree.place.append(paragraph)
        self._settle(paragraph)
        self.is_quoting = unit.text.endswith((":", "："))
        if unit.label.number is not None:
            self.number, self.own_tabs = unit.label.number, unit.line.tabs

    def _take_prefixed(self, unit: Unit) -> None:
        self._add_paragraph(unit)

    def _is_numbered_heading(self, unit: Unit) -> bool:
        """Tell whether a number stands before a heading: the paragraph below it goes on with the row of paragraphs."""
        number, follower = unit.label.number, self.units.after(unit.index)
        if number is None or follower is None or self.is_quoting or not may_be_heading(unit.text) or unit.text[0].islower():
            return False
        if self.tree.is_inside("article"):
            return False
        if follower.kind == "paragraph":
            return follower.label.number == self.number + 1
        if follower.kind == "prefixed":
            return follower.label.label.startswith(unit.label.label)
        is_next = number in (1, self.numbered_heading + 1)
        return is_next and follower.kind == "text" and ends_sentence(follower.text) and not self.units.comes_again(unit, number)

    def _is_quoted(self, unit: Unit) -> bool:
        """Tell whether a number belongs to another text, quoted or listed under a paragraph that ends with a colon."""
        if self.lists.holder is None or not self.is_quoting:
            return False
        number, wanted = unit.label.number, self.number + 1
        if number is None:  # 24 bis.
            return not re.match(rf"{self.number}\D", unit.label.label)
        has_tabs = unit.line.tabs > 0 and self.own_tabs > 0
        is_deeper = unit.line.tabs > self.own_tabs
        if number == wanted:
            return self._is_wanted_later(unit, wanted) and (is_deeper or not has_tabs)
        return number <= self.number or (is_deeper if has_tabs else self.units.comes_again(unit, wanted))

    def _is_wanted_later(self, unit: Unit, wanted: int) -> bool:
        """Tell whether the number that is next stands again further down, this one being of the quoted row."""
        again = self.units.next_place(unit, wanted)
        if again is None:
            return False
        quoted = self.lists.open[0].last if self.lists else ""
        following = self.units.next_place(unit, wanted + 1)
        return quoted == str(wanted - 1) or following is None or again < following

    # items

    def _take_bullet(self, unit: Unit) -> None:
        self._add_item("indent", unit)

    def _take_point(self, unit: Unit) -> None:
        self._add_item("point", unit)

    def _take_quoted(self, unit: Unit) -> None:
        if self.lists.holder is None:
            self._add_paragraph(unit)
        else:
            self._add_item("point", unit)
            self.is_quoting = True

    def _take_number(self, unit: Unit) -> None:
        """Add (1): a paragraph of an article, else an item; or `1` and a tab: a paragraph where it is the next."""
        is_bare = unit.label.label.isdecimal()
        if self.tree.is_inside("article") or (is_bare and unit.label.number == self.number + 1):
            self._add_paragraph(unit)
        elif is_bare:
            self._add_alinea_with_label(unit)
        else:
            self._add_item("point", unit)

    def _take_dotted(self, unit: Unit) -> None:
        if self.lists.continues(unit.label, unit.line):
            self._add_item("point", unit)
        else:
            self._add_alinea_with_label(unit)

    def _add_alinea_with_label(self, unit: Unit) -> None:
        """Keep a line whose label means nothing here as it stands."""
        alinea = E.alinea(E.content(self._text("p", unit.line)))
        self.tree.place.append(alinea)
        self._settle(alinea)

    def _add_item(self, name: str, unit: Unit) -> None:
        content = self._text("p", unit.line, unit.text)
        self.lists.add(name, unit.label, unit.line, content, self.tree.place)


def _copied(holder: str, line: Line, text: str) -> etree._Element:
    """Return the styled words of a line under another name, the typed label before them taken off."""
    element = copy.deepcopy(line.content)
    assert element is not None  # noqa: S101  the caller has looked
    _rename(element, holder)
    surplus = len(line.text) - len(text)
    if surplus > 0 and line.label is None:
        element.text = (element.text or "")[surplus:].lstrip(BLANKS) or None
    return element


def _rename(element: etree._Element | None, name: str) -> None:
    if element is not None:
        element.tag = f"{{{etree.QName(element).namespace}}}{name}"


def _insert(holder: etree._Element, heading: etree._Element) -> None:
    """Put a heading behind the label and headings that a holder has, before everything else."""
    place = sum(1 for child in holder if etree.QName(child).localname in ("num", "heading", "subheading"))
    holder.insert(place, heading)
