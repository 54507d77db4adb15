"""`add` and `new`: from a file on the desktop to the folder of its document, and an empty document to fill in."""

import json
import os
from pathlib import Path

import pytest

from hexapla.cli import main
from hexapla.errors import ConfigurationError, ExitCode, SourceError, UsageError
from hexapla.identification import language_of_text
from hexapla.officer.adding import Added, add
from hexapla.officer.candidates import Options
from hexapla.officer.first_pages import language_of_name
from hexapla.officer.new_document import create
from hexapla.project.config import load_document
from hexapla.readers.text.words import words_of
from samples import project as small
from samples.word_sources import MASTHEAD, PNG, TITLE, docx, p


@pytest.fixture
def desk(tmp_path) -> Path:
    """A folder with a text in two languages."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "reply.txt").write_text(small.EN, encoding="utf-8")
    (tmp_path / "desk" / "réponse.txt").write_text(small.FR, encoding="utf-8")
    return tmp_path / "desk"


def taken(desk: Path, *names: str, **options: object) -> list[Added]:
    return add(desk.parent / "sources", [desk / name for name in names], Options(**options))  # type: ignore[arg-type]


def folder(desk: Path, name: str = small.NAME) -> Path:
    return desk.parent / "sources" / name


def test_languages_of_one_symbol_are_joined_in_one_folder_bytes_unchanged(desk):
    found = taken(desk, "reply.txt", "réponse.txt")
    assert [(each.outcome, each.symbol, each.language) for each in found] == [
        ("added", small.SYMBOL, "en"), ("added", small.SYMBOL, "fr"),
    ]  # fmt: skip
    assert (folder(desk) / "en.txt").read_bytes() == small.EN.encode()
    assert (folder(desk) / "fr.txt").read_bytes() == small.FR.encode()
    assert load_document(folder(desk) / "document.toml").symbol.identifier == small.SYMBOL


@pytest.mark.parametrize(
    ("text", "code"),
    [("The Committee considered the report and the replies of the State party.", "en"),
     ("Le Comité a examiné le rapport et les réponses de l’État partie dans une séance.", "fr"),
     ("El Comité examinó el informe y las respuestas del Estado parte en una sesión.", "es"),
     ("Комитет рассмотрел доклад.", "ru"), ("委员会审议了报告。", "zh"), ("نظرت اللجنة في التقرير", "ar"),
     ("1. 2. 3. CAT/C/PER/7", None), ("", None)],
)  # fmt: skip
def test_a_language_is_told_by_script_and_small_words(text, code):
    assert language_of_text(text) == code


SIX = {"arb": "ar", "cmn_hans": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}


@pytest.mark.parametrize("name", SIX)
def test_a_long_text_tells_its_language(corpus, name):
    data = (corpus / "udhr" / f"udhr_{name}.txt").read_bytes()
    assert language_of_text(words_of(data, ".txt")) == SIX[name]


def test_a_language_that_is_named_beats_the_text(desk):
    (found,) = taken(desk, "reply.txt", language="es")
    assert found.target.name == "es.txt"


def test_a_language_that_cannot_be_told_has_to_be_named(desk):
    (desk / "x.txt").write_text("CAT/C/PER/7", encoding="utf-8")
    with pytest.raises(UsageError, match="language"):
        taken(desk, "x.txt")


def test_a_symbol_that_is_named_beats_the_masthead_and_is_a_finding(desk):
    (found,) = taken(desk, "reply.txt", symbol="CAT/C/NLD/FCO/9")
    assert found.target.parent.name == "CAT-C-NLD-FCO-9"
    assert [each.code for each in found.findings] == ["M-205"]
    assert load_document(found.target.parent / "document.toml").symbol.identifier == "CAT/C/NLD/FCO/9"


def test_a_file_without_a_symbol_goes_with_those_it_came_with(desk):
    (desk / "bare.txt").write_text(small.FR.partition("[Date")[2], encoding="utf-8")
    found = taken(desk, "reply.txt", "bare.txt")
    assert [each.code for each in found[1].findings] == ["M-206"]
    assert {each.symbol for each in found} == {small.SYMBOL}


def test_a_file_without_a_symbol_alone_is_refused_and_nothing_is_written(desk):
    (desk / "bare.txt").write_text(
        "The Government thanks the Committee for the reply and the report.", encoding="utf-8"
    )
    with pytest.raises(UsageError, match="symbol") as caught:
        taken(desk, "bare.txt")
    assert caught.value.exit_code is ExitCode.USAGE
    assert not (desk.parent / "sources").exists()


def test_of_two_files_of_one_language_neither_is_taken_and_both_are_named(desk):
    (desk / "again.txt").write_text(small.EN, encoding="utf-8")
    found = taken(desk, "reply.txt", "again.txt", "réponse.txt")
    assert [(each.file.name, each.outcome) for each in found] == [
        ("reply.txt", "refused"), ("again.txt", "refused"), ("réponse.txt", "added"),
    ]  # fmt: skip
    assert all("reply.txt and again.txt are both" in str(each.fault) for each in found[:2])
    (desk / "once more.txt").write_text(small.EN, encoding="utf-8")
    found = taken(desk, "reply.txt", "again.txt", "once more.txt")
    assert all("are all CAT/C/NLD/FCO/8 in en; none was taken" in str(each.fault) for each in found)


def test_a_file_without_a_symbol_is_not_supposed_to_have_that_of_one_in_its_own_language(desk):
    (desk / "bare.txt").write_text("The Government thanks the Committee for the reply and the report.")
    for names in (("bare.txt", "reply.txt"), ("reply.txt", "bare.txt")):
        found = {each.file.name: each for each in taken(desk, *names, is_trial=True)}
        assert (found["bare.txt"].outcome, found["bare.txt"].symbol) == ("refused", "")
        assert "bare.txt does not name its symbol." in str(found["bare.txt"].fault)
        assert found["reply.txt"].outcome == "added"


def test_of_many_files_those_that_can_be_taken_are_and_the_rest_is_listed(desk):
    (desk / "picture.png").write_bytes(b"x")
    (desk / "other.txt").write_text("The Government thanks the Committee for the reply and the report.")
    found = taken(desk, "picture.png", "reply.txt", "réponse.txt", "gone.txt")
    assert {each.file.name: each.outcome for each in found} == {
        "picture.png": "refused", "gone.txt": "refused", "reply.txt": "added", "réponse.txt": "added",
    }  # fmt: skip


def test_what_was_understood_is_said_with_its_line_and_what_is_lacking_too(desk, capsys):
    sources = str(desk.parent / "sources")
    assert main(["add", "--sources", sources, str(desk / "reply.txt")]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert f"symbol       {small.SYMBOL}  (line 2)" in said
    assert "job number   –" in said
    assert main(["add", "--json", "--sources", sources, str(desk / "réponse.txt")]) == ExitCode.DONE
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["understood"]["symbol"] == {"text": small.SYMBOL, "line": 2}
    assert "job number" in file["lacks"]


PAGE = (
    "<p>United Nations</p><p>CAT/C/NLD/8</p><p>1. The Committee met, as the picture shows.</p><img src='media/a.png'>"
)


def test_the_pictures_that_a_page_names_go_with_it_and_no_other_picture(tmp_path):
    desk = tmp_path / "desk"
    (desk / "media").mkdir(parents=True)
    (desk / "media" / "a.png").write_bytes(PNG)
    (desk / "media" / "b.png").write_bytes(PNG)
    (desk / "en.html").write_text(PAGE, encoding="utf-8")
    sources = tmp_path / "sources"
    (added,) = add(sources, [desk / "en.html"], Options(language="en"))
    assert (sources / added.target.parent.name / "media" / "a.png").read_bytes() == PNG
    assert not (sources / added.target.parent.name / "media" / "b.png").exists()


def test_a_picture_is_never_put_over_another_of_its_name_unasked(tmp_path):
    desk, sources = tmp_path / "desk", tmp_path / "sources"
    (desk / "media").mkdir(parents=True)
    (desk / "media" / "a.png").write_bytes(PNG)
    (desk / "en.html").write_text(PAGE, encoding="utf-8")
    kept = sources / "CAT-C-NLD-8" / "media"
    kept.mkdir(parents=True)
    (kept / "a.png").write_bytes(b"another")
    with pytest.raises(ConfigurationError, match="another of this name"):
        add(sources, [desk / "en.html"], Options(language="en"))
    assert (kept / "a.png").read_bytes() == b"another"
    add(sources, [desk / "en.html"], Options(language="en", replace=True))
    assert (kept / "a.png").read_bytes() == PNG


def test_a_person_is_asked_once_for_what_no_file_says(desk):
    (desk / "bare.txt").write_text("The Government thanks the Committee for the reply and the report.")
    asked = []

    def ask(unsaid):
        asked.append([path.name for path, _ in unsaid])
        return {desk / "bare.txt": {"symbol": "A/78/5"}}

    (found,) = add(desk.parent / "sources", [desk / "bare.txt"], Options(), ask=ask)
    assert (found.symbol, found.language, asked) == ("A/78/5", "en", [["bare.txt"]])


def test_a_message_never_offers_the_symbol_of_another_document(desk):
    (desk / "bare.txt").write_text("The Government thanks the Committee for the reply and the report.")
    with pytest.raises(UsageError) as caught:
        taken(desk, "bare.txt")
    assert "/" not in caught.value.advice


def test_a_file_that_is_named_after_its_symbol_is_told_so(desk):
    (desk / "CAT C URY CO 6").mkdir()
    (desk / "CAT C URY CO 6" / "EN.txt").write_text(
        "The Committee thanks the State party for the report and the reply."
    )
    with pytest.raises(UsageError) as caught:
        taken(desk, "CAT C URY CO 6/EN.txt")
    assert "--symbol CAT/C/URY/CO/6" in caught.value.advice


@pytest.mark.parametrize(
    ("name", "symbol"),
    [("S_RES_2728(2024)_F.txt", "S/RES/2728(2024)"), ("A-78-123-E.txt", "A/78/123"), ("CAT_C_SR.229.txt", "CAT/C/SR.229")],
)  # fmt: skip
def test_the_letter_of_a_language_at_the_end_of_a_name_is_no_part_of_the_symbol(desk, name, symbol):
    (desk / name).write_text("The Committee thanks the State party for the report and the reply.")
    with pytest.raises(UsageError) as caught:
        taken(desk, name)
    assert caught.value.advice.endswith(f"--symbol {symbol}")


def test_a_file_that_is_named_after_another_symbol_does_not_go_with_those_it_came_with(desk):
    (desk / "A-78-123-E.txt").write_text("The Committee thanks the State party for the report and the reply.")
    found = {each.file.name: each for each in taken(desk, "A-78-123-E.txt", "reply.txt")}
    assert [found[name].outcome for name in ("A-78-123-E.txt", "reply.txt")] == ["refused", "added"]
    assert "--symbol A/78/123" in found["A-78-123-E.txt"].fault.advice


def test_files_with_swapped_names_go_where_their_texts_belong(desk):
    (desk / "en.txt").write_text(small.FR, encoding="utf-8")
    (desk / "fr.TXT").write_text(small.EN, encoding="utf-8")
    assert [(each.outcome, each.language) for each in taken(desk, "en.txt", "fr.TXT")] == [
        ("added", "fr"), ("added", "en"),
    ]  # fmt: skip
    assert (folder(desk) / "en.txt").read_bytes() == small.EN.encode()


def test_a_text_in_another_language_than_the_command_says_is_an_error(desk):
    (desk / "long.txt").write_text(small.FR + "Le Comité a examiné le rapport de l’État partie dans une séance. " * 30)
    (found,) = taken(desk, "long.txt", language="en")
    assert [each.code for each in found.findings] == ["L-004"]


def test_a_second_version_shows_what_changed_and_changes_nothing(desk):
    taken(desk, "reply.txt")
    (desk / "new.txt").write_text(
        small.EN.replace("eleven places", "twelve places") + "4.\tMore follows.\n", encoding="utf-8"
    )
    (found,) = taken(desk, "new.txt")
    assert found.outcome == "differs"
    assert [(each.eid, each.before, each.after) for each in found.changes] == [
        ("para_2", "2. The inspectorate visited eleven places of detention in 2019.",
         "2. The inspectorate visited twelve places of detention in 2019."),
        ("para_4", None, "4. More follows."),
    ]  # fmt: skip
    assert (folder(desk) / "en.txt").read_bytes() == small.EN.encode()


def test_a_second_version_is_taken_with_replace_and_the_old_one_is_kept(desk):
    taken(desk, "reply.txt")
    (desk / "new.docx").write_bytes(docx(MASTHEAD + TITLE + p("1.\tThe text of the report is new.")))
    (found,) = taken(desk, "new.docx", replace=True, symbol=small.SYMBOL)
    assert found.outcome == "replaced"
    assert sorted(path.name for path in folder(desk).iterdir()) == ["document.toml", "en.docx", "previous"]
    assert [path.read_bytes() for path in (folder(desk) / "previous").iterdir()] == [small.EN.encode()]


def test_the_same_version_again_is_nothing_to_do(desk):
    taken(desk, "reply.txt")
    (found,) = taken(desk, "reply.txt")
    assert (found.outcome, found.changes) == ("same", ())


def test_the_files_that_word_makes_beside_an_open_document_are_left_alone(desk):
    (desk / "~$reply.docx").write_bytes(b"lock")
    found = taken(desk, "~$reply.docx", "reply.txt")
    assert [each.outcome for each in found] == ["skipped", "added"]


def test_a_source_that_document_toml_names_is_named_anew(desk):
    taken(desk, "reply.txt")
    (folder(desk) / "en.txt").rename(folder(desk) / "english.txt")
    with (folder(desk) / "document.toml").open("a") as file:
        file.write('\n[en]\nsource = "english.txt"   # from the desk\n')
    (desk / "new.txt").write_text(small.GAP, encoding="utf-8")
    (found,) = taken(desk, "new.txt", replace=True)
    assert load_document(folder(desk) / "document.toml").expression("en").source == found.target.name == "en.txt"
    assert "# from the desk" in (folder(desk) / "document.toml").read_text()


def test_a_file_that_is_not_there_or_of_no_kind_we_read_is_refused(desk):
    with pytest.raises(SourceError):
        taken(desk, "nothing.txt")
    (desk / "x.xlsx").write_bytes(b"PK")
    with pytest.raises(UsageError, match="kind"):
        taken(desk, "x.xlsx")


def test_a_word_file_with_tracked_changes_needs_a_choice(desk):
    changed = p("1.\tThe ", '<w:ins><w:r><w:t xml:space="preserve">new </w:t></w:r></w:ins>', "text of the report.")
    (desk / "x.docx").write_bytes(docx(MASTHEAD + TITLE + changed))
    with pytest.raises(SourceError, match="tracked"):
        taken(desk, "x.docx")
    (found,) = taken(desk, "x.docx", tracked="accept")
    assert found.outcome == "added"


def test_what_becomes_of_tracked_changes_is_decided_once_for_a_language(desk):
    for name, word in (("x.docx", "new"), ("y.docx", "newer")):
        changed = p(
            "1.\tThe ", f'<w:ins><w:r><w:t xml:space="preserve">{word} </w:t></w:r></w:ins>', "text of the report."
        )
        (desk / name).write_bytes(docx(MASTHEAD + TITLE + changed))
    (first,) = taken(desk, "x.docx", tracked="reject")
    assert 'tracked = "reject"' in (first.target.parent / "document.toml").read_text()
    (second,) = taken(desk, "y.docx", replace=True)
    assert (second.outcome, second.changes) == ("replaced", ())
    (third,) = taken(desk, "x.docx", replace=True, tracked="accept")
    assert [change.after for change in third.changes] == ["1. The new text of the report."]
    assert 'tracked = "accept"' in (third.target.parent / "document.toml").read_text()


def run(desk: Path, *arguments: str) -> int:
    return main(["--sources", str(desk.parent / "sources"), "--out", str(desk.parent / "out"), *arguments])


def test_an_edition_that_somebody_changed_can_be_taken_as_a_source(desk, capsys):
    assert run(desk, "add", str(desk / "reply.txt")) == ExitCode.DONE
    assert run(desk, "build", "-f", "docx,xml") == ExitCode.DONE
    edition = desk.parent / "out" / small.NAME / "en" / f"{small.NAME}.en.docx"
    edited = desk / "edited.docx"
    edited.write_bytes(edition.read_bytes())
    capsys.readouterr()
    assert run(desk, "--json", "add", str(edited), "--replace") == ExitCode.DONE
    result = json.loads(capsys.readouterr().out)
    assert [(each["outcome"], each["changes"]) for each in result["files"]] == [("replaced", [])]
    assert run(desk, "build", "-f", "xml") == ExitCode.DONE


def test_the_terminal_shows_what_changed_and_the_exit_code_says_that_nothing_was_taken(desk, capsys):
    run(desk, "add", str(desk / "reply.txt"))
    (desk / "new.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    capsys.readouterr()
    assert run(desk, "add", str(desk / "new.txt")) == ExitCode.USAGE
    shown = capsys.readouterr().out
    assert "para_2" in shown
    assert "- 2. The inspectorate visited eleven" in shown
    assert "+ 2. The inspectorate visited twelve" in shown
    assert "--replace" in shown


def test_a_new_document_has_its_masthead_ready_and_nothing_invented(desk):
    files = create(desk.parent / "sources", "CAT/C/NLD/9", ("en", "fr"))
    assert [path.name for path in files] == ["document.toml", "en.txt", "fr.txt"]
    assert files[1].read_text().splitlines() == [
        "United Nations", "CAT/C/NLD/9",
        "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment", "Committee against Torture",
    ]  # fmt: skip
    config = load_document(files[0])
    assert config.symbol.identifier == "CAT/C/NLD/9"
    assert (config.date, config.distribution, config.job_number, config.languages) == (None, None, None, ())


def test_a_new_document_can_be_built_at_once(desk):
    assert run(desk, "new", "CAT/C/NLD/9", "-l", "en,fr") == ExitCode.DONE
    assert run(desk, "build", "-f", "xml,html") == ExitCode.DONE


@pytest.mark.parametrize("symbol", ["CAT/C/NLD/9", "cat/c/nld/9"])
def test_a_document_that_is_there_is_not_begun_again(desk, symbol):
    create(desk.parent / "sources", "CAT/C/NLD/9", ("en",))
    with pytest.raises(UsageError):
        create(desk.parent / "sources", symbol, ("en",))


def test_what_is_no_symbol_begins_nothing(desk):
    with pytest.raises(UsageError):
        create(desk.parent / "sources", "IN/DGIN/DAE", ("en",))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_a_pipe_is_refused_and_not_waited_for(desk):
    os.mkfifo(desk / "pipe.txt")
    with pytest.raises(SourceError, match="no plain file"):
        taken(desk, "pipe.txt")


@pytest.mark.parametrize(
    ("name", "language"),
    [("report_E.doc", "en"), ("N2500001-AR.pdf", "ar"), ("rapport FR (2).docx", "fr"), ("fr.txt", "fr"),
     ("A_80_596.pdf", None), ("scan A_80_596.pdf", None), ("E_2024_5 scan 2.pdf", None)],
)  # fmt: skip
def test_the_end_of_a_name_tells_a_language_and_the_letter_of_a_symbol_within_it_none(name, language):
    assert language_of_name(Path(name)) == language
