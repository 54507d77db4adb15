"""Forms of sentences that slips were planted among, which asked for looks that were wrong, and what must still be found."""

import pytest

from samples.compared import looks

EQUAL = [
    ("en-es", "The masons asked for it, but to no avail.", "Los albañiles lo pidieron, pero ha sido en vano."),
    ("en-fr", "The masons asked for it, but to no avail.", "Les maçons l’ont demandé, mais en vain."),
    ("en-es", "The masons were ignored and fined.", "A los albañiles no se les hizo caso y fueron multados."),
    ("en-es", "It is now more urgent than ever to dig.", "Ahora es más urgente que nunca cavar."),
    ("en-es", "It is not beyond the skill of masons.", "Los albañiles tienen la destreza necesaria."),
    ("en-ru", "Digging has stalled in two valleys.", "В двух долинах не было достигнуто никакого прогресса в работах."),
    ("en-zh", "It regrets that the prices were omitted from the list.", "遗憾的是，清单却没有这些价格的资料。"),
    ("en-zh", "The age is 18 years, but many dig before it.", "年龄为18岁，但许多人不到18岁就挖井。"),
    ("en-zh", "The 11th session (UNWF11, 4-15 May 2015) is over.", "2015年5月4日至15日的第11届会议结束了。"),
    ("en-es", "It allows a third party to dig the well.", "Permite a un tercero cavar el pozo."),
    ("en-es", "masons with no clear home, save those of a camp", "albañiles sin casa clara, excepto los de un campamento"),
    ("en-es", "It has not even drawn a map of the wells.", "Ni siquiera ha trazado un mapa de los pozos."),
    ("en-es", "The masons should spare no effort to dig.", "Los albañiles deberían hacer todo lo posible por cavar."),
    ("en-ar", "Wells were dug at no cost in the village.", "حفرت آبار مجانية في القرية."),
    ("en-es", "Today the masons face a decisive hour.", "Los albañiles viven hoy, como nunca antes, una hora decisiva."),
    ("en-ru", "Equally grave is a letter on the wells.", "Не меньшую тревогу вызывает письмо о колодцах."),
    ("en-ar", "Wells are an integral part of the village.", "الآبار جزء لا يتجزأ من القرية."),
    ("en-ar", "wells at depths below 450 metres with pumps", "آبار على عمق ما دون 450 مترا ولها مضخات"),
    ("en-ar", "as figure F above shows, and annex E", "كما يبين الشكل واو أعلاه، والمرفق هاء"),
    (
        "en-es",
        "Commission nationale des puits et des fontaines, Niger",
        "Commission nationale des puits et des fontaines, Níger",
    ),
    (
        "en-es",
        "Harrow John, The Wells and the Springs of the North: From Source to Sea, Hull, Harbour Press, 1986.",
        "Harrow John, The Wells and the Springs of the North: From Source to Sea, Hull, Harbour Press, 1986.",
    ),
]  # fmt: skip

SLIPS = [
    ("en-es", "The masons asked for it, but not on Monday.", "Los albañiles lo pidieron, pero el lunes."),
    ("en-ar", "over the past four hours", "على مدى السنوات الأربع الماضية"),
    ("en-ar", "for the next ten weeks", "في الأيام العشرة المقبلة"),
    ("en-ar", "as figure F above shows", "كما يبين الشكل هاء أعلاه"),
    ("en-ar", "Isrel asked for a map.", "طلبت إسرائيل خريطة."),
    ("en-ar", "Afghanistan asked for a map.", "طلبت أفغناستان خريطة."),
    ("en-es", "the masons of Iran", "los albañiles del Iárn"),
    ("en-es", "the masons of the United Kingdom", "los albañiles del ReinoUnido"),
    ("en-fr", "the masons of the Unite dStates of America", "les maçons des États-Unis d’Amérique"),
    ("en-zh", "The age is 18 years, but many dig before it.", "年龄为18岁，但许多人不到17岁就挖井。"),
]


@pytest.mark.parametrize(("codes", "first", "second"), EQUAL)
def test_what_says_the_same_asks_for_no_look(codes: str, first: str, second: str) -> None:
    assert [(item.rule, item.texts) for item in looks(codes, (first, second))] == []


@pytest.mark.parametrize(("codes", "first", "second"), SLIPS)
def test_a_slip_is_a_look(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) != []
