"""What a writer receives: an edition with every derived fact derived, once, for all formats.

Writers walk `Column.blocks` (or `Presentation.rows` when languages stand side by side), ask
`Column.runs` for the text of an element, and compute nothing.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from hexapla import catalogue
from hexapla.akn.blocks import Block
from hexapla.akn.inlines import Run
from hexapla.akn.names import MARKED
from hexapla.domain.edition import Edition
from hexapla.domain.language import Language
from hexapla.domain.office import Office
from hexapla.domain.symbol import Symbol
from hexapla.present.links import localised_runs
from hexapla.stations import Station, station_of

Words = tuple[Run, ...]
"""The runs of a line, with the marks of the notes that it calls; none where there is no such line."""

LONGEST_ORGAN, LONGEST_TREATY = 90, 150
"""How many letters of a large name six lines of 20 pt hold, and seven of 17 pt, in the widest of our bold faces."""


@dataclass(frozen=True)
class Masthead:
    """The words of the masthead, and the lines of the block under it; None or () where no source gave any.

    `name` is the large name (the treaty or the principal organ), one line of the page each;
    `style` is `organ` (20 pt) or `treaty` (17 pt), `subtitle` its lines.  `url` is what the QR code says.
    """

    authority: str
    symbol: str
    symbol_head: str
    symbol_tail: str
    name: tuple[str, ...]
    style: str
    distribution: str | None
    date: str | None
    language: str | None
    original: str | None
    limitation: str | None
    committee: Words
    session: tuple[Words, ...]
    title: Words
    subtitle: tuple[Words, ...]
    received: Words
    job_number: str | None
    url: str

    @property
    def front(self) -> tuple[Words, ...]:
        """The lines under the masthead, from the committee's to the date received, in the order of the page."""
        return (self.committee, *self.session, self.title, *self.subtitle, self.received)

    @property
    def name_style(self) -> str:
        """`style`, or the smaller one in which a name as long as this keeps within the masthead: `treaty`, `long` (14 pt)."""
        length = sum(map(len, self.name))
        return "long" if length > LONGEST_TREATY else "treaty" if length > LONGEST_ORGAN else self.style


@dataclass(frozen=True)
class Note:
    """An authorial note: its mark, its text, and the block that calls it.

    `content` is empty where the text of the note is lost (`is_lost`): then the mark is printed alone.
    """

    eid: str
    marker: str
    call: str
    content: tuple[etree._Element, ...]

    @property
    def marked(self) -> int:
        """Which part of the content, from 0, the mark stands before: the first, but where its source has it elsewhere."""
        return next((place for place, part in enumerate(self.content) if part.get(MARKED) == "true"), 0)

    @property
    def is_lost(self) -> bool:
        """True when the mark survived and the text did not."""
        return not self.content


@dataclass(frozen=True)
class Entry:
    """A heading for contents lists and bookmarks, with the numbered paragraphs under it.

    `paragraphs` is already in words of the language: `paras. 2–64`, "" where there are none.
    """

    eid: str
    level: int
    num: str | None
    text: str
    paragraphs: str
    style: str


@dataclass(frozen=True)
class Column:
    """One language of an edition.

    `styles` gives for each heading's eId the UN style: `chapter`, `h1`, `h23`, `h4` or `h56`.
    `standing` is the line that says what this edition is, None on issued documents;
    `xml` the canonical file, as the PDF attaches it; `supplied` are the lines of masthead, title and notes that no
    source gave, so that a file of ours can be read back without taking them for its author's; `job_number` the
    document's, whether its page prints it or not.  `source_contents` is the contents list of the source, which no
    page prints and a file of ours gives back: the id of the block that follows it, its heading, its lines.  `subjects` are what it is about.
    """

    language: Language
    masthead: Masthead
    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    contents: tuple[Entry, ...]
    styles: Mapping[str, str]
    standing: str | None
    official_url: str
    xml: bytes = field(repr=False, default=b"")
    supplied: tuple[str, ...] = ()
    job_number: str | None = None
    source_contents: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()

    def has_note(self, eid: str) -> bool:
        """Tell whether this language has a note with this eId, its text not lost."""
        return any(note.eid == eid and not note.is_lost for note in self.notes)

    def runs(self, element: etree._Element) -> tuple[Run, ...]:
        """Return the runs of an element, symbols linked to docs.un.org in this language."""
        return localised_runs(element, self.language)


@dataclass(frozen=True)
class Bead:
    """Sentences that say the same: for each column where they stand in the row's text, None where nothing does."""

    spans: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True)
class Flag:
    """Something to look at in a row: an open item of the concordance of two languages.

    `kind` and `words` say what it is; `spans` where it stands in the row's texts, None for a column where it
    stands nowhere; `report` is the address of the report that holds it, seen from the edition.
    """

    kind: str
    words: str
    spans: tuple[tuple[int, int] | None, ...]
    report: str


@dataclass(frozen=True)
class Row:
    """One row of a side-by-side edition: the same unit in each language, None where it is missing.

    `id` is the eId; the cells' anchors are `<id>-en`, `<id>-fr`.  `status` is `both`,
    `<language>-only`, `reordered`, or `joined` where the unit is part of another language's unit in another row.
    `gaps` are the words that stand in an empty cell, by column.  `texts` are the plain texts that `beads` and
    `flags` count in: those of the cells, for a joined row those of the cells that hold its words.
    """

    id: str
    kind: str
    level: int
    cells: tuple[Block | None, ...]
    status: str
    gaps: tuple[str | None, ...] = ()
    texts: tuple[str | None, ...] = ()
    beads: tuple[Bead, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def begins_page(self) -> bool:
        """Tell whether it begins a page: an annex, and what is enclosed with one where its author has it begin a page."""
        heads = [cell for cell in self.cells if cell is not None and cell.is_annex]
        return any(cell.kind == "annex" or cell.begins_page for cell in heads)

    def agreed(self, bead: Bead) -> bool:
        """Tell whether nothing in a bead asks for a look; a flag without a place concerns the whole row."""
        return not any(_touches(flag, bead) for flag in self.flags)


def _touches(flag: Flag, bead: Bead) -> bool:
    if not any(flag.spans):
        return True
    pairs = zip(flag.spans, bead.spans, strict=True)
    return any(f is not None and b is not None and f[0] < b[1] and b[0] < f[1] for f, b in pairs)


@dataclass(frozen=True)
class PageStart:
    """How a page of the PDF begins: its number, its first letters, how many letters of the text stand before them."""

    name: str
    text: str
    letters: int


@dataclass(frozen=True)
class Presentation:
    """An edition, finished: everything a writer prints.

    `symbol` is the document's; `file_stem` the name of every output without its ending
    (`CAT-C-PER-FCO-7.en-fr`); `day` dates the edition in file metadata (never a clock);
    `identifier` is the expression IRI of the first language; `original` is a two-letter code; `alternates` are the other
    editions that stand beside this one, as (language or edition code, relative href); `media` are the
    bytes of the pictures by their `src` in the canonical XML; `note_rows` pair the notes of a side-by-side
    edition, by texts alone; `corrects` is the document, `supersedes` the package that the edition replaces; `pages` are those of the edition's PDF where it is built, for the page list of a book, and
    `pdf` that file, from which the print edition is made.
    """

    symbol: str
    edition: Edition
    file_stem: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    office: Office
    day: datetime.date
    identifier: str
    status: str
    submitter: str | None = None
    original: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    note_rows: tuple[Row, ...] = ()
    corrects: str | None = None
    supersedes: str | None = None
    pages: tuple[PageStart, ...] = ()
    pdf: bytes = field(default=b"", repr=False)

    @property
    def first(self) -> Column:
        """The first column: the only one of an edition in one language."""
        return self.columns[0]

    @property
    def station(self) -> Station:
        """The station whose pages an edition has; side by side, and facing each other, they are those of the first."""
        if self.edition.is_parallel:
            return station_of(None)
        try:
            organ = catalogue.organ_of(Symbol.parse(self.symbol))
        except ValueError:
            organ = None
        return station_of(organ.key if organ is not None else None, self.office.station)

    @property
    def page_size(self) -> str:
        """The paper of an edition: the office's, else that of its station."""
        return self.office.page_size or self.station.page_size
