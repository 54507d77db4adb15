"""What is open in a document as comments in Word files: in the officer's own, else in a copy of the edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from hexapla.akn.document import AknDocument
from hexapla.archive import read_zip
from hexapla.catalogue import language, languages
from hexapla.domain.edition import Edition
from hexapla.engine import production
from hexapla.engine.comparing import comparison
from hexapla.engine.comparison import Compared, pairs_in
from hexapla.engine.documents import Document, examining, opened
from hexapla.engine.finishing import known_findings
from hexapla.engine.jobs import Manuscript, office_of
from hexapla.engine.pool import Pool
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import Request
from hexapla.findings import Finding, Severity
from hexapla.officer.revisions import Unit, units_of
from hexapla.officer.word_comments import Comment, opened_for_comments, with_comments
from hexapla.officer.word_text import Span, WordText
from hexapla.project.layout import Project
from hexapla.readers.word.names import val, w
from hexapla.readers.word.package import Package, open_package
from hexapla.storage.lock import Turn, exclusive
from hexapla.writers.docx.package import zipped

WORD = ".docx"


@dataclass(frozen=True)
class Commented:
    """A Word file with comments: `is_own` says that it is the officer's own, not a copy of the edition.

    `aside` is where a file went that stood there and that somebody had written in.
    """

    language: str
    path: Path
    comments: int
    is_own: bool
    aside: Path | None = None


@dataclass(frozen=True)
class _Remark:
    """What is said of a text: of which unit, where in it or of which words, in which paragraph of its file, and the lines of the comment."""

    eid: str
    words: str
    span: Span | None
    line: int | None
    lines: tuple[str, ...]


def comment(project: Project, request: Request, turn: Turn) -> list[Commented]:
    """Write `reports/LANG.findings.docx` for every language of documents that something is said of.

    Raises:
        HexaplaError: a document is at fault.
    """
    found = []
    for folder in project.chosen(request.names):
        work = opened(folder, project, request.tracked, turn)
        with Pool(request.allowance) as pool:
            examined = pool.result(examining(work, project))
            document = Document.of(project, request, work, examined, DocumentReport(folder.name))
            concordances = [pool.result(comparison(document, pair)) for pair in pairs_in(document.editions)]
            findings = [each for each in known_findings(document, concordances) if each.is_open]
            for code in work.languages:
                remarks = [*_of_findings(findings, code, document), *_of_concordances(concordances, code, document)]
                made = _made(document, code, remarks, pool) if remarks else None
                aside = _put(document, code, made, turn)
                if made:
                    found.append(Commented(code, _place(document, code), len(remarks), made.is_own, aside))
    return found


def _of_findings(findings: Sequence[Finding], code: str, document: Document) -> Iterator[_Remark]:
    """Yield what the findings of a language say, and in the first language those of none."""
    for each in findings:
        is_asking = each.severity is not Severity.INFO
        is_of_all = each.language is None and code == document.work.languages[0] and each.code != "L-001"
        if is_asking and (each.language == code or is_of_all):
            words = (each.words or "").removesuffix(" …")
            yield _Remark(
                each.eid or "", each.before or words, None, each.line, (f"{each.code}: {each.message}", each.remedy)
            )


def _of_concordances(concordances: Sequence[Compared], code: str, document: Document) -> Iterator[_Remark]:
    """Yield what concordances ask to look at in the language that has to change: the translation, else the second."""
    align = {(own, target): unit for own, unit, targets in document.work.config.align for target in targets}
    for compared in concordances:
        pair = compared.pair.split("-")
        original = _original(document.examined.canonical[code])
        if code == (pair[0] if pair[1] == original else pair[1]):
            other = next(each for each in pair if each != code)
            for _, row, _, said, *spans in compared.remarks:
                line = f"Compared with {language(other).english_name}: {said}"
                yield _Remark(align.get((code, row), row), "", spans[pair.index(code)], None, (line,))


def _original(canonical: bytes) -> str | None:
    named = AknDocument.from_bytes(canonical).facts.get("originalLanguage")
    return next((each.code for each in languages() if each.alpha3 == named), None)


class _Made(NamedTuple):
    data: bytes
    is_own: bool


def _made(document: Document, code: str, remarks: Sequence[_Remark], pool: Pool) -> _Made:
    """Return the file of a language, a copy of the officer's own where that can be written in."""
    source = next(each for each in document.work.sources if each.language == code)
    data = source.data if source.name.lower().endswith(WORD) else None
    own = opened_for_comments(data, source.name) if data else None
    if own is None:  # lines are those of the source
        remarks = [replace(each, line=None) for each in remarks]
    package = own or open_package(_edition(document, code, pool), source.name)
    canonical = AknDocument.from_bytes(document.examined.canonical[code])
    return _Made(_with_remarks(package, remarks, canonical), own is not None)


def _place(document: Document, code: str) -> Path:
    return document.project.out / document.examined.folder / "reports" / f"{code}.findings{WORD}"


def _put(document: Document, code: str, made: _Made | None, turn: Turn) -> Path | None:
    """Put a file in its place, or have none there; return where one went that somebody has written in since."""
    out, place = document.project.out, _place(document, code)
    name, aside = place.relative_to(out).as_posix(), None
    with exclusive(out, turn, is_ours=True) as tree:
        there = tree.read(name)
        if there and not (made and made.data == there) and not _is_as_written(there):
            aside = tree.free_name(name, f"{document.examined.folder}/edited")
            tree.set_aside(name, aside)
        if made:
            tree.put(name, made.data)
        else:
            tree.remove(name)
    return out / aside if aside else None


def _is_as_written(data: bytes) -> bool:
    """Tell whether a Word file is one of ours that no other program has saved: none writes containers as we do."""
    try:
        return zipped(read_zip(data)) == data
    except ValueError:
        return False


def _edition(document: Document, code: str, pool: Pool) -> bytes:
    """Return the Word edition of a language."""
    examined, config = document.examined, document.work.config
    office = office_of(document.project, config)
    manuscript = Manuscript(examined.folder, examined.canonical, examined.media, config.align, office)
    return bytes(pool.result(production.task(manuscript.job(Edition((code,)), "docx"))).data)


def _with_remarks(package: Package, remarks: Sequence[_Remark], document: AknDocument) -> bytes:
    """Return a Word file with remarks as comments, each at its words, else at its unit, else at the beginning."""
    main = package.root(package.main)
    assert main is not None  # noqa: S101 - it was opened
    text = WordText(main)
    units = {unit.eid: (unit, span) for unit, span in _placed(units_of(document), text, package)}
    comments = []
    for remark in remarks if text.signs else ():
        span = _span(remark, units, text)
        lines = remark.lines if span else (*remark.lines, f"This is of {remark.eid or 'the document'}.")
        comments.append(Comment(span or (0, 1), lines))
    return with_comments(package, text, comments)


def _placed(units: Sequence[Unit], text: WordText, package: Package) -> Iterator[tuple[Unit, Span | None]]:
    """Yield units with their places; a note's is that of the sign before its mark, for Word has no comments in notes."""
    notes = [each for each in units if each.kind == "note"]
    others = [each for each in units if each.kind != "note"]
    yield from zip(others, text.spans([each.text for each in others]), strict=True)
    for kind in ("footnote", "endnote"):
        root = package.root(next(package.related(f"{kind}s"), None))
        if root is not None:
            held = WordText(root)
            calls = {val(each, "id"): each for each in text.root.iter(w(f"{kind}Reference"))}
            for note, span in zip(notes, held.spans([each.text for each in notes]), strict=True):
                number = val(next(held.paragraph(span[0]).iterancestors(w(kind)), None), "id") if span else None
                if number in calls:
                    yield note, text.before(calls[number])


def _span(remark: _Remark, units: dict[str, tuple[Unit, Span | None]], text: WordText) -> Span | None:
    """Return where a remark stands: at its words in its unit or, where it names no unit that was found, anywhere."""
    eid = remark.eid
    while eid and eid not in units:  # the part of a unit stands in it
        eid = eid.rpartition("__")[0]
    unit, span = units.get(eid, (None, None))
    if unit is None or span is None:
        there = text.line(remark.line) if remark.line else None
        return (there and (text.find(remark.words, *there) or there)) or text.find(remark.words)
    if unit.kind == "note":  # its place is that of its call
        return span
    if remark.span is not None and eid == remark.eid:
        start, end = (len(text.plain(unit.text[:place])) for place in remark.span)
        return (span[0] + start, span[0] + end) if start < end else span
    return text.find(remark.words, *span) or span
