"""Labels of lists count in the letters and figures of every language: the one that is missing is said."""

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.names import E
from hexapla.checks.structure import check_structure


def said(language: str, *labels: str) -> list[str | None]:
    points = [E.point(E.num(label), E.content(E.p("Nets."))) for label in labels]
    body = E.mainBody(E.paragraph(E.num("1."), E.list(*points)))
    document = AknDocument(E.akomaNtoso(E.doc({"name": "report"}, body)))
    return [each.before for each in check_structure(document, language) if each.code == "S-008"]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("ar", "(أ) (ب) (د)"),
        ("ar", "(ج) (د) (و)"),
        ("ar", "(هـ) (ز)"),
        ("ar", "أ) ب) د)"),
        ("ru", "а) б) г)"),
        ("ru", "з) к)"),
        ("zh", "(一) (二) (四)"),
        ("zh", "（十） （十二）"),
        ("en", "(a) (b) (d)"),
    ],
)
def test_a_label_after_one_that_is_missing_is_said(language, labels):
    assert said(language, *labels.split()) == [labels.split()[-1]]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("ar", "(أ) (ب) (ج) (د) (هـ) (و) (ز) (ح) (ط) (ي) (ك) (ل)"),
        ("ar", "(أ) (ب) (ت) (ث) (ج) (ح)"),
        ("ar", "‘1’ ‘2’ ‘3’"),
        ("ru", "а) б) в) г) д) е) ж) з) и) к)"),
        ("ru", "е) ё) ж) з) и) й) к)"),
        ("zh", "(一) (二) (三)"),
        ("zh", "（九） （十） （十一）"),
        ("en", "(h) (i) (j)"),
    ],
)
def test_labels_that_follow_each_other_are_in_order(language, labels):
    assert said(language, *labels.split()) == []
