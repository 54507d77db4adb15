"""Where text stands: on the Geneva page, or in a column of a side-by-side edition."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from hexapla.present.masthead import bold_lines
from hexapla.present.presentation import Words
from hexapla.writers.docx.column import TITLE as TITLE_FORMATTING
from hexapla.writers.docx.column import ColumnWriter, Formatting
from hexapla.writers.docx.wml import Elements, make, paragraph

HEADINGS: Mapping[str, str] = {"chapter": "HChG", "h1": "H1G", "h23": "H23G", "h4": "H4G", "h56": "H56G"}
"""The UN style of each kind of heading."""

LOOKALIKES: Mapping[str, str] = {
    "chapter": "ColumnHCh",
    "h1": "ColumnH1",
    "h23": "ColumnH23",
    "h4": "ColumnH4",
    "h56": "ColumnH56",
}
"""Styles of headings that stay out of the outline and out of contents lists."""

WIDEST = 9639
MARGIN = 1134  # text stands this far inside the page margins, in twentieths of a point
STEP = 567
HANG_OF_CONTENTS = 431  # below level one, lines of contents lists stand so far further in at each level
HANG = 510  # in columns, numbers stand in a margin of their own, 9 mm wide
HALF = 283
BULLET_HANG = 170
WIDEST_LABEL = 7
"""Letters of a label that find measure in the margin of headings; a Chinese one counts for two."""

DEEPEST = 9


def tab() -> etree._Element:
    """Return a run that is a tabulator."""
    return make("r", make("tab"))


def outline(level: int) -> etree._Element:
    """Return the paragraph property that puts a heading into Word's navigation; 1 is the outermost level."""
    return make("outlineLvl", val=min(max(level, 1), DEEPEST) - 1)


def indent(left: int, **more: int) -> etree._Element:
    """Return a paragraph's indents, in twentieths of a point."""
    return make("ind", left=left, **more)


@dataclass(frozen=True)
class TextArea:
    """The styles of a place: of its headings and of its text; `is_outlined` is False beside the first column."""

    text: str
    is_column: bool = False
    is_outlined: bool = True

    def heading(
        self, writer: ColumnWriter, kind: str, level: int | None, label: Elements, words: Elements
    ) -> etree._Element:
        """Return a heading; without a level it stays out of the outline, as the title does."""
        settings = [outline(level)] if level is not None and self.is_outlined else []
        if not self.is_column and _width(label) > WIDEST_LABEL:  # Article 12: beside its words, not before them
            settings += [make("tabs", make("tab", val="clear", pos=851)), indent(MARGIN, right=MARGIN, hanging=HALF)]
        if not self.is_column:
            return paragraph(HEADINGS[kind], [*settings, *writer.setting()], [tab(), *label, tab(), *words])
        if self.is_outlined:  # the UN style, its indents made narrow; the formatting-alikes are narrow already
            settings.append(make("tabs", make("tab", val="clear", pos=851)))
            settings.append(indent(HANG, right=0, hanging=HANG))
        style = HEADINGS[kind] if self.is_outlined else LOOKALIKES[kind]
        return paragraph(style, [*settings, *writer.setting()], [*label, tab(), *words])

    def front(self, writer: ColumnWriter) -> Elements:
        """Return the block under the masthead: committee, session, title, date received, standing."""
        masthead = writer.column.masthead
        found: Elements = []
        if masthead.committee:
            found.append(_line(writer, masthead.committee, before=120, formatting=COMMITTEE))
        bold = bold_lines(masthead.session, writer.language)
        for index, (line, is_bold) in enumerate(zip(masthead.session, bold, strict=True)):
            found.append(
                _line(writer, line, before=0 if index else 120, formatting=Formatting(bold=is_bold, flat_marks=True))
            )
        if masthead.title:
            found.append(self.heading(writer, "chapter", None, [], writer.words(masthead.title, TITLE_FORMATTING)))
        found.extend(
            self.heading(writer, "h1", None, [], writer.words(line, TITLE_FORMATTING)) for line in masthead.subtitle
        )
        if masthead.received:
            side = make("jc", val="left" if self.is_column else "right")
            found.append(
                paragraph(self.text, [side, *writer.setting()], writer.words(masthead.received, TITLE_FORMATTING))
            )
        if writer.column.standing:
            settings = [make("jc", val="left"), *writer.setting()]
            found.append(paragraph(self.text, settings, writer.text(writer.column.standing, Formatting(size=18))))
        return found


PAGE = TextArea("SingleTxtG")
COMMITTEE = Formatting(bold=True, size=24, flat_marks=True)


def _line(writer: ColumnWriter, line: Words, *, before: int, formatting: Formatting) -> etree._Element:
    return paragraph("Normal", [make("spacing", before=before), *writer.setting()], writer.words(line, formatting))


def _width(label: Elements) -> int:
    """Return about how many letters wide a label is."""
    words = "".join(str(text) for element in label for text in element.itertext())
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)
