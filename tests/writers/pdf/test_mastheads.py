"""Mastheads whose names and symbols are long: nothing stands over anything else, and nothing leaves its place."""

from dataclasses import replace

import pypdfium2
import pytest

from hexapla.present.presentation import Presentation
from hexapla.tools.pdfpositions import faults
from hexapla.writers import docx, pdf
from samples.docx import WordFile, w
from samples.paper import parallel, single

LONG = {"symbol_head": "E", "symbol_tail": "/ECE/TRANS/WP.15/AC.1/2021/147/Add.3/Rev.1"}
NAMES = {
    "en": "Executive Board of the United Nations Development Programme, the United Nations Population Fund and the United"
    " Nations Office for Project Services",
    "fr": "Conseil d’administration du Programme des Nations Unies pour le développement, du Fonds des Nations Unies pour"
    " la population et du Bureau des Nations Unies pour les services d’appui aux projets",
    "ru": "Исполнительный совет Программы развития Организации Объединенных Наций, Фонда Организации Объединенных Наций в"
    " области народонаселения и Управления Организации Объединенных Наций по обслуживанию проектов",
    "ar": "المجلس التنفيذي لبرنامج الأمم المتحدة الإنمائي وصندوق الأمم المتحدة للسكان ومكتب الأمم المتحدة لخدمات المشاريع",
}


def _named(edition: Presentation) -> Presentation:
    """Return an edition with a long symbol whose organ has a long name in each language."""
    columns = tuple(
        replace(
            each,
            masthead=replace(each.masthead, name=(NAMES[each.language.code],), style="organ", **LONG),  # type: ignore[arg-type]
        )
        for each in edition.columns
    )
    return replace(edition, columns=columns)


@pytest.mark.parametrize("language", NAMES)
def test_long_names_and_symbols_stand_beside_each_other(language: str) -> None:
    assert list(faults(pdf.write(_named(single(language))))) == []


@pytest.mark.parametrize("languages", [("en", "ru"), ("ru", "fr"), ("ru", "ar"), ("en", "fr", "ru")])
def test_names_of_several_languages_go_on_above_one_another(languages: tuple[str, ...]) -> None:
    assert list(faults(pdf.write(_named(parallel(languages))))) == []


@pytest.mark.parametrize("language", NAMES)
def test_a_masthead_is_as_high_whatever_the_name(language: str) -> None:
    tops = [_top_of_committee(pdf.write(each)) for each in (single(language), _named(single(language)))]
    assert tops[0] == pytest.approx(tops[1], abs=0.1)


def _top_of_committee(data: bytes) -> float:
    words = pypdfium2.PdfDocument(data)[0].get_textpage()
    place = words.search("Committee against Torture").get_next()
    assert place is not None
    return float(words.get_charbox(place[0])[3])


def test_a_word_file_gives_the_authority_the_room_beside_the_symbol() -> None:
    table = WordFile(docx.write(_named(single("ru")))).body[0]
    widths = [int(each.get(w("w"), "0")) for each in table.iter(w("gridCol"))]
    assert sum(widths) == 9639
    assert 2268 < widths[1] < 4300
    assert [each.get(w("hRule")) for each in table.iter(w("trHeight"))] == ["atLeast", "atLeast"]
