"""What a fuzzer needs of every kind of source: a good one to begin with, the words that readers look at, one attempt."""

import contextlib
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from unittest import mock

from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.errors import HexaplaError, ToolMissingError
from hexapla.project.accepted import load_accepted
from hexapla.project.config import DocumentConfig, load_document, load_office
from hexapla.readers.akn import read_akn
from hexapla.readers.pandoc.reader import read_html, read_markdown
from hexapla.readers.pictures import plain_picture
from hexapla.readers.text.reader import read_text
from hexapla.readers.word import read_word
from hexapla.readers.word.libreoffice import read_odt, read_rtf
from hexapla.tools import libreoffice
from samples import pictures
from samples.hostile import inputs
from samples.hostile.drawings import DRAWINGS
from samples.project import EN, SYMBOL

Reader = Callable[[bytes, str, str], Reading]
Attempt = Callable[[bytes, Path], None]

TOKENS = (
    b"\0", b"\xff", b"\n", b"\t", b"|", b"(a)", b"(i)\t", b"1.\t", b"[1]", b"*", b"<", b">", b"&#1;", b"&", b"<p>", b"</p>",
    b"<table><tr><td>", b"<ul><li>", b"<w:p>", b"</w:p>", b"<w:tbl>", b'w:val="x"', b'w:val="-1"', b'="99999999999999999999"', b'=""',
    b"<a href='javascript:1'>", b"{", b"}", b"\\", b"\\u-1?", b"[", b"]", b"=", b'"', b"[[", b"]]", b"'''", b"= 1\n", b"= []\n",
    b"= {}\n", b"\xe2\x80\xae", b"\xf0\x9f\x92\xa9", b"\xed\xa0\x80", b"IX.", b"Annex", b"Distr.: General", b"A/RES/1/1", "²".encode(),
    b"url(", b"@import", b"#", b"href='#a'", b"id='a'", b"9" * 5_000, b"    " * 30, b"\r", b"\xc2\x85",
)  # fmt: skip


def mutated(data: bytes, mutations: Iterable[tuple[float, int, bytes]]) -> bytes:
    """Return bytes changed at some places: so many taken out there, others put in."""
    for place, taken, put in mutations:
        at = int(place * len(data))
        data = data[:at] + put + data[at + taken :]
    return data


def _read(reader: Reader, ending: str) -> Attempt:
    def attempt(data: bytes, _: Path) -> None:
        with contextlib.suppress(HexaplaError, RecursionError):  # the door of all readers makes one of the other
            reading = reader(data, f"en.{ending}", "en")
            settled = settle((reading,), DocumentConfig(Path("document.toml")))
            canonicalise(reading, settled.metadata, DocumentConfig(Path("document.toml")), "en")

    return attempt


def _alone(reader: Reader) -> Reader:
    """Return a reader that finds no LibreOffice: it takes seconds a file, and is no code of ours."""

    def read(data: bytes, name: str, language: str) -> Reading:
        with mock.patch.object(libreoffice, "find", side_effect=ToolMissingError("LibreOffice is left out here.")):
            return reader(data, name, language)

    return read


def _part(name: str, source: str, reader: Reader) -> tuple[Callable[[], bytes], Attempt]:
    """Mutate one part of a container, so that the container stays one."""

    def members() -> Mapping[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(next(iter(inputs()[source].values())))) as package:
            return {each: package.read(each) for each in package.namelist()}

    def attempt(data: bytes, folder: Path) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            for each, content in members().items():
                package.writestr(each, data if each == name else content)
        _read(reader, source.partition(":")[0])(made.getvalue(), folder)

    return (lambda: members()[name]), attempt


def _picture(data: bytes, _: Path) -> None:
    plain_picture(data)


def _settings(load: Callable[[Path, bytes], object], name: str) -> Attempt:
    def attempt(data: bytes, folder: Path) -> None:
        with contextlib.suppress(HexaplaError):
            load(folder / name, data)

    return attempt


_DOCUMENT = f'symbol = "{SYMBOL}"\nlanguages = ["en"]\ndate = 2020-05-04\n[en]\ntitle = "x"\n[[en.issue]]\nnumber = 2\n[align]\n"fr:para_1" = ["para_2"]\n[notes.title]\nmarker = "*"\nen = "x"\n[limits]\nlevels = 3\n'
_OFFICE = 'publisher = "x"\nbase_url = "https://a.example/"\nsignature = 4\n[confirmed]\nen = ["x"]\n'
_ACCEPTED = '[[accepted]]\ncode = "S-001"\nid = "x"\nreason = "y"\nhash = "z"\n'

KINDS: Mapping[str, tuple[Callable[[], bytes], Attempt]] = {
    "txt": (EN.encode, _read(read_text, "txt")),
    "html": (lambda: inputs()["html: a list that begins at a trillion"]["en.html"], _read(read_html, "html")),
    "own html": (lambda: inputs()["html: a page of ours whose note calls itself"]["en.html"], _read(read_html, "html")),
    "md": (lambda: inputs()["md: notes that call themselves"]["en.md"], _read(read_markdown, "md")),
    "xml": (lambda: inputs()["xml: addresses of every scheme"]["en.xml"], _read(read_akn, "xml")),
    "docx": (lambda: inputs()["docx: a link to a file"]["en.docx"], _read(read_word, "docx")),
    "docx body": _part("word/document.xml", "docx: spans that are no numbers", read_word),
    "docx styles": _part("word/styles.xml", "docx: styles in a circle", read_word),
    "docx numbering": _part("word/numbering.xml", "docx: letters without measure", read_word),
    "docx notes": _part("word/footnotes.xml", "docx: a note that calls itself", read_word),
    "odt": _part("content.xml", "odt: links and scripts", _alone(read_odt)),
    "rtf": (lambda: inputs()["rtf: an object"]["en.rtf"], _read(_alone(read_rtf), "rtf")),
    "svg": (lambda: DRAWINGS["url in escapes"], _picture),
    "png": (pictures.png, _picture),
    "jpeg": (pictures.jpeg, _picture),
    "document.toml": (_DOCUMENT.encode, _settings(load_document, "document.toml")),
    "office.toml": (_OFFICE.encode, _settings(load_office, "office.toml")),
    "accepted.toml": (_ACCEPTED.encode, _settings(load_accepted, "accepted.toml")),
}  # fmt: skip
"""Of every kind of source: what gives a good one, and what is tried with a changed one."""
