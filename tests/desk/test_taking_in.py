"""Files that are dropped: what is understood of them, what is asked, what becomes of them, and nothing beside `sources/`."""

import resource
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from hexapla.desk import dropped_files
from hexapla.desk.address import HOST
from hexapla.desk.dropped_files import LARGEST, MOST
from hexapla.desk.news import News
from hexapla.engine.pool import Pool
from hexapla.errors import ToolMissingError
from hexapla.officer.candidates import Options, ReadFile, read_files
from hexapla.officer.scans import Watching
from hexapla.project.config import load_document
from hexapla.tools import tesseract
from samples import project as small
from samples.desk import Client, built, served, words
from samples.pages_alone import drawn, scanned
from samples.word_sources import docx, p, r

SCAN = scanned(drawn([(60, 700, 10, "1. The Committee recalls that the measures were adopted in due time.")]))
SECOND = small.EN.replace("eleven places", "twelve places")


@pytest.fixture
def desk(sources: Path, out: Path) -> Iterator[Client]:
    """A desk without any document."""
    sources.mkdir(exist_ok=True)
    with served(sources, out) as client:
        yield client


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_an_empty_desk_asks_for_the_first_document(desk: Client) -> None:
    assert "Drop the first one here" in desk.ask("GET", "/").text
    assert "No file waits." in desk.ask("GET", "/files").text


def test_a_file_saved_again_with_the_same_words_is_said_to_have_them(desk: Client, sources: Path) -> None:
    small.document(sources)
    desk.drop("reply.txt", f"{small.EN}\n")
    page = words(desk.ask("GET", "/files").text)
    assert "Its words are those of the version that is there; only looks or settings of the file differ." in page
    assert "Differences" not in page


def test_what_was_understood_is_shown_with_its_lines_and_nothing_is_written_before_it_is_taken_in(
    desk: Client, sources: Path
) -> None:
    assert (desk.drop("reply.txt", small.EN).status, desk.drop("réponse.txt", small.FR).status) == (204, 204)
    page = desk.ask("GET", "/files").text
    for said in (f'value="{small.SYMBOL}"', "line 2", "4 May 2020", small.TITLE, "Will be added", "4 mai 2020"):
        assert said in page
    assert files(sources) == set()
    answer = desk.send("/files", ("take", "1"), ("1/symbol", small.SYMBOL), ("1/language", "en"), ("2/language", "fr"))
    assert (answer.status, answer.headers["location"]) == (303, f"/documents/{small.NAME}?done=taken")
    assert files(sources / small.NAME) == {"document.toml", "en.txt", "fr.txt"}
    assert (sources / small.NAME / "en.txt").read_text(encoding="utf-8") == small.EN


def test_what_a_file_does_not_say_is_asked_for_and_stated(desk: Client, sources: Path) -> None:
    bare = "The Government thanks the Committee for the reply and for all of the recommendations that it has made. " * 4
    desk.drop("bare.txt", bare)
    page = words(desk.ask("GET", "/files").text)
    assert "Cannot be taken in yet" in page
    assert "does not name its symbol" in page
    fields = (("1/symbol", small.SYMBOL), ("1/language", "en"), ("1/title", "A reply"), ("1/date", "2020-05-04"))
    again = words(desk.send("/files", ("look", "1"), *fields).text)
    assert "Will be added" in again
    assert desk.send("/files", ("take", "1"), *fields, ("1/session", "Seventieth session")).status == 303
    stated = load_document(sources / small.NAME / "document.toml")
    assert (stated.expression("en").title, str(stated.date)) == ("A reply", "2020-05-04")
    assert (stated.expression("en").session, str(stated.symbol)) == ("Seventieth session", small.SYMBOL)


def test_a_second_version_shows_its_differences_and_asks_before_it_replaces(sources: Path, out: Path) -> None:
    built(sources, out)
    with served(sources, out) as desk:
        desk.drop("new.txt", SECOND)
        page = desk.ask("GET", "/files").text
        assert "Another version is there" in page
        assert ("<del>eleven</del>" in page, "<ins>twelve</ins>" in page) == (True, True)
        assert '<ol class="changes" role="list" tabindex="0" aria-labelledby="d-1">' in page, "it scrolls by keys"
        assert ("Paragraph 2" in page, "para_2" in page) == (True, False)
        asked = desk.send("/files", ("take", "1"), ("1/language", "en"))
        assert "Not taken in. Look at the differences" in words(asked.text)
        assert "Not taken in" not in words(desk.ask("GET", "/files").text)
        assert (asked.status, "eleven" in (sources / small.NAME / "en.txt").read_text("utf-8")) == (200, True)
        assert desk.send("/files", ("take", "1"), ("1/language", "en"), ("1/replace", "1")).status == 303
    assert "twelve" in (sources / small.NAME / "en.txt").read_text("utf-8")
    assert any(name.startswith(f"{small.NAME}/previous/en-") for name in files(sources))


def test_of_a_second_version_what_has_another_number_is_counted_and_not_listed(sources: Path, out: Path) -> None:
    built(sources, out)
    text = small.EN.replace("2.\tThe", "2.\tA paragraph that is new.\n3.\tThe").replace("3.\tIts", "4.\tIts")
    with served(sources, out) as desk:
        desk.drop("new.txt", text)
        page = html.document_fromstring(desk.ask("GET", "/files").text)
        assert [" ".join(row.text_content().split()) for row in page.xpath("//ol[@class='changes']/li")] == [
            "Paragraph 2 2. A paragraph that is new."
        ]
        assert "Paragraphs with another number and the same words: 2" in words(desk.ask("GET", "/files").text)


def test_of_a_pdf_what_was_understood_of_its_pages_is_shown_and_pictures_are_read_if_somebody_asks(
    desk: Client, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.drop("scan.pdf", SCAN)
    page = words(desk.ask("GET", "/files").text)
    assert "The pages of this PDF are pictures" in page
    said = (("1/symbol", small.SYMBOL), ("1/language", "en"))
    monkeypatch.setattr(tesseract, "find", missing)
    assert "apt-get install tesseract-ocr" in words(desk.send("/files", ("look", "1"), *said).text)
    monkeypatch.undo()
    unsaid = desk.send("/files", ("take", "1"), ("1/language", ""), ("1/ocr", "1")).text
    assert ('name="1/language"' in unsaid, 'name="1/symbol"' in unsaid, 'role="alert"' in unsaid) == (True, True, True)
    if shutil.which("tesseract"):
        again = desk.send("/files", ("look", "1"), *said, ("1/ocr", "1")).text
        assert "page 1 1 paragraph, recognised by tesseract" in words(again)
        assert desk.send("/files", ("take", "1"), *said, ("1/ocr", "1")).status == 303
        assert files(sources / small.NAME) >= {"en.pdf", "en.hocr"}


def test_what_was_recognised_is_kept_until_it_is_taken_in_and_nobody_waits_for_it_elsewhere(
    sources: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(sources, out)
    asked: list[tuple[Options, int]] = []

    def read(file: Path, said: Options, pool: Pool, watching: Watching) -> list[ReadFile]:
        if said.is_recognised:  # meanwhile somebody undoes what was settled
            asked.append((said, client.send(f"/documents/{small.NAME}/undo").status))
        return read_files(file, said, pool, watching)

    monkeypatch.setattr(dropped_files, "read_files", read)
    said = (("1/symbol", small.SYMBOL), ("1/language", "fr"), ("1/ocr", "1"), ("1/replace", "1"))
    with served(sources, out) as client:
        client.drop("reply.txt", small.FR.replace("onze", "douze"))
        assert "Will replace" in words(client.send("/files", ("look", "1"), *said).text)
        assert client.send("/files", ("take", "1"), *said).status == 303
    assert asked == [(Options(language="fr", is_recognised=True), 409)]
    assert "douze" in (sources / small.NAME / "fr.txt").read_text(encoding="utf-8")


def test_of_a_pdf_with_text_its_pages_are_told_and_nobody_is_asked(desk: Client) -> None:
    desk.drop(
        "text.pdf", drawn([(60, 700, 10, "1. The Committee recalls that the measures were adopted in due time.")])
    )
    page = words(desk.ask("GET", "/files").text)
    assert "What was understood of its pages page 1 1 paragraph" in page
    assert "obody has read" not in page


def missing() -> Path:
    raise ToolMissingError(
        "Pictures of pages are read by Tesseract, which is not on this machine.", "apt-get install tesseract-ocr"
    )


def test_tracked_changes_are_asked_about(desk: Client, sources: Path) -> None:
    desk.drop("reply.docx", tracked())
    page = desk.ask("GET", "/files").text
    assert "The file has tracked changes" in page
    assert desk.send("/files", ("take", "1"), ("1/symbol", small.SYMBOL), ("1/language", "en")).status == 200
    fields = (("1/symbol", small.SYMBOL), ("1/language", "en"), ("1/tracked", "accept"))
    assert desk.send("/files", ("take", "1"), *fields).status == 303
    assert load_document(sources / small.NAME / "document.toml").expression("en").tracked == "accept"


def test_what_becomes_of_tracked_changes_is_ticked_as_it_was_decided_for_the_version_before(
    desk: Client,
) -> None:
    for answer in ("reject", ""):
        desk.drop("reply.docx", tracked())
        fields = (("1/symbol", small.SYMBOL), ("1/language", "en"), ("1/tracked", answer), ("1/replace", "1"))
        page = desk.send("/files", ("look", "1"), *fields[: 3 if answer else 2]).text
        assert ("Ticked as it was decided" in page, 'value="reject" checked' in page) == (not answer, True)
        assert desk.send("/files", ("take", "1"), *fields).status in (200, 303)


def tracked() -> bytes:
    """A Word file with a paragraph and an insertion that nobody has decided on."""
    changed = p("1.\tThe Government ", f'<w:ins w:author="Ann Author">{r("kindly ")}</w:ins>', "thanks the Committee.")
    return docx("".join(map(p, small.EN.splitlines()[:8])) + changed)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("../../evil.txt", 404), ("/etc/evil.txt", 404), ("..\\..\\evil.txt", 204), ("C:\\evil.txt", 204),
        ("evil\x00\x1b[2J.txt", 204), ("evil\u202etxt.txt", 204), ("evil" * 100 + ".txt", 204),
    ],
)  # fmt: skip
def test_a_name_leads_nowhere(desk: Client, sources: Path, tmp_path: Path, name: str, status: int) -> None:
    assert desk.drop(name, small.EN).status == status
    page = desk.ask("GET", "/files").text
    assert ("evil" in page, "\x1b" in page, "\x00" in page) == (status == 204, False, False)
    desk.send("/files", ("take", "1"), ("1/language", "en"))
    assert {path.name for path in sources.iterdir()} == ({small.NAME, ".schemas"} if status == 204 else set())
    assert not list(tmp_path.rglob("evil*"))


@pytest.mark.parametrize("name", ["evil.exe", "evil", ".txt", "..", "~$reply.docx", "%2e%2e%2fx.txt/..", "x.txt/"])
def test_what_is_no_source_is_refused(desk: Client, name: str) -> None:
    answer = desk.drop(name, "x")
    assert answer.status in (307, 404, 415)
    assert "No file waits." in desk.ask("GET", "/files").text


def test_a_file_of_two_gigabytes_is_refused_before_it_is_sent(desk: Client) -> None:
    answer = desk.drop("large.txt", "x", Content_Length=str(2 * 1024**3))
    assert (answer.status, "longer than the desk takes" in answer.text) == (413, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say how much memory was taken")
def test_a_file_without_a_stated_length_is_refused_while_it_comes_and_takes_little_memory(desk: Client) -> None:
    head = (
        f"PUT /files/large.txt HTTP/1.1\r\nHost: {HOST}:{desk.port}\r\nOrigin: http://{HOST}:{desk.port}\r\n"
        f"Cookie: {desk.cookie}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    part = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    with socket.create_connection((HOST, desk.port), timeout=60) as connection:
        connection.sendall(head.encode())
        try:
            for _ in range(2048):
                connection.sendall(part)
        except OSError:  # it has hung up
            pass
        else:
            pytest.fail("two gigabytes were taken")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * (1 if sys.platform == "darwin" else 1024) < 4 * LARGEST
    assert "No file waits." in desk.ask("GET", "/files").text


def test_what_another_site_sends_is_not_kept(desk: Client) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Cookie": ""}, {"Sec_Fetch_Site": "cross-site"}):
        assert desk.drop("reply.txt", small.EN, **headers).status == 403
    assert "No file waits." in desk.ask("GET", "/files").text


def test_no_more_wait_than_may(desk: Client) -> None:
    found = [desk.drop(f"{number}.txt", "x").status for number in range(MOST + 1)]
    assert (set(found[:-1]), found[-1]) == ({204}, 415)
    desk.send("/files", ("leave", "1"))
    assert desk.drop("again.txt", "x").status == 204


def test_two_pages_that_take_in_one_file_do_it_once(desk: Client, sources: Path) -> None:
    desk.drop("reply.txt", small.EN)
    first, second = (desk.send("/files", ("take", "1"), ("1/language", "en")) for _ in range(2))
    assert (first.headers["location"], second.headers["location"]) == (f"/documents/{small.NAME}?done=taken", "/")
    assert files(sources / small.NAME) == {"document.toml", "en.txt"}


def test_of_files_of_several_documents_it_is_said_that_they_are_and_where_each_was_taken(desk: Client) -> None:
    other = "CAT/C/NLD/FCO/9"
    desk.drop("one.txt", small.EN)
    desk.drop("two.txt", small.EN.replace(small.SYMBOL, other))
    page = words(desk.ask("GET", "/files").text)
    assert f"These files are of different documents: {small.SYMBOL}, {other}" in page
    assert page.count("Will be added as a new document") == 2
    taken = desk.send("/files", ("take", "1"), ("1/language", "en"), ("2/language", "en"))
    assert f'one.txt → <a href="/documents/{small.NAME}">{small.SYMBOL}</a>' in taken.text
    assert f'two.txt → <a href="/documents/CAT-C-NLD-FCO-9">{other}</a>' in taken.text
    desk.drop("three.txt", small.FR)
    page = words(desk.ask("GET", "/files").text)
    assert ("Will be added" in page, "new document" in page, "different documents" in page) == (True, False, False)


def test_what_was_taken_is_said_beside_a_file_that_still_waits(desk: Client) -> None:
    desk.drop("one.txt", small.EN)
    desk.drop("reply.docx", tracked())
    fields = (("1/language", "en"), ("2/symbol", "CAT/C/NLD/FCO/9"), ("2/language", "en"))
    page = words(desk.send("/files", ("take", "1"), *fields).text)
    assert f"Taken in: one.txt → {small.SYMBOL}" in page
    assert "The file has tracked changes" in page


def test_a_day_that_is_filled_in_is_that_of_the_document_and_what_is_none_takes_nothing_in(
    desk: Client, sources: Path
) -> None:
    without = [text.replace(day, "") for text, day in ((small.EN, "4 May 2020\n"), (small.FR, "4 mai 2020\n"))]
    for name, text in zip(("reply.txt", "réponse.txt"), without, strict=True):
        desk.drop(name, text)
    answer = desk.send("/files", ("take", "1"), ("1/date", "31 February 2022"))
    assert "“31 February 2022” is no date." in words(answer.text)
    assert not (sources / small.NAME).exists()
    assert desk.send("/files", ("take", "1"), ("1/date", "5 May 2020"), ("2/date", "6 mai 2020")).status == 303
    stated = load_document(sources / small.NAME / "document.toml")
    assert (str(stated.date), str(stated.expression("fr").date)) == ("2020-05-05", "2020-05-06")
    desk.ask("GET", f"/documents/{small.NAME}/statement")


@pytest.mark.skipif(not shutil.which("tesseract"), reason="without Tesseract")
def test_pages_are_told_how_much_of_a_scan_is_recognised(sources: Path, out: Path) -> None:
    told: list[object] = []

    class Heard(News):
        """Keeps all that was told of work."""

        def __setattr__(self, name: str, value: object) -> None:
            super().__setattr__(name, value)
            if name == "work":
                told.append(value)

    with served(sources, out, Heard()) as client:
        client.drop("scan.pdf", SCAN)
        client.send("/files", ("look", "1"), ("1/symbol", small.SYMBOL), ("1/language", "en"), ("1/ocr", "1"))
    said = [each for each in told if isinstance(each, dict) and each["kind"] == "recognising"]
    assert said == [{"kind": "recognising", "done": done, "of": 1} for done in (0, 1)]
    assert told[-1] is None
