"""The office's own Word template: its styles, heads and feet, whichever program has saved it; what it lacks is named."""

import base64
import re
import runpy
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from hexapla.archive import deterministic_zip, read_zip
from hexapla.errors import TemplateError
from hexapla.writers import write
from hexapla.writers.docx.package import template
from samples import project as small
from samples.docx import WordFile, judged, w
from samples.word_sources import PNG

ROOT = Path(__file__).parents[3]
OFFICE = (ROOT / "docs" / "office.docx").read_bytes()


def test_the_file_to_begin_with_is_what_its_maker_makes():
    made = runpy.run_path(str(ROOT / "docs" / "make_word_template.py"))["made"]()
    assert made == OFFICE, "run: python -m docs.make_word_template"


def changed(data=OFFICE, **parts):
    """The template with some of its parts changed: pairs of words, or a whole new part."""
    members = read_zip(data)
    for name, change in parts.items():
        path = f"word/{name}.xml"
        if isinstance(change, bytes):
            members[path] = change
        else:
            before, after = change
            assert before.encode() in members[path]
            members[path] = members[path].replace(before.encode(), after.encode())
    return deterministic_zip(members)


def edition(data, name="notes"):
    presentation = judged()[name]
    own = base64.b64encode(data).decode()
    return WordFile(write(replace(presentation, office=replace(presentation.office, word_template=own)), "docx"))


def body_of(file):
    return etree.tostring(file.root("word/document.xml"))


def test_an_edition_has_the_styles_and_heads_of_the_office_and_its_own_text():
    own = changed(
        styles=("Times New Roman", "Garamond"), header2=("{{ symbol }}", "Office of Examples – {{ symbol }}"),
        footer3=b'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Recycle</w:t></w:r></w:p></w:ftr>',
    )  # fmt: skip
    file, plain = edition(own), WordFile(write(judged()["notes"], "docx"))
    assert b"Garamond" in file.parts["word/styles.xml"]
    assert "Office of Examples – " in "".join(file.root("word/header2.xml").itertext())
    assert judged()["notes"].symbol in "".join(file.root("word/header2.xml").itertext())
    foot = file.root("word/footer3.xml")
    assert "Recycle" in "".join(foot.itertext())
    assert next(foot.iter("{*}blip"), None) is not None, "the QR code stays"
    assert body_of(file) == body_of(plain)


def test_a_template_that_libreoffice_has_saved_gives_the_same_text_in_its_looks(judge, complaints, tmp_path):
    (tmp_path / "office.docx").write_bytes(changed(header2=("{{ symbol }}", "Office of Examples – {{ symbol }}")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [judge("soffice"), profile, "--headless", "--convert-to", "docx", "--outdir", "saved", "office.docx"]
    subprocess.run(words, capture_output=True, check=True, timeout=180, cwd=tmp_path)
    saved = (tmp_path / "saved" / "office.docx").read_bytes()
    names = [set(re.findall(rb'w:styleId="(\w+)"', read_zip(data)["word/styles.xml"])) for data in (OFFICE, saved)]
    assert names[0] - names[1], "LibreOffice gives styles ids of its own"
    file, plain = edition(saved), WordFile(write(judged()["notes"], "docx"))
    assert body_of(file) == body_of(plain)
    known = {each.get(w("styleId")) for each in file.root("word/styles.xml").iter(w("style"))}
    parts = ["document", "footnotes", "header1", "header2", "footer1", "footer2", "footer3"]
    used = {
        each.get(w("val"))
        for part in parts
        for each in file.root(f"word/{part}.xml").iter(w("pStyle"), w("rStyle"), w("tblStyle"))
    }
    assert used <= known
    assert "Office of Examples – " in "".join(file.root("word/header2.xml").itertext())
    assert complaints("openxml-audit", file.data) == []


@pytest.mark.parametrize("name", ["notes", "arabic"])
def test_open_xml_audit_finds_nothing_in_an_edition_of_the_template(complaints, name):
    assert complaints("openxml-audit", edition(OFFICE, name).data) == []


def test_heads_are_written_from_right_to_left_where_the_language_is():
    directions = [each.get(w("val")) for each in edition(OFFICE, "arabic").root("word/header2.xml").iter(w("bidi"))]
    assert directions == ["on"]


def test_a_picture_in_a_head_goes_with_it_under_a_name_of_its_own():
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>'
    )
    members = read_zip(OFFICE) | {"word/_rels/header2.xml.rels": relations, "word/media/image1.png": PNG}
    file = edition(deterministic_zip(members))
    assert file.parts["word/media/office-image1.png"] == PNG
    assert b"media/office-image1.png" in file.parts["word/_rels/header2.xml.rels"]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (changed(styles=('w:val="_ H _Ch_G"', 'w:val="My heading"')), "_ H _Ch_G"),
        (changed(header2=("{{ symbol }}", "Symbol")), "default pages of the Word template lacks the slot {{ symbol }}"),
        (changed(header2=("{{ symbol }}", "{{ symbol }} {{ sybmol }}")), "sybmol"),
        (b"no Word file", "no Word file"),
        (deterministic_zip({"a": b""}), "no Word file"),
    ],
    ids=["style", "slot", "unknown slot", "text", "other container"],
)
def test_what_a_template_lacks_is_named(data, named):
    with pytest.raises(TemplateError, match=re.escape(named)) as raised:
        edition(data)
    assert "docs/office.docx" in raised.value.advice


def test_office_toml_names_it_word_editions_have_it_and_others_are_left_as_they_are(run, sources, out):
    small.document(sources)
    words = ("build", "-j", "1", "-f", "docx,html")
    assert run(*words)[0] == 0
    (sources / "office.docx").write_bytes(changed(styles=("Times New Roman", "Garamond")))
    (sources / "office.toml").write_text('word_template = "office.docx"\n', encoding="utf-8")
    assert "1 built, 1 unchanged" in run(*words)[1]
    name = small.NAME
    assert b"Garamond" in read_zip((out / name / "en" / f"{name}.en.docx").read_bytes())["word/styles.xml"]
    (sources / "office.docx").write_bytes(changed(styles=("Times New Roman", "Bodoni")))
    assert "1 built, 1 unchanged" in run(*words)[1]
    (sources / "office.docx").write_bytes(changed(header2=("{{ symbol }}", "Symbol")))
    code, _, complaint = run(*words)
    assert (code, "lacks the slot" in complaint) == (5, True)
    (sources / "office.docx").unlink()
    code, _, complaint = run(*words)
    assert (code, "office.toml:1" in complaint, "office.docx" in complaint) == (4, True, True)


def test_our_own_template_is_not_changed_by_that_of_an_office():
    before = dict(template())
    edition(OFFICE)
    assert dict(template()) == before
