"""The end of a document: what was found in it, its reports, and its record."""

import shlex
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from hexapla.akn.document import AknDocument
from hexapla.catalogue import language
from hexapla.checks.places import with_words
from hexapla.codes import finding
from hexapla.engine.comparison import Compared
from hexapla.engine.completeness import short_texts
from hexapla.engine.differences import short
from hexapla.engine.documents import Document
from hexapla.engine.fingerprint import fingerprint, tool_versions
from hexapla.engine.manifest import NAME, Manifest, editions_of, journal_end, source_name
from hexapla.engine.outputs import Output, Record, reasons_json
from hexapla.engine.planning import Plan
from hexapla.engine.report import DocumentReport
from hexapla.findings import REASON, Finding, Severity, findings_json
from hexapla.project.accepted import finding_id, leftovers, settled
from hexapla.storage.reading import sha256
from hexapla.storage.records import json_bytes
from hexapla.typography.fonts import families
from hexapla.writers.markup.templates import render

TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes"}

_OF_OUTPUTS = "TAF"
"""How the codes of findings begin that are found in finished files."""


def finish_build(plan: Plan, outputs: Sequence[Output], concordances: Sequence[Compared]) -> None:
    """Write the reports and the record of a document whose outputs are made, and tell the run of them."""
    document, report = plan.document, plan.document.report
    every = {each.target: each for each in (*plan.left, *plan.canonical, *outputs)}
    records = {target: dict(each.record) for target, each in every.items() if each.record}
    gone = [] if document.request.is_limited else _remove_orphans(document, every)
    failed = sorted((each.failure for each in outputs if each.failure), key=lambda each: each.file or "")
    found = [*plan.moved, *gone, *failed, *_own_findings(document)]
    found += [each for target in sorted(every) for each in every[target].findings]
    other = _not_compared(document, concordances)
    report.findings = _settled(document, found, concordances, other)
    report.bugs.extend(bug for each in concordances for bug in each.bugs)
    reports = _write_reports(document, concordances, other, records)
    manifest = Manifest(
        symbol=document.examined.symbol,
        folder=document.examined.folder,
        fingerprint=fingerprint(),
        inputs=document.inputs,
        outputs=records,
        tools=tool_versions(),
        fonts=_fonts(records),
        reports=reports,
        summary=_summary(document, concordances, other),
        media=dict(plan.media),
        source=source_name(document.work.folder, document.project.sources),
        letters=dict(document.examined.letters),
        released=document.last.released,
        made_of={name: short(digest) for each in every.values() for name, digest in each.parts.items()},
        outdated={target: reasons_json(each.outdated) for target, each in every.items() if each.outdated},
    )
    document.tree.put(document.name(NAME), manifest.as_bytes())
    journal_end(document.tree, document.examined.folder)
    report.outputs = manifest.outputs_in(document.tree)
    report.made = sum(each.is_made for each in outputs)
    report.kept = sum(each.is_current and not each.is_made for each in outputs)


def finish_check(document: Document, concordances: Sequence[Compared]) -> None:
    """Write the reports of a document that is looked at alone, and tell the run of them."""
    document.report.findings = known_findings(document, concordances)
    document.report.bugs.extend(bug for each in concordances for bug in each.bugs)
    _write_reports(document, concordances, {}, document.last.outputs)


def known_findings(document: Document, concordances: Sequence[Compared]) -> list[Finding]:
    """Return what is found in a document as it is read, and what the last build found in its outputs."""
    stored = [each for target in sorted(document.last.outputs) for each in document.stored(target)]
    return _settled(document, [*_own_findings(document), *stored], concordances)


def _own_findings(document: Document) -> list[Finding]:
    """Return what was found in the sources of a document, its languages beside each other included."""
    examined, work = document.examined, document.work
    short = short_texts(examined.letters, document.last.released, work)
    return [*examined.findings, *short, *(finding("F-004", file=name) for name in work.strays)]


def _settled(
    document: Document, found: Sequence[Finding], concordances: Sequence[Compared], other: Mapping[str, Any] = {}
) -> list[Finding]:
    """Return all findings of a document, the accepted ones settled, leftovers of accepting reported.

    A paragraph in another language that a concordance asks to look at is said there alone; nothing is left over that
    may settle an item of `other` concordances, which were not compared.
    """
    looks = frozenset[tuple[str, str]]().union(*(each.in_another_language for each in concordances))
    found = [each for each in found if each.code != "L-005" or (each.language, each.eid) not in looks]
    accepted = document.work.accepted
    pages = [f"{_stem(pair)}html" for pair in other]
    remarks = [each for concordance in concordances for each in concordance.findings]
    remarks += [each for each in document.before if each.code == "L-001" and each.file in pages]
    done, used = settled([*found, *remarks], accepted)
    used += [entry for concordance in concordances for entry in concordance.settling]
    used += [entry for entry in accepted if _is_unproved(entry.code, document, concordances, other)]
    return [*_with_words(done, document), *leftovers(accepted, used)]


def _with_words(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """Return findings with the words that stand there, those too that were met in finished files."""
    lacking = {each.language or "" for each in findings if each.eid and not each.words}
    canonical = document.examined.canonical
    texts = {code: AknDocument.from_bytes(canonical[code]) for code in lacking & canonical.keys()}
    return [
        next(with_words([each], texts, ())) if each.language in texts and not each.words else each for each in findings
    ]


def _is_unproved(code: str, document: Document, concordances: Sequence[Compared], other: Mapping[str, Any]) -> bool:
    """Tell whether what an entry of this code settles may be in what a limited build did not make, or cannot be read."""
    if document.work.unreadable:
        return True
    if code[1:2] == "-":
        return document.request.is_limited and code[0] in _OF_OUTPUTS
    return bool(other) or len(concordances) < len(document.work.languages) - 1


def _remove_orphans(document: Document, wanted: Collection[str]) -> list[Finding]:
    """Remove outputs of the last build that have no source or language any more, or that no build asks for."""
    last = document.last.outputs
    gone = sorted(target for target in last if target not in wanted)
    for target in gone:
        document.tree.remove(document.name(target), last[target]["sha256"])
    there = {str(edition) for edition in editions_of(document.last, document.work.languages)}
    by_hand = sorted(
        {last[target]["edition"] for target in gone} & there - {target.partition("/")[0] for target in wanted}
    )
    lost: dict[str, list[str]] = {}
    for target in gone:
        if (edition := str(last[target]["edition"])) not in by_hand:
            lost.setdefault(edition, []).append(target)
    return [
        *(_without_source(edition, targets) for edition, targets in lost.items()),
        *(finding("F-009", before=edition) for edition in by_hand),
    ]


def _without_source(edition: str, targets: Sequence[str]) -> Finding:
    """Return what is said of the files of an edition that were removed."""
    names = " and ".join(language(code).english_name for code in edition.split("-"))
    return finding("F-006", before=edition, after=", ".join(targets), names=names, count=len(targets), file=edition)


def _not_compared(document: Document, concordances: Sequence[Compared]) -> dict[str, Any]:
    """Return the summaries of concordances that a limited build leaves as they were, or one of what cannot be read."""
    work, known = document.work, document.last.summary.get("concordance", {})
    compared = {each.pair for each in concordances}
    if not document.request.is_limited:
        known = {pair: known[pair] for pair in known if not set(pair.split("-")).isdisjoint(work.unreadable)}
    languages = {*work.languages, *work.unreadable}
    return {pair: known[pair] for pair in known if pair not in compared and set(pair.split("-")) <= languages}


def _write_reports(
    document: Document, concordances: Sequence[Compared], other: Mapping[str, Any], records: Mapping[str, Record]
) -> dict[str, str]:
    """Write the reports and return them by SHA-256; those of the last build that are none any more go."""
    files = {f"reports/{name}": data for each in concordances for name, data in each.files.items()}
    files["reports/findings.json"] = json_bytes(findings_json(document.report.findings))
    files["reports/findings.html"] = _findings_page(document.report, records)
    last = document.last.reports
    kept = {name: digest for name, digest in last.items() if any(name.startswith(_stem(pair)) for pair in other)}
    for name, data in files.items():
        document.tree.put(document.name(name), data)
    for name in last.keys() - files.keys() - kept.keys():
        document.tree.remove(document.name(name))
    return {**kept, **{name: sha256(data) for name, data in files.items()}}


def _stem(pair: str) -> str:
    return f"reports/concordance.{pair}."


def _findings_page(report: DocumentReport, records: Mapping[str, Record]) -> bytes:
    """Return the page of a document's findings: open ones by weight, normal repairs, then the settled ones."""
    pages = {
        edition: f"../{name}"
        for name, output in records.items()
        if output["format"] == "html" and "-" not in (edition := str(output["edition"]))
    }
    shown = [each for each in report.findings if each.is_open and not each.is_routine]
    groups = [
        {
            "title": title,
            "findings": [_entry(each, pages, report.symbol) for each in shown if each.severity is severity],
        }
        for severity, title in TITLES.items()
    ]
    routine = [each for each in report.findings if each.is_open and each.is_routine]
    groups.append({"title": "Normal repairs: nothing to do", "findings": [_entry(each, pages) for each in routine]})
    accepted = [_entry(each, pages) for each in report.findings if not each.is_open]
    values = {"symbol": report.symbol, "groups": groups, "accepted": accepted, "census": report.census}
    return render("reports/findings.html", **values).encode()


def _entry(each: Finding, pages: Mapping[str, str], symbol: str = "") -> tuple[Finding, str | None, str]:
    """Return a finding, the address of its place in a web edition, where there is one, and what settles it where that is asked."""
    page = pages.get(each.language or "")
    words = ("python3", "build.py", "accept", symbol, each.code, finding_id(each), REASON)
    return each, f"{page}#{each.eid}" if each.eid and page else None, shlex.join(words) if symbol else ""


def _fonts(records: Mapping[str, Record]) -> dict[str, str]:
    """Return the SHA-256 of every font file that the PDFs of a document may embed."""
    used = {name for record in records.values() for name in record["checks"].get("fonts", ())}
    return {
        name.removeprefix("fonts/"): sha256(path.read_bytes())
        for family in families()
        if used & set(family.pdf_names)
        for name, path in family.paths().items()
    }


def _summary(document: Document, concordances: Sequence[Compared], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the catalogue and the terminal show of a document."""
    findings = document.report.findings
    counts = {str(severity): len(document.report.open_findings(severity)) for severity in Severity}
    return {
        **document.examined.facts,
        "findings": {**counts, "accepted": sum(1 for each in findings if not each.is_open)},
        "concordance": {**other, **{each.pair: dict(each.summary) for each in concordances}},
    }
