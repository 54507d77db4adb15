"""Everything we add to an edition is in its language: no English word of ours stands in a French edition."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

import pytest
from lxml import etree, html

from hexapla import catalogue
from hexapla.akn.document import AknDocument
from hexapla.present.presentation import Presentation
from hexapla.tools.pdftext import structure
from hexapla.writers import write
from samples.docx import WordFile
from samples.spoken_text import canonical

SHOWN = ("title", "alt", "aria-label", "placeholder", "aria-roledescription", "data-say")
PARTS = ("word/header", "word/footer", "word/document", "word/footnotes", "word/comments")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def english(language: str) -> set[str]:
    """Return the English words of ours that another language says in another way."""
    ours, theirs = catalogue.language("en"), catalogue.language(language)
    pairs = [(text, theirs.labels[key]) for key, text in ours.labels.items()]
    pairs += [(phrase.text, theirs.phrases[key].text) for key, phrase in ours.phrases.items() if key in theirs.phrases]
    words = {_fixed(text) for text, other in pairs if _fixed(text) != _fixed(other)}
    told = "\n".join((*theirs.labels.values(), *(phrase.text for phrase in theirs.phrases.values())))
    return {each for each in words if len(each) > len("Page") and each not in told}


def _fixed(text: str) -> str:
    """Return the longest part of a phrase that is the same for every number, symbol or language."""
    return max(re.split(r"\{\w+\}", text), key=len).strip(" .,;:[]")


def web(root: etree._Element) -> Iterator[str]:
    """Yield every text that a page shows or tells: words, descriptions, and what the scripts say."""
    for each in root.iter():
        if isinstance(each.tag, str) and each.tag not in ("style", "script") and not _is_foreign(each):
            yield from filter(None, (each.text, *(each.get(name) for name in SHOWN)))
        elif each.tag == "script" and each.get("id") == "settings":
            yield each.text or ""
        yield each.tail or ""


def _is_foreign(element: etree._Element) -> bool:
    """Tell whether an element says of itself that it is in English: the name of the other edition."""
    marked = (each for each in (element, *element.iterancestors()) if each.get("lang"))
    return next((each.get("lang") for each in marked), "") == "en"


def texts(data: bytes, name: str) -> Iterator[str]:
    """Yield the texts of a file, those of its pages, heads, feet, navigation and descriptions."""
    if name == "html":
        yield from web(html.document_fromstring(data.decode()))
    elif name == "epub":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for part in book.namelist():
                if part.endswith((".xhtml", ".svg", ".opf")):
                    yield from web(html.fromstring(book.read(part)))
    elif name == "docx":
        file = WordFile(data)
        for part in (each for each in file.parts if each.startswith(PARTS) and each.endswith(".xml")):
            for each in file.root(part).iter():
                yield each.text or "" if each.tag == f"{WORD}t" else "\n" if each.tag == f"{WORD}p" else ""
                yield f"\n{each.get('descr') or ''}\n{each.get('title') or ''}\n"
    else:
        yield from structure(data).chunks


@pytest.mark.parametrize("name", ["html", "epub", "docx", "pdf"])
def test_no_english_word_of_ours_stands_in_a_french_edition(
    presentations: Mapping[str, Presentation], documents: Mapping[str, AknDocument], name: str
) -> None:
    looked_for = english("fr")
    assert len(looked_for) > 60
    shown = _blanks("".join(texts(write(presentations["fr"], name), name)))
    assert _blanks("Comité contre la torture") in shown
    own = _blanks(canonical(documents["fr"].body).body)
    found = {word for word in looked_for if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown) and word not in own}
    assert found == set()


def test_an_english_word_would_be_found(presentations: Mapping[str, Presentation]) -> None:
    page = write(presentations["en"], "html")
    shown = _blanks("".join(text for text in html.document_fromstring(page.decode()).itertext()))
    assert {"Skip to the text", "Search", "Convention"} & {word for word in (*english("fr"), "x") if word in shown}


def _blanks(text: str) -> str:
    return " ".join(text.split())
