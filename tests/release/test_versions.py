"""Versions of a document: what a reissue and a corrigendum print, and how each is linked to what it replaces."""

import datetime
import json
import zipfile
from pathlib import Path

import jsonschema
import pikepdf
import pypdfium2
import pytest
from lxml import etree, html

from hexapla.catalogue import language, languages
from hexapla.dates import format_day
from samples import project as small
from samples.repository import SCHEMAS

SIX = {
    "ar": "1.\tهذا نص قصير.\n", "zh": "1.\t这是一个简短的文本。\n", "en": "1.\tA short text.\n", "fr": "1.\tUn texte court.\n",
    "ru": "1.\tКороткий текст.\n", "es": "1.\tUn texto corto.\n",
}  # fmt: skip
DAY = datetime.date(2021, 12, 6)


def reissued(code: str) -> str:
    """Return the document.toml of a document of which one language was issued again."""
    return f'symbol = "{small.SYMBOL}"\n[[{code}.issue]]\nnumber = 2\ndate = {DAY}\nkind = "technical"\nreason = "a figure in paragraph 2"\n'


def line(code: str) -> str:
    """Return what the asterisk behind the symbol of a reissue says."""
    return language(code).phrase("reissue").text.format(date=format_day(DAY, language(code)))


def words(path: Path) -> str:
    """Return what a file of ours says, blanks made one."""
    if path.suffix == ".pdf":
        text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            text = "".join(map(str, etree.fromstring(package.read("word/document.xml")).itertext()))
    elif path.suffix == ".epub":
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name) for name in package.namelist() if name.endswith(".xhtml")]
        text = " ".join("".join(map(str, html.document_fromstring(part).itertext())) for part in parts)
    else:
        text = "".join(map(str, html.document_fromstring(path.read_bytes()).itertext()))
    return " ".join(text.split())


@pytest.mark.parametrize("code", [each.code for each in languages()])
def test_a_reissue_has_an_asterisk_behind_its_symbol_and_a_line_that_says_when(code, run, sources, out):
    small.document(sources, toml=reissued(code), **{code: SIX[code]})
    assert run("build", "-q", "-f", "xml,html")[0] == 0
    for ending in ("xml", "html"):
        said = words(out / small.NAME / code / f"{small.NAME}.{code}.{ending}")
        assert f"{small.SYMBOL}*" in said
        assert f"* {line(code)}" in said


@pytest.mark.parametrize(("kind", "why"), [("corrected", "the text was corrected"), ("other", ""), ("", "")])
def test_of_a_reissue_that_nobody_called_technical_no_page_tells(run, sources, out, kind, why):
    stated = f'kind = "{kind}"\n' if kind else ""
    for reason in ("", 'reason = "technical"\n'):
        toml = f'symbol = "{small.SYMBOL}"\n[[en.issue]]\nnumber = 2\ndate = {DAY}\n{stated}{reason}'
        small.document(sources, toml=toml, en=SIX["en"])
        assert run("build", "-q", "-f", "xml,html")[0] == 0
        for ending in ("xml", "html"):
            said = words(out / small.NAME / "en" / f"{small.NAME}.en.{ending}")
            assert f"{small.SYMBOL}*" not in said
            assert "eissued" not in said
        record = json.loads((out / small.NAME / "manifest.json").read_text(encoding="utf-8"))
        assert [each["reason"] for each in record["summary"]["reissues"]] == ["technical" if reason else why or None]


def test_every_edition_of_a_reissue_says_so_and_names_the_package_that_it_replaces(run, sources, out):
    small.document(sources, toml=reissued("fr"), en=small.EN, fr=small.FR)
    assert run("build", "-q")[0] == 0
    place = out / small.NAME
    for edition in ("fr", "en-fr"):
        for ending in ("pdf", "docx", "epub", "html"):
            said = words(place / edition / f"{small.NAME}.{edition}.{ending}")
            assert f"{small.SYMBOL[4:]}*" in said, (edition, ending)
            assert f"* {line('fr')}" in said, (edition, ending)
    assert f"{small.SYMBOL}*" not in words(place / "en" / f"{small.NAME}.en.html")
    older = f"{small.NAME}-fr-1"
    with pikepdf.open(place / "fr" / f"{small.NAME}.fr.pdf") as pdf, pdf.open_metadata() as metadata:
        assert set(metadata["dc:relation"]) == {older}
    page = html.document_fromstring((place / "fr" / f"{small.NAME}.fr.html").read_bytes())
    assert page.xpath("//meta[@name='dcterms.replaces']/@content") == [older]
    with zipfile.ZipFile(place / "fr" / f"{small.NAME}.fr.epub") as book:
        assert f'<meta property="dcterms:replaces">{older}</meta>' in book.read("EPUB/package.opf").decode()
    with zipfile.ZipFile(place / "fr" / f"{small.NAME}.fr.docx") as package:
        assert older in package.read("docProps/custom.xml").decode()


def test_an_asterisk_that_the_source_has_is_not_doubled(run, sources, out):
    toml = reissued("en").partition("\n")[2]
    text = small.EN.replace(small.SYMBOL, f"{small.SYMBOL}*") + "* Reissued for technical reasons.\n"
    small.document(sources, toml=toml, en=text)
    assert run("build", "-q", "-f", "html")[0] == 0
    said = words(out / small.NAME / "en" / f"{small.NAME}.en.html")
    assert (f"{small.SYMBOL}*" in said, f"{small.SYMBOL}**" in said, line("en") in said) == (True, False, False)


def test_the_asterisk_of_a_reissue_is_another_than_that_of_the_title(run, sources, out):
    text = small.EN.replace(small.TITLE, f"{small.TITLE}*") + "* The annex is in English only.\n"
    small.document(sources, toml=reissued("en"), en=text)
    run("build", "-q", "-f", "html")
    assert f"** {line('en')}" in words(out / small.NAME / "en" / f"{small.NAME}.en.html")


def test_the_asterisk_of_a_reissue_is_another_than_that_of_the_agenda(run, sources, out):
    front = f"Seventieth session\nItem 4 of the provisional agenda*\n\n{small.TITLE}"
    small.document(sources, toml=reissued("en"), en=small.EN.replace(small.TITLE, front))
    run("build", "-q", "-f", "html")
    said = words(out / small.NAME / "en" / f"{small.NAME}.en.html")
    assert "Item 4 of the provisional agenda*" in said
    assert f"** {line('en')}" in said


def test_an_edition_of_a_reissue_read_again_says_the_same(run, sources, out, tmp_path):
    small.document(sources, toml=reissued("en"), en=small.EN)
    assert run("build", "-q", "-f", "html,docx")[0] == 0
    for ending in ("html", "docx"):
        again = tmp_path / ending
        folder = again / "sources" / small.NAME
        folder.mkdir(parents=True)
        (folder / f"en.{ending}").write_bytes((out / small.NAME / "en" / f"{small.NAME}.en.{ending}").read_bytes())
        (folder / "document.toml").write_text(reissued("en"), encoding="utf-8")
        code, said, _ = run(
            "build", "--json", "-f", "html", "--sources", again / "sources", "--out", again / "out", place=False
        )
        assert (code, "F-003" in small.codes(small.result(said))) == (0, False), ending
        assert words(again / "out" / small.NAME / "en" / f"{small.NAME}.en.html").count(line("en")) == 1, ending


def test_a_corrigendum_says_so_in_each_of_the_six_languages(run, sources, out):
    symbol, name = "CAT/C/NLD/8/Corr.1", "CAT-C-NLD-8-Corr.1"
    small.document(sources, name, f'symbol = "{symbol}"\ndate = 2021-12-03\n', **SIX)
    assert run("build", "-q", "-f", "xml,html")[0] == 0
    for each in languages():
        for ending in ("xml", "html"):
            said = words(out / name / each.code / f"{name}.{each.code}.{ending}")
            assert said.count(each.phrase("corrigendum").text) == 1


def test_a_corrigendum_that_says_so_itself_says_it_once(run, sources, out):
    symbol, name = f"{small.SYMBOL}/Corr.1", f"{small.NAME}-Corr.1"
    text = small.EN.replace(small.SYMBOL, symbol).replace(small.TITLE, f"{small.TITLE}\nCorrigendum")
    small.document(sources, name, "", en=text)
    assert run("build", "-q", "-f", "html")[0] == 0
    assert words(out / name / "en" / f"{name}.en.html").count("Corrigendum") == 1


@pytest.mark.usefixtures("few_formats")
def test_the_catalogue_says_what_supersedes_a_package_and_what_corrects_a_document(run, sources, out):
    small.document(sources)
    assert run("release", "-q")[0] == 0
    first = (out / "releases" / f"{small.NAME}-en-1.zip").read_bytes()
    small.document(sources, toml=reissued("en"), en=small.EN.replace("eleven", "twelve"))
    symbol = f"{small.SYMBOL}/Corr.1"
    small.document(sources, f"{small.NAME}-Corr.1", "", en=small.EN.replace(small.SYMBOL, symbol))
    run("build", "-q")
    assert entry(out) == [{"name": small.SYMBOL, "relation": "corrected by", "other": symbol, "reasons": []}]
    assert run("release", "-q")[0] == 0
    older, newer = (f"{small.NAME}-en-{number}.zip" for number in (1, 2))
    superseded = {
        "name": older, "relation": "superseded by", "other": newer, "reasons": ["a figure in paragraph 2"],
    }  # fmt: skip
    assert entry(out)[0] == superseded
    assert f"{older} superseded by {newer}: a figure in paragraph 2" in words(out / "index.html")
    assert (out / "releases" / older).read_bytes() == first


def entry(out: Path) -> list[dict[str, object]]:
    """Return what the catalogue says of the versions of the first document."""
    catalogue = json.loads((out / "catalogue.json").read_text(encoding="utf-8"))
    jsonschema.validate(catalogue, json.loads((SCHEMAS / "catalogue.json").read_text(encoding="utf-8")))
    return list(catalogue["documents"][0]["versions"])
