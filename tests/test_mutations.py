"""Slips planted one at a time in real texts: nearly all must be flagged, and clean texts must stay quiet."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.pairs import pairs_of
from hexapla.concordance.result import Concordance, Level, Pair
from hexapla.present.presentation import Presentation

LANGUAGES = ("en", "fr")
WORDS = {
    "en": ["two", "three", "four", "five", "six", "eight", "first", "second", "third"],
    "fr": ["deux", "trois", "quatre", "cinq", "six", "huit", "quinze", "première", "deuxième", "troisième"],
}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
Slips = Iterator[str]


def put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def following(words: Sequence[str], word: str) -> str:
    return words[(words.index(word) + 1) % len(words)]


def digits(text: str, _: str) -> Slips:
    for match in re.finditer(r"\d", text):
        yield put(text, match, str((int(match[0]) + 1) % 10 or 1))


def transpositions(text: str, _: str) -> Slips:
    for match in re.finditer(r"(\d)(?=(\d))", text):
        if match[1] != match[2]:
            yield text[: match.start()] + match[2] + match[1] + text[match.start() + 2 :]


def months(text: str, code: str) -> Slips:
    for match in re.finditer(rf"\b(?:{'|'.join(MONTHS[code])})\b", text):
        yield put(text, match, following(MONTHS[code], match[0]))


def number_words(text: str, code: str) -> Slips:
    for match in re.finditer(rf"\b(?:{'|'.join(WORDS[code])})\b", text):
        yield put(text, match, following(WORDS[code], match[0]))


def dropped_years(text: str, code: str) -> Slips:
    for match in re.finditer(rf"(?:{'|'.join(MONTHS[code])})(\s20\d\d)", text):
        yield text[: match.start(1)] + text[match.end(1) :]


def initials(text: str, _: str) -> Slips:
    for match in re.finditer(r"\b[A-Z](?=\.\s?[A-Z]\.)", text):
        yield put(text, match, "K" if match[0] != "K" else "L")


def suffixes(text: str, _: str) -> Slips:
    for match in re.finditer(r"(?<=-)(?:JUS|MIMP|MINAM|FN|RENIEC|PAD)\b", text):
        yield put(text, match, match[0][:-1] + "Z")


def symbols(text: str, _: str) -> Slips:
    for match in re.finditer(r"CAT/C/PER/(?:CO/)?7", text):
        yield put(text, match, match[0].replace("PER", "PRY"))


def references(text: str, _: str) -> Slips:
    for match in re.finditer(r"(?:par\.|paras\.|paragraph|paragraphe|[Aa]rticle)\s(\d+)", text):
        yield text[: match.start(1)] + str(int(match[1]) + 3) + text[match.end(1) :]


def acronyms(text: str, _: str) -> Slips:
    for match in re.finditer(r"\b(?:COVID-19|AURORA|PAIS)\b", text):
        yield put(text, match, match[0][:2] + "X" + match[0][3:])


def dropped_sentences(text: str, _: str) -> Slips:
    ends = [match.end() for match in re.finditer(r"(?<!\bNo)(?<![A-Z])(?<! -U)[.!?](?=\s)", text)]
    bounds = [0, *ends, len(text)]
    if len(bounds) > 2:
        for start, end in pairwise(bounds):
            if end - start > 20:
                yield (text[:start] + text[end:]).strip()


KINDS: dict[Callable[[str, str], Slips], int] = {
    digits: 12, transpositions: 12, months: 2, number_words: 2, dropped_years: 1, initials: 2, suffixes: 1,
    symbols: 1, references: 1, acronyms: 1,
}  # fmt: skip
"""The slips, and which of them are tried: every twelfth digit, every second month."""


def looks(concordance: Concordance) -> Counter[tuple[object, ...]]:
    return Counter((i.pair, i.kind, i.texts, i.rule) for i in concordance.at(Level.LOOK))


def mutants(pairs: Sequence[Pair], slip: Callable[[str, str], Slips]) -> Iterator[Pair]:
    for pair in pairs:
        for side, code in enumerate(LANGUAGES):
            for text in slip(pair.texts[side] or "", code):
                texts = (text, pair.texts[1]) if side == 0 else (pair.texts[0], text)
                yield replace(pair, texts=texts)


def flagged(pairs: Sequence[Pair], mutant: Pair) -> bool:
    """Compare the paragraph of a mutant with and without its slip: facts never cross a paragraph."""
    group = [pair for pair in pairs if pair.paragraph == mutant.paragraph]
    changed = [mutant if pair.id == mutant.id else pair for pair in group]
    return bool(looks(compare(changed, LANGUAGES)) - looks(compare(group, LANGUAGES)))


@pytest.fixture(scope="module")
def seed(presentations: dict[str, Presentation]) -> tuple[Pair, ...]:
    return pairs_of(presentations["en-fr"])


@pytest.mark.parametrize("slip", KINDS, ids=lambda slip: slip.__name__)
def test_a_slip_in_the_seeds_is_flagged(seed: tuple[Pair, ...], slip: Callable[[str, str], Slips]) -> None:
    tried = list(islice(mutants(seed, slip), 0, None, KINDS[slip]))
    missed = [mutant for mutant in tried if not flagged(seed, mutant)]
    assert tried
    # A year that moves to the end of a range ("September to December 2020") says the same: it is no slip.
    assert len(missed) <= (0.05 if slip is dropped_years else 0.01) * len(tried), missed[:3]


def test_most_dropped_sentences_are_flagged(seed: tuple[Pair, ...]) -> None:
    clean = looks(compare(seed, LANGUAGES))
    tried = list(islice(mutants(seed, dropped_sentences), 0, None, 8))
    found = 0
    for mutant in tried:
        changed = [mutant if pair.id == mutant.id else pair for pair in seed]
        found += bool(looks(compare(changed, LANGUAGES)) - clean)
    assert found >= 0.85 * len(tried)


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


def treaty_pairs(corpus: Path, stem: str) -> list[Pair]:
    english, french = (treaty(corpus / "treaties" / f"{stem}.{code}.txt") for code in LANGUAGES)
    return [
        Pair(key, "paragraph", key.partition("__")[0], (english[key], french[key])) for key in english if key in french
    ]


TREATIES = ("CISG_A-CONF.97-18.sched1", "Ottawa_APLC.sched1", "UNDRIP_A-RES-61-295.sched1")


@pytest.mark.parametrize("stem", TREATIES)
def test_clean_treaties_stay_quiet(corpus: Path, stem: str) -> None:
    pairs = treaty_pairs(corpus, stem)
    words = sum(len((pair.texts[0] or "").split()) for pair in pairs)
    assert len(pairs) > 50
    assert len(compare(pairs, LANGUAGES).to_look_at) <= words / 2000


@pytest.mark.parametrize("stem", TREATIES)
def test_slips_in_clean_treaties_are_flagged(corpus: Path, stem: str) -> None:
    pairs = treaty_pairs(corpus, stem)
    tried = [
        mutant for slip in (digits, number_words, references) for mutant in islice(mutants(pairs, slip), 0, None, 5)
    ]
    missed = [mutant for mutant in tried if not flagged(pairs, mutant)]
    assert tried
    assert len(missed) <= 0.02 * len(tried), missed[:3]
