"""Reading a Word file back for the tests: its parts, and its text with automatic numbers resolved."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.names import local
from hexapla.present.presentation import Column

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def w(name: str) -> str:
    """Return a name of WordprocessingML."""
    return W + name


def val(element: etree._Element | None) -> str | None:
    """Return the `w:val` of an element, None where there is no element."""
    return None if element is None else element.get(w("val"))


@dataclass
class WordFile:
    """A Word file, its parts parsed when asked for."""

    data: bytes
    parts: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def root(self, part: str) -> etree._Element:
        """Return the root element of a part."""
        return etree.fromstring(self.parts[part])

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        found = self.root("word/document.xml").find(w("body"))
        assert found is not None
        return found

    @property
    def text_part(self) -> list[etree._Element]:
        """The paragraphs and tables below the masthead, the end rule left out."""
        return list(self.body)[1:-2]

    def paragraphs(self) -> list[etree._Element]:
        """Return every paragraph below the masthead, those of tables too."""
        return [one for part in self.text_part for one in part.iter(w("p"))]

    def texts(self) -> list[str]:
        """Return the text of every paragraph below the masthead, automatic numbers and bullets in front."""
        counter = Counter(self.root("word/numbering.xml"), self.root("word/styles.xml"))
        return [counter.label(one) + text_of(one) for one in self.paragraphs()]

    def notes(self) -> dict[str, str]:
        """Return the texts of the footnotes by id."""
        root = self.root("word/footnotes.xml")
        return {
            str(note.get(w("id"))): " ".join(text_of(one) for one in note)
            for note in root
            if note.get(w("type")) is None
        }

    def relations(self, part: str) -> dict[str, str]:
        """Return the targets of a part's relationships by id."""
        folder, _, file = part.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels"
        return {str(one.get("Id")): str(one.get("Target")) for one in self.root(rels)} if rels in self.parts else {}


class Counter:
    """Counts lists as Word does: per abstract list, a start override taken once for each list."""

    def __init__(self, numbering: etree._Element, styles: etree._Element) -> None:
        self.abstract = {one.get(w("numId")): val(one.find(w("abstractNumId"))) for one in numbering.iter(w("num"))}
        self.starts = {
            one.get(w("numId")): int(val(start) or 1)
            for one in numbering.iter(w("num"))
            if (start := one.find(f"{w('lvlOverride')}/{w('startOverride')}")) is not None
        }
        self.formats = {
            one.get(w("abstractNumId")): val(one.find(f"{w('lvl')}/{w('lvlText')}")) or ""
            for one in numbering.iter(w("abstractNum"))
        }
        self.styled = {
            one.get(w("styleId")): val(one.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")) for one in styles
        }
        self.counts: dict[str, int] = {}
        self.seen: set[str] = set()

    def label(self, paragraph: etree._Element) -> str:
        """Return the label that Word prints before a paragraph."""
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        style = val(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        number = val(own) if own is not None else self.styled.get(style)
        if number is None:
            return ""
        abstract = self.abstract[number] or ""
        if number in self.starts and number not in self.seen:
            self.counts[abstract] = self.starts[number] - 1
        self.seen.add(number)
        self.counts[abstract] = self.counts.get(abstract, 0) + 1
        return self.formats[abstract].replace("%1", str(self.counts[abstract]))


def text_of(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without tabulators, note numbers left out, field results kept."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(w("t"), w("br")):
        yield "\n" if element.tag == w("br") else element.text or ""


def canonical_texts(column: Column) -> list[str]:
    """Return what the blocks of a column say, number first; marks of notes are left to Word."""
    return [text for block in column.blocks for text in _block_texts(block, column)]


def _block_texts(block: Block, column: Column) -> list[str]:
    if block.kind == "table":
        cells = [cell for part in block.content for cell in part.iter() if local(cell) in ("td", "th")]
        return ["".join(run.text for run in column.runs(cell)).strip() for cell in cells]
    known = {note.eid for note in column.notes if not note.is_lost}
    words = [run.text for part in block.content for run in column.runs(part) if run.note not in known]
    return [(block.num or "") + "".join(words)]
