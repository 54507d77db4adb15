"""Runs and blocks of one column as pandoc nodes: text, note calls, links, pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from hexapla import catalogue
from hexapla.akn.blocks import Block
from hexapla.akn.formulas import plain_copy
from hexapla.akn.inlines import Run
from hexapla.domain.addresses import leads_outside
from hexapla.present.presentation import Column, Note
from hexapla.writers.epub import nodes
from hexapla.writers.epub.nodes import Node
from hexapla.writers.epub.tables import table
from hexapla.writers.markup.elements import NUMBER_GROUPS, data_address
from hexapla.writers.markup.picture_kinds import kind_of

MARKS = (
    ("del", "Strikeout"),
    ("ins", "Underline"),
    ("b", "Strong"),
    ("i", "Emph"),
    ("u", "Underline"),
    ("sub", "Subscript"),
)


@dataclass
class Register:
    """What the columns of one book share: ids given out, and notes called since they were last printed."""

    used: set[str] = field(default_factory=set)
    called: list[str] = field(default_factory=list)

    def identify(self, eid: str) -> str:
        """Return an id the first time it is asked for, then the empty string: no id stands twice."""
        if eid in self.used:
            return ""
        self.used.add(eid)
        return eid


@dataclass
class Composer:
    """Makes the nodes of one column.

    `suffix` is added to the ids of notes (`-fr` in side-by-side editions); `targets` gives the anchor in
    this book for each eId that a link may lead to; `media` are the pictures by their `src`.
    """

    column: Column
    register: Register
    targets: Mapping[str, str]
    suffix: str = ""
    media: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def marking(self) -> dict[str, str | None]:
        """The attributes that say which language a part of a side-by-side edition is in."""
        return {"lang": self.column.language.code, "dir": self.column.language.direction}

    def label(self, block: Block) -> list[Node]:
        """Return number and text of a block on one line."""
        found: list[Node] = []
        if block.num:
            found.append(nodes.span([nodes.text(block.num)], nodes.attributes("", "num")))
        for content in block.content:
            inlines = self._words(content)
            if found and inlines:
                found.append(nodes.space())
            found.extend(inlines)
        return found

    def text(self, block: Block) -> list[Node]:
        """Return the nodes of a block that is no heading: a paragraph, a table; nothing where it is empty."""
        if block.kind == "table":
            return [table(content, self._words) for content in block.content]
        inlines = self.label(block)
        return [nodes.para(inlines)] if inlines else []

    def _words(self, element: etree._Element) -> list[Node]:
        """Return the text of an element of the canonical XML."""
        return self.inlines(self.column.runs(element))

    def inlines(self, runs: Iterable[Run]) -> list[Node]:
        """Return runs as nodes: one link for what is one link."""
        found: list[Node] = []
        for (href, language), group in groupby(runs, key=lambda run: (run.href, run.language)):
            made = [node for run in group for node in self._run(run)]
            target = self._target(href)
            if target:
                made = [nodes.link(made, target, nodes.attributes())]
            if language and language not in (self.column.language.code, self.column.language.alpha3):
                made = [nodes.span(made, nodes.attributes("", "", {"lang": _tag(language), "dir": "auto"}))]
            found.extend(made)
        return found

    def note(self, note: Note) -> Node:
        """Return a note as it stands at the end of a chapter; its mark leads back to the call."""
        back = nodes.attributes("", "note-back", {"role": "doc-backlink", "title": self._label("back_to_text")})
        mark = nodes.link([nodes.text(note.marker)], f"#{self._call_id(note.eid)}", back)
        texts = [self._words(content) for content in note.content]
        texts[note.marked] = [mark, nodes.space(), *texts[note.marked]]
        more = {"epub:type": "footnote", "role": "doc-footnote", **(self.marking if self.suffix else {})}
        attr = nodes.attributes(self.register.identify(f"{note.eid}{self.suffix}"), "note", more)
        return nodes.div([nodes.para(inlines) for inlines in texts], attr)

    def find_note(self, eid: str | None) -> Note | None:
        """Return the note of an eId if its text is there."""
        return next((note for note in self.column.notes if note.eid == eid and not note.is_lost), None)

    def _run(self, run: Run) -> list[Node]:
        if run.is_break:
            return [nodes.line_break()]
        if run.formula is not None:
            markup = etree.tostring(plain_copy(run.formula), encoding="unicode")
            made = [{"t": "RawInline", "c": ["html", markup]}]
        elif run.image is not None:
            made = [self._picture(run)]
        elif run.note is not None:
            made = [self._call(run)]
        elif "sup" in run.marks:
            # No <sup>: a speech engine would tear "1683e" and "no" apart.
            made = [nodes.span([nodes.text(run.text)], nodes.attributes("", "sup"))]
        else:
            made = _prose(run.text)
        for mark, kind in reversed(MARKS):
            if mark in run.marks and made:
                made = [nodes.wrapped(kind, made)]
                made = [self._said(mark, made, run)] if mark in ("del", "ins") else made
        return made

    def _said(self, mark: str, made: list[Node], run: Run) -> Node:
        """Return words that are struck out or put in with what a reader who hears the book is told around them."""
        words = {f"data-{edge}": self._label(f"{mark}_{edge}") for edge in ("begins", "ends")}
        return nodes.span(made, nodes.attributes("", f"{mark} double" if "double" in run.marks else mark, words))

    def _call(self, run: Run) -> Node:
        """Return a note call; a mark whose note is lost stands alone."""
        note = self.find_note(run.note)
        if note is None:
            return nodes.text(run.text)
        if note.eid not in self.register.called:
            self.register.called.append(note.eid)
        eid = self.register.identify(self._call_id(note.eid))
        attr = nodes.attributes(eid, "note-call", {"epub:type": "noteref", "role": "doc-noteref"})
        return nodes.wrapped("Superscript", [nodes.link([nodes.text(run.text)], f"#{note.eid}{self.suffix}", attr)])

    def _call_id(self, eid: str) -> str:
        return f"{eid}{self.suffix}-call"

    def _picture(self, run: Run) -> Node:
        """Return a picture carried as data, or its alternative text where there is none to show."""
        source = run.image or ""
        media_type = kind_of(source)
        data = self.media.get(source)
        if data is None or media_type is None:
            return nodes.span([nodes.text(run.text)], nodes.attributes("", "no-picture"))
        return nodes.image(run.text, data_address(data, media_type))

    def _target(self, href: str | None) -> str | None:
        """Return where a link leads in this book; None for what must not, or cannot, be a link."""
        if href is not None and href.startswith("#"):
            note = self.find_note(href[1:])
            anchor = f"{note.eid}{self.suffix}" if note is not None else self.targets.get(href[1:])
            return f"#{anchor}" if anchor else None
        return href if href is not None and href.startswith("https:") and leads_outside(href) else None

    def _label(self, key: str) -> str:
        return self.column.language.label(key)


def _tag(language: str) -> str:
    """Return the tag that XHTML wants for a language: the shorter of its two codes."""
    return next((known.code for known in catalogue.languages() if known.alpha3 == language), language)


def _prose(content: str) -> list[Node]:
    """Return text, each number in groups marked as one word."""
    return [
        nodes.span([nodes.text(part)], nodes.attributes("", "number")) if index % 2 else nodes.text(part)
        for index, part in enumerate(NUMBER_GROUPS.split(content))
        if part
    ]
