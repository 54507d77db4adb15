"""Twice the notes of a paragraph, or the letters of a word, take a page maker twice the work and no more."""

from collections.abc import Callable
from typing import Any

import pytest
import weasyprint.css as styles
import weasyprint.layout as page_layout
from lxml.html import builder as B  # noqa: N812 - as its documentation has it
from weasyprint.layout import block
from weasyprint.text.line_break import Layout

from hexapla.writers.pdf.weasyprint import engine
from writers.pdf.weasyprint.test_pdf_gaps import NOTE_CSS, render

MOST = 2.5
"""Linear is 2, quadratic 4; the numbers counted here hang on no clock."""


def counted(monkeypatch: pytest.MonkeyPatch, body: list[Any]) -> dict[str, int]:
    """Return how many blocks are laid out, and how many letters are set, for a body."""
    found = {"blocks": 0, "letters": 0}

    def lay_out(*words: Any, **more: Any) -> Any:
        found["blocks"] += 1
        return honest(*words, **more)

    def set_text(layout: Any, text: str, *words: Any, **more: Any) -> None:
        found["letters"] += len(text)
        setting(layout, text, *words, **more)

    module, honest, setting = engine.load(), block.block_level_layout, Layout.set_text
    with monkeypatch.context() as patch:
        for place in (block, page_layout):
            patch.setattr(place, "block_level_layout", lay_out)
        patch.setattr(Layout, "set_text", set_text)
        render(module, body, NOTE_CSS + "p { overflow-wrap: break-word }")
    return found


def notes(count: int) -> list[Any]:
    """Return a paragraph of words that each call a note."""
    paragraph = B.P()
    for number in range(count):
        note = B.SPAN(f"Note {number}.", id=f"n{number}", role="doc-footnote")
        note.set("class", "note")
        paragraph.extend([B.A(f"word {number} ", href=f"#n{number}"), note])
    return [paragraph]


def test_twice_the_notes_are_twice_the_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = (counted(monkeypatch, notes(count))["blocks"] for count in (60, 120))
    assert two / one < MOST
    assert one < 60 * 4, "each note is laid out once to know its height, once on its page"


def test_a_word_twice_as_long_is_twice_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = (counted(monkeypatch, [B.P("x" * count)])["letters"] for count in (6_000, 12_000))
    assert two / one < MOST


def styles_of(monkeypatch: pytest.MonkeyPatch, paragraph: Callable[[int], Any]) -> int:
    """Return how many styles five paragraphs more are."""
    module, made = engine.load(), []
    honest = styles.ComputedStyle

    def counting(*words: Any) -> Any:
        made.append(words)
        return honest(*words)

    monkeypatch.setattr(styles, "ComputedStyle", counting)
    counts = []
    for count in (5, 10):
        made.clear()
        render(module, [paragraph(n) for n in range(count)], NOTE_CSS)
        counts.append(len(made))
    return counts[1] - counts[0]


def test_a_paragraph_more_that_can_be_linked_to_is_one_style_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert styles_of(monkeypatch, lambda n: B.P(B.B(f"{n}."), B.SPAN(" words"), id=f"para_{n}")) == 5


def test_a_paragraph_more_that_says_its_language_is_no_style_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert styles_of(monkeypatch, lambda n: B.P(B.B(f"{n}."), B.SPAN(" mots"), lang="fr")) == 0


def test_a_paragraph_more_that_is_placed_for_itself_is_one_style_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert styles_of(monkeypatch, lambda n: B.P(B.B(f"{n}."), lang="fr", style=f"height: {20 + n}px")) == 5
