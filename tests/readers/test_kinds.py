"""Files are what their bytes say, whatever their names end with."""

import base64
from pathlib import Path

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.errors import SourceError, ToolFailedError
from hexapla.project.layout import Source
from hexapla.readers import read
from hexapla.readers.kinds import kind_of, refuse_closed, unwrapped
from hexapla.readers.text.reader import read_text
from hexapla.tools import libreoffice

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


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENCRYPTED = COMPOUND + "EncryptionInfo".encode("utf-16-le").ljust(128, b"\0") + "EncryptedPackage".encode("utf-16-le")


def old_word(flags: bytes) -> bytes:
    """The head of an old Word file, behind that of the compound file that holds it (MS-DOC 2.5.2)."""
    return COMPOUND + b"\xec\xa5\xc1\x00" + bytes(6) + flags + bytes(500)


@pytest.mark.parametrize(
    ("name", "data"), [("en.docx", ENCRYPTED), ("en.doc", ENCRYPTED), ("en.doc", old_word(b"\x00\x01"))]
)
def test_a_file_that_a_password_protects_is_named_with_what_to_do(name, data):
    with pytest.raises(SourceError) as caught:
        read(Source(Path(name), name, "en", data=data))
    assert caught.value.message == f"{name} is protected by a password."
    assert "take the password off" in caught.value.advice


def test_a_file_of_the_old_word_without_a_password_is_not_taken_for_one_with():
    refuse_closed(old_word(b"\xff\xfe"), "en.doc", ".doc")


@pytest.mark.parametrize("ending", [".docx", ".doc", ".odt", ".rtf", ".pdf"])
def test_a_file_without_a_byte_is_said_to_be_empty(ending):
    with pytest.raises(SourceError, match=f"en{ending} is empty"):
        read(Source(Path(f"en{ending}"), f"en{ending}", "en", data=b""))


def test_a_file_that_libreoffice_cannot_read_is_named(monkeypatch):
    monkeypatch.setattr(libreoffice, "run", lambda *_, **__: None)
    monkeypatch.setattr(libreoffice, "find", lambda: Path("soffice"))
    with pytest.raises(ToolFailedError, match=r"en\.doc cannot be read: LibreOffice could not read the file\."):
        read(Source(Path("en.doc"), "en.doc", "en", data=COMPOUND))


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
