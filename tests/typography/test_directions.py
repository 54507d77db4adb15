"""Passages that run the other way than their text: what one is, and where it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.typography.directions import passages, passages_from_right


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in passages(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("بالوثيقة A/80/628 (انظر CAT/C/7)،", ["A/80/628", "CAT/C/7"]),
        ("السيد Smith (United Kingdom)، في", ["Smith (United Kingdom)"]),
        ("UNOPS، UNDP وUNHCR؛", ["UNOPS", "UNDP", "UNHCR"]),
        ("نظام C++، وهو", ["C++"]),
        ("العنوان https://www.example.org/en/ (هنا)", ["https://www.example.org/en/"]),
        ("مبلغ (US$ 46,211.1 million).", ["US$ 46,211.1 million"]),
        ("أي -3 نقاط، و-12 000", ["-3", "-12 000"]),
        ("هو +41 22 917\u00a09000،", ["+41 22 917\u00a09000"]),
        ("مبلغ 1 234.5 دولار", ["1 234.5"]),
        ("(3 December 2025)", ["3 December 2025"]),
        ("في عام 2024 UNOPS", ["UNOPS"]),
        ("الفترة 2024-2025 في 25 من 300 صفحة، 15 %", []),
        ("لا شيء", []),
        ("الأمر رقم 7-2022/Add.3، على", ["7-2022/Add.3"]),
        ("\ufffcJ. Doe, Rivers, 2nd ed. (Oslo, 2020), p. 4.", ["J. Doe, Rivers, 2nd ed. (Oslo, 2020), p. 4."]),
        ("(312.4).", []),
        ("“Rivers & Lakes”, vol. 3 (Oslo, 2024), p. 12.", ["“Rivers & Lakes”, vol. 3 (Oslo, 2024), p. 12."]),
        ("عند 25°C تقريبا، و-12,5 °C", ["25°C", "-12,5 °C"]),
        (
            "انظر “Rivers and Their Keepers”, vol. 2 (Oslo, 2024) في",
            ["“Rivers and Their Keepers”, vol. 2 (Oslo, 2024)"],
        ),
        ("قال “The light is out” ثم", ["The light is out"]),
        ("وظيفة (ف-5) وم أ-32، المقرر 1/م أ-32", []),
        ("طلب « Les gardiens demandent 3 450 € » أمس", ["Les gardiens demandent 3 450 €"]),
        ("شركة Quay Works, Inc. والسيد Grey, Jr. غائبان", ["Quay Works, Inc.", "Grey, Jr."]),
        ("الكاتب Grey, J. P. وحده، فيتامين C. وهكذا", ["Grey, J. P.", "C"]),
        ("قال “Ships first!” ثم “Who rows?”.", ["Ships first!", "Who rows?"]),
        ("في Le Soir, « La mer monte ! », 3 mai، أمس", ["Le Soir, « La mer monte ! », 3 mai"]),
        ("بقدرة 60 kW وطول 2,5 km/h و3 × 20 t", ["60 kW", "2,5 km/h", "3 × 20 t"]),
        ("عند 31° 20′ N، 34° 5′ E", ["31° 20′ N", "34° 5′ E"]),
        ("الفاكس (212) 555-0144 أو 022 555 01 44 أو 5 (2)", ["(212) 555-0144", "022 555 01 44"]),
        ("عبارة ”terra nullius“ و”sui generis“، وبـ„lex lata“", ["terra nullius", "sui generis", "lex lata"]),
        ("في ”Rivers and Lakes“, vol. 2 (Oslo, 2024)، أمس", ["”Rivers and Lakes“, vol. 2 (Oslo, 2024)"]),
        ("قال ”Ships first!“ ثم", ["Ships first!"]),
        ("تركيز 12,5 μg/m³ و3 t/ha وزخم 6 kg·m/s أو 2–4 km²", ["12,5 μg/m³", "3 t/ha", "6 kg·m/s", "2–4 km²"]),
        ("التفاعل 2 Na + Cl₂ → 2 NaCl، والشرط x ≤ 8", ["2 Na + Cl₂ → 2 NaCl", "x ≤ 8"]),
        ("المسار P → Q → R، والعودة R ← P", ["P → Q → R", "R ← P"]),
        ("قوة 5 kg/m3 و8 W·m-2 في 3 m2", ["5 kg/m3", "8 W·m-2", "3 m2"]),
        ("عند 41°12′ شمالا و7° شرقا", ["41°12′"]),
        ("العنوان 7 rue du Port, 1202 Genève، ومليون US$.", ["7 rue du Port, 1202 Genève", "US$"]),
        ("الملف plan v3 (draft).docx معه (Who rows?)", ["plan v3 (draft).docx", "Who rows?"]),
        ("الفاكس 555-01-44 في الفترة 2024-2025، يوم 2027-05-03", ["555-01-44", "2027-05-03"]),
        ("مبلغ 31 200,5\ufffc أو 7 400\ufffc أدناه", ["31 200,5", "7 400"]),
    ],
)
def test_a_passage_is_what_a_reader_takes_as_one(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It reads ספרייה נפתחה בשנת 1931. It is open.", ["ספרייה נפתחה בשנת 1931"]),
        ("The مكتبة (قاعة) is open", ["مكتبة (قاعة)"]),
        ("(قاعة) كبيرة and", ["(قاعة) كبيرة"]),
        ("see (قاعة) only", ["قاعة"]),
        ("(مكتبة، ص 5، 6) and", ["مكتبة، ص 5، 6"]),
        ("the word مكتبة 15 times, مكتبة 5, 6 and مكتبة", ["مكتبة", "مكتبة", "مكتبة"]),
        ("it is ספרייה (חיפה, 1931), p. 2, and نسبة 43 %.", ["ספרייה (חיפה, 1931)", "نسبة 43 %"]),
        ("post ف-3/ف-4 (מד' 14–16) and القرار 2750 (2026).", ["ف-3/ف-4 (מד' 14–16)", "القرار 2750 (2026)"]),
        ("as עמ' 14–16 and المادة 5 (2) and عام 2027 and it", ["עמ' 14–16", "المادة 5 (2)", "عام 2027"]),
        ("he said «المركب هنا!» and the مركب!", ["المركب هنا!", "مركب"]),
        ("on 12 أيار/مايو 2027 it was", ["12 أيار/مايو 2027"]),
        ("it was بلغت الحرارة 25 °C في الظل then", ["بلغت الحرارة 25 °C في الظل"]),
        ('called "מגדלור 3" (עכו) and "בע"מ" or "שלט"', ['"מגדלור 3" (עכו)', 'בע"מ', "שלט"]),
        ("ميناء الرمل (2)", ["ميناء الرمل (2)"]),
        ("nothing", []),
    ],
)
def test_a_passage_from_the_right_ends_with_its_figures_and_its_brackets(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in passages_from_right(text)] == wanted


@given(st.text(alphabet="ابتAB1 ()،.+-/$\u00a0«»", max_size=60))
def test_a_passage_holds_no_letter_of_the_text_around_it_and_no_blank_at_an_end(text: str) -> None:
    assert all(each == each.strip() and not set(each) & set("ابت،") for each in found(text))
    assert all(each.count("(") == each.count(")") for each in found(text))
