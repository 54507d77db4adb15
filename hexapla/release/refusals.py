"""What keeps an edition of a document from being released, by what is known of the document and found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hexapla.engine.report import DocumentReport
from hexapla.errors import HexaplaError, RefusedError, ToolMissingError, UsageError
from hexapla.findings import Finding, Severity
from hexapla.project.keys import LANGUAGES
from hexapla.release.judges import FAILED, NOT_ASKED, Verdict

NOT_PUBLIC = ("restricted", "provisional")
"""Distributions that are not for everybody."""

DOUBTS = ("F-235", "F-242", "F-243", "F-249")
"""Findings of the pages of a PDF: what may be read otherwise, what nobody has read, what was recognised in a picture."""


@dataclass(frozen=True)
class Terms:
    """What does not stop a release (`even`), which judges are asked, and whether warnings and open items stop it too."""

    even: frozenset[str] = frozenset()
    judges: str = "none"
    is_strict: bool = False


def refusal(facts: Mapping[str, Any], document: DocumentReport, edition: str, terms: Terms) -> HexaplaError | None:
    """Return why an edition is not released, None if it may be; what is wrong in another language is no reason.

    `facts` are what the catalogue shows of the document.
    """
    found = reason(facts, document, edition, terms)
    return found[1] if found else None


def reason(
    facts: Mapping[str, Any], document: DocumentReport, edition: str, terms: Terms
) -> tuple[str, HexaplaError] | None:
    """Return the same with what `--even` calls it, `strict` where `--strict` is what refuses."""
    even = terms.even
    name = f"{document.symbol} ({edition})"
    if facts.get("status") == "draft" and "draft" not in even:
        message = f"{name} is a draft and is not released."
        return "draft", UsageError(message, "Change its status in document.toml, or say --even draft.")
    if facts.get("distribution") in NOT_PUBLIC and "restricted" not in even:
        message = f"The distribution of {name} is {facts['distribution']}; it is not released."
        return "restricted", UsageError(message, "If it may go out, say --even restricted.")
    titled = {each["language"] for each in facts["titles"]}
    lacks = ["title"] * any(code not in titled for code in edition.split("-")) + ["date"] * (not facts["date"])
    if lacks and "incomplete" not in even:
        message = f"{name} has no {' and no '.join(lacks)}; it is not released."
        return "incomplete", RefusedError(message, "Write it in document.toml, or say --even incomplete.")
    errors = sum(1 for each in document.open_findings(Severity.ERROR) if _concerns(each, edition))
    if errors and "errors" not in even:
        message = f"{name} is not released: {errors} of its findings {'are errors' if errors > 1 else 'is an error'}."
        return "errors", RefusedError(message, "Correct them, accept them, or say --even errors.")
    doubtful = [
        each.code
        for each in document.open_findings(Severity.WARNING)
        if each.code in DOUBTS and _concerns(each, edition)
    ]
    if doubtful and "errors" not in even:
        message = f"{name} is not released: it was read from a PDF; findings about its pages that nobody has settled: {len(doubtful)}."
        codes = " and ".join(sorted({*doubtful}))
        return "errors", RefusedError(message, f"Compare them with the pages and accept {codes}, or say --even errors.")
    strictly = _strictly_refused(name, facts, document, edition) if terms.is_strict else None
    return ("strict", strictly) if strictly else None


def _strictly_refused(
    name: str, facts: Mapping[str, Any], document: DocumentReport, edition: str
) -> HexaplaError | None:
    """Return why an edition is not released where warnings count, and what its concordance asks to look at."""
    warnings = sum(1 for each in document.open_findings(Severity.WARNING) if _concerns(each, edition))
    waiting = sum(to_look_at(facts, edition).values())
    if not warnings + waiting:
        return None
    message = f"{name} is not released. Open are: warnings, {warnings}; items of the concordance, {waiting}."
    return RefusedError(message, "Settle them, or release without --strict.")


def to_look_at(facts: Mapping[str, Any], edition: str) -> dict[str, int]:
    """Return how many items of their concordance are open, by pair of the languages that an edition sets side by side."""
    languages = set(edition.split("-"))
    pairs = facts.get("concordance", {}).items()  # a document that was looked at alone has none yet
    return {pair: int(said["to_look_at"]) for pair, said in pairs if set(pair.split("-")) <= languages}


def refused_by_judges(name: str, found: Sequence[Verdict], terms: Terms) -> HexaplaError | None:
    """Return why what was judged is not released, None if it may be; `name` says which edition of which document it is."""
    failed = [each for each in found if each.outcome == FAILED]
    if failed and "errors" not in terms.even:
        first = failed[0]
        message = f"{name} is not released: {first.judge} finds in {first.subject}: {first.detail}"
        return RefusedError(message, "Correct it, or say --even errors; with --judges none nobody is asked.")
    missing = [each for each in found if each.outcome == NOT_ASKED]
    if missing and terms.judges == "all":
        message = f"{name} is not released: {missing[0].judge} was not asked."
        return ToolMissingError(message, f"{missing[0].detail}; or leave --judges all out.")
    return None


def _concerns(finding: Finding, edition: str) -> bool:
    """Tell whether a finding is one of an edition: of an output of its own, else of one of its languages, or of all."""
    place, is_output, _ = (finding.file or "").partition("/")
    if is_output and set(place.split("-")) <= set(LANGUAGES):
        return place == edition
    return finding.language is None or finding.language in edition.split("-")
