"""Names that one text has and the other has not, where a document is too short to learn its names from.

A word with a capital inside a sentence is taken for a name where its language writes few other words so (French), or
where it stands as names do (`in Vitebsk`, `Mr. Diallo`).  It is missing when no word of the other text looks like it:
a look in a list, or where the other text has another name; elsewhere style, for a pronoun may mean it.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from hexapla.concordance.countries import countries, is_of_country, subject_of, without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters, starts_sentence
from hexapla.concordance.memory import calendar_words
from hexapla.concordance.names import small_words
from hexapla.concordance.near_names import transliterated
from hexapla.concordance.ordinary_words import is_common, is_ordinary
from hexapla.concordance.result import Item, Level, Pair, in_one_text

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 0.72
_BEGINNING = 4
_SHORTEST = 4
_REACH = 12
_LABEL = re.compile(r"\W*[A-Z]\. ")


def unanswered_names(
    pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar], reported: set[tuple[str, str]]
) -> Iterator[Item]:
    """Yield an item for each name of a pair that its paragraph has in one language only.

    `reported` are pairs and words that have been reported already.
    """
    if not all(rules.place for rules in grammars):
        return
    small = small_words(pairs)
    paragraphs: dict[str, list[str]] = {}
    for pair in pairs:
        if None not in pair.texts:
            both = paragraphs.setdefault(pair.together, ["", ""])
            both[:] = [f"{known} {text}" for known, text in zip(both, pair.texts, strict=True)]
    for pair in pairs:
        if None in pair.texts or pair.kind == "heading":
            continue
        alone = [
            [
                (span, is_listed)
                for span, is_listed in _alone(pair, side, grammars, small, _words(paragraphs[pair.together][1 - side]))
                if (pair.id, (pair.texts[side] or "")[slice(*span)]) not in reported
            ]
            for side in (0, 1)
        ]
        for side in (0, 1):
            for span, is_listed in alone[side]:
                level = Level.LOOK if is_listed or alone[1 - side] else Level.STYLE
                name = (pair.texts[side] or "")[slice(*span)]
                texts, spans = in_one_text(side, name, span)
                rule = f"only in the {grammars[side].name} text"
                yield Item(pair.id, pair.paragraph, "name", texts, level, rule, spans)


def _alone(
    pair: Pair, side: int, grammars: tuple[Grammar, Grammar], small: frozenset[str], known: frozenset[str]
) -> Iterator[tuple[Span, bool]]:
    """Yield the names of a text that none of the other's words looks like, and whether each is missing from a list."""
    text, other = pair.texts[side] or "", pair.texts[1 - side] or ""
    found = [
        ((start, end), is_listed)
        for (start, end), is_listed in _candidates(text, grammars[side], small, known)
        if not _is_answered(text[start:end], known)
    ]
    for a, b in _broken_off((text, other), (grammars[side], grammars[1 - side]), small):
        if not any(start < b and a < end for (start, end), _ in found):
            found.append(((a, b), True))
    yield from found


def displaced_subjects(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item where one text names the State that a document is about, and the other a place unknown to it."""
    subject = subject_of(pairs, grammars)
    if subject is None or not all(rules.place for rules in grammars):
        return
    small = small_words(pairs)
    for pair in pairs:
        texts = [text or "" for text in pair.texts]
        named = [countries(text, rules.code).get(subject) for text, rules in zip(texts, grammars, strict=True)]
        for side, other in ((0, 1), (1, 0)):
            span = named[side]
            if span is None or named[other] is not None or None in pair.texts:
                continue
            place = _stranger(texts[other], grammars[other], small, _words(texts[side]))
            if place is not None:
                found = ((span, texts[side][slice(*span)]), (place, texts[other][slice(*place)]))
                first, second = found if side == 0 else (found[1], found[0])
                quoted, spans = (first[1], second[1]), (first[0], second[0])
                yield Item(pair.id, pair.paragraph, "name", quoted, Level.LOOK, "the country differs", spans)


def _stranger(text: str, rules: Grammar, small: frozenset[str], known: frozenset[str]) -> Span | None:
    """Return the place of a name that stands by itself, and that a text of these words does not have.

    What goes on with a word like `of` is no place.
    """
    plain = without_countries(folded(text), rules.code)
    words = list(_WORD.finditer(plain))
    for n, match in enumerate(words):
        around = [words[m][0] for m in (n - 1, n + 1) if 0 <= m < len(words) and _is_close(plain, words, max(m, n))]
        is_alone = not any(word[0].isupper() for word in around)
        is_strange = _may_be_name(plain, match, rules, small) and not _is_answered(match[0], known)
        is_held = n > 0 and words[n - 1][0].casefold() in rules.function_words  # not in 4th Floor, livres Sterling
        behind = words[n + 1][0].casefold() if n + 1 < len(words) and _is_close(plain, words, n + 1) else ""
        if behind in rules.function_words and not rules.references.link.fullmatch(f" {behind} "):
            continue  # the Disengagement of Forces, la Cellule de lutte
        if is_alone and is_strange and is_held:
            return match.span()
    return None


def _candidates(text: str, rules: Grammar, small: frozenset[str], known: frozenset[str]) -> Iterator[tuple[Span, bool]]:
    """Yield the words with a capital that are likely to be names, those that stand together as one.

    A word is, behind what stands before names, and in a list with a name that both texts have: `Abuja and Port Harcourt`;
    behind each, whether it is listed so.  What stands in the name of an institution is none: `Instituto de Enfermedades`.
    """
    plain = without_countries(folded(text), rules.code)
    institutions = _institutions(folded(text), rules)
    found = [match for match in _WORD.finditer(plain) if _may_be_name(plain, match, rules, small)]
    words = [match for match in found if not any(start <= match.start() < end for start, end in institutions)]
    shared = [plain_letters(match[0]) in known for match in words]
    chosen: list[tuple[Span, bool]] = []
    is_name = False
    for n, match in enumerate(words):
        joined = [m for m in (n - 1, n + 1) if 0 <= m < len(words) and _are_joined(plain, words, n, m, rules)]
        follows_name = is_name and n - 1 in joined
        is_listed = any(shared[m] for m in joined if not _is_beside(words, n, m))
        is_name = follows_name or is_listed or _is_placed(plain, match.start(), rules)
        if is_name and follows_name and match.start() - chosen[-1][0][1] == 1:
            chosen[-1] = ((chosen[-1][0][0], match.end()), chosen[-1][1])
        elif is_name:
            chosen.append((match.span(), is_listed))
    yield from chosen


def _institutions(text: str, rules: Grammar) -> list[Span]:
    """Return the places of what is called by words with a capital, one of them usual for institutions."""
    found: list[Span] = []
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        gap = text[run[-1].end() : match.start()] if run else ""
        is_held = gap in (" ", "-", "'")
        if match[0][0].isupper() or (run and is_held and match[0].casefold() in rules.function_words):
            run = [*run, match] if is_held else [match]
        else:
            run = []
        if match[0][0].isupper() and any(is_common(each[0], rules) for each in run):
            found.append((run[0].start(), match.end()))
    return found


def _is_beside(words: Sequence[re.Match[str]], first: int, second: int) -> bool:
    """Tell whether a blank or a hyphen alone is between two words of a text."""
    left, right = words[min(first, second)], words[max(first, second)]
    return right.start() - left.end() == 1


def _broken_off(texts: tuple[str, str], grammars: tuple[Grammar, Grammar], small: frozenset[str]) -> Iterator[Span]:
    """Yield the parts of a name of the first text that the other has up to there, word for word.

    `Paz y Esperanza` and `Paz y`, `New York` and `New`; or on both sides: `Dignidad Humana y` and `Dignidad y`.
    """
    plain, other = (folded(text) for text in texts)
    words, others = list(_WORD.finditer(plain)), list(_WORD.finditer(other))
    bare = without_countries(plain, grammars[0].code)
    known, institutions = _words(other), _institutions(plain, grammars[0])
    for n, match in enumerate(words):
        if not (len(match[0]) >= _SHORTEST and match[0].istitle() and _is_close(plain, words, n)):
            continue
        if (
            bare[match.start()].isspace()
            or _is_common(match[0], grammars)
            or starts_sentence(plain, words[n - 1].start())
        ):
            continue
        before = [each[0] for each in words[max(0, n - 2) : n]]
        if len(before) == 2 and _is_close(plain, words, n - 1):
            follows = _following(other, others, before)
            is_broken = follows is not None and _is_strange(before, grammars)
        else:
            follows, is_broken = None, False
        if follows is None and _is_strange(before[-1:], grammars) and not bare[words[n - 1].start()].isspace():
            follows = _following(other, others, before[-1:])
            is_alike = _is_answered(match[0], known) or plain_letters(match[0]) in small
            is_alike = is_alike or any(start <= match.start() < end for start, end in institutions)  # Continental Shelf
            is_broken = follows is not None and not is_alike and not bare[match.start()].isspace()
        is_broken = is_broken and not any(_are_alike(plain_letters(match[0]), word) for word in follows or ())
        is_held = _is_close(plain, words, n + 1)
        is_broken = is_broken and not (is_held and _is_common(words[n + 1][0], grammars))  # Power Authority
        if is_broken or (is_held and _is_bridged(words[n - 1 : n + 2], others, grammars)):
            yield match.span()


def _is_close(text: str, words: Sequence[re.Match[str]], n: int) -> bool:
    """Tell whether a blank alone stands before a word and after another."""
    return 0 < n < len(words) and text[words[n - 1].end() : words[n].start()] == " "


def _is_common(word: str, grammars: tuple[Grammar, Grammar]) -> bool:
    return any(is_ordinary(word, rules) for rules in grammars)


def _is_strange(words: Sequence[str], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether words are likely to be of a name: one has its capital, and is not what institutions are called."""
    return any(word[0].isupper() for word in words) and not any(_is_common(word, grammars) for word in words)


def _following(text: str, words: Sequence[re.Match[str]], run: Sequence[str]) -> set[str] | None:
    """Return what follows the places where a text has a run of words; None where it has none."""
    size, found = len(run), None
    for n in range(len(words) - size + 1):
        is_run = all(words[n + m][0] == word for m, word in enumerate(run))
        if is_run and all(_is_close(text, words, n + m) for m in range(1, size)):
            found = found or set()
            if n + size < len(words):
                found.add(plain_letters(words[n + size][0]))
    return found


def _is_bridged(
    three: Sequence[re.Match[str]], others: Sequence[re.Match[str]], grammars: tuple[Grammar, Grammar]
) -> bool:
    """Tell whether a text has the outer two of three words together, and never all three."""
    first, middle, last = (match[0] for match in three)
    spelt = [match[0] for match in others]
    rows = list(pairwise(spelt))
    if middle in spelt or (first, last) not in rows or (first, middle) in rows or (middle, last) in rows:
        return False
    return _is_strange((first, last), grammars)


def _is_placed(text: str, place: int, rules: Grammar) -> bool:
    """Tell whether a word stands where names do; the initial that a text begins with is the label of a heading (`A. Approach`)."""
    if _LABEL.fullmatch(text, 0, place) and not rules.references.titles.search(text[:place]):
        return False
    return rules.place is not None and rules.place.search(text, max(0, place - _REACH), place) is not None


def _may_be_name(text: str, match: re.Match[str], rules: Grammar, small: frozenset[str]) -> bool:
    word = match[0]
    if len(word) < _SHORTEST or not word[0].isupper() or not word[1:].islower():
        return False
    if starts_sentence(text, match.start()) and not _is_placed(text, match.start(), rules):
        return False
    plain = plain_letters(word)
    is_known = is_ordinary(word, rules) or plain in calendar_words(rules.code) or is_of_country(plain, rules.code)
    return not is_known and plain not in small


def _are_joined(text: str, words: Sequence[re.Match[str]], first: int, second: int, rules: Grammar) -> bool:
    left, right = words[min(first, second)], words[max(first, second)]
    gap = text[left.end() : right.start()]
    return gap in (" ", "-") or rules.references.link.fullmatch(gap) is not None


def _is_answered(name: str, known: frozenset[str]) -> bool:
    return all(any(_are_alike(word, other) for other in known) for word in _words(name))


@lru_cache(maxsize=100_000)
def _are_alike(first: str, second: str) -> bool:
    """Tell whether two words may be one name in two languages: `Vitebsk`, `Vitsebsk`."""
    if first == second or first[:_BEGINNING] == second[:_BEGINNING]:
        return True
    if abs(len(first) - len(second)) > 3:
        return False
    if difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE:
        return True
    first, second = (transliterated(word).replace("h", "j") for word in (first, second))  # Boukhara, Bujará
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(plain_letters(word) for word in _WORD.findall(folded(text)))
