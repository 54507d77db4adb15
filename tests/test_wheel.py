"""The package that is installed: made as its users get it, opened, and asked from elsewhere."""

import email
import hashlib
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from hexapla import __version__
from samples.repository import ROOT

ASK = """
import json, sys
sys.path.insert(0, sys.argv[1])
import hexapla
from hexapla.resources import style_folder, template_folder
from hexapla.typography.fonts import families
paths = [path for family in families() if not family.package for path in family.paths().values()]
print(json.dumps({"version": hexapla.__version__, "fonts": sorted({str(path) for path in paths}),
                  "folders": [str(template_folder()), str(style_folder())]}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    with zipfile.ZipFile(made) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def told(wheel: Path) -> dict[str, object]:
    """What an installed program says of itself."""
    command = [sys.executable, "-I", "-c", ASK, str(wheel)]
    done = subprocess.run(command, cwd=wheel.parent, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 that the page beside the fonts states of each."""
    return dict(re.findall(r"`([\w-]+\.otf)` \| `(\w{64})`", (folder / "README.md").read_text(encoding="utf-8")))


def test_an_installed_program_finds_templates_styles_and_fonts_inside_itself(wheel, told):
    inside = wheel / "hexapla" / "_shipped"
    assert told["folders"] == [str(inside / "templates"), str(inside / "styles")]
    assert told["fonts"] == sorted(map(str, (inside / "styles" / "fonts").rglob("*.?tf")))


@pytest.mark.parametrize("place", ["checkout", "wheel"])
def test_the_fonts_are_byte_for_byte_those_of_their_authors(place, wheel):
    folder = (ROOT if place == "checkout" else wheel / "hexapla" / "_shipped") / "styles" / "fonts"
    assert len(hashes(folder)) == 4
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.otf")} == hashes(folder)


def test_the_licence_of_the_fonts_goes_where_they_go(wheel):
    licence = (ROOT / "styles" / "fonts" / "GUST-FONT-LICENSE.txt").read_bytes()
    assert (wheel / "hexapla" / "_shipped" / "styles" / "fonts" / "GUST-FONT-LICENSE.txt").read_bytes() == licence
    assert [path.read_bytes() for path in wheel.glob("*.dist-info/licenses/**/GUST-*")] == [licence]


def test_the_version_stands_in_one_place_and_is_the_same_everywhere(wheel, told):
    (metadata,) = wheel.glob("*.dist-info/METADATA")
    assert told["version"] == email.message_from_bytes(metadata.read_bytes())["Version"] == __version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project


def test_type_checkers_are_told_that_the_package_has_types(wheel):
    assert (wheel / "hexapla" / "py.typed").is_file()


def test_our_program_is_the_same_to_archives_and_records_from_an_installed_one(wheel):
    ask = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]);"
        "from hexapla.release.software import software; from hexapla.engine.fingerprint import fingerprints;"
        "print(hashlib.sha256(software()).hexdigest(), fingerprints())"
    )
    said = [
        subprocess.run([sys.executable, "-I", "-c", ask, str(place)], check=True, capture_output=True, text=True).stdout
        for place in (wheel, ROOT)
    ]
    assert said[0] == said[1]
