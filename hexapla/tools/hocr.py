"""hOCR: what a program has recognised in pictures of pages, line by line, in the units of the pages.

Titles of elements hold boxes in pixels from the upper left corner, baselines as slope and offset from the lower left
corner of their line, and the confidence of words in per cent (http://kba.github.io/hocr-spec/1.2/).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from lxml import etree

from hexapla.xml_tree import parse

_HTML = "http://www.w3.org/1999/xhtml"
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_POINTS = 72.0
_DOTS = 300.0
"""Points and, where the file does not say, dots an inch."""

_BOLD, _RAISED = "strong", "sup"
"""Elements in words that say how these are set."""

SYSTEM, SOURCE = "ocr-system", "source-sha256"
"""What the head of a file says: the program, and which file was recognised."""

_EDGE = 0.125
"""How much of a page, at its head and at its foot, is its edge."""


class Word(NamedTuple):
    """A word: its edges in points from the lower left corner of the page, how sure the program is, from 0 to 1, and how it is set."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    sure: float
    is_bold: bool = False
    is_raised: bool = False


class SeenWord(NamedTuple):
    """A word on a picture: its edges in pixels from the upper left corner, how sure the program is, from 0 to 1, and how it is set."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float
    is_bold: bool = False
    is_raised: bool = False


class WordLine(NamedTuple):
    """A line of words, its baseline and the size of its letters in points, as if the page were level."""

    words: tuple[Word, ...]
    base: float
    size: float


@dataclass(frozen=True)
class RecognisedPage:
    """A page: its size in points, its lines in reading order, its level and its upright rules (left, bottom, right, top)."""

    number: int
    width: float
    height: float
    lines: tuple[WordLine, ...]
    rules: tuple[tuple[float, float, float, float], ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "\n".join(_words(line) for line in self.lines)

    @property
    def edges(self) -> tuple[str, ...]:
        """The words of the lines at its head and its foot."""
        low, high = self.height * _EDGE, self.height * (1 - _EDGE)
        return tuple(_words(line) for line in self.lines if not low < line.base < high)


def _words(line: WordLine) -> str:
    return " ".join(word.text for word in line.words)


def seen_words(hocr: bytes) -> Iterator[list[SeenWord]]:
    """Yield the words of each picture of a file.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XHTML.
    """
    for page in parse(hocr).iter(f"{{{_HTML}}}div"):
        if page.get("class") == "ocr_page":
            yield [word for each in page.iter() if each.get("class") == "ocrx_word" and (word := _seen(each)).text]


def _seen(word: etree._Element) -> SeenWord:
    left, top, right, bottom = _numbers(_title(word), "bbox")[:4] or [0.0] * 4
    return SeenWord(plain(word), left, top, right, bottom, _sure(word))


def page_element(
    size: tuple[int, int],
    dots: float,
    lines: Iterable[tuple[float, float, Sequence[SeenWord]]],
    rules: Iterable[Sequence[int]],
) -> etree._Element:
    """Return a page: its size in pixels and dots an inch, lines (baseline from the top, size of type, words) and rules, in pixels."""
    place = f"bbox 0 0 {size[0]} {size[1]}; ppageno 0; scan_res {dots:.0f} {dots:.0f}"
    page = etree.Element(f"{{{_HTML}}}div", {"class": "ocr_page", "title": place}, nsmap={None: _HTML})  # type: ignore[dict-item]
    for box in rules:
        etree.SubElement(page, f"{{{_HTML}}}div", {"class": "ocr_separator", "title": _box(box)})
    for base, type_size, words in lines:
        bounds = _around([word[1:5] for word in words])
        title = f"{_box(bounds)}; baseline 0 {round(base) - round(bounds[3])}; x_size {type_size:.1f}"
        line = etree.SubElement(page, f"{{{_HTML}}}span", {"class": "ocr_line", "title": title})
        line.text = "\n"
        for word in words:
            title = f"{_box(word[1:5])}; x_wconf {round(100 * word.sure)}"
            holder = etree.SubElement(line, f"{{{_HTML}}}span", {"class": "ocrx_word", "title": title})
            holder.tail = "\n"
            for name in [_BOLD] * word.is_bold + [_RAISED] * word.is_raised:
                holder = etree.SubElement(holder, f"{{{_HTML}}}{name}")
            holder.text = word.text
    return page


def _box(box: Sequence[float]) -> str:
    return "bbox " + " ".join(str(round(each)) for each in box)


def _around(boxes: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def joined(pages: Mapping[int, etree._Element], system: str, source: str) -> bytes:
    """Return one file of the pages of a document, by their numbers; `source` is the SHA-256 of what was recognised."""
    root = etree.Element(f"{{{_HTML}}}html", nsmap={None: _HTML})  # type: ignore[dict-item]
    head, body = etree.SubElement(root, f"{{{_HTML}}}head"), etree.SubElement(root, f"{{{_HTML}}}body")
    etree.SubElement(head, f"{{{_HTML}}}title").text = "Recognised words"
    for name, content in ((SYSTEM, system), (SOURCE, source)):
        etree.SubElement(head, f"{{{_HTML}}}meta", name=name, content=content)
    for number, page in sorted(pages.items()):
        title = re.sub(r'image "[^"]*";\s*', "", re.sub(r"ppageno \d+", f"ppageno {number - 1}", _title(page)))
        page.set("title", title)
        body.append(page)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def facts(hocr: bytes) -> dict[str, str]:
    """Return what the head of a file says.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XHTML.
    """
    return {each.get("name", ""): each.get("content", "") for each in parse(hocr).iter(f"{{{_HTML}}}meta")}


def recognised_pages(hocr: bytes) -> Iterator[RecognisedPage]:
    """Yield the pages of a file.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XHTML.
    """
    for page in parse(hocr).iter(f"{{{_HTML}}}div"):
        if page.get("class") == "ocr_page":
            yield _page(page)


def _page(page: etree._Element) -> RecognisedPage:
    title = _title(page)
    dots = _numbers(title, "scan_res")
    scale = _POINTS / (dots[0] if dots and dots[0] > 0 else _DOTS)
    _, _, across, down = _numbers(title, "bbox")[:4] or (0.0, 0.0, 0.0, 0.0)
    lines = [each for each in page.iter() if each.get("class") in _LINES]
    slope = median([_baseline(each)[0] for each in lines]) if lines else 0.0
    made = [_line(each, slope, down, scale) for each in lines]
    rules = (_numbers(_title(each), "bbox")[:4] for each in page.iter() if each.get("class") == "ocr_separator")
    return RecognisedPage(
        int((_numbers(title, "ppageno") or [0.0])[0]) + 1,
        across * scale,
        down * scale,
        tuple(line for line in made if line.words),
        tuple(_rule(box, slope, down, scale) for box in rules if len(box) > 3),
    )


def _rule(box: Sequence[float], slope: float, down: float, scale: float) -> tuple[float, float, float, float]:
    """Return the edges of a rule as it stood if the page were level: a long one that leans has a high box."""
    middle = (box[1] + box[3]) / 2 - slope * (box[0] + box[2]) / 2
    half = max(1.0, box[3] - box[1] - abs(slope) * (box[2] - box[0])) / 2
    return box[0] * scale, (down - middle - half) * scale, box[2] * scale, (down - middle + half) * scale


def _baseline(line: etree._Element) -> Sequence[float]:
    return _numbers(_title(line), "baseline")[:2] or (0.0, 0.0)


def _line(line: etree._Element, slope: float, down: float, scale: float) -> WordLine:
    """Return a line as it stood if the page were level: `slope` is that of most lines."""
    box = _numbers(_title(line), "bbox")[:4] or [0.0] * 4
    own, offset = _baseline(line)
    middle = (box[0] + box[2]) / 2
    base = box[3] + offset + own * (middle - box[0]) - slope * middle
    size = (_numbers(_title(line), "x_size") or [box[3] - box[1]])[0]
    words = [_word(each, down + slope * middle, scale) for each in line.iter() if each.get("class") == "ocrx_word"]
    return WordLine(tuple(word for word in words if word.text), (down - base) * scale, size * scale)


def _word(word: etree._Element, down: float, scale: float) -> Word:
    box = _numbers(_title(word), "bbox")[:4] or [0.0] * 4
    bounds = (box[0] * scale, (down - box[3]) * scale, box[2] * scale, (down - box[1]) * scale)
    is_bold, is_raised = (word.find(f".//{{*}}{name}") is not None for name in (_BOLD, _RAISED))
    return Word(plain(word), *bounds, _sure(word), is_bold, is_raised)


def _sure(word: etree._Element) -> float:
    found = _numbers(_title(word), "x_wconf") or [0.0]
    return min(1.0, max(0.0, found[0] / 100))


def plain(word: etree._Element) -> str:
    """Return the letters of the element of a word."""
    return "".join(map(str, word.itertext())).strip()


def _title(element: etree._Element) -> str:
    return element.get("title") or ""


def _numbers(title: str, name: str) -> list[float]:
    """Return the numbers that a title has under a name."""
    found = re.search(rf"\b{name}((?:\s+-?[\d.]+)+)", title)
    return [float(number) for number in found[1].split()] if found else []
