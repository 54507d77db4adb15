"""What the slots of a masthead say, as values: each question gives the value and the slot that answers it."""

import datetime
import re

from hexapla.akn.document import AknDocument
from hexapla.akn.ids import label_number
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.akn.reading import Reading, Slot
from hexapla.catalogue import language, languages
from hexapla.data_files import data_file
from hexapla.dates import parse_day
from hexapla.domain.label_patterns import matches, patterns
from hexapla.domain.language import folded
from hexapla.domain.symbol import Symbol
from hexapla.project.keys import DISTRIBUTIONS

_ITEM = re.compile(r"(?<![A-Za-z\d/])(\d{1,3}(?:\.\d{1,2})?)(?:[ \u00a0]?\(?([^\W\d_])\))?(?![^\W\u3400-\u9fff])")


def symbol_of(reading: Reading) -> tuple[Symbol, Slot] | None:
    """Return the symbol, None where none is named that can be read."""
    slot = reading.slot("symbol")
    symbol = parsed(slot.text) if slot else None
    return (symbol, slot) if symbol and slot else None


def parsed(text: str) -> Symbol | None:
    """Return a text as a symbol, None where it is none."""
    try:
        return Symbol.parse(text)
    except ValueError:
        return None


def text_of(reading: Reading, key: str) -> str | None:
    """Return the words of a slot."""
    slot = reading.slot(key)
    return slot.text if slot else None


def title_of(reading: Reading) -> str | None:
    """Return the title without its note mark."""
    slot = reading.slot("title")
    if slot is None:
        return None
    return plain_text(slot.content).rstrip(" ,") if slot.content is not None else slot.text


def day_of(reading: Reading) -> datetime.date | None:
    """Return the day of issue, else that of adoption."""
    slot, adopted = reading.slot("date"), reading.slot("adopted_day")
    if slot is None and adopted is not None:
        return datetime.date.fromisoformat(adopted.text)
    return parse_day(slot.text.rstrip("*"), language(reading.language)) if slot else None


def distribution_of(reading: Reading) -> tuple[str, Slot] | None:
    """Return the kind of distribution."""
    slot = reading.slot("distribution")
    for name in DISTRIBUTIONS if slot else ():
        known = {_letters(language(code).phrase(f"distribution_{name}").text) for code in (reading.language, "en")}
        if slot and (_letters(slot.text) in known or _says(slot.text, name, reading.language)):
            return name, slot
    return None


def _letters(text: str) -> str:
    """Return the words of a masthead line: `Distr. GENERAL` and `Distr.: General` are one."""
    return re.sub(r"[\W_]+", " ", folded(text)).strip()


def original_of(reading: Reading) -> tuple[str, Slot] | None:
    """Return the code of the original language."""
    slot = reading.slot("original")
    named = _languages_named(_behind_label(slot.text, reading.language), reading.language) if slot else ()
    return (named[0], slot) if slot and len(named) == 1 else None


def _behind_label(text: str, code: str) -> str:
    """Return the language that a line names whose label its text has in words of its own: `الأصل: بالإسبانية` joins them."""
    found = (pattern.match(text) for pattern in patterns("original_line", code))
    return next((text[match.end("label") :] for match in found if match), text)


def languages_of(reading: Reading) -> tuple[tuple[str, ...], Slot] | None:
    """Return the codes of the languages that the "… only" line names."""
    slot = reading.slot("limitation")
    named = _languages_named(slot.text, reading.language) if slot else ()
    return (named, slot) if slot and named else None


def _languages_named(text: str, code: str) -> tuple[str, ...]:
    """Return the languages that a line of the masthead names, in the order of the six."""
    found = []
    for each in languages():
        words = {folded(language(own).names[each.code].text) for own in (code, "en")}
        if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded(text)) for word in words):
            found.append(each.code)
    return tuple(found)


def received_of(reading: Reading) -> tuple[datetime.date, Slot] | None:
    """Return the day on which the document was received."""
    slot = reading.slot("received")
    if slot is None:
        return None
    words = re.split(r"[:：]", slot.text.strip("[] "), maxsplit=1)
    day = parse_day(words[-1].strip(), language(reading.language))
    return (day, slot) if day else None


def session_of(reading: Reading) -> tuple[str, Slot] | None:
    """Return the line that names the session."""
    return next(((slot.words.rstrip("*"), slot) for slot in reading.slots if names(slot, "session", reading)), None)


def agenda_item_of(reading: Reading) -> tuple[str, Slot] | None:
    """Return the numbers of the agenda items, written alike in every language: `16 (b)`, `2 and 3` as `2, 3`."""
    slot = next((slot for slot in reading.slots if names(slot, "agenda", reading)), None)
    found = _items(slot.words) if slot else ""
    return (found, slot) if slot and found else None


def _items(words: str) -> str:
    found = (
        f"{number} ({label_number(letter, 'point').lower()})" if letter else number
        for number, letter in _ITEM.findall(words)
    )
    return ", ".join(found)


def with_item(words: str, item: str) -> str:
    """Return a line that names agenda items with another in their place, `71 b)` written as the line writes it; as it is where it has that item."""
    found = list(_ITEM.finditer(words))
    if not found or _items(words) == item:
        return words
    first, last = found[0].start(), found[-1].end()
    is_open = "(" not in words[first:last] and ")" in words[first:last]
    return words[:first] + (item.replace("(", "") if is_open else item) + words[last:]


def _says(words: str, distribution: str, code: str) -> bool:
    """Tell whether a line says a distribution in words of its own; few have any."""
    kind = f"distribution_{distribution}"
    return kind in data_file("labels") and matches(kind, words, code)


def names(slot: Slot, kind: str, reading: Reading) -> bool:
    """Tell whether a line of the first page names a session (`session`) or an agenda item (`agenda`)."""
    return slot.key == "session" and matches(kind, slot.words, reading.language)


def line_of(document: AknDocument, kind: str, code: str) -> str:
    """Return the line below the masthead of a canonical text that names its session or its agenda item; "" where none does."""
    lines = (plain_text(each) for each in document.root.iterfind(f".//{akn('preface')}//{akn('session')}"))
    return next((line for line in lines if matches(kind, line, code)), "")
