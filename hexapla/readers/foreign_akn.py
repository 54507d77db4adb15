"""AKN of another profile (Indigo, LEOS, ITU, …): its text and structure are kept, ids and metadata become ours."""

import copy
import datetime
import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import BOOKMARKS, E, akn, hx, local
from hexapla.akn.reading import Reading, Slot
from hexapla.catalogue import language as language_of
from hexapla.codes import finding
from hexapla.dates import masthead_day
from hexapla.domain.symbol import Symbol
from hexapla.errors import SourceError
from hexapla.readers.structure.content import content_of

_BODIES = ("mainBody", "body", "debateBody", "judgmentBody", "amendmentBody")
_TITLES = ("docTitle", "longTitle", "shortTitle")
_REFERENCES = ("refersTo", "as", "source", "by", "period", "class", "style", "GUID", "status")
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
    parts = [part for part in document.main.iter(*(akn(each) for each in _BODIES)) if not _is_inside(part)]
    if not parts:
        message = f"{name} has no body of a kind that we print."
        raise SourceError(message, _ADVICE)
    said = next((each.get("language") for each in document.main.iter(akn("FRBRlanguage"))), None)
    known = language_of(language)
    if said not in (None, "", "und", "mul", known.alpha3, known.code):
        message = f"{name} stands for {known.english_name}, but says that its language is {said!r}."
        raise SourceError(message, "Name the file after its language.")
    count = sum(1 for each in document.main.iter() if each.get("eId"))
    preamble = next(document.main.iter(akn("preamble")), None)
    return Reading(
        language=language,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="",
        body=_ours(parts[0], "mainBody"),
        slots=tuple(_slots(document, language)),
        attachments=tuple(map(_attachment, parts[1:])),
        findings=(finding("F-218", count=count, file=name, language=language),),
        preamble=_ours(preamble, "preamble") if preamble is not None else None,
    )


def _is_inside(part: etree._Element) -> bool:
    """Tell whether a body is that of a text which another one quotes."""
    return any(local(above) in (*_BODIES, "meta") for above in part.iterancestors())


def _ours(part: etree._Element, name: str) -> etree._Element:
    """Return a copy of a part of a document as our profile has it: its ids are names to be resolved."""
    made = copy.deepcopy(part)
    made.tag = akn(name)
    made.tail = None
    for element in list(made.iter("*")):
        ident = element.attrib.pop("eId", "") or element.attrib.pop("id", "")
        if ident:
            element.set(BOOKMARKS, str(ident))
        element.attrib.pop("wId", "")
        for key in _REFERENCES:
            if str(element.get(key, "")).startswith("#") or key in ("GUID", "style"):
                element.attrib.pop(key, "")
        if local(element) in ("a", "rref", "mref") and element.get("href"):
            element.tag = akn("ref")
        _set_apart(element)
    if not len(made):
        made.append(E.p())
    return made


def _set_apart(element: etree._Element) -> None:
    """Make the words before and after the parts of an element what they are; the schema wants words or parts, not both."""
    contents = [child for child in element if local(child) == "content"]
    parts = [child for child in element if local(child) not in ("", "num", "heading", "subheading", "content")]
    if contents and parts:
        for content in contents:
            content.tag = akn("intro" if content.getnext() is not None else "wrapUp")


def _attachment(part: etree._Element) -> etree._Element:
    holder = next((above for above in part.iterancestors() if local(above) in ("attachment", "component", "doc")), part)
    heading = holder.find(akn("heading"))
    title = next((each for each in holder.iter(*(akn(each) for each in _TITLES))), None)
    named = title if heading is None else heading
    words = plain_text(named) if named is not None else ""
    return E.attachment(E.heading(words or "–"), E.doc({"name": "annex"}, _ours(part, "mainBody")))


def _slots(document: AknDocument, language: str) -> Iterator[Slot]:
    """Yield what the file says of itself that a masthead does: symbol, date, title, and the other lines of its front."""
    for number in document.main.iter(akn("FRBRnumber")):
        if _is_symbol(text := str(number.get("showAs") or number.get("value") or "")):
            yield Slot("symbol", text, 0)
            break
    day = next(
        (
            each.get("date")
            for each in document.main.iterfind(f"{akn('meta')}//{akn('FRBRExpression')}/{akn('FRBRdate')}")
        ),
        None,
    )
    if day and _DAY.fullmatch(day):
        yield Slot("date", masthead_day(datetime.date.fromisoformat(day), language_of(language)), 0)
    used: set[etree._Element] = set()
    title = next(document.main.iter(akn("docTitle")), None)
    if title is None:
        title = next((each for each in document.main.iter(akn("container")) if each.get("name") == "title"), None)
    if title is not None:
        inner = title.find(akn("p"))
        yield Slot("title", plain_text(title), 0, content_of("docTitle", title if inner is None else inner, 0))
        used.update(title.iter(), [title])
    for area in document.main.iter(akn("coverPage"), akn("preface")):
        for line in area.iter(akn("p")):
            text = " ".join(plain_text(line).split())
            if text and line not in used and not any(above in used for above in line.iter()):
                yield Slot("symbol" if _is_symbol(text) else "line", text, 0)


def _is_symbol(text: str) -> bool:
    try:
        Symbol.parse(text)
    except ValueError:
        return False
    return "/" in text
