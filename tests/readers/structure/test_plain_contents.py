"""Contents lists in no style of their own, with the pages of the source: kept as what they are, in six languages."""

import pytest

from hexapla.readers.pandoc.reader import read_markdown
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, docx, p

HEADS = {
    "en": "Contents",
    "fr": "Table des matières",
    "es": "Índice",
    "ru": "Содержание",
    "ar": "المحتويات",
    "zh": "目录",
}
LABELS = {"ar": ("أولا - ", "ثانيا - "), "zh": ("一、", "二、")}
ENTRIES = ("Abc", "Def", "Xyz")


def word(language: str, *between: str) -> bytes:
    labels = LABELS.get(language, ("I.\t", "II.\t"))
    listed = [
        p(f"{label}{words}\t{page}") for label, words, page in zip((*labels, ""), ENTRIES, (2, 14, 31), strict=True)
    ]
    text = "".join(
        p(label + words, style="HCh") + p(f"{number}.\tText.")
        for number, (label, words) in enumerate(zip(labels, ENTRIES[:2], strict=True), 1)
    )
    return docx(MASTHEAD + p("Wells", style="HCh") + p(HEADS[language]) + "".join(listed) + "".join(between) + text)


@pytest.mark.parametrize("language", HEADS)
def test_entries_with_pages_below_the_word_contents_are_a_contents_list(language: str) -> None:
    found = read_word(word(language), f"{language}.docx", language)
    (kept,) = found.body.iter("{*}hcontainer")
    assert (kept.get("name"), "".join(kept[0].itertext())) == ("contents", HEADS[language])
    assert [str(each.text).split("\t")[-2:] for each in kept.iter("{*}p")][-1] == ["Xyz", "31"]
    assert [each.code for each in found.findings if each.code == "F-206"] == ["F-206"]
    assert not any("31" in "".join(each.itertext()) for each in found.body.iterfind("{*}alinea"))


def test_a_foreword_behind_the_list_is_none_of_it() -> None:
    found = read_word(word("en", p("Foreword", style="HCh"), p("Wells are deep.")), "en.docx", "en")
    (kept,) = found.body.iter("{*}hcontainer")
    assert len(kept.findall("{*}alinea")) == len(ENTRIES)


def test_one_line_below_the_word_contents_is_text() -> None:
    body = p("Wells", style="HCh") + p("Contents") + p("Water\t2") + p("I.\tAbc", style="HCh") + p("1.\tText.")
    found = read_word(docx(MASTHEAD + body), "en.docx", "en")
    assert not list(found.body.iter("{*}hcontainer"))


def test_a_list_in_markdown_whose_pages_stand_behind_a_blank_is_one() -> None:
    lines = ["United Nations", "A/82/9", "Distr.: General", "# Wells", "**Contents**", "I. Abc 2", "II. Def 14"]
    text = "\n\n".join([*lines, "## I. Abc", "1. Text.", "## II. Def", "2. Text."])
    found = read_markdown(text.encode(), "en.md", "en")
    assert [each.get("name") for each in found.body.iter("{*}hcontainer")] == ["contents"]
