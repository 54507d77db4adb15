"""What is done with a document on the desk: what is stated of it, its pages, its release, its words found, files to double-click."""

import ast
import html
import re
import subprocess
import sys
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import pytest

from hexapla.cli import main
from hexapla.desk.address import listener, origin, ports
from hexapla.errors import ExitCode
from hexapla.resident.address import address, listening, noted
from samples import project as small
from samples.desk import Client, built, served, words

PLACE = f"/documents/{small.NAME}"
TOML = f'# Ours.\nsymbol = "{small.SYMBOL}"  # as printed\n\n[fr]\n# Compared by nobody yet.\ntitle = "Un titre"\n'


@pytest.fixture
def desk(sources: Path, out: Path) -> Iterator[Client]:
    """A desk of one document that was built."""
    built(sources, out)
    with served(sources, out) as client:
        yield client


def digest(page: str) -> str:
    return page.partition('name="digest" value="')[2].partition('"')[0]


def stated(sources: Path) -> str:
    return (sources / small.NAME / "document.toml").read_text(encoding="utf-8")


def test_what_is_stated_is_changed_in_its_place_and_every_comment_stays(desk: Client, sources: Path) -> None:
    (sources / small.NAME / "document.toml").write_text(TOML, encoding="utf-8")
    page = desk.ask("GET", f"{PLACE}/statement").text
    assert ("Un titre" in page, small.TITLE in page) == (True, True)
    fields = (
        ("digest", digest(page)), ("fr/title", "Un autre titre"), ("fr/title_confirmed", "1"), ("en/title", ""),
        ("date", "2020-05-04"), ("en/session", ""), ("note/1/name", ""), ("note/1/marker", "*"), ("note/1/en", "A note."),
        ("note/1/fr", ""), ("align/1/unit", named(page, "French, 2.")), ("align/1/answers", named(page, "English, 2.")),
        ("align/1/answers", named(page, "English, 3.")),
    )  # fmt: skip
    assert desk.send(f"{PLACE}/statement", *fields).headers["location"] == f"{PLACE}?done=saved"
    assert stated(sources) == (
        f'# Ours.\nsymbol = "{small.SYMBOL}"  # as printed\ndate = 2020-05-04\n\n[fr]\n# Compared by nobody yet.\n'
        'title = "Un autre titre"\ntitle_confirmed = true\n\n[notes.title]\nmarker = "*"\nen = "A note."\n\n'
        '[align]\n"fr:para_2" = ["para_2", "para_3"]\n'
    )
    shown = desk.ask("GET", f"{PLACE}/statement").text
    again = (("digest", digest(shown)), ("note/1/name", "title"), ("note/1/marker", ""), ("note/1/en", ""))
    assert "para_2" not in shown.partition("<main")[2], "nobody sees an id"
    assert desk.send(f"{PLACE}/statement", *again).status == 303
    assert ("notes" in stated(sources), "align" in stated(sources), "Un autre titre" in stated(sources)) == (
        False, False, True,
    )  # fmt: skip


STARRED = {
    "en": small.EN.replace(small.TITLE, f"{small.TITLE}*"),
    "fr": small.FR.replace(small.TITRE, f"{small.TITRE}**"),
}
"""A document whose titles have marks that lead to no text, in each language another one."""


def test_a_note_that_was_lost_is_written_in_the_form_and_stands_in_the_edition(sources: Path, out: Path) -> None:
    built(sources, out, **STARRED)
    with served(sources, out) as desk:
        page = desk.ask("GET", f"{PLACE}/statement").text
        assert ('name="note/1/marker" value="*"' in page, 'name="note/2/marker" value="**"' in page) == (True, True)
        rows = (("note/1/marker", "*"), ("note/1/en", "Issued as it came."), ("note/1/fr", ""))
        others = (("note/2/marker", "**"), ("note/2/en", ""), ("note/2/fr", "Publié tel quel."))
        assert desk.send(f"{PLACE}/statement", ("digest", digest(page)), *rows, *others).status == 303
        assert main(["build", "-q", "-f", "html,xml", "--sources", str(sources), "--out", str(out)]) == ExitCode.DONE
        assert "N-001" not in desk.ask("GET", PLACE).text
        for code, text in (("en", "Issued as it came."), ("fr", "Publié tel quel.")):
            assert text in desk.ask("GET", f"/out/{small.NAME}/{code}/{small.NAME}.{code}.html").text


def test_a_mark_that_is_offered_and_whose_text_nobody_writes_states_nothing(sources: Path, out: Path) -> None:
    built(sources, out, **STARRED)
    before = stated(sources)
    with served(sources, out) as desk:
        shown = digest(desk.ask("GET", f"{PLACE}/statement").text)
        rows = (("note/1/name", ""), ("note/1/marker", "*"), ("note/1/en", ""), ("note/2/marker", "**"))
        assert desk.send(f"{PLACE}/statement", ("digest", shown), *rows).status == 303
        assert stated(sources) == before


def test_a_note_is_kept_where_the_form_was_refused_and_sent_again_corrected(desk: Client, sources: Path) -> None:
    shown = digest(desk.ask("GET", f"{PLACE}/statement").text)
    rows = (("note/1/name", ""), ("note/1/marker", "*"), ("note/1/en", "Issued as it came."), ("note/1/fr", ""))
    refused = desk.send(f"{PLACE}/statement", ("digest", shown), ("date", "4 Mai twice"), *rows)
    assert (refused.status, "Issued as it came." in refused.text) == (409, True)
    fields = re.findall(r'name="(note/[^"]+)"[^>]*?(?:value="|>)([^"<]*)', refused.text)
    again = [(name, html.unescape(value)) for name, value in fields]
    assert (
        desk.send(f"{PLACE}/statement", ("digest", digest(refused.text)), ("date", "2020-05-04"), *again).status == 303
    )
    assert 'en = "Issued as it came."' in stated(sources)


def named(page: str, start: str) -> str:
    """What the list of paragraphs calls the one whose name begins so."""
    return next(html.unescape(each) for each in re.findall(r'<option value="([^"]+)"', page) if each.startswith(start))


def test_exceptions_are_picked_by_words_and_what_is_no_paragraph_of_another_language_is_refused(
    desk: Client, sources: Path
) -> None:
    own = (
        f'symbol = "{small.SYMBOL}"\n\n[align]\n"fr:para_2" = "para_3"  # moved in print\n"fr:para_99" = ["para_98"]\n'
    )
    (sources / small.NAME / "document.toml").write_text(own, encoding="utf-8")
    page = desk.ask("GET", f"{PLACE}/statement").text
    french, english = named(page, "French, 2."), named(page, "English, 3.")
    assert "L’inspection a visité onze lieux" in french
    assert page.count(f'value="{html.escape(english)}"') == 2, "in the list, and where it is stated"
    as_it_was = [("align/1/unit", french), ("align/1/answers", english), ("align/1/answers", "")]
    unknown = [("align/2/unit", "fr:para_99"), ("align/2/answers", "para_98")]
    of_two = "at least one of another language"
    for *wrong, why in (
        ("something", english, "No paragraph has the words “something”."),
        (french, "the", "More than one paragraph has the words “the”."),
        (french, named(page, "French, 3."), of_two),
        (french, "", of_two),
        ("", english, of_two),
    ):
        fields = [("align/3/unit", wrong[0]), ("align/3/answers", wrong[1])]
        answer = desk.send(f"{PLACE}/statement", ("digest", digest(page)), *as_it_was, *unknown, *fields)
        assert (answer.status, why in words(answer.text)) == (409, True), wrong
        assert stated(sources) == own
    assert desk.send(f"{PLACE}/statement", ("digest", digest(page)), *as_it_was, *unknown).status == 303
    assert stated(sources) == own, "comments and what no text has stay"
    typed = [("align/3/unit", "Gouvernement remercie"), ("align/3/answers", "eleven places")]
    assert desk.send(f"{PLACE}/statement", ("digest", digest(page)), *as_it_was, *unknown, *typed).status == 303
    assert stated(sources) == own + '"fr:para_1" = "para_2"\n'


def test_what_is_no_date_or_no_symbol_is_said_in_words_of_the_form_and_nothing_is_written(
    desk: Client, sources: Path
) -> None:
    before = stated(sources)
    fields = (
        ("digest", digest(desk.ask("GET", f"{PLACE}/statement").text)),
        ("date", "4 May"),
        ("en/session", "Tenth"),
    )
    answer = desk.send(f"{PLACE}/statement", *fields)
    assert (answer.status, stated(sources)) == (409, before)
    assert "“4 May” is no date. Write it like 3 December 2021." in words(answer.text)
    symbol = desk.send(f"{PLACE}/statement", *fields[:1], ("symbol", "nothing at all"))
    assert (symbol.status, "“nothing at all” cannot be read as a symbol." in words(symbol.text)) == (409, True)
    assert ('value="4 May"' in answer.text, 'value="Tenth"' in answer.text) == (True, True)


def test_of_two_pages_that_state_something_the_second_is_told(desk: Client, sources: Path) -> None:
    shown = digest(desk.ask("GET", f"{PLACE}/statement").text)
    assert desk.send(f"{PLACE}/statement", ("digest", shown), ("en/session", "First")).status == 303
    answer = desk.send(f"{PLACE}/statement", ("digest", shown), ("en/session", "Second"))
    assert (answer.status, "was changed since this page was shown" in answer.text) == (409, True)
    assert "First" in stated(sources)


def test_a_document_toml_that_is_wrong_is_said_where_it_would_be_changed(desk: Client, sources: Path) -> None:
    (sources / small.NAME / "document.toml").write_text("date = 4 May\n", encoding="utf-8")
    answer = desk.ask("GET", f"{PLACE}/statement")
    assert (answer.status, "document.toml:1" in answer.text) == (409, True)


def released(desk: Client, word: str) -> str:
    """The page of a release, once it says a word."""
    for _ in range(600):
        page = desk.ask("GET", f"{PLACE}/release").text
        if word in page:
            return page
        time.sleep(0.05)
    pytest.fail(f"{word} was not said: {words(page)}")


def test_what_would_be_refused_is_said_and_the_rest_is_packed(sources: Path, out: Path) -> None:
    built(sources, out, en=small.EN, fr=small.FR.replace("3.\tSes", "5.\tSes"))
    with served(sources, out) as desk:
        page = words(released(desk, "Held back"))
        assert "Correct the sources, or settle what is right as it is." in page
        assert "--even" not in page
        assert desk.send(f"{PLACE}/release", ("release", "1")).status == 409
        assert desk.send(f"{PLACE}/release", ("release", "1"), ("edition", "en")).status == 303
        assert f"{small.NAME}-en-1.zip" in released(desk, "No judge of others was asked")
        package = desk.ask("GET", f"/releases/{small.NAME}-en-1.zip")
        assert (package.status, package.text[:2]) == (200, "PK")
    assert [path.name for path in (out / "releases").glob("*.zip")] == [f"{small.NAME}-en-1.zip"]


def test_a_draft_is_held_back_in_words_of_the_desk(sources: Path, out: Path) -> None:
    small.document(sources, toml=f'symbol = "{small.SYMBOL}"\nstatus = "draft"\n', en=small.EN)
    with served(sources, out) as desk:
        assert "It is a draft." in released(desk, "Held back")
        french = desk.ask("GET", f"{PLACE}/release", Accept_Language="fr").text
        assert "C’est un projet." in french


def test_words_are_found_in_titles_and_in_texts_with_the_way_to_them(desk: Client) -> None:
    found = desk.ask("GET", "/?search=eleven+inspectorate").text
    assert "<mark>eleven</mark>" in found
    assert f"/out/{small.NAME}/en/{small.NAME}.en.html#para_2" in found
    assert "<mark>" not in desk.ask("GET", "/?search=netherlands").text
    assert "No document matches." in desk.ask("GET", "/?search=eleven+nowhere").text


def test_the_pages_of_a_pdf_are_pictures_and_others_are_not_there(sources: Path, out: Path) -> None:
    small.document(sources, en=small.EN)
    assert main(["build", "-q", "-f", "html,pdf", "--sources", str(sources), "--out", str(out)]) == 0
    with served(sources, out) as desk:
        page = desk.ask("GET", f"{PLACE}?view=both").text
        address = page.partition('<img src="')[2].partition('"')[0]
        assert desk.ask("GET", address).text[1:4] == "PNG"
        for path in ("en/2.png", "en/0.png", "fr/1.png", "..%2Fen/1.png"):
            assert desk.ask("GET", f"/pages/{small.NAME}/{path}").status == 404


def test_a_language_that_is_chosen_is_remembered_and_leads_back_to_our_own_pages_alone(desk: Client) -> None:
    answer = desk.ask("GET", f"/language/fr?back={PLACE}")
    assert (answer.status, answer.headers["location"]) == (303, PLACE)
    assert desk.ask("GET", "/language/xx").status == 404
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", ""):
        assert desk.ask("GET", f"/language/fr?back={back}").headers["location"] == "/"
    desk.cookie += "; hexapla-language=fr"
    page = desk.ask("GET", PLACE).text
    assert ('<html lang="fr">' in page, "Ce qui reste ouvert" in page) == (True, True)
    assert "Aucune source ne donne de numéro de document" in page


def test_settling_leads_back_to_the_edition_that_was_looked_at(desk: Client) -> None:
    settle = f"{PLACE}/settle?edition=en-fr&view=both&done=x"
    answer = desk.send(settle, ("code", "M-007"), ("id", "document.toml"), ("reason", "none"))
    assert answer.headers["location"] == f"{PLACE}?edition=en-fr&view=both&done=settled&count=1"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets")
def test_where_an_engine_watches_already_no_browser_is_opened(
    sources: Path,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:
    small.document(sources)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))  # short, as paths of sockets have to be
    monkeypatch.setattr(webbrowser, "open", lambda _: pytest.fail("it was opened"))
    with listening(address(sources.resolve(), out.resolve())):
        assert main(["serve", "--sources", str(sources), "--out", str(out)]) == ExitCode.USAGE
        assert "An engine watches these folders already." in capsys.readouterr().err
        with listener(sources) as desk, noted(address(sources.resolve(), out.resolve()), origin(desk)):
            assert main(["serve", "--sources", str(sources), "--out", str(out)]) == ExitCode.USAGE
            said = " ".join(capsys.readouterr().err.split())
            assert f"The desk of this project is open already, at {origin(desk)}/ Open that address" in said
        with noted(address(sources.resolve(), out.resolve()), origin_of_nobody := "http://127.0.0.1:9"):
            assert main(["serve", "--sources", str(sources), "--out", str(out)]) == ExitCode.USAGE
            assert origin_of_nobody not in capsys.readouterr().err, "one that was killed has left its note"


def test_files_to_double_click_start_the_desk_of_their_project(
    sources: Path, out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small.document(sources)
    folder = tmp_path / 'a "project" at 100%'
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "hexapla", "serve", "--install"])
    assert main(["serve", "--install", "--sources", str(sources), "--out", str(out)]) == ExitCode.DONE
    program = (folder / "hexapla.pyw").read_text(encoding="utf-8")
    values = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(program).body
        if isinstance(node, ast.Assign) and node.targets[0].id.isupper()
    }  # type: ignore[attr-defined]
    assert values == {
        "COMMAND": [sys.executable, "-m", "hexapla", "serve"], "FOLDER": str(folder),
        "ADDRESS": f"http://127.0.0.1:{ports(sources)[0]}/",
    }  # fmt: skip
    if sys.platform.startswith("linux"):
        (entry,) = (tmp_path / "data" / "applications").glob("*.desktop")
        assert entry.read_text("utf-8") == (folder / "hexapla.desktop").read_text("utf-8")
        assert f'Exec="{sys.executable}" "' in entry.read_text("utf-8")
        assert "100%%" in entry.read_text("utf-8")


def test_the_file_to_double_click_opens_the_page_where_the_desk_runs_already(tmp_path: Path) -> None:
    from hexapla.desk.shortcuts import install

    opened = tmp_path / "opened"
    browser = f"{sys.executable} -c \"import sys; open({str(opened)!r}, 'w').write(sys.argv[1])\" %s"
    install([sys.executable, "-c", "raise SystemExit(2)"], tmp_path, "http://127.0.0.1:20000/")
    environment = {"BROWSER": browser, "XDG_DATA_HOME": str(tmp_path)}
    subprocess.run([sys.executable, str(tmp_path / "hexapla.pyw")], env=environment, check=True, timeout=60)
    assert opened.read_text() == "http://127.0.0.1:20000/"


def test_one_error_is_no_several_errors(sources: Path, out: Path) -> None:
    for text, english, french in (
        (small.EN.replace("3.\tIts", "4.\tIts"), "1 error ", "1 erreur "), (small.GAP, "2 errors ", "2 erreurs "),
    ):  # fmt: skip
        built(sources, out, en=text)
        with served(sources, out) as desk:
            assert english in words(desk.ask("GET", "/").text)
            assert french in words(desk.ask("GET", "/", Accept_Language="fr").text)
