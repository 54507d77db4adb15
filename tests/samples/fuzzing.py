"""What a fuzzer needs of every kind of source: a good one to begin with, the words that readers look at, one attempt."""

import contextlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from unittest import mock

from hexapla.concordance.glossary import load_glossary, missing_terms
from hexapla.concordance.result import Pair
from hexapla.engine.manifest import JOURNAL, last_record, stored_findings
from hexapla.engine.manifest import NAME as MANIFEST
from hexapla.errors import HexaplaError, ToolMissingError
from hexapla.officer.learning import decided
from hexapla.pipeline import examine
from hexapla.project.accepted import load_accepted
from hexapla.project.config import DocumentConfig, OfficeConfig, load_document, load_office
from hexapla.project.layout import Source, Work
from hexapla.readers.pictures import plain_picture
from hexapla.storage.tree import PLAN, STAGE, Tree
from hexapla.tools import libreoffice
from samples import pictures
from samples.hostile import inputs
from samples.hostile.drawings import DRAWINGS
from samples.project import EN, FR, SYMBOL

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


def _source(ending: str) -> Attempt:
    """Take a source through the first three stages and the proof, without LibreOffice: it is no code of ours."""

    def attempt(data: bytes, folder: Path) -> None:
        name = f"en.{ending}"
        source = Source(folder / name, name, "en", "accept", data)
        work = Work(folder, DocumentConfig(folder / "document.toml"), (source,))
        with (
            mock.patch.object(libreoffice, "find", side_effect=ToolMissingError("LibreOffice is left out here.")),
            contextlib.suppress(HexaplaError, RecursionError),  # a process of the pool makes one of the other
        ):
            examine(work, OfficeConfig(folder / "office.toml"))

    return attempt


def _part(name: str, source: str) -> tuple[Callable[[], bytes], Attempt]:
    """Mutate one part of a container, so that the container stays one."""

    def members() -> Mapping[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(next(iter(inputs()[source].values())))) as package:
            return {each: package.read(each) for each in package.namelist()}

    def attempt(data: bytes, folder: Path) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            for each, content in members().items():
                package.writestr(each, data if each == name else content)
        _source(source.partition(":")[0])(made.getvalue(), folder)

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

_MHT = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Location: file:///C:/a.htm\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>United Nations</p>"
    f"<p>{SYMBOL}</p><p>4 May 2020</p><p>1. Text <img src=3D'a.png'> =C3=A9.</p></body></html>\r\n--X\r\nContent-Location: "
    "file:///C:/a.png\r\nContent-Transfer-Encoding: base64\r\nContent-Type: image/png\r\n\r\niVBORw0KGgo=\r\n--X--\r\n"
)
_RECORD = json.dumps({
    "format": "hexapla-manifest/1", "symbol": SYMBOL, "folder": "X", "fingerprint": "0" * 64, "inputs": {}, "tools": {}, "fonts": {},
    "outputs": {"en/X.en.xml": {"sha256": "0" * 64, "bytes": 1, "edition": "en", "format": "xml", "key": "", "checks": {}}},
    "reports": {}, "media": {}, "source": "X", "letters": {"en": 9}, "released": {"en": 9},
    "summary": {"symbol": SYMBOL, "status": "derived", "distribution": None, "titles": [], "organ": None, "state": None, "date": None,
                "languages": ["en"], "issues": {}, "findings": {"error": 0, "warning": 0, "info": 0, "accepted": 0}, "census": [], "concordance": {}},
})  # fmt: skip
_GLOSSARY = '[[term]]\nen = "eleven"\nfr = "/onz(e|aine)/"\n'
_PROPOSED = '[[pair]]\nen = "word"\nfr = "mot"\nsentences = 3\nfrom = ["x"]\ndecision = "take"\n'


def _glossary(path: Path, data: bytes) -> None:
    terms = load_glossary(path, ("en", "fr"), data)
    tuple(missing_terms([Pair("para_2", "paragraph", "para_2", (EN, FR))], terms))


def _proposed(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    decided(path)


def _record(data: bytes, folder: Path) -> None:
    """Read whatever stands in a folder of outputs as each of our records."""
    tree = Tree(folder, is_ours=True)
    (folder / "X" / "reports").mkdir(parents=True, exist_ok=True)
    (folder / STAGE).mkdir(exist_ok=True)
    for name in (f"X/{MANIFEST}", f"X/{JOURNAL}", "X/reports/findings.json", f"{STAGE}/{PLAN}"):
        (folder / name).write_bytes(data)
    last_record(tree, "X")
    stored_findings(tree, "X")
    tree.recover()


KINDS: Mapping[str, tuple[Callable[[], bytes], Attempt]] = {
    "txt": (EN.encode, _source("txt")),
    "html": (lambda: inputs()["html: a list that begins at a trillion"]["en.html"], _source("html")),
    "own html": (lambda: inputs()["html: a page of ours whose note calls itself"]["en.html"], _source("html")),
    "mht": (_MHT.encode, _source("html")),
    "md": (lambda: inputs()["md: notes that call themselves"]["en.md"], _source("md")),
    "xml": (lambda: inputs()["xml: addresses of every scheme"]["en.xml"], _source("xml")),
    "docx": (lambda: inputs()["docx: a link to a file"]["en.docx"], _source("docx")),
    "docx body": _part("word/document.xml", "docx: spans that are no numbers"),
    "docx styles": _part("word/styles.xml", "docx: styles in a circle"),
    "docx numbering": _part("word/numbering.xml", "docx: letters without measure"),
    "docx notes": _part("word/footnotes.xml", "docx: a note that calls itself"),
    "odt": _part("content.xml", "odt: links and scripts"),
    "rtf": (lambda: inputs()["rtf: an object"]["en.rtf"], _source("rtf")),
    "svg": (lambda: DRAWINGS["url in escapes"], _picture),
    **{name: (made, _picture) for name, made in pictures.ALL.items() if name != "svg"},
    "document.toml": (_DOCUMENT.encode, _settings(load_document, "document.toml")),
    "office.toml": (_OFFICE.encode, _settings(load_office, "office.toml")),
    "accepted.toml": (_ACCEPTED.encode, _settings(load_accepted, "accepted.toml")),
    "glossary.toml": (_GLOSSARY.encode, _settings(_glossary, "glossary.toml")),
    "glossary.proposed.toml": (_PROPOSED.encode, _settings(_proposed, "glossary.proposed.toml")),
    "records": (_RECORD.encode, _record),
}  # fmt: skip
"""Of every kind of source, of every file of settings and of our records: what gives a good one, and what is tried with a changed one."""
