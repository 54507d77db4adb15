"""Numbers that go on through the containers of a judgment are one row; those that begin anew in each are rows of their own."""

from hexapla.akn.document import AknDocument
from hexapla.akn.names import E
from hexapla.checks.structure import check_structure


def said(**containers: tuple[int, ...]) -> list[str]:
    parts = [
        E.hcontainer(
            {"name": name, "eId": f"{name}_1"}, *(E.paragraph(E.num(f"{n}."), E.content(E.p("Nets."))) for n in numbers)
        )
        for name, numbers in containers.items()
    ]
    document = AknDocument(E.akomaNtoso(E.doc({"name": "report"}, E.mainBody(*parts))))
    return [f"{each.code} {each.message}" for each in check_structure(document, "en")]


def test_a_number_missing_between_two_containers_is_said():
    (one,) = said(introduction=(1, 2), background=(3, 4), motivation=(6, 7))
    assert one.startswith("S-001")
    assert "5" in one


def test_numbers_that_go_on_or_begin_anew_in_each_container_are_in_order():
    assert said(background=(1, 2), motivation=(3, 4), decision=(5, 6)) == []
    assert said(background=(1, 2), motivation=(1, 2)) == []


def test_decisions_are_rows_of_their_own():
    assert said(decision=(1, 2), resolution=(1, 2, 3), annex=(1, 2)) == []
