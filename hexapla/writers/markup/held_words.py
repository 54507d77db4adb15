"""Words that no line ends with before the number or the name that they belong to (`data/line_breaks.toml`), days before their months."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from hexapla import catalogue
from hexapla.data_files import data_file
from hexapla.writers.markup.pronunciation import OPAQUE

NO_BREAK = "\u00a0"

_WITHIN = frozenset({"a", "abbr", "b", "bdi", "cite", "em", "i", "q", "span", "strong", "sub", "sup", "u"})
"""Elements that stand within a line."""

APART = frozenset({"num", "note-call", "note-back", "note-mark", "footnote", "footnote-mark", "annotation"})
"""Classes of those that are no part of the text around them."""

_OPENING = "([«“‘\"'"
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Chinese signs, for a class of a pattern: lines may end between them, and words in Latin letters stand beside them without a blank."""

_WORD = re.compile(rf"(?<![^\s{OPAQUE}{WIDE}])([^\s{OPAQUE}{WIDE}]{{1,20}}) (?=[^\s{OPAQUE}])")
_INITIAL = re.compile(r"[^\W\d_a-zß-öø-ÿа-џ]\.")
_FIGURE = re.compile(r"[-+−±]?\d[\d.,−–-]*(?:er|º|°)?")
_NUMBER = re.compile(r"[(\[«“‘\"]?(?:[-+−–]?[$€£¥]?\d|[^\W\d_a-zß-öø-ÿа-џ\u0600-\u06ff]|[ivxlcdm]{1,7}\b|\w{1,2}\))")
_NAME = re.compile(r"[(\[«“‘\"]?\w")
_DAY = re.compile(r"(?:\d{1,2}[-–])?(?:[1-9]|[12]\d|3[01])(?:er|º|°)?")
LONGEST = 24
"""How far it is looked at what follows a word."""

_SHORT = r"(?<![\w/])[^\W\d_]{1,8}\.\d{1,4}(?![\w/])"
"""A short word that a full stop joins to a number; the line-breaking of the engine parts them, where Unicode does not (UAX 14, LB 25)."""

_CALLED = re.compile(
    r"(?<![\w+])(?:\+\d{1,3}(?: \(?\d{1,4}\)?){2,6}|\(\d{2,5}\) \d{3,4}(?=[- ]\d)|0\d{1,4}(?: \d{2,4}){2,4})(?!\d)"
)
"""The number of a telephone; post codes of a State (`NY 10017`) hold as it does."""

_POST_CODE = re.compile(r"(?<!\w)[A-Z]{2} (?=\d{5}(?!\d))")
_TIMES = re.compile(r"(?<![\d.,])\d[\d.,]{0,9}(?: [×x] \d[\d.,]{0,9}){1,3}(?!\w)")
"""A dimension (`6 × 12.7`)."""

_ARTICLE = re.compile(
    r"(?<![\w.,/–-])\d{1,3}(?= \((?:[a-z]|\d{1,2}\) \())(?: \((?:\d{1,2}|[a-z]|[ivx]{2,4})\)){1,4}(?!\w)"
)
"""An article with its brackets (`21 (2) (c)`, `7 (a)`); a figure in brackets alone may be another figure."""

_GRADED = re.compile(r"(?<![\w.,/–-])\d{1,3} (?=[A-Z]{1,3}-\d(?![\w-]))")
"""So many posts of a grade (`1 P-3`)."""

_GROUPS = re.compile(r"(?<![\d/.,])(?<!\d[\-–])(\d{1,3}) (?=\d{3}(?!\d))")
"""A blank between the groups of a number."""


class _Text(NamedTuple):
    """A text of an element: before its children, or behind it."""

    holder: etree._Element | None
    is_tail: bool
    text: str
    language: str


def hold(root: etree._Element, language: str) -> None:
    """Let no line below `root` end between such a word and what belongs to it, nor within a number in groups."""
    texts = [*_texts(root, language)]
    whole = "".join(each.text for each in texts)
    ends = list(accumulate(len(each.text) for each in texts))
    kept = _held(whole, lambda place: texts[bisect_right(ends, place)].language)
    if kept == whole:
        return
    for each, end in zip(texts, ends, strict=True):
        if each.holder is not None:
            setattr(each.holder, "tail" if each.is_tail else "text", kept[end - len(each.text) : end])


def held(text: str, language: str) -> str:
    """Return a text of a language as `hold` leaves it, as long as it was."""
    return _held(text, lambda _: language)


@cache
def joined() -> str:
    """Return the pattern of figures with the words that they stand between, without a blank; of short words with theirs, units with a stroke (`Add.1`, `l/km`)."""
    before, behind = (
        "|".join(word for words in data_file("line_breaks")[row].values() for word in words)
        for row in ("joined", "behind")
    )
    of_chinese = rf"(?:{before})[ {NO_BREAK}]?\d[\d.\-–]*(?:[ {NO_BREAK}]?(?:{behind}))?"
    units = _any_of(unit for row in data_file("line_breaks")["units"].values() for unit in row if unit.isalpha())
    per = rf"(?:\d[\d.,−–-]{{0,12}}{NO_BREAK})?(?<![\w/])(?:{units})[²³23]?/[^\W\d_]{{1,4}}[²³23]?(?![\w/-])"
    return rf"{of_chinese}|{_SHORT}|{per}"


@cache
def _compass() -> re.Pattern[str]:
    """Return the pattern of a blank with the words behind degrees that say where they are counted from."""
    return re.compile(
        rf"(?<=[°′″]) (?:{_any_of(word for row in data_file('line_breaks')['compass'].values() for word in row)})(?!\w)"
    )


def _any_of(words: Iterable[str]) -> str:
    """Return what finds words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _held(text: str, language_at: Callable[[int], str]) -> str:
    def kept(found: re.Match[str]) -> str:
        return f"{found[1]}{NO_BREAK if _holds(found, language_at(found.start(1))) else ' '}"

    for whole in (_CALLED, _POST_CODE, _TIMES, _ARTICLE, _GRADED, _compass()):
        text = whole.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return _WORD.sub(kept, _GROUPS.sub(rf"\1{NO_BREAK}", text))


def _holds(found: re.Match[str], language: str) -> bool:
    """Tell whether a word holds what comes next."""
    word, following = found[1].lstrip(_OPENING), found.string[found.end() : found.end() + LONGEST]
    if _FIGURE.fullmatch(word):
        is_day = _DAY.fullmatch(word) is not None and _months(language).match(following) is not None
        return is_day or _units(language).match(following) is not None
    if _INITIAL.fullmatch(word) and following[:1].isupper():
        return found.string[: found.start(1)].endswith((" ", NO_BREAK))  # else it is a label
    if _stands_in("names", word, language):
        return _NAME.match(following) is not None
    return _stands_in("numbers", word, language) and _NUMBER.match(following) is not None


@cache
def _months(language: str) -> re.Pattern[str]:
    """Return the pattern of the names of months as they stand behind a day."""
    months = (month for each in catalogue.languages() if each.code == language for month in each.months)
    names = "|".join(re.escape(name) for month in months for name in month.text.split("/"))
    return re.compile(rf"(?:de )?(?:{names or '(?!)'})\b")


@cache
def _units(language: str) -> re.Pattern[str]:
    """Return the pattern of what holds to the figure before it."""
    rows = data_file("line_breaks")["units"]
    return re.compile(rf"(?:{_any_of((*rows['any'], *rows.get(language, ())))})(?!\w)")


def _stands_in(row: str, word: str, language: str) -> bool:
    """Tell whether a word is one of a row, by itself or behind prefixes of its language."""
    if word in _words(row, language):
        return True
    prefix = next(filter(word.startswith, data_file("line_breaks")["prefixes"].get(language, ())), "")
    return bool(prefix) and _stands_in(row, word.removeprefix(prefix), language)


@cache
def _words(row: str, language: str) -> frozenset[str]:
    """Return the words of a row as they stand within and at the beginning of a sentence."""
    rows = data_file("line_breaks")[row]
    words = (*rows["any"], *rows.get(language, ()))
    return frozenset(form for word in words for form in (word, word[:1].upper() + word[1:]))


def _texts(element_: etree._Element, language: str) -> Iterator[_Text]:
    """Yield the texts of an element in reading order, `OPAQUE` where a line or what is told in it ends."""
    language = element_.get("lang") or language
    is_within = etree.QName(element_).localname in _WITHIN and element_.get("class") not in APART
    edge = () if is_within else (_Text(None, False, OPAQUE, language),)
    yield from edge
    yield _Text(element_, False, element_.text or "", language)
    for inner in element_:
        if isinstance(inner.tag, str):
            yield from _texts(inner, language)
        yield _Text(inner, True, inner.tail or "", language)
    yield from edge
