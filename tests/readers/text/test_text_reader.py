"""The text reader: what each shape of text becomes, for any text a valid document, and never in more than linear time.

`pytest tests/readers/text/test_text_reader.py --update-golden` writes what the reader makes of each case now.
"""

import copy
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hexapla.akn.canonical import canonicalise as canonical_form
from hexapla.akn.canonical import document_bytes, to_bytes
from hexapla.akn.document import AknDocument, parse
from hexapla.akn.ids import assign
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.checks.fidelity import check_fidelity
from hexapla.domain.symbol import Symbol
from hexapla.findings import Finding
from hexapla.present import language_of
from hexapla.project.config import DocumentConfig
from hexapla.readers.akn import read_akn
from hexapla.readers.structure.contents_list import contents_range
from hexapla.readers.text.reader import read_text

CASES = Path(__file__).parent.parent / "cases"
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
SYMBOL = Symbol.parse("CAT/C/NLD/8")


def is_symbol(text: str) -> bool:
    try:
        Symbol.parse(text)
    except ValueError:
        return False
    return True


def made(text: str, language: str) -> tuple[AknDocument, list[Finding]]:
    """Read, canonicalise and check a text."""
    reading = read_text(text.encode("utf-8", "surrogatepass"), f"{language}.txt", language)
    slot = reading.slot("symbol")
    config = DocumentConfig(Path("document.toml"), symbol=None if slot and is_symbol(slot.text) else SYMBOL)
    settled = settle([reading], config)
    document, odd = canonicalise(reading, settled.metadata, config, language)
    return document, [*settled.findings, *reading.findings, *odd, *check({language: document}, [reading], {})]


def without_meta(document: AknDocument) -> bytes:
    root = copy.deepcopy(document.root)
    for meta in list(root.iter(akn("meta"))):
        meta.getparent().remove(meta)
    return to_bytes(root)


def assert_holds(document: AknDocument, findings: list[Finding]) -> None:
    """What holds for every text: schema, references, fidelity, ids that are unique and stay, canonical form."""
    assert [each for each in findings if each.code in ("S-007", "F-003")] == []
    ids = [element.get("eId") for element in document.root.iter() if element.get("eId")]
    assert len(ids) == len(set(ids))
    data = document_bytes(document)
    assert to_bytes(parse(data)) == data
    again = parse(data)
    assign(AknDocument(again).main)
    assert to_bytes(again) == data
    back = read_akn(data, "back.xml", language_of(document).code)
    assert to_bytes(canonical_form(back.canonical)) == data


def case_language(name: str) -> str:
    last = name.rpartition("-")[2]
    return last if last in LANGUAGES else "en"


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_a_case_becomes_its_golden_file(name, update_golden):
    document, findings = made((CASES / name / "in.txt").read_text(encoding="utf-8"), case_language(name))
    golden = CASES / name / "out.xml"
    if update_golden:
        golden.write_bytes(without_meta(document))
    assert without_meta(document) == golden.read_bytes()
    assert_holds(document, findings)


def numbers(document: AknDocument) -> list[str]:
    return [element.get("eId") for element in document.main.iter(akn("paragraph"))]


def outline(document: AknDocument) -> list[tuple[int, str]]:
    return [(block.level, plain_text(block.content[0]) if block.content else "") for block in document.blocks()
            if block.kind == "heading"]  # fmt: skip


def read_case(name: str) -> AknDocument:
    return made((CASES / name / "in.txt").read_text(encoding="utf-8"), case_language(name))[0]


@pytest.mark.parametrize("name", ["contents-tabs", "contents-glued"])
def test_a_contents_list_gives_no_headings_and_is_kept(name):
    document = read_case(name)
    kept = [element for element in document.main.iter(akn("hcontainer")) if element.get("name") == "contents"]
    assert len(kept) == 1
    headings = [text for _, text in outline(document)]
    assert len(headings) == len(set(headings))
    assert [eid for eid in numbers(document) if not eid.startswith("att")] == [
        f"para_{number}" for number in range(1, 5 if name == "contents-tabs" else 4)
    ]


def test_numbers_begin_anew_in_decisions_and_their_annexes():
    assert numbers(read_case("decisions")) == [
        "decision_1-CP-3__para_1", "decision_1-CP-3__para_2", "decision_1-CP-3__annex_1__para_1",
        "decision_2-CP-3__para_1", "decision_2-CP-3__annex_I__para_1", "decision_2-CP-3__annex_II__para_1",
        "decision_2-CP-3__annex_II__appendix_1__para_1", "resolution_1-CP-3__para_1",
    ]  # fmt: skip


def test_an_agenda_inside_a_paragraph_is_a_list_and_not_paragraphs():
    document = read_case("agenda")
    assert numbers(document) == ["para_1", "para_2", "para_3", "para_4"]
    points = [element.get("eId") for element in document.main.iter(akn("point"))]
    assert points[0] == "para_2__list_1__point_1"
    assert "para_2__list_1__point_2__list_1__point_b" in points
    assert [text for _, text in outline(document)][-2:] == ["Proceedings", "Conclusions"]


def test_a_quoted_paragraph_keeps_its_number_and_is_none_of_ours():
    document = read_case("quoted")
    assert numbers(document) == ["para_1", "para_2", "para_3", "para_4"]
    labels = [element.findtext(akn("num")) for element in document.main.iter(akn("point"))]
    assert labels == ["2.", "24 bis.", "(n)", "12(e)", "12(f) bis."]


@pytest.mark.parametrize("name", ["lists", "lists-fr", "lists-es", "lists-ru", "lists-ar", "lists-zh"])
def test_equal_places_have_equal_ids_in_every_language(name):
    document = read_case(name)
    eids = {element.get("eId") for element in document.main.iter() if element.get("eId")}
    assert {"para_1", "para_1__list_1__point_a", "para_1__list_1__point_b"} <= eids


@pytest.mark.parametrize(("name", "wanted"), [
    ("treaty", {"part_I", "part_I__chp_I", "art_1", "art_1__para_1__list_1__point_a", "part_II__chp_I", "art_5"}),
    ("treaty-fr", {"part_I", "part_I__chp_I", "art_1", "art_1__para_1__list_1__point_a", "part_II", "art_3"}),
    ("treaty-zh", {"chp_I", "art_1", "art_12"}),
    ("treaty-ar", {"art_1", "art_2"}),
])  # fmt: skip
def test_treaties_have_parts_chapters_and_articles_with_the_ids_that_people_cite(name, wanted):
    document = read_case(name)
    assert wanted <= {element.get("eId") for element in document.main.iter() if element.get("eId")}


@pytest.mark.parametrize(("name", "marks"), [
    ("notes-numbers", ["1", "2", "3"]), ("notes-brackets", ["1", "2"]), ("notes-fr", ["1", "2"]), ("masthead-table", ["*"]),
])  # fmt: skip
def test_the_text_of_a_note_stands_at_its_mark(name, marks):
    document = read_case(name)
    notes = list(document.main.iter(akn("authorialNote")))
    assert [note.get("marker") for note in notes] == marks
    assert all(plain_text(note[0]) for note in notes)


def test_a_figure_that_no_line_explains_is_no_note_mark():
    document, _ = made(
        "1.\tIn 2011 the CO2 was 12 and the act is No. 7.\n2.\tSee resolution 12.1 Then nothing.\n", "en"
    )
    assert next(document.main.iter(akn("authorialNote")), None) is None


def test_a_masthead_in_capitals_gives_the_same_facts_as_a_new_one():
    document = read_case("masthead-capitals")
    assert document.symbol == "CAT/C/NLD/CO/4"
    assert document.facts.get("distribution") == "general"
    assert document.facts.get("originalLanguage") == "spa"
    assert document.day.isoformat() == "2008-12-12"


def test_lines_of_the_session_and_the_agenda_stand_between_committee_and_title():
    document = read_case("masthead-table")
    lines = [plain_text(each) for each in document.main.find(akn("preface"))]
    assert lines == [
        "Committee against Torture", "Sixty-ninth session", "Geneva, 20 April–15 May 2020", "Item 4 of the provisional agenda",
        "Consideration of reports", "Report of the Netherlands on the measures taken since its last report", "Addendum",
    ]  # fmt: skip


def test_a_flattened_table_has_its_rows_its_cells_and_its_evident_head():
    first, second, third = read_case("tables").main.iter(akn("table"))
    assert [[local(cell) for cell in row] for row in first][:2] == [["th", "th", "th"], ["td", "td", "td"]]
    assert [plain_text(cell[0]) for cell in first[2]] == ["2019", "12", ""]
    assert [local(cell) for cell in second[0]] == ["th", "th"]
    assert [local(cell) for cell in third[0]] == ["td", "td"]


def test_the_proof_sees_a_note_that_was_lost_and_a_cell_that_was_changed():
    for name, tag in (("notes-numbers", "authorialNote"), ("tables", "td")):
        text = (CASES / name / "in.txt").read_text(encoding="utf-8")
        reading = read_text(text.encode(), "en.txt", "en")
        config = DocumentConfig(Path("document.toml"), symbol=SYMBOL)
        document, _ = canonicalise(reading, settle([reading], config).metadata, config, "en")
        assert list(check_fidelity(document, reading)) == []
        next(document.main.iter(akn(tag)))[0].text = "Something else."
        assert {each.code for each in check_fidelity(document, reading)} == {"F-003"}


def test_a_word_alone_is_no_contents_list():
    assert not contents_range(["Contents", "of a box", "were taken."], "en")


LABELS = st.sampled_from([
    "1.\t", "2.", "3. ", "4 bis. ", "13.1 ", "12(e)\t", "(a)\t", "(i) ", "a. ", "ii. ", "a) ", "1) ", "(1)\t", "1\t", "•\t", "– ", "I.\t", "A. ",
    "Article 1", "Article premier", "第一条", "المادة 3", "PART I — ", "CHAPTER II — ", "Section I — ", "Annex", "Annex II", "Appendix",
    "Decision 1/CP.3", "Decision 2/CP.3", "Resolution 1/CP.3", "61/295. ", "\t", "\t\t", "| a | b |", "|---|---|", "| |", "Contents",
    "(Agenda item 3)", "1 See ", "[1] See ", "* See ", "أولا - ", "(أ) ", "一、", "附件", "I.Introduction\t1–2\t3", "", "---", "Distr.", "GENERAL",
])  # fmt: skip
WORDS = st.sampled_from([
    "The inspectorate visits places.", "Places of detention", "they are:", "as follows,", "public.1", "public[1]", "report*", "3 May 2020",
    "paragraph 3 above", "United Nations", "CAT/C/NLD/8", "The General Assembly", "and so on", "Distr.: General", "x" * 300, "",
])  # fmt: skip
LINE = st.builds(lambda label, words: f"{label}{words}", LABELS, WORDS)
TEXT = st.one_of(st.lists(LINE, max_size=25).map("\n".join), st.text(max_size=200))


@settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(TEXT, st.sampled_from(LANGUAGES))
def test_any_text_becomes_a_valid_document_in_which_nothing_is_lost(text, language):
    assert_holds(*made(text, language))


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(LINE, max_size=12).map("\n".join), st.sampled_from(LANGUAGES))
def test_a_masthead_before_any_text_changes_nothing_of_that(text, language):
    assert_holds(*made(f"United Nations\nCAT/C/NLD/8\nDistr.: General\nCommittee against Torture\n{text}", language))


def long_text(paragraphs: int) -> str:
    pieces = ["I.\tIntroduction"]
    for number in range(1, paragraphs + 1):
        pieces.append(
            f"{number}.\tThe inspectorate visited place {number} (CAT/C/NLD/{number}), see paragraph {number} above:"
        )
        pieces += [
            "(a)\tIt was open;",
            "(b)\tIt was closed.",
            "An open line without a number.",
            f"Heading of place {number}",
        ]
    return "\n".join(pieces)


HARD = {
    "paragraphs": long_text,
    "one line": lambda count: "1.\t" + "word [1] word* (a) 12.1 paragraph 3 above " * count,
    "items": lambda count: "1.\tAll of these:\n" + "(a)\tOne;\n" * count,
    "rows": lambda count: "| a | b |\n" * count,
    "notes": lambda count: (
        "\n".join(f"{n}.\tWord{n}" for n in range(1, count)) + "\n" + "\n".join(f"{n} See it." for n in range(1, count))
    ),
    "contents": lambda count: "Contents\n" + "Entry of the list\t3\n" * count,
    "letters": lambda count: "a" * count,
    "brackets": lambda count: "(" * count + "[" * count,
}


@pytest.mark.parametrize("shape", HARD)
def test_reading_takes_no_more_than_linear_time(shape):
    def seconds(count: int) -> float:
        data = HARD[shape](count).encode()
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            read_text(data, "en.txt", "en")
            best = min(best, time.process_time() - began)
        return best

    read_text(b"1.\tOnce.\n", "en.txt", "en")
    assert seconds(1600) < 24 * max(seconds(200), 0.002)


def test_every_one_of_6500_paragraphs_is_read():
    reading = read_text(long_text(6500).encode(), "en.txt", "en")
    assert sum(1 for _ in reading.body.iter(akn("paragraph"))) == 6500


# Counted in the texts themselves, label by label: numbered paragraphs, articles, headings (articles too), notes with their text, annexes.
COUNTED = {
    "CISG_A-CONF.97-18.sched1": (139, 101, 125, 0, 0), "Ottawa_APLC.sched1": (72, 22, 24, 0, 0),
    "UNDRIP_A-RES-61-295.sched1": (52, 46, 49, 4, 1), "CMA2016_1.1_Decisions_1_to_2": (13, 0, 6, 0, 0),
    "sbi2019_9": (192, 0, 102, 0, 3), "sbsta2023_8": (78, 0, 56, 0, 0),
}  # fmt: skip
CORPUS_LANGUAGES = {"fr": "fr", "fra": "fr", "arb": "ar", "hans": "zh", "rus": "ru", "spa": "es"}


def corpus_texts(corpus: Path) -> list[tuple[str, str, str]]:
    """Name, language and text of every text of the corpus."""
    found = []
    for path in sorted(corpus.glob("*/*.txt")):
        stem, _, code = path.stem.rpartition("." if path.parent.name == "treaties" else "_")
        name = stem if path.parent.name == "treaties" else path.stem
        found.append((name, CORPUS_LANGUAGES.get(code, "en"), path.read_text(encoding="utf-8")))
    return found


def counts(document: AknDocument) -> tuple[int, ...]:
    kinds = [block.kind for block in document.blocks()]
    notes = [note for note in document.main.iter(akn("authorialNote")) if note.get("status") != "incomplete"]
    articles = sum(1 for _ in document.main.iter(akn("article")))
    return kinds.count("paragraph"), articles, kinds.count("heading"), len(notes), kinds.count("annex")


@pytest.mark.corpus
def test_every_text_of_the_corpus_holds_and_has_what_was_counted_in_it(corpus):
    for name, language, text in corpus_texts(corpus):
        document, findings = made(text, language)
        assert_holds(document, findings)
        assert name not in COUNTED or counts(document) == COUNTED[name], name


@pytest.mark.corpus
@pytest.mark.parametrize("blank", ["", " "])
def test_a_text_that_lost_its_tabs_has_the_same_structure(corpus, blank):
    for name, language, text in corpus_texts(corpus):
        if name in COUNTED and not name.startswith("Ottawa"):  # where `1` and a tab are all that a paragraph has
            bare = re.sub(r"(?m)^(\S{1,16}?[.)])\t+(?=\S)", rf"\1{blank}", re.sub(r"(?m)^\t+", "", text)).replace(
                "\t", blank
            )
            assert counts(made(bare, language)[0]) == COUNTED[name], name


@pytest.mark.corpus
def test_the_languages_of_a_treaty_have_the_same_ids(corpus):
    ids: dict[str, list[set[str]]] = {}
    for name, language, text in corpus_texts(corpus):
        if name.endswith("sched1"):
            document, _ = made(text, language)
            found = {
                each.get("eId", "")
                for each in document.body.iter()
                if each.get("eId") and "__ref_" not in each.get("eId")
            }
            ids.setdefault(name, []).append(found)
    assert len(ids) == 3
    for first, second in ids.values():
        assert first == second


@pytest.mark.corpus
def test_general_comments_are_cut_into_the_paragraphs_that_people_annotated(corpus):
    for path in corpus.glob("general-comments/*.json"):
        wanted = {
            f"para_{entry['ID']}": " ".join(entry["Text"].split())
            for entry in json.loads(path.read_text(encoding="utf-8"))
        }
        for mark in (".\t", ".", ". "):
            text = "\n".join(f"{eid[5:]}{mark}{words}" for eid, words in wanted.items())
            document, _ = made(text, "en")
            found = {
                each.get("eId"): plain_text(each.find(f".//{akn('p')}"))
                for each in document.main.iter(akn("paragraph"))
            }
            assert found == wanted


def read_lines(*lines: str, language: str = "en") -> tuple[AknDocument, list[Finding]]:
    return made("\n".join(lines), language)


FRONT = (
    "United Nations\tA/78/555*", "General Assembly\tDistr.: General", "8 September 2023", "Original: English", "",
    "Seventy-eighth session", "Item 73 (b) of the provisional agenda**", "Promotion of reading", "\t\tRight to libraries",
)  # fmt: skip


def test_session_agenda_item_and_job_number_are_facts_of_the_masthead():
    document, _ = read_lines(*FRONT, "1.\tFirst.", "23-12345 (E)    221223", "\fA/78/555", "2.\tSecond.")
    assert document.facts.get("session") == "Seventy-eighth session"
    assert document.facts.get("agendaItem") == "73 (b)"
    assert document.facts.get("jobNumber") == "23-12345"
    assert numbers(document) == ["para_1", "para_2"]


def test_languages_that_write_the_agenda_item_differently_agree_and_others_do_not():
    english = "United Nations\nA/78/555\nDistr.: General\nSeventy-eighth session\nAgenda item 73 (b)\nA title\n1.\tA."
    french = "Nations Unies\nA/78/555\nDistr. générale\nPoint {} de l’ordre du jour\nUn titre\n1.\tA."

    def codes(item: str) -> list[str]:
        readings = [
            read_text(english.encode(), "en.txt", "en"),
            read_text(french.format(item).encode(), "fr.txt", "fr"),
        ]
        return [each.code for each in settle(readings, DocumentConfig(Path("document.toml"))).findings]

    assert "M-002" not in codes("73 b)")
    assert "M-002" in codes("74 b)")


def test_what_a_mark_of_the_masthead_calls_stays_a_paragraph_and_is_no_lost_note():
    document, findings = read_lines(*FRONT, "* Reissued for technical reasons.", "** A/78/150.", "I.\tA", "1.\tB.")
    assert [each.code for each in findings if each.code.startswith("N-")] == []
    assert "* Reissued for technical reasons." in [plain_text(p) for p in document.main.iter(akn("p"))]


def test_numbers_that_begin_anew_are_one_finding_and_not_one_a_number():
    rows = [f"{number}.\tOf the first." for number in range(1, 5)] + [f"{number}.\tOf it." for number in range(1, 4)]
    _, findings = read_lines("I.\tCommittee", *rows[:4], "II.\tSecretariat", *rows[4:])
    assert [each.code for each in findings if each.code in ("S-001", "S-002", "S-003")] == ["S-003"]


def test_a_number_that_stands_twice_is_still_an_error():
    _, findings = read_lines("1.\tA.", "2.\tB.", "2.\tC.", "3.\tD.")
    assert [each.code for each in findings if each.code in ("S-001", "S-002", "S-003")] == ["S-002"]


def test_divided_numbers_are_no_gap():
    _, findings = read_lines("1.1\tA is.", "1.2\tB is.", "2.\tC is.", "3.1\tD is.", "3.2\tE is.", "4.\tF is.")
    assert [each.code for each in findings if each.code == "S-001"] == []


def test_each_asterisk_gets_the_next_text_with_its_mark():
    document, _ = read_lines("1.\tOne*.", "* First.", "2.\tTwo*.", "* Second.")
    notes = [plain_text(next(iter(note))) for note in document.main.iter(akn("authorialNote"))]
    assert notes == ["First.", "Second."]


def test_a_mark_glued_to_a_year_is_told_from_the_year_by_the_row_of_notes():
    document, _ = read_lines("1.\tAs of 31 March 20221, and later2.", "1 See one.", "2 See two.")
    assert [note.get("marker") for note in document.main.iter(akn("authorialNote"))] == ["1", "2"]
    assert "As of 31 March 2022, and later." in [plain_text(p) for p in document.main.iter(akn("p"))]


def test_a_text_between_notes_that_nothing_calls_is_reported_and_kept():
    document, findings = read_lines("1.\tOne,1 three.3", "1 See one.", "2 See two.", "3 See three.")
    assert [each.before for each in findings if each.code == "N-002"] == ["2"]
    assert "2 See two." in [plain_text(p) for p in document.main.iter(akn("p"))]


WRAPPED = """\
1.  The inspectorate visited eleven places of detention in 2019, and its reports
were sent to the Government and to Parliament, which discussed them with non-
governmental organizations in the same year, and the recommen-
dations were published; non-governmental organizations welcomed them.

2.  It visited:

    (a)  Prisons;

    (b)  Police stations, among them those in the capital and in the towns along
the coast.
"""


def test_wrapped_lines_become_paragraphs_and_hyphens_stay_where_the_text_has_them_elsewhere():
    document, findings = made(WRAPPED, "en")
    words = [plain_text(p) for p in document.body.iter(akn("p"))]
    assert "with non-governmental organizations in the same year, and the recommendations were published" in words[0]
    assert words[-1] == "Police stations, among them those in the capital and in the towns along the coast."
    assert [each.line for each in findings if each.code == "S-104"] == [1]
    assert numbers(document) == ["para_1", "para_2"]


@pytest.mark.parametrize("name", ["pages-wrapped", "pages-wrapped-fr", "page-numbers", "columns-capitals"])
def test_nothing_of_a_page_stays_in_the_text(name):
    text = (CASES / name / "in.txt").read_text(encoding="utf-8")
    document, findings = made(text, case_language(name))
    said = " ".join(plain_text(p) for p in document.main.find(akn("mainBody")).iter(akn("p"), akn("heading")))
    assert document.symbol not in said
    assert not re.search(r"\d\d-\d{5}|page \d|\f", said)
    assert "F-103" in {each.code for each in findings}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_line_ends_and_encodings_of_windows_change_nothing(encoding):
    text = (CASES / "ga-resolution-fr" / "in.txt").read_text(encoding="utf-8")
    plain = read_text(text.encode(), "fr.txt", "fr")
    other = read_text(text.replace("\n", "\r\n").encode(encoding), "fr.txt", "fr")
    assert to_bytes(other.body) == to_bytes(plain.body)
    assert [slot.text for slot in other.slots] == [slot.text for slot in plain.slots]


@pytest.mark.parametrize(("name", "title"), [
    ("ga-resolution", "78/999. Orchards for sustainable development"),
    ("ga-resolution-zh", "76/997.图书馆与人权"),
    ("resolution-es", "2020/99. Bibliotecas para todos"),
    ("sc-resolution", "Resolution 2799 (2023)"),
    ("report-zh", "图书馆权"),
    ("report-ru", "Право на библиотеки"),
    ("budget", "Proposed programme budget for 2025"),
    ("corrigendum", "Right to libraries"),
])  # fmt: skip
def test_the_title_is_told_from_the_names_of_agenda_items_and_from_who_adopted_the_text(name, title):
    document = read_case(name)
    assert plain_text(next(document.main.iter(akn("docTitle")))) == title


def test_articles_through_which_paragraphs_are_numbered_are_headings():
    assert numbers(read_case("list-of-issues-fr")) == [f"para_{number}" for number in range(1, 6)]


def test_an_agenda_under_its_name_is_a_list_where_paragraphs_are_numbered_besides():
    agenda = ["Provisional agenda", "1.\tOpening.", "2.\tElections.", "3.\tClosure."]
    document, _ = read_lines(*agenda, "Annotations", "1.\tIt opens. It is short.", "2.\tIt elects. It is long.")
    assert numbers(document) == ["para_1", "para_2"]
    assert sum(1 for _ in document.main.iter(akn("point"))) == 3
