"""What a build said when it found nothing to do, said again while nothing has changed: hashing and nothing else.

A receipt lies in the user's cache, not in `out/`.  It holds for the same words in the same place alone, and is believed
while every file of the sources, of the outputs and of Hexapla has the same bytes, and the libraries are the same.  The
launcher loads this before anything else of the program, so it imports nothing of it, and next to nothing of Python.
"""

import hashlib
import os
import sys

FORMAT = "Receipt of Hexapla, 1"
NATIVE = ("libpango-1.0", "libharfbuzz.so")
"""Libraries of the system that decide the bytes of a page."""

KEPT = 64
"""Receipts that are kept, the newest ones."""

MOST_DOCUMENTS = 50
"""How many documents a project has at the most of which a receipt is kept: of more, reading all files twice costs more."""

_END = "\0"


def repeated(words: list[str], root: str) -> int | None:
    """Say again what was said to the same words; return the exit code, None where anything may have changed."""
    try:
        with open(place(words, root), encoding="utf-8", errors="surrogateescape", newline="") as file:
            head, folders, files, libraries, said, complaint, code = file.read().split(_END)
        is_as_before = head == FORMAT and libraries == _facts(_paths(libraries)) and files == state(folders.split("\n"))
        if not is_as_before:
            return None
        number = int(code)
    except (OSError, ValueError):
        return None
    sys.stdout.write(said)
    sys.stderr.write(complaint)
    return number


def place(words: list[str], root: str) -> str:
    """Return where the receipt of a command lies: the name is a hash of all that decides what it prints."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    shown = [os.get_terminal_size(each.fileno()).columns if each.isatty() else 0 for each in (sys.stdout, sys.stderr)]
    environment = [os.environ.get(name) for name in ("TERM", "COLUMNS", "NO_COLOR", "FORCE_COLOR")]
    decides = repr((words, root, os.getcwd(), shown, environment)).encode("utf-8", "surrogateescape")
    return os.path.join(home, "hexapla", hashlib.sha256(decides).hexdigest())


def content(folders: list[str], files: str, said: tuple[str, str], code: int) -> bytes | None:
    """Return a receipt; None where the system does not show which of its libraries were loaded."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as file:
            mapped = {line.split(maxsplit=5)[-1].strip() for line in file if any(name in line for name in NATIVE)}
    except OSError:
        return None
    sites = [each for each in sys.path if each.endswith("site-packages")]
    libraries = _facts([*sites, *sorted(mapped), os.path.realpath(sys.executable)])
    fields = [FORMAT, "\n".join(folders), files, libraries, *said, str(int(code))]
    is_plain = not any(_END in field for field in fields) and not any("\n" in folder for folder in folders)
    return _END.join(fields).encode("utf-8", "surrogateescape") if is_plain else None


def outdated(folder: str) -> list[str]:
    """Return the receipts of a folder that are more than are kept, by their names."""
    found = sorted(os.scandir(folder), key=lambda each: each.stat(follow_symlinks=False).st_mtime_ns, reverse=True)
    return [each.name for each in found if each.is_file(follow_symlinks=False)][KEPT:]


def state(folders: list[str]) -> str:
    """Return the hash of every file of some folders, and of our code, templates and styles."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    shipped = [os.path.join(os.path.dirname(package), name) for name in ("templates", "styles")]
    digest = hashlib.sha256()
    _add(digest, package, "__pycache__")
    for folder in (*filter(os.path.isdir, shipped), *folders):
        _add(digest, folder, "")
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", folder: str, ignored: str) -> None:
    """Hash every file below a folder; of a link, where it leads to, since none is followed."""
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_file(follow_symlinks=False):
            with open(entry.path, "rb", buffering=0) as file:
                found = hashlib.sha256(file.read()).digest()
        elif entry.is_dir(follow_symlinks=False):
            if entry.name != ignored:
                _add(digest, entry.path, ignored)
            found = b"folder"
        else:
            found = os.fsencode(os.readlink(entry.path)) if entry.is_symlink() else b"neither file nor folder"
        if entry.name != ignored:
            digest.update(os.fsencode(entry.path) + b"\0" + found + b"\0")


def _facts(paths: list[str]) -> str:
    """Return what tells one version of a library from another: the names in a folder, size and time of a file."""
    lines = []
    for path in paths:
        facts = os.stat(path)
        if os.path.isdir(path):
            names = "\n".join(sorted(os.listdir(path))).encode("utf-8", "surrogateescape")
            lines.append(f"{path}\t{hashlib.sha256(names).hexdigest()}")
        else:
            lines.append(f"{path}\t{facts.st_size} {facts.st_mtime_ns}")
    return "\n".join(lines)


def _paths(libraries: str) -> list[str]:
    return [line.rpartition("\t")[0] for line in libraries.split("\n")]
