"""Controls of forms: boxes to check come out as signs, what is chosen of a list as words."""

import dataclasses
from pathlib import Path

import pytest

from hexapla.akn.names import akn
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, TITLE, docx, p, r

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
COLOURS = (
    '<w:dropDownList><w:listItem w:displayText="Choose one." w:value=""/>'
    '<w:listItem w:displayText="Red" w:value="1"/><w:listItem w:displayText="Green" w:value="2"/></w:dropDownList>'
)
WINGDINGS = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(state: str, content: str) -> str:
    return control(f'<w14:checkbox {W14}><w14:checked w14:val="{state}"/></w14:checkbox>', content)


def field(data: str, code: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def old_box(states: str) -> str:
    return field(f"<w:checkBox><w:sizeAuto/>{states}</w:checkBox>", "FORMCHECKBOX")


def old_list(states: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{each}"/>' for each in ("calm", "rough"))
    return field(f"<w:ddList>{states}{entries}</w:ddList>", "FORMDROPDOWN")


def read(*body: str) -> Reading:
    data = docx(MASTHEAD + TITLE + "".join(body))
    return dataclasses.replace(read_word(data, "en.docx", "en"), source=data)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (box("1", r("\u2612")), "\u2612"),
        (box("0", r("\u2610")), "\u2610"),
        (box("1", WINGDINGS), "\u2612"),
        (box("0", r("\uf0a8")), "\u2610"),
        (box("1", ""), "\u2612"),
        (box("1", r("R")), "\u2612"),
        (old_box('<w:default w:val="1"/>'), "\u2612"),
        (old_box('<w:default w:val="1"/><w:checked w:val="0"/>'), "\u2610"),
        (old_box('<w:default w:val="0"/><w:checked/>'), "\u2612"),
        (old_list('<w:result w:val="1"/>'), "rough"),
        (old_list(""), "calm"),
        (control(COLOURS, r("Red")), "Red"),
    ],
)
def test_a_control_shows_what_it_shows_in_word(shown: str, words: str) -> None:
    found = read(p("1.\tThe sea is ", shown, r(" today.")))
    assert ["".join(each.itertext()) for each in found.body.iter(akn("p"))] == [f"The sea is {words} today."]
    config = DocumentConfig(Path("document.toml"))
    document = canonicalise(found, settle([found], config).metadata, config, "en")[0]
    assert [each for each in prove(document, found) if each.code == "F-003"] == []
    assert [each for each in found.findings if each.code == "F-255"] == []


def test_a_list_of_which_nothing_is_chosen_is_told_with_what_it_offers() -> None:
    found = read(
        p("1.\tThe flag is ", control(f"<w:showingPlcHdr/>{COLOURS}", r("Choose one.")), r(" today.")), p("2.\tBoats.")
    )
    (told,) = (each for each in found.findings if each.code == "F-255")
    assert (told.before, told.line) == ("Red; Green", 11)
    assert "Choose" not in "".join(map(str, found.body.itertext()))
