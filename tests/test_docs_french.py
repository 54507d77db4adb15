"""The officers' pages in French go with the English ones: headings, commands, code, links and pictures."""

import re
from pathlib import Path

import pytest

from samples.repository import ROOT

DOCS = ROOT / "docs"
NAMES = sorted(path.name for path in DOCS.glob("fr/*.md"))
ENGLISH_ALONE = {"desk.md": "\n## Another language for the desk"}
"""Where the part of a page begins that is for others than officers."""

RENAMED = {"Settled": "Déjà réglé", "Title, date, notes": "Titre, date, notes"}
"""Words of the desk that a page has in italics."""


def page(name: str, folder: str = "") -> str:
    text = (DOCS / folder / name).read_text(encoding="utf-8")
    return text if folder else text.partition(ENGLISH_ALONE.get(name, "\0"))[0]


def headings(text: str) -> list[str]:
    return re.findall(
        r"^(#+ (?:\d+\.)?)", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )


def fences(text: str) -> list[str]:
    return re.findall(r"^```\w*\n.*?^```", text, re.MULTILINE | re.DOTALL)


def code(text: str) -> list[str]:
    without = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return sorted(each for each in re.findall(r"`([^`\n]+)`", without) if not each.startswith((".venv/", "docs/")))


def targets(name: str, folder: str = "") -> list[Path]:
    """What a page leads to, without the page in the other language; a picture of the desk is one in either."""
    found = [(DOCS / folder / each).resolve() for each in re.findall(r"\]\(([^)#]+)", page(name, folder))]
    here = [each for each in found if each not in ((DOCS / name).resolve(), (DOCS / "fr" / name).resolve())]
    return [DOCS / "pictures" / each.name if each.parent.name == "fr" else each for each in here]


def test_there_are_pages_in_french():
    assert {"officers.md", "desk.md", "troubleshooting.md"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_in_french_goes_with_the_english_one(name):
    english, french = page(name), page(name, "fr")
    assert headings(french) == headings(english)
    assert fences(french) == fences(english)
    assert code(french) == code(english)
    assert sorted(targets(name, "fr")) == sorted(targets(name))
    assert [len(row.split("|")) for row in french.splitlines() if row.startswith("|")] == [
        len(row.split("|")) for row in english.splitlines() if row.startswith("|")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_each_page_leads_to_the_other_in_its_first_line(name):
    assert page(name).splitlines()[2] == f"*[En français](fr/{name})*"
    assert page(name, "fr").splitlines()[2] == f"*[In English](../{name})*"


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_in_french_leads_to_is_there(name):
    for target in re.findall(r"\]\(([^)#]+)", page(name, "fr")):
        assert (DOCS / "fr" / target).is_file(), target


@pytest.mark.parametrize("name", NAMES)
def test_a_page_in_french_has_its_spaces_and_the_words_of_the_desk(name):
    text = re.sub(r"^```.*?^```|`[^`\n]*`|\]\([^)]*\)", "", page(name, "fr"), flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r".{0,30}(?: [:;?!»]|« |[«][^\u00a0]|[^\u00a0]»|\w[;?!]|\w'\w).{0,30}", text) == []
    desk = (ROOT / "hexapla/data/desk/fr.toml").read_text(encoding="utf-8")
    for english, french in RENAMED.items():
        assert english not in text
        assert f'"{french}"' in desk
