"""What is open in a document as comments in Word files: in the officer's own, else in a copy of the edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hexapla.akn.document import AknDocument
from hexapla.archive import read_zip
from hexapla.catalogue import language, languages
from hexapla.concordance.report import place_label
from hexapla.domain.edition import Edition
from hexapla.engine import production
from hexapla.engine.comparison import Compared
from hexapla.engine.documents import Document
from hexapla.engine.graph import Node, Values
from hexapla.engine.jobs import Manuscript, office_of
from hexapla.engine.nodes import REPORTS
from hexapla.engine.pool import Result, Task
from hexapla.findings import Finding, Severity
from hexapla.officer.revisions import Unit, units_of
from hexapla.officer.word_comments import Comment, opened_for_comments, with_comments
from hexapla.officer.word_text import Span, WordText
from hexapla.project.snapshot import read_if_there
from hexapla.readers.word.names import val, w
from hexapla.readers.word.package import Package, open_package
from hexapla.storage.tree import Tree
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


def nodes(document: Document, written: list[Commented]) -> Iterator[Node]:
    """Yield what writes `reports/LANG.findings.docx` for each language that something is said of, and notes it in `written`."""
    for code in document.work.languages:
        made = _File(document, code, written)
        yield Node(f"{code}{WORD}", (REPORTS,), made.make, made.take, (0, 2))


@dataclass
class _File:
    """The file of a language with comments; `remarks` are known once the document is compared."""

    document: Document
    code: str
    written: list[Commented]
    remarks: tuple[_Remark, ...] = ()

    def make(self, values: Values) -> Task | None:
        """Write into a copy of the officer's own file; return the task of the edition where that cannot be written in."""
        document, code = self.document, self.code
        findings = [each for each in document.report.findings if each.is_open]
        looks = _of_concordances(values[REPORTS], code, document)
        self.remarks = (*_of_findings(findings, code, document), *looks)
        source = next(each for each in document.work.sources if each.language == code)
        data = read_if_there(source.path) if self.remarks and source.name.lower().endswith(WORD) else None
        own = opened_for_comments(data, source.name) if data else None
        if self.remarks and own is None:
            return _edition(document, code)
        self._write(own, is_own=True)
        return None

    def take(self, result: Result) -> None:
        """Write into the edition, where that could be made."""
        made, report = production.outcome(result.task.arguments[0], result), self.document.report
        report.bugs += [made.bug] if made.bug else []
        if made.fault:
            report.add_fault(made.fault)
        if made.data:
            self.remarks = tuple(replace(each, line=None) for each in self.remarks)  # lines are those of the source
            self._write(open_package(made.data, made.job.target), is_own=False)

    def _write(self, package: Package | None, *, is_own: bool) -> None:
        """Put the file in its place, or have none there."""
        document, out = self.document, self.document.project.out
        canonical = AknDocument.from_bytes(document.examined.canonical[self.code])
        data = _with_remarks(package, self.remarks, canonical) if package else None
        name = document.name(f"reports/{self.code}.findings{WORD}")
        aside = _put(document.tree, name, document.examined.folder, data)
        if data:
            noted = Commented(self.code, out / name, len(self.remarks), is_own, out / aside if aside else None)
            self.written.append(noted)


def _of_findings(findings: Sequence[Finding], code: str, document: Document) -> Iterator[_Remark]:
    """Yield what the findings of a language say, and in the first language those of none."""
    for each in findings:
        is_asking = each.severity is not Severity.INFO
        is_of_all = each.language is None and code == document.work.languages[0] and each.code != "L-001"
        if is_asking and (each.language == code or is_of_all):
            words = (each.words or "").removesuffix(" …")
            lines = (f"{each.code}: {each.message}", *([] if ".toml" in each.remedy else [each.remedy]))
            yield _Remark(each.eid or "", each.before or words, None, each.line, lines)


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


def _put(tree: Tree, name: str, folder: str, data: bytes | None) -> str | None:
    """Put a file in its place, or have none there; return where one went that somebody has written in since."""
    there, aside = tree.read(name), None
    if there and data != there and not _is_as_written(there):
        aside = tree.free_name(name, f"{folder}/edited")
        tree.set_aside(name, aside)
    if data:
        tree.put(name, data)
    else:
        tree.remove(name)
    return aside


def _is_as_written(data: bytes) -> bool:
    """Tell whether a Word file is one of ours that no other program has saved: none writes containers as we do."""
    try:
        return zipped(read_zip(data)) == data
    except ValueError:
        return False


def _edition(document: Document, code: str) -> Task:
    """Return the task of the Word edition of a language."""
    examined, config = document.examined, document.work.config
    office = office_of(document.project, config)
    manuscript = Manuscript(examined.folder, examined.canonical, examined.media, config.align, office)
    return production.task(manuscript.job(Edition((code,)), "docx"))


def _with_remarks(package: Package, remarks: Sequence[_Remark], document: AknDocument) -> bytes:
    """Return a Word file with remarks as comments, each at its words, else at its unit, else at the beginning."""
    main = package.root(package.main)
    assert main is not None  # noqa: S101 - it was opened
    text = WordText(main)
    units = {unit.eid: (unit, span) for unit, span in _placed(units_of(document), text, package)}
    comments = []
    for remark in remarks if text.signs else ():
        span = _span(remark, units, text)
        lines = (
            remark.lines
            if span
            else (*remark.lines, f"This is of: {place_label(remark.eid) if remark.eid else 'the document'}.")
        )
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
