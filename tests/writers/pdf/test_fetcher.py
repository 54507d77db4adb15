"""Nothing leaves or enters a PDF but what is the project's own: every way in is tried, and nothing is fetched."""

import base64
import http.server
import io
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import html
from lxml.html import builder as B  # noqa: N812 - as its documentation has it

from hexapla.errors import TemplateError
from hexapla.typography.fonts import families
from hexapla.writers.pdf.fetcher import BASE, Fetcher
from hexapla.writers.pdf.weasyprint import engine
from samples.word_sources import PNG

FONT = BASE + "fonts/texgyretermes-regular.otf"
FACE = "@font-face { font-family: y; src: url(" + FONT + ") } html { font-family: y }"
MARKER = b"a marker that no page may hold"


class _Counting(http.server.BaseHTTPRequestHandler):
    hits: list[str] = []  # noqa: RUF012 - one server a test run

    def do_GET(self) -> None:
        self.hits.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(MARKER)

    def log_message(self, *_: Any) -> None:
        """Be quiet."""


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that counts what is asked of it."""
    _Counting.hits.clear()
    found = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Counting)
    thread = threading.Thread(target=found.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{found.server_port}", _Counting.hits
    found.shutdown()
    thread.join()
    found.server_close()


def ways_in(url: str) -> dict[str, list[Any]]:
    """Return pages that each try to fetch an address in another way."""
    attachment = {"rel": "attachment", "href": url}
    return {
        "image": [B.IMG(src=url, alt="x")],
        "object": [B.OBJECT(data=url)],
        "embed": [B.EMBED(src=url)],
        "stylesheet": [B.LINK(rel="stylesheet", href=url)],
        "attachment in the head": [B.LINK(**attachment)],
        "attachment as a link": [B.A("x", **attachment)],
        "import": [B.STYLE(f"@import url({url});")],
        "background": [B.STYLE(f"body {{ background: url({url}) }}")],
        "list mark": [B.STYLE(f"li {{ list-style-image: url({url}) }}"), B.UL(B.LI("x"))],
        "generated": [B.STYLE(f"p::before {{ content: url({url}) }}"), B.P("x")],
        "face": [
            B.STYLE(f"@font-face {{ font-family: x; src: url({url}) }} p {{ font-family: x }}"),
            B.P("x"),
        ],
        "image in a drawing": [html.fragment_fromstring("<svg><image/></svg>")],
    }


def table(resources: Mapping[str, bytes | Path] | None = None) -> Fetcher:
    """Return a fetcher that serves one face, and what a test wants served."""
    return Fetcher({**families()[0].paths(), **(resources or {})})


def make(body: list[Any], fetcher: Fetcher, base: str = BASE) -> bytes:
    """Return a PDF made with a fetcher; the fetcher's failures are raised as the writer raises them."""
    weasyprint = engine.load()
    source = html.tostring(B.HTML(B.HEAD(B.STYLE(FACE)), B.BODY("text ", *body), lang="en"), encoding="unicode")
    with engine.undrawn() as undrawn:
        data: bytes = weasyprint.HTML(string=source, base_url=base, url_fetcher=fetcher).write_pdf()
    fetcher.raise_failures(undrawn)
    return data


@pytest.mark.parametrize("way", sorted(ways_in("")))
def test_a_file_of_the_machine_is_refused_by_name(tmp_path: Path, way: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(MARKER)
    body = _pointed(way, secret.as_uri())
    with pytest.raises(TemplateError, match=r"secret\.txt"):
        make(body, table())


@pytest.mark.parametrize("way", sorted(ways_in("")))
def test_the_network_is_never_asked(server: tuple[str, list[str]], way: str) -> None:
    address, hits = server
    with pytest.raises(TemplateError, match=r"127\.0\.0\.1"):
        make(_pointed(way, f"{address}/x.png"), table())
    assert hits == []


def _pointed(way: str, url: str) -> list[Any]:
    body = ways_in(url)[way]
    for part in body:
        for image in part.iter("image"):
            image.set("href", url)
    return body


def test_a_data_address_is_refused_too() -> None:
    with pytest.raises(TemplateError, match="data:"):
        make([B.IMG(src="data:image/svg+xml,<svg/>", alt="x")], table())


def test_a_base_element_does_not_open_the_machine(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(MARKER)
    body = [B.BASE(href=tmp_path.as_uri() + "/"), B.LINK(rel="attachment", href="secret.txt")]
    with pytest.raises(TemplateError):
        make(body, table())


def test_what_is_in_the_table_is_served_from_bytes_and_from_files(tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "b.svg").write_bytes(drawing)
    fetcher = table({"media/a.svg": drawing, "b.svg": tmp_path / "b.svg"})
    data = make([B.IMG(src="media/a.svg", alt="a"), B.IMG(src="b.svg", alt="b")], fetcher)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert len(file.pages) == 1
    assert fetcher.failures == []


def test_a_picture_inside_a_drawing_of_the_document_is_served_from_the_drawing() -> None:
    inner = "data:image/png;base64," + base64.b64encode(PNG).decode()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
    drawing += f'<image width="9" height="9" xlink:href="{inner}"/></svg>'
    fetcher = table({"media/a.svg": drawing.encode()})
    make([B.IMG(src="media/a.svg", alt="a")], fetcher)
    assert fetcher.failures == []
    with pytest.raises(TemplateError, match="data:"):
        make([B.IMG(src=inner, alt="x")], table())


def test_a_missing_file_of_ours_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"lost\.svg"):
        make([B.IMG(src="lost.svg", alt="x")], table({"lost.svg": tmp_path / "lost.svg"}))


def test_bytes_that_are_no_picture_leave_no_hole_unsaid() -> None:
    with pytest.raises(TemplateError, match=r"broken\.png"):
        make([B.IMG(src="broken.png", alt="x")], table({"broken.png": b"not a picture"}))
