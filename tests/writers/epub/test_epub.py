"""The e-book of an edition in one language: whole, accessible, quiet, the same each time."""

import base64
import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from hexapla.akn.inlines import Run
from hexapla.domain.office import Office
from hexapla.errors import TemplateError, ToolFailedError
from hexapla.present.presentation import PageStart, Presentation
from hexapla.tools import pandoc, process
from hexapla.tools.pdftext import fold
from hexapla.writers import epub
from hexapla.writers.epub.pages import with_page_marks
from samples import epub as samples
from samples.epub import HTML, OPF, OPS, XML_LANG, Book, column, edition, expected_words
from samples.repository import ROOT
from samples.seed import Built

Judge = Callable[[str], str]
Ask = Callable[[str, Path | bytes], list[str]]

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" cx="4" cy="4"/></svg>'

ODD = """
<paragraph eId="para_0"><num>1.</num><content><p>Before any heading, in Arabic <span xml:lang="ara">نص</span>.</p>
</content></paragraph>
<section eId="sec_A"><num>I.</num><heading>Pictures and quotes</heading>
<paragraph eId="para_1"><num>1.</num><content><p>Quote:</p><embeddedStructure><p>First quoted.</p><p>Second
 quoted.</p></embeddedStructure></content></paragraph>
<figure eId="fig_1"><img src="media/x.png" alt="A red dot"/> Figure 1</figure>
<paragraph eId="para_1_2"><num>1 bis.</num><content><p>In line <img src="media/lost.png" alt="a lost picture"/>, a note
 on a note<authorialNote eId="n1" marker="*"><p>Text<authorialNote eId="n2" marker="**"><p>Inner</p></authorialNote></p>
 </authorialNote>.</p></content></paragraph>
<p>Loose one</p><p>Loose two</p>
</section>
"""
HOSTILE = (
    "<script>alert(1)</script> & &amp; ]]> -- $body$ {{7*7}} {% x %} \"'`\\ *a* _b_ [x](javascript:1) "
    "<!-- c --> \u202eRTL\u202c \u200d\u00ad\u2028 😀 ́ \ufffd"
)


@pytest.fixture(scope="module")
def english() -> Book:
    """The English sample as a book."""
    return Book(epub.write(edition(column("en"))))


@pytest.fixture(scope="module")
def odd() -> Book:
    """A book with pictures, quotes, an emblem, notes on notes and text before any heading."""
    office = Office(emblem=EMBLEM, publisher="Office & Co", rights="All of them")
    return Book(epub.write(edition(column("en", ODD), office=office, media={"media/x.png": DOT})))


def hostile_edition() -> Presentation:
    body = samples.body("<section eId='s'><num>N</num><heading>H</heading><paragraph eId='p'><num>N</num><content><p>P"
                        "<authorialNote eId='n' marker='1'><p>T</p></authorialNote></p></content></paragraph></section>")  # fmt: skip
    for element in body.iter():
        if element.text and element.text.strip():
            element.text = HOSTILE
    made = column("en", title=(Run(HOSTILE),), committee=HOSTILE, received=HOSTILE, authority=HOSTILE)
    found = tuple(samples.blocks(body))
    return edition(
        replace(made, title=HOSTILE, blocks=found, notes=tuple(samples._notes(body)),
                contents=tuple(samples._entries(found)), standing=HOSTILE)
    )  # fmt: skip


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.judge
@pytest.mark.parametrize("code", ["en", "fr", "ar", "zh"])
def test_epubcheck_has_nothing_to_say(code: str, complaints: Ask) -> None:
    assert complaints("EPUBCheck", epub.write(edition(column(code)))) == []


@pytest.mark.judge
def test_epubcheck_has_nothing_to_say_about_an_odd_document(odd: Book, complaints: Ask) -> None:
    assert complaints("EPUBCheck", odd.data) == []


@pytest.mark.judge
def test_epubcheck_has_nothing_to_say_about_hostile_text(complaints: Ask) -> None:
    assert complaints("EPUBCheck", epub.write(hostile_edition())) == []


@pytest.mark.judge
def test_epubcheck_still_sees_what_is_wrong(english: Book, complaints: Ask, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(broken, "w") as container:
        for info in english.container.infolist():
            data = english.container.read(info)
            container.writestr(info.filename, data.replace(b"<dc:language>en</dc:language>", b""))
    assert any("ERROR" in message for message in complaints("EPUBCheck", broken.read_bytes()))


@pytest.mark.judge
@pytest.mark.parametrize("code", ["en", "ar"])
def test_ace_finds_no_violation(code: str, complaints: Ask) -> None:
    data = epub.write(edition(column(code)))
    assert complaints("Ace", data) == []


@pytest.mark.judge
def test_ace_finds_no_violation_in_an_odd_document(odd: Book, complaints: Ask) -> None:
    assert complaints("Ace", odd.data) == []


def test_the_words_of_the_book_are_the_words_of_the_document_in_order(english: Book) -> None:
    # The words of a table are compared cell by cell in a test of its own: the canonical table has no blanks.
    made = squeezed(english.words())
    for part in expected_words(column("en"), without=("table",)).split(" Unnumbered "):
        assert part in made
    assert "Amounts Year Soles 2017 56,175.00 168,358.00" in made


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_words_of_the_seed_are_all_there_in_order(code: str, presentations: dict[str, Presentation]) -> None:
    made = Book(epub.write(presentations[code]))
    assert made.words() == expected_words(presentations[code].first)


def test_hostile_text_arrives_whole() -> None:
    book = Book(epub.write(hostile_edition()))
    wanted = squeezed(HOSTILE)
    texts = [squeezed("".join(page.itertext())) for page in book.chapters()]
    # Authority, committee, title, its <title>, received, standing; then <title> (twice: number, words), heading, paragraph, note.
    assert texts[0].count(wanted) == 6
    assert texts[1].count(wanted) == 7
    assert squeezed("".join(book.navigation.itertext())).count(wanted) == 3
    assert squeezed(book.metadata("dc:title")[0]) == wanted
    assert (
        wanted in squeezed(book.container.read("EPUB/cover.svg").decode())
        or "…" in book.container.read("EPUB/cover.svg").decode()
    )


def test_nothing_active_and_nothing_remote_gets_in(english: Book, odd: Book) -> None:
    hostile = Book(epub.write(hostile_edition()))
    for book in (english, odd, hostile):
        for page in book.pages().values():
            for element in page.iter(etree.Element):
                name = etree.QName(element).localname
                assert name not in ("script", "iframe", "object", "embed", "form")
                assert not [key for key in element.attrib if key.lower().startswith("on")]
                assert not element.get("src", "").startswith(("http", "//", "data:"))
                href = element.get("href", "")
                assert href.startswith("https://") if ":" in href else not href.startswith("//")


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "http://example.org/", "data:text/html,x", "file:///etc/passwd", "#nowhere"],
)
def test_a_link_that_may_not_be_one_is_printed_as_text(href: str) -> None:
    inner = f'<paragraph eId="para_1"><content><p>See <a href="{href}">the words</a>.</p></content></paragraph>'
    paragraph = Book(epub.write(edition(column("en", inner)))).find("para_1")
    assert "".join(paragraph.itertext()).strip() == "See the words."
    assert paragraph.find(f".//{HTML}a") is None


def test_an_emblem_with_a_script_stops_the_book() -> None:
    office = Office(emblem=EMBLEM.replace("<circle", "<script>1</script><circle"))
    with pytest.raises(TemplateError, match="active or remote"):
        epub.write(edition(column("en"), office=office))


def test_the_same_presentation_gives_the_same_bytes_elsewhere(tmp_path: Path) -> None:
    here = hashlib.sha256(epub.write(edition(column("en")))).hexdigest()
    script = (
        "import hashlib; from samples import epub as s; from hexapla.writers import epub;"
        "print(hashlib.sha256(epub.write(s.edition(s.column('en')))).hexdigest())"
    )
    root = ROOT / "tests"
    for zone, seed in (("Asia/Kathmandu", "1"), ("America/St_Johns", "77")):
        strange = {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1700000000"}
        environment = {**os.environ, **strange, "PYTHONPATH": f"{root}{os.pathsep}{root.parent}"}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, cwd=tmp_path, capture_output=True, check=True
        )
        assert done.stdout.decode().strip() == here


def test_the_media_type_is_first_and_not_pressed(english: Book) -> None:
    first = english.container.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {info.date_time for info in english.container.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pandoc_is_asked_once_in_its_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc.api_version()
    seen: list[list[str]] = []

    def record(command: list[str | Path], **options: object) -> process.Completed:
        seen.append([str(part) for part in command])
        return process.run(command, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pandoc, "run", record)
    epub.write(edition(column("en")))
    assert len(seen) == 1
    assert {"--sandbox", "--fail-if-warnings", "--split-level=1"} <= set(seen[0])


def test_a_warning_of_pandocs_stops_the_book_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hexapla.writers.epub.composer.data_address", lambda *_: "nowhere/dot.png")
    with pytest.raises(ToolFailedError, match=r"nowhere/dot\.png"):
        epub.write(edition(column("en", ODD), media={"media/x.png": DOT}))


def test_the_package_says_what_is_known_and_nothing_else(english: Book) -> None:
    assert english.package.get("version") == "3.0"
    assert english.metadata("dc:title") == [samples.TITLES["en"]]
    assert english.metadata("dc:language") == ["en"]
    assert english.metadata("dc:date") == ["2021-12-03"]
    assert english.metadata("dc:publisher") == english.metadata("dc:rights") == []
    assert english.metadata("dc:source") == [f"https://docs.un.org/en/{samples.SYMBOL}"]
    assert english.metadata("dcterms:modified") == ["2021-12-03T00:00:00Z"]
    unique, expression = english.metadata("dc:identifier")
    assert unique.startswith("urn:uuid:")
    assert expression == f"{samples.IRI}/eng@2021-12-03"
    assert b"onix" not in english.container.read("EPUB/package.opf")


def test_each_edition_has_an_identifier_of_its_own() -> None:
    editions = [edition(column("en")), edition(column("fr")), edition(column("en"), column("fr"))]
    found = {Book(epub.write(each)).metadata("dc:identifier")[0] for each in editions}
    assert len(found) == 3


def test_a_date_that_nobody_stated_is_not_printed() -> None:
    book = Book(epub.write(edition(column("en", date=None))))
    assert book.metadata("dc:date") == []
    assert "2021" not in book.container.read("EPUB/cover.svg").decode()


def test_the_accessibility_metadata_are_those_of_the_standard(english: Book, odd: Book) -> None:
    assert english.metadata("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.1 Level AA"]
    assert english.metadata("schema:accessMode") == ["textual"]
    assert odd.metadata("schema:accessMode") == ["textual", "visual"]
    assert english.metadata("schema:accessModeSufficient") == ["textual"]
    assert english.metadata("schema:accessibilityHazard") == ["none"]
    assert english.metadata("schema:accessibilitySummary") == [column("en").language.label("accessibility_summary")]
    assert "alternativeText" in odd.metadata("schema:accessibilityFeature")
    assert english.metadata("a11y:certifiedBy") == ["Hexapla"]  # who claims conformance is named
    assert odd.metadata("a11y:certifiedBy") == odd.metadata("dc:publisher") == ["Office & Co"]


def test_every_page_says_its_language_twice_and_has_a_title() -> None:
    for code, direction in (("fr", "ltr"), ("ar", "rtl")):
        book = Book(epub.write(edition(column(code))))
        for page in book.pages().values():
            assert (page.get("lang"), page.get(XML_LANG), page.get("dir")) == (code, code, direction)
            assert (page.findtext(f"{HTML}head/{HTML}title") or "").strip()


def test_an_arabic_book_is_read_from_right_to_left() -> None:
    book = Book(epub.write(edition(column("ar"))))
    spine = book.package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"


def test_paragraphs_keep_their_ids_and_show_their_numbers(english: Book) -> None:
    paragraph = english.find("para_1")
    number = paragraph[0][0]
    assert (number.get("class"), number.text) == ("num", "1.")
    assert english.find("sec_II__dvs_1").tag == f"{HTML}section"
    assert english.find("alinea_1") is not None


def test_items_are_nested_lists_with_the_labels_of_the_document(english: Book) -> None:
    item = english.find("para_2__list_1__point_a__list_1__point_ii")
    assert item.tag == f"{HTML}li"
    assert "".join(item.itertext()).split() == ["(ii)", "Two;"]
    outer = item.getparent().getparent()
    assert (outer.tag, outer.get("id")) == (f"{HTML}li", "para_2__list_1__point_a")
    assert len(outer.getparent()) == 2
    inside = [each.get("id") for each in item.iterancestors() if each.get("id")]
    assert inside[:2] == ["para_2__list_1__point_a", "para_2"]


def test_a_note_pops_up_and_leads_back(english: Book) -> None:
    note = english.find("note_2")
    assert (note.tag, note.get(f"{OPS}type"), note.get("role")) == (
        f"{HTML}aside",
        "footnote",
        "doc-footnote",
    )
    back, call = note[0][0], english.find("note_2-call")
    assert (back.get("role"), back.text, back.get("title")) == ("doc-backlink", "2", "Back to the text")
    assert back.get("href", "").endswith("#note_2-call")
    assert (call.get("role"), call.get(f"{OPS}type"), call.text) == ("doc-noteref", "noteref", "2")
    assert call.get("href", "").endswith("#note_2")
    assert len(note) == 2


def test_notes_stand_at_the_end_of_the_page_that_calls_them(english: Book) -> None:
    for page, note in zip(english.chapters()[1:], ("note_1", "note_2"), strict=True):
        last = samples.inside(page)[-1]
        assert last.get("class") == "notes"
        assert [each.get("id") for each in last] == [note]


def test_a_note_called_in_a_note_is_printed_too(odd: Book) -> None:
    assert "".join(odd.find("n1").itertext()).split() == ["*", "Text**"]
    assert "".join(odd.find("n2").itertext()).split() == ["**", "Inner"]


def test_a_lost_note_is_a_mark_without_a_link(english: Book) -> None:
    title = english.chapters()[0].find(f".//{HTML}h1")
    assert title is not None
    assert "".join(title.itertext()) == f"{samples.TITLES['en']}*"
    assert len(title) == 0


def test_note_calls_alone_are_superscripts() -> None:
    book = Book(epub.write(edition(column("fr"))))
    found = [each for page in book.chapters() for each in page.iter(f"{HTML}sup")]
    assert [each[0].get("role") for each in found] == ["doc-noteref"] * 2
    ordinals = [
        each.text for page in book.chapters() for each in page.iter(f"{HTML}span") if each.get("class") == "sup"
    ]
    assert ordinals == ["e", "o"]


def test_a_number_in_groups_is_one_piece_joined_by_plain_blanks() -> None:
    book = Book(epub.write(edition(column("fr"))))
    found = [
        each.text for page in book.chapters() for each in page.iter(f"{HTML}span") if each.get("class") == "number"
    ]
    assert found == ["13 701,21", "56 175", "168 358"]


def test_a_table_has_a_head_with_scopes_and_keeps_its_spans(english: Book) -> None:
    table = english.find("table_1")[0]
    assert table.findtext(f"{HTML}caption") == "Amounts"
    assert [cell.get("scope") for cell in table.iter(f"{HTML}th")] == ["col", "col"]
    assert [cell.get("rowspan") for cell in table.iter(f"{HTML}td")] == ["2", None, None]


def test_a_picture_travels_inside_and_a_lost_one_leaves_its_words(odd: Book) -> None:
    picture = odd.find("fig_1").find(f".//{HTML}img")
    assert picture is not None
    assert picture.get("alt") == "A red dot"
    assert odd.container.read(f"EPUB/{picture.get('src', '').removeprefix('../')}") == DOT
    assert "a lost picture" in "".join(odd.find("para_1_2").itertext())


def test_quoted_paragraphs_are_one_quotation(odd: Book) -> None:
    quote = odd.find("para_1").find(f"{HTML}blockquote")
    assert quote is not None
    assert [squeezed(each.text or "") for each in quote] == ["First quoted.", "Second quoted."]


def test_text_in_another_language_is_marked_with_the_short_tag(odd: Book) -> None:
    part = next(each for each in odd.find("para_0").iter(f"{HTML}span") if each.get("lang"))
    assert (part.get("lang"), part.get(XML_LANG), "".join(part.itertext())) == ("ar", "ar", "نص")


def test_links_inside_the_book_lead_to_the_chapter_that_holds_the_place(english: Book) -> None:
    ids = {
        (name.rpartition("/")[2], each.get("id"))
        for name, page in english.pages().items()
        for each in page.iter(etree.Element)
        if each.get("id")
    }
    inside = [
        each.get("href", "")
        for page in english.chapters()
        for each in page.iter(f"{HTML}a")
        if not each.get("href", "").startswith("https:")
    ]
    assert len(inside) == 5
    assert all(tuple(href.split("#")) in ids for href in inside)


def test_the_contents_are_nested_and_lead_to_their_headings(english: Book) -> None:
    outer = english.navigation.find(f".//{HTML}nav/{HTML}ol")
    assert outer is not None
    names = [item[0].text for item in outer]
    assert names == [samples.TITLES["en"], "I. Introduction", "II. Implementation & follow-up"]
    inner = outer[2].find(f"{HTML}ol")
    assert inner is not None
    assert [item[0].text for item in inner] == ["A. Paragraph 15", "Figures"]
    for link in outer.iter(f"{HTML}a"):
        assert english.find(link.get("href", "").partition("#")[2]) is not None


def test_a_document_without_headings_is_a_book_all_the_same() -> None:
    book = Book(epub.write(edition(column("en", "<p>One line.</p>"))))
    assert book.words() == "One line."
    assert len(book.chapters()) == 1


def test_contents_that_begin_too_deep_are_contents_all_the_same() -> None:
    made = column("en")
    deep = tuple(replace(entry, level=entry.level + 2) for entry in made.contents)
    book = Book(epub.write(edition(replace(made, contents=deep))))
    links = [each.text for each in book.navigation.iter(f"{HTML}a")]
    assert links[:5] == [
        samples.TITLES["en"],
        "I. Introduction",
        "II. Implementation & follow-up",
        "A. Paragraph 15",
        "Figures",
    ]


def test_the_first_page_is_masthead_title_and_standing_line(english: Book) -> None:
    words = squeezed("".join(samples.inside(english.chapters()[0]).itertext()))
    order = (
        "United Nations",
        "CAT",
        "Convention",
        "Distr.: General",
        "3 December 2021",
        "Committee",
        "Information",
        "This edition",
    )
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    links = [each.get("href") for each in english.chapters()[0].iter(f"{HTML}a")]
    assert links == [f"https://docs.un.org/en/{samples.SYMBOL}"]


def test_an_issued_document_prints_no_standing_line() -> None:
    book = Book(epub.write(edition(replace(column("en"), standing=None))))
    assert "edition" not in " ".join(book.chapters()[0].itertext())
    assert book.metadata("dc:description") == []


@pytest.mark.parametrize("code", ["en", "ar", "zh"])
def test_the_cover_says_symbol_title_and_date_and_stays_on_its_page(code: str) -> None:
    made = column(code, "<p>x</p>")
    book = Book(epub.write(edition(replace(made, title=made.title * 6))))
    drawing = etree.fromstring(book.container.read("EPUB/cover.svg"))
    lines = [each for each in drawing if each.text and each.tag.endswith("}text")]
    said = " ".join(each.text or "" for each in lines)
    assert samples.SYMBOL in said
    assert made.masthead.date is not None
    assert made.masthead.date in said
    assert all(0 < float(each.get("y", "0")) < 1600 for each in lines)
    image = etree.fromstring(book.container.read("EPUB/cover.xhtml")).find(f".//{HTML}img")
    assert image is not None
    assert samples.SYMBOL in image.get("alt", "")
    assert [item.get("properties") for item in book.package.iter(f"{OPF}item") if item.get("id") == "cover-image"] == [
        "cover-image"
    ]


def test_a_book_of_many_paragraphs_stays_within_pandocs_memory() -> None:
    words = "The Committee considered the report of the State party in detail. " * 8
    inner = "".join(
        f'<paragraph eId="para_{n}"><num>{n}.</num><content><p>{words}</p></content></paragraph>'
        for n in range(1, 1500)
    )
    book = Book(epub.write(edition(column("en", inner))))
    assert book.find("para_1499") is not None


@pytest.mark.parametrize("code", ["en", "fr", "en-fr"])
def test_the_page_list_is_that_of_the_pdf_as_another_program_reads_it(code: str, built: Built, judge: Judge) -> None:
    stem = built.folder / code / f"{built.folder.name}.{code}"
    pdftotext, pdf = judge("pdftotext"), f"{stem}.pdf"
    with pypdfium2.PdfDocument(pdf) as opened:
        count = len(opened)
    book = zipfile.ZipFile(f"{stem}.epub")
    nav = book.read("EPUB/nav.xhtml").decode()
    listed = re.findall(r'href="(text/[^"#]+)#page_(\d+)">(\d+)<', nav.partition('epub:type="page-list"')[2])
    assert [int(number) for _, _, number in listed] == list(range(1, count + 1))
    assert "pageNavigation" in book.read("EPUB/package.opf").decode()
    marked = "".join(
        _marked_text(etree.fromstring(book.read(name))) for name in sorted({f"EPUB/{file}" for file, _, _ in listed})
    )
    for number in range(2, count + 1):
        done = subprocess.run(
            [pdftotext, "-f", str(number), "-l", str(number), pdf, "-"], capture_output=True, check=True, text=True
        )
        before, _, after = marked.partition(f"\x00{number}\x00")
        words = fold(re.sub(r"\x00\d+\x00", "", after)[:200])[:25]
        assert words in fold(done.stdout), (number, words)
        if code != "en-fr":  # side by side, the columns of a page are read one after the other
            assert fold(before[-300:])[-60:] not in fold(done.stdout), number


def _marked_text(root: etree._Element) -> str:
    """Return the text of a chapter without its notes, its page marks as their numbers between zeros."""
    found = ""
    for event, element in etree.iterwalk(root.find("{*}body"), events=("start", "end")):
        is_note = element.tag.endswith("}aside") or any(each.tag.endswith("}aside") for each in element.iterancestors())
        if event == "start":
            found += f"\x00{element.get('aria-label')}\x00" if element.get("role") == "doc-pagebreak" else ""
            found += "" if is_note else element.text or ""
        elif not is_note or element.tag.endswith("}aside"):
            found += element.tail or ""
    return found


def test_a_book_without_a_pdf_lists_no_pages(english: Book) -> None:
    assert b"page-list" not in english.container.read("EPUB/nav.xhtml")
    assert "pageNavigation" not in english.metadata("schema:accessibilityFeature")
    assert english.metadata("pageBreakSource") == []


def test_pages_that_a_book_has_not_are_left_out_and_the_next_are_found() -> None:
    words = [f"word{number:05d}" for number in range(3000)]
    body = f"<body><p>{' '.join(words[:1500])}</p><p>{' '.join(words[1500:])}</p></body>"
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>{body}</html>'.encode()
    contents = 20_000  # letters of contents lists that stand in the PDF alone
    starts = [
        PageStart("1", "".join(words[:6]), 0),
        PageStart("2", "contentscontents", 4500),
        PageStart("3", "".join(words[500:506]), 4500 + contents),
        PageStart("4", "".join(words[2000:2006]), 18000 + contents),
    ]
    made, found = with_page_marks({"EPUB/text/a.xhtml": chapter}, starts)
    assert [each.name for each in found] == ["1", "3", "4"]
    text = _marked_text(etree.fromstring(made["EPUB/text/a.xhtml"]))
    assert "\x003\x00word00500" in text
    assert "\x004\x00word02000" in text
    assert re.sub("\x00.\x00", "", text) == " ".join(words[:1500]) + " ".join(words[1500:])
