"""What is pointed at: numbered instruments, UN symbols, paragraphs and articles, initials."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hexapla.concordance.facts import Fact
from hexapla.concordance.grammar import Grammar, References
from hexapla.concordance.letters import starts_sentence
from hexapla.concordance.numerals import roman
from hexapla.domain.citations import find_symbols

_INITIALS = re.compile(r"(?<![A-Za-zÀ-ÿ\d.])(?:[A-ZÀ-Þ]\. ?-?){2,8}(?![A-Za-zÀ-ÿ\d])")
_ACRONYM = re.compile(
    r"(?<![A-Za-zÀ-ÿ\d_/&.-])(?!FY\d{4})(?:PM ?\d+(?:[.,]\d)?|[A-Z][A-Za-z]?[A-Z]+(?:-[A-Z][A-Za-z]*)*(?:-?\d+)?s?|[A-Z]+-?\d+(?:[A-Z]|s)?)(?![A-Za-zÀ-ÿ\d_&]|,\d{3})"
)
_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-Þ'-]{1,60}(?: [A-ZÀ-Þ'-]{1,60})+(?!\w)")
_BARE_LETTER = re.compile(r"[b-z](?= |,|$)|a(?=[,;]|$| (?:and|or|of|above|below|et|ou|du|de|ci)\b)")
"""A letter without brackets; `a` is a word in English and in French."""
_SHOUTED = 4
_AROUND, _SMALL = 60, 2
"""So many letters around a word, and so many small words in capitals among them, say that all is in capitals."""
_LETTER_OR_STROKE = re.compile(r"[A-Za-z/]")
_OPENING = re.compile(r" ?\(")
_PARTS = re.compile(
    r"(?<![A-Za-z\d.,/-])\d{1,4}(?:(?P<mark>[.-])(?!\d{3}(?!\d))\d{1,2})(?:(?P=mark)\d{1,2})+[a-z]?(?![A-Za-z\d/]|[.,-]\d)"
)
"""A number of three parts or more, as standards and indicators have: `10.6.1`; in Arabic `10-6-1`.  Votes too: `17-5-9`."""
_DOI = re.compile(r"(?<![\w.])10\.\d{4,9}/[A-Za-z\d./_-]*[A-Za-z\d]")
_CODE_OF_PARTS = re.compile(
    r"(?<![A-Za-z\d/.])(?=[A-Z./]*\d)[A-Z]{2,6}(?:\.\d+)?(?:/[A-Z\d][A-Za-z\d]*(?:\.\d+)*){2,6}(?![A-Za-z\d/])"
)
"""The symbol of an organization that the catalogue does not know: `FAO/2025/3/Add.1`."""
_DECISION = re.compile(r"(?<![A-Za-z\d/.-])[A-Z]{2,5}-\d{1,3}/\d{1,3}(?![A-Za-z\d/])")
"""The number of a decision of parties to a treaty: `MC-5/4`, `BC-15/3`."""
_FEWEST_DIGITS = 3
_NAMED_LETTER = re.compile(r" ([^\W\d_A-Za-z]{2,5})(?!\w)")
_GROUPED, _MARK = re.compile(r"\d{1,3}(?:(?P<mark>[ .,])\d{3})(?:(?P=mark)\d{3})*(?![\d.,]\d|\d)"), re.compile("[ .,]")
"""The number of a bill in groups: `No. 24,118`, `no 24 118`, `núm. 24.118`."""
_DECIMAL = re.compile(r"[.,]\d")
_TWO_NUMBERS = re.compile(r"[1-9]\d?/[1-9]\d?(?:(?:RD|TH|ND)S?)?", re.IGNORECASE)
LOOK_ALIKES = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")
_CODE_IN_CYRILLIC = re.compile(r"(?<=\d/)[АВСЕНКМОРТХ]{2,4}(?!\w)")
"""The letters at the end of a code where Russian writes them: `96/9/ЕС`."""
_SHARE = re.compile(r"(?<![\w./-])\d{1,3}(?:,\d{3})*/\d{1,3}(?:[, ]\d{3})*(?=[,;]? ?\(?\d{1,3}(?:[.,]\d+)? ?%)")
"""So many of so many, with what they make of a hundred: `732/1,037, 71%`; numbers, no code."""
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
"""What some write for a hyphen in the number of a law: `26.659`, `26-659`."""
_LATER = re.compile(r"(?<=\w)[ -]?(bis|ter|quater)$")
_ROMANS = re.compile(r"(?<![\w-])[IVX]+(?:-[IVX]+)+(?![\w-])")
_ENTRY = re.compile(r"(?<![\w/.])[A-Z]{2}[ei]\.\d{3}(?!\d)")
_YEARS = re.compile(r"(?P<first>\d{4})(?P<mark>[-/])(?P<last>\d{2}|\d{4})")


def symbols(text: str, _: Grammar) -> Iterator[Fact]:
    """Find UN document symbols, and the numbers of entries of the sanctions lists (`QDi.442`)."""
    for entry in _ENTRY.finditer(text):
        yield Fact("symbol", entry[0].casefold(), *entry.span(), entry.span())
    for start, end, symbol in find_symbols(text):
        yield Fact("symbol", str(symbol).casefold().replace(" (", "("), start, end, (start, end))


def instruments(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `No. 30394`, `nos 0319-2015-JUS, 0001-2016-JUS et 0157-2017-JUS`."""
    rules = grammar.references
    for word in rules.instrument.finditer(text):
        place, codes = word.end(), []
        while (match := _GROUPED.match(text, place) or rules.code.match(text, place)) and not _is_decimal(match, text):
            codes.append(match)
            link = rules.link.match(text, match.end())
            if not link or not _takes_list(word[0]):
                break
            place = link.end()
        for match in codes:
            if not _TWO_NUMBERS.fullmatch(match[0]):  # what no word introduces is two numbers too
                yield _code_fact(match, (word.start(), codes[-1].end()), grammar)


def _is_decimal(code: re.Match[str], text: str) -> bool:
    """Tell whether a code is the whole part of a decimal number that a word for *figure* introduces."""
    return len(code[0]) < _FEWEST_DIGITS and _DECIMAL.match(text, code.end()) is not None


def decisions(text: str, _: Grammar) -> Iterator[Fact]:
    """Find the numbers of decisions of parties to a treaty that no word introduces: `MC-5/4`."""
    for match in _DECISION.finditer(text):
        yield Fact("instrument", match[0], *match.span(), match.span())


def codes(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find codes that no word introduces: `61/295`, `007-2017/DP`, `10.6.1`; not the years `2018/19`."""
    for pattern in (_DOI, _CODE_OF_PARTS):
        yield from (Fact("instrument", match[0], *match.span(), match.span()) for match in pattern.finditer(text))
    for match in _PARTS.finditer(text):
        pointed, hyphened = match[0].replace("-", "."), match[0].replace(".", "-")
        yield Fact("instrument", pointed, *match.span(), match.span(), others=(hyphened,))
    text = _SHARE.sub(lambda match: match[0].replace("/", " "), text)
    text = _CODE_IN_CYRILLIC.sub(lambda match: match[0].translate(LOOK_ALIKES), text)
    for match in grammar.references.item.finditer(text):
        if _TWO_NUMBERS.fullmatch(match[0]):  # grades 2/3
            for number in re.finditer(r"\d+", match[0]):
                start = match.start() + number.start()
                yield Fact("number", number[0], start, start + len(number[0]), match.span())
        elif _LETTER_OR_STROKE.search(match[0]) and not _are_years(match[0]):
            fact = _code_fact(match, match.span(), grammar)
            yield replace(fact, value=fact.value + _letter_behind(text, match.end(), grammar.references))


def _letter_behind(text: str, end: int, rules: References) -> str:
    """Return the letter that the number of a resolution has behind it in a script that says letters by their names: `77/256 باء`."""
    word = _NAMED_LETTER.match(text, end)
    letter = rules.first.get(word[1], "") if word else ""
    return letter if isinstance(letter, str) else ""


def _code_fact(match: re.Match[str], phrase: tuple[int, int], grammar: Grammar) -> Fact:
    """Return a code, the acronyms in it also by the key that languages share: `2004/18/CE`, `2004/18/EC`."""
    if match.re is _GROUPED:
        return Fact(
            "instrument", re.sub(r"\D", "", match[0]), *match.span(), phrase, others=(_MARK.sub("-", match[0]),)
        )
    code = _POINT.sub("-", match[0].upper().replace(" ", ""))
    shared = "/".join(grammar.references.acronyms.get(part, part) for part in code.split("/"))
    return Fact("instrument", shared, *match.span(), phrase, others=(code,) if code != shared else ())


def _are_years(code: str) -> bool:
    """Tell whether a code is two years: those of a season or a budget where a stroke is between them (`2015/16`)."""
    match = _YEARS.fullmatch(code)
    if match is None or match["mark"] == "-":
        return match is not None
    return int(match["last"]) in (int(match["first"]) + 1, (int(match["first"]) + 1) % 100)


def _takes_list(word: str) -> bool:
    """Tell whether an instrument word is plural: its letters end in s, or the script has no plural."""
    letters = re.sub(r"[^\w]", "", word)
    return letters.endswith("s") or not letters.isascii()


def references(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `paras. 15, 37 and 49`, `articles 2 (1) and (3) (b); 7`, `l'article 14 (par. 2 et 3 b))`."""
    taken = 0
    for match in grammar.references.words.finditer(text):
        if match.start() >= taken:
            facts, taken = _read(text, match, grammar.references)
            yield from facts


def _read(text: str, word: re.Match[str], rules: References) -> tuple[list[Fact], int]:
    """Return the references that a word introduces, those inside its brackets too, and where they end."""
    number, _, kind = (word.lastgroup or "").partition("_")
    labels: list[tuple[int, int, str]] = []
    inner: list[Fact] = []
    leader, place, end, is_hyphened = "", word.end(), word.end(), False
    while label := rules.label.match(text, place) or (kind == "sub" and _BARE_LETTER.match(text, place)):
        is_part = bool(leader) and (")" in label[0] or (is_hyphened and _is_part(number, labels[-1][2], label[0])))
        if leader and not is_part and _is_roman_or_letter(label[0]) != _is_roman_or_letter(leader):
            break
        leader = leader or label[0]
        value = _part_value(label[0].strip("() "), rules) if is_part else _label_value(label[0], kind, rules)
        is_pointed = rules.hyphen_is_point or kind in ("figure", "table")
        if is_part and is_hyphened and is_pointed and label[0].isdigit():
            labels[-1] = (labels[-1][0], label.end(), f"{labels[-1][2]}.{label[0]}")
        else:
            labels.append((*label.span(), value))
        end = label.end()
        for part in _parts(text, end, rules):
            labels.append((*part.span("label"), _part_value(part["label"], rules)))
            end = part.end()
        nested, end = _nested(text, end, rules)
        inner.extend(nested)
        link = rules.series.match(text, end)
        if not link or not (number == "many" or link[0].strip() == "-" or text[link.end() : link.end() + 1] == "("):
            break
        place, is_hyphened = link.end(), link[0].strip() == "-"
    phrase = (word.start(), end)
    return [*(Fact("reference", value, start, stop, phrase) for start, stop, value in labels), *inner], end


def _is_part(number: str, before: str, label: str) -> bool:
    """Tell whether a hyphen leads to a part (`article 11-3`) and not to the end of a range (`articles 3-11`)."""
    above = before.rpartition(":")[2]
    return label.isdigit() and above.isdigit() and (number == "one" or int(label) < int(above))


def _nested(text: str, place: int, rules: References) -> tuple[list[Fact], int]:
    """Return the references that stand in brackets behind a label (`14 (par. 2 b))`), and where the bracket closes."""
    opening = _OPENING.match(text, place)
    word = rules.words.match(text, opening.end()) if opening else None
    if word is None:
        return [], place
    facts, end = _read(text, word, rules)
    return (facts, end + 1) if facts and text[end : end + 1] == ")" else ([], place)


def _parts(text: str, place: int, rules: References) -> Iterator[re.Match[str]]:
    while match := rules.sub.match(text, place):
        yield match
        place = match.end()


def _part_value(label: str, rules: References) -> str:
    return f"{'para' if label.isdigit() else 'sub'}:{rules.letters.get(label, label.lower())}"


def _is_roman_or_letter(label: str) -> bool:
    return not any(character.isdigit() for character in label)


def _label_value(label: str, kind: str, rules: References) -> str:
    bare = label.strip("() ").translate(LOOK_ALIKES)
    bare = _LATER.sub(r" \1", bare)
    bare = bare.replace("-", ".") if bare.count("-") > 1 else bare  # 7-2-3
    number, _, letter = bare.partition(" ")
    if letter in rules.first:
        return f"{kind}:{number}{rules.first[letter]}"
    if bare in rules.first:
        return f"{kind}:{rules.first[bare]}"
    if bare.islower():
        return f"sub:{bare}"
    if set(bare) <= set("IVXLC") and bare not in "CL":
        return f"{kind}:{roman(bare)}"
    return f"{kind}:{bare}"


def initials(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find persons named by initials: `M.M.M.C.`, `M. M. M. C.`."""
    rules = grammar.references
    for match in _INITIALS.finditer(text):
        letters = re.sub(r"[^\w]", "", match[0])
        title = rules.letter_title
        others = (letters[len(title) :],) if title and letters.startswith(title) and len(letters) > 1 else ()
        end = match.start() + len(match[0].rstrip(" -"))
        is_soft = bool(others) and len(letters) == len(title) + 1
        value = rules.acronyms.get(letters, letters)
        yield Fact("acronym", value, match.start(), end, (match.start(), end), soft=is_soft, others=others)


def spelt_acronyms(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find what a script of its own has for an acronym: grades (`ف-4`), the name of a disease (`2019冠状病毒病`)."""
    known = grammar.references.acronyms
    for match in grammar.references.grade.finditer(text):
        form = next(form for form in known if match[0].endswith(form))
        yield Fact("acronym", known[form], *match.span(), match.span(), soft="-" in known[form])


def acronyms(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find acronyms and short codes (`COVID-19`), known ones by the key all languages share."""
    known = grammar.references.acronyms
    shouted = _shouted(text)
    for match in _ROMANS.finditer(text):  # Phases I-IV
        for part in re.finditer(r"[IVX]+", match[0]):
            start = match.start() + part.start()
            yield Fact("acronym", part[0], start, start + len(part[0]), match.span(), soft=True)
    for match in _ACRONYM.finditer(text):
        if _ROMANS.match(text, match.start()) or _is_among_capitals(text, match, grammar):
            continue
        if shouted.isdisjoint(range(*match.span())):
            value = known.get(match[0], _code(match[0]))
            is_emphasis = len(match[0]) >= _SHOUTED and match[0].isalpha() and starts_sentence(text, match.start())
            is_soft = is_emphasis or set(match[0]) <= set("IVX")
            yield Fact("acronym", value, *match.span(), match.span(), soft=is_soft)


def _is_among_capitals(text: str, word: re.Match[str], grammar: Grammar) -> bool:
    """Tell whether a word stands in a sentence that is written in capitals, small words and all."""
    around = text[max(0, word.start() - _AROUND) : word.end() + _AROUND]
    small = [each for each in re.findall(r"[^\W\d_]+", around) if each.casefold() in grammar.function_words]
    return len(small) >= _SMALL and all(each.isupper() for each in small)


def _code(acronym: str) -> str:
    """Return an acronym in the form that languages share: `PM2.5` for `PM 2,5`, `U235` for `U-235`."""
    return re.sub(r"^([A-Z])-(?=\d+$)", r"\1", acronym.removesuffix("s").replace(" ", "").replace(",", "."))


def _shouted(text: str) -> set[int]:
    """Return the places of words set in capitals for emphasis: two or more in a row."""
    places: set[int] = set()
    for run in _CAPITALS.finditer(text):
        long_words = [word for word in re.split(r"[ ']", run[0]) if len(word) > 1]
        if len(long_words) > 1 and sum(map(len, long_words)) > _SHOUTED:
            places.update(range(*run.span()))
    return places
