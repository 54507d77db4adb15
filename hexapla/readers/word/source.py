"""A Word file, its changes settled, its parts made plain, its paragraphs counted."""

from collections.abc import Mapping

from lxml import etree

from hexapla.codes import finding
from hexapla.errors import SourceError
from hexapla.findings import Finding
from hexapla.readers.pandoc.formulas import formulas
from hexapla.readers.word.boxes_below import move_boxes_below
from hexapla.readers.word.cleaning import clean, volatile_fields
from hexapla.readers.word.form_controls import UNCHOSEN
from hexapla.readers.word.front import first_page, properties_of, text_of
from hexapla.readers.word.inner_tables import unfold_inner_tables
from hexapla.readers.word.joined_parts import join_parts
from hexapla.readers.word.media import Pictures
from hexapla.readers.word.names import R, paragraphs, w
from hexapla.readers.word.notes import Notes
from hexapla.readers.word.numbering import Numbering
from hexapla.readers.word.own_file import OwnFile
from hexapla.readers.word.own_tables import put_back
from hexapla.readers.word.package import Package
from hexapla.readers.word.page_breaks import page_beginnings
from hexapla.readers.word.pandoc_input import PandocInput, read_by_pandoc
from hexapla.readers.word.paragraph_text import ParagraphTexts
from hexapla.readers.word.styles import Styles
from hexapla.readers.word.table_reach import areas
from hexapla.readers.word.tracked import Tracked, changes_in, counted, first_change, looks_in, settle_changes
from hexapla.readers.word.units import Gatherer, Unit

_DONE = {Tracked.ACCEPT: "accepted", Tracked.REJECT: "rejected", Tracked.REFUSE: "taken as they look now"}


class WordSource:
    """One file; `tracked` says what became of its tracked changes, "" where it had none."""

    def __init__(self, package: Package, language: str, tracked: Tracked, *, is_converted: bool = False) -> None:
        """Settle the changes and count the paragraphs.

        Raises:
            SourceError: the main part is no document, or has tracked changes and nobody said what becomes of them.
        """
        self.package, self.language, self.tracked = package, language, ""
        self.is_converted = is_converted
        self.findings: list[Finding] = []
        self.properties = properties_of(package)
        self.main = _need(package)
        self.notes_parts: Mapping[str, etree._Element | None] = {
            "footnote": package.first("footnotes"),
            "endnote": package.first("endnotes"),
        }
        self.styles = Styles.read(package.first("styles"))
        self._settle(tracked)
        for element in self.main.iter(w("altChunk"), w("subDoc")):
            relation = package.relations(package.main).get(element.get(f"{{{R}}}id", ""))
            self._report("F-215", before=relation.target if relation else "")
        self.pandoc_input = PandocInput()
        self.gatherer = Gatherer(self.styles, Numbering.read(package.first("numbering")), self.pandoc_input)
        self.gatherer.addresses = self._addresses(package.main)
        body = self.main.find(w("body"))
        if body is not None:
            own = OwnFile.of(self.properties)
            join_parts(body, own)
            move_boxes_below(body)
            if own.is_ours:
                put_back(body, own)
            else:
                unfold_inner_tables(body, self.styles)
            self.gatherer.beginnings, self.gatherer.areas = page_beginnings(body, is_ours=own.is_ours), areas(body)
        self.units: list[Unit] = list(self.gatherer.units(body)) if body is not None else []

    def texts(self, own: OwnFile) -> ParagraphTexts:
        """Have pandoc read every paragraph, those of the notes too."""
        parts = dict.fromkeys(range(len(self.pandoc_input.objects)), self.package.main)
        notes = Notes()
        settings = [*self.main.iter(w("sectPr")), self.package.first("settings")]
        calls = list(zip(self.pandoc_input.objects, self.gatherer.sections, strict=True))
        for kind, root in self.notes_parts.items():
            part = next(self.package.related(f"{kind}s"), "")
            self.gatherer.addresses = self._addresses(part)
            mine = {kind: root}
            notes.gather(calls, mine, settings, self.gatherer)
            parts |= dict.fromkeys(range(len(parts), len(self.pandoc_input.objects)), part)
        if self.pandoc_input.lost:
            self._report("F-002", before="U+10FF00…", sign="U+10FF00…", after="U+FFFD", count="at least once")
        read = read_by_pandoc(self.pandoc_input, self.styles, self.package.first("styles"))
        pictures = Pictures(self.package, self.language, is_ours=own.is_ours)
        return ParagraphTexts(
            self.package.name,
            self.language,
            self.pandoc_input,
            read,
            pictures,
            notes,
            parts,
            own,
            formulas(read.values()),
        )

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
            clean(root, self.styles, is_converted=self.is_converted)
        return root

    def _settle(self, tracked: Tracked) -> None:
        roots = [self.main, *(root for root in self.notes_parts.values() if root is not None)]
        heads = [*self.package.related("header"), *self.package.related("footer")]
        roots += [root for part in heads if (root := self.package.root(part)) is not None]
        changes, looks = changes_in(roots), looks_in(roots)
        if changes and tracked is Tracked.REFUSE:
            self._refuse(counted(changes), roots)
        if changes or looks:
            self.tracked = _DONE[tracked]
            self._report("F-211", before=counted(changes, looks), after=self.tracked)
        volatile = sum(volatile_fields(root) for root in roots) if self.is_converted else 0
        if volatile:
            self._report("F-213", before=str(volatile))
        aids = sum(1 for root in roots for _ in root.iter(w("ruby")))
        if aids:
            self._report("F-217", before=str(aids))
        hidden = 0
        for root in roots:
            settle_changes(root, tracked)
            hidden += clean(root, self.styles, is_converted=self.is_converted)
        if hidden:
            self._report("F-203", before=str(hidden))
        for number, paragraph in enumerate(self.main.iter(w("p")), 1):
            if offered := paragraph.get(UNCHOSEN):
                self._report("F-255", before=offered, line=number)

    def _refuse(self, count: str, roots: list[etree._Element]) -> None:
        place = next((f", the first in {found}" for root in roots[:1] if (found := first_change(root))), "")
        message = f"{self.package.name} has tracked changes that nobody has accepted or rejected: {count}{place}."
        advice = "Accept or reject them in Word, or choose with --tracked accept or --tracked reject."
        raise SourceError(message, advice)

    def _addresses(self, part: str) -> dict[str, str]:
        relations = self.package.relations(part) if part else {}
        return {ident: each.target for ident, each in relations.items() if each.kind == "hyperlink"}

    def _report(self, code: str, **values: object) -> None:
        self.findings.append(finding(code, file=self.package.name, language=self.language, **values))


def _need(package: Package) -> etree._Element:
    root = package.root(package.main)
    if root is None or root.tag != w("document"):
        message = f"{package.name} is no Word file: its main part is no document."
        raise SourceError(message, "Open it in Word and save it again as .docx.")
    return root
