"""From lines to a body: headings nested, paragraphs numbered, items in lists; nothing is ever refused."""

import re
from collections.abc import Sequence

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.akn.reading import Repair
from hexapla.codes import finding
from hexapla.readers.structure.classification import LineClassifier, Numbering
from hexapla.readers.structure.content import go_on, insert_heading, quote
from hexapla.readers.structure.flat_tables import build_table
from hexapla.readers.structure.items import Lists
from hexapla.readers.structure.labels import may_be_heading, style_of
from hexapla.readers.structure.line_markup import LineMarkup
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.note_calls import Notes
from hexapla.readers.structure.notes import MOVED, find_notes
from hexapla.readers.structure.quotations import Quotation, quotation_after
from hexapla.readers.structure.tree import Structure, Tree
from hexapla.readers.structure.units import Unit, Units, divides

_LONGEST_ARTICLE_TITLE, _LONGEST_TITLE = 150, 700


def build_structure(lines: Sequence[Line], language: str, name: str, notes: Notes | None = None) -> Structure:
    """Return the structure of the lines that follow a masthead; any lines give a valid body.

    `notes` are the notes of these lines, where the caller has looked for them already.
    """
    notes = notes or find_notes(lines, language)
    units = Units([line for index, line in enumerate(lines) if index not in notes.texts], language)
    builder = _Builder(units, LineMarkup(lines, notes, language), name)
    index = 0
    while index < len(units.rows):
        index += builder.take(units.rows[index])
    structure = builder.finished()
    for index in sorted(notes.texts):
        structure.repairs.append(Repair(MOVED, lines[index].number, 0, lines[index].text, "", is_markup=True))
    for index, mark in notes.orphans:
        structure.findings.append(finding("N-002", before=mark, line=lines[index].number, file=name, language=language))
    return structure


class _Builder:
    """Puts one unit after another into the tree."""

    def __init__(self, units: Units, markup: LineMarkup, name: str) -> None:
        self.units, self.markup, self.name = units, markup, name
        self.language = markup.language
        self.classifier = LineClassifier(units, markup.language)
        self.tree = Tree(Structure(E.mainBody()), several=units.decisions > 1)
        self.lists = Lists()
        self.numbering = Numbering()
        self.is_sentence_open = False
        self.quotation = Quotation()

    def finished(self) -> Structure:
        """Return the structure, every body filled."""
        self.tree.finish()
        self.tree.structure.repairs[:0] = self.markup.repairs
        return self.tree.structure

    def take(self, unit: Unit) -> int:
        """Add a unit to the tree, and those that belong to the same table or list; return how many."""
        if unit.scope != self.numbering.scope:
            self.numbering = Numbering(unit.scope)
        if unit.kind in ("table", "contents"):
            return self._run(unit)
        inside, below = self.lists.innermost, self.units.texts_below(unit)
        is_quoted = inside is not None and self.quotation.takes(unit.kind, unit.line.text, below)
        method = getattr(self, f"_take_{'quotation' if is_quoted else unit.kind}", self._take_text)
        method(unit)
        return 1

    def _settle(self, holder: etree._Element | None = None, *, is_open: bool = False) -> None:
        """Note what the next lines may belong to: the holder of lists, a sentence that has no end yet."""
        self.lists = Lists(holder)
        self.is_sentence_open = is_open
        self.numbering.is_quoting, self.numbering.quoted = False, ""
        self.quotation = Quotation()

    # tables and contents lists

    def _run(self, unit: Unit) -> int:
        """Add a run of lines of one kind: a table, or the contents list."""
        rows = self.units.run(unit)
        if unit.kind == "contents":
            self._add_contents(rows)
        else:
            table, repairs = build_table(rows, self.language, self.markup.calls)
            self.markup.repairs += repairs
            if table is not None:
                self._add_block(table)
        return len(rows)

    def _add_contents(self, rows: Sequence[Line]) -> None:
        """Keep the contents list of the source as what it is: its lines, none of them a heading."""
        entries = [E.alinea(E.content(E.p(row.text))) for row in rows[1:]]
        self._add_block(E.hcontainer({"name": "contents"}, self.markup.element("heading", rows[0]), *entries))

    def _add_block(self, block: etree._Element) -> None:
        self.tree.place.append(block if local(block) == "hcontainer" else E.alinea(E.content(block)))
        self._settle()

    def _take_block(self, unit: Unit) -> None:
        if unit.line.block is not None:
            self._add_block(unit.line.block)

    # headings

    def _open(self, unit: Unit, kind: str = "") -> None:
        """Open a labelled heading; one without words may find them on the next line."""
        heading = self.markup.element("heading", unit.line, unit.text) if unit.text else None
        self.tree.open(kind or unit.kind, unit.label.label, heading)
        self._settle()

    _take_decision = _take_resolution = _take_appendix = _open

    def _take_part(self, unit: Unit) -> None:
        self._open(unit)
        self.numbering.heading = 0

    _take_book_chapter = _take_book_section = _take_chapter = _take_part

    def _take_letter(self, unit: Unit) -> None:
        """Add a lettered heading; `B bis.` under a paragraph that ends with a colon is one of the text it amends."""
        if self.lists.holder is not None and self.classifier.is_quoted(unit, self.numbering):
            self._add_item("point", unit)
        else:
            self._take_part(unit)

    def _take_annex(self, unit: Unit) -> None:
        if self.tree.several:
            self._open(unit)
            return
        if unit.text and unit.label.label[-1:] in ":—–":
            self.tree.open_annex(self.markup.element("heading", unit.line, unit.text), E.num(unit.label.label))
        else:
            self.tree.open_annex(self.markup.element("heading", unit.line))
        self._settle()

    def _take_article(self, unit: Unit) -> None:
        is_title = may_be_heading(unit.text)
        heading = self.markup.element("heading", unit.line, unit.text) if is_title else None
        self.tree.open("article", unit.label.label, heading)
        self._settle()
        if unit.text and not is_title:
            self._add_alinea(unit)

    def _take_heading(self, unit: Unit) -> None:
        if not self._is_title(unit):
            self.tree.leave_article()
            self.tree.open_unnumbered(unit.text, self.markup.element("heading", unit.line))
            self._settle()

    def _is_title(self, unit: Unit) -> bool:
        """Take a line as the title of the part, annex or article above it, or as the line that belongs to the heading above it."""
        holder = self.tree.title_holder
        if holder is None or not may_be_heading(unit.text, _LONGEST_TITLE) or unit.text.startswith(("(", "[", "（")):
            return self._is_second_line(unit)
        is_short = len(unit.text) <= _LONGEST_ARTICLE_TITLE and not divides(self.units.after(unit.index))
        if self.tree.is_inside("article") and not is_short:
            return False
        title = self.markup.element("heading", unit.line)
        if holder is self.tree.annex:
            self.tree.label_annex()
        insert_heading(holder, title)
        self._settle()
        return True

    def _is_second_line(self, unit: Unit) -> bool:
        """Take a line as the one below a heading: `(Agenda item 3)`, when and by whom a text was adopted."""
        holder = self.tree.subtitle_holder
        if holder is None or not self.classifier.is_second_line(unit):
            return False
        insert_heading(holder, self.markup.element("subheading", unit.line))
        return True

    # text

    def _take_text(self, unit: Unit) -> None:
        if self._is_title(unit):
            return
        is_in_list, is_open = bool(self.lists), self.is_sentence_open
        if not self.classifier.is_heading(unit, self.numbering, is_in_list=is_in_list, is_open=is_open):
            self._add_alinea(unit)
            return
        if self.tree.open_unnumbered(unit.text, self.markup.element("heading", unit.line)):
            place = {"file": self.name, "line": unit.line.number, "language": self.language}
            self.tree.structure.findings.append(finding("S-006", before=unit.text, **place))
        self._settle()

    def _take_continuation(self, unit: Unit) -> None:
        """Add one more paragraph to the item or paragraph above it."""
        if self.lists.innermost is None:
            self._add_alinea(unit)
        else:
            go_on(self.lists.innermost, self.markup.element("p", unit.line, unit.text))

    def _take_quotation(self, unit: Unit) -> None:
        """Put a quoted paragraph below the paragraph or item above it."""
        holder = self.lists.innermost
        if holder is None:
            holder = E.alinea(E.content())
            self.tree.place.append(holder)
            self._settle(holder)
        quote(holder, unit.label.label, self.markup.element("p", unit.line, unit.text))

    def _take_closing(self, unit: Unit) -> None:
        """Add the words that close a treaty: they stand behind its articles, in none of them."""
        if self.tree.is_inside("article"):
            self.tree.leave_parts()
        self._add_alinea(unit)

    def _add_alinea(self, unit: Unit, text: str | None = None) -> None:
        text = unit.text if text is None else text
        alinea = E.alinea(E.content(self.markup.element("p", unit.line, text)))
        self.tree.place.append(alinea)
        self._settle(alinea, is_open=self.classifier.is_open(text))
        self.quotation = quotation_after(text, self.language, is_numbered=False)

    _take_plain = _add_alinea

    # paragraphs

    def _take_paragraph(self, unit: Unit) -> None:
        is_item = unit.index in self.units.listed or self.lists.counts_below(unit.label.number, self.numbering.number)
        if is_item or (self.lists.holder is not None and unit.line.level > self.numbering.level > 0):
            self._add_item("point", unit)
        elif not self.tree.is_inside("article") and self.classifier.is_numbered_heading(unit, self.numbering):
            self._open(unit, "numbered")
            self.numbering.heading = unit.label.number or 0
        elif self.lists.holder is not None and self.classifier.is_quoted(unit, self.numbering):
            self._add_quoted(unit)
        else:
            self._add_paragraph(unit)

    def _add_paragraph(self, unit: Unit) -> None:
        paragraph = E.paragraph(E.num(unit.label.label), E.content(self.markup.element("p", unit.line, unit.text)))
        self.tree.place.append(paragraph)
        self._settle(paragraph)
        self.numbering.is_quoting = unit.text.endswith((":", "："))
        self.quotation = quotation_after(unit.text, self.language, is_numbered=True)
        if unit.label.number is not None:
            self.numbering.number, self.numbering.tabs = unit.label.number, unit.line.tabs
            self.numbering.style, self.numbering.level = style_of(unit.label.label), unit.line.level

    _take_prefixed = _add_paragraph

    # items

    def _take_bullet(self, unit: Unit) -> None:
        self._add_item("indent", unit)

    def _take_point(self, unit: Unit) -> None:
        rank = "h56" if re.sub(r"\W", "", unit.label.label) == "i" else "h4"
        kind = rank if rank == "h4" or not self.tree.is_inside("h56") else "h56"
        if self.classifier.is_lettered_heading(unit, self.numbering, has_sibling=self.tree.is_inside(kind)):
            self._open(unit, kind)
        else:
            self._add_item("point", unit)

    def _take_quoted(self, unit: Unit) -> None:
        if self.lists.holder is None:
            self._add_paragraph(unit)
        else:
            self._add_quoted(unit)

    def _add_quoted(self, unit: Unit) -> None:
        if (holder := self.quotation.begun(self.lists.holder)) is not None:
            self.lists = Lists(quote(holder, unit.label.label, self.markup.element("p", unit.line, unit.text)))
        else:
            self._add_item("point", unit)
        self.numbering.is_quoting, self.numbering.quoted = True, str(unit.label.number or "")

    def _take_number(self, unit: Unit) -> None:
        """Add (1): a paragraph of an article, else an item; or `1` and a tab: a paragraph where it is the next."""
        is_bare = unit.label.label.isdecimal()
        is_item = self.numbering.is_quoting and not is_bare and self.numbering.style != style_of(unit.label.label)
        if (self.tree.is_inside("article") and not (is_item and self.numbering.style)) or (
            is_bare and unit.label.number == self.numbering.number + 1
        ):
            self._add_paragraph(unit)
        elif is_bare:
            self._add_alinea(unit, unit.line.text)
        else:
            self._add_item("point", unit)

    def _take_dotted(self, unit: Unit) -> None:
        if self.lists.continues(unit.label, unit.line):
            self._add_item("point", unit)
        else:
            self._add_alinea(unit, unit.line.text)

    def _add_item(self, name: str, unit: Unit) -> None:
        self.lists.add(name, unit.label, unit.line, self.markup.element("p", unit.line, unit.text), self.tree.place)
        below = quotation_after(unit.text, self.language, is_numbered=False)
        self.quotation.may_begin = self.quotation.holder is None and below.may_begin
