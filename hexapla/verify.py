"""Stage six: a finished file is looked at with other eyes than those that made it, on every build.

What is quick runs here: the PDF gate, and for every format that the words of the document are in the file, in
their order.  The slow judges (EPUBCheck, Ace, Open XML, axe) run in the tests and in CI.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from lxml import etree, html

from hexapla.akn.inlines import Run
from hexapla.akn.names import XML_LANG, akn, local
from hexapla.akn.schema import schema_errors
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.present.picture_names import pictures_named
from hexapla.present.presentation import Bead, Presentation, Row
from hexapla.timing import stage
from hexapla.writers.epub.readings import readings
from hexapla.xml_tree import parse

_FORMULA = "\ufffc"
HIDDEN = frozenset({"script", "style", "template", "head"})
"""HTML whose text nobody reads."""


@dataclass(frozen=True)
class Verdict:
    """What verification found, and the figures that go into the manifest."""

    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@stage("verify")
def verify(data: bytes, format_name: str, presentation: Presentation, file: str) -> Verdict:
    """Return the verdict on a finished file of a format; `file` is its name in findings."""
    return _VERIFIERS[format_name](data, presentation, file)


def _pdf(data: bytes, presentation: Presentation, file: str) -> Verdict:
    from hexapla.tools.pdfgate import verify_pdf
    from hexapla.writers.pdf import expected, standards_of

    verdict = verify_pdf(data, expected(presentation), file, standards_of(presentation))
    return Verdict(
        (*verdict.findings, *_left_out(presentation, file), *told_of_tables(presentation, file)), dict(verdict.facts)
    )


def _left_out(presentation: Presentation, file: str) -> Iterator[Finding]:
    from hexapla.writers.pdf.pictures import not_shown

    missing = set(not_shown(presentation))
    for picture in pictures_named(presentation) if missing else ():
        if picture.source in missing:
            place = {"file": file, "eid": picture.eid, "language": picture.language}
            yield finding("A-210", picture=picture.name, **place)


def told_of_tables(presentation: Presentation, file: str) -> Iterator[Finding]:
    """Yield how the tables of a PDF are set that are not set as others: told with `-v`."""
    from hexapla.writers.pdf.expectations import tables_set

    for block, language, parts in tables_set(presentation):
        table, layout = parts[0]
        how = " on a page on its side" if layout.is_landscape else ""
        how += f", as {len(parts)} tables" if len(parts) > 1 else ""
        words = " ".join(place.text for row in table.rows for place in row if place.text)[:60]
        edition = str(presentation.edition)
        yield finding(
            "T-133",
            file=file,
            eid=block.eid,
            language=language,
            edition=edition,
            words=words,
            size=layout.size,
            how=how,
        )


def _print(data: bytes, presentation: Presentation, file: str) -> Verdict:
    from hexapla.tools.pdfgate import verify_pdf
    from hexapla.writers.pdf.print_edition import expected

    verdict = verify_pdf(data, expected(presentation), file, standards=())
    return Verdict(tuple(verdict.findings), dict(verdict.facts))


def _facing(data: bytes, presentation: Presentation, file: str) -> Verdict:
    from hexapla.tools.pdfspreads import verify_spreads
    from hexapla.writers.pdf import standards_of
    from hexapla.writers.pdf.expectations import expected_facing
    from hexapla.writers.pdf.facing import in_order

    standards = () if presentation.office.crop_marks else standards_of(presentation)
    verdict = verify_spreads(data, expected_facing(in_order(presentation)), file, standards)
    return Verdict(tuple(verdict.findings), dict(verdict.facts))


def _xml(data: bytes, _: Presentation, file: str) -> Verdict:
    errors = schema_errors(parse(data))
    findings = tuple(finding("S-007", reason=error.message, file=file, line=error.line) for error in errors[:5])
    return Verdict(findings, {"akn 3.0 strict": "fail" if errors else "pass"})


def _html(data: bytes, presentation: Presentation, file: str) -> Verdict:
    root = html.document_fromstring(data.decode())
    return _parity("".join(_html_text(root)), presentation, file)


def _docx(data: bytes, presentation: Presentation, file: str) -> Verdict:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = parse(package.read("word/document.xml"))
    texts = (_word_text(element) for element in root.iter() if local(element) in ("t", "tab", "br", "noBreakHyphen"))
    return _parity("".join(texts), presentation, file)


def _epub(data: bytes, presentation: Presentation, file: str) -> Verdict:
    texts: dict[str, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in _spine(package):
            texts.setdefault(PurePosixPath(name).parent.name, []).extend(_html_text(parse(package.read(name))))
    found = [_parity("".join(texts.get(name, ())), each, file) for name, each in readings(presentation).items()]
    return Verdict(tuple(each for verdict in found for each in verdict.findings), found[0].facts)


def _spine(package: zipfile.ZipFile) -> list[str]:
    """Return the chapters of an EPUB in reading order."""
    opf = next(name for name in package.namelist() if name.endswith(".opf"))
    folder = opf.rpartition("/")[0]
    root = parse(package.read(opf))
    hrefs = {e.get("id"): e.get("href", "") for e in root.iter() if local(e) == "item"}
    chapters = (hrefs.get(e.get("idref"), "") for e in root.iter() if local(e) == "itemref")
    names = (f"{folder}/{href}" if folder else href for href in chapters)
    return [name for name in names if name in package.namelist()]


def _tmx(data: bytes, presentation: Presentation, file: str) -> Verdict:
    texts: dict[str, list[str]] = {}
    for variant in parse(data).iter("tuv"):
        texts.setdefault(variant.get(XML_LANG, ""), []).append(variant.findtext("seg") or "")
    is_all = presentation.office.memory != "agreed"
    return _beads(texts, presentation, file, lambda row, bead: is_all or row.agreed(bead), least=2)


def _xlf(data: bytes, presentation: Presentation, file: str) -> Verdict:
    root = parse(data)
    sides = (("source", root.get("srcLang", "")), ("target", root.get("trgLang", "")))
    texts = {code: ["".join(map(str, each.itertext())) for each in root.iter(f"{{*}}{name}")] for name, code in sides}
    return _beads(texts, presentation, file, lambda *_: True, least=1)


def _beads(
    texts: Mapping[str, Sequence[str]],
    presentation: Presentation,
    file: str,
    is_wanted: Callable[[Row, Bead], bool],
    least: int,
) -> Verdict:
    """Report every sentence that does not follow the one before it in its language, where the format holds it."""
    lost, count = [], 0
    for column, code in enumerate(presentation.edition.languages):
        whole, place = _folded("".join(texts.get(code, ()))), 0
        for row in (*presentation.rows, *presentation.note_rows):
            for bead in row.beads:
                span, text = bead.spans[column], row.texts[column] or ""
                if span is None or not is_wanted(row, bead) or sum(map(bool, bead.spans)) < least:
                    continue
                words = _folded(text[slice(*span)])
                at, count = whole.find(words, place), count + 1
                if at < 0:
                    lost.append(finding("F-901", file=file, eid=row.id, language=code, before=text[slice(*span)][:120]))
                else:
                    place = at + len(words)
    return Verdict(tuple(lost), {"text": f"{count - len(lost)} of {count}"})


def _ris(data: bytes, presentation: Presentation, file: str) -> Verdict:
    fields = dict(line.split("  - ", 1) for line in data.decode().split("\r\n") if "  - " in line)
    return _cited((fields.get("TI"), fields.get("SN"), fields.get("UR")), presentation, file)


def _csl(data: bytes, presentation: Presentation, file: str) -> Verdict:
    (item,) = json.loads(data)
    return _cited((item.get("title"), item.get("number"), item.get("URL")), presentation, file)


def _cited(given: Sequence[str | None], presentation: Presentation, file: str) -> Verdict:
    """Report what a reference does not say as the edition does: its title, its symbol, its address."""
    column = presentation.first
    wanted = (column.title, presentation.symbol, column.official_url)
    lost = [
        finding("F-901", file=file, language=column.language.code, before=fact[:120])
        for fact, said in zip(wanted, given, strict=True)
        if _folded(fact) != _folded(said or "")
    ]
    return Verdict(tuple(lost), {"facts": f"{len(wanted) - len(lost)} of {len(wanted)}"})


def _html_text(element: etree._Element) -> Iterator[str]:
    if local(element) in HIDDEN or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _html_text(child)
        yield child.tail or ""


def _word_text(element: etree._Element) -> str:
    return {"t": element.text or "", "noBreakHyphen": "\u2011"}.get(local(element), " ")


def _parity(text: str, presentation: Presentation, file: str) -> Verdict:
    """Report every passage of the document that does not follow the one before it of its language in a file's text."""
    whole = _folded(text)
    places: dict[str, int] = {}
    lost = []
    passages = list(_passages(presentation))
    for language, eid, words in passages:
        at = whole.find(words, places.get(language, 0))
        if at < 0:
            lost.append(finding("F-901", file=file, eid=eid, language=language, before=words[:120]))
        else:
            places[language] = at + len(words)
    return Verdict(tuple(lost), {"text": f"{len(passages) - len(lost)} of {len(passages)}"})


def _passages(presentation: Presentation) -> Iterator[tuple[str, str, str]]:
    """Yield language, eId and folded words of every block in the order of the edition."""
    if presentation.edition.is_parallel:
        rows = [row.cells for row in presentation.rows]
    else:
        rows = [(block,) for block in presentation.first.blocks]
    for cells in rows:
        for column, block in zip(presentation.columns, cells, strict=True):
            for element in block.content if block is not None else ():
                if local(element) == "table" or akn("authorialNote") in {e.tag for e in element.iter()}:
                    continue
                for words in filter(None, map(_folded, _pieces(column.runs(element)))):
                    yield column.language.code, block.eid if block else "", words


def _pieces(runs: Iterable[Run]) -> list[str]:
    """Return the words of a running text; between them stand formulas, which every format sets in its own way."""
    texts = (
        _FORMULA if run.formula is not None else run.text for run in runs if run.note is None and run.image is None
    )
    return "".join(texts).split(_FORMULA)


def _folded(text: str) -> str:
    """Take blanks and isolates out, which formats have in their own ways, and what pandoc asks for behind arrows: that they be no pictures."""
    return re.sub(r"[\s\u00ad\u200b\u2060\u2066\u2069\ufe0e]+", "", text)


_VERIFIERS: Mapping[str, Callable[[bytes, Presentation, str], Verdict]] = {
    "xml": _xml, "html": _html, "pdf": _pdf, "print": _print, "facing": _facing, "docx": _docx, "epub": _epub, "tmx": _tmx,
    "xlf": _xlf, "ris": _ris, "csl": _csl,
}  # fmt: skip
