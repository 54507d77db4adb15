"""Same text everywhere: what each format says is what the canonical XML says, numbers, notes and order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest
from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import words_of
from hexapla.present.presentation import Column, Presentation
from hexapla.writers import write
from samples import epub as epub_samples
from samples import spoken_text as said
from samples.spoken_text import LINE_END, Said, Voices, fold

Reader = Callable[[bytes, tuple[str, ...]], Voices]

READERS: Mapping[str, Reader] = {
    "html": lambda data, _: said.of_html(data),
    "epub": lambda data, _: said.of_epub(data),
    "docx": said.of_docx,
    "pdf": said.of_pdf,
}
FRONT = ("pdf", "docx")
"""Formats whose text begins with title and contents, which no element keeps apart."""

EDITIONS = ("en", "fr", "en-fr")


@dataclass
class Case:
    """An edition and the canonical bodies of its languages."""

    presentation: Presentation
    bodies: Mapping[str, etree._Element]


@pytest.fixture(scope="module")
def cases(documents: dict[str, AknDocument], presentations: dict[str, Presentation]) -> dict[str, Case]:
    """The seed, and a small document that has what the seed has not: notes, a table, two levels of items."""
    bodies = {code: document.body for code, document in documents.items()}
    made = {f"seed {name}": Case(presentations[name], bodies) for name in EDITIONS}
    for name in EDITIONS:
        columns = [epub_samples.column(code) for code in name.split("-")]
        bodies = {code: epub_samples.body(epub_samples.BODIES[code]) for code in name.split("-")}
        made[f"notes {name}"] = Case(epub_samples.edition(*columns), bodies)
    return made


def heard(data: bytes, name: str, case: Case) -> dict[str, tuple[Said, Said]]:
    """Return for each language what the canonical XML says and what the file says, both folded."""
    without = LINE_END if name == "pdf" else ""
    pairs = {}
    voices = READERS[name](data, case.presentation.edition.languages)
    for column in case.presentation.columns:
        code = column.language.code
        wanted, found = said.canonical(case.bodies[code]).folded(without), voices[code].folded(without)
        if name in FRONT:
            found = replace(found, body=_without_front(found.body, wanted.body, column))
        pairs[code] = wanted, found
    return pairs


def _without_front(text: str, wanted: str, column: Column) -> str:
    """Cut off the front of a text where it holds no more than title, facts and contents can; else return all."""
    front, most = text[: -len(wanted)], len(fold(_front(column)))
    return text[len(front) :] if len(front) <= most else text


def _front(column: Column) -> str:
    head = column.masthead
    lines = (
        head.authority,
        head.symbol * 2,
        *head.name,
        *(words_of(line) for line in head.front if line != head.title),
    )
    facts = (head.distribution, head.date, head.language, head.original, head.limitation, head.job_number)
    contents = [f"{entry.num or ''}{entry.text}{entry.paragraphs}0000" for entry in column.contents]
    words = (*lines, *facts, column.title, "*", column.standing, column.official_url, *contents)
    labels = [column.language.label(key) for key in ("contents", "translation_note", "untitled", "original_language")]
    return "".join(filter(None, (*words, *labels, *column.supplied)))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("document", ["seed", "notes"])
def test_every_format_says_the_canonical_text(cases: dict[str, Case], document: str, edition: str, name: str) -> None:
    case = cases[f"{document} {edition}"]
    pairs = heard(write(case.presentation, name), name, case)
    assert list(pairs) == edition.split("-")
    for wanted, found in pairs.values():
        assert len(wanted.body) > 250
        assert len(wanted.notes) == (2 if document == "notes" else 0)
        assert found == wanted


def test_two_paragraphs_that_changed_places_are_heard(cases: dict[str, Case]) -> None:
    case = cases["seed fr"]
    blocks = list(case.presentation.first.blocks)
    places = [place for place, block in enumerate(blocks) if block.kind == "paragraph"][:2]
    blocks[places[0]], blocks[places[1]] = blocks[places[1]], blocks[places[0]]
    column = replace(case.presentation.first, blocks=tuple(blocks))
    changed = replace(case.presentation, columns=(column,))
    for name in ("html", "docx"):
        [(wanted, found)] = heard(write(changed, name), name, case).values()
        assert found != wanted
        assert sorted(found.body) == sorted(wanted.body)


def test_a_note_without_its_last_word_and_a_wrong_number_are_heard(cases: dict[str, Case]) -> None:
    case = cases["notes en"]
    page = write(case.presentation, "html")
    for old, new in ((b"second paragraph.", b"second."), (b">2.<", b">3.<")):
        assert old in page
        [(wanted, found)] = heard(page.replace(old, new), "html", case).values()
        assert found != wanted
