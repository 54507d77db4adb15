"""The gate of every PDF: does the finished file hold what it promises?

It looks at the file alone, with other libraries than the one that wrote it: `page-validation` for
PDF/A and PDF/UA-1, pikepdf for structure and fonts, pypdfium2 for the words that a reader gets.
"""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.tools import pdflines
from hexapla.tools.pdfpositions import Fault
from hexapla.tools.pdftext import Structure, fold, structure

STANDARDS = {
    "pdf/a-2a": ("PDF_A_2A", "F-904"), "pdf/a-3a": ("PDF_A_3A", "F-904"), "pdf/ua-1": ("PDF_UA_1", "A-901"),
}  # fmt: skip
"""By name in the manifest: profile of the validator, code of a finding."""

ARCHIVAL = ("pdf/a-3a", "pdf/ua-1")
"""What is asked of a file where nobody chose."""


@dataclass(frozen=True)
class Passage:
    """A stretch of canonical text that must stand in the file: a block, or a note.

    Where lines run right to left, its letters are looked for in any order (`is_any_order`).  A note `is_anywhere` that
    stands below its table, which may end on another page than its mark.
    """

    eid: str
    language: str
    text: str
    is_any_order: bool = False
    is_anywhere: bool = False


@dataclass(frozen=True)
class Expected:
    """What the writer promises of a file: its passages in reading order, its notes, its fonts."""

    passages: tuple[Passage, ...]
    notes: tuple[Passage, ...]
    fonts: frozenset[str]


@dataclass(frozen=True)
class Verdict:
    """What the gate found, and the figures that go into the manifest."""

    findings: tuple[Finding, ...]
    facts: dict[str, Any] = field(default_factory=dict)


def verify_pdf(
    data: bytes,
    expected: Expected,
    file: str | None = None,
    standards: Iterable[str] = ARCHIVAL,
) -> Verdict:
    """Return the verdict on a finished PDF; `file` is its name in findings."""
    found: list[Finding] = []
    facts: dict[str, Any] = {}
    for name in standards:
        failed = list(_standard(data, name))
        facts[name] = "fail" if failed else "pass"
        found += failed
    seen = structure(data)
    facts["pages"] = seen.pages
    facts["fonts"] = sorted(seen.fonts)
    found += _fonts(seen, expected)
    found += (
        finding("F-902", font=font, what=f"has no glyph for {characters[:40]}")
        for font, characters in seen.missing_glyphs.items()
    )
    lost_notes = list(_notes(seen, expected))
    facts["notes"] = f"{len(expected.notes) - len({each.eid for each in lost_notes})} of {len(expected.notes)}"
    calls = [(eid, page) for eid, pages in seen.calls.items() if eid in seen.notes for page in pages]
    beside = sum(page in seen.notes[eid][1] for eid, page in calls)
    facts["marks"] = f"{beside} of {len(calls)} on the page of their note"
    found += lost_notes
    folded = [fold(chunk) for chunk in seen.chunks]
    placed = list(located(folded, expected.passages))
    found += (missing(passage) for passage, (start, _) in placed if start < 0)
    found += line_ends(seen, placed, folded)
    found += misplaced(seen.faults)
    return Verdict(tuple(_named(each, file) for each in found), facts)


def failures(data: bytes, profile: str) -> list[tuple[str, str]]:
    """Return what keeps a file from a standard, by the profile's name in the validator: rules and what is said of them."""
    import page

    limits = page.SafetyLimits(max_reference_depth=1_000_000)
    try:
        report = page.validate_pdf_bytes(data, profile=page.ValidationProfile[profile], limits=limits)
        return [(failure.rule_id, failure.message) for failure in report.failures]
    except page.PageError as error:
        return [("unreadable", str(error))]


def _standard(data: bytes, name: str) -> Iterator[Finding]:
    profile, code = STANDARDS[name]
    for (rule, message), times in Counter(failures(data, profile)).items():
        yield finding(code, standard=name.upper(), reason=message, rule=rule, times=times)


def _fonts(seen: Structure, expected: Expected) -> Iterator[Finding]:
    for foreign in sorted(seen.fonts - expected.fonts):
        yield finding("F-902", font=foreign, what="is declared by no style sheet of ours")
    for missing in sorted(seen.not_embedded):
        yield finding("F-902", font=missing, what="is not embedded")


def _notes(seen: Structure, expected: Expected) -> Iterator[Finding]:
    """Yield a finding for every note that is lost, incomplete, or on another page than its calls, if none before it goes on there."""
    last = -1
    for note in expected.notes:
        text, pages = seen.notes.get(note.eid, ("", frozenset()))
        calls = seen.calls.get(note.eid, frozenset())
        if not pages:
            yield finding("F-903", what="is not in the file", **_place(note))
        elif not pages & calls and not note.is_anywhere and not _waits(pages, calls, last):
            where = ", ".join(str(number + 1) for number in sorted(pages))
            yield finding("F-903", what=f"stands on page {where}, and its mark on another", **_place(note))
        elif not _holds(text, note):
            yield finding("F-903", what="is not complete in the file", **_place(note))
        last = max(last, *pages, -1)


def _waits(pages: frozenset[int], calls: frozenset[int], last: int) -> bool:
    """Tell whether a note begins where those before it end, on the `last` of their pages or the next, and that is behind its call."""
    return bool(calls) and max(calls) < last and min(pages) <= last + 1


def _holds(text: str, passage: Passage) -> bool:
    wanted, given = fold(passage.text), fold(text)
    return not Counter(wanted) - Counter(given) if passage.is_any_order else wanted in given


def misplaced(faults: Iterable[Fault]) -> Iterator[Finding]:
    """Yield a finding for every text that stands over another, or beyond the edge of its page."""
    for fault in faults:
        if fault.other is None:
            yield finding("F-907", page=fault.page, words=fault.words[:60])
        else:
            yield finding("F-906", page=fault.page, words=fault.words[:60], other=fault.other[:60])


def line_ends(
    seen: Structure, placed: Sequence[tuple[Passage, tuple[int, int]]], folded: Sequence[str] | None = None
) -> Iterator[Finding]:
    """Yield what an officer cannot mend but should know: words and figures divided, headings alone, an empty last page."""
    places = [(passage.text, *bounds) for passage, bounds in placed if not passage.is_any_order]
    passages = [passage for passage, _ in placed if not passage.is_any_order]
    for number, each in pdflines.broken(seen, places, folded):
        eid, language = passages[number].eid, passages[number].language
        yield finding("T-130", page=each.page, words=f"{each.before} / {each.after}", eid=eid, language=language)
    for page, words in pdflines.lone_headings(seen):
        yield finding("T-131", page=page, words=words[:60])
    lines = pdflines.lines_of_last_page(seen)
    if seen.pages > 1 and 0 < lines <= pdflines.FEWEST:
        yield finding("T-132", lines=lines)


def located(chunks: Sequence[str], passages: Iterable[Passage]) -> Iterator[tuple[Passage, tuple[int, int]]]:
    """Yield every passage with where it begins and ends in folded chunks, behind the one before it; -1 for nowhere."""
    starts = [0]
    for chunk in chunks:
        starts.append(starts[-1] + len(chunk))
    whole, place = "".join(chunks), 0
    for passage in passages:
        wanted = fold(passage.text)
        at = _multiset_at(whole, starts, wanted, place) if passage.is_any_order else whole.find(wanted, place)
        yield passage, (at, at + len(wanted))
        if at >= 0:
            place = at + len(wanted)


def missing(passage: Passage) -> Finding:
    """Return the finding that a passage is not where it should be."""
    return finding("F-901", **_place(passage))


def _multiset_at(whole: str, starts: Iterable[int], wanted: str, place: int) -> int:
    """Return where the letters of `wanted` stand in any order: Arabic comes out line by line, visually."""
    letters = Counter(wanted)
    for start in starts:
        if start >= place and Counter(whole[start : start + len(wanted)]) == letters:
            return start
    return -1


def _place(passage: Passage) -> dict[str, str]:
    return {"eid": passage.eid, "language": passage.language, "before": passage.text[:200]}


def _named(finding: Finding, file: str | None) -> Finding:
    return replace(finding, file=file) if file else finding


def page_count(data: bytes) -> int:
    """Return the number of pages of a PDF."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
