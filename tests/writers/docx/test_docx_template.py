"""The Geneva template and the package: exact styles, measured places, no logic, no clock, no person."""

import datetime as dt
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from jinja2 import nodes
from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.errors import TemplateError
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.resources import emblem, style_folder, template_folder
from hexapla.writers import write as write_as
from hexapla.writers.docx import package, write
from hexapla.writers.markup.templates import environment
from samples import docx as support
from samples import paper as samples
from samples.docx import WordFile, judged, need, said, text_of, val, w

Judge = Callable[[str], str]
Ask = Callable[[str, Path | bytes], list[str]]

# The template: exact styles, geometry, no logic

STYLES = {
    "Normal": ("Normal", None, None, "line=240 atLeast", "", ""),
    "SingleTxtG": ("_ Single Txt_G", "Normal", None, "after=120", "left=1134 right=1134", ""),
    "HMG": ("_ H __M_G", "Normal", None, "before=240 after=240 line=360 exact", "left=1134 right=1134 hanging=1134", "b 34"),
    "HChG": ("_ H _Ch_G", "Normal", None, "before=360 after=240 line=300 exact", "left=1134 right=1134 hanging=1134", "b 28"),
    "H1G": ("_ H_1_G", "Normal", None, "before=360 after=240 line=270 exact", "left=1134 right=1134 hanging=1134", "b 24"),
    "H23G": ("_ H_2/3_G", "Normal", None, "before=240 after=120 line=240 exact", "left=1134 right=1134 hanging=1134", "b"),
    "H4G": ("_ H_4_G", "Normal", None, "before=240 after=120 line=240 exact", "left=1134 right=1134 hanging=1134", "i"),
    "H56G": ("_ H_5/6_G", "Normal", None, "before=240 after=120 line=240 exact", "left=1134 right=1134 hanging=1134", ""),
    "SSG": ("__S_S_G", "Normal", None, "before=240 after=240 line=300 exact", "left=1134 right=1134", "b 28"),
    "SMG": ("__S_M_G", "Normal", None, "before=240 after=240 line=420 exact", "left=1134 right=1134", "b 40"),
    "SLG": ("__S_L_G", "Normal", None, "before=240 after=240 line=580 exact", "left=1134 right=1134", "b 56"),
    "XLargeG": ("__XLarge_G", "Normal", None, "before=240 after=240 line=420 exact", "left=1134 right=1134", "b 40"),
    "Bullet1G": ("_Bullet 1_G", "Normal", None, "after=120", "left=1701 right=1134 hanging=170", ""),
    "Bullet2G": ("_Bullet 2_G", "Normal", None, "after=120", "left=2268 right=1134 hanging=170", ""),
    "FootnoteText": ("footnote text", "Normal", "5_G", "line=220 exact", "left=1134 right=1134 hanging=1134", "18"),
    "FootnoteReference": ("footnote reference", None, "4_G", "", "", "18 superscript"),
    "EndnoteText": ("endnote text", "FootnoteText", "2_G", "", "", ""),
    "EndnoteReference": ("endnote reference", "FootnoteReference", "1_G", "", "", ""),
    "Header": ("header", "Normal", "6_G", "line=240 auto", "", "b 18"),
    "Footer": ("footer", "Normal", "3_G", "line=240 auto", "", "16"),
    "PageNumber": ("page number", None, "7_G", "", "", "b 18"),
    "Heading1": ("heading 1", "SingleTxtG", "Table_G", "after=0", "right=0", ""),
    "Hyperlink": ("Hyperlink", "DefaultParagraphFont", None, "", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("ident", STYLES)
def test_the_styles_are_the_uns_own_to_the_letter(ident: str) -> None:
    root = etree.parse(template_folder() / "docx/word/styles.xml").getroot()
    style = next(one for one in root.iter(w("style")) if one.get(w("styleId")) == ident)
    assert _style(style) == STYLES[ident]


def _style(style: etree._Element) -> tuple[str | None, ...]:
    spacing, indents = style.find(f".//{w('spacing')}"), style.find(f".//{w('ind')}")
    given = (
        {key: spacing.get(w(key)) for key in ("before", "after", "line") if spacing.get(w(key))}
        if spacing is not None
        else {}
    )
    rule = spacing.get(w("lineRule"), "") if spacing is not None else ""
    space = " ".join([*(f"{key}={value}" for key, value in given.items()), *([rule] if rule else [])])
    sides = (
        {key: indents.get(w(key)) for key in ("left", "right", "hanging") if indents.get(w(key))}
        if indents is not None
        else {}
    )
    ind = " ".join(f"{key}={value}" for key, value in sides.items())
    run = style.find(w("rPr"))
    look = [tag for tag in ("b", "i") if run is not None and run.find(w(tag)) is not None]
    look += [found for tag in ("sz", "vertAlign") if run is not None and (found := val(run.find(w(tag))))]
    names = (val(style.find(w("name"))), val(style.find(w("basedOn"))), val(style.find(w("aliases"))))
    return (*names, space, ind, " ".join(look))


def test_headings_have_the_right_tab_of_their_numbers() -> None:
    root = etree.parse(template_folder() / "docx/word/styles.xml").getroot()
    tabs = {
        one.get(w("styleId")): [(val(tab), tab.get(w("pos"))) for tab in one.iter(w("tab"))]
        for one in root.iter(w("style"))
    }
    assert all(tabs[ident] == [("right", "851")] for ident in ("HMG", "HChG", "H1G", "H23G", "H4G", "H56G"))
    assert tabs["FootnoteText"] == [("right", "1021")]


def test_the_masthead_has_the_measured_geometry(presentations: dict[str, Presentation]) -> None:
    table = WordFile(write(presentations["en"])).body[0]
    assert need(table, "tblPr", "tblpPr").get(w("tblpX")) == "1134"
    assert need(table, "tblPr", "tblpPr").get(w("tblpY")) == "284"
    assert [one.get(w("w")) for one in table.iter(w("gridCol"))] == ["1276", "2268", "3260", "2835"]
    assert [(val(one), one.get(w("hRule"))) for one in table.iter(w("trHeight"))] == [
        ("851", "exact"),
        ("2835", "exact"),
    ]
    assert [one[0].get(w("sz")) for one in table.iter(w("tcBorders"))] == ["4"] * 3 + ["12"] * 3
    words = [text_of(one) for one in table.iter(w("p")) if text_of(one)]
    assert words[:2] == ["United Nations", "CAT/C/PER/FCO/7"]
    assert words[3:] == [
        "Distr.: General",
        "3 December 2021",
        "English",
        "Original: Spanish",
        "English, French and Spanish only",
    ]


def test_an_unknown_date_leaves_no_line_and_the_original_leaves_its_own() -> None:
    made = samples.single("en", date=None, limitation=None)
    masthead = replace(made.first.masthead, language=None)
    made = replace(made, columns=(replace(made.first, masthead=masthead),))
    cell = list(WordFile(write(made)).body[0].iter(w("tc")))[-1]
    assert [text_of(one) for one in cell.iter(w("p"))] == ["", "Distr.: General", "", "Original: Spanish"]


def test_pages_have_their_own_heads_and_feet_by_side() -> None:
    written = WordFile(write(samples.single("en", job_number="GE.21-17632 (E)")))
    section = written.body[-1]
    kinds = [(str(one.tag).removeprefix(support.W), one.get(w("type"))) for one in list(section)[:6]]
    assert kinds == [
        (f"{part}Reference", side) for part in ("header", "footer") for side in ("even", "default", "first")
    ]
    assert section.find(w("titlePg")) is not None
    assert written.root("word/settings.xml").find(w("evenAndOddHeaders")) is not None
    sides = {
        name: val(written.root(f"word/{name}.xml").find(f".//{w('jc')}"))
        for name in ("header1", "header2", "footer1", "footer2")
    }
    assert sides == {"header1": "left", "header2": "right", "footer1": "left", "footer2": "right"}
    assert said(written.root("word/header1.xml")) == samples.SYMBOL
    assert "GE.21-17632 (E)" in said(written.root("word/footer3.xml"))
    assert "PAGE" in said(written.root("word/footer1.xml"))


def test_the_qr_code_has_an_alternative_text_in_the_language_of_the_edition(
    presentations: dict[str, Presentation],
) -> None:
    for language in ("en", "fr"):
        first = presentations[language].first
        foot = WordFile(write(presentations[language])).root("word/footer3.xml")
        described = {one.get("descr") for one in foot.iter() if one.get("descr")}
        assert described == {first.language.label("qr_code").format(url=first.masthead.url)}


@pytest.mark.parametrize(("size", "paper"), [("A4", ("11907", "16840")), ("Letter", ("12240", "15840"))])
def test_the_paper_is_the_offices(size: str, paper: tuple[str, str]) -> None:
    made = replace(samples.single("en"), office=Office(page_size=size))
    page = WordFile(write(made)).body[-1].find(w("pgSz"))
    assert page is not None
    assert (page.get(w("w")), page.get(w("h"))) == paper


PERMITTED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.Name,
    nodes.Getattr,
    nodes.If,
    nodes.Test,
)


def test_the_template_says_where_and_never_what() -> None:
    for path in sorted((template_folder() / "docx").rglob("*.xml")):
        source = re.sub(r"\{([{%])[prt]c? ", r"{\1 ", path.read_text("utf-8"))
        tree = environment().parse(source)
        assert not [one for one in tree.find_all(nodes.Node) if not isinstance(one, PERMITTED)], path
        assert all(one.name == "defined" for one in tree.find_all(nodes.Test)), path
        assert not re.search(r"\{%\s*(tr|tc|vm|hm|colspan|cellbg)", path.read_text("utf-8")), path


# The package


@pytest.mark.parametrize("wrong", [b"<w:broken", b"{{ nobody_knows }}"])
def test_a_wrong_template_is_an_error_that_says_where_to_look(wrong: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    part = "word/footnotes.xml"
    broken = {**package.template(), part: package.template()[part].replace(b"{{ note.id }}", wrong)}
    monkeypatch.setattr(package, "template", lambda: broken)
    with pytest.raises(TemplateError, match="The Word template is wrong") as caught:
        write(samples.single("en", [("para", "1.", "a{1|x}")]))
    assert "templates/docx" in str(caught.value.advice)


def test_the_same_presentation_gives_the_same_bytes(presentations: dict[str, Presentation]) -> None:
    assert write(presentations["fr"]) == write(presentations["fr"])


def test_the_members_are_sorted_and_dated_by_no_clock(presentations: dict[str, Presentation]) -> None:
    with zipfile.ZipFile(BytesIO(write(presentations["en"]))) as package:
        entries = package.infolist()
    names = [one.filename for one in entries]
    assert names[0] == "[Content_Types].xml"
    assert all(one < other for one, other in pairwise(names[1:]))
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.external_attr >> 16 for one in entries} == {0o100644}


def test_the_file_names_no_person_and_dates_itself_by_the_edition() -> None:
    made = replace(samples.single("en"), day=dt.date(2022, 3, 1), office=Office(publisher="OHCHR & co"))
    core = {etree.QName(one).localname: one.text for one in WordFile(write(made)).root("docProps/core.xml")}
    assert core["creator"] == "OHCHR & co"
    assert core["lastModifiedBy"] is None
    assert core["created"] == core["modified"] == "2022-03-01T00:00:00Z"
    assert (core["title"], core["subject"], core["language"]) == ("A title", samples.SYMBOL, "en-GB")


def test_the_custom_properties_identify_work_expression_and_standing(
    presentations: dict[str, Presentation],
) -> None:
    facts = {one.get("name"): one[0].text for one in WordFile(write(presentations["fr"])).root("docProps/custom.xml")}
    assert facts["Symbol"] == "CAT/C/PER/FCO/7"
    assert facts["Work IRI"] == "/akn/un/doc/paper/un-cat/2021-12-03/CAT-C-PER-FCO-7"
    assert (facts["Expression IRI"] or "").startswith(f"{facts['Work IRI']}/fra@")
    assert facts["Status"] == "derived"
    assert "Job number" not in facts


# The judges


@pytest.mark.parametrize("name", ["notes", "arabic", "kitchen"])
def test_openxml_audit_finds_nothing(complaints: Ask, name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.docx"
    file.write_bytes(write(judged()[name]))
    assert complaints("openxml-audit", file) == []


@pytest.mark.judge
@pytest.mark.parametrize("name", ["notes", "arabic", "kitchen"])
def test_the_open_xml_sdk_finds_nothing(complaints: Ask, name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.docx"
    file.write_bytes(write(judged()[name]))
    assert complaints("Open XML SDK", file) == []


@pytest.mark.judge
def test_libreoffice_prints_the_masthead_the_heads_and_the_notes_on_their_pages(judge: Judge, tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(write(judged()["notes"]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        judge("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "notes.docx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    with pypdfium2.PdfDocument(tmp_path / "notes.pdf") as paper:
        pages = [page.get_textpage().get_text_bounded() for page in paper]
    assert "United Nations" in pages[0]
    assert "GE.21-17632" in pages[0]
    assert samples.SYMBOL in pages[1]
    assert pages[1].rstrip().endswith("2")
    assert len(pages) == 3


def test_the_emblem_is_a_drawing_with_a_bitmap_beside_it(documents: dict[str, AknDocument]) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'
    for office, words in ((Office(), ""), (Office(emblem=svg), "emblem")):
        made = present(documents, Edition.parse("en"), office)
        found = WordFile(write(made))
        drawing = next(one for one in found.body.iter() if str(one.tag).endswith("}docPr"))
        assert words in (drawing.get("descr") or "").lower()
        assert bool(drawing.get("descr")) == bool(words)
        assert ("decorative" in found.parts["word/document.xml"].decode()) != bool(words)
        assert found.parts["word/media/emblem.svg"] == emblem(office.emblem)
        assert found.parts["word/media/emblem.png"].startswith(b"\x89PNG")


def test_a_missing_emblem_is_a_fault_of_the_styles(
    documents: dict[str, AknDocument], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(style_folder(), tmp_path / "styles")
    (tmp_path / "styles" / "emblem.svg").unlink()
    monkeypatch.setattr("hexapla.resources.style_folder", lambda: tmp_path / "styles")
    for name in ("docx", "html", "epub"):
        with pytest.raises(TemplateError, match=r"emblem\.svg"):
            write_as(present(documents, Edition.parse("en"), Office()), name)


def test_side_by_side_both_mastheads_stand_on_the_first_page(presentations: dict[str, Presentation]) -> None:
    masthead = said(WordFile(write(presentations["en-fr"])).body[0])
    for column in presentations["en-fr"].columns:
        head = column.masthead
        for words in (head.authority, *head.name, head.distribution, head.date, head.language, head.original):
            assert words
            assert words in masthead


def test_lines_that_end_with_a_forced_break_are_not_spread(presentations: dict[str, Presentation]) -> None:
    settings = WordFile(write(presentations["en"])).root("word/settings.xml")
    assert need(settings, "compat", "doNotExpandShiftReturn") is not None
