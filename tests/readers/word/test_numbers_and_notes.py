"""What people do to numbers, notes and rows in Word: the labels that its pages show, every note, rows as they were decided."""

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text as plain
from hexapla.akn.names import akn
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.readers.word import read_word
from samples import project as small
from samples.word_sources import MASTHEAD, SPACES, TITLE, R, call, cell, docx, p, r, row, styles, table

NUM = '<w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>'.format
RULE = '<w:style w:type="paragraph" w:styleId="Rule"><w:name w:val="Rule"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
LINK = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="l" Type="{}/hyperlink" Target="{}" TargetMode="External"/></Relationships>'


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>{NUM(1)}'


def at(depth: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def canonical(tmp_path, body: str, tracked: str = "refuse", **more) -> AknDocument:
    reading = read_word(docx(MASTHEAD + TITLE + body, **more), "en.docx", "en", tracked)
    config = DocumentConfig(path=tmp_path / "document.toml")
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def labels(document: AknDocument) -> list[str | None]:
    return [block.num for block in document.blocks()]


def test_a_legal_level_counts_roman_chapters_in_figures(tmp_path):
    legal = lists(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    body = [p("Nets", style="HCh", properties=at(0)), p("They dry.", properties=at(1)), p("On land.", properties=at(2)),
            p("Ropes", style="HCh", properties=at(0)), p("They too.", properties=at(1))]  # fmt: skip
    document = canonical(tmp_path, "".join(body), parts={"numbering": legal})
    assert labels(document) == ["I.", "1.1", "1.1.1", "II.", "2.1"]


def test_a_style_numbers_paragraphs_but_those_that_take_its_number_off_and_letters_that_never_restart_run_on(tmp_path):
    running = lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:lvlRestart w:val="0"/>'))
    body = [p("One.", style="Rule"), p("fish", properties=at(1)), p("Bare.", style="Rule", properties=at(0, 0)), p("Two.", style="Rule"),
            p("boats", properties=at(1))]  # fmt: skip
    document = canonical(tmp_path, "".join(body), parts={"numbering": running, "styles": styles(RULE)})
    assert labels(document) == ["1.", "(a)", None, "2.", "(b)"]


@pytest.mark.parametrize("heading", [p("\tI.\tNets", style="HCh"), ""])
@pytest.mark.parametrize(("label", "blank"), [("1.", " "), ("1.", "\u00a0"), ("(a)", " "), ("–", " "), ("1.", "")])
def test_a_typed_number_is_none_of_the_words_of_its_paragraph_though_a_blank_stands_before_the_mark_of_a_note_at_its_end(
    heading, blank, label, tmp_path
):
    body = heading + p("Nets dry here:") + p(f"{label}\tOn the quay.{blank}", call(2))
    parts = {"footnotes": f'<w:footnote w:id="2">{p("At night.")}</w:footnote>'}
    block = list(canonical(tmp_path, body, parts=parts).blocks())[-1]
    assert (block.num, plain(block.content[0]).split()[0]) == (label, "On")


def test_endnotes_beside_footnotes_have_marks_of_their_own(tmp_path):
    end = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:endnoteReference w:id="{}"/></w:r>'.format
    held = "".join(f'<w:endnote w:id="{number}">{p(f"End {number}.")}</w:endnote>' for number in (2, 3))
    document = canonical(
        tmp_path,
        p("1.\tNets", call(2), " dry", end(2), ".") + p("2.\tRopes", end(3), " too."),
        parts={"footnotes": f'<w:footnote w:id="2">{p("Foot.")}</w:footnote>'},
        extra={"word/endnotes.xml": f"<w:endnotes {SPACES}>{held}</w:endnotes>".encode()},
        links={"e": ("endnotes", "endnotes.xml")},
    )
    notes = [
        (each.get("marker"), "".join(map(str, each.itertext())).strip())
        for each in document.main.iter(akn("authorialNote"))
    ]
    assert notes == [("1", "Foot."), ("i", "End 2."), ("ii", "End 3.")]


def test_a_link_within_a_note_keeps_its_address(tmp_path):
    address = "https://example.org/a?b=1&c=2"
    link = '<w:hyperlink r:id="l"><w:r><w:t>the list</w:t></w:r></w:hyperlink>'
    document = canonical(
        tmp_path,
        p("1.\tNets", call(2), "."),
        parts={"footnotes": f'<w:footnote w:id="2">{p("See ", link, ".")}</w:footnote>'},
        extra={"word/_rels/footnotes.xml.rels": LINK.format(R, address.replace("&", "&amp;")).encode()},
    )
    assert [each.get("href") for each in document.main.iter(akn("ref"))] == [address]


@pytest.mark.parametrize(("tracked", "kept"), [("accept", ["Old", "New"]), ("reject", ["Old", "Gone"])])
def test_rows_that_were_put_in_or_taken_out_are_as_the_choice_says(tracked, kept, tmp_path):
    def changed(words: str, how: str) -> str:
        return f'<w:tr><w:trPr><w:{how} w:id="1" w:author="A"/></w:trPr>{cell(words)}{cell("1")}</w:tr>'

    rows = table(row("Old", "1"), changed("Gone", "del"), changed("New", "ins"))
    document = canonical(tmp_path, p("1.\tA table.") + rows, tracked)
    assert ["".join(map(str, each[0].itertext())).strip() for each in document.body.iter(akn("tr"))] == kept


def test_words_of_templates_and_breaks_of_pages_and_columns_leave_the_text_as_it_is(tmp_path):
    body = p("1.\tWrite {{ name }} {% if %} R&amp;D.", r("", ""), '<w:r><w:br w:type="page"/></w:r>') + p(
        "2.\tUpper", '<w:r><w:br w:type="column"/></w:r>', " part", "<w:r><w:br/></w:r>", "below."
    )
    document = canonical(tmp_path, body)
    assert ["".join(map(str, each.content[0].itertext())) for each in document.blocks()] == [
        "Write {{ name }} {% if %} R&D.",
        "Upper partbelow.",
    ]
    assert len(list(document.body.iter(akn("br")))) == 1


@pytest.mark.parametrize("heading", [p("第一章\t总则", style="HCh"), p("总则", style="H1")])
@pytest.mark.parametrize(("words", "title"), [("渔网须晾干，并由船员看管。", None), ("渔网", "渔网")])
def test_an_automatic_number_of_an_article_opens_it_as_a_typed_one_does(heading, words, title, tmp_path):
    counted = lists(level(0, "chineseCounting", "第%1条"))
    body = (
        MASTHEAD
        + p("禁止酷刑委员会")
        + heading
        + p(words, properties=at(0))
        + p("1.\t船只须登记。")
        + p("绳索亦同。", properties=at(0))
    )
    reading = read_word(docx(body, parts={"numbering": counted}), "zh.docx", "zh", "refuse")
    config = DocumentConfig(path=tmp_path / "document.toml")
    document = canonicalise(reading, settle([reading], config).metadata, config, "zh")[0]
    articles = [(each.get("eId"), each.findtext(akn("num"))) for each in document.body.iter(akn("article"))]
    assert articles == [("art_1", "第一条"), ("art_2", "第二条")]
    assert next(document.body.iter(akn("article"))).findtext(akn("heading")) == title
    assert [each.get("eId") for each in document.body.iter(akn("paragraph"))] == ["art_1__para_1"]
    assert sum("".join(each.itertext()) == words for each in document.body.iter(akn("p"), akn("heading"))) == 1


@pytest.mark.parametrize("bold", [False, True])
def test_a_mark_that_is_typed_at_a_title_below_a_typed_masthead_has_lost_its_note(bold, tmp_path):
    *head, title, received = small.EN.partition("\nI.\t")[0].splitlines()
    lines = "".join(map(p, head)) + p(r(f"{title}*", "<w:b/>") if bold else f"{title}*") + p(received) + p("1.\tText.")
    reading = read_word(docx(lines), "en.docx", "en", "refuse")
    config = DocumentConfig(path=tmp_path / "document.toml")
    document = canonicalise(reading, settle([reading], config).metadata, config, "en")[0]
    (note,) = document.main.iter(akn("authorialNote"))
    assert (note.get("marker"), note.get("status")) == ("*", "incomplete")
    assert "*" not in "".join(document.slot("docTitle").itertext())


CENTRED = '<w:jc w:val="center"/>'


def annexed(*labels_and_titles: str) -> str:
    title = f"<w:p><w:pPr>{CENTRED}</w:pPr>{r('How the States were asked', '<w:b/>')}</w:p>"
    return (
        p("I.\tIntroduction", style="HCh") + p("1.\tOne.") + p("2.\tTwo.")
        + "".join(p(each, properties=CENTRED) for each in labels_and_titles) + title + p("1.\tOne anew.")
    )  # fmt: skip


def test_a_label_of_an_annex_that_stands_alone_opens_it_though_no_style_and_no_bold_type_say_so(tmp_path):
    found = canonical(tmp_path, annexed("Annex I"))
    (attachment,) = found.root.iter(akn("attachment"))
    assert [plain(each) for each in attachment.iterchildren(akn("num"), akn("heading"))] == [
        "Annex I",
        "How the States were asked",
    ]
    assert [plain(each) for each in attachment.iter(akn("p"))] == ["One anew."]


def test_labels_of_annexes_below_each_other_are_a_list_of_them_and_open_none_but_the_last(tmp_path):
    found = canonical(tmp_path, annexed("Annex I", "Annex II", "Annex III"))
    assert len(list(found.root.iter(akn("attachment")))) == 1


def test_words_about_an_annex_open_none(tmp_path):
    found = canonical(tmp_path, annexed("Annex I is to be read together with annex II."))
    assert not list(found.root.iter(akn("attachment")))


def under_the_masthead(line: str, tmp_path, *, end: str = "", note: str = "") -> AknDocument:
    """Return a document with a line between session and title, and a paragraph at its end."""
    body = p("Seventieth session") + line + p("\t\tReport of the Netherlands", style="HCh") + p("1.\tOne.") + end
    parts = {"footnotes": f'<w:footnote w:id="2">{note}</w:footnote>'} if note else {}
    reading = read_word(docx(MASTHEAD + body, parts=parts), "en.docx", "en")
    document, _ = canonicalise(
        reading,
        settle([reading], DocumentConfig(path=tmp_path / "document.toml")).metadata,
        DocumentConfig(path=tmp_path / "document.toml"),
        "en",
    )
    assert [each.code for each in prove(document, reading)] == []
    return document


AGENDA = "Item 4 of the provisional agenda"


def front_of(document: AknDocument) -> tuple[list[str], list[str]]:
    sessions = [plain(each) for each in document.main.iter(akn("session"))]
    return sessions, [plain(each) for each in document.main.iterfind(f"{akn('mainBody')}/{akn('alinea')}")]


def test_a_note_of_the_line_of_the_agenda_stands_behind_its_asterisk_before_the_text(tmp_path):
    called = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    found = under_the_masthead(p(AGENDA, called), tmp_path, note=p(r("* A/80/150.")))
    assert front_of(found) == (["Seventieth session", f"{AGENDA}*"], ["* A/80/150."])


def test_a_note_that_is_typed_at_the_end_of_the_text_is_that_of_the_line_of_the_agenda(tmp_path):
    found = under_the_masthead(p(f"{AGENDA}*"), tmp_path, end=p("* A/80/150."))
    assert front_of(found) == (["Seventieth session", f"{AGENDA}*"], ["* A/80/150."])


def test_a_last_paragraph_with_an_asterisk_stays_where_no_line_calls_it(tmp_path):
    found = under_the_masthead(p(AGENDA), tmp_path, end=p("* A/80/150."))
    assert front_of(found)[0] == ["Seventieth session", AGENDA]
    assert plain(list(found.main.iter(akn("p")))[-1]) == "* A/80/150."
