"""Recognised lines: what Tesseract reads in the lines of ink of a page, what it doubts read again, in the places of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from hexapla.data_files import data_file
from hexapla.readers.pdf.cuttings import paper_of
from hexapla.readers.pdf.ink_lines import InkLine
from hexapla.readers.pdf.raised_marks import RaisedMark
from hexapla.readers.pdf.strips import apart, is_symbol, picture_of, placed, strips_of
from hexapla.tools import tesseract
from hexapla.tools.hocr import SeenWord

if TYPE_CHECKING:
    from PIL.Image import Image

_WITNESS, _DISPUTED = 1.4, 0.5
"""By how much a line is larger when it is read a second time, and how sure a word is, at most, that is read otherwise then."""


@dataclass(frozen=True)
class ReadLine:
    """A line of ink, its words in the order of their language, in pixels of the page, and its raised marks."""

    ink: InkLine
    words: tuple[SeenWord, ...]
    marks: tuple[RaisedMark, ...] = ()


class Script(NamedTuple):
    """What tells a script in a picture, in sizes: how high most shapes are and rows of dots at most, how far these stand from their letters, the room behind a number at least, by how much sizes of one type differ; and what its letters are."""

    high: float = 0.5
    dots: float = 0.35
    apart: float = 0.35
    room: float = 0.8
    near: float = 0.1
    is_alphabet: bool = True
    is_joined: bool = False
    is_from_right: bool = False

    @classmethod
    def named(cls, name: str) -> "Script":
        """Return a script by the name that Tesseract has for it."""
        return cls(**data_file("scripts").get(name, {}))


class Packs(NamedTuple):
    """The pack of a language, that of Latin letters, "" where it is not there, and its script."""

    own: str
    latin: str
    script: Script


def read_lines(
    picture: "Image", parts: Sequence[tuple[InkLine, Sequence[RaisedMark]]], packs: Packs, size: float
) -> list[ReadLine]:
    """Return what is read in lines of ink on a picture of a page from which their raised marks are taken.

    Raises:
        ToolMissingError, ToolFailedError: Tesseract is not there or failed.
    """
    marks = {id(line): tuple(own) for line, own in parts}
    lines = [line for line, _ in parts if line.shapes]
    strips = list(strips_of(lines, size, is_from_right=packs.script.is_from_right))
    found = []
    for own, pack in ((False, packs.own), (True, packs.latin or packs.own)):
        some = [strip for strip in strips if is_symbol(strip) == own]
        pictures = [picture_of(picture, strip) for strip in some]
        read = tesseract.words_of(pictures, pack)
        again = tesseract.words_of([_larger(each) for each in pictures], pack)
        for strip, words, others in zip(some, read, again, strict=True):
            for line, seen in placed(strip, _agreed(words, [_smaller(word) for word in others])):
                found.append(ReadLine(line, tuple(apart(seen)), marks[id(line)]))
    return found


def _larger(picture: "Image") -> "Image":
    from PIL.Image import Resampling

    return picture.resize((round(picture.width * _WITNESS), round(picture.height * _WITNESS)), Resampling.BICUBIC)


def _smaller(word: SeenWord) -> SeenWord:
    edges = {name: getattr(word, name) / _WITNESS for name in ("left", "top", "right", "bottom")}
    return word._replace(**edges)


def _agreed(one: Sequence[SeenWord], two: Sequence[SeenWord]) -> list[SeenWord]:
    """Return the surer of two readings of a line, those of its words in doubt that the other has not."""
    main, other = sorted((one, two), key=_mean, reverse=True)
    text, seen = ("".join(word.text for word in words) for words in (main, other))
    alike = set()
    for block in SequenceMatcher(None, text, seen, autojunk=False).get_matching_blocks():
        alike |= set(range(block.a, block.a + block.size))
    found, start = [], 0
    for word in main:
        is_same = all(place in alike for place in range(start, start + len(word.text)))
        found.append(word if is_same else word._replace(sure=min(word.sure, _DISPUTED)))
        start += len(word.text)
    return found


def _mean(words: Sequence[SeenWord]) -> float:
    return fmean([word.sure for word in words for _ in word.text] or [0.0])


def without_marks(picture: "Image", marks: Sequence[RaisedMark]) -> "Image":
    """Return a picture on which paper is where raised marks are."""
    clean = picture.copy()
    paper = paper_of(picture)
    for mark in marks:
        left, top, right, bottom = mark.box
        clean.paste(paper, (left - 2, top - 2, right + 2, bottom + 2))
    return clean
