"""The text reader: what each shape of text becomes, for any text a valid document, and never in more than linear time.

`pytest tests/readers/text/test_text_reader.py --update-golden` writes what the reader makes of each case now.
"""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hexapla.akn.canonical import to_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.canonical import canonicalise, settle
from hexapla.checks.fidelity import check_fidelity
from hexapla.project.config import DocumentConfig
from hexapla.readers.text.reader import read_text
from samples.texts import CASES, LANGUAGES, SYMBOL, assert_holds, case_language, made, numbers, without_meta


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_a_case_becomes_its_golden_file(name, update_golden):
    document, findings = made((CASES / name / "in.txt").read_text(encoding="utf-8"), case_language(name))
    golden = CASES / name / "out.xml"
    if update_golden:
        golden.write_bytes(without_meta(document))
    assert without_meta(document) == golden.read_bytes()
    assert_holds(document, findings)


def test_the_proof_sees_a_note_that_was_lost_and_a_cell_that_was_changed():
    for name, tag in (("notes-numbers", "authorialNote"), ("tables", "td")):
        text = (CASES / name / "in.txt").read_text(encoding="utf-8")
        reading = read_text(text.encode(), "en.txt", "en")
        config = DocumentConfig(Path("document.toml"), symbol=SYMBOL)
        document, _ = canonicalise(reading, settle([reading], config).metadata, config, "en")
        assert list(check_fidelity(document, reading)) == []
        next(document.main.iter(akn(tag)))[0].text = "Something else."
        assert {each.code for each in check_fidelity(document, reading)} == {"F-003"}


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


def test_notes_with_raised_figures_are_parted_where_lines_are_wrapped():
    text = "1. The committee met in the port of Riga¹ in the\nfirst days of May.²\n\n¹ It had met in Reval.\n² By the old calendar.\n"
    document, _ = made(text, "en")
    notes = [plain_text(note) for note in document.main.iter(akn("authorialNote"))]
    assert notes == ["It had met in Reval.", "By the old calendar."]
