"""The benchmarks: what a command costs is that of all that it starts, and the table is put where it belongs."""

import sys

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import looks
from benchmarks.measuring import Cost, Figure, cost, in_turns, ratio

BUSY = "import time\nwhile time.process_time() < 0.3: pass"
STARTS = "import subprocess, sys; subprocess.{}([sys.executable, '-I', '-c', sys.argv[1]])"


@pytest.mark.skipif(
    sys.platform != "linux", reason="processes that outlive their parents are waited for on Linux alone"
)
@pytest.mark.parametrize("way", ["run", "Popen"], ids=["a child", "a child that outlives its parent"])
def test_what_a_command_starts_is_counted_with_it(tmp_path, way):
    found = cost([sys.executable, "-I", "-c", STARTS.format(way), BUSY], tmp_path)
    assert 0.3 <= found.cpu < 3
    assert found.megabytes > 1


def test_a_command_that_fails_ends_the_measuring_with_what_it_said(tmp_path):
    with pytest.raises(SystemExit, match="exit 3\nno pens"):
        cost([sys.executable, "-I", "-c", "print('no pens'); raise SystemExit(3)"], tmp_path)


def test_a_ratio_is_that_of_each_round_and_its_cells_are_least_median_and_most():
    costs = iter([2.0, 1.0, 9.0, 3.0, 4.0, 1.0])
    rounds = in_turns(3, *[lambda: Cost(next(costs), 0.0, 1)] * 2)
    figure = ratio("a PDF", "3 ×", "{}, theirs {}", rounds)
    assert figure.cells == ("a PDF", "2.00 ×", "3.00 ×", "4.00 ×", "3 ×", "4.00 s, theirs 1.00 s")
    assert Figure("nothing", (), "5 %").cells == ("nothing", "–", "–", "–", "5 %", "")
    assert Figure("memory", (1234.5,), unit=" MB").cells[1] == "1,234 MB"


def test_the_table_takes_the_place_of_the_last_one_and_the_text_around_it_stays(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    page.write_text("Before.\n<!-- measured -->\nold\n<!-- /measured -->\nAfter.\n", encoding="utf-8")
    monkeypatch.setattr(benchmarks, "PAGE", page)
    benchmarks.write("3 December 2021", [("a PDF", "1", "2", "3", "", "")])
    said = page.read_text(encoding="utf-8")
    assert said.startswith("Before.\n<!-- measured -->\n\n3 December 2021\n")
    assert "| a PDF | 1 | 2 | 3 |  |  |" in said
    assert "old" not in said
    assert said.endswith("<!-- /measured -->\nAfter.\n")


def test_the_page_has_its_marks_and_the_seed_grows_as_it_should():
    from benchmarks.growth import repeated

    assert all(mark in benchmarks.PAGE.read_text(encoding="utf-8") for mark in benchmarks.MARKS)
    seed = "A\nI.One\n1.the two\n[bookmark: x]2.\tthree\n"
    assert repeated(seed, ["old", "new"]).splitlines() == [
        "A", "I.One", "1.the old two", "[bookmark: x]2.\tthree", "", "I.One", "3.the new two", "[bookmark: x]4.\tthree", "",
    ]  # fmt: skip


def test_the_tag_tree_is_printed_with_its_words_and_of_what_was_asked_for_alone(tmp_path, capsys, monkeypatch):
    from benchmarks import tags
    from hexapla.writers import pdf
    from samples.paper import parallel

    file = tmp_path / "pages.pdf"
    file.write_bytes(pdf.write(parallel(paragraphs=3)))
    monkeypatch.setattr(sys, "argv", ["tags", str(file), "--of", "α", "--of", "3: Le"])
    assert tags.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == ["Document", "  Sect Lang=en", "    L Disc", "      LI"]
    assert "  Sect Lang=fr" in lines
    assert any("3: Le" in line for line in lines)
    assert not any("1: The" in line for line in lines)


def test_pages_stand_beside_the_published_ones_in_a_picture_each_and_a_missing_one_is_said(tmp_path, capsys):
    from PIL import Image

    from benchmarks import beside
    from hexapla.writers import pdf
    from samples.paper import single

    file = tmp_path / "ours.pdf"
    file.write_bytes(pdf.write(single("en")))
    assert beside.main([str(file), str(file), str(tmp_path / "pages"), "1", "99"]) == 1
    assert "99" in capsys.readouterr().err
    picture = Image.open(tmp_path / "pages" / "ours.001.png")
    half = (picture.width - beside.BETWEEN) // 2
    left, right = (picture.crop((start, 0, start + half, picture.height)) for start in (0, picture.width - half))
    assert left.tobytes() == right.tobytes() != Image.new("RGB", left.size, "white").tobytes()


def test_the_looks_of_all_sets_are_counted_together_by_languages(tmp_path, monkeypatch):
    sets = tmp_path / "sets.toml"
    sets.write_text("first = { en-fr = [1000, 3, 1], en-zh = [500, 0, 0] }\nsecond = { en-fr = [1000, 1, 0] }\n")
    monkeypatch.setattr(looks, "SETS", sets)
    assert [line.split() for line in looks.counted_sets()] == [
        ["en-fr", "2000", "4", "1", "0.75", "0.50"],
        ["en-zh", "500", "0", "0", "-", "0.00"],
    ]
