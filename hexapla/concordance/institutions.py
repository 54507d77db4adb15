"""Organs and offices whose names have one form in each language: one that is nearly named, a word put for another."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.language_signs import written_onto
from hexapla.concordance.letters import bare_letters
from hexapla.concordance.result import Item, Level, Pair
from hexapla.data_files import data_file

_NO_LETTER = r"(?<![^\W\d_])"
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 4
_FEWEST_SIGNS = 5
_CASE_ENDING = 2


@dataclass(frozen=True)
class _Name:
    """An institution in one language: its names, the first of them with one word free, and which words have capitals."""

    named: re.Pattern[str]
    nearly: tuple[re.Pattern[str], ...]
    capitals: tuple[bool, ...]


def misnamed_institutions(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for an institution that one text names, where the other has a name that is one word away from its own.

    That other name stands nowhere else in the document, and the right one less often than the first.
    """
    names = [_names(rules.code) for rules in grammars]
    texts = [[bare_letters(pair.texts[side] or "") for pair in pairs] for side in (0, 1)]
    whole = [" ".join(each) for each in texts]
    known = [key for key in names[0] if any(_may_be_misnamed(key, side, names, whole[side]) for side in (0, 1))]
    for n, pair in enumerate(pairs):
        for key in known if pair.is_whole else ():
            for side in (0, 1):
                other = names[1 - side][key]
                found = _named(names[side][key], texts[side][n]) if other.nearly else []
                if not found or len(found) <= len(_named(other, texts[1 - side][n])):
                    continue
                if _before("national").search(texts[side][n], 0, found[0][0]):
                    continue  # the national Security Council, Consejo Nacional de Seguridad
                near = _near(other, pair.texts[1 - side] or "")
                words = texts[1 - side][n][slice(*near)] if near else ""
                if _is_answered(words, texts[side][n], (names[1 - side], names[side])):
                    continue
                if _is_called_alike(words, key, names[1 - side], grammars[side].code):
                    continue
                if near and whole[1 - side].count(texts[1 - side][n][slice(*near)]) == 1:
                    spans = (found[0], near) if side == 0 else (near, found[0])
                    quoted = [(text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)]
                    rule = f"the {grammars[1 - side].name} name of this is another, by one word"
                    yield Item(pair.id, pair.paragraph, "term", (quoted[0], quoted[1]), Level.LOOK, rule, spans)


def _may_be_misnamed(key: str, side: int, names: Sequence[Mapping[str, _Name]], text: str) -> bool:
    """Tell whether the text of a side names an institution at all, of which the other language has a name to compare."""
    return bool(names[1 - side][key].nearly) and names[side][key].named.search(text) is not None


def _is_answered(words: str, text: str, names: tuple[Mapping[str, _Name], Mapping[str, _Name]]) -> bool:
    """Tell whether words name an institution that a text in the other language names too."""
    return any(name.named.fullmatch(words) and _named(names[1][key], text) for key, name in names[0].items())


def _is_called_alike(words: str, key: str, names: Mapping[str, _Name], code: str) -> bool:
    """Tell whether words name an institution that another language calls as it calls a second: 大会, a Conference and the Assembly."""
    alike = data_file("concordance/institutions")["alike"].get(code, ())
    rows = (entry for entry, name in names.items() if words and name.named.fullmatch(words))
    return any({entry.partition(" | ")[0], key.partition(" | ")[0]} <= set(each) for entry in rows for each in alike)


def _named(name: _Name, text: str) -> list[tuple[int, int]]:
    """Return where a text names an institution; its deputies' titles are others, an abbreviation in brackets is said again."""
    return [
        match.span()
        for match in name.named.finditer(text)
        if text[match.start() - 1 : match.start()] != "(" and not _before("deputies").search(text, 0, match.start())
    ]


@cache
def _before(key: str) -> re.Pattern[str]:
    """Return a pattern for what right before a name makes it another's: `deputies`, `national`."""
    return re.compile(data_file("concordance/institutions")[key])


def _near(name: _Name, text: str) -> tuple[int, int] | None:
    """Return where a text has a name with another word in it, its capitals where the right one has them."""
    found = (match.span() for pattern in name.nearly for match in pattern.finditer(bare_letters(text)))
    return next((span for span in found if _capitals(text[slice(*span)]) == name.capitals), None)


def _capitals(words: str) -> tuple[bool, ...]:
    return tuple(word[0].isupper() for word in _WORD.findall(words))


@cache
def _names(code: str) -> Mapping[str, _Name]:
    data = data_file("concordance/institutions")
    found = {}
    for entry in (*data["names"], *data["others"]):
        columns = entry.split(" | ")
        stated = [form for form in columns[data["languages"].index(code)].split("/") if not is_abbreviation(form, code)]
        forms = [bare_letters(form) for form in stated]
        named = any_name(forms, code)
        nearly = tuple(_nearly(forms[0], code)) if entry in data["names"] else ()
        found[entry] = _Name(named, nearly, _capitals(stated[0]))
    return found


def any_name(forms: Iterable[str], code: str) -> re.Pattern[str]:
    """Return a pattern for names in any case, those first that stand first."""
    before = _NO_LETTER if grammar(code).words.is_bounded else ""
    patterns = (
        _abbreviated(form) if is_abbreviation(form, code) else _pattern(bare_letters(form), code) for form in forms
    )
    return re.compile(f"{before}(?:{'|'.join(patterns)})")


def _abbreviated(form: str) -> str:
    """Return a pattern for an abbreviation, which nothing inflects: ЮНИСЕФ is no ЮНИСФА."""
    return rf"{re.escape(bare_letters(form))}(?![^\W\d_])"


def is_abbreviation(form: str, code: str) -> bool:
    """Tell whether a name is written in capitals alone: `UNDP`."""
    return grammar(code).has_capitals and form.isupper()


def _pattern(form: str, code: str, free: int | None = None) -> str:
    """Return a pattern for a name in any case, one of its words free to be another."""
    rules = grammar(code)
    if not rules.words.is_bounded:
        return re.escape(form)
    words = []
    for n, word in enumerate(re.split("(,? |['-])", form)):
        if n % 2:
            words.append(re.escape(word) if word == "'" else f"{word[:-1]}[ -]")
        elif n == free:
            the = rules.the if rules.the and word.startswith(rules.the) else ""
            words.append(rf"{the}(?!{re.escape(word[len(the) :][:_BEGINNING])})(?!{_deputy('below')})[^\W\d_]{{4,}}")
        else:
            stem = word[:-_CASE_ENDING] if rules.endings and len(word) > _BEGINNING else word
            words.append(re.escape(stem) + (r"\w{0,4}" if rules.endings else ""))
    onto = written_onto(code, "institution")
    if rules.the and form.startswith(rules.the):
        to_the = f"{written_onto(code, 'to_the')}{rules.to_the}"
        words[0] = rf"(?:{onto}{rules.the}|{to_the}){words[0].removeprefix(rules.the)}"
    else:
        words[0] = onto + words[0]
    deputy = _deputy("behind")
    return rf"{''.join(words)}(?![^\W\d_])(?! (?:{deputy}))"


def _deputy(where: str) -> str:
    """Return the beginnings of words that make an officer another's deputy, before the office or behind it."""
    return str(data_file("concordance/institutions")["deputy"][where])


def _nearly(form: str, code: str) -> Iterator[re.Pattern[str]]:
    rules = grammar(code)
    if not rules.words.is_bounded:
        if len(form) >= _FEWEST_SIGNS:
            yield re.compile(rf"{form[:2]}[\u4e00-\u9fff]{{1,3}}{form[-1]}")
        return
    for n, word in enumerate(re.split("([ '-])", form)):
        if n % 2 == 0 and len(word) >= _BEGINNING and word not in rules.function_words:
            yield re.compile(_NO_LETTER + _pattern(form, code, n))


def names_the_organization(term: str, text: str, codes: tuple[str, str]) -> bool:
    """Tell whether a term names the United Nations, and a text of another language too, by any of its names: `l'ONU`."""
    own, other = (data_file("concordance/institutions")["organization"][code] for code in codes)
    return own[0] in term and any(name in text for name in other)
