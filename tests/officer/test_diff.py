"""What changed between two versions: in every language at once, words marked, numbers followed."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring
from playwright.sync_api import Browser

from hexapla.cli import main
from hexapla.errors import SourceError, UsageError
from hexapla.officer.comparison import Compared, Difference, answer, compared, sentence, write_report
from hexapla.officer.revisions import Revision, Unit, marked, revisions
from hexapla.project.layout import Project
from judges.browser import opened
from samples import project as small
from samples.repository import SCHEMAS, SEED

WORDS = (
    "The mission visited the valley and spoke with farmers about the river and its banks",
    "A bridge was promised by the mayor before the elections of the following spring",
    "Teachers asked for books, desks and a second classroom in the northern district",
    "The hospital reported that its only ambulance had been out of service since March",
    "Every family received seeds, tools and advice from the ministry of agriculture",
)


def numbered(texts: Sequence[str], first: int = 1) -> list[Unit]:
    """Return numbered paragraphs."""
    return [Unit(f"para_{n}", "paragraph", f"{n}.", text) for n, text in enumerate(texts, first)]


def told(found: Sequence[Revision]) -> list[tuple[str, str | None, str | None]]:
    """Return status and labels of each revision."""
    return [(each.status, each.old.num if each.old else None, each.new.num if each.new else None) for each in found]


def test_the_same_text_has_not_changed() -> None:
    assert {each.status for each in revisions(numbered(WORDS), numbered(WORDS))} == {"same"}


def test_a_paragraph_put_in_renumbers_the_rest_and_nothing_else() -> None:
    new = numbered([WORDS[0], "An entirely new thing stands here now", *WORDS[1:]])
    assert told(revisions(numbered(WORDS), new)) == [
        ("same", "1.", "1."), ("added", None, "2."), ("renumbered", "2.", "3."), ("renumbered", "3.", "4."),
        ("renumbered", "4.", "5."), ("renumbered", "5.", "6."),
    ]  # fmt: skip


def test_a_note_of_a_paragraph_that_was_renumbered_has_its_own_number_still() -> None:
    old, new = (Unit(f"para_{place}__note_4", "note", "4", "See the annex.") for place in (2, 3))
    assert told(revisions([old], [new])) == [("same", "4", "4")]
    assert told(revisions([old], [Unit(new.eid, "note", "5", new.text)])) == [("renumbered", "4", "5")]


def test_a_paragraph_that_changed_is_found_under_its_new_number() -> None:
    changed = WORDS[2].replace("second classroom", "third classroom")
    new = numbered([WORDS[0], "An entirely new thing stands here now", WORDS[1], changed, *WORDS[3:]])
    found = told(revisions(numbered(WORDS), new))
    assert ("changed", "3.", "4.") in found
    assert ("added", None, "2.") in found
    assert ("removed", "3.", None) not in found


def test_a_paragraph_taken_out_stands_after_what_stood_before_it() -> None:
    found = told(revisions(numbered(WORDS), numbered([*WORDS[:2], *WORDS[3:]])))
    assert found[2] == ("removed", "3.", None)
    assert found[3] == ("renumbered", "4.", "3.")


def test_a_paragraph_that_went_elsewhere_has_moved() -> None:
    new = [
        Unit(unit.eid, unit.kind, unit.num, text)
        for unit, text in zip(numbered(WORDS), [*WORDS[1:4], WORDS[0], WORDS[4]], strict=True)
    ]
    found = revisions(numbered(WORDS), new)
    assert [(each.status, each.new.num if each.new else None) for each in found if each.is_moved] == [("moved", "4.")]


def test_a_paragraph_written_anew_under_its_number_is_one_change() -> None:
    new = numbered([*WORDS[:2], "Nothing of it remains", *WORDS[3:]])
    assert told(revisions(numbered(WORDS), new))[2] == ("changed", "3.", "3.")


def test_words_are_marked_and_figures_stay_whole() -> None:
    pieces = list(marked("It saw 7,769 men and women.", "It saw 7,796 women."))
    assert "".join(each.text for each in pieces if not each.is_added) == "It saw 7,769 men and women."
    assert "".join(each.text for each in pieces if not each.is_removed) == "It saw 7,796 women."
    assert "7,769" in [each.text.strip().split(" ")[0] for each in pieces if each.is_removed]
    chinese = [(each.text, each.is_removed, each.is_added) for each in marked("人人自由", "人民自由")]
    assert chinese == [("人", False, False), ("人", True, False), ("民", False, True), ("自由", False, False)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The seed, and beside it a version in which one paragraph changed in both languages and one in English."""
    sources = tmp_path_factory.mktemp("diff") / "sources"
    shutil.copytree(SEED, sources / SEED.name)
    shutil.copytree(SEED, sources.parent / "new")
    for name, *changes in (("en.txt", ("Since 2017, five", "Since 2018, five"), ("7,769 procedures", "7,796 procedures")),
                           ("fr.txt", ("7\u00a0769", "7\u00a0796"))):  # fmt: skip
        path = sources.parent / "new" / name
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
    return Project.open(sources, sources.parent / "out")


@pytest.fixture(scope="module")
def found(project: Project) -> Difference:
    """What changed in it."""
    return compared(project, "CAT/C/PER/FCO/7", str(project.sources.parent / "new"), is_word=False).difference


def test_the_first_answer_is_whether_every_language_changed(found: Difference) -> None:
    assert answer(found) == "No: 1 unit changed in some languages and not in others, 1 unit in all of them."
    assert [(line.id, line.verdict, sentence(line)) for line in found.units] == [
        ("para_5", "some", "English changed; French did not change"),
        ("para_18", "all", "English changed, French changed"),
    ]


def test_the_report_marks_words_and_names_the_paragraphs(project: Project, found: Difference) -> None:
    path = write_report(project, Compared(found, {}))[0]
    assert path == project.out / "CAT-C-PER-FCO-7" / "reports" / "diff.html"
    root: Any = document_fromstring(path.read_text(encoding="utf-8"))
    assert [(each.text, each.getnext().text) for each in root.xpath("//del")] == [
        ("2017", "2018"), ("7,769", "7,796"), ("7\u00a0769", "7\u00a0796"),
    ]  # fmt: skip
    assert root.xpath("//article/@id") == ["para_5", "para_18"]


def test_versions_are_folders_symbols_or_canonical_files(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    places = ["--sources", str(project.sources), "--out", str(project.out)]
    assert main([*places, "-q", "build", "-f", "xml"]) == 0
    built = project.out / "CAT-C-PER-FCO-7"
    assert compared(project, str(built), "CAT/C/PER/FCO/7", is_word=False).difference.units == ()
    one = compared(
        project, str(built / "en" / "CAT-C-PER-FCO-7.en.xml"), str(project.sources.parent / "new"), is_word=False
    ).difference
    assert one.languages == ("en",)
    assert one.missing == {"fr": str(project.sources.parent / "new")}
    capsys.readouterr()
    assert main([*places, "--json", "diff", str(built), str(project.sources.parent / "new")]) == 0
    content = json.loads(capsys.readouterr().out)["difference"]
    assert content["summary"] == {"all": 1, "some": 1, "none": 0}
    schema = json.loads((SCHEMAS / "diff.json").read_text(encoding="utf-8"))
    import jsonschema

    jsonschema.validate(content, schema)


def test_the_terminal_answers_first(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    places = ["--sources", str(project.sources), "--out", str(project.out)]
    assert main([*places, "diff", "CAT/C/PER/FCO/7", str(project.sources.parent / "new")]) == 0
    lines = capsys.readouterr().out.strip().splitlines()
    assert lines[1].startswith("  Did every language change? No")
    assert any("Since [-2017-]{+2018+}, five annual reports" in line for line in lines)


def test_a_version_that_is_not_there_is_named(project: Project, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        compared(project, "CAT/C/XXX/9", "CAT/C/PER/FCO/7", is_word=False)
    odd = tmp_path / "odd.xml"
    odd.write_text("<p/>")
    with pytest.raises(SourceError, match=r"odd\.xml is no canonical XML"):
        compared(project, str(odd), "CAT/C/PER/FCO/7", is_word=False)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_report(project: Project, found: Difference, browser: Browser, width: int) -> None:
    with opened(browser, write_report(project, Compared(found, {}))[0], width=width) as view:
        assert view.violations() == []
        assert view.complaints == []
        assert view.run("document.documentElement.scrollWidth") == width


def test_a_document_named_alone_is_compared_with_the_version_that_was_replaced(run, sources, out, tmp_path) -> None:
    small.document(sources)
    newer = tmp_path / "newer.txt"
    newer.write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    code, _, complaint = run("diff", small.SYMBOL)
    assert (code, "add FILE --replace" in complaint) == (2, True)
    assert run("add", newer, "--replace", "--no-input")[0] == 0
    code, said, _ = run("diff", small.SYMBOL, "--json")
    assert code == 0
    (unit,) = json.loads(said)["difference"]["units"]
    assert "eleven" in unit["languages"]["en"]["old"]
    assert "twelve" in unit["languages"]["en"]["new"]
    assert (out / small.NAME / "reports/diff.html").is_file()


def test_a_language_that_was_not_replaced_is_said_to_be_as_it_was_and_counts_in_the_answer(
    run, sources, out, tmp_path
) -> None:
    small.document(sources, en=small.EN, fr=small.FR)
    newer = tmp_path / "newer.txt"
    newer.write_text(small.FR.replace("onze", "douze"), encoding="utf-8")
    assert run("add", newer, "--replace", "--no-input")[0] == 0
    said = run("diff", small.SYMBOL, "--word")[1]
    assert "en has no earlier version: it was not replaced." in said
    assert "not compared" not in said
    assert "Did every language change? No" in said
    page = (out / small.NAME / "reports/diff.html").read_text(encoding="utf-8")
    assert "English has no earlier version: it was not replaced." in page
    assert [each.name for each in (out / small.NAME / "reports").glob("diff.*.docx")] == ["diff.fr.docx"]


def test_a_text_that_add_takes_is_a_version_too(run, sources, tmp_path) -> None:
    small.document(sources)
    newer = tmp_path / "newer.txt"
    newer.write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    code, said, _ = run("diff", small.SYMBOL, newer, "--json")
    assert (code, len(json.loads(said)["difference"]["units"])) == (0, 1)
    newer.write_text("Nothing here says what it is.\n", encoding="utf-8")
    code, _, complaint = run("diff", small.SYMBOL, newer)
    assert (code, "does not say its symbol" in complaint) == (2, True)
