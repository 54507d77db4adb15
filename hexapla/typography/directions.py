"""Passages of a text that run the other way than its lines: Latin words, codes and numbers of an Arabic text.

The bidirectional algorithm orders characters by their neighbours: without help it sets the sign of `-3` behind its
figure, `C++` as `++C`, and the names of a list of Latin names from left to right (UAX #9, 2.7: isolates are for this).
"""

import re
from collections.abc import Iterator

from hexapla.data_files import data_file

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Letters from Hebrew to Arabic and their like beyond the first plane of Unicode, for a class of a pattern."""

_CHARACTER, _LETTER = rf"[^\W{RIGHT_TO_LEFT}]", rf"[^\W\d_{RIGHT_TO_LEFT}]"
_JOINT = rf"[^\s\w()\[\]{{}}«»“”„\"\ufffc{RIGHT_TO_LEFT}]"
_GAP = "[ \u00a0\u202f]"
_OPENING_SIGN, _CLOSING_SIGN = rf"(?:[“”„\"]|«{_GAP}?)", rf"(?:[”“\"]|{_GAP}?»)"
"""Those of Arabic typists stand the other way round (`”force majeure“`)."""

_WORD = rf"{_CHARACTER}+(?:{_JOINT}+{_CHARACTER}+)*"
_OPERATOR = "[+=<>±×÷·\u2190-\u22ff\u27f0-\u27ff]"
"""Signs of mathematics, and arrows: of a reaction, of a chain."""

_BLANK = rf"[,.;:!?]?{_GAP}(?:(?:[-–—&/]|{_OPERATOR}){_GAP})?"
_BRACKETS = rf"[(\[]{_WORD}(?:{_BLANK}{_WORD})*%?[)\]]"
_QUOTED = rf"{_OPENING_SIGN}{_WORD}(?:{_BLANK}{_WORD})*(?:{_GAP}?[.,!?…]+)?{_CLOSING_SIGN}"
_NUMBER = rf"\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)(?:[.,]\d+)?+"
_FIGURES = r"[\d_]*(?:[-./][\d_]+)*[-./°]?"
_VALUE = rf"(?:{_NUMBER}|\d+(?:[.,]\d+)*)"
_SIGN = "[+\\-−±]"
_KNOWN = "|".join(
    re.escape(each).replace("µ", "[µμ]")
    for each in sorted(data_file("line_breaks")["units"]["any"], key=len, reverse=True)
    if each not in "%‰"
)
"""What holds to a figure in Latin letters; signs of a share are set as those of Arabic letters are."""

_POWER = "(?:[⁻-]?[1-4¹²³⁴])?"
_UNIT = rf"(?:{_KNOWN}){_POWER}(?:[/·⋅]{_LETTER}+{_POWER})*"
"""One of them, or several that a stroke or a dot joins (`µg/m³`, `t/ha`)."""

_MEASURE = rf"{_VALUE}(?:[-–]{_VALUE})?(?:{_GAP}×{_GAP}{_VALUE})*{_GAP}?{_UNIT}(?![\w°])"
_MINUTES = rf"{_GAP}?\d+(?:[.,]\d+)?[′'’](?:{_GAP}?\d+(?:[.,]\d+)?[″\"])?"
_DEGREES = rf"\d+(?:[.,]\d+)?°(?:{_MINUTES}(?:{_GAP}?[NSEW](?!\w))?|{_GAP}?[NSEW](?!\w))"
_CALLED = rf"\(\d{{2,5}}\){_GAP}\d{{3,4}}(?:[- \u00a0\u202f]\d{{2,4}})+|0\d{{1,4}}(?:{_GAP}\d{{2,4}}){{2,}}"
_CALLED += r"|\d{2,4}(?:-\d{2,4}){2,}(?![\w-])"
"""Numbers of telephones that no plus sign begins."""

_STOP = "|".join(rf"(?<=(?<!\w){re.escape(each)})" for each in data_file("directions")["stops"])
_INITIAL = r"(?<=[A-Z]\.[ \u00a0][A-Z]\.)|(?<=[A-Z]\.[A-Z]\.)|(?<=\w,[ \u00a0][A-Z]\.)"
_OWN_STOP = rf"\.(?:{_STOP}|{_INITIAL})(?!{_CHARACTER})"
"""A full stop that is of the word before it."""

_FACTOR = rf"\d{{1,3}}{_GAP}(?={_LETTER}{_CHARACTER}{{,9}}{_GAP}{_OPERATOR}|[a-zà-ÿ]{{2}})"
"""How many molecules of the first kind a reaction takes; the number of a house (`12 rue de l’Eau`)."""

_END = rf"(?![^\s.,;:)\]%»”“\ufffc{RIGHT_TO_LEFT}])"
"""What may stand behind a figure."""

_GOING_ON = (
    rf"(?:{_GAP}?{_BRACKETS}(?:[._]{_CHARACTER}+)*|(?:[$€£¥]?{_BLANK}|[$€£¥])(?:{_BRACKETS}|{_QUOTED}|{_WORD}))*"
)
_PASSAGE = re.compile(
    rf"(?<![^\s(\[{{«“”„‘\"\ufffc{RIGHT_TO_LEFT}])(?:"
    rf"{_QUOTED}(?:{_BLANK}(?:{_BRACKETS}|{_QUOTED}|{_WORD}))+(?:{_OWN_STOP})?"
    rf"|{_DEGREES}(?:,{_GAP}{_DEGREES})?|{_CALLED}"
    rf"|{_SIGN}?{_MEASURE}{_GOING_ON}"
    rf"|(?:(?:^|(?<=[(\[«“”\"]))\d[\d.,]*{_GAP}|{_FACTOR})?[@#.]?(?={_FIGURES}{_LETTER}){_WORD}{_GOING_ON}"
    rf"(?:{_OWN_STOP}|[+#/°$]+(?!{_CHARACTER})|(?<=\d){_GAP}?[€$£¥%‰](?!{_CHARACTER}))?"
    rf"|(?:(?<![{RIGHT_TO_LEFT}])|(?<=[\s(\[«“”\"]و)){_SIGN}[$€£¥]?{_VALUE}(?:(?<=\d){_GAP}\d+)*{_END}"
    rf"|{_NUMBER}{_END})"
)
_SPOKEN_END = re.compile(rf"{_GAP}?[.!?…]+(?={_GAP}?[”“»\")\]])")
"""The end of a sentence that a quotation, or what stands in brackets, ends with."""

_RIGHT = re.compile(f"[{RIGHT_TO_LEFT}]")
_WORD_FROM_RIGHT = re.compile(f"[{RIGHT_TO_LEFT}][{RIGHT_TO_LEFT}\u200c\u200d]*")
_OTHER_WAY = re.compile(rf"{_LETTER}|\ufffc")
"""What ends a passage from right to left: a letter of the other direction, or an element that is no text."""

_ATTACHED = r"[-–/]\d+(?:[.,/:–-]\d+)*(?!\w)"
_FIGURE = r"[ \u00a0\u202f][$€£¥]?\d+(?:[.,/:–-]\d+)*(?:[ \u00a0\u202f]?[%‰])?"
_BEHIND = re.compile(
    rf"[)\]}}»”]|{_ATTACHED}|{_GAP}\(\d+\)(?=\s*$)|{_GAP}{_SIGN}?{_MEASURE}|(?P<figures>(?>['’׳]?[,،;؛]?{_FIGURE}(?:[,،]?{_FIGURE})*(?:[ \u00a0]\(\d+\))?))"
    rf"(?![^\s.,;:!?)\]}}»”؟،؛])"
)
"""What may go on such a passage behind its last word: figures, a closing sign."""

_ENGLISH = re.compile(rf"[,;:]?\s+(?:{_LETTER}|\ufffc)")
_BOUND = re.compile(r"['’׳)]|\d[/:–-]\d|(?<!\d)\d{4}(?!\d)")
"""What binds figures to the word before them though a word of the other direction follows: a sign of shortening, a range, a year."""

_WITHIN = re.compile(rf"(?<![\d.,]){_SIGN}?{_MEASURE}")
_QUOTES = re.compile(rf'"(?![{RIGHT_TO_LEFT}])|(?<![{RIGHT_TO_LEFT}])"')
"""Quotes that are not those within a Hebrew word."""

_DAY = re.compile(rf"(?<![\w.,/–-])\d{{1,2}}{_GAP}$")
_MONTH = re.compile(rf"[{RIGHT_TO_LEFT}/]+(?:{_GAP}[{RIGHT_TO_LEFT}/]+)?{_GAP}\d{{4}}")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("“", "”"))
_CLOSING = dict(_PAIRS)
_OPENING = {closing: opening for opening, closing in _PAIRS}
_WHOLE = re.compile(rf"[^\s\ufffc](?:[^{RIGHT_TO_LEFT}]*[^\s{RIGHT_TO_LEFT}])?")


def has_right_to_left(text: str) -> bool:
    """Tell whether a text has words that run right to left."""
    return not text.isascii() and _RIGHT.search(text) is not None


def passages_from_right(text: str) -> Iterator[tuple[int, int]]:
    """Yield where passages that run from right to left begin and end in a text that runs from left to right.

    Figures and signs between words of such letters belong to them, and so do a figure behind the last one (UAX #9, W7)
    and brackets whose other half is within (N0); what else stands before the first and behind the last does not.
    """
    start = end = -1
    for word in _WORD_FROM_RIGHT.finditer(text):
        if end < 0 or _OTHER_WAY.search(_WITHIN.sub("", text[end : word.start()])):
            if end > 0:
                yield _with_edges(text, start, end)
            start = word.start()
        end = word.end()
    if end > 0:
        yield _with_edges(text, start, end)


def _with_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the edges of a passage with the figures behind it and the halves of brackets that belong to it."""
    while behind := _BEHIND.match(text, end):
        opening = _OPENING.get(behind[0])
        if opening and text.count(opening, start, end) <= text.count(behind[0], start, end):
            break
        if behind["figures"] and _ENGLISH.match(text, behind.end()) and not _BOUND.search(behind[0]):
            break
        end = behind.end()
    closing = _CLOSING.get(text[start - 1 : start])
    if closing and text.count(closing, start, end) > text.count(text[start - 1], start, end):
        start -= 1
    quotes = len(_QUOTES.findall(text, start, end)) if text[start - 1 : start] == '"' else 0
    start -= quotes % 2
    day = _DAY.search(text, max(0, start - 4), start) if _MONTH.fullmatch(text, start, end) else None
    return day.start() if day else start, _spoken(text, start, end)


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield where passages that run from left to right begin and end in a text that runs from right to left.

    A text that such a passage begins, and that has no letter of the other direction, is one, the stop at its end too.
    """
    found = [(each.start(), _spoken(text, *each.span())) for each in _PASSAGE.finditer(text)]
    is_latin = found and not _RIGHT.search(text) and all(text.count(one) == text.count(two) for one, two in _PAIRS)
    whole = _WHOLE.search(text) if is_latin else None
    is_begun = whole and not text[whole.start() : found[0][0]].strip("«“”„\"'‘")
    return iter([whole.span()] if whole and is_begun else found)


def _spoken(text: str, start: int, end: int) -> int:
    """Return the end of a passage with the sign that ends its sentence, where it is all that a quotation says."""
    is_quoted = text[:start].rstrip(" \u00a0\u202f")[-1:] in {*'“”„«"(['}
    sign = _SPOKEN_END.match(text, end) if is_quoted else None
    return sign.end() if sign else end
