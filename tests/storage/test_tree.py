"""Files are put in place whole or not at all, below their tree alone, and never through a link."""

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hexapla.errors import SourceError, ToolFailedError
from hexapla.storage.lock import Turn, exclusive, finish_pending
from hexapla.storage.reading import NotPlainError, printable, read_plain, sha256
from hexapla.storage.tree import PLAN, STAGE, Change, Tree, is_own_name
from samples.mishaps import files

OUTSIDE = ["../a", "/a", "a/../../b", "", ".", "a//b", "a/.", "a\\b", "C:x", "a\x00b", "a\nb", ".hexapla/plan.json"]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "out", is_ours=True)


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_elsewhere_is_no_name_of_ours(tree, tmp_path, name):
    assert not is_own_name(name)
    (tmp_path / "a").write_bytes(b"untouched")
    for act in (
        lambda: tree.put(name, b"x"),
        lambda: tree.append(name, b"x"),
        lambda: tree.commit([Change(name, b"x")]),
    ):
        with pytest.raises(SourceError):
            act()
    assert tree.read(name) is None
    assert not tree.remove(name)
    assert (tmp_path / "a").read_bytes() == b"untouched"


@pytest.mark.parametrize("name", ["a", "a/b.pdf", "CAT-C-7/en/ä ö.txt", ".journal.jsonl", "..a", "x" * 200])
def test_a_plain_name_is_one_of_ours(tree, name):
    assert is_own_name(name)
    tree.put(name, b"x")
    assert tree.read(name) == b"x"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_whole(tree, monkeypatch, step):
    tree.put("a.pdf", b"old")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, step, full)
        with pytest.raises(SourceError) as caught:
            tree.put("a.pdf", b"new")
    assert "a.pdf could not be written" in caught.value.message
    assert tree.read("a.pdf") == b"old"
    tree.recover()
    assert files(tree.root) == {"a.pdf": b"old"}


def test_a_file_is_never_seen_half_written(tree, monkeypatch):
    tree.put("a.xml", b"old")
    seen = []
    honest = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (seen.append(tree.read("a.xml")), honest(handle))[1])
    tree.put("a.xml", b"new" * 1000)
    assert seen == [b"old"]
    assert tree.read("a.xml") == b"new" * 1000


def test_a_file_can_be_read_by_everybody_whatever_the_umask(tree):
    before = os.umask(0o077)
    try:
        tree.put("a.xml", b"x")
    finally:
        os.umask(before)
    assert (tree.root / "a.xml").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("place", ["en", "en/a.pdf", STAGE])
def test_a_link_in_the_way_is_taken_away_where_the_tree_is_ours(tree, tmp_path, place):
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "a.pdf").write_bytes(b"untouched")
    (tree.root / place).parent.mkdir(parents=True)
    (tree.root / place).symlink_to(victim / "a.pdf" if place.endswith("pdf") else victim)
    assert tree.read("en/a.pdf") is None, "what lies behind a link is not there"
    tree.put("en/a.pdf", b"new")
    tree.append("en/journal", b"line")
    assert (victim / "a.pdf").read_bytes() == b"untouched"
    assert sorted(path.name for path in victim.iterdir()) == ["a.pdf"]
    assert tree.read("en/a.pdf") == b"new"


def test_a_link_in_the_way_is_refused_in_the_sources(tmp_path):
    victim = tmp_path / "victim"
    victim.mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "X").symlink_to(victim)
    sources = Tree(tmp_path / "sources", is_ours=False)
    for act in (lambda: sources.put("X/en.txt", b"x"), lambda: sources.commit([Change("X/en.txt", b"x")])):
        with pytest.raises(SourceError, match="is a link"):
            act()
    assert list(victim.iterdir()) == []
    sources.recover()
    assert [path.name for path in sources.root.iterdir()] == ["X"]


def test_no_line_goes_into_a_file_of_another_name_nor_waits_for_a_reader(tree, tmp_path):
    (tmp_path / "victim").write_bytes(b"untouched")
    tree.root.mkdir()
    os.link(tmp_path / "victim", tree.root / "journal")
    os.mkfifo(tree.root / "pipe")
    for name in ("journal", "pipe"):
        tree.append(name, b"line")
        assert tree.read(name) == b"\nline"
    (tree.root / STAGE).mkdir(exist_ok=True)
    os.link(tmp_path / "victim", tree.root / STAGE / "1")
    os.mkfifo(tree.root / STAGE / "2")
    for _ in range(2):
        tree.put("page", b"new")
    assert tree.read("page") == b"new"
    assert (tmp_path / "victim").read_bytes() == b"untouched"


def test_a_line_that_was_cut_off_spoils_no_other(tree):
    tree.append("journal", b'{"a": 1}')
    with (tree.root / "journal").open("ab") as file:
        file.write(b'\n{"b":')
    tree.append("journal", b'{"c": 1}')
    assert (tree.read("journal") or b"").split(b"\n")[-1] == b'{"c": 1}'


def test_a_file_is_removed_only_as_it_was_recorded_and_its_empty_folders_with_it(tree):
    tree.put("a/b/c", b"x")
    assert not tree.remove("a/b/c", sha256(b"y"))
    assert tree.remove("a/b/c", sha256(b"x"))
    assert list(tree.root.iterdir()) == [tree.root / STAGE]


def test_nothing_is_removed_of_which_the_same_plan_keeps_no_copy(tree):
    tree.put("fr.txt", b"words")
    tree.commit([Change("fr.txt", None), Change("fr.docx", b"new")])
    assert files(tree.root) == {"fr.txt": b"words", "fr.docx": b"new"}
    tree.commit([Change("fr.txt", None), Change("previous/fr.txt", b"words")])
    assert files(tree.root) == {"previous/fr.txt": b"words", "fr.docx": b"new"}


def planned(tree: Tree, *moves: dict[str, object], text: str = "") -> None:
    """Forge a plan, and a staged file."""
    stage = tree.root / STAGE
    stage.mkdir(parents=True)
    (stage / "1").write_bytes(b"planted")
    (stage / PLAN).write_text(text or json.dumps({"format": "hexapla-plan/1", "moves": moves}), encoding="utf-8")


MOVE = {"staged": "1", "sha256": sha256(b"planted"), "before": None}


@pytest.mark.parametrize("name", ["../victim", "/victim", "a/../../victim", ".hexapla/../../victim"])
def test_a_forged_plan_reaches_nothing_outside(tree, tmp_path, name):
    (tmp_path / "victim").write_bytes(b"words")
    planned(
        tree, {"name": name, **MOVE, "before": sha256(b"words")}, {**MOVE, "name": name, "staged": None, "sha256": None}
    )
    tree.recover()
    assert (tmp_path / "victim").read_bytes() == b"words"
    assert files(tree.root) == {}


def test_a_plan_changes_nothing_that_somebody_has_changed_since(tree):
    tree.put("a", b"mine")
    tree.sweep()
    planned(tree, {"name": "a", **MOVE, "before": sha256(b"older")}, {"name": "b", **MOVE, "sha256": sha256(b"other")})
    tree.recover()
    assert files(tree.root) == {"a": b"mine"}


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"format": "hexapla-plan/1", "moves": [1]}', "[" * 100_000, '{"a": "\\ud800"}']
)
def test_a_plan_that_is_none_is_swept_away(tree, text):
    planned(tree, text=text)
    tree.recover()
    assert list(tree.root.iterdir()) == []


def test_a_stage_that_is_a_file_is_taken_away(tree):
    tree.root.mkdir()
    (tree.root / STAGE).write_bytes(b"x")
    tree.put("a", b"new")
    assert tree.read("a") == b"new"
    tree.sweep()
    (tree.root / STAGE).write_bytes(b"x")
    tree.recover()
    assert files(tree.root) == {"a": b"new"}


def test_a_stage_that_is_a_link_is_taken_away_and_not_emptied(tree, tmp_path):
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / PLAN).write_bytes(b"untouched")
    tree.root.mkdir()
    (tree.root / STAGE).symlink_to(tmp_path / "victim")
    tree.recover()
    assert (tmp_path / "victim" / PLAN).read_bytes() == b"untouched"
    assert list(tree.root.iterdir()) == []


# --- reading, names, turns ------------------------------------------------------------------------------------


def test_only_a_plain_file_is_read(tmp_path):
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe")
    assert read_plain(tmp_path / "a") == b"x"
    for name in ("link", "pipe", "."):
        with pytest.raises(OSError):  # noqa: PT011 - a folder is refused by the system, in its own words
            read_plain(tmp_path / name)
    with pytest.raises(NotPlainError, match="is a link"):
        read_plain(tmp_path / "link")


@pytest.mark.parametrize(
    ("name", "shown"), [("a.txt", "a.txt"), ("ä 中", "ä 中"), ("\udce9.txt", r"\xe9.txt"), ("a\x1b", r"a\x1b")]
)
def test_any_name_can_be_shown(name, shown):
    assert printable(name) == shown


def test_who_comes_second_says_for_whom_it_waits_and_for_how_long(tmp_path):
    said: list[str] = []
    second = exclusive(tmp_path / "out", Turn("build two", 0.1, said.append), is_ours=True)
    complaint = r"did not end in 0.1 seconds \(process \d+: build one\)"
    with exclusive(tmp_path / "out", Turn("build one"), is_ours=True), pytest.raises(ToolFailedError, match=complaint):
        second.__enter__()
    assert len(said) == 1
    assert said[0].startswith("Waiting for another command in ")
    assert f"(process {os.getpid()}: build one)" in said[0]
    with exclusive(tmp_path / "out", Turn("build two", 0, said.append), is_ours=True):
        assert len(said) == 1


def test_many_take_turns_and_leave_nothing_behind(tmp_path):
    at_work, most = 0, 0

    def take(number: int) -> None:
        nonlocal at_work, most
        with exclusive(tmp_path / "out", Turn(f"build {number}"), is_ours=True) as tree:
            at_work += 1
            most = max(most, at_work)
            tree.put("count", str(int(tree.read("count") or b"0") + 1).encode())
            at_work -= 1

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(take, range(24)))
    assert most == 1
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "out").iterdir()] == [("count", b"24")]


@pytest.mark.parametrize("name", [".hexapla.lock", ".hexapla.holder"])
def test_a_lock_that_is_a_link_is_taken_away_and_not_written_through(tmp_path, name):
    (tmp_path / "victim").write_bytes(b"untouched")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).symlink_to(tmp_path / "victim")
    with exclusive(tmp_path / "out", Turn("build"), is_ours=True):
        pass
    assert (tmp_path / "victim").read_bytes() == b"untouched"


def test_what_was_planned_is_finished_before_anything_is_read(tree):
    planned(tree, {"name": "X/en.txt", **MOVE})
    assert finish_pending(tree, Turn("build"))
    assert files(tree.root) == {"X/en.txt": b"planted"}
