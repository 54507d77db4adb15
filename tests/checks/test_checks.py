"""Every kind of finding has a folder `checks/<CODE>/`: a document that shows it, and what is said of it there.

A folder is a document's folder as it lies in `sources/`, with `findings.txt` beside it: the lines of that code.  A
Word file lies there as a folder of its parts; `office.toml` is the office's.
`pytest tests/checks/test_checks.py --update-golden` writes what is found now.  What no text can show, because it is about
a machine, a file changed by hand or a fault of ours, is brought about by the functions in `SCENES`.
"""

import dataclasses
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from hexapla.akn.blocks import Block
from hexapla.akn.document import AknDocument
from hexapla.akn.names import E, akn
from hexapla.akn.reading import Slot
from hexapla.canonical import settle
from hexapla.checks import fidelity, validity
from hexapla.codes import codes
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.engine import building, production
from hexapla.engine.request import Request
from hexapla.errors import ToolMissingError
from hexapla.findings import Finding
from hexapla.job import Outcome
from hexapla.officer import adding
from hexapla.pipeline import examine
from hexapla.present import present
from hexapla.project.layout import Project, open_work
from hexapla.readers import read
from hexapla.tools import libreoffice, pdfgate
from hexapla.tools.pdfgate import Expected, Passage, verify_pdf
from hexapla.tools.pdfpositions import faults
from hexapla.verify import told_of_tables, verify
from hexapla.writers import write
from samples.misprints import lines_of, printed
from samples.pages_alone import pages_alone, with_attachment
from samples.word_package import packed

FOLDER = Path(__file__).parent
CODES = [code.code for code in codes()]
Scene = Callable[[Project, pytest.MonkeyPatch], list[Finding]]


def checked(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    (document,) = building.check(project, Request()).documents
    assert not document.faults
    return document.findings


def built(project: Project, *formats: str) -> list[Finding]:
    (document,) = building.build(project, Request(formats=formats, workers=1)).documents
    return document.findings


def invalid(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    examined = examine(open_work(next(project.folders())), project.office)
    root = examined.documents["en"].root
    root[0].find(akn("mainBody")).append(root.makeelement(akn("verse")))
    return [
        dataclasses.replace(each, line=None)
        for each in validity.check_validity(AknDocument(root), examined.readings[0])
    ]


def unfaithful(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    examined = examine(open_work(next(project.folders())), project.office)
    for paragraph in examined.documents["en"].root.iter(akn("p")):
        if paragraph.text and paragraph.text.startswith("Its reports"):
            paragraph.text = "All reports are public."
    return list(fidelity.check_fidelity(examined.documents["en"], examined.readings[0]))


def edited(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    built(project, "xml")
    output = next(project.out.glob("*/en/*.xml"))
    output.write_bytes(output.read_bytes() + b"<!-- mine -->")
    return built(project, "xml")


def removed(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hexapla.engine.request.SINGLE", ("xml",))
        patch.setattr("hexapla.engine.request.PARALLEL", ())
        built(project)
        (next(project.folders()) / "fr.txt").unlink()
        return built(project)


def asked_for_once(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    building.build(project, Request(editions=("fr-en",), formats=("html",), workers=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hexapla.engine.request.SINGLE", ("xml",))
        patch.setattr("hexapla.engine.request.PARALLEL", ())
        return built(project)


def unreadable_symbol(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    work = open_work(next(project.folders()))
    reading = read(work.sources[0])
    slots = (Slot("symbol", "CAT//8", 2), *(slot for slot in reading.slots if slot.key != "symbol"))
    return list(settle([dataclasses.replace(reading, slots=slots)], work.config).findings)


def taken(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    (one,) = adding.add(
        project.sources,
        [next(project.folders()) / "en.txt"],
        adding.Options(symbol="CAT/C/NLD/FCO/9", language="en"),
    )
    return list(one.findings)


def taken_together(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    files = [next(project.folders()) / name for name in ("en.txt", "fr.txt")]
    return [each for one in adding.add(project.out.parent / "new", files, adding.Options()) for each in one.findings]


def failed(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    fault = ToolMissingError("Pango is missing.", "Install it.")
    monkeypatch.setattr(production, "run", lambda job: Outcome(job, fault=fault))
    return built(project, "html")


def lossy(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    examined = examine(open_work(next(project.folders())), project.office)
    presentation = present(examined.documents, Edition.parse("en"), Office())
    data = write(presentation, "html").replace(b"Its reports are", b"Its reports were")
    return list(verify(data, "html", presentation, "en/CAT-C-NLD-FCO-8.en.html").findings)


def gated(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    """What the gate says of a page that holds nothing it should: an outside font, no note, no tags."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        face = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name.Helvetica))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        font.FontDescriptor = face
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(b"")
        data = io.BytesIO()
        pdf.save(data, deterministic_id=True)
    note = Passage("para_1__authorialNote_1", "en", "See the annex.")
    return list(verify_pdf(data.getvalue(), Expected((), (note,), frozenset()), f"en/{project.out.name}.pdf").findings)


def undrawn(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    """What is said of a page whose picture is a metafile without records."""
    examined = examine(open_work(next(project.folders())), project.office)
    edition = present(examined.documents, Edition.parse("en"), Office())
    paragraph = next(block for block in edition.first.blocks if block.kind == "paragraph")
    figure = Block("figure", "fig_1", (E.p(E.img(src="media/chart.wmf", alt="")),), paragraph=paragraph.eid)
    column = dataclasses.replace(edition.first, blocks=(*edition.first.blocks, figure))
    presentation = dataclasses.replace(edition, columns=(column,), media={"media/chart.wmf": b"\xd7\xcd\xc6\x9a"})
    name = "en/CAT-C-NLD-FCO-8.en.pdf"
    return list(verify(write(presentation, "pdf"), "pdf", presentation, name).findings)


def misprinted(*_: object) -> list[Finding]:
    """What the gate says of a page whose texts stand over one another and over its edge."""
    data = printed([(100, 400, "A/78/744/Add.8"), (110, 400, "8 April 2024"), (580, 300, "Percentage")])
    return [dataclasses.replace(each, file="en/CAT-C-NLD-FCO-8.en.pdf") for each in pdfgate.misplaced(faults(data))]


def divided(*_: object) -> list[Finding]:
    """What the gate says of a figure and a heading at the end of a page, and of a last page of one line."""
    seen = lines_of((0, "TD", "(46"), (0, "TD", "211.1)"), (0, "H2", "Financial resources"), (1, "P", "None."))
    placed = [(Passage("table_1", "en", "(46 211.1)"), (0, 9))]
    return [dataclasses.replace(each, file="en/CAT-C-NLD-FCO-8.en.pdf") for each in pdfgate.line_ends(seen, placed)]


def laid_out(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    """What is said of the tables of a page before it is made."""
    examined = examine(open_work(next(project.folders())), project.office)
    presentation = present(examined.documents, Edition.parse("en"), Office())
    return list(told_of_tables(presentation, "en/CAT-C-NLD-FCO-8.en.pdf"))


def unlevel(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    """What is said of facing pages that were set for other pairs: the French paragraph 2 answers the English 3."""
    examined = examine(open_work(next(project.folders())), project.office)
    presentation = present(examined.documents, Edition.parse("en-fr"), Office())
    data = write(presentation, "facing")
    *rows, two, three = presentation.rows
    lone = dataclasses.replace(two, cells=(two.cells[0], None), gaps=())
    odd = dataclasses.replace(three, cells=(three.cells[0], two.cells[1]))
    other = dataclasses.replace(presentation, rows=(*rows, lone, odd))
    return list(verify(data, "facing", other, "en-fr/CAT-C-NLD-FCO-8.en-fr.facing.pdf").findings)


def unaided(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    def missing(*_: object) -> bytes:
        message = "Files of the old Word (.doc), RTF and ODT need LibreOffice, which is not on this machine."
        raise ToolMissingError(message, "Install LibreOffice.")

    monkeypatch.setattr(libreoffice, "docx_of", missing)
    monkeypatch.setattr(libreoffice, "pdf_of", missing)
    monkeypatch.setattr(libreoffice, "pdfs_of", missing)
    return checked(project, monkeypatch)


def converted(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    (source,) = project.sources.glob("*/en.docx")
    made = source.read_bytes()
    source.unlink()
    source.with_suffix(".doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    monkeypatch.setattr(libreoffice, "docx_of", lambda *_: made)
    monkeypatch.setattr(libreoffice, "version", lambda: "LibreOffice 0")
    return checked(project, monkeypatch)


def printed_and_read(project: Project, _: pytest.MonkeyPatch, was: bytes = b"", now: bytes = b"") -> list[Finding]:
    """What is said of our own PDF, its attachment changed in one place, where it is the source."""
    (source,) = project.sources.glob("*/en.txt")
    examined = examine(open_work(source.parent), project.office)
    (source.parent / "fr.txt").unlink(missing_ok=True)
    source.unlink()
    presentation = present(examined.documents, Edition.parse("en"), Office())
    xml = presentation.first.xml.replace(was, now) if was else presentation.first.xml
    data = with_attachment(pages_alone(write(presentation, "pdf")), "CAT-C-NLD-FCO-8.en.xml", xml)
    source.with_suffix(".pdf").write_bytes(data)
    return checked(project, _)


def printed_otherwise(project: Project, _: pytest.MonkeyPatch) -> list[Finding]:
    return printed_and_read(project, _, b"Its reports are", b"None of its reports are")


def drawn(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    monkeypatch.setattr(
        libreoffice, "pdfs_of", lambda files, _: [printed([(100, 700, "Office of the Inspector General")])] * len(files)
    )
    return checked(project, monkeypatch)


def undrawable(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [None] * len(files))
    return checked(project, monkeypatch)


SCENES: dict[str, Scene] = {
    "S-007": invalid, "F-003": unfaithful, "F-005": edited, "F-006": removed, "F-009": asked_for_once, "F-008": failed, "F-901": lossy,
    "M-012": unreadable_symbol, "M-205": taken, "M-206": taken_together, "F-902": gated, "F-903": gated, "F-904": gated, "A-901": gated,
    "F-906": misprinted, "F-907": misprinted, "T-130": divided, "T-131": divided, "T-132": divided, "T-133": laid_out, "A-204": drawn, "A-210": undrawn, "F-905": unlevel, "F-212": unaided, "F-214": unaided, "F-220": unaided, "F-221": drawn, "F-226": drawn, "F-225": undrawable, "F-213": converted, "F-224": converted,
    "F-236": printed_otherwise, "F-237": printed_and_read,
}  # fmt: skip


def said(code: str, project: Project, monkeypatch: pytest.MonkeyPatch) -> str:
    """The findings of a code as lines: severity, code, language, place, message, and what changed."""
    found = [each for each in SCENES.get(code, checked)(project, monkeypatch) if each.code == code]
    lines = []
    for each in found:
        place = " ".join(part for part in (each.language, each.file, each.line and str(each.line), each.eid) if part)
        change = f" | {each.before!r} -> {each.after!r}" if each.before or each.after else ""
        lines.append(f"{each.severity} {each.code} {place}: {each.message}{change}\n")
    return "".join(lines)


def project_of(code: str, folder: Path) -> Project:
    name = "CAT-C-NLD-FCO-8"
    document = folder / "sources" / name
    shutil.copytree(FOLDER / code, document, ignore=shutil.ignore_patterns("findings.txt"))
    if (document / "office.toml").is_file():
        (document / "office.toml").replace(folder / "sources" / "office.toml")
    for parts in [path for path in document.iterdir() if path.is_dir()]:
        data = packed(parts)
        shutil.rmtree(parts)
        parts.write_bytes(data)
    return Project.open(folder / "sources", folder / "out")


@pytest.mark.parametrize("code", CODES)
def test_a_finding_says_what_its_case_shows(code, tmp_path, monkeypatch, update_golden):
    assert (FOLDER / code).is_dir(), f"tests/checks/{code}/ is missing: a document that shows {code}, and findings.txt"
    found = said(code, project_of(code, tmp_path), monkeypatch)
    golden = FOLDER / code / "findings.txt"
    if update_golden:
        golden.write_text(found, encoding="utf-8")
    assert found, f"nothing in tests/checks/{code}/ shows {code}"
    assert found == golden.read_text(encoding="utf-8")


def test_every_case_is_of_a_code_that_exists():
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name[:1] != "_"} == set(CODES)


def test_every_code_has_a_severity_a_message_and_a_remedy():
    for code in codes():
        assert code.message.endswith((".", "}", "”")), code.code
        assert code.remedy, code.code
        assert code.code[0] in "SNMLTRAF", code.code
    assert len(CODES) == len(set(CODES))
