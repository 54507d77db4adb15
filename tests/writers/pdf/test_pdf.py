"""The PDF of an edition: what is in the file, and what the gate says of good and bad ones."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import lxml.etree
import pikepdf
import pypdfium2
import pytest

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import Run
from hexapla.akn.names import E
from hexapla.domain.office import Office
from hexapla.errors import ConfigurationError, ToolMissingError
from hexapla.present.citation import citation
from hexapla.present.presentation import Presentation
from hexapla.tools.pdfgate import Passage, verify_pdf
from hexapla.tools.pdftext import fold, page_starts, structure
from hexapla.typography import fonts
from hexapla.writers import pdf
from hexapla.writers.pdf import print_edition, rendering
from hexapla.writers.pdf.barcodes import barcode, qr_code
from hexapla.writers.pdf.box_font import box_font
from hexapla.writers.pdf.weasyprint import engine
from samples.paper import column, long_lines, parallel, single
from samples.pdf_pages import faces_of
from samples.repository import ROOT


@pytest.fixture(scope="module")
def files(presentations: Mapping[str, Presentation]) -> dict[str, bytes]:
    """The PDFs of the seed."""
    return {name: pdf.write(edition) for name, edition in presentations.items()}


@pytest.mark.parametrize("name", ["en", "fr", "en-fr"])
def test_the_seed_passes_the_gate(
    presentations: Mapping[str, Presentation], files: dict[str, bytes], name: str
) -> None:
    verdict = verify_pdf(files[name], pdf.expected(presentations[name]))
    assert verdict.findings == ()
    assert verdict.facts["pdf/a-3a"] == verdict.facts["pdf/ua-1"] == "pass"


@pytest.mark.parametrize(
    "edition",
    [
        single("en", long_lines("en", 60, 40)),
        single("ru", long_lines("ru", 12, 5)),
        single("ar", long_lines("ar", 12, 5)),
        single("zh", long_lines("zh", 12, 5)),
        single("es", long_lines("es", 12, 5)),
        parallel(("en", "zh"), 8, 4),
        parallel(("en", "fr"), 25, 12),
        parallel(("en", "ar"), 12, 4),
        parallel(("ar", "ru"), 8, 2),
    ],
    ids=lambda edition: str(edition.edition),
)
def test_every_script_passes_the_gate_with_all_its_notes(edition: Presentation) -> None:
    verdict = verify_pdf(pdf.write(edition), pdf.expected(edition))
    assert verdict.findings == ()
    total = sum(not note.is_lost for each in edition.columns for note in each.notes)
    assert verdict.facts["notes"] == f"{total} of {total}"
    good, of = verdict.facts["marks"].split()[:3:2]
    assert good == of


def test_the_canonical_xml_is_attached_as_the_source_with_fixed_dates(
    presentations: Mapping[str, Presentation], files: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(files["en-fr"])) as file:
        attached = {name: file.attachments[name] for name in file.attachments}
        assert sorted(attached) == ["CAT-C-PER-FCO-7.en.xml", "CAT-C-PER-FCO-7.fr.xml"]
        for part, each in zip(
            presentations["en-fr"].columns, (attached[name] for name in sorted(attached)), strict=True
        ):
            assert each.get_file().read_bytes() == part.xml
            assert each.relationship == "/Source"
            created = each.get_file().creation_date
            assert created is not None
            assert created.date() == presentations["en-fr"].day
        assert len(file.Root.AF) == 2


def test_title_language_and_dates_are_in_the_file(
    presentations: Mapping[str, Presentation], files: dict[str, bytes]
) -> None:
    edition = presentations["fr"]
    with pikepdf.open(io.BytesIO(files["fr"])) as file:
        assert str(file.docinfo.Title) == f"{edition.symbol} – {edition.first.title}"
        assert str(file.Root.Lang) == "fr"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo.CreationDate).startswith(edition.day.strftime("D:%Y%m%d"))


def test_bookmarks_are_the_headings_with_the_paragraphs_under_them(
    presentations: Mapping[str, Presentation], files: dict[str, bytes]
) -> None:
    def titles(items: list[Any]) -> list[str]:
        return [title for item in items for title in (item.title, *titles(item.children))]

    with pikepdf.open(io.BytesIO(files["fr"])) as file, file.open_outline() as outline:
        found = titles(outline.root)
    entries = presentations["fr"].first.contents
    assert len(found) == len(entries)
    for title, entry in zip(found, entries, strict=True):
        assert entry.text in title
        assert entry.paragraphs in title


@pytest.mark.parametrize("name", ["en", "en-fr"])
def test_every_paragraph_is_a_named_destination(
    presentations: Mapping[str, Presentation], files: dict[str, bytes], name: str
) -> None:
    with pikepdf.open(io.BytesIO(files[name])) as file:
        names = {str(each) for each in list(file.Root.Names.Dests.Names)[::2]}
    paragraphs = {block.eid for block in presentations[name].first.blocks if block.kind == "paragraph"}
    assert paragraphs <= names
    if presentations[name].edition.is_parallel:
        assert {f"{eid}-{code}" for eid in paragraphs for code in ("en", "fr")} <= names


def test_the_same_edition_is_the_same_file_in_another_zone_and_with_another_hash_seed() -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from hexapla.writers import pdf;"
        "from samples import paper as s;"
        "print(hashlib.sha256(pdf.write(s.parallel(paragraphs=4, notes=2))).hexdigest())"
    )
    here = hashlib.sha256(pdf.write(parallel(paragraphs=4, notes=2))).hexdigest()
    again = hashlib.sha256(pdf.write(parallel(paragraphs=4, notes=2))).hexdigest()
    surroundings = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    surroundings["PYTHONPATH"] = str(ROOT)
    there = subprocess.run(
        [sys.executable, "-c", script, str(ROOT / "tests")],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert here == again == there


def test_writing_leaves_the_document_as_it_was(presentations: Mapping[str, Presentation]) -> None:
    from lxml import etree

    trees = [block.element for each in presentations["en-fr"].columns for block in each.blocks]
    before = [etree.tostring(tree) for tree in trees if tree is not None]
    pdf.write(presentations["en-fr"])
    assert [etree.tostring(tree) for tree in trees if tree is not None] == before


def test_a_character_that_no_font_has_is_a_box_and_the_file_is_valid() -> None:
    edition = single(
        "en", [("para", "1.", "A Gothic letter \U00010330, another \U00010331, one of private use \uf0b7.")]
    )
    data = pdf.write(edition)
    assert "Box" in structure(data).fonts
    assert "Gothicletter\U00010330,another\U00010331,oneofprivateuse\ufffd." in fold("".join(structure(data).chunks))
    assert verify_pdf(data, pdf.expected(edition)).findings == ()


def test_the_box_font_is_the_same_for_the_same_characters() -> None:
    assert box_font("\U00010330x") == box_font("\U00010330x")


SAMPLES = (
    "Ə ə Ș ġ ḥ ʿ x\u0304", "Ελλάδα", "საქართველო", "Հայաստան", "ישראל", "ประเทศไทย น้ำ", "हिन्दी संयुक्त राष्ट्र", "தமிழ் நாடு",
    "አማርኛ", "대한민국", "日本国 ひらがな", "→ ↔ ⇒", "☐ ☑ ✓ ■ ●", "½ ⅓ ⅞", "₽ ₹ ₦ ₱", "≤ ≠ ∑ ∞ √ ∈ 𝑥", "বাংলাদেশ", "မြန်မာ", "កម្ពុជា", "ລາວ", "پاکستان ٹ",
)  # fmt: skip


def test_scripts_and_signs_of_un_documents_all_have_a_font() -> None:
    assert fonts.without_font("".join(SAMPLES)) == []


def test_scripts_and_signs_of_un_documents_make_a_valid_file_that_gives_them_back() -> None:
    edition = single("en", [("para", f"{number}.", f"Set {text} end.") for number, text in enumerate(SAMPLES, 1)])
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    assert "Box" not in structure(data).fonts


def test_a_word_in_another_script_brings_its_family_and_no_other() -> None:
    assert {family.name for family in pdf.needed_fonts(single("en", [("para", "1.", "Plain words.")]))} == {
        "TeX Gyre Termes"
    }
    edition = single("en", [("para", "1.", "The word мир means peace.")])
    data = pdf.write(edition)
    assert "PT-Serif" in structure(data).fonts
    assert verify_pdf(data, pdf.expected(edition)).findings == ()


@pytest.mark.parametrize(("code", "words"), [("ru", "Итого {} и ещё."), ("en", "The word мир, {} and more.")])
def test_currency_signs_that_the_cyrillic_font_draws_as_the_rouble_are_drawn_by_another(code: str, words: str) -> None:
    edition = single(code, [("para", "1.", words.format("₹ ₺ ₼ ₾ ₿ ₽"))])
    data = pdf.write(edition)
    assert faces_of(data, "₹₺₼₾₿₽") == {**dict.fromkeys("₹₺₼₾₿", "Noto-Serif"), "₽": "PT-Serif"}
    assert verify_pdf(data, pdf.expected(edition)).findings == ()


@pytest.mark.parametrize("family", fonts.families(), ids=lambda family: family.name)
def test_the_fonts_of_a_family_have_the_same_letters(family: fonts.Family) -> None:
    regular, *others = (fonts._code_points(path) for path in family.paths().values())
    if family.characters:
        assert family not in fonts.needed(["№"], ["en"])
    letters = {point for point in regular if chr(point).isalpha() and point < 0x180}
    assert all(letters <= other for other in others)


def test_style_sheets_and_fonts_are_read_once_for_editions_of_a_kind() -> None:
    lines = [("para", "1.", "Text.")]
    first = pdf.write(single("en", lines))
    known = [each.cache_info().misses for each in (rendering._faces, rendering._sheet)]
    pdf.write(single("en", [("para", "1.", "Other words.")]))
    assert [each.cache_info().misses for each in (rendering._faces, rendering._sheet)] == known
    pdf.write(single("zh", [("para", "1.", "委员会回顾。")]))
    assert pdf.write(single("en", lines)) == first


def test_the_page_list_of_a_book_is_taken_from_what_the_gate_has_read() -> None:
    edition = single("en", [("para", "1.", "Text of a page list.")])
    data = pdf.write(edition)
    verify_pdf(data, pdf.expected(edition))
    read = structure.cache_info().misses
    assert [number for number, _, _ in page_starts(bytes(bytearray(data)))] == ["1"]
    assert structure.cache_info().misses == read


def test_system_fonts_are_never_there_and_other_programs_keep_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    engine.load()
    from weasyprint.text.ffi import fontconfig

    fonts = engine.font_configuration()
    assert fontconfig.FcConfigGetFonts(fonts._config, fontconfig.FcSetSystem).nfont == 0
    assert "FONTCONFIG_FILE" not in os.environ


def test_without_the_native_libraries_the_advice_names_the_launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(ToolMissingError, match="libpango") as caught:
        engine.load()
    assert "build.py" in caught.value.advice


def test_a_picture_of_the_document_is_drawn_and_has_its_words() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    edition = single("en", [("para", "1.", "Text.")], title="Title", subtitle=())
    picture = Run("A triangle", image="../media/a.svg")
    head = replace(edition.first.masthead, title=(Run("Title "), picture))
    edition = replace(edition, columns=(replace(edition.first, masthead=head),), media={"../media/a.svg": drawing})
    with pikepdf.open(io.BytesIO(pdf.write(edition))) as file:
        alternatives = {str(each.Alt) for each in file.objects if _is_figure(each)}
    assert "A triangle" in alternatives


def _is_figure(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure" and "/Alt" in item


def test_a_table_over_two_pages_repeats_its_head_and_keeps_every_row() -> None:
    rows = [E.tr(E.th(E.p("Year")), E.th(E.p("Sum")))]
    rows += [E.tr(E.td(E.p(str(2000 + number))), E.td(E.p(f"{number},000"))) for number in range(60)]
    table = E.table({"eId": "table_1"}, *rows)
    edition = single("en", [("para", "1.", "Text before a table.")])
    with_table = (*edition.first.blocks, Block("table", "table_1", (table,), element=table))
    edition = replace(edition, columns=(replace(edition.first, blocks=with_table),))
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    with pikepdf.open(io.BytesIO(data)) as file:
        assert len(file.pages) == 2
        scopes = [str(each.A.Scope) for each in file.objects if _is_header_cell(each)]
    assert scopes == ["/Column"] * 2  # the head printed again is an artifact to a screen reader
    assert "Year" in pypdfium2.PdfDocument(data)[1].get_textpage().get_text_range()


def _is_header_cell(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"


def test_the_emblem_is_the_office_s_where_it_has_one() -> None:
    edition = single("en", [("para", "1.", "Text.")])
    own = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    assert pdf.write(edition) != pdf.write(replace(edition, office=replace(edition.office, emblem=own)))


def test_the_code_says_the_address() -> None:
    import segno

    address = "https://undocs.org/CAT/C/XXX/FCO/9"
    drawn = qr_code(address, "Code")
    dark = sum(cell for row in segno.make(address, error="m", micro=False).matrix for cell in row)
    assert _area(drawn) == dark


def test_the_bars_say_year_and_number_in_code_39() -> None:
    drawn = barcode("GE.21-17632 (E)", "Bars")
    width = int(drawn.get("viewBox", "").split()[2])
    assert width > 100
    with pytest.raises(ConfigurationError, match="job number"):
        barcode("no number", "Bars")


def _area(drawing: Any) -> int:
    import re

    path = next(each.get("d") for each in drawing if each.get("d"))
    return sum(int(length) for length in re.findall(r"h(\d+)v", path))


@pytest.fixture(scope="module")
def noted() -> tuple[bytes, Any]:
    """A file with notes, and what it must hold."""
    edition = single("en", long_lines("en", 10, 4))
    return pdf.write(edition), pdf.expected(edition)


def test_the_gate_finds_text_that_is_missing_or_out_of_order(noted: tuple[bytes, Any]) -> None:
    data, expected = noted
    lost = Passage("para_77", "en", "Words that stand nowhere.")
    found = verify_pdf(data, replace(expected, passages=(*expected.passages, lost)))
    assert [(each.code, each.eid) for each in found.findings] == [("F-901", "para_77")]
    swapped = (*expected.passages[:3], expected.passages[4], expected.passages[3], *expected.passages[5:])
    assert {each.code for each in verify_pdf(data, replace(expected, passages=swapped)).findings} == {"F-901"}


def test_the_gate_finds_a_font_that_nobody_declared(noted: tuple[bytes, Any]) -> None:
    data, expected = noted
    found = verify_pdf(data, replace(expected, fonts=frozenset({"TeX-Gyre-Termes"})))
    assert [each.code for each in found.findings] == ["F-902"]


def test_the_gate_finds_a_note_that_is_lost_or_incomplete(noted: tuple[bytes, Any]) -> None:
    data, expected = noted
    lost = Passage("note_77", "en", "Not there.")
    longer = replace(expected.notes[0], text=expected.notes[0].text + " and more")
    found = verify_pdf(data, replace(expected, notes=(longer, *expected.notes[1:], lost)))
    assert [(each.code, each.eid) for each in found.findings] == [("F-903", longer.eid), ("F-903", "note_77")]
    assert found.facts["notes"] == "3 of 5"


def test_the_gate_finds_a_note_on_another_page_than_its_mark(noted: tuple[bytes, Any]) -> None:
    data, expected = noted
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        calls = [each for page in file.pages for each in page.get("/Annots", []) if "/Dest" in each]
        del calls[0]["/Dest"]
        other = next(page for page in file.pages if "/Annots" not in page or calls[0] not in page.Annots)
        other["/Annots"] = pikepdf.Array([file.make_indirect(pikepdf.Dictionary(Dest=pikepdf.String("note_1")))])
        file.save(changed)
    codes = [(each.code, each.eid) for each in verify_pdf(changed.getvalue(), expected).findings]
    assert ("F-903", "note_1") in codes


@pytest.mark.parametrize(("entry", "code"), [("/OutputIntents", "F-904"), ("/MarkInfo", "A-901")])
def test_the_gate_finds_what_the_standards_forbid(noted: tuple[bytes, Any], entry: str, code: str) -> None:
    data, expected = noted
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        del file.Root[entry]
        file.save(changed)
    verdict = verify_pdf(changed.getvalue(), expected, "x.pdf")
    assert code in {each.code for each in verdict.findings}
    assert {each.file for each in verdict.findings} == {"x.pdf"}


def test_a_file_that_is_no_pdf_inside_is_a_finding_of_the_standards(noted: tuple[bytes, Any]) -> None:
    data, _ = noted
    assert column("en", [("para", "1.", "x")]).notes
    with pytest.raises(pikepdf.PdfError):
        structure(data[:200])


def test_letters_of_an_arabic_word_that_reach_under_each_other_are_no_overprint() -> None:
    edition = single("ar", [("para", "1.", "لكل شخص في المجتمع حق وحكمة، ومجهود كل شخصية من شخصيات المجتمعات.")])
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()


def packet(data: bytes) -> "lxml.etree._Element":
    with pikepdf.open(io.BytesIO(data)) as file:
        return lxml.etree.fromstring(file.Root.Metadata.read_bytes())


def told(data: bytes, name: str) -> list[str]:
    """What the metadata of a file says under a name of Dublin Core."""
    found = packet(data).find(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
    return [each.text for each in found.iter("{*}li")] if found is not None else []


def test_the_metadata_says_who_what_and_of_which_kind_as_far_as_sources_do() -> None:
    bare = single("en", long_lines("en", 4))
    column_ = replace(bare.columns[0], subjects=("TORTURE", "PRISONS & prisoners"))
    stated = replace(bare, columns=(column_,), office=Office(publisher="The Office", rights="Free <to use>"))
    data, without = pdf.write(stated), pdf.write(bare)
    assert told(data, "creator") == [citation(stated).author]
    assert told(data, "publisher") == ["The Office"]
    assert told(data, "rights") == ["Free <to use>"] * 2
    assert told(data, "subject") == ["TORTURE", "PRISONS & prisoners"]
    assert told(data, "type") == told(without, "type") == ["Text"]
    assert [told(without, name) for name in ("publisher", "rights", "subject")] == [[], [], []]
    assert verify_pdf(data, pdf.expected(stated)).findings == ()


def test_a_profile_without_attachments_leaves_the_xml_beside_the_file() -> None:
    edition = replace(single("en", long_lines("en", 8)), office=Office(pdf_profile="2a"))
    data = pdf.write(edition)
    verdict = verify_pdf(data, pdf.expected(edition), None, pdf.standards_of(edition))
    assert verdict.findings == ()
    assert (verdict.facts["pdf/a-2a"], verdict.facts["pdf/ua-1"]) == ("pass", "pass")
    assert packet(data).findtext(".//{*}part") == "2"
    with pikepdf.open(io.BytesIO(data)) as file:
        assert not file.attachments
        assert "/AF" not in file.Root
    printed = print_edition.write(replace(edition, pdf=data))
    assert verify_pdf(printed, print_edition.expected(edition), None, ()).findings == ()
