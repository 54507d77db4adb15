"""What keeps an edition of a document from being released, by what is known of the document and found in it."""

from collections.abc import Collection, Mapping
from typing import Any

from hexapla.engine.report import DocumentReport
from hexapla.errors import HexaplaError, RefusedError, UsageError
from hexapla.findings import Finding, Severity
from hexapla.project.config import LANGUAGES

NOT_PUBLIC = ("restricted", "provisional")
"""Distributions that are not for everybody."""


def refusal(
    facts: Mapping[str, Any], document: DocumentReport, edition: str, even: Collection[str]
) -> HexaplaError | None:
    """Return why an edition is not released, None if it may be; what is wrong in another language is no reason.

    `facts` are what the catalogue shows of the document, `even` names what does not stop a release.
    """
    name = f"{document.symbol} ({edition})"
    if facts.get("status") == "draft" and "draft" not in even:
        message = f"{name} is a draft and is not released."
        return UsageError(message, "Change its status in document.toml, or say --even draft.")
    if facts.get("distribution") in NOT_PUBLIC and "restricted" not in even:
        message = f"The distribution of {name} is {facts['distribution']}; it is not released."
        return UsageError(message, "If it may go out, say --even restricted.")
    titled = {each["language"] for each in facts["titles"]}
    lacks = ["title"] * any(code not in titled for code in edition.split("-")) + ["date"] * (not facts["date"])
    if lacks and "incomplete" not in even:
        message = f"{name} has no {' and no '.join(lacks)}; it is not released."
        return RefusedError(message, "Write it in document.toml, or say --even incomplete.")
    errors = sum(1 for each in document.open_findings(Severity.ERROR) if _concerns(each, edition))
    if errors and "errors" not in even:
        message = f"{name} is not released: {errors} of its findings {'are errors' if errors > 1 else 'is an error'}."
        return RefusedError(message, "Correct them, accept them, or say --even errors.")
    return None


def _concerns(finding: Finding, edition: str) -> bool:
    """Tell whether a finding is one of an edition: of an output of its own, else of one of its languages, or of all."""
    place, is_output, _ = (finding.file or "").partition("/")
    if is_output and set(place.split("-")) <= set(LANGUAGES):
        return place == edition
    return finding.language is None or finding.language in edition.split("-")
