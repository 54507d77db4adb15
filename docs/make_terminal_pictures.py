"""Make the film strip of the terminal, from two Word files to the packages: `.venv/bin/python -m docs.make_terminal_pictures`.

The program runs in a terminal of eighty columns, as somebody who types sees it; what it says is written into
`docs/pictures/terminal.svg`, a frame a command.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from itertools import groupby
from pathlib import Path

from lxml import etree

from docs.make_desk_pictures import ROOT, word_files

COLUMNS = 80
PICTURE = ROOT / "docs" / "pictures" / "terminal.svg"
STRIP = (
    ("add", "report-E.docx", "report-F.docx"),
    ("build",),
    ("accept", "CAT/C/PER/FCO/7", "acronym", "para_8", "English speaks of the pandemic"),
    ("release", "--judges", "none"),
)
"""The four commands."""

SVG = "http://www.w3.org/2000/svg"
STEP, RISE, MARGIN, GAP = 8.4, 19, 16, 14
"""Measures in pixels: a column, a line, around the words of a frame, between two frames."""

COLOURS = {"31": "#f28b82", "32": "#81c995", "33": "#fdd663", "36": "#78d9ec"}
_CONTROL = re.compile(r"\x1b\[([?\d;]*)([A-Za-z])|\x1b\]8;[^\x1b]*\x1b\\|([\r\n])|([^\x1b\r\n])")

Cell = tuple[str, str]
"""A sign and how it looks: the parameters of the last control sequence of looks."""


def main() -> None:
    """Go the way of an officer, and draw what was said at each step."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        (folder / "sources").mkdir(parents=True)
        for path in word_files(Path(name)):
            path.rename(folder / path.name)
        frames = [typed(words) + shown(said(words, folder)) for words in STRIP]
    PICTURE.write_bytes(drawn(frames))


def typed(words: tuple[str, ...]) -> list[list[Cell]]:
    """Return the line that is typed, cut at a word as a person goes on in the next."""
    lines = [""]
    for word in ("$", "python3", "build.py", *(f'"{word}"' if " " in word else word for word in words)):
        if len(lines[-1]) + len(word) + 3 > COLUMNS:
            lines[-1] += " \\"
            lines.append("   ")
        lines[-1] += f"{' ' if lines[-1].strip() else ''}{word}"
    return [[(sign, "1") for sign in line] for line in lines]


def said(words: tuple[str, ...], folder: Path) -> str:
    """Run the program in a terminal of its own; return all that it has sent there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "COLUMNS", "NO_COLOR")}
    environment |= {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "XDG_CACHE_HOME": str(folder.parent / "cache")}
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "hexapla", *words],
        cwd=folder,
        env=environment,
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
    ):
        os.close(theirs)
        parts = []
        while part := _read(ours):
            parts.append(part)
    os.close(ours)
    return b"".join(parts).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # nobody writes there any more
        return b""


def shown(text: str) -> list[list[Cell]]:
    """Return the lines that are left when all was sent: what a bar has drawn and taken away is gone."""
    lines: list[list[Cell]] = [[]]
    row, column, look = 0, 0, ""
    for parameters, control, turn, sign in _CONTROL.findall(text):
        if control == "m":
            look = "" if parameters in ("", "0") else parameters
        elif control == "A":
            row = max(0, row - int(parameters or 1))
        elif control == "K":
            lines[row] = []
        elif turn == "\r":
            column = 0
        elif turn == "\n":
            row, column = row + 1, 0
            lines += [[]] if row == len(lines) else []
        elif sign:
            lines[row][column:] = [*[(" ", "")] * (column - len(lines[row])), (sign, look), *lines[row][column + 1 :]]
            column += 1
    while lines and not any(sign.strip() for sign, _ in lines[-1]):
        lines.pop()
    return lines


def drawn(frames: list[list[list[Cell]]]) -> bytes:
    """Return frames one below the other as a picture; a run of signs has its width said, whatever the font."""
    width = COLUMNS * STEP + 2 * MARGIN
    heights = [len(lines) * RISE + 2 * MARGIN for lines in frames]
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG}, role="img")  # type: ignore[dict-item]
    height = sum(heights) + GAP * (len(frames) - 1)
    root.attrib.update({"viewBox": f"0 0 {width:g} {height}", "width": f"{width:g}", "height": str(height)})
    etree.SubElement(root, f"{{{SVG}}}title").text = "Four commands, from two Word files to the released packages"
    top = 0
    for lines, own in zip(frames, heights, strict=True):
        etree.SubElement(
            root, f"{{{SVG}}}rect", y=str(top), width=f"{width:g}", height=str(own), rx="6", fill="#202124"
        )
        for number, line in enumerate(lines, 1):
            _draw(root, line, top + MARGIN + number * RISE - 5)
        top += own + GAP
    return etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)


def _draw(root: etree._Element, line: list[Cell], base: int) -> None:
    place = 0
    for look, cells in groupby(line, key=lambda cell: cell[1]):
        words = "".join(sign for sign, _ in cells)
        if words.strip():
            bare = words.strip()
            at = place + len(words) - len(words.lstrip())
            parts = look.split(";")
            text = etree.SubElement(
                root, f"{{{SVG}}}text", x=f"{MARGIN + at * STEP:g}", y=str(base), textLength=f"{len(bare) * STEP:g}",
                fill=next((COLOURS[each] for each in parts if each in COLOURS), "#9aa0a6" if "2" in parts else "#e8eaed"),
            )  # fmt: skip
            text.attrib.update({"font-family": "monospace", "font-size": "14", "lengthAdjust": "spacingAndGlyphs"})
            text.attrib.update({"font-weight": "bold"} if "1" in parts else {})
            text.text = bare.replace(" ", "\u00a0")
        place += len(words)


if __name__ == "__main__":
    main()
