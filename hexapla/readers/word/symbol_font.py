"""Signs typed in the font Symbol where pandoc does not read: its private characters U+F020 to U+F0FE, by their places in the font.

The places are those of the Adobe Symbol encoding; Word adds U+F000 to them.
"""

from lxml import etree

from hexapla.akn.names import local

_FIRST = 0xF020
_LOWER = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)  # fmt: skip
_UPPER = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
)  # fmt: skip
_SIGNS = {_FIRST + place: sign for place, sign in enumerate(_LOWER)}
_SIGNS |= {_FIRST + 0x80 + place: sign for place, sign in enumerate(_UPPER)}


def write_symbols(root: etree._Element) -> None:
    """Let the runs of a drawing part that are set in Symbol say their signs (ISO/IEC 29500-1, 21.1.2.3.10)."""
    for run in (each for each in root.iter("{*}r", "{*}fld") if _is_in_symbol(each)):
        for text in (each for each in run if local(each) == "t" and each.text):
            text.text = str(text.text).translate(_SIGNS)


def _is_in_symbol(run: etree._Element) -> bool:
    fonts = run.iterfind("{*}rPr/{*}sym"), run.iterfind("{*}rPr/{*}latin")
    return any(font.get("typeface") == "Symbol" for each in fonts for font in each)
