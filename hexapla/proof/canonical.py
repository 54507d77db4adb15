"""The words of a canonical document: its front line by line, its body, each of its notes."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from hexapla.akn.document import AknDocument, parse
from hexapla.akn.inlines import MEANINGS
from hexapla.akn.names import AKN, SUPPLIED, akn, local
from hexapla.akn.plain import ACTING
from hexapla.proof.marks import begins, marks_of
from hexapla.proof.source import SourceText
from hexapla.proof.stories import BLANK, MARK, NUMBER, Piece, Story, Word, words, words_of

_LABEL_IN_CELL = re.compile(r"[^\s\u00a0]{1,12}(?:\u00a0|$)")
"""What an automatic label in a cell is behind, or alone."""

_STARRED = re.compile(r"\*{1,6}\s")
_FRONT = ("coverPage", "preface")
_SILENT = ("annotation", "annotation-xml", "")
_RULES = {"script": "script", "style": "style sheet"}
"""Elements that act, whose words are never text, and the rule that says so."""

_INLINE = MEANINGS | {
    "a", "abbr", "b", "del", "i", "inline", "ins", "mref", "ref", "rref", "span", "sub", "sup", "u",
}  # fmt: skip


@dataclass
class CanonicalText:
    """The stories of a document: `front` are the lines of masthead and preface, those supplied left out.

    `labels_in_cells` counts the paragraphs of cells that begin with what may be an automatic label.
    """

    front: list[Story] = field(default_factory=list)
    body: tuple[Word, ...] = ()
    notes: list[Story] = field(default_factory=list)
    formulas: list[Story] = field(default_factory=list)
    supplied: int = 0
    labels_in_cells: int = 0


def canonical_text(document: AknDocument) -> CanonicalText:
    """Return the words of a document, what data supplied left out."""
    found = CanonicalText()
    pieces: list[Piece] = []
    for area in document.main:
        name = local(area)
        if name in _FRONT:
            for line in area.iter(akn("p")):
                if not any(local(above) == "authorialNote" for above in line.iterancestors()):
                    found.front.append(Story("front", tuple(words_of(_pieces(line, found, "")))))
        elif name not in ("", "meta"):
            noted = list(takewhile(_is_starred, area)) if name == "mainBody" else []
            for note in noted:
                _note(note, found)
            pieces += _pieces(area, found, "", noted)
    found.body = tuple(words_of(pieces))
    found.front = [line for line in found.front if line.words]
    return found


def akn_text(data: bytes) -> SourceText:
    """Return what an AKN file of another profile says.

    Raises:
        ValueError: it is no well-formed XML.
    """
    document = AknDocument(parse(data))
    source = SourceText()
    for element in [each for namespace in ACTING for each in document.root.iter(f"{{{namespace}}}*")]:
        if rule := _RULES.get(local(element)):
            source.leave(rule, len(words("".join(map(str, element.itertext())))))
            element.text = None
            del element[:]
    source.leave("comment in code", sum(1 for _ in document.root.iter(etree.Comment)))
    found = canonical_text(document)
    body = [word for line in found.front for word in line.words]
    heads = (words("".join(map(str, area.itertext()))) for area in document.main if local(area) == "header")
    source.front = len(body) + sum(map(len, heads))
    source.body = tuple(word._replace(rule="") for word in (*body, *found.body))
    for note in document.main.iterfind(f"{akn('meta')}//{akn('note')}"):
        _note(note, found)
    source.notes, source.formulas = found.notes, found.formulas
    pictures = [words_of([Piece(each.get("alt", ""))]) for each in document.root.iter(akn("img"))]
    source.pools = [Story("alternative text", tuple(each)) for each in pictures]
    titles = [words_of([Piece(each.get("showAs", ""))]) for each in document.root.iter(akn("documentRef"))]
    source.pools += [Story("title of a reference", tuple(each)) for each in titles]
    for area in document.main:
        for element in area.iter() if local(area) not in ("", "meta") else ():
            for kind, said in marks_of(element):
                source.mark(kind, said)
    return source


def _is_starred(element: etree._Element) -> bool:
    """Tell whether an element is a note of the masthead, which stands before the text behind its asterisks."""
    return local(element) == "alinea" and _STARRED.match("".join(map(str, element.itertext())).lstrip()) is not None


def _pieces(
    element: etree._Element, found: CanonicalText, rule: str, apart: Collection[etree._Element] = ()
) -> Iterator[Piece]:
    """Yield the texts below an element; those of notes become stories of their own, and the children set `apart` are left out."""
    name = local(element)
    if not name or element.get(SUPPLIED) is not None:
        found.supplied += bool(name)
        for note in element.iter(akn("authorialNote")):  # a title that is stated keeps the notes of the source's
            _note(note, found)
        return
    if name in ("authorialNote", "noteRef"):
        yield from (Piece(BLANK), Piece(element.get("marker", ""), 0, MARK), Piece(BLANK))
        _note(element, found)
        return
    is_ours = etree.QName(element).namespace in (AKN, *ACTING)
    if name == "foreign" or not is_ours:
        text = " ".join(str(each.text or "") for each in element.iter() if local(each) not in _SILENT)
        found.formulas.append(Story("formula", tuple(words_of([Piece(text)]))))
        return
    rule = NUMBER if name == "num" else rule
    around = [] if name in _INLINE or not element.tag.startswith(f"{{{AKN}}}") else [Piece(BLANK)]
    yield from around
    label = _LABEL_IN_CELL.match(element.text or "") if name == "p" and _is_in_cell(element) else None
    found.labels_in_cells += label is not None
    yield Piece(label[0] if label else "", 0, NUMBER)
    yield Piece((element.text or "")[label.end() if label else 0 :], 0, rule)
    for child in element:
        yield from _pieces(child, found, rule) if child not in apart else ()
        yield Piece(child.tail or "", 0, rule)
    if name == "sup" and begins(element):
        yield Piece(BLANK)
    yield from around


def _is_in_cell(paragraph: etree._Element) -> bool:
    above = paragraph.getparent()
    return above is not None and local(above) in ("td", "th")


def _note(element: etree._Element, found: CanonicalText) -> None:
    pieces: list[Piece] = []
    for child in element:
        pieces += _pieces(child, found, "")
    if story := tuple(words_of(pieces)):
        found.notes.append(Story("note", story))


def texts(row: Sequence[Word]) -> list[str]:
    """Return the words of a row alone."""
    return [word.text for word in row]
