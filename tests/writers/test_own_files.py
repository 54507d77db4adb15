"""What is wrong in our templates and style sheets is said with its file and its line, before anything is made of them."""

from pathlib import Path

import pytest

from hexapla.desk.news import News
from hexapla.engine.progress import Event
from hexapla.errors import TemplateError
from hexapla.writers.markup import own_files, templates
from hexapla.writers.markup.own_files import faults


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of templates and styles that a test may spoil."""
    for folder in ("templates/html", "styles/print"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "templates/html/page.html").write_text('<p>\n{% include "html/head.html" %}\n</p>\n')
    (tmp_path / "templates/html/head.html").write_text("<b>\n{% if mast %}\n{{ mast.words }}\n{% endif %}\n</b>\n")
    (tmp_path / "styles/print/page.css").write_text("p {\n  color: red;\n}\n@media print {\n  p { margin: 0 }\n}\n")
    for module in (own_files, templates):
        monkeypatch.setattr(module, "template_folder", lambda: tmp_path / "templates")
        monkeypatch.setattr(module, "style_folder", lambda: tmp_path / "styles")
    templates.environment.cache_clear()
    yield tmp_path
    templates.environment.cache_clear()


def test_our_own_templates_and_style_sheets_are_whole():
    assert list(map(str, faults())) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{% endif %}", "{% end %}", "Line 4 of the template html/head.html is wrong: Encountered unknown tag 'end'"),
        ("mast.words", "mast.wrods", "Line 3 of the template html/head.html is wrong: 'dict object' has no attribute"),
    ],
)
def test_a_template_that_another_includes_is_named_with_its_line(shipped: Path, old: str, new: str, said: str) -> None:
    head = shipped / "templates/html/head.html"
    assert "Words" in templates.render("html/page.html", mast={"words": "Words"})
    head.write_text(head.read_text().replace(old, new))
    templates.environment.cache_clear()
    with pytest.raises(TemplateError) as caught:
        templates.render("html/page.html", mast={"words": "Words"})
    assert caught.value.message.startswith(said)


def test_what_cannot_be_read_of_our_own_files_is_said_before_anything_is_made(shipped: Path) -> None:
    assert list(faults()) == []
    head, sheet = shipped / "templates/html/head.html", shipped / "styles/print/page.css"
    head.write_text(head.read_text().replace("{% endif %}", "{% end %}"))
    sheet.write_text(sheet.read_text().replace("margin: 0", "margin 0"))
    found = [each.message for each in faults()]
    assert [each.partition(" is wrong")[0] for each in found] == [
        "Line 4 of the template html/head.html",
        "Line 5 of the style sheet styles/print/page.css",
    ]


def test_an_output_that_cannot_be_made_is_told_when_it_fails_not_when_all_others_are_made():
    news = News()
    news.happened(Event("failed", {"document": "CAT", "file": "CAT/en/CAT.en.html", "fault": "It is wrong."}))
    assert (news.number, news.of("CAT"), news.of("S")) == (1, ("It is wrong.",), ())
