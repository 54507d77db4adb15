"""One language's source that cannot be read holds nothing back but the editions that need it."""

import json
import zipfile

import pytest

from samples import project as small
from samples.word_sources import MASTHEAD, PNG, TITLE, docx, p, picture

BROKEN = {
    "empty": b"",
    "blank": b" \n\n",
    "no text": bytes(range(256)) * 8,
}
CUT = docx(MASTHEAD + TITLE + p("1.\tOne.") + p("2.\tTwo."))[:-200]
ES = small.EN.replace("Its reports are public.", "Sus informes son públicos.")


def files(out) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted((out / small.NAME).rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("kind", BROKEN)
def test_a_text_that_cannot_be_read_leaves_the_other_languages(kind, run, sources):
    small.document(sources, en=small.EN, fr=BROKEN[kind])
    code, said, _ = run("build", "--json", "-f", "xml,html")
    (document,) = small.result(said)["documents"]
    (fault,) = document["faults"]
    assert code == fault["exit"] == 3
    assert "fr.txt" in fault["message"]
    assert document["held_back"] == ["fr", "en-fr"]
    assert {each["edition"] for each in document["outputs"]} == {"en"}


def test_so_does_a_word_file_that_is_cut_and_a_source_that_is_a_link(run, sources):
    folder = small.document(sources, en=small.EN)
    (folder / "fr.docx").write_bytes(CUT)
    (folder / "es.txt").symlink_to(folder / "en.txt")
    code, said, _ = run("build", "--json", "-f", "html")
    (document,) = small.result(said)["documents"]
    assert code == 3
    assert [fault["message"].partition(" ")[0].rpartition("/")[2] for fault in document["faults"]] == [
        "fr.docx",
        "es.txt",
    ]
    assert {each["edition"] for each in document["outputs"]} == {"en"}


def test_a_document_none_of_whose_languages_can_be_read_is_held_back_whole(run, sources):
    small.document(sources, en=b"", fr=b"")
    code, said, _ = run("build", "--json", "-f", "html")
    (document,) = small.result(said)["documents"]
    assert (code, document["outputs"], len(document["faults"])) == (3, [], 1)


def test_without_english_no_other_two_languages_are_set_side_by_side(run, sources, out):
    small.document(sources, en=b"", fr=small.FR, es=ES)
    assert run("build", "-q", "-f", "html")[0] == 3
    assert {path.name for path in (out / small.NAME).iterdir() if path.is_dir()} == {"fr", "es", "reports"}
    assert "es-fr" not in (out / small.NAME / "fr" / f"{small.NAME}.fr.html").read_text(encoding="utf-8")


def test_a_language_lacks_nothing_but_what_the_leading_one_alone_states_while_that_cannot_be_read(run, sources, out):
    toml = f'symbol = "{small.SYMBOL}"\ndate = 2020-05-04\noriginal = "en"\n'
    folder = small.document(sources, toml=toml, en=small.EN, fr=small.FR)
    assert run("build", "-q", "-f", "xml")[0] == 0
    page = out / small.NAME / "fr" / f"{small.NAME}.fr.xml"
    before = page.read_text(encoding="utf-8").splitlines()
    (folder / "en.txt").write_bytes(b"")
    assert run("build", "-q", "-f", "xml", "--force")[0] == 3
    after = page.read_text(encoding="utf-8").splitlines()
    changed = [line for line, was in zip(after, before, strict=True) if line != was]
    assert [line.strip() for line in changed] == [f'<FRBRalias name="title" value="{small.TITRE}"/>']


def test_what_was_built_of_it_before_stays_and_comes_back_when_it_is_mended(run, sources, out):
    folder = small.document(sources, en=small.EN)
    body = MASTHEAD.replace("CAT/C/NLD/8", small.SYMBOL) + TITLE + p("1.\tVoir :") + p(picture("i", "Un point"))
    whole = docx(body, links={"i": ("image", "media/a.png")}, extra={"word/media/a.png": PNG})
    (folder / "fr.docx").write_bytes(whole)
    assert run("build", "-q", "-f", "xml,html")[0] in (0, 1)
    before = files(out)
    assert any(name.startswith(f"{small.NAME}/media/") for name in before)
    (folder / "fr.docx").write_bytes(whole[:-300])
    for _ in range(2):
        assert run("build", "-q", "-f", "xml,html")[0] == 3
        after = files(out)
        kept = {
            name for name in before if "/fr/" in name or "/en-fr/" in name or "/media/" in name or "concordance" in name
        }
        assert {name: after.get(name) for name in kept} == {name: before[name] for name in kept}
    (folder / "fr.docx").write_bytes(whole)
    assert run("build", "-q", "-f", "xml,html")[0] in (0, 1)
    assert files(out) == before


def test_what_was_settled_of_it_is_not_left_over(run, sources):
    folder = small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    (folder / "accepted.toml").write_text(
        '[[accepted]]\ncode = "number"\nid = "para_2"\nreason = "as published"\nhash = "0"\n', encoding="utf-8"
    )
    (folder / "fr.txt").write_bytes(b"")
    assert "F-007" not in small.codes(small.result(run("build", "--json", "-f", "html")[1]))


@pytest.mark.parametrize("words", [("-l", "fr"), ("-e", "en-fr"), ("-e", "fr")], ids="".join)
def test_asked_for_by_itself_it_is_a_fault_of_its_source(words, run, sources):
    small.document(sources, en=small.EN, fr=b"")
    code, _, complaint = run("build", "-q", "-f", "html", *words)
    assert code == 3
    assert "fr.txt holds no text" in complaint


@pytest.mark.usefixtures("few_formats")
def test_the_other_languages_are_released(run, sources, out):
    small.document(sources, en=small.EN, fr=b"")
    code, _, complaint = run("release", "-q", "--archive")
    assert code == 3
    assert "fr.txt holds no text" in complaint
    assert [path.name for path in (out / "releases").iterdir()] == [f"{small.NAME}-en-1.zip"]
    held = json.loads((out / "catalogue.json").read_text(encoding="utf-8"))["held_back"]
    assert held == [
        {"folder": small.NAME, "symbol": small.SYMBOL, "reasons": ["fr.txt holds no text, from line 1, byte 1 on."]}
    ]


def test_what_was_built_before_of_a_language_is_not_released_while_it_cannot_be_read(run, sources, out):
    folder = small.document(sources, en=small.EN, fr=small.FR)
    assert run("build", "-q")[0] == 0
    (folder / "fr.txt").write_bytes(b"")
    assert run("release", "-q", "--judges", "none")[0] == 3
    assert [path.name for path in (out / "releases").iterdir()] == [f"{small.NAME}-en-1.zip"]
    with zipfile.ZipFile(out / "releases" / f"{small.NAME}-en-1.zip") as package:
        assert json.loads(package.read("manifest.json"))["sources"].keys() == {"document.toml", "en.txt"}


def test_comparing_versions_needs_every_language(run, sources):
    small.document(sources, en=small.EN, fr=b"")
    assert run("diff", small.SYMBOL, small.SYMBOL)[0] == 3
