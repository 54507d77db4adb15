"""Numbers of charts as the charts show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.readers.word.number_formats import as_shown

ACCOUNTS = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "code", "wanted"),
    [
        ("0.1234", "0.0%", "12.3%"),
        ("1234.5", "#,##0", "1,235"),
        ("-1234", ACCOUNTS, "(1,234)"),
        ("0", ACCOUNTS, "-"),
        ("44197", "mmm-yy", "Jan-21"),
        ("44197", "d/m/yyyy", "1/1/2021"),
        ("2020", "General", "2020"),
        ("12.25", '0.0" million"', "12.3 million"),
        ("1234567", "#,##0.0,,", "1.2"),
        ("5", "[Red]0;[Blue]-0", "5"),
        ("7", "# ?/?", "7"),
        ("13000", "# ##0", "13 000"),
        ("13000", "#\\ ##0", "13 000"),
        ("12345678", "### ### ##0", "12 345 678"),
        ("Female", "0%", "Female"),
        ("0.5", "", "0.5"),
        ("1234567.891", "[$$-409]#,##0.00", "$1,234,567.89"),
        ("12.5", "#,##0.0 [$€-407]", "12.5 €"),
        ("44197", "[$-409]d mmm yyyy", "1 Jan 2021"),
        ("41.04", '0.0"%"', "41.0%"),
        ("4100", '#,##0"%"', "4,100%"),
        ("41", "0\\%", "41%"),
        ("-41", '0"%";(0"%")', "(41%)"),
        ("0.41", '0%" of 5%"', "41% of 5%"),
        ("41", "0[$%-409]", "41%"),
        ("41", '"‰ "0', "‰ 41"),
        ("3.5", '0.0" d; m"', "3.5 d; m"),
        ("12", '0" (_x*y)"', "12 (_x*y)"),
        ("1234", '#\\ ##0", net"', "1 234, net"),
        ("12", "0'", "12'"),
        ("0.5", 'General"%"', "0.5%"),
        ("0", 'General" boats"', "0 boats"),
    ],
)
def test_a_number_is_what_its_format_shows(value: str, code: str, wanted: str) -> None:
    assert as_shown(value, code) == wanted


@given(st.text(max_size=12), st.text(alphabet="0#.,%;[]\"'\\_*?/ymdG@ -E+", max_size=14))
def test_no_value_and_no_format_stops_a_chart(value: str, code: str) -> None:
    assert isinstance(as_shown(value, code), str)
    assert isinstance(as_shown("1234.5", code), str)
