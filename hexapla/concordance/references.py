"""What is pointed at: numbered instruments, UN symbols, paragraphs and articles, list markers, initials."""

import re
from collections.abc import Iterator

from hexapla.concordance.facts import Fact, starts_sentence
from hexapla.concordance.grammar import Grammar, References
from hexapla.domain.citations import find_symbols

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_INITIALS = re.compile(r"(?<![\w.])(?:[A-ZÀ-Þ]\. ?-?){2,8}(?!\w)")
_ACRONYM = re.compile(
    r"(?<![\w/&.-])(?:[A-Z][A-Za-z]?[A-Z]+(?:-[A-Z][A-Za-z]*)*(?:-?\d+)?s?|[A-Z]+-?\d+[A-Z]?)(?![\w&])"
)
_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-Þ'-]+(?: [A-ZÀ-Þ'-]+)+(?!\w)")
_SHOUTED = 4
_LETTER_OR_STROKE = re.compile(r"[A-Za-z/]")
_YEARS = re.compile(r"\d{4}[-/]\d{2,4}")


def symbols(text: str, _: Grammar) -> Iterator[Fact]:
    """Find UN document symbols."""
    for start, end, symbol in find_symbols(text):
        yield Fact("symbol", str(symbol).casefold(), start, end, (start, end))


def instruments(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `No. 30394`, `nos 0319-2015-JUS, 0001-2016-JUS et 0157-2017-JUS`."""
    rules = grammar.references
    for word in rules.instrument.finditer(text):
        place, codes = word.end(), []
        while match := rules.code.match(text, place):
            codes.append(match)
            link = rules.link.match(text, match.end())
            if not link or not _takes_list(word[0]):
                break
            place = link.end()
        for match in codes:
            yield Fact("instrument", match[0].upper(), *match.span(), (word.start(), codes[-1].end()))


def codes(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find codes that no word introduces: `61/295`, `007-2017/DP`; not the years `2018/19`."""
    for match in grammar.references.item.finditer(text):
        if _LETTER_OR_STROKE.search(match[0]) and not _YEARS.fullmatch(match[0]):
            yield Fact("instrument", match[0].upper().replace(" ", ""), *match.span(), match.span())


def _takes_list(word: str) -> bool:
    """Tell whether an instrument word is plural: its letters end in s, or the script has no plural."""
    letters = re.sub(r"[^\w]", "", word)
    return letters.endswith("s") or not letters.isascii()


def references(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `paras. 15, 37 and 49`, `article 14 (2) (b)`, `l'alinéa b) du paragraphe 2`."""
    taken = 0
    for match in grammar.references.words.finditer(text):
        number, _, kind = (match.lastgroup or "").partition("_")
        if match.start() >= taken:
            for fact in _labels(text, match, kind, grammar.references, is_list=number == "many"):
                yield fact
                taken = fact.end


def _labels(text: str, word: re.Match[str], kind: str, rules: References, *, is_list: bool) -> Iterator[Fact]:
    place = word.end()
    labels: list[tuple[re.Match[str], list[re.Match[str]]]] = []
    while label := rules.label.match(text, place):
        if labels and _is_roman_or_letter(label[0]) != _is_roman_or_letter(labels[0][0][0]):
            break
        subs = list(_subs(text, label.end(), rules))
        labels.append((label, subs))
        end = subs[-1].end() if subs else label.end()
        link = rules.link.match(text, end)
        if not link or not (is_list or link[0].strip() == "-"):
            break
        place = link.end()
    if not labels:
        return
    last, subs = labels[-1]
    phrase = (word.start(), subs[-1].end() if subs else last.end())
    for label, subs in labels:
        value = _label_value(label[0], kind, rules)
        yield Fact("reference", value, *label.span(), phrase)
        for sub in subs:
            prefix = "para" if sub["label"].isdigit() else "sub"
            label_text = rules.letters.get(sub["label"], sub["label"])
            yield Fact("reference", f"{prefix}:{label_text}", *sub.span("label"), phrase)


def _subs(text: str, place: int, rules: References) -> Iterator[re.Match[str]]:
    while match := rules.sub.match(text, place):
        yield match
        place = match.end()


def _is_roman_or_letter(label: str) -> bool:
    return not any(character.isdigit() for character in label)


def _label_value(label: str, kind: str, rules: References) -> str:
    bare = label.strip("() ")
    if bare in rules.first:
        return f"{kind}:{rules.first[bare]}"
    if bare.islower():
        return f"sub:{bare}"
    if set(bare) <= _ROMAN.keys():
        return f"{kind}:{roman(bare)}"
    return f"{kind}:{bare}"


def roman(label: str) -> int:
    """Return the value of a roman number."""
    values = [_ROMAN[letter] for letter in label]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def markers(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find the markers of an enumeration that runs in the text: `(a) … (b) …`."""
    for match in grammar.references.marker.finditer(text):
        label = grammar.references.letters.get(match["label"], match["label"])
        yield Fact("marker", label, match.start("label"), match.end(), match.span())


def initials(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find persons named by initials: `M.M.M.C.`, `M. M. M. C.`."""
    rules = grammar.references
    for match in _INITIALS.finditer(text):
        letters = re.sub(r"[^\w]", "", match[0])
        title = rules.letter_title
        others = (letters[len(title) :],) if title and letters.startswith(title) and len(letters) > 1 else ()
        end = match.start() + len(match[0].rstrip(" -"))
        is_soft = bool(others) and len(letters) == len(title) + 1
        yield Fact("acronym", letters, match.start(), end, (match.start(), end), soft=is_soft, others=others)


def acronyms(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find acronyms and short codes (`COVID-19`), known ones by the key all languages share."""
    known = grammar.references.acronyms
    shouted = _shouted(text)
    for match in _ACRONYM.finditer(text):
        if shouted.isdisjoint(range(*match.span())):
            value = known.get(match[0], match[0].removesuffix("s"))
            is_emphasis = len(match[0]) >= _SHOUTED and match[0].isalpha() and starts_sentence(text, match.start())
            yield Fact("acronym", value, *match.span(), match.span(), soft=is_emphasis)


def _shouted(text: str) -> set[int]:
    """Return the places of words set in capitals for emphasis: two or more in a row."""
    places: set[int] = set()
    for run in _CAPITALS.finditer(text):
        long_words = [word for word in re.split(r"[ ']", run[0]) if len(word) > 1]
        if len(long_words) > 1 and sum(map(len, long_words)) > _SHOUTED:
            places.update(range(*run.span()))
    return places
