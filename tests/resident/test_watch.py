"""An engine that stays builds what is saved, does what others of the same user ask, and leaves nothing behind."""

import contextlib
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hexapla.errors import UsageError
from hexapla.resident import address as addresses
from hexapla.resident.address import address, connected, listening
from hexapla.resident.handing_over import command, hand_over, serve
from samples import project as small
from samples.repository import ROOT

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets that only its user can reach"),
]
PATIENCE = 60
WORDS = ("build", "-j", "1", "-f", "html,xml")


def started(folder: Path, runtime: Path, *words: str) -> subprocess.Popen[str]:
    """Start the program in a folder; nothing of the environment that tells of CI."""
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment |= {"XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(runtime / "cache")}
    return subprocess.Popen(
        [sys.executable, "-m", "hexapla", *words], cwd=folder, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def done(folder: Path, runtime: Path, *words: str) -> tuple[int, str, str]:
    """Run the program to its end; return its exit code and what it said."""
    with started(folder, runtime, *words) as program:
        out, err = program.communicate(timeout=PATIENCE)
    return program.returncode, out, err


def wait_for(what: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it did not come in time"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(stat.S_IRWXU)
    return folder


@pytest.fixture(scope="module")
def engine(runtime: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """A project and the engine that watches it."""
    folder = tmp_path_factory.mktemp("watched") / "project"
    small.document(folder / "sources", en=small.EN, fr=small.FR)
    small.other(folder / "sources")
    with started(folder, runtime, *WORDS, "--watch") as program:
        wait_for((folder / "out" / "CAT-C-NLD-FCO-9" / "en" / "CAT-C-NLD-FCO-9.en.html").is_file)
        wait_for(lambda: bool(sockets(runtime)))
        yield folder, program
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=PATIENCE)
        assert (program.returncode, "Traceback" in err) == (0, False), out + err
    assert sockets(runtime) == []


def sockets(runtime: Path) -> list[Path]:
    return list((runtime / "hexapla").glob("*.socket"))


def page(folder: Path) -> str:
    path = folder / "out" / small.NAME / "fr" / f"{small.NAME}.fr.html"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_what_is_saved_is_built_and_is_what_a_build_makes(engine, tmp_path: Path) -> None:
    folder, _ = engine
    text = small.FR.replace("onze lieux", "douze lieux")
    (folder / "sources" / small.NAME / "fr.txt").write_text(text, encoding="utf-8")
    wait_for(lambda: "douze lieux" in page(folder))
    code, _, err = done(folder, tmp_path, *WORDS, "--wait", "60")  # another runtime folder: no engine is found
    assert code == 0, err
    alone = tmp_path / "alone"
    shutil.copytree(folder / "sources", alone / "sources")
    assert done(alone, tmp_path, *WORDS)[0] == 0
    assert small.files(folder / "out") == small.files(alone / "out")


def test_a_new_document_and_one_that_goes_are_noticed(engine) -> None:
    folder, _ = engine
    new = small.other(folder / "sources", 12)
    built = folder / "out" / new.name / "en" / f"{new.name}.en.html"
    wait_for(built.is_file)
    shutil.rmtree(new)
    (folder / "sources" / small.NAME / "fr.txt").write_text(small.FR.replace("onze", "treize"), encoding="utf-8")
    wait_for(lambda: "treize lieux" in page(folder))


def test_a_source_that_is_broken_is_said_and_the_last_good_page_stays(engine) -> None:
    folder, _ = engine
    source = folder / "sources" / small.NAME / "document.toml"
    before, good = page(folder), source.read_bytes()
    source.write_bytes(b"symbol = ")
    time.sleep(1)
    source.write_bytes(good)
    (folder / "sources" / small.NAME / "fr.txt").write_text(small.FR.replace("onze", "seize"), encoding="utf-8")
    wait_for(lambda: "seize lieux" in page(folder))
    assert before


def test_of_two_documents_with_one_symbol_nothing_is_written_until_one_has_another(engine) -> None:
    folder, _ = engine
    first = folder / "sources" / small.NAME / "fr.txt"
    before = page(folder)
    second = small.document(folder / "sources", "second", en=small.EN.replace("eleven", "seventy"))
    listed = folder / "out" / "catalogue.json"
    wait_for(lambda: listed.is_file() and "both go into" in listed.read_text(encoding="utf-8"))
    first.write_text(small.FR.replace("onze", "vingt"), encoding="utf-8")
    time.sleep(1)
    assert page(folder) == before
    toml = second / "document.toml"
    toml.write_text('symbol = "CAT/C/NLD/FCO/77"\n', encoding="utf-8")
    wait_for((folder / "out" / "CAT-C-NLD-FCO-77" / "en" / "CAT-C-NLD-FCO-77.en.html").is_file)
    wait_for(lambda: "vingt lieux" in page(folder))
    wait_for(lambda: "both go into" not in listed.read_text(encoding="utf-8"))
    shutil.rmtree(second)


@pytest.mark.parametrize("words", [("check",), ("build", "-f", "html"), ("build", "NOT/THERE")])
def test_a_command_says_the_same_with_the_engine_and_without(engine, runtime, tmp_path, words) -> None:
    folder, _ = engine
    alone = done(folder, tmp_path, *words)
    assert done(folder, runtime, *words) == alone
    assert alone[0] in (0, 2)


def test_a_command_that_is_interrupted_ends_and_the_engine_stays(engine, runtime) -> None:
    folder, program = engine
    with started(folder, runtime, "build", "--force", "-j", "1") as asked:
        assert asked.stderr
        asked.stderr.readline()
        asked.send_signal(signal.SIGINT)
        _, err = asked.communicate(timeout=PATIENCE)
    assert asked.returncode == 130
    assert "Interrupted" in err
    assert program.poll() is None
    assert done(folder, runtime, "check")[0] == 0


def test_a_second_engine_for_the_same_folders_is_refused(engine, runtime) -> None:
    folder, _ = engine
    code, _, err = done(folder, runtime, "build", "--watch")
    assert (code, "watches these folders already" in err) == (2, True)


def test_an_engine_that_was_killed_is_in_nobodys_way(runtime: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    small.document(folder / "sources")
    others = set(sockets(runtime))
    with started(folder, runtime, *WORDS, "--watch") as program:
        wait_for(lambda: len(set(sockets(runtime)) - others) == 1)
        wait_for((folder / "out" / "index.html").is_file)
        program.kill()
        program.communicate(timeout=PATIENCE)
    assert done(folder, runtime, "check", "--wait", "30")[0] == 0
    with started(folder, runtime, *WORDS, "--watch") as program:
        assert program.stderr
        assert "Watching" in program.stderr.readline()
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=PATIENCE)
    assert set(sockets(runtime)) == others


def test_a_command_gets_its_terminal_back_from_an_engine_that_had_nothing_to_build(
    runtime: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "project"
    small.document(folder / "sources")
    assert done(folder, runtime, *WORDS)[0] == 0
    others = set(sockets(runtime))
    program = started(folder, runtime, *WORDS, "--watch")
    try:
        wait_for(lambda: len(set(sockets(runtime)) - others) == 1)
        assert done(folder, runtime, "check")[0] == 0  # its output ends, though the engine goes on
        assert program.poll() is None
    finally:
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=PATIENCE)


def test_only_the_documents_that_were_named_are_built(runtime: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    small.document(folder / "sources")
    other = small.other(folder / "sources")
    named = folder / "out" / small.NAME / "en" / f"{small.NAME}.en.html"
    others = set(sockets(runtime))
    with started(folder, runtime, *WORDS, "--watch", small.SYMBOL) as program:
        wait_for(lambda: len(set(sockets(runtime)) - others) == 1)
        wait_for(named.is_file)
        (other / "en.txt").write_text(small.EN.replace(small.SYMBOL, "CAT/C/NLD/FCO/9") + "\n", encoding="utf-8")
        text = small.EN.replace("eleven", "twelve")
        (folder / "sources" / small.NAME / "en.txt").write_text(text, encoding="utf-8")
        wait_for(lambda: "twelve" in named.read_text(encoding="utf-8"))
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=PATIENCE)
    assert not (folder / "out" / other.name).exists()


def test_documents_that_are_not_in_sources_are_not_watched(tmp_path: Path) -> None:
    small.document(tmp_path / "project" / "sources")
    elsewhere = small.other(tmp_path / "elsewhere")
    (elsewhere / "document.toml").write_text('symbol = "CAT/C/NLD/FCO/9"\n', encoding="utf-8")
    code, _, err = done(tmp_path / "project", tmp_path, "build", "--watch", str(elsewhere))
    assert (code, "lies outside" in err) == (2, True)


@pytest.fixture
def place_of_sockets(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose path is short enough for a socket's."""
    folder = tmp_path_factory.mktemp("s")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def test_a_folder_that_others_may_enter_holds_no_socket(
    place_of_sockets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = address(tmp_path / "sources", tmp_path / "out")
    assert place
    assert place.parent == place_of_sockets / "hexapla"
    assert stat.S_IMODE(place.parent.stat().st_mode) == stat.S_IRWXU
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place_of_sockets / ("a" * 90)))
    (place_of_sockets / ("a" * 90)).mkdir()
    assert address(tmp_path / "sources", tmp_path / "out") is None  # no system takes so long a path
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place_of_sockets))
    place.parent.chmod(0o755)
    assert address(tmp_path / "sources", tmp_path / "out") is None
    shutil.rmtree(place.parent)
    place.parent.symlink_to(tmp_path)
    assert address(tmp_path / "sources", tmp_path / "out") is None


@pytest.mark.usefixtures("place_of_sockets")
def test_other_code_folders_or_programs_have_another_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {address(tmp_path / "sources", tmp_path / "out"), address(tmp_path / "sources", tmp_path / "other")}
    monkeypatch.setattr(addresses, "fingerprint", lambda: "other code")
    found.add(address(tmp_path / "sources", tmp_path / "out"))
    monkeypatch.setenv("PATH", "/other")
    found.add(address(tmp_path / "sources", tmp_path / "out"))
    assert len(found) == 4


def test_an_engine_of_another_user_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(tmp_path / "a.socket") as listener:
        assert listener
        with pytest.raises(UsageError, match="already"), listening(tmp_path / "a.socket"):
            pass
        monkeypatch.setattr(addresses.os, "getuid", lambda: 12345)
        assert connected(tmp_path / "a.socket") is None
    assert not (tmp_path / "a.socket").exists()


@pytest.mark.parametrize("sent", [b"", b"\0\0", b"\xff\xff\xff\xff", b"\0\0\0\x02{}", b"GET / HTTP/1.1\r\n\r\n"])
def test_what_is_no_command_is_hung_up_on(sent: bytes) -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        with contextlib.suppress(OSError):
            theirs.sendall(sent)
        theirs.shutdown(socket.SHUT_WR)
        serve(ours, lambda *_: pytest.fail("it was run"))
        with contextlib.suppress(ConnectionResetError):
            assert theirs.recv(1) == b""


def test_an_engine_that_ends_too_early_leaves_the_command_to_us(tmp_path: Path) -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    assert hand_over(ours, command(["check"], tmp_path, "utf-8"), (1, 2), lambda: None) is None
