"""What a reader returns: the body of a source as AKN, its masthead as slots, and every repair."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.findings import Finding


@dataclass(frozen=True)
class Repair:
    """One change to a source text, in the order in which the changes were made.

    `start` is the offset, in characters of the text as it was just before this change, where `before`
    stood; a repair of markup alone (`is_markup`: a lost superscript) leaves the characters as they are.
    `line` counts from 1 in the source file.
    """

    code: str
    line: int
    start: int
    before: str
    after: str
    is_markup: bool = False


COUNTED = frozenset({"T-101", "T-113"})
"""Repairs of which a text has hundreds that say one thing: records of them hold their number and no more."""


@dataclass(frozen=True)
class Slot:
    """A line of the masthead that was recognised: `symbol`, `date`, `committee`, `title` and so on."""

    key: str
    text: str
    line: int
    content: etree._Element | None = None

    @property
    def words(self) -> str:
        """The line without the marks of the notes that it calls; asterisks whose note stands elsewhere are letters of it."""
        return self.text if self.content is None else plain_text(self.content)


@dataclass(frozen=True)
class PageOutline:
    """What was understood of a page of a PDF, counted from 1.

    `how` is its words' origin: "" for text of the file, `picture` for a page that nobody has read, else the program that
    has recognised them. `counts` are headings, paragraphs, notes and tables that begin on it, and whether it has the
    contents list or a table that begins on a page before (`contents`, `goes_on`); `furniture` what was left out, `doubts`
    what may be read otherwise, `others` lines in another language that stand among those of both, `heads` heads of tables
    that stand again on the page, over which these go on, and were left out.
    """

    number: int
    how: str
    counts: Mapping[str, int]
    furniture: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One source, read: nothing lost, nothing settled yet.

    `text` is the decoded source before any repair, "" for sources that are no text; `slots` stand in
    source order; `body` is a `mainBody` without ids; `attachments` are `attachment` elements without ids;
    `media` the pictures, by their `src`; `handling` what was done to the file before it was read, for its provenance;
    `preamble` what stands between preface and body; `source` the bytes that were read: the file's, or those that another program made of it.
    `words` are those of its lines, by their numbers; `references` what its words name (`TLCPerson` …), with ids.
    `recognised` is the hOCR of what a program has read in the pictures of its pages, `outline` what was understood of each page.
    """

    language: str
    name: str
    sha256: str
    text: str
    body: etree._Element
    slots: tuple[Slot, ...] = ()
    attachments: tuple[etree._Element, ...] = ()
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = ()
    canonical: etree._Element | None = field(default=None)
    media: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    handling: Mapping[str, str] = field(default_factory=dict)
    preamble: etree._Element | None = None
    source: bytes = field(default=b"", repr=False)
    words: Mapping[int, str] = field(default_factory=dict, repr=False)
    references: tuple[etree._Element, ...] = ()
    recognised: bytes = field(default=b"", repr=False)
    outline: tuple[PageOutline, ...] = ()

    def slot(self, key: str) -> Slot | None:
        """Return the first slot of this key, None if the masthead has none."""
        return next((slot for slot in self.slots if slot.key == key), None)


def applied(text: str, repairs: tuple[Repair, ...]) -> str:
    """Return the text that a log of repairs leads to: the independent half of the fidelity proof.

    Raises:
        ValueError: the log does not fit the text, so it cannot be its history.
    """
    pieces: list[str] = []
    read = written = 0
    for repair in repairs:
        if repair.is_markup:
            continue
        if repair.start < written:  # the next rule's pass begins again at the top
            text, pieces, read, written = "".join([*pieces, text[read:]]), [], 0, 0
        gap = repair.start - written
        end = read + gap + len(repair.before)
        if text[read + gap : end] != repair.before:
            message = f"repair {repair.code} on line {repair.line} does not fit the text"
            raise ValueError(message)
        pieces += [text[read : read + gap], repair.after]
        read, written = end, repair.start + len(repair.after)
    return "".join([*pieces, text[read:]])
