"""A task costs itself alone: bounded in time and memory, ended with its parent, named when it fails."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from hexapla.engine.allowance import Allowance
from hexapla.engine.pool import Pool, Task
from hexapla.errors import HexaplaError, SourceError, ToolFailedError
from samples.repository import ROOT

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sessions are looked up in /proc"),
]


def number() -> int:
    return 42


def who() -> int:
    return os.getpid()


def forever() -> None:
    """A task that ends never, with a program of its own, in C code that lets nobody in."""
    subprocess.Popen(["sleep", "1000"])
    sum(range(10**14))


def greedy() -> int:
    return len(bytearray(10**10))


def deep() -> object:
    return deep()


def dying() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def wrong() -> None:
    raise ZeroDivisionError("oh no")


def refused() -> None:
    raise SourceError("fr.txt is empty.", "Fill it.")


def members(leader: int) -> list[str]:
    """The programs of a session."""
    found = subprocess.run(["ps", "-s", str(leader), "-o", "args="], capture_output=True, text=True, check=False)
    return [line for line in found.stdout.splitlines() if "<defunct>" not in line]


def test_each_task_gives_its_own_end_and_the_others_go_on():
    tasks = [Task(each.__name__, each, ()) for each in (number, dying, wrong, refused, deep, greedy, number)]
    with Pool(Allowance(megabytes=1500, workers=2)) as pool:
        results = {result.task.name: result for result in pool.results(tasks)}
    assert results["number"].value == 42
    assert str(results["dying"].fault).startswith("dying: the process died.")
    assert "ZeroDivisionError: oh no" in (results["wrong"].bug or "")
    assert (results["wrong"].bug or "").startswith("wrong:\nTraceback")
    assert isinstance(results["refused"].fault, SourceError)
    assert "nested deeper" in str(results["deep"].fault)
    assert "needs more than 1,500 MB" in str(results["greedy"].fault)


def test_a_task_that_takes_too_long_is_ended_with_all_that_it_started():
    with Pool(Allowance(seconds=1.5, workers=1)) as pool:
        leader = pool.result(Task("who", who, ()))
        with pytest.raises(ToolFailedError, match=r"forever: not done in the time .*\n.*--time raises the limit"):
            pool.result(Task("forever", forever, ()))
        assert members(leader) == []
        assert pool.result(Task("number", number, ())) == 42, "another process takes its place"


def test_a_longer_text_may_take_longer():
    with Pool(Allowance(seconds=0.01, workers=1)) as pool:
        assert pool.result(Task("number", number, (), size=100_000)) == 42


def test_a_process_is_used_again_and_leads_a_session_of_its_own():
    with Pool(Allowance(workers=1)) as pool:
        leaders = {pool.result(Task("who", who, ())) for _ in range(3)}
        (leader,) = leaders
        assert os.getsid(leader) == leader != os.getsid(0)
    assert members(leader) == []


def left_behind() -> str:
    return tempfile.mkdtemp()


def test_temporary_files_of_processes_go_with_the_pool():
    with Pool(Allowance(workers=1)) as pool:
        place = Path(pool.result(Task("left_behind", left_behind, ())))
        assert place.is_dir()
    assert not place.exists()
    assert not place.parent.exists()


def test_a_fault_crosses_the_border_whole():
    with Pool(Allowance(workers=1)) as pool, pytest.raises(HexaplaError) as caught:
        pool.result(Task("refused", refused, ()))
    assert (caught.value.message, caught.value.advice) == ("fr.txt is empty.", "Fill it.")


SCRIPT = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from hexapla.engine.allowance import Allowance
from hexapla.engine.pool import Pool, Task
from engine.test_containment import forever, who
with Pool(Allowance(workers=2)) as pool:
    for result in pool.results([Task("who", who, ()), Task("forever", forever, ()), Task("forever", forever, ())]):
        print(result.value, flush=True)
"""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_no_process_outlives_the_program_however_it_ends(tmp_path: Path, end):
    script = SCRIPT.format(root=str(ROOT), tests=str(ROOT / "tests"))
    program = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=tmp_path
    )
    assert program.stdout
    leader = int(program.stdout.readline())
    deadline = time.monotonic() + 60
    while "sleep 1000" not in members(leader) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "sleep 1000" in members(leader)
    program.send_signal(end)
    rest, _ = program.communicate(timeout=60)  # who waits for the end of its output is not kept waiting
    assert rest == b""
    while members(leader) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert members(leader) == []


def dying_once(marker: Path) -> str:
    if marker.exists():
        return "done"
    marker.touch()
    return str(dying())


def beside(folder: Path, name: str) -> str:
    """Say whether any other task is at work."""
    mark = folder / f"{name}.at-work"
    others = [each.name for each in folder.glob("*.at-work")]
    mark.touch()
    time.sleep(0.2)
    others += [each.name for each in folder.glob("*.at-work") if each != mark]
    mark.unlink()
    if name == "dying" and not (folder / "died").exists():
        (folder / "died").touch()
        return str(dying())
    return " ".join(others)


def test_a_task_whose_process_dies_is_done_once_more(tmp_path: Path):
    tasks = [Task("dying once", dying_once, (tmp_path / "died",)), Task("dying", dying, ()), Task("number", number, ())]
    with Pool(Allowance(workers=2)) as pool:
        results = {result.task.name: result for result in pool.results(tasks)}
    assert (results["dying once"].value, results["number"].value) == ("done", 42)
    assert str(results["dying"].fault).startswith("dying: the process died.")


def test_what_is_done_once_more_is_done_alone(tmp_path: Path):
    tasks = [Task(name, beside, (tmp_path, name)) for name in ("dying", "a", "b", "c")]
    with Pool(Allowance(workers=2)) as pool:
        results = {result.task.name: result.value for result in pool.results(tasks)}
    assert results["dying"] == ""


LOADED = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from hexapla.engine.allowance import Allowance
from hexapla.engine.pool import PRELOADED_FOR_PAGES, Pool, Task
from engine.test_containment import loaded
with Pool(Allowance(workers=1), PRELOADED_FOR_PAGES) as pool:
    print(*pool.result(Task("loaded", loaded, ())))
"""


def loaded() -> list[str]:
    return sorted(sys.modules)


def test_the_processes_that_lay_out_pages_have_loaded_what_they_need():
    script = LOADED.format(root=str(ROOT), tests=str(ROOT / "tests"))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) >= {"weasyprint", "lxml.etree", "pikepdf", "docxtpl", "hexapla.writers.epub"}
