"""Exceptions to pairing by number: stated in `document.toml`, nothing renumbered, nothing hidden."""

from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring

from hexapla.engine.examining import _check_exceptions
from hexapla.engine.request import Request
from hexapla.errors import ConfigurationError
from hexapla.present.presentation import Presentation, Row
from hexapla.project.config import load_document
from hexapla.writers.web.edition import write
from samples import parallel as samples

EN, FR = samples.TEXTS["en"], samples.TEXTS["fr"]


def row(presentation: Presentation, name: str) -> Row:
    """Return a row by its id."""
    return next(each for each in presentation.rows if each.id == name)


def numbers(presentation: Presentation) -> list[tuple[str | None, ...]]:
    """Return the numbers that stand in each row."""
    return [tuple(cell.num if cell else None for cell in each.cells) for each in presentation.rows]


def said(presentation: Presentation, name: str) -> list[tuple[str, ...]]:
    """Return the words of each bead of a row."""
    found = row(presentation, name)
    return [
        tuple(
            (text or "")[slice(*span)].strip() if span else ""
            for text, span in zip(found.texts, bead.spans, strict=True)
        )
        for bead in found.beads
    ]


def test_a_paragraph_can_answer_one_of_another_number() -> None:
    shifted = samples.column("fr", ["Un préambule.", *FR])
    exceptions = [("fr", f"para_{n + 1}", (f"para_{n}",)) for n in (1, 2, 3)] + [("fr", "para_1", ("para_0",))]
    made = samples.edition(samples.column("en"), shifted, exceptions=exceptions)
    assert numbers(made) == [(None, "1."), ("1.", "2."), ("2.", "3."), ("3.", "4.")]
    assert row(made, "para_2").status == "both"
    assert said(made, "para_2") == [(EN[1], FR[1])]


def test_one_paragraph_can_answer_two() -> None:
    merged = samples.column("fr", [" ".join(FR[:2]), FR[2]])
    exceptions = [("fr", "para_1", ("para_1", "para_2")), ("fr", "para_2", ("para_3",))]
    made = samples.edition(samples.column("en"), merged, exceptions=exceptions)
    assert numbers(made) == [("1.", "1."), ("2.", None), ("3.", "2.")]
    assert row(made, "para_2").status == "joined"
    assert row(made, "para_2").gaps == (None, "[Dans le paragraphe 1]")
    assert said(made, "para_2") == [(EN[1], FR[1])]
    assert said(made, "para_1")[-1][1].endswith("repartie.")


def test_two_paragraphs_can_answer_one() -> None:
    split = samples.column("fr", [FR[0], FR[1], *FR[2].split(" Une", 1)[:1], f"Une{FR[2].split(' Une', 1)[1]}"])
    made = samples.edition(samples.column("en"), split, exceptions=[("fr", "para_4", ("para_3",))])
    assert numbers(made) == [("1.", "1."), ("2.", "2."), ("3.", "3."), (None, "4.")]
    joined = made.rows[-1]
    assert (joined.id, joined.status, joined.gaps) == ("para_4_fr", "joined", ("[In paragraph 3]", None))
    assert said(made, "para_4_fr") == [("A road was planned.", "Une route était prévue.")]
    assert said(made, "para_3") == [("The mayor spoke of a bridge.", "Le maire a parlé d’un pont.")]


def test_ids_stay_unique_and_a_number_links_to_its_own_cell() -> None:
    shifted = samples.column("fr", ["Un préambule.", *FR])
    exceptions = [("fr", f"para_{n + 1}", (f"para_{n}",)) for n in (1, 2, 3)] + [("fr", "para_1", ("para_0",))]
    made = samples.edition(samples.column("en"), shifted, exceptions=exceptions)
    root: Any = document_fromstring(write(made).decode())
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in root.xpath("//a[@class='num']"):
        assert link.iterancestors("div").__next__().get("id") == link.get("href")[1:]


def test_three_languages_stand_side_by_side_with_their_beads() -> None:
    made = samples.edition(samples.column("en"), samples.column("fr"), samples.column("ar"))
    assert [len(bead.spans) for bead in row(made, "para_1").beads] == [3, 3]
    assert said(made, "para_2") == [(EN[1], FR[1], samples.TEXTS["ar"][1])]


def test_a_format_for_two_languages_is_not_made_for_three() -> None:
    wanted = Request(editions=("en-fr", "en-fr-ar"), formats=("tmx", "xlf")).wanted(("en", "fr", "ar"))
    assert [(str(edition), name) for edition, name in wanted] == [
        ("en-fr", "tmx"), ("en-fr", "xlf"), ("en-fr-ar", "tmx"),
    ]  # fmt: skip


def stated(folder: Path, text: str) -> Path:
    """Write a document.toml."""
    path = folder / "document.toml"
    path.write_text(f'symbol = "CAT/C/XXX/FCO/9"\n\n[align]\n{text}\n', encoding="utf-8")
    return path


def test_document_toml_states_exceptions(tmp_path: Path) -> None:
    path = stated(tmp_path, '"fr:para_12" = "para_13"\n"es:para_1" = ["para_1", "para_2"]')
    config = load_document(path)
    assert config.align == (("fr", "para_12", ("para_13",)), ("es", "para_1", ("para_1", "para_2")))
    assert config.lines["fr:para_12"] == 4


@pytest.mark.parametrize(
    "line", ['"para_12" = "para_13"', '"de:para_12" = "para_13"', '"fr:para_12" = 13', '"fr:para_12" = []']
)
def test_an_exception_that_says_nothing_is_an_error_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(ConfigurationError, match=r"document\.toml:4 (has|wants) .*\[align\]"):
        load_document(stated(tmp_path, line))


def test_an_exception_for_a_unit_that_is_not_there_names_the_nearest(
    tmp_path: Path, documents: dict[str, object]
) -> None:
    class Examined:
        """What the check looks at."""

        def __init__(self) -> None:
            self.documents, self.unreadable = documents, {}

    config = load_document(stated(tmp_path, '"fr:para_12" = "para_99"'))
    with pytest.raises(ConfigurationError, match=r"document\.toml:4 names 'para_99'") as caught:
        _check_exceptions(Examined(), config)  # type: ignore[arg-type]
    assert "Did you mean" in (caught.value.advice or "")
