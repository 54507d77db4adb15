"""Tables cell by cell: by place, by the State or the number of a row, and cells that changed places."""

from lxml import etree

from hexapla.akn.names import E
from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Pair
from hexapla.concordance.tables import cell_pairs

ROWS = [["Country", "Area", "Crop"], ["Chad", "120", "cotton"], ["Peru", "450", "coffee"], ["Spain", "310", "olives"]]
LIGNES = [
    ["Pays", "Surface", "Culture"],
    ["Tchad", "120", "coton"],
    ["Pérou", "450", "café"],
    ["Espagne", "310", "olives"],
]


def table(rows: list[list[str]]) -> etree._Element:
    return E("table", *(E("tr", *(E("td", E("p", cell)) for cell in row)) for row in rows))


def pairs(first: list[list[str]], second: list[list[str]]) -> list[Pair]:
    whole = Pair("table_1", "alinea", "table_1", ("", ""))
    return list(cell_pairs(whole, (table(first), table(second)), ("en", "fr")))


def looks(first: list[list[str]], second: list[list[str]]) -> list[Item]:
    return list(compare(pairs(first, second), ("en", "fr")).to_look_at)


def test_cells_answer_by_their_place() -> None:
    found = pairs(ROWS, LIGNES)
    assert [(pair.id, pair.texts) for pair in found[:4]] == [
        ("table_1__row_1__col_1", ("Country", "Pays")),
        ("table_1__row_1__col_2", ("Area", "Surface")),
        ("table_1__row_1__col_3", ("Crop", "Culture")),
        ("table_1__row_2__col_1", ("Chad", "Tchad")),
    ]
    assert {pair.unit for pair in found} == {"table_1"}
    assert looks(ROWS, LIGNES) == []


def test_captions_of_tables_answer_each_other() -> None:
    tables = table(ROWS), table(LIGNES)
    for made, words in zip(tables, ("Crops of 2019", "Cultures de 2018"), strict=True):
        made.insert(0, E("caption", words))
    found = list(cell_pairs(Pair("table_1", "alinea", "table_1", ("", "")), tables, ("en", "fr")))
    assert (found[0].id, found[0].texts) == ("table_1__caption", ("Crops of 2019", "Cultures de 2018"))
    assert len(list(compare(found, ("en", "fr")).to_look_at)) == 1


def test_a_cell_counts_its_marks_in_the_text_of_the_whole_table() -> None:
    text = "\n".join(cell for row in ROWS for cell in row)
    assert all(text[pair.starts[0] :].startswith(pair.texts[0] or "") for pair in pairs(ROWS, LIGNES))


def test_rows_sorted_by_each_alphabet_answer_by_their_states() -> None:
    sorted_anew = [LIGNES[0], *sorted(LIGNES[1:])]
    assert looks(ROWS, sorted_anew) == []
    wrong = [row if row[0] != "Pérou" else ["Pérou", "540", "café"] for row in sorted_anew]
    assert [item.texts for item in looks(ROWS, wrong)] == [("450", "540")]


def test_rows_sorted_by_each_alphabet_answer_by_their_states_where_one_head_alone_names_a_state() -> None:
    head = [ROWS[0][0], "Tribunal for Rwanda", *ROWS[0][2:]]
    assert looks([head, *ROWS[1:]], [LIGNES[0], *sorted(LIGNES[1:])]) == []


def test_exchanged_figures_are_one_look() -> None:
    lines = [list(row) for row in LIGNES]
    lines[1][1], lines[3][1] = lines[3][1], lines[1][1]
    (item,) = looks(ROWS, lines)
    assert item.rule == "two values seem to be exchanged"
    assert [item.pair, *(place.pair for place in item.places)] == ["table_1__row_2__col_2", "table_1__row_4__col_2"]


def test_exchanged_words_are_a_look() -> None:
    rows = [[str(n), word] for n, word in enumerate(("administration", "transport", "education", "agriculture"))]
    lines = [[str(n), word] for n, word in enumerate(("administration", "éducation", "transport", "agriculture"))]
    assert [item.kind for item in looks(rows, lines)] == ["cell"]


def test_words_that_have_others_beside_them_everywhere_else_are_a_look() -> None:
    kinds = ["array", "array", "array", "single station", "single station", "array"]
    sortes = ["miniréseau", "miniréseau", "miniréseau", "station isolée", "station isolée", "station isolée"]
    rows, lines = ([[str(n), word] for n, word in enumerate(words)] for words in (kinds, sortes))
    assert [(item.kind, item.texts) for item in looks(rows, lines)] == [("cell", ("array", "station isolée"))]


def test_a_row_that_one_language_lacks_is_a_look() -> None:
    (item,) = looks(ROWS, LIGNES[:2] + LIGNES[3:])
    assert item.rule == "a table row only in the English text"


CATCH = [["Stock", "2021", "Port"], ["Bream", "4,310", "Lom"], ["Squid", "960", "Ita"], ["Crab", "2,075", "Lom"]]
PRISES = [["Stock", "2021", "Port"], ["Dorade", "4 310", "Lom"], ["Calmar", "960", "Ita"], ["Crabe", "2 075", "Lom"]]


def test_the_row_that_is_missing_is_named_and_the_others_meet_their_own() -> None:
    for n in (1, 2, 3):
        (item,) = looks(CATCH, PRISES[:n] + PRISES[n + 1 :])
        assert item.texts[0] == " ".join(CATCH[n])
    lines = [[*row] for row in PRISES]
    lines[3][1] = "2 175"
    found = looks(CATCH, lines[:1] + lines[2:])
    assert sorted(item.texts[0] or "" for item in found) == ["2,075", "Bream 4,310 Lom"]


def test_rows_of_words_meet_in_order_by_their_lengths() -> None:
    rows = [["Use"], ["Storing water for more than a year in open tanks"], ["Sale"], ["Transport by road and by rail"]]
    lines = [["Usage"], ["Vente"], ["Transport par la route et par le rail"]]
    assert [item.texts[0] for item in looks(rows, lines)] == ["Storing water for more than a year in open tanks"]


def test_a_list_of_states_is_compared_as_a_list() -> None:
    english = ["Algeria", "Benin", "Egypt", "Guinea", "South Africa"]
    french = ["Afrique du Sud", "Algérie", "Bénin", "Égypte", "Guinée"]
    lines = [Pair(f"p_{n}", "item", f"p_{n}", texts) for n, texts in enumerate(zip(english, french, strict=True))]
    assert compare(lines, ("en", "fr")).to_look_at == ()
    french[1] = "Albanie"
    lines = [Pair(f"p_{n}", "item", f"p_{n}", texts) for n, texts in enumerate(zip(english, french, strict=True))]
    named = {text for item in compare(lines, ("en", "fr")).to_look_at for text in item.texts if text}
    assert named == {"Algeria", "Albanie"}
