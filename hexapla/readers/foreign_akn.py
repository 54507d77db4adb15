"""AKN of another profile (Indigo, LEOS, ITU, …): its text and structure are kept, ids and metadata become ours."""

import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import MEANINGS, plain_text
from hexapla.akn.names import akn, hx, local
from hexapla.akn.reading import Reading, Slot
from hexapla.catalogue import language as language_of
from hexapla.codes import finding
from hexapla.dates import masthead_day
from hexapla.domain.symbol import Symbol
from hexapla.errors import SourceError
from hexapla.readers.foreign_inlines import IDS, keep_formulas, keep_meanings, take_in_notes
from hexapla.readers.foreign_parts import (
    BODIES,
    CLOSING,
    FRONT,
    Part,
    areas,
    attachment_of,
    ours,
    texts_of,
    without_names,
)
from hexapla.readers.pandoc.markdown_tree import HTML
from hexapla.readers.structure.content import content_of
from hexapla.readers.structure.noted_lines import noted

_DAY = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_ADVICE = "Give the Word file or the text it was made of."


def is_foreign(document: AknDocument) -> bool:
    """Tell whether a document was not written by us."""
    return document.main.find(f"{akn('meta')}/{akn('proprietary')}/{hx('document')}") is None


def read_foreign(document: AknDocument, data: bytes, name: str, language: str) -> Reading:
    """Read a document of another profile.

    Raises:
        SourceError: it has no body, or says that it is in another language.
    """
    bodies = [part for part in document.main.iter(*map(akn, BODIES)) if not _is_inside(part)]
    if not bodies:
        message = f"{name} has no body of a kind that we print."
        raise SourceError(message, _ADVICE)
    references = keep_meanings(document.main)
    take_in_notes(document.main)
    keep_formulas(document.main, HTML, name, language)
    parts = [Part.of(body, document.main) for body in bodies]
    said = next((each.get("language") for each in document.main.iter(akn("FRBRlanguage"))), None)
    known = language_of(language)
    if said not in (None, "", "und", "mul", known.alpha3, known.code):
        message = f"{name} stands for {known.english_name}, but says that its language is {said!r}."
        raise SourceError(message, "Name the file after its language.")
    count = sum(1 for each in document.main.iter() if set(IDS) & set(each.attrib))
    first, *others = parts
    closing = first if first.is_main else parts[-1]
    closing.last += [] if first.is_main else areas(document.main, CLOSING)
    is_part = not first.is_main and bool(areas(document.main, FRONT))
    fronts = areas(document.main, FRONT) if is_part else first.front
    return Reading(
        language=language,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="",
        body=first.body(first.first_lines() if is_part else ()),
        slots=tuple(_slots(document, fronts, language)),
        attachments=tuple(map(attachment_of, others)),
        findings=(finding("F-218", count=count, file=name, language=language),),
        references=references,
        preamble=ours(first.preambles[0], "preamble") if first.preambles and not is_part else None,
    )


def _is_inside(part: etree._Element) -> bool:
    """Tell whether a body is that of a text which another one quotes."""
    return any(local(above) in (*BODIES, "meta") for above in part.iterancestors())


def _slots(document: AknDocument, fronts: Sequence[etree._Element], language: str) -> Iterator[Slot]:
    """Yield what the file says of itself that a masthead does: symbol, date, title, and the other lines of its front."""
    for number in document.main.iter(akn("FRBRnumber")):
        if _is_symbol(text := str(number.get("showAs") or number.get("value") or "")):
            yield Slot("symbol", text, 0)
            break
    days = (
        each.get("date") for each in document.main.iterfind(f"{akn('meta')}//{akn('FRBRExpression')}/{akn('FRBRdate')}")
    )
    day = next(days, None)
    if day and _DAY.fullmatch(day):
        yield Slot("date", masthead_day(datetime.date.fromisoformat(day), language_of(language)), 0)
    has_title = False
    for line in (line for area in fronts for line in texts_of(area)):
        text = " ".join(plain_text(line).split())
        is_title = next(line.iter(akn("docTitle")), None) is not None or _is_in_title(line)
        if is_title and not has_title:
            has_title = True
            plain = without_names(line)
            etree.strip_tags(plain, *map(akn, (*MEANINGS, "span")))
            yield Slot("title", text, 0, content_of("docTitle", plain, 0))
        elif text:
            is_session = next(line.iter(akn("session")), None) is not None
            key = "session" if is_session else "subtitle" if has_title else "line"
            yield Slot("symbol", text, 0) if _is_symbol(text) else Slot(key, text, 0, noted(text, line))


def _is_in_title(line: etree._Element) -> bool:
    return any(local(above) == "container" and above.get("name") == "title" for above in line.iterancestors())


def _is_symbol(text: str) -> bool:
    try:
        Symbol.parse(text)
    except ValueError:
        return False
    return "/" in text
