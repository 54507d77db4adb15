"""Structure from ids: a file that we wrote carries them as bookmarks, and each says what it is and where it stood."""

import re
from collections.abc import Callable

from lxml import etree

from hexapla.akn.ids import ABBREVIATIONS, label_number, number_part
from hexapla.akn.names import E, local
from hexapla.readers.structure.content import go_on, open_list, quote
from hexapla.readers.structure.labels import Labelled, split_label
from hexapla.readers.structure.lines import Line

_NAMES = {short: name for name, short in ABBREVIATIONS.items()}
_NAMES |= dict.fromkeys((ABBREVIATIONS["recital"], "formula"), "alinea")  # the preamble is told apart when all is read
_NAMES |= {"blockList": "list", "item": "point"}
_HEADINGS = frozenset({"section", "division", "part", "chapter", "article", "subdivision", "title", "book"})
_SCOPES = frozenset({"decision", "resolution", "annex", "appendix"})
_HOLDERS = frozenset({"paragraph", "alinea", "point", "indent", "subparagraph", "level", "clause"})
_SUBHEADING = "subheading"
_QUOTATION = re.compile(
    r"(?P<owner>.+?)(?:__list_\d+)?__(?:content|wrapup|intro)"
    r"__(?:embeddedStructure|mod_\d+__quotedStructure)_\d+__.+"
)
_STEP = re.compile(r"(?P<name>[A-Za-z]+)(?:_(?P<number>.+))?")

Text = Callable[[str], etree._Element]  # noqa: SLF001 - the type has no public name
"""Gives the words of a line as an element of a name."""


def _split(step: str) -> tuple[str, str]:
    match = _STEP.fullmatch(step)
    if match is None:
        return "", ""
    return _NAMES.get(match["name"], match["name"]), match["number"] or ""


class OwnIds:
    """The elements made so far, by the ids that they had."""

    def __init__(self) -> None:
        """Begin with none."""
        self.known: dict[str, etree._Element] = {}
        self.quoted: set[str] = set()

    def remember(self, eid: str | None, element: etree._Element | None) -> None:
        """Keep an element under the id that it had."""
        if eid and element is not None:
            self.known[eid] = element

    def name_of(self, eid: str | None) -> str | None:
        """Return the name of the heading's element that an id says, None for an id that is none's."""
        name, _ = _split((eid or "").rpartition("__")[2])
        return name if name in _HEADINGS else None

    def scope_of(self, eid: str | None) -> str | None:
        """Return what the part of a file is that begins its numbers anew, None for an id that says none."""
        name, _ = _split((eid or "").rpartition("__")[2])
        return name if name in _SCOPES else None

    def is_attachment(self, eid: str | None) -> bool:
        """Tell whether an id is an attachment's."""
        return _split((eid or "").rpartition("__")[2])[0] == "attachment"

    def owner_of(self, eid: str) -> str | None:
        """Return the id of what an unnumbered paragraph stands in, "" for the body; None for any other id."""
        path, _, step = eid.rpartition("__")
        return path if _split(step)[0] == "alinea" else None

    def labelled(self, line: Line, language: str) -> Labelled:
        """Take the label off a line: the automatic one, else what stands before a tabulator, if the id knows it."""
        if line.label:
            kind = split_label(line.label, language).kind
            if kind == "text":
                kind = split_label(f"{line.label}\t{line.text}", language).kind
            return Labelled(kind if kind != "text" else "point", line.label, line.text)
        label, tab, words = line.text.partition("\t")
        name, number = _split((line.eid or "").rpartition("__")[2])
        alone = split_label(label, language)
        tab = "" if name == "alinea" and not self._fits(label, number, name) else tab
        if tab and label and alone.label == label:
            return Labelled(alone.kind, label, words)
        if tab and label and (self._fits(label, number, name) or split_label(f"{label}\tx", language).label == label):
            return Labelled(split_label(f"{label}\t{words}", language).kind, label, words)
        if line.tabs == 1 and not tab and (self.name_of(line.eid) or self.scope_of(line.eid)):  # two: words alone
            return Labelled(alone.kind if alone.kind != "text" else "article", line.text, "")
        if name == "attachment" or (
            (self.name_of(line.eid) or self.scope_of(line.eid)) and self._fits(line.text, number, name) and not tab
        ):
            unit = split_label(line.text, language)
            return unit if unit.label and not unit.text else Labelled("text", "", line.text)
        return Labelled("text", "", line.text)

    def _fits(self, label: str, number: str, name: str) -> bool:
        """Tell whether a label can be the one that an id was made of: `Article premier` for `art_1`, `б)` for `point_b`."""
        parts = {part for part in (number_part(label), label_number(label, name)) if part}
        return any(number == part or number.startswith(f"{part}_") for part in parts)

    def place(self, eid: str, place: etree._Element, text: Text, label: str) -> etree._Element | None:
        """Put a line's words where its id says; return the element, None for an id that says nothing."""
        path, _, step = eid.rpartition("__")
        name, _ = _split(step)
        quotation = _QUOTATION.fullmatch(eid)
        if quotation and path.rpartition("__")[0] not in self.quoted:
            return self._quoted(quotation["owner"], eid, place, text("p"), label)
        if name in _HOLDERS:
            parent = self._parent(path, place)
            element = E(name, *([E.num(label)] if label else []), E.content(text("p")))
            parent.append(element)
            self.known[eid] = element
            return element
        if step == _SUBHEADING and path in self.known:
            _put_below_heading(self.known[path], text("subheading"))
            return self.known[path]
        if name == "p" and path in self.known:
            go_on(self.known[path], text("p"))
            return self.known[path]
        return None

    def _quoted(
        self, owner: str, eid: str, place: etree._Element, paragraph: etree._Element, label: str
    ) -> etree._Element:
        """Put a quoted paragraph into the quotation of the paragraph that it stands in; that may be nothing besides."""
        holder = self.known.get(owner)
        if holder is None:
            holder = E.alinea(E.content())
            self._parent(owner.rpartition("__")[0], place).append(holder)
            self.known[owner] = holder
        self.known[eid] = quote(holder, label, paragraph)
        self.quoted.add(eid)
        return holder

    def _parent(self, path: str, place: etree._Element) -> etree._Element:
        """Return the element that a path names: one we have, a list that begins, else the place at hand."""
        if path in self.known and local(self.known[path]) in (*_HOLDERS, "list"):
            return self.known[path]
        above, _, step = path.rpartition("__")
        if _split(step)[0] == "list":
            holder = self.known.get(above)
            if holder is None:
                holder = self._without_words(above, place)
            self.known[path] = open_list(holder)
            return self.known[path]
        return place

    def _without_words(self, path: str, place: etree._Element) -> etree._Element:
        """Return what holds a list that no words introduce: a paragraph without words, else the place at hand."""
        if self.owner_of(path) is None:
            return place
        self.known[path] = E.alinea()
        place.append(self.known[path])
        return self.known[path]


def _put_below_heading(holder: etree._Element, line: etree._Element) -> None:
    """Put a line that belongs to a heading right below it."""
    place = max((index for index, each in enumerate(holder) if local(each) in ("num", "heading")), default=-1)
    holder.insert(place + 1, line)
