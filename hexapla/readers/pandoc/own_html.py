"""Web pages of ours, read back: their elements carry the ids and classes that say what each was."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree, html

from hexapla.akn.formulas import formula_element, in_namespace
from hexapla.akn.names import BOOKMARKS, LOOK, SCOPE, E, local
from hexapla.akn.reading import Reading, Slot
from hexapla.akn.table_settings import keep_scopes
from hexapla.codes import finding
from hexapla.errors import SourceError
from hexapla.findings import Finding
from hexapla.readers.pandoc.own_settings import keep_by_hand, keep_settings, with_mark
from hexapla.readers.pictures.addresses import embedded
from hexapla.readers.structure.content import content_of, is_empty
from hexapla.readers.structure.contents_list import with_kept_contents
from hexapla.readers.structure.lines import RANKS, Line
from hexapla.readers.structure.noted_lines import NOTED, noted
from hexapla.readers.structure.styled import structure_of
from hexapla.readers.text.decoding import ILLEGAL
from hexapla.readers.word.characters import Character, Characters, element_of, plain, refused_links
from hexapla.readers.word.front import key_of
from hexapla.readers.word.media import image_element
from hexapla.readers.word.notes import note_element
from hexapla.readers.word.paragraph_text import trimmed

SUPPLIED = "hexapla.supplied"
CONTENTS = "hexapla.contents"
JOB = "hexapla.job"
"""Names of the `meta` elements by which a page of ours can be read back."""

_FORMATTING = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "u": "u",
    "sub": "sub",
    "sup": "sup",
    "del": "del",
    "ins": "ins",
}
_BLOCKS = frozenset({"heading", "paragraph", "alinea", "continuation", "item", "quoted"})
_FRONT = ("authority", "symbol", "name", "committee", "session", "title", "subtitle", "received")
_KEYS = {"name": "instrument"}


def own_page(data: bytes) -> etree._Element | None:
    """Return the tree of a page that we wrote, None for any other page."""
    if b'"masthead' not in data or b"dcterms.identifier" not in data:
        return None
    try:
        root = html.document_fromstring(_legal(data.decode("utf-8", "replace")))
    except etree.ParserError:  # no element is in it
        return None
    for element in root.iter(etree.Element):
        element.text, element.tail = _legal(element.text or ""), _legal(element.tail or "")
        for key, value in element.attrib.items():
            element.set(key, _legal(str(value)))
    return root if any("masthead" in _classes(each) for each in root.iter("header")) else None


def _legal(text: str) -> str:
    """Return a text of a page without what XML cannot hold, and HTML can by its number."""
    return ILLEGAL.sub("\ufffd", text).replace("\f", " ")


def read_own_page(root: etree._Element, data: bytes, name: str, language: str) -> Reading:
    """Read a page of ours in one language.

    Raises:
        SourceError: it is an edition in several languages.
    """
    if len(root.findall(".//meta[@name='dcterms.language']")) > 1:
        message = f"{name} is an edition of Hexapla in several languages side by side."
        raise SourceError(message, "Change the edition in one language instead, and add that.")
    page = _Page(root, name, language)
    slots = list(page.slots())
    article = root.find(".//article[@id='text']")
    lines = list(page.lines(article)) if article is not None else []
    structure = structure_of(with_kept_contents(lines, page.kept(CONTENTS)), language, name)
    return Reading(
        language=language,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="",
        body=structure.body,
        slots=tuple(slots),
        attachments=tuple(structure.attachments),
        preamble=structure.preamble,
        repairs=tuple(structure.repairs),
        findings=(*page.findings, *structure.findings),
        media=page.media,
    )


def _classes(element: etree._Element) -> list[str]:
    return str(element.get("class") or "").split()


@dataclass
class _Page:
    """One page: its notes by id, the words in it that no source gave."""

    root: etree._Element
    name: str
    language: str
    count: int = 0
    opened: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    formulas: list[etree._Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.supplied = {_folded(text) for text in self.kept(SUPPLIED)}
        found = self.root.iterfind(".//section[@class='notes']//li")
        self.notes: Mapping[str, etree._Element] = {str(note.get("id")): note for note in found}

    def kept(self, name: str) -> list[str]:
        """Return what the page says of itself under a name."""
        return [str(each.get("content")) for each in self.root.iterfind(f".//meta[@name='{name}']")]

    # masthead

    def slots(self) -> Iterator[Slot]:
        """Yield the lines of the masthead, those apart that we supplied."""
        masthead = self.root.find(".//header[@class='masthead']")
        for element in masthead.iter("p", "li", "h1") if masthead is not None else ():
            words = _classes(element)
            text = _folded(_said(element))
            key = next((each for each in words if each in _FRONT), None)
            if element.tag == "li":
                key = key_of(text, self.language)
            content = self._characters(element) if key in ("title", *NOTED) else []
            text = _folded(plain(content)) if content else text
            calls = any(character.kind == "note" for character in content)
            if key is not None and text and (calls or text not in self.supplied):
                yield Slot(_KEYS.get(key, key), text, 0, self._front(key, text, content) if content else None)
        for job in self.kept(JOB):
            yield Slot("job_number", job, 0)

    def _front(self, key: str, text: str, content: Characters) -> etree._Element | None:
        made = self._element(content)
        return content_of("docTitle", made, 0) if key == "title" else noted(text, made)

    # body

    def lines(self, holder: etree._Element) -> Iterator[Line]:
        """Yield the lines below an element, in reading order."""
        for element in holder:
            words = _classes(element) if _is_element(element) else []
            if "table" in words:
                yield Line(self.count, "", block=self._table(element), eid=element.get("id"))
            elif _BLOCKS & set(words) and element.tag != "blockquote":
                line = self._line(element, words)
                if line.label or line.style in RANKS or (line.content is not None and not is_empty(line.content)):
                    yield line
                yield from self.lines(element)
            elif element.tag in ("ul", "ol", "blockquote", "div", "figure"):
                yield from self.lines(element)

    def _line(self, element: etree._Element, words: list[str]) -> Line:
        self.count += 1
        is_numbered = "tblock" not in str(element.get("id"))  # what a caption begins with numbers no paragraph
        label = next((child for child in element if is_numbered and "num" in _classes(child)), None)
        holder = next((child for child in element if "text" in _classes(child)), None)
        content = self._characters(element if holder is None else holder, skip_number=is_numbered)
        while holder is None and label is not None and content and content[0].text == " ":
            content = content[1:]
        is_heading = "heading" in words
        style = next((each for each in words if each in RANKS), "chapter") if is_heading else "paragraph"
        level = int(str(element.tag)[1:]) - 1 if is_heading and str(element.tag)[1:].isdigit() else 0
        number = _folded(_said(label)) if label is not None else None
        made = keep_by_hand(self._element(content), element)
        if is_heading and style in words:
            made.set(LOOK, style)
        if element.get("id"):
            made.set(BOOKMARKS, str(element.get("id")))
        return Line(self.count, plain(content), 0, style, number, made, level=level, eid=element.get("id"))

    def _table(self, holder: etree._Element) -> etree._Element:
        table = E.table({BOOKMARKS: str(holder.get("id"))} if holder.get("id") else {})
        captions = map(self._characters, holder.iter("caption"))
        table.extend(content_of("caption", self._element(each), 0) for each in captions)
        for row, made in ((row, E.tr()) for row in holder.iter("tr")):
            for cell in row:
                spans = {name: str(cell.get(name)) for name in ("colspan", "rowspan") if cell.get(name)}
                parts = cell.findall("p") or [cell]
                name = "th" if "head" in _classes(cell) else "td" if "stub" in _classes(cell) else str(cell.tag)
                made.append(E(name, spans, *(self._element(self._cell_characters(part)) for part in parts)))
                made[-1].set(SCOPE, str(cell.get("scope", "")))
            table.append(made)
        for each in list(holder.iter("table"))[:1]:
            keep_settings(table, each)
        keep_scopes(table)
        return keep_by_hand(table, holder)

    def _cell_characters(self, element: etree._Element) -> Characters:
        """Return the characters of a cell without the line ends that lay the page out."""
        content = [each._replace(text=" ") if each.text == "\n" else each for each in self._characters(element)]
        return trimmed(content)[0]

    # running text

    def _element(self, content: Characters) -> etree._Element:
        self.findings += refused_links(content, file=self.name, language=self.language)
        return element_of("p", content, self._object)

    def _object(self, character: Character) -> etree._Element | None:
        if character.kind == "formula":
            return self.formulas[character.value]
        if character.kind == "lost":
            return note_element(character.style, ())
        if character.kind == "note":
            return self._note(character.style)
        data = embedded(character.style)
        if data is None:
            return None
        image, plain, _ = image_element(data, character.href or "")
        if image is not None:
            self.media[str(image.get("src"))] = plain
        return image

    def _note(self, ident: str) -> etree._Element:
        mark, _, key = ident.partition(" ")
        note = self.notes.get(key) if key not in self.opened else None  # a note that calls itself has no text there
        self.opened.append(key)
        if note is None:
            self.findings.append(finding("N-001", before=mark, file=self.name, language=self.language))
        texts = [each for each in note.iter("span") if "note-text" in _classes(each)] if note is not None else []
        contents = [(self._characters(each), each) for each in texts]
        kept = [each for each in contents if _folded(plain(each[0])) not in self.supplied]
        made = note_element(mark, [with_mark(self._element(content), each) for content, each in kept])
        made[0].set(BOOKMARKS, key)
        self.opened.pop()
        return made

    def _characters(self, element: etree._Element, *, skip_number: bool = False) -> Characters:
        found: Characters = []
        self._walk(element, Character(""), found, skip_number=skip_number)
        return found

    def _walk(self, element: etree._Element, look: Character, found: Characters, *, skip_number: bool = False) -> None:
        joint = _joint(_classes(element))
        found.extend(look._replace(text=joint if each == " " else each) for each in element.text or "")
        for child in element:
            words = _classes(child) if _is_element(child) else []
            is_apart = child.tag in ("ul", "ol") or bool(_BLOCKS & set(words)) or "table" in words
            if _is_element(child) and not is_apart and not (skip_number and "num" in words):
                self._child(child, words, look, found)
            if not is_apart:
                found.extend(look._replace(text=each) for each in child.tail or "")

    def _child(self, child: etree._Element, words: list[str], look: Character, found: Characters) -> None:
        place = look._replace(text="\ufffc")
        if "note-call" in words:
            ident = f"{_said(child)} {str(child.get('href')).removeprefix('#')}"
            found.append(place._replace(kind="note", style=ident, value=len(found), marks=frozenset()))
        elif "note-mark" in words:
            found.append(place._replace(kind="lost", style=_said(child), value=len(found), marks=frozenset()))
        elif child.tag == "br":
            found.append(place._replace(kind="break"))
        elif child.tag == "math":
            self.formulas.append(formula_element(in_namespace(child)))
            found.append(place._replace(kind="formula", value=len(self.formulas) - 1, marks=frozenset()))
        elif child.tag == "img":
            source, words_of = str(child.get("src")), str(child.get("alt") or "")
            found.append(place._replace(kind="picture", style=source, href=words_of, value=len(found)))
        else:
            mark = "sup" if "sup" in words else _FORMATTING.get(str(child.tag))
            is_call = child.tag == "sup" and child.find("a") is not None
            double = {"double"} if "double" in words else set()
            marks = look.marks | {mark} | double if mark and not is_call else look.marks
            href = child.get("href") if child.tag == "a" else look.href
            self._walk(child, look._replace(marks=marks, href=href), found)


def _said(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _joint(words: list[str]) -> str:
    """Return what a blank in an element stands for: pages join groups of figures by plain ones."""
    if "number" not in words:
        return " "
    return "\u202f" if "narrow" in words else "\u00a0"


def _is_element(element: etree._Element) -> bool:
    return bool(local(element))


def _folded(text: str) -> str:
    return " ".join(text.split())
