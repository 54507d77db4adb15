"""The lines of a masthead one by one: which slot each fills, by the phrases and habits of its language."""

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from hexapla.catalogue import language as language_of
from hexapla.catalogue import languages, organs
from hexapla.dates import parse_day
from hexapla.domain.label_patterns import matches
from hexapla.domain.language import folded
from hexapla.domain.symbol import Symbol
from hexapla.domain.symbol_grammar import LONGEST

DISTRIBUTIONS = ("general", "limited", "restricted", "provisional")

UNKNOWN = "line"
"""The slot of a line of the masthead that fills no other."""

HEAD = frozenset({"authority", "symbol", "distribution", "original", "limitation", "date", "language"})
"""The slots of the head of a first page, above the title and the session."""

_IN_OWN_WORDS = {
    "distribution": ("distribution_general", "distribution_limited"),
    "original": ("original_line",),
}
"""Lines that stand in English in the mastheads of some languages, and in words of their own in others."""

_LONGEST_SYMBOL = 80
_LONGEST_CELL = 400
_LONGEST_SESSION = 60
_LONGEST_BROKEN = 160
_LONGEST_JOINT = 3
_CUTS = re.compile(r"\s+|(?<=[a-zà-ÿа-я])(?=[A-Z]{1,8}/)")
_ITEM_END = re.compile(
    r"(?:[\d)]|agenda|jour|programa|provisoire|provisional|дня|الأعمال|المؤقت)\*{0,2}$", re.IGNORECASE
)
_MARKS = re.compile(r"(?<=[^\s*])(?:[ \u00a0]?\*{1,3}(?:,? \*{1,3}){0,2}|[⁰¹²³⁴-⁹]{1,2}|\[\d{1,2}\])$")
_JOB_NUMBER = re.compile(
    r"(?P<job>(?:[A-Z]{1,2}\.)?\d\d-\d{5}) ?(?:\([A-Z]\))?(?:\s+\d{6}){0,4}\s*\*?(?:\s*\*\d{7}\*)?|\*\d{7}\*|<<[A-Z0-9]+>>"
)
_BODY = re.compile(r"[A-Z]{1,5}")


def phrase_lines(language: str) -> Collection[str]:
    """Return every fixed line of a masthead in a language, folded: blanks single, small letters."""
    return _phrases(language).keys()


def key_of(text: str, language: str, taken: AbstractSet[str] = frozenset()) -> str | None:
    """Return the slot that a line fills by its words, a note mark behind them apart; None where it fills none."""
    bare = _MARKS.sub("", text)
    phrases = _phrases(language)
    line = folded_line(bare)
    line = line if line in phrases else line.replace(" ", "")  # a name may be spaced out
    if line in phrases and phrases[line] not in taken:
        return phrases[line]
    for key, pattern in _patterns(language):
        if key not in taken and pattern.fullmatch(bare):
            return key
    for key, kinds in _IN_OWN_WORDS.items():
        if key not in taken and any(matches(kind, bare, language) for kind in kinds):
            return key
    symbol = _symbol(bare) if "symbol" not in taken else None
    if symbol and symbol.body not in symbol.unclassified:
        return "symbol"
    if "date" not in taken and parse_day(bare, language_of(language)) is not None:
        return "date"
    return None


def without_marks(text: str) -> str:
    """Return a line without the note marks at its end."""
    return _MARKS.sub("", text)


def is_phrase(text: str, language: str) -> bool:
    """Tell whether a line is a fixed line of a masthead, one that stands twice included."""
    return folded_line(_MARKS.sub("", text)) in _phrases(language)


def is_body(text: str) -> bool:
    """Tell whether a line is the large letters that old mastheads print: E, CAT."""
    return _BODY.fullmatch(text) is not None


def says_session(text: str, language: str) -> bool:
    """Tell whether a line names a session; a report on one does not, nor what speaks of one (`Outcome of the tenth session`)."""
    is_about = matches("subtitle", text, language) or matches("about_session", text, language)
    return matches("session", text, language) and not is_about


def looks_like_symbol(text: str) -> bool:
    """Tell whether a line has the shape of a symbol, whose codes our data need not know."""
    return len(text) <= LONGEST and _symbol(without_marks(text)) is not None


def is_body_name(text: str, language: str) -> bool:
    """Tell whether a line is the name of a body that our data need not know: a Committee, a Conference, a Working Group."""
    return matches("body_name", without_marks(text), language) or matches(
        "body_name", without_marks(text).title(), language
    )


def job_number_of(text: str) -> str | None:
    """Return the job number that a line consists of, "" for the figures of its barcode, None for another line."""
    match = _JOB_NUMBER.fullmatch(text)
    return None if match is None else " ".join((match["job"] or "").split())


def pieces_of(cell: str, language: str, taken: AbstractSet[str], *, is_cell: bool = False) -> list[tuple[str, str]]:
    """Cut a text in which several lines were run together into the lines it held; none where it cannot be.

    In a cell, what stands below a masthead may be among them: a body, a session, an agenda item.
    """
    if len(cell) > _LONGEST_CELL:
        return []
    return _cuts(cell, language, taken, is_cell=is_cell).get(len(cell), [])


def beginning_of(text: str, language: str) -> tuple[list[str], int]:
    """Return the slots of the lines of a masthead that a text begins with, run together, and where they end."""
    cuts = _cuts(text[:_LONGEST_CELL], language, frozenset(), is_cell=True)
    end = max(cuts)
    return [key for key, _ in cuts[end]], end


def pieces_around_symbol(text: str, language: str, taken: AbstractSet[str]) -> list[tuple[str, str]]:
    """Cut a line with a symbol and a date into lines of a masthead and the few words between, unknown ones; else none."""
    if "symbol" in taken or "/" not in text or len(text) > _LONGEST_BROKEN:
        return []
    found = _cuts(text, language, taken, is_cell=True, is_broken=True).get(len(text), [])
    is_masthead = {"symbol", "date"} <= {key for key, _ in found} and 2 * _guessed(found)[0] < len(text)
    return found if is_masthead else []


def _cuts(
    text: str, language: str, taken: AbstractSet[str], *, is_cell: bool, is_broken: bool = False
) -> dict[int, list[tuple[str, str]]]:
    """Return the places up to which a text can be cut into lines of a masthead, with the lines: known ones before likely."""
    ends = [match.start() for match in _CUTS.finditer(text)] + [len(text)]
    best: dict[int, list[tuple[str, str]]] = {0: []}
    for end in ends:
        for start in sorted(best):
            words = re.sub(r"[ \t]+", " ", text[start:end].strip())
            if start >= end or not words:
                continue
            key = _piece(words, language, taken | {key for key, _ in best[start]}, is_cell=is_cell)
            if key is None and is_broken:
                key = UNKNOWN
            found = [*best[start], (key, words)] if key is not None else None
            if found and (end not in best or _guessed(found) < _guessed(best[end])):
                best[end] = found
    return best


def _guessed(pieces: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """Return how much a cut leaves to guessing: letters told by their form alone, as sessions are; few lines for many."""
    return sum(len(words) for key, words in pieces if key in ("session", UNKNOWN)), -len(pieces)


def _piece(words: str, language: str, taken: AbstractSet[str], *, is_cell: bool) -> str | None:
    key = key_of(words, language, taken)
    if key == "original" and not names_languages(words, language):
        return None
    is_record = matches("official_records", words, language)
    if key is None and (is_record or is_body(words) or job_number_of(words) is not None):
        return UNKNOWN
    if key is None and is_cell and _ITEM_END.search(words) and matches("agenda", words, language):
        return "session"
    if key is None and is_cell and len(words) < _LONGEST_SESSION and says_session(words, language):
        return "session"
    return key


def _symbol(text: str) -> Symbol | None:
    """Return the symbol that a line consists of; a text without a figure is none."""
    if "/" not in text or len(text) > _LONGEST_SYMBOL or not any(sign.isdigit() for sign in text):
        return None
    try:
        return Symbol.parse(text)
    except ValueError:
        return None


def names_languages(words: str, language: str) -> bool:
    """Tell whether nothing but languages stands behind the colon of a line that names the original one."""
    own = (language_of(language), language_of("en"))
    names = {folded(each.names[code].text) for each in own for code in each.names}
    behind = re.split("[:：]", folded(words), maxsplit=1)[-1]
    return all(word in names or len(word) <= _LONGEST_JOINT for word in re.findall(r"\w+", behind))


@cache
def _phrases(code: str) -> dict[str, str]:
    """Return every fixed line of a masthead in a language, folded, with the slot it fills."""
    own = language_of(code)
    found: dict[str, str] = {}
    for organ in organs():
        for key, names in (("committee", organ.committee), ("instrument", organ.masthead)):
            if code in names:
                found.setdefault(folded_line(names[code].text.replace("|", " ")), key)
                found.setdefault(folded_line(names[code].text.replace("|", "").replace(" ", "")), key)
    for other in (own, language_of("en")):
        found.setdefault(folded_line(other.phrase("united_nations").text), "authority")
        found.setdefault(folded_line(other.phrase("united_nations").text.replace(" ", "")), "authority")
        for name in DISTRIBUTIONS:
            found.setdefault(folded_line(other.phrase(f"distribution_{name}").text), "distribution")
        found.setdefault(folded_line(other.phrase("language_line").text), "language")
        found.setdefault(folded_line(other.phrase("please_recycle").text), UNKNOWN)
        for each in languages():
            if each.code == code and each.code in other.names:
                found.setdefault(folded_line(other.names[each.code].text), "language")
    return found


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    keys = {"original_line": "original", "languages_only": "limitation", "language_only": "limitation",
            "date_received": "received"}  # fmt: skip
    found = [("distribution", re.compile(r"(?:Distr\.? ?|Distr ?|Distribution ?):? ?\w+\*{0,2}", re.IGNORECASE))]
    for own in (language_of(code), language_of("en")):
        for phrase, key in keys.items():
            literal = re.split(r"\{\w+\}", own.phrase(phrase).text)
            pattern = ".{1,90}".join(
                re.escape(part).replace(r"\ ", r"\s").replace("\u00a0", r"\s?") for part in literal
            )
            found.append((key, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


def folded_line(text: str) -> str:
    """Return a line as it is compared: blanks single, small letters, no accents, which old capitals lack."""
    return re.sub(r"\s+", " ", folded(text)).strip()
