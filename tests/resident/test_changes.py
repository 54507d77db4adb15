"""What is saved is told by its document; what all documents share concerns all, and our own code the program itself."""

import signal
import sys
import threading
import time
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

from hexapla.engine.allowance import Allowance
from hexapla.engine.pool import Pool, StoppedError
from hexapla.engine.request import Request
from hexapla.errors import ToolFailedError
from hexapla.resident import changes as module
from hexapla.resident.changes import Changes, Watched, changes_of, watched
from hexapla.resident.watching import build_what_changes
from hexapla.resources import style_folder
from hexapla.tools import process


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CAT-C-1/en.txt", Changes(frozenset({"CAT-C-1"}))),
        ("CAT-C-1/previous/en.txt", Changes(frozenset({"CAT-C-1"}))),
        ("CAT-C-1", Changes(frozenset({"CAT-C-1"}))),
        ("office.toml", Changes(is_of_all=True)),
        ("glossary.toml", Changes(is_of_all=True)),
        ("CAT-C-1/~$fr.docx", Changes()),
        ("CAT-C-1/.en.txt.swp", Changes()),
        ("CAT-C-1/en.txt~", Changes()),
        (".hexapla.lock", Changes()),
    ],
)
def test_a_file_says_what_it_concerns(tmp_path: Path, name: str, expected: Changes) -> None:
    (tmp_path / "CAT-C-1").mkdir()
    assert changes_of([tmp_path / name], tmp_path) == expected


def test_our_code_templates_and_styles_are_the_program(tmp_path: Path) -> None:
    own = Path(module.__file__)
    assert changes_of([style_folder() / "print" / "page.css"], tmp_path) == Changes(is_of_program=True)
    assert changes_of([own], tmp_path) == Changes(is_of_program=True)
    assert changes_of([own.parent / "__pycache__" / "changes.cpython-311.pyc"], tmp_path) == Changes()


def test_changes_add_up_until_they_are_taken(tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "B").mkdir()
    with watched(tmp_path) as found:
        time.sleep(0.3)  # until it is noticed what there is
        for name in ("A/en.txt", "B/en.txt"):
            (tmp_path / name).write_text("text", encoding="utf-8")
        taken, end = Changes(), time.monotonic() + 30
        while taken.folders != {"A", "B"} and time.monotonic() < end:
            found.connection.poll(1)
            taken |= found.take()
        assert taken == Changes(frozenset({"A", "B"}))
        assert not found.take()


def test_a_system_that_does_not_tell_is_said_and_not_waited_for() -> None:
    inner, outer = Pipe(duplex=False)
    outer.send("no more watches")
    with pytest.raises(ToolFailedError, match="no more watches"):
        Watched(inner).take()


def test_a_save_ends_what_is_behind_and_comes_first() -> None:
    inner, outer = Pipe(duplex=False)
    asked: list[tuple[Changes, tuple[str, ...]]] = []

    def build(due: Changes, request: Request, pool: Pool) -> None:
        asked.append((due, request.formats))
        if len(asked) == 2:  # somebody saves while all editions are made
            outer.send(Changes(frozenset({"A"})))
            assert pool.signals
            raise StoppedError
        if len(asked) == 4:
            outer.send(Changes(is_of_program=True))

    def serve(*_: Any) -> None:
        pytest.fail("nobody asked")

    build_what_changes(Request(megabytes=Allowance.megabytes), Watched(inner), None, build, serve)
    everything, one = Changes(is_of_all=True), Changes(frozenset({"A"}))
    assert asked == [(everything, ("html",)), (everything, ()), (one, ("html",)), (everything | one, ())]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signal to a thread")
def test_an_interruption_that_meets_another_thread_ends_the_wait() -> None:
    inner, outer = Pipe(duplex=False)

    def interrupt() -> None:
        time.sleep(0.3)  # until the main thread waits, which the system does not wake for a signal to another thread
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    def build(*_: Any) -> None:
        if not begun:
            begun.append(threading.Thread(target=interrupt))
            begun[0].start()

    begun: list[threading.Thread] = []
    late = threading.Timer(30, outer.send, [Changes(is_of_program=True)])
    late.start()
    with pytest.raises(KeyboardInterrupt):
        build_what_changes(Request(), Watched(inner), None, build, lambda *_: None)
    assert late.is_alive(), "it ended by itself alone"
    late.cancel()


def test_pages_that_nobody_asked_for_are_not_made_first() -> None:
    inner, outer = Pipe(duplex=False)
    asked: list[tuple[str, ...]] = []

    def build(_: Changes, request: Request, __: Pool) -> None:
        asked.append(request.formats)
        outer.send(Changes(is_of_program=True))

    build_what_changes(Request(formats=("pdf",)), Watched(inner), None, build, lambda *_: None)
    assert asked == [("pdf",)]


def test_a_program_that_has_changed_starts_again_as_it_was_started(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(process.os, "execv", lambda program, words: asked.append((program, words)))
    process.start_again()
    expected = [] if sys.platform == "win32" else [(sys.executable, [sys.executable, *sys.orig_argv[1:]])]
    assert asked == expected
