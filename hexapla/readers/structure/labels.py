"""How a line begins: the label of a paragraph, a heading or an item, by patterns that are data."""

import re
import unicodedata
from dataclasses import dataclass

from hexapla.domain.label_patterns import matches, patterns

KINDS = (
    "decision", "resolution", "annex", "appendix", "part", "book_chapter", "book_section", "article", "bullet",
    "quoted", "prefixed", "paragraph", "number", "letter", "chapter", "point", "dotted", "heading", "closing", "plain",
)  # fmt: skip
"""Kinds of lines, in the order in which they are tried; an I. that is also a letter is decided by the one before."""

LONGEST_HEADING = 250
"""Characters of a line that can still be a heading."""

LONGEST_CHAPTER = 400
"""Those of one that a roman number tells: its title may be a sentence without an end."""

BLANKS = " \t\u00a0\u3000"

_SENTENCE_END = tuple(".;:,!?؛،؟。；：，！？")
_END = 400
"""Letters at the end of a text among which it is seen whether a sentence ends."""

_CLOSING = re.compile(
    r"(?:[”»\"’)\]」』]|\[\d{1,3}\]|(?:, ?)?\*|(?<=[^\W\d_A-Z][.;:,!?])(?<!Add\.|Rev\.|Sub\.|orr\.|end\.)\d{1,3}|(?<=[”»])\d{1,3})+$"
)
_ASKING = ("?", "؟", "？")
_PARTED = re.compile(r"[;؛。；！？]|[.!?؟]\s")
"""What stands between sentences, or between parts of one."""
_ROMAN = re.compile("[ivx]+")
_NEVER_BEGINS = frozenset("IVXLC")
_SAME_NEXT = frozenset({("IV.", "U."), ("IX.", "W.")})
_RESTARTS = ("decision", "resolution", "annex", "appendix", "article", "part", "book_chapter", "book_section")


@dataclass(frozen=True)
class Labelled:
    """A line taken apart: its kind (`text` when it has no label), the label, and the words after it."""

    kind: str
    label: str
    text: str

    @property
    def number(self) -> int | None:
        """The number of a paragraph without a suffix: 15 for `15.`, None for `15 bis.` or `(a)`."""
        bare = self.label.strip("().-–．、（） \u00a0")
        return int(bare) if bare.isdecimal() and self.kind in ("paragraph", "number") else None


def split_label(line: str, language: str, previous_letter: str = "") -> Labelled:
    """Take the label off a line.

    `previous_letter` is the label of the last lettered heading: a lone `C.` after `B.` is a letter, but
    after none it is a roman hundred, and an `I.` is a chapter unless an `H.` stood before it.
    """
    bare = line.strip(BLANKS)
    for kind in KINDS:
        for pattern in patterns(kind, language):
            match = pattern.match(bare)
            if match is None or (
                kind == "letter" and not _may_be_letter(match["label"], bare, language, previous_letter)
            ):
                continue
            label = match["label"]
            return Labelled(kind, label, bare[match.end("label") :].strip(BLANKS))
    return Labelled("text", "", bare)


def kind_of_number(number: str, language: str, letter: str = "") -> str:
    """Return what a number of a word processor counts, by its form, whether words could stand behind it or not."""
    kind = split_label(f"{number}\tXx", language, letter).kind
    alone = split_label(number, language, letter)
    return alone.kind if kind == "text" and alone.label == number else kind


def letter_after(label: Labelled, letter: str) -> str:
    """Return the letter that a heading behind a label may follow: a row of letters may run through chapters.

    Where the chapter's own next number is the next letter too, it is the chapter's.
    """
    if label.kind == "letter":
        return label.label
    if label.kind in _RESTARTS or (label.kind == "chapter" and (label.label, letter) in _SAME_NEXT):
        return ""
    return letter


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences and their parts do, whatever quotation mark or note mark follows."""
    text = text[-_END:]  # a paragraph that is joined line by line is asked at every line
    bare = _CLOSING.sub("", text.rstrip(BLANKS)).rstrip(BLANKS)
    return text.endswith(_SENTENCE_END) or bare.endswith(_SENTENCE_END)


def may_be_heading(text: str, longest: int = LONGEST_HEADING) -> bool:
    """Tell whether the words of a line can be those of a heading: not too many, and no sentence."""
    return bool(text) and len(text) <= longest and not ends_sentence(text)


def is_question(text: str) -> bool:
    """Tell whether the words of a line are one question, which a heading may be: `IV. Who pays?`."""
    bare = _CLOSING.sub("", text.rstrip(BLANKS)).rstrip(BLANKS)
    return len(text) <= LONGEST_HEADING and bare.endswith(_ASKING) and not _PARTED.search(bare[:-1])


def style_of(label: str) -> str:
    """Return the style of an item's label: its signs, and what counts in it (`(a)`, `a)`, `(i)`, `1.`, `(aa)`)."""
    bare = re.sub(r"\w+", "#", label.strip())
    inner = "".join(re.findall(r"\w", label))
    if inner.isdecimal():
        counts = "1"
    elif inner.isnumeric():
        counts = "一"
    elif _ROMAN.fullmatch(inner):
        counts = "i"
    else:
        counts = "A" if inner.isupper() else "a"
    return bare.replace("#", counts)


def is_chinese_number(label: Labelled) -> bool:
    """Tell whether a label is (一) or ㈠: a heading of the second degree, or an item."""
    inner = unicodedata.normalize("NFKC", label.label).strip("()")
    return label.kind == "point" and inner.isnumeric() and not inner.isdecimal()


def _may_be_letter(label: str, line: str, language: str, previous: str) -> bool:
    """Tell whether a letter is the label of a line and no title before a name: `M. Diallo (Guinée) :`."""
    is_next = bool(previous) and ord(label[0]) - ord(previous[0]) == 1
    return _follows(label, previous) and (is_next or not matches("courtesy", line, language))


def _follows(label: str, previous: str) -> bool:
    """Tell whether a lettered heading may be one: it begins a row with A, or follows its neighbour."""
    letter = label.rstrip(".")
    if len(letter) != 1 or not letter.isascii():
        return True
    if letter == "A":
        return True
    return (bool(previous) and ord(letter) - ord(previous[0]) == 1) or letter not in _NEVER_BEGINS
