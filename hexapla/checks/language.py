"""In which language a source is written: two witnesses against its file name, and paragraphs in another language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.akn.reading import Reading
from hexapla.catalogue import language as language_of
from hexapla.catalogue import languages
from hexapla.codes import finding
from hexapla.data_files import data_file
from hexapla.findings import Finding
from hexapla.identification import OTHER, SENTENCES, is_in_none, language_of_text, word_count
from hexapla.remembered import Remembered

_ENOUGH = 200
"""Words of a text that tell its language without a second witness."""

_FIRST = 12
"""Texts at the beginning among which a masthead stands that was not recognised."""

_FEWEST = 25
_LONGEST_SHOWN = 120
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|„[^“”]*[“”]|(?<!\w)‘[^’]*’(?!\w)|《[^》]*》|「[^」]*」")


def check_language(
    documents: Mapping[str, AknDocument], reading: Reading, readings: Sequence[Reading]
) -> Iterator[Finding]:
    """Yield an error for a source in another language than it stands for, else findings for paragraphs in another."""
    document = documents[reading.language]
    written = _written(document, reading)
    if written is None:
        yield from _foreign(document, reading)
        return
    other = next((each for each in readings if each.language == written), None)
    is_swapped = other is not None and _written(documents[written], other) == reading.language
    yield wrong_language(reading, written, is_swapped=is_swapped)


def wrong_language(reading: Reading, written: str, *, is_swapped: bool = False) -> Finding:
    """Return the finding for a source that is written in another language than it stands for."""
    place = {"file": reading.name, "language": reading.language}
    said = language_of(reading.language).english_name
    if written == OTHER:
        advice = "Give the text in one of the six."
        return finding("L-004", advice=advice, said=said, written="none of the six languages", **place)
    advice = f"Did you swap {reading.language} and {written}?" if is_swapped else f"Is it {written}?"
    return finding("L-004", advice=advice, said=said, written=language_of(written).english_name, **place)


def written_language(text: str, reading: Reading) -> str | None:
    """Return the language that a source is written in where it is not the one it stands for; None where it is.

    The words tell, and a line that names a language is the second witness; over 200 words need none.  `OTHER` is a
    language that is none of the six.
    """
    told = language_of_text(text, SENTENCES)
    is_long = word_count(text) > _ENOUGH
    if told is None:
        return OTHER if is_long and is_in_none(text) else None
    if told == reading.language:
        return None
    return told if is_long or told == named_language(reading) else None


def named_language(reading: Reading) -> str | None:
    """Return the language that a line of the first page names: `Français`, `FRENCH`."""
    first = islice(map(str, reading.body.itertext()), _FIRST)
    lines = [*(slot.text for slot in reading.slots), *first]
    words = {line.strip("* ").casefold() for line in lines}
    named = [each.code for each in languages() if words & {each.english_name.casefold(), each.native_name.casefold()}]
    return named[0] if len(named) == 1 else None


def _running_text(document: AknDocument) -> str:
    return " ".join(_text(block) for block in document.blocks() if block.kind != "table")


def _foreign_paragraphs(document: AknDocument, reading: Reading) -> Iterator[Finding]:
    """Yield one finding for each run of paragraphs in another language; quotations and annexes as submitted apart."""
    if not language_of_text(" ".join(map(_text, document.blocks()))):
        return
    submitted = _as_submitted(document)
    last = ""
    for block in document.blocks():
        text = _QUOTED.sub(" ", _text(block))
        if (
            block.kind in ("heading", "table", "figure", "annex")
            or word_count(text) < _FEWEST
            or _is_in(block.element, submitted)
        ):
            continue
        told = language_of_text(text)
        if told in (None, reading.language):
            last = last if told is None else ""
        elif told != last:
            last = str(told)
            place = {"file": reading.name, "eid": block.eid, "language": reading.language}
            yield finding("L-005", before=text[:_LONGEST_SHOWN], written=language_of(last).english_name, **place)


_written = Remembered(lambda document, reading: written_language(_running_text(document), reading))
_foreign = Remembered(lambda document, reading: tuple(_foreign_paragraphs(document, reading)))


def _text(block: Block) -> str:
    return " ".join(plain_text(element) for element in block.content)


def _as_submitted(document: AknDocument) -> list[etree._Element]:
    """Return the annexes of a document that says that they stand in the language of submission only."""
    text = " ".join("".join(map(str, document.main.itertext())).split())
    said = (pattern for patterns in data_file("labels")["as_submitted"].values() for pattern in patterns)
    return list(document.main.iter(akn("attachment"))) if any(re.search(each, text) for each in said) else []


def _is_in(element: etree._Element | None, holders: Sequence[etree._Element]) -> bool:
    return element is not None and any(above in holders for above in element.iterancestors())
