"""One part of a Word file, gone through once in the order of its elements."""

import re
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.heads_again import WordRow, heads_again
from hexapla.akn.names import local
from hexapla.proof.marks import CALL
from hexapla.proof.source import SourceText
from hexapla.proof.stories import BLANK, Piece, Story, words_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MARKS = {
    ("b", ""): "bold", ("i", ""): "italic", ("strike", ""): "struck out", ("dstrike", ""): "struck out",
    ("u", "single"): "underlined", ("u", "double"): "underlined", ("vertAlign", "superscript"): "raised",
    ("vertAlign", "subscript"): "lowered",
}  # fmt: skip
_CALLS = ("footnoteReference", "endnoteReference")
_COUNTED = re.compile(
    r"\s*SEQ\s+(?:Table|Tableau|Cuadro|Figure|Gr[aá]fico|Chart|Рисунок|Таблица|图|表)\b", re.IGNORECASE
)
_TEXTS = ("t", "delText", "instrText", "fldChar")
_OFF = ("0", "false", "off", "none")
_SEPARATORS = frozenset({"tab", "br", "cr", "ptab", "noBreakHyphen", "p", "tc", "tr", "drawing", "pict", "object"})
_VOLATILE = re.compile(r"\s*(?:DATE|TIME|(?:CREATE|SAVE|PRINT)DATE|AUTHOR|LASTSAVEDBY|FILENAME|USER\w+|EDITTIME)\b")
_SIGNS = ("Symbol", "Wingdings", "Webdings")
"""Fonts whose letters are signs: what they say is not what is written."""

_NEW, _OLD = ("ins", "moveTo", "cellIns"), ("del", "moveFrom", "cellDel")


@dataclass
class Walk:
    """Goes once through a part, in the order of its elements; boxes, frames and formulas become stories of their own."""

    found: SourceText
    hidden: frozenset[str]
    is_rejected: bool = False
    place: int = 0
    fields: list[list[str]] = field(default_factory=list)
    _row: list[Piece] = field(default_factory=list)
    _again: dict[etree._Element, set[etree._Element]] = field(default_factory=dict)

    def pieces(self, element: etree._Element) -> list[Piece]:
        """Return the texts below an element, in order."""
        outer, self._row = self._row, []
        self._take(element, "")
        outer, self._row = self._row, outer
        return outer

    def _take(self, element: etree._Element, rule: str) -> None:
        name = local(element)
        self.place += name == "p"
        if name in _SEPARATORS:
            self._row.append(Piece(BLANK))
        if name == "p" and not rule and _is_caption(element):
            self.found.mark("captions", " ".join(each.text or "" for each in element.iter(f"{{{W}}}t")))
        number = below(element, "pPr", "numPr", "numId") if name == "p" and not rule else None
        if number is not None and number.get(f"{{{W}}}val") != "0":
            self.found.leave("label in a cell", int(any(local(above) == "tc" for above in element.iterancestors())))
        if name in _CALLS and not rule:
            self.found.mark("note calls", CALL)
        if name in _TEXTS:
            self._text(element, name, rule)
        elif name == "oMath":
            text = " ".join(str(each.text or "") for each in element.iter() if local(each) == "t")
            self.found.formulas.append(Story("formula", tuple(words_of([Piece(text, self.place)]))))
            self._row.append(Piece(BLANK))
        elif name == "txbxContent" or (name == "p" and (_is_framed(element) or _is_beside_table(element))):
            outer, self._row = self._row, []
            self._inside(element, rule)
            self.found.boxes += [Story("box", story)] if (story := tuple(words_of(self._row))) else []
            self._row = outer
        elif name:
            self._inside(element, rule or self._rule(element, name))
        if name in _SEPARATORS:
            self._row.append(Piece(BLANK))

    def _inside(self, element: etree._Element, rule: str) -> None:
        children = list(element)
        if local(element) == "ruby":  # the word, then its reading, as they are read
            children.sort(key=lambda child: local(child) == "rt")
        for child in children:
            self._take(child, rule)

    def _text(self, element: etree._Element, name: str, rule: str) -> None:
        """Take a text, or a step of a field."""
        if name == "t":
            rule = rule or self._rule_of_fields()
            is_first = self._row[-1:] in ([], [Piece(BLANK)])
            fonts = below(element.getparent(), "rPr", "rFonts")  # type: ignore[arg-type]  # a text stands in a run
            is_sign = fonts is not None and fonts.get(f"{{{W}}}ascii", "").startswith(_SIGNS)
            self._row.append(Piece("" if is_sign else element.text or "", self.place, rule))
            if not rule:
                self._mark(element)
            raised = below(element.getparent(), "rPr", "vertAlign")  # type: ignore[arg-type]  # a text stands in a run
            if is_first and raised is not None and raised.get(f"{{{W}}}val") == "superscript":
                self._row.append(Piece(BLANK))  # the mark of a note that begins its paragraph
        elif name == "delText":
            self._row.append(
                Piece(element.text or "", self.place, rule or ("" if self.is_rejected else "deleted text"))
            )
        elif name == "instrText":
            self._code(element.text or "")
        else:
            choices = (each for each in element.iter() if local(each) == "ddList")
            self._row += [Piece(_chosen(each), self.place, rule) for each in choices]
            self._step(element.get(f"{{{W}}}fldCharType", ""))

    def _mark(self, text: etree._Element) -> None:
        """Note the marks of a text, as its run itself has them."""
        run = text.getparent()
        properties = run.find(f"{{{W}}}rPr") if run is not None else None
        if run is not None and local(run.getparent()) == "hyperlink":  # type: ignore[arg-type]  # a run has a parent
            self.found.mark("links", text.text or "")
        for each in properties if properties is not None else ():
            kind = _MARKS.get((local(each), each.get(f"{{{W}}}val", "1")), _MARKS.get((local(each), "")))
            if kind and is_on(each):
                self.found.mark(kind, text.text or "")

    def _rule(self, element: etree._Element, name: str) -> str:
        """Return the rule by which what an element holds may be left out, "" where it must be there."""
        old = _NEW if self.is_rejected else _OLD
        if name in old and len(element):
            return "deleted text"
        if name == "Fallback" and element.getprevious() is not None:
            return "fallback"
        if name in ("tr", "tc"):
            return self._rule_of_cell(element, old)
        if name == "r" and self._is_hidden(element):
            return "hidden text"
        if name == "sdt" and (is_on(below(element, "sdtPr", "showingPlcHdr")) or _is_check_box(element)):
            return "placeholder"
        return ""

    def _rule_of_cell(self, element: etree._Element, old: tuple[str, ...]) -> str:
        properties = next((each for each in element if local(each) in ("trPr", "tcPr")), None)
        names = {local(each): each for each in properties} if properties is not None else {}
        if any(name in names for name in old):
            return "deleted text"
        if is_on(names.get("hidden")):
            return "hidden text"
        if local(element) == "tr" and self._says_head_again(element):
            return "repeated head"
        merged = names.get("vMerge")
        return "covered cell" if merged is not None and merged.get(f"{{{W}}}val", "continue") == "continue" else ""

    def _says_head_again(self, row: etree._Element) -> bool:
        table = row.getparent()
        if table is None or local(table) != "tbl":
            return False
        if table not in self._again:
            self._again[table] = _heads_again(table)
        return row in self._again[table]

    def _is_hidden(self, run: etree._Element) -> bool:
        own = below(run, "rPr", "vanish")
        if own is not None:
            return is_on(own)
        style = below(run, "rPr", "rStyle")
        paragraph = next((each for each in run.iterancestors() if local(each) == "p"), None)
        outer = below(paragraph, "pPr", "pStyle") if paragraph is not None else None
        return any(each is not None and each.get(f"{{{W}}}val") in self.hidden for each in (style, outer))

    def _code(self, text: str) -> None:
        self.found.leave("field code", 1)
        if self.fields and not self.fields[-1][1]:
            self.fields[-1][0] += text

    def _step(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(["", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _rule_of_fields(self) -> str:
        if any(not result for _, result in self.fields):
            return "field code"
        return "volatile field" if any(_VOLATILE.match(code) for code, _ in self.fields) else ""


def _heads_again(table: etree._Element) -> set[etree._Element]:
    """Return the rows of a table that say its head again; none where it holds drawings or tables."""
    rows = [each for each in table if local(each) == "tr"]
    if any(local(each) in ("tbl", "drawing", "pict") for row in rows for each in row.iter()):
        return set()
    cells = [
        ["".join(words.text or "" for words in cell.iter(f"{{{W}}}t")) for cell in row if local(cell) == "tc"]
        for row in rows
    ]
    said = [
        WordRow(is_on(below(row, "trPr", "tblHeader")), tuple(" ".join(each.split()) for each in of_row))
        for row, of_row in zip(rows, cells, strict=True)
    ]
    return {rows[place] for place in heads_again(said)}


def _is_framed(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph floats beside the others, which have an order without it; a large first letter does not."""
    frame = below(paragraph, "pPr", "framePr")
    return frame is not None and frame.get(f"{{{W}}}dropCap", "none") == "none"


def _chosen(choices: etree._Element) -> str:
    """Return the entry of a list of an older form that is chosen."""
    entries = [str(each.get(f"{{{W}}}val", "")) for each in choices if local(each) == "listEntry"]
    stated = (below(choices, name) for name in ("result", "default"))
    place = next((str(each.get(f"{{{W}}}val")) for each in stated if each is not None), "0")
    return entries[int(place)] if place.isdecimal() and int(place) < len(entries) else ""


def _is_check_box(control: etree._Element) -> bool:
    """Tell whether a control is a box to check, whose sign may be a letter of a font of signs."""
    properties = below(control, "sdtPr")
    return properties is not None and any(local(each) == "checkbox" for each in properties)


def _is_beside_table(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph stands in a row of several cells of which one holds a table: they are read row by row."""
    rows = (each for each in paragraph.iterancestors() if local(each) == "tr")
    cells = ([each for each in row if local(each) == "tc"] for row in rows)
    return any(len(row) > 1 and any(local(each) == "tbl" for cell in row for each in cell) for row in cells)


def _is_caption(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph says by its style, or by what counts it, that it is a caption."""
    style = below(paragraph, "pPr", "pStyle")
    if style is not None and str(style.get(f"{{{W}}}val")).casefold() == "caption":
        return True
    codes = (str(each.text or "") for each in paragraph.iter(f"{{{W}}}instrText"))
    return any(map(_COUNTED.match, codes))


def below(element: etree._Element, *path: str) -> etree._Element | None:
    """Return the element at the end of a path."""
    return element.find("/".join(f"{{{W}}}{step}" for step in path))


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a property that can be switched is there and on."""
    return element is not None and element.get(f"{{{W}}}val", "1") not in _OFF
