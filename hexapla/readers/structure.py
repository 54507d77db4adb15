"""From lines to a body: headings nested, paragraphs numbered, items in lists; nothing is ever refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.akn.reading import Repair
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.labels import Labelled, split_label
from hexapla.readers.lines import Line
from hexapla.typography.marks import marked

LONGEST_HEADING = 250
"""Characters of an unnumbered line that can still be a heading."""

_SENTENCE_END = (".", ";", ":", ",", "؛", "،", "。", "；", "：")
_SYMBOL_IN_BRACKETS = re.compile(r"\([^()]*/[^()]*\)")


@dataclass
class Structure:
    """What the lines of a text have become: body, attachments, repairs of markup, findings."""

    body: etree._Element
    attachments: list[etree._Element] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def build_structure(lines: Sequence[Line], language: str, name: str) -> Structure:
    """Return the structure of the lines that follow a masthead; any lines give a valid body."""
    builder = _Builder(language, name)
    units = _units(lines, language)
    for index, (line, unit) in enumerate(units):
        follower = units[index + 1][1] if index + 1 < len(units) else None
        builder.take(line, unit, follower)
    return builder.finished()


def _units(lines: Sequence[Line], language: str) -> list[tuple[Line, Labelled]]:
    found = []
    letter = ""
    for line in lines:
        unit = split_label(line.text, language, letter)
        letter = {"letter": unit.label, "chapter": ""}.get(unit.kind, letter)
        found.append((line, unit))
    return found


@dataclass
class _Heading:
    element: etree._Element
    template: str
    rank: int


class _Builder:
    """Builds the tree of one body, then of one attachment after another."""

    def __init__(self, language: str, name: str) -> None:
        self.language, self.name = language, name
        self.structure = Structure(E.mainBody())
        self.start(self.structure.body)

    def start(self, body: etree._Element) -> None:
        self.body = body
        self.headings: list[_Heading] = []
        self.seen: dict[str, int] = {}
        self.holder: etree._Element | None = None
        self.lists: list[tuple[str, etree._Element]] = []
        self.after_heading = False

    def take(self, line: Line, unit: Labelled, follower: Labelled | None) -> None:
        """Add one line to the tree."""
        method = getattr(self, f"_take_{unit.kind}")
        if unit.kind == "text":
            self._take_text(line, unit, follower)
        else:
            method(line, unit)
        self.after_heading = unit.kind in ("chapter", "letter", "annex") or (
            unit.kind == "text" and self.holder is None and bool(self.headings) and self._is_heading_last()
        )

    def finished(self) -> Structure:
        """Return the structure; an empty body gets an empty paragraph, which the schema wants."""
        bodies = [self.structure.body, *(body for a in self.structure.attachments for body in a.iter() if local(body) == "mainBody")]
        for body in bodies:
            if not len(body):
                body.append(E.p())
        return self.structure

    def _is_heading_last(self) -> bool:
        return local(self.headings[-1].element[-1]) == "heading"

    def _text(self, holder: str, text: str, line: Line) -> etree._Element:
        element, repairs = marked(holder, text, self.language, line.number)
        self.structure.repairs += repairs
        return element

    @property
    def place(self) -> etree._Element:
        return self.headings[-1].element if self.headings else self.body

    # headings

    def _take_annex(self, line: Line, unit: Labelled) -> None:
        body = E.mainBody()
        heading = self._text("heading", unit.label, line)
        self.structure.attachments.append(E.attachment(heading, E.doc({"name": "annex"}, body)))
        self.start(body)

    def _take_chapter(self, line: Line, unit: Labelled) -> None:
        self._open("section", 1, unit.label, unit.text, line)

    def _take_letter(self, line: Line, unit: Labelled) -> None:
        self._open("division", 2, unit.label, unit.text, line)

    def _open(self, name: str, rank: int, label: str, text: str, line: Line) -> None:
        while self.headings and self.headings[-1].rank >= rank:
            self.headings.pop()
        element = E(name)
        if label:
            element.append(E.num(label))
        element.append(self._text("heading", text, line))
        self.place.append(element)
        self.headings.append(_Heading(element, _template(text), rank))
        self.holder, self.lists = None, []
        if name == "section":
            self.seen = {}

    def _open_unnumbered(self, line: Line, text: str) -> None:
        """Nest a heading without a number: below the one it follows at once, else beside the last.

        Headings that differ only in a number are siblings, wherever they stand.
        """
        template = _template(text)
        ranks = [heading.rank for heading in self.headings]
        last = ranks[-1] if ranks else 0
        if template in self.seen:
            rank = self.seen[template]
        elif self.after_heading or not ranks or (last <= 2 and self.headings[-1].element.find("{*}num") is not None):
            rank = last + 10 if last < 10 else last + 1
        else:
            rank = last
            self._guess(line, text)
        self._open("division", rank, "", text, line)
        self.seen[template] = rank

    def _guess(self, line: Line, text: str) -> None:
        place = {"file": self.name, "line": line.number, "language": self.language}
        self.structure.findings.append(finding("S-006", before=text, **place))

    # text

    def _take_paragraph(self, line: Line, unit: Labelled) -> None:
        self._new_holder(E.paragraph(E.num(unit.label)), unit.text, line)

    def _take_text(self, line: Line, unit: Labelled, follower: Labelled | None) -> None:
        if self._looks_like_heading(line, unit.text, follower):
            self._open_unnumbered(line, unit.text)
        else:
            self._new_holder(E.alinea(), unit.text, line)

    def _new_holder(self, element: etree._Element, text: str, line: Line) -> None:
        element.append(E.content(self._text("p", text, line)))
        self.place.append(element)
        self.holder, self.lists = element, []

    def _looks_like_heading(self, line: Line, text: str, follower: Labelled | None) -> bool:
        if not text or len(text) > LONGEST_HEADING or text.endswith(_SENTENCE_END) or follower is None:
            return False
        if line.tabs:
            return True
        starts_well = not text[0].islower() and (text[0].isalpha() or text[0].isdigit())
        return starts_well and follower.kind in ("paragraph", "chapter", "letter", "text") and not self.lists

    # items

    def _take_bullet(self, line: Line, unit: Labelled) -> None:
        self._item("indent", "bullet", unit, line)

    def _take_point(self, line: Line, unit: Labelled) -> None:
        inner = unit.label.strip("()")
        style = "roman" if re.fullmatch("[ivx]+", inner) and not self._follows_letter(inner) else "letter"
        self._item("point", style, unit, line)

    def _follows_letter(self, inner: str) -> bool:
        """Tell whether a lone i, v or x continues a row of letters: (i) after (h)."""
        for style, holder in reversed(self.lists):
            labels = [child.findtext("{*}num") or "" for child in holder if local(child) == "point"]
            if style == "letter" and labels:
                last = labels[-1].strip("()")
                return len(inner) == 1 and len(last) == 1 and ord(inner) - ord(last) == 1
        return False

    def _item(self, name: str, style: str, unit: Labelled, line: Line) -> None:
        open_styles = [known for known, _ in self.lists]
        if style in open_styles:
            del self.lists[open_styles.index(style) + 1 :]
        else:
            self.lists.append((style, self._new_list()))
        item = E(name, E.num(unit.label), E.content(self._text("p", unit.text, line)))
        self.lists[-1][1].append(item)

    def _new_list(self) -> etree._Element:
        """Open a list in the last item, else in the paragraph at hand, whose text becomes its introduction."""
        holder = self.lists[-1][1][-1] if self.lists else self.holder
        new = E.list()
        if holder is None:
            self.place.append(new)
            return new
        content = holder.find("{*}content")
        if content is not None:
            new.append(E.intro(*content))
            holder.remove(content)
        holder.append(new)
        return new


def _template(text: str) -> str:
    """Return a heading with its figures and cited symbols taken out: what its siblings share."""
    return re.sub(r"\d+", "#", _SYMBOL_IN_BRACKETS.sub("", text)).strip().casefold()
