"""The e-book of a side-by-side edition: stacked pairs, each part in its language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from hexapla.present.presentation import Presentation
from hexapla.resources import style_folder
from hexapla.tools import pandoc
from hexapla.writers import epub
from samples import epub as samples
from samples.epub import HTML, XML_LANG, Book, column, edition, expected_words
from samples.pictures import png

Ask = Callable[[str, Path | bytes], list[str]]
HEADINGS = tuple(f"{HTML}h{level}" for level in range(1, 7))


@pytest.fixture(scope="module")
def book() -> Book:
    """The English and French sample as one book."""
    return Book(epub.write(edition(column("en"), column("fr"))))


@pytest.mark.judge
@pytest.mark.parametrize("second", ["fr", "ar"])
def test_epubcheck_has_nothing_to_say(second: str, complaints: Ask) -> None:
    data = epub.write(edition(column("en"), column(second)))
    assert complaints("EPUBCheck", data) == []


@pytest.mark.judge
@pytest.mark.parametrize("second", ["fr", "ar"])
def test_ace_finds_no_violation(second: str, complaints: Ask) -> None:
    data = epub.write(edition(column("en"), column(second)))
    assert complaints("Ace", data) == []


def test_a_paragraph_is_a_pair_of_cells_marked_with_their_language(book: Book) -> None:
    pair = book.find("para_1")
    assert (pair.tag, pair.get("class")) == (f"{HTML}div", "pair paragraph")
    assert [cell.get("id") for cell in pair] == ["para_1-en", "para_1-fr"]
    assert [(cell.get("lang"), cell.get(XML_LANG)) for cell in pair] == [("en", "en"), ("fr", "fr")]
    assert ["".join(cell.itertext()).split()[0] for cell in pair] == ["1.", "1."]


def test_every_word_of_both_languages_is_there_in_order(book: Book) -> None:
    for code in ("en", "fr"):
        made = book.words(code)
        wanted = expected_words(column(code), without=("table",))
        assert made.startswith(wanted)
        assert made.removeprefix(wanted).split()[1] in ("Year", "Année")


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_word_of_the_seed_is_there_in_order(code: str, presentations: dict[str, Presentation]) -> None:
    both = presentations["en-fr"]
    column_of = {each.language.code: each for each in both.columns}
    assert Book(epub.write(both)).words(code) == expected_words(column_of[code])


def test_the_pairs_are_no_table(book: Book) -> None:
    tables = [table for page in book.chapters() for table in page.iter(f"{HTML}table")]
    assert [table.getparent().get("id") for table in tables] == ["table_1-en", "table_1-fr"]


def test_columns_are_for_wide_pages_alone() -> None:
    style = (style_folder() / "epub" / "book.css").read_text(encoding="utf-8")
    before, wide, after = style.partition("@media (min-width: 60em)")
    assert "grid" not in before
    assert wide
    assert "grid-auto-flow: column" in after  # as many columns as there are languages


def test_headings_are_headings_in_the_first_language_alone(book: Book) -> None:
    for page in book.chapters():
        for heading in page.iter(*HEADINGS):
            assert heading.get("lang") == "en"
    section = book.find("sec_II")
    assert section.tag == f"{HTML}section"
    assert section.get("lang") is None
    assert book.find("sec_II-en").tag == f"{HTML}h1"
    mate = book.find("sec_II-fr")
    assert (mate.tag, mate[0].tag, mate.get("lang")) == (f"{HTML}div", f"{HTML}p", "fr")
    assert (
        mate.getparent() is book.find("sec_II-en").getparent() or mate.getparent().get("class") == "pair heading-pair"
    )


def test_an_item_is_one_list_item_in_both_languages(book: Book) -> None:
    item = book.find("para_2__list_1__point_a__list_1__point_i")
    assert item.tag == f"{HTML}li"
    assert [cell.get("id") for cell in item[0]] == [f"{item.get('id')}-en", f"{item.get('id')}-fr"]
    assert len(item.getparent()) == 2
    assert item.getparent().getparent().get("id") == "para_2__list_1__point_a"


def test_the_contents_name_each_heading_in_both_languages(book: Book) -> None:
    link = next(each for each in book.navigation.iter(f"{HTML}a") if each.get("href", "").endswith("#sec_II"))
    assert "".join(link.itertext()) == "II. Implementation & follow-up | II. Mise en œuvre et suivi"
    assert (link[0].get("lang"), link[0].get(XML_LANG)) == ("fr", "fr")


def test_the_package_names_both_languages_and_titles(book: Book) -> None:
    assert book.metadata("dc:language") == ["en", "fr"]
    assert book.metadata("dc:title") == [samples.TITLES["en"], samples.TITLES["fr"]]
    assert book.metadata("dc:source") == [f"https://docs.un.org/{code}/{samples.SYMBOL}" for code in ("en", "fr")]


def test_notes_are_numbered_alike_and_stand_language_by_language(book: Book) -> None:
    notes = [each for page in book.chapters() for each in page.iter(f"{HTML}aside")]
    assert [note.get("id") for note in notes] == ["note_1-en", "note_1-fr", "note_2-en", "note_2-fr"]
    assert [note[0][0].text for note in notes] == ["1", "1", "2", "2"]
    assert [note.get("lang") for note in notes] == ["en", "fr", "en", "fr"]
    assert book.find("note_2-fr-call").get("href", "").endswith("#note_2-fr")
    assert notes[3][0][0].get("href", "").endswith("#note_2-fr-call")


def test_a_link_stays_in_its_language(book: Book) -> None:
    for code in ("en", "fr"):
        links = [each.get("href", "") for each in book.find(f"note_1-{code}").iter(f"{HTML}a")]
        assert links[1].endswith(f"#para_3-{code}")
        assert book.find(f"para_1-{code}").find(f".//{HTML}a").get("href") == f"https://docs.un.org/{code}/CAT/C/XXX/7"


def test_a_text_missing_in_one_language_is_said_in_that_language() -> None:
    short = samples.FRENCH.replace('eId="alinea_1"', 'eId="alinea_9"').replace(
        'eId="sec_II__dvs_2"', 'eId="sec_II__dvs_9"'
    )
    book = Book(epub.write(edition(column("en"), column("fr", short))))
    gap = book.find("alinea_1-fr")
    assert (gap.get("lang"), "".join(gap.itertext()).strip()) == (
        "fr",
        column("fr").language.label("missing_text"),
    )
    heading = book.find("sec_II__dvs_9-en")
    assert heading.tag == f"{HTML}h2"
    assert "".join(heading.itertext()) == column("en").language.label("missing_text")
    assert "".join(book.find("sec_II__dvs_9-fr").itertext()).strip() == "Chiffres"


def test_the_first_page_has_both_mastheads_and_one_heading(book: Book) -> None:
    page = book.chapters()[0]
    assert len(list(page.iter(*HEADINGS))) == 1
    words = " ".join(page.itertext())
    for part in ("United Nations", "Nations Unies", samples.TITLES["en"], samples.TITLES["fr"]):
        assert part in words


def test_each_id_stands_once(book: Book) -> None:
    found = [each.get("id") for page in book.chapters() for each in page.iter(etree.Element) if each.get("id")]
    assert len(found) == len(set(found))


def test_an_arabic_second_column_runs_from_right_to_left() -> None:
    book = Book(epub.write(edition(column("en"), column("ar"))))
    assert book.find("para_1-ar").get("dir") == "rtl"
    assert book.find("para_1-en").get("dir") == "ltr"


def test_the_same_presentation_gives_the_same_bytes() -> None:
    assert epub.write(edition(column("en"), column("fr"))) == epub.write(edition(column("en"), column("fr")))


def test_each_language_is_a_text_of_its_own_behind_the_pairs(book: Book) -> None:
    folders = [name.split("/")[1] for name in book.spine() if name.count("/") == 2]
    assert list(dict.fromkeys(folders)) == ["text", "en", "fr"]
    for code in ("en", "fr"):
        pages = [page for name, page in book.pages().items() if name.startswith(f"EPUB/{code}/")]
        assert {page.get("lang") for page in pages} == {code}
        said = " ".join(" ".join(" ".join(samples.inside(page).itertext()) for page in pages).split())
        assert "1683" in said
        assert ("Implementation & follow-up" in said) is (code == "en")
        assert ("Mise en œuvre et suivi" in said) is (code == "fr")


def test_the_contents_lead_to_each_language_alone_in_the_order_of_the_book(book: Book) -> None:
    links = [each.get("href", "").partition("#")[0] for each in book.navigation.iter(f"{HTML}a")]
    order = [f"EPUB/{name}" for name in links if "/" in name]
    spine = book.spine()
    contents = order[: order.index(next(each for each in reversed(order) if "/fr/" in each)) + 1]
    assert contents == sorted(contents, key=spine.index)
    entries = [each for each in book.navigation.iter(f"{HTML}li") if each.get("lang") in ("en", "fr")]
    assert [each[0].text for each in entries] == ["English", "Français"]
    assert [[link.text for link in each[1].iter(f"{HTML}a")][1] for each in entries] == ["I. Introduction"] * 2


def test_pictures_of_all_texts_are_in_the_book_once() -> None:
    inner = '<figure eId="figure_1"><p><img src="media/a.png" alt="A plan"/></p></figure>'
    columns = (samples.column("en", inner), samples.column("fr", inner))
    made = Book(epub.write(edition(*columns, media={"media/a.png": png()})))
    sources = [each.get("src") for page in made.pages().values() for each in page.iter(f"{HTML}img")]
    sources = [each for each in sources if each and each.endswith("file1.png")]
    assert len(sources) == 4
    assert len(set(sources)) == 1


def test_links_lead_to_where_their_words_are_in_every_text_and_notes_stand_in_the_chapter_that_calls_them() -> None:
    inner = (
        '<section eId="sec_I"><num>I.</num><heading>One<authorialNote eId="note_1" marker="1"><p>First.</p></authorialNote></heading>'
        '<paragraph eId="para_1"><num>1.</num><content><p>See <ref href="#sec_II">part II</ref>, <ref href="#para_2">para. 2</ref>.</p>'
        '</content></paragraph></section><section eId="sec_II"><num>II.</num><heading>Two</heading>'
        '<paragraph eId="para_2"><num>2.</num><content><p>See <ref href="#para_1">para. 1</ref>.</p></content></paragraph></section>'
    )
    made = Book(epub.write(edition(*(samples.column(code, inner) for code in ("en", "fr")))))
    ids = {name: {each.get("id") for each in page.iter()} for name, page in made.pages().items()}
    links = [
        (name, link.get("href", ""))
        for name, page in made.pages().items()
        for link in page.iter(f"{HTML}a")
        if "#" in link.get("href", "")
    ]
    assert len([href for name, href in links if name.startswith("EPUB/text/")]) >= len(("en", "fr")) * 5
    for name, href in links:
        file, _, anchor = href.partition("#")
        assert anchor in ids[f"{name.rpartition('/')[0]}/{file}" if file else name]
    for page in made.pages().values():
        calls = {
            each.get("href", "").rpartition("#")[2]
            for each in page.iter(f"{HTML}a")
            if each.get("class") == "note-call"
        }
        assert calls == {each.get("id") for each in page.iter(f"{HTML}aside")}


def test_pandoc_is_started_once_for_all_texts_of_a_book(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, str]] = []
    convert = pandoc.convert

    def counted(data: bytes, reader: str, writer: str, *rest: Any) -> bytes:
        started.append((reader, writer))
        return convert(data, reader, writer, *rest)

    pandoc.api_version()
    monkeypatch.setattr(pandoc, "convert", counted)
    made = Book(epub.write(edition(column("en"), column("fr"))))
    assert started == [("json", "epub3")]
    assert {name.split("/")[1] for name in made.spine() if name.count("/") == 2} == {"text", "en", "fr"}
