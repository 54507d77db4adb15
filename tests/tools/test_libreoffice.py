"""Files given to LibreOffice: one that it cannot print, ends at or hangs over costs no other its pages; its Times is Times."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from hexapla.errors import ToolFailedError
from hexapla.tools import libreoffice, libreoffice_fonts
from hexapla.tools.libreoffice_fonts import FAMILY, configuration, faces
from hexapla.tools.process import Completed, fixed_environment, run


def soffice(
    monkeypatch: pytest.MonkeyPatch, *, ends_at: str = "", hangs: bool = False, when_alone: bool = False
) -> list[int]:
    """Put a program in the place of LibreOffice that prints what it is given, but for what is "lame"; return the sizes of its runs."""
    runs: list[int] = []

    def run(command: list[str | Path], *, folder: Path, **_: object) -> Completed:
        sources = [
            each for each in command if isinstance(each, Path) and each.parent == folder and each.suffix == ".docx"
        ]
        runs.append(len(sources))
        (folder / "made").mkdir()
        for source in sources:
            words, made = source.read_text(), folder / "made" / f"{source.stem}.pdf"
            if words == ends_at and not (when_alone and len(sources) == 1):
                if hangs:
                    made.write_text(f"%PDF half of {words}")
                    raise ToolFailedError("soffice did not finish.", "Try again.")
                return Completed(1, b"", b"")
            if words != "lame":
                made.write_text(f"%PDF {words}\n%%EOF\n")
        return Completed(0, b"", b"")

    monkeypatch.setattr(libreoffice, "run", run)
    monkeypatch.setattr(libreoffice, "find", lambda: Path("soffice"))
    return runs


def printed(*words: str) -> list[str]:
    found = libreoffice.pdfs_of([each.encode() for each in words])
    return ["" if each is None else each.decode().split()[1] for each in found]


def test_a_file_that_cannot_be_read_costs_no_other_its_pages_and_is_tried_once_more_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = soffice(monkeypatch)
    assert printed("one", "lame", "three") == ["one", "", "three"]
    assert runs == [3, 1]


@pytest.mark.parametrize("hangs", [False, True])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_where_it_ends_or_its_time_is_over_the_others_have_their_pages(
    place: int, hangs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(monkeypatch, ends_at="fatal", hangs=hangs)
    words = ["one", "two", "three", "four"]
    words[place] = "fatal"
    assert printed(*words) == ["" if each == "fatal" else each for each in words]


def test_what_had_no_time_among_others_is_printed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    soffice(monkeypatch, ends_at="slow", hangs=True, when_alone=True)
    assert printed("one", "slow", "three") == ["one", "slow", "three"]


def test_our_faces_stand_in_the_place_of_times_with_its_heights(tmp_path: Path) -> None:
    said = configuration(tmp_path).decode()
    assert f"<family>Times New Roman</family><prefer><family>{FAMILY}</family>" in said
    made = [TTFont(BytesIO(data)) for data in faces().values()]
    assert len(made) == 4
    for face in made:
        assert face["name"].getDebugName(1) == FAMILY
        heights = (face["hhea"].ascent - face["hhea"].descent + face["hhea"].lineGap) / face["head"].unitsPerEm
        assert heights == pytest.approx(1.149), "a line of Times New Roman"
        assert face["OS/2"].usWinAscent + face["OS/2"].usWinDescent == pytest.approx(1107)


def test_our_faces_of_every_script_draw_what_no_face_of_the_machine_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice_fonts, "SYSTEM_FONTS", str(tmp_path / "none.conf"))
    settings = tmp_path / "fonts.conf"
    settings.write_bytes(configuration(tmp_path))
    asked = {
        "SimSun:lang=zh": "Noto Serif SC",
        "Book Antiqua:charset=7edf": "Noto Serif SC",
        "Traditional Arabic": "Amiri",
        "SimHei": "Noto Sans SC",
    }
    program = shutil.which("fc-match")
    if program is None:
        pytest.skip("this machine has no fc-match")
    environment = fixed_environment(HOME=str(tmp_path), FONTCONFIG_FILE=str(settings))
    for pattern, family in asked.items():
        found = run([program, "--format=%{family}", pattern], timeout=60, env=environment, folder=tmp_path)
        assert found.stdout.decode() == family, pattern
