"""Spoken right: what a voice makes of the numbers, ordinals and abbreviations of web pages and e-books."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping

import pytest
from lxml import etree, html

from hexapla.akn.document import AknDocument
from hexapla.present.presentation import Presentation
from hexapla.writers import write
from hexapla.writers.markup.abbreviations import mark_spoken_forms
from samples.spoken_numbers import GROUPED, in_words, ordinal_in_english, words
from samples.spoken_text import canonical

Say = Callable[[str, str], str]
BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption", "div", "blockquote"})
PAGES = [(name, language) for name in ("html", "epub") for language in ("en", "fr")]


def spoken(element: etree._Element) -> str:
    """Return the text of an element as a screen reader that spells abbreviations out takes it, calls of notes apart."""
    name = etree.QName(element).localname
    if name == "abbr" and element.get("title"):
        return str(element.get("title"))
    inner = (element.text or "") + "".join(_with_tail(each) for each in element if isinstance(each.tag, str))
    if name == "sup":
        return f" {inner} "
    return f"\n{inner}\n" if name in BLOCKS else inner


def _with_tail(element: etree._Element) -> str:
    return spoken(element) + (element.tail or "")


def bodies(data: bytes, name: str) -> Iterator[etree._Element]:
    """Yield the parts of a file that hold text of the document."""
    if name == "html":
        yield html.document_fromstring(data.decode()).get_element_by_id("text")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for chapter in sorted(each for each in book.namelist() if each.startswith("EPUB/text/")):
            yield from html.document_fromstring(book.read(chapter)).iter("body")


@pytest.fixture(scope="module")
def heard(presentations: Mapping[str, Presentation]) -> dict[tuple[str, str], str]:
    """What is read aloud of the seed, by format and language."""
    return {
        (name, language): "".join(map(spoken, bodies(write(presentations[language], name), name)))
        for name, language in PAGES
    }


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_every_grouped_number_is_heard_as_one_number(
    heard: Mapping[tuple[str, str], str],
    documents: Mapping[str, AknDocument],
    say: Say,
    name: str,
    language: str,
) -> None:
    source = canonical(documents[language].body).body
    text, wanted = heard[name, language], set(re.findall(GROUPED[language], source))
    assert len(wanted) >= 8
    for number in wanted:
        shown = number.replace("\u00a0", " ")
        bare = number.replace("\u00a0", "")
        assert shown in text, number
        assert number == bare or number not in text
        assert say(shown, language) == say(bare, language) == say(in_words(bare, language), language), number


@pytest.mark.parametrize("name", ["html", "epub"])
def test_every_ordinal_is_heard_as_one(heard: Mapping[tuple[str, str], str], say: Say, name: str) -> None:
    french = set(re.findall(r"\b\d+ième\b", heard[name, "fr"]))
    assert {"1683ième", "1686ième", "1707ième"} <= french
    assert not re.search(r"\d\s?e\b(?!-)", heard[name, "fr"])
    for ordinal in french:
        number = words(int(ordinal.removesuffix("ième")), "fr")
        plain = re.sub("e$", "", number.replace("neuf", "neuv")) if not number.endswith("cinq") else f"{number}u"
        assert say(ordinal, "fr") == say(f"{plain}ième", "fr"), ordinal
    english = set(re.findall(r"\b\d+(?:st|nd|rd|th)\b", heard[name, "en"]))
    assert {"1683rd", "1686th", "1707th"} <= english
    for ordinal in english:
        assert say(ordinal, "en") == say(ordinal_in_english(int(ordinal[:-2])), "en"), ordinal


@pytest.mark.parametrize("name", ["html", "epub"])
def test_every_numero_is_heard_as_the_word(
    heard: Mapping[tuple[str, str], str], documents: Mapping[str, AknDocument], say: Say, name: str
) -> None:
    for language, shown, word in (
        ("fr", r"\b[nN]os?\s(?=\d)", "numéro"),
        ("en", r"\bNos?\.\s(?=\d)", "number"),
    ):
        source = canonical(documents[language].body).body
        laws = re.findall(shown + r"\d+", source)
        assert len(laws) >= 30
        assert not re.search(shown, heard[name, language])
        assert len(re.findall(rf"\b{word}s?\s\d", heard[name, language])) == len(laws)
    assert say("numéro 30394", "fr") == say(f"numéro {words(30394, 'fr')}", "fr")
    assert say("number 30394", "en") == say(f"number {words(30394, 'en')}", "en")


def test_a_mark_that_is_no_abbreviation_stays_what_it_is() -> None:
    root = etree.fromstring("<p>Nos. 3–4, 12\u00a0345 and <a>(para. 5)</a></p>")
    mark_spoken_forms(root, "en")
    assert "".join(map(str, root.itertext())) == "Nos. 3–4, 12 345 and (para. 5)"
    found = [(each.tag, dict(each.attrib)) for each in root.iter("abbr", "span")]
    assert found == [
        ("abbr", {"title": "numbers"}), ("span", {}), ("span", {"class": "number"}), ("abbr", {"title": "paragraph"}),
    ]  # fmt: skip
