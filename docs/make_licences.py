"""Makes the table of docs/licences.md from the lock file and the metadata of the packages: python -m docs.make_licences."""

import importlib.metadata
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "licences.md"
HEAD = "| package | licence |\n|---|---|\n"
ELSEWHERE = {"brotlicffi": "MIT", "brotli": "MIT", "typing-extensions": "PSF-2.0", "pycparser": "BSD-3-Clause"}
"""Packages that other systems or other kinds of Python need, by the metadata that they have there."""


def packages() -> list[str]:
    """Return the packages of the lock file."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return re.findall(r"^([\w.-]+)==", text, re.MULTILINE)


def licence(package: str) -> str:
    """Return the licence of a package by its own metadata: the expression, else the classifiers, else its first words."""
    try:
        metadata = importlib.metadata.metadata(package)
    except importlib.metadata.PackageNotFoundError:
        return ELSEWHERE[package]
    classifiers = [
        each.rpartition(" :: ")[2] for each in metadata.get_all("Classifier") or () if each.startswith("License ::")
    ]
    words = str(metadata.get("License", "")).split("\n")[0].strip()
    return metadata.get("License-Expression") or ", ".join(classifiers) or words


def page() -> str:
    """Return the page with a table made anew."""
    before = PAGE.read_text(encoding="utf-8").partition(HEAD)[0]
    return before + HEAD + "".join(f"| `{name}` | {licence(name)} |\n" for name in packages())


if __name__ == "__main__":
    sys.stdout.write(f"{PAGE.write_text(page(), encoding='utf-8')} characters\n")
