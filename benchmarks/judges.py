"""The judges that are not ours, one function each: a file and a folder to work in, what is found in it."""

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from lxml import etree

from hexapla.akn.names import local
from hexapla.tools import judges as others
from hexapla.tools.judges import find
from hexapla.tools.pdfgate import failures

ROOT = Path(__file__).parent.parent

Judge = Callable[[Path, Path], list[str]]


def standard(profile: str) -> Judge:
    """Return the validator of a PDF standard."""
    return lambda file, _: [f"{rule}: {said}" for rule, said in failures(file.read_bytes(), profile)]


def qpdf(file: Path, _: Path) -> list[str]:
    """Return what qpdf complains about."""
    done = _run([find("qpdf") or "", "--check", str(file)])
    return done.stderr.splitlines() or ([] if done.returncode == 0 else [f"exit {done.returncode}"])


def libreoffice(file: Path, folder: Path) -> list[str]:
    """Return the lines and notes of the canonical XML that LibreOffice does not show in a Word file, in their order."""
    shown = _folded(_converted(file, folder, "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig"))
    root = etree.parse(_converted(file, folder, "fodt"), etree.XMLParser(huge_tree=True)).getroot()
    notes = [_folded("".join(map(str, each.itertext()))) for each in root.iter() if local(each) == "note-body"]
    lost = []
    for language in file.parent.name.split("-"):
        source = file.parent.parent / language / f"{file.parent.parent.name}.{language}.xml"
        place = 0
        for words in _lines(etree.parse(source).getroot()):
            at = shown.find(_folded(words), place)
            lost += [f"lost: {words[:100]}"] if at < 0 else []
            place = max(place, at)
        wanted = (each for each in etree.parse(source).getroot().iter() if local(each) == "authorialNote")
        for note in wanted:
            text, mark = _folded("".join(map(str, note.itertext()))), note.get("marker", "")
            if text and not any(text in each for each in notes) and _folded(mark + text) not in shown:
                lost.append(f"lost: note {mark} {text[:100]}")
    return lost


def _lines(root: etree._Element) -> Iterator[str]:
    """Yield the stretches of text of a canonical document, between note marks and pictures."""
    for element in root.iter():
        if local(element) in ("meta", "authorialNote"):
            continue
        inside = {local(each) for each in element.iterancestors()}
        if local(element) not in ("p", "heading", "subheading", "caption", "num"):
            continue
        if inside & {"meta", "authorialNote", "coverPage", "preface"} or _is_contents(element):
            continue
        pieces = [""]
        for text in _texts(element):
            if text is None:
                pieces.append("")
            else:
                pieces[-1] += text
        yield from (each for each in pieces if _folded(each))


def _is_contents(element: etree._Element) -> bool:
    return any(each.get("name") == "contents" for each in element.iterancestors())


def _texts(element: etree._Element) -> Iterator[str | None]:
    yield element.text or ""
    for child in element:
        if local(child) in ("authorialNote", "img"):
            yield None
        else:
            yield from _texts(child)
        yield child.tail or ""


def _converted(file: Path, folder: Path, kind: str) -> Path:
    program = [find("soffice") or "", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*program, "--convert-to", kind, "--outdir", str(folder), str(file)], capture_output=True, check=True
    )
    return folder / f"{file.stem}.{kind.partition(':')[0]}"


def _folded(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060-\u2069]", "", unicodedata.normalize("NFKC", text))


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def judges() -> Mapping[str, Mapping[str, Judge | None]]:
    """Return the judges of each format; None for one that this machine lacks."""
    known: dict[str, dict[str, Judge | None]] = {
        "pdf": {
            "PDF/A-3a": standard("PDF_A_3A"),
            "PDF/UA-1": standard("PDF_UA_1"),
            "qpdf": qpdf if find("qpdf") else None,
        },
        "html": {},
        "epub": {},
        "docx": {"LibreOffice": libreoffice if find("soffice") else None},
    }
    for each in others.JUDGES:
        known[each.formats[0]][each.name] = partial(_opinion, each) if each.places() is not None else None
    return known


def _opinion(judge: others.Judge, file: Path, _: Path) -> list[str]:
    return judge.opinion(file.read_bytes(), judge.formats[0]).complaints
