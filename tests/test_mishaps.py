"""Mishaps are those of the command: nothing that tests before left behind is taken for an operation of it."""

import gc
import os
import tempfile
from pathlib import Path

import pytest

from samples import mishaps


class Ring:
    """A temporary folder that nobody holds any more and that is not collected yet."""

    def __init__(self) -> None:
        self.own = self
        self.folder = tempfile.TemporaryDirectory()


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
        Ring()
        assert [mishaps.counted([str(tmp_path / name)]) for name in "ab"] == [2, 2]  # the null device, the folder
    finally:
        gc.enable()
