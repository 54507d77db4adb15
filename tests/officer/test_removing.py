"""Taking out: what was a document, or a language of one, lies aside whole, and is there again once it is moved back."""

import shutil
from pathlib import Path

import pytest

from hexapla.cli import main
from hexapla.officer.removing import REMOVED
from samples import project as small
from samples.desk import built, served

PLACE = f"/documents/{small.NAME}"


@pytest.fixture
def places(sources: Path, out: Path) -> list[str]:
    built(sources, out)
    return ["--sources", str(sources), "--out", str(out)]


def aside(sources: Path) -> Path:
    """The one folder of today."""
    (day,) = (sources / REMOVED).iterdir()
    return day


def test_a_document_is_moved_aside_whole_and_back_again(places: list[str], sources: Path, out: Path) -> None:
    other = small.document(
        sources, "CAT-C-NLD-FCO-9", 'symbol = "CAT/C/NLD/FCO/9"\n', en=small.EN.replace("FCO/8", "FCO/9")
    )
    before = {path.name: path.read_bytes() for path in (sources / small.NAME).iterdir()}
    assert main(["remove", small.SYMBOL, *places]) == 0
    assert [path.name for path in sources.iterdir() if not path.name.startswith(".")] == [other.name]
    gone = aside(sources) / small.NAME
    assert {path.name: path.read_bytes() for path in gone.iterdir()} == before
    assert main(["build", "-q", "-f", "html,xml", *places]) == 0
    assert small.SYMBOL not in (out / "index.html").read_text("utf-8")
    assert main(["remove", other.name, *places]) == 0  # the last, after which there is nothing to build
    assert "FCO/9" not in (out / "index.html").read_text("utf-8")
    shutil.move(gone, sources / small.NAME)
    assert main(["build", "-q", "-f", "html,xml", *places]) == 0
    assert small.SYMBOL in (out / "index.html").read_text("utf-8")


def test_a_language_is_moved_aside_with_what_was_stated(
    places: list[str], sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = f'symbol = "{small.SYMBOL}"\n\n[align]\n"fr:para_2" = "para_3" # moved\n'
    (sources / small.NAME / "document.toml").write_text(toml, encoding="utf-8")
    assert main(["remove", small.SYMBOL, "fr", *places]) == 0
    assert sorted(path.name for path in (sources / small.NAME).iterdir()) == ["document.toml", "en.txt"]
    gone = aside(sources) / small.NAME
    assert (gone / "fr.txt").read_text("utf-8") == small.FR
    assert (gone / "document.toml").read_text("utf-8") == toml
    assert main(["build", "-q", "-f", "html,xml", *places]) == 0
    capsys.readouterr()
    assert main(["status", *places]) == 0
    assert " fr" not in capsys.readouterr().out
    for language, said in (("fr", "has no text in fr"), ("en", "has no other text")):
        assert main(["remove", small.SYMBOL, language, *places]) == 2
        assert said in " ".join(capsys.readouterr().err.split())


def test_what_was_released_goes_only_where_somebody_is_sure(
    places: list[str], sources: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = out / "releases" / f"{small.NAME}-en-1.zip"
    package.parent.mkdir()
    package.write_bytes(b"PK")
    assert main(["remove", small.SYMBOL, *places]) == 2
    assert "was released on" in capsys.readouterr().err
    with served(sources, out) as desk:
        page = desk.ask("GET", f"{PLACE}/statement").text
        assert "It was released. I take it out all the same." in page
        assert desk.send(f"{PLACE}/remove", ("language", "")).status == 409
        assert (sources / small.NAME).is_dir()
        answer = desk.send(f"{PLACE}/remove", ("language", ""), ("sure", "1"))
        assert answer.headers["location"] == "/?done=removed"
        assert "It lies in sources/.removed/" in desk.ask("GET", "/?done=removed").text
    assert ((sources / small.NAME).exists(), package.is_file()) == (False, True)


@pytest.mark.usefixtures("places")
def test_the_desk_takes_a_language_out_and_leads_back_to_its_document(sources: Path, out: Path) -> None:
    with served(sources, out) as desk:
        assert "Take something out" in desk.ask("GET", f"{PLACE}/statement").text
        answer = desk.send(f"{PLACE}/remove", ("language", "fr"))
        assert answer.headers["location"] == f"{PLACE}?done=removed"
    assert {path.name for path in (aside(sources) / small.NAME).iterdir()} == {"fr.txt", "document.toml"}
