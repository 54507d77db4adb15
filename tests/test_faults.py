"""A command that is cut off at any file operation leaves whole files, and the next command finishes or undoes it."""

import datetime
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from conftest import here
from hexapla.cli import main
from hexapla.engine import pool, request
from hexapla.officer import accepting
from hexapla.officer.learning import PROPOSALS
from samples import project as small
from samples.mishaps import POWER_FAILED, any_mishap, counted, files, power_fails_before, program

NEW = small.EN.replace("eleven", "twelve")
OTHER = "CAT-C-NLD-FCO-9"
pytestmark = pytest.mark.skipif("not hasattr(__import__('os'), 'fork')", reason="the mishaps happen in a fork")


@dataclass(frozen=True)
class Scene:
    """A project before a command, and the command; `next` what is done after it was cut off, else the same again."""

    words: tuple[str, ...]
    prepare: Callable[[Path], object]
    next: tuple[str, ...] = ()
    is_built: bool = False
    before: Callable[[Path], object] = lambda _: None


def nothing(_: Path) -> None:
    pass


def new_text(root: Path) -> None:
    (root / "sources" / small.NAME / "en.txt").write_text(NEW, encoding="utf-8")


def desk(suffix: str, text: str) -> Callable[[Path], None]:
    def prepare(root: Path) -> None:
        (root / f"desk{suffix}").write_text(text, encoding="utf-8")

    return prepare


def several(root: Path) -> None:
    desk("-1.txt", small.FR)(root)
    desk("-2.txt", small.EN.replace(small.SYMBOL, "CAT/C/NLD/FCO/7"))(root)


def memory(root: Path) -> None:
    small.memory(root / "desk.tmx")


def decided(root: Path) -> None:
    """Have one proposal taken and another struck."""
    memory(root)
    assert program(placed(root, SCENES["learn"].words)) == 0
    path = root / "sources" / PROPOSALS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('""', '"take"', 1).replace('""', '"strike"', 1), encoding="utf-8")


def edited(root: Path) -> None:
    """Have somebody edit an output."""
    (root / "out" / small.NAME / "en" / f"{small.NAME}.en.ris").write_text("edited\n", encoding="utf-8")


def without_french(root: Path) -> None:
    (root / "sources" / small.NAME / "fr.txt").unlink()


def released(root: Path) -> None:
    assert program(placed(root, ("release",))) == 0
    new_text(root)


def french(root: Path) -> None:
    (root / "sources" / small.NAME / "fr.txt").write_text(small.FR, encoding="utf-8")


QUICK = ("-f", "xml,ris", "-j", "1")
"""Formats that are written in no time: the files are moved as those of every other."""

SCENES = {
    "build": Scene(("build", *QUICK), nothing),
    "build again": Scene(("build", *QUICK), new_text, is_built=True),
    "build what was edited": Scene(("build", *QUICK), edited, is_built=True),
    "build without a language": Scene(("build", *QUICK), without_french, is_built=True, before=french),
    "check": Scene(("check",), nothing),
    "add": Scene(("add", "desk.txt"), desk(".txt", small.FR), ("check",)),
    "add several": Scene(("add", "desk-1.txt", "desk-2.txt"), several, ("check",)),
    "add in place": Scene(("add", "--replace", "desk.txt"), desk(".txt", NEW), ("check",)),
    "add another kind": Scene(
        ("add", "--replace", "desk.md"), desk(".md", NEW.replace("\t", " ").replace("\n", "\n\n")), ("check",)
    ),
    "new": Scene(("new", "CAT/C/NLD/FCO/5", "-l", "en,fr"), nothing, ("check", small.NAME)),
    "accept": Scene(("accept", small.NAME, "S-001", "para_5", "it is so"), nothing, ("check",)),
    "learn": Scene(("learn", "desk.tmx"), memory),
    "learn what is decided": Scene(("learn", "desk.tmx"), decided),
    "diff": Scene(("diff", small.NAME, OTHER), lambda root: small.other(root / "sources")),
    "release": Scene(("release",), nothing, is_built=True),
    "release again": Scene(("release",), released, is_built=True),
}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Everything that the commands load, loaded here, and few formats: the forks have it then."""
    root = tmp_path_factory.mktemp("warm")
    small.document(root / "sources", en=small.GAP)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool.Pool, "results", here)
        patch.setattr(request, "SINGLE", ("xml", "ris"))
        patch.setattr(request, "PARALLEL", ())
        patch.setattr(accepting, "moment", lambda: datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC))
        memory(root)
        others = (SCENES["accept"].words, SCENES["learn"].words, ("release", "--even", "errors"))
        for words in (("build", *QUICK), ("check",), *others):
            assert main(placed(root, words)) in {0, 1}
        yield


@pytest.fixture(scope="module")
def projects(warm: None, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:  # noqa: ARG001
    """A project as it is before a scene, made once."""

    @cache
    def project(name: str) -> Path:
        root = tmp_path_factory.mktemp("before") / "project"
        small.document(root / "sources", en=small.GAP if name == "accept" else small.EN)
        (root / "out").mkdir()
        SCENES[name].before(root)
        if SCENES[name].is_built:
            assert program(placed(root, ("build", *QUICK))) == 0
        SCENES[name].prepare(root)
        return root

    return project


def placed(root: Path, words: tuple[str, ...]) -> list[str]:
    there = [str(root / word) if word.startswith("desk") else word for word in words]
    return [*there, "-q", "--sources", str(root / "sources"), "--out", str(root / "out")]


def copied(project: Path, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(project, place))


def whole(root: Path, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Every file that has a name of its own is as it was before, or as it shall be; nothing that stays has gone, but for
    what somebody edited and was moved aside."""
    now = {name: data for name, data in files(root).items() if "/.hexapla/" not in name and "/.journal" not in name}
    for name, data in now.items():
        assert data in (before.get(name), after.get(name)), name
    aside = {data for name, data in now.items() if "/edited/" in name}
    kept = {name for name in before.keys() & after.keys() if before[name] not in aside}
    assert kept - now.keys() == set()


@pytest.mark.parametrize("name", SCENES)
def test_power_that_fails_at_any_operation_is_repaired_by_the_next_command(projects, tmp_path, name):
    scene, project = SCENES[name], projects(name)
    place = tmp_path / "project"
    whole_run = copied(project, place)
    before, operations = files(whole_run), counted(placed(whole_run, scene.words))
    after = files(whole_run)
    assert after != before
    for number in range(1, operations + 1):
        root = copied(project, place)
        assert program(placed(root, scene.words), power_fails_before(number)) == POWER_FAILED
        whole(root, before, after)
        assert program(placed(root, scene.next or scene.words)) in {0, 1}, number
        left = files(root) if not scene.next else sources(files(root))
        assert left in ([after] if not scene.next else [sources(before), sources(after)]), number


def sources(found: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in found.items() if name.startswith("sources/")}


def test_mishaps_by_chance_harm_nothing_and_are_repaired(projects, tmp_path, pytestconfig):
    for seed in range(pytestconfig.getoption("--faults")):
        chance = random.Random(seed)  # noqa: S311 - the same mishaps each time
        name = chance.choice(sorted(SCENES))
        scene, project = SCENES[name], projects(name)
        before, after, operations = ends(project, name, tmp_path / "project")
        root = copied(project, tmp_path / "project")  # where F-005 names the same path
        code = program(placed(root, scene.words), **any_mishap(chance, operations))
        assert code in {0, 1, 2, 3, POWER_FAILED}, (seed, name, code)  # 2: a second one finds it done
        whole(root, before, after)
        assert program(placed(root, scene.next or scene.words)) in {0, 1}, (seed, name)
        left = files(root) if not scene.next else sources(files(root))
        assert left in ([after] if not scene.next else [sources(before), sources(after)]), (seed, name)


@cache
def ends(project: Path, name: str, place: Path) -> tuple[dict[str, bytes], dict[str, bytes], int]:
    """A scene's project before and after its command, and how many operations that takes."""
    root = copied(project, place)
    before, operations = files(root), counted(placed(root, SCENES[name].words))
    return before, files(root), operations
