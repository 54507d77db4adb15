"""A client of a desk, as a browser is one, and a desk of one small document."""

import http.client
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from hexapla.cli import main
from hexapla.desk.address import HOST, listener
from hexapla.desk.desk import Desk
from hexapla.desk.news import News
from hexapla.desk.server import start
from samples import project as small


@dataclass
class Answer:
    status: int
    text: str
    headers: dict[str, str]
    data: bytes = b""


@dataclass
class Client:
    """Asks a desk for something; the cookie is sent that the desk has set."""

    port: int
    cookie: str = ""

    def ask(self, method: str, path: str, body: str | bytes = "", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        sent = {"Cookie": self.cookie} if self.cookie else {}
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, {**sent, **given})
        answer = connection.getresponse()
        data = answer.read()
        found = Answer(answer.status, data.decode("utf-8", "replace"), dict(answer.getheaders()), data)
        connection.close()
        return found

    def send(self, path: str, *fields: tuple[str, str], **headers: str) -> Answer:
        """Send a form as our own page does, but for the headers that are given."""
        own = {"Origin": f"http://{HOST}:{self.port}", "Sec_Fetch_Site": "same-origin"}
        return self.ask("POST", path, urlencode(fields), **{**own, **headers})

    def drop(self, name: str, data: str | bytes, **headers: str) -> Answer:
        """Send a file as our own page does."""
        own = {"Origin": f"http://{HOST}:{self.port}", "Sec_Fetch_Site": "same-origin"}
        content = data.encode() if isinstance(data, str) else data
        return self.ask("PUT", f"/files/{quote(name, safe='')}", content, **{**own, **headers})


@contextmanager
def served(sources: Path, out: Path, news: News | None = None) -> Iterator[Client]:
    """Serve a desk without an engine beside it, `news` being what one has told."""
    with listener(sources) as listening:
        start(Desk(sources, out, news or News(), patience=0.0), listening)
        client = Client(listening.getsockname()[1])
        client.cookie = client.ask("GET", "/").headers["set-cookie"].partition(";")[0]
        yield client


def built(sources: Path, out: Path, **texts: str) -> None:
    """Put a small document into a project, and build its pages."""
    small.document(sources, **(texts or {"en": small.EN, "fr": small.FR}))
    assert main(["build", "-q", "-f", "html,xml", "--sources", str(sources), "--out", str(out)]) in (0, 1)


def words(page: str) -> str:
    """The words of a page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))
