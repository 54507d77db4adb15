"""The proof of fidelity: what a source says is in the canonical text, word by word, or a rule says why it is not.

It starts again from the bytes of the source and takes nothing from the readers, whose work it judges: for each format
it has an extraction of its own, as dumb as can be.  `data/proof.toml` names the rules by which words may be left out.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from hexapla.akn.document import AknDocument
from hexapla.akn.reading import Reading
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.proof.accounting import Account
from hexapla.proof.canonical import akn_text, canonical_text
from hexapla.proof.marks import lost_marks
from hexapla.proof.page_words import PageAccount
from hexapla.proof.plain_text import markdown_text, text_of
from hexapla.proof.source import SourceText
from hexapla.proof.web_page import page_text
from hexapla.proof.word_file import word_text
from hexapla.timing import stage

__all__ = ["prove"]

MOST = 60
"""Differences that are told one by one."""

_LONGEST = 300


@stage("check")
def prove(document: AknDocument, reading: Reading) -> tuple[Finding, ...]:
    """Return an error for all words of a source that the document lacks, or has where the source has not.

    One more finding tells how many words each rule has left out, and what was proved where another program converted
    the source first.
    """
    if _ending(reading) == "pdf" and reading.canonical is None:
        return tuple(_told(PageAccount(reading, canonical_text(document)), reading, document, {}))
    source = _source(reading)
    return (
        ()
        if source is None
        else tuple(_told(Account(source, canonical_text(document), reading), reading, document, source.marks))
    )


def _told(
    account: Account | PageAccount, reading: Reading, document: AknDocument, marks: Mapping[str, list[str]]
) -> Iterator[Finding]:
    place = {"file": reading.name, "language": reading.language}
    account.settle()
    for fault in account.faults[:MOST]:
        said = fault.before or fault.after
        what = (
            f"missing {_PLACES.get(fault.kind, f'from {fault.kind}')}" if fault.before else "in no place of the source"
        )
        yield finding("F-003", what=what, words=said[:_LONGEST], before=fault.before[:_LONGEST] or None,
                      after=fault.after[:_LONGEST] or None, line=fault.place or None, **place)  # fmt: skip
    if "through" in reading.handling:
        yield finding("F-224", after=reading.handling["through"], **place)
    lost = "; ".join(f"{kind}: {count}" for kind, count in lost_marks(marks, document.main))
    if lost:
        yield finding("F-219", before=lost, **place)
    said = "; ".join(f"{_rules()[rule]}: {count}" for rule, count in sorted(account.left.items()) if count)
    if said:
        yield finding("F-216", before=said, **place)


_PLACES = {
    "body": "from the text", "note": "from the notes", "head": "from the masthead", "box": "from a text box",
    "formula": "from a formula",
}  # fmt: skip


def _source(reading: Reading) -> SourceText | None:
    """Return what a source says, None where it is of no kind that can be proved."""
    ending = _ending(reading)
    if reading.canonical is not None:
        return None
    if reading.text:
        return text_of(reading)
    if ending == "xml":
        return akn_text(reading.source)
    if ending in ("docx", "doc", "odt", "rtf") and reading.source[:2] == b"PK":
        return word_text(reading.source, reading.handling)
    if ending in ("html", "htm"):
        return page_text(reading.source)
    return markdown_text(reading.source) if ending == "md" else None


def _ending(reading: Reading) -> str:
    return reading.handling.get("kind") or reading.name.rpartition(".")[2].lower()


@cache
def _rules() -> Mapping[str, str]:
    """Return what each rule says in a report."""
    text = (resources.files("hexapla") / "data" / "proof.toml").read_text(encoding="utf-8")
    return {rule: str(row["says"]) for rule, row in tomllib.loads(text).items()}
