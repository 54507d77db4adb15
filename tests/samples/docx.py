"""Reading a Word file back for the tests: its parts, and its text with automatic numbers resolved."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from hexapla.akn.blocks import Block, blocks
from hexapla.akn.names import AKN, local
from hexapla.present.presentation import Column, Note, Presentation
from samples import paper as samples

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def w(name: str) -> str:
    """Return a name of WordprocessingML."""
    return W + name


def val(element: etree._Element | None) -> str | None:
    """Return the `w:val` of an element, None where there is no element."""
    return None if element is None else element.get(w("val"))


def said(element: etree._Element) -> str:
    """Return all text inside an element, field codes included."""
    return "".join(str(piece) for piece in element.itertext())


def attributes(element: etree._Element) -> dict[str, str]:
    """Return an element's attributes."""
    return {str(key): str(value) for key, value in element.attrib.items()}


def need(element: etree._Element, *path: str) -> etree._Element:
    """Return the element at a path of names, which must be there."""
    found = element.find("/".join(w(name) for name in path))
    assert found is not None, path
    return found


def converted(data: bytes, folder: Path, judge: Callable[[str], str]) -> Path:
    """Return the PDF that LibreOffice makes of a Word file, in a folder of the test."""
    (folder / "file.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [judge("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "file.docx")], capture_output=True, check=True, timeout=180)
    return folder / "file.pdf"


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
        """The paragraphs and tables below the masthead and its two anchors, the end rule left out."""
        return list(self.body)[3:-2]

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
        self.styled = {one.get(w("styleId")): val(one.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")) for one in styles}
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


def edition(xml: str, notes: tuple[Note, ...] = (), **facts: object) -> Presentation:
    """Return an edition of hand-made AKN; `facts` are fields of the presentation."""
    body = etree.fromstring(f'<mainBody xmlns="{AKN}">{xml}</mainBody>')
    made = samples.single("en", [("chapter", "I.", "Introduction")])
    found = tuple(blocks(body))
    styles = {block.eid: "chapter" for block in found}
    column = replace(made.first, blocks=found, notes=notes, styles=styles)
    return replace(made, columns=(column,), **facts)  # type: ignore[arg-type]


def paragraph(number: str, text: str = "Text.") -> str:
    """Return a numbered paragraph as AKN."""
    eid = "para_" + re.sub(r"\W", "", number)
    return f'<paragraph eId="{eid}"><num>{number}</num><content><p>{text}</p></content></paragraph>'


TABLE = (
    '<alinea eId="al_1"><content><table eId="tbl_1"><caption>Table 1</caption>'
    '<tr><th rowspan="2"><p>Year</p></th><th colspan="2"><p>Reports</p></th></tr>'
    "<tr><th><p>Due</p></th><th><p>Sent</p></th></tr>"
    "<tr><td><p>2020</p></td><td><p>3</p></td><td><p>2</p></td></tr>"
    "<tr><td><p>2021</p></td><td><p>1</p></td></tr></table></content></alinea>"
)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


def judged() -> dict[str, Presentation]:
    """Return editions that use everything there is."""
    kitchen = (
        TABLE
        + paragraph("3.", '<ref href="https://undocs.org/A/RES/491 (V)">A/RES/491 (V)</ref> 1683<sup>e</sup>')
        + '<figure eId="fig_1"><img src="a.png" alt="A map"/></figure>'
        + paragraph("12 bis.")
        + '<alinea eId="al_2"><content><p>Free</p></content></alinea>'
    )
    return {
        "notes": samples.single("en", samples.long_lines("en", 14, 7), job_number="GE.21-17632 (E)"),
        "arabic": samples.single("ar"),
        "kitchen": edition(kitchen, (), media={"a.png": PNG}),
    }


def assert_whole(written: WordFile) -> None:
    """Check styles, lists, bookmarks, notes, relationships: nothing undefined, nothing twice."""
    styles = {one.get(w("styleId")) for one in written.root("word/styles.xml").iter(w("style"))}
    numbers = {one.get(w("numId")) for one in written.root("word/numbering.xml").iter(w("num"))}
    notes = [one.get(w("id")) for one in written.root("word/footnotes.xml")]
    assert len(notes) == len(set(notes))
    for name in (name for name in written.parts if re.fullmatch(r"word/\w+\.xml", name)):
        root = written.root(name)
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            assert {val(one) for one in root.iter(w(tag))} <= styles
        assert {val(one) for one in root.iter(w("numId"))} <= numbers
        assert {one.get(w("id")) for one in root.iter(w("footnoteReference"))} <= set(notes)
        used = {value for one in root.iter() for key, value in one.attrib.items() if str(key).startswith(R)}
        assert used <= written.relations(name).keys()
    starts = [one.get(w("name")) or "" for one in written.body.iter(w("bookmarkStart"))]
    assert len({name.casefold() for name in starts}) == len(starts)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in starts)
    ids = [str(one.get(w("id"))) for one in written.body.iter(w("bookmarkStart"))]
    assert sorted(ids) == sorted(str(one.get(w("id"))) for one in written.body.iter(w("bookmarkEnd")))
    assert {one.get(w("anchor")) for one in written.body.iter(w("hyperlink"))} <= {None, *starts}
