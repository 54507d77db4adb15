"""What the text reader makes of the corpus of real documents: what it found against what was counted, a line a file.

`17/17` is found and counted.  Counted by eye are paragraphs, headings, articles, notes with a text and annexes; lines
that begin with a number and a stop are counted in the source by one pattern, and everything that became a paragraph,
a numbered heading or an item of them must be as many.  The general comments are lists of paragraphs: their texts are laid out
with tabs, with glued numbers, and wrapped at 80 columns, and the share of segments that come back equal is printed.
Every finding stands below its file on request.  Run it in a checkout that is set up: ``.venv/bin/python -m benchmarks.corpus_reading [FOLDER] [--findings]``.
"""

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks.corpus_projects import segments, texts
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
from hexapla.proof import prove
from hexapla.readers.akn import read_akn
from hexapla.readers.text.reader import read_text

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
STAND_IN = Symbol.parse("A/RES/1/1")
COLUMNS = (
    "paragraphs",
    "headings",
    "articles",
    "notes",
    "annexes",
    "numbered",
    "points",
    "bullets",
    "lost notes",
    "tables",
)
COUNTED = {
    "CISG_A-CONF.97-18.sched1": (139, 125, 101, 0, 0), "Ottawa_APLC.sched1": (72, 24, 22, 0, 0),
    "UNDRIP_A-RES-61-295.sched1": (52, 49, 46, 4, 1), "CMA2016_1.1_Decisions_1_to_2": (13, 6, 0, 0, 0),
    "sbi2019_9": (192, 102, 0, 0, 3), "sbsta2023_8": (78, 56, 0, 0, 0), "udhr_arb": (0, 33, 30, 0, 0),
    "udhr_cmn_hans": (0, 33, 30, 0, 0), "udhr_eng": (0, 33, 30, 0, 0), "udhr_fra": (0, 33, 30, 0, 0),
    "udhr_rus": (0, 33, 30, 0, 0), "udhr_spa": (0, 33, 30, 0, 0),
}  # fmt: skip
"""Counted by eye in the texts: paragraphs, headings (articles too), articles, notes with a text, annexes."""

_NUMBERED_LINE = re.compile(r"(?m)^[ \t]*\d{1,3}\.(?=[ \t]*[^\s\d])(?![^\n]*\t+\d+[ \t]*$)")
_NUMBER = re.compile(r"\d{1,3}\.")


def equal_segments(document: AknDocument, rows: list[tuple[str, str]]) -> int:
    """Count the paragraphs that hold the whole text of their segment and nothing else, blanks apart."""
    found = {}
    for paragraph in document.main.iter(akn("paragraph")):
        number = (paragraph.findtext(akn("num")) or "").strip(".")
        found[number] = "".join("".join(str(text) for text in paragraph.itertext()).split())
    return sum(1 for number, text in rows if found.get(number) == "".join(f"{number}.{text}".split()))


def counts(document: AknDocument) -> dict[str, int]:
    """Count what a document holds."""
    main = document.main

    def number(*names: str) -> int:
        found = (each.get("eId", "") for each in main.iter(*(akn(name) for name in names)))
        return sum(
            1 for eid in found if names != ("paragraph",) or "embeddedStructure" not in eid
        )  # quoted: none of ours

    notes = list(main.iter(akn("authorialNote")))
    lost = sum(1 for note in notes if note.get("status") == "incomplete")
    kinds = Counter(block.kind for block in document.blocks())
    nested = sum(1 for each in main.iter(akn("hcontainer")) if each.get("name") == "annex")
    numbered = sum(1 for each in main.iter(akn("num")) if _NUMBER.fullmatch(each.text or ""))
    values = (number("paragraph"), kinds["heading"], number("article"), len(notes) - lost, number("attachment") + nested,
              numbered, number("point"), number("indent"), lost, number("table"))  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def against_counted(name: str, text: str, found: dict[str, int]) -> list[str]:
    """Return the cells of a row: what was found, and behind a stroke what was counted, where it was."""
    stem = re.sub(r"\.(?:en|fr)$", "", Path(name).stem)
    counted = dict(zip(COLUMNS, COUNTED.get(stem, ()), strict=False))
    counted["numbered"] = len(_NUMBERED_LINE.findall(text))
    return [f"{value}/{counted[key]}" if key in counted else str(value) for key, value in found.items()]


def examine(name: str, language: str, data: bytes) -> tuple[AknDocument, list[Finding], float, int]:
    """Read, canonicalise and check one text."""
    began = time.perf_counter()
    reading = read_text(data, Path(name).name, language)
    seconds = time.perf_counter() - began
    symbol = None if reading.slot("symbol") else STAND_IN
    config = DocumentConfig(Path("document.toml"), symbol=symbol)
    settled = settle([reading], config)
    document, odd = canonicalise(reading, settled.metadata, config, language)
    checked = (*check({language: document}, [reading], {}), *prove(document, reading))
    findings = [*settled.findings, *reading.findings, *odd, *checked]
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
        f"{'file':50} " + " ".join(f"{name:>11}" for name in (*COLUMNS, "repairs", "findings", "seconds")) + "  verdict"
    )
    is_good = True
    for name, language, data in texts(chosen.folder):
        if chosen.only not in name:
            continue
        document, findings, seconds, repairs = examine(name, language, data)
        said = verdict(document, findings)
        is_good = is_good and said == "valid"
        cells = against_counted(name, data.decode(errors="replace"), counts(document))
        cells += [str(repairs), str(len(findings)), f"{seconds:.2f}"]
        if name.startswith("general-comments"):
            rows = segments(chosen.folder / f"{name.split()[0]}.json")
            said += f", {equal_segments(document, rows)} of {len(rows)} segments equal"
        print(f"{name:50} " + " ".join(f"{cell:>11}" for cell in cells) + f"  {said}")
        if chosen.findings:
            for each in findings:
                where = f"{each.code} {each.place} {each.eid or ''}"
                print(f"    {where}: {each.message} | {each.before!r:.90} -> {each.after!r:.60}")
        if chosen.xml:
            (chosen.xml / f"{Path(name).stem}.xml").write_bytes(document_bytes(document))
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
