"""Spoken right: what a voice makes of the numbers, ordinals and abbreviations that stand in a PDF."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf
import pytest
from lxml import etree

from hexapla.present.presentation import Presentation
from hexapla.tools.pdftext import _kids, texts_by_mark
from hexapla.writers import pdf
from hexapla.writers.markup.pronunciation import mark_pronunciation, rules_of
from samples.paper import single
from samples.pdf_pages import find, near, texts
from samples.spoken_numbers import (
    GROUPED,
    in_words,
    ordinal_in_english,
    words,
)

BLOCKS = frozenset({"/P", "/Note", "/TD", "/TH", "/LBody", "/Caption", *(f"/H{level}" for level in range(1, 7))})


def spoken(data: bytes) -> list[tuple[str, str]]:
    """Return (language, text) of every paragraph of a PDF, as a screen reader takes it from the structure tree."""
    found: list[tuple[str, list[str]]] = []
    with pikepdf.open(io.BytesIO(data)) as file:
        pages = {page.objgen: number for number, page in enumerate(file.pages)}
        texts, _ = texts_by_mark(data)

        def walk(element: Any, page: int, language: str) -> None:
            language = str(element.get("/Lang", language))
            page = pages[element.Pg.objgen] if "/Pg" in element else page
            if str(element.get("/S", "")) in BLOCKS:
                found.append((language, []))
            for key in ("/ActualText", "/E"):
                if key in element:
                    found[-1][1].append(str(element[key]))
                    return
            for kid in _kids(element.get("/K")):
                if not isinstance(kid, int):
                    walk(kid, page, language) if "/S" in kid else None
                elif found:
                    found[-1][1].append(texts[page].get(kid, ("", 0.0))[0])

        walk(file.Root.StructTreeRoot, 0, str(file.Root.Lang))
    return [(language, "".join(parts)) for language, parts in found]


def elements_told(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield what the structure tree tells a voice: key and text."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for each in file.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Span":
                yield from ((key, str(each[key])) for key in ("/ActualText", "/E") if key in each)


@pytest.fixture(scope="module")
def files(presentations: Mapping[str, Presentation]) -> dict[str, bytes]:
    """The PDFs of the seed."""
    return {name: pdf.write(presentations[name]) for name in ("en", "fr")}


def test_every_grouped_number_of_the_seed_is_heard_as_one_number(
    presentations: Mapping[str, Presentation], files: dict[str, bytes], say: Callable[[str, str], str]
) -> None:
    for language in ("en", "fr"):
        column = presentations[language].first
        source = [run.text for block in column.blocks for part in block.content for run in column.runs(part)]
        wanted = [each for text in source for each in re.findall(GROUPED[language], text)]
        heard = "\n".join(text for _, text in spoken(files[language]))
        assert len(wanted) >= 8
        for number in wanted:
            figures = number.replace("\u00a0", "")
            assert figures in heard
            assert number == figures or number not in heard
            assert say(figures, language) == say(in_words(figures, language), language), number


def test_every_ordinal_of_the_seed_is_heard_as_one(files: dict[str, bytes], say: Callable[[str, str], str]) -> None:
    french = [text for key, text in elements_told(files["fr"]) if key == "/E" and re.match(r"\d+ième$", text)]
    assert {"1683ième", "1686ième", "1707ième"} <= set(french)
    for ordinal in french:
        number = words(int(ordinal.removesuffix("ième")), "fr")
        plain = re.sub("e$", "", number.replace("neuf", "neuv")) if not number.endswith("cinq") else f"{number}u"
        assert say(ordinal, "fr") == say(f"{plain}ième", "fr"), ordinal
    english = set(re.findall(r"\d+(?:st|nd|rd|th)\b", "\n".join(text for _, text in spoken(files["en"]))))
    assert {"1683rd", "1686th", "1707th"} <= english
    for ordinal in english:
        assert say(ordinal, "en") == say(ordinal_in_english(int(ordinal[:-2])), "en"), ordinal


def test_every_numero_of_the_seed_is_heard_as_the_word(files: dict[str, bytes], say: Callable[[str, str], str]) -> None:
    told = [text for key, text in elements_told(files["fr"]) if key == "/E" and text.startswith("numéro")]
    assert len(told) == 31
    texts = "\n".join(text for _, text in spoken(files["fr"]))
    # pdfium gives no text for a blank that is an object by itself
    assert len(re.findall(r"\bnuméros?(?:\s|(?=\d))", texts)) >= 31
    assert not re.search(r"\bnos?\s\d", texts)
    assert say("numéro 30394", "fr") == say("numéro trente mille trois cent quatre-vingt-quatorze", "fr")
    english = "\n".join(text for _, text in spoken(files["en"]))
    assert "No. 30394" not in english
    assert say("number 30394", "en") == say(f"number {words(30394, 'en')}", "en")
    assert [text for key, text in elements_told(files["en"]) if key == "/E"].count("number") == 34
    assert not re.search(r"\bNo\. ?\d", english)


def test_what_is_told_is_heard_and_the_glyphs_stay_what_they_are(files: dict[str, bytes]) -> None:
    from hexapla.tools.pdftext import structure

    seen = "".join(structure(files["fr"]).chunks)
    assert "13\u00a0701,21" in seen or "13 701,21" in seen
    assert ("/ActualText", "13701,21") in set(elements_told(files["fr"]))


def paragraph(markup: str) -> etree._Element:
    return etree.fromstring(markup)


def told(words: str, inner: str) -> str:
    """Return the markup of a stretch that says these words."""
    return f"<span class='said' data-say='{words}'>{inner}</span>"


E_ = "<span class='sup'>e</span>"
O_ = "<span class='sup'>o</span>"
GROUPS = "13\u00a0701,21"
PLAIN = f"<span class='number'>{GROUPS}</span>"
JOINED = f"<span class='number said' data-actual='13701,21'>{GROUPS}</span>"
PAR = told("paragraphe", "par.")
RANGE = f"3{told(' to ', '–')}4"


@pytest.mark.parametrize(
    ("language", "markup", "made"),
    [
        ("fr", f"<p>la 1683{E_} et", f"<p>la {told('1683ième', f'1683{E_}')} et"),
        ("fr", f"<p>n{O_} 3", f"<p>{told('numéro', f'n{O_}')} 3"),
        ("fr", "<p>no 3, le 2e", "<p>no 3, le 2e"),
        ("fr", f"<p>de {PLAIN} ici", f"<p>de {JOINED} ici"),
        (
            "fr",
            "<p>(par. <a>15</a>) par. 3 et <b>par. 4</b>",
            f"<p>(par. <a>15</a>) {PAR} 3 et <b>{PAR} 4</b>",
        ),
        (
            "en",
            "<p>No. 3–4<a>7</a>; <i lang='fr'>par. 5</i>",
            f"<p>{told('number', 'No.')} {RANGE}<a>7</a>; <i lang='fr'>{PAR} 5</i>",
        ),
        ("ru", "<p>см. п. 5", f"<p>см. {told('пункт', 'п.')} 5"),
    ],
)
def test_what_misleads_is_marked_and_nothing_else_moves(language: str, markup: str, made: str) -> None:
    root = paragraph(f"{markup}</p>")
    before = "".join(map(str, root.itertext()))
    mark_pronunciation(root, language)
    assert etree.tostring(root) == etree.tostring(paragraph(f"{made}</p>"))
    assert "".join(map(str, root.itertext())) == before


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_every_language_knows_numbers_in_groups(language: str) -> None:
    root = paragraph("<p>12\u00a0345\u00a0678</p>")
    mark_pronunciation(root, language)
    assert root[0].get("data-actual") == "12345678"
    assert rules_of(language).rules


def test_a_number_in_a_justified_line_is_not_torn_apart() -> None:

    line = "Extraordinarily 168\u00a0358 incomprehensibilities-notwithstanding-the-circumstances"
    data = pdf.write(single("en", [("para", "1.", " ".join([line] * 12))]))
    widths = {round(each.end - each.x, 1) for page in (1,) for each in texts(data, page) if "168" in each.words}
    assert len([each for each in texts(data, 1) if each.words == "168\u00a0358"]) == 12
    assert max(widths) - min(widths) < 0.2


def test_the_lines_of_the_masthead_are_heard_as_words(
    presentations: Mapping[str, Presentation], files: dict[str, bytes], say: Callable[[str, str], str]
) -> None:
    for language, line in (("en", "Distribution: General"), ("fr", "Distribution générale")):
        heard = [text for _, text in spoken(files[language])]
        assert line in heard
        seen = presentations[language].first.masthead.distribution
        assert say(line, language) != say(str(seen), language)


def test_a_first_of_the_month_in_the_masthead_is_raised_and_heard() -> None:

    data = pdf.write(single("fr", date="1er mars 2022", received="[Date de réception : 1er mars 2022]"))
    heard = [text.replace("\u00a0", " ") for _, text in spoken(data)]
    assert "[Date de réception : premier mars 2022]" in heard
    raised = [text.base for text in texts(data, 1) if text.words == "er" and text.size == 6.5]
    assert [base + 3.3 for base in raised] == [near(90.8), near(find(texts(data, 1), "[Date").base)]


def test_bookmarks_give_their_paragraphs_in_numbers_that_are_heard(
    presentations: Mapping[str, Presentation], files: dict[str, bytes], say: Callable[[str, str], str]
) -> None:
    """An outline is plain text, it has no place for `/E`: its figures must be heard without."""
    for language, range_of in (("en", r"\(paras?\. (\d+)(?:–(\d+))?\)"), ("fr", r"\(par\. (\d+)(?:-(\d+))?\)")):
        with pikepdf.open(io.BytesIO(files[language])) as file:
            titles = [str(item.title) for item in _outline(file)]
        ranges = [found.groups() for title in titles for found in re.finditer(range_of, title)]
        entries = presentations[language].first.contents
        assert len(ranges) == sum(bool(entry.paragraphs) for entry in entries)
        for first, last in ranges:
            numbers = [int(number) for number in (first, last) if number]
            joined = ("–" if language == "en" else "-").join(map(str, numbers))
            plain = " ".join(words(number, language) for number in numbers)
            assert say(joined, language) == say(plain, language), joined


def _outline(file: pikepdf.Pdf) -> Iterator[pikepdf.OutlineItem]:
    with file.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            yield item
            waiting += item.children
