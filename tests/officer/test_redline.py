"""Two versions as a Word file with tracked changes: all accepted it is the new text, all rejected the old one."""

import io
import re
import subprocess

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from hexapla.archive import read_zip
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.officer.redline import redline
from hexapla.officer.revisions import units_of
from hexapla.pipeline import examine
from hexapla.present import present
from hexapla.project.layout import Project, open_work
from hexapla.readers.word.names import w
from hexapla.readers.word.package import open_package
from hexapla.readers.word.tracked import Tracked, settle_changes
from hexapla.writers import write
from samples import project as small

HEAD = small.EN.partition("2.\t")[0]
TEXTS = [
    "The inspectorate visited eleven places of detention in 2019.",
    "Its reports are public.",
    "The prison in the north was closed because it was old.",
    "The police were trained in the new rules of interrogation by the ministry.",
    "Two doctors and a nurse look after the health of those who are held there.",
    "Lawyers are called within an hour, at night too.",
    "Complaints go to a judge who is not of the same court.",
]


def numbered(texts):
    return HEAD + "".join(f"{number}.\t{text}\n" for number, text in enumerate(texts, 2))


def version(folder, text):
    """The English text of a small document, canonical."""
    small.document(folder, en=text)
    project = Project.open(folder, folder.parent / "out")
    return examine(open_work(next(project.folders())), project.office).documents["en"]


def edition(document):
    return write(present({"en": document}, Edition(("en",)), Office()), "docx")


def texts_of(data, how=None, part="word/document.xml"):
    """The texts of the paragraphs of a Word file, its changes settled the one way or the other."""
    package = open_package(data, "a.docx")
    root = package.root(part)
    if how:
        settle_changes(root, how)
    found = ["".join(each.text or "" for each in paragraph.iter(w("t"))) for paragraph in root.iter(w("p"))]
    return [text for text in found if text.strip()]


def counted(data, how):
    """The numbered paragraphs of a Word file, its changes settled, each with the number that Word prints or that is typed."""
    package = open_package(data, "a.docx")
    root, lists = package.root("word/document.xml"), package.root("word/numbering.xml")
    settle_changes(root, how)
    begins = {
        each.get(w("numId")): int(start.get(w("val")))
        for each in lists.iter(w("num"))
        for start in each.iter(w("startOverride"))
    }
    found, number = [], 0
    for paragraph in root.iter(w("p")):
        text = "".join(each.text or "" for each in paragraph.iter(w("t")))
        if (listed := paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")) is not None:
            number = begins.pop(listed.get(w("val")), number + 1)
            found.append((f"{number}.", text))
        elif typed := re.fullmatch(r"(\d+\.)(.*)", text):
            found.append(typed.groups())
    return found


def red(tmp_path, old, new):
    """The redline of two texts, the edition of the new one, and both canonical."""
    before, after = version(tmp_path / "old", old), version(tmp_path / "new", new)
    made = edition(after)
    return redline(made, before, after), made, before


def check(tmp_path, old, new):
    """Accepting gives the edition of the new text, rejecting every text of the old one in its order."""
    found, made, before = red(tmp_path, old, new)
    assert found.left_out == 0
    assert texts_of(found.data, Tracked.ACCEPT) == texts_of(made)
    there = texts_of(found.data, Tracked.REJECT)
    wanted = [unit.text for unit in units_of(before) if unit.kind in ("paragraph", "item")]
    told = [re.sub(r"^(?:\d+\.|\([a-z]\))", "", text) for text in there]
    assert [text for text in told if text in wanted] == wanted
    numbers = [(unit.num, unit.text) for unit in units_of(before) if unit.kind == "paragraph" and unit.num]
    assert counted(found.data, Tracked.REJECT) == numbers
    return found


def test_words_are_marked_a_paragraph_is_taken_out_one_put_in_and_one_moved(tmp_path):
    old = numbered(TEXTS[:5])
    moved = [TEXTS[3], TEXTS[0].replace("eleven", "twelve open"), TEXTS[2], TEXTS[4], TEXTS[5]]
    found = check(tmp_path, old, numbered(moved))
    root = open_package(found.data, "a.docx").root("word/document.xml")
    said = {
        name: ["".join(each.itertext()) for each in root.iter(w(name))] for name in ("ins", "del", "moveFrom", "moveTo")
    }
    assert "twelve open" in said["ins"]
    assert "eleven" in said["del"]
    assert any(TEXTS[1] in each for each in said["del"])
    assert any(TEXTS[5] in each for each in said["ins"])
    assert any(TEXTS[3] in each for each in said["moveFrom"])
    assert any(TEXTS[3] in each for each in said["moveTo"])
    names = {
        kind: [each.get(w("name")) for each in root.iter(w(f"{kind}RangeStart"))] for kind in ("moveFrom", "moveTo")
    }
    assert names["moveFrom"] == names["moveTo"] != []


def test_a_text_that_did_not_change_has_no_tracked_change(tmp_path):
    found, _, _ = red(tmp_path, numbered(TEXTS[:3]), numbered(TEXTS[:3]))
    root = open_package(found.data, "a.docx").root("word/document.xml")
    assert next(root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")), None) is None


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    old=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6, unique=True),
    new=st.lists(st.sampled_from([*TEXTS, TEXTS[0].replace("eleven", "nine"), TEXTS[4].replace("nurse", "dentist")]),
                 min_size=1, max_size=6, unique=True),
)  # fmt: skip
def test_whatever_changed_rejecting_gives_the_old_text_and_accepting_the_new(tmp_path, old, new):
    check(tmp_path, numbered(old), numbered(new))


def test_diff_writes_a_word_file_for_each_language_that_changed_and_names_it(run, sources, out, complaints):
    folder = small.document(sources, en=small.EN, fr=small.FR)
    run("build", "-f", "xml", "-j", "1")
    before = sources.parent / "before"
    (out / small.NAME).rename(before)
    (folder / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    code, said, advice = run("diff", before, small.SYMBOL, "--word")
    assert code == 0
    reports = out / small.NAME / "reports"
    assert [path.name for path in sorted(reports.iterdir())] == ["diff.en.docx", "diff.html"]
    assert "diff.en.docx" in advice
    data = (reports / "diff.en.docx").read_bytes()
    assert complaints("openxml-audit", data) == []
    assert "twelve" in " ".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs) or "twelve" in said
    run("diff", before, small.SYMBOL, "--word")
    assert (reports / "diff.en.docx").read_bytes() == data


def test_what_word_cannot_track_is_said_in_comments(tmp_path, complaints):
    noted = TEXTS[0].replace("places", "places¹")
    old = numbered([noted, *TEXTS[1:4]]) + "¹ Without police cells.\n"
    found, made, before = red(tmp_path, old, numbered([TEXTS[5], *TEXTS[:4]]))
    assert any(unit.kind == "note" for unit in units_of(before))
    assert found.left_out == 0
    said = {each.text for each in docx.Document(io.BytesIO(found.data)).comments}
    assert said == {
        "A note was taken out here, 1: Without police cells.",
        "Numbers are those of the new version: 2. is 3. now, 3. is 4. now, 4. is 5. now, 5. is 6. now.",
    }
    assert texts_of(found.data, Tracked.ACCEPT) == texts_of(made)
    assert complaints("openxml-audit", found.data) == []


def test_open_xml_audit_finds_nothing_in_moves(complaints, tmp_path):
    found = check(tmp_path, numbered(TEXTS), numbered([TEXTS[6], *TEXTS[:5]]))
    assert complaints("openxml-audit", found.data) == []


@pytest.mark.judge
def test_libreoffice_sees_the_changes(judge, tmp_path):
    found = check(tmp_path, numbered(TEXTS[:5]), numbered([TEXTS[3], TEXTS[0].replace("eleven", "nine"), TEXTS[4]]))
    (tmp_path / "red.docx").write_bytes(found.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [judge("soffice"), profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), "red.docx"]
    subprocess.run(words, capture_output=True, check=True, timeout=180, cwd=tmp_path)
    root = etree.fromstring(read_zip((tmp_path / "red.odt").read_bytes())["content.xml"])
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    assert next(root.iter(f"{text}insertion"), None) is not None
    gone = " ".join("".join(each.itertext()) for each in root.iter(f"{text}deletion"))
    assert "eleven" in gone
    assert TEXTS[1] in gone
