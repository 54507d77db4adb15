"""Pictures of pages: what Tesseract reads in them is kept beside the PDF, and read from there with its confidence."""

import hashlib
import io
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from benchmarks.own_pages import editions
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import CONFIDENCE
from hexapla.engine import building
from hexapla.engine.progress import Event
from hexapla.engine.request import Request
from hexapla.errors import ExitCode, SourceError, ToolMissingError, UsageError
from hexapla.officer.adding import add
from hexapla.officer.candidates import Options, read_files
from hexapla.project.layout import Project
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.pdf.recognition import language_in, recognised
from hexapla.tools import tesseract
from hexapla.tools.hocr import joined, recognised_pages
from hexapla.xml_tree import parse
from samples.pages_alone import drawn, scanned

BODY = "The Committee recalls that the measures described in its report were adopted in due time"
SYMBOL = "CAT/C/XXX/FCO/9"
LINES = [("1. The Committee recalls that the measures described", 96), ("in its rep0rt were adopted in due time.", 41)]

STAND_IN = """\
#!{python}
# Writes what Tesseract 5.3 writes of pictures of lines, one after the other; the words are {lines!r}.
import io
import sys
from PIL import Image, ImageSequence
if "--list-langs" in sys.argv:
    print("List of available languages in /usr/share/tessdata/ (2):\\neng\\nosd")
elif "0" in sys.argv:
    print("Orientation in degrees: 0\\nScript: {script}\\nScript confidence: 8.95")
elif "--version" in sys.argv:
    print("tesseract 5.3.0\\n leptonica-1.82.0")
else:
    pictures = [each.size for each in ImageSequence.Iterator(Image.open(io.BytesIO(sys.stdin.buffer.read())))]
    print('<?xml version="1.0" encoding="UTF-8"?>')
    print('<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title></head><body>')
    for place, (width, height) in enumerate(pictures):
        print(f'<div class="ocr_page" title="bbox 0 0 {{width}} {{height}}; ppageno {{place}}"><span class="ocr_line" title="bbox 0 0 1 1">')
        words, sure = ("", 0) if "-c" in sys.argv else {lines!r}[place % len({lines!r})]
        left, step = 12, (width - 24) / max(1, len(words))
        for word in words.split():
            right = left + step * len(word)
            print(f'<span class="ocrx_word" title="bbox {{left:.0f}} 12 {{right:.0f}} {{height - 12}}; x_wconf {{sure}}">{{word}}</span>')
            left = right + step
        print('</span></div>')
    print('</body></html>')
"""


SCAN = scanned(
    drawn(
        [
            (60, 700, 10, "1. The Committee recalls that the measures described"),
            (60, 688, 10, "in its report were adopted in due time."),
        ]
    )
)


def forget() -> None:
    for each in (tesseract.find, tesseract.packs, tesseract.version):
        each.cache_clear()


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    forget()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    yield
    forget()


@pytest.fixture
def script() -> str:
    """Return the script that the stand-in sees in a picture: none of ours."""
    return "Hangul"


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Iterator[None]:
    """Put a program on the path that writes what Tesseract writes."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text(STAND_IN.format(python=sys.executable, lines=LINES, script=script), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    forget()
    yield
    forget()


def test_a_scan_is_refused_with_what_to_do() -> None:
    with pytest.raises(SourceError, match="holds pictures of pages and no text") as fault:
        read_pdf(SCAN, "x.pdf", "en")
    assert "add --ocr" in fault.value.advice


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_the_advice_says_how_it_is_installed() -> None:
    with pytest.raises(ToolMissingError, match="Tesseract, which is not on this machine") as fault:
        recognised(SCAN, "x.pdf", "en")
    assert "tesseract-ocr" in fault.value.advice
    assert fault.value.exit_code is ExitCode.TOOL_MISSING


@pytest.mark.usefixtures("stand_in")
def test_a_language_pack_that_is_missing_is_named() -> None:
    with pytest.raises(ToolMissingError, match="language pack for French") as fault:
        recognised(SCAN, "x.pdf", "fr")
    assert "tesseract-ocr-fra" in fault.value.advice


@pytest.mark.usefixtures("stand_in")
def test_recognised_words_go_through_the_same_reader_with_their_confidence() -> None:
    reading = read_pdf(SCAN, "x.pdf", "en", recognised(SCAN, "x.pdf", "en"))
    (paragraph,) = reading.body.iter("{*}paragraph")
    assert paragraph.findtext("{*}num") == "1."
    assert plain_text(paragraph.find(".//{*}p")).endswith("described in its rep0rt were adopted in due time.")
    assert paragraph.find(".//{*}p").get(CONFIDENCE) == "0.41"
    (said,) = [each for each in reading.findings if each.code == "F-243"]
    assert "recognised by tesseract 5.3.0 eng" in said.message
    assert "“rep0rt” (0.41)" in said.message


@pytest.mark.usefixtures("stand_in")
def test_what_was_recognised_is_kept_and_a_build_needs_no_tesseract(tmp_path: Path) -> None:
    file, sources = tmp_path / "scan.pdf", tmp_path / "sources"
    file.write_bytes(SCAN)
    sources.mkdir()
    (added,) = add(sources, [file], Options(symbol=SYMBOL, language="en", is_recognised=True))
    assert added.target is not None
    assert sorted(each.name for each in added.target.parent.iterdir()) == ["document.toml", "en.hocr", "en.pdf"]
    assert added.target.read_bytes() == SCAN
    (tmp_path / "programs" / "tesseract").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (document,) = building.check(Project.open(sources, tmp_path / "out"), Request()).documents
    codes = {each.code for each in document.findings}
    assert "F-243" in codes
    assert not codes & {"F-003", "F-008"}


@pytest.mark.usefixtures("stand_in")
def test_a_pdf_that_is_there_can_be_recognised_later(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "CAT-C-XXX-FCO-9"
    folder.mkdir(parents=True)
    (folder / "en.pdf").write_bytes(SCAN)
    said = Options(symbol=SYMBOL, language="en", is_recognised=True)
    assert [each.outcome for each in add(tmp_path / "sources", [folder / "en.pdf"], said)] == ["recognised"]
    assert (folder / "en.hocr").is_file()
    assert [each.outcome for each in add(tmp_path / "sources", [folder / "en.pdf"], said)] == ["same"]


@pytest.mark.usefixtures("stand_in")
def test_whoever_waits_is_told_of_each_page_that_was_recognised(tmp_path: Path) -> None:
    page = drawn([(60, 700, 10, "1. The Committee met.")])
    file, told = tmp_path / "scan.pdf", list[Event]()
    file.write_bytes(scanned(page, page, page))
    (tmp_path / "sources").mkdir()
    said = Options(symbol=SYMBOL, language="en", is_recognised=True)
    read_as = partial(read_files, watching=lambda: nullcontext(told.append))
    (added,) = add(tmp_path / "sources", [file], said, read_as=read_as)
    assert added.page is not None
    assert [each.how != "" for each in added.page.outline] == [True, True, True]
    words = [each.facts["what"] for each in told]
    assert words == [f"scan.pdf: {done} of 3 pages recognised" for done in range(4)]
    assert [(each.facts["done"], each.facts["of"]) for each in told] == [(done, 3) for done in range(4)]
    assert told[0].facts["seconds_left"] is None
    assert told[-1].facts["seconds_left"] == 0


@pytest.mark.usefixtures("stand_in")
def test_the_language_of_a_scan_has_to_be_known(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(SCAN)
    (tmp_path / "sources").mkdir()
    with pytest.raises(UsageError, match="its language has to be known"):
        add(tmp_path / "sources", [file], Options(symbol=SYMBOL, is_recognised=True))


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("script", ["Latin"])
def test_the_language_of_a_scan_is_seen_in_its_picture(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(SCAN)
    (tmp_path / "sources").mkdir()
    (added,) = add(tmp_path / "sources", [file], Options(symbol=SYMBOL, is_recognised=True))
    assert added.target is not None
    assert sorted(each.name for each in added.target.parent.iterdir()) == ["document.toml", "en.hocr", "en.pdf"]


def hocr(lines: str, source: str = "") -> bytes:
    """Return a page of elements as Tesseract writes them, at 300 dots an inch."""
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page" title="bbox 0 0 2479 3508; ppageno 0; scan_res 300 300">'
    page = next(parse(f"{head}{lines}</div></body></html>".encode()).iter("{*}div"))
    return joined({1: page}, "tesseract 5.3.0", source)


def test_signs_of_chinese_that_were_parted_by_words_are_joined_and_numbers_stay_apart() -> None:
    words = [
        ("1.", 250, 280),
        ("根据", 360, 450),
        ("第", 462, 505),
        ("12", 515, 555),
        ("条", 565, 610),
        ("。", 615, 630),
    ]
    spans = "".join(
        f'<span class="ocrx_word" title="bbox {left} 560 {right} 600; x_wconf 96">{text}</span>'
        for text, left, right in words
    )
    line = f'<span class="ocr_line" title="bbox 250 560 2200 600; baseline 0 -8; x_size 44">{spans}</span>'
    reading = read_pdf(SCAN, "x.pdf", "zh", hocr(line, hashlib.sha256(SCAN).hexdigest()))
    (paragraph,) = reading.body.iter("{*}paragraph")
    assert paragraph.findtext("{*}num") == "1."
    assert plain_text(paragraph.find(".//{*}p")) == "根据第12条。"


def test_a_rule_of_a_page_that_leans_is_levelled_as_its_lines_are() -> None:
    line = '<span class="ocr_line" title="bbox 250 560 2200 600; baseline 0.01 -24; x_size 44"><span class="ocrx_word" title="bbox 250 560 2200 600; x_wconf 96">Text</span></span>'
    rule = '<div class="ocr_separator" title="bbox 238 259 2288 281"/>'
    (page,) = recognised_pages(hocr(line + rule))
    ((_, bottom, _, top),) = page.rules
    assert top - bottom < 0.5
    at_left = (3508 - 259) * 72 / 300
    assert abs(top - at_left) < 1, (
        "it stands as high as it does at the left edge, where a line of the page is not moved"
    )


@pytest.mark.usefixtures("stand_in")
def test_what_was_recognised_of_another_file_is_not_taken() -> None:
    kept = recognised(SCAN, "x.pdf", "en")
    other = scanned(drawn([(60, 700, 10, "2. Another page.")]))
    with pytest.raises(SourceError, match="was read in another file"):
        read_pdf(other, "x.pdf", "en", kept)


def with_scan() -> bytes:
    """Return a page of text, and a page that is a picture."""
    with pikepdf.open(io.BytesIO(drawn([(60, 700, 10, f"5. {BODY}.")]))) as pdf, pikepdf.open(io.BytesIO(SCAN)) as scan:
        pdf.pages.extend(scan.pages)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.usefixtures("stand_in")
def test_pages_that_are_pictures_among_others_are_named_and_can_be_recognised() -> None:
    unread = read_pdf(with_scan(), "x.pdf", "en")
    assert [each.message[-19:] for each in unread.findings if each.code == "F-242"] == ["not in the text: 2."]
    read = read_pdf(with_scan(), "x.pdf", "en", recognised(with_scan(), "x.pdf", "en"))
    assert [each.how for each in read.outline] == ["", "tesseract 5.3.0 eng"]
    assert plain_text(read.body).count("adopted in due time.") == 2


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_is_read_as_a_reader_turns_it(quarters: int) -> None:
    width, height = (842, 595) if quarters % 2 else (595, 842)
    matrix = {1: f"0 1 -1 0 {width} 0", 2: f"-1 0 0 -1 {width} {height}", 3: f"0 -1 1 0 0 {height}"}[quarters]
    upright = drawn([(60, 500, 10, f"5. {BODY}."), (60, 480, 10, "6. And more of it.")])
    with pikepdf.open(io.BytesIO(upright)) as pdf:
        page = pdf.pages[0]
        page.MediaBox = pikepdf.Array([0, 0, width, height])
        page.Rotate = 90 * quarters
        page.Contents = pdf.make_stream(f"{matrix} cm\n".encode() + page.Contents.read_bytes())
        out = io.BytesIO()
        pdf.save(out)
    turned = read_pdf(out.getvalue(), "x.pdf", "en")
    assert plain_text(turned.body) == plain_text(read_pdf(upright, "x.pdf", "en").body)
    assert "And more of it." in plain_text(turned.body)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract itself")
def test_tesseract_itself_reads_a_page() -> None:
    page = drawn([(60, 700 - 14 * row, 11, f"{row + 1}. {BODY}.") for row in range(4)])
    data = scanned(page)
    reading = read_pdf(data, "x.pdf", "en", recognised(data, "x.pdf", "en"))
    assert plain_text(reading.body).count("The Committee recalls") == 4


def leaning(data: bytes) -> bytes:
    """Return most of the first page of a PDF as a picture of 250 dots an inch, half a degree off level and not clean."""
    level = pypdfium2.PdfDocument(data)[0].render(scale=250 / 72, grayscale=True).to_pil().convert("L")
    turned = level.rotate(0.5, resample=Image.Resampling.BICUBIC, fillcolor=255)
    turned = turned.crop((0, 0, turned.width, turned.height * 4 // 5))
    out = io.BytesIO()
    Image.blend(turned, Image.effect_noise(turned.size, 40), 0.1).save(out, "PDF", resolution=250)
    return out.getvalue()


@pytest.mark.parametrize(
    ("language", "pack", "words"),
    [
        ("fr", "fra", ("Assemblée générale", "bibliothèques", "Vuurtorendienst")),
        ("ru", "rus", ("Генеральная Ассамблея", "правительство", "Vuurtorendienst", "CAT/C/NLD/CO/7")),
        ("zh", "chi_sim", ("政府开设了",)),
    ],
)
def test_tesseract_itself_sees_the_language_of_one_of_our_pages_and_reads_symbols_in_it(
    language: str, pack: str, words: tuple[str, ...]
) -> None:
    if shutil.which("tesseract") is None or not {"osd", "eng", pack} <= tesseract.packs():
        pytest.skip(f"needs Tesseract itself with the packs osd, eng and {pack}")
    _, edition, _ = next(editions(f"short {language} pdf"))
    data = leaning(edition)
    assert language_in(data, "x.pdf") == language
    read = read_pdf(data, "x.pdf", language, recognised(data, "x.pdf", language))
    text = " ".join([*(slot.text for slot in read.slots), plain_text(read.body)])
    assert [word for word in words if word not in text] == []
