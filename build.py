"""Start Hexapla, setting up first whatever is missing.

Needs nothing but Python and, the first time, a package index. Where the running Python has what
requirements.lock names, the program runs in it and nothing is made; elsewhere it runs in .venv beside this
file. ``test`` runs the tests, every other verb is the program's own. docs/machines.md tells the rest.
It is one file, however long, since it runs before anything else is there.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        f"Hexapla needs Python 3.11 or newer; this is Python {sys.version_info[0]}.{sys.version_info[1]}.\n"
    )
    sys.exit(6)

import os

HANDED_OVER = "HEXAPLA_HANDED_OVER"
NO_SYSTEM = "--no-system"

if __name__ == "__main__" and HANDED_OVER not in os.environ:
    # Before all else, since nothing else is needed: what was said to the same words, where nothing has changed since.
    sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
    try:
        from hexapla.cli import receipt
    except ImportError:
        pass  # the program is incomplete, and will say so
    else:
        code = receipt.repeated([word for word in sys.argv[1:] if word != NO_SYSTEM], sys.path[0])
        if code is not None:
            sys.exit(code)

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "hexapla-stamp.json"
LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"

OPTIONS_WITH_VALUE = ("--sources", "--out")
NEEDED_IS_MISSING, INTERRUPTED = 6, 130

DEBIAN_PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
PANGO_COMMANDS = {
    "apt-get": "sudo apt-get install --no-install-recommends " + " ".join(DEBIAN_PANGO),
    "dnf": "sudo dnf install pango",
    "pacman": "sudo pacman -S pango",
    "zypper": "sudo zypper install libpango-1_0-0",
    "apk": "sudo apk add pango",
    "brew": "brew install pango",
    "winget": r"winget install MSYS2.MSYS2; C:\msys64\usr\bin\pacman -S mingw-w64-ucrt-x86_64-pango",
}
PROBE_PYTHON = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
PROBE_PANGO = """
import sys
try:
    from weasyprint.text import ffi
except ImportError:
    sys.exit(0)
sys.exit(ffi.harfbuzz_subset is None)
"""


class SetUpError(Exception):
    """The set-up cannot go on; the message says why, and what to do."""


def main(argv: list[str]) -> int:
    """Run the program, or its tests, where its dependencies are; bring them into .venv first if need be."""
    handed_over = os.environ.pop(HANDED_OVER, None)
    locks = [LOCK, TEST_LOCK] if split(argv)[1] == "test" else [LOCK]
    if is_suitable(locks):
        return run(argv)
    state = "found"
    if handed_over or not is_set_up(locks):
        if handed_over == "made":
            raise SetUpError(f"What was set up in {VENV} does not work. Delete that folder and start again.")
        ensure_set_up(locks, argv)
        state = "made"
    os.environ[HANDED_OVER] = state
    return replace_process([str(VENV_PYTHON), str(ROOT / "build.py"), *argv])


def split(argv: list[str]) -> tuple[list[str], str, list[str]]:
    """The options before the verb, the verb, and what follows it."""
    place = 0
    while place < len(argv) and argv[place].startswith("-"):
        place += 2 if argv[place] in OPTIONS_WITH_VALUE else 1
    return argv[:place], "".join(argv[place : place + 1]), argv[place + 1 :]


def run(argv: list[str]) -> int:
    """Do what argv asks for with this very Python."""
    argv = [word for word in argv if word != NO_SYSTEM]
    before, verb, after = split(argv)
    if verb == "test":
        os.chdir(ROOT)
        loudness = [word for word in before if word in ("-q", "-v")]
        return replace_process([sys.executable, "-m", "pytest", *loudness, *after])
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from hexapla.cli import main as program

    return program(argv, ROOT)


def replace_process(command: list[str]) -> int:
    """Let command take the place of this process; where that cannot be, wait for it and give its exit code."""
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


# --- is everything there?


def is_suitable(locks: list[str]) -> bool:
    """Whether this very Python has what the lock files name."""
    if in_own_venv():
        return is_set_up(locks)
    in_another_venv = sys.prefix != sys.base_prefix
    return (in_another_venv or not is_set_up(locks)) and has_pinned(locks)


def in_own_venv() -> bool:
    """Whether this Python is .venv's."""
    return VENV.exists() and VENV.samefile(sys.prefix)


def is_set_up(locks: list[str]) -> bool:
    """Whether .venv was finished, here, for these very lock files. Costs two hashes, since every start asks."""
    stamp = read_stamp()
    return is_whole() and all(stamp.get(key) == value for key, value in expected_stamp(locks).items())


def is_whole() -> bool:
    """Whether .venv has a Python of its own that knows where it belongs."""
    return VENV_PYTHON.exists() and (VENV / "pyvenv.cfg").exists()


def expected_stamp(locks: list[str]) -> dict[str, str]:
    """What the stamp of a finished .venv says, as far as this Python can tell."""
    expected = {lock: hashlib.sha256((ROOT / lock).read_bytes()).hexdigest() for lock in locks}
    expected["venv"] = str(VENV)
    if in_own_venv():
        expected["python"] = running_version()
    return expected


def running_version() -> str:
    """The version that names the folder of installed packages, as in 3.11."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def read_stamp() -> dict[str, str]:
    """The stamp, or an empty one where there is none that can be read."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp: dict[str, str]) -> None:
    """Put the stamp in place whole, or not at all."""
    draft = STAMP.with_suffix(".tmp")
    draft.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf8")
    draft.replace(STAMP)


def has_pinned(locks: list[str]) -> bool:
    """Whether every package that the lock files pin for all systems is installed in this Python.

    Names alone are compared: the versions are the business of whoever made this environment.
    """
    import re
    from importlib import metadata

    pins = "\n".join((ROOT / lock).read_text(encoding="utf8") for lock in locks)
    try:
        for name in re.findall(r"^([\w.-]+)==[^\s;]+ *\\?$", pins, re.MULTILINE):
            metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


# --- bring it there


@contextlib.contextmanager
def setting_up() -> Iterator[None]:
    """Wait until no other start is setting up. The system lets go of the lock, however its holder ended."""
    import time

    with (ROOT / ".venv.lock").open("a+b") as handle:
        is_announced = False
        while not try_lock(handle.fileno()):
            if not is_announced:
                say("Another start is setting up .venv; waiting for it …")
                is_announced = True
            time.sleep(0.2)
        yield


def try_lock(descriptor: int) -> bool:
    """Lock an open file for this process; False where another one has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def ensure_set_up(locks: list[str], argv: list[str]) -> None:
    """Set up what is missing, unless another start has done it meanwhile."""
    try:
        with setting_up():
            if not is_set_up(locks):
                set_up(locks, argv)
    except OSError as error:
        raise SetUpError(f"The set-up failed: {error}.") from error


def set_up(locks: list[str], argv: list[str]) -> None:
    """Make .venv what the lock files say. Whatever interrupts this leaves the stamp saying so."""
    loud, system = "-v" in argv, NO_SYSTEM not in argv
    if not is_worth_keeping():
        make_venv(loud, system)
    write_stamp({"state": "unfinished"})
    install(locks, loud)
    pango = has_pango() or (system and apt_install(list(DEBIAN_PANGO), loud) and has_pango())
    if not pango:
        say(f"PDF needs Pango, which this machine lacks; all else works. To bring it: {pango_command()}")
    facts = {"python": running_version(), "state": "finished", "pango": "found" if pango else "missing"}
    write_stamp({**expected_stamp(locks), **facts})


def is_worth_keeping() -> bool:
    """Whether pip can mend the .venv there is: whole, made here, for this version of Python."""
    stamp = read_stamp()
    finished_here = stamp.get("state", "finished") == "finished" and stamp.get("venv", str(VENV)) == str(VENV)
    return finished_here and is_whole() and call([str(VENV_PYTHON), "-c", PROBE_PYTHON])[0] == 0


def make_venv(loud: bool, system: bool) -> None:
    """Make an empty .venv in the place of whatever is there."""
    import importlib.util
    import shutil

    package = f"python{running_version()}-venv"
    if not importlib.util.find_spec("ensurepip") and not (system and apt_install([package], loud)):
        raise SetUpError(f"This Python cannot make environments. To mend that: sudo apt-get install {package}")
    say("Making .venv (once) …")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    write_stamp({"state": "unfinished"})
    base = getattr(sys, "_base_executable", sys.executable)
    code, output = call([base, "-m", "venv", str(VENV)], loud)
    if code:
        raise SetUpError(f"{VENV} could not be made: {' '.join(output[-3:])}")


def install(locks: list[str], loud: bool) -> None:
    """Let pip install what the lock files name, hashes checked."""
    say(f"Installing what {' and '.join(locks)} name{'s' if len(locks) == 1 else ''} …")
    os.environ.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--no-input", "--require-hashes"]
    for lock in locks:
        command += ["-r", str(ROOT / lock)]
    code, output = call(command, loud)
    if code:
        raise SetUpError(
            f"pip could not install {failed_requirement(output)}. If this machine has no direct way to a package index, "
            "set HTTPS_PROXY, or name a folder of wheels in PIP_FIND_LINKS (and set PIP_NO_INDEX=1); "
            "then start again. With -v all that pip says is shown."
        )


def failed_requirement(output: list[str]) -> str:
    """The requirement that pip stumbled over, and its last word on it, from what it output."""
    import re

    text = "\n".join(output)
    named = re.search(r"No matching distribution found for (\S+)|^    (\S+==\S+) from ", text, re.MULTILINE)
    errors = [line for line in output if line.startswith("ERROR: ")]
    reason = errors[-1].removeprefix("ERROR: ").strip() if errors else " ".join(output[-1:])
    return f"{named.group(1) or named.group(2)} ({reason})" if named else f"the dependencies ({reason})"


def has_pango() -> bool:
    """Whether WeasyPrint finds its libraries; true as well where nothing here asks for WeasyPrint."""
    return call([str(VENV_PYTHON), "-c", PROBE_PANGO])[0] == 0


def apt_install(packages: list[str], loud: bool) -> bool:
    """Install Debian packages, as root on Debian or Ubuntu; elsewhere nothing is done. Whether it went well."""
    import shutil

    if not shutil.which("apt-get") or os.name == "nt" or os.geteuid() != 0:
        return False
    say(f"Installing the system packages {', '.join(packages)} …")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    call(["apt-get", "update"], loud)
    return call(["apt-get", "install", "-y", "--no-install-recommends", *packages], loud)[0] == 0


def pango_command() -> str:
    """The command that brings Pango on this system."""
    import shutil

    found = (command for program, command in PANGO_COMMANDS.items() if shutil.which(program))
    return next(found, "install Pango 1.44 or newer by your system's package manager")


def call(command: list[str], loud: bool = False) -> tuple[int, list[str]]:
    """Run a program without input; its exit code and the lines it printed, shown as they come if loud."""
    import subprocess

    output = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf8",
        errors="replace",
    ) as process:
        try:
            for line in process.stdout or ():
                output.append(line.rstrip())
                if loud:
                    say(output[-1])
        except KeyboardInterrupt:
            process.kill()
            raise
    return process.returncode, output


def say(text: str) -> None:
    """Tell the user; standard output belongs to the program."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except SetUpError as error:
        say(str(error))
        sys.exit(NEEDED_IS_MISSING)
