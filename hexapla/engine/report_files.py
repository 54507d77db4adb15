"""The reports of a document: findings as a page, concordances as page, table and JSON."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hexapla.concordance.census import Census
from hexapla.concordance.report import TEMPLATE, report_values
from hexapla.findings import Finding, Severity
from hexapla.storage.records import json_bytes
from hexapla.writers.markup.templates import render

if TYPE_CHECKING:
    from hexapla.engine.draft import Draft

TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes and repairs"}


def concordance_files(draft: "Draft") -> dict[str, bytes]:
    """Return the files of every concordance of a document, by name."""
    files: dict[str, bytes] = {}
    rows = tuple(Census(**{k: v for k, v in row.items() if k != "differs"}) for row in draft.report.census)
    for pair, concordance in draft.concordances.items():
        stem = f"concordance.{pair}"
        files[f"{stem}.json"] = json_bytes(concordance.as_json(draft.report.symbol))
        files[f"{stem}.csv"] = concordance.as_csv().encode("utf-8-sig")
        values = report_values(concordance, draft.report.symbol, draft.out or "", rows)
        files[f"{stem}.html"] = render(TEMPLATE, **values).encode()
    return files


def findings_page(draft: "Draft") -> bytes:
    """Return the page of a document's findings: open ones by weight, then the settled ones."""
    report = draft.report
    pages = {
        edition: f"../{name}"
        for name, output in draft.manifest.outputs.items()
        if output["format"] == "html" and "-" not in (edition := str(output["edition"]))
    }
    groups = [
        {"title": title, "findings": _with_links(report.open_findings(severity), pages)}
        for severity, title in TITLES.items()
    ]
    accepted = _with_links([each for each in report.findings if not each.is_open], pages)
    values = {"symbol": report.symbol, "groups": groups, "accepted": accepted, "census": report.census}
    return render("reports/findings.html", **values).encode()


def _with_links(findings: Sequence[Finding], pages: Mapping[str, str]) -> list[tuple[Finding, str | None]]:
    """Return findings with the address of their place in a web edition, where there is one."""
    return [
        (each, f"{page}#{each.eid}" if each.eid and (page := pages.get(each.language or "")) else None)
        for each in findings
    ]
