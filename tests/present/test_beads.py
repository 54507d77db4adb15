"""Sentences of two languages meet where they say the same, and what was dropped stands alone."""

from collections import Counter
from collections.abc import Mapping

from hexapla.akn.document import AknDocument
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.beads import align, common
from hexapla.present.presentation import Presentation

EN = [
    "The mission reached the valley on 4 May 2019.",
    "It stayed for three days.",
    "In Tarma it spoke with 212 farmers, of whom 40 had lost their land to the river.",
    "The mayor promised a new bridge.",
]
FR = [
    "La mission a gagné la vallée le 4 mai 2019.",
    "Elle y est restée trois jours.",
    "À Tarma, elle s’est entretenue avec 212 agriculteurs, dont 40 avaient perdu leurs terres à cause de la rivière.",
    "Le maire a promis un nouveau pont.",
]


def sizes(first: list[str], second: list[str]) -> list[tuple[int, int]]:
    """Return how many sentences stand in each bead."""
    return [(len(one), len(other)) for one, other in align(first, second, 1.1)]


def test_sentences_that_answer_each_other_meet_one_by_one() -> None:
    assert sizes(EN, FR) == [(1, 1)] * 4


def test_two_or_three_sentences_meet_one_that_says_all_of_it() -> None:
    assert sizes([" ".join(EN[:2]), *EN[2:]], FR) == [(1, 2), (1, 1), (1, 1)]
    assert sizes(EN, [FR[0], " ".join(FR[1:])]) == [(1, 1), (3, 1)]


def test_a_dropped_sentence_leaves_its_counterpart_alone() -> None:
    kept = [*FR[:2], FR[3]]
    assert align(EN, kept, 1.1)[2] == (range(2, 3), range(2, 2))
    assert align(kept, EN, 0.9)[2] == (range(2, 2), range(2, 3))


def test_sentences_that_cross_are_kept_together() -> None:
    first = [
        "The aim in 2016 was to bring services closer.",
        "The regions are Lima, Puno, Ica, Tumbes and Pasco (46 centres).",
    ]
    second = [
        "Les régions sont Lima, Puno, Ica, Tumbes et Pasco (46 centres).",
        "En 2016, le but était de rapprocher les services.",
    ]
    assert sizes(first, second) == [(2, 2)]


def test_no_bead_crosses_a_break() -> None:
    joined = [" ".join(EN[:2]), *EN[2:]]
    assert (range(1), range(2)) in align(joined, FR, 1.1)
    assert all(1 not in range(other.start + 1, other.stop) for _, other in align(joined, FR, 1.1, ((), {1})))


def test_everything_is_in_a_bead_however_unlike_the_texts_are() -> None:
    for first, second in ((EN, []), ([], FR), (EN * 20, FR), (EN, ["x"])):
        groups = align(first, second)
        assert [n for one, _ in groups for n in one] == list(range(len(first)))
        assert [n for _, other in groups for n in other] == list(range(len(second)))


def test_a_long_unit_is_searched_in_a_band() -> None:
    assert sizes(EN * 100, FR * 100) == [(1, 1)] * 400


def test_three_languages_share_the_coarsest_beads() -> None:
    one = [(range(1), range(2)), (range(1, 2), range(2, 3)), (range(2, 3), range(3, 4))]
    other = [(range(2), range(1)), (range(2, 3), range(1, 3))]
    assert common([one, other]) == [(range(2), range(3), range(1)), (range(2, 3), range(3, 4), range(1, 3))]


def test_the_seed_has_the_beads_that_a_reader_counted(presentations: Mapping[str, Presentation]) -> None:
    rows = [row for row in presentations["en-fr"].rows if row.kind != "heading"]
    kinds = Counter(_size(row.texts, bead.spans) for row in rows for bead in row.beads)
    assert sum(kinds.values()) == 134
    assert kinds == {(1, 1): 112, (2, 1): 11, (1, 2): 8, (3, 1): 1, (1, 3): 1, (2, 2): 1}
    crossing = next(row for row in rows if row.id == "para_37")
    assert [_size(crossing.texts, bead.spans) for bead in crossing.beads] == [(2, 2)]


def test_the_rows_of_the_seed_pair_completely(presentations: Mapping[str, Presentation]) -> None:
    rows = presentations["en-fr"].rows
    assert Counter(row.kind for row in rows) == {"paragraph": 65, "item": 23, "heading": 8}
    assert {row.status for row in rows} == {"both"}


def test_beads_hold_the_whole_text_of_every_cell(presentations: Mapping[str, Presentation]) -> None:
    for row in presentations["en-fr"].rows:
        for column, text in enumerate(row.texts):
            spans = [bead.spans[column] for bead in row.beads]
            assert "".join((text or "")[slice(*span)] for span in spans if span) == text


def test_the_order_of_the_columns_does_not_change_the_beads(
    documents: dict[str, AknDocument], presentations: Mapping[str, Presentation]
) -> None:
    turned = present(documents, Edition.parse("fr-en"), Office())
    found = {(row.id, bead.spans[::-1]) for row in turned.rows for bead in row.beads}
    assert found == {(row.id, bead.spans) for row in presentations["en-fr"].rows for bead in row.beads}


def _size(texts: tuple[str | None, ...], spans: tuple[tuple[int, int] | None, ...]) -> tuple[int, ...]:
    """Return how many sentences of each language stand in a bead."""
    from hexapla import catalogue
    from hexapla.present.sentences import sentences

    return tuple(
        len(sentences((text or "")[slice(*span)], catalogue.language(code))) if span else 0
        for text, span, code in zip(texts, spans, ("en", "fr"), strict=True)
    )


def test_a_text_of_a_hundred_times_as_many_sentences_as_the_other_is_aligned() -> None:
    for first, second in (([EN[0]] * 3, [FR[0]] * 300), ([EN[0]] * 300, [FR[0]] * 3), ([EN[0]], [FR[0]] * 200)):
        groups = align(first, second, 1.1)
        assert (groups[-1][0].stop, groups[-1][1].stop) == (len(first), len(second))
