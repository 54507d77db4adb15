"""Units without a number: where one language has a heading or a line more, the rest still stand beside their likes."""

import pytest

from hexapla.present.presentation import Column, Presentation
from hexapla.writers.web.edition import write
from samples import parallel as parallel_samples
from samples import web as samples

WORDS = {
    "en": {
        "opening": "The Conference met in Tarma on 4 May 2019 and thanked its hosts for their patience.",
        "aware": "Aware of the wishes of 212 farmers of the valley,",
        "noting": "Noting that a road was planned long ago and that nobody, in all the years since then, has begun to build it,",
        "first": "The road shall be built.",
        "second": "The bridge shall be mended before the rains of each and every year, at the cost of the province.",
    },
    "fr": {
        "opening": "La Conférence s’est réunie à Tarma le 4 mai 2019 et a remercié ses hôtes de leur patience.",
        "aware": "Consciente des souhaits de 212 agriculteurs de la vallée,",
        "noting": "Notant qu’une route était prévue de longue date et que personne, depuis tant d’années, n’en a commencé les travaux,",
        "first": "La route sera construite.",
        "second": "Le pont sera réparé avant les pluies de chaque année, sans exception, aux frais de la province.",
    },
}  # fmt: skip
EXTRA = "Adoptée par acclamation à la deuxième séance plénière."


def alinea(eid: str, text: str) -> str:
    return f'<alinea eId="{eid}"><content><p>{text}</p></content></alinea>'


def division(eid: str, heading: str, *inside: str) -> str:
    return f'<division eId="{eid}"><heading>{heading}</heading>{"".join(inside)}</division>'


def paired(*columns: Column) -> list[tuple[str | None, ...]]:
    """Return what stands in each row, by the first words of each cell."""
    return shown(parallel_samples.edition(*columns))


def shown(made: Presentation) -> list[tuple[str | None, ...]]:
    return [tuple(text and " ".join(text.split()[:2]) for text in row.texts) for row in made.rows]


def column(code: str, *parts: str) -> Column:
    return samples.column(code, "".join(parts))


def preamble(code: str, *, extra: str = "", flat: bool = False) -> Column:
    """Return a preamble of headings and lines; `extra` stands before all else, `flat` has no heading in a heading."""
    words = WORDS[code]
    lead = [division("dvs_1", "Note", alinea("dvs_1__al_1", extra))] if extra else []
    at = f"dvs_{len(lead) + 1}"
    below = f"dvs_{len(lead) + 2}" if flat else f"{at}__dvs_1"
    inner = division(
        below, "Preamble" if code == "en" else "Préambule",
        alinea(f"{below}__al_1", words["aware"]), alinea(f"{below}__al_2", words["noting"]),
    )  # fmt: skip
    outer = [alinea(f"{at}__al_1", words["opening"])]
    title = "Declaration of Tarma" if code == "en" else "Déclaration de Tarma"
    divisions = [division(at, title, *outer), inner] if flat else [division(at, title, *outer, inner)]
    return column(code, *lead, *divisions)


EXPECTED = [
    ("Declaration of", "Déclaration de"), ("The Conference", "La Conférence"), ("Preamble", "Préambule"),
    ("Aware of", "Consciente des"), ("Noting that", "Notant qu’une"),
]  # fmt: skip


def test_a_heading_more_in_one_language_does_not_part_all_that_follow() -> None:
    rows = paired(preamble("en"), preamble("fr", extra=EXTRA))
    assert [row for row in rows if None not in row] == EXPECTED
    assert sorted(row[1] for row in rows if row[0] is None) == ["Adoptée par", "Note"]


def test_a_heading_more_in_the_first_language_does_not_either() -> None:
    rows = paired(preamble("fr", extra=EXTRA), preamble("en"))
    assert [row[::-1] for row in rows if None not in row] == EXPECTED


def test_headings_of_other_levels_still_answer_each_other() -> None:
    assert paired(preamble("en"), preamble("fr", flat=True)) == EXPECTED


@pytest.mark.parametrize("missing", ["opening", "aware", "noting"])
def test_a_line_that_a_language_lacks_is_missing_there_alone(missing: str) -> None:
    lines = {
        code: [alinea(f"al_{n}", text) for n, text in enumerate(words, 1)]
        for code, words in {
            "en": [WORDS["en"][key] for key in ("opening", "aware", "noting")],
            "fr": [WORDS["fr"][key] for key in ("opening", "aware", "noting") if key != missing],
        }.items()
    }
    rows = paired(column("en", *lines["en"]), column("fr", *lines["fr"]))
    alone = [row for row in rows if None in row]
    assert [row[0] for row in alone] == [" ".join(WORDS["en"][missing].split()[:2])]
    assert len(rows) == 3


def bullets(code: str, keys: list[str]) -> str:
    items = "".join(
        f'<indent eId="para_1__list_1__indent_{n}"><num>•</num><content><p>{WORDS[code][key]}</p></content></indent>'
        for n, key in enumerate(keys, 1)
    )
    return f'<paragraph eId="para_1"><num>1.</num><list eId="para_1__list_1"><intro><p>1:</p></intro>{items}</list></paragraph>'


def test_bullets_of_unequal_number_find_their_likes() -> None:
    keys = ["first", "second", "opening"]
    rows = paired(column("en", bullets("en", keys)), column("fr", bullets("fr", keys[1:])))
    assert ("The road", None) in rows
    assert ("The bridge", "Le pont") in rows
    assert ("The Conference", "La Conférence") in rows


def test_a_numbered_paragraph_never_answers_another_number() -> None:
    english = parallel_samples.paragraphs([WORDS["en"]["first"], WORDS["en"]["second"]])
    french = parallel_samples.paragraphs([WORDS["fr"]["second"]], first=1)
    assert paired(column("en", english), column("fr", french)) == [("The road", "Le pont"), ("The bridge", None)]


def test_numbers_that_begin_anew_follow_their_heading() -> None:
    def decision(at: str, code: str, name: str) -> str:
        texts = [WORDS[code]["first"], WORDS[code]["second"]]
        numbered = "".join(
            f'<paragraph eId="{at}__para_{n}"><num>{n}.</num><content><p>{text}</p></content></paragraph>'
            for n, text in enumerate(texts, 1)
        )
        return division(at, name, numbered)

    english = column("en", decision("dvs_1", "en", "Decision on roads"))
    french = column(
        "fr",
        division("dvs_1", "Avertissement", alinea("dvs_1__al_1", EXTRA)),
        decision("dvs_2", "fr", "Décision sur les routes"),
    )
    rows = paired(english, french)
    assert ("The road", "La route") in rows
    assert ("The bridge", "Le pont") in rows


def test_ids_stay_unique_where_places_are_shifted() -> None:
    made = parallel_samples.edition(preamble("en"), preamble("fr", extra=EXTRA))
    page = write(made)
    text = page if isinstance(page, str) else page.decode()
    idents = [part.split('"', 1)[0] for part in text.split(' id="')[1:]]
    assert len(idents) == len(set(idents))
    assert len({row.id for row in made.rows}) == len(made.rows)


def section(name: str, eid: str, num: str, *inside: str) -> str:
    return f'<{name} eId="{eid}"><num>{num}</num><heading>Wells</heading>{"".join(inside)}</{name}>'


def numbered(eid: str, num: str, text: str) -> str:
    return f'<paragraph eId="{eid}"><num>{num}</num><content><p>{text}</p></content></paragraph>'


def listed(eid: str, *points: tuple[str, str]) -> str:
    items = "".join(
        f'<point eId="{eid}__point_{n}"><num>{num}</num><content><p>{text}</p></content></point>'
        for n, (num, text) in enumerate(points, 1)
    )
    return f'<list eId="{eid}">{items}</list>'


def test_what_is_a_section_in_one_language_and_an_article_in_another_is_paired_by_its_number() -> None:
    words = [WORDS[code] for code in ("en", "fr")]
    first = column(
        "en",
        *(
            section("section", f"sec_{n}", f"Section {n}", alinea(f"sec_{n}__al_1", words[0][key]))
            for n, key in ((1, "first"), (2, "second"))
        ),
    )
    other = column(
        "fr",
        *(
            section("article", f"art_{n}", f"Article {n}", alinea(f"art_{n}__al_1", words[1][key]))
            for n, key in ((1, "first"), (2, "second"))
        ),
    )
    rows = paired(first, other)
    assert len(rows) == 4
    assert all(None not in row for row in rows)


def test_numbered_paragraphs_and_items_of_one_number_answer_each_other() -> None:
    words = [WORDS[code] for code in ("en", "fr")]
    first = column("en", numbered("para_1", "1.", words[0]["first"]), numbered("para_2", "2.", words[0]["second"]))
    other = column(
        "fr",
        f'<alinea eId="al_1"><content>{listed("al_1__list_1", ("㈠", words[1]["first"]), ("㈡", words[1]["second"]))}</content></alinea>',
    )
    assert paired(first, other) == [("The road", "La route"), ("The bridge", "Le pont")]
