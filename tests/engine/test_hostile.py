"""Whatever lies in `sources/`: it costs its own document alone, is named, and harms nothing outside."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hexapla.cli import main
from samples import project as small

OTHER = "CAT-C-NLD-FCO-9"
SECRET = "the marker of a secret"
Mischief = Callable[[Path, Path], object]


def written(name: str, content: str | bytes) -> Mischief:
    """Put a file into the document's folder."""
    return lambda folder, _: (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def linked(name: str, target: str = "outside/secret.txt") -> Mischief:
    """Put a link to what lies elsewhere into the document's folder."""

    def mischief(folder: Path, root: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(root / target)

    return mischief


def stated(text: str) -> Mischief:
    """State something in `document.toml`."""
    return written("document.toml", f'symbol = "{small.SYMBOL}"\n{text}\n')


def deep(opening: str, closing: str, times: int) -> str:
    return opening * times + "x" + closing * times


def odd_folder(_: Path, root: Path) -> None:
    """A folder whose name is no UTF-8."""
    name = os.fsencode(root / "sources") + b"/CAT-\xe9"
    Path(os.fsdecode(name)).mkdir()
    (Path(os.fsdecode(name)) / "en.txt").write_text(small.EN, encoding="utf-8")


def linked_folder(folder: Path, root: Path) -> None:
    """A folder that lies elsewhere."""
    folder.rename(root / "outside" / folder.name)
    folder.symlink_to(root / "outside" / folder.name)


def pipe(folder: Path, _: Path) -> None:
    os.mkfifo(folder / "fr.txt")


def old_record(_: Path, root: Path) -> None:
    """What another program called a manifest, in a folder of its own."""
    folder = root / "out" / "another"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(
        '{"format": "hexapla-manifest/1", "symbol": "A/1", "outputs": {"a": 1}}', encoding="utf-8"
    )


REFUSED: dict[str, tuple[int, Mischief]] = {
    # code, what was done; the message names the document
    "a note that is no table": (4, stated('[notes]\ntitle = "text"')),
    "a control character in TOML": (4, stated('job_number = "GE.\\u0001"')),
    "a character in a key": (4, stated('[notes."a\\u0000"]\nen = "x"')),
    "accepted that is no table": (4, written("accepted.toml", "accepted = [1]")),
    "accepted that is a text": (4, written("accepted.toml", 'accepted = "all"')),
    "accepted that is nested": (4, written("accepted.toml", "accepted = [[[1]]]")),
    "an issue that is no table": (4, stated("[fr]\nissue = [1]")),
    "a language that is a number": (4, stated("languages = [1]")),
    "a language that is a list": (4, stated('languages = [["en"]]')),
    "a symbol that is empty": (4, written("document.toml", 'symbol = ""')),
    "a source elsewhere": (4, stated('[fr]\nsource = "../../outside/secret.txt"')),
    "a source from the root": (4, stated('[fr]\nsource = "/etc/hostname"')),
    "a source that is ours": (4, stated('[fr]\nsource = "document.toml"')),
    "one source twice": (4, stated('[fr]\nsource = "x.txt"\n[es]\nsource = "x.txt"')),
    "TOML that is nested": (4, stated("align = " + "[" * 5000 + "]" * 5000)),
    "TOML in another encoding": (4, written("document.toml", "titre = 'é'".encode("latin-1"))),
    "TOML that is no text": (4, written("document.toml", b"\x00\x01\x02")),
    "a link as document.toml": (4, linked("document.toml")),
    "a link as accepted.toml": (4, linked("accepted.toml")),
    "a link as a source": (3, linked("fr.txt")),
    "a link to nothing": (3, linked("fr.txt", "nowhere")),
    "a link to a folder": (3, linked("fr.txt", "outside")),
    "a link to itself": (3, lambda folder, _: (folder / "fr.txt").symlink_to(folder / "fr.txt")),
    "a pipe as a source": (3, pipe),
    "an empty text": (3, written("fr.txt", b"")),
    "blanks alone": (3, written("fr.txt", b" \r\n\t\n")),
    "a picture called text": (3, written("fr.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)),
    "NUL bytes": (3, written("fr.txt", b"\0" * 100_000)),
    "an empty Word file": (3, written("fr.docx", b"")),
    "a Word file that is none": (3, written("fr.docx", b"PK\x03\x04 no archive")),
    "XML that is none": (3, written("fr.xml", b"<a>")),
    "XML with a declaration": (
        3,
        written("fr.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    ),
    "a folder that lies elsewhere": (4, linked_folder),
    "a folder without UTF-8": (4, odd_folder),
    "two sources of a language": (4, written("en.md", small.EN)),
}
BORNE: dict[str, Mischief] = {
    "a name without UTF-8": lambda folder, _: Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text("x"),
    "a name with controls": written("a\x1b[31m.txt", "x"),
    "a link beside the sources": linked("notes.txt"),
    "a folder called a source": lambda folder, _: (folder / "fr.txt").mkdir(),
    "a record of another program": old_record,
    "a very long name": written("x" * 200 + ".txt", "x"),
    "markup in a name": written("<script>alert(1)</script>.txt".replace("/", "_"), "x"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two documents, and a file elsewhere that is nobody's business."""
    small.document(tmp_path / "sources")
    small.other(tmp_path / "sources")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text(small.EN + SECRET, encoding="utf-8")
    return tmp_path


def build(root: Path, *words: str) -> int:
    return main(
        ["build", "-j", "1", "-f", "html", *words, "--sources", str(root / "sources"), "--out", str(root / "out")]
    )


def leaked(root: Path) -> list[str]:
    files = (path for path in (root / "out").rglob("*") if path.is_file())
    return [str(path) for path in files if SECRET.encode() in path.read_bytes()]


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_by_name_and_the_others_are_built(root, capsys, case):
    code, mischief = REFUSED[case]
    mischief(root / "sources" / small.NAME, root)
    assert build(root) == code
    said = "".join(capsys.readouterr())
    assert small.NAME in said or "CAT-\\xe9" in said
    assert "Traceback" not in said
    assert (root / "out" / OTHER / "en" / f"{OTHER}.en.html").is_file()
    assert (root / "outside" / "secret.txt").read_text(encoding="utf-8") == small.EN + SECRET
    assert leaked(root) == []


@pytest.mark.parametrize("case", BORNE)
def test_what_is_odd_and_no_harm_is_borne(root, case):
    BORNE[case](root / "sources" / small.NAME, root)
    assert build(root) in {0, 1}
    assert build(root) in {0, 1}
    assert (root / "out" / small.NAME / "en" / f"{small.NAME}.en.html").is_file()
    assert leaked(root) == []


@pytest.mark.parametrize("data", [b"", small.FR.encode()[:150], b"\0" * 5000])
def test_a_text_that_was_lost_leaves_the_good_edition_in_its_place(root, capsys, data):
    folder = small.document(root / "sources", en=small.EN * 3, fr=small.FR * 3)
    assert build(root) in {0, 1}
    page = root / "out" / small.NAME / "fr" / f"{small.NAME}.fr.html"
    before = page.read_bytes()
    (folder / "fr.txt").write_bytes(data)
    code = build(root)
    said = "".join(capsys.readouterr())
    if code == 3:
        assert page.read_bytes() == before
        assert "line 1" in said
        assert "byte" in said
        assert f"Held back: {small.SYMBOL} (fr, en-fr)" in said
        assert b"Held back" in (root / "out" / "index.html").read_bytes()
    else:
        assert code == 1
        assert "L-002" in said


def test_an_office_that_is_wrong_stops_with_its_name(root, capsys):
    (root / "outside" / "emblem.svg").write_text("<svg/>", encoding="utf-8")
    for text in (
        'emblem = "../outside/emblem.svg"',
        'confirmed = "all"',
        '[confirmed]\nen = "x"',
        'contact = "\\u0000"',
    ):
        (root / "sources" / "office.toml").write_text(text, encoding="utf-8")
        assert build(root) == 4
        assert "office.toml" in capsys.readouterr().err


def test_a_glossary_that_is_wrong_is_named_with_each_document(root, capsys):
    small.document(root / "sources", en=small.EN, fr=small.FR)
    for text in ("[[term]]\nen = 1\nfr = 2", "term = 1", "a = " + "[" * 5000, "term = [1]"):
        (root / "sources" / "glossary.toml").write_text(text, encoding="utf-8")
        assert build(root) == 4
        assert "glossary.toml" in "".join(capsys.readouterr())


def test_outputs_do_not_go_into_the_sources(root, capsys):
    sources = str(root / "sources")
    for out in (sources, f"{sources}/{small.NAME}"):
        assert main(["build", "--sources", sources, "--out", out]) == 2
        assert "lies in the sources" in capsys.readouterr().err
