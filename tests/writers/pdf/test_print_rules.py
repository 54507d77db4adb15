"""The rules of PDF/X-4 (ISO 15930-7) that a printed file keeps, one by one; no program certifies it, and it claims nothing."""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from lxml import etree
from PIL import Image, ImageCms

from hexapla.akn.inlines import Run
from hexapla.domain.office import Office
from hexapla.present.presentation import Presentation
from hexapla.resources import style_bytes
from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers.pdf import print_edition
from samples.block_kinds import every_kind
from samples.paper import WORDS, long_lines, single
from samples.pdf_pages import texts

INK = "print/black-ink.icc"
FORBIDDEN_IN_STATES = ("/TR", "/HTP")
MODES = {"/Normal", "/Compatible", "/Multiply", "/Screen"}
MODES_OF_PICTURES = (
    ("RGB", "PNG"), ("RGB", "JPEG"), ("RGBA", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("L", "JPEG"), ("1", "PNG"), ("P", "GIF"),
    ("CMYK", "JPEG"), ("I;16", "PNG"),
)  # fmt: skip
INTERACTIVE = ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Collection", "/Requirements", "/AF")


def with_pictures() -> Presentation:
    """Return an edition with a picture in every kind of colours, with crop marks."""
    media: dict[str, bytes] = {}
    for mode, kind in MODES_OF_PICTURES:
        made = io.BytesIO()
        Image.new(mode, (8, 8)).save(made, kind)
        media[f"{mode}.{kind.lower()}"] = made.getvalue()
    edition = single("en", long_lines("en", 3))
    title = (Run("Title "), *(Run(name, image=name) for name in media))
    head = replace(edition.first.masthead, title=title)
    columns = (replace(edition.first, masthead=head),)
    return replace(edition, columns=columns, media=media, office=Office(crop_marks=True))


@pytest.fixture(
    scope="module",
    params=["plain", "cover and marks", "arabic", "letter", "pictures"],
    ids=lambda name: name.replace(" ", "-"),
)
def printed(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    """Editions as printers get them."""
    editions = {
        "plain": every_kind(),
        "cover and marks": replace(every_kind(), office=Office(cover=True, crop_marks=True, signature=8)),
        "arabic": single("ar", long_lines("ar", 12)),
        "pictures": with_pictures(),
        "letter": replace(single("en", long_lines("en", 12)), office=Office(page_size="Letter")),
    }
    with pikepdf.open(io.BytesIO(print_edition.write(editions[request.param]))) as pdf:
        yield pdf


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (each for each in pdf.objects if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)))


def resources(pdf: pikepdf.Pdf) -> Iterator[Any]:
    yield from (page.Resources for page in pdf.pages if "/Resources" in page)
    yield from (each.Resources for each in dictionaries(pdf) if "/Resources" in each)


def test_the_version_is_1_6_and_the_file_has_an_id_and_no_key(printed: pikepdf.Pdf) -> None:
    assert printed.pdf_version == "1.6"
    assert "/ID" in printed.trailer
    assert not printed.is_encrypted


def test_there_is_one_output_intent_for_print_and_its_profile_is_of_a_printer(printed: pikepdf.Pdf) -> None:
    (intent,) = printed.Root.OutputIntents
    assert (intent.S, intent.Type) == ("/GTS_PDFX", "/OutputIntent")
    assert str(intent.OutputConditionIdentifier)
    assert str(intent.Info)
    profile = intent.DestOutputProfile
    assert profile.N == 1
    data = profile.read_bytes()
    assert (data[12:16], data[16:20], data[36:40]) == (b"prtr", b"GRAY", b"acsp")


def test_the_trim_box_lies_in_the_bleed_box_and_that_in_the_media_box(printed: pikepdf.Pdf) -> None:
    for page in printed.pages:
        media, bleed, trim = ([float(edge) for edge in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        for outer, inner in ((media, bleed), (bleed, trim)):
            assert all(a <= b for a, b in zip(outer[:2], inner[:2], strict=True))
            assert all(a >= b for a, b in zip(outer[2:], inner[2:], strict=True))
        assert "/ArtBox" not in page
        assert "/CropBox" not in page
        assert "/UserUnit" not in page


def test_every_font_is_embedded(printed: pikepdf.Pdf) -> None:
    fonts = [each for each in dictionaries(printed) if each.get("/Type") == "/FontDescriptor"]
    assert fonts
    assert all(any(f"/FontFile{kind}" in each for kind in ("", "2", "3")) for each in fonts)


def test_nothing_acts_and_nothing_is_laid_upon_a_page(printed: pikepdf.Pdf) -> None:
    assert not [key for key in INTERACTIVE if key in printed.Root]
    assert "/JavaScript" not in printed.Root.get("/Names", {})
    assert "/EmbeddedFiles" not in printed.Root.get("/Names", {})
    assert not any("/Annots" in page or "/AA" in page or "/PresSteps" in page for page in printed.pages)
    assert not [each for each in dictionaries(printed) if each.get("/S") in ("/JavaScript", "/Launch", "/URI")]


def test_colours_are_those_of_the_condition_or_told_for_any_device(printed: pikepdf.Pdf) -> None:
    """Grey is the ink of the condition; red, green and blue have a profile; there is no CMYK."""
    for each in resources(printed):
        spaces = each.get("/ColorSpace", {})
        drawn = [item.get("/ColorSpace") for item in each.get("/XObject", {}).values()]
        if "/srgb" in spaces or "/DeviceRGB" in drawn:
            assert spaces["/DefaultRGB"][0] == "/ICCBased"
            assert spaces["/DefaultRGB"][1].N == 3
    images = [each for each in dictionaries(printed) if each.get("/Subtype") == "/Image"]
    assert not [each for each in images if each.get("/ColorSpace") == "/DeviceCMYK"]
    assert not [each for each in images if "/Alternates" in each or "/OPI" in each]
    kinds = {str(each.get("/Subtype")) for each in dictionaries(printed)}
    assert "/PS" not in kinds


def test_nothing_changes_the_curves_of_the_printer_and_what_is_opaque_is_in_no_group(printed: pikepdf.Pdf) -> None:
    states = [state for each in resources(printed) for state in each.get("/ExtGState", {}).values()]
    assert states
    for state in states:
        assert not [key for key in FORBIDDEN_IN_STATES if key in state]
        assert state.get("/TR2", "/Default") == "/Default"
        assert str(state.get("/BM", "/Normal")) in MODES
    assert not [each for each in dictionaries(printed) if "/Group" in each]


def test_streams_are_in_the_file_and_packed_as_the_standard_allows(printed: pikepdf.Pdf) -> None:
    for each in printed.objects:
        if isinstance(each, pikepdf.Stream):
            assert "/F" not in each
            assert "LZW" not in str(each.get("/Filter", ""))
            assert each.get("/Subtype2") is None
            assert "/Ref" not in each


def test_the_metadata_say_which_file_it_is_and_claim_no_standard(printed: pikepdf.Pdf) -> None:
    packet = printed.Root.Metadata.read_bytes()
    words = {etree.QName(each).localname: "".join(each.itertext()).strip() for each in etree.fromstring(packet).iter()}
    assert words["title"]
    assert {words[name] for name in ("CreateDate", "ModifyDate", "MetadataDate")} == {"2021-12-03T00:00:00Z"}
    assert re.fullmatch(r"uuid:[0-9a-f-]{36}", words["DocumentID"])
    assert (words["RenditionClass"], words["VersionID"], words["Trapped"]) == ("default", "1", "False")
    assert printed.docinfo.Trapped == "/False"
    assert str(printed.docinfo.CreationDate) == "D:20211203000000Z"
    for claim in (b"GTS_PDFX", b"PDF/X", b"pdfaid", b"pdfuaid", b"pdfxid"):
        assert claim not in packet
    assert not [key for key in printed.docinfo if "PDFX" in str(key)]


def test_a_picture_that_lets_through_keeps_its_mask_and_its_group() -> None:
    from hexapla.writers.pdf import print_rules

    with pikepdf.new() as pdf:
        pdf.docinfo.Title = "x"
        pdf.Root.Metadata = pikepdf.Stream(
            pdf, b'<x xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description/></x>'
        )
        mask = pdf.make_stream(b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        pdf.make_stream(b"\0", Subtype=pikepdf.Name.Image, SMask=mask)
        form = pdf.make_stream(b"", Subtype=pikepdf.Name.Form, Group=pikepdf.Dictionary(S=pikepdf.Name.Transparency))
        print_rules.follow(pdf)
        assert "/Group" in form


def test_the_profile_is_what_its_recipe_says() -> None:
    """Ours, so that nobody's licence is asked: black ink, dots that gain a fifth, the light of D50 (ICC.1:2001-04)."""

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    white = b"".join(map(fixed, (0.9642, 1.0, 0.8249)))
    covered = [1 - grey / 32 for grey in range(33)]
    curve = [round(65535 * (1 - (ink + 4 * 0.2 * ink * (1 - ink)))) for ink in covered]
    name = b"Black ink on uncoated paper\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78),
        b"cprt": b"text\0\0\0\0the Hexapla authors; MIT License\0",
        b"wtpt": b"XYZ \0\0\0\0" + white,
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">I33H", 33, *curve),
    }
    table, body, start = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    day = struct.pack(">6H", 2026, 11, 26, 0, 0, 0)
    head = b"\0\0\0\0\x02\x40\0\0prtrGRAYXYZ " + day + b"acsp" + bytes(28) + white + bytes(48)
    whole = struct.pack(">I", len(head) + 4 + len(table + body)) + head + table + body
    assert style_bytes(INK) == whole


def test_a_program_of_others_turns_greys_of_the_profile_into_those_of_a_screen() -> None:
    ink = ImageCms.ImageCmsProfile(io.BytesIO(style_bytes(INK)))
    assert (ink.profile.device_class, ink.profile.xcolor_space) == ("prtr", "GRAY")
    transform = ImageCms.buildTransform(ink, ImageCms.createProfile("sRGB"), "L", "RGB")
    seen = [ImageCms.applyTransform(Image.new("L", (1, 1), grey), transform).getpixel((0, 0)) for grey in (0, 128, 255)]
    assert seen[0] == (0, 0, 0)
    assert min(seen[2]) >= 253
    assert 120 < seen[1][0] < 170


def test_a_cover_and_its_blank_back_stand_before_the_first_page_where_the_office_wants_them() -> None:
    plain = every_kind()
    covered = replace(plain, office=Office(cover=True, signature=1))
    bare, data = print_edition.write(replace(plain, office=Office(signature=1))), print_edition.write(covered)
    with pikepdf.open(io.BytesIO(data)) as with_cover, pikepdf.open(io.BytesIO(bare)) as without:
        assert len(with_cover.pages) == len(without.pages) + 2
        assert "/PageLabels" not in without.Root
    words = " ".join(text.words for text in texts(data, 1))
    for said in (
        "United Nations",
        "CAT/C/XXX/FCO/9",
        "Convention against Torture",
        "Report of the Committee",
        "English",
    ):
        assert said.replace(" ", "") in words.replace(" ", "")
    assert texts(data, 2) == []
    assert [text.words for text in texts(data, 3)] == [text.words for text in texts(bare, 1)]
    assert verify_pdf(data, print_edition.expected(covered), standards=()).findings == ()


@pytest.mark.parametrize("language", ["ar", "zh", "ru", "en"])
@pytest.mark.parametrize("words", [1, 40, 200])
def test_a_cover_is_one_page_in_every_script_however_long_its_title_is(language: str, words: int) -> None:
    report = single(language, long_lines(language, 3))
    title = " ".join(WORDS[language].split()[:3] * words)[:900]
    columns = (replace(report.first, title=title),)
    long = replace(report, columns=columns, office=Office(cover=True, crop_marks=True, signature=1))
    data = print_edition.write(long)
    assert verify_pdf(data, print_edition.expected(long), standards=()).findings == ()
    assert len([text for text in texts(data, 1) if text.words]) >= 5


def test_a_page_with_crop_marks_is_read_by_the_gate_as_any_other() -> None:
    report = replace(single("en", long_lines("en", 4)), office=Office(crop_marks=True))
    assert verify_pdf(print_edition.write(report), print_edition.expected(report), standards=()).findings == ()
