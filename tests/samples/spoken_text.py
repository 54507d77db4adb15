"""What a finished file says, language by language: the text below the masthead, and the notes with their marks.

Nothing here knows how our writers work: each reader walks its format as a reader's program would.  Blanks are left
out, since formats break lines and join cells in their own ways.
"""

import io
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pikepdf
from lxml import etree, html

from hexapla.akn.names import akn, local
from hexapla.tools.pdftext import _kids, texts_by_mark
from samples.docx import WordFile, val, w

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BULLETS = {"Bullet1G": "•", "Bullet2G": "•"}
LINE_END = "\x02\u2010\u2011-"
"""What pypdfium2 makes of a hyphen at the end of a line; it drops true ones there too."""


@dataclass
class Said:
    """The text of one language: its body, and its notes in their order, each with its mark in front."""

    body: str = ""
    notes: list[str] = field(default_factory=list)

    def folded(self, without: str = "") -> "Said":
        """Return the same without blanks, ligatures taken apart; `without` are characters left out too."""
        gone = dict.fromkeys(map(ord, without))
        return Said(fold(self.body).translate(gone), [fold(note).translate(gone) for note in self.notes])


Voices = dict[str, Said]


def fold(text: str) -> str:
    """Return text without blanks, marks of direction and the hyphens of line ends."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060-\u2069]", "", unicodedata.normalize("NFKC", text))


def canonical(body: etree._Element) -> Said:
    """Return what the canonical XML says."""
    said = Said("".join(_outside(body)))
    for note in body.iter(akn("authorialNote")):
        if len(note):
            said.notes.append(note.get("marker", "") + "".join(map(str, note.itertext())))
    return said


def _outside(element: etree._Element) -> Iterator[str]:
    """Yield the texts of an element, those of notes left out, pictures by their description."""
    if local(element) == "authorialNote":
        return
    yield element.text or ""
    for each in element:
        yield from _outside(each)
        yield each.tail or ""


def of_html(data: bytes) -> Voices:
    """Return what a web page says: its article, then its list of notes."""
    root = html.document_fromstring(data.decode())
    article = root.get_element_by_id("text")
    return _web([article], [each for each in root.iter("li") if each.get("class") == "note"], root.get("lang", ""))


def of_epub(data: bytes) -> Voices:
    """Return what an e-book says, chapter by chapter; the first is the title page."""
    chapters = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(name for name in package.namelist() if re.fullmatch(r"EPUB/text/ch\d+\.xhtml", name))
        chapters = [html.document_fromstring(package.read(name)) for name in names]
    bodies = [body for chapter in chapters for body in chapter.iter("body")]
    bodies = [each for each in bodies if not each.xpath(".//*[@id='document-title']")]
    notes = [each for body in bodies for each in body.iter() if each.get("class") == "note"]
    for each in [each for body in bodies for each in body.iter() if "notes" in (each.get("class") or "").split()]:
        each.getparent().remove(each)  # type: ignore[union-attr]
    return _web(bodies, notes, chapters[0].get("lang", ""))


def _web(bodies: list[etree._Element], notes: list[etree._Element], language: str) -> Voices:
    voices: defaultdict[str, Said] = defaultdict(Said)
    for body in bodies:
        for code, text in _spoken(body, _language(body, language)):
            voices[code].body += text
    for note in notes:
        voices[_language(note, language)].notes.append("".join(map(str, note.itertext())))
    return dict(voices)


def _language(element: etree._Element, language: str) -> str:
    """Return the language of the cell or page that an element stands in."""
    marked = (each for each in (element, *element.iterancestors()) if each.get("lang") and each.tag != "span")
    found = next(marked, None)
    return language if found is None else str(found.get("lang"))


def _spoken(element: etree._Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield language and text of an element; calls of notes, words in empty cells and remarks are no text."""
    kinds = (element.get("class") or "").split()
    if {"note-call", "missing", "flags"} & set(kinds) or not isinstance(element.tag, str):
        return
    language = str(element.get("lang") or language) if element.tag != "span" else language
    yield language, element.text or ""
    for each in element:
        yield from _spoken(each, language)
        yield language, each.tail or ""


def of_docx(data: bytes, languages: tuple[str, ...]) -> Voices:
    """Return what a Word file says, automatic numbers counted as Word counts them."""
    file = WordFile(data)
    voices = {code: Said() for code in languages}
    if len(languages) == 1:
        voices[languages[0]].body = "".join(file.texts())
    else:
        for row in list(file.text_part[-1].iterchildren(w("tr")))[2:]:
            for code, cell in zip(languages, list(row.iterchildren(w("tc"))), strict=True):
                voices[code].body += "".join(map(_paragraph, cell.iter(w("p"))))
    _footnotes(file, voices)
    return voices


def _paragraph(paragraph: etree._Element) -> str:
    """Return the text of a paragraph in a cell, where only bullets are automatic."""
    style = val(paragraph.find(f"{w('pPr')}/{w('pStyle')}")) or ""
    return BULLETS.get(style, "") + "".join(each.text or "" for each in paragraph.iter(w("t")) if not _is_call(each))


def _is_call(text: etree._Element) -> bool:
    """Tell whether a text is the result of a field that repeats the number of a note."""
    run = text.getparent()
    return run is not None and val(run.find(f"{w('rPr')}/{w('rStyle')}")) == "FootnoteReference"


def _footnotes(file: WordFile, voices: Voices) -> None:
    """Add the footnotes in the order of their calls; Word counts those without a mark of their own."""
    notes = {str(each.get(w("id"))): each for each in file.root("word/footnotes.xml")}
    numbers = count(1)
    for call in file.body.iter(w("footnoteReference")):
        mark = "*" if call.get(w("customMarkFollows")) else str(next(numbers))
        texts: dict[str, str] = {}
        for text in notes[str(call.get(w("id")))].iter(w("t")):
            tag = next(iter(text.getparent().iter(w("lang")))).get(w("val"), "")  # type: ignore[union-attr]
            texts[tag[:2]] = texts.get(tag[:2], "") + (text.text or "")
        for code, words in texts.items():
            voices[code].notes.append(mark + words)


def of_pdf(data: bytes, languages: tuple[str, ...]) -> Voices:
    """Return what a tagged PDF says in the order of its structure, masthead and contents list included."""
    with pikepdf.open(io.BytesIO(data)) as file:
        pages = {page.objgen: number for number, page in enumerate(file.pages)}
        texts_of = [{mark: text for mark, (text, _) in page.items()} for page in texts_by_mark(data)[0]]
        reader = _Tree(pages, texts_of, dict.fromkeys(languages, ""))
        reader.walk(file.Root.StructTreeRoot, None, str(file.Root.Lang)[:2], None)
    voices = {code: Said(text) for code, text in reader.bodies.items()}
    for words in reader.notes.values():
        mark = re.match(r"\d*", next(iter(words.values())))
        for place, (code, text) in enumerate(words.items()):
            voices[code].notes.append((mark[0] if place and mark else "") + text)
    return voices


@dataclass
class _Tree:
    """One way through the structure of a PDF; a note that goes on in another element keeps its name."""

    pages: dict[Any, int]
    texts: list[dict[int, str]]
    bodies: dict[str, str]
    notes: dict[str, dict[str, str]] = field(default_factory=dict)

    def walk(self, element: Any, page: int | None, language: str, note: str | None) -> None:
        """Take in an element and what is below it."""
        kind = str(element.get("/S", ""))
        if note is not None or kind not in (
            "/Span",
            "/Link",
        ):  # foreign words in a sentence belong to the sentence
            language = str(element.get("/Lang", language))[:2]
        page = self.pages.get(element.Pg.objgen, page) if "/Pg" in element else page
        if kind == "/Note":
            key = str(element.get("/ID", "")).removeprefix("note-")
            note = key.rpartition("-")[0] if key.rpartition("-")[0] in self.notes else key
        for kid in _kids(element.get("/K")):
            if not isinstance(kid, int):
                is_call = kind == "/NonStruct" and kid.get("/S") == "/Link"
                if "/S" in kid and not is_call:
                    self.walk(kid, page, language, note)
                continue
            text = self.texts[page].get(kid, "") if page is not None else ""
            if note is None:
                self.bodies[language] += text
            else:
                words = self.notes.setdefault(note, {})
                words[language] = words.get(language, "") + text
