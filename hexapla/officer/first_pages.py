"""What a file says of itself on its first page, and what it leaves unsaid: what `add` shows and goes by."""

import copy
import re
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import PageOutline, Reading
from hexapla.canonical import settle
from hexapla.catalogue import language as language_of
from hexapla.checks.language import named_language, written_language, wrong_language
from hexapla.dates import format_day
from hexapla.domain.symbol import Symbol
from hexapla.errors import SourceError
from hexapla.findings import Finding
from hexapla.identification import OTHER, language_of_text
from hexapla.project.config import DocumentConfig
from hexapla.project.keys import LANGUAGES
from hexapla.project.layout import Source
from hexapla.readers import read
from hexapla.readers.text.words import words_of
from hexapla.storage.reading import printable

KEYS = ("symbol", "language", "date", "title", "session", "agenda item", "job number")
"""What a first page may say, in the order in which it is shown."""

_NAME_PARTS = re.compile(r"[A-Za-z]+")
_COPY = re.compile(r"\(\d{1,3}\)$")
"""What a browser puts behind the name of a file that it has saved before."""

_PLACEHOLDER = Symbol.parse("A/1")


@dataclass(frozen=True)
class FirstPage:
    """What was understood of a file.

    `language` is None where it cannot be told, `symbol` where none is named that can be read; `named` is the symbol as
    the file has it, readable or not; `facts` are text and line (0 where it has none) of each of `KEYS` that is there; `tracked` is what
    became of its tracked changes, None where it has none; `is_foreign` tells of a text in none of the six languages,
    `refusal` is the fault of tracked changes that nobody decided on, `recognised` the hOCR of pages that are pictures;
    `other_languages` are those that a PDF has beside this one, `outline` says what was understood of its pages.
    """

    language: str | None
    symbol: Symbol | None
    named: str | None
    facts: dict[str, tuple[str, int]]
    findings: tuple[Finding, ...] = ()
    tracked: str | None = None
    is_foreign: bool = False
    refusal: SourceError | None = None
    recognised: bytes = b""
    other_languages: tuple[str, ...] = ()
    outline: tuple[PageOutline, ...] = ()

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the file does not say."""
        return tuple(key for key in KEYS if key not in self.facts)


def recognise(file: Path, data: bytes, language: str | None, tracked: str, hocr: bytes = b"") -> FirstPage:
    """Read a file and return what its first page says; `language` is the one that the command line states.

    `hocr` is what was recognised in those of its pages that are pictures.

    Raises:
        SourceError: the file cannot be read.
    """
    hint, name = language_of_name(file), printable(file.name)
    first = language or language_of_text(words_of(data, file.suffix.lower())) or hint or LANGUAGES[2]
    reading, refusal = _read(Source(file, name, first, tracked, data, recognised=hocr))
    text = _running_text(reading)
    told = language_of_text(text) or language_of_text(_first_lines(reading)) or named_language(reading)
    if language is None and told not in (None, first):
        reading, _ = _read(Source(file, name, str(told), tracked, data, recognised=hocr))
    settled = language or told or hint
    has_tracked = any(each.code == "F-211" for each in reading.findings)
    page = replace(
        _page(reading, settled),
        tracked=tracked if has_tracked and refusal is None else None,
        refusal=refusal,
        recognised=hocr,
        other_languages=tuple(
            code for code in reading.handling.get("languages", "").split() if code != reading.language
        ),
        outline=reading.outline,
    )
    written = written_language(text, replace(reading, language=settled or reading.language))
    if settled is None or written is None:
        return replace(page, is_foreign=written == OTHER)
    return replace(page, findings=(wrong_language(replace(reading, language=settled), written),))


def _read(source: Source) -> tuple[Reading, SourceError | None]:
    """Return the reading of a file, and the fault of one whose tracked changes nobody decided on."""
    try:
        return read(source), None
    except SourceError as fault:
        if source.tracked != "refuse":
            raise
        return read(replace(source, tracked="accept")), fault


def _running_text(reading: Reading) -> str:
    """Return the text of a reading without its tables, whole where it is nothing else."""
    parts = [part for part in (reading.preamble, reading.body, *reading.attachments) if part is not None]
    bodies = [copy.deepcopy(part) for part in parts]
    for body in bodies:
        etree.strip_elements(body, "{*}table", with_tail=False)
    return " ".join(map(plain_text, bodies)).strip() or " ".join(map(plain_text, parts))


def _first_lines(reading: Reading) -> str:
    return " ".join((*(slot.text for slot in reading.slots), plain_text(reading.body)))


def language_of_name(file: Path) -> str | None:
    """Return the language that the name of a file ends with: `…-EN.docx`, `fr.txt`, `report_E.doc`."""
    stem = _COPY.sub("", file.stem).rstrip(" _-")
    words = _NAME_PARTS.findall(stem)
    last = words[-1].casefold() if words and stem.endswith(words[-1]) else ""  # the A of A_80_596 is no Arabic
    letters = {language_of(code).letter.casefold(): code for code in LANGUAGES}
    return last if last in LANGUAGES else letters.get(last) if len(words) > 1 else None


def _page(reading: Reading, language: str | None) -> FirstPage:
    slot, made = reading.slot("symbol"), reading.slot("made_symbol")
    named = slot.text if slot else made.text if made else None
    symbol = _parsed(named)
    config = DocumentConfig(path=Path("document.toml"), symbol=symbol or _PLACEHOLDER)
    metadata = settle([reading], config).metadata
    expression = metadata.expressions[reading.language]
    day = format_day(expression.date.day, language_of(reading.language)) if expression.date.name == "issued" else None
    lines = {each.key: each.line for each in reversed(reading.slots)}
    sessions = {each.words.rstrip("*"): each.line for each in reading.slots if each.key == "session"}
    facts = {
        "symbol": (named, lines.get("symbol", 0)),
        "language": (language_of(language).english_name if language else None, lines.get("language", 0)),
        "date": (day, lines.get("date", 0)),
        "title": (expression.title, lines.get("title", 0)),
        "session": (metadata.session, sessions.get(metadata.session or "", 0)),
        "agenda item": (metadata.agenda_item, 0),
        "job number": (expression.job_number, 0),
    }
    return FirstPage(language, symbol, named, {key: (text, line) for key, (text, line) in facts.items() if text})


def _parsed(text: str | None) -> Symbol | None:
    try:
        return Symbol.parse(text.strip()) if text else None
    except ValueError:
        return None
