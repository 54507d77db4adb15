"""Files are what their bytes say, whatever their names end with."""

import base64
from pathlib import Path

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.project.layout import Source
from hexapla.readers import read
from hexapla.readers.kinds import kind_of, unwrapped
from hexapla.readers.text.reader import read_text

PAGE = "<html><body><p>United Nations</p><p>A/78/5</p><p>Distr.: General</p><p>1. The text.</p></body></html>"
MIME = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Location: file:///C:/a.htm\r\n'
    "Content-Transfer-Encoding: base64\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    f"{base64.b64encode(PAGE.encode()).decode()}\r\n--X--\r\n"
).encode()


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", ".doc"), (b"{\\rtf1 text}", ".rtf"), (PAGE.encode(), ".html"), (MIME, ".mht"),
     (b"Plain words.", ".txt"), (b"PK\x03\x04....word/document.xml", ".docx")],
)  # fmt: skip
def test_the_bytes_of_a_doc_say_what_it_is(data, kind):
    assert kind_of(data, ".doc") == kind


def test_a_text_stays_a_text():
    assert kind_of(b"1. The Committee <html> said.", ".txt") == ".txt"
    assert kind_of(b"# Title", ".md") == ".md"


def test_nothing_of_the_wrapping_becomes_text(tmp_path: Path):
    (tmp_path / "en.doc").write_bytes(MIME)
    reading = read(Source(tmp_path / "en.doc", "en.doc", "en"))
    assert plain_text(reading.body).replace(" ", "") == "1.Thetext."
    assert [found.code for found in reading.findings] == ["F-222"]
    assert unwrapped(MIME, "en.doc") == (PAGE.encode(), ".html")


def test_mac_roman_is_told_from_windows():
    text = "1. Le Comité a été saisi d’une question – déjà examinée."
    for encoding in ("mac_roman", "cp1252"):
        assert read_text(text.encode(encoding), "fr.txt", "fr").text == text
