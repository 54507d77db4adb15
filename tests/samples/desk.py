"""A client of a desk, as a browser is one, and a desk of one small document."""

import http.client
import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from hexapla.cli import main
from hexapla.desk.address import HOST, listener, ports
from hexapla.desk.desk import Desk
from hexapla.desk.news import News
from hexapla.desk.server import start
from samples import project as small
from samples.repository import ROOT

PATIENCE = 60
"""Seconds."""


@dataclass
class Answer:
    status: int
    text: str
    headers: dict[str, str]
    data: bytes = b""


_ENDS = (OSError, http.client.HTTPException)
"""What it is to ask a desk that has ended, or ends amid its answer."""


@dataclass
class Client:
    """Asks a desk for something; the cookie is sent that the desk has set."""

    port: int
    cookie: str = ""

    def ask(self, method: str, path: str, body: str | bytes = "", **headers: str) -> Answer:
        sent = {"Cookie": self.cookie} if self.cookie else {}
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=60)) as connection:
            connection.request(method, path, body or None, {**sent, **given})
            with connection.getresponse() as answer:
                data = answer.read()
                return Answer(answer.status, data.decode("utf-8", "replace"), dict(answer.getheaders()), data)

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


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the desk of a project, an engine beside it, until its document is built; its address is the same each time.

    It is closed by its own button at the end, where nothing has closed it before, and has ended as it should.
    """
    (folder / "run").mkdir(mode=stat.S_IRWXU, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "XDG_CACHE_HOME": str(folder / "run"),
    }
    command = [sys.executable, "-m", "hexapla", "serve", "--no-browser", "-j", "1"]
    with subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as program:
        port, end = ports(folder / "sources")[0], time.monotonic() + PATIENCE
        while not (folder / "out" / small.NAME / "manifest.json").is_file() or not is_open(port):
            assert time.monotonic() < end, "it did not come in time"
            assert program.poll() is None, program.communicate()[0]
            time.sleep(0.05)
        try:
            yield f"http://{HOST}:{port}"
        except BaseException:
            program.kill()  # else its end is waited for
            raise
        with suppress(*_ENDS):  # it may be ending: whether it does is asked below
            client = Client(port)
            client.cookie = client.ask("GET", "/").headers["set-cookie"].partition(";")[0]
            assert "The desk is closed" in client.send("/close").text
        said, _ = program.communicate(timeout=PATIENCE)
    assert (program.returncode, "Traceback" in said) == (0, False), said


def is_open(port: int) -> bool:
    """Tell whether a desk answers at a port: one that ends amid its answer does not."""
    try:
        return Client(port).ask("GET", "/").status == 200
    except _ENDS:
        return False


def built(sources: Path, out: Path, **texts: str) -> None:
    """Put a small document into a project, and build its pages."""
    small.document(sources, **(texts or {"en": small.EN, "fr": small.FR}))
    assert main(["build", "-q", "-f", "html,xml", "--sources", str(sources), "--out", str(out)]) in (0, 1)


def words(page: str) -> str:
    """The words of a page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))
