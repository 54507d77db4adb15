"""Pages whose characters are not the letters that they show: they are told, left out, and recognised as pictures are."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest

from hexapla.errors import PicturesError
from hexapla.readers.pdf.pages import pages_of
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.pdf.rows import rows_of
from hexapla.tools.pdfletters import are_words
from hexapla.tools.pdfwords import page_texts
from hexapla.writers.pdf import write
from samples.pages_alone import drawn, pages_alone
from samples.paper import single

SENTENCES = [
    ("en", "The Committee recalls that the harbour was opened in due time, and that its report says so."),
    ("fr", "Le Comité rappelle que le port a été ouvert à temps, et que son rapport l’a dit plus d’une fois."),
    ("es", "El Comité recuerda que el puerto se abrió a su debido tiempo y que así lo dice su informe."),
    ("ru", "Комитет напоминает, что порт был открыт своевременно и что об этом сказано в его докладе."),
    ("ar", "تذكّر اللجنة بأن الميناء قد افتُتح في الوقت المناسب، وبأن تقريرها يذكر ذلك صراحة"),
    ("zh", "委员会回顾，港口已按时开放，报告中已说明这一点；委员会还注意到采取了哪些行动、由谁采取。"),
    ("de", "Der Ausschuss erinnert daran, dass der Hafen rechtzeitig geöffnet wurde und sein Bericht es sagt."),
    ("pl", "Komitet przypomina, że port został otwarty w terminie i że mówi o tym jego sprawozdanie roczne."),
    ("vi", "Ủy ban nhắc lại rằng cảng đã được mở đúng thời hạn và báo cáo của Ủy ban cũng đã nêu rõ điều đó."),
    ("mi", "E mahara ana te komiti i huakina te wāpu i te wā tika, ā, kei te kī hoki tana pūrongo i tērā."),
]


def report() -> bytes:
    """Return a short English report of ours, its pages alone."""
    lines = [("para", f"{number}.", SENTENCES[0][1] * 4) for number in range(1, 6)]
    return pages_alone(write(single("en", lines, title="A title")))


def with_fonts(data: bytes, change: Callable[[pikepdf.Pdf, pikepdf.Object], None]) -> bytes:
    """Return a PDF with each of its fonts changed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font" and "/ToUnicode" in each:
                change(pdf, each)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def nameless(_: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Take away what says which letters a font draws."""
    del font["/ToUnicode"]


def shifted(by: int) -> Callable[[pikepdf.Pdf, pikepdf.Object], None]:
    """Return what makes a font say other letters than it draws."""

    def change(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        said = bytes(font["/ToUnicode"].read_bytes()).decode("latin-1")

        def other(match: re.Match[str]) -> str:
            code = int(match[2], 16)
            return f"{match[1]}<{code + by if code > 32 else code:04x}>"

        font["/ToUnicode"] = pdf.make_stream(re.sub(r"(<\w+> )<(\w{4})>", other, said).encode("latin-1"))

    return change


@pytest.mark.parametrize(
    "change", [nameless, shifted(3), shifted(29), shifted(0xE000)], ids=["no letters", "by 3", "by 29", "private use"]
)
def test_a_file_whose_fonts_say_other_letters_is_refused_with_what_to_do(change) -> None:
    data = with_fonts(report(), change)
    with pytest.raises(PicturesError, match="are not the letters that its pages show") as fault:
        read_pdf(data, "old.pdf", "en")
    assert "add --ocr" in str(fault.value.advice)
    assert all(page.is_picture and not page.glyphs for page in pages_of(data, "old.pdf"))
    assert all(page.unnamed > 100 and not page.text for page in page_texts(data))


def test_the_same_file_is_read_where_its_fonts_say_their_letters() -> None:
    assert not any(page.is_unnamed for page in pages_of(report(), "new.pdf"))
    read_pdf(report(), "new.pdf", "en")


def test_one_page_of_such_letters_among_others_is_told_and_left_out() -> None:
    rows = [(72, 700 - 20 * row, 10, SENTENCES[0][1]) for row in range(20)]
    russian = "Комитет напоминает, что порт был открыт своевременно".encode("cp1251").decode("latin-1")
    old = [(72, 700 - 20 * row, 10, russian) for row in range(20)]
    data = drawn(rows, old, rows)
    reading = read_pdf(data, "mixed.pdf", "en")
    (told,) = [each for each in reading.findings if each.code == "F-249"]
    assert "2" in told.message
    assert "Êîìèòåò" not in "".join(map(str, reading.body.itertext()))


@pytest.mark.parametrize(("code", "sentence"), SENTENCES)
def test_words_of_all_languages_are_words(code: str, sentence: str) -> None:
    assert are_words(" ".join([sentence] * 12)), code


def test_tables_of_abbreviations_and_symbols_are_words() -> None:
    assert are_words("USG ASG D-2 D-1 P-5 P-4 FS NPO NGS UNV CAT/C/XXX/FCO/9 A/80/628 S/2020/11 MINUSMA UNSOS " * 20)


def test_what_a_poor_recognition_gives_is_none() -> None:
    poor = "Tbe C0mm1ttee recaIls tliat tbe harb0ur w;as 0pened in due t1me, a~d tbat i^s rep0rt says s0. " * 12
    assert not are_words(poor)
    assert are_words(poor.replace("0", "o").replace("1", "i").replace(";", "").replace("~", "n").replace("^", "t"))


def test_letters_of_a_ligature_have_its_room_and_no_blank_behind_them() -> None:
    said = b"1 beginbfchar\n<AF> <0066006C>\nendbfchar"
    with pikepdf.open(io.BytesIO(drawn([(60, 700, 10, "The con\xafict of the Parties is over.")]))) as pdf:
        font = pdf.pages[0].Resources.Font.F1
        font.ToUnicode = pdf.make_stream(b"begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n" + said)
        out = io.BytesIO()
        pdf.save(out)
    (page,) = pages_of(out.getvalue(), "page.pdf")
    assert rows_of(page)[0].text == "The conflict of the Parties is over."
