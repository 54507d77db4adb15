"""The words of a tagged PDF in the order of its structure tree, as a screen reader takes them."""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Any

from hexapla.tools.pdfglyphs import missing_glyphs_of
from hexapla.tools.pdfpositions import Fault, faults_of_page, text_of, texts_of

_HYPHENS = "-\u00ad\u2010\u2011"
_SIDES = dict(zip(")]}»›>”’≥≫⩾≳≽≻∋⊃⊇〉⟩⌉⌋", "([{«‹<“‘≤≪⩽≲≼≺∈⊂⊆〈⟨⌈⌊", strict=True))
"""Signs that a line from right to left turns: each has its mirror image there (UAX #9, L4)."""

_FOLDED = _SIDES | {"\u2044": "/"}
"""And the stroke that `¾` is decomposed with: PDFium gives `3/4`."""

_SAID_FOR_SOFT = "\x02"
"""What PDFium gives for a soft hyphen at the end of a line."""
_NO_MARK = -1
_LONGEST_START = 60


@dataclass(frozen=True)
class Structure:
    """What a file says, opened once: chunks of text in reading order without notes, notes and their pages, fonts.

    `notes` gives for the eId of a note its text and the pages it stands on; `calls` the pages
    that link to it; `places` for each chunk its page and how high its first baseline is, in points from the foot of the
    sheet; `kinds` the structure type of the block it stands in (`P`, `H2`, `TD`); `figures` are the pages with
    pictures.  Pages count from 0.  `faults` are its misplaced texts, `missing_glyphs` the characters of each font that it
    draws nothing for.
    """

    chunks: tuple[str, ...]
    places: tuple[tuple[int, float], ...]
    kinds: tuple[str, ...]
    figures: frozenset[int]
    notes: dict[str, tuple[str, frozenset[int]]]
    calls: dict[str, frozenset[int]]
    fonts: frozenset[str]
    not_embedded: frozenset[str]
    pages: int
    faults: tuple[Fault, ...] = ()
    missing_glyphs: Mapping[str, str] = field(default_factory=dict)


_BLOCKS = frozenset({"TD", "TH", *(f"H{level}" for level in range(1, 7))})
"""Structure types of blocks that the gate asks about; every other block is a `P` or nothing."""

_COMPLEX = re.compile("[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters whose glyphs do not say what they are: such words are read from what the file says of them."""

REPLACEMENT = "\ufffd"
"""What a page prints for a character of private use."""


class _Folding(dict[int, str]):
    """What each character is folded to, found once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        is_left_out = character.isspace() or kind in ("Mn", "Cf", "Cc") or character in _HYPHENS
        self[code] = "" if is_left_out else REPLACEMENT if kind == "Co" else _FOLDED.get(character, character)
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return text without what a page may change: blanks, ligatures, marks, hyphens, sides of brackets and of signs.

    Characters of private use are `REPLACEMENT`, as pages print them.

    pypdfium2 takes a hyphen at the end of a line for one that the page put there, and drops it.
    """
    return unicodedata.normalize("NFKD", text).translate(_FOLDING)


@lru_cache(maxsize=1)
def structure(data: bytes) -> Structure:
    """Read a tagged PDF; the gate of its edition and the page list of its book read the same one."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        texts, faults = texts_by_mark(data)
        walk = _Walk(texts, pages)
        if "/StructTreeRoot" in pdf.Root:
            walk.element(pdf.Root.StructTreeRoot, None, None)
        fonts = list(_fonts(pdf))
        return Structure(
            chunks=tuple(walk.chunks),
            places=tuple(walk.places),
            kinds=tuple(walk.kinds),
            figures=frozenset(walk.figures),
            notes={eid: ("".join(parts), frozenset(walk.note_pages[eid])) for eid, parts in walk.notes.items()},
            calls=_calls(pdf),
            fonts=frozenset(name for name, _ in fonts),
            not_embedded=frozenset(name for name, embedded in fonts if not embedded),
            pages=len(pdf.pages),
            faults=tuple(faults),
            missing_glyphs=missing_glyphs_of(pdf),
        )


def page_starts(data: bytes) -> tuple[tuple[str, str, int], ...]:
    """Return for each page of a tagged PDF its number, its first letters, and how many letters stand before them.

    Languages side by side are counted together, as the book has them.  Letters are folded, notes and running heads left out; a page without text is left out.
    """
    found = structure(data)
    pages: dict[int, list[str]] = {}
    for chunk, (page, _) in zip(found.chunks, found.places, strict=True):
        pages.setdefault(page, []).append(fold(chunk))
    texts = [(page, "".join(parts)) for page, parts in sorted(pages.items()) if any(parts)]
    starts = accumulate((len(text) for _, text in texts), initial=0)
    return tuple(
        (str(page + 1), text[:_LONGEST_START], start) for (page, text), start in zip(texts, starts, strict=False)
    )


class _Walk:
    """One way through the structure tree."""

    def __init__(self, texts: list[dict[int, tuple[str, float]]], pages: dict[Any, int]) -> None:
        self.texts = texts
        self.pages = pages
        self.chunks: list[str] = []
        self.places: list[tuple[int, float]] = []
        self.kinds: list[str] = []
        self.figures: set[int] = set()
        self.notes: dict[str, list[str]] = {}
        self.note_pages: dict[str, set[int]] = {}

    def element(self, element: Any, page: int | None, note: str | None, block: str = "") -> None:
        """Take in an element and what is below it; `page`, `note` and `block` are those it stands in."""
        kind = str(element.get("/S", "")).removeprefix("/")
        block = kind if kind in _BLOCKS or (block not in _BLOCKS and kind == "P") else block
        own = element.get("/Pg")
        page = self.pages.get(own.objgen, page) if own is not None else page
        if kind == "Figure" and page is not None:
            self.figures.add(page)
        if element.get("/S") == "/Note":
            note = self._known(str(element.get("/ID", "")).removeprefix("note-"))
        said = str(element.get("/ActualText", ""))
        if _COMPLEX.search(said):
            self._add(said, page, note, block)
            return
        for kid in _kids(element.get("/K")):
            if isinstance(kid, int):
                self._text(kid, page, note, block)
            elif "/S" in kid:
                self.element(kid, page, note, block)

    def _known(self, key: str) -> str:
        """Return the eId of a note from its ID; a note in several parts has `-2`, `-3` or its language behind it."""
        eid = key.rpartition("-")[0]
        return eid if eid in self.notes else key

    def _text(self, mark: int, page: int | None, note: str | None, block: str) -> None:
        text, height = self.texts[page].get(mark, ("", 0.0)) if page is not None else ("", 0.0)
        self._add(text, page, note, block, height)

    def _add(self, text: str, page: int | None, note: str | None, block: str, height: float = 0.0) -> None:
        if note is None:
            self.chunks.append(text)
            self.places.append((page if page is not None else _NO_MARK, height))
            self.kinds.append(block)
            return
        self.notes.setdefault(note, []).append(text)
        self.note_pages.setdefault(note, set()).add(page if page is not None else _NO_MARK)


def _kids(kids: Any) -> Iterator[Any]:
    import pikepdf

    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        yield kid if isinstance(kid, pikepdf.Object) else int(kid)


def texts_by_mark(data: bytes) -> tuple[list[dict[int, tuple[str, float]]], list[Fault]]:
    """Return for every page its texts by marked-content id, each with how high its first baseline is; and misplaced ones."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(data)
    pages: list[dict[int, tuple[str, float]]] = []
    faults: list[Fault] = []
    for number, page in enumerate(document, 1):
        words, items = page.get_textpage(), texts_of(page)
        texts: dict[int, tuple[str, float]] = {}
        for item in items:
            mark = raw.FPDFPageObj_GetMarkedContentID(item.raw)
            if mark != _NO_MARK:
                text, height = texts.get(mark) or ("", float(item.get_matrix().f))
                texts[mark] = text + text_of(item, words).replace(_SAID_FOR_SOFT, "\u00ad"), height
        pages.append(texts)
        faults += faults_of_page(number, page.get_mediabox(), items, words)
        words.close()
        page.close()
    document.close()
    return pages, faults


def _calls(pdf: Any) -> dict[str, frozenset[int]]:
    """Return the pages that link to each named place of the file."""
    calls: dict[str, set[int]] = {}
    for number, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", ()):
            if "/Dest" in annotation:
                calls.setdefault(str(annotation.Dest), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in calls.items()}


def _fonts(pdf: Any) -> Iterator[tuple[str, bool]]:
    """Yield the name of every font without its subset tag, and whether its file is embedded."""
    for item in pdf.objects:
        if getattr(item, "get", None) is None or not hasattr(item, "keys"):
            continue
        if "/FontName" in item.keys():  # noqa: SIM118 - a PDF dictionary has no `in` for streams
            embedded = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            yield str(item.FontName).removeprefix("/").rpartition("+")[2], embedded
