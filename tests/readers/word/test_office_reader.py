"""RTF, OpenDocument and the old Word: read through LibreOffice like Word files, and honestly without it."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hexapla.akn.blocks import Block
from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text, runs
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.archive import deterministic_zip, read_zip
from hexapla.canonical import canonicalise, settle
from hexapla.errors import SourceError, ToolFailedError, ToolMissingError
from hexapla.project.config import DocumentConfig
from hexapla.readers.word import read_word
from hexapla.readers.word.libreoffice import read_odt, read_rtf
from hexapla.tools import libreoffice
from hexapla.tools.pandoc import convert
from hexapla.tools.process import run
from samples.word_sources import MASTHEAD, TITLE, call, docx, listed, note, numbering, p, r, row, table

READERS = {"odt": read_odt, "rtf": read_rtf}


def saved(program: str, data: bytes, ending: str, folder: Path, *, is_whole: bool = False) -> bytes:
    """Return what LibreOffice makes of a Word file when it saves it as another kind."""
    shell = read_zip(convert(b"x[^1]\n\n1. x\n\n[^1]: x\n", "markdown", "docx"))  # all that LibreOffice asks for
    given = {name: part for name, part in read_zip(data).items() if name in shell and name.startswith("word/")}
    shell |= {name: part for name, part in given.items() if not name.endswith(".rels")}
    (folder / "given.docx").write_bytes(data if is_whole else deterministic_zip(shell))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(
        [program, "--headless", profile, "--convert-to", ending, "--outdir", folder, folder / "given.docx"], timeout=120
    )
    return (folder / f"given.{ending}").read_bytes()


def document(found: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    made = canonicalise(found, settle([found], config).metadata, config, "en")[0]
    assert schema_errors(made.root) == ()
    return AknDocument.from_bytes(document_bytes(made))


def shown(block: Block) -> tuple[str, str, str]:
    return block.kind, block.num or "", "".join(run.text for part in block.content for run in runs(part))


def facts(found: Reading) -> dict[str, object]:
    """What a document officer sees of a document: masthead, paragraphs with their numbers, notes, cells of tables."""
    made = document(found)
    return {
        "masthead": [(slot.key, slot.text) for slot in found.slots],
        "blocks": [shown(block) for block in made.blocks()],
        "notes": [(each.get("marker"), plain_text(each)) for each in made.root.iter("{*}authorialNote")],
        "cells": [[(cell.attrib.items(), plain_text(cell)) for cell in each.iter("{*}td", "{*}th")]
                  for each in made.root.iter("{*}table")],
    }  # fmt: skip


def restarting() -> bytes:
    """Return a Word file whose numbers are automatic, begin anew in its annex and have letters and bullets below them."""
    lists = numbering(("decimal", "%1."), ("lowerLetter", "(%2)"))
    lists += '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    body = (
        p("\tI.\tIntroduction", style="HCh") + p("One", call(1), ".", properties=listed(1)) + p("Two:", properties=listed(1))
        + p("First;", properties=listed(1, 1)) + p("Second", call(2), ".", properties=listed(1, 1))
        + p("\tII.\tTable", style="HCh") + p("Three.", properties=listed(1))
        + table(row("Kind", "Number", head=True), row("Staff", "7"), row("Posts", "9"))
        + p("\tIII.\tBegun anew", style="HCh") + p("One again.", properties=listed(9)) + p("Two again.", properties=listed(9))
    )  # fmt: skip
    return docx(
        MASTHEAD + TITLE + body,
        parts={"numbering": lists, "footnotes": note(1, "First note.") + note(2, "Second note.")},
    )


@pytest.mark.parametrize("ending", ["odt", "rtf"])
def test_numbers_notes_and_tables_survive_another_word_processor(ending, judge, tmp_path):
    given = restarting()
    found = READERS[ending](saved(judge("soffice"), given, ending, tmp_path), f"en.{ending}", "en")
    assert facts(found) == facts(read_word(given, "en.docx", "en"))
    assert [each.code for each in found.findings] == []
    assert found.handling["through"].startswith("LibreOffice ")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_our_own_word_file_saved_as_an_opendocument_is_the_same_document(language, judge, tmp_path, presentations):
    from hexapla.writers.docx import write

    given = write(presentations[language])
    found = read_odt(saved(judge("soffice"), given, "odt", tmp_path, is_whole=True), f"{language}.odt", language)
    plain = read_word(given, f"{language}.docx", language)
    texts = [
        [(each.tag, plain_text(each)) for each in one.body.iter("{*}num", "{*}heading", "{*}p", "{*}authorialNote")]
        for one in (found, plain)
    ]
    assert texts[0] == texts[1]
    assert [(slot.key, slot.text) for slot in found.slots] == [(slot.key, slot.text) for slot in plain.slots]


def test_the_same_file_is_read_the_same_twice(judge, tmp_path):
    data = saved(judge("soffice"), restarting(), "odt", tmp_path)
    one, two = (document_bytes(document(read_odt(data, "en.odt", "en"))) for _ in range(2))
    assert one == two


def test_tracked_changes_of_an_opendocument_wait_for_a_choice(judge, tmp_path):
    change = p("1.\tThe ", f'<w:ins w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z">{r("new ")}</w:ins>', "words.")
    data = saved(
        judge("soffice"),
        docx(
            MASTHEAD + TITLE + change,
        ),
        "odt",
        tmp_path,
    )
    with pytest.raises(SourceError, match="1 insertion"):
        read_odt(data, "en.odt", "en")
    assert [shown(each)[2] for each in document(read_odt(data, "en.odt", "en", "reject")).blocks()] == ["The words."]


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server that notes what is asked of it."""
    hits: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names that http.server wants

        def log_message(self, *_: object) -> None:
            pass

    held = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=held.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{held.server_address[1]}", hits
    held.shutdown()
    held.server_close()


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
)


def opendocument(body: str) -> bytes:
    """Return an OpenDocument text with this body."""
    shell = read_zip(convert(b"x", "markdown", "odt"))
    head = f'<office:document-content {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">'
    text = f"{head}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return deterministic_zip(shell | {"content.xml": text.encode()}, first="mimetype", stored=("mimetype",))


FRONT = "".join(f"<text:p>{line}</text:p>" for line in ("United Nations", "CAT/C/NLD/8", "Distr.: General", "Report"))


def test_nothing_that_a_file_names_is_fetched_or_opened(judge, tmp_path, server):
    judge("soffice")
    address, hits = server
    secret = tmp_path / "secret.txt"
    secret.write_text("Zq7secret", encoding="utf-8")
    image = '<draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image xlink:href="{}"/></draw:frame>'
    section = '<text:section text:name="s{}"><text:section-source xlink:href="{}"/><text:p>Old</text:p></text:section>'
    body = FRONT + f"<text:p>1. See {image.format(address + '/x.png')}</text:p>"
    body += section.format(1, secret.as_uri()) + section.format(2, f"{address}/y.odt")
    found = read_odt(opendocument(body), "en.odt", "en")
    assert hits == []
    assert "Zq7secret" not in "".join(found.body.itertext())
    assert not found.media
    rtf = rf'{{\rtf1 United Nations\par CAT/C/NLD/8\par 1. See {{\field{{\*\fldinst INCLUDEPICTURE "{address}/z.png" \\d}}{{\fldrslt x}}}}\par}}'
    read_rtf(rtf.encode(), "en.rtf", "en")
    assert hits == []


@pytest.mark.parametrize(
    "field", ['<text:date text:date-value="2019-05-04">4 May 2019</text:date>', "<text:time>10:15</text:time>"]
)  # fmt: skip
def test_a_date_that_another_program_would_compute_anew_stays_what_it_was(field, judge):
    judge("soffice")
    found = read_odt(opendocument(f"{FRONT}<text:p>1. Done on {field}.</text:p>"), "en.odt", "en")
    words = "4 May 2019" if "date" in field else "10:15"
    assert f"Done on {words}." in "".join(found.body.itertext())


@pytest.mark.parametrize(
    "error", [ToolMissingError("No LibreOffice here.", "x"), ToolFailedError("It took too long.", "x")]
)
def test_without_libreoffice_a_file_is_read_as_well_as_it_goes_and_that_is_said(error, monkeypatch):
    def fails(*_: object, **__: object) -> bytes:
        raise error

    monkeypatch.setattr(libreoffice, "docx_of", fails)
    found = read_odt(opendocument(f"{FRONT}<text:p>1. Words.</text:p>"), "en.odt", "en")
    assert "Words." in "".join(found.body.itertext())
    assert [(each.code, each.before) for each in found.findings] == [("F-212", error.message)]
    found = read_rtf(rb"{\rtf1 United Nations\par CAT/C/NLD/8\par 1. Words.\par}", "en.rtf", "en")
    assert "F-212" in [each.code for each in found.findings]


@pytest.mark.parametrize(
    ("reader", "data"),
    [(read_odt, b""), (read_odt, b"no zip"), (read_odt, deterministic_zip({"a": b"b"})),
     (read_odt, deterministic_zip({"content.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})),
     (read_odt, deterministic_zip({"content.xml": b"\0" * 300_000_000})),
     (read_odt, deterministic_zip({"content.xml": b"x", "META-INF/manifest.xml": b"<manifest:encryption-data/>"})),
     (read_rtf, b""), (read_rtf, b"no RTF"), (read_rtf, b"%PDF-1.4")],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(reader, data):
    with pytest.raises(SourceError) as caught:
        reader(data, "en.x", "en")
    assert caught.value.advice
