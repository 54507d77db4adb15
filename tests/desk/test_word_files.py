"""Word files that the desk gives to be saved: what is open as comments, what a corrected version changes as tracked changes."""

import io
import zipfile
from pathlib import Path

import pytest

from hexapla.cli import main
from samples import project as small
from samples.desk import Client, built, served, words

PLACE = f"/documents/{small.NAME}"
NINE = small.EN.replace("eleven places", "nine places")


def members(desk: Client, what: str, language: str) -> dict[str, str]:
    """The parts of a Word file that is asked for."""
    answer = desk.send(f"{PLACE}/word", ("what", what), ("language", language))
    assert (answer.status, answer.headers["content-disposition"]) == (
        200,
        f"attachment; filename*=UTF-8''{small.NAME}.{language}.{what}.docx",
    )
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


def test_what_is_open_is_had_as_comments_in_the_language_that_has_to_change(sources: Path, out: Path) -> None:
    built(sources, out, en=small.EN, fr=small.FR.replace("onze", "douze"))
    with served(sources, out) as desk:
        page = desk.ask("GET", PLACE).text
        assert "as comments in the Word file" in words(page)
        assert "tracked changes" not in words(page), "there is no previous version"
        assert "Compared with English" in members(desk, "findings", "fr")["word/comments.xml"]
        assert "douze" in desk.ask("GET", PLACE).text, "what is open is open still"


def test_a_corrected_version_is_had_with_its_changes_tracked(sources: Path, out: Path, tmp_path: Path) -> None:
    built(sources, out)
    corrected = tmp_path / "reply.txt"
    corrected.write_text(NINE, encoding="utf-8")
    assert main(["add", str(corrected), "--replace", "--sources", str(sources)]) == 0
    built_again(sources, out)
    with served(sources, out) as desk:
        page = words(desk.ask("GET", PLACE).text)
        assert "Differences from the previous version as tracked changes in Word" in page
        document = members(desk, "differences", "en")["word/document.xml"]
        assert ("<w:ins " in document, "<w:del " in document, "nine" in document, "eleven" in document) == (True,) * 4
        french = desk.send(f"{PLACE}/word", ("what", "differences"), ("language", "fr"))
        assert (french.status, "no other words than its previous version" in words(french.text)) == (409, True)


def built_again(sources: Path, out: Path) -> None:
    assert main(["build", "-q", "-f", "html,xml", "--sources", str(sources), "--out", str(out)]) in (0, 1)


@pytest.mark.parametrize(("what", "language"), [("findings", "ru"), ("findings", "../x"), ("differences", "en")])
def test_what_there_is_not_is_said_on_a_page(sources: Path, out: Path, what: str, language: str) -> None:
    built(sources, out)
    with served(sources, out) as desk:
        answer = desk.send(f"{PLACE}/word", ("what", what), ("language", language))
        assert (answer.status, "This was not done" in answer.text) == (409, True)
