"""Lines that end at a width, in every script: what a line begins with is a label where a row of labels says so."""

import pytest
from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.readers.text.reader import read_text

FIGURES = {
    "en": (
        (
            "1. The ferry was bought by the town council in\n2014. It carries sheep, and it was mended for\n"
            "2. 500 crowns by the smith\nC. Hill and his sons.\n\n"
            "2. It sails on these days:\n\n(a) Monday and\n4. May;\n\n(b) no other day.\n\n3. Its berth is no.\n12. That is all.\n"
        ),
        ["1.", "2.", "3."],
    ),
    "fr": (
        (
            "A. Le bac\n\n1. Le bac fut acheté par M. Jean\nB. Lenoir, maire, en\n1911. Il porte des moutons et\n"
            "3. charrettes.\n2. Le passeur est payé selon l'article\n14. du règlement, qui est lu chaque\nannée devant tous les\nmariniers.\n\nB. Le quai\n\n"
            "3. Le quai est long.\n"
        ),
        ["1.", "2.", "3."],
    ),
    "ru": (
        (
            "1. Паром был куплен городом в\n1911. Он перевозит овец и стоил\n2. 5 тысячи рублей, которые дал купец\n"
            "А. Попов из города.\n\n2. Паром ходит по средам.\n"
        ),
        ["1.", "2."],
    ),
    "ar": (
        (
            "1- اشترى المجلس البلدي القارب الكبير في عام\n1911، وهو ينقل الأغنام إلى الجزيرة مرتين كل\nأسبوع في فصل الصيف.\n\n"
            "2- ويدفع المجلس أجرة الملاح والحارس من صندوق\nالمدينة.\n"
        ),
        ["1-", "2-"],
    ),
}


def paragraphs(text: str, language: str) -> list[etree._Element]:
    return list(read_text(f"CAT/C/NLD/8\n\n{text}".encode(), f"{language}.txt", language).body.iter(akn("paragraph")))


@pytest.mark.parametrize("language", FIGURES)
def test_a_figure_a_year_or_an_initial_at_the_beginning_of_a_line_is_no_label(language):
    text, numbers = FIGURES[language]
    found = paragraphs(text, language)
    assert [each.findtext(akn("num")) for each in found] == numbers
    body = read_text(f"CAT/C/NLD/8\n\n{text}".encode(), "x.txt", language).body
    assert not list(body.iter(akn("alinea")))
    assert len(list(body.iter(akn("heading")))) == text.count("\n\nB. ") * 2


def test_a_number_that_is_missing_or_stands_twice_stays_one():
    text = "1. The ferry carries sheep and, on some days of the\nweek, cows.\n\n2. It sails.\n\n2. It returns.\n\n5. It rests.\n"
    assert [each.findtext(akn("num")) for each in paragraphs(text, "en")] == ["1.", "2.", "2.", "5."]


@pytest.mark.parametrize("width", [16, 20, 27, 40])
def test_chinese_that_is_cut_at_a_width_is_joined_without_blanks(width):
    rows = [
        "1. 渡船由市政府于一九一一年购买，每天往返三次，载运羊群和货物，船费由乘客支付，老人和儿童免费，冬季停航。",
        "2. 船长应当在开船以前把乘客人数、货物重量和天气情况告诉码头管理员，并且在日志上写明，由管理员签字。",
        "3. 本办法由码头管理处解释，自公布之日起施行，以前的办法同时废止，凡有疑问的，可以写信询问管理处。",
    ]
    cut = "\n\n".join("\n".join(row[place : place + width] for place in range(0, len(row), width)) for row in rows)
    found = paragraphs(cut, "zh")
    assert [f"{each.findtext(akn('num'))} {plain_text(each[1])}".strip() for each in found] == rows


def test_a_chinese_text_that_is_set_in_by_wide_blanks_is_read_by_its_labels():
    text = "\u3000\u3000第一条\u3000渡船每天往返三次，载运羊群和货物，\n船费由乘客支付。\n\u3000\u3000第二条\u3000冬季停航，渡船应当停在码头，由管理\n员看守。\n"
    body = read_text(text.encode(), "zh.txt", "zh").body
    assert [each.findtext(akn("num")) for each in body.iter(akn("article"))] == ["第一条", "第二条"]
    assert [plain_text(each) for each in body.iter(akn("p"))] == [
        "渡船每天往返三次，载运羊群和货物，船费由乘客支付。",
        "冬季停航，渡船应当停在码头，由管理员看守。",
    ]


def test_a_paragraph_that_a_page_end_cuts_is_one_where_letters_have_no_case():
    text = "1. 渡船由市政府购买，每天往返三次，载运羊群和货物，并且由\n\f\n船长负责。\n\n2. 冬季停航。\n"
    assert plain_text(paragraphs(text, "zh")[0][1]).endswith("并且由船长负责。")


def test_a_number_in_brackets_over_a_text_is_a_heading_and_in_a_list_an_item():
    text = "一、总则\n\n(一) 目的\n\n1. 为了保护渡船。\n\n(二) 范围\n\n2. 下列船只适用：\n\n(一) 渡船；\n\n(二) 帆船。\n\n二、附则\n\n(一) 解释\n\n由管理处解释。\n"
    body = read_text(f"CAT/C/NLD/8\n\n{text}".encode(), "zh.txt", "zh").body
    assert [each.findtext(akn("heading")) for each in body.iter(akn("division"))] == ["目的", "范围", "解释"]
    assert [each.findtext(akn("num")) for each in body.iter(akn("point"))] == ["(一)", "(二)"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. The motto is old.\n\n“Keep water.”\n\n— Proverb\n\n2. It hangs here.\n", 0),
        ("1. Items:\n\n– first thing;\n\n– second thing.\n\n2. No more.\n", 2),
        ("1. There is one item:\n\n– the ferry\n\n2. No more.\n", 1),
    ],
)
def test_a_dash_before_a_name_below_a_sentence_is_no_item(text, items):
    body = read_text(f"CAT/C/NLD/8\n\n{text}".encode(), "en.txt", "en").body
    assert len(list(body.iter(akn("indent")))) == items
    assert len(list(body.iter(akn("paragraph")))) == 2


def test_a_paragraph_that_a_page_end_cuts_above_its_notes_is_one():
    text = (
        "1. The ferry was bought by the town in the year of the flood,¹ and the\n\n__________________\n¹ See the rolls,\n"
        "second part.\n\n2\n\fCAT/C/NLD/8\n\nmasters of it were sworn in at the gate.\n\n2. It rests in winter.\n"
    )
    found = paragraphs(text, "en")
    assert len(found) == 2
    assert plain_text(found[0][1]).endswith("and the masters of it were sworn in at the gate.")
