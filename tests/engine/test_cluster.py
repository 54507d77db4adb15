"""A build on a real cluster: a scheduler and workers in processes of their own, killed, or unlike us."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hexapla.cli import main
from hexapla.engine.building import build
from hexapla.engine.progress import Event
from hexapla.engine.request import Request
from hexapla.project.layout import Project
from samples import project as small
from samples.mishaps import files
from samples.repository import ROOT
from samples.seed import STRICT

if STRICT:
    import distributed
else:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(sys.platform == "win32", reason="workers are killed by signals"),
]

FORMATS = ("html", "xml", "docx", "epub", "tmx", "ris")


def started(*words: str, tree: Path = ROOT) -> subprocess.Popen[bytes]:
    """A part of a cluster in a session of its own, with the code of a checkout."""
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        env={**os.environ, "PYTHONPATH": str(tree)}, cwd=tree, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def worker(address: str, folder: Path, *more: str, tree: Path = ROOT) -> subprocess.Popen[bytes]:
    words = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(folder), *more)
    return started("distributed.cli.dask_worker", address, *words, tree=tree)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler without workers."""
    file = tmp_path / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    process = started("distributed.cli.dask_scheduler", *words)
    deadline = time.monotonic() + 120
    while not file.is_file() or not file.stat().st_size:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    with distributed.Client(scheduler_file=str(file), set_as_default=False) as client:
        found = client.scheduler.address
    yield found
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def workers(address: str, tmp_path: Path) -> Iterator[list[int]]:
    """The processes of two workers, each of which starts anew when it is killed."""
    nannies = [worker(address, tmp_path / str(number)) for number in (1, 2)]
    with distributed.Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)
        yield list(client.run(os.getpid).values())
    for nanny in nannies:
        os.killpg(nanny.pid, signal.SIGKILL)
        nanny.wait()


def outputs(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(root).items() if name.startswith("out/") and ".lock" not in name}


def test_a_cluster_makes_the_same_bytes_also_when_a_worker_is_killed(tmp_path, address, workers):
    for root in (tmp_path / "alone", tmp_path / "together"):
        small.document(root / "sources", en=small.EN, fr=small.FR)
        small.other(root / "sources")
    alone, together = (
        Project.open(tmp_path / name / "sources", tmp_path / name / "out") for name in ("alone", "together")
    )
    build(alone, Request(formats=FORMATS, workers=1))
    killed: list[int] = []

    def kill(event: Event) -> None:
        if event.facts.get("what", "").startswith("4") and not killed:
            killed.append(workers[0])
            os.kill(workers[0], signal.SIGKILL)

    report = build(together, Request(formats=FORMATS, scheduler=address), kill)
    assert killed == workers[:1]
    assert [str(fault) for document in report.documents for fault in document.faults] == []
    assert outputs(tmp_path / "together") == outputs(tmp_path / "alone")
    assert report.build
    assert report.build["workers"] == len(workers)
    assert {each["name"] for each in report.build["stages"]} >= {"1 read", "compare", "5 write"}, "times come home"


def refused(process, address, folder, capsys) -> str:
    """Build with the cluster that a worker joined; what is said when the worker is refused."""
    small.document(folder / "sources")
    places = ["--sources", str(folder / "sources"), "--out", str(folder / "out")]
    try:
        assert main(["build", "-f", "html", "--scheduler", address, *places]) == 7
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return capsys.readouterr().err


def test_a_worker_that_lacks_a_font_is_refused_by_name(tmp_path, address, capsys):
    tree = tmp_path / "checkout"
    for name in ("hexapla", "templates", "styles"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    font = next((tree / "styles" / "fonts").glob("*-bold.otf"))
    font.unlink()
    process = worker(address, tmp_path, "--no-nanny", tree=tree)
    said = refused(process, address, tmp_path, capsys)
    assert "would make other bytes: the font" in said
    assert "missing" in said
    assert "same lock files" in said


def test_a_worker_with_several_threads_is_refused(tmp_path, address, capsys):
    process = worker(address, tmp_path, "--no-nanny", "--nthreads", "2")
    assert "--nthreads 1" in refused(process, address, tmp_path, capsys)


def test_where_nobody_answers_one_sentence_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("hexapla.engine.cluster.PATIENCE", 1)
    small.document(tmp_path / "sources")
    places = ["--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out")]
    assert main(["build", "-f", "html", "--scheduler", "tcp://127.0.0.1:9", *places]) == 7
    said = capsys.readouterr().err
    assert "No scheduler answers at tcp://127.0.0.1:9" in said
    assert "Traceback" not in said
