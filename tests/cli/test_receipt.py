"""A build that has nothing to do says what it said the last time, and loads nothing; any change makes it look anew."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hexapla.cli import receipt
from samples import project as small
from samples.repository import ROOT

HEAVY = {
    "hexapla.cli.program",
    "rich",
    "lxml",
    "jinja2",
    "weasyprint",
    "typing",
    "pathlib",
    "json",
    "re",
    "dataclasses",
}
PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from hexapla.cli import main
sys.argv = ["hexapla", *{words!r}]
code = main()
sys.stderr.write("\\nloaded: " + " ".join(sys.modules))
sys.exit(code)
"""


def run(folder: Path, *words: str) -> tuple[int, str, set[str]]:
    """Run the program in a process of its own; return exit code, what it said, and the modules that it loaded."""
    source = PROGRAM.format(root=str(ROOT), words=list(words or ("build", "-f", "html,xml")))
    done = subprocess.run(
        [sys.executable, "-I", "-c", source], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    said, _, loaded = done.stderr.partition("\nloaded: ")
    return done.returncode, done.stdout + said, set(loaded.split())


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, and built again with nothing to do."""
    folder = tmp_path_factory.mktemp("twice") / "project"
    small.document(folder / "sources", en=small.GAP, fr=small.FR)
    assert run(folder)[0] == 1
    assert "0 built" in run(folder)[1]
    return folder


def test_what_was_said_is_said_again_and_nothing_is_loaded(twice: Path) -> None:
    code, said, loaded = run(twice)
    assert (code, loaded & HEAVY) == (1, set())
    assert "0 built, 5 unchanged" in said
    assert "S-001" in said
    assert "index.html" in said


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda root: (root / "sources" / small.NAME / "en.txt").write_text(small.EN, encoding="utf-8"),
    "a file more": lambda root: (root / "sources" / small.NAME / "es.txt").write_text("x", encoding="utf-8"),
    "a document more": lambda root: small.other(root / "sources"),
    "an output": lambda root: (root / "out" / "index.html").write_bytes(b""),
    "a manifest": lambda root: (root / "out" / small.NAME / "manifest.json").write_bytes(b"{}"),
    "an output less": lambda root: (root / "out" / "catalogue.json").unlink(),
    "a link": lambda root: (root / "out" / "link").symlink_to("/etc"),
    "a folder": lambda root: (root / "sources" / "empty").mkdir(),
    "a command at work": lambda root: (root / "out" / ".hexapla.holder").write_bytes(b"process 1: build"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_makes_it_look_anew(twice: Path, tmp_path: Path, change: str) -> None:
    root = tmp_path / "project"
    shutil.copytree(twice, root)
    run(root)
    assert not run(root)[2] & HEAVY
    CHANGES[change](root)
    assert run(root)[2] >= {"hexapla.cli.program"}


def test_other_words_and_another_place_have_receipts_of_their_own(twice: Path) -> None:
    words = ["build", "-f", "html,xml"]
    places = {receipt.place(words, "/a"), receipt.place(words, "/b"), receipt.place([*words, "-q"], "/a")}
    assert len(places) == 3
    assert "hexapla.cli.program" in run(twice, "build", "-f", "html,xml", "--force")[2]
    assert "hexapla.cli.program" in run(twice, "build", "-f", "html,xml", "--force")[2]


def test_json_is_never_said_from_memory(twice: Path) -> None:
    for _ in range(3):
        assert "hexapla.cli.program" in run(twice, "build", "-f", "html,xml", "--json")[2]


@pytest.mark.parametrize("data", [b"", b"\0" * 6, b"\xff", b"Receipt of Hexapla, 1" + b"\0x" * 6, b"x" * 100_000])
def test_a_receipt_may_hold_anything(twice: Path, cache: Path, data: bytes) -> None:
    run(twice)
    for each in (path for path in (cache / "hexapla").iterdir() if path.is_file()):
        each.write_bytes(data)
    assert "0 built, 5 unchanged" in run(twice)[1]


def test_no_more_receipts_are_kept_than_the_newest(twice: Path, cache: Path) -> None:
    for number in range(receipt.KEPT + 3):
        (cache / "hexapla").mkdir(exist_ok=True)
        (cache / "hexapla" / f"old-{number}").write_bytes(b"")
    for _ in range(2):
        run(twice, "build", "-f", "html,xml", "-v")
    kept = [each.name for each in (cache / "hexapla").iterdir() if each.is_file()]
    assert len(kept) == receipt.KEPT
    assert not all(name.startswith("old-") for name in kept)


def test_a_cache_that_cannot_be_written_costs_nothing(
    twice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert run(twice)[:1] == (1,)
    assert "0 built, 5 unchanged" in run(twice)[1]
