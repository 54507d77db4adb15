"""Pandoc and other programs: always in the sandbox, bounded, and failing aloud."""

import base64
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.tools import pandoc, process
from hexapla.tools.process import Completed, fixed_environment, run

SECRET = "TOP-SECRET-MARKER"


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget what was found before, and after."""
    pandoc.find.cache_clear()
    pandoc.api_version.cache_clear()
    yield
    pandoc.find.cache_clear()
    pandoc.api_version.cache_clear()


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record the commands that are run."""
    seen: list[list[str]] = []
    real = process.run

    def record(command: list[str | Path], **options: object) -> Completed:
        seen.append([str(part) for part in command])
        return real(command, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pandoc, "run", record)
    return seen


def failing(monkeypatch: pytest.MonkeyPatch, code: int, complaint: str) -> None:
    monkeypatch.setattr(pandoc, "run", lambda *_, **__: Completed(code, b"", complaint.encode()))


def test_every_run_is_in_the_sandbox_and_fails_on_warnings(commands: list[list[str]]) -> None:
    pandoc.convert(b"*x*", "commonmark", "html")
    pandoc.api_version.__wrapped__()
    assert len(commands) == 2
    for command in commands:
        assert {"--sandbox", "--fail-if-warnings"} <= set(command)
        assert command[-3:] == ["+RTS", "-M512M", "-RTS"]


def test_the_version_of_the_tree_is_the_programs_own() -> None:
    tree = json.loads(pandoc.convert(b"", "commonmark", "json"))
    assert pandoc.api_version() == tuple(tree["pandoc-api-version"])


def test_a_warning_is_a_failure_that_names_it() -> None:
    missing = b"![a picture](nowhere.png)"
    with pytest.raises(ToolFailedError, match=r"nowhere\.png") as caught:
        pandoc.convert(missing, "commonmark", "epub3", ("--metadata", "title=T"))
    assert caught.value.advice


@pytest.mark.parametrize("picture", ["{secret}", "file://{secret}"])
def test_a_file_that_a_document_names_never_gets_into_an_output(tmp_path: Path, picture: str) -> None:
    secret = tmp_path / "secret.png"
    secret.write_text(SECRET)
    source = f"![x]({picture.format(secret=secret)})".encode()
    for writer in ("epub3", "docx"):
        with pytest.raises(ToolFailedError):
            pandoc.convert(source, "commonmark", writer)


def test_an_include_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    try:
        made = pandoc.convert(f".. include:: {secret}\n\ntext\n".encode(), "rst", "plain")
    except ToolFailedError:
        made = b""
    assert SECRET.encode() not in made


def test_a_picture_carried_as_data_needs_no_file() -> None:
    dot = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>").decode()
    made = pandoc.convert(f"![x](data:image/svg+xml;base64,{dot})".encode(), "commonmark", "json")
    assert dot in made.decode()


def test_nonsense_is_a_failure_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ToolFailedError, match="exit code"):
        pandoc.convert(b"no json", "json", "html")
    failing(monkeypatch, 99, "")
    with pytest.raises(ToolFailedError, match="exit code 99"):
        pandoc.convert(b"", "json", "html")


def test_too_much_memory_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, 251, "pandoc: Heap exhausted; the current limit is 536870912 bytes")
    with pytest.raises(ToolFailedError, match="more memory") as caught:
        pandoc.convert(b"", "json", "html")
    assert "512 MB" in caught.value.advice


@pytest.mark.usefixtures("fresh")
def test_a_missing_pandoc_is_said_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(ToolMissingError, match="Pandoc is missing") as caught:
        pandoc.convert(b"", "json", "html")
    assert "build.py" in caught.value.advice


def test_a_users_own_pandoc_folder_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = pandoc.convert(b"x", "commonmark", "html5", ("--standalone", "--metadata", "title=T"))
    templates = tmp_path / "pandoc" / "templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("hijacked")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    after = pandoc.convert(b"x", "commonmark", "html5", ("--standalone", "--metadata", "title=T"))
    assert after == before


def test_a_program_gets_input_and_gives_output_and_exit_code() -> None:
    script = "import sys; sys.stdout.write(sys.stdin.read().upper()); sys.stderr.write('oh'); sys.exit(7)"
    done = run([sys.executable, "-c", script], input=b"abc", timeout=30)
    assert done == Completed(7, b"ABC", b"oh")
    assert done.complaint == "oh"


def test_a_program_sees_a_fixed_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.setenv("LC_ALL", "fr_FR")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    monkeypatch.setenv("SECRET_TOKEN", SECRET)
    script = "import json, os; print(json.dumps(dict(os.environ)))"
    seen = json.loads(run([sys.executable, "-c", script], timeout=30).stdout)
    assert (seen["TZ"], seen["LC_ALL"], seen["SOURCE_DATE_EPOCH"]) == ("UTC", "C.UTF-8", "0")
    assert "SECRET_TOKEN" not in seen
    assert fixed_environment(EXTRA="1")["EXTRA"] == "1"


def test_a_missing_program_is_said_by_name(tmp_path: Path) -> None:
    with pytest.raises(ToolMissingError, match="no-such-program"):
        run([tmp_path / "no-such-program"], timeout=5)


@pytest.mark.skipif(sys.platform == "win32", reason="looks at processes the POSIX way")
def test_when_time_is_over_the_children_end_too(tmp_path: Path) -> None:
    note = tmp_path / "child.txt"
    child = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(ToolFailedError, match="did not finish in 3 seconds"):
        run([sys.executable, "-c", parent], timeout=3)
    assert eventually(lambda: not is_alive(int(note.read_text())))


def eventually(holds: Callable[[], bool]) -> bool:
    """Return True once a condition holds, False if it does not within five seconds."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def is_alive(pid: int) -> bool:
    """Tell whether a process is there and no zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"
