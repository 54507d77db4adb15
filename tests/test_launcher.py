"""The launcher, on small projects of their own: a copy of build.py, one local wheel, and a program of a few lines."""

import ast
import base64
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

LAUNCHER = Path(__file__).resolve().parent.parent / "build.py"
PYTHON = getattr(sys, "_base_executable", sys.executable)

PROGRAM = """
import json, os, sys
import hexapla_probe

def main(argv, root=None):
    if "interrupt" in argv:
        raise KeyboardInterrupt
    seen = {"argv": argv, "prefix": sys.prefix, "cwd": os.getcwd(), "probe": hexapla_probe.VERSION,
            "leaks": sorted(name for name in os.environ if name.startswith("HEXAPLA_HANDED"))}
    print(json.dumps(seen))
    return 3 if "fail" in argv else 0
"""
RUNNER = "import json, os, sys; print(json.dumps({'argv': sys.argv[1:], 'cwd': os.getcwd()})); sys.exit(5)"


def make_wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> str:
    """Put a wheel into folder; the line that pins it in a lock file."""
    module = name.replace("-", "_")
    info = f"{module}-{version}.dist-info"
    files = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    records = [f"{path},sha256={digest(text)},{len(text.encode())}" for path, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*records, f"{info}/RECORD,,"]) + "\n"
    wheel = folder / f"{module}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@dataclass
class FakeProject:
    """A checkout with the real launcher and next to nothing else."""

    root: Path
    wheels: Path

    def pin(self, lock: str, name: str, version: str, files: dict[str, str]) -> None:
        (self.root / lock).write_text(make_wheel(self.wheels, name, version, files))

    def pin_probe(self, version: str) -> None:
        self.pin("requirements.lock", "hexapla-probe", version, {"hexapla_probe.py": f"VERSION = '{version}'\n"})

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def venv_python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def start(self, *argv: str, **options: object) -> subprocess.CompletedProcess[str]:
        command = [str(options.get("python", PYTHON)), str(self.root / "build.py"), *argv]
        return self.run(command, **options)

    def run(self, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=str(options.get("cwd", self.root.parent)),
            env=self.environment(**options.get("env", {})),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf8",
            timeout=120,
            check=False,
        )

    def environment(self, **more: str) -> dict[str, str]:
        """This environment with a pip that knows our wheels alone."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return {**inherited, **pip, **more}


def checked_out(folder: Path) -> FakeProject:
    root = folder / "a check out"
    wheels = folder / "wheels"
    (root / "hexapla").mkdir(parents=True)
    wheels.mkdir()
    (root / "build.py").write_bytes(LAUNCHER.read_bytes())
    (root / "hexapla" / "__init__.py").touch()
    (root / "hexapla" / "cli.py").write_text(PROGRAM)
    fake = FakeProject(root, wheels)
    fake.pin_probe("1.0")
    fake.pin("requirements-test.lock", "pytest", "0.1", {"pytest.py": RUNNER})
    return fake


@pytest.fixture
def project(tmp_path: Path) -> FakeProject:
    """A checkout in which nothing was started yet."""
    return checked_out(tmp_path)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> FakeProject:
    return checked_out(tmp_path_factory.mktemp("used"))


@pytest.fixture
def ready(used: FakeProject) -> FakeProject:
    """A checkout that is set up: one for all tests, brought back to its first locks before each."""
    used.pin_probe("1.0")
    done = used.start()
    assert done.returncode == 0, done.stderr
    return used


def report(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    """What the program, or the test runner, says of how it was started."""
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def files_and_times(folder: Path) -> Iterator[tuple[str, int]]:
    for path in sorted(folder.rglob("*")):
        if "__pycache__" not in path.parts:
            yield str(path.relative_to(folder)), path.lstat().st_mtime_ns


def test_a_first_start_sets_up_and_hands_over_from_any_folder_with_the_same_words(project, tmp_path):
    elsewhere = tmp_path / "some where else"
    elsewhere.mkdir()
    done = project.start("check", "A/RES/78/1", "--out", "a b", cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    assert report(done) == {
        "argv": ["check", "A/RES/78/1", "--out", "a b"],
        "prefix": str(project.venv),
        "cwd": str(elsewhere),
        "probe": "1.0",
        "leaks": [],
    }
    assert "Making .venv" in done.stderr


def test_a_second_start_creates_nothing_and_says_nothing(ready):
    before = list(files_and_times(ready.root))
    done = ready.start(env={"PIP_FIND_LINKS": ""})
    assert report(done)["probe"] == "1.0"
    assert done.stderr == ""
    assert list(files_and_times(ready.root)) == before


def test_exit_codes_and_interruption_are_handed_through_without_traceback(ready):
    assert ready.start("fail").returncode == 3
    stopped = ready.start("interrupt")
    assert stopped.returncode == 130
    assert stopped.stderr == ""


def test_no_system_is_the_launchers_own_word(ready):
    assert report(ready.start("--no-system", "doctor", "--no-system"))["argv"] == ["doctor"]


def test_a_moved_checkout_is_repaired(project, tmp_path):
    project.start()
    project.root = project.root.rename(tmp_path / "moved")
    done = project.start()
    assert report(done)["prefix"] == str(project.venv)
    assert "Making .venv" in done.stderr
    assert project.start().stderr == ""


def test_an_interrupted_set_up_is_repaired_even_where_pip_would_believe_the_package_whole(ready):
    (probe,) = ready.venv.rglob("hexapla_probe.py")
    probe.unlink()
    (ready.venv / "hexapla-stamp.json").write_text('{"state": "unfinished"}')
    assert report(ready.start())["probe"] == "1.0"


def test_a_failed_set_up_is_not_taken_for_a_finished_one(ready):
    ready.pin_probe("2.0")
    assert ready.start(env={"PIP_FIND_LINKS": ""}).returncode == 6
    assert json.loads((ready.venv / "hexapla-stamp.json").read_text()) == {"state": "unfinished"}
    assert report(ready.start())["probe"] == "2.0"


@pytest.mark.parametrize("part", ["python", "pyvenv.cfg"])
def test_a_venv_that_lost_a_vital_part_is_made_anew(ready, part):
    (ready.venv_python if part == "python" else ready.venv / part).unlink()
    assert report(ready.start())["prefix"] == str(ready.venv)


def test_a_venv_that_never_gets_right_is_given_up_instead_of_tried_for_ever(project):
    done = project.start(env={"HEXAPLA_HANDED_OVER": "made"})
    assert done.returncode == 6
    assert "Delete that folder" in done.stderr


def test_a_changed_lock_is_installed_into_the_venv_there_is(ready):
    (ready.venv / "mine.txt").touch()
    ready.pin_probe("2.0")
    assert report(ready.start())["probe"] == "2.0"
    assert (ready.venv / "mine.txt").exists()


def test_the_venvs_own_python_may_start_it_and_mends_it(ready):
    ready.pin_probe("2.0")
    done = ready.start(python=ready.venv_python)
    assert report(done)["probe"] == "2.0"
    assert report(done)["leaks"] == []


def test_an_environment_that_has_the_dependencies_is_used_and_nothing_is_made(project, tmp_path):
    own = FakeProject(tmp_path, project.wheels)
    project.run([PYTHON, "-m", "venv", "--without-pip", str(own.venv)])
    project.run([sys.executable, "-m", "pip", "--python", str(own.venv_python), "install", "hexapla-probe"])
    done = project.start(python=own.venv_python)
    assert report(done)["prefix"] == str(own.venv)
    assert not project.venv.exists()


def test_two_starts_at_once_wait_for_each_other(project):
    command = [PYTHON, str(project.root / "build.py")]
    both = [
        subprocess.Popen(
            command,
            env=project.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf8",
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("Installing what" in errors for _, errors in said) == 1


def test_without_network_one_sentence_names_what_is_missing_and_what_to_do(ready):
    nowhere = {
        "PIP_NO_INDEX": "",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "0",
    }
    ready.pin_probe("2.0")
    done = ready.start(env=nowhere)
    assert done.returncode == 6
    assert done.stdout == ""
    advice = done.stderr.splitlines()[-1]
    assert advice.startswith("pip could not install hexapla-probe==2.0 ")
    assert "HTTPS_PROXY" in advice
    assert "PIP_FIND_LINKS" in advice
    assert "Traceback" not in done.stderr


def test_a_package_with_another_hash_is_refused_and_named(ready):
    ready.pin_probe("2.0")
    lock = ready.root / "requirements.lock"
    lock.write_text(lock.read_text().partition("sha256:")[0] + "sha256:" + "0" * 64 + "\n")
    done = ready.start()
    assert done.returncode == 6
    assert "hexapla-probe==2.0" in done.stderr
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_a_package_without_a_hash_is_refused(ready):
    ready.pin_probe("2.0")
    (ready.root / "requirements.lock").write_text("hexapla-probe==2.0\n")
    done = ready.start()
    assert done.returncode == 6
    (probe,) = ready.venv.rglob("hexapla_probe.py")
    assert "1.0" in probe.read_text()


def test_a_folder_that_cannot_be_written_is_one_sentence(project):
    project.venv.write_text("in the way")
    done = project.start()
    assert done.returncode == 6
    assert done.stderr.splitlines()[-1].startswith("The set-up failed: ")


def test_without_pango_the_program_still_runs_and_the_command_is_given(ready):
    broken = {
        "hexapla_probe.py": "VERSION = 'no pango'",
        "weasyprint/text/ffi.py": "raise OSError('no pango')",
    }
    ready.pin("requirements.lock", "hexapla-probe", "3.0", broken)
    done = ready.start("--no-system")
    assert report(done)["probe"] == "no pango"
    assert "PDF needs Pango, which this machine lacks; all else works. To bring it: " in done.stderr
    assert ready.start().stderr == ""


@pytest.mark.parametrize(
    ("patch", "sentence"),
    [
        ("sys.version_info = (3, 8, 1)", "Hexapla needs Python 3.11 or newer; this is Python 3.8.\n"),
        (
            "sys.modules['ensurepip'] = None",
            "This Python cannot make environments. To mend that: sudo apt-get install",
        ),
    ],
    ids=["old Python", "Debian without python3-venv"],
)
def test_a_python_that_will_not_do_is_told_in_one_sentence(project, patch, sentence):
    wrapper = (
        f"import runpy, sys; {patch}; sys.argv = ['build.py', '--no-system'];"
        f"runpy.run_path({str(project.root / 'build.py')!r}, run_name='__main__')"
    )
    done = project.run([PYTHON, "-c", wrapper])
    assert done.returncode == 6
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1


def test_an_old_python_can_read_the_launcher():
    ast.parse(LAUNCHER.read_text(encoding="utf8"), feature_version=(3, 6))


def test_the_verb_test_runs_pytest_beside_build_py_and_gives_its_exit_code(ready):
    done = ready.start("-q", "--sources", "build", "--no-system", "test", "-k", "this or that")
    assert done.returncode == 5, done.stderr
    assert report(done) == {"argv": ["-q", "-k", "this or that"], "cwd": str(ready.root)}


def test_the_test_dependencies_are_installed_only_once_the_tests_are_asked_for(project):
    project.start("check", "test")
    assert not list(project.venv.rglob("pytest.py"))
    project.start("test")
    before = list(files_and_times(project.root))
    assert project.start("test").returncode == 5
    assert project.start().returncode == 0
    assert list(files_and_times(project.root)) == before
