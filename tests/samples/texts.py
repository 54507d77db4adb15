"""Texts as the plain-text reader gets them: read, canonicalised, checked, and what holds for every one."""

import copy
from pathlib import Path

from hexapla.akn.canonical import canonicalise as canonical_form
from hexapla.akn.canonical import document_bytes, to_bytes
from hexapla.akn.document import AknDocument, parse
from hexapla.akn.ids import assign
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.domain.symbol import Symbol
from hexapla.findings import Finding
from hexapla.present import language_of
from hexapla.project.config import DocumentConfig
from hexapla.readers.akn import read_akn
from hexapla.readers.text.reader import read_text

CASES = Path(__file__).parent.parent / "readers" / "cases"


LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


SYMBOL = Symbol.parse("CAT/C/NLD/8")


def is_symbol(text: str) -> bool:
    try:
        Symbol.parse(text)
    except ValueError:
        return False
    return True


def made(text: str, language: str) -> tuple[AknDocument, list[Finding]]:
    """Read, canonicalise and check a text."""
    reading = read_text(text.encode("utf-8", "surrogatepass"), f"{language}.txt", language)
    slot = reading.slot("symbol")
    config = DocumentConfig(Path("document.toml"), symbol=None if slot and is_symbol(slot.text) else SYMBOL)
    settled = settle([reading], config)
    document, odd = canonicalise(reading, settled.metadata, config, language)
    return document, [*settled.findings, *reading.findings, *odd, *check({language: document}, [reading], {})]


def without_meta(document: AknDocument) -> bytes:
    root = copy.deepcopy(document.root)
    for meta in list(root.iter(akn("meta"))):
        meta.getparent().remove(meta)
    return to_bytes(root)


def assert_holds(document: AknDocument, findings: list[Finding]) -> None:
    """What holds for every text: schema, references, fidelity, ids that are unique and stay, canonical form."""
    assert [each for each in findings if each.code in ("S-007", "F-003")] == []
    ids = [element.get("eId") for element in document.root.iter() if element.get("eId")]
    assert len(ids) == len(set(ids))
    data = document_bytes(document)
    assert to_bytes(parse(data)) == data
    again = parse(data)
    assign(AknDocument(again).main)
    assert to_bytes(again) == data
    back = read_akn(data, "back.xml", language_of(document).code)
    assert to_bytes(canonical_form(back.canonical)) == data


def case_language(name: str) -> str:
    last = name.rpartition("-")[2]
    return last if last in LANGUAGES else "en"


def numbers(document: AknDocument) -> list[str]:
    """The ids of the numbered paragraphs, those of quoted texts left out."""
    ids = (element.get("eId") for element in document.main.iter(akn("paragraph")))
    return [eid for eid in ids if "Structure" not in eid]


def outline(document: AknDocument) -> list[tuple[int, str]]:
    return [(block.level, plain_text(block.content[0]) if block.content else "") for block in document.blocks()
            if block.kind == "heading"]  # fmt: skip


def read_case(name: str) -> AknDocument:
    return made((CASES / name / "in.txt").read_text(encoding="utf-8"), case_language(name))[0]


def read_lines(*lines: str, language: str = "en") -> tuple[AknDocument, list[Finding]]:
    return made("\n".join(lines), language)
