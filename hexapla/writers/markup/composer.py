"""Blocks as HTML elements, for every writer whose pages are HTML: the web page and the PDF.

A `Composer` turns the blocks of one column into lxml elements.  The text that comes out is
the text of the document, mark by mark, nothing added.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from math import inf

from lxml import etree

from hexapla.akn.blocks import DRAWING, Block
from hexapla.akn.inlines import Run
from hexapla.akn.names import akn
from hexapla.domain.addresses import leads_outside
from hexapla.present.presentation import Column, Note, Presentation
from hexapla.typography.picture_size import drawn_width, is_large, width_in_points
from hexapla.writers.markup.elements import Attributes, Fragment, append_prose, child, data_address, element, last_is
from hexapla.writers.markup.emphasis import formula, marked
from hexapla.writers.markup.paragraph_class import class_of
from hexapla.writers.markup.picture_kinds import kind_of
from hexapla.writers.markup.sentence_spans import SentenceSpan, in_sentence_spans
from hexapla.writers.markup.table_layout import OUTSIDE, Columns, Room
from hexapla.writers.markup.table_notes import is_of_table
from hexapla.writers.markup.tables import table_markup
from hexapla.xml_tree import append_text

DEEPEST_HEADING = 6

NARROW_CELL = 0.9
"""The share of an equal column of a side-by-side page that the narrowest one has."""


class Flavour(StrEnum):
    """What the elements are for: a web page, or pages of paper (notes stand at their calls)."""

    HTML = "html"
    PDF = "pdf"


def room_on_paper(presentation: Presentation, columns: int, *, turns_pages: bool) -> Room:
    """Return where tables stand: in the text column, or in one of several; between the margins; on a page on its side."""
    station = presentation.station
    paper = station.paper[presentation.page_size]
    narrow = NARROW_CELL * paper.page / columns if columns else paper.text
    is_alone = turns_pages and not columns
    return Room(narrow, paper.page, paper.landscape if is_alone else None, station.tables, OUTSIDE if is_alone else 0)


def _is_of_drawing(item: Block) -> bool:
    above = item.element.iterancestors(akn("blockList")) if item.element is not None else ()
    return any(each.get("class") == DRAWING for each in above)


def body(column: Column, flavour: Flavour = Flavour.HTML) -> Fragment:
    """Return all blocks of a column, in reading order, items in nested lists."""
    return Composer(column, flavour).body()


GENEVA = Room(368.55, 481.95)
"""Where tables stand on pages of Geneva."""


@dataclass
class Composer:
    """Makes the HTML of one column, each id once.

    `suffix` is added to every id (`-fr` in side-by-side editions); `edition_columns` are all columns of a side-by-side
    edition on paper: a note then stands at the call of the first of them that has it and holds its text in every
    language, but below a table that of its own.  `media` are the bytes of pictures by their `src`; `room` is where tables stand on paper, `shared` are those that are divided there as their counterparts are.
    """

    column: Column
    flavour: Flavour = Flavour.HTML
    suffix: str = ""
    edition_columns: tuple[Column, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)
    used: set[str] = field(default_factory=set, repr=False)
    room: Room = GENEVA
    shared: Mapping[etree._Element, Columns] = field(default_factory=dict)
    sentence_spans: tuple[SentenceSpan, ...] = ()

    @property
    def on_paper(self) -> bool:
        """Tell whether this is for pages of paper."""
        return self.flavour is Flavour.PDF

    def body(self, blocks: Iterable[Block] | None = None) -> Fragment:
        """Return blocks (all of the column by default) as elements, items in nested lists."""
        root = element("div")
        lists: list[etree._Element] = []
        for block in self.column.blocks if blocks is None else blocks:
            del lists[block.level if block.kind not in ("heading", "annex") else 0 :]
            if block.kind == "item":
                self._item(root, lists, block)
            elif block.kind == "quote" and last_is(lists[-1][-1] if lists else root, "blockquote"):
                (lists[-1][-1] if lists else root)[-1].append(self._quoted(block))
            else:
                (lists[-1][-1] if lists else root).append(self.block(block))
        return Fragment(tuple(root))

    def cell(self, block: Block, *, in_outline: bool = True, sentence_spans: Sequence[SentenceSpan] = ()) -> Fragment:
        """Return one block for a row of a side-by-side edition, without its id: the cell bears that.

        `sentence_spans` are the parts of its text that have a counterpart in the other languages.  Headings of the other columns (`in_outline=False`) are paragraphs that look alike, so that
        the outline of the page is not doubled; `data-level` tells what they would be.
        """
        self.identify(block.eid)
        if sentence_spans:  # the ids given out stay the same ones
            return replace(self, sentence_spans=tuple(sentence_spans)).cell(block, in_outline=in_outline)
        if block.kind in ("heading", "annex") and not in_outline:
            return Fragment((self._heading(block, "p"),))
        if block.kind == "item":
            return Fragment((self._text("p", block, {"class": f"item level-{block.level}"}, wrap=True),))
        return Fragment((self.block(block),))

    def block(self, block: Block) -> etree._Element:
        """Return the element of one block; an item by itself is a list of one."""
        if block.kind in ("heading", "annex"):
            return self._heading(block, f"h{min(block.level + 1, DEEPEST_HEADING)}")
        if block.kind == "table":
            return table_markup(self, block)
        if block.kind == "figure":
            return self._figure(block)
        if block.kind == "quote":
            quote = element("blockquote", {"class": "quote"})
            quote.append(self._quoted(block))
            return quote
        attributes = {"class": class_of(block), "id": self.identify(block.eid)}
        return self._text("p", block, attributes, wrap=block.kind == "item")

    def _quoted(self, block: Block) -> etree._Element:
        return self._text("p", block, {"class": "quoted", "id": self.identify(block.eid)})

    def inline(self, parent: etree._Element, runs: Iterable[Run]) -> None:
        """Add runs at the end of an element: one link for what is one link."""
        for (href, language), group in groupby(runs, key=lambda run: (run.href, run.language)):
            place = parent
            if language and language not in (self.column.language.code, self.column.language.alpha3):
                place = child(place, "span", {"lang": language, "dir": "auto"})
            if href and (href.startswith("#") or leads_outside(href)):
                outside = None if href.startswith("#") else "external"
                place = child(place, "a", {"href": self._target(href), "rel": outside})
            for run in group:
                self._run(place, run)

    def notes(self) -> Fragment:
        """Return the notes of the column as list items, each with a link back to its call."""
        return Fragment(tuple(self._note(note) for note in self.column.notes if not note.is_lost))

    def identify(self, eid: str) -> str | None:
        """Return the HTML id of an eId, None when it was given out already."""
        made = f"{eid}{self.suffix}"
        if not eid or made in self.used:
            return None
        self.used.add(made)
        return made

    def number(self, block: Block) -> etree._Element:
        """Return the number of a block; on a web page that of a paragraph is its permalink."""
        if self.flavour is Flavour.HTML and block.kind == "paragraph":
            return element("a", {"class": "num", "href": f"#{block.eid}{self.suffix}"}, block.num)
        return element("span", {"class": "num"}, block.num)

    def _item(self, root: etree._Element, lists: list[etree._Element], block: Block) -> None:
        """Put an item into the list of its level; `lists` are the open lists, outermost first."""
        del lists[block.level :]
        while len(lists) < max(block.level, 1):
            holder = lists[-1][-1] if lists else root
            level = f"items level-{len(lists) + 1}{'' if lists or not _is_of_drawing(block) else ' drawing'}"
            lists.append(child(holder, "ul", {"class": level, "role": "list"}))
            if len(lists) < block.level:
                child(lists[-1], "li", {"class": "item"})
        lists[-1].append(self._text("li", block, {"class": "item", "id": self.identify(block.eid)}, wrap=True))

    def _heading(self, block: Block, name: str) -> etree._Element:
        kind = "heading annex" if block.kind == "annex" else "heading"
        style = self.column.styles.get(block.eid, "")
        made = element(name, {"class": f"{kind} {style}".strip(), "id": self.identify(block.eid)})
        if name == "p":
            made.set("data-level", str(min(block.level + 1, DEEPEST_HEADING)))
        return self._fill(made, block, wrap=True)

    def _text(
        self, name: str, block: Block, attributes: Attributes | None = None, *, wrap: bool = False
    ) -> etree._Element:
        return self._fill(element(name, attributes), block, wrap=wrap)

    def _fill(self, made: etree._Element, block: Block, *, wrap: bool) -> etree._Element:
        """Add number and text of a block; `wrap` puts the text into a span of its own."""
        if block.num:
            made.append(self.number(block))
        for content in block.content:
            if len(made) or made.text:
                append_text(made, " ")
            place = child(made, "span", {"class": "text"}) if wrap else made
            sentence_spans = self.sentence_spans if len(block.content) == 1 else ()
            for holder, runs in in_sentence_spans(place, self.column.runs(content), sentence_spans):
                self.inline(holder, runs)
        return made

    def _run(self, parent: etree._Element, run: Run) -> None:
        if run.is_break:
            child(parent, "br")
            return
        if run.image is not None:
            parent.append(self._image(run))
            return
        if run.formula is not None:
            parent.append(formula(run, self.media if self.on_paper else None))
            return
        parent = marked(parent, run, None if self.on_paper and run.note is not None else self.column.language)
        if run.note is not None:
            self._call(parent, run)
        elif "sup" in run.marks:
            # No <sup>: a speech engine would tear "1683e" and "no" apart.
            child(parent, "span", {"class": "sup"}).text = run.text
        else:
            append_prose(parent, run.text)

    def _image(self, run: Run) -> etree._Element:
        """Return a picture carried inside the page, or its alternative text where we have no bytes."""
        data = self.media.get(run.image or "")
        media_type = kind_of(run.image or "")
        if data is None or (media_type is None and not self.on_paper):
            return element("span", {"class": "no-picture"}, run.text)
        words, address = run.text, run.image or ""
        if self.on_paper:  # its engine reads pictures from the table of its fetcher alone, and wants words for each
            words = words or self.column.language.label("figure_without_text")
        else:
            address = data_address(data, media_type or "")
        made = element("img", {"src": address})
        made.set("alt", words)
        if self.on_paper and (width := width_in_points(data)) is not None:
            made.set("style", f"width: {width:.1f}pt")
        if self.on_paper and is_large(data):
            made.set("class", "large narrow" if (drawn_width(data) or inf) <= self.room.narrow else "large")
        return made

    def _call(self, parent: etree._Element, run: Run) -> None:
        """Add a note call; a mark whose note is lost stands alone."""
        note = next((note for note in self.column.notes if note.eid == run.note and not note.is_lost), None)
        if note is None:
            child(parent, "span", {"class": "note-mark"}).text = run.text
            return
        holder = child(parent, "sup") if any(map(str.isalnum, run.text)) else parent
        columns = () if is_of_table(note) else self.edition_columns
        placed_by = next((each for each in columns if each.has_note(note.eid)), self.column)
        attributes = {
            "class": "note-call",
            "role": "doc-noteref",
            "id": self.identify(f"call-{note.eid}"),
            "href": f"#{note.eid}{'' if columns else self.suffix}",
            "data-n": run.text,
        }
        child(holder, "a", attributes).text = run.text
        if self.flavour is Flavour.PDF and placed_by is self.column:
            parent.append(self._footnote(note, columns))

    def _footnote(self, note: Note, columns: tuple[Column, ...]) -> etree._Element:
        """Return a note, in every language of some columns (one that has none says so), without any in its own alone, and in its direction."""
        eid = note.eid if columns else self.identify(note.eid)
        attributes = {"class": "footnote", "id": eid, "role": "doc-footnote", "data-n": note.marker}
        attributes |= {} if columns or self.column.language.direction == "ltr" else {"dir": "rtl"}
        made = element("span", attributes | ({"data-within": "true"} if note.marked else {}))
        for column in columns or (self.column,):
            language = {"lang": column.language.code, "dir": column.language.direction} if columns else {}
            composer = replace(self, column=column)
            texts = [text for each in column.notes if each.eid == note.eid for text in each.content]
            for place, content in enumerate(texts):
                text = child(made, "span", {"class": "note-text", **language})
                if note.marked and place == note.marked and column is self.column:
                    child(text, "span", {"class": "footnote-mark"}).text = note.marker
                composer.inline(text, column.runs(content))
            if not texts:
                child(made, "span", {"class": "note-text", **language}).text = column.language.label("no_note")
        return made

    def _note(self, note: Note) -> etree._Element:
        made = element("li", {"class": "note", "id": self.identify(note.eid)})
        back = {"class": "note-back", "role": "doc-backlink", "href": f"#call-{note.eid}{self.suffix}"}
        for place, content in enumerate(note.content):
            if place == note.marked:
                child(made, "a", back).text = note.marker
            append_text(made, " ")
            self.inline(child(made, "span", {"class": "note-text"}), self.column.runs(content))
        return made

    def _figure(self, block: Block) -> etree._Element:
        made = element("figure", {"class": "figure", "id": self.identify(block.eid)})
        for content in block.content:
            self.inline(made, self.column.runs(content))
        return made

    def _target(self, href: str) -> str:
        shared = {f"#{note.eid}" for note in self.column.notes if self.edition_columns and not is_of_table(note)}
        return f"{href}{self.suffix}" if href.startswith("#") and href not in shared else href
