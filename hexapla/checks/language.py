"""In which language a source is written: two witnesses against its file name, and paragraphs in another language."""

import re
from collections.abc import Iterator, Mapping, Sequence

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
from hexapla.identification import SENTENCES, language_of_text

_ENOUGH = 200
"""Words of a text that tell its language without a second witness."""

_FEWEST = 25
_WORDS = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
_LONGEST_SHOWN = 120
_QUOTED = re.compile(r"[“«\"„‘《].*[”»\"“’》]\W*", re.DOTALL)


def check_language(
    documents: Mapping[str, AknDocument], reading: Reading, readings: Sequence[Reading]
) -> Iterator[Finding]:
    """Yield an error for a source in another language than it stands for, else findings for paragraphs in another."""
    document = documents[reading.language]
    written = written_language(document, reading)
    if written is None:
        yield from _foreign_paragraphs(document, reading)
        return
    other = next((each for each in readings if each.language == written), None)
    is_swapped = other is not None and written_language(documents[written], other) == reading.language
    advice = f"Did you swap {reading.language} and {written}?" if is_swapped else f"Is it {written}?"
    names = {"said": language_of(reading.language).english_name, "written": language_of(written).english_name}
    yield finding("L-004", file=reading.name, language=reading.language, advice=advice, **names)


def written_language(document: AknDocument, reading: Reading) -> str | None:
    """Return the language that a source is written in where it is not the one it stands for; None where it is.

    The words tell, and the masthead's line is the second witness; over 200 words need none.
    """
    text = " ".join(_text(block) for block in document.blocks() if block.kind != "table")
    told = language_of_text(text, SENTENCES)
    if told is None or told == reading.language:
        return None
    return told if len(text.split()) > _ENOUGH or told == named_language(reading) else None


def named_language(reading: Reading) -> str | None:
    """Return the language that the masthead's line names: `Français`, `FRENCH`."""
    slot = reading.slot("language")
    word = slot.text.strip("* ").casefold() if slot else ""
    for each in languages():
        if word in {each.english_name.casefold(), each.native_name.casefold()}:
            return each.code
    return None


def _foreign_paragraphs(document: AknDocument, reading: Reading) -> Iterator[Finding]:
    """Yield one finding for each run of paragraphs in another language; quotations and annexes as submitted apart."""
    if not language_of_text(" ".join(map(_text, document.blocks()))):
        return
    submitted = _as_submitted(document)
    last = ""
    for block in document.blocks():
        text = _text(block)
        is_short = len(_WORDS.findall(text)) < _FEWEST
        if (
            block.kind in ("heading", "table", "figure", "annex")
            or is_short
            or _QUOTED.fullmatch(text)
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


def _text(block: Block) -> str:
    return " ".join(plain_text(element) for element in block.content)


def _as_submitted(document: AknDocument) -> list[etree._Element]:
    """Return the annexes of a document that says that they stand in the language of submission only."""
    text = " ".join("".join(map(str, document.main.itertext())).split())
    said = (pattern for patterns in data_file("labels")["as_submitted"].values() for pattern in patterns)
    return list(document.main.iter(akn("attachment"))) if any(re.search(each, text) for each in said) else []


def _is_in(element: etree._Element | None, holders: Sequence[etree._Element]) -> bool:
    return element is not None and any(above in holders for above in element.iterancestors())
