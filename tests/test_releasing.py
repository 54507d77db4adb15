"""What a package holds, beside what tests/test_cli.py says of the command."""

import hashlib
import zipfile
from pathlib import Path

from conftest import Built
from hexapla.cli import main


def test_a_package_shows_nobody_the_officers_remarks(built: Built, tmp_path: Path) -> None:
    project = built.copy(tmp_path)
    page = f"en-fr/{project.folder.name}.en-fr.html"
    assert main(["release", "-q", "-e", "en-fr", "--sources", str(project.sources), "--out", str(project.out)]) == 0
    package = zipfile.ZipFile(project.out / "releases" / f"{project.folder.name}-en-fr-1.zip")
    inside = package.read(page.rpartition("/")[2])
    outside = (project.folder / page).read_bytes()
    assert b"concordance.en-fr.html" in outside
    assert b"concordance.en-fr.html" not in inside
    sums = dict(line.split("  ")[::-1] for line in package.read("SHA256SUMS").decode().splitlines())
    assert {name: hashlib.sha256(package.read(name)).hexdigest() for name in sums} == sums
