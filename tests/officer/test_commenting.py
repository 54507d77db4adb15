"""What is open as comments in Word files: at its words, the file untouched, and taken back without ours."""

import io
import subprocess

import docx
import pytest
from lxml import etree

from hexapla.archive import deterministic_zip, read_zip
from hexapla.engine import comparing, documents
from hexapla.officer.word_comments import AUTHOR, Comment, opened_for_comments, with_comments, without_ours
from hexapla.officer.word_text import WordText
from hexapla.readers.word.names import STRICT, W, w
from samples import project as small
from samples.word_sources import call, note, p, r
from samples.word_sources import docx as word_file

NAME = small.NAME
CORE = {
    "docProps/core.xml": b'<p:coreProperties xmlns:p="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
}
"""What python-docx asks for."""


def typed(text, *, more="", parts=None):
    """A Word file with the lines of a text as its paragraphs."""
    return word_file("".join(p(line) for line in text.splitlines()) + more, parts=parts, extra=CORE)


def commented(data):
    """The comments of a Word file: who, what, and the words that each stands at, as python-docx reads them."""
    file = docx.Document(io.BytesIO(data))
    found = []
    for each in file.comments:
        inside, words = False, ""
        for element in file.element.body.iter():
            if element.get(w("id")) == str(each.comment_id) and element.tag == w("commentRangeStart"):
                inside = True
            elif element.get(w("id")) == str(each.comment_id) and element.tag == w("commentRangeEnd"):
                inside = False
            elif inside and element.tag == w("t"):
                words += element.text
        found.append((each.author, each.text, words))
    return found


def text_of(data):
    return [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]


@pytest.fixture
def french_in_word(sources):
    folder = small.document(sources, en=small.EN)
    own = typed(small.FR.replace("onze", "douze"))
    (folder / "fr.docx").write_bytes(own)
    return own


def test_the_translation_has_comments_at_its_words_and_says_all_else_as_before(run, out, french_in_word):
    code, said, advice = run("check", "--word")
    assert code == 0
    data = (out / NAME / "reports" / "fr.findings.docx").read_bytes()
    (found,) = [each for each in commented(data) if each[1].startswith("Compared with English")]
    assert found[0] == AUTHOR
    assert found[2] == "douze"
    assert "eleven" in found[1]
    assert text_of(data) == text_of(french_in_word)
    assert "fr.findings.docx  1 comment, in a copy of your own file" in said
    assert "add --replace" in advice
    assert not (out / NAME / "reports" / "en.findings.docx").exists()


@pytest.mark.usefixtures("french_in_word")
def test_the_same_documents_give_the_same_files(run, out):
    file = out / NAME / "reports" / "fr.findings.docx"
    run("check", "--word")
    first = file.read_bytes()
    run("check", "--word")
    assert file.read_bytes() == first
    assert not (out / NAME / "edited").exists()


@pytest.mark.usefixtures("french_in_word")
def test_a_file_that_was_corrected_comes_back_without_our_comments_and_with_those_of_others(run, sources, out):
    run("check", "--word")
    file = out / NAME / "reports" / "fr.findings.docx"
    corrected = docx.Document(io.BytesIO(file.read_bytes()))
    (words,) = [each for each in corrected.paragraphs if "douze" in each.text]
    (right,) = [each for each in words.runs if each.text == "douze"]
    right.text = "onze"
    corrected.add_comment(right, text="Corrigé.", author="Une collègue")
    corrected.save(file)
    assert run("add", file, "--replace", "--symbol", small.SYMBOL)[0] == 0
    taken = (sources / NAME / "fr.docx").read_bytes()
    assert [each[0] for each in commented(taken)] == ["Une collègue"]
    assert AUTHOR.encode() not in b"".join(
        opened_for_comments(taken, "fr.docx").members[name] for name in ("word/document.xml", "word/comments.xml")
    )
    assert "onze" in "\n".join(text_of(taken))
    run("check", "--word")
    assert not file.exists(), "nothing is open any more"


def test_what_somebody_has_written_in_a_file_is_kept_when_it_is_made_anew(run, out, french_in_word):
    run("check", "--word")
    file = out / NAME / "reports" / "fr.findings.docx"
    changed = docx.Document(io.BytesIO(file.read_bytes()))
    changed.paragraphs[-1].add_run(" Fin.")
    changed.save(file)
    kept = file.read_bytes()
    said = run("check", "--word")[1]
    assert (out / NAME / "edited" / file.name).read_bytes() == kept
    assert "kept as" in said
    assert text_of(file.read_bytes()) == text_of(french_in_word)


def test_a_source_that_is_no_word_file_has_its_comments_in_a_copy_of_the_edition(run, sources, out):
    small.document(sources, en=small.GAP, fr=small.FR.replace("onze", "douze"))
    said = run("check", "--word")[1]
    assert said.count("in a copy of the Word edition") == 2
    english, french = (
        commented((out / NAME / "reports" / f"{code}.findings.docx").read_bytes()) for code in ("en", "fr")
    )
    assert {words for _, text, words in english if text.startswith("S-001")} == {"Its reports are public"}
    assert "douze" in [words for _, _, words in french]


def test_comments_that_overlap_begin_and_end_at_their_own_words():
    data = typed("One two three four.", more=p(r("five "), r("six", "<w:b/>"), r(" seven")))
    package = opened_for_comments(data, "a.docx")
    text = WordText(package.root(package.main))
    wanted = ["One two three four", "two three", "three four", "three", "five six seven", "ix sev"]
    made = with_comments(package, text, [Comment(text.find(words), (words,)) for words in wanted])
    assert sorted((said, words.strip(" .")) for _, said, words in commented(made)) == sorted(
        (each, each) for each in wanted
    )
    assert text_of(made) == text_of(data)
    assert text_of(without_ours(made, "a.docx")) == text_of(data)
    assert commented(without_ours(made, "a.docx")) == []


def test_a_comment_on_a_note_stands_at_the_word_before_its_call(run, sources, out):
    folder = small.document(sources)
    (folder / "en.txt").unlink()
    for code, text, line, words in (
        ("en", small.EN, "See the list of places", "The list of eleven places."),
        ("fr", small.FR, "Voir la liste des lieux", "La liste de douze lieux."),
    ):
        more = p(r(f"4.\t{line}"), call(2), r("."))
        (folder / f"{code}.docx").write_bytes(typed(text, more=more, parts={"footnotes": note(2, words)}))
    run("check", "--word")
    found = commented((out / NAME / "reports" / "fr.findings.docx").read_bytes())
    assert [words for _, text, words in found if "eleven" in text] == ["lieux"]


def test_no_mark_of_a_comment_stands_between_calls_of_notes_and_each_range_stays_at_its_words():
    body = p(r("One word"), call(2), r(", two words"), call(3), r(".")) + p(
        r("Three words"), call(4), r("; four words.")
    )
    package = opened_for_comments(word_file(body, parts={"footnotes": "".join(map(note, (2, 3, 4), "abc"))}), "a.docx")
    text = WordText(package.root(package.main))
    wanted = ["One", "word", "two", "Three", "words", "four"]
    spans = [text.find(each, 18 if each == "words" else 0) for each in wanted]
    made = with_comments(package, text, [Comment(span, (words,)) for span, words in zip(spans, wanted, strict=True)])
    root = etree.fromstring(read_zip(made)["word/document.xml"])
    marks = [each.tag for each in root.iter(w("footnoteReference"), w("commentReference"))]
    calls = [place for place, tag in enumerate(marks) if tag == w("footnoteReference")]
    assert calls == [2, 3, 4]
    assert "".join(root.itertext()) == "One word, two words.Three words; four words."
    for number, words in enumerate(wanted):
        start, end = (root.find(f".//{w(f'commentRange{side}')}[@{w('id')}='{number}']") for side in ("Start", "End"))
        between = "".join(root.itertext()).find(words)
        assert between >= 0
        assert start.getnext().findtext(w("t")) == words
        assert start.getnext().getnext() is end


def test_a_file_that_is_damaged_or_has_no_comments_is_handed_on_as_it_is():
    for data in (b"", b"PK\x03\x04 comments.xml", typed("Nothing here.")):
        assert without_ours(data, "a.docx") == data


def test_a_file_of_strict_open_xml_is_not_written_in():
    members = read_zip(typed("Nothing here."))
    strict = {name: data.replace(W.encode(), next(iter(STRICT)).encode()) for name, data in members.items()}
    assert opened_for_comments(deterministic_zip(strict), "a.docx") is None


def test_open_xml_audit_finds_nothing_that_was_not_there(complaints, run, sources, out):
    small.document(sources, en=small.GAP, fr=small.FR.replace("onze", "douze"))
    run("check", "--word")
    for code in ("en", "fr"):
        assert complaints("openxml-audit", out / NAME / "reports" / f"{code}.findings.docx") == []


@pytest.mark.judge
def test_libreoffice_opens_the_comments_where_they_stand(judge, tmp_path, run, sources, out):
    small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    run("check", "--word")
    file = out / NAME / "reports" / "fr.findings.docx"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [judge("soffice"), profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(file)]
    subprocess.run(words, capture_output=True, check=True, timeout=180)
    root = etree.fromstring(read_zip((tmp_path / "fr.findings.odt").read_bytes())["content.xml"])
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
    told = ["".join(each.itertext()) for each in root.iter(office)]
    assert any("eleven" in each for each in told)


@pytest.mark.usefixtures("french_in_word")
def test_a_document_is_examined_and_compared_once(run, monkeypatch):
    counted = []
    for place, name in ((documents, "examine"), (comparing, "compare")):
        own = getattr(place, name)
        monkeypatch.setattr(place, name, lambda *given, own=own, name=name: (counted.append(name), own(*given))[1])
    assert "1 comment" in run("check", "--word")[1]
    assert sorted(counted) == ["compare", "examine"]


def test_a_comment_names_no_id_and_no_file_that_its_reader_does_not_have(run, sources, out):
    small.document(sources, en=small.EN.replace("periodic report\n", "periodic report*\n"))
    run("check", "--word")
    found = [text for _, text, _ in commented((out / NAME / "reports" / "en.findings.docx").read_bytes())]
    assert any(text.startswith("N-001") for text in found)
    assert not any("__" in text or ".toml" in text for text in found)
