"""Make `docs/constructs.md` and its pictures from a page that holds every construct: `.venv/bin/python -m docs.make_constructs`.

The table is what the program makes of the page, so a test can ask whether it is still true; the pictures (which want
LibreOffice and Chromium) are made with `--pictures`.
"""

import base64
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from lxml import etree
from PIL import Image, ImageDraw

from hexapla.akn.document import AknDocument
from hexapla.akn.names import AKN, HX
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_html
from hexapla.writers import write

FOLDER = Path(__file__).parent
DOTS_PER_INCH = 60
SPACES = {"a": AKN, "hx": HX, "m": "http://www.w3.org/1998/Math/MathML"}
BOAT = Image.new("RGB", (160, 50), "white")
ImageDraw.Draw(BOAT).polygon([(20, 30), (60, 30), (60, 5), (90, 30), (100, 30), (85, 45), (35, 45)], fill="#336")
BOAT.save(held := io.BytesIO(), "PNG", compress_level=9)
PICTURE = base64.b64encode(held.getvalue()).decode()
SOURCE = f"""<html lang="en"><body><p>A/C.6/80/L.3</p><p>Distr.: General</p><p>1 October 2025</p><p>Original: English</p><h1>Harbours and nets</h1>
<p>The General Assembly,</p><p><i>Recalling</i> the rules of the harbour,</p>
<p>1. <i>Decides</i> to replace paragraph 3 of the rules by: “3. Nets dry on land.”</p>
<p id="two">2. <i>Decides also</i> to replace <del>may</del> by <ins>must</ins> in H<sub>2</sub>O rules, 2<sup>nd</sup> series;</p>
<p>3. <i>Recalls</i> <a href="#two">paragraph 2</a>, the <ruby>kade<rt>quay</rt></ruby> and the keepers<sup><a href="#n1">1</a></sup> of nets<sup><a href="#n1">1</a></sup>, who wrote:</p>
<blockquote><p>7. No net stays out at night.</p></blockquote>
<p>4. <i>Notes</i> that the pull of a net is <math><mi>F</mi><mo>=</mo><mfrac><mi>m</mi><mi>t</mi></mfrac></math> and that steps are:</p>
<ol type="a" start="3"><li>Map the wells</li><li value="7">Clean them</li></ol>
<table><caption>Table 1<br>Boats by town<br>(Thousands of boats)</caption>
<tr><th rowspan="2">No.</th><th rowspan="2">Town</th><th colspan="2">Years</th></tr><tr><th>2018</th><th>2019</th></tr>
<tr><td>1</td><th scope="row">Delft</th><td>3</td><td>4</td></tr><tr><td></td><td></td><th scope="col">2020</th><th scope="col">2021</th></tr>
<tr><td>2</td><th scope="row">Gouda</th><td>5</td><td>6</td></tr></table><p>Source: the harbour master.</p>
<figure><img alt="A boat on the water" src="data:image/png;base64,{PICTURE}"><figcaption>Figure 1. A boat</figcaption></figure><p>Source: the harbour master.</p>
<dl><dt>Tide</dt><dd>Water that comes and goes.</dd></dl>
<pre>if wet:
    dry</pre>
<p>5. <i>Decides</i> to remain seized of the matter.</p><p id="n1"><sup>1</sup> Those of 1900.</p></body></html>"""
CONSTRUCTS = (
    ("Who speaks in a resolution", "//a:formula"),
    ("What it recalls", "//a:recital"),
    ("A provision that is to read so, on the line that announces it", "//a:p[a:mod]"),
    ("Struck words", "//a:del"),
    ("Underlined words where others are struck", "//a:ins"),
    ("Raised and lowered letters", "//a:sub"),
    ("A link within the text", "//a:ref"),
    ("A reading aid (ruby)", "//a:paragraph[3]/a:content/a:p[1]/text()[contains(., 'kade')]"),
    ("A note", "//a:authorialNote"),
    ("The same note, called again", "//a:noteRef"),
    ("A quotation with numbers of its own", "//a:p[a:embeddedStructure]"),
    ("A formula", "//a:subFlow"),
    ("An item that says its number", "//a:point[last()]"),
    ("Label, title and unit of a table", "//a:table/a:caption"),
    ("A head over several rows", "//a:th[@rowspan]"),
    ("The head of a row, told by its place", "//a:th[normalize-space()='Delft']"),
    ("The head of a column within a table", "//a:th[@hx:scope]"),
    ("The source of a table", "//a:content[a:table]/a:p"),
    ("A figure with caption and source", "//a:tblock"),
    ("A term and its definition", "//a:content[a:p='Tide']"),
    ("Code, line by line", "//a:content[a:p[starts-with(., 'if wet')]]"),
)  # fmt: skip
"""What a construct is called, and where the document has it."""

_LONGEST = 230
_NAMES = re.compile(r' (?:xmlns(?::\w+)?|eId|placement|display)="[^"]*"')


def document() -> AknDocument:
    """Return the canonical document of the page."""
    reading = read_html(SOURCE.encode(), "en.html", "en")
    config = DocumentConfig(path=Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def page() -> str:
    """Return the page of the constructs."""
    root = document().root
    rows = [f"| {name} | `{_short(root.xpath(path, namespaces=SPACES)[0])}` |" for name, path in CONSTRUCTS]
    return "\n".join([
        "# What constructs become", "",
        "Made by `docs/make_constructs.py` from one web page that holds them all; edit that file, not this one. The XML is",
        "as the program writes it, ids and long words left out; [contract.md](contract.md) says the rules.", "",
        "| construct | canonical XML |", "|---|---|", *rows, "",
        "The first column of a table holds heads of rows (`th`) too where every cell of it that has words is bold and two",
        "rows go on in plain type, or where the style of a Word table sets it in bold type (`w:tblLook`); a first row that is",
        "bold as a whole names the columns and is left alone.", "",
        "The same document in [PDF](pictures/constructs-pdf.png), on a [web page](pictures/constructs-html.png) and in",
        "[Word](pictures/constructs-docx.png), the last drawn by a LibreOffice that has no Math and leaves the formula out:", "",
        *(f"![The constructs in {name}](pictures/constructs-{ending}.png)" for name, ending in
          (("PDF", "pdf"), ("HTML", "html"), ("Word", "docx"))), "",
    ])  # fmt: skip


def _short(found: etree._Element | str) -> str:
    text = found if isinstance(found, str) else etree.tostring(found, encoding="unicode", with_tail=False)
    text = re.sub(r">\s+|\s+<", lambda match: match[0].strip(), _NAMES.sub("", text)).replace("|", "\\|")
    text = re.sub(r"<annotation.*?</annotation>", "", re.sub(r"media/\w+", "media/…", text))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def pictures() -> None:
    """Render the document in each format, small enough for a repository."""
    reading = read_html(SOURCE.encode(), "en.html", "en")
    shown = present({"en": document()}, Edition.parse("en"), Office(), media=dict(reading.media))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for ending in ("pdf", "html", "docx"):
            (folder / f"en.{ending}").write_bytes(write(shown, ending))
        _save([*_pages(folder / "en.pdf")], "pdf")
        office = [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={folder.as_uri()}/profile",
            "--headless",
        ]
        (folder / "word").mkdir()
        subprocess.run([*office, "--convert-to", "pdf", "--outdir", "word", "en.docx"], cwd=folder, check=True)  # noqa: S603 a program of this machine
        _save([*_pages(folder / "word" / "en.pdf")], "docx")
        browser = os.environ.get("HEXAPLA_BROWSER", "chromium")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=800,1900", "--screenshot=page.png"]
        subprocess.run([browser, *options, (folder / "en.html").as_uri()], cwd=folder, check=True)  # noqa: S603 another
        with Image.open(folder / "page.png") as picture:
            _save([picture.convert("RGB").resize((500, 1900 * 500 // 800))], "html")


def _pages(path: Path) -> list[Image.Image]:
    found = pypdfium2.PdfDocument(path)
    return [
        found[place].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB") for place in range(min(len(found), 2))
    ]


def _save(pages: list[Image.Image], name: str) -> None:
    picture = Image.new("RGB", (sum(each.width for each in pages), pages[0].height))
    for place, each in enumerate(pages):
        picture.paste(each, (place * pages[0].width, 0))
    picture.quantize(32).save(FOLDER / "pictures" / f"constructs-{name}.png", optimize=True)


if __name__ == "__main__":
    (FOLDER / "constructs.md").write_text(page(), encoding="utf-8")
    if "--pictures" in sys.argv:
        pictures()
