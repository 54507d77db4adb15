"""Slips to plant in a text, one at a time: what a typist, a translator or a converter gets wrong.

Each kind of slip yields the text with one slip in it, wherever the text has something to slip on.  The words that a
slip exchanges are those of the languages' own data files.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from babel import Locale

from hexapla.catalogue import language
from hexapla.concordance.grammar import grammar
from hexapla.concordance.result import Pair
from hexapla.present.sentences import sentences

Slips = Iterator[str]
Slip = Callable[[str, str], Slips]

PLACES = {
    "en": "Kathmandu", "fr": "Katmandou", "es": "Katmandú", "ru": "Катманду", "ar": "كاتماندو", "zh": "加德满都",
}  # fmt: skip
"""A place that stands in none of the texts, to put where another stood."""


def put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def digits(text: str, _: str) -> Slips:
    for match in re.finditer(r"\d", text):
        yield put(text, match.span(), str((int(match[0]) + 1) % 10 or 1))


def transpositions(text: str, _: str) -> Slips:
    for match in re.finditer(r"(\d)(?=(\d))", text):
        if match[1] != match[2]:
            yield text[: match.start()] + match[2] + match[1] + text[match.start() + 2 :]


@cache
def month_words(code: str) -> dict[str, str]:
    """Return each month of a language with the month that follows it in the same form."""
    months = grammar(code).dates.months
    forms: dict[int, list[str]] = defaultdict(list)
    for word, number in months.items():
        forms[number].append(word)
    return {
        word: forms[number % 12 + 1][min(n, len(forms[number % 12 + 1]) - 1)]
        for number, words in forms.items()
        for n, word in enumerate(words)
    }


def months(text: str, code: str) -> Slips:
    following = month_words(code)
    words = "|".join(re.escape(word) for word in sorted(following, key=len, reverse=True))
    edges = (r"(?<!\w)", r"(?!\w)") if code != "zh" else (r"(?<!\d)", "")
    for match in re.finditer(rf"{edges[0]}(?:{words}){edges[1]}", text, re.IGNORECASE):
        if match[0][0].isupper() or code != "en":
            new = following[match[0].casefold()]
            yield put(text, match.span(), new.capitalize() if match[0][0].isupper() else new)


CARDINALS = {
    "en": "two three four five six seven eight ten eleven twelve fifteen twenty thirty",
    "fr": "deux trois quatre cinq six sept huit dix onze douze quinze vingt trente",
    "es": "dos tres cuatro cinco seis siete ocho diez once doce quince veinte treinta",
    "ru": "два три четыре пять шесть семь восемь десять двух трех четырех пяти шести",
    "ar": "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
    "zh": "",
}
ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth twentieth thirtieth",
    "fr": "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième vingtième",
    "es": "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "ru": "первой второй третьей четвертой пятой шестой седьмой восьмой",
    "ar": "الثالثة الرابعة الخامسة السادسة السابعة",
    "zh": "第一 第二 第三 第四 第五 第六 第七 第八",
}


def _next_word(words: str, text: str, code: str) -> Slips:
    row = words.split()
    if row:
        edge = r"(?<!\w)(?:{})(?!\w)" if code != "zh" else "(?:{})(?![十百千条])"
        for match in re.finditer(edge.format("|".join(row)), text):
            yield put(text, match.span(), row[(row.index(match[0]) + 1) % len(row)])


def number_words(text: str, code: str) -> Slips:
    return _next_word(CARDINALS[code], text, code)


def ordinals(text: str, code: str) -> Slips:
    yield from _next_word(ORDINALS[code], text, code)
    for match in re.finditer(r"\b(\d+)(?=(?:st|nd|rd|th|e|re|er|ª|-[йя])\b)", text):
        yield put(text, match.span(), str(int(match[1]) + 1))


def dropped_years(text: str, code: str) -> Slips:
    words = "|".join(re.escape(word) for word in sorted(month_words(code), key=len, reverse=True))
    for match in re.finditer(rf"(?:{words})(,?\s(?:de\s)?(?:19|20)\d\d)\b", text, re.IGNORECASE):
        yield put(text, match.span(1), "")


def initials(text: str, _: str) -> Slips:
    for match in re.finditer(r"\b[A-Z](?=\.[\s-]?[A-Z]\.)", text):
        yield put(text, match.span(), "K" if match[0] != "K" else "L")


def suffixes(text: str, _: str) -> Slips:
    for match in re.finditer(r"(?<=\d[-‑/])[A-Z]{1,8}\b", text):
        yield put(text, match.span(), match[0][:-1] + ("Z" if match[0][-1] != "Z" else "Y"))


SYMBOL = r"\b(?:[A-Z]{1,5}/){1,5}[\w./-]*\d(?:/[A-Z][\w.]*)*"


def symbols(text: str, _: str) -> Slips:
    for match in re.finditer(SYMBOL, text):
        parts = match[0].split("/")
        for n, part in enumerate(parts):
            new = part[:-1] + ("Q" if part[-1:].isalpha() else str((int(part[-1]) + 1) % 10)) if part else part
            yield put(text, match.span(), "/".join([*parts[:n], new, *parts[n + 1 :]]))


REFERENCES = {
    "en": r"[Pp]ara\.|[Pp]aras\.|[Pp]aragraphs?|[Aa]rticles?|[Rr]ules?|[Ss]ections?|Part",
    "fr": r"[Pp]ar\.|[Pp]aragraphes?|[Aa]rticles?|[Rr]ègles?|[Ss]ections?|Partie",
    "es": r"[Pp]árrs?\.|[Pp]árrafos?|[Aa]rtículos?",
    "ru": r"[Пп]ункт\w*|[Сс]тать\w*",
    "ar": r"(?:ال)?(?:فقرة|مادة)",
    "zh": r"第",
}


def references(text: str, code: str) -> Slips:
    for match in re.finditer(rf"(?:{REFERENCES[code]})\s?(\d+)", text):
        yield put(text, match.span(1), str(int(match[1]) + 3))


def acronyms(text: str, _: str) -> Slips:
    for match in re.finditer(r"(?<![\w/.-])[A-Z]{2,}(?:-[A-Z]?\d*)?[A-Z\d](?![\w/.])(?! [A-Z]{2})", text):
        yield put(text, match.span(), match[0][:1] + ("X" if match[0][1] != "X" else "Y") + match[0][2:])


def dropped_acronyms(text: str, _: str) -> Slips:
    for match in re.finditer(r" ?\([A-Z]{3,}\)", text):
        yield put(text, match.span(), "")


def brackets(text: str, _: str) -> Slips:
    """Drop an expression in brackets that holds a figure."""
    for match in re.finditer(r" ?\([^()]*\d[^()]*\)", text):
        yield put(text, match.span(), "")


def ranges(text: str, _: str) -> Slips:
    """Change the end of a range of figures."""
    for match in re.finditer(r"\b\d+(?: ?[–-] ?| to | à | au | a )(\d+)\b(?![.,]\d)", text):
        yield put(text, match.span(1), str(int(match[1]) + 1))


SCALES = {
    "en": [("million", "billion"), ("billion", "million")],
    "fr": [("millions?", "milliards"), ("milliards?", "millions")],
    "es": [("mil millones", "millones"), ("(?<!mil )millones", "mil millones")],
    "ru": [("млн", "млрд"), ("млрд", "млн")],
    "ar": [("مليون", "بليون"), ("بليون", "مليون")],
    "zh": [("万", "亿")],
}


def scales(text: str, code: str) -> Slips:
    for old, new in SCALES[code]:
        for match in re.finditer(rf"(?<=\d[\s\u00a0]){old}", text):
            yield put(text, match.span(), new)


def list_items(text: str, code: str) -> Slips:
    """Drop an item of an enumeration in the text: `(b) … ;`."""
    opening = r"\([b-z]\)" if code in ("en", "zh", "ar") else r"(?<=[\s;])[b-z]\)"
    for match in re.finditer(rf"{opening}[^;:()]+; ?", text):
        yield put(text, match.span(), "")


def percentages(text: str, _: str) -> Slips:
    """Move the decimal point."""
    for match in re.finditer(r"(\d)([.,])(\d)(?=\d?(?:\s?%| per cent))", text):
        yield put(text, match.span(), match[1] + match[3] + match[2])


def dropped_sentences(text: str, code: str) -> Slips:
    spans = sentences(text, language(code))
    if len(spans) > 1:
        for start, end in spans:
            if len(text[start:end].strip()) > (20 if code != "zh" else 8):
                yield (text[:start] + text[end:]).strip()


UNITS = {
    "en": "days weeks months years hours|kilometres hectares metres|per cent|dollars euros",
    "fr": "jours semaines mois ans heures|kilomètres hectares mètres|pour cent|dollars euros",
    "es": "días semanas meses años horas|kilómetros hectáreas metros|por ciento|dólares euros",
    "ru": "дней недель месяцев лет часов|километров гектаров метров|процентов|долларов евро",
    "ar": "أيام أسابيع أشهر سنوات ساعات|كيلومترات هكتارات أمتار|في المائة|دولارات",
    "zh": "天 周 个月 年 小时|公里 公顷 米|%|美元 欧元",
}
"""Units of one kind, each to be put where another stood; the last resort is one in a thousand for one in a hundred."""

PER_MILLE = {"en": "per thousand", "fr": "pour mille", "es": "por mil", "ru": "промилле", "ar": "في الألف", "zh": "‰"}


def units(text: str, code: str) -> Slips:
    """Put another unit behind a number."""
    number = r"\d|" + "|".join(CARDINALS[code].split()) if CARDINALS[code] else r"\d"
    for family in UNITS[code].split("|"):
        known = [family] if family.startswith(("per ", "pour ", "por ", "في ")) else family.split()
        edge = r"(?!\w)" if code != "zh" else ""
        for match in re.finditer(rf"(?<=[\w\d])[ \u00a0]?(?P<u>{'|'.join(map(re.escape, known))}){edge}", text):
            before = text[: match.start()]
            if not re.search(rf"(?:{number})$", before) or re.search(r"(?:19|20)\d\d$", before):
                continue  # 2030年 is a year, no quantity
            others = known if len(known) > 1 else [known[0], PER_MILLE[code]]
            new = others[(others.index(match["u"]) + 1) % len(others)]
            yield put(text, match.span("u"), new)


NEGATIONS = {
    "en": r" not\b",
    "fr": r"\b(?:ne |n’)(?P<kept>[\w’-]+(?: [\w-]+)?) pas\b",
    "es": r"\bno ",
    "ru": r"\bне ",
    "ar": r"\bلا ",
    "zh": "不",
}


def negations(text: str, code: str) -> Slips:
    """Leave out a negation."""
    for match in re.finditer(NEGATIONS[code], text):
        yield put(text, match.span(), match.groupdict().get("kept") or "")


ADDED = {
    "en": r"\b(?:shall|may|must|should|will)\b(?! not)", "fr": r"\b(?P<verb>doit|doivent|peut|peuvent|devra|pourra)\b(?! pas)",
    "es": r"\b(?P<verb>debe|deben|deberá|deberán|puede|podrá|podrán)\b", "ru": r"\b(?P<verb>долж\w+|мо[гж]\w+)\b",
    "ar": r"\b(?P<verb>يجوز|يجب|ينبغي)\b", "zh": r"(?<!不)(?P<verb>应|可以|必须)",
}  # fmt: skip
NO = {"en": "{} not", "fr": "ne {} pas", "es": "no {}", "ru": "не {}", "ar": "لا {}", "zh": "不{}"}


def added_negations(text: str, code: str) -> Slips:
    """Deny what a text says that somebody shall or may do."""
    for match in re.finditer(ADDED[code], text):
        yield put(text, match.span(), NO[code].format(match[0]))


OPPOSITES = {
    "en": "at least/at most above/below before/after increase/decrease accepted/rejected northern/southern Monday/Thursday",
    "fr": "au moins/au plus avant/après augmentation/diminution accepté/rejeté lundi/jeudi",
    "es": "al menos/a lo sumo antes/después aumento/disminución aceptado/rechazado lunes/jueves",
    "ru": "не менее/не более до/после увеличение/уменьшение выше/ниже",
    "ar": "قبل/بعد زيادة/انخفاض فوق/تحت",
    "zh": "至少/至多 之前/之后 增加/减少 以上/以下",
}


def opposites(text: str, code: str) -> Slips:
    """Put a word for its opposite."""
    for row in re.findall(r"[^/]+?/(?:a lo sumo|at most|au plus|не более|[^ /]+)(?: |$)", OPPOSITES[code]):
        first, second = row.strip().split("/")
        edge = r"(?<!\w)(?:{})(?!\w)" if code != "zh" else "(?:{})"
        for match in re.finditer(edge.format(f"{first}|{second}"), text):
            yield put(text, match.span(), second if match[0] == first else first)


KINDS: dict[str, Slip] = {
    "digit": digits, "transposition": transpositions, "month": months, "number word": number_words,
    "ordinal": ordinals, "dropped year": dropped_years, "initial": initials, "code suffix": suffixes,
    "symbol": symbols, "reference": references, "acronym": acronyms, "dropped acronym": dropped_acronyms,
    "bracket": brackets, "range": ranges, "money scale": scales, "list item": list_items,
    "percentage": percentages, "dropped sentence": dropped_sentences, "unit": units,
    "negation": negations, "added negation": added_negations, "opposite": opposites,
}  # fmt: skip
"""The kinds of slip that need one text alone."""


def mutants(pairs: Sequence[Pair], languages: tuple[str, str], slip: Slip) -> Iterator[tuple[Pair, int]]:
    """Yield each pair with one slip, and in which text it is."""
    for pair in pairs:
        for side, code in enumerate(languages):
            for text in slip(pair.texts[side] or "", code):
                if text != pair.texts[side]:
                    texts = (text, pair.texts[1]) if side == 0 else (pair.texts[0], text)
                    yield replace(pair, texts=texts), side


_CAPITAL = r"(?<=[\w,] )(?:[ldLD]’|[ldLD]')?([A-ZÀ-Þ][^\W\d_]{3,}(?:-[A-ZÀ-Þ]?[^\W\d_]+)*)"


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def shared_words(pairs: Sequence[Pair]) -> dict[str, list[tuple[str, str]]]:
    """Return for each pair the names that both texts have: capitalised inside sentences, written alike, never small."""
    common = {_plain(word) for code in ("en", "fr", "es") for word in grammar(code).common_words}
    small = common | {
        _plain(word) for pair in pairs for text in pair.texts for word in re.findall(r"\b[a-zà-þ]\w+", text or "")
    }
    found = {}
    for pair in pairs:
        first, second = ({_plain(word): word for word in re.findall(_CAPITAL, text or "")} for text in pair.texts)
        found[pair.id] = [(first[key], second[key]) for key in first if key in second and key not in small]
    return found


def shared_countries(pairs: Sequence[Pair], languages: tuple[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Return for each pair the countries that both texts name."""
    first, second = (Locale.parse(code).territories for code in languages)
    names = [
        (first[code], second[code])
        for code in first
        if len(code) == 2 and code.isalpha() and code not in ("UN", "EU", "EZ") and code in second
    ]
    return {
        pair.id: [
            name
            for name in names
            if all(_places(text or "", each) for text, each in zip(pair.texts, name, strict=True))
        ]
        for pair in pairs
    }


def _places(text: str, name: str) -> list[tuple[int, int]]:
    edges = ("", "") if name and ord(name[0]) > 0x2E80 else (r"(?<![\w-])", r"(?![\w-])")
    return [match.span() for match in re.finditer(edges[0] + re.escape(name) + edges[1], text)]


def name_mutants(
    pairs: Sequence[Pair], languages: tuple[str, str], names: dict[str, list[tuple[str, str]]], *, replaced: bool
) -> Iterator[tuple[Pair, int]]:
    """Yield each pair with one name dropped or replaced, all its places in one text at once."""
    for pair in pairs:
        for name in names[pair.id]:
            for side, code in enumerate(languages):
                text = pair.texts[side] or ""
                for span in reversed(_places(text, name[side])):
                    text = put(text, span, PLACES[code] if replaced else "")
                if text != pair.texts[side]:
                    texts = (text, pair.texts[1]) if side == 0 else (pair.texts[0], text)
                    yield replace(pair, texts=texts), side


def misspelt(word: str) -> list[str]:
    """Return a word with a letter exchanged, left out, and two swapped, each inside of it."""
    middle = len(word) // 2
    other = "x" if word[middle] != "x" else "k"
    found = [
        word[:middle] + other + word[middle + 1 :],
        word[:middle] + word[middle + 1 :],
        word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :],
    ]
    return [each for each in found if each != word]


def name_typos(pairs: Sequence[Pair], _: tuple[str, str]) -> Iterator[tuple[Pair, int]]:
    """Yield each pair with one shared name misspelt at all its places in one text."""
    names = shared_words(pairs)
    for pair in pairs:
        for name in names[pair.id]:
            for side in (0, 1):
                for wrong in misspelt(name[side]):
                    text = pair.texts[side] or ""
                    for span in reversed(_places(text, name[side])):
                        text = put(text, span, wrong)
                    if text != pair.texts[side]:
                        texts = (text, pair.texts[1]) if side == 0 else (pair.texts[0], text)
                        yield replace(pair, texts=texts), side


def left_in_the_other_language(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, int]]:
    """Yield each pair with the text of one language in both columns."""
    for pair in pairs:
        if all(len((text or "").split()) > 2 or len(text or "") > 12 for text in pair.texts):
            yield replace(pair, texts=(pair.texts[1], pair.texts[1])), 0
            yield replace(pair, texts=(pair.texts[0], pair.texts[0])), 1


def exchanged_cells(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, int]]:
    """Yield each cell of a table with the figures of the cell below it in its second text: half of an exchange."""
    cells = {pair.id: pair for pair in pairs if pair.kind == "cell"}
    for pair in cells.values():
        row, column = re.findall(r"__(?:row|col)_(\d+)", pair.id)
        below = cells.get(f"{pair.within}__row_{int(row) + 1}__col_{column}")
        if (
            below is not None
            and below.texts[1] != pair.texts[1]
            and re.search(r"\d", f"{pair.texts[1]}{below.texts[1]}")
        ):
            yield replace(pair, texts=(pair.texts[0], below.texts[1])), 1


def treaty(path: Path) -> dict[str, str]:
    """Return the numbered units of a treaty: articles, their paragraphs and points, by a common key."""
    units: dict[str, list[str]] = defaultdict(list)
    article = paragraph = point = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if head := re.fullmatch(r"(?i)article\s+(premier|\d+)\b.{0,80}", text):
            article, paragraph, point = head[1].replace("premier", "1"), "", ""
        elif article and (number := re.match(r"(?:\((\d+)\)|(\d+)(?:\.|(?=\t)))\s+(.*)", text)):
            paragraph, point, text = number[1] or number[2], "", number[3]
        elif article and (letter := re.match(r"\(?([a-z]|[ivx]+)\)\s+(.*)", text)):
            point, text = letter[1], letter[2]
        if article and not head and text:
            units[f"art_{article}__{paragraph}__{point}"].append(text)
    return {key: "\n".join(lines) for key, lines in units.items()}


TREATIES = ("CISG_A-CONF.97-18.sched1", "Ottawa_APLC.sched1", "UNDRIP_A-RES-61-295.sched1")


def treaty_pairs(corpus: Path, stem: str) -> list[Pair]:
    """Return the units of a treaty that both languages have."""
    english, french = (treaty(corpus / "treaties" / f"{stem}.{code}.txt") for code in ("en", "fr"))
    return [
        Pair(key, "paragraph", key.partition("__")[0], (english[key], french[key])) for key in english if key in french
    ]


def paired_lines(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """Return the lines of two texts of equal length as pairs."""
    lines = zip(first, second, strict=True)
    return [Pair(f"para_{n}", "paragraph", f"para_{n}", texts) for n, texts in enumerate(lines, 1)]


def declaration_pairs(corpus: Path, codes: tuple[str, str]) -> list[Pair]:
    """Return the articles of the Universal Declaration, line by line, in two languages."""
    files = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "arb", "zh": "cmn_hans"}
    columns = []
    for code in codes:
        articles: list[list[str]] = []
        for line in (corpus / "udhr" / f"udhr_{files[code]}.txt").read_text(encoding="utf-8").splitlines():
            text = line.strip()
            if re.fullmatch(r"(?:Article|Artículo|Статья|المادة|第) ?\w+ ?\w?", text):
                articles.append([])
            if articles and text:
                articles[-1].append(text)
        columns.append(articles)
    rows = []
    for first, second in zip(*columns, strict=True):
        if len(first) == len(second):
            rows.extend(zip(first, second, strict=True))
    return paired_lines(*zip(*rows, strict=True))
