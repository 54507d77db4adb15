"""HTML and Markdown through pandoc's tree, RTF and ODT where LibreOffice is missing: into the same lines as every source."""

import copy
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from lxml import etree

from hexapla.akn.names import BOOKMARKS, E
from hexapla.akn.reading import Reading, Repair
from hexapla.archive import read_zip
from hexapla.codes import finding
from hexapla.domain.label_patterns import matches
from hexapla.domain.limits import current
from hexapla.findings import Finding
from hexapla.readers.masthead.recognition import read_masthead
from hexapla.readers.pandoc import html_input, markdown_input
from hexapla.readers.pandoc.first_lines import with_breaks_apart, without_tables
from hexapla.readers.pandoc.formulas import formulas
from hexapla.readers.pandoc.markdown_tree import HTML, MARKDOWN, markdown_blocks
from hexapla.readers.pandoc.note_labels import note_addresses, note_labels
from hexapla.readers.pandoc.own_html import own_page, read_own_page
from hexapla.readers.pandoc.parsed import blocks_of
from hexapla.readers.pandoc.tables import table_of
from hexapla.readers.pandoc.tree import TEXTS, Tree, begins_with_words, item_label, names_in, names_of, numbering_lists
from hexapla.readers.pictures.addresses import picture_at
from hexapla.readers.structure.content import is_empty
from hexapla.readers.structure.lines import CONTINUATION, Line, shows_no_text, words_of_lines
from hexapla.readers.structure.noted_lines import heads_of, with_notes
from hexapla.readers.structure.styled import structure_of
from hexapla.readers.text.decoding import check_size, decoded
from hexapla.readers.word.characters import (
    Character,
    Characters,
    characters,
    element_of,
    is_formula_alone,
    plain,
    refused_links,
    with_repairs,
)
from hexapla.readers.word.fields import settled_odt
from hexapla.readers.word.media import FOLDER, image_element
from hexapla.readers.word.notes import note_element
from hexapla.readers.word.paragraph_text import trimmed, without_format
from hexapla.readers.word.styles import OUTLINE
from hexapla.typography.marks import called_again

_IN_PARAGRAPH = (*TEXTS, "CodeBlock", "LineBlock")

_LABELS = {MARKDOWN: note_labels, HTML: note_addresses}

_INDENT = re.compile("^ +")
Members = Mapping[str, bytes]
_NONE: Members = {}


def read_markdown(data: bytes, name: str, language: str, pictures: Members = _NONE) -> Reading:
    """Read a Markdown file; raw HTML in it stays text, facts at its head are none; `pictures` lie beside it."""
    return _read_text(data, name, language, MARKDOWN, pictures)


def read_html(data: bytes, name: str, language: str, pictures: Members = _NONE) -> Reading:
    """Read an HTML file; nothing that it names is fetched or opened, no script of it is kept; `pictures` lie beside it."""
    page = own_page(data)
    if page is not None:
        return read_own_page(page, data, name, language)
    return _read_text(data, name, language, HTML, pictures)


def rtf_by_pandoc(data: bytes, name: str, language: str) -> Reading:
    """Read an RTF file without LibreOffice."""
    whole = data.replace(rb"{\*\footnote", rb"{\footnote")  # pandoc skips a group that a reader may skip
    return _Source(data, name, language).reading(whole, "rtf", {})


def odt_by_pandoc(data: bytes, name: str, language: str) -> Reading:
    """Read an OpenDocument text without LibreOffice."""
    return _Source(data, name, language).reading(settled_odt(data), "odt", read_zip(data))


def _read_text(data: bytes, name: str, language: str, form: str, pictures: Members) -> Reading:
    source = decoded(data, name, language)
    reader = _Source(data, name, language)
    reader.findings += source.findings
    text = source.text.replace("\f", "\n")
    if form == HTML:
        return reader.reading(html_input.prepared(text).encode(), form, pictures)
    prepared, odd = markdown_input.settled(text, name, language)
    reader.findings += odd
    return reader.reading(prepared.encode(), form, pictures)


@dataclass
class _Place:
    """Where blocks stand: their style, how deep in lists, and the label that the first of them has."""

    style: str | None = None
    depth: int = 0
    label: str | None = None
    names: tuple[str, ...] = ()


@dataclass
class _Source:
    """One file as pandoc reads it."""

    data: bytes
    name: str
    language: str
    findings: list[Finding] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    members: Mapping[str, bytes] = field(default_factory=dict)
    formulas: Mapping[str, etree._Element] = field(default_factory=dict)
    numbering: set[int] = field(default_factory=set)
    labels: Iterator[str] = field(default_factory=lambda: iter(()))
    called: dict[str, str] = field(default_factory=dict)
    count: int = 0
    notes: int = 0

    def reading(self, data: bytes, form: str, members: Mapping[str, bytes]) -> Reading:
        """Read the file: its tree, its lines, its masthead, its structure."""
        check_size(self.data, self.name)
        self.members = members
        if form == MARKDOWN:
            blocks, odd = markdown_blocks(data, self.name, self.language)
        else:
            blocks, odd = blocks_of(data, form, self.name, self.language)
        self.findings += odd
        self.numbering = numbering_lists(blocks, self.language)
        self.labels = _LABELS[form](data.decode(), blocks) if form in _LABELS else iter(())
        self.formulas = formulas([blocks])
        lines = with_breaks_apart(list(self._blocks(blocks, _Place())), self.language)
        lead = list(takewhile(shows_no_text, lines))  # an emblem above the masthead
        slots, taken = read_masthead(lines[len(lead) :], self.language)
        if not slots:
            apart = without_tables(lines[len(lead) :])
            slots, taken = read_masthead(apart, self.language)
            lines = [*lead, *apart] if slots else lines
        rest = [*lead, *lines[len(lead) + taken :]]
        structure = structure_of(rest, self.language, self.name, heads_of(slots, lines))
        return Reading(
            language=self.language,
            name=self.name,
            sha256=hashlib.sha256(self.data).hexdigest(),
            text="",
            body=structure.body,
            slots=tuple(with_notes(slots, lines)),
            attachments=tuple(structure.attachments),
            preamble=structure.preamble,
            repairs=(*self.repairs, *structure.repairs),
            findings=(*self.findings, *structure.findings),
            media=self.media,
            words=words_of_lines(lines),
        )

    def _finding(self, code: str, **values: object) -> Finding:
        return finding(code, file=self.name, line=self.count or None, language=self.language, **values)

    def _blocks(self, blocks: Sequence[Tree], place: _Place) -> Iterator[Line]:
        for block in blocks:
            kind: str = block["t"]
            content: Any = block.get("c")
            if kind in TEXTS or (kind == "Header" and place.style == "quote"):
                yield from self._line(content if kind in TEXTS else content[2], place)
            elif kind == "Header":
                style = OUTLINE[min(content[0], len(OUTLINE)) - 1]
                names, place.names = place.names, ()
                heading = _Place(style, label=place.label, names=(*names, *names_of(content[1])))
                place.label = None
                yield from self._line(content[2], heading)
            elif kind in ("BulletList", "OrderedList"):
                yield from self._list(block, place)
            elif kind == "Table":
                names, place.names = place.names, ()
                table = table_of(content, lambda each: self._blocks(each, _Place()), self.name, names)
                yield from [Line(self.count, "", block=table)] if table is not None else []
            else:
                yield from self._other(kind, content, place)

    def _other(self, kind: str, content: Any, place: _Place) -> Iterator[Line]:
        if kind in ("CodeBlock", "RawBlock", "LineBlock"):
            yield from self._lines_apart(content if kind == "LineBlock" else content[1], place)
        elif kind == "Div":
            place.names = (*place.names, *names_of(content[0]))
            yield from self._blocks(content[1], place)
        elif kind == "Figure":
            yield from self._figure(content, place)
        elif kind == "BlockQuote":
            yield from self._blocks(content, _Place("quote", place.depth))
        elif kind == "DefinitionList":
            for term, definitions in content:
                yield from self._line(term, replace(place, style="plain"))
                for definition in definitions:
                    yield from self._blocks(definition, replace(place, style="continuation"))

    def _lines_apart(self, content: Any, place: _Place) -> Iterator[Line]:
        """Yield the lines of verse or of code, each as it stands: one paragraph whose lines are broken."""
        if isinstance(content, str):  # the blanks that indent code are kept
            rows = [
                [{"t": "Str", "c": _INDENT.sub(lambda blanks: "\u00a0" * len(blanks[0]), row)}]
                for row in content.splitlines()
            ]
        else:
            rows = content
        inlines = [inline for row in rows for inline in (*row, {"t": "LineBreak"})][:-1]
        yield from self._line(inlines, replace(place, style=place.style or "plain"))

    def _figure(self, content: Any, place: _Place) -> Iterator[Line]:
        """Yield a figure: what it shows, and its caption as more of the same paragraph."""
        parts = [(content[2], place.names), (content[1][1], names_of(content[0]))]
        if html_input.CAPTION_ABOVE in content[0][1]:
            parts.reverse()
        for (blocks, names), style in zip(parts, (place.style or "plain", CONTINUATION), strict=True):
            yield from self._blocks(blocks, replace(place, style=style, names=names))

    def _list(self, block: Tree, place: _Place) -> Iterator[Line]:
        content, is_bulleted, is_quoted = block["c"], block["t"] == "BulletList", place.style == "quote"
        is_item = is_bulleted or place.depth > 0 or id(block) not in self.numbering
        for number, item in enumerate(content if is_bulleted else content[1]):
            label = "•" if is_bulleted else item_label(content[0], number)
            is_bare = is_bulleted and bool(item) and item[0]["t"] in ("BulletList", "OrderedList")
            style = place.style if is_quoted else "item" if is_item else None
            inner = _Place(style, place.depth, None) if is_bare else _Place(style, self._deeper(place), label)
            yield from () if begins_with_words(item) else self._lone_label(inner)
            for part in item:
                is_more = inner.label is None and part["t"] in _IN_PARAGRAPH and not is_quoted
                words = plain(characters(part["c"])) if is_more and part["t"] in TEXTS else ""
                is_typed = matches("point", words, self.language)
                style = "item" if is_typed else CONTINUATION if is_more else inner.style
                yield from self._blocks([part], replace(inner, style=style) if is_more else inner)
            yield from self._lone_label(inner)

    def _lone_label(self, place: _Place) -> Iterator[Line]:
        """Yield the label of an item, where it has not been used, as a line without words."""
        if place.label is not None:
            yield Line(self.count, "", 0, place.style, place.label, E.p(), level=place.depth)
            place.label = None

    def _deeper(self, place: _Place) -> int:
        """Return the level of a list within a place: no deeper than a document may be, which is said."""
        if place.depth >= current().levels:
            self.findings.append(self._finding("F-234", levels=current().levels))
        return min(place.depth + 1, current().levels)

    def _line(self, inlines: Sequence[Tree], place: _Place) -> Iterator[Line]:
        """Yield the line of a paragraph; a label is used once, the paragraphs after it go on."""
        self.count += 1
        objects: list[Mapping[str, Any]] = []
        content, log = with_repairs(characters(inlines, objects), self.language, self.count)
        self.repairs += log
        self.findings += refused_links(content, file=self.name, line=self.count, language=self.language)
        content, tabs = trimmed(content)
        if place.style in OUTLINE:
            content = without_format(content, "b")
        element = self._element(content, objects)
        names = [*place.names, *names_in(inlines)]
        if names:
            element.set(BOOKMARKS, " ".join(names))
        if not is_empty(element):
            label, place.label, place.names = place.label, None, ()
            style = CONTINUATION if is_formula_alone(content) else place.style
            yield Line(self.count, plain(content), tabs, style, label, element, level=place.depth)

    def _element(self, content: Characters, objects: Sequence[Tree]) -> etree._Element:
        def make(character: Character) -> etree._Element | None:
            if character.kind == "formula":
                return copy.deepcopy(self.formulas.get(character.href or ""))
            thing = objects[character.value]
            return self._note(thing["c"]) if thing["t"] == "Note" else self._image(thing["c"])

        return element_of("p", content, make)

    def _note(self, blocks: Sequence[Tree]) -> etree._Element:
        label = next(self.labels, "")
        if label in self.called:
            return called_again(self.called[label])
        self.notes += 1
        mark = self.called[label or str(self.notes)] = str(self.notes)
        lines = [line.content for line in self._blocks(blocks, _Place()) if line.content is not None]
        return note_element(mark, lines)

    def _image(self, content: Any) -> etree._Element | None:
        words = plain(characters(content[1]))
        address = str(content[2][0])
        data = picture_at(address, self.members)
        if data is None:
            self.findings.append(self._finding("F-204", before=address[:120]))
            return E.span(f"[{words}]") if words else None
        image, plain_data, codes = image_element(data, words)
        if image is not None:
            self.media[image.get("src", FOLDER)] = plain_data
        self.findings += [self._finding(code, before=before, taken=before) for code, before in codes]
        return image
