"""Files that start the desk of a project by a double click: a program of Python for any system, an entry for Linux menus."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hexapla.storage.tree import Tree

PROGRAM, ENTRY = "hexapla.pyw", "hexapla.desktop"

_PROGRAM = '''"""Opens the desk of the project in this folder: double-click it."""

import subprocess
import webbrowser

COMMAND = {command!r}
FOLDER = {folder!r}
ADDRESS = {address!r}

done = subprocess.run(COMMAND, cwd=FOLDER, check=False, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))
if done.returncode == 2:  # it is open already
    webbrowser.open(ADDRESS)
'''

_ENTRY = """[Desktop Entry]
Type=Application
Name=Hexapla: {name}
Exec={python} {program}
Terminal=false
Categories=Office;Publishing;
"""


def install(command: Sequence[str], folder: Path, address: str) -> list[Path]:
    """Write the files; return where they are.  `command` starts the desk in a folder, `address` is where it then is.

    Raises:
        SourceError: the folder, or that of the menu, cannot be written.
    """
    program = _PROGRAM.format(command=list(command), folder=str(folder), address=address)
    name = folder.name.replace("\n", " ")
    entry = _ENTRY.format(name=name, python=_quoted(command[0]), program=_quoted(str(folder / PROGRAM)))
    places = [(folder / PROGRAM, program)]
    if sys.platform.startswith("linux"):
        menu = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "applications"
        places += [(folder / ENTRY, entry), (menu / f"hexapla-{address.rpartition(':')[2].strip('/')}.desktop", entry)]
    for path, text in places:
        Tree(path.parent, is_ours=False).put(path.name, text.encode("utf-8", "surrogateescape"))
    return [path for path, _ in places]


def _quoted(word: str) -> str:
    """Return a word of a command as entries of menus have it."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return f'"{word.replace("%", "%%")}"'.replace("\\", "\\\\")
