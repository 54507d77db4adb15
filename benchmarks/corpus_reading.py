"""What the readers make of the corpus of real documents: one line a file, every finding below it on request.

Run it in a checkout that is set up: ``.venv/bin/python -m benchmarks.corpus_reading [FOLDER] [--findings]``.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hexapla.akn.canonical import document_bytes, to_bytes
from hexapla.akn.document import AknDocument, parse
from hexapla.akn.ids import assign
from hexapla.akn.names import akn
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.domain.symbol import Symbol
from hexapla.findings import Finding
from hexapla.present import language_of
from hexapla.project.config import DocumentConfig
from hexapla.readers.akn import read_akn
from hexapla.readers.text import read_text

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
STAND_IN = Symbol.parse("A/RES/1/1")
LANGUAGES = {"fr": "fr", "en": "en", "arb": "ar", "cmn_hans": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}
COLUMNS = (
    "paragraphs",
    "headings",
    "articles",
    "points",
    "bullets",
    "notes",
    "lost notes",
    "tables",
    "annexes",
    "alineas",
)


def sources(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, language and bytes of every text of the corpus; general comments as texts of their paragraphs."""
    for path in sorted(folder.glob("*/*.txt")):
        code = path.name.split(".")[-2] if path.parent.name == "treaties" else path.stem.partition("_")[2]
        yield f"{path.parent.name}/{path.name}", LANGUAGES.get(code, "en"), path.read_bytes()
    for path in sorted(folder.glob("general-comments/*.json")):
        entries = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(f"{entry['ID']}.\t{' '.join(entry['Text'].split())}" for entry in entries)
        yield f"general-comments/{path.name}", "en", text.encode()


def counts(document: AknDocument) -> dict[str, int]:
    """Count what a document holds."""
    main = document.main

    def number(*names: str) -> int:
        return sum(1 for _ in main.iter(*(akn(name) for name in names)))

    notes = list(main.iter(akn("authorialNote")))
    lost = sum(1 for note in notes if note.get("status") == "incomplete")
    kinds = Counter(block.kind for block in document.blocks())
    nested = sum(1 for each in main.iter(akn("hcontainer")) if each.get("name") == "annex")
    values = (number("paragraph"), kinds["heading"], number("article"), number("point"), number("indent"),
              len(notes) - lost, lost, number("table"), number("attachment") + nested, kinds["alinea"])  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def examine(name: str, language: str, data: bytes) -> tuple[AknDocument, list[Finding], float, int]:
    """Read, canonicalise and check one text."""
    began = time.perf_counter()
    reading = read_text(data, Path(name).name, language)
    seconds = time.perf_counter() - began
    symbol = None if reading.slot("symbol") else STAND_IN
    config = DocumentConfig(Path("document.toml"), symbol=symbol)
    settled = settle([reading], config)
    document, odd = canonicalise(reading, settled.metadata, config, language)
    findings = [*settled.findings, *reading.findings, *odd, *check({language: document}, [reading], {})]
    return document, findings, seconds, len(reading.repairs)


def verdict(document: AknDocument, findings: list[Finding]) -> str:
    """Say what does not hold: the schema, the fidelity proof, the ids, the canonical form, reading it back."""
    data = document_bytes(document)
    faults = [code for code in ("S-007", "F-003") if any(each.code == code for each in findings)]
    ids = [each.get("eId") for each in document.root.iter() if each.get("eId")]
    faults += ["ids"] if len(ids) != len(set(ids)) else []
    faults += ["twice"] if to_bytes(parse(data)) != data else []
    again = parse(data)
    assign(AknDocument(again).main)
    faults += ["assign"] if to_bytes(again) != data else []
    back = read_akn(data, "back.xml", language_of(document).code).canonical
    faults += ["back"] if back is None or to_bytes(back) != data else []
    return " ".join(faults) or "valid"


def main() -> int:
    """Print the table; 1 where something that must hold does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--findings", action="store_true")
    parser.add_argument("--xml", type=Path)
    parser.add_argument("--only", default="")
    chosen = parser.parse_args()
    print(
        f"{'file':45} "
        + " ".join(f"{column:>10}" for column in (*COLUMNS, "repairs", "findings", "seconds"))
        + "  verdict"
    )
    is_good = True
    for name, language, data in sources(chosen.folder):
        if chosen.only not in name:
            continue
        document, findings, seconds, repairs = examine(name, language, data)
        said = verdict(document, findings)
        is_good = is_good and said == "valid"
        values = [str(value) for value in (*counts(document).values(), repairs, len(findings))] + [f"{seconds:.2f}"]
        print(f"{name:45} " + " ".join(f"{value:>10}" for value in values) + f"  {said}")
        if chosen.findings:
            for each in findings:
                print(
                    f"    {each.code} {each.place} {each.eid or ''}: {each.message} | {each.before!r:.90} -> {each.after!r:.60}"
                )
        if chosen.xml:
            (chosen.xml / f"{Path(name).stem}.xml").write_bytes(document_bytes(document))
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
