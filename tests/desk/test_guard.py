"""Who may ask the desk for something: what other sites, other names, other paths and long bodies are answered."""

import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from hexapla.desk.address import HOST, listener, origin, ports
from hexapla.desk.news import News
from hexapla.desk.rendering import MOST
from hexapla.engine.building import build
from hexapla.engine.request import Request
from hexapla.errors import UsageError
from hexapla.project.layout import Project
from samples import project as small
from samples.desk import Client, built, served

ITEM = "M-007"


@pytest.fixture
def desk(sources: Path, out: Path) -> Iterator[Client]:
    """A desk of one document that was built."""
    built(sources, out)
    with served(sources, out) as client:
        yield client


SETTLE = f"/documents/{small.NAME}/settle"
FIELDS = (("code", ITEM), ("id", "document.toml"), ("reason", "none is printed"))


def accepted(sources: Path) -> str:
    path = sources / small.NAME / "accepted.toml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_the_address_of_a_project_stays_the_same_and_is_of_this_machine_alone(sources: Path) -> None:
    with listener(sources) as first:
        assert (first.getsockname(), origin(first)) == ((HOST, ports(sources)[0]), f"http://{HOST}:{ports(sources)[0]}")
        with listener(sources) as second:
            assert second.getsockname()[1] == ports(sources)[1]
        with pytest.raises(UsageError, match="is taken by another program"):
            listener(sources, first.getsockname()[1])
    with listener(sources) as again:
        assert again.getsockname()[1] == ports(sources)[0]


def test_another_name_that_leads_here_is_refused(desk: Client) -> None:
    for name in (f"evil.example:{desk.port}", f"localhost:{desk.port}", HOST, ""):
        answer = desk.ask("GET", "/", Host=name)
        assert (answer.status, "set-cookie" in answer.headers, small.SYMBOL in answer.text) == (421, False, False)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": ""}, {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}, {"Cookie": ""}, {"Cookie": "hexapla=x"},
    ],
)  # fmt: skip
def test_what_another_site_sends_changes_nothing(desk: Client, sources: Path, headers: dict[str, str]) -> None:
    answer = desk.send(SETTLE, *FIELDS, **headers)
    assert (answer.status, accepted(sources)) == (403, "")


def test_a_page_of_an_earlier_start_is_told_to_load_again(desk: Client) -> None:
    answer = desk.send(SETTLE, *FIELDS, Cookie=f"hexapla-{desk.port}=old")
    assert (answer.status, "Load it again" in answer.text, "SameSite=Strict" in answer.headers["set-cookie"]) == (
        403, True, True,
    )  # fmt: skip


def test_what_is_read_is_not_read_into_a_page_of_another_site_and_a_link_is_followed(desk: Client) -> None:
    for destination in ("script", "image", "iframe", "empty"):
        asked = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": destination}
        assert desk.ask("GET", "/", **asked).status == 403
    link = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert desk.ask("GET", "/", **link).status == 200


def test_every_answer_says_what_may_be_done_with_it(desk: Client) -> None:
    for path in ("/", f"/documents/{small.NAME}", "/desk/desk.js", "/nothing"):
        headers = {name.casefold(): value for name, value in desk.ask("GET", path).headers.items()}
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")


@pytest.mark.parametrize(
    "path",
    [
        "/out/../sources/glossary.toml", f"/out/{small.NAME}/../../sources/{small.NAME}/en.txt",
        f"/out/{small.NAME}/%2e%2e/%2e%2e/sources/{small.NAME}/en.txt", f"/out/{small.NAME}/manifest.json",
        f"/out/{small.NAME}/en/other.html", f"/out/{small.NAME}//etc/passwd", "/out/%2e%2e/sources/en.txt",
        "/documents/%2e%2e", "/documents/%2Fetc", "/releases/%2e%2e%2fcatalogue.json", "/releases/x.zip",
        "/desk/report.css", "/desk/%2e%2e/tokens.css", f"/out/{small.NAME}/en/%00",
    ],
)  # fmt: skip
def test_nothing_is_served_but_what_records_list(desk: Client, out: Path, path: str) -> None:
    (out / small.NAME / "en" / "other.html").write_text("not ours", encoding="utf-8")
    assert desk.ask("GET", path).status == 404


def test_a_link_in_the_place_of_an_output_is_not_followed(desk: Client, sources: Path, out: Path) -> None:
    name = f"en/{small.NAME}.en.html"
    assert desk.ask("GET", f"/out/{small.NAME}/{name}").status == 200
    (out / small.NAME / name).unlink()
    (out / small.NAME / name).symlink_to(sources / small.NAME / "en.txt")
    assert desk.ask("GET", f"/out/{small.NAME}/{name}").status == 404


def test_an_edition_reaches_nothing_of_the_desk(desk: Client) -> None:
    address = f"/out/{small.NAME}/en/{small.NAME}.en.html"
    framed = desk.ask("GET", address, Sec_Fetch_Dest="iframe", Sec_Fetch_Site="same-origin")
    alone = desk.ask("GET", address)
    policies = [each.headers["content-security-policy"] for each in (framed, alone)]
    assert ["allow-scripts" in each for each in policies] == [False, True]
    assert ["allow-same-origin" in each for each in policies] == [True, False]


def test_a_body_of_two_gigabytes_is_refused_before_it_is_sent(desk: Client, sources: Path) -> None:
    answer = desk.send(SETTLE, *FIELDS, Content_Length=str(2 * 1024**3))
    assert (answer.status, "longer than the desk takes" in answer.text, accepted(sources)) == (413, True, "")


def test_a_long_body_without_a_stated_length_is_not_read_to_its_end(desk: Client, sources: Path) -> None:
    head = (
        f"POST {SETTLE} HTTP/1.1\r\nHost: {HOST}:{desk.port}\r\nOrigin: http://{HOST}:{desk.port}\r\n"
        f"Cookie: {desk.cookie}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with socket.create_connection((HOST, desk.port), timeout=60) as connection:
        connection.sendall(head.encode())
        part = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
        for _ in range(MOST // 0x4000 + 1):
            connection.sendall(part)
        assert b" 413 " in connection.recv(4096)
    assert accepted(sources) == ""


def test_of_two_pages_that_settle_one_place_the_second_is_told(desk: Client, sources: Path) -> None:
    first, second = desk.send(SETTLE, *FIELDS), desk.send(SETTLE, *FIELDS)
    assert (first.status, first.headers["location"]) == (303, f"/documents/{small.NAME}?done=settled&count=1")
    assert (second.status, "This place was settled, or got other words, since the page was shown" in second.text) == (
        409,
        True,
    )
    assert "<q>none is printed" in second.text  # what was typed is not lost
    assert accepted(sources).count("none is printed") == 1
    french = desk.send(SETTLE, *FIELDS, Cookie=f"{desk.cookie}; hexapla-language=fr").text
    assert "Cet endroit a été réglé, ou a reçu d’autres mots" in french
    undo, seen = f"/documents/{small.NAME}/undo", desk.ask("GET", f"/documents/{small.NAME}").text
    assert desk.send(undo, ("seen", seen.partition('name="seen" value="')[2].partition('"')[0])).status == 303
    assert "none is printed" not in accepted(sources)


def test_what_another_page_has_settled_is_not_undone_by_one_that_does_not_show_it(desk: Client, sources: Path) -> None:
    def seen() -> tuple[str, str]:
        page = desk.ask("GET", f"/documents/{small.NAME}").text
        return "seen", page.partition('name="seen" value="')[2].partition('"')[0]

    place = sources / small.NAME / "accepted.toml"
    assert desk.send(SETTLE, *FIELDS).status == 303
    old = seen()
    place.write_text(
        place.read_text("utf-8") + '\n[[accepted]]\ncode = "S-001"\nid = "x"\nreason = "y"\nhash = ""\n', "utf-8"
    )
    refused = desk.send(f"/documents/{small.NAME}/undo", old)
    assert (refused.status, "settled or undone since this page was shown" in refused.text) == (409, True)
    assert "none is printed" in accepted(sources)
    assert desk.send(f"/documents/{small.NAME}/undo", seen()).status == 303


def test_all_of_a_kind_are_settled_only_as_they_were_listed_and_looked_at(desk: Client, sources: Path) -> None:
    every = (*FIELDS, ("all", "1"))
    assert desk.send(SETTLE, *every).status == 409
    assert desk.send(SETTLE, *every, ("looked", "1"), ("id", "gone")).status == 409
    assert accepted(sources) == ""
    assert desk.send(SETTLE, *every, ("looked", "1")).status == 303
    assert accepted(sources).count("[[accepted]]") == 1


def test_the_list_has_each_document_with_its_state_and_is_searched(desk: Client) -> None:
    assert small.SYMBOL in desk.ask("GET", "/").text
    assert "Netherlands" in desk.ask("GET", "/?search=netherlands").text
    assert "No document matches." in desk.ask("GET", "/?" + urlencode({"search": "<nowhere>"})).text


def test_of_two_documents_with_one_symbol_list_page_and_release_say_so_at_both(sources: Path, out: Path) -> None:
    built(sources, out)
    small.document(sources, "second")
    news = News()
    news.built(build(Project.open(sources, out), Request(names=("second",), formats=("html",))))
    with served(sources, out, news) as desk:
        assert desk.ask("GET", "/").text.count("both go into") == 2
        for folder in ("second", small.NAME):
            assert "both go into" in desk.ask("GET", f"/documents/{folder}").text
            while "both go into" not in (page := desk.ask("GET", f"/documents/{folder}/release").text):
                assert 'name="edition"' not in page
                time.sleep(0.1)


def test_news_come_with_their_number(desk: Client) -> None:
    with socket.create_connection((HOST, desk.port), timeout=60) as connection:
        connection.sendall(f"GET /events?since=7 HTTP/1.1\r\nHost: {HOST}:{desk.port}\r\n\r\n".encode())
        said = b""
        while b"\n\n" not in said.partition(b"\ndata: ")[2]:
            said += connection.recv(4096)
    assert json.loads(said.partition(b"\ndata: ")[2].split(b"\n")[0]) == 0


def test_editions_are_offered_in_one_order_each_language_before_two_side_by_side(desk: Client) -> None:
    page = desk.ask("GET", f"/documents/{small.NAME}").text.partition("</ul>")[0]
    assert re.findall(r'href="\?edition=([a-z-]+)"', page) == ["en", "fr", "en-fr"]
