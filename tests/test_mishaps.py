"""Mishaps are those of the command: nothing that tests before left behind is taken for an operation of it."""

import gc
import os
from pathlib import Path

import pytest

from samples import mishaps


class Ring:
    """A holder of a folder that takes it away at its end, and that only the collector ends."""

    def __init__(self, folder: Path) -> None:
        self.own = self
        self.folder = folder
        folder.mkdir()

    def __del__(self) -> None:
        """Take the folder away."""
        os.rmdir(self.folder)  # noqa: PTH106 - the operation that is watched


@pytest.mark.skipif("not hasattr(__import__('os'), 'fork')", reason="the mishaps happen in a fork")
def test_what_is_collected_in_a_fork_is_no_operation_of_its_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def command(words: list[str]) -> int:
        gc.collect()
        os.mkdir(words[0])  # noqa: PTH102 - the operation that is watched
        return 0

    monkeypatch.setattr(mishaps, "main", command)
    gc.disable()
    try:
        Ring(tmp_path / "left")
        assert [mishaps.counted([str(tmp_path / name)]) for name in "ab"] == [2, 2]  # the null device, the folder
    finally:
        gc.enable()
        gc.collect()
    assert not (tmp_path / "left").exists()
