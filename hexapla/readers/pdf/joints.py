"""Joints: what stands between the end of a row and the beginning of the next, and whether the file leaves that open."""

import re
from functools import cache
from typing import Protocol

from hexapla.catalogue import language as language_of
from hexapla.data_files import data_file
from hexapla.readers.pdf.cell_breaks import without_break
from hexapla.readers.text.line_ends import EAST_ASIAN, blank_between

_PROVISION, _POINT = re.compile(r"\d(?:\(\w{1,3}\))+$"), re.compile(r"\(\w{1,3}\)")
"""A provision whose points follow it without blanks, `12(3)`, at the end of a row, and one at the beginning of the next."""

_LABEL = re.compile(r"(?<=[，、；：])\([a-z\d]{1,3}\)$")

_CLOSED = re.compile(r"(?:^|\s)([–—])\w[^–—]*\w\1$")
"""An aside between two dashes that stand at its words: behind the second is a blank."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,400}[?&=#%+~]$|https?://$")
"""An address that the end of a row breaks behind a sign that none ends with."""

_FOLDER, _PATH = re.compile(r"(?:https?://|www\.)\S{1,400}/$"), re.compile(r"[^\s/]{1,60}[/.?=#_-]\w")
"""An address that may end with its stroke, and what can be nothing but more of it."""

_COMPOUND = re.compile(r"[-\u2010][^\W\d_]{3}")
"""The second part of a compound that begins a row with its hyphen."""

_OPENED = re.compile(r"\s[–—]$")
"""A dash that opens an aside at its first word, as Spanish ones do, and one that stands apart."""

_WITHIN = re.compile(r"[^\W\d_][^\W\d_A-Z]|\d\d")
"""What may stand within one word or figure: a narrow cell breaks these without a hyphen."""

_UNEVEN = re.compile(
    rf"{EAST_ASIAN.pattern} (?=[㐀-鿿])|[^\W\d_] /|(?:\(\w{{1,3}}\)|[㈠-㈩])([ \u00a0]?)(?={EAST_ASIAN.pattern})"
)
"""A blank between two signs of a script that writes none, one before a stroke, and what stands behind a label."""

_FIRST = re.compile(r"([^\W\d_]{2,})(?=\s|$)")

_OWNERS = re.compile(r"[^\W\d_]{3}s’[^\W\d_]{2}")
"""Letters right behind the apostrophe of a plural: the file lacks a blank there."""


class KnownWords(Protocol):
    """What a document tells of its words: those it has whole, and how its dashes and labels stand."""

    @property
    def joins_dashes(self) -> bool:
        """Whether a dash that opens an aside stands at its first word."""

    @property
    def parts_labels(self) -> bool:
        """Whether labels within texts have a blank behind them."""

    def is_broken(self, before: str, after: str) -> bool:
        """Tell whether the end of a row breaks a word that the document has whole."""

    def is_one(self, before: str, after: str) -> bool:
        """Tell whether two parts are one word of the document, and no two."""

    def has_both(self, before: str, after: str) -> bool:
        """Tell whether both parts are words of the document."""


def joint_of(before: str, after: str, blank: str | None, vocabulary: KnownWords, language: str) -> tuple[str, bool]:
    """Return what stands between two rows, and whether that is doubtful; `blank` is what the file has there, None where it does not tell.

    A stroke or a dash that stands at the word before it stands at the one behind, too, unless it closes an aside.
    """
    is_told = blank == "" and vocabulary.is_broken(before, after)
    if is_told or (blank is None and vocabulary.is_one(before, after)):
        return "", True
    is_address = _ADDRESS.search(before) or (_FOLDER.search(before) and _PATH.match(after))
    if without_break(before, after) or is_address or (before[-1:].isalpha() and _COMPOUND.match(after)):
        return "", False
    if _PROVISION.search(before) and _POINT.match(after):
        return blank or "", blank is None
    if before[-1:] in "/–—" and not before[-2:-1].isspace():
        if _CLOSED.search(before):
            return " ", blank is None and not vocabulary.joins_dashes
        are_words = before[-2:-1].isalnum() and after[:1].isalnum() and not _FOLDER.search(before)
        return blank or "", blank is None and not are_words
    is_opened = vocabulary.joins_dashes and _OPENED.search(before)
    is_parted = vocabulary.parts_labels and _LABEL.search(before) and EAST_ASIAN.match(after)
    return "" if is_opened else " " if is_parted else blank_between(before, after, language), False


def may_go_on(before: str, after: str, blank: str | None, vocabulary: KnownWords, language: str) -> bool:
    """Tell whether a word or a figure may go on over the end of a row where the file has no blank; a small word is no rest of one."""
    first = _FIRST.match(after)
    is_small = first is not None and first[1] in _small_words(language)
    is_within = blank == "" and bool(_WITHIN.search(before[-1:] + after[:1]))
    return is_within and not is_small and not vocabulary.has_both(before, after)


def is_uneven(text: str, language: str) -> bool:
    """Tell whether a text lacks a blank behind the apostrophe of a plural, or one of a language that writes none has some between two signs, or behind some labels alone."""
    if language_of(language).facts["word_separator"]:
        return _OWNERS.search(text) is not None
    found = [(match[0], match[1]) for match in _UNEVEN.finditer(text)]
    return any(blank is None for _, blank in found) or len({blank for _, blank in found}) > 1


@cache
def _small_words(language: str) -> frozenset[str]:
    return frozenset(data_file("recognition")["words"].get(language, ()))
