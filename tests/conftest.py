"""What every test may ask for: the seed's presentations, the corpus, the independent judges."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from hexapla.akn.document import AknDocument
from hexapla.cli import main
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.engine import pool, request
from hexapla.engine.attempt import attempt
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.release import judges as release_judges
from hexapla.tools.judges import JUDGES, find
from judges import lacks
from samples.repository import ROOT
from samples.seed import Built, seed_documents

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile(
    "hexapla",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    database=None,
)
settings.register_profile("wide", parent=settings.get_profile("hexapla"), max_examples=3000, derandomize=False)
settings.load_profile(os.environ.get("HEXAPLA_HYPOTHESIS", "hexapla"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`, what is found now becomes what is expected; and `--faults N`, how many mishaps to try."""
    parser.addoption("--faults", type=int, default=100, metavar="N", help="how many mishaps the fault tests try")
    parser.addoption(
        "--update-golden", action="store_true", help="accept what the program gives now as the golden files"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """True when golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's cache, which is none of the user's here."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do the tasks of a build here, where a test can put something else in their place; `processes` has them apart."""
    if request.node.get_closest_marker("processes") is None:
        monkeypatch.setattr(pool.Pool, "results", here)


@pytest.fixture(autouse=True)
def no_judges(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a release find no judge on this machine; `judge` has those that there are."""
    if request.node.get_closest_marker("judge") is None:
        monkeypatch.setattr(release_judges, "JUDGES", ())


def here(_: pool.Pool, tasks: Iterable[pool.Task | None]) -> Iterator[pool.Result]:
    """Do tasks one after another in this process, as a process of the pool does them."""
    for task in tasks:
        assert task is not None, "nothing is waited for where one task is done at a time"
        value, fault, bug, times = attempt(task.function, task.arguments)
        yield pool.Result(task, value, pool.exceeded(fault, task) if isinstance(fault, str) else fault, bug, times)


@pytest.fixture(scope="session")
def documents() -> dict[str, AknDocument]:
    """The seed's canonical documents."""
    return seed_documents()


@pytest.fixture(scope="session")
def presentations(documents: dict[str, AknDocument]) -> dict[str, Presentation]:
    """The seed's presentations: en, fr, en-fr."""
    return {name: present(documents, Edition.parse(name), Office()) for name in ("en", "fr", "en-fr")}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The seed project, built once; tests look at it, or change a copy of it."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT / "sources", folder / "sources")
    code = main(["build", "-q", "--sources", str(folder / "sources"), "--out", str(folder / "out")])
    return Built(folder / "sources", folder / "out", code)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real UN documents, where this machine has it (HEXAPLA_CORPUS, else ../shared/corpus)."""
    folder = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip(f"the corpus of real documents is not at {folder}; set HEXAPLA_CORPUS to its folder")
    return folder


@pytest.fixture(scope="session")
def judge() -> Callable[[str], str]:
    """Find an independent judge: a program on the PATH, or a file or command of the npm judges.

    Where it is missing the test skips and says so; under HEXAPLA_STRICT_CI=1 it fails.
    """
    return lambda name: find(name) or lacks(name)


@pytest.fixture(scope="session")
def complaints() -> Callable[[str, Path | bytes], list[str]]:
    """Ask an independent judge, named as `release` names it, what is wrong with a file; as `judge` where it is missing."""
    known = {each.name: each for each in JUDGES}

    def ask(name: str, file: Path | bytes) -> list[str]:
        judge = known[name]
        if judge.places() is None:
            lacks(name)
        return judge.opinion(file if isinstance(file, bytes) else file.read_bytes(), judge.formats[0]).complaints

    return ask


@pytest.fixture(scope="session")
def browser(judge: Callable[[str], str]) -> Iterator["Browser"]:
    """The browser that this machine has; one for all tests, since a process can hold only one Playwright."""
    from judges.browser import chromium

    with chromium(judge("chromium")) as started:
        yield started


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "sources").mkdir()
    return tmp_path / "sources"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def run(sources, out, capsys):
    """Run the program on the project of this test; return exit code, standard output, standard error."""

    def call(*words, place=True):
        folders = ["--sources", str(sources), "--out", str(out)] if place else []
        capsys.readouterr()
        try:
            code = main([*map(str, words), *folders])
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def few_formats(monkeypatch):
    """Let a whole build make XML and HTML only, which takes no time."""
    monkeypatch.setattr(request, "SINGLE", ("html", "xml"))
    monkeypatch.setattr(request, "PARALLEL", ("html",))
