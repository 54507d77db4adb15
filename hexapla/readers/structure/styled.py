"""Structure from styles: a source that tells its headings needs no guess; one of ours tells its very ids."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from hexapla.akn.ids import RESTARTING
from hexapla.akn.names import E, local
from hexapla.codes import finding
from hexapla.readers.structure.amendments import mark_insertions
from hexapla.readers.structure.attributions import attributions
from hexapla.readers.structure.bold_headings import with_bold_headings
from hexapla.readers.structure.builder import build_structure
from hexapla.readers.structure.content import go_on, has_block, open_list, quote, takes_list, with_names_of, words_of
from hexapla.readers.structure.contents_list import with_contents_as_one
from hexapla.readers.structure.counted_articles import with_counted_articles
from hexapla.readers.structure.items import counts_within, lists_of
from hexapla.readers.structure.joined_lines import joined, with_lone_labels
from hexapla.readers.structure.labels import Labelled, letter_after, split_label, style_of
from hexapla.readers.structure.lines import CONTINUATION, PLAIN, RANKS, Line
from hexapla.readers.structure.own_ids import OwnIds
from hexapla.readers.structure.quotations import Quotation, quotation_after
from hexapla.readers.structure.settled import settle
from hexapla.readers.structure.tabbed_columns import with_tabbed_tables
from hexapla.readers.structure.tree import ELEMENTS, Structure
from hexapla.readers.structure.typed_notes import Heads, with_typed_notes
from hexapla.typography.marks import marked

_NUMBERED, _ITEMS = ("paragraph", "prefixed", "number"), ("bullet", "point", "dotted")
_HEADING_LABELS = ("chapter", "letter", "part", "book_chapter", "book_section", "article", "decision", "resolution",
                   "annex", "appendix", "paragraph", "number", "prefixed", "point", "dotted")  # fmt: skip
_SCOPE_RANKS = {"decision": 1, "resolution": 1, "annex": 2, "appendix": 3}
_BRACKETS = re.compile(r"[(\[（].*[)\]）]")


def structure_of(lines: Sequence[Line], language: str, name: str, heads: Heads = ((), ())) -> Structure:
    """Return the structure of lines whose styles tell the headings, else it is looked for; `heads` above the lines call notes among them."""
    lines, listed = with_contents_as_one(lines, language)
    lines, tables = with_tabbed_tables(with_lone_labels(lines, language), language)
    lines, moved, uncalled = with_typed_notes(lines, language, heads)
    if not any(line.style in RANKS or line.eid for line in lines):
        structure = build_structure(lines, language, name)
    else:
        structure = _by_styles(lines, language)
    structure.repairs += moved
    place = {"file": name, "language": language}
    told = (*(("F-206", line) for line in listed), *(("S-107", line) for line in tables))
    structure.findings += [finding(code, line=line or None, **place) for code, line in told]
    structure.findings += [finding("N-002", before=mark, line=line or None, **place) for line, mark in uncalled]
    mark_insertions((structure.body, *structure.attachments))
    settle(structure, language)
    return structure


def _by_styles(lines: Sequence[Line], language: str) -> Structure:
    rows = joined(with_bold_headings(list(with_counted_articles(lines, language)), language), language)
    kinds = [split_label(line.label or line.text, language).kind for line in rows if line.style in RANKS]
    builder = _Builder(language, several=sum(kind in ("decision", "resolution") for kind in kinds) > 1)
    builder.plain = attributions(rows, language)
    for line in rows:
        builder.take(line)
    return builder.finished()


@dataclass
class _Open:
    rank: int
    element: etree._Element


class _Builder:
    """Builds the tree of one document."""

    def __init__(self, language: str, *, several: bool) -> None:
        self.language, self.several = language, several
        self.structure, self.ids = Structure(E.mainBody()), OwnIds()
        self.letter, self.plain = "", frozenset[int]()
        self.start(self.structure.body)

    def start(self, body: etree._Element) -> None:
        """Begin a body: the document's, then each attachment's."""
        self.body = body
        self.headings: list[_Open] = []
        self.holder: etree._Element | None = None
        self.quotation = Quotation()
        self.lists: list[tuple[str, etree._Element, int]] = []
        self.has_romans = False
        self.row, self.level = ("", 0), 0

    @property
    def place(self) -> etree._Element:
        """The element that the next block goes into."""
        return self.headings[-1].element if self.headings else self.body

    def take(self, line: Line) -> None:
        """Add one line."""
        unit = self._unit(line)
        if line.block is not None and local(line.block) == "hcontainer":
            self._add(line.block)
        elif line.block is not None:
            self._add(E.alinea(E.content(line.block)))
        elif self._is_attachment(line, unit):
            self._annex(line, unit)
        elif line.style in RANKS:
            self._heading(line, unit)
        elif (line.eid and self._known(line, unit)) or self._belongs_above(line, unit):
            return
        elif self._is_numbered(line, unit):
            self._add(E.paragraph(E.num(unit.label), E.content(self._text("p", line, unit))))
            self.level = line.level
        elif line.style != PLAIN and (unit.kind in (*_ITEMS, *_NUMBERED) or (unit.label and line.style == "item")):
            self._item(line, unit)
        else:
            number = (E.num(line.label),) if line.label and line.style != PLAIN else ()
            self._add(E.alinea(*number, E.content(self._text("p", line, Labelled("text", "", line.text)))))
        if line.block is not None and line.eid:
            self.ids.remember(line.eid, self.holder)

    def _is_numbered(self, line: Line, unit: Labelled) -> bool:
        """Tell whether a line is a numbered paragraph, and no item of the one above it."""
        if unit.kind not in _NUMBERED or line.style in ("item", PLAIN) or line.level > self.level > 0:
            return False
        return not counts_within(self.holder, unit)

    def finished(self) -> Structure:
        """Return the structure; a body that holds nothing gets an empty paragraph, which the schema wants."""
        annexed = (each for one in self.structure.attachments for each in one.iter("{*}mainBody"))
        for body in (self.structure.body, *annexed):
            if not len(body):
                body.append(E.p())
        return self.structure

    def _unit(self, line: Line) -> Labelled:
        """Take the label off a line: the automatic one, else the one that is typed."""
        if line.eid:
            return self.ids.labelled(line, self.language)
        if id(line) in self.plain:
            return Labelled("text", "", line.text)
        if line.label is None:
            unit = split_label(line.text, self.language, self.letter)
        else:
            unit = split_label(line.label, self.language, self.letter)
            if unit.label != line.label:
                unit = split_label(f"{line.label}\t{line.text or 'Xx'}", self.language, self.letter)
            unit = Labelled(unit.kind if unit.label == line.label else "point", line.label, line.text)
        self.letter = letter_after(unit, self.letter)
        return unit

    def _text(self, holder: str, line: Line, unit: Labelled) -> etree._Element:
        """Return the words of a line as an element, the typed label cut off."""
        words = unit.text if unit.label or line.label else line.text
        if line.content is None:
            element, repairs = marked(holder, words, self.language, line.number)
            self.structure.repairs += repairs
            return element
        return words_of(holder, line.content, words, line.text)

    def _belongs_above(self, line: Line, unit: Labelled) -> bool:
        """Put a line that goes on in the paragraph or item above it, or is quoted there; False for any other."""
        if not line.eid and (line.style == "quote" or self._is_quoted(line, unit)):
            self._quote(line, unit)
            return True
        if line.style != CONTINUATION or self.holder is None or has_block(self.holder):
            return False
        go_on(
            self.lists[-1][1][-1] if self.lists else self.holder, self._text("p", line, Labelled("text", "", line.text))
        )
        return True

    def _is_quoted(self, line: Line, unit: Labelled) -> bool:
        """Tell whether a line stands in quotation marks below the paragraph or item that announces it."""
        is_inside = self.quotation.takes(unit.kind, line.text)
        if not is_inside:
            self.quotation = quotation_after(line.text, self.language, is_numbered=unit.kind in _NUMBERED)
        return is_inside

    def _quote(self, line: Line, unit: Labelled) -> None:
        """Put a quoted paragraph into the quotation at hand, else into a new one below the paragraph or item."""
        holder = self.lists[-1][1][-1] if self.lists else self.holder
        if holder is None or has_block(holder):
            holder = E.alinea(E.content())
            self._add(holder)
        unit = unit if unit.text or line.label else Labelled("text", "", line.text)
        quote(holder, unit.label, self._text("p", line, unit))

    def _add(self, element: etree._Element) -> None:
        self.place.append(element)
        self.holder, self.lists = element, []

    # headings

    def _heading(self, line: Line, unit: Labelled) -> None:
        kind = unit.kind if unit.kind in _HEADING_LABELS or line.label else "text"
        if kind == "text":
            unit = Labelled("text", "", line.text)
        scope = self.ids.scope_of(line.eid) or (kind if kind in RESTARTING and not line.eid else None)
        if self._is_subheading(line, kind):
            self.headings[-1].element.append(self._text("subheading", line, unit))
            return
        rank = line.level or _SCOPE_RANKS.get(scope or "") or self._rank(str(line.style), kind, unit.label)
        while self.headings and self.headings[-1].rank >= rank:
            self.headings.pop()
        named = [E.num(unit.label)] if unit.label else []
        if scope and (self.several or scope == "appendix" or line.eid):
            element = E.hcontainer({"name": scope}, *named)
        else:
            element = E(self.ids.name_of(line.eid) or ELEMENTS.get(kind, "division"), *named)
        heading = self._text("heading", line, unit)
        if len(heading) or heading.text or not unit.label:
            element.append(heading)
        else:
            with_names_of(heading, element)
        self.place.append(element)
        self.headings.append(_Open(rank, element))
        self.holder, self.lists, self.quotation = None, [], Quotation()
        self.ids.remember(line.eid, element)

    def _rank(self, style: str, kind: str, label: str) -> int:
        """Return how far in a heading stands: by its style, but a letter stands below the roman numbers of its text.

        One that follows its neighbour in a row of letters stands beside it, whatever its style.
        """
        self.has_romans = self.has_romans or kind == "chapter"
        rank = RANKS[style] + (10 if style == "h23" and kind == "point" else 0)
        if kind == "letter":
            rank = max(rank, RANKS["h1"]) if self.has_romans else rank
            last, beside = self.row
            rank = beside if last and ord(label[0]) == ord(last) + 1 else rank
        if kind == "letter" or rank < self.row[1]:
            self.row = (label[:1] if kind == "letter" else "", rank)
        return rank

    def _is_attachment(self, line: Line, unit: Labelled) -> bool:
        """Tell whether a heading begins an attachment: an annex of a file that holds one decision or none."""
        is_annex = unit.kind == "annex" and not self.several and not line.eid
        return line.style in RANKS and (self.ids.is_attachment(line.eid) or is_annex)

    def _is_subheading(self, line: Line, kind: str) -> bool:
        """Tell whether a heading is the line in brackets under another of its style: its unit of measure, its date."""
        if kind != "text" or line.eid or not self.headings or not _BRACKETS.fullmatch(line.text):
            return False
        return local(self.headings[-1].element[-1]) == "heading"

    def _annex(self, line: Line, unit: Labelled) -> None:
        body = E.mainBody()
        heading = self._text("heading", line, unit)
        is_lone = not len(heading) and not heading.text
        parts = [with_names_of(heading, E.heading(unit.label))] if is_lone else [E.num(unit.label), heading]
        attachment = E.attachment(*parts, E.doc({"name": "annex"}, body))
        self.structure.attachments.append(attachment)
        self.start(body)
        self.ids.remember(line.eid, attachment)

    def _item(self, line: Line, unit: Labelled) -> None:
        style = self._style(unit)
        if known := lists_of([(name, level) for name, _, level in self.lists], style, line.level, unit.label):
            del self.lists[known[0] + 1 :]
        else:
            while self.lists and 0 < line.level < self.lists[-1][2]:
                self.lists.pop()
            self.lists.append((style, self._new_list(), line.level))
        name = "indent" if unit.kind == "bullet" else "point"
        self.lists[-1][1].append(E(name, E.num(unit.label), E.content(self._text("p", line, unit))))

    def _style(self, unit: Labelled) -> str:
        """Return the style of a label; a lone (i), (v) or (x) after (h), (u) or (w) is a letter."""
        style = style_of(unit.label)
        inner = "".join(re.findall(r"\w", unit.label))
        for known, holder, _ in reversed(self.lists):
            last = "".join(re.findall(r"\w", holder[-1].findtext("{*}num") or ""))
            is_next = len(inner) == 1 and len(last) == 1 and ord(inner) - ord(last) == 1
            if is_next and known == style.replace("i", "a"):
                return known
        return style

    def _new_list(self) -> etree._Element:
        """Open a list in the last item, else in the paragraph at hand."""
        holder = self.lists[-1][1][-1] if self.lists else self.holder
        if holder is None or not takes_list(holder):
            holder = E.alinea()
            self.place.append(holder)
        return open_list(holder)

    # files of ours

    def _known(self, line: Line, unit: Labelled) -> bool:
        """Put a line where its id says that it stood; False for an id that says nothing."""
        owner = self.ids.owner_of(line.eid or "")
        opened = [each.element for each in self.headings]
        if owner is not None and owner in ("", *(each for each, one in self.ids.known.items() if one in opened)):
            while self.headings and self.headings[-1].element is not self.ids.known.get(owner):
                self.headings.pop()
        placed = self.ids.place(line.eid or "", self.place, lambda holder: self._text(holder, line, unit), unit.label)
        if placed is None:
            return False
        if local(placed) in ("paragraph", "alinea"):
            self.holder, self.lists = placed, []
        return True
