"""What comes back of a document that went through our Word file or web page: one line a text, one column a way.

Run it in a checkout that is set up: ``.venv/bin/python -m benchmarks.round_trip [--only WORD] [--ways docx,html]
[--findings] [--keep FOLDER]``.  It takes the texts of `sources/` and, where the corpus is there (HEXAPLA_CORPUS, else
../shared/corpus), all of its texts and Word files.  Each goes XML → format → XML, the provenance block apart; the
way `libreoffice` lets LibreOffice open our Word file and save it in between.

A cell says `same`, or what differs, the worst first: `text` (words lost, made or moved), `units` (other paragraphs,
headings, items, notes or ids), `xml` (anything else), with the number of lines of XML that differ.
"""

import argparse
import copy
import difflib
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus_projects import LANGUAGES
from benchmarks.corpus_reading import STAND_IN
from hexapla.akn.canonical import to_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.names import hx, local
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.errors import HexaplaError
from hexapla.present import present
from hexapla.project.config import DocumentConfig, load_document
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.text.reader import read_text
from hexapla.readers.word import read_word
from hexapla.tools import libreoffice
from hexapla.tools.process import fixed_environment, run
from hexapla.writers import write

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))

Way = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Case:
    """A document: its configuration and its texts by language."""

    name: str
    config: DocumentConfig
    texts: Mapping[str, tuple[str, bytes]]

    def readings(self) -> list[Reading]:
        """Read every text."""
        readers = {".txt": read_text, ".docx": read_word}
        return [readers[Path(name).suffix](data, name, code) for code, (name, data) in self.texts.items()]


def cases(only: str) -> Iterator[Case]:
    """Yield the documents of `sources/` and of the corpus whose name holds a word."""
    for folder in sorted((ROOT / "sources").glob("*/")):
        files = {each.stem: (each.name, each.read_bytes()) for each in sorted(folder.glob("??.txt"))}
        if only in folder.name and files:
            yield Case(folder.name, load_document(folder / "document.toml"), files)
    for name, texts in _corpus():
        if only in name:
            is_word = any(file.endswith(".docx") for file, _ in texts.values())
            yield Case(name, DocumentConfig(Path("document.toml"), symbol=None if is_word else STAND_IN), texts)


def _corpus() -> Iterator[tuple[str, dict[str, tuple[str, bytes]]]]:
    for path in [*sorted(CORPUS.glob("docx/*.docx")), *sorted(CORPUS.glob("txt/*.txt"))]:
        yield path.name, {"en": (path.name, path.read_bytes())}
    for path in sorted(CORPUS.glob("general-comments/*.json")):
        entries = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(f"{entry['ID']}.\t{' '.join(entry['Text'].split())}" for entry in entries)
        yield path.name, {"en": ("en.txt", text.encode())}
    for path in sorted(CORPUS.glob("treaties/*.en.txt")):
        other = path.with_name(path.name.replace(".en.", ".fr."))
        yield path.name.partition(".")[0], {"en": ("en.txt", path.read_bytes()), "fr": ("fr.txt", other.read_bytes())}
    found = {LANGUAGES[path.stem.partition("_")[2]]: path for path in sorted(CORPUS.glob("udhr/*.txt"))}
    if found:
        yield "udhr", {code: (f"{code}.txt", path.read_bytes()) for code, path in found.items()}


def canonical(readings: list[Reading], config: DocumentConfig) -> dict[str, AknDocument]:
    """Return the canonical documents of readings."""
    metadata = settle(readings, config).metadata
    return {each.language: canonicalise(each, metadata, config, readings[0].language)[0] for each in readings}


def through_libreoffice(data: bytes) -> bytes:
    """Return a Word file as LibreOffice saves it.

    Raises:
        ToolMissingError, ToolFailedError: it is not there, or failed.
    """
    with tempfile.TemporaryDirectory(prefix="hexapla-") as name:
        folder = Path(name)
        source = folder / "source.docx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ("--headless", "--norestore", profile, "--convert-to", "docx:Office Open XML Text", "--outdir")
        environment = fixed_environment(HOME=name, XDG_RUNTIME_DIR=name)
        run([libreoffice.find(), *options, folder / "made", source], timeout=180, env=environment, folder=folder)
        return (folder / "made" / "source.docx").read_bytes()


WAYS: Mapping[str, tuple[str, Way, Callable[..., Reading]]] = {
    "docx": ("docx", bytes, read_word),
    "html": ("html", bytes, read_html),
    "libreoffice": ("docx", through_libreoffice, read_word),
}
"""Each way: the format that we write, what happens to the file, the reader that takes it back."""


def back(case: Case, readings: list[Reading], way: str, keep: Path | None) -> dict[str, AknDocument]:
    """Take a document through a format in every language, and return what comes back."""
    kind, between, reader = WAYS[way]
    once = canonical(readings, case.config)
    media = {name: data for each in readings for name, data in each.media.items()}
    again = []
    for code in once:
        data = between(write(present(once, Edition.parse(code), Office(), media=media), kind))
        if keep is not None:
            (keep / f"{Path(case.name).stem}.{code}.{way}.{kind}").write_bytes(data)
        again.append(reader(data, f"{code}.{kind}", code))
    return canonical(again, case.config)


def xml(document: AknDocument) -> bytes:
    """Return a document's canonical XML without its provenance."""
    root = copy.deepcopy(document.root)
    for block in list(root.iter(hx("provenance"))):
        parent = block.getparent()
        if parent is not None:
            parent.remove(block)
    return to_bytes(root)


def _words(data: bytes) -> list[str]:
    return re.sub(r"<[^>]*>", " ", data.decode()).split()


def _units(document: AknDocument) -> list[tuple[str, str | None]]:
    return [(local(each), each.get("eId")) for each in document.root.iter() if each.get("eId")]


def differences(before: AknDocument, after: AknDocument) -> tuple[str, list[str]]:
    """Return what a table says of two documents, and the lines that differ."""
    old, new = xml(before), xml(after)
    if old == new:
        return "same", []
    lines = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), lineterm="", n=0)
    found = [line for line in list(lines)[2:] if not line.startswith("@@")]
    kind = "text" if _words(old) != _words(new) else "units" if _units(before) != _units(after) else "xml"
    return f"{kind} {len(found)}", found


def main() -> int:
    """Print the table; the exit code is 1 where a way of our own (not LibreOffice's) loses anything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only documents whose name holds this word")
    parser.add_argument("--ways", default=",".join(WAYS), help="the ways, with commas between")
    parser.add_argument("--findings", action="store_true", help="print the lines that differ below each text")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the files in between")
    options = parser.parse_args()
    ways = options.ways.split(",")
    sys.stdout.write(f"{'text':42} " + " ".join(f"{way:>12}" for way in ways) + "\n")
    worst = 0
    for case in cases(options.only):
        readings = case.readings()
        once = canonical(readings, case.config)
        said: dict[str, list[tuple[str, list[str]]]] = {code: [] for code in once}
        for way in ways:
            try:
                again = back(case, readings, way, options.keep)
            except HexaplaError as error:
                again, failure = {}, type(error).__name__
            for code, document in once.items():
                verdict = differences(document, again[code]) if code in again else (failure, [])
                said[code].append(verdict)
                worst |= way != "libreoffice" and verdict[0] != "same"
        for code, verdicts in said.items():
            sys.stdout.write(f"{case.name[:38]:38} {code:3} " + " ".join(f"{each:>12}" for each, _ in verdicts) + "\n")
            for way, (_, lines) in zip(ways, verdicts, strict=True):
                sys.stdout.writelines(f"    {way}: {line:.300}\n" for line in (lines if options.findings else ()))
        sys.stdout.flush()
    return worst


if __name__ == "__main__":
    sys.exit(main())
