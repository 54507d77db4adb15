"""eIds follow from what is printed: numbers, repeats, places without a number, attachments."""

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.ids import assign, label_number, number_part
from hexapla.akn.names import E, akn
from samples.canonical import BODY, MAST, made

LABELS = [
    ("15.", "15"), ("(a)", "a"), ("(iv)", "iv"), ("I.", "I"), ("A.", "A"), ("11.2", "11-2"), ("11.2 bis", "11-2bis"),
    ("12 bis.", "12bis"), ("12\u00a0bis.", "12bis"), ("Article 3", "3"), ("Chapter II", "II"), ("Partie IV", "IV"), ("а)", "а"), ("一、", "一"),
    ("15-", "15"), ("4–6.", "4-6"), ("", ""), ("•", ""), ("—", ""), ("٣.", "٣"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "number"), LABELS)
def test_the_number_of_a_label_is_what_is_left_without_its_signs(label, number):
    assert number_part(label) == number


@pytest.mark.parametrize(("label", "number"), LABELS)
def test_a_number_is_its_own_number(label, number):
    assert number_part(number_part(label)) == number


def paragraph(number, *content):
    return E.paragraph(E.num(number), *(content or (E.content(E.p("Text.")),)))


def ids(root, *names):
    return [element.get("eId") for element in root.iter(*(akn(name) for name in names))]


@pytest.mark.parametrize(
    "label",
    [
        "Decision 2/CP.32",
        "Décision 2/CP.32",
        "Decisión 2/CP.32",
        "Решение 2/СР.32",
        "المقرر 2/م أ-32",
        "第2/CP.32号决定",
    ],
)
def test_a_decision_has_the_same_number_in_every_language(label):
    assert label_number(label, "hcontainer") == "2-CP-32"


def test_a_number_that_stands_twice_gets_a_suffix_and_is_told():
    main = E.doc(E.mainBody(paragraph("12."), paragraph("12."), paragraph("12."), paragraph("13.")))
    repeated = assign(main)
    assert ids(main, "paragraph") == ["para_12", "para_12_2", "para_12_3", "para_13"]
    assert [first for first, _ in repeated] == ["para_12", "para_12"]


def test_a_suffix_never_takes_the_id_of_another():
    main = E.doc(E.mainBody(paragraph("12."), paragraph("12-2."), paragraph("12."), paragraph("12_2.")))
    assign(main)
    found = ids(main, "paragraph")
    assert len(set(found)) == 4


def test_paragraphs_are_numbered_through_the_document_and_items_inside_their_list():
    item = E.indent(E.num("•"), E.content(E.p("One.")))
    point = E.point(E.num("(a)"), E.content(E.p("One.")))
    section = E.section(E.num("II."), E.heading("Facts"), paragraph("7.", E.list(E.intro(E.p("Two:")), item, point)))
    main = E.doc(E.mainBody(section))
    assign(main)
    assert ids(main, "section", "paragraph", "list", "indent", "point") == [
        "sec_II", "para_7", "para_7__list_1", "para_7__list_1__indent_1", "para_7__list_1__point_a",
    ]  # fmt: skip


def test_what_has_no_number_is_counted_among_its_like():
    main = E.doc(E.mainBody(E.division(E.heading("One")), E.division(E.heading("Two"), E.alinea(E.content(E.p("x"))))))
    assign(main)
    assert ids(main, "division", "alinea") == ["dvs_1", "dvs_2", "dvs_2__al_1"]


def test_every_id_of_an_attachment_carries_the_attachments():
    def attachment(number):
        return E.attachment(E.heading("Annex"), E.doc({"name": "annex"}, E.mainBody(paragraph(number))))

    main = E.doc(E.mainBody(paragraph("1.")), E.attachments(attachment("1."), attachment("1.")))
    assert assign(main) == []
    assert ids(main, "paragraph") == ["para_1", "att_1__para_1", "att_2__para_1"]
    assert ids(main, "attachment") == ["att_1", "att_2"]


def test_the_metadata_of_an_attachment_is_prefixed_too(tmp_path):

    documents, _ = made(tmp_path, {"en": MAST + BODY + "Annex\nList of places\n1.\tThe Hague.\n"})
    document: AknDocument = documents["en"]
    attachment = document.main.find(f"{akn('attachments')}/{akn('attachment')}")
    inner = [element.get("eId") for element in attachment.iter() if element.get("eId")]
    assert "att_1__para_1" in inner
    assert all(eid == "att_1" or eid.startswith("att_1__") for eid in inner)
    everything = [element.get("eId") for element in document.root.iter() if element.get("eId")]
    assert len(everything) == len(set(everything))


def test_giving_ids_twice_changes_nothing():
    main = E.doc(E.mainBody(paragraph("1."), E.division(E.heading("One"), paragraph("1."))))
    assign(main)
    before = ids(main, "paragraph", "division")
    assign(main)
    assert ids(main, "paragraph", "division") == before
