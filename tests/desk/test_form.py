"""The form of what is stated: saved as it was shown it changes nothing, and it says what the first page says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from hexapla.cli import main
from hexapla.desk import statement
from hexapla.desk.statement import PARTIAL
from hexapla.project.config import load_document
from samples import project as small
from samples.desk import Answer, Client, built, served, words

PLACE = f"/documents/{small.NAME}"
HEAD = f'symbol = "{small.SYMBOL}"\n'
FILES = {
    "a title that is not confirmed": '[fr]\n# Compared by nobody yet.\ntitle = "Un titre"\ntitle_confirmed = false\n',
    "a flag alone": "[fr]\ntitle_confirmed = false\n[en]\npartial = true\n",
    "blanks and lines": 'session = 70 # a number\nagenda_item = " 3 (a) "\n\n[en]\ntitle = """One\nTwo"""\n',
    "empty values": 'session = ""\npartial = false\n\n# The mark alone.\n[notes.title]\nmarker = "*"\n',
    "a note": '[notes.title]\nmarker = "*"\nen = "A note." # lost\nes = "Una nota."\n',
    "exceptions": '[align]\n"fr:para_2" = "para_3" # moved\n',
    "lines of Windows": 'date = 2020-05-04\r\n\r\n# why\r\n[fr]\r\ntitle = "Un titre"\r\n',
}


@pytest.fixture
def desk(sources: Path, out: Path) -> Iterator[Client]:
    """A desk of one document that was built."""
    built(sources, out)
    with served(sources, out) as client:
        yield client


def shown(desk: Client) -> list[tuple[str, str]]:
    """What a browser sends of the form as it is shown: lines end as they do in forms."""
    form = html.document_fromstring(desk.ask("GET", f"{PLACE}/statement").text).xpath("//form[@class='statement']")[0]
    return [(name, "\r\n".join(value.split("\n"))) for name, value in form.form_values()]


@pytest.mark.parametrize("case", FILES)
def test_a_form_that_is_saved_as_it_was_shown_leaves_the_file_byte_for_byte(
    desk: Client, sources: Path, case: str
) -> None:
    path = sources / small.NAME / "document.toml"
    data = (HEAD + FILES[case]).encode()
    path.write_bytes(data)
    assert desk.send(f"{PLACE}/statement", *shown(desk)).status == 303
    assert path.read_bytes() == data


def test_a_box_that_is_changed_changes_its_line_alone(desk: Client, sources: Path) -> None:
    path = sources / small.NAME / "document.toml"
    path.write_text(HEAD + FILES["a title that is not confirmed"] + "partial = true # an excerpt\n", encoding="utf-8")
    fields = [field for field in shown(desk) if field[0] != f"fr/{PARTIAL}"]
    assert desk.send(f"{PLACE}/statement", *fields, ("fr/title_confirmed", "1"), (PARTIAL, "1")).status == 303
    text = FILES["a title that is not confirmed"].replace("false", "true")
    assert path.read_text("utf-8") == f"{HEAD}partial = true\n{text}partial = false # an excerpt\n"


def test_a_document_that_was_released_says_why_a_language_is_issued_again(
    sources: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml = f'symbol = "{small.SYMBOL}"\n\n[fr]\n[[fr.issue]] # the first\nreason = "a figure" # in 2\n'
    built(sources, out)
    (sources / small.NAME / "document.toml").write_text(toml, encoding="utf-8")
    with served(sources, out) as desk:
        assert "fr/reissue" not in dict(shown(desk))
        (out / "releases").mkdir()
        (out / "releases" / f"{small.NAME}-fr-1.zip").write_bytes(b"")
        fields = [field for field in shown(desk) if field[0] != "fr/reissue"]
        bad = desk.send(
            f"{PLACE}/statement", *fields, ("date", "soon"), ("fr/reissue", "a name"), ("fr/kind", "corrected")
        )
        assert bad.status == 409
        monkeypatch.setattr(statement, "reissued", lambda *_: {"fr"})  # as the release page has found
        page = desk.send(
            f"{PLACE}/statement", *fields, ("date", "soon"), ("fr/reissue", "a name"), ("fr/kind", "corrected")
        ).text
        assert 'name="fr/reissue" value="a name"' in page  # what was typed is not lost
        assert '<option value="corrected" selected>' in page
        assert (
            desk.send(f"{PLACE}/statement", *fields, ("fr/reissue", "a name"), ("fr/kind", "corrected")).status == 303
        )
    text = (sources / small.NAME / "document.toml").read_text("utf-8")
    assert text.startswith(toml)
    config = load_document(sources / small.NAME / "document.toml")
    assert [(each.kind, each.reason) for each in config.expression("fr").issues] == [
        ("", "a figure"),
        ("corrected", "a name"),
    ]
    assert config.expression("fr").issues[1].date is not None


@pytest.mark.parametrize("day", ["4 May 2020", "4 mai 2020", "2020-05-04", "2020年5月4日"])
def test_a_date_is_taken_as_any_language_writes_it(desk: Client, sources: Path, day: str) -> None:
    fields = [field for field in shown(desk) if field[0] != "date"]
    assert desk.send(f"{PLACE}/statement", *fields, ("date", day)).status == 303
    assert "date = 2020-05-04\n" in (sources / small.NAME / "document.toml").read_text("utf-8")


def test_a_language_without_a_title_is_not_shown_the_title_of_another(sources: Path, out: Path) -> None:
    built(sources, out, en=small.EN, fr=small.FR.replace(f"{small.TITRE}\n", ""))
    with served(sources, out) as desk:
        form = html.document_fromstring(desk.ask("GET", f"{PLACE}/statement").text)
        hints = {each.get("lang"): each.get("placeholder") for each in form.xpath("//textarea[@placeholder]")}
    assert (bool(hints["en"]), hints["fr"]) == (True, "")


def test_what_the_first_page_says_of_a_document_stands_below_its_fields(sources: Path, out: Path) -> None:
    session = small.EN.replace(
        "Committee against Torture\n", "Committee against Torture\nSeventieth session\nAgenda item 3 (a)\n"
    )
    built(sources, out, en=session)
    with served(sources, out) as desk:
        page = words(desk.ask("GET", f"{PLACE}/statement").text)
        assert "or a wrong one Understood: “Seventieth session”" in page
        assert "Agenda item Understood: “3 (a)”" in page
        assert "Date Understood: 4 May 2020" in page
        french = words(desk.ask("GET", f"{PLACE}/statement", Accept_Language="fr").text)
        assert "Date Compris : 4 mai 2020" in french
        assert "ou en a une fausse Compris : « Seventieth session »" in french


def test_a_day_that_is_stated_is_shown_as_people_write_it_and_changed_alone(desk: Client, sources: Path) -> None:
    path = sources / small.NAME / "document.toml"
    path.write_text(HEAD + "date = 2020-05-04 # from the first page\n", encoding="utf-8")
    fields = dict(shown(desk))
    assert fields["date"] == "4 May 2020"
    assert desk.send(f"{PLACE}/statement", *{**fields, "date": "1er mars 2021"}.items()).status == 303
    assert path.read_text("utf-8") == HEAD + "date = 2021-03-01 # from the first page\n"


def renamed(desk: Client, symbol: str, *more: tuple[str, str]) -> Answer:
    """Give the document another symbol in the form."""
    return desk.send(f"{PLACE}/statement", *{**dict(shown(desk)), "symbol": symbol}.items(), *more)


def test_a_wrong_symbol_is_mended_in_the_form_which_says_before_what_that_does(
    desk: Client, sources: Path, out: Path
) -> None:
    assert "its folder in sources/ is renamed" in words(desk.ask("GET", f"{PLACE}/statement").text)
    answer = renamed(desk, "CAT/C/NLD/FCO/9")
    assert (answer.status, answer.headers["location"]) == (303, "/documents/CAT-C-NLD-FCO-9?done=saved")
    assert [path.name for path in sources.iterdir() if path.name[0] != "."] == ["CAT-C-NLD-FCO-9"]
    assert 'symbol = "CAT/C/NLD/FCO/9"' in (sources / "CAT-C-NLD-FCO-9" / "document.toml").read_text("utf-8")
    assert not (out / small.NAME).exists()
    assert [path.name for path in (out / ".removed").glob("*/*")] == [small.NAME]
    assert main(["build", "-q", "-f", "html,xml", "--sources", str(sources), "--out", str(out)]) in (0, 1)
    page = desk.ask("GET", "/documents/CAT-C-NLD-FCO-9").text
    assert "/out/CAT-C-NLD-FCO-9/en/CAT-C-NLD-FCO-9.en.html" in page
    assert small.SYMBOL not in words(desk.ask("GET", "/").text)


def test_a_symbol_that_another_document_has_or_that_was_released_is_given_up_to_nobody_unasked(
    desk: Client, sources: Path, out: Path
) -> None:
    small.document(sources, "CAT-C-NLD-FCO-9", 'symbol = "CAT/C/NLD/FCO/9"\n', en=small.EN)
    taken = renamed(desk, "CAT/C/NLD/FCO/9")
    assert (taken.status, "CAT/C/NLD/FCO/9 is there already" in words(taken.text)) == (409, True)
    (out / "releases").mkdir()
    (out / "releases" / f"{small.NAME}-fr-1.zip").write_bytes(b"")
    held = renamed(desk, "CAT/C/NLD/FCO/10")
    assert (held.status, "it keeps its symbol" in words(held.text)) == (409, True)
    assert "I give it another one all the same." in words(held.text)
    assert renamed(desk, "", ("en/session", "Tenth")).status == 409
    assert (sources / small.NAME / "document.toml").read_text("utf-8") == HEAD
    assert renamed(desk, "CAT/C/NLD/FCO/10", ("other_symbol", "1")).status == 303
    assert (out / "releases" / f"{small.NAME}-fr-1.zip").is_file()


def test_a_form_beside_texts_that_were_built_anew_is_refused_once_and_keeps_what_was_typed(
    sources: Path, out: Path
) -> None:
    built(sources, out)
    with served(sources, out) as desk:
        fields = [field for field in shown(desk) if field[0] != "en/session"]
        built(sources, out, en=small.EN.replace("eleven", "twelve"))
        refused = desk.send(f"{PLACE}/statement", *fields, ("en/session", "Ninth session"))
        assert (refused.status, "built anew since this page was shown" in refused.text) == (409, True)
        assert 'value="Ninth session"' in refused.text
        assert "Ninth" not in (sources / small.NAME / "document.toml").read_text("utf-8")
        token = refused.text.partition('name="built" value="')[2].partition('"')[0]
        again = [field for field in fields if field[0] != "built"]
        assert desk.send(f"{PLACE}/statement", *again, ("built", token), ("en/session", "Ninth session")).status == 303
    assert 'session = "Ninth session"' in (sources / small.NAME / "document.toml").read_text("utf-8")
