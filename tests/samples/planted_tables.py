"""A table in six languages, whose cells are words, and sentences that name persons: to plant slips in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from hexapla.concordance.result import Pair
from samples.slips import misspelt

CODES = ("en", "fr", "es", "ru", "ar", "zh")

_ROWS = (
    ("Vienna", "Vienne", "Viena", "Вена", "فيينا", "维也纳"),
    ("Windhoek", "Windhoek", "Windhoek", "Виндхук", "ويندهوك", "温得和克"),
    ("Beirut", "Beyrouth", "Beirut", "Бейрут", "بيروت", "贝鲁特"),
    ("Quito", "Quito", "Quito", "Кито", "كيتو", "基多"),
), (
    ("Water", "Eau", "Agua", "Водоснабжение", "المياه", "水"),
    ("Shelter", "Hébergement", "Alojamiento", "Жилье", "المأوى", "住所"),
    ("Education", "Éducation", "Educación", "Образование", "التعليم", "教育"),
    ("Agriculture", "Agriculture", "Agricultura", "Сельское хозяйство", "الزراعة", "农业"),
), (
    ("World Food Programme", "Programme alimentaire mondial", "Programa Mundial de Alimentos",
     "Всемирная продовольственная программа", "برنامج الأغذية العالمي", "世界粮食计划署"),
    ("International Organization for Migration", "Organisation internationale pour les migrations",
     "Organización Internacional para las Migraciones", "Международная организация по миграции",
     "المنظمة الدولية للهجرة", "国际移民组织"),
    ("World Health Organization", "Organisation mondiale de la Santé", "Organización Mundial de la Salud",
     "Всемирная организация здравоохранения", "منظمة الصحة العالمية", "世界卫生组织"),
    ("United Nations Children’s Fund", "Fonds des Nations Unies pour l’enfance",
     "Fondo de las Naciones Unidas para la Infancia", "Детский фонд Организации Объединенных Наций",
     "منظمة الأمم المتحدة للطفولة", "联合国儿童基金会"),
)  # fmt: skip
"""The columns of the table, each cell in the six languages."""

_PERSONS = (
    ("Ruzanna Petrosyan", "Рузанна Петросян", "روزانا بتروسيان", "鲁赞娜·彼得罗相"),
    ("Horacio Bustamante", "Орасио Бустаманте", "هوراسيو بوستامانتي", "奥拉西奥·布斯塔曼特"),
    ("Gulnara Ismailova", "Гульнара Исмаилова", "غولنارا إسماعيلوفا", "古丽娜拉·伊斯梅洛娃"),
    ("Levan Japaridze", "Леван Джапаридзе", "ليفان جاباريدزه", "列万·贾帕里泽"),
    ("Farida Zainullina", "Фарида Зайнуллина", "فريدة زاينولينا", "法里达·扎伊努林娜"),
    ("Tomas Lindqvist", "Томас Линдквист", "توماس ليندكفيست", "托马斯·林德克维斯特"),
)
_SENTENCES = {
    "en": "The working group heard {} on the second day.", "ru": "На второй день рабочая группа заслушала {}.",
    "ar": "واستمع الفريق العامل إلى {} في اليوم الثاني.", "zh": "工作组第二天听取了{}的发言。",
}  # fmt: skip


_TITLED = {
    "en": "Mr. {} presented the follow-up report.", "ru": "Г-н {} представил доклад о последующих мерах.",
    "ar": "وعرض السيد {} تقرير المتابعة.", "zh": "{}先生介绍了后续行动报告。",
}  # fmt: skip


def table_pairs(codes: tuple[str, str]) -> list[Pair]:
    """Return the cells of the table in two languages."""
    return [
        Pair(
            f"table_1__row_{row}__col_{column}",
            "cell",
            "table_1",
            (cell[CODES.index(codes[0])], cell[CODES.index(codes[1])]),
            within="table_1",
        )
        for column, cells in enumerate(_ROWS, 1)
        for row, cell in enumerate(cells, 2)
    ]


def exchanged_words(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Yield each two cells of a column, their second texts exchanged."""
    for one, other in combinations(pairs, 2):
        if one.id.rpartition("_")[2] == other.id.rpartition("_")[2]:
            texts = [(a.texts[0], b.texts[1]) for a, b in ((one, other), (other, one))]
            yield replace(one, texts=texts[0]), replace(other, texts=texts[1])


def person_pairs(code: str) -> list[Pair]:
    """Return sentences in English and in another script, each with a person: in full, and every other behind a title."""
    column = ("en", "ru", "ar", "zh").index(code)
    texts = [
        (_TITLED["en"].format(_last(names[0])), _TITLED[code].format(_last(names[column])))
        if n % 2
        else (_SENTENCES["en"].format(names[0]), _SENTENCES[code].format(names[column]))
        for n, names in enumerate(_PERSONS)
    ]
    return [Pair(f"para_{n}", "paragraph", f"para_{n}", both) for n, both in enumerate(texts, 1)]


def _last(name: str) -> str:
    return name.replace("·", " ").split(" ", 1)[1]


def last_names_misspelt(pairs: Sequence[Pair], code: str) -> Iterator[Pair]:
    """Yield each sentence with the last name misspelt in its second text: a letter exchanged, left out, two swapped."""
    column = ("en", "ru", "ar", "zh").index(code)
    for pair, names in zip(pairs, _PERSONS, strict=True):
        last = _last(names[column])
        for wrong in misspelt(last) if code != "zh" else (last[:1] + last[2] + last[1] + last[3:],):
            text = (pair.texts[1] or "").replace(last, wrong)
            yield replace(pair, texts=(pair.texts[0], text))
