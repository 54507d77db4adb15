"""Nothing leaks: words planted wherever a Word file can hide some are searched for in every byte that is written."""

import base64
import io
from pathlib import Path

import pytest
from PIL import PngImagePlugin

from hexapla.archive import deterministic_zip
from hexapla.engine import building
from hexapla.engine.request import Request
from hexapla.project.layout import Project
from hexapla.release.packages import release
from samples import pictures as picture_samples
from samples.embedded_bytes import carriers, everything
from samples.word_sources import MASTHEAD, TITLE, docx, p, picture, r, styles

WHERE = (
    "comment", "author", "deletion", "hidden", "workbook", "property", "code", "placeholder", "variable", "data", "company",
    "person", "macro", "glossary", "thumbnail", "numbering", "style", "formula",
)  # fmt: skip
PLANTED = {where: f"Zq7{where}" for where in WHERE} | {"picture": picture_samples.WORD}
SHOWN = "Zq7shown"
KINDS = ("jpg", "png", "gif", "svg", "tiff")


def planted() -> bytes:
    """Return a Word file that hides every planted word; one more is shown, so that the search is seen to find."""
    author = f'w:author="{PLANTED["author"]}"'
    change = f"<w:rPrChange {author}><w:rPr/></w:rPrChange>"
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    pictures = "".join(p(f"Figure {kind}", picture(f"i{kind}", f"A {kind} picture")) for kind in KINDS)
    link = f"<w:r><w:instrText> LINK Excel.Sheet {PLANTED['code']} </w:instrText></w:r>"
    body = p(
        "1.\tWords ", r(SHOWN, change), '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        f"<w:del {author}><w:r><w:delText>{PLANTED['deletion']}</w:delText></w:r></w:del>",
        f"<w:ins {author}>{r(' and more')}</w:ins>",
        r(PLANTED["hidden"], "<w:vanish/>"), r(PLANTED["hidden"], '<w:rStyle w:val="Unseen"/>'),
        f"{mark('begin')}{link}{mark('separate')}{r(' 5')}{mark('end')}",
        f"{mark('begin')}<w:r><w:instrText> IF 1 {PLANTED['formula']} </w:instrText></w:r>{mark('end')}",
        f"<w:sdt><w:sdtPr><w:alias w:val='{PLANTED['data']}'/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{r(PLANTED['placeholder'])}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="{PLANTED["data"]}"><w:smartTagPr><w:attr w:val="{PLANTED["data"]}"/></w:smartTagPr>'
        f"{r(' again')}</w:smartTag>",
        '<w:r><w:object><v:shape><v:imagedata r:id="none"/></v:shape></w:object></w:r>', ".",
    )  # fmt: skip
    unseen = (
        '<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{PLANTED["style"]}"/></w:style>'
    )
    return docx(
        MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + body + pictures,
        parts={
            "styles": styles(unseen),
            "comments": f'<w:comment w:id="1" {author}>{p(PLANTED["comment"])}</w:comment>',
            "settings": f'<w:docVars><w:docVar w:name="v" w:val="{PLANTED["variable"]}"/></w:docVars>',
            "numbering": f'<w:abstractNum w:abstractNumId="1"><w:name w:val="{PLANTED["numbering"]}"/></w:abstractNum>',
        },
        links={
            "x": ("package", "embeddings/book.xlsx"),
            **{f"i{kind}": ("image", f"media/{PLANTED['author']}.{kind}") for kind in KINDS},
        },
        properties={"Comment": PLANTED["property"], "JobNo": "2012345"},
        extra=_others(),
    )  # fmt: skip


def _others() -> dict[str, bytes]:
    author = PLANTED["author"]
    thumbnail, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("x", PLANTED["thumbnail"])
    picture_samples.pixels().save(thumbnail, "PNG", pnginfo=info)
    return {
        "word/embeddings/book.xlsx": deterministic_zip({"xl/sheet.xml": PLANTED["workbook"].encode()}),
        "docProps/core.xml": f'<c:coreProperties xmlns:c="x"><c:creator>{author}</c:creator></c:coreProperties>'.encode(),
        "docProps/app.xml": f"<Properties><Company>{PLANTED['company']}</Company></Properties>".encode(),
        "docProps/thumbnail.png": thumbnail.getvalue(),
        "word/people.xml": f"<people>{PLANTED['person']}</people>".encode(),
        "word/vbaProject.bin": PLANTED["macro"].encode(),
        "word/glossary/document.xml": f"<x>{PLANTED['glossary']}</x>".encode(),
        "customXml/item1.xml": f"<x>{PLANTED['data']}</x>".encode(),
        **{f"word/media/{author}.{kind}": picture_samples.ALL[kind]() for kind in KINDS},
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of every format, in one language and side by side, and of a release."""
    folder = tmp_path_factory.mktemp("leaks")
    sources = folder / "sources" / "CAT-C-NLD-8"
    sources.mkdir(parents=True)
    for language in ("en", "fr"):
        (sources / f"{language}.docx").write_bytes(planted())
    # Both texts are the same one, so the concordance has a question to each: the memory takes them all the same.
    (folder / "sources" / "office.toml").write_text('memory = "all"\n', encoding="utf-8")
    project = Project.open(folder / "sources", folder / "out")
    (report,) = building.build(project, Request(workers=1, tracked="accept")).documents
    assert report.faults == []
    _, packages, _ = release(project, Request(workers=1, tracked="accept"), frozenset({"errors"}), lambda *_: None)
    assert len(packages) == 3
    return project.out


def test_no_output_carries_what_is_no_text_of_the_document(written):
    suffixes = {path.suffix for path in written.rglob("*")}
    assert {
        ".pdf",
        ".docx",
        ".epub",
        ".html",
        ".xml",
        ".tmx",
        ".xlf",
        ".zip",
        ".json",
        ".jpg",
        ".png",
        ".gif",
        ".svg",
    } <= suffixes
    found = {where: carriers(written, word) for where, word in PLANTED.items()}
    assert {where: names[:5] for where, names in found.items() if names} == {}


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".epub", ".html", ".xml", ".tmx", ".xlf"])
def test_the_search_finds_what_is_shown(written, suffix):
    names = [name for name in carriers(written, SHOWN) if suffix in name]
    assert names or suffix == ".pdf"
    if suffix == ".pdf":  # letters of a subset of a font are numbers, but the attached XML is text
        assert any(
            ": stream" in name for name, data in everything(written) if ".pdf" in name and SHOWN.encode() in data
        )


def test_the_search_finds_what_is_packed_deep(tmp_path):
    inner = deterministic_zip(
        {"a.html": b"<img src='data:x;base64," + base64.b64encode(picture_samples.png()) + b"'/>"}
    )
    (tmp_path / "a.zip").write_bytes(deterministic_zip({"b.epub": inner}))
    assert carriers(tmp_path, picture_samples.WORD)


def test_every_picture_is_in_every_edition(written):
    media = sorted((written / "CAT-C-NLD-8" / "media").iterdir())
    assert [path.suffix for path in media].count(".png") == 2
    assert len(media) == len(KINDS)
    whole = [data for name, data in everything(written) if name.endswith(".epub") or "en.html" in name]
    for path in media:
        assert any(path.read_bytes() in data or base64.b64encode(path.read_bytes()) in data for data in whole), path
