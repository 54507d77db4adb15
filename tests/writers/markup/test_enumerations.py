"""Places to cite within a paragraph: (i), (ii), (iii) in running text bear ids, and the text stays what it is."""

from collections.abc import Mapping

import pytest
from lxml import etree, html

from hexapla import catalogue
from hexapla.present.presentation import Presentation
from hexapla.writers import write
from hexapla.writers.markup.enumerations import mark_enumerations


def marked(markup: str, language: str = "en") -> tuple[str, dict[str, str]]:
    """Return the text of a paragraph after marking, and the texts of the ids in it."""
    root = etree.fromstring(f"<p>{markup}</p>")
    before = "".join(map(str, root.itertext()))
    mark_enumerations(root, "para_5", catalogue.language(language), lambda eid: eid)
    assert "".join(map(str, root.itertext())) == before
    return before, {
        str(each.get("id")): "".join(map(str, each.itertext())) for each in root.iter("span") if each.get("id")
    }


@pytest.mark.parametrize(
    ("language", "markup", "ids"),
    [
        ("en", "on: (i) women; <b>(ii) men</b>; (iii) all", {"i": "(i)", "ii": "(ii)", "iii": "(iii)"}),
        ("fr", "sur\u00a0: i)\u00a0les femmes ; ii) les hommes", {"i": "i)", "ii": "ii)"}),
        ("en", "(a) one and (b) two, (d) four", {"a": "(a)", "b": "(b)"}),
        ("en", "under article 3 (i) of the Act", {}),
        ("en", "(ii) and (iii) without the first", {}),
        ("fr", "l’article 2 <a href='#x'>i) et ii)</a> du texte", {}),
        ("en", "(i) one (ii) two; again (i) one (ii) two", {"i": "(i)", "ii": "(ii)"}),
    ],
)
def test_labels_that_follow_one_another_bear_ids(language: str, markup: str, ids: dict[str, str]) -> None:
    text, found = marked(markup, language)
    assert text
    assert found == {f"para_5__{label}": shown for label, shown in ids.items()}


@pytest.mark.parametrize(("edition", "suffixes"), [("en", [""]), ("fr", [""]), ("en-fr", ["-en", "-fr"])])
def test_the_six_reports_of_paragraph_5_can_be_cited(
    presentations: Mapping[str, Presentation], edition: str, suffixes: list[str]
) -> None:
    root = html.document_fromstring(write(presentations[edition], "html").decode())
    ids = [each.get("id") for each in root.iter() if isinstance(each.tag, str) and each.get("id")]
    assert len(ids) == len(set(ids))
    for suffix in suffixes:
        labels = [root.get_element_by_id(f"para_5__{label}{suffix}") for label in ("i", "ii", "iii", "iv", "v", "vi")]
        assert all(each.text.strip("()") in ("i", "ii", "iii", "iv", "v", "vi") for each in labels)
