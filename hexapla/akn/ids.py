"""eIds, by the AKN naming convention: one module gives every id its form.

Numbered paragraphs and articles are numbered through the document (`para_15`), so that an id says what people
cite; everything else is numbered inside its parent (`para_61__list_1__indent_2`).  Inside an attachment every id
carries the attachment's (`att_1__para_3`); where numbers begin anew, that of the article, decision or annex they
begin in (`art_12__para_1`, `decision_3-CMP-11__annex_II__para_4`).  Equal places have equal ids in all languages:
`Article premier` and `第一条` are both `art_1`, `б)` and `(b)` both `point_b`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from hexapla.akn.inlines import REFERRING
from hexapla.akn.names import local
from hexapla.data_files import data_file

ABBREVIATIONS = {
    "alinea": "al", "article": "art", "attachment": "att", "book": "book", "chapter": "chp",
    "citation": "cit", "citations": "cits", "clause": "cl", "component": "cmp", "division": "dvs", "documentRef": "dref", "paragraph": "para", "part": "part",
    "recital": "rec", "recitals": "recs", "section": "sec", "subdivision": "subdvs", "subparagraph": "subpara", "wrapUp": "wrapup",
}  # fmt: skip
"""Element names that the naming convention abbreviates (OASIS AKN-NC 1.0, 5.4)."""

GLOBAL = frozenset({"article", "attachment", "paragraph"})
"""Elements numbered through their document or attachment, or the part of it that numbers anew, not inside their parent."""

RESTARTING = frozenset({"decision", "resolution", "annex", "appendix"})
"""Names of an `hcontainer` inside which numbers begin anew; its name stands in its id."""

ROMAN = frozenset({"book", "chapter", "part", "section", "title"})
"""Elements whose number words become roman numbers, as the labels of the other languages have them."""

COUNTED = frozenset({
    "alinea", "article", "attachment", "authorialNote", "block", "blockContainer", "blockList", "book", "chapter",
    "citation", "citations", "clause", "container", "crossHeading", "division", "formula", "item", "recital", "recitals",
    "rule", "tblock", "subsection", "subpart", "subchapter", "subtitle", "subclause", "sublist", "proviso", "transitional",
    "tome",
    "embeddedStructure", "figure", "hcontainer", "img", "indent", "level", "list", "mod", "p", "paragraph", "part", "point",
    "quotedStructure", "ref", "section", "subFlow", "subdivision", "subparagraph", "table", "title",
    *REFERRING,
})  # fmt: skip
"""Elements that take a number: their label's, or their place among their like."""

UNIQUE = frozenset({"content", "intro", "wrapUp"})
"""Elements that stand once in their parent and take no number."""

AREAS = {"coverPage": "cover", "preface": "preface", "preamble": "preamble", "conclusions": "conclusions"}
"""Parts of a document before and after its body, and how their ids begin."""

_TEXT = frozenset({"p", "heading", "docTitle", "num", "block"})
_FLOWS = frozenset({"authorialNote", "embeddedStructure", "mod", "quotedStructure", "subFlow"})
_INLINE = frozenset({"ref", "img", *_FLOWS, *REFERRING})


def number_part(label: str) -> str:
    """Return the number part of an eId: `15.` gives `15`, `(a)` gives `a`, `11.2 bis` gives `11-2bis`."""
    text = unicodedata.normalize("NFC", label).strip()
    text = re.sub(r"^(?:article|art\.?|part|chapter|partie|chapitre|annexe?)\s+", "", text, flags=re.IGNORECASE)
    text = text.strip("()[].:;-–— \u00a0\t")
    text = re.sub(r"[.,\-–/]+", "-", text)
    return re.sub(r"[^\w-]+", "", text)


def label_number(label: str, name: str) -> str:
    """Return the number part of the eId of an element, the same in every language.

    Words and letters of the six languages become the figures and Latin letters they stand for; words that only say
    what is numbered are left out: 3-CMP-11 for `Decision 3/CMP.11`, nothing for a lone `Annex`.
    """
    label = _ORDINAL.sub("", label)
    for word, code in data_file("labels")["label_codes"].items() if name == "hcontainer" else ():
        label = label.replace(word, code)
    words = unicodedata.normalize("NFC", label).casefold().translate(_DIGITS)
    words = "".join(letter for letter in words if not unicodedata.combining(letter) and letter != _STRETCH)
    dispensable = data_file("labels")["label_words"]["words"]
    tokens = [token for token in re.findall(r"[^\W_]+", words) if token not in dispensable]
    if not tokens:
        return ""
    number = _spelt(" ".join(tokens), name)  # الثالث عشر
    if number:
        return number.upper() if number.isalpha() and any(letter.isupper() for letter in label) else number
    if name == "article" and len(tokens) == 2 and tokens[1] in _INSERTED:
        return f"{_spelt(tokens[0], name) or tokens[0]}{tokens[1]}"
    kept = [word for word in label.split() if word.casefold().strip(".,:;") not in dispensable]
    return number_part(" ".join(kept or [label]).translate(_DIGITS))


def _spelt(token: str, name: str) -> str:
    """Return the figure or Latin letter that a word, a Chinese number or a letter of a row stands for, else ""."""
    rows = data_file("labels")["letter_rows"]
    value = int(data_file("labels")["number_words"].get(token, 0)) or _chinese(token)
    if not value and name == "article":
        value = _value_of_roman(token)
    if value:
        return _roman(value) if name in ROMAN else str(value)
    if token in rows["names"]:
        return _LATIN[rows["names"].index(token)].upper()
    for row in rows["rows"]:
        if len(token) == 1 and token in row[: len(_LATIN)]:
            return _LATIN[row.index(token)]
    return ""


def _value_of_roman(token: str) -> int:
    """Return the number of an article that roman figures count, so that I and 1 are one; 0 for a lone letter C or L."""
    if not _ROMAN_FIGURES.fullmatch(token) or token in ("l", "c"):
        return 0
    values = [_VALUES[letter] for letter in token]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


_ORDINAL = re.compile(r"(?<=\d)(?:er\b|\.?[º°])")
_INSERTED = ("bis", "ter", "quater")
_ROMAN_FIGURES = re.compile("(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_STRETCH = "\u0640"
"""The sign that stretches Arabic letters and says nothing."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = {zero + value: str(value) for zero in (0x660, 0xFF10) for value in range(10)} | {
    sign + value: str(value + 1) for sign, count in ((0x3220, 10), (0x2460, 20)) for value in range(count)
}
"""Figures of other scripts, and the signs ㈠ and ① that are a number each."""

_CHINESE = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}
_CHINESE_LABEL = re.compile(
    "第([0-9]{1,3})(?:条|條|章|节|部分)|第?([零〇一二三四五六七八九十百]{1,6})(?:条|條|章|节|部分)?"
)


def _chinese(token: str) -> int:
    """Return a Chinese number, 0 for what is none: 二十一 is 21."""
    match = _CHINESE_LABEL.fullmatch(token)
    if match is None:
        return 0
    if match[1]:
        return int(match[1])
    value = digit = 0
    for character in match[2]:
        if character in "十百":
            value += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _CHINESE[character]
    return value + digit


def _roman(value: int) -> str:
    pairs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    found = ""
    for step, letters in pairs:
        while value >= step:
            found, value = found + letters, value - step
    return found


def assign(main: etree._Element) -> list[tuple[str, etree._Element]]:
    """Give every element of a document that needs one its eId, in place.

    Returns the elements whose number another had before them, with the id that the first one has; each of
    these got a suffix (`para_12_2`), and the caller reports it.
    """
    state = _State()
    for area in main:
        if local(area) == "attachments":
            for attachment in area:
                _attachment(attachment, state)
        elif local(area) != "meta":
            _walk(area, AREAS.get(local(area), ""), state)
    return state.repeated


class _State:
    """What has been numbered so far."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()
        self.repeated: list[tuple[str, etree._Element]] = []
        self.container = ""
        self.attachments = 0

    def unique(self, eid: str, element: etree._Element) -> str:
        self.used[eid] += 1
        if self.used[eid] == 1:
            return eid
        self.repeated.append((eid, element))
        candidate = f"{eid}_{self.used[eid]}"
        while self.used[candidate]:
            self.used[eid] += 1
            candidate = f"{eid}_{self.used[eid]}"
        self.used[candidate] += 1
        return candidate


def _attachment(attachment: etree._Element, state: _State) -> None:
    eid = state.unique(f"att_{state.attachments + 1}", attachment)
    state.attachments += 1
    attachment.set("eId", eid)
    state.container = f"{eid}__"
    for document in attachment:
        for area in document:
            if local(area) != "meta":
                name = AREAS.get(local(area))
                _walk(area, f"{eid}__{name}" if name else eid, state)
    state.container = ""


def _walk(parent: etree._Element, prefix: str, state: _State, shared: Counter[str] | None = None) -> None:
    """Give ids below an element; one that takes none itself (a row, a cell, a p) counts on with its parent."""
    counts: Counter[str] = Counter() if shared is None else shared
    children = list(_children(parent))
    claimed = {(_reference(child), number) for child in children if (number := _number(child))}
    for element in children:
        eid = _eid(element, prefix, counts, claimed, state)
        if eid is not None:
            element.set("eId", eid)
        elif "eId" in element.attrib:
            del element.attrib["eId"]
        if local(element) not in ("ref", "img"):
            outside = state.container
            if eid is not None and _restarts(element):
                state.container = f"{eid}__"
            _walk(element, eid or prefix, state, counts if eid is None else None)
            state.container = outside


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield what takes an id below an element: in running text, whatever stands in it but inside its notes."""
    if local(parent) not in _TEXT:
        yield from (child for child in parent if local(child))
        return
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if local(element) in _INLINE:
            yield element
        else:
            waiting.extend(reversed(element))


def _eid(
    element: etree._Element, prefix: str, counts: Counter[str], claimed: set[tuple[str, str]], state: _State
) -> str | None:
    name = local(element)
    short = _reference(element)
    inside = f"{prefix}__" if prefix else ""
    if name in UNIQUE:
        return state.unique(f"{inside}{short}", element)
    if name not in COUNTED or (name == "p" and not _is_front(prefix)):
        return None
    start = state.container if name in GLOBAL else inside
    number = _number(element)
    if not number:
        counts[short] += 1
        while (short, str(counts[short])) in claimed:
            counts[short] += 1
        number = str(counts[short])
        start = inside
    return state.unique(f"{start}{short}_{number}", element)


def _reference(element: etree._Element) -> str:
    """Return how an element is called in ids: its name, its abbreviation, or what it is named after."""
    name = local(element)
    if name == "hcontainer" and element.get("name", "").isalpha():
        return str(element.get("name"))
    return ABBREVIATIONS.get(name, name)


def _restarts(element: etree._Element) -> bool:
    """Tell whether numbers begin anew inside an element."""
    return local(element) in ("article", "embeddedStructure", "hcontainer", "quotedStructure")


def _number(element: etree._Element) -> str:
    """Return the number of an element's label, "" where it has none or is counted."""
    name = local(element)
    if name not in COUNTED or name in ("indent", "tblock"):
        return ""
    label = _label(element)
    return label_number(label, name) if label else ""


def _is_front(prefix: str) -> bool:
    """Tell whether an id lies in a masthead or preface, whose plain paragraphs are numbered too."""
    return any(part in ("cover", "preface") for part in prefix.split("__"))


def _label(element: etree._Element) -> str:
    return next((child.text or "" for child in element if local(child) == "num"), "")
