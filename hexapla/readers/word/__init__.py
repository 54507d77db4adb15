"""Word files: the body through pandoc, what pandoc drops from the parts themselves, joined paragraph by paragraph."""

import hashlib
from collections.abc import Mapping

from lxml import etree

from hexapla.akn.reading import Reading
from hexapla.codes import finding
from hexapla.errors import SourceError
from hexapla.findings import Finding
from hexapla.readers.styled import structure_of
from hexapla.readers.word.cleaning import clean
from hexapla.readers.word.front import first_page, job_number, properties_of, text_of
from hexapla.readers.word.liner import Liner
from hexapla.readers.word.media import Pictures
from hexapla.readers.word.names import paragraphs, w
from hexapla.readers.word.notes import Notes
from hexapla.readers.word.numbering import Numbering
from hexapla.readers.word.own import JOB, OwnFile
from hexapla.readers.word.package import Package, open_package
from hexapla.readers.word.stamps import Stamped, read_by_pandoc
from hexapla.readers.word.styles import Styles
from hexapla.readers.word.texts import Texts
from hexapla.readers.word.tracked import Tracked, has_changes, settle_changes
from hexapla.readers.word.units import Gatherer, Unit

__all__ = ["read_word"]


def read_word(
    data: bytes, name: str, language: str, tracked: str = Tracked.REFUSE, *, sha256: str | None = None
) -> Reading:
    """Read a Word file; `tracked` says what becomes of tracked changes, `sha256` is that of the file it was made of.

    Raises:
        SourceError: the file cannot be opened, or has tracked changes and nobody said what becomes of them.
        ToolMissingError, ToolFailedError: pandoc is not there or failed.
    """
    source = _Source(open_package(data, name), language, Tracked(tracked))
    own = OwnFile.of(source.properties)
    if own.is_parallel:
        message = f"{name} is an edition of Hexapla in several languages side by side."
        raise SourceError(message, "Change the edition in one language instead, and add that.")
    texts = source.texts(own)
    liner = Liner(texts, source.styles, own, language)
    liner.take_heads(source.heads())
    lines = liner.lines(source.units)
    job, complaints = job_number(source.properties, source.feet(), name, language)
    job = source.properties.get(JOB) if own.is_ours else job
    liner.settle(source.properties.get("Symbol1", ""), job)
    structure = structure_of(lines, language, name)
    media = texts.pictures.media
    found = (*source.findings, *complaints, *liner.findings, *texts.findings, *texts.pictures.findings)
    return Reading(
        language=language,
        name=name,
        sha256=sha256 or hashlib.sha256(data).hexdigest(),
        text="",
        body=structure.body,
        slots=tuple(liner.slots),
        attachments=tuple(structure.attachments),
        repairs=(*texts.repairs, *structure.repairs),
        findings=(*found, *structure.findings),
        media=dict(media),
    )


class _Source:
    """A Word file, its changes settled, its parts made plain, its paragraphs counted."""

    def __init__(self, package: Package, language: str, tracked: Tracked) -> None:
        self.package, self.language = package, language
        self.findings: list[Finding] = []
        self.properties = properties_of(package)
        self.main = _need(package)
        self.notes_parts: Mapping[str, etree._Element | None] = {
            "footnote": package.first("footnotes"),
            "endnote": package.first("endnotes"),
        }
        self._settle(tracked)
        self.styles = Styles.read(package.first("styles"))
        self.stamped = Stamped()
        self.gatherer = Gatherer(self.styles, Numbering.read(package.first("numbering")), self.stamped)
        self.gatherer.addresses = self._addresses(package.main)
        body = self.main.find(w("body"))
        self.units: list[Unit] = list(self.gatherer.units(body)) if body is not None else []

    def texts(self, own: OwnFile) -> Texts:
        """Have pandoc read every paragraph, those of the notes too."""
        parts = dict.fromkeys(range(len(self.stamped.objects)), self.package.main)
        notes = Notes()
        settings = [*self.main.iter(w("sectPr")), self.package.first("settings")]
        calls = list(zip(self.stamped.objects, self.gatherer.sections, strict=True))
        for kind, root in self.notes_parts.items():
            part = next(self.package.related(f"{kind}s"), "")
            self.gatherer.addresses = self._addresses(part)
            mine = {kind: root}
            notes.gather(calls, mine, settings, self.gatherer)
            parts |= dict.fromkeys(range(len(parts), len(self.stamped.objects)), part)
        if self.stamped.lost:
            self._report("F-002", before="U+10FF00…", after="U+FFFD")
        read = read_by_pandoc(self.stamped, self.styles, self.package.first("styles"))
        pictures = Pictures(self.package, self.language)
        return Texts(self.package.name, self.language, self.stamped, read, pictures, notes, parts, own)

    def heads(self) -> list[etree._Element]:
        """Return the parts that print the head of the first page, made plain."""
        return [root for part in first_page(self.package, "header") if (root := self._plain(part)) is not None]

    def feet(self) -> list[str]:
        """Return the texts of all feet of pages, the first page's first."""
        names = dict.fromkeys([*first_page(self.package, "footer"), *self.package.related("footer")])
        roots = [root for part in names if (root := self._plain(part)) is not None]
        return [text_of(paragraph) for root in roots for paragraph in paragraphs(root)]

    def _plain(self, part: str) -> etree._Element | None:
        root = self.package.root(part)
        if root is not None:
            clean(root)
        return root

    def _settle(self, tracked: Tracked) -> None:
        roots = [self.main, *(root for root in self.notes_parts.values() if root is not None)]
        heads = [*self.package.related("header"), *self.package.related("footer")]
        roots += [root for part in heads if (root := self.package.root(part)) is not None]
        if tracked is Tracked.REFUSE and any(has_changes(root) for root in roots):
            message = f"{self.package.name} has tracked changes that nobody has accepted or rejected."
            advice = "Accept or reject them in Word, or choose with --tracked accept or --tracked reject."
            raise SourceError(message, advice)
        hidden = 0
        for root in roots:
            settle_changes(root, tracked)
            hidden += clean(root)
        if hidden:
            self._report("F-203", before=str(hidden))

    def _addresses(self, part: str) -> dict[str, str]:
        relations = self.package.relations(part) if part else {}
        return {ident: each.target for ident, each in relations.items() if each.kind == "hyperlink"}

    def _report(self, code: str, **values: str) -> None:
        self.findings.append(finding(code, file=self.package.name, language=self.language, **values))


def _need(package: Package) -> etree._Element:
    root = package.root(package.main)
    if root is None or root.tag != w("document"):
        message = f"{package.name} is no Word file: its main part is no document."
        raise SourceError(message, "Open it in Word and save it again as .docx.")
    return root
